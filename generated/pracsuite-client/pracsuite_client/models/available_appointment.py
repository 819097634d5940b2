# Generated from specs/pracsuite/schemas/available_appointment.yaml: do not edit.

from __future__ import annotations

from datetime import datetime

from .._runtime.values.codecs import INTEGER, LOCAL_DATE_TIME, STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET
from . import common as _common


class AvailableAppointment(Model):
    """A free time. It is not a record yet: reserve it, or book it in one step."""

    app_time: datetime = wire(LOCAL_DATE_TIME)
    """Start of the appointment, in the clinic's local time, without a UTC offset."""
    appointment_type_id: int = wire(INTEGER)
    """ID of the appointment type. Source (inferred): the field is documented; that it is always present is assumed."""
    practitioner_id: int = wire(INTEGER)
    """ID of the practitioner. Source (inferred): the field is documented; that it is always present is assumed."""
    business_id: int = wire(INTEGER)
    """ID of the business (a clinic or location). Source (inferred): the field is documented; that it is always present
    is assumed.
    """
    duration: int = wire(INTEGER)
    """Duration in minutes. Source (inferred): the field is documented; its unit and that it is always present are
    assumed.
    """
    column_number: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Column of the practitioner's appointment book, starting at 1."""
    item_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """ID of the item that the appointment type bills."""
    item_group_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """ID of the group of items that the appointment type bills."""
    profession_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """ID of the profession in which the practitioner acts."""
    width: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of columns that the appointment would cover."""
    resource_ids: list[int] | None = wire(Nullable(Array(INTEGER)), default=UNSET)
    """IDs of the resources (rooms, equipment) that it would use."""
    practitioner_name: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Name of the practitioner."""


class AvailableAppointmentPage(Model):
    """One page of free times."""

    available_times: list[AvailableAppointment] = wire(Array(Object(lambda: AvailableAppointment)))
    """Free times on this page."""
    total_entries: int = wire(INTEGER)
    """Number of free times on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """URLs of this page and of the previous and next pages."""
