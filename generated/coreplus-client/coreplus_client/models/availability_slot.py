# Generated from specs/coreplus/schemas/availability_slot.yaml: do not edit.

from __future__ import annotations

from datetime import datetime

from .._runtime.values.codecs import OFFSET_DATE_TIME, STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET
from . import common as _common


class AvailabilitySlotList(Model):
    """One page of free times."""

    timeslots: list[AvailabilitySlot] = wire(Array(Object(lambda: AvailabilitySlot)))
    """The free times of this page."""
    paging: _common.Paging | None = wire(Nullable(Object(lambda: _common.Paging)), default=UNSET)
    """Where this page stands in the list. Source (inferred): The page parameters are documented, the answer is not;
    other lists that take them answer with this object.
    """


class AvailabilitySlot(Model):
    """A free time. It is as long as the appointment type, or the whole gap when none was asked for."""

    start_date_time: datetime = wire(OFFSET_DATE_TIME, name="startDateTime")
    """Start, with its offset. Source (client-code): Client code parses the time without removing a space before the
    offset, as it does for appointments.
    """
    end_date_time: datetime = wire(OFFSET_DATE_TIME, name="endDateTime")
    """End, with its offset. Source (client-code): Client code parses the time without removing a space before the
    offset, as it does for appointments.
    """
    location_id: str | None = wire(Nullable(STRING), name="locationId", default=UNSET)
    """Identifier of the location, a GUID."""
