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
from .._runtime.client.resource import (
    AsyncResource,
    Headers,
    RawMethod,
    RawResource,
    RawView,
    Resource_co,
    SyncResource,
)
from .._runtime.operation.definition import JsonBody, Operation, Parameter
from .._runtime.operation.reconcile_plan import At, Day, Fixed, Is, Read, Reconcile, Same
from .._runtime.pagination.pages import AsyncPages, Page
from .._runtime.pagination.styles import ListOperation
from .._runtime.values.codecs import BOOLEAN, OFFSET_DATE_TIME, STRING
from .._runtime.values.record_codec import Object
from .._runtime.values.unset import UNSET, Unset
from ..models.appointment import (
    Appointment,
    AppointmentAnswer,
    AppointmentList,
    AppointmentUpdate,
    BookingAnswer,
    BookingClient,
    BookingPractitioner,
    NewBooking,
)

_LIST = ListOperation[Appointment](
    "appointments.list", "GET", "/Appointment/", "read",
    parameters={
        "start_date": START_DATE, "end_date": END_DATE, "timezone_id": TIMEZONE_ID,
        "get_practitioner_profiles": GET_PRACTITIONER_PROFILES, "page_number": PAGE_NUMBER, "page_size": PAGE_SIZE,
    },
    returns=Object(lambda: AppointmentList), items="appointments", paging=PAGE_NUMBER_PAGING, key=("appointmentId",),
)
_BOOK = Operation[BookingAnswer](
    "appointments.book", "POST", "/Appointment/", "unsafe", body=JsonBody(lambda: NewBooking),
    returns=Object(lambda: BookingAnswer),
    reconcile=Reconcile(
        key=(
            Same("/clients/0/clientId", "/body/clients/0/clientId", STRING),
            Same("/practitioner/practitionerId", "/body/practitioner/practitionerId", STRING),
            Same("/locationId", "/body/locationId", STRING),
            Same("/startDateTime", "/body/startDateTime", OFFSET_DATE_TIME),
            Same("/endDateTime", "/body/endDateTime", OFFSET_DATE_TIME),
            Same("/appointmentTypeId", "/body/appointmentTypeId", STRING),
        ),
        get=Read(
            "appointments", "get", arguments={"appointment_id": At("/record/appointmentId")}, record="/appointment"
        ),
        look=Read(
            "appointments", "list",
            arguments={
                "start_date": Day("/body/startDateTime", OFFSET_DATE_TIME, -1),
                "end_date": Day("/body/startDateTime", OFFSET_DATE_TIME, 1),
                "timezone_id": At("/first/timeZone/timezoneId"), "page_size": Fixed(100),
            },
        ),
        first=Read("locations", "list", key=(Same("/locationId", "/body/locationId", STRING),)),
        made=(Is("/status", "Booked"),),
    ),
)
_GET = Operation[AppointmentAnswer](
    "appointments.get", "GET", "/Appointment/{appointmentId}", "read",
    parameters={
        "appointment_id": APPOINTMENT_ID, "get_practitioner_profiles": GET_PRACTITIONER_PROFILES,
        "cancellation_id": Parameter("cancellationId", BOOLEAN),
    },
    returns=Object(lambda: AppointmentAnswer),
)
_UPDATE = Operation[BookingAnswer](
    "appointments.update", "POST", "/Appointment/{appointmentId}", "unsafe",
    parameters={"appointment_id": APPOINTMENT_ID}, body=JsonBody(lambda: AppointmentUpdate),
    returns=Object(lambda: BookingAnswer),
)
_CANCEL = Operation[BookingAnswer](
    "appointments.cancel", "POST", "/Appointment/{appointmentId}", "unsafe",
    parameters={"appointment_id": APPOINTMENT_ID}, body=JsonBody(lambda: AppointmentUpdate, fixed={"deleted": True}),
    returns=Object(lambda: BookingAnswer),
)


class Appointments(SyncResource):
    """Bookings of clients with practitioners."""

    with_raw_response = RawView(lambda: AppointmentsRaw[Appointments])

    def list(
        self, *, start_date: date, end_date: date, timezone_id: str, get_practitioner_profiles: bool | Unset = UNSET,
        page_number: int | Unset = UNSET, page_size: int | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> Page[Appointment]:
        """List appointments in a period.

        Returns the appointments from the first to the last day, one page at a time. Dates and times use the given
        time zone.

        Args:
            start_date: First day of the period, in the time zone `timezoneId`.
            end_date: Last day of the period, in the time zone `timezoneId`. Evidence (documented): Parameter table.
                It does not state that the last day is included, but client code searches a single day by passing it
                as both start and end.
            timezone_id: ID of the time zone in which the dates are interpreted and the response's times are written.
                It is specific to the vendor: `timeZone.timezoneId` of a location.
            get_practitioner_profiles: Whether to include the practitioner's first and last name in each appointment.
            page_number: Page number, starting at 1. Default: 1.
            page_size: Number of records per page, at most 100. Default: 50. Evidence (documented): The default is on
                the client and invoice pages, the maximum only on an older appointment page; both are applied
                everywhere here.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            One page of appointments.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request is malformed, a parameter or field is missing or invalid, or the body
                refers to a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, expired, signed incorrectly, or made for another URL,
                method or server.
            RateLimitError: 429: More than 10 requests in one second. The request was not processed; it can be sent
                again later.
            InternalServerError: 500: The server failed. A write may or may not have been applied.

        Evidence (documented): Vendor's page on listing appointments, in two versions.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST, locals())

    def book(
        self, *, start_date_time: datetime, end_date_time: datetime,
        practitioner: BookingPractitioner | Mapping[str, Any], location_id: str,
        clients: Sequence[BookingClient | Mapping[str, Any]], appointment_type_id: str | Unset = UNSET,
        subject: str | Unset = UNSET, notes: str | Unset = UNSET, is_email_reminder_required: bool | Unset = UNSET,
        is_sms_reminder_required: bool | Unset = UNSET, notify_practitioner: bool | Unset = UNSET,
        reconcile: bool = False, timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> BookingAnswer:
        """Book an appointment.

        Books a client with a practitioner. The response contains `appointment` if the booking was made, or `result`
        with the reasons if the time is not free; both may have status 200.

        If the response is lost, the booking may have been made: check before you send the request again.

        Args:
            start_date_time: Start of the appointment, with its UTC offset. Evidence (documented): The table shows a
                space between date and time; this description uses RFC 3339, as client code does.
            end_date_time: End of the appointment, with its UTC offset. Evidence (documented): The table shows a
                space between date and time; this description uses RFC 3339, as client code does.
            practitioner: The practitioner who will see the client.
            location_id: ID of the location, a GUID.
            clients: The client who will attend. The API currently accepts exactly one.
            appointment_type_id: ID of the appointment type, a GUID.
            subject: Heading in the calendar. The default is the client's name and date of birth. Evidence
                (documented): Example responses show name and phone number instead of the documented name and date of
                birth.
            notes: Free text.
            is_email_reminder_required: Whether the client gets a reminder by e-mail. Evidence (documented): Newer
                page versions list the flag as a top-level field, as does this description. One integration sends it
                inside an object appointmentReminder, as text.
            is_sms_reminder_required: Whether the client gets a reminder by SMS. Has an effect only if the client has
                a mobile number. Evidence (documented): Newer page versions list the flag as a top-level field, as
                does this description. One integration sends it inside an object appointmentReminder, as text.
            notify_practitioner: Whether the practitioner is notified by SMS.
            reconcile: Look what became of this call when its answer is lost (no answer, a server error, or a success
                that cannot be read). What surely came of it is returned; its answer is then that of the look
                (``reconciled`` in raw answers). When two complete looks, with a pause between them, found nothing,
                it is sent again, within ``retry``. Anything else raises the error of the lost answer, in raw answers
                too, with what is known as ``reconciliation``. A booking matches if client, practitioner, location,
                start, end and appointment type are equal and its status is `Booked`. The API does not report when a
                booking was made, so an identical booking of the same client that existed before this call also
                matches and is returned. That a repeated request cannot book twice depends on the API rejecting times
                that are already taken.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The booked appointment (`appointment`), or the reasons for the rejection (`result`).

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request is malformed, a parameter or field is missing or invalid, or the body
                refers to a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, expired, signed incorrectly, or made for another URL,
                method or server.
            ConflictError: 409: The time is not free. Nothing was booked or changed. Do not repeat the request
                unchanged.
            RateLimitError: 429: More than 10 requests in one second. The request was not processed; it can be sent
                again later.
            InternalServerError: 500: The server failed. A write may or may not have been applied.

        Evidence (documented): Vendor's page on making a booking, in three versions; the responses are known from
        client code. Two integrations also cancel by POST to this path; updateAppointment states why this description
        does not.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._call(_BOOK, locals())

    def get(
        self, appointment_id: str, *, get_practitioner_profiles: bool | Unset = UNSET,
        cancellation_id: bool | Unset = UNSET, timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> AppointmentAnswer:
        """Get an appointment.

        Returns the appointment with the given ID.

        Args:
            appointment_id: ID of the appointment, a GUID in any letter case.
            get_practitioner_profiles: Whether to include the practitioner's first and last name in each appointment.
            cancellation_id: Whether to include the ID of the cancellation reason and the cancellation notes if the
                appointment is cancelled. Despite its name, this is a flag. The names of the added fields are not
                known; they are kept as unknown fields.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The appointment.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request is malformed, a parameter or field is missing or invalid, or the body
                refers to a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, expired, signed incorrectly, or made for another URL,
                method or server.
            NotFoundError: 404: The record that the URL identifies does not exist.
            RateLimitError: 429: More than 10 requests in one second. The request was not processed; it can be sent
                again later.
            InternalServerError: 500: The server failed. A write may or may not have been applied.

        Evidence (documented): Vendor's page on the appointment record.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._call(_GET, locals())

    def update(
        self, appointment_id: str, *, start_date_time: datetime | Unset = UNSET,
        end_date_time: datetime | Unset = UNSET, practitioner_id: str | Unset = UNSET, notes: str | Unset = UNSET,
        notify_practitioner: bool | Unset = UNSET, deleted: bool | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> BookingAnswer:
        """Change an appointment.

        Changes an appointment, for example moves it to another time. Omitted fields keep their values. The response
        contains `appointment` if the change was made, or `result` with the reasons if the new time is not free; both
        may have status 200.

        If only `deleted` is sent, with the value true, the appointment is cancelled.

        Args:
            appointment_id: ID of the appointment, a GUID in any letter case.
            start_date_time: New start of the appointment, with its UTC offset. Send the end as well.
            end_date_time: New end of the appointment, with its UTC offset.
            practitioner_id: ID of the new practitioner, a GUID. Unlike in a booking, not inside an object. Evidence
                (client-code): One integration sends the field this way; a booking has it inside an object
                practitioner.
            notes: New free text.
            notify_practitioner: Whether the practitioner is notified by SMS.
            deleted: True cancels the appointment. False has no known effect. Evidence (client-code): One integration
                sends the boolean on this path; two others send the text true with the ID to the collection.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The changed appointment (`appointment`), or the reasons for the rejection (`result`).

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request is malformed, a parameter or field is missing or invalid, or the body
                refers to a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, expired, signed incorrectly, or made for another URL,
                method or server.
            NotFoundError: 404: The record that the URL identifies does not exist.
            ConflictError: 409: The time is not free. Nothing was booked or changed. Do not repeat the request
                unchanged.
            RateLimitError: 429: More than 10 requests in one second. The request was not processed; it can be sent
                again later.
            InternalServerError: 500: The server failed. A write may or may not have been applied.

        Evidence (client-code): Two integrations change appointments by POST to this path, and one of them also
        cancels this way. OpenAPI allows one POST per path, so changing and cancelling are one operation with two
        methods here.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._call(_UPDATE, locals())

    def cancel(
        self, appointment_id: str, *, timeout: float | None = None, extra_headers: Headers | None = None
    ) -> BookingAnswer:
        """Cancel an appointment. A reason cannot be sent.

        Cancel an appointment. A reason cannot be sent.

        Args:
            appointment_id: ID of the appointment, a GUID in any letter case.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The changed appointment (`appointment`), or the reasons for the rejection (`result`).

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request is malformed, a parameter or field is missing or invalid, or the body
                refers to a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, expired, signed incorrectly, or made for another URL,
                method or server.
            NotFoundError: 404: The record that the URL identifies does not exist.
            ConflictError: 409: The time is not free. Nothing was booked or changed. Do not repeat the request
                unchanged.
            RateLimitError: 429: More than 10 requests in one second. The request was not processed; it can be sent
                again later.
            InternalServerError: 500: The server failed. A write may or may not have been applied.

        Evidence (client-code): One integration posts deleted true (a boolean) to this path; two others post
        appointmentId and deleted (the text true) to the collection. This description uses this path: the URL
        identifies the record, and a body that the server misreads cannot become a new booking.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._call(_CANCEL, locals())


class AsyncAppointments(AsyncResource):
    """Bookings of clients with practitioners."""

    with_raw_response = RawView(lambda: AppointmentsRaw[AsyncAppointments])

    def list(
        self, *, start_date: date, end_date: date, timezone_id: str, get_practitioner_profiles: bool | Unset = UNSET,
        page_number: int | Unset = UNSET, page_size: int | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> AsyncPages[Appointment]:
        """List appointments in a period.

        Returns the appointments from the first to the last day, one page at a time. Dates and times use the given
        time zone.

        Args:
            start_date: First day of the period, in the time zone `timezoneId`.
            end_date: Last day of the period, in the time zone `timezoneId`. Evidence (documented): Parameter table.
                It does not state that the last day is included, but client code searches a single day by passing it
                as both start and end.
            timezone_id: ID of the time zone in which the dates are interpreted and the response's times are written.
                It is specific to the vendor: `timeZone.timezoneId` of a location.
            get_practitioner_profiles: Whether to include the practitioner's first and last name in each appointment.
            page_number: Page number, starting at 1. Default: 1.
            page_size: Number of records per page, at most 100. Default: 50. Evidence (documented): The default is on
                the client and invoice pages, the maximum only on an older appointment page; both are applied
                everywhere here.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            One page of appointments.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request is malformed, a parameter or field is missing or invalid, or the body
                refers to a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, expired, signed incorrectly, or made for another URL,
                method or server.
            RateLimitError: 429: More than 10 requests in one second. The request was not processed; it can be sent
                again later.
            InternalServerError: 500: The server failed. A write may or may not have been applied.

        Evidence (documented): Vendor's page on listing appointments, in two versions.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST, locals())

    async def book(
        self, *, start_date_time: datetime, end_date_time: datetime,
        practitioner: BookingPractitioner | Mapping[str, Any], location_id: str,
        clients: Sequence[BookingClient | Mapping[str, Any]], appointment_type_id: str | Unset = UNSET,
        subject: str | Unset = UNSET, notes: str | Unset = UNSET, is_email_reminder_required: bool | Unset = UNSET,
        is_sms_reminder_required: bool | Unset = UNSET, notify_practitioner: bool | Unset = UNSET,
        reconcile: bool = False, timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> BookingAnswer:
        """Book an appointment.

        Books a client with a practitioner. The response contains `appointment` if the booking was made, or `result`
        with the reasons if the time is not free; both may have status 200.

        If the response is lost, the booking may have been made: check before you send the request again.

        Args:
            start_date_time: Start of the appointment, with its UTC offset. Evidence (documented): The table shows a
                space between date and time; this description uses RFC 3339, as client code does.
            end_date_time: End of the appointment, with its UTC offset. Evidence (documented): The table shows a
                space between date and time; this description uses RFC 3339, as client code does.
            practitioner: The practitioner who will see the client.
            location_id: ID of the location, a GUID.
            clients: The client who will attend. The API currently accepts exactly one.
            appointment_type_id: ID of the appointment type, a GUID.
            subject: Heading in the calendar. The default is the client's name and date of birth. Evidence
                (documented): Example responses show name and phone number instead of the documented name and date of
                birth.
            notes: Free text.
            is_email_reminder_required: Whether the client gets a reminder by e-mail. Evidence (documented): Newer
                page versions list the flag as a top-level field, as does this description. One integration sends it
                inside an object appointmentReminder, as text.
            is_sms_reminder_required: Whether the client gets a reminder by SMS. Has an effect only if the client has
                a mobile number. Evidence (documented): Newer page versions list the flag as a top-level field, as
                does this description. One integration sends it inside an object appointmentReminder, as text.
            notify_practitioner: Whether the practitioner is notified by SMS.
            reconcile: Look what became of this call when its answer is lost (no answer, a server error, or a success
                that cannot be read). What surely came of it is returned; its answer is then that of the look
                (``reconciled`` in raw answers). When two complete looks, with a pause between them, found nothing,
                it is sent again, within ``retry``. Anything else raises the error of the lost answer, in raw answers
                too, with what is known as ``reconciliation``. A booking matches if client, practitioner, location,
                start, end and appointment type are equal and its status is `Booked`. The API does not report when a
                booking was made, so an identical booking of the same client that existed before this call also
                matches and is returned. That a repeated request cannot book twice depends on the API rejecting times
                that are already taken.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The booked appointment (`appointment`), or the reasons for the rejection (`result`).

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request is malformed, a parameter or field is missing or invalid, or the body
                refers to a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, expired, signed incorrectly, or made for another URL,
                method or server.
            ConflictError: 409: The time is not free. Nothing was booked or changed. Do not repeat the request
                unchanged.
            RateLimitError: 429: More than 10 requests in one second. The request was not processed; it can be sent
                again later.
            InternalServerError: 500: The server failed. A write may or may not have been applied.

        Evidence (documented): Vendor's page on making a booking, in three versions; the responses are known from
        client code. Two integrations also cancel by POST to this path; updateAppointment states why this description
        does not.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return await self._call(_BOOK, locals())

    async def get(
        self, appointment_id: str, *, get_practitioner_profiles: bool | Unset = UNSET,
        cancellation_id: bool | Unset = UNSET, timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> AppointmentAnswer:
        """Get an appointment.

        Returns the appointment with the given ID.

        Args:
            appointment_id: ID of the appointment, a GUID in any letter case.
            get_practitioner_profiles: Whether to include the practitioner's first and last name in each appointment.
            cancellation_id: Whether to include the ID of the cancellation reason and the cancellation notes if the
                appointment is cancelled. Despite its name, this is a flag. The names of the added fields are not
                known; they are kept as unknown fields.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The appointment.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request is malformed, a parameter or field is missing or invalid, or the body
                refers to a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, expired, signed incorrectly, or made for another URL,
                method or server.
            NotFoundError: 404: The record that the URL identifies does not exist.
            RateLimitError: 429: More than 10 requests in one second. The request was not processed; it can be sent
                again later.
            InternalServerError: 500: The server failed. A write may or may not have been applied.

        Evidence (documented): Vendor's page on the appointment record.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return await self._call(_GET, locals())

    async def update(
        self, appointment_id: str, *, start_date_time: datetime | Unset = UNSET,
        end_date_time: datetime | Unset = UNSET, practitioner_id: str | Unset = UNSET, notes: str | Unset = UNSET,
        notify_practitioner: bool | Unset = UNSET, deleted: bool | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> BookingAnswer:
        """Change an appointment.

        Changes an appointment, for example moves it to another time. Omitted fields keep their values. The response
        contains `appointment` if the change was made, or `result` with the reasons if the new time is not free; both
        may have status 200.

        If only `deleted` is sent, with the value true, the appointment is cancelled.

        Args:
            appointment_id: ID of the appointment, a GUID in any letter case.
            start_date_time: New start of the appointment, with its UTC offset. Send the end as well.
            end_date_time: New end of the appointment, with its UTC offset.
            practitioner_id: ID of the new practitioner, a GUID. Unlike in a booking, not inside an object. Evidence
                (client-code): One integration sends the field this way; a booking has it inside an object
                practitioner.
            notes: New free text.
            notify_practitioner: Whether the practitioner is notified by SMS.
            deleted: True cancels the appointment. False has no known effect. Evidence (client-code): One integration
                sends the boolean on this path; two others send the text true with the ID to the collection.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The changed appointment (`appointment`), or the reasons for the rejection (`result`).

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request is malformed, a parameter or field is missing or invalid, or the body
                refers to a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, expired, signed incorrectly, or made for another URL,
                method or server.
            NotFoundError: 404: The record that the URL identifies does not exist.
            ConflictError: 409: The time is not free. Nothing was booked or changed. Do not repeat the request
                unchanged.
            RateLimitError: 429: More than 10 requests in one second. The request was not processed; it can be sent
                again later.
            InternalServerError: 500: The server failed. A write may or may not have been applied.

        Evidence (client-code): Two integrations change appointments by POST to this path, and one of them also
        cancels this way. OpenAPI allows one POST per path, so changing and cancelling are one operation with two
        methods here.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return await self._call(_UPDATE, locals())

    async def cancel(
        self, appointment_id: str, *, timeout: float | None = None, extra_headers: Headers | None = None
    ) -> BookingAnswer:
        """Cancel an appointment. A reason cannot be sent.

        Cancel an appointment. A reason cannot be sent.

        Args:
            appointment_id: ID of the appointment, a GUID in any letter case.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The changed appointment (`appointment`), or the reasons for the rejection (`result`).

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request is malformed, a parameter or field is missing or invalid, or the body
                refers to a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, expired, signed incorrectly, or made for another URL,
                method or server.
            NotFoundError: 404: The record that the URL identifies does not exist.
            ConflictError: 409: The time is not free. Nothing was booked or changed. Do not repeat the request
                unchanged.
            RateLimitError: 429: More than 10 requests in one second. The request was not processed; it can be sent
                again later.
            InternalServerError: 500: The server failed. A write may or may not have been applied.

        Evidence (client-code): One integration posts deleted true (a boolean) to this path; two others post
        appointmentId and deleted (the text true) to the collection. This description uses this path: the URL
        identifies the record, and a body that the server misreads cannot become a new booking.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return await self._call(_CANCEL, locals())


class AppointmentsRaw(RawResource[Resource_co]):
    """The methods of ``Appointments`` and ``AsyncAppointments``, returning raw answers."""

    list = RawMethod(Appointments.list, AsyncAppointments.list)
    book = RawMethod(Appointments.book, AsyncAppointments.book)
    get = RawMethod(Appointments.get, AsyncAppointments.get)
    update = RawMethod(Appointments.update, AsyncAppointments.update)
    cancel = RawMethod(Appointments.cancel, AsyncAppointments.cancel)
