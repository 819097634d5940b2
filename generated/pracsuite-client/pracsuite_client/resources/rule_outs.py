# Generated from specs/pracsuite/paths/rule_out.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence

from .._api import FILTER, LINKS_PAGING, PAGE, PAGE_SIZE, SORT_BY
from .._runtime.client.resource import (
    AsyncResource,
    Headers,
    RawMethod,
    RawResource,
    RawView,
    Resource_co,
    SyncResource,
)
from .._runtime.operation.filters import Condition, Query
from .._runtime.pagination.pages import AsyncPages, Page
from .._runtime.pagination.styles import ListOperation
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
    "rule_outs.list", "GET", "/rule_out", "read",
    parameters={"page": PAGE, "page_size": PAGE_SIZE, "sort_by": SORT_BY, "q": FILTER},
    returns=Object(lambda: RuleOutPage), query=_LIST_QUERY, items="rule_outs", paging=LINKS_PAGING,
    key=("appointment_id",),
)


class RuleOuts(SyncResource):
    """Times that are blocked out in the appointment book."""

    with_raw_response = RawView(lambda: RuleOutsRaw[RuleOuts])

    def list(
        self, *, where: Sequence[Condition] | Unset = UNSET, page: int | Unset = UNSET, page_size: int | Unset = UNSET,
        sort_by: Sequence[str] | Unset = UNSET, q: Sequence[str] | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> Page[RuleOut]:
        """List rule outs.

        Returns the blocked times of the appointment book, one page at a time. Records do not include the times that
        the filters `created` and `updated` compare.

        Filters: ``created`` (date-time), ``updated`` (date-time), ``app_time`` (date-time-local), ``appointment_id``
        (integer), ``business_id`` (integer), ``practitioner_id`` (integer).

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
            One page of rule outs.

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


class AsyncRuleOuts(AsyncResource):
    """Times that are blocked out in the appointment book."""

    with_raw_response = RawView(lambda: RuleOutsRaw[AsyncRuleOuts])

    def list(
        self, *, where: Sequence[Condition] | Unset = UNSET, page: int | Unset = UNSET, page_size: int | Unset = UNSET,
        sort_by: Sequence[str] | Unset = UNSET, q: Sequence[str] | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> AsyncPages[RuleOut]:
        """List rule outs.

        Returns the blocked times of the appointment book, one page at a time. Records do not include the times that
        the filters `created` and `updated` compare.

        Filters: ``created`` (date-time), ``updated`` (date-time), ``app_time`` (date-time-local), ``appointment_id``
        (integer), ``business_id`` (integer), ``practitioner_id`` (integer).

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
            One page of rule outs.

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


class RuleOutsRaw(RawResource[Resource_co]):
    """The methods of ``RuleOuts`` and ``AsyncRuleOuts``, returning raw answers."""

    list = RawMethod(RuleOuts.list, AsyncRuleOuts.list)
