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
    """The appointments of this page."""
    paging: _common.Paging | None = wire(Nullable(Object(lambda: _common.Paging)), default=UNSET)
    """Where this page stands in the list. Source (inferred): The end of the example is cut off; other lists that take
    page parameters answer with this object.
    """
    status_messages: list[Any] | None = wire(Nullable(Array(ANY)), name="statusMessages", default=UNSET)
    """Remarks of the server. Empty in every known answer, so the form of an item is not known. Source (inferred): The
    end of the example is cut off; other lists have it.
    """


class AppointmentAnswer(Model):
    """One appointment."""

    appointment: Appointment = wire(Object(lambda: Appointment))
    """The appointment."""


class Appointment(Model):
    """A booking of a client with a practitioner."""

    appointment_id: str = wire(STRING, name="appointmentId")
    """Identifier of the appointment, a GUID."""
    appointment_reference_number: str | None = wire(Nullable(STRING), name="appointmentReferenceNumber", default=UNSET)
    """Number of the appointment for people to quote, as digits."""
    status: str | None = wire(Nullable(STRING), default=UNSET)
    """State of the appointment. `Booked` and `Attended` have been seen; the full list is not known."""
    practitioner: AppointmentPractitioner | None = wire(
        Nullable(Object(lambda: AppointmentPractitioner)), default=UNSET
    )
    """The practitioner who sees the client."""
    subject: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Heading in the calendar, often the client's name with birth date or telephone number."""
    notes: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Free text, empty when there is none."""
    location_id: str | None = wire(Nullable(STRING), name="locationId", default=UNSET)
    """Identifier of the location, a GUID."""
    appointment_type_id: str | None = wire(Nullable(STRING), name="appointmentTypeId", default=UNSET)
    """Identifier of the appointment type, a GUID."""
    start_date_time: datetime | None = wire(Nullable(OFFSET_DATE_TIME), name="startDateTime", default=UNSET)
    """Start, with its offset."""
    end_date_time: datetime | None = wire(Nullable(OFFSET_DATE_TIME), name="endDateTime", default=UNSET)
    """End, with its offset."""
    clients: list[AppointmentClient] | None = wire(Nullable(Array(Object(lambda: AppointmentClient))), default=UNSET)
    """The clients who come."""
    notify_practitioner: bool | None = wire(Nullable(BOOLEAN), name="notifyPractitioner", default=UNSET)
    """Whether the practitioner is told of the booking by SMS."""


class AppointmentPractitioner(Model):
    """The practitioner of an appointment."""

    practitioner_id: str | None = wire(Nullable(STRING), name="practitionerId", default=UNSET)
    """Identifier of the practitioner, a GUID."""
    first_name: str | None = wire(Nullable(STRING), name="firstName", default=UNSET)
    """First name, when asked for with `getPractitionerProfiles`. Source (inferred): That the name is added is
    documented; how its fields are called is not visible.
    """
    last_name: str | None = wire(Nullable(STRING), name="lastName", default=UNSET)
    """Family name, when asked for with `getPractitionerProfiles`. Source (inferred): That the name is added is
    documented; how its fields are called is not visible.
    """


class AppointmentClient(Model):
    """A client of an appointment."""

    client_id: str | None = wire(Nullable(STRING), name="clientId", default=UNSET, phi=True)
    """Identifier of the client, a GUID."""


class BookingAnswer(Model):
    """The answer to a booking or a change: `appointment` when it was done, `result` when it was refused. Which of the
    two is there decides, not the status.

    Source (client-code): Two integrations read the answer so.
    """

    appointment: Appointment | None = wire(Nullable(Object(lambda: Appointment)), default=UNSET)
    """The appointment as it now stands."""
    result: list[_common.ErrorReason] | None = wire(Nullable(Array(Object(lambda: _common.ErrorReason))), default=UNSET)
    """Reasons of the refusal."""


class BookingRefusal(Model):
    """The answer to a booking or a change that was refused.

    Source (client-code): Comment of an observed answer.
    """

    result: list[_common.ErrorReason] = wire(Array(Object(lambda: _common.ErrorReason)))
    """Reasons of the refusal."""


class NewBooking(Model):
    """An appointment to be booked."""

    __closed__: ClassVar[bool] = True
    start_date_time: datetime = wire(OFFSET_DATE_TIME, name="startDateTime")
    """Start, with its offset."""
    end_date_time: datetime = wire(OFFSET_DATE_TIME, name="endDateTime")
    """End, with its offset."""
    practitioner: BookingPractitioner | Mapping[str, Any] = wire(Object(lambda: BookingPractitioner))
    """The practitioner who is to see the client."""
    location_id: str = wire(String(max_length=50), name="locationId")
    """Identifier of the location, a GUID."""
    clients: Sequence[BookingClient | Mapping[str, Any]] = wire(
        Array(Object(lambda: BookingClient), min_items=1, max_items=1)
    )
    """The client who is to come. The API takes exactly one at present."""
    appointment_type_id: str | None | Unset = wire(String(max_length=50), name="appointmentTypeId", default=UNSET)
    """Identifier of the appointment type, a GUID."""
    subject: str | None | Unset = wire(String(max_length=300), default=UNSET, phi=True)
    """Heading in the calendar. Left out, the client's name and date of birth are used."""
    notes: str | None | Unset = wire(String(max_length=300), default=UNSET, phi=True)
    """Free text."""
    is_email_reminder_required: bool | None | Unset = wire(BOOLEAN, name="isEmailReminderRequired", default=UNSET)
    """Whether the client is reminded by e-mail."""
    is_sms_reminder_required: bool | None | Unset = wire(BOOLEAN, name="isSmsReminderRequired", default=UNSET)
    """Whether the client is reminded by SMS. Has an effect only if the client has a mobile number."""
    notify_practitioner: bool | None | Unset = wire(BOOLEAN, name="notifyPractitioner", default=UNSET)
    """Whether the practitioner is told by SMS."""


class BookingPractitioner(Model):
    """Names a practitioner in a booking."""

    __closed__: ClassVar[bool] = True
    practitioner_id: str = wire(String(max_length=50), name="practitionerId")
    """Identifier of the practitioner, a GUID. Source (client-code): The table asks for an object that holds the
    identifier; three integrations call the field so.
    """


class BookingClient(Model):
    """Names a client in a booking."""

    __closed__: ClassVar[bool] = True
    client_id: str = wire(String(max_length=50), name="clientId", phi=True)
    """Identifier of the client, a GUID. Source (client-code): The table asks for objects without naming their field;
    three integrations call it so.
    """


class AppointmentUpdate(Model):
    """Changes to an appointment. What is left out stays as it is."""

    __closed__: ClassVar[bool] = True
    start_date_time: datetime | None | Unset = wire(OFFSET_DATE_TIME, name="startDateTime", default=UNSET)
    """New start, with its offset. Send the end as well."""
    end_date_time: datetime | None | Unset = wire(OFFSET_DATE_TIME, name="endDateTime", default=UNSET)
    """New end, with its offset."""
    practitioner_id: str | None | Unset = wire(String(max_length=50), name="practitionerId", default=UNSET)
    """Identifier of the new practitioner, a GUID. Unlike in a booking, not inside an object. Source (client-code): One
    integration sends it so; a booking has it inside an object practitioner.
    """
    notes: str | None | Unset = wire(String(max_length=300), default=UNSET, phi=True)
    """New free text."""
    notify_practitioner: bool | None | Unset = wire(BOOLEAN, name="notifyPractitioner", default=UNSET)
    """Whether the practitioner is told by SMS."""
    deleted: bool | None | Unset = wire(BOOLEAN, default=UNSET)
    """True cancels the appointment. False is not known to have an effect. Source (client-code): One integration sends
    the boolean on this path; two send the text true with the identifier to the collection.
    """
