# Generated from specs/pracsuite/schemas/appointment_status.yaml: do not edit.

from __future__ import annotations

from .._runtime.values.codecs import BOOLEAN, INTEGER, STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET
from . import common as _common


class AppointmentStatus(Model):
    """A status that the clinic assigns to its appointments."""

    appointment_status_id: int = wire(INTEGER)
    """ID of the appointment status. Source (inferred): the field is documented; that it is always present is
    assumed.
    """
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Position of the record in the whole list, starting at 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    tenant_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """ID of the PracSuite account that owns the record."""
    status_description: str | None = wire(Nullable(STRING), default=UNSET)
    """Name of the appointment status."""
    archived: bool | None = wire(Nullable(BOOLEAN), default=UNSET)
    """Whether it is archived and no longer in use."""


class AppointmentStatusPage(Model):
    """One page of statuses."""

    appointment_statuses: list[AppointmentStatus] = wire(Array(Object(lambda: AppointmentStatus)))
    """Statuses on this page."""
    total_entries: int = wire(INTEGER)
    """Number of statuses on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """URLs of this page and of the previous and next pages."""
