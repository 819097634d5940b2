"""Decide whether a call was carried out: which records to read, and what those that were found prove.

This module neither sends nor waits. How the records of a call are recognized is data of its operation, from
``x-reconcile`` in the document. What is compared is in ``reconcile_conditions.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, time
from enum import Enum, auto
from typing import Any

import attrs
from attrs import frozen

from ..errors.api import LookupReason
from ..values.json import is_object
from ..values.json_pointer import all_at_pointer, at_pointer
from .filters import Condition as Filter
from .filters import EncodedCondition
from .reconcile_conditions import Condition, Const, Context, DateOf, Equals, Ref, all_hold
from .record_time import QUICK, Timing, Window, moment_of


@frozen
class Since:
    """The filter for records made since a number of days before the call began. It is at least one day."""

    days: int


@frozen
class Between:
    """The filter for times from the beginning of one day until that of another."""

    start: DateOf
    end: DateOf


@frozen
class Read:
    """A call of a method that reads.

    Attributes:
        arguments: The source of the value for each keyword.
        filters: What each filter field of a list must equal, since when, or between which days.
        key: The conditions that identify the wanted record in a list of ``first``, or the record that ``get`` reads.
        record: The pointer to the record in a response that is not a list.
        removed: Whether the list contains records that were removed, such as cancelled bookings.
    """

    resource: str
    method: str
    arguments: Mapping[str, Ref | DateOf | Const] = attrs.field(factory=dict[str, "Ref | DateOf | Const"])
    filters: Mapping[str, Ref | Since | Between] = attrs.field(factory=dict[str, "Ref | Since | Between"])
    key: tuple[Condition, ...] = ()
    record: str = ""
    removed: bool = False

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
            elif isinstance(source, Between):
                start, end = source.start.value(context), source.end.value(context)
                if start is None or end is None:
                    return None
                conditions.append(Filter(name, ">=", datetime.combine(start, time())))
                conditions.append(Filter(name, "<", datetime.combine(end, time())))
            elif (value := source.value(context)) is None:
                return None
            else:
                conditions.append(EncodedCondition(name, "=", str(value)))
        if None in given.values():
            return None
        return {**given, "where": conditions} if conditions else given


class Match(Enum):
    """The relation of a record to a call."""

    MADE = auto()
    """The call made the record."""
    OTHER = auto()
    """The record is unrelated to the call."""
    OLDER = auto()
    """The record has the call's natural key, but was made so long before that the call cannot have made it."""
    SIMILAR = auto()
    """The record has the call's natural key, but its timestamp is earlier than the call."""
    LATER = auto()
    """The record has the call's natural key, but was made after the attempt ended, and does not show its maker."""
    MODIFIED = auto()
    """The call may have made the record, which now has other values or was removed."""
    UNCERTAIN = auto()
    """The record has the call's natural key. Whether it is older than the call is not known exactly enough."""
    UNDATED = auto()
    """The record has the call's natural key. Nothing shows whether the call made it."""
    UNREADABLE = auto()
    """The record does not show what is compared."""


_REASONS: Mapping[Match, LookupReason] = {
    Match.UNREADABLE: "unreadable",
    Match.UNDATED: "undated",
    Match.UNCERTAIN: "undated",
    Match.MODIFIED: "modified",
    Match.LATER: "later",
    Match.SIMILAR: "similar",
    Match.OLDER: "similar",
    Match.OTHER: "modified",
}
"""The reasons why a record that was found is not the result of a call, most significant first."""


@frozen
class Verdict:
    """The result of a lookup.

    Attributes:
        reason: Why no record is definitely the call's; ``None`` if one is.
        record: The record of the call; with the reason ``undated`` or ``ambiguous``, the only one that it can be, if
            the exact time of the server would show it.
        candidates: The identifiers of the possible records.
        excluded: Whether it is proven that the call made none of the candidates.
    """

    reason: LookupReason | None
    record: Any = attrs.field(default=None, repr=False)
    candidates: tuple[Any, ...] = ()
    excluded: bool = False


@frozen
class Question:
    """What is asked about records.

    Attributes:
        context: The context of the call.
        window: When the call was made, by the server's clock; ``None`` if that is unknown.
        rejected: Whether the call was rejected, and the question is whether the request was delivered twice.
        known_before: The records that existed before the call, by the text of their identifiers; ``None`` if unknown.
        disagree: Whether a record proves that the clock which dates records is ahead of the one of ``Date``. Then no
            time attributes a record to the call, and a record that seems to be older only counts as less likely.
    """

    context: Context = attrs.field(repr=False)
    window: Window | None
    rejected: bool = False
    known_before: frozenset[str] | None = attrs.field(default=None, repr=False)
    disagree: bool = False

    def timing(self, record: Any, pointer: str) -> Timing:
        """Return when a record was made, according to a timestamp in it."""
        timing = Timing.UNKNOWN if self.window is None else self.window.timing(at_pointer(record, pointer))
        return Timing.UNKNOWN if self.disagree and timing is not Timing.LONG_BEFORE else timing


@frozen
class Rejection:
    """What proves that no delivery of a request was carried out, although the lists may not show records of its kind.

    No status proves it: between two deliveries, a key may be revoked, and the first one may cause the second one to be
    rejected, with whatever status the API has for that.

    Attributes:
        record: The conditions of another record which causes every delivery to be rejected.
        shown: Those of the conditions that ``get`` shows. A list may still show a record that was moved or removed.
    """

    record: tuple[Condition, ...]
    shown: tuple[Condition, ...]


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
        anonymous: Whether a record shows nothing of its maker. It is attributed to the call only if it was made during
            the attempts, and none of them was rejected.
        rejection: What proves that a rejected call was not carried out, if the lists may not show its record.
        resend: Whether the call may be sent again when it is proven absent: the lists are complete, records show when
            they were made, and the API itself rejects a duplicate.
        needs: Optional keywords of the method that must be given.
        schemes: The security schemes of the reads, where they are not those of the call.
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
    rejection: Rejection | None = None
    resend: bool = False
    needs: tuple[str, ...] = ()
    schemes: tuple[tuple[str, ...], ...] = ()

    def match(self, record: Any, question: Question, *, removed: bool = False) -> Match:
        """Return the relation of a record to the call. ``removed``: whether it is in a list of removed records."""
        if not is_object(record):
            return Match.UNREADABLE
        timing = Timing.UNKNOWN if self.created is None else question.timing(record, self.created)
        key = None if removed else all_hold(self.key, record, question.context)
        subject = None if self._shows_no_subject(record) else all_hold(self.subject, record, question.context)
        if key is not True and subject is False:
            return Match.MODIFIED if self._has_another_state(record, timing, question) else Match.OTHER
        if timing is Timing.LONG_BEFORE:
            return Match.OLDER if key is True else Match.OTHER
        if removed:
            return Match.MODIFIED
        if key is None or (key is False and subject is None):
            return Match.UNREADABLE
        match = self._match_state(record, key, question)
        if match is not Match.MADE:
            return Match.SIMILAR if key and timing is Timing.BEFORE else match
        if self.anonymous and (known := question.known_before) is not None and repr(self.identify(record)) in known:
            return Match.SIMILAR
        return self._match_time(timing, question)

    def lists_its_kind(self, records: Iterable[Any], context: Context) -> bool:
        """Return whether one of these records is of the kind that the call makes, so that lists show this kind."""
        return any(is_object(record) and all_hold(self.subject, record, context) is True for record in records)

    def rejecting(self, records: Iterable[Any], context: Context) -> dict[str, Any]:
        """Return the records of a list that cause every delivery of the call to be rejected, by identifier as text."""
        if self.rejection is None:
            return {}
        causes = [one for one in records if is_object(one) and all_hold(self.rejection.record, one, context) is True]
        return {repr(self.identify(record)): record for record in causes}

    def still_rejects(self, record: Any, context: Context) -> bool:
        """Return whether a record that ``get`` has read still causes every delivery of the call to be rejected."""
        return (
            self.rejection is not None and is_object(record) and all_hold(self.rejection.shown, record, context) is True
        )

    def _shows_no_subject(self, record: Any) -> bool:
        """Return whether a record shows an identifier of its subject that is none: 0, a negative number, or no text."""
        sources = [condition.read for condition in self.subject if isinstance(condition, Equals)]
        return any(_is_no_identifier(value) for source in sources for value in all_at_pointer(record, source))

    def _match_state(self, record: Any, key: bool, question: Question) -> Match:
        state = all_hold(self.made, record, question.context) if key else False
        return Match.UNREADABLE if state is None else Match.MADE if state else Match.MODIFIED

    def _match_time(self, timing: Timing, question: Question) -> Match:
        """Return the relation of a record that was just made, as far as its values show."""
        if self.created is None and self.modified is None:
            # Nothing shows whether this call or an earlier one made the record, so it cannot explain a rejection.
            return Match.UNDATED if question.rejected else Match.MADE
        if timing is Timing.BEFORE:
            return Match.SIMILAR
        if timing is Timing.UNKNOWN:
            return Match.UNCERTAIN if question.window is None else Match.UNDATED
        if not self.anonymous and not question.rejected:
            vague = timing is Timing.UNCERTAIN and question.window is not None and question.window.uncertainty > QUICK
            return Match.UNCERTAIN if vague else Match.MADE
        if timing is Timing.AFTER:
            return Match.LATER
        if self.anonymous and (question.rejected or question.known_before is None):
            return Match.UNDATED
        return Match.UNCERTAIN if timing is Timing.UNCERTAIN else Match.MADE

    def _has_another_state(self, record: Any, timing: Timing, question: Question) -> bool:
        """Return whether the call may have made a record that now has another state, such as a finalised hold."""
        if not self.anonymous or timing in (Timing.LONG_BEFORE, Timing.BEFORE):
            return False
        if timing in (Timing.DURING, Timing.UNCERTAIN):
            return True
        sent = [condition for condition in self.key if isinstance(condition, Equals)]
        return all_hold(sent, record, question.context) is not False

    def identify(self, record: Any) -> Any:
        """Return the identifier by which ``get`` reads a record."""
        (source,) = self.get.arguments.values()
        return source.value({"record": record})

    def judge_lists(self, listed: Iterable[tuple[Read, Sequence[Any]]], question: Question) -> Verdict:
        """Judge the records of all lists. They show a record of the call, none that could be, or neither.

        A record that was changed between two lists counts as the later one shows it. A record of the call is its result
        only if no other record can be: another user may have made an identical one after that of the call was moved.
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
        found = {match for match, _ in matches.values()}
        if found.isdisjoint((Match.UNREADABLE, Match.UNDATED)) and not found.isdisjoint((Match.MADE, Match.UNCERTAIN)):
            return self._choose(list(matches.values()), candidates, question)
        worst = next(match for match in _REASONS if match in found)
        return Verdict(_REASONS[worst], None, candidates, excluded=found == {Match.OLDER} and not question.disagree)

    def _choose(self, matches: Sequence[tuple[Match, Any]], candidates: tuple[Any, ...], question: Question) -> Verdict:
        """Judge records of which at least one looks like that of the call."""
        made = [record for match, record in matches if match is Match.MADE]
        likely = made + [record for match, record in matches if match is Match.UNCERTAIN]
        rivals = {timing for match, record in matches if (timing := self._rival(match, record, question))}
        if len(likely) == 1 and not rivals:
            return Verdict(None if made else "undated", likely[0], candidates)
        is_vague = len(made) < 2 and rivals <= {Timing.UNCERTAIN}
        reason: LookupReason = "ambiguous" if made or rivals else "undated"
        return Verdict(reason, likely[0] if is_vague and reason == "ambiguous" else None, candidates)

    def _rival(self, match: Match, record: Any, question: Question) -> Timing | None:
        """Return when a record was made, if the call may have made it rather than the one that looks like its own.

        A record that was made before the call, by the server's clock, is no rival of one that was made during it.
        """
        if match in (Match.MADE, Match.UNCERTAIN, Match.OLDER):
            return None
        if self.created is None:
            return Timing.UNKNOWN
        timing = Timing.UNCERTAIN if question.window is None else question.timing(record, self.created)
        return None if timing in (Timing.LONG_BEFORE, Timing.BEFORE) else timing

    def latest(self, records: Iterable[Any]) -> float | None:
        """Return the latest time at which records were made or changed, ``None`` if they do not show it."""
        pointers = [pointer for pointer in (self.created, self.modified) if pointer is not None]
        shown = [moment_of(at_pointer(record, pointer)) for record in records for pointer in pointers]
        return max((made for made in shown if made is not None), default=None)

    def judge_record(self, record: Any, question: Question, candidates: tuple[Any, ...]) -> Verdict:
        """Judge a single record that was read by its identifier."""
        if self.before and all_hold(self.before, record, question.context):
            return Verdict("absent")
        match = self._match_one(record, question)
        if match is Match.MADE:
            return Verdict(None, record, candidates)
        only = record if match is Match.UNCERTAIN else None
        return Verdict(_REASONS[match], only, candidates, excluded=match is Match.OLDER and not question.disagree)

    def _match_one(self, record: Any, question: Question) -> Match:
        if self.lists:
            plan = attrs.evolve(self, key=self.get.key or self.key, subject=())
            return plan.match(record, question)
        key = all_hold(self.key, record, question.context) if is_object(record) else None
        timing = Timing.UNKNOWN if self.modified is None else question.timing(record, self.modified)
        if key is None:
            return Match.UNREADABLE
        if timing is Timing.LONG_BEFORE:
            return Match.OLDER
        return self._match_time(timing, question) if key else Match.MODIFIED


def _is_no_identifier(value: Any) -> bool:
    return value <= 0 if isinstance(value, int | float) else isinstance(value, str) and not value.strip()


def choose(read: Read, records: Sequence[Any], context: Context) -> Any:
    """Return the wanted record of a list, ``None`` unless there is exactly one."""
    found = [record for record in records if all_hold(read.key, record, context)]
    return found[0] if len(found) == 1 else None


def is_consistent(count: int, totals: Sequence[int | None], identifiers: Sequence[Any]) -> bool:
    """Return whether pages form one list. It changed meanwhile if totals differ or a record was received twice."""
    known = {total for total in totals if total is not None}
    return known <= {count} and len({repr(identifier) for identifier in identifiers}) == len(identifiers)
