# Generated from specs/pracsuite/paths/referrer.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence

from .._api import FILTER, LINKS_PAGING, PAGE, PAGE_SIZE, REFERRER_ID, SORT_BY
from .._runtime.client.resource import (
    AsyncResource,
    Headers,
    RawMethod,
    RawResource,
    RawView,
    Resource_co,
    SyncResource,
)
from .._runtime.operation.definition import Operation
from .._runtime.operation.filters import Condition, Query
from .._runtime.pagination.pages import AsyncPages, Page
from .._runtime.pagination.styles import ListOperation
from .._runtime.values.record_codec import Object
from .._runtime.values.unset import UNSET, Unset
from ..models.referrer import Referrer, ReferrerPage

_LIST_QUERY = Query(
    filters={
        "first_name": "string", "surname": "string", "email": "string", "phone": "string", "active": "boolean",
        "updated": "date-time", "created": "date-time",
    }
)
_LIST = ListOperation[Referrer](
    "referrers.list", "GET", "/referrer", "read",
    parameters={"page": PAGE, "page_size": PAGE_SIZE, "sort_by": SORT_BY, "q": FILTER},
    returns=Object(lambda: ReferrerPage), query=_LIST_QUERY, items="referrers", paging=LINKS_PAGING,
    key=("referrer_id",),
)
_GET = Operation[Referrer](
    "referrers.get", "GET", "/referrer/{referrer_id}", "read", parameters={"referrer_id": REFERRER_ID},
    returns=Object(lambda: Referrer),
)


class Referrers(SyncResource):
    """People who refer patients."""

    with_raw_response = RawView(lambda: ReferrersRaw[Referrers])

    def list(
        self, *, where: Sequence[Condition] | Unset = UNSET, page: int | Unset = UNSET, page_size: int | Unset = UNSET,
        sort_by: Sequence[str] | Unset = UNSET, q: Sequence[str] | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> Page[Referrer]:
        """List referrers.

        Returns the referrers of patients, one page at a time. The filter `active` is the opposite of the field
        `archive`.

        Filters: ``first_name`` (string), ``surname`` (string), ``email`` (string), ``phone`` (string), ``active``
        (boolean), ``updated`` (date-time), ``created`` (date-time).

        Args:
            where: Conditions that a record must all meet, such as ``F.app_time >= datetime(2027, 1, 4)``.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            sort_by: Fields to sort by, most significant first, as one comma-separated value. Each list defines the
                fields that it can be sorted by. Evidence (documented): described as comma-separated; the samples
                show a JSON array as text instead, and the syntax for descending order is not published.
            q: Conditions that records must all meet, one parameter per condition. A condition has the form
                `FIELD:OPERATORVALUE`, such as `app_time:>=2027-01-04T09:00:00`. Each list defines the fields that it
                can be filtered by, and their formats.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            One page of referrers.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: A request parameter is invalid, such as an unknown filter or a page number below 1.
            AuthenticationError: 401: A key is missing or not accepted. The body of this response contains status
                403.
            PermissionDeniedError: 403: The keys do not permit this call, or the path does not exist. An unknown path
                returns 403, not 404.
            RateLimitError: 429: The vendor key exceeded the rate limit or used up its daily quota. The limits are
                not published.
            InternalServerError: 500: Unexpected failure of the API. Quote the request ID to the vendor's support.

        Evidence (documented): current reference page, truncated within the error responses; those not shown are
        inferred.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST, locals())

    def get(self, referrer_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None) -> Referrer:
        """Get a referrer.

        Returns the referrer with the given ID.

        Args:
            referrer_id: ID of the referrer.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The referrer.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: A request parameter is invalid, such as an unknown filter or a page number below 1.
            AuthenticationError: 401: A key is missing or not accepted. The body of this response contains status
                403.
            PermissionDeniedError: 403: The keys do not permit this call, or the path does not exist. An unknown path
                returns 403, not 404.
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.
            RateLimitError: 429: The vendor key exceeded the rate limit or used up its daily quota. The limits are
                not published.
            InternalServerError: 500: Unexpected failure of the API. Quote the request ID to the vendor's support.

        Evidence (example): link in a referrer's field table; response and errors are inferred by analogy.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._call(_GET, locals())


class AsyncReferrers(AsyncResource):
    """People who refer patients."""

    with_raw_response = RawView(lambda: ReferrersRaw[AsyncReferrers])

    def list(
        self, *, where: Sequence[Condition] | Unset = UNSET, page: int | Unset = UNSET, page_size: int | Unset = UNSET,
        sort_by: Sequence[str] | Unset = UNSET, q: Sequence[str] | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> AsyncPages[Referrer]:
        """List referrers.

        Returns the referrers of patients, one page at a time. The filter `active` is the opposite of the field
        `archive`.

        Filters: ``first_name`` (string), ``surname`` (string), ``email`` (string), ``phone`` (string), ``active``
        (boolean), ``updated`` (date-time), ``created`` (date-time).

        Args:
            where: Conditions that a record must all meet, such as ``F.app_time >= datetime(2027, 1, 4)``.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            sort_by: Fields to sort by, most significant first, as one comma-separated value. Each list defines the
                fields that it can be sorted by. Evidence (documented): described as comma-separated; the samples
                show a JSON array as text instead, and the syntax for descending order is not published.
            q: Conditions that records must all meet, one parameter per condition. A condition has the form
                `FIELD:OPERATORVALUE`, such as `app_time:>=2027-01-04T09:00:00`. Each list defines the fields that it
                can be filtered by, and their formats.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            One page of referrers.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: A request parameter is invalid, such as an unknown filter or a page number below 1.
            AuthenticationError: 401: A key is missing or not accepted. The body of this response contains status
                403.
            PermissionDeniedError: 403: The keys do not permit this call, or the path does not exist. An unknown path
                returns 403, not 404.
            RateLimitError: 429: The vendor key exceeded the rate limit or used up its daily quota. The limits are
                not published.
            InternalServerError: 500: Unexpected failure of the API. Quote the request ID to the vendor's support.

        Evidence (documented): current reference page, truncated within the error responses; those not shown are
        inferred.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST, locals())

    async def get(
        self, referrer_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None
    ) -> Referrer:
        """Get a referrer.

        Returns the referrer with the given ID.

        Args:
            referrer_id: ID of the referrer.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The referrer.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: A request parameter is invalid, such as an unknown filter or a page number below 1.
            AuthenticationError: 401: A key is missing or not accepted. The body of this response contains status
                403.
            PermissionDeniedError: 403: The keys do not permit this call, or the path does not exist. An unknown path
                returns 403, not 404.
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.
            RateLimitError: 429: The vendor key exceeded the rate limit or used up its daily quota. The limits are
                not published.
            InternalServerError: 500: Unexpected failure of the API. Quote the request ID to the vendor's support.

        Evidence (example): link in a referrer's field table; response and errors are inferred by analogy.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return await self._call(_GET, locals())


class ReferrersRaw(RawResource[Resource_co]):
    """The methods of ``Referrers`` and ``AsyncReferrers``, returning raw answers."""

    list = RawMethod(Referrers.list, AsyncReferrers.list)
    get = RawMethod(Referrers.get, AsyncReferrers.get)
