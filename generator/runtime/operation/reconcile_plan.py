"""Decide whether a call was carried out: which records to read, and how to compare them with what was sent.

This module neither sends nor waits. How the records of a call are recognized is data of its operation, from
``x-reconcile`` in the document. The source of a value is a JSON pointer into the context of the call: ``/body/…`` is
the body as sent, ``/path/…`` the arguments in the path, ``/first/…`` the record that was read first, and ``/record/…``
the record that was found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from enum import Enum, auto
from typing import Any

import attrs
from attrs import frozen

from ..errors.api import LookupReason
from ..values.codec import Codec, Mismatch
from ..values.codecs import DATE_TIME
from ..values.json import is_object
from ..values.json_pointer import at_pointer
from .filters import Condition as Filter
from .filters import EncodedCondition

CLOCK_UNCERTAINTY = 2.0
"""The uncertainty of the server's time, in seconds, up to which a record may count as made during a call.

A ``Date`` header has whole seconds, so one quick response leaves an uncertainty of little more than one second.
"""

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
    """The date of the time at a pointer, plus a number of days."""

    pointer: str
    codec: Codec[Any]
    shift: int = 0

    def value(self, context: Context) -> date | None:
        """Return the date, ``None`` if there is none."""
        try:
            day: date = self.codec.decode(at_pointer(context, self.pointer)).date()
            return day + timedelta(days=self.shift)
        except (Mismatch, OverflowError):
            return None


@frozen
class Const:
    """A constant value."""

    given: Any

    def value(self, context: Context) -> Any:
        """Return the value."""
        return self.given


@frozen
class Since:
    """The filter for records made since the call began, or up to a number of days earlier.

    With 0 days, the list contains only what was made since the call began, by the server's clock.
    """

    days: int


@frozen
class Equals:
    """The condition that a record has at ``read`` the value sent at ``sent``.

    If none was sent, a record that shows another value than ``default`` does not match; without a default, every record
    matches.
    """

    read: str
    sent: str
    codec: Codec[Any]
    default: Any = None

    def holds(self, record: Any, context: Context) -> bool | None:
        """Return whether the condition holds, ``None`` if the record does not show it."""
        sent, read = at_pointer(context, self.sent), at_pointer(record, self.read)
        if sent is None:
            if self.default is None or read is None:
                return True
            sent = self.default
        try:
            return bool(_plain(self.codec.decode(read)) == _plain(self.codec.decode(sent)))
        except Mismatch:
            return None


@frozen
class HasValue:
    """The condition that a record has this value at ``read``. An absent property counts as null."""

    read: str
    expected: Any

    def holds(self, record: Any, context: Context) -> bool | None:
        """Return whether the condition holds, ``None`` if the record does not show it."""
        read = at_pointer(record, self.read)
        return None if read is None and self.expected is not None else bool(read == self.expected)


def _plain(value: Any) -> Any:
    """Return a value for comparison. Letter case is ignored, because GUIDs are written in both cases."""
    return value.casefold() if isinstance(value, str) else value


Condition = Equals | HasValue


def _all(conditions: Iterable[Condition], record: Any, context: Context) -> bool | None:
    """Return whether all conditions hold: false if one does not, otherwise ``None`` if one is unknown."""
    results = {condition.holds(record, context) for condition in conditions}
    return False if False in results else None if None in results else True


@frozen
class Read:
    """A call of a method that reads.

    Attributes:
        arguments: The source of the value for each keyword.
        filters: What each filter field of a list must equal, or since when.
        key: The conditions that identify the wanted record in a list of ``first``, or the record that ``get`` reads.
        record: The pointer to the record in a response that is not a list.
        removed: Whether the list contains records that were removed, such as cancelled bookings.
    """

    resource: str
    method: str
    arguments: Mapping[str, Ref | DateOf | Const] = attrs.field(factory=dict[str, "Ref | DateOf | Const"])
    filters: Mapping[str, Ref | Since] = attrs.field(factory=dict[str, "Ref | Since"])
    key: tuple[Condition, ...] = ()
    record: str = ""
    removed: bool = False

    @property
    def needs_server_time(self) -> bool:
        """Whether the call can be made only when the server's time is known."""
        return any(isinstance(source, Since) and source.days == 0 for source in self.filters.values())

    def keywords(self, context: Context, since: Callable[[int], int]) -> dict[str, Any] | None:
        """Return the keywords of the call, ``None`` if the value of one is unknown.

        Args:
            context: The context of the call that is reconciled.
            since: Returns the time from which records are wanted, in seconds since 1970, for a number of days.
        """
        given = {name: source.value(context) for name, source in self.arguments.items()}
        conditions: list[Filter | EncodedCondition] = []
        for name, source in self.filters.items():
            if isinstance(source, Since):
                conditions.append(Filter(name, ">=", datetime.fromtimestamp(since(source.days), UTC)))
            elif (value := source.value(context)) is None:
                return None
            else:
                conditions.append(EncodedCondition(name, "=", str(value)))
        if None in given.values():
            return None
        return {**given, "where": conditions} if conditions else given


class Timing(Enum):
    """When a record was made."""

    BEFORE = auto()
    """Before the call began."""
    DURING = auto()
    """During the call, as far as the server's time is known."""
    AFTER = auto()
    """Perhaps after the last attempt had ended."""
    UNKNOWN = auto()
    """The record or the responses do not show it."""


@frozen
class Window:
    """The time between the beginning of a call and the end of its last attempt, by the server's clock.

    The clock is known only within an interval, so each end of the window is an interval too.
    """

    begun_from: float
    begun_until: float
    ended_from: float
    ended_until: float

    def timing(self, text: Any) -> Timing:
        """Return when a record with this timestamp was made."""
        try:
            made: float = DATE_TIME.decode(text).timestamp()
        except (Mismatch, OverflowError):
            return Timing.UNKNOWN
        digits = len(str(text).partition(".")[2].rstrip("Zz"))
        made_until = made + max(10.0**-digits, 0.001)
        if made_until <= self.begun_from:
            return Timing.BEFORE
        exact = self.begun_until - self.begun_from <= CLOCK_UNCERTAINTY
        if not exact and made < self.begun_until:
            return Timing.UNKNOWN
        return Timing.DURING if made <= (self.ended_until if exact else self.ended_from) else Timing.AFTER


class Match(Enum):
    """The relation of a record to a call."""

    MADE = auto()
    """The call made the record."""
    OTHER = auto()
    """The record is unrelated to the call."""
    SIMILAR = auto()
    """The record has the call's natural key, but is older than the call."""
    LATER = auto()
    """The record has the call's natural key, but was made after the attempt ended, and does not show its maker."""
    MODIFIED = auto()
    """The call may have made the record, which now has other values or was removed."""
    UNDATED = auto()
    """The record has the call's natural key. Whether it is older than the call is not known."""
    UNREADABLE = auto()
    """The record does not show what is compared."""


_REASONS: Mapping[Match, LookupReason] = {
    Match.UNREADABLE: "unreadable",
    Match.UNDATED: "undated",
    Match.MODIFIED: "modified",
    Match.LATER: "later",
    Match.SIMILAR: "similar",
    Match.OTHER: "modified",
}
"""The reasons why a record that was found is not the result of a call, most significant first."""


@frozen
class Verdict:
    """The result of a lookup.

    Attributes:
        reason: Why no record is definitely the call's; ``None`` if one is.
        record: The record of the call; with the reason ``undated``, the only one that it can be.
        candidates: The identifiers of the possible records.
    """

    reason: LookupReason | None
    record: Any = attrs.field(default=None, repr=False)
    candidates: tuple[Any, ...] = ()


@frozen
class Question:
    """What is asked about records.

    Attributes:
        context: The context of the call.
        window: When the call was made, by the server's clock; ``None`` if that is unknown.
        rejected: Whether the call was rejected, and the question is whether the request was delivered twice.
    """

    context: Context = attrs.field(repr=False)
    window: Window | None
    rejected: bool = False

    def timing(self, record: Any, pointer: str) -> Timing:
        """Return when a record was made, according to a timestamp in it."""
        return Timing.UNKNOWN if self.window is None else self.window.timing(at_pointer(record, pointer))


@frozen
class Reconcile:
    """How the effect of a call is recognized.

    Attributes:
        key: The natural key: the conditions that relate a record of the call to the body that was sent.
        get: Reads one record. Its response can replace the response that was lost.
        lists: The lists that contain the record wherever it may be by now, in the order in which they are read. Without
            lists, ``get`` alone finds the record.
        subject: The conditions that every record of the call still fulfils when it has been changed.
        first: Lists records, one of which has a value that ``lists`` need and the call does not contain.
        made: The state of a record that was just made.
        before: The state of a record before the call was carried out; used if there are no ``lists``.
        created: The pointer to the time when a record was created, if the API shows it.
        modified: The pointer to the time when a record was last changed; used if there are no ``lists``.
        anonymous: Whether a record shows nothing of its maker. It is attributed to the call only if it was made before
            the attempt ended.
        resend: Whether the call may be sent again when it is proven absent: the lists are complete, records show when
            they were made, and the API itself rejects a duplicate.
        common_errors: The statuses of errors that every operation of the API lists. They are about the request and its
            sender, not about what is stored, so a second delivery of the request does not cause them.
        needs: Optional keywords of the method that must be given.
    """

    key: tuple[Condition, ...]
    get: Read
    lists: tuple[Read, ...] = ()
    subject: tuple[Condition, ...] = ()
    first: Read | None = None
    made: tuple[Condition, ...] = ()
    before: tuple[Condition, ...] = ()
    created: str | None = None
    modified: str | None = None
    anonymous: bool = False
    resend: bool = False
    common_errors: tuple[int, ...] = ()
    needs: tuple[str, ...] = ()

    def match(self, record: Any, question: Question, *, removed: bool = False) -> Match:
        """Return the relation of a record to the call. ``removed``: whether it is in a list of removed records."""
        if not is_object(record):
            return Match.UNREADABLE
        key = None if removed else _all(self.key, record, question.context)
        subject = _all(self.subject, record, question.context)
        if key is not True and subject is False:
            return Match.OTHER
        if removed:
            return Match.MODIFIED
        if self.created is None:
            return self._match_undated(record, key, subject, question)
        timing = question.timing(record, self.created)
        if timing is Timing.BEFORE:
            return Match.SIMILAR if key is True else Match.OTHER
        if key is None or (key is False and subject is None):
            return Match.UNREADABLE
        if timing is Timing.UNKNOWN:
            return Match.UNDATED if key else Match.MODIFIED
        match = self._match_state(record, key, question)
        if match is Match.MADE and timing is Timing.AFTER and (self.anonymous or question.rejected):
            return Match.LATER
        return match

    def _match_state(self, record: Any, key: bool, question: Question) -> Match:
        state = _all(self.made, record, question.context) if key else False
        return Match.UNREADABLE if state is None else Match.MADE if state else Match.MODIFIED

    def _match_undated(self, record: Any, key: bool | None, subject: bool | None, question: Question) -> Match:
        if key is None or (key is False and subject is None):
            return Match.UNREADABLE
        match = self._match_state(record, key, question)
        # Nothing shows whether this call or an earlier one made the record, so it cannot explain a rejection.
        return Match.UNDATED if match is Match.MADE and question.rejected else match

    def identify(self, record: Any) -> Any:
        """Return the identifier by which ``get`` reads a record."""
        (source,) = self.get.arguments.values()
        return source.value({"record": record})

    def judge_lists(self, listed: Iterable[tuple[Read, Sequence[Any]]], question: Question) -> Verdict:
        """Judge the records of all lists. They show a record of the call, none that could be, or neither.

        A record that was changed between two lists counts as the later one shows it.
        """
        matches: dict[str, tuple[Match, Any]] = {}
        for read, records in listed:
            for record in records:
                match = self.match(record, question, removed=read.removed)
                if match is not Match.OTHER:
                    matches[repr(self.identify(record))] = match, record
        if not matches:
            return Verdict("absent")
        candidates = tuple(self.identify(record) for _, record in matches.values())
        made = [record for match, record in matches.values() if match is Match.MADE]
        found = {match for match, _ in matches.values()}
        if made and Match.UNREADABLE not in found:
            return Verdict(None, made[0], candidates) if len(made) == 1 else Verdict("ambiguous", candidates=candidates)
        reason: LookupReason = next(_REASONS[match] for match in _REASONS if match in found)
        undated = [record for match, record in matches.values() if match is Match.UNDATED]
        return Verdict(reason, undated[0] if reason == "undated" and len(undated) == 1 else None, candidates)

    def judge_record(self, record: Any, question: Question, candidates: tuple[Any, ...]) -> Verdict:
        """Judge a single record that was read by its identifier."""
        if self.before and _all(self.before, record, question.context):
            return Verdict("absent")
        match = self._match_one(record, question)
        if match is Match.MADE:
            return Verdict(None, record, candidates)
        return Verdict(_REASONS[match], candidates=candidates)

    def _match_one(self, record: Any, question: Question) -> Match:
        if self.lists:
            plan = attrs.evolve(self, key=self.get.key or self.key, subject=())
            return plan.match(record, question)
        key = _all(self.key, record, question.context) if is_object(record) else None
        if not key:
            return Match.UNREADABLE if key is None else Match.MODIFIED
        timing = question.timing(record, self.modified) if self.modified is not None else Timing.UNKNOWN
        if timing is Timing.BEFORE:
            return Match.SIMILAR
        if not question.rejected:
            return Match.MADE
        return {Timing.DURING: Match.MADE, Timing.AFTER: Match.LATER}.get(timing, Match.UNDATED)


def choose(read: Read, records: Sequence[Any], context: Context) -> Any:
    """Return the wanted record of a list, ``None`` unless there is exactly one."""
    found = [record for record in records if _all(read.key, record, context)]
    return found[0] if len(found) == 1 else None


def is_consistent(count: int, totals: Sequence[int | None], identifiers: Sequence[Any]) -> bool:
    """Return whether pages form one list. It changed meanwhile if totals differ or a record was received twice."""
    known = {total for total in totals if total is not None}
    return known <= {count} and len({repr(identifier) for identifier in identifiers}) == len(identifiers)
