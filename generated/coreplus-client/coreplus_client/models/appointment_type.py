# Generated from specs/coreplus/schemas/appointment_type.yaml: do not edit.

from __future__ import annotations

from typing import ClassVar

from .._runtime.values.codecs import DIGITS, INTEGER, STRING, Array, Digits, Either, Nullable, String
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET, Unset
from . import common as _common


class AppointmentTypeList(Model):
    """All appointment types of the practice."""

    appointment_types: list[AppointmentType] = wire(Array(Object(lambda: AppointmentType)), name="appointmentTypes")
    """The appointment types."""


class AppointmentType(Model):
    """A type of appointment."""

    appointment_type_id: str = wire(STRING, name="appointmentTypeId")
    """ID of the appointment type, a GUID."""
    description: str | None = wire(Nullable(STRING), default=UNSET)
    """Name of the appointment type."""
    duration_minutes: int | None = wire(Nullable(Either((DIGITS, INTEGER))), name="durationMinutes", default=UNSET)
    """Usual duration in minutes. Source (published client code): Client code converts the value to an integer, so it
    may be a string of digits, as documented for creation, or a number.
    """


class CreatedAppointmentType(AppointmentType):
    """A new type of appointment. The response contains only ID and description."""

    result: list[_common.ErrorReason] | None = wire(Nullable(Array(Object(lambda: _common.ErrorReason))), default=UNSET)
    """Notices about the call. Source (inferred): Seen only on rejected bookings; that other calls have it too is a
    guess.
    """


class NewAppointmentType(Model):
    """An appointment type to create."""

    __closed__: ClassVar[bool] = True
    description: str = wire(STRING)
    """Name of the appointment type."""
    block_colour: str | Unset | None = wire(String(pattern="^#?[0-9A-Fa-f]{6}$"), name="blockColour", default=UNSET)
    """Colour in the calendar: six hexadecimal digits, with or without a leading `#`."""
    duration_minutes: int | Unset | None = wire(
        Digits(pattern="^([1-9][0-9]?|1[01][0-9]|120)$"), name="durationMinutes", default=UNSET
    )
    """Usual duration in minutes; at most 120."""
    practitioner_id: str | Unset | None = wire(STRING, name="practitionerId", default=UNSET)
    """ID of the practitioner to whom the type belongs, a GUID."""
    location_id: str | Unset | None = wire(STRING, name="locationId", default=UNSET)
    """ID of the location to which the type belongs, a GUID."""
    client_group_id: str | Unset | None = wire(STRING, name="clientGroupId", default=UNSET)
    """ID of the client group to which the type belongs, a GUID."""
