"""Calls of a client that cause a response of each documented status."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from http import HTTPStatus
from typing import Any

from practice_mock.credentials import LIMITED
from practice_mock.faults import Action, RateLimit, RefuseAccess, Status
from practice_mock.testing import Mock
from tests.property.adapter import Call, example_call
from tests.property.apis import Operation
from tests.property.clients import ELSEWHERE, credential_names, tomorrow
from tests.property.examples import FIRST_DAY, Pool
from tests.property.realism import REPAIRS, body_component
from tests.property.worlds import World, worlds_of

NOBODY = 99_999_999
NO_RECORD = "00000000-0000-4000-8000-999999999999"


@dataclass(frozen=True)
class Attempt:
    """A call, the state in which it is made, and its settings."""

    call: Call
    world: World
    before: tuple[Call, ...] = ()
    """Calls that are made first."""
    settings: Mapping[str, Any] = field(default_factory=dict)
    """Settings of the client that replace its credentials."""
    fault: Action | None = None
    """The fault that the mock injects."""
    per_second: int | None = None
    """The rate limit of the mock."""
    known: Pool = field(default_factory=dict)
    """Existing values; see `harvest`."""


def attempts(operation: Operation, status: int, mock: Mock, known: Pool) -> Iterator[Attempt]:
    """Return calls that may cause a status by the rules of the mock."""
    make = _BY_STATUS.get(status, _as_documented)
    for world in worlds_of(operation, mock):
        yield from make(Attempt(_call_in(operation, world, mock), world, known=known))


def injected(operation: Operation, status: int, mock: Mock) -> Attempt:
    """Return calls with a status that the mock injects."""
    *_, world = worlds_of(operation, mock)
    redirect = Status(status, text="Moved.", headers={"location": ELSEWHERE})
    fault = redirect if status < HTTPStatus.BAD_REQUEST else _FAULTS.get(status, Status(status))
    return Attempt(_call_in(operation, world, mock), world, fault=fault)


def _call_in(operation: Operation, world: World, mock: Mock) -> Call:
    body = deepcopy(world.body if world.complete and world.body is not None else operation.example)
    repair = REPAIRS.get(body_component(operation) or "")
    if repair is not None:
        repair(body)
    return example_call(operation, tomorrow(mock), world.parameters, body)


def _as_documented(attempt: Attempt) -> Iterator[Attempt]:
    yield attempt


def _with_wrong_credentials(attempt: Attempt) -> Iterator[Attempt]:
    name = credential_names(attempt.call.operation.api)[0]
    yield replace(attempt, settings={name: "a-credential-that-opens-nothing-at-all"})


def _without_the_right(attempt: Attempt) -> Iterator[Attempt]:
    if attempt.call.operation.api.name == "coreplus":
        names = credential_names(attempt.call.operation.api)
        yield replace(attempt, settings={name: getattr(LIMITED, name) for name in names})


def _of_nobody(attempt: Attempt) -> Iterator[Attempt]:
    """Use an ID that does not exist: in the path, otherwise in one place of the body."""
    call = attempt.call
    for at, value in enumerate(call.positional):
        wrong = (*call.positional[:at], _nobody(value), *call.positional[at + 1 :])
        yield replace(attempt, call=replace(call, positional=wrong))
    for name, value in call.keywords.items():
        if name.endswith("_id") and not isinstance(value, bool):
            yield _with(attempt, **{name: _nobody(value)})


def _nobody(value: Any) -> Any:
    return NOBODY if isinstance(value, int) else NO_RECORD


def _again(attempt: Attempt) -> Iterator[Attempt]:
    """Repeat a call that can succeed only once."""
    call = attempt.call
    yield replace(attempt, before=(call,))
    yield from _ONCE.get(call.operation.definition["operationId"], _as_documented)(attempt)


def _onto_one_time(attempt: Attempt) -> Iterator[Attempt]:
    """Move many appointments to the same time: some of them have the same practitioner."""
    begins = datetime.combine(FIRST_DAY + timedelta(days=700), time(9), UTC)
    there = {"start_date_time": begins, "end_date_time": begins + timedelta(minutes=30)}
    moves = [Call(attempt.call.operation, (number,), there) for number in attempt.known["appointmentid"][:30]]
    for at, move in enumerate(moves):
        yield replace(attempt, call=move, before=tuple(moves[:at]))


def _onto_another(attempt: Attempt) -> Iterator[Attempt]:
    """Move an appointment onto one that was made before."""
    create = next(one for one in attempt.call.operation.api.operations if one.name == "pracsuite-appointments.create")
    taken = example_call(create)
    there = {name: taken.keywords[name] for name in ("app_time", "business_id", "practitioner_id")}
    yield replace(attempt, call=replace(attempt.call, keywords=there), before=(taken,))


def _into_a_full_group(attempt: Attempt) -> Iterator[Attempt]:
    calls = [replace(attempt.call, keywords={"client_id": number}) for number in range(1, 20)]
    for at, call in enumerate(calls):
        yield replace(attempt, call=call, before=tuple(calls[:at]))


_ONCE: Mapping[str, Callable[[Attempt], Iterator[Attempt]]] = {
    "addGroupAppointmentMember": _into_a_full_group,
    "editAppointment": _onto_another,
    "updateAppointment": _onto_one_time,
}
"""Operations for which repeating the call does not cause a conflict."""


def _not_valid(attempt: Attempt) -> Iterator[Attempt]:
    """Send values that the types allow but the practice rejects."""
    call = attempt.call
    if "sort_by" in call.operation.replaced:
        yield _with(attempt, extra_query={"nothing_that_the_api_knows": 1})
    if "q[]" in call.operation.replaced:
        yield _with(attempt, where=[call.operation.api.package.F.raw("nothing_that_a_record_has", "=", 1)])
    yield from _of_nobody(attempt)
    for _, python, schema in body_properties(call.operation):
        if python.endswith("_id") and python not in call.keywords:
            number = "integer" in call.operation.api.shape(schema).types
            yield _with(attempt, **{python: NOBODY if number else NO_RECORD})
    for first, last in (("from_", "to"), ("start_date", "end_date")):
        if {first, last} <= call.keywords.keys():
            yield _with(attempt, **{last: call.keywords[first] - timedelta(days=1)})
    if "file_name" in call.keywords:
        yield _with(attempt, file_name="a name without an extension")
    if "files" in call.keywords:
        yield _with(attempt, files=[("other", b"")])
    if "file" in call.keywords:
        yield _with(attempt, file=("other", b"more than was announced"))


def _with(attempt: Attempt, **keywords: Any) -> Attempt:
    return replace(attempt, call=replace(attempt.call, keywords={**attempt.call.keywords, **keywords}))


def _too_fast(attempt: Attempt) -> Iterator[Attempt]:
    yield replace(attempt, before=(attempt.call,), per_second=1)


_BY_STATUS: Mapping[int, Callable[[Attempt], Iterator[Attempt]]] = {
    400: _not_valid,
    401: _with_wrong_credentials,
    403: _without_the_right,
    404: _of_nobody,
    409: _again,
    422: _not_valid,
    429: _too_fast,
}
_FAULTS: Mapping[int, Action] = {403: RefuseAccess("forbidden"), 429: RateLimit()}


def body_properties(operation: Operation) -> Iterator[tuple[str, str, Any]]:
    """Return the top-level properties of an operation's body: wire names, Python names and schemas."""
    if operation.body is not None:
        yield from operation.api.properties(operation.api.shape(operation.body.schema).schema)
