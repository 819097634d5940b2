# Generated from specs/pracsuite/paths/cancelled_appointment.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence

from .._api import CANCELLED_APPOINTMENT_ID, FILTER, INCLUDE_DELETIONS, LINKS_PAGING, PAGE, PAGE_SIZE, SORT_BY
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
    parameters={
        "include_deletions": INCLUDE_DELETIONS, "page": PAGE, "page_size": PAGE_SIZE, "sort_by": SORT_BY, "q": FILTER
    },
    returns=Object(lambda: CancelledAppointmentPage), query=_LIST_QUERY, items="cancelled_appointments",
    paging=LINKS_PAGING, key=("appointment_id", "client_id"),
)
_GET = Operation[CancelledAppointment](
    "cancelled_appointments.get", "GET", "/cancelled_appointment/{appointment_id}", "read",
    parameters={"appointment_id": CANCELLED_APPOINTMENT_ID}, returns=Object(lambda: CancelledAppointment),
)


class CancelledAppointments(SyncResource):
    """Appointments that were taken out of the book."""

    with_raw_response = RawView(lambda: CancelledAppointmentsRaw[CancelledAppointments])

    def list(
        self, *, where: Sequence[Condition] | Unset = UNSET, include_deletions: bool | Unset = UNSET,
        page: int | Unset = UNSET, page_size: int | Unset = UNSET, sort_by: Sequence[str] | Unset = UNSET,
        q: Sequence[str] | Unset = UNSET, timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> Page[CancelledAppointment]:
        """List cancelled appointments.

        The appointments that were cancelled, page by page. Records do not show all times that the filters look at.

        Filters: ``created`` (date-time), ``updated`` (date-time), ``cancellation_time`` (date-time), ``app_time``
        (date-time-local), ``profession_id`` (integer), ``business_id`` (integer), ``client_id`` (integer),
        ``appointment_type_id`` (integer), ``practitioner_id`` (integer).

        Args:
            where: Conditions that a record must all meet, such as ``F.app_time >= datetime(2027, 1, 4)``.
            include_deletions: Whether to give also the appointments that were removed without being recorded as
                cancelled. Evidence (inferred): the parameter is documented; its meaning is read from its name.
            page: Number of the page wanted; the first page is 1.
            page_size: Records per page, 100 at most. The server takes 50 when it is left out.
            sort_by: Fields to sort by, in order of weight, sent as one comma-separated value. The operation's
                `x-sort` lists those that it takes. Evidence (documented): described as comma-separated; the samples
                show a JSON array as text instead, and the way to ask for descending order is not published.
            q: Conditions, repeated once each, that a record must all meet. Each reads `FIELD:OPERATORVALUE`; the
                operation's `x-filters` lists the fields and their formats.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            One page of cancelled appointments.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: A request parameter is wrong, for instance an unknown filter or a page number below
                1.
            AuthenticationError: 401: A key is missing or not accepted. The body repeats status 403 here, in every
                version of the samples.
            PermissionDeniedError: 403: The keys may not do this, or the path does not exist (an unknown path answers
                403, not 404).
            RateLimitError: 429: The vendor key called too often or has used up its daily quota. No figures are
                published.
            InternalServerError: 500: Something went wrong at the vendor's side. Quote the request's number to the
                vendor's support.

        Evidence (documented): current reference page, cut among the error answers; those not shown are inferred.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST, locals())

    def get(
        self, appointment_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None
    ) -> CancelledAppointment:
        """Read a cancelled appointment.

        One appointment that was cancelled.

        Args:
            appointment_id: Number that the appointment had.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The cancelled appointment.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: A request parameter is wrong, for instance an unknown filter or a page number below
                1.
            AuthenticationError: 401: A key is missing or not accepted. The body repeats status 403 here, in every
                version of the samples.
            PermissionDeniedError: 403: The keys may not do this, or the path does not exist (an unknown path answers
                403, not 404).
            NotFoundError: 404: There is no record with this number. The request's number may be absent from the
                body.
            RateLimitError: 429: The vendor key called too often or has used up its daily quota. No figures are
                published.
            InternalServerError: 500: Something went wrong at the vendor's side. Quote the request's number to the
                vendor's support.

        Evidence (documented): current reference page, cut among the error answers; those not shown are inferred.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._call(_GET, locals())


class AsyncCancelledAppointments(AsyncResource):
    """Appointments that were taken out of the book."""

    with_raw_response = RawView(lambda: CancelledAppointmentsRaw[AsyncCancelledAppointments])

    def list(
        self, *, where: Sequence[Condition] | Unset = UNSET, include_deletions: bool | Unset = UNSET,
        page: int | Unset = UNSET, page_size: int | Unset = UNSET, sort_by: Sequence[str] | Unset = UNSET,
        q: Sequence[str] | Unset = UNSET, timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> AsyncPages[CancelledAppointment]:
        """List cancelled appointments.

        The appointments that were cancelled, page by page. Records do not show all times that the filters look at.

        Filters: ``created`` (date-time), ``updated`` (date-time), ``cancellation_time`` (date-time), ``app_time``
        (date-time-local), ``profession_id`` (integer), ``business_id`` (integer), ``client_id`` (integer),
        ``appointment_type_id`` (integer), ``practitioner_id`` (integer).

        Args:
            where: Conditions that a record must all meet, such as ``F.app_time >= datetime(2027, 1, 4)``.
            include_deletions: Whether to give also the appointments that were removed without being recorded as
                cancelled. Evidence (inferred): the parameter is documented; its meaning is read from its name.
            page: Number of the page wanted; the first page is 1.
            page_size: Records per page, 100 at most. The server takes 50 when it is left out.
            sort_by: Fields to sort by, in order of weight, sent as one comma-separated value. The operation's
                `x-sort` lists those that it takes. Evidence (documented): described as comma-separated; the samples
                show a JSON array as text instead, and the way to ask for descending order is not published.
            q: Conditions, repeated once each, that a record must all meet. Each reads `FIELD:OPERATORVALUE`; the
                operation's `x-filters` lists the fields and their formats.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            One page of cancelled appointments.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: A request parameter is wrong, for instance an unknown filter or a page number below
                1.
            AuthenticationError: 401: A key is missing or not accepted. The body repeats status 403 here, in every
                version of the samples.
            PermissionDeniedError: 403: The keys may not do this, or the path does not exist (an unknown path answers
                403, not 404).
            RateLimitError: 429: The vendor key called too often or has used up its daily quota. No figures are
                published.
            InternalServerError: 500: Something went wrong at the vendor's side. Quote the request's number to the
                vendor's support.

        Evidence (documented): current reference page, cut among the error answers; those not shown are inferred.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST, locals())

    async def get(
        self, appointment_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None
    ) -> CancelledAppointment:
        """Read a cancelled appointment.

        One appointment that was cancelled.

        Args:
            appointment_id: Number that the appointment had.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The cancelled appointment.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: A request parameter is wrong, for instance an unknown filter or a page number below
                1.
            AuthenticationError: 401: A key is missing or not accepted. The body repeats status 403 here, in every
                version of the samples.
            PermissionDeniedError: 403: The keys may not do this, or the path does not exist (an unknown path answers
                403, not 404).
            NotFoundError: 404: There is no record with this number. The request's number may be absent from the
                body.
            RateLimitError: 429: The vendor key called too often or has used up its daily quota. No figures are
                published.
            InternalServerError: 500: Something went wrong at the vendor's side. Quote the request's number to the
                vendor's support.

        Evidence (documented): current reference page, cut among the error answers; those not shown are inferred.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return await self._call(_GET, locals())


class CancelledAppointmentsRaw(RawResource[Resource_co]):
    """The methods of ``CancelledAppointments`` and ``AsyncCancelledAppointments``, returning raw answers."""

    list = RawMethod(CancelledAppointments.list, AsyncCancelledAppointments.list)
    get = RawMethod(CancelledAppointments.get, AsyncCancelledAppointments.get)
