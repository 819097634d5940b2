"""Codecs of dates and times: times with an offset, and the clinic's wall time without one."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from datetime import date, datetime, timedelta, timezone
from typing import Any

from .codec import Codec as Codec
from .codec import Context as Context
from .codec import Mismatch as Mismatch
from .codec import T, plain
from .signal_handlers import let_through
from .wall_time import after_gap, in_utc, offset_of, to_wall_time


class _Text(Codec[T]):
    """A value that is sent as a string."""

    def schema(self) -> dict[str, Any]:
        return {"type": "string"}

    def checked(self, value: Any) -> T:
        return self.decode(value)


_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)


_WALL_TIME = re.compile(r"\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?\Z", re.ASCII)


_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})\Z", re.ASCII)


_SPACE = re.compile(r" (?=[+-]\d{2}:\d{2}\Z)")


_SPACED = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}[+-]\d{4}\Z", re.ASCII)


# These match many values at once, joined by newlines. Possessive quantifiers avoid backtracking. Upper case only.
_LINE = r"\d\d\d\d-\d\d-\d\d"


_DATES = re.compile(rf"(?:{_LINE}\n)*+\Z", re.ASCII)


_MIDNIGHTS = re.compile(rf"(?:{_LINE}T00:00:00\n)*+\Z", re.ASCII)


_WALL_TIMES = re.compile(rf"(?:{_LINE}T\d\d:\d\d:\d\d(?:\.\d++)?+\n)*+\Z", re.ASCII)


_INSTANTS = re.compile(rf"(?:{_LINE}T\d\d:\d\d:\d\d(?:\.\d++)?+(?:Z|[+-]\d\d:\d\d)\n)*+\Z", re.ASCII)


def _all_read(values: Collection[Any], lines: re.Pattern[str], read: Callable[[str], object]) -> bool:
    """Return whether all values are strings of the right form that name an existing date or time."""
    try:
        return bool(lines.match("\n".join(values) + "\n")) and all(map(read, values))
    except (TypeError, ValueError) as error:
        let_through(error)
        return False


def _instant(value: str, expected: str) -> datetime:
    if not _INSTANT.match(value):
        raise Mismatch(f"must be {expected}")
    try:
        return datetime.fromisoformat(value.upper())
    except ValueError as error:
        let_through(error)
        raise Mismatch(f"must be {expected}") from None


class Date(_Text[date]):
    expected = "a date as yyyy-mm-dd"

    def fits(self, values: Collection[Any]) -> bool:
        return _all_read(values, _DATES, date.fromisoformat)

    def decode(self, value: Any) -> date:
        try:
            if isinstance(value, str) and _DATE.match(value):
                return date.fromisoformat(value)
        except ValueError as error:
            let_through(error)
        raise Mismatch(f"must be {self.expected}")

    def encode(self, value: Any, context: Context) -> str:
        if not isinstance(value, date) or isinstance(value, datetime):
            raise Mismatch("must be a datetime.date")
        return date.isoformat(plain(value))


class DateAtMidnight(Date):
    """A date that is received as a time without zone, ``1980-02-03T00:00:00``, and sent as a plain date."""

    expected = "a date as yyyy-mm-ddT00:00:00"

    def fits(self, values: Collection[Any]) -> bool:
        return _all_read(values, _MIDNIGHTS, datetime.fromisoformat)

    def decode(self, value: Any) -> date:
        return super().decode(value.removesuffix("T00:00:00") if isinstance(value, str) else value)


class DateTime(_Text[datetime]):
    """An aware datetime. It is sent in UTC."""

    expected = "a time with an offset, as RFC 3339"

    def fits(self, values: Collection[Any]) -> bool:
        return _all_read(values, _INSTANTS, datetime.fromisoformat)

    def decode(self, value: Any) -> datetime:
        if isinstance(value, str):
            return _instant(value, self.expected)
        raise Mismatch(f"must be {self.expected}")

    def encode(self, value: Any, context: Context) -> str:
        return _utc_text(_instant_of(_aware(value)))

    def encode_bound(self, value: Any, context: Context, *, upper: bool) -> str:
        """Return the text of a bound of a range, in whole seconds: a fraction widens the range, never narrows it."""
        instant = _instant_of(_aware(value))
        return _utc_text(_whole_seconds(instant, upper=upper))


class OffsetDateTime(_Text[datetime]):
    """An aware datetime in whole seconds that keeps its offset.

    A received value may have a fraction of a second, and a space before the offset.
    """

    expected = "a time with an offset, with or without a space before the offset"

    def decode(self, value: Any) -> datetime:
        if isinstance(value, str):
            return _instant(_SPACE.sub("", value) if " " in value else value, self.expected)
        raise Mismatch(f"must be {self.expected}")

    def encode(self, value: Any, context: Context) -> str:
        moment = _aware(value)
        instant, offset = _instant_of(moment), _offset_of(moment)
        if offset is None or offset.total_seconds() % 60:
            raise Mismatch("must have an offset of whole minutes")
        if moment.microsecond:
            raise Mismatch("has a fraction of a second; pass whole seconds")
        return instant.astimezone(timezone(offset)).isoformat()


class SpacedDateTime(OffsetDateTime):
    """An aware datetime with a space after the date and an offset without colon: ``2026-01-05 14:18:00+1000``."""

    expected = "a time as yyyy-mm-dd HH:MM:SS+hhmm"

    def decode(self, value: Any) -> datetime:
        try:
            if isinstance(value, str) and _SPACED.match(value):
                return datetime.strptime(value, "%Y-%m-%d %H:%M:%S%z")
        except ValueError as error:
            let_through(error)
        raise Mismatch(f"must be {self.expected}")

    def encode(self, value: Any, context: Context) -> str:
        date, _, rest = super().encode(value, context).partition("T")
        return f"{date} {rest[:8]}{rest[8:].replace(':', '')}"


def is_in_order(start: date, end: date) -> bool:
    """Return whether a period ends after its start. One of whole days may also end on its first day."""
    return start < end or (start == end and not isinstance(start, datetime))


def _utc_text(instant: datetime) -> str:
    return instant.isoformat().replace("+00:00", "Z")


def _whole_seconds(moment: datetime, *, upper: bool) -> datetime:
    """Round a datetime down, or up if it is an upper bound."""
    whole = moment.replace(microsecond=0)
    try:
        return whole + timedelta(seconds=1) if upper and moment.microsecond else whole
    except OverflowError as error:
        let_through(error)
        raise Mismatch("is outside the years 1 to 9999") from None


def _instant_of(moment: datetime) -> datetime:
    """Return an aware datetime in UTC. Raises ``Mismatch`` for a time that the clocks of its time zone skip."""
    try:
        return in_utc(moment)
    except ValueError as error:
        let_through(error)
        raise Mismatch(str(error)) from None


def _aware(value: Any) -> datetime:
    moment = _plain(value)
    if _offset_of(moment) is None:
        raise Mismatch("must be an aware datetime; a naive datetime is ambiguous here")
    return moment


def _offset_of(moment: datetime) -> timedelta | None:
    try:
        return offset_of(moment)
    except ValueError as error:
        let_through(error)
        raise Mismatch(str(error)) from None


def _plain(value: Any) -> datetime:
    """Return a datetime for a value of a subclass, whose own methods may write something else."""
    if not isinstance(value, datetime):
        raise Mismatch("must be a datetime")
    moment: datetime = plain(value)
    return moment


class LocalDateTime(_Text[datetime]):
    """The clinic's wall time: a naive datetime in whole seconds."""

    expected = "a wall time as yyyy-mm-ddTHH:MM:SS, without offset"

    def fits(self, values: Collection[Any]) -> bool:
        return _all_read(values, _WALL_TIMES, datetime.fromisoformat)

    def decode(self, value: Any) -> datetime:
        try:
            if isinstance(value, str) and _WALL_TIME.match(value):
                return datetime.fromisoformat(value.upper())
        except ValueError as error:
            let_through(error)
        raise Mismatch(f"must be {self.expected}")

    def encode(self, value: Any, context: Context) -> str:
        return self._wall_time(_plain(value), context).isoformat()

    def encode_bound(self, value: Any, context: Context, *, upper: bool) -> str:
        """Return the text of a bound of a range, in whole seconds: a fraction widens the range, never narrows it."""
        moment = _plain(value)
        wall_time = self._wall_time(moment.replace(microsecond=0), context)
        bound = _whole_seconds(wall_time.replace(microsecond=moment.microsecond), upper=upper)
        return (bound if context.time_zone is None else after_gap(bound, context.time_zone)).isoformat()

    def _wall_time(self, moment: datetime, context: Context) -> datetime:
        try:
            return to_wall_time(moment, context.time_zone)
        except ValueError as error:
            let_through(error)
            raise Mismatch(str(error)) from None
