# Generated from specs/pracsuite/schemas/cancelled_appointment.yaml: do not edit.

from __future__ import annotations

from datetime import datetime

from .._runtime.values.codecs import BOOLEAN, DATE_TIME, INTEGER, LOCAL_DATE_TIME, STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET
from . import common as _common


class CancelledAppointmentLinks(Model):
    """Addresses of the cancelled appointment.

    Evidence (documented): current reference page.
    """

    self_: str | None = wire(Nullable(STRING), name="self", default=UNSET)
    """Address of the cancelled appointment."""


class CancelledAppointment(Model):
    """An appointment that was taken out of the book. Type, status and item stand here as text, not as numbers.

    Evidence (documented): current reference page.
    """

    appointment_id: int = wire(INTEGER)
    """Number that the appointment had. Evidence (inferred): the field is documented; that it is always there is plain
    sense.
    """
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Place of the record in the whole list, counted from 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    links: CancelledAppointmentLinks | None = wire(Nullable(Object(lambda: CancelledAppointmentLinks)), default=UNSET)
    """Addresses of the cancelled appointment."""
    tenant_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the PracSuite account that owns the record."""
    client_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """Number of the patient."""
    app_time: datetime | None = wire(Nullable(LOCAL_DATE_TIME), default=UNSET)
    """Start that it had, as wall time at the clinic, without an offset."""
    description: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Label of the entry in the appointment book; it may hold the patient's name."""
    appointment_type: str | None = wire(Nullable(STRING), default=UNSET)
    """Name of the appointment type."""
    appointment_status: str | None = wire(Nullable(STRING), default=UNSET)
    """Name of the appointment status."""
    category: str | None = wire(Nullable(STRING), default=UNSET)
    """Kind of entry."""
    duration: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Length in minutes. Evidence (inferred): the field is documented; the unit is plain sense."""
    notes: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Free text about the appointment."""
    practitioner_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the practitioner."""
    business_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the business (a clinic or location)."""
    profession_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the profession in which the practitioner acts."""
    item_code: str | None = wire(Nullable(STRING), default=UNSET)
    """Code of the billable item."""
    account_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """Number of the patient's account."""
    cancellation_time: datetime | None = wire(Nullable(DATE_TIME), default=UNSET)
    """Instant of the cancellation, in UTC."""
    cancelled_by: str | None = wire(Nullable(STRING), default=UNSET)
    """Who cancelled it."""
    cancellation: bool | None = wire(Nullable(BOOLEAN), default=UNSET)
    """Whether it counts as a cancellation; false when it was merely removed. Evidence (inferred): the field is
    documented; its meaning is read from the parameter `include_deletions`.
    """
    reason: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Reason for cancelling, in words."""
    appointment_cancellation_reason_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the reason for cancelling."""


class CancelledAppointmentPage(Model):
    """One page of cancelled appointments.

    Evidence (documented): current reference page.
    """

    cancelled_appointments: list[CancelledAppointment] = wire(Array(Object(lambda: CancelledAppointment)))
    """The cancelled appointments of this page."""
    total_entries: int = wire(INTEGER)
    """Number of cancelled appointments on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """Addresses of this page and of its neighbours. Evidence (inferred): cut off on the page; like every other list."""
