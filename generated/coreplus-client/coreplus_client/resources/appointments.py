# Generated from specs/coreplus/paths/appointment.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from .._api import (
    APPOINTMENT_ID,
    END_DATE,
    GET_PRACTITIONER_PROFILES,
    PAGE_NUMBER,
    PAGE_NUMBER_PAGING,
    PAGE_SIZE,
    START_DATE,
    TIMEZONE_ID,
)
from .._runtime.client.resource import AsyncResource, RawMethod, RawResource, RawView, Resource_co, SyncResource
from .._runtime.errors.tracebacks import HIDDEN
from .._runtime.operation.call_options import CallOptions, ExtraBody, ExtraQuery, Headers
from .._runtime.operation.definition import JsonBody, Operation, Parameter
from .._runtime.operation.reconcile_conditions import Const, DateOf, Equals, HasValue, Ref
from .._runtime.operation.reconcile_plan import Read, Reconcile
from .._runtime.pagination.pages import AsyncPages, Page
from .._runtime.pagination.styles import ListOperation
from .._runtime.pagination.walk import WalkOptions
from .._runtime.values.codecs import BOOLEAN, OFFSET_DATE_TIME, STRING
from .._runtime.values.record_codec import Object
from .._runtime.values.unset import UNSET, Unset
from ..models.appointment import (
    Appointment,
    AppointmentList,
    AppointmentResponse,
    AppointmentUpdate,
    BookingClient,
    BookingPractitioner,
    BookingResponse,
    NewBooking,
)

_LIST = ListOperation[Appointment](
    "appointments.list", "GET", "/Appointment/", "read",
    parameters={
        "start_date": START_DATE, "end_date": END_DATE, "timezone_id": TIMEZONE_ID,
        "get_practitioner_profiles": GET_PRACTITIONER_PROFILES, "page_number": PAGE_NUMBER, "page_size": PAGE_SIZE,
    },
    returns=Object(lambda: AppointmentList), ordered=("start_date", "end_date"), content_type="application/json",
    items="appointments", paging=PAGE_NUMBER_PAGING, key=("appointmentId",),
)
_BOOK = Operation[BookingResponse](
    "appointments.book", "POST", "/Appointment/", "unsafe", body=JsonBody(lambda: NewBooking),
    returns=Object(lambda: BookingResponse), proof=(("/appointment/appointmentId",),),
    repeated=(
        Equals("/appointment/startDateTime", "/body/startDateTime", OFFSET_DATE_TIME),
        Equals("/appointment/endDateTime", "/body/endDateTime", OFFSET_DATE_TIME),
        Equals("/appointment/practitioner/practitionerId", "/body/practitioner/practitionerId", STRING),
        Equals("/appointment/locationId", "/body/locationId", STRING),
        Equals("/appointment/appointmentTypeId", "/body/appointmentTypeId", STRING),
    ),
    conflicts=(200, 400, 409), errors=(400, 401, 409, 429),
    reconcile=Reconcile(
        key=(
            Equals("/clients/*/clientId", "/body/clients/0/clientId", STRING),
            Equals("/practitioner/practitionerId", "/body/practitioner/practitionerId", STRING),
            Equals("/locationId", "/body/locationId", STRING),
            Equals("/startDateTime", "/body/startDateTime", OFFSET_DATE_TIME),
            Equals("/endDateTime", "/body/endDateTime", OFFSET_DATE_TIME),
            Equals("/appointmentTypeId", "/body/appointmentTypeId", STRING),
        ),
        get=Read(
            "appointments", "get", arguments={"appointment_id": Ref("/record/appointmentId")}, record="/appointment"
        ),
        lists=(
            Read(
                "appointments", "list",
                arguments={
                    "start_date": DateOf("/body/startDateTime", OFFSET_DATE_TIME, -1, "/first/timeZone/tzName"),
                    "end_date": DateOf("/body/startDateTime", OFFSET_DATE_TIME, 1, "/first/timeZone/tzName"),
                    "timezone_id": Ref("/first/timeZone/timezoneId"), "page_size": Const(100),
                },
            ),
        ),
        first=Read("locations", "list", key=(Equals("/locationId", "/body/locationId", STRING),)),
        subject=(Equals("/clients/*/clientId", "/body/clients/0/clientId", STRING),),
        made=(HasValue("/status", "Booked"),),
    ),
)
_GET = Operation[AppointmentResponse](
    "appointments.get", "GET", "/Appointment/{appointmentId}", "read",
    parameters={
        "appointment_id": APPOINTMENT_ID, "get_practitioner_profiles": GET_PRACTITIONER_PROFILES,
        "cancellation_id": Parameter("cancellationId", BOOLEAN),
    },
    returns=Object(lambda: AppointmentResponse), identity=(("appointment_id", "/appointment/appointmentId"),),
    proof=(("/appointment/appointmentId",),), content_type="application/json",
)
_UPDATE = Operation[BookingResponse](
    "appointments.update", "POST", "/Appointment/{appointmentId}", "unsafe",
    parameters={"appointment_id": APPOINTMENT_ID}, body=JsonBody(lambda: AppointmentUpdate),
    returns=Object(lambda: BookingResponse), identity=(("appointment_id", "/appointment/appointmentId"),),
    proof=(("/appointment/appointmentId",),),
    repeated=(
        Equals("/appointment/startDateTime", "/body/startDateTime", OFFSET_DATE_TIME),
        Equals("/appointment/endDateTime", "/body/endDateTime", OFFSET_DATE_TIME),
    ),
    conflicts=(200, 400, 409), errors=(400, 401, 404, 409, 429),
)
_CANCEL = Operation[BookingResponse](
    "appointments.cancel", "POST", "/Appointment/{appointmentId}", "unsafe",
    parameters={"appointment_id": APPOINTMENT_ID}, body=JsonBody(lambda: AppointmentUpdate, fixed={"deleted": True}),
    returns=Object(lambda: BookingResponse), identity=(("appointment_id", "/appointment/appointmentId"),),
    proof=(("/appointment/appointmentId",),),
    repeated=(
        Equals("/appointment/startDateTime", "/body/startDateTime", OFFSET_DATE_TIME),
        Equals("/appointment/endDateTime", "/body/endDateTime", OFFSET_DATE_TIME),
    ),
    contradictions=(HasValue("/appointment/status", "Booked"),), errors=(400, 401, 404, 409, 429),
)


class Appointments(SyncResource):
    """Bookings of clients with practitioners."""

    with_raw_response = RawView(lambda: AppointmentsRaw[Appointments])

    def list(
        self, *, start_date: date, end_date: date, timezone_id: str,
        get_practitioner_profiles: bool | Unset | None = UNSET, page_number: int | Unset | None = UNSET,
        page_size: int | Unset | None = UNSET, limit: int | None = None, allow_changes: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> Page[Appointment]:
        """List appointments in a period.

        ``GET /Appointment/``

        Returns the appointments from the first to the last day, one page at a time. Dates and times use the given
        time zone.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            start_date: First day of the period, in the time zone `timezone_id`.
            end_date: Last day of the period, in the time zone `timezone_id`.
            timezone_id: ID of the time zone in which the dates are interpreted and the response's times are written.
                It is specific to the vendor: `time_zone.timezone_id` of a location.
            get_practitioner_profiles: Whether to include the practitioner's first and last name in each appointment.
            page_number: Page number, starting at 1. Default: 1.
            page_size: Number of records per page, at most 100. Default: 50.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of appointments.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether the newer version still has pages, and whether the response has a `paging` object.
        - Which other filters exist; a filter by client is not confirmed.
        - All values of `status`.

        Source (documented): Vendor's page on listing appointments, in two versions.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST,
                {
                    "start_date": start_date, "end_date": end_date, "timezone_id": timezone_id,
                    "get_practitioner_profiles": get_practitioner_profiles, "page_number": page_number,
                    "page_size": page_size,
                },
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    def book(
        self, *, start_date_time: datetime, end_date_time: datetime,
        practitioner: BookingPractitioner | Mapping[str, Any], location_id: str,
        clients: Sequence[BookingClient | Mapping[str, Any]], appointment_type_id: str | Unset | None = UNSET,
        subject: str | Unset | None = UNSET, notes: str | Unset | None = UNSET,
        is_email_reminder_required: bool | Unset | None = UNSET, is_sms_reminder_required: bool | Unset | None = UNSET,
        notify_practitioner: bool | Unset | None = UNSET, reconcile: bool = False, timeout: float | None = None,
        extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
        extra_body: ExtraBody | None = None,
    ) -> BookingResponse:
        """Book an appointment.

        ``POST /Appointment/``

        Books a client with a practitioner. The response contains `appointment` if the booking was made; entries of
        `result` in the same response are notices. If the time is not free, the response contains only `result` with
        the reasons; it too may have status 200.

        If the response is lost, the booking may have been made: check before you send the request again.

        Side effects: the reminder flags schedule an e-mail or an SMS to the client, and `notify_practitioner` sends
        an SMS to the practitioner.

        Args:
            start_date_time: Start of the appointment in whole seconds, with its UTC offset. Pass an aware datetime
                in whole seconds.
            end_date_time: End of the appointment in whole seconds, with its UTC offset; after the start. Pass an
                aware datetime in whole seconds.
            practitioner: The practitioner who will see the client. Pass a record, or a dict with the names of its
                attributes or of the API.
            location_id: ID of the location, a GUID.
            clients: The client who will attend. The API currently accepts exactly one. Pass a list of records, or of
                dicts with the names of their attributes or of the API.
            appointment_type_id: ID of the appointment type, a GUID.
            subject: Heading in the calendar. The default is the client's name and date of birth.
            notes: Free text.
            is_email_reminder_required: Whether the client gets a reminder by e-mail.
            is_sms_reminder_required: Whether the client gets a reminder by SMS. Has an effect only if the client has
                a mobile number.
            notify_practitioner: Whether the practitioner is notified by SMS.
            reconcile: If true and the outcome is uncertain (no response, a server error, or a success that cannot be
                read), the client checks whether the call took effect. If the record is found, the client returns it
                (``reconciled`` is true in the raw response). It never sends the call again, because no lookup can
                prove that the call did not take effect. In all other cases, for instance if a record was moved or
                cancelled meanwhile, it raises the original error, with details in ``error.reconciliation``. A
                rejection is checked too, because a gateway may have delivered the request twice. A booking matches
                if client, practitioner, location, start, end and appointment type are equal and its status is
                `Booked`. The API does not report when a booking was made, so an identical booking of the same client
                that existed before this call also matches and is returned if it is the only booking of the client
                from the day before to the day after, at the location; after a rejection, it is reported as a
                candidate instead. Every other booking of the client in these days, in any status, is a candidate
                too: it may be the one of this call, moved. So if there is one, the error is raised even if a booking
                matches. A booking that another user gives to another client before the first lookup is not
                recognized, nor is one that lists show only after the pause between two lookups, which is at least
                1.1 seconds and lasts from one to two times `first_delay` of `Retry`. If the request was rejected
                although it was carried out, as when a gateway delivers it twice, `maybe_applied` is false then.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.
            extra_body: Properties of the body that this operation does not declare, as JSON values.

        Returns:
            The booked appointment (`appointment`). A response with reasons for a rejection (`result`) alone raises
                `ConflictError`.

        Raises:
            ConflictError: 409: The time is not free. Nothing was booked or changed. Do not repeat the request
                unchanged.

        Raises ``APIConnectionError`` if no response is received; check ``maybe_applied`` before you call again.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - The status of a rejected booking.
        - The status of a cancelled appointment; reconciliation treats any status other than `Booked` as
          inconclusive.
        - Whether the reminder flags are top-level fields or inside an object `appointmentReminder`.
        - The scale of `severity`, and whether a successful booking can have entries in `result`.
        - Whether the rules of online booking, such as a minimum notice, apply, and whether the practice is alerted.

        Source (documented): Vendor's page on making a booking, in three versions; the responses are known from
        client code. Two integrations also cancel by POST to this path; `appointments.update` states why this
        description does not.
        """
        with HIDDEN, HIDDEN:
            return self._call(
                _BOOK,
                {
                    "start_date_time": start_date_time, "end_date_time": end_date_time, "practitioner": practitioner,
                    "location_id": location_id, "clients": clients, "appointment_type_id": appointment_type_id,
                    "subject": subject, "notes": notes, "is_email_reminder_required": is_email_reminder_required,
                    "is_sms_reminder_required": is_sms_reminder_required, "notify_practitioner": notify_practitioner,
                },
                CallOptions(timeout, extra_headers, extra_query, extra_body, reconcile=reconcile),
            )

    def get(
        self, appointment_id: str, *, get_practitioner_profiles: bool | Unset | None = UNSET,
        cancellation_id: bool | Unset | None = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> AppointmentResponse:
        """Get an appointment.

        ``GET /Appointment/{appointmentId}``

        Returns the appointment with the given ID.

        Args:
            appointment_id: ID of the appointment, a GUID in any letter case.
            get_practitioner_profiles: Whether to include the practitioner's first and last name in each appointment.
            cancellation_id: Whether to include the ID of the cancellation reason and the cancellation notes if the
                appointment is cancelled. Despite its name, this is a flag. The names of the added fields are not
                known; they are kept as unknown fields.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The appointment.

        Raises:
            NotFoundError: 404: The record that the URL identifies does not exist.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - The names of the fields that `get_practitioner_profiles` and `cancellation_id` add.
        - All values of `status`.

        Source (documented): Vendor's page on the appointment record.
        """
        with HIDDEN, HIDDEN:
            return self._call(
                _GET,
                {
                    "appointment_id": appointment_id, "get_practitioner_profiles": get_practitioner_profiles,
                    "cancellation_id": cancellation_id,
                },
                CallOptions(timeout, extra_headers, extra_query),
            )

    def update(
        self, appointment_id: str, *, start_date_time: datetime | Unset | None = UNSET,
        end_date_time: datetime | Unset | None = UNSET, practitioner_id: str | Unset | None = UNSET,
        notes: str | Unset | None = UNSET, notify_practitioner: bool | Unset | None = UNSET,
        deleted: bool | Unset | None = UNSET, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None, extra_body: ExtraBody | None = None,
    ) -> BookingResponse:
        """Change an appointment.

        ``POST /Appointment/{appointmentId}``

        Changes an appointment, for example to move it to another time. Omitted fields keep their values. The
        response contains `appointment` if the change was made; entries of `result` in the same response are notices.
        If the new time is not free, the response contains only `result` with the reasons; it too may have status
        200.

        If only `deleted` is sent, with the value true, the appointment is cancelled.

        Side effects: `notify_practitioner` sends an SMS. A practice can have cancellation rules; in the product they
        invoice the client, or e-mail the staff, for any cancellation at short notice, also by the practitioner.

        Args:
            appointment_id: ID of the appointment, a GUID in any letter case.
            start_date_time: New start of the appointment in whole seconds, with its UTC offset. Send the end as
                well. Pass an aware datetime in whole seconds.
            end_date_time: New end of the appointment in whole seconds, with its UTC offset; after the start. Pass an
                aware datetime in whole seconds.
            practitioner_id: ID of the new practitioner, a GUID.
            notes: New free text.
            notify_practitioner: Whether the practitioner is notified by SMS.
            deleted: True cancels the appointment. False has no known effect.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.
            extra_body: Properties of the body that this operation does not declare, as JSON values.

        Returns:
            The changed appointment (`appointment`). A response with reasons for a rejection (`result`) alone raises
                `ConflictError`.

        Raises:
            NotFoundError: 404: The record that the URL identifies does not exist.
            ConflictError: 409: The time is not free. Nothing was booked or changed. Do not repeat the request
                unchanged.

        Raises ``APIConnectionError`` if no response is received; check ``maybe_applied`` before you call again.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether other fields of a booking can be changed, and whether start and end can be sent separately.
        - How a cancellation reason is sent, and where the reasons are listed.
        - Whether both ways to cancel still work, and whether they run the cancellation rules of the practice.
        - The status of a rejected change.

        Source (published client code): Two integrations change appointments by POST to this path, and one of them
        also cancels this way. OpenAPI allows one POST per path, so changing and cancelling are one operation with
        two methods here.
        """
        with HIDDEN, HIDDEN:
            return self._call(
                _UPDATE,
                {
                    "appointment_id": appointment_id, "start_date_time": start_date_time,
                    "end_date_time": end_date_time, "practitioner_id": practitioner_id, "notes": notes,
                    "notify_practitioner": notify_practitioner, "deleted": deleted,
                },
                CallOptions(timeout, extra_headers, extra_query, extra_body),
            )

    def cancel(
        self, appointment_id: str, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None, extra_body: ExtraBody | None = None,
    ) -> BookingResponse:
        """Cancel an appointment. A reason cannot be sent.

        ``POST /Appointment/{appointmentId}``

        Cancelling may bill the client: a practice can have cancellation rules, which in the product create an
        invoice, or e-mail the staff, for any cancellation at short notice, also by the practitioner (vendor's help
        pages on cancellation rules). Whether they apply to the API is not documented.

        Args:
            appointment_id: ID of the appointment, a GUID in any letter case.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.
            extra_body: Properties of the body that this operation does not declare, as JSON values.

        Returns:
            The changed appointment (`appointment`). A response with reasons for a rejection (`result`) alone raises
                `ConflictError`.

        Raises:
            NotFoundError: 404: The record that the URL identifies does not exist.
            ConflictError: 409: The time is not free. Nothing was booked or changed. Do not repeat the request
                unchanged.

        Raises ``APIConnectionError`` if no response is received; check ``maybe_applied`` before you call again.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether the cancellation rules of the practice are applied, with an invoice or an e-mail.
        - Whether the appointment is cancelled or deleted, which decides whether reports of cancellations include it.
        - How a cancellation reason is sent, which the product demands, and where the reasons are listed.
        - The status of a cancelled appointment.
        - Whether an appointment can be cancelled twice.

        Source (published client code): One integration posts deleted true (a boolean) to this path; two others post
        `appointment_id` and deleted (the text true) to the collection. This description uses this path: the URL
        identifies the record, and a body that the server misreads cannot become a new booking.
        """
        with HIDDEN, HIDDEN:
            return self._call(
                _CANCEL, {"appointment_id": appointment_id},
                CallOptions(timeout, extra_headers, extra_query, extra_body),
            )


class AsyncAppointments(AsyncResource):
    """Bookings of clients with practitioners."""

    with_raw_response = RawView(lambda: AppointmentsRaw[AsyncAppointments])

    def list(
        self, *, start_date: date, end_date: date, timezone_id: str,
        get_practitioner_profiles: bool | Unset | None = UNSET, page_number: int | Unset | None = UNSET,
        page_size: int | Unset | None = UNSET, limit: int | None = None, allow_changes: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[Appointment]:
        """List appointments in a period.

        ``GET /Appointment/``

        Returns the appointments from the first to the last day, one page at a time. Dates and times use the given
        time zone.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            start_date: First day of the period, in the time zone `timezone_id`.
            end_date: Last day of the period, in the time zone `timezone_id`.
            timezone_id: ID of the time zone in which the dates are interpreted and the response's times are written.
                It is specific to the vendor: `time_zone.timezone_id` of a location.
            get_practitioner_profiles: Whether to include the practitioner's first and last name in each appointment.
            page_number: Page number, starting at 1. Default: 1.
            page_size: Number of records per page, at most 100. Default: 50.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of appointments.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether the newer version still has pages, and whether the response has a `paging` object.
        - Which other filters exist; a filter by client is not confirmed.
        - All values of `status`.

        Source (documented): Vendor's page on listing appointments, in two versions.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST,
                {
                    "start_date": start_date, "end_date": end_date, "timezone_id": timezone_id,
                    "get_practitioner_profiles": get_practitioner_profiles, "page_number": page_number,
                    "page_size": page_size,
                },
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    async def book(
        self, *, start_date_time: datetime, end_date_time: datetime,
        practitioner: BookingPractitioner | Mapping[str, Any], location_id: str,
        clients: Sequence[BookingClient | Mapping[str, Any]], appointment_type_id: str | Unset | None = UNSET,
        subject: str | Unset | None = UNSET, notes: str | Unset | None = UNSET,
        is_email_reminder_required: bool | Unset | None = UNSET, is_sms_reminder_required: bool | Unset | None = UNSET,
        notify_practitioner: bool | Unset | None = UNSET, reconcile: bool = False, timeout: float | None = None,
        extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
        extra_body: ExtraBody | None = None,
    ) -> BookingResponse:
        """Book an appointment.

        ``POST /Appointment/``

        Books a client with a practitioner. The response contains `appointment` if the booking was made; entries of
        `result` in the same response are notices. If the time is not free, the response contains only `result` with
        the reasons; it too may have status 200.

        If the response is lost, the booking may have been made: check before you send the request again.

        Side effects: the reminder flags schedule an e-mail or an SMS to the client, and `notify_practitioner` sends
        an SMS to the practitioner.

        Args:
            start_date_time: Start of the appointment in whole seconds, with its UTC offset. Pass an aware datetime
                in whole seconds.
            end_date_time: End of the appointment in whole seconds, with its UTC offset; after the start. Pass an
                aware datetime in whole seconds.
            practitioner: The practitioner who will see the client. Pass a record, or a dict with the names of its
                attributes or of the API.
            location_id: ID of the location, a GUID.
            clients: The client who will attend. The API currently accepts exactly one. Pass a list of records, or of
                dicts with the names of their attributes or of the API.
            appointment_type_id: ID of the appointment type, a GUID.
            subject: Heading in the calendar. The default is the client's name and date of birth.
            notes: Free text.
            is_email_reminder_required: Whether the client gets a reminder by e-mail.
            is_sms_reminder_required: Whether the client gets a reminder by SMS. Has an effect only if the client has
                a mobile number.
            notify_practitioner: Whether the practitioner is notified by SMS.
            reconcile: If true and the outcome is uncertain (no response, a server error, or a success that cannot be
                read), the client checks whether the call took effect. If the record is found, the client returns it
                (``reconciled`` is true in the raw response). It never sends the call again, because no lookup can
                prove that the call did not take effect. In all other cases, for instance if a record was moved or
                cancelled meanwhile, it raises the original error, with details in ``error.reconciliation``. A
                rejection is checked too, because a gateway may have delivered the request twice. A booking matches
                if client, practitioner, location, start, end and appointment type are equal and its status is
                `Booked`. The API does not report when a booking was made, so an identical booking of the same client
                that existed before this call also matches and is returned if it is the only booking of the client
                from the day before to the day after, at the location; after a rejection, it is reported as a
                candidate instead. Every other booking of the client in these days, in any status, is a candidate
                too: it may be the one of this call, moved. So if there is one, the error is raised even if a booking
                matches. A booking that another user gives to another client before the first lookup is not
                recognized, nor is one that lists show only after the pause between two lookups, which is at least
                1.1 seconds and lasts from one to two times `first_delay` of `Retry`. If the request was rejected
                although it was carried out, as when a gateway delivers it twice, `maybe_applied` is false then.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.
            extra_body: Properties of the body that this operation does not declare, as JSON values.

        Returns:
            The booked appointment (`appointment`). A response with reasons for a rejection (`result`) alone raises
                `ConflictError`.

        Raises:
            ConflictError: 409: The time is not free. Nothing was booked or changed. Do not repeat the request
                unchanged.

        Raises ``APIConnectionError`` if no response is received; check ``maybe_applied`` before you call again.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - The status of a rejected booking.
        - The status of a cancelled appointment; reconciliation treats any status other than `Booked` as
          inconclusive.
        - Whether the reminder flags are top-level fields or inside an object `appointmentReminder`.
        - The scale of `severity`, and whether a successful booking can have entries in `result`.
        - Whether the rules of online booking, such as a minimum notice, apply, and whether the practice is alerted.

        Source (documented): Vendor's page on making a booking, in three versions; the responses are known from
        client code. Two integrations also cancel by POST to this path; `appointments.update` states why this
        description does not.
        """
        with HIDDEN, HIDDEN:
            return await self._call(
                _BOOK,
                {
                    "start_date_time": start_date_time, "end_date_time": end_date_time, "practitioner": practitioner,
                    "location_id": location_id, "clients": clients, "appointment_type_id": appointment_type_id,
                    "subject": subject, "notes": notes, "is_email_reminder_required": is_email_reminder_required,
                    "is_sms_reminder_required": is_sms_reminder_required, "notify_practitioner": notify_practitioner,
                },
                CallOptions(timeout, extra_headers, extra_query, extra_body, reconcile=reconcile),
            )

    async def get(
        self, appointment_id: str, *, get_practitioner_profiles: bool | Unset | None = UNSET,
        cancellation_id: bool | Unset | None = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> AppointmentResponse:
        """Get an appointment.

        ``GET /Appointment/{appointmentId}``

        Returns the appointment with the given ID.

        Args:
            appointment_id: ID of the appointment, a GUID in any letter case.
            get_practitioner_profiles: Whether to include the practitioner's first and last name in each appointment.
            cancellation_id: Whether to include the ID of the cancellation reason and the cancellation notes if the
                appointment is cancelled. Despite its name, this is a flag. The names of the added fields are not
                known; they are kept as unknown fields.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The appointment.

        Raises:
            NotFoundError: 404: The record that the URL identifies does not exist.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - The names of the fields that `get_practitioner_profiles` and `cancellation_id` add.
        - All values of `status`.

        Source (documented): Vendor's page on the appointment record.
        """
        with HIDDEN, HIDDEN:
            return await self._call(
                _GET,
                {
                    "appointment_id": appointment_id, "get_practitioner_profiles": get_practitioner_profiles,
                    "cancellation_id": cancellation_id,
                },
                CallOptions(timeout, extra_headers, extra_query),
            )

    async def update(
        self, appointment_id: str, *, start_date_time: datetime | Unset | None = UNSET,
        end_date_time: datetime | Unset | None = UNSET, practitioner_id: str | Unset | None = UNSET,
        notes: str | Unset | None = UNSET, notify_practitioner: bool | Unset | None = UNSET,
        deleted: bool | Unset | None = UNSET, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None, extra_body: ExtraBody | None = None,
    ) -> BookingResponse:
        """Change an appointment.

        ``POST /Appointment/{appointmentId}``

        Changes an appointment, for example to move it to another time. Omitted fields keep their values. The
        response contains `appointment` if the change was made; entries of `result` in the same response are notices.
        If the new time is not free, the response contains only `result` with the reasons; it too may have status
        200.

        If only `deleted` is sent, with the value true, the appointment is cancelled.

        Side effects: `notify_practitioner` sends an SMS. A practice can have cancellation rules; in the product they
        invoice the client, or e-mail the staff, for any cancellation at short notice, also by the practitioner.

        Args:
            appointment_id: ID of the appointment, a GUID in any letter case.
            start_date_time: New start of the appointment in whole seconds, with its UTC offset. Send the end as
                well. Pass an aware datetime in whole seconds.
            end_date_time: New end of the appointment in whole seconds, with its UTC offset; after the start. Pass an
                aware datetime in whole seconds.
            practitioner_id: ID of the new practitioner, a GUID.
            notes: New free text.
            notify_practitioner: Whether the practitioner is notified by SMS.
            deleted: True cancels the appointment. False has no known effect.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.
            extra_body: Properties of the body that this operation does not declare, as JSON values.

        Returns:
            The changed appointment (`appointment`). A response with reasons for a rejection (`result`) alone raises
                `ConflictError`.

        Raises:
            NotFoundError: 404: The record that the URL identifies does not exist.
            ConflictError: 409: The time is not free. Nothing was booked or changed. Do not repeat the request
                unchanged.

        Raises ``APIConnectionError`` if no response is received; check ``maybe_applied`` before you call again.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether other fields of a booking can be changed, and whether start and end can be sent separately.
        - How a cancellation reason is sent, and where the reasons are listed.
        - Whether both ways to cancel still work, and whether they run the cancellation rules of the practice.
        - The status of a rejected change.

        Source (published client code): Two integrations change appointments by POST to this path, and one of them
        also cancels this way. OpenAPI allows one POST per path, so changing and cancelling are one operation with
        two methods here.
        """
        with HIDDEN, HIDDEN:
            return await self._call(
                _UPDATE,
                {
                    "appointment_id": appointment_id, "start_date_time": start_date_time,
                    "end_date_time": end_date_time, "practitioner_id": practitioner_id, "notes": notes,
                    "notify_practitioner": notify_practitioner, "deleted": deleted,
                },
                CallOptions(timeout, extra_headers, extra_query, extra_body),
            )

    async def cancel(
        self, appointment_id: str, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None, extra_body: ExtraBody | None = None,
    ) -> BookingResponse:
        """Cancel an appointment. A reason cannot be sent.

        ``POST /Appointment/{appointmentId}``

        Cancelling may bill the client: a practice can have cancellation rules, which in the product create an
        invoice, or e-mail the staff, for any cancellation at short notice, also by the practitioner (vendor's help
        pages on cancellation rules). Whether they apply to the API is not documented.

        Args:
            appointment_id: ID of the appointment, a GUID in any letter case.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.
            extra_body: Properties of the body that this operation does not declare, as JSON values.

        Returns:
            The changed appointment (`appointment`). A response with reasons for a rejection (`result`) alone raises
                `ConflictError`.

        Raises:
            NotFoundError: 404: The record that the URL identifies does not exist.
            ConflictError: 409: The time is not free. Nothing was booked or changed. Do not repeat the request
                unchanged.

        Raises ``APIConnectionError`` if no response is received; check ``maybe_applied`` before you call again.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether the cancellation rules of the practice are applied, with an invoice or an e-mail.
        - Whether the appointment is cancelled or deleted, which decides whether reports of cancellations include it.
        - How a cancellation reason is sent, which the product demands, and where the reasons are listed.
        - The status of a cancelled appointment.
        - Whether an appointment can be cancelled twice.

        Source (published client code): One integration posts deleted true (a boolean) to this path; two others post
        `appointment_id` and deleted (the text true) to the collection. This description uses this path: the URL
        identifies the record, and a body that the server misreads cannot become a new booking.
        """
        with HIDDEN, HIDDEN:
            return await self._call(
                _CANCEL, {"appointment_id": appointment_id},
                CallOptions(timeout, extra_headers, extra_query, extra_body),
            )


class AppointmentsRaw(RawResource[Resource_co]):
    """Variant of ``Appointments`` and ``AsyncAppointments`` whose methods return ``RawResponse``."""

    list = RawMethod(Appointments.list, AsyncAppointments.list)
    book = RawMethod(Appointments.book, AsyncAppointments.book)
    get = RawMethod(Appointments.get, AsyncAppointments.get)
    update = RawMethod(Appointments.update, AsyncAppointments.update)
    cancel = RawMethod(Appointments.cancel, AsyncAppointments.cancel)
