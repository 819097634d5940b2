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
    """Free times on this page."""
    paging: _common.Paging | None = wire(Nullable(Object(lambda: _common.Paging)), default=UNSET)
    """Position of this page in the list. Source (inferred): The page parameters are documented, the response is not;
    other lists with these parameters return this object.
    """


class AvailabilitySlot(Model):
    """A free time. It has the duration of the appointment type, or is the whole gap if no type was given."""

    start_date_time: datetime = wire(OFFSET_DATE_TIME, name="startDateTime")
    """Start of the appointment, with its UTC offset. Source (published client code): Client code parses the time as it
    is. In times of appointments it removes a space before the offset first.
    """
    end_date_time: datetime = wire(OFFSET_DATE_TIME, name="endDateTime")
    """End of the appointment, with its UTC offset. Source (published client code): Client code parses the time as it
    is. In times of appointments it removes a space before the offset first.
    """
    location_id: str = wire(STRING, name="locationId")
    """ID of the location, a GUID. Source (inferred): One integration reads the field; that it is always present is
    assumed, because a booking requires the ID.
    """
