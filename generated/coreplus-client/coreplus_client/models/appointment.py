# Generated from specs/coreplus/schemas/appointment.yaml: do not edit.

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, ClassVar

from .._runtime.values.codecs import ANY, BOOLEAN, OFFSET_DATE_TIME, STRING, Array, Nullable, String
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET, Unset
from . import common as _common


class AppointmentList(Model):
    """One page of appointments."""

    appointments: list[Appointment] = wire(Array(Object(lambda: Appointment)))
    """Appointments on this page."""
    paging: _common.Paging | None = wire(Nullable(Object(lambda: _common.Paging)), default=UNSET)
    """Position of this page in the list. Source (inferred): The end of the example is truncated; other lists with page
    parameters return this object.
    """
    status_messages: list[Any] | None = wire(Nullable(Array(ANY)), name="statusMessages", default=UNSET)
    """Messages from the server. Always empty so far; the format of an item is not known. Source (inferred): The end of
    the example is truncated; other lists have this field.
    """


class AppointmentResponse(Model):
    """Response with one appointment."""

    appointment: Appointment = wire(Object(lambda: Appointment))
    """The appointment."""


class Appointment(Model):
    """A booking of a client with a practitioner."""

    appointment_id: str = wire(STRING, name="appointmentId", phi=True)
    """ID of the appointment, a GUID."""
    clients: list[AppointmentClient] = wire(Array(Object(lambda: AppointmentClient)))
    """The clients who attend. Source (inferred): The examples of the list and of the record contain the field; that it
    is always present is assumed.
    """
    appointment_reference_number: str | None = wire(
        Nullable(STRING), name="appointmentReferenceNumber", default=UNSET, phi=True
    )
    """Reference number of the appointment for people to quote, as digits."""
    status: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """State of the appointment, for example `Booked` or `Attended`; the full list is not known."""
    practitioner: AppointmentPractitioner | None = wire(
        Nullable(Object(lambda: AppointmentPractitioner)), default=UNSET
    )
    """The practitioner who sees the client."""
    subject: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Heading in the calendar, often the client's name with date of birth or phone number."""
    notes: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Free text. Empty if there is none."""
    location_id: str | None = wire(Nullable(STRING), name="locationId", default=UNSET, phi=True)
    """ID of the location, a GUID."""
    appointment_type_id: str | None = wire(Nullable(STRING), name="appointmentTypeId", default=UNSET, phi=True)
    """ID of the appointment type, a GUID."""
    start_date_time: datetime | None = wire(Nullable(OFFSET_DATE_TIME), name="startDateTime", default=UNSET, phi=True)
    """Start of the appointment, with its UTC offset."""
    end_date_time: datetime | None = wire(Nullable(OFFSET_DATE_TIME), name="endDateTime", default=UNSET, phi=True)
    """End of the appointment, with its UTC offset."""
    notify_practitioner: bool | None = wire(Nullable(BOOLEAN), name="notifyPractitioner", default=UNSET, phi=True)
    """Whether the practitioner is notified of the booking by SMS."""


class AppointmentPractitioner(Model):
    """Practitioner of an appointment."""

    practitioner_id: str | None = wire(Nullable(STRING), name="practitionerId", default=UNSET, phi=True)
    """ID of the practitioner, a GUID."""
    first_name: str | None = wire(Nullable(STRING), name="firstName", default=UNSET, phi=True)
    """First name. Present if requested with `get_practitioner_profiles`. Source (inferred): It is documented that the
    name is added; the names of its fields are not shown.
    """
    last_name: str | None = wire(Nullable(STRING), name="lastName", default=UNSET, phi=True)
    """Family name. Present if requested with `get_practitioner_profiles`. Source (inferred): It is documented that the
    name is added; the names of its fields are not shown.
    """


class AppointmentClient(Model):
    """Client of an appointment."""

    client_id: str = wire(STRING, name="clientId", phi=True)
    """ID of the client, a GUID. Source (inferred): The examples contain the field; that it is always present is
    assumed, because it is the only one.
    """


class BookingResponse(Model):
    """Response to a booking or a change. Contains `appointment` if it was carried out, and only `result` if it was
    rejected; the status does not show it.

    Source (published client code): Two integrations interpret the response this way.
    """

    __one_of__: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("appointment",),
        ("result",),
    )
    appointment: Appointment | None = wire(Nullable(Object(lambda: Appointment)), default=UNSET)
    """The appointment after the call."""
    result: list[_common.ErrorReason] | None = wire(Nullable(Array(Object(lambda: _common.ErrorReason))), default=UNSET)
    """Reasons for a rejection. Next to `appointment`, notices about what was carried out."""


class BookingRejection(Model):
    """Response to a rejected booking or change.

    Source (published client code): Comment on an observed response.
    """

    result: list[_common.ErrorReason] = wire(Array(Object(lambda: _common.ErrorReason)))
    """Reasons for the rejection."""


class NewBooking(Model):
    """An appointment to book."""

    __closed__: ClassVar[bool] = True
    __ordered__: ClassVar[tuple[tuple[str, str], ...]] = (("start_date_time", "end_date_time"),)
    start_date_time: datetime = wire(OFFSET_DATE_TIME, name="startDateTime", phi=True)
    """Start of the appointment in whole seconds, with its UTC offset."""
    end_date_time: datetime = wire(OFFSET_DATE_TIME, name="endDateTime", phi=True)
    """End of the appointment in whole seconds, with its UTC offset; after the start."""
    practitioner: BookingPractitioner | Mapping[str, Any] = wire(Object(lambda: BookingPractitioner))
    """The practitioner who will see the client."""
    location_id: str = wire(String(max_length=50), name="locationId", phi=True)
    """ID of the location, a GUID."""
    clients: Sequence[BookingClient | Mapping[str, Any]] = wire(
        Array(Object(lambda: BookingClient), min_items=1, max_items=1)
    )
    """The client who will attend. The API currently accepts exactly one."""
    appointment_type_id: str | Unset | None = wire(
        String(max_length=50), name="appointmentTypeId", default=UNSET, phi=True
    )
    """ID of the appointment type, a GUID."""
    subject: str | Unset | None = wire(String(max_length=300), default=UNSET, phi=True)
    """Heading in the calendar. The default is the client's name and date of birth."""
    notes: str | Unset | None = wire(String(max_length=300), default=UNSET, phi=True)
    """Free text."""
    is_email_reminder_required: bool | Unset | None = wire(
        BOOLEAN, name="isEmailReminderRequired", default=UNSET, phi=True
    )
    """Whether the client gets a reminder by e-mail."""
    is_sms_reminder_required: bool | Unset | None = wire(BOOLEAN, name="isSmsReminderRequired", default=UNSET, phi=True)
    """Whether the client gets a reminder by SMS. Has an effect only if the client has a mobile number."""
    notify_practitioner: bool | Unset | None = wire(BOOLEAN, name="notifyPractitioner", default=UNSET, phi=True)
    """Whether the practitioner is notified by SMS."""


class BookingPractitioner(Model):
    """Identifies a practitioner in a booking."""

    __closed__: ClassVar[bool] = True
    practitioner_id: str = wire(String(max_length=50), name="practitionerId", phi=True)
    """ID of the practitioner, a GUID. Source (published client code): The table requires an object that contains the
    ID; three integrations use this field name.
    """


class BookingClient(Model):
    """Identifies a client in a booking."""

    __closed__: ClassVar[bool] = True
    client_id: str = wire(String(max_length=50), name="clientId", phi=True)
    """ID of the client, a GUID. Source (published client code): The table requires objects but does not name their
    field; three integrations use this name.
    """


class AppointmentUpdate(Model):
    """Changes to an appointment. Omitted fields keep their values."""

    __closed__: ClassVar[bool] = True
    __ordered__: ClassVar[tuple[tuple[str, str], ...]] = (("start_date_time", "end_date_time"),)
    start_date_time: datetime | Unset | None = wire(OFFSET_DATE_TIME, name="startDateTime", default=UNSET, phi=True)
    """New start of the appointment in whole seconds, with its UTC offset. Send the end as well."""
    end_date_time: datetime | Unset | None = wire(OFFSET_DATE_TIME, name="endDateTime", default=UNSET, phi=True)
    """New end of the appointment in whole seconds, with its UTC offset; after the start."""
    practitioner_id: str | Unset | None = wire(String(max_length=50), name="practitionerId", default=UNSET, phi=True)
    """ID of the new practitioner, a GUID. Source (published client code): One integration sends the field this way; a
    booking has it inside an object practitioner.
    """
    notes: str | Unset | None = wire(String(max_length=300), default=UNSET, phi=True)
    """New free text."""
    notify_practitioner: bool | Unset | None = wire(BOOLEAN, name="notifyPractitioner", default=UNSET, phi=True)
    """Whether the practitioner is notified by SMS."""
    deleted: bool | Unset | None = wire(BOOLEAN, default=UNSET, phi=True)
    """True cancels the appointment. False has no known effect. Source (published client code): One integration sends
    the boolean on this path; two others send the text true with the ID to the collection.
    """
