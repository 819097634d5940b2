# Generated from specs/pracsuite/schemas/available_group_appointment.yaml: do not edit.

from __future__ import annotations

from datetime import datetime

from .._runtime.values.codecs import INTEGER, LOCAL_DATE_TIME, STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET
from . import common as _common


class AvailableGroupAppointment(Model):
    """A group appointment that still has places. Join it by adding a member.

    Evidence (documented): vendor's description, February 2026.
    """

    appointment_id: int = wire(INTEGER)
    """Number of the group appointment."""
    app_time: datetime = wire(LOCAL_DATE_TIME)
    """Start, as wall time at the clinic, without an offset. Evidence (documented): declared as an instant, but
    described as the clinic's own time.
    """
    current_class_size: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of members so far."""
    max_class_size: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Greatest number of members."""
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
    """Number of columns that it covers."""
    duration: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Length in minutes. Evidence (inferred): the field is documented; the unit is plain sense."""
    resource_ids: list[int] | None = wire(Nullable(Array(INTEGER)), default=UNSET)
    """Numbers of the resources (rooms, equipment) that it uses."""
    practitioner_name: str | None = wire(Nullable(STRING), default=UNSET)
    """Name of the practitioner."""


class AvailableGroupAppointmentPage(Model):
    """One page of group appointments.

    Evidence (documented): vendor's description, February 2026.
    """

    available_times: list[AvailableGroupAppointment] = wire(Array(Object(lambda: AvailableGroupAppointment)))
    """The group appointments of this page."""
    total_entries: int = wire(INTEGER)
    """Number of group appointments on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """Addresses of this page and of its neighbours."""
