"""Whether a call whose answer was lost was carried out: what to look for, and what to make of what is found.

Nothing here sends or waits. What a call can be told by is data of its operation, from ``x-reconcile`` in the document.
Where a value comes from is a JSON pointer into the facts: ``/body/…`` as it was sent, ``/path/…`` the arguments in the
path, ``/first/…`` the record that was read first, ``/record/…`` the record that was found.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import Enum, auto
from typing import Any

import attrs
from attrs import frozen

from ..errors.api import LookReason
from ..values.codec import Codec, Mismatch
from ..values.codecs import DATE_TIME
from ..values.json import is_object
from ..values.json_pointer import at_pointer
from .filters import RawCondition

CLOCKS_APART = 2.0
"""Seconds by which ``created`` may lie before a call was first sent: the clocks of the API's machines may differ."""


@frozen
class Ref:
    """The value at a pointer."""

    pointer: str

    def value(self, facts: Mapping[str, Any]) -> Any:
        """The value, ``None`` when there is none."""
        return at_pointer(facts, self.pointer)


@frozen
class DateOf:
    """The day of the time at a pointer, or one so many days later."""

    pointer: str
    codec: Codec[Any]
    shift: int = 0

    def value(self, facts: Mapping[str, Any]) -> date | None:
        """The day, ``None`` when there is none."""
        try:
            day: date = self.codec.decode(at_pointer(facts, self.pointer)).date()
            return day + timedelta(days=self.shift)
        except (Mismatch, OverflowError):
            return None


@frozen
class Const:
    """A value that is always the same."""

    given: Any

    def value(self, facts: Mapping[str, Any]) -> Any:
        """The value."""
        return self.given


@frozen
class Equals:
    """A record has at ``read`` what was sent at ``sent``; what was not sent may be anything."""

    read: str
    sent: str
    codec: Codec[Any]

    def holds(self, record: Any, facts: Mapping[str, Any]) -> bool | None:
        """Whether it is so; ``None`` when the record does not tell."""
        sent, read = at_pointer(facts, self.sent), at_pointer(record, self.read)
        if sent is None:
            return True
        try:
            return bool(_plain(self.codec.decode(read)) == _plain(self.codec.decode(sent)))
        except Mismatch:
            return None


@frozen
class HasValue:
    """A record has this value at ``read``; null may be absent."""

    read: str
    expected: Any

    def holds(self, record: Any, facts: Mapping[str, Any]) -> bool | None:
        """Whether it is so; ``None`` when the record does not tell."""
        read = at_pointer(record, self.read)
        return None if read is None and self.expected is not None else bool(read == self.expected)


def _plain(value: Any) -> Any:
    """Identifiers are compared without regard to letter case, as GUIDs are written in both."""
    return value.casefold() if isinstance(value, str) else value


Condition = Equals | HasValue


def _all(conditions: Iterable[Condition], record: Any, facts: Mapping[str, Any]) -> bool | None:
    """Whether all hold: one that does not decides, then one that cannot be told."""
    told = {condition.holds(record, facts) for condition in conditions}
    return False if False in told else None if None in told else True


@frozen
class Read:
    """A call of a method that reads.

    Attributes:
        arguments: Where the value of each keyword comes from.
        filters: Where the value comes from that each field of a list has to have.
        key: Of a list: what tells the record that is wanted.
        record: Of a single answer: pointer to its record.
    """

    resource: str
    method: str
    arguments: Mapping[str, Ref | DateOf | Const] = attrs.field(factory=dict[str, "Ref | DateOf | Const"])
    filters: Mapping[str, Ref] = attrs.field(factory=dict[str, Ref])
    key: tuple[Condition, ...] = ()
    record: str = ""

    def keywords(self, facts: Mapping[str, Any]) -> dict[str, Any] | None:
        """The keywords of the call, ``None`` when a value for one is not known."""
        given = {name: source.value(facts) for name, source in self.arguments.items()}
        wanted = {name: source.value(facts) for name, source in self.filters.items()}
        if None in given.values() or None in wanted.values():
            return None
        conditions = [RawCondition(name, "=", str(value), unlisted=False) for name, value in wanted.items()]
        return {**given, "where": conditions} if conditions else given


class Match(Enum):
    """What a record is to a call."""

    MADE = auto()
    """The call made it."""
    OTHER = auto()
    """It has nothing to do with the call."""
    ALIKE = auto()
    """It has the natural key of the call, but is older, or in a state in which no call leaves it."""
    UNKNOWN = auto()
    """It does not tell."""


_REASONS: Mapping[Match, LookReason] = {Match.OTHER: "other", Match.ALIKE: "alike", Match.UNKNOWN: "unreadable"}


@frozen
class Verdict:
    """What a look showed.

    Attributes:
        reason: Why no record is surely the one that the call made; ``None`` when one is.
        record: That one.
        candidates: The identifiers of records that may be it.
    """

    reason: LookReason | None
    record: Any = attrs.field(default=None, repr=False)
    candidates: tuple[Any, ...] = ()


@frozen
class Reconcile:
    """How a call is told by what it leaves behind.

    Attributes:
        key: Its natural key: what a record that it made has in common with what was sent.
        get: Reads one record; what it answers can stand for the answer that was lost.
        look: Lists the records among which it would be; ``None`` when ``get`` alone finds it.
        first: Lists the records of which one holds what the call does not say but ``look`` asks for.
        made: The state of a record that was just made.
        before: The state of a record on which the call has not been carried out; where there is no ``look``.
        created: Pointer to the time at which a record was made, if the API gives it.
        needs: Optional keywords of the method that have to be given.
    """

    key: tuple[Condition, ...]
    get: Read
    look: Read | None = None
    first: Read | None = None
    made: tuple[Condition, ...] = ()
    before: tuple[Condition, ...] = ()
    created: str | None = None
    needs: tuple[str, ...] = ()

    def match(self, record: Any, facts: Mapping[str, Any], since: float | None) -> Match:
        """What a record is to the call.

        Args:
            record: The record, as it came.
            facts: What is known of the call.
            since: When the call was first sent, in seconds since 1970 by the API's clock; ``None`` when not known.
        """
        if not is_object(record):
            return Match.UNKNOWN
        key = _all(self.key, record, facts)
        if key is not True:
            return Match.OTHER if key is False else Match.UNKNOWN
        told = {_all(self.made, record, facts), self._is_new(record, since)}
        return Match.ALIKE if False in told else Match.UNKNOWN if None in told else Match.MADE

    def _is_new(self, record: Any, since: float | None) -> bool | None:
        if self.created is None:
            return True
        try:
            made_at: float = DATE_TIME.decode(at_pointer(record, self.created)).timestamp()
        except (Mismatch, OverflowError):
            return None
        return None if since is None else made_at >= since - CLOCKS_APART

    def identify(self, record: Any) -> Any:
        """The identifier by which ``get`` reads a record of ``look``."""
        (source,) = self.get.arguments.values()
        return source.value({"record": record})

    def judge_list(self, records: Sequence[Any], facts: Mapping[str, Any], since: float | None) -> Verdict:
        """What a whole list shows: one record that the call made, surely none, or neither."""
        matches = [(self.match(record, facts, since), record) for record in records]
        suspects = [(match, record) for match, record in matches if match is not Match.OTHER]
        if not suspects:
            return Verdict("absent")
        candidates = tuple(self.identify(record) for _, record in suspects)
        made = [record for match, record in suspects if match is Match.MADE]
        if any(match is Match.UNKNOWN for match, _ in suspects):
            return Verdict("unreadable", candidates=candidates)
        if len(made) == 1:
            return Verdict(None, made[0], candidates)
        return Verdict("several" if made else "alike", candidates=candidates)

    def judge_record(
        self, record: Any, facts: Mapping[str, Any], since: float | None, candidates: tuple[Any, ...]
    ) -> Verdict:
        """What a single record shows, read by its identifier."""
        if self.before and _all(self.before, record, facts):
            return Verdict("absent")
        match = self.match(record, facts, since)
        if match is Match.MADE:
            return Verdict(None, record, candidates)
        return Verdict(_REASONS[match], candidates=candidates)


def choose(read: Read, records: Sequence[Any], facts: Mapping[str, Any]) -> Any:
    """The one record of a list that is wanted; ``None`` when it is not there once."""
    found = [record for record in records if _all(read.key, record, facts)]
    return found[0] if len(found) == 1 else None


def is_whole(count: int, totals: Sequence[int | None], identifiers: Sequence[Any]) -> bool:
    """Whether the pages of a walk make up one list: it changed if they do not agree, or a record came twice."""
    known = {total for total in totals if total is not None}
    return known <= {count} and len({repr(identifier) for identifier in identifiers}) == len(identifiers)
