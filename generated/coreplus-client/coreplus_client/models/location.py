# Generated from specs/coreplus/schemas/location.yaml: do not edit.

from __future__ import annotations

from .._runtime.values.codecs import STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET


class LocationList(Model):
    """All locations of the practice."""

    locations: list[Location] = wire(Array(Object(lambda: Location)))
    """The locations."""


class Location(Model):
    """A place where the practice operates."""

    location_id: str = wire(STRING, name="locationId")
    """ID of the location, a GUID."""
    time_zone: LocationTimeZone = wire(Object(lambda: LocationTimeZone), name="timeZone")
    """Time zone of the location. Source (inferred): Client code reads the field; that it is always present is assumed,
    because other calls require a time zone.
    """
    name: str | None = wire(Nullable(STRING), default=UNSET)
    """Name of the location."""


class LocationTimeZone(Model):
    """A time zone in coreplus."""

    timezone_id: str = wire(STRING, name="timezoneId")
    """ID of the time zone, a GUID. Other calls take it as `timezone_id`. Source (inferred): Client code reads the
    field; that it is always present is assumed, because other calls require the ID.
    """
    tz_name: str | None = wire(Nullable(STRING), name="tzName", default=UNSET)
    """Name of the time zone: similar to its IANA name, but with a backslash, for example `Australia\\Melbourne`.
    Replace it by a slash to get the IANA name. Source (inferred): Client code replaces a backslash by a slash to get
    an IANA name; no value was seen.
    """
