# Generated from specs/pracsuite/paths/rule_out.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence

from .._api import FILTER, LINKS_PAGING, PAGE, PAGE_SIZE
from .._runtime.client.resource import AsyncResource, RawMethod, RawResource, RawView, Resource_co, SyncResource
from .._runtime.errors.tracebacks import HIDDEN
from .._runtime.operation.call_options import CallOptions, ExtraQuery, Headers
from .._runtime.operation.filters import Condition, Query, RawCondition
from .._runtime.pagination.pages import AsyncPages, Page
from .._runtime.pagination.styles import ListOperation
from .._runtime.pagination.walk import WalkOptions
from .._runtime.values.record_codec import Object
from .._runtime.values.unset import UNSET, Unset
from ..models.rule_out import RuleOut, RuleOutPage

_LIST_QUERY = Query(
    filters={
        "created": "date-time", "updated": "date-time", "app_time": "date-time-local", "appointment_id": "integer",
        "business_id": "integer", "practitioner_id": "integer",
    }
)
_LIST = ListOperation[RuleOut](
    "rule_outs.list", "GET", "/rule_out", "read", parameters={"page": PAGE, "page_size": PAGE_SIZE, "q": FILTER},
    returns=Object(lambda: RuleOutPage), query=_LIST_QUERY, items="rule_outs", paging=LINKS_PAGING,
    key=("appointment_id",),
)


class RuleOuts(SyncResource):
    """Times that are blocked out in the appointment book."""

    with_raw_response = RawView(lambda: RuleOutsRaw[RuleOuts])

    def list(
        self, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET, limit: int | None = None,
        allow_changes: bool = False, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> Page[RuleOut]:
        """List rule outs.

        ``GET /rule_out``

        Returns the blocked times of the appointment book, one page at a time. Records do not include the times that
        the filters `created` and `updated` compare.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.app_time >= datetime(2027, 1, 4)``; ``F``
                lists the operators. Fields: ``created`` (date-time), ``updated`` (date-time), ``app_time``
                (date-time-local), ``appointment_id`` (integer), ``business_id`` (integer), ``practitioner_id``
                (integer).
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of rule outs.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - The fields that it sorts by are not published.
        - How rule outs are created, read, changed and removed, since reserving no longer accepts `rule_out`.

        Source (documented): current reference page, truncated within the error responses; those not shown are
        inferred.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST, {"page": page, "page_size": page_size, "where": where},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )


class AsyncRuleOuts(AsyncResource):
    """Times that are blocked out in the appointment book."""

    with_raw_response = RawView(lambda: RuleOutsRaw[AsyncRuleOuts])

    def list(
        self, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET, limit: int | None = None,
        allow_changes: bool = False, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[RuleOut]:
        """List rule outs.

        ``GET /rule_out``

        Returns the blocked times of the appointment book, one page at a time. Records do not include the times that
        the filters `created` and `updated` compare.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.app_time >= datetime(2027, 1, 4)``; ``F``
                lists the operators. Fields: ``created`` (date-time), ``updated`` (date-time), ``app_time``
                (date-time-local), ``appointment_id`` (integer), ``business_id`` (integer), ``practitioner_id``
                (integer).
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of rule outs.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - The fields that it sorts by are not published.
        - How rule outs are created, read, changed and removed, since reserving no longer accepts `rule_out`.

        Source (documented): current reference page, truncated within the error responses; those not shown are
        inferred.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST, {"page": page, "page_size": page_size, "where": where},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )


class RuleOutsRaw(RawResource[Resource_co]):
    """Variant of ``RuleOuts`` and ``AsyncRuleOuts`` whose methods return ``RawResponse``."""

    list = RawMethod(RuleOuts.list, AsyncRuleOuts.list)
