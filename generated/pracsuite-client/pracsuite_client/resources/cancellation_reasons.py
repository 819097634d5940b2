# Generated from specs/pracsuite/paths/cancellation_reason.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

from .._api import LINKS_PAGING, PAGE, PAGE_SIZE, SORT_BY
from .._runtime.client.resource import AsyncResource, RawMethod, RawResource, RawView, Resource_co, SyncResource
from .._runtime.errors.tracebacks import HIDDEN
from .._runtime.operation.call_options import CallOptions, ExtraQuery, Headers
from .._runtime.operation.filters import Query
from .._runtime.pagination.pages import AsyncPages, Page
from .._runtime.pagination.styles import ListOperation
from .._runtime.pagination.walk import WalkOptions
from .._runtime.values.record_codec import Object
from .._runtime.values.unset import UNSET, Unset
from ..models.cancellation_reason import CancellationReason, CancellationReasonPage

ListOrderBy = Literal["appointment_cancellation_reason_id", "reason"]
_LIST_QUERY = Query(sort=get_args(ListOrderBy))
_LIST = ListOperation[CancellationReason](
    "cancellation_reasons.list", "GET", "/cancellation_reason", "read",
    parameters={"page": PAGE, "page_size": PAGE_SIZE, "sort_by": SORT_BY},
    returns=Object(lambda: CancellationReasonPage), query=_LIST_QUERY, items="appointment_cancellation_reasons",
    paging=LINKS_PAGING, key=("appointment_cancellation_reason_id",),
)


class CancellationReasons(SyncResource):
    """Reasons for cancelling appointments."""

    with_raw_response = RawView(lambda: CancellationReasonsRaw[CancellationReasons])

    def list(
        self, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        order_by: Sequence[ListOrderBy] | Unset | None = UNSET, limit: int | None = None, allow_changes: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> Page[CancellationReason]:
        """List cancellation reasons.

        ``GET /cancellation_reason``

        Returns the clinic's reasons for cancelling appointments, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            order_by: Fields to sort by, most significant first: ``appointment_cancellation_reason_id``, ``reason``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile. With ``order_by``, it first reads again what may have been skipped.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of reasons.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST, {"page": page, "page_size": page_size, "order_by": order_by},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )


class AsyncCancellationReasons(AsyncResource):
    """Reasons for cancelling appointments."""

    with_raw_response = RawView(lambda: CancellationReasonsRaw[AsyncCancellationReasons])

    def list(
        self, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        order_by: Sequence[ListOrderBy] | Unset | None = UNSET, limit: int | None = None, allow_changes: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[CancellationReason]:
        """List cancellation reasons.

        ``GET /cancellation_reason``

        Returns the clinic's reasons for cancelling appointments, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            order_by: Fields to sort by, most significant first: ``appointment_cancellation_reason_id``, ``reason``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile. With ``order_by``, it first reads again what may have been skipped.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of reasons.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST, {"page": page, "page_size": page_size, "order_by": order_by},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )


class CancellationReasonsRaw(RawResource[Resource_co]):
    """Variant of ``CancellationReasons`` and ``AsyncCancellationReasons`` whose methods return ``RawResponse``."""

    list = RawMethod(CancellationReasons.list, AsyncCancellationReasons.list)
