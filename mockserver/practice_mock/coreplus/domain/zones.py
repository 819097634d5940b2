"""The time zones of coreplus, each with its own identifier."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from zoneinfo import ZoneInfo

from practice_mock.rejection import BadParameter, Problem

MELBOURNE = "22222222-2222-4222-8222-222222222222"
BRISBANE = "22222222-0000-4000-8000-000000000002"

NAMES: Mapping[str, str] = MappingProxyType(
    {
        MELBOURNE: "Australia/Melbourne",
        BRISBANE: "Australia/Brisbane",
        "22222222-0000-4000-8000-000000000003": "Australia/Sydney",
        "22222222-0000-4000-8000-000000000004": "Australia/Hobart",
        "22222222-0000-4000-8000-000000000005": "Australia/Adelaide",
        "22222222-0000-4000-8000-000000000006": "Australia/Darwin",
        "22222222-0000-4000-8000-000000000007": "Australia/Perth",
    }
)
"""The zones' names in the time zone database, by identifier."""


def zone(timezone_id: str) -> ZoneInfo:
    """Return a zone by its identifier. Raises KeyError if it does not exist."""
    return ZoneInfo(NAMES[timezone_id])


def requested_zone(timezone_id: str) -> ZoneInfo:
    """Return the zone that a request names, in any letter case. Raises BadParameter if it does not exist."""
    try:
        return zone(timezone_id.lower())
    except KeyError:
        raise BadParameter(
            "There is no such time zone.", [Problem("timezoneId", "must be that of a location")]
        ) from None


def tz_name(timezone_id: str) -> str:
    """Return a zone's name as coreplus writes it: `Australia\\Melbourne`."""
    return NAMES[timezone_id].replace("/", "\\")
