"""Find out the outcome of a call with ``reconcile=True`` that is uncertain, before anything is sent again.

The procedure is a generator of steps, which the synchronous and the asynchronous client share. It neither sends nor
waits itself.

If a lookup finds the record that the call made, its response is the result. A record that the call may have made, but
that was moved, cancelled or changed meanwhile, ends the procedure with the original error and the candidates. The call
is sent again only if the API rejects a duplicate by itself, and two complete lookups of every place where the record
could be, with a pause between them, found nothing: no API promises that a write is visible at once, and the first
request may still be in transit. If that request arrives after all, the API rejects one of the two. In all other cases
the original error is raised.

A gateway may deliver a request twice. So if an attempt is rejected, whatever the reason, the same lookups find out
whether another delivery of the same request made the record. Only if complete lists without it prove that it did not,
the rejection is reported as it is, or the call is sent again if the API only asked to wait. A lookup that fails proves
nothing, except that the credentials were not valid if they were not before the call, in every attempt and after it.

A record that does not show its maker, such as a hold, is attributed to the call only if it was not in the list that
was read before the first attempt. A client can read all lists before every call: then a rejection is reported as it is
if every record that the call might have made was there before.

Lists may not even show records of this kind. Unless they show one, nothing in them proves that a rejected call was not
carried out, except another record that causes every delivery of the request to be rejected: it was there before the
first attempt, a lookup that was repeated after a pause still shows it, and so does the record itself when it is read by
its identifier, because a list may show for any time what was moved or removed. No status proves anything: the first
delivery may have made the record, and the second one was rejected because of that, or because a key was revoked.

Absence is proven only as far as lists show each change within the pause between two lookups.

Timestamps attribute a record to the call, but do not excuse it: ``created`` and ``Date`` may be from different clocks.
If a record is dated later than the server's time when it was received, they are. Then no record is attributed to the
call, and none is proven absent. If ``Date`` is ahead instead, no record can show it: the records of the call seem to be
made before it. So only a record counts as unrelated that is older by a day, by ``Date`` and by the clock of this
machine. A ``Date`` that is behind by less than the age of the records that are read is not recognized either.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Generator, Mapping, Sequence
from enum import Enum, auto
from typing import Any
from zoneinfo import ZoneInfo

import attrs
from attrs import frozen

from ..errors.api import (
    APIError,
    APIStatusError,
    AuthenticationError,
    LookupReason,
    NotFoundError,
    Reconciliation,
)
from ..messages.http import Response
from ..operation.definition import ErrorPointers, Operation
from ..operation.reconcile_plan import (
    Question,
    Read,
    Reconcile,
    Verdict,
    choose,
    is_consistent,
)
from ..operation.record_time import CLOCK_UNCERTAINTY, MARGIN, Window
from ..operation.response import Identity, is_value, read_response
from ..transport.failure import TransportFailure
from ..transport.retry import Attempts, Outcome, Retry
from ..values.drift import Drift
from ..values.json import is_object
from ..values.json_pointer import at_pointer
from ..values.signal_handlers import let_through
from .lookups import Lookup, LookupResult, records_of
from .lookups import call_context as call_context
from .server_clock import ServerClock

AttemptResult = tuple[Outcome, TransportFailure | None]
"""How the attempts of a call ended, when no further retry was safe."""

_DAY = 86_400
_SHOWN = frozenset({"ambiguous", "modified", "similar"})
"""The reasons of a verdict for which every list was read to its end."""
_TICKS = 8
"""The most responses with which the server's time is determined more exactly."""
_FROZEN = 1.1
"""The pause between two lookups, in seconds, after which a ``Date`` of whole seconds has changed. Otherwise a cache
that ignores ``no-cache`` has answered both."""


@frozen
class Send:
    """Step: send the call, with retries where that is safe. The result is an ``AttemptResult``."""


@frozen
class Pause:
    """Step: wait a number of seconds."""

    seconds: float


Step = Send | Pause | Lookup


@frozen
class CallResult:
    """How a call ended: with a record that was found, or with the result of an attempt.

    Attributes:
        attempt: The attempt to report.
        found: The response that contains the record which the call made.
        reconciliation: What is known about a call whose outcome is unknown.
        maybe_applied: Whether the call may have been carried out, if there is a ``reconciliation``.
    """

    attempt: AttemptResult
    found: Response | None = None
    reconciliation: Reconciliation | None = None
    maybe_applied: bool = True


class Disposition(Enum):
    """What an attempt shows about the call."""

    DONE = auto()
    """The call was carried out."""
    REJECTED = auto()
    """This attempt was rejected."""
    NOT_SENT = auto()
    """This attempt did not reach the API."""
    UNCERTAIN = auto()
    """The call may have been carried out."""
    UNREADABLE = auto()
    """The call was carried out according to the status, but the response cannot be read."""


class Recovery:
    """The procedure of one call."""

    def __init__(
        self,
        operation: Operation[Any],
        plan: Reconcile,
        context: Mapping[str, Any],
        *,
        attempts: Attempts,
        retry: Retry,
        errors: ErrorPointers,
        identity: Identity,
        sent: bytes | None,
        zone: ZoneInfo | None = None,
        looks_before: bool = False,
        is_refused: Callable[[], bool] = lambda: False,
    ) -> None:
        self.attempts = attempts
        self.server_clock = ServerClock()
        self._operation = operation
        self._plan = plan
        self._context = dict(context)
        self._retry = retry
        self._errors = errors
        self._identity = identity
        self._sent = sent
        self._zone = zone
        self._looks_before = looks_before
        self._is_refused = is_refused
        self._was_refused = False
        """Whether the API rejected the credentials in the last response before the first attempt."""
        self._begun: float | None = None
        self._ended = 0.0
        self._lookups = 0
        self._known_before: frozenset[str] | None = None
        """The records that were in the lists before the first attempt; ``None`` if the first list was not read."""
        self._earliest: float = -math.inf
        self._error: Exception | None = None
        self._found: Response | None = None
        self._before: list[Any] = []
        """The records that the lists contained before the first attempt."""
        self._named: list[Any] = []
        """The identifiers of the records that responses to the attempts contain."""
        self._listed: list[tuple[Read, Sequence[Any]]] = []
        """The records of the lists that were read last."""
        self._partial: list[Any] = []
        """The records of a list that was not read to its end."""
        self._is_confirmed = False
        """Whether another cause that the last lookup shows was read by its identifier as well."""
        self._statuses: set[int] = set()
        """The statuses of all attempts that have a response."""

    def steps(self) -> Generator[Step, Any, CallResult]:
        """Yield the steps. The result of each step is sent back into the generator."""
        uncertain: AttemptResult | None = None
        if self._plan.anonymous or self._looks_before:
            yield from self._look_before()
        self._was_refused = self._is_refused()
        while True:
            attempt: AttemptResult = yield Send()
            self._ended = self._retry.clock()
            disposition = self._disposition(attempt[0])
            if disposition is Disposition.DONE:
                return CallResult(attempt)
            if self._begun is None:  # nothing of earlier attempts was sent
                if disposition is Disposition.NOT_SENT:
                    return CallResult(attempt)
                self._begun = self.attempts.begun
            self._remember_named(attempt[0].response)
            if attempt[0].response is not None:
                self._statuses.add(attempt[0].response.status_code)
            shows_nothing = disposition in (Disposition.UNCERTAIN, Disposition.UNREADABLE)
            lost = disposition is Disposition.UNCERTAIN and attempt[0].response is None
            if lost or (uncertain is None and shows_nothing):
                uncertain = attempt
            wait = self._wait_after(attempt[0])
            if wait is not None:
                yield Pause(wait)
            rejected = uncertain is None
            verdict = yield from self._look_up_after(attempt, rejected=rejected)
            if verdict.reason is None:
                known = Reconciliation("unreadable", self._candidates(verdict), self._lookups)
                return CallResult(attempt, found=self._found, reconciliation=known)
            may_resend = disposition is Disposition.UNCERTAIN or wait is not None
            may_resend = may_resend and self._plan.resend and verdict.reason == "absent"
            if may_resend and self.attempts.take_another(asked_to_wait=wait is not None):
                continue
            if uncertain is None:
                return self._rejected(attempt, verdict)
            reason = verdict.reason
            if reason == "absent" and disposition is Disposition.REJECTED:
                reason = "rejected"
            return CallResult(uncertain, reconciliation=self._known(reason, verdict))

    def _wait_after(self, outcome: Outcome) -> float | None:
        """Return the seconds for which the API asks to wait, if the call may be sent again after that."""
        is_asked = outcome.rejected and outcome.response is not None and outcome.response.status_code == 429
        return self.attempts.wait_after_rejection(outcome) if is_asked and self._plan.resend else None

    def _known(self, reason: LookupReason, verdict: Verdict) -> Reconciliation:
        candidates = self._candidates(verdict)
        if candidates and reason in ("absent", "rejected"):
            reason = "modified"
        return Reconciliation(reason, candidates, self._lookups, self._error)

    def _candidates(self, verdict: Verdict) -> tuple[Any, ...]:
        return verdict.candidates + tuple(one for one in self._named if one not in verdict.candidates)

    def _remember_named(self, response: Response | None) -> None:
        """Remember the record in a response that is not believed. It may be the one of the call."""
        try:
            body = None if response is None else response.json()
        except (ValueError, RecursionError) as error:
            let_through(error)
            return
        record = at_pointer(body, self._plan.get.record)
        number = self._plan.identify(record) if self._plan.lists and is_object(record) else None
        if is_value(number) and number not in self._named:
            self._named.append(number)

    def _disposition(self, outcome: Outcome) -> Disposition:
        response = outcome.response
        if response is None:
            return Disposition.UNCERTAIN if outcome.may_have_arrived else Disposition.NOT_SENT
        if outcome.rejected:
            return Disposition.REJECTED
        error = self._error_in(response)
        if error is None:
            return Disposition.DONE
        return Disposition.UNCERTAIN if isinstance(error, APIStatusError) else Disposition.UNREADABLE

    def _error_in(self, response: Response) -> APIError | None:
        """Return the error with which the call would end, for instance after a gateway's response."""
        try:
            read_response(
                self._operation,
                response,
                errors=self._errors,
                strict=False,
                drift=Drift(),
                identity=self._identity,
                sent=self._sent,
                zone=self._zone,
            )
        except APIError as error:
            return error
        return None

    def _look_before(self) -> Generator[Step, Any, None]:
        """Learn which records existed before the call. Without that, none is attributed to it by its time alone."""
        plan = self._plan
        if plan.first is not None:
            result = yield from self._read(plan.first, self._context)
            if isinstance(result, Verdict):
                return
            self._context["first"] = choose(plan.first, records_of(result), self._context)
        for read in plan.lists if self._looks_before else plan.lists[:1]:
            result = yield from self._read(read, self._context)
            if isinstance(result, Verdict) or not self._is_read_from_early_enough:
                break
            records = records_of(result)
            found = [plan.identify(record) for record in records]
            totals = [page.total for page in result.pages]
            if None in totals or not is_consistent(len(found), totals, found):
                break
            self._known_before = (self._known_before or frozenset()) | frozenset(map(repr, found))
            self._before += records
        self._earliest = -math.inf

    def _look_up_after(self, attempt: AttemptResult, *, rejected: bool) -> Generator[Step, Any, Verdict]:
        """Find out whether the call was carried out; if it was rejected, by another delivery of the same request."""
        response = attempt[0].response
        if rejected and response is not None and "date" in response.headers:  # the API itself has made this response
            self.server_clock.observe(response, self.attempts.begun, self._ended)
        return (yield from self._look_up_twice(rejected=rejected))

    def _rejected(self, attempt: AttemptResult, verdict: Verdict) -> CallResult:
        """Return how a call ended whose attempts were all rejected."""
        known = self._known(verdict.reason or "unreadable", verdict)
        if self._is_refused_alike(known):
            return CallResult(attempt, maybe_applied=False)
        existed = self._existed_before(known)
        if existed or known.reason == "absent":
            same = known if existed and known.reason == "similar" else None  # what is said of any other would be wrong
            if not self._may_be_unlisted() or self._has_another_cause():
                return CallResult(attempt, reconciliation=same, maybe_applied=False)
            return CallResult(attempt, reconciliation=Reconciliation("unlisted", lookups=self._lookups))
        if self._has_another_cause():
            return CallResult(attempt, maybe_applied=False)
        return CallResult(attempt, reconciliation=known, maybe_applied=not verdict.excluded)

    def _may_be_unlisted(self) -> bool:
        """Return whether a delivery of any attempt may have made a record that no list shows."""
        if self._plan.rejection is None:
            return False
        records = [*self._before, *(record for _, listed in self._listed for record in listed)]
        return not self._plan.lists_its_kind(records, self._context)

    def _has_another_cause(self) -> bool:
        """Return whether a record that was there before the first attempt, and is now, rejects every delivery.

        Lists may show a record for some time after it was moved or removed, so it was read by its identifier as well.
        """
        return self._is_confirmed and self._shows_another_cause()

    def _shows_another_cause(self) -> bool:
        """Return whether the lists showed another cause before the first attempt, and did in the last lookup."""
        if self.server_clock.has_undated or self.server_clock.is_contradictory:  # what they show may be from a cache
            return False
        return bool(self._other_causes())

    def _other_causes(self) -> list[Any]:
        """Return the records that the lists showed as causes before the first attempt and in the last lookup."""
        now = [record for read, listed in self._listed if not read.removed for record in listed]
        before = self._plan.rejecting(self._before, self._context)
        return [record for number, record in self._plan.rejecting(now, self._context).items() if number in before]

    def _confirm_another_cause(self) -> Generator[Step, Any, None]:
        """Read the causes that the lists show by their identifiers, until one of them is still there."""
        error = self._error
        for record in self._other_causes():
            result = yield from self._read(self._plan.get, {**self._context, "record": record}, walk=False)
            if isinstance(result, Verdict) or result.response is None:
                continue
            read = at_pointer(result.response.json(), self._plan.get.record)
            if self._plan.still_rejects(read, self._context):
                self._is_confirmed = True
                break
        self._error = error

    def _existed_before(self, known: Reconciliation) -> bool:
        """Return whether complete lists show records that the call might have made, all of which were there before.

        The time of a record does not count here, only that its identifier was received before the first attempt.
        """
        before = self._known_before
        shown = known.reason in _SHOWN or (known.reason == "undated" and self._plan.created is None)
        if not self._looks_before or before is None or not shown or not known.candidates:
            return False
        return all(repr(one) in before for one in known.candidates)

    def _is_refused_alike(self, known: Reconciliation) -> bool:
        """Return whether the API rejected the credentials before the call, in every attempt and in the lookup.

        If they were valid before, they may have been valid for an earlier delivery of the request too. A 403 shows
        nothing, because a key that may not read may be allowed to write.
        """
        error = self._error
        if not self._was_refused or not isinstance(error, AuthenticationError) or not error.documented:
            return False
        found = bool(self._plan.lists) and bool(known.candidates)
        return self._statuses == {error.status_code} and not found

    def _look_up_twice(self, *, rejected: bool = False) -> Generator[Step, Any, Verdict]:
        self._is_confirmed = False
        verdict = yield from self._look_up(rejected)
        found_nothing = self._found_nothing(verdict, rejected)
        if not found_nothing and not (rejected and self._shows_another_cause()):
            return verdict
        pause = max(_FROZEN, self._retry.first_delay * (1 + self._retry.random()))
        if not self.attempts.has_time_for(pause):
            return Verdict("deadline", candidates=verdict.candidates) if found_nothing else verdict
        yield Pause(pause)
        later = yield from self._look_up(rejected)
        if rejected and self._shows_another_cause():
            yield from self._confirm_another_cause()
        return later if found_nothing or self._shows_another_cause() else verdict

    def _found_nothing(self, verdict: Verdict, rejected: bool) -> bool:
        """Return whether a lookup found no record that the call may have made. Lists may not show it at once."""
        if verdict.reason in ("absent", "incomplete") or verdict.excluded:
            return True
        return rejected and verdict.reason is not None and self._existed_before(self._known(verdict.reason, verdict))

    def _look_up(self, rejected: bool) -> Generator[Step, Any, Verdict]:
        self._lookups += 1
        self._error = None
        self._listed = []
        self.server_clock.has_undated = False
        verdict = yield from self._find(rejected)
        # Without a time, a response may be from a cache. If two clocks disagree, none shows what was made when.
        is_undated = self.server_clock.has_undated or self.server_clock.is_behind_records
        return Verdict("undated") if verdict.reason == "absent" and is_undated else verdict

    def _find(self, rejected: bool) -> Generator[Step, Any, Verdict]:
        plan = self._plan
        if plan.first is not None and "first" not in self._context:
            result = yield from self._read(plan.first, self._context)
            if isinstance(result, Verdict):
                return result
            self._context["first"] = choose(plan.first, records_of(result), self._context)
        if not plan.lists:
            identifier = next(iter(plan.get.arguments.values())).value(self._context)
            return (yield from self._get_exactly(self._context, rejected, (identifier,)))
        verdict = yield from self._read_lists(rejected)
        if verdict.reason == "ambiguous":
            verdict = yield from self._judge_exactly(verdict, rejected)
        if verdict.record is None:
            return verdict
        context = {**self._context, "record": verdict.record}
        return (yield from self._get_exactly(context, rejected, verdict.candidates))

    def _get_exactly(
        self, context: Mapping[str, Any], rejected: bool, candidates: tuple[Any, ...]
    ) -> Generator[Step, Any, Verdict]:
        """Read a record, again as long as the responses show the server's time more exactly, and that is needed."""
        verdict = yield from self._get(context, rejected, candidates)
        for _ in range(_TICKS):
            wait = self.server_clock.wait_for_tick(self._retry.clock(), CLOCK_UNCERTAINTY)
            if verdict.record is None or verdict.reason is None or wait is None or not self.attempts.has_time_for(wait):
                break
            yield Pause(wait)
            verdict = yield from self._get(context, rejected, candidates)
        return verdict

    def _judge_exactly(self, verdict: Verdict, rejected: bool) -> Generator[Step, Any, Verdict]:
        """Judge the records of the lists again, when the server's time is known more exactly."""
        for _ in range(_TICKS):
            wait = self.server_clock.wait_for_tick(self._retry.clock(), CLOCK_UNCERTAINTY)
            if verdict.record is None or wait is None or not self.attempts.has_time_for(wait):
                break
            yield Pause(wait)
            yield from self._get({**self._context, "record": verdict.record}, rejected, verdict.candidates)
            verdict = self._plan.judge_lists(self._listed, self._question(self._context, rejected))
            if verdict.reason != "ambiguous":
                return verdict
        return attrs.evolve(verdict, record=None)

    def _read_lists(self, rejected: bool) -> Generator[Step, Any, Verdict]:
        """Read every list, and judge all records with what the last response shows about the server's time."""
        listed: list[tuple[Read, Sequence[Any]]] = []
        problem: LookupReason | None = None
        are_proven = True
        for read in self._plan.lists:
            result = yield from self._read(read, self._context)
            if isinstance(result, Verdict):
                problem = result.reason
                listed.append((read, self._partial))
                break
            records = records_of(result)
            listed.append((read, records))
            totals = [page.total for page in result.pages]
            are_proven = are_proven and None not in totals
            if not is_consistent(len(records), totals, [self._plan.identify(record) for record in records]):
                problem = "list_changed"
                break
        self._listed = listed
        verdict = self._plan.judge_lists(listed, self._question(self._context, rejected))
        if self.server_clock.is_contradictory:
            problem = "stale"
        elif problem is None and not self._is_read_from_early_enough:
            problem = "undated"
        if problem is not None:
            return Verdict(problem, candidates=verdict.candidates)
        return Verdict("incomplete") if verdict.reason == "absent" and not are_proven else verdict

    def _get(
        self, context: Mapping[str, Any], rejected: bool, candidates: tuple[Any, ...]
    ) -> Generator[Step, Any, Verdict]:
        result = yield from self._read(self._plan.get, context, walk=False)
        if isinstance(result, Verdict):
            return attrs.evolve(result, candidates=candidates)
        if result.response is None or self.server_clock.is_contradictory:
            return Verdict("stale", candidates=candidates)
        record = at_pointer(result.response.json(), self._plan.get.record)
        self._found = attrs.evolve(result.response, attempts=self.attempts.made, reconciled=True)
        return self._plan.judge_record(record, self._question(context, rejected), candidates)

    def _read(
        self, read: Read, context: Mapping[str, Any], *, walk: bool = True
    ) -> Generator[Step, Any, LookupResult | Verdict]:
        self._partial = []
        keywords = read.keywords(context, self._since)
        if keywords is None:
            return Verdict("unreadable")
        if not self.attempts.has_time_for(0):
            return Verdict("deadline")
        sent_at = self._retry.clock()
        result: LookupResult = yield Lookup(read, keywords, walk)
        records = records_of(result)
        if not walk and result.response is not None:
            records.append(at_pointer(result.response.json(), read.record))
        self.server_clock.observe_records(self._plan.latest(records))
        if result.error is not None or not result.ended:
            self._partial = records
        if result.error is not None:
            self._error = result.error
            if isinstance(result.error, NotFoundError) and not walk:
                self.server_clock.observe(result.error.response, sent_at, self._retry.clock())
                return Verdict("not_found")
            return Verdict("failed" if self.attempts.has_time_for(0) else "deadline")
        return result if result.ended else Verdict("deadline")

    @property
    def _is_read_from_early_enough(self) -> bool:
        """Whether the lists contain the records of the day before the call, by the server's clock."""
        return self._first_moment + self.server_clock.lowest - MARGIN >= self._earliest

    @property
    def _first_moment(self) -> float:
        """When the first attempt began of which anything may have been sent, or now."""
        return self._retry.clock() if self._begun is None else self._begun

    @property
    def _begun_by_machine(self) -> float:
        """When the call began, by the clock of this machine, in seconds since 1970."""
        return self._retry.now() - self._retry.clock() + self._first_moment

    def _since(self, days: int) -> int:
        """Return from when a list is read: some days before the call began, by the server's clock or this machine's.

        The earlier one counts: the server's may be ahead of the one that dates records.

        The time differs in every lookup. So its URL does too, and no cache has a response for it.
        """
        begun = self._begun_by_machine
        if self.server_clock.is_known:
            begun = min(begun, self._first_moment + self.server_clock.lowest)
        jitter = self._retry.random() * _DAY
        since = math.floor(math.floor(begun) - days * _DAY - jitter - self._lookups)
        if not self.server_clock.is_known:
            self._earliest = max(self._earliest, since)
        return since

    def _question(self, context: Mapping[str, Any], rejected: bool) -> Question:
        if not self.server_clock.is_known:
            return Question(context, None, rejected, self._known_before)
        disagree = self.server_clock.is_behind_records
        low, high = self.server_clock.lowest, self.server_clock.highest
        begun, ended = self._first_moment, self._ended
        window = Window(begun + low, begun + high, ended + low, ended + high, self._begun_by_machine)
        return Question(context, window, rejected, self._known_before, disagree)
