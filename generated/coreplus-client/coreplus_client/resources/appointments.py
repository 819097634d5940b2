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
from .._runtime.operation.call_options import CallOptions, ExtraBody, ExtraQuery, Headers
from .._runtime.operation.definition import JsonBody, Operation, Parameter
from .._runtime.operation.reconcile_plan import Const, DateOf, Equals, HasValue, Read, Reconcile, Ref
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
            Equals("/clients/0/clientId", "/body/clients/0/clientId", STRING),
            Equals("/practitioner/practitionerId", "/body/practitioner/practitionerId", STRING),
            Equals("/locationId", "/body/locationId", STRING),
            Equals("/startDateTime", "/body/startDateTime", OFFSET_DATE_TIME),
            Equals("/endDateTime", "/body/endDateTime", OFFSET_DATE_TIME),
            Equals("/appointmentTypeId", "/body/appointmentTypeId", STRING),
        ),
        get=Read(
            "appointments", "get", arguments={"appointment_id": Ref("/record/appointmentId")}, record="/appointment"
        ),
        look=Read(
            "appointments", "list",
            arguments={
                "start_date": DateOf("/body/startDateTime", OFFSET_DATE_TIME, -1),
                "end_date": DateOf("/body/startDateTime", OFFSET_DATE_TIME, 1),
                "timezone_id": Ref("/first/timeZone/timezoneId"), "page_size": Const(100),
            },
        ),
        first=Read("locations", "list", key=(Equals("/locationId", "/body/locationId", STRING),)),
        made=(HasValue("/status", "Booked"),),
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
        self, *, start_date: date, end_date: date, timezone_id: str,
        get_practitioner_profiles: bool | None | Unset = UNSET, page_number: int | None | Unset = UNSET,
        page_size: int | None | Unset = UNSET, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> Page[Appointment]:
        """List appointments in a period.

        ``GET /Appointment/``

        Appointments between two days, read and answered in the given time zone.

        Args:
            start_date: First day of the period, in the zone given by `timezoneId`.
            end_date: Last day of the period, in the zone given by `timezoneId`.
            timezone_id: Zone in which the dates are read and the answer's times are written: an identifier of the
                vendor's own, found as `timeZone.timezoneId` of a location.
            get_practitioner_profiles: Adds the practitioner's first and last name to each appointment.
            page_number: Number of the page, starting at 1.
            page_size: Number of records on a page.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of appointments.

        Raises ``ArgumentError`` before anything is sent, and the errors common to all calls: see ``APIError``.

        Source (documented): Vendor's page on listing appointments, in two versions.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(
            _LIST,
            {
                "start_date": start_date, "end_date": end_date, "timezone_id": timezone_id,
                "get_practitioner_profiles": get_practitioner_profiles, "page_number": page_number,
                "page_size": page_size,
            },
            CallOptions(timeout, extra_headers, extra_query),
        )

    def book(
        self, *, start_date_time: datetime, end_date_time: datetime,
        practitioner: BookingPractitioner | Mapping[str, Any], location_id: str,
        clients: Sequence[BookingClient | Mapping[str, Any]], appointment_type_id: str | None | Unset = UNSET,
        subject: str | None | Unset = UNSET, notes: str | None | Unset = UNSET,
        is_email_reminder_required: bool | None | Unset = UNSET, is_sms_reminder_required: bool | None | Unset = UNSET,
        notify_practitioner: bool | None | Unset = UNSET, reconcile: bool = False, timeout: float | None = None,
        extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
        extra_body: ExtraBody | None = None,
    ) -> BookingAnswer:
        """Book an appointment.

        ``POST /Appointment/``

        Books a client with a practitioner. The answer holds `appointment` when that was done, or `result` with the
        reasons when the time is not free, possibly under the same status 200.

        A booking whose answer was lost may have been made: look it up before another attempt.

        Args:
            start_date_time: Start, with its offset. Pass an aware datetime.
            end_date_time: End, with its offset. Pass an aware datetime.
            practitioner: The practitioner who is to see the client.
            location_id: Identifier of the location, a GUID.
            clients: The client who is to come. The API takes exactly one at present.
            appointment_type_id: Identifier of the appointment type, a GUID.
            subject: Heading in the calendar. Left out, the client's name and date of birth are used.
            notes: Free text.
            is_email_reminder_required: Whether the client is reminded by e-mail.
            is_sms_reminder_required: Whether the client is reminded by SMS. Has an effect only if the client has a
                mobile number.
            notify_practitioner: Whether the practitioner is told by SMS.
            reconcile: Whether the client finds out the outcome of this call when its response is lost (no response,
                a server error, or a success that cannot be read). If the record is found, the client returns it
                (``reconciled`` is true in the raw response). If two complete lookups, with a pause between them,
                find nothing, the client sends the call again, within the limits of ``retry``. Otherwise it raises
                the original error, with details in ``error.reconciliation``. The booking is told by client,
                practitioner, location, start, end and type, and by its status `Booked`. The API does not say when a
                booking was made: an identical one of the same client that was there before cannot be told from it,
                and is returned as the one booking that there is. That sending again cannot book twice rests on the
                API's refusal of a time that is taken.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.
            extra_body: Properties of the body that this operation does not declare, as JSON values.

        Returns:
            The booking was made, or it was refused and the body holds `result`.

        Raises:
            ConflictError: 409: The time is not free. Nothing was booked or changed. Never send the same request
                again in the hope of another answer.

        Raises ``ArgumentError`` before anything is sent, and the errors common to all calls: see ``APIError``.

        Source (documented): Vendor's page on making a booking, in three versions; the answers are known from client
        code. Two integrations also cancel by a post to this path; see updateAppointment for why we do not.
        """
        __tracebackhide__ = _rich_traceback_omit = True
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
        self, appointment_id: str, *, get_practitioner_profiles: bool | None | Unset = UNSET,
        cancellation_id: bool | None | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> AppointmentAnswer:
        """Get an appointment.

        ``GET /Appointment/{appointmentId}``

        One appointment by its identifier.

        Args:
            appointment_id: Identifier of the appointment, a GUID in any letter case.
            get_practitioner_profiles: Adds the practitioner's first and last name to each appointment.
            cancellation_id: Adds the reason's identifier and the notes of a cancellation to a cancelled appointment.
                A flag in spite of its name. The names of the added fields are not known; they are kept as unknown
                fields.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The appointment.

        Raises:
            NotFoundError: 404: The record that the URL names does not exist.

        Raises ``ArgumentError`` before anything is sent, and the errors common to all calls: see ``APIError``.

        Source (documented): Vendor's page on the appointment record.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._call(
            _GET,
            {
                "appointment_id": appointment_id, "get_practitioner_profiles": get_practitioner_profiles,
                "cancellation_id": cancellation_id,
            },
            CallOptions(timeout, extra_headers, extra_query),
        )

    def update(
        self, appointment_id: str, *, start_date_time: datetime | None | Unset = UNSET,
        end_date_time: datetime | None | Unset = UNSET, practitioner_id: str | None | Unset = UNSET,
        notes: str | None | Unset = UNSET, notify_practitioner: bool | None | Unset = UNSET,
        deleted: bool | None | Unset = UNSET, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None, extra_body: ExtraBody | None = None,
    ) -> BookingAnswer:
        """Change an appointment.

        ``POST /Appointment/{appointmentId}``

        Changes an appointment, for example moves it to another time; what is left out stays as it is. The answer is
        that of a booking: `appointment` when it was done, or `result` with the reasons when the new time is not
        free, possibly under the same status 200.

        With `deleted` set to true and nothing else the appointment is cancelled.

        Args:
            appointment_id: Identifier of the appointment, a GUID in any letter case.
            start_date_time: New start, with its offset. Send the end as well. Pass an aware datetime.
            end_date_time: New end, with its offset. Pass an aware datetime.
            practitioner_id: Identifier of the new practitioner, a GUID. Unlike in a booking, not inside an object.
            notes: New free text.
            notify_practitioner: Whether the practitioner is told by SMS.
            deleted: True cancels the appointment. False is not known to have an effect.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.
            extra_body: Properties of the body that this operation does not declare, as JSON values.

        Returns:
            The change was made, or it was refused and the body holds `result`.

        Raises:
            NotFoundError: 404: The record that the URL names does not exist.
            ConflictError: 409: The time is not free. Nothing was booked or changed. Never send the same request
                again in the hope of another answer.

        Raises ``ArgumentError`` before anything is sent, and the errors common to all calls: see ``APIError``.

        Source (client-code): Two integrations change, and one of them cancels, by a post to this path. A path has
        one post in OpenAPI, so that changing and cancelling are one operation here with a method each.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._call(
            _UPDATE,
            {
                "appointment_id": appointment_id, "start_date_time": start_date_time, "end_date_time": end_date_time,
                "practitioner_id": practitioner_id, "notes": notes, "notify_practitioner": notify_practitioner,
                "deleted": deleted,
            },
            CallOptions(timeout, extra_headers, extra_query, extra_body),
        )

    def cancel(
        self, appointment_id: str, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None, extra_body: ExtraBody | None = None,
    ) -> BookingAnswer:
        """Cancels the appointment. A reason cannot be given.

        ``POST /Appointment/{appointmentId}``

        Cancels the appointment. A reason cannot be given.

        Args:
            appointment_id: Identifier of the appointment, a GUID in any letter case.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.
            extra_body: Properties of the body that this operation does not declare, as JSON values.

        Returns:
            The change was made, or it was refused and the body holds `result`.

        Raises:
            NotFoundError: 404: The record that the URL names does not exist.
            ConflictError: 409: The time is not free. Nothing was booked or changed. Never send the same request
                again in the hope of another answer.

        Raises ``ArgumentError`` before anything is sent, and the errors common to all calls: see ``APIError``.

        Source (client-code): One integration posts deleted true (a boolean) to this path; two others post
        appointmentId and deleted (the text true) to the collection. We take this path: the record stands in the URL,
        and a body that the server misreads cannot become a new booking.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._call(
            _CANCEL, {"appointment_id": appointment_id}, CallOptions(timeout, extra_headers, extra_query, extra_body)
        )


class AsyncAppointments(AsyncResource):
    """Bookings of clients with practitioners."""

    with_raw_response = RawView(lambda: AppointmentsRaw[AsyncAppointments])

    def list(
        self, *, start_date: date, end_date: date, timezone_id: str,
        get_practitioner_profiles: bool | None | Unset = UNSET, page_number: int | None | Unset = UNSET,
        page_size: int | None | Unset = UNSET, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[Appointment]:
        """List appointments in a period.

        ``GET /Appointment/``

        Appointments between two days, read and answered in the given time zone.

        Args:
            start_date: First day of the period, in the zone given by `timezoneId`.
            end_date: Last day of the period, in the zone given by `timezoneId`.
            timezone_id: Zone in which the dates are read and the answer's times are written: an identifier of the
                vendor's own, found as `timeZone.timezoneId` of a location.
            get_practitioner_profiles: Adds the practitioner's first and last name to each appointment.
            page_number: Number of the page, starting at 1.
            page_size: Number of records on a page.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of appointments.

        Raises ``ArgumentError`` before anything is sent, and the errors common to all calls: see ``APIError``.

        Source (documented): Vendor's page on listing appointments, in two versions.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(
            _LIST,
            {
                "start_date": start_date, "end_date": end_date, "timezone_id": timezone_id,
                "get_practitioner_profiles": get_practitioner_profiles, "page_number": page_number,
                "page_size": page_size,
            },
            CallOptions(timeout, extra_headers, extra_query),
        )

    async def book(
        self, *, start_date_time: datetime, end_date_time: datetime,
        practitioner: BookingPractitioner | Mapping[str, Any], location_id: str,
        clients: Sequence[BookingClient | Mapping[str, Any]], appointment_type_id: str | None | Unset = UNSET,
        subject: str | None | Unset = UNSET, notes: str | None | Unset = UNSET,
        is_email_reminder_required: bool | None | Unset = UNSET, is_sms_reminder_required: bool | None | Unset = UNSET,
        notify_practitioner: bool | None | Unset = UNSET, reconcile: bool = False, timeout: float | None = None,
        extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
        extra_body: ExtraBody | None = None,
    ) -> BookingAnswer:
        """Book an appointment.

        ``POST /Appointment/``

        Books a client with a practitioner. The answer holds `appointment` when that was done, or `result` with the
        reasons when the time is not free, possibly under the same status 200.

        A booking whose answer was lost may have been made: look it up before another attempt.

        Args:
            start_date_time: Start, with its offset. Pass an aware datetime.
            end_date_time: End, with its offset. Pass an aware datetime.
            practitioner: The practitioner who is to see the client.
            location_id: Identifier of the location, a GUID.
            clients: The client who is to come. The API takes exactly one at present.
            appointment_type_id: Identifier of the appointment type, a GUID.
            subject: Heading in the calendar. Left out, the client's name and date of birth are used.
            notes: Free text.
            is_email_reminder_required: Whether the client is reminded by e-mail.
            is_sms_reminder_required: Whether the client is reminded by SMS. Has an effect only if the client has a
                mobile number.
            notify_practitioner: Whether the practitioner is told by SMS.
            reconcile: Whether the client finds out the outcome of this call when its response is lost (no response,
                a server error, or a success that cannot be read). If the record is found, the client returns it
                (``reconciled`` is true in the raw response). If two complete lookups, with a pause between them,
                find nothing, the client sends the call again, within the limits of ``retry``. Otherwise it raises
                the original error, with details in ``error.reconciliation``. The booking is told by client,
                practitioner, location, start, end and type, and by its status `Booked`. The API does not say when a
                booking was made: an identical one of the same client that was there before cannot be told from it,
                and is returned as the one booking that there is. That sending again cannot book twice rests on the
                API's refusal of a time that is taken.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.
            extra_body: Properties of the body that this operation does not declare, as JSON values.

        Returns:
            The booking was made, or it was refused and the body holds `result`.

        Raises:
            ConflictError: 409: The time is not free. Nothing was booked or changed. Never send the same request
                again in the hope of another answer.

        Raises ``ArgumentError`` before anything is sent, and the errors common to all calls: see ``APIError``.

        Source (documented): Vendor's page on making a booking, in three versions; the answers are known from client
        code. Two integrations also cancel by a post to this path; see updateAppointment for why we do not.
        """
        __tracebackhide__ = _rich_traceback_omit = True
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
        self, appointment_id: str, *, get_practitioner_profiles: bool | None | Unset = UNSET,
        cancellation_id: bool | None | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> AppointmentAnswer:
        """Get an appointment.

        ``GET /Appointment/{appointmentId}``

        One appointment by its identifier.

        Args:
            appointment_id: Identifier of the appointment, a GUID in any letter case.
            get_practitioner_profiles: Adds the practitioner's first and last name to each appointment.
            cancellation_id: Adds the reason's identifier and the notes of a cancellation to a cancelled appointment.
                A flag in spite of its name. The names of the added fields are not known; they are kept as unknown
                fields.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The appointment.

        Raises:
            NotFoundError: 404: The record that the URL names does not exist.

        Raises ``ArgumentError`` before anything is sent, and the errors common to all calls: see ``APIError``.

        Source (documented): Vendor's page on the appointment record.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return await self._call(
            _GET,
            {
                "appointment_id": appointment_id, "get_practitioner_profiles": get_practitioner_profiles,
                "cancellation_id": cancellation_id,
            },
            CallOptions(timeout, extra_headers, extra_query),
        )

    async def update(
        self, appointment_id: str, *, start_date_time: datetime | None | Unset = UNSET,
        end_date_time: datetime | None | Unset = UNSET, practitioner_id: str | None | Unset = UNSET,
        notes: str | None | Unset = UNSET, notify_practitioner: bool | None | Unset = UNSET,
        deleted: bool | None | Unset = UNSET, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None, extra_body: ExtraBody | None = None,
    ) -> BookingAnswer:
        """Change an appointment.

        ``POST /Appointment/{appointmentId}``

        Changes an appointment, for example moves it to another time; what is left out stays as it is. The answer is
        that of a booking: `appointment` when it was done, or `result` with the reasons when the new time is not
        free, possibly under the same status 200.

        With `deleted` set to true and nothing else the appointment is cancelled.

        Args:
            appointment_id: Identifier of the appointment, a GUID in any letter case.
            start_date_time: New start, with its offset. Send the end as well. Pass an aware datetime.
            end_date_time: New end, with its offset. Pass an aware datetime.
            practitioner_id: Identifier of the new practitioner, a GUID. Unlike in a booking, not inside an object.
            notes: New free text.
            notify_practitioner: Whether the practitioner is told by SMS.
            deleted: True cancels the appointment. False is not known to have an effect.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.
            extra_body: Properties of the body that this operation does not declare, as JSON values.

        Returns:
            The change was made, or it was refused and the body holds `result`.

        Raises:
            NotFoundError: 404: The record that the URL names does not exist.
            ConflictError: 409: The time is not free. Nothing was booked or changed. Never send the same request
                again in the hope of another answer.

        Raises ``ArgumentError`` before anything is sent, and the errors common to all calls: see ``APIError``.

        Source (client-code): Two integrations change, and one of them cancels, by a post to this path. A path has
        one post in OpenAPI, so that changing and cancelling are one operation here with a method each.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return await self._call(
            _UPDATE,
            {
                "appointment_id": appointment_id, "start_date_time": start_date_time, "end_date_time": end_date_time,
                "practitioner_id": practitioner_id, "notes": notes, "notify_practitioner": notify_practitioner,
                "deleted": deleted,
            },
            CallOptions(timeout, extra_headers, extra_query, extra_body),
        )

    async def cancel(
        self, appointment_id: str, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None, extra_body: ExtraBody | None = None,
    ) -> BookingAnswer:
        """Cancels the appointment. A reason cannot be given.

        ``POST /Appointment/{appointmentId}``

        Cancels the appointment. A reason cannot be given.

        Args:
            appointment_id: Identifier of the appointment, a GUID in any letter case.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.
            extra_body: Properties of the body that this operation does not declare, as JSON values.

        Returns:
            The change was made, or it was refused and the body holds `result`.

        Raises:
            NotFoundError: 404: The record that the URL names does not exist.
            ConflictError: 409: The time is not free. Nothing was booked or changed. Never send the same request
                again in the hope of another answer.

        Raises ``ArgumentError`` before anything is sent, and the errors common to all calls: see ``APIError``.

        Source (client-code): One integration posts deleted true (a boolean) to this path; two others post
        appointmentId and deleted (the text true) to the collection. We take this path: the record stands in the URL,
        and a body that the server misreads cannot become a new booking.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return await self._call(
            _CANCEL, {"appointment_id": appointment_id}, CallOptions(timeout, extra_headers, extra_query, extra_body)
        )


class AppointmentsRaw(RawResource[Resource_co]):
    """The methods of ``Appointments`` and ``AsyncAppointments``, returning raw responses."""

    list = RawMethod(Appointments.list, AsyncAppointments.list)
    book = RawMethod(Appointments.book, AsyncAppointments.book)
    get = RawMethod(Appointments.get, AsyncAppointments.get)
    update = RawMethod(Appointments.update, AsyncAppointments.update)
    cancel = RawMethod(Appointments.cancel, AsyncAppointments.cancel)
