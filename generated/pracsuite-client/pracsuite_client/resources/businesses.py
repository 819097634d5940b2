# Generated from specs/pracsuite/paths/business.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

from .._api import BUSINESS_ID, FILTER, LINKS_PAGING, PAGE, PAGE_SIZE, SORT_BY
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
from ..models.business import Business, BusinessPage

ListOrderBy = Literal["business_id", "business_name", "display_name"]
_LIST_QUERY = Query(
    filters={"created": "date-time", "archived": "date-time", "updated": "date-time"}, sort=get_args(ListOrderBy)
)
_LIST = ListOperation[Business](
    "businesses.list", "GET", "/business", "read",
    parameters={"page": PAGE, "page_size": PAGE_SIZE, "sort_by": SORT_BY, "q": FILTER},
    returns=Object(lambda: BusinessPage), query=_LIST_QUERY, items="businesses", paging=LINKS_PAGING,
    key=("business_id",),
)
_GET = Operation[Business](
    "businesses.get", "GET", "/business/{business_id}", "read", parameters={"business_id": BUSINESS_ID},
    returns=Object(lambda: Business), identity=(("business_id", "/business_id"),), proof=(("/business_id",),),
)


class Businesses(SyncResource):
    """Clinics or locations of the account."""

    with_raw_response = RawView(lambda: BusinessesRaw[Businesses])

    def list(
        self, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET,
        order_by: Sequence[ListOrderBy] | Unset | None = UNSET, limit: int | None = None, allow_changes: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> Page[Business]:
        """List businesses.

        ``GET /business``

        Returns the businesses (clinics or locations) of the account, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.created >= datetime(2027, 1, 4, tzinfo=UTC)``;
                ``F`` lists the operators. Fields: ``created`` (date-time), ``archived`` (date-time), ``updated``
                (date-time).
            order_by: Fields to sort by, most significant first: ``business_id``, ``business_name``,
                ``display_name``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile. With ``order_by``, it first reads again what may have been skipped.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of businesses.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - What the filters `created`, `archived` and `updated` compare; the record has no such fields.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST, {"page": page, "page_size": page_size, "where": where, "order_by": order_by},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    def get(
        self, business_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> Business:
        """Get a business.

        ``GET /business/{business_id}``

        Returns the business with the given ID.

        Args:
            business_id: ID of the business (a clinic or location).
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The business.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Format and time zone of `appointment_start_time` and `appointment_end_time`.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._call(_GET, {"business_id": business_id}, CallOptions(timeout, extra_headers, extra_query))


class AsyncBusinesses(AsyncResource):
    """Clinics or locations of the account."""

    with_raw_response = RawView(lambda: BusinessesRaw[AsyncBusinesses])

    def list(
        self, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET,
        order_by: Sequence[ListOrderBy] | Unset | None = UNSET, limit: int | None = None, allow_changes: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[Business]:
        """List businesses.

        ``GET /business``

        Returns the businesses (clinics or locations) of the account, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.created >= datetime(2027, 1, 4, tzinfo=UTC)``;
                ``F`` lists the operators. Fields: ``created`` (date-time), ``archived`` (date-time), ``updated``
                (date-time).
            order_by: Fields to sort by, most significant first: ``business_id``, ``business_name``,
                ``display_name``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile. With ``order_by``, it first reads again what may have been skipped.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of businesses.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - What the filters `created`, `archived` and `updated` compare; the record has no such fields.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST, {"page": page, "page_size": page_size, "where": where, "order_by": order_by},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    async def get(
        self, business_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> Business:
        """Get a business.

        ``GET /business/{business_id}``

        Returns the business with the given ID.

        Args:
            business_id: ID of the business (a clinic or location).
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The business.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Format and time zone of `appointment_start_time` and `appointment_end_time`.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return await self._call(
                _GET, {"business_id": business_id}, CallOptions(timeout, extra_headers, extra_query)
            )


class BusinessesRaw(RawResource[Resource_co]):
    """Variant of ``Businesses`` and ``AsyncBusinesses`` whose methods return ``RawResponse``."""

    list = RawMethod(Businesses.list, AsyncBusinesses.list)
    get = RawMethod(Businesses.get, AsyncBusinesses.get)
