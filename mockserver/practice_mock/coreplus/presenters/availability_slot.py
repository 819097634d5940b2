"""Free times."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from practice_mock.coreplus.domain.availability_slot import Slot
from practice_mock.coreplus.presenters.fields import Body


def present_slot(free: Slot, zone: ZoneInfo) -> Body:
    """Show a free time. Unlike the times of appointments, its times contain no space; the practitioner is not shown."""
    return {
        "startDateTime": free.span.start.astimezone(zone).isoformat(),
        "endDateTime": free.span.end.astimezone(zone).isoformat(),
        "locationId": free.location_id,
    }
