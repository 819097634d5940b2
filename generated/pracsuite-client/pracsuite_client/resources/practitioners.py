# Generated from specs/pracsuite/paths/practitioner.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

from .._api import BUSINESS_ID, FILTER, LINKS_PAGING, PAGE, PAGE_SIZE, PRACTITIONER_ID, PROFESSION_ID, SORT_BY
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
from ..models.practitioner import Practitioner, PractitionerPage

ListOrderBy = Literal["practitioner_id", "first_name", "surname", "created"]
_LIST_QUERY = Query(
    filters={
        "created": "date-time", "archived": "date-time", "updated": "date-time", "profession_id": "integer",
        "business_id": "integer",
    },
    sort=get_args(ListOrderBy),
)
_LIST = ListOperation[Practitioner](
    "practitioners.list", "GET", "/practitioner", "read",
    parameters={"page": PAGE, "page_size": PAGE_SIZE, "sort_by": SORT_BY, "q": FILTER},
    returns=Object(lambda: PractitionerPage), query=_LIST_QUERY, items="practitioners", paging=LINKS_PAGING,
    key=("practitioner_id",),
)
_GET = Operation[Practitioner](
    "practitioners.get", "GET", "/practitioner/{practitioner_id}", "read",
    parameters={"practitioner_id": PRACTITIONER_ID}, returns=Object(lambda: Practitioner),
)
_LIST_BY_BUSINESS = ListOperation[Practitioner](
    "practitioners.list_by_business", "GET", "/business/{business_id}/practitioner", "read",
    parameters={"business_id": BUSINESS_ID, "page": PAGE, "page_size": PAGE_SIZE, "sort_by": SORT_BY, "q": FILTER},
    returns=Object(lambda: PractitionerPage), query=_LIST_QUERY.without("business_id"), items="practitioners",
    paging=LINKS_PAGING, key=("practitioner_id",),
)
_LIST_BY_PROFESSION = ListOperation[Practitioner](
    "practitioners.list_by_profession", "GET", "/profession/{profession_id}/practitioner", "read",
    parameters={"profession_id": PROFESSION_ID, "page": PAGE, "page_size": PAGE_SIZE, "sort_by": SORT_BY, "q": FILTER},
    returns=Object(lambda: PractitionerPage), query=_LIST_QUERY.without("profession_id"), items="practitioners",
    paging=LINKS_PAGING, key=("practitioner_id",),
)


class Practitioners(SyncResource):
    """People who treat patients."""

    with_raw_response = RawView(lambda: PractitionersRaw[Practitioners])

    def list(
        self, *, where: Sequence[Condition] | Unset = UNSET, order_by: Sequence[ListOrderBy] | Unset = UNSET,
        page: int | Unset = UNSET, page_size: int | Unset = UNSET, sort_by: Sequence[str] | Unset = UNSET,
        q: Sequence[str] | Unset = UNSET, timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> Page[Practitioner]:
        """List practitioners.

        Returns the practitioners of the account, one page at a time.

        Filters: ``created`` (date-time), ``archived`` (date-time), ``updated`` (date-time), ``profession_id``
        (integer), ``business_id`` (integer).

        Sorts by: ``practitioner_id``, ``first_name``, ``surname``, ``created``.

        Args:
            where: Conditions that a record must all meet, such as ``F.app_time >= datetime(2027, 1, 4)``.
            order_by: Fields to sort by, the weightiest first.
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
            One page of practitioners.

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

        Evidence (documented): vendor's description, February 2026; 400 is inferred from the other lists.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST, locals())

    def get(
        self, practitioner_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None
    ) -> Practitioner:
        """Get a practitioner.

        Returns the practitioner with the given ID.

        Args:
            practitioner_id: ID of the practitioner.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The practitioner.

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

        Evidence (documented): vendor's description, February 2026.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._call(_GET, locals())

    def list_by_business(
        self, business_id: int, *, where: Sequence[Condition] | Unset = UNSET,
        order_by: Sequence[ListOrderBy] | Unset = UNSET, page: int | Unset = UNSET, page_size: int | Unset = UNSET,
        sort_by: Sequence[str] | Unset = UNSET, q: Sequence[str] | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> Page[Practitioner]:
        """List the practitioners of a business.

        Returns the practitioners who work at one business, one page at a time.

        Filters: ``created`` (date-time), ``archived`` (date-time), ``updated`` (date-time), ``profession_id``
        (integer).

        Sorts by: ``practitioner_id``, ``first_name``, ``surname``, ``created``.

        Args:
            where: Conditions that a record must all meet, such as ``F.app_time >= datetime(2027, 1, 4)``.
            order_by: Fields to sort by, the weightiest first.
            business_id: ID of the business (a clinic or location).
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
            One page of practitioners.

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

        Evidence (documented): vendor's description, February 2026; 400 is inferred from the other lists.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST_BY_BUSINESS, locals())

    def list_by_profession(
        self, profession_id: int, *, where: Sequence[Condition] | Unset = UNSET,
        order_by: Sequence[ListOrderBy] | Unset = UNSET, page: int | Unset = UNSET, page_size: int | Unset = UNSET,
        sort_by: Sequence[str] | Unset = UNSET, q: Sequence[str] | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> Page[Practitioner]:
        """List the practitioners of a profession.

        Returns the practitioners who have one profession, one page at a time.

        Filters: ``created`` (date-time), ``archived`` (date-time), ``updated`` (date-time), ``business_id``
        (integer).

        Sorts by: ``practitioner_id``, ``first_name``, ``surname``, ``created``.

        Args:
            where: Conditions that a record must all meet, such as ``F.app_time >= datetime(2027, 1, 4)``.
            order_by: Fields to sort by, the weightiest first.
            profession_id: ID of the profession.
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
            One page of practitioners.

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

        Evidence (documented): vendor's description, February 2026; 400 is inferred from the other lists.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST_BY_PROFESSION, locals())


class AsyncPractitioners(AsyncResource):
    """People who treat patients."""

    with_raw_response = RawView(lambda: PractitionersRaw[AsyncPractitioners])

    def list(
        self, *, where: Sequence[Condition] | Unset = UNSET, order_by: Sequence[ListOrderBy] | Unset = UNSET,
        page: int | Unset = UNSET, page_size: int | Unset = UNSET, sort_by: Sequence[str] | Unset = UNSET,
        q: Sequence[str] | Unset = UNSET, timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> AsyncPages[Practitioner]:
        """List practitioners.

        Returns the practitioners of the account, one page at a time.

        Filters: ``created`` (date-time), ``archived`` (date-time), ``updated`` (date-time), ``profession_id``
        (integer), ``business_id`` (integer).

        Sorts by: ``practitioner_id``, ``first_name``, ``surname``, ``created``.

        Args:
            where: Conditions that a record must all meet, such as ``F.app_time >= datetime(2027, 1, 4)``.
            order_by: Fields to sort by, the weightiest first.
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
            One page of practitioners.

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

        Evidence (documented): vendor's description, February 2026; 400 is inferred from the other lists.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST, locals())

    async def get(
        self, practitioner_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None
    ) -> Practitioner:
        """Get a practitioner.

        Returns the practitioner with the given ID.

        Args:
            practitioner_id: ID of the practitioner.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The practitioner.

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

        Evidence (documented): vendor's description, February 2026.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return await self._call(_GET, locals())

    def list_by_business(
        self, business_id: int, *, where: Sequence[Condition] | Unset = UNSET,
        order_by: Sequence[ListOrderBy] | Unset = UNSET, page: int | Unset = UNSET, page_size: int | Unset = UNSET,
        sort_by: Sequence[str] | Unset = UNSET, q: Sequence[str] | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> AsyncPages[Practitioner]:
        """List the practitioners of a business.

        Returns the practitioners who work at one business, one page at a time.

        Filters: ``created`` (date-time), ``archived`` (date-time), ``updated`` (date-time), ``profession_id``
        (integer).

        Sorts by: ``practitioner_id``, ``first_name``, ``surname``, ``created``.

        Args:
            where: Conditions that a record must all meet, such as ``F.app_time >= datetime(2027, 1, 4)``.
            order_by: Fields to sort by, the weightiest first.
            business_id: ID of the business (a clinic or location).
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
            One page of practitioners.

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

        Evidence (documented): vendor's description, February 2026; 400 is inferred from the other lists.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST_BY_BUSINESS, locals())

    def list_by_profession(
        self, profession_id: int, *, where: Sequence[Condition] | Unset = UNSET,
        order_by: Sequence[ListOrderBy] | Unset = UNSET, page: int | Unset = UNSET, page_size: int | Unset = UNSET,
        sort_by: Sequence[str] | Unset = UNSET, q: Sequence[str] | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> AsyncPages[Practitioner]:
        """List the practitioners of a profession.

        Returns the practitioners who have one profession, one page at a time.

        Filters: ``created`` (date-time), ``archived`` (date-time), ``updated`` (date-time), ``business_id``
        (integer).

        Sorts by: ``practitioner_id``, ``first_name``, ``surname``, ``created``.

        Args:
            where: Conditions that a record must all meet, such as ``F.app_time >= datetime(2027, 1, 4)``.
            order_by: Fields to sort by, the weightiest first.
            profession_id: ID of the profession.
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
            One page of practitioners.

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

        Evidence (documented): vendor's description, February 2026; 400 is inferred from the other lists.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST_BY_PROFESSION, locals())


class PractitionersRaw(RawResource[Resource_co]):
    """The methods of ``Practitioners`` and ``AsyncPractitioners``, returning raw answers."""

    list = RawMethod(Practitioners.list, AsyncPractitioners.list)
    get = RawMethod(Practitioners.get, AsyncPractitioners.get)
    list_by_business = RawMethod(Practitioners.list_by_business, AsyncPractitioners.list_by_business)
    list_by_profession = RawMethod(Practitioners.list_by_profession, AsyncPractitioners.list_by_profession)
