"""Wall times at the clinic, which the API writes without an offset."""

from __future__ import annotations

from datetime import UTC, datetime

from practice_mock.state.clock import timestamp
from practice_mock.state.tenant import Tenant


def timestamp_of(tenant: Tenant, time: str) -> str:
    """Return a wall time as a timestamp."""
    return timestamp(datetime.fromisoformat(time).replace(tzinfo=tenant.zone).astimezone(UTC))


def exists(tenant: Tenant, time: str) -> bool:
    """Return whether the clinic's clocks ever show a wall time. They skip an hour when daylight saving begins."""
    wall = datetime.fromisoformat(time).replace(tzinfo=tenant.zone)
    try:
        return wall.astimezone(UTC).astimezone(tenant.zone).replace(tzinfo=None) == wall.replace(tzinfo=None)
    except OverflowError:
        return True  # at the limits of the calendar
