# Generated from specs/coreplus/schemas/location.yaml: do not edit.

from __future__ import annotations

from .._runtime.values.codecs import STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET


class LocationList(Model):
    """The locations of the practice."""

    locations: list[Location] = wire(Array(Object(lambda: Location)))
    """The locations."""


class Location(Model):
    """A place where the practice works."""

    location_id: str = wire(STRING, name="locationId")
    """Identifier of the location, a GUID."""
    name: str | None = wire(Nullable(STRING), default=UNSET)
    """Name of the location."""
    time_zone: LocationTimeZone | None = wire(
        Nullable(Object(lambda: LocationTimeZone)), name="timeZone", default=UNSET
    )
    """Time zone of the location."""


class LocationTimeZone(Model):
    """A time zone as coreplus knows it."""

    timezone_id: str | None = wire(Nullable(STRING), name="timezoneId", default=UNSET)
    """Identifier of the zone, a GUID; what other calls take as `timezoneId`."""
    tz_name: str | None = wire(Nullable(STRING), name="tzName", default=UNSET)
    """Name of the zone, close to its IANA name but with a backslash, as in `Australia\\Melbourne`. Source (inferred):
    Client code turns a backslash into a slash to get an IANA name; no value was seen.
    """
