# Generated from specs/pracsuite/schemas/cancelled_appointment.yaml: do not edit.

from __future__ import annotations

from datetime import datetime

from .._runtime.values.codecs import BOOLEAN, DATE_TIME, INTEGER, LOCAL_DATE_TIME, STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET
from . import common as _common


class CancelledAppointmentLinks(Model):
    """URLs of the cancelled appointment."""

    self_: str | None = wire(Nullable(STRING), name="self", default=UNSET, phi=True)
    """URL of the cancelled appointment."""


class CancelledAppointment(Model):
    """An appointment that was removed from the appointment book. Type, status and item are given as text, not as
    IDs.
    """

    appointment_id: int = wire(INTEGER, phi=True)
    """ID that the appointment had before it was cancelled. Source (inferred): the field is documented; that it is
    always present is assumed.
    """
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Position of the record in the whole list, starting at 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    links: CancelledAppointmentLinks | None = wire(Nullable(Object(lambda: CancelledAppointmentLinks)), default=UNSET)
    """URLs of the cancelled appointment."""
    tenant_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """ID of the PracSuite account that owns the record."""
    client_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the patient."""
    app_time: datetime | None = wire(Nullable(LOCAL_DATE_TIME), default=UNSET, phi=True)
    """Start of the appointment, in the clinic's local time, without a UTC offset."""
    description: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Label of the entry in the appointment book. It can contain the patient's name."""
    appointment_type: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Name of the appointment type."""
    appointment_status: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Name of the appointment status."""
    category: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Type of entry."""
    duration: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """Duration in minutes. Source (inferred): the field is documented; the unit is assumed."""
    notes: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Free text about the appointment."""
    practitioner_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the practitioner."""
    business_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the business (a clinic or location)."""
    profession_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the profession in which the practitioner acts."""
    item_code: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Code of the billable item."""
    account_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the patient's account."""
    cancellation_time: datetime | None = wire(Nullable(DATE_TIME), default=UNSET, phi=True)
    """Time of the cancellation, in UTC."""
    cancelled_by: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Who cancelled the appointment."""
    cancellation: bool | None = wire(Nullable(BOOLEAN), default=UNSET, phi=True)
    """Whether it counts as a cancellation. False if the appointment was only removed. Source (inferred): the field is
    documented; its meaning is inferred from the parameter `include_deletions`.
    """
    reason: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Reason for cancelling, as free text."""
    appointment_cancellation_reason_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the reason for cancelling."""


class CancelledAppointmentPage(Model):
    """One page of cancelled appointments."""

    cancelled_appointments: list[CancelledAppointment] = wire(Array(Object(lambda: CancelledAppointment)))
    """Cancelled appointments on this page."""
    total_entries: int = wire(INTEGER)
    """Number of cancelled appointments on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """URLs of this page and of the previous and next pages. Source (inferred): truncated on the reference page;
    inferred from the other lists.
    """
