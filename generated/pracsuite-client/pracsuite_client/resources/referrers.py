# Generated from specs/pracsuite/paths/referrer.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence

from .._api import FILTER, LINKS_PAGING, PAGE, PAGE_SIZE, REFERRER_ID
from .._runtime.client.resource import AsyncResource, RawMethod, RawResource, RawView, Resource_co, SyncResource
from .._runtime.errors.tracebacks import HIDDEN
from .._runtime.operation.call_options import CallOptions, ExtraQuery, Headers
from .._runtime.operation.definition import Operation
from .._runtime.operation.filters import Condition, Query, RawCondition
from .._runtime.pagination.pages import AsyncPages, Page
from .._runtime.pagination.styles import ListOperation
from .._runtime.pagination.walk import WalkOptions
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
    "referrers.list", "GET", "/referrer", "read", parameters={"page": PAGE, "page_size": PAGE_SIZE, "q": FILTER},
    returns=Object(lambda: ReferrerPage), query=_LIST_QUERY, items="referrers", paging=LINKS_PAGING,
    key=("referrer_id",),
)
_GET = Operation[Referrer](
    "referrers.get", "GET", "/referrer/{referrer_id}", "read", parameters={"referrer_id": REFERRER_ID},
    returns=Object(lambda: Referrer), identity=(("referrer_id", "/referrer_id"),), proof=(("/referrer_id",),),
)


class Referrers(SyncResource):
    """People who refer patients."""

    with_raw_response = RawView(lambda: ReferrersRaw[Referrers])

    def list(
        self, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET, limit: int | None = None,
        allow_changes: bool = False, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> Page[Referrer]:
        """List referrers.

        ``GET /referrer``

        Returns the referrers of patients, one page at a time. The filter `active` is the opposite of the field
        `archive`.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.first_name == "Doe"``; ``F`` lists the
                operators. Fields: ``first_name`` (string), ``surname`` (string), ``email`` (string), ``phone``
                (string), ``active`` (boolean), ``updated`` (date-time), ``created`` (date-time).
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of referrers.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - The fields that it sorts by are not published.

        Source (documented): current reference page, truncated within the error responses; those not shown are
        inferred.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST, {"page": page, "page_size": page_size, "where": where},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    def get(
        self, referrer_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> Referrer:
        """Get a referrer.

        ``GET /referrer/{referrer_id}``

        Returns the referrer with the given ID.

        Args:
            referrer_id: ID of the referrer.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The referrer.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Known only from a link: errors and the name of the path parameter are inferred by analogy.

        Source (vendor's sample): link in a referrer's field table; response and errors are inferred by analogy.
        """
        with HIDDEN, HIDDEN:
            return self._call(_GET, {"referrer_id": referrer_id}, CallOptions(timeout, extra_headers, extra_query))


class AsyncReferrers(AsyncResource):
    """People who refer patients."""

    with_raw_response = RawView(lambda: ReferrersRaw[AsyncReferrers])

    def list(
        self, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET, limit: int | None = None,
        allow_changes: bool = False, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[Referrer]:
        """List referrers.

        ``GET /referrer``

        Returns the referrers of patients, one page at a time. The filter `active` is the opposite of the field
        `archive`.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.first_name == "Doe"``; ``F`` lists the
                operators. Fields: ``first_name`` (string), ``surname`` (string), ``email`` (string), ``phone``
                (string), ``active`` (boolean), ``updated`` (date-time), ``created`` (date-time).
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of referrers.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - The fields that it sorts by are not published.

        Source (documented): current reference page, truncated within the error responses; those not shown are
        inferred.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST, {"page": page, "page_size": page_size, "where": where},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    async def get(
        self, referrer_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> Referrer:
        """Get a referrer.

        ``GET /referrer/{referrer_id}``

        Returns the referrer with the given ID.

        Args:
            referrer_id: ID of the referrer.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The referrer.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Known only from a link: errors and the name of the path parameter are inferred by analogy.

        Source (vendor's sample): link in a referrer's field table; response and errors are inferred by analogy.
        """
        with HIDDEN, HIDDEN:
            return await self._call(
                _GET, {"referrer_id": referrer_id}, CallOptions(timeout, extra_headers, extra_query)
            )


class ReferrersRaw(RawResource[Resource_co]):
    """Variant of ``Referrers`` and ``AsyncReferrers`` whose methods return ``RawResponse``."""

    list = RawMethod(Referrers.list, AsyncReferrers.list)
    get = RawMethod(Referrers.get, AsyncReferrers.get)
