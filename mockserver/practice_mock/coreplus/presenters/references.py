"""Locations and practitioners."""

from __future__ import annotations

from practice_mock.coreplus.domain import zones
from practice_mock.coreplus.presenters.fields import Body, only
from practice_mock.state.store import Record


def present_location(record: Record) -> Body:
    """Show a location with its time zone."""
    timezone_id: str = record["timezoneId"]
    time_zone = {"timezoneId": timezone_id, "tzName": zones.tz_name(timezone_id)}
    return {"locationId": record["locationId"], "name": record["name"], "timeZone": time_zone}


def present_practitioner(record: Record) -> Body:
    """Show a practitioner."""
    return only(record, ("practitionerId", "firstName", "lastName"))
