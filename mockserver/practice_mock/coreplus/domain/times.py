"""Instants, and lengths of time between two of them, in the spellings of coreplus."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from practice_mock.state.clock import as_utc, timestamp

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
"""The days that a practice can have anything on. Zones are well behaved between them."""


class Fields(Protocol):
    """Whatever has fields by name."""

    def __getitem__(self, name: str, /) -> Any: ...


@dataclass(frozen=True, slots=True)
class Span:
    """From an instant up to, and without, another; both in UTC."""

    start: datetime
    end: datetime

    def overlaps(self, other: Span) -> bool:
        """Whether both have some time in common."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether the other lies wholly within this one."""
        return self.start <= other.start and other.end <= self.end

    def days(self) -> Iterable[int]:
        """The days in UTC that it touches, as ordinals."""
        return range(self.start.toordinal(), (self.end - timedelta(microseconds=1)).toordinal() + 1)


def span_of(record: Fields) -> Span:
    """The time of a record with `startDateTime` and `endDateTime`."""
    return Span(instant(record["startDateTime"]), instant(record["endDateTime"]))


def instant(text: str) -> datetime:
    """An instant in UTC, from text with an offset, with or without a space before it.

    Raises ValueError for an instant that does not exist, or lies on none of the days of a practice.
    """
    try:
        moment = as_utc(datetime.fromisoformat(text.replace(" ", "")))
    except OverflowError:
        raise ValueError("lies outside of the calendar") from None
    if not FIRST_DAY < moment.date() < LAST_DAY:  # a day less on both sides: any zone may be applied
        raise ValueError(f"must lie between the years {FIRST_DAY.year} and {LAST_DAY.year}")
    return moment


def kept(moment: datetime) -> str:
    """An instant as records keep it: in UTC, of one length, so that they sort as text."""
    return timestamp(moment)


def spaced(moment: datetime, zone: ZoneInfo) -> str:
    """`2026-01-05T09:00:00 +11:00`: an instant in a zone, as appointments are answered."""
    local = moment.astimezone(zone).isoformat()
    return f"{local[:-6]} {local[-6:]}"


def whole_days(first: date, last: date, zone: ZoneInfo) -> Span:
    """From the beginning of a day to the end of another, in a zone; cut to the days of a practice."""
    first = min(max(first, FIRST_DAY), LAST_DAY)
    last = min(max(last, FIRST_DAY), LAST_DAY)
    return Span(wall(first, time(), zone), wall(last + timedelta(days=1), time(), zone))


def wall(day: date, hour: time, zone: ZoneInfo) -> datetime:
    """The instant, in UTC, at which the clocks of a zone show a time."""
    return datetime.combine(day, hour, zone).astimezone(UTC)
