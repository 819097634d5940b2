# Generated from specs/pracsuite/paths/reschedule_reason.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

from .._api import LINKS_PAGING, PAGE, PAGE_SIZE, SORT_BY
from .._runtime.client.resource import (
    AsyncResource,
    Headers,
    RawMethod,
    RawResource,
    RawView,
    Resource_co,
    SyncResource,
)
from .._runtime.operation.filters import Query
from .._runtime.pagination.pages import AsyncPages, Page
from .._runtime.pagination.styles import ListOperation
from .._runtime.values.record_codec import Object
from .._runtime.values.unset import UNSET, Unset
from ..models.reschedule_reason import RescheduleReason, RescheduleReasonPage

ListOrderBy = Literal["appointment_reschedule_reason_id", "reason"]
_LIST_QUERY = Query(sort=get_args(ListOrderBy))
_LIST = ListOperation[RescheduleReason](
    "reschedule_reasons.list", "GET", "/reschedule_reason", "read",
    parameters={"page": PAGE, "page_size": PAGE_SIZE, "sort_by": SORT_BY}, returns=Object(lambda: RescheduleReasonPage),
    query=_LIST_QUERY, items="appointment_reschedule_reasons", paging=LINKS_PAGING,
    key=("appointment_reschedule_reason_id",),
)


class RescheduleReasons(SyncResource):
    """Reasons for moving appointments."""

    with_raw_response = RawView(lambda: RescheduleReasonsRaw[RescheduleReasons])

    def list(
        self, *, order_by: Sequence[ListOrderBy] | Unset = UNSET, page: int | Unset = UNSET,
        page_size: int | Unset = UNSET, sort_by: Sequence[str] | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> Page[RescheduleReason]:
        """List reschedule reasons.

        Returns the clinic's reasons for moving appointments, one page at a time.

        Sorts by: ``appointment_reschedule_reason_id``, ``reason``.

        Args:
            order_by: Fields to sort by, the weightiest first.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            sort_by: Fields to sort by, most significant first, as one comma-separated value. Each list defines the
                fields that it can be sorted by. Evidence (documented): described as comma-separated; the samples
                show a JSON array as text instead, and the syntax for descending order is not published.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            One page of reasons.

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

        Evidence (documented): vendor's description, February 2026.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST, locals())


class AsyncRescheduleReasons(AsyncResource):
    """Reasons for moving appointments."""

    with_raw_response = RawView(lambda: RescheduleReasonsRaw[AsyncRescheduleReasons])

    def list(
        self, *, order_by: Sequence[ListOrderBy] | Unset = UNSET, page: int | Unset = UNSET,
        page_size: int | Unset = UNSET, sort_by: Sequence[str] | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> AsyncPages[RescheduleReason]:
        """List reschedule reasons.

        Returns the clinic's reasons for moving appointments, one page at a time.

        Sorts by: ``appointment_reschedule_reason_id``, ``reason``.

        Args:
            order_by: Fields to sort by, the weightiest first.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            sort_by: Fields to sort by, most significant first, as one comma-separated value. Each list defines the
                fields that it can be sorted by. Evidence (documented): described as comma-separated; the samples
                show a JSON array as text instead, and the syntax for descending order is not published.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            One page of reasons.

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

        Evidence (documented): vendor's description, February 2026.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST, locals())


class RescheduleReasonsRaw(RawResource[Resource_co]):
    """The methods of ``RescheduleReasons`` and ``AsyncRescheduleReasons``, returning raw answers."""

    list = RawMethod(RescheduleReasons.list, AsyncRescheduleReasons.list)
