# Generated from specs/pracsuite/schemas/appointment_type.yaml: do not edit.

from __future__ import annotations

from .._runtime.values.codecs import BOOLEAN, INTEGER, NUMBER, STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET
from . import common as _common


class AppointmentTypeLinks(Model):
    """URLs of the appointment type and of its related lists."""

    self_: str | None = wire(Nullable(STRING), name="self", default=UNSET)
    """URL of the appointment type."""
    appointments: str | None = wire(Nullable(STRING), default=UNSET)
    """URL of the list of its appointments."""
    resources: str | None = wire(Nullable(STRING), default=UNSET)
    """URL of the list of its resources."""


class AppointmentTypeDuration(Model):
    """Duration and width of an appointment type for one profession and fee category."""

    profession_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """ID of the profession."""
    duration: float | None = wire(Nullable(NUMBER), default=UNSET)
    """Duration in minutes."""
    width: float | None = wire(Nullable(NUMBER), default=UNSET)
    """Number of columns that the appointment covers."""
    fee_cat_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """ID of the fee category. Null if `all_fee_cats` is set."""
    all_fee_cats: bool | None = wire(Nullable(BOOLEAN), default=UNSET)
    """Whether it applies to every fee category. Null if `fee_cat_id` is set."""
    hourly_billing: bool | None = wire(Nullable(BOOLEAN), default=UNSET)
    """Whether the appointment is billed by the hour."""


class PractitionerAppointmentTypeDuration(Model):
    """Duration and width of an appointment type for one practitioner at one business. They take precedence over those
    of the profession.
    """

    practitioner_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """ID of the practitioner."""
    business_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """ID of the business (a clinic or location)."""
    profession_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """ID of the profession."""
    duration: float | None = wire(Nullable(NUMBER), default=UNSET)
    """Duration in minutes."""
    width: float | None = wire(Nullable(NUMBER), default=UNSET)
    """Number of columns that the appointment covers."""
    fee_cat_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """ID of the fee category. Null if `all_fee_cats` is set."""
    all_fee_cats: bool | None = wire(Nullable(BOOLEAN), default=UNSET)
    """Whether it applies to every fee category. Null if `fee_cat_id` is set."""
    hourly_billing: bool | None = wire(Nullable(BOOLEAN), default=UNSET)
    """Whether the appointment is billed by the hour."""


class AppointmentType(Model):
    """A type of appointment that the clinic offers."""

    appointment_type_id: int = wire(INTEGER)
    """ID of the appointment type. Source (inferred): the field is documented; that it is always present is assumed."""
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Position of the record in the whole list, starting at 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    links: AppointmentTypeLinks | None = wire(Nullable(Object(lambda: AppointmentTypeLinks)), default=UNSET)
    """URLs of the appointment type and of its related lists."""
    tenant_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """ID of the PracSuite account that owns the record."""
    description: str | None = wire(Nullable(STRING), default=UNSET)
    """Name of the appointment type."""
    short_description: str | None = wire(Nullable(STRING), default=UNSET)
    """Short name."""
    archived: bool | None = wire(Nullable(BOOLEAN), default=UNSET)
    """Whether it is archived and no longer in use."""
    group_appointment: bool | None = wire(Nullable(BOOLEAN), default=UNSET)
    """Whether appointments of this type are for groups."""
    group_max_size: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Maximum number of members of a group. 0 if the type is not for groups."""
    telehealth: bool | None = wire(Nullable(BOOLEAN), default=UNSET)
    """Whether appointments of this type are held by telehealth."""
    appointment_type_durations: list[AppointmentTypeDuration] | None = wire(
        Nullable(Array(Object(lambda: AppointmentTypeDuration))), default=UNSET
    )
    """Durations by profession and fee category. Lists do not include them."""
    practitioner_appointment_type_durations: list[PractitionerAppointmentTypeDuration] | None = wire(
        Nullable(Array(Object(lambda: PractitionerAppointmentTypeDuration))), default=UNSET
    )
    """Durations by practitioner. Lists do not include them."""


class AppointmentTypePage(Model):
    """One page of appointment types."""

    appointment_types: list[AppointmentType] = wire(Array(Object(lambda: AppointmentType)))
    """Appointment types on this page."""
    total_entries: int = wire(INTEGER)
    """Number of appointment types on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """URLs of this page and of the previous and next pages."""
