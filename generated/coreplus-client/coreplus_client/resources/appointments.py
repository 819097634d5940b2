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

        Appointments between two days, read and answered in the given time zone.

        Args:
            start_date: First day of the period, in the zone given by `timezoneId`.
            end_date: Last day of the period, in the zone given by `timezoneId`. Evidence (documented): Table of
                parameters. That the last day counts is not said, but client code searches one day by naming it
                twice.
            timezone_id: Zone in which the dates are read and the answer's times are written: an identifier of the
                vendor's own, found as `timeZone.timezoneId` of a location.
            get_practitioner_profiles: Adds the practitioner's first and last name to each appointment.
            page_number: Number of the page, starting at 1.
            page_size: Number of records on a page. Evidence (documented): The default stands on the client and
                invoice pages, the maximum on an older appointment page only; we apply both everywhere.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            One page of appointments.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request cannot be read, a parameter or field is missing or has a wrong value,
                or the body names a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, out of date, wrongly signed, or made for another URL,
                method or server.
            RateLimitError: 429: More than 10 requests in a second. Nothing was done; the request may be sent again
                later.
            InternalServerError: 500: The server failed. A write may have been applied or not.

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

        Books a client with a practitioner. The answer holds `appointment` when that was done, or `result` with the
        reasons when the time is not free, possibly under the same status 200.

        A booking whose answer was lost may have been made: look it up before another attempt.

        Args:
            start_date_time: Start, with its offset. Evidence (documented): The table shows a space between date and
                time; client code sends RFC 3339, and so do we.
            end_date_time: End, with its offset. Evidence (documented): The table shows a space between date and
                time; client code sends RFC 3339, and so do we.
            practitioner: The practitioner who is to see the client.
            location_id: Identifier of the location, a GUID.
            clients: The client who is to come. The API takes exactly one at present.
            appointment_type_id: Identifier of the appointment type, a GUID.
            subject: Heading in the calendar. Left out, the client's name and date of birth are used. Evidence
                (documented): Examples of answers show name and telephone number instead of the documented name and
                birth date.
            notes: Free text.
            is_email_reminder_required: Whether the client is reminded by e-mail. Evidence (documented): Newer page
                versions list the flag flat, and so do we. One integration sends it inside an object
                appointmentReminder, as text.
            is_sms_reminder_required: Whether the client is reminded by SMS. Has an effect only if the client has a
                mobile number. Evidence (documented): Newer page versions list the flag flat, and so do we. One
                integration sends it inside an object appointmentReminder, as text.
            notify_practitioner: Whether the practitioner is told by SMS.
            reconcile: Look what became of this call when its answer is lost (no answer, a server error, or a success
                that cannot be read). What surely came of it is returned; its answer is then that of the look
                (``reconciled`` in raw answers). When two complete looks, with a pause between them, found nothing,
                it is sent again, within ``retry``. Anything else raises the error of the lost answer, in raw answers
                too, with what is known as ``reconciliation``. The booking is told by client, practitioner, location,
                start, end and type, and by its status `Booked`. The API does not say when a booking was made: an
                identical one of the same client that was there before cannot be told from it, and is returned as the
                one booking that there is. That sending again cannot book twice rests on the API's refusal of a time
                that is taken.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The booking was made, or it was refused and the body holds `result`.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request cannot be read, a parameter or field is missing or has a wrong value,
                or the body names a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, out of date, wrongly signed, or made for another URL,
                method or server.
            ConflictError: 409: The time is not free. Nothing was booked or changed. Never send the same request
                again in the hope of another answer.
            RateLimitError: 429: More than 10 requests in a second. Nothing was done; the request may be sent again
                later.
            InternalServerError: 500: The server failed. A write may have been applied or not.

        Evidence (documented): Vendor's page on making a booking, in three versions; the answers are known from
        client code. Two integrations also cancel by a post to this path; see updateAppointment for why we do not.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._call(_BOOK, locals())

    def get(
        self, appointment_id: str, *, get_practitioner_profiles: bool | Unset = UNSET,
        cancellation_id: bool | Unset = UNSET, timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> AppointmentAnswer:
        """Get an appointment.

        One appointment by its identifier.

        Args:
            appointment_id: Identifier of the appointment, a GUID in any letter case.
            get_practitioner_profiles: Adds the practitioner's first and last name to each appointment.
            cancellation_id: Adds the reason's identifier and the notes of a cancellation to a cancelled appointment.
                A flag in spite of its name. The names of the added fields are not known; they are kept as unknown
                fields.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The appointment.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request cannot be read, a parameter or field is missing or has a wrong value,
                or the body names a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, out of date, wrongly signed, or made for another URL,
                method or server.
            NotFoundError: 404: The record that the URL names does not exist.
            RateLimitError: 429: More than 10 requests in a second. Nothing was done; the request may be sent again
                later.
            InternalServerError: 500: The server failed. A write may have been applied or not.

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

        Changes an appointment, for example moves it to another time; what is left out stays as it is. The answer is
        that of a booking: `appointment` when it was done, or `result` with the reasons when the new time is not
        free, possibly under the same status 200.

        With `deleted` set to true and nothing else the appointment is cancelled.

        Args:
            appointment_id: Identifier of the appointment, a GUID in any letter case.
            start_date_time: New start, with its offset. Send the end as well.
            end_date_time: New end, with its offset.
            practitioner_id: Identifier of the new practitioner, a GUID. Unlike in a booking, not inside an object.
                Evidence (client-code): One integration sends it so; a booking has it inside an object practitioner.
            notes: New free text.
            notify_practitioner: Whether the practitioner is told by SMS.
            deleted: True cancels the appointment. False is not known to have an effect. Evidence (client-code): One
                integration sends the boolean on this path; two send the text true with the identifier to the
                collection.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The change was made, or it was refused and the body holds `result`.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request cannot be read, a parameter or field is missing or has a wrong value,
                or the body names a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, out of date, wrongly signed, or made for another URL,
                method or server.
            NotFoundError: 404: The record that the URL names does not exist.
            ConflictError: 409: The time is not free. Nothing was booked or changed. Never send the same request
                again in the hope of another answer.
            RateLimitError: 429: More than 10 requests in a second. Nothing was done; the request may be sent again
                later.
            InternalServerError: 500: The server failed. A write may have been applied or not.

        Evidence (client-code): Two integrations change, and one of them cancels, by a post to this path. A path has
        one post in OpenAPI, so that changing and cancelling are one operation here with a method each.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._call(_UPDATE, locals())

    def cancel(
        self, appointment_id: str, *, timeout: float | None = None, extra_headers: Headers | None = None
    ) -> BookingAnswer:
        """Cancels the appointment. A reason cannot be given.

        Cancels the appointment. A reason cannot be given.

        Args:
            appointment_id: Identifier of the appointment, a GUID in any letter case.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The change was made, or it was refused and the body holds `result`.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request cannot be read, a parameter or field is missing or has a wrong value,
                or the body names a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, out of date, wrongly signed, or made for another URL,
                method or server.
            NotFoundError: 404: The record that the URL names does not exist.
            ConflictError: 409: The time is not free. Nothing was booked or changed. Never send the same request
                again in the hope of another answer.
            RateLimitError: 429: More than 10 requests in a second. Nothing was done; the request may be sent again
                later.
            InternalServerError: 500: The server failed. A write may have been applied or not.

        Evidence (client-code): One integration posts deleted true (a boolean) to this path; two others post
        appointmentId and deleted (the text true) to the collection. We take this path: the record stands in the URL,
        and a body that the server misreads cannot become a new booking.
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

        Appointments between two days, read and answered in the given time zone.

        Args:
            start_date: First day of the period, in the zone given by `timezoneId`.
            end_date: Last day of the period, in the zone given by `timezoneId`. Evidence (documented): Table of
                parameters. That the last day counts is not said, but client code searches one day by naming it
                twice.
            timezone_id: Zone in which the dates are read and the answer's times are written: an identifier of the
                vendor's own, found as `timeZone.timezoneId` of a location.
            get_practitioner_profiles: Adds the practitioner's first and last name to each appointment.
            page_number: Number of the page, starting at 1.
            page_size: Number of records on a page. Evidence (documented): The default stands on the client and
                invoice pages, the maximum on an older appointment page only; we apply both everywhere.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            One page of appointments.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request cannot be read, a parameter or field is missing or has a wrong value,
                or the body names a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, out of date, wrongly signed, or made for another URL,
                method or server.
            RateLimitError: 429: More than 10 requests in a second. Nothing was done; the request may be sent again
                later.
            InternalServerError: 500: The server failed. A write may have been applied or not.

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

        Books a client with a practitioner. The answer holds `appointment` when that was done, or `result` with the
        reasons when the time is not free, possibly under the same status 200.

        A booking whose answer was lost may have been made: look it up before another attempt.

        Args:
            start_date_time: Start, with its offset. Evidence (documented): The table shows a space between date and
                time; client code sends RFC 3339, and so do we.
            end_date_time: End, with its offset. Evidence (documented): The table shows a space between date and
                time; client code sends RFC 3339, and so do we.
            practitioner: The practitioner who is to see the client.
            location_id: Identifier of the location, a GUID.
            clients: The client who is to come. The API takes exactly one at present.
            appointment_type_id: Identifier of the appointment type, a GUID.
            subject: Heading in the calendar. Left out, the client's name and date of birth are used. Evidence
                (documented): Examples of answers show name and telephone number instead of the documented name and
                birth date.
            notes: Free text.
            is_email_reminder_required: Whether the client is reminded by e-mail. Evidence (documented): Newer page
                versions list the flag flat, and so do we. One integration sends it inside an object
                appointmentReminder, as text.
            is_sms_reminder_required: Whether the client is reminded by SMS. Has an effect only if the client has a
                mobile number. Evidence (documented): Newer page versions list the flag flat, and so do we. One
                integration sends it inside an object appointmentReminder, as text.
            notify_practitioner: Whether the practitioner is told by SMS.
            reconcile: Look what became of this call when its answer is lost (no answer, a server error, or a success
                that cannot be read). What surely came of it is returned; its answer is then that of the look
                (``reconciled`` in raw answers). When two complete looks, with a pause between them, found nothing,
                it is sent again, within ``retry``. Anything else raises the error of the lost answer, in raw answers
                too, with what is known as ``reconciliation``. The booking is told by client, practitioner, location,
                start, end and type, and by its status `Booked`. The API does not say when a booking was made: an
                identical one of the same client that was there before cannot be told from it, and is returned as the
                one booking that there is. That sending again cannot book twice rests on the API's refusal of a time
                that is taken.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The booking was made, or it was refused and the body holds `result`.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request cannot be read, a parameter or field is missing or has a wrong value,
                or the body names a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, out of date, wrongly signed, or made for another URL,
                method or server.
            ConflictError: 409: The time is not free. Nothing was booked or changed. Never send the same request
                again in the hope of another answer.
            RateLimitError: 429: More than 10 requests in a second. Nothing was done; the request may be sent again
                later.
            InternalServerError: 500: The server failed. A write may have been applied or not.

        Evidence (documented): Vendor's page on making a booking, in three versions; the answers are known from
        client code. Two integrations also cancel by a post to this path; see updateAppointment for why we do not.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return await self._call(_BOOK, locals())

    async def get(
        self, appointment_id: str, *, get_practitioner_profiles: bool | Unset = UNSET,
        cancellation_id: bool | Unset = UNSET, timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> AppointmentAnswer:
        """Get an appointment.

        One appointment by its identifier.

        Args:
            appointment_id: Identifier of the appointment, a GUID in any letter case.
            get_practitioner_profiles: Adds the practitioner's first and last name to each appointment.
            cancellation_id: Adds the reason's identifier and the notes of a cancellation to a cancelled appointment.
                A flag in spite of its name. The names of the added fields are not known; they are kept as unknown
                fields.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The appointment.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request cannot be read, a parameter or field is missing or has a wrong value,
                or the body names a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, out of date, wrongly signed, or made for another URL,
                method or server.
            NotFoundError: 404: The record that the URL names does not exist.
            RateLimitError: 429: More than 10 requests in a second. Nothing was done; the request may be sent again
                later.
            InternalServerError: 500: The server failed. A write may have been applied or not.

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

        Changes an appointment, for example moves it to another time; what is left out stays as it is. The answer is
        that of a booking: `appointment` when it was done, or `result` with the reasons when the new time is not
        free, possibly under the same status 200.

        With `deleted` set to true and nothing else the appointment is cancelled.

        Args:
            appointment_id: Identifier of the appointment, a GUID in any letter case.
            start_date_time: New start, with its offset. Send the end as well.
            end_date_time: New end, with its offset.
            practitioner_id: Identifier of the new practitioner, a GUID. Unlike in a booking, not inside an object.
                Evidence (client-code): One integration sends it so; a booking has it inside an object practitioner.
            notes: New free text.
            notify_practitioner: Whether the practitioner is told by SMS.
            deleted: True cancels the appointment. False is not known to have an effect. Evidence (client-code): One
                integration sends the boolean on this path; two send the text true with the identifier to the
                collection.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The change was made, or it was refused and the body holds `result`.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request cannot be read, a parameter or field is missing or has a wrong value,
                or the body names a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, out of date, wrongly signed, or made for another URL,
                method or server.
            NotFoundError: 404: The record that the URL names does not exist.
            ConflictError: 409: The time is not free. Nothing was booked or changed. Never send the same request
                again in the hope of another answer.
            RateLimitError: 429: More than 10 requests in a second. Nothing was done; the request may be sent again
                later.
            InternalServerError: 500: The server failed. A write may have been applied or not.

        Evidence (client-code): Two integrations change, and one of them cancels, by a post to this path. A path has
        one post in OpenAPI, so that changing and cancelling are one operation here with a method each.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return await self._call(_UPDATE, locals())

    async def cancel(
        self, appointment_id: str, *, timeout: float | None = None, extra_headers: Headers | None = None
    ) -> BookingAnswer:
        """Cancels the appointment. A reason cannot be given.

        Cancels the appointment. A reason cannot be given.

        Args:
            appointment_id: Identifier of the appointment, a GUID in any letter case.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The change was made, or it was refused and the body holds `result`.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request cannot be read, a parameter or field is missing or has a wrong value,
                or the body names a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, out of date, wrongly signed, or made for another URL,
                method or server.
            NotFoundError: 404: The record that the URL names does not exist.
            ConflictError: 409: The time is not free. Nothing was booked or changed. Never send the same request
                again in the hope of another answer.
            RateLimitError: 429: More than 10 requests in a second. Nothing was done; the request may be sent again
                later.
            InternalServerError: 500: The server failed. A write may have been applied or not.

        Evidence (client-code): One integration posts deleted true (a boolean) to this path; two others post
        appointmentId and deleted (the text true) to the collection. We take this path: the record stands in the URL,
        and a body that the server misreads cannot become a new booking.
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
