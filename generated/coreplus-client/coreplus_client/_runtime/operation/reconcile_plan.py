"""Decide whether a call whose response was lost was carried out: which records to read, and how to compare them.

This module neither sends nor waits. How the records of a call are recognized is data of its operation, from
``x-reconcile`` in the document. The source of a value is a JSON pointer into the facts about the call: ``/body/…`` is
the body as sent, ``/path/…`` the arguments in the path, ``/first/…`` the record that was read first, and ``/record/…``
the record that was found.
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
from .filters import EncodedCondition

CLOCKS_APART = 2.0
"""The seconds by which ``created`` may precede the first attempt of a call, because the API's clocks may differ."""


@frozen
class Ref:
    """The value at a pointer."""

    pointer: str

    def value(self, facts: Mapping[str, Any]) -> Any:
        """Return the value, ``None`` if there is none."""
        return at_pointer(facts, self.pointer)


@frozen
class DateOf:
    """The date of the time at a pointer, plus a number of days."""

    pointer: str
    codec: Codec[Any]
    shift: int = 0

    def value(self, facts: Mapping[str, Any]) -> date | None:
        """Return the date, ``None`` if there is none."""
        try:
            day: date = self.codec.decode(at_pointer(facts, self.pointer)).date()
            return day + timedelta(days=self.shift)
        except (Mismatch, OverflowError):
            return None


@frozen
class Const:
    """A constant value."""

    given: Any

    def value(self, facts: Mapping[str, Any]) -> Any:
        """Return the value."""
        return self.given


@frozen
class Equals:
    """The condition that a record has at ``read`` the value sent at ``sent``. If none was sent, any value matches."""

    read: str
    sent: str
    codec: Codec[Any]

    def holds(self, record: Any, facts: Mapping[str, Any]) -> bool | None:
        """Return whether the condition holds, ``None`` if the record does not show it."""
        sent, read = at_pointer(facts, self.sent), at_pointer(record, self.read)
        if sent is None:
            return True
        try:
            return bool(_plain(self.codec.decode(read)) == _plain(self.codec.decode(sent)))
        except Mismatch:
            return None


@frozen
class HasValue:
    """The condition that a record has this value at ``read``. An absent property counts as null."""

    read: str
    expected: Any

    def holds(self, record: Any, facts: Mapping[str, Any]) -> bool | None:
        """Return whether the condition holds, ``None`` if the record does not show it."""
        read = at_pointer(record, self.read)
        return None if read is None and self.expected is not None else bool(read == self.expected)


def _plain(value: Any) -> Any:
    """Return a value for comparison. Letter case is ignored, because GUIDs are written in both cases."""
    return value.casefold() if isinstance(value, str) else value


Condition = Equals | HasValue


def _all(conditions: Iterable[Condition], record: Any, facts: Mapping[str, Any]) -> bool | None:
    """Return whether all conditions hold: false if one does not, otherwise ``None`` if one is unknown."""
    told = {condition.holds(record, facts) for condition in conditions}
    return False if False in told else None if None in told else True


@frozen
class Read:
    """A call of a method that reads.

    Attributes:
        arguments: The source of the value for each keyword.
        filters: The source of the value that each filter field of a list must equal.
        key: The conditions that identify the wanted record in a list.
        record: The pointer to the record in a response that is not a list.
    """

    resource: str
    method: str
    arguments: Mapping[str, Ref | DateOf | Const] = attrs.field(factory=dict[str, "Ref | DateOf | Const"])
    filters: Mapping[str, Ref] = attrs.field(factory=dict[str, Ref])
    key: tuple[Condition, ...] = ()
    record: str = ""

    def keywords(self, facts: Mapping[str, Any]) -> dict[str, Any] | None:
        """Return the keywords of the call, ``None`` if the value of one is unknown."""
        given = {name: source.value(facts) for name, source in self.arguments.items()}
        wanted = {name: source.value(facts) for name, source in self.filters.items()}
        if None in given.values() or None in wanted.values():
            return None
        conditions = [EncodedCondition(name, "=", str(value)) for name, value in wanted.items()]
        return {**given, "where": conditions} if conditions else given


class Match(Enum):
    """The relation of a record to a call."""

    MADE = auto()
    """The call created the record."""
    OTHER = auto()
    """The record is unrelated to the call."""
    ALIKE = auto()
    """The record has the call's natural key, but is older than the call, or in a state that the call cannot produce."""
    UNKNOWN = auto()
    """The record does not show it."""


_REASONS: Mapping[Match, LookReason] = {Match.OTHER: "other", Match.ALIKE: "alike", Match.UNKNOWN: "unreadable"}


@frozen
class Verdict:
    """The result of a lookup.

    Attributes:
        reason: Why no record is definitely the call's; ``None`` if one is.
        record: The record of the call.
        candidates: The identifiers of the possible records.
    """

    reason: LookReason | None
    record: Any = attrs.field(default=None, repr=False)
    candidates: tuple[Any, ...] = ()


@frozen
class Reconcile:
    """How the effect of a call is recognized.

    Attributes:
        key: The natural key: the conditions that relate a record of the call to the body that was sent.
        get: Reads one record. Its response can replace the response that was lost.
        look: Lists the records among which the record would be; ``None`` if ``get`` alone finds it.
        first: Lists records, one of which has a value that ``look`` needs and the call does not contain.
        made: The state of a record that was just created.
        before: The state of a record before the call was carried out; used if there is no ``look``.
        created: The pointer to the time when a record was created, if the API returns it.
        needs: Optional keywords of the method that must be given.
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
        """Return the relation of a record to the call.

        Args:
            record: The raw record.
            facts: The facts about the call.
            since: When the call was first sent, in seconds since 1970 by the API's clock; ``None`` if unknown.
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
        """Return the identifier by which ``get`` reads a record of ``look``."""
        (source,) = self.get.arguments.values()
        return source.value({"record": record})

    def judge_list(self, records: Sequence[Any], facts: Mapping[str, Any], since: float | None) -> Verdict:
        """Judge a complete list. It shows a record of the call, definitely none, or neither."""
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
        """Judge a single record that was read by its identifier."""
        if self.before and _all(self.before, record, facts):
            return Verdict("absent")
        match = self.match(record, facts, since)
        if match is Match.MADE:
            return Verdict(None, record, candidates)
        return Verdict(_REASONS[match], candidates=candidates)


def choose(read: Read, records: Sequence[Any], facts: Mapping[str, Any]) -> Any:
    """Return the wanted record of a list, ``None`` unless there is exactly one."""
    found = [record for record in records if _all(read.key, record, facts)]
    return found[0] if len(found) == 1 else None


def is_whole(count: int, totals: Sequence[int | None], identifiers: Sequence[Any]) -> bool:
    """Return whether pages form one list. It changed meanwhile if totals differ or a record was received twice."""
    known = {total for total in totals if total is not None}
    return known <= {count} and len({repr(identifier) for identifier in identifiers}) == len(identifiers)
