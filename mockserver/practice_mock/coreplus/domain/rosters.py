"""Rosters: weekly working hours of practitioners at locations, in the zone of the location."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from practice_mock.coreplus.domain import zones
from practice_mock.coreplus.domain.times import Span, instant_at
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_YEAR = timedelta(days=366)
_FIRST, _LAST = "2026-01-01", "2039-12-31"
"""The days that the usual rosters include, whenever they are made: those of the examples in documents."""


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


def usual_validity(today: date) -> tuple[str, str]:
    """Return the first and the last day of rosters that do not state them: a year before today, ten years after."""
    return min(_FIRST, (today - _YEAR).isoformat()), max(_LAST, (today + 10 * _YEAR).isoformat())


def hours_in_words(tenant: Tenant, practitioner_id: str, location_id: str, at: datetime) -> str:
    """Return a sentence on when a practitioner works at a location, to explain why they do not at an instant.

    It names the zone, and the working hours of that day, or the days on which the rosters end or begin.
    """
    location = tenant.table("location").get(location_id)
    found = tenant.table("roster").find("practitioner", practitioner_id)
    rosters = [roster for roster in found if roster["locationId"] == location_id]
    if location is None or not rosters:
        return "No roster of this practitioner is for this location."
    zone = zones.zone(location["timezoneId"])
    day = at.astimezone(zone).date()
    text = day.isoformat()
    first = min(roster["validFrom"] for roster in rosters)
    last = max(roster["validUntil"] for roster in rosters)
    if not first <= text <= last:
        limit = f"end on {last}" if text > last else f"begin on {first}"
        return f"The rosters of this practitioner at this location {limit}, in {zone.key}."
    hours = sorted(
        f"{roster['startTime']} to {roster['endTime']}"
        for roster in rosters
        if roster["weekday"] == day.weekday() and roster["validFrom"] <= text <= roster["validUntil"]
    )
    weekday = _WEEKDAYS[day.weekday()]
    if not hours:
        return f"No roster of this practitioner at this location is for a {weekday} of that week, in {zone.key}."
    return f"The hours on that {weekday} are {' and '.join(hours)}, in {zone.key}."


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
