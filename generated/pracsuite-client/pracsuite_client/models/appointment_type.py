# Generated from specs/pracsuite/schemas/appointment_type.yaml: do not edit.

from __future__ import annotations

from .._runtime.values.codecs import BOOLEAN, INTEGER, NUMBER, STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET
from . import common as _common


class AppointmentTypeLinks(Model):
    """Addresses of the appointment type and of what belongs to it.

    Evidence (documented): vendor's description, February 2026.
    """

    self_: str | None = wire(Nullable(STRING), name="self", default=UNSET)
    """Address of the appointment type."""
    appointments: str | None = wire(Nullable(STRING), default=UNSET)
    """Address of the list of its appointments."""
    resources: str | None = wire(Nullable(STRING), default=UNSET)
    """Address of the list of its resources."""


class AppointmentTypeDuration(Model):
    """Length and width of an appointment type, for one profession and fee category.

    Evidence (documented): vendor's description, February 2026.
    """

    profession_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the profession."""
    duration: float | None = wire(Nullable(NUMBER), default=UNSET)
    """Length in minutes."""
    width: float | None = wire(Nullable(NUMBER), default=UNSET)
    """Number of columns that it covers."""
    fee_cat_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the fee category; null when `all_fee_cats` is set."""
    all_fee_cats: bool | None = wire(Nullable(BOOLEAN), default=UNSET)
    """Whether it holds for every fee category; null when `fee_cat_id` is set."""
    hourly_billing: bool | None = wire(Nullable(BOOLEAN), default=UNSET)
    """Whether it is billed by the hour."""


class PractitionerAppointmentTypeDuration(Model):
    """Length and width of an appointment type for one practitioner at one business, before those of the profession.

    Evidence (documented): vendor's description, February 2026.
    """

    practitioner_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the practitioner."""
    business_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the business (a clinic or location)."""
    profession_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the profession."""
    duration: float | None = wire(Nullable(NUMBER), default=UNSET)
    """Length in minutes."""
    width: float | None = wire(Nullable(NUMBER), default=UNSET)
    """Number of columns that it covers."""
    fee_cat_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the fee category; null when `all_fee_cats` is set."""
    all_fee_cats: bool | None = wire(Nullable(BOOLEAN), default=UNSET)
    """Whether it holds for every fee category; null when `fee_cat_id` is set."""
    hourly_billing: bool | None = wire(Nullable(BOOLEAN), default=UNSET)
    """Whether it is billed by the hour."""


class AppointmentType(Model):
    """A kind of appointment that the clinic offers.

    Evidence (documented): vendor's description, February 2026.
    """

    appointment_type_id: int = wire(INTEGER)
    """Number of the appointment type. Evidence (inferred): the field is documented; that it is always there is plain
    sense.
    """
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Place of the record in the whole list, counted from 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    links: AppointmentTypeLinks | None = wire(Nullable(Object(lambda: AppointmentTypeLinks)), default=UNSET)
    """Addresses of the appointment type and of what belongs to it."""
    tenant_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the PracSuite account that owns the record."""
    description: str | None = wire(Nullable(STRING), default=UNSET)
    """Name of the appointment type."""
    short_description: str | None = wire(Nullable(STRING), default=UNSET)
    """Short name."""
    archived: bool | None = wire(Nullable(BOOLEAN), default=UNSET)
    """Whether it is no longer in use."""
    group_appointment: bool | None = wire(Nullable(BOOLEAN), default=UNSET)
    """Whether it is for groups."""
    group_max_size: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Greatest number of members of a group, 0 for a type that is not for groups."""
    telehealth: bool | None = wire(Nullable(BOOLEAN), default=UNSET)
    """Whether it is held by telehealth."""
    appointment_type_durations: list[AppointmentTypeDuration] | None = wire(
        Nullable(Array(Object(lambda: AppointmentTypeDuration))), default=UNSET
    )
    """Lengths by profession and fee category; only where one type is read."""
    practitioner_appointment_type_durations: list[PractitionerAppointmentTypeDuration] | None = wire(
        Nullable(Array(Object(lambda: PractitionerAppointmentTypeDuration))), default=UNSET
    )
    """Lengths by practitioner; only where one type is read."""


class AppointmentTypePage(Model):
    """One page of appointment types.

    Evidence (documented): vendor's description, February 2026.
    """

    appointment_types: list[AppointmentType] = wire(Array(Object(lambda: AppointmentType)))
    """The appointment types of this page."""
    total_entries: int = wire(INTEGER)
    """Number of appointment types on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """Addresses of this page and of its neighbours."""
