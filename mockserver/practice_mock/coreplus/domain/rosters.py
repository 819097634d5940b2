"""Rosters: weekly working hours of practitioners at locations, in the zone of the location."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta

from practice_mock.coreplus.domain import zones
from practice_mock.coreplus.domain.times import Span, instant_at
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Shift:
    """Working hours without a break."""

    practitioner_id: str
    location_id: str
    span: Span


def shifts(tenant: Tenant, period: Span, practitioner_id: str | None = None) -> Iterable[Shift]:
    """Return all working hours that overlap a period, in full; optionally of one practitioner."""
    table = tenant.table("roster")
    for roster in table.records() if practitioner_id is None else table.find("practitioner", practitioner_id):
        for shift in _shifts(tenant, roster, period):
            if shift.span.overlaps(period):
                yield shift


def _shifts(tenant: Tenant, roster: Record, period: Span) -> Iterable[Shift]:
    location = tenant.table("location").get(roster["locationId"])
    if location is None:
        return
    zone = zones.zone(location["timezoneId"])
    # One more day on both sides, because the days of the zone are not those of UTC.
    first = max(period.start.date() - _DAY, date.fromisoformat(roster["validFrom"]))
    last = min(period.end.date() + _DAY, date.fromisoformat(roster["validUntil"]))
    if first > last:  # perhaps at the end of the calendar, after which there is no other day
        return
    begins, ends = time.fromisoformat(roster["startTime"]), time.fromisoformat(roster["endTime"])
    day = first + timedelta(days=(roster["weekday"] - first.weekday()) % 7)
    while day <= last:
        span = Span(instant_at(day, begins, zone), instant_at(day, ends, zone))
        yield Shift(roster["practitionerId"], roster["locationId"], span)
        day += _WEEK
