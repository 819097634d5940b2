"""Instants and spans of time in the formats of coreplus."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from practice_mock.state.clock import as_utc, timestamp

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
"""The range of days that a practice can use. Between them, zones have no unusual offsets."""


class Fields(Protocol):
    """A value with fields by name."""

    def __getitem__(self, name: str, /) -> Any: ...


@dataclass(frozen=True, slots=True)
class Span:
    """From an instant to another, which is excluded; both in UTC."""

    start: datetime
    end: datetime

    def overlaps(self, other: Span) -> bool:
        """Return whether the spans overlap."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Return whether the other span is within this one."""
        return self.start <= other.start and other.end <= self.end

    def days(self) -> Iterable[int]:
        """Return the days in UTC that the span touches, as ordinals."""
        return range(self.start.toordinal(), (self.end - timedelta(microseconds=1)).toordinal() + 1)


def span_of(record: Fields) -> Span:
    """Return the span of a record with `startDateTime` and `endDateTime`."""
    return Span(instant(record["startDateTime"]), instant(record["endDateTime"]))


def instant(text: str) -> datetime:
    """Return an instant in UTC from text with an offset, with or without a space before it.

    Raises ValueError for an instant that does not exist, or is outside of the days that a practice can use.
    """
    try:
        moment = as_utc(datetime.fromisoformat(text.replace(" ", "")))
    except OverflowError:
        raise ValueError("is outside the supported date range") from None
    if not FIRST_DAY < moment.date() < LAST_DAY:  # one day less on both sides, so that any zone can be applied
        raise ValueError(f"must be between the years {FIRST_DAY.year} and {LAST_DAY.year}")
    return moment


def stored_form(moment: datetime) -> str:
    """Return an instant as records store it: in UTC and of a fixed length, so that the texts sort."""
    return timestamp(moment)


def shown_form(moment: datetime, zone: ZoneInfo) -> str:
    """Return an instant in a zone as appointments show it: `2026-01-05T09:00:00 +11:00`."""
    local = moment.astimezone(zone).isoformat()
    return f"{local[:-6]} {local[-6:]}"


def whole_days(first: date, last: date, zone: ZoneInfo) -> Span:
    """Return the span from the beginning of a day to the end of another, limited to the usable days."""
    first = min(max(first, FIRST_DAY), LAST_DAY)
    last = min(max(last, FIRST_DAY), LAST_DAY)
    return Span(instant_at(first, time(), zone), instant_at(last + timedelta(days=1), time(), zone))


def instant_at(day: date, hour: time, zone: ZoneInfo) -> datetime:
    """Return the instant, in UTC, at which the clocks of a zone show a time."""
    return datetime.combine(day, hour, zone).astimezone(UTC)
