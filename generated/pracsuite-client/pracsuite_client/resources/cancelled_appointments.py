# Generated from specs/pracsuite/paths/cancelled_appointment.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence

from .._api import CANCELLED_APPOINTMENT_ID, FILTER, INCLUDE_DELETIONS, LINKS_PAGING, PAGE, PAGE_SIZE
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
from ..models.cancelled_appointment import CancelledAppointment, CancelledAppointmentPage

_LIST_QUERY = Query(
    filters={
        "created": "date-time", "updated": "date-time", "cancellation_time": "date-time", "app_time": "date-time-local",
        "profession_id": "integer", "business_id": "integer", "client_id": "integer", "appointment_type_id": "integer",
        "practitioner_id": "integer",
    }
)
_LIST = ListOperation[CancelledAppointment](
    "cancelled_appointments.list", "GET", "/cancelled_appointment", "read",
    parameters={"include_deletions": INCLUDE_DELETIONS, "page": PAGE, "page_size": PAGE_SIZE, "q": FILTER},
    returns=Object(lambda: CancelledAppointmentPage), query=_LIST_QUERY, items="cancelled_appointments",
    paging=LINKS_PAGING, key=("appointment_id", "client_id"),
)
_GET = Operation[CancelledAppointment](
    "cancelled_appointments.get", "GET", "/cancelled_appointment/{appointment_id}", "read",
    parameters={"appointment_id": CANCELLED_APPOINTMENT_ID}, returns=Object(lambda: CancelledAppointment),
    identity=(("appointment_id", "/appointment_id"),), proof=(("/appointment_id",),),
)


class CancelledAppointments(SyncResource):
    """Appointments that were removed from the appointment book."""

    with_raw_response = RawView(lambda: CancelledAppointmentsRaw[CancelledAppointments])

    def list(
        self, *, include_deletions: bool | Unset | None = UNSET, page: int | Unset | None = UNSET,
        page_size: int | Unset | None = UNSET, where: Sequence[Condition | RawCondition] | Unset | None = UNSET,
        limit: int | None = None, allow_changes: bool = False, timeout: float | None = None,
        extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> Page[CancelledAppointment]:
        """List cancelled appointments.

        ``GET /cancelled_appointment``

        Returns the appointments that were cancelled, one page at a time. Some of the times that can be filtered by
        are not fields of the records.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            include_deletions: Whether to also return appointments that were removed without being recorded as
                cancelled.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.app_time >= datetime(2027, 1, 4)``; ``F``
                lists the operators. Fields: ``created`` (date-time), ``updated`` (date-time), ``cancellation_time``
                (date-time), ``app_time`` (date-time-local), ``profession_id`` (integer), ``business_id`` (integer),
                ``client_id`` (integer), ``appointment_type_id`` (integer), ``practitioner_id`` (integer).
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of cancelled appointments.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - The fields that it sorts by are not published.
        - Whether `include_deletions` adds the appointments that were removed without being recorded as cancelled.

        Source (documented): current reference page, truncated within the error responses; those not shown are
        inferred.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST, {"include_deletions": include_deletions, "page": page, "page_size": page_size, "where": where},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    def get(
        self, appointment_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> CancelledAppointment:
        """Get a cancelled appointment.

        ``GET /cancelled_appointment/{appointment_id}``

        Returns the cancelled appointment with the given ID.

        Args:
            appointment_id: ID that the appointment had before it was cancelled.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The cancelled appointment.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether appointments that were removed without being recorded as cancelled can be read here.

        Source (documented): current reference page, truncated within the error responses; those not shown are
        inferred.
        """
        with HIDDEN, HIDDEN:
            return self._call(
                _GET, {"appointment_id": appointment_id}, CallOptions(timeout, extra_headers, extra_query)
            )


class AsyncCancelledAppointments(AsyncResource):
    """Appointments that were removed from the appointment book."""

    with_raw_response = RawView(lambda: CancelledAppointmentsRaw[AsyncCancelledAppointments])

    def list(
        self, *, include_deletions: bool | Unset | None = UNSET, page: int | Unset | None = UNSET,
        page_size: int | Unset | None = UNSET, where: Sequence[Condition | RawCondition] | Unset | None = UNSET,
        limit: int | None = None, allow_changes: bool = False, timeout: float | None = None,
        extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[CancelledAppointment]:
        """List cancelled appointments.

        ``GET /cancelled_appointment``

        Returns the appointments that were cancelled, one page at a time. Some of the times that can be filtered by
        are not fields of the records.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            include_deletions: Whether to also return appointments that were removed without being recorded as
                cancelled.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.app_time >= datetime(2027, 1, 4)``; ``F``
                lists the operators. Fields: ``created`` (date-time), ``updated`` (date-time), ``cancellation_time``
                (date-time), ``app_time`` (date-time-local), ``profession_id`` (integer), ``business_id`` (integer),
                ``client_id`` (integer), ``appointment_type_id`` (integer), ``practitioner_id`` (integer).
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of cancelled appointments.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - The fields that it sorts by are not published.
        - Whether `include_deletions` adds the appointments that were removed without being recorded as cancelled.

        Source (documented): current reference page, truncated within the error responses; those not shown are
        inferred.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST, {"include_deletions": include_deletions, "page": page, "page_size": page_size, "where": where},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    async def get(
        self, appointment_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> CancelledAppointment:
        """Get a cancelled appointment.

        ``GET /cancelled_appointment/{appointment_id}``

        Returns the cancelled appointment with the given ID.

        Args:
            appointment_id: ID that the appointment had before it was cancelled.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The cancelled appointment.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether appointments that were removed without being recorded as cancelled can be read here.

        Source (documented): current reference page, truncated within the error responses; those not shown are
        inferred.
        """
        with HIDDEN, HIDDEN:
            return await self._call(
                _GET, {"appointment_id": appointment_id}, CallOptions(timeout, extra_headers, extra_query)
            )


class CancelledAppointmentsRaw(RawResource[Resource_co]):
    """Variant of ``CancelledAppointments`` and ``AsyncCancelledAppointments`` whose methods return ``RawResponse``."""

    list = RawMethod(CancelledAppointments.list, AsyncCancelledAppointments.list)
    get = RawMethod(CancelledAppointments.get, AsyncCancelledAppointments.get)
