"""Find out the outcome of a call with ``reconcile=True`` whose response was lost, before anything is sent again.

The procedure is a generator of steps, which the synchronous and the asynchronous client share. It neither sends nor
waits itself.

If a lookup finds the record that the call created, its response is the result. The call is sent again only after two
complete lookups, with a pause between them, found nothing: no API promises that a write is visible at once, and the
first request may still be in transit. If that request arrives after all, the API rejects one of the two, because the
time is taken. A call that may have arrived and is then rejected is looked up again. In all other cases the error of the
lost response is raised.
"""

from __future__ import annotations

import json
from collections.abc import Generator, Mapping
from enum import Enum, auto
from typing import Any, cast

import attrs
from attrs import frozen

from ..errors.api import APIError, APIStatusError, LookReason, NotFoundError, Reconciliation
from ..messages.http import Request, Response
from ..operation.definition import ErrorPointers, Operation
from ..operation.reconcile_plan import Read, Reconcile, Verdict, choose, is_whole
from ..operation.response import Identity, is_success, raise_for_error
from ..transport.failure import TransportFailure
from ..transport.retry import Attempts, Outcome, Retry, http_date
from ..values.argument_error import ArgumentError
from ..values.json_pointer import at_pointer
from ..values.records import Model, as_received
from ..values.unset import UNSET

Sending = tuple[Outcome, TransportFailure | None]
"""How the attempts of a call ended, when no further retry was safe."""


@frozen
class Send:
    """Step: send the call, with retries where that is safe. The result is a ``Sending``."""


@frozen
class Pause:
    """Step: wait a number of seconds."""

    seconds: float


@frozen
class Look:
    """Step: call a method that reads. The result is a ``Seen``."""

    read: Read
    keywords: Mapping[str, Any] = attrs.field(repr=False)
    walk: bool


Step = Send | Pause | Look


@frozen
class Seen:
    """The result of a lookup.

    Attributes:
        response: The response; for a list, the response of its first page.
        pages: The pages of a list.
        error: The error, if the lookup failed.
    """

    response: Response | None = None
    pages: tuple[Any, ...] = ()
    error: Exception | None = None


@frozen
class Ended:
    """How a call ended: with a record that was found, or with the result of an attempt.

    Attributes:
        sending: The attempts to report.
        found: The response that contains the record which the call created.
        reconciliation: What is known about a call whose outcome is unknown.
    """

    sending: Sending
    found: Response | None = None
    reconciliation: Reconciliation | None = None


class _Fate(Enum):
    """What an attempt shows about the call."""

    DONE = auto()
    """The call was carried out."""
    REFUSED = auto()
    """This attempt was rejected."""
    UNSENT = auto()
    """This attempt did not reach the API."""
    UNSURE = auto()
    """The call may have been carried out."""
    UNREADABLE = auto()
    """The call was carried out according to the status, but the response cannot be read."""


class Recovery:
    """The procedure of one call."""

    def __init__(
        self,
        operation: Operation[Any],
        plan: Reconcile,
        facts: Mapping[str, Any],
        *,
        attempts: Attempts,
        retry: Retry,
        errors: ErrorPointers,
        identity: Identity,
    ) -> None:
        self.attempts = attempts
        self._operation = operation
        self._plan = plan
        self._facts = dict(facts)
        self._retry = retry
        self._errors = errors
        self._identity = identity
        self._begun = 0.0
        self._looks = 0
        self._error: Exception | None = None
        self._found: Response | None = None

    def steps(self) -> Generator[Step, Any, Ended]:
        """Yield the steps. The result of each step is sent back into the generator."""
        lost: Sending | None = None
        while True:
            sending: Sending = yield Send()
            fate = self._fate(sending[0])
            if fate is _Fate.DONE or (lost is None and fate in (_Fate.REFUSED, _Fate.UNSENT)):
                return Ended(sending)
            if lost is None:  # earlier attempts were definitely not carried out
                self._begun = self._retry.now() - self._retry.clock() + self.attempts.begun
            if lost is None or (fate is _Fate.UNSURE and sending[0].response is None):
                lost = sending
            verdict = yield from self._look_twice()
            if verdict.reason is None:
                return Ended(sending, found=self._found)
            if verdict.reason == "absent" and fate is _Fate.UNSURE and self.attempts.take_another():
                continue
            reason = "refused" if verdict.reason == "absent" and fate is _Fate.REFUSED else verdict.reason
            known = Reconciliation(reason, verdict.candidates, self._looks, self._error)
            return Ended(lost, reconciliation=known)

    def _fate(self, outcome: Outcome) -> _Fate:
        response = outcome.response
        if response is None:
            return _Fate.UNSURE if outcome.may_have_arrived else _Fate.UNSENT
        if outcome.rejected:
            return _Fate.REFUSED
        try:
            raise_for_error(self._operation, response, self._errors)
        except APIStatusError:
            return _Fate.UNSURE  # for instance a gateway timeout
        return _Fate.DONE if is_success(self._operation, response, self._identity) else _Fate.UNREADABLE

    def _look_twice(self) -> Generator[Step, Any, Verdict]:
        verdict = yield from self._look()
        if verdict.reason != "absent":
            return verdict
        pause = self._retry.first_delay * (1 + self._retry.random())
        if not self.attempts.has_time_for(pause):
            return Verdict("late")
        yield Pause(pause)
        return (yield from self._look())

    def _look(self) -> Generator[Step, Any, Verdict]:
        plan = self._plan
        self._looks += 1
        self._error = None
        if plan.first is not None and "first" not in self._facts:
            seen = yield from self._read(plan.first, self._facts, walk=True)
            if isinstance(seen, Verdict):
                return seen
            self._facts["first"] = choose(plan.first, _records(seen), self._facts)
        if plan.look is None:
            return (yield from self._get(self._facts, None, ()))
        seen = yield from self._read(plan.look, self._facts, walk=True)
        if isinstance(seen, Verdict):
            return seen
        records = _records(seen)
        totals = [page.total for page in seen.pages]
        if not is_whole(len(records), totals, [plan.identify(record) for record in records]):
            return Verdict("changed")
        since = self._begun_by_their_clock(seen.response)
        verdict = plan.judge_list(records, self._facts, since)
        if verdict.reason is not None:
            return verdict
        return (yield from self._get({**self._facts, "record": verdict.record}, since, verdict.candidates))

    def _get(
        self, facts: Mapping[str, Any], since: float | None, candidates: tuple[Any, ...]
    ) -> Generator[Step, Any, Verdict]:
        seen = yield from self._read(self._plan.get, facts, walk=False, candidates=candidates)
        if isinstance(seen, Verdict) or seen.response is None:
            return cast("Verdict", seen)
        record = at_pointer(seen.response.json(), self._plan.get.record)
        self._found = attrs.evolve(seen.response, attempts=self.attempts.made, reconciled=True)
        return self._plan.judge_record(record, facts, since, candidates)

    def _read(
        self, read: Read, facts: Mapping[str, Any], *, walk: bool, candidates: tuple[Any, ...] = ()
    ) -> Generator[Step, Any, Seen | Verdict]:
        keywords = read.keywords(facts)
        if keywords is None:
            return Verdict("unreadable", candidates=candidates)
        if not self.attempts.has_time_for(0):
            return Verdict("late", candidates=candidates)
        seen: Seen = yield Look(read, keywords, walk)
        if seen.error is not None:
            self._error = seen.error
            reason: LookReason = "failed" if self.attempts.has_time_for(0) else "late"
            if isinstance(seen.error, NotFoundError) and not walk:
                reason = "gone"
            return Verdict(reason, candidates=candidates)
        if walk and seen.pages[-1].has_next:
            return Verdict("late")
        return seen

    def _begun_by_their_clock(self, response: Response | None) -> float | None:
        """Return when the lost call was first sent, by the API's clock, which the ``Date`` header shows."""
        told = http_date(response.headers.get("date", "")) if response is not None else None
        return None if told is None else self._begun + told - self._retry.now()


def sent_facts(operation: Operation[Any], request: Request, arguments: Mapping[str, object]) -> dict[str, Any]:
    """Return the facts about a call, from its request and arguments.

    Raises:
        ArgumentError: An argument is missing that the lookup needs.
    """
    for name in operation.reconcile.needs if operation.reconcile is not None else ():
        if arguments.get(name, UNSET) in (UNSET, None):
            raise ArgumentError(name, "is required with reconcile=True, because the lookup needs it")
    path = {name: arguments[name] for name, parameter in operation.parameters.items() if parameter.place == "path"}
    return {"path": path, "body": json.loads(request.content or b"{}")}


def _records(seen: Seen) -> list[Any]:
    items = [item for page in seen.pages for item in page.items]
    return [as_received(item) if isinstance(item, Model) else item for item in items]


def look(client: Any, step: Look, attempts: Attempts) -> Seen:
    """Carry out a lookup with a synchronous client."""
    try:
        raw = _method(client, step)(**step.keywords)
        value = raw.parse()
        pages: list[Any] = []
        for page in value.pages() if step.walk else ():
            pages.append(page)
            if not attempts.has_time_for(0):
                break
    except (APIError, ArgumentError) as error:
        return Seen(error=error.with_traceback(None))
    return Seen(_response(raw), tuple(pages))


async def async_look(client: Any, step: Look, attempts: Attempts) -> Seen:
    """Carry out a lookup with an asynchronous client."""
    try:
        raw = await _method(client, step)(**step.keywords)
        value = raw.parse()
        pages: list[Any] = []
        if step.walk:
            async for page in value.pages():
                pages.append(page)
                if not attempts.has_time_for(0):
                    break
    except (APIError, ArgumentError) as error:
        return Seen(error=error.with_traceback(None))
    return Seen(_response(raw), tuple(pages))


def _method(client: Any, step: Look) -> Any:
    return getattr(getattr(client, step.read.resource).with_raw_response, step.read.method)


def _response(raw: Any) -> Response:
    return Response(raw.status_code, raw.headers, raw.content)
