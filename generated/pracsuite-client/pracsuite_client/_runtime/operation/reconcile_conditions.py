"""Compare a record with what was sent: the conditions that it fulfils, does not fulfil, or does not show.

The source of a value is a JSON pointer into the context of the call: ``/body/…`` is the body as sent, ``/path/…`` the
arguments in the path, ``/first/…`` the record that was read first, and ``/record/…`` the record that was found.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from attrs import frozen

from ..values.codec import Codec, Mismatch
from ..values.identifiers import plain_identifier
from ..values.json_pointer import all_at_pointer, at_pointer
from ..values.signal_handlers import let_through

Context = Mapping[str, Any]
"""The context of a call: what was sent, and what has been read so far."""


@frozen
class Ref:
    """The value at a pointer."""

    pointer: str

    def value(self, context: Context) -> Any:
        """Return the value, ``None`` if there is none."""
        return at_pointer(context, self.pointer)


@frozen
class DateOf:
    """The date of the time at a pointer, plus a number of days.

    Attributes:
        zone: The pointer to the name of the time zone in which the date is meant. If the zone is not known, the date is
            one day further away, in the direction of the shift, because a date depends on the zone.
    """

    pointer: str
    codec: Codec[Any]
    shift: int = 0
    zone: str | None = None

    def value(self, context: Context) -> date | None:
        """Return the date, ``None`` if there is none."""
        try:
            moment: datetime = self.codec.decode(at_pointer(context, self.pointer))
            if self.zone is None:
                return moment.date() + timedelta(days=self.shift)
            zone = _zone_of(at_pointer(context, self.zone))
            further = 0 if zone is not None else 1 if self.shift > 0 else -1
            return moment.astimezone(zone or UTC).date() + timedelta(days=self.shift + further)
        except (Mismatch, OverflowError) as error:
            let_through(error)
            return None


def _zone_of(name: Any) -> ZoneInfo | None:
    """Return the time zone with a name, in which coreplus writes a backslash for a slash; ``None`` if there is none."""
    try:
        return ZoneInfo(name.replace("\\", "/")) if isinstance(name, str) else None
    except (KeyError, ValueError, OSError) as error:
        let_through(error)
        return None


@frozen
class Const:
    """A constant value."""

    given: Any

    def value(self, context: Context) -> Any:
        """Return the value."""
        return self.given


@frozen
class Equals:
    """The condition that a record has at ``read`` the value sent at ``sent``.

    If none was sent, a record that shows another value than ``default`` does not match; without a default, every record
    matches. If ``read`` contains ``*`` for the elements of an array, one of them must have the value.

    Attributes:
        former: The pointer to the value under the former name of its argument, if there is one.
    """

    read: str
    sent: str
    codec: Codec[Any]
    default: Any = None
    former: str | None = None

    def holds(self, record: Any, context: Context) -> bool | None:
        """Return whether the condition holds, ``None`` if the record does not show it."""
        sent = self._sent_in(context)
        shown = all_at_pointer(record, self.read)
        if not sent:
            if self.default is None or shown == [None]:
                return True
            sent = [self.default]
        results = {self._equal(value, sent) for value in shown}
        return True if True in results else None if None in results or not results else False

    def compared(self, record: Any, context: Context) -> tuple[Any, Any] | None:
        """Return the value that a record shows and the one that was sent, ``None`` if either is not known."""
        sent = self._sent_in(context) or [self.default]
        try:
            shown = self.codec.decode(at_pointer(record, self.read))
            decoded = [self.codec.decode(value) for value in sent]
        except Mismatch as error:
            let_through(error)
            return None
        return (shown, decoded[0]) if all(value == decoded[0] for value in decoded) else None

    def _sent_in(self, context: Context) -> list[Any]:
        pointers = (self.sent,) if self.former is None else (self.sent, self.former)
        return [value for value in (at_pointer(context, pointer) for pointer in pointers) if value is not None]

    def _equal(self, shown: Any, sent: Sequence[Any]) -> bool | None:
        try:
            read = _plain(self.codec.decode(shown))
            return all(bool(read == _plain(self.codec.decode(value))) for value in sent)
        except Mismatch:
            return None


@frozen
class HasValue:
    """The condition that a record has this value at ``read``. An absent property counts as null.

    Attributes:
        others: The documented values of other states. If there are any, every other value shows nothing.
    """

    read: str
    expected: Any
    others: tuple[Any, ...] = ()

    def holds(self, record: Any, context: Context) -> bool | None:
        """Return whether the condition holds, ``None`` if the record does not show it."""
        read = at_pointer(record, self.read)
        if self.expected is None:  # neither an empty ID nor 0 is an ID
            return True if read is None else False if read and not isinstance(read, bool) else None
        if read is not None and type(read) is type(self.expected) and read == self.expected:
            return True
        if read is None or self.others:
            return False if any(type(read) is type(other) and read == other for other in self.others) else None
        return False


@frozen
class IsAmong:
    """The condition that a record has one of these values at ``read``. Any other value shows nothing."""

    read: str
    values: tuple[Any, ...]

    def holds(self, record: Any, context: Context) -> bool | None:
        """Return whether the condition holds, ``None`` if the record does not show it."""
        read = at_pointer(record, self.read)
        return True if any(type(read) is type(value) and read == value for value in self.values) else None


@frozen
class Overlaps:
    """The condition that the interval of a record overlaps the one that was sent.

    Attributes:
        start: Compares the starts: two times or two numbers.
        length: Compares the lengths: of times in minutes.
    """

    start: Equals
    length: Equals

    def holds(self, record: Any, context: Context) -> bool | None:
        """Return whether the condition holds, ``None`` if the record does not show it."""
        starts, lengths = self.start.compared(record, context), self.length.compared(record, context)
        if starts is None or lengths is None or min(lengths) <= 0:
            return None
        (shown, sent), (shown_length, sent_length) = starts, lengths
        try:
            return bool(shown < _end(sent, sent_length) and sent < _end(shown, shown_length))
        except OverflowError as error:
            let_through(error)
            return None


def _end(start: Any, length: Any) -> Any:
    return start + (timedelta(minutes=length) if isinstance(start, datetime) else length)


def _plain(value: Any) -> Any:
    """Return a value for comparison, an identifier in its one spelling."""
    return plain_identifier(value) if isinstance(value, str) else value


Condition = Equals | HasValue | IsAmong | Overlaps


def all_hold(conditions: Iterable[Condition], record: Any, context: Context) -> bool | None:
    """Return whether all conditions hold: false if one does not, otherwise ``None`` if one is unknown."""
    results = {condition.holds(record, context) for condition in conditions}
    return False if False in results else None if None in results else True
