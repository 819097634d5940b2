# Generated from specs/pracsuite/schemas/available_appointment.yaml: do not edit.

from __future__ import annotations

from datetime import datetime

from .._runtime.values.codecs import INTEGER, LOCAL_DATE_TIME, STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET
from . import common as _common


class AvailableAppointment(Model):
    """A free time. It is not a record yet: reserve it, or book it in one step.

    Evidence (documented): vendor's description, February 2026.
    """

    app_time: datetime = wire(LOCAL_DATE_TIME)
    """Start, as wall time at the clinic, without an offset. Evidence (documented): declared as an instant, but
    described as the clinic's own time.
    """
    column_number: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Column of the practitioner's appointment book, counted from 1."""
    item_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the billable item that the type would bill."""
    item_group_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the group of billable items that the type would bill."""
    appointment_type_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the appointment type."""
    practitioner_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the practitioner."""
    business_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the business (a clinic or location)."""
    profession_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the profession in which the practitioner acts."""
    width: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of columns that the appointment would cover."""
    duration: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Length in minutes. Evidence (inferred): the field is documented; the unit is plain sense."""
    resource_ids: list[int] | None = wire(Nullable(Array(INTEGER)), default=UNSET)
    """Numbers of the resources (rooms, equipment) that it would use."""
    practitioner_name: str | None = wire(Nullable(STRING), default=UNSET)
    """Name of the practitioner."""


class AvailableAppointmentPage(Model):
    """One page of free times.

    Evidence (documented): vendor's description, February 2026.
    """

    available_times: list[AvailableAppointment] = wire(Array(Object(lambda: AvailableAppointment)))
    """The free times of this page."""
    total_entries: int = wire(INTEGER)
    """Number of free times on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """Addresses of this page and of its neighbours."""
