"""No schedule of network faults causes a double booking or exceeds the limits of a call."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import jwt
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from practice_mock import DEMO
from practice_mock.faults import ContentType, Delay, Duplicate, RateLimit, Reset, Status, Truncate
from tests.property.bookings import BOOK, BOOKINGS, CREATE, Booking, Run, begin, carry_out
from tests.property.network import BEGINNING, TIMEOUT, Event, Late, World
from tests.property.switch_worlds import DEFAULT, drawn_positions

WORLD = World()

events: st.SearchStrategy[Event] = st.one_of(
    st.none(),
    st.builds(Reset, after_commit=st.booleans()),
    st.builds(Late, st.integers(0, 6)),
    st.builds(Delay, st.sampled_from([1.0, TIMEOUT + 1])),
    st.builds(RateLimit, st.sampled_from([0, 1, 20, 90]), st.sampled_from(["seconds", "date"])),
    st.builds(Status, st.sampled_from([500, 502, 503, 504]), after_commit=st.booleans()),
    st.builds(Status, st.sampled_from([400, 401, 403, 404, 409, 422, 520])),
    st.builds(Truncate, st.integers(0, 40)),
    st.just(Duplicate()),
    st.just(ContentType("text/html", "<html>")),
)
schedules = st.lists(events, max_size=10)
policies = st.fixed_dictionaries(
    {
        "max_retries": st.integers(0, 4),
        "deadline": st.sampled_from([5.0, 30.0, 120.0]),
        "budget": st.sampled_from([0.0, 1.0, 3.0, 10.0]),
    }
)
PATIENT = {"max_retries": 2, "deadline": 30.0, "budget": 10.0}
ways = st.sampled_from(["sync", "async"])
chances = st.floats(0, 1)

each_booking = pytest.mark.parametrize("booking", BOOKINGS, ids=str)


def play(
    booking: Booking,
    schedule: list[Event],
    way: str,
    chance: float,
    policy: Mapping[str, Any],
    runner: asyncio.Runner,
    at: Mapping[str, str],
    *,
    reconcile: bool,
) -> Run:
    """Make a booking over a network with faults, until the last request has arrived. The switches are at positions."""
    WORLD.mock.practice.switches.start(at)
    begin(WORLD, booking)
    WORLD.chance = chance
    run = carry_out(
        WORLD, booking, list(schedule), runner if way == "async" else None, policy=policy, reconcile=reconcile
    )
    run.network.arrive()
    assert run.value is not None or type(run.error).__module__.endswith("_runtime.errors.api"), repr(run.error)
    return run


def writes_of(run: Run) -> list[Any]:
    return run.network.sent("POST")


DOCUMENTED_REJECTIONS = (401, 403, 409, 422)
"""Statuses that prove that a booking of PracSuite was not carried out. Any other may be that of a gateway."""


REJECTED_WITH_SUCCESS = {"pracsuite": {"finalise-again": "overwrites"}, "coreplus": {"rejected-booking": "ok"}}
"""The positions at which a second success does not show a second booking."""


@each_booking
@given(schedules, ways, chances, policies, st.booleans(), drawn_positions)
@example([Reset(after_commit=True)], "sync", 0.5, {"max_retries": 2}, True, DEFAULT)
@example([Late(5), None, None, Status(409)], "sync", 0.5, {"max_retries": 4}, True, DEFAULT)
@example([Late(2), None, None, Late(3)], "async", 0.0, {"max_retries": 4}, True, DEFAULT)
@example([Duplicate()], "sync", 0.5, {"max_retries": 2}, True, DEFAULT)
@example([Duplicate(), Reset()], "async", 0.5, {"max_retries": 0}, True, DEFAULT)
def test_faults_never_cause_a_double_booking(
    booking: Booking,
    runner: asyncio.Runner,
    schedule: list[Event],
    way: str,
    chance: float,
    policy: Mapping[str, Any],
    reconcile: bool,
    at: Mapping[str, str],
) -> None:
    run = play(booking, schedule, way, chance, policy, runner, at, reconcile=reconcile)
    stored = booking.stored(WORLD.mock)
    assert len(stored) <= 1
    carried_out = [
        entry for entry in WORLD.mock.practice.journal if entry.method == "POST" and entry.path == booking.template
    ]
    succeeded = sum(200 <= entry.status < 300 for entry in carried_out if entry.cause is None)
    assert succeeded <= 1 or any(at[name] == position for name, position in REJECTED_WITH_SUCCESS[booking.api].items())
    if run.error is None:
        (record,) = stored
        assert (
            booking.identify(run.value) == record["appointment_id" if booking.api == "pracsuite" else "appointmentId"]
        )
    elif stored and reconcile:
        assert run.error.reconciliation is not None, "a booking exists, but the error does not state it"
        assert getattr(run.error, "maybe_applied", True)


@each_booking
@given(schedules, ways, chances, policies, drawn_positions)
@example([Delay(TIMEOUT + 1)], "sync", 0.5, {**PATIENT, "deadline": 11.0}, DEFAULT)
@example([Late(9)], "sync", 0.5, {**PATIENT, "deadline": TIMEOUT + 0.5}, DEFAULT)
@example([Reset(), None, None, Delay(1.0)], "sync", 0.5, {**PATIENT, "deadline": 1.0}, DEFAULT)
@example([Delay(TIMEOUT + 1), RateLimit(20)], "sync", 0.5, PATIENT, DEFAULT)
def test_call_keeps_attempts_budget_and_deadline(
    booking: Booking,
    runner: asyncio.Runner,
    schedule: list[Event],
    way: str,
    chance: float,
    policy: Mapping[str, Any],
    at: Mapping[str, str],
) -> None:
    run = play(booking, schedule, way, chance, policy, runner, at, reconcile=True)
    writes = len(writes_of(run))
    assert writes <= policy["max_retries"] + 1
    assert sum(passage.status != 429 for passage in writes_of(run)[:-1]) <= policy["budget"]
    assert sum(WORLD.waited) <= policy["deadline"]
    assert WORLD.woken <= policy["deadline"], "the client waited beyond the deadline"
    assert all(passage.at - BEGINNING.timestamp() <= policy["deadline"] for passage in run.network.passages)
    assert run.error is None or run.error.attempts <= max(policy["max_retries"] + 1, 1)


@each_booking
@given(schedules, ways, chances, policies, drawn_positions)
def test_possibly_applied_call_is_retried_only_after_empty_lookups(
    booking: Booking,
    runner: asyncio.Runner,
    schedule: list[Event],
    way: str,
    chance: float,
    policy: Mapping[str, Any],
    at: Mapping[str, str],
) -> None:
    run = play(booking, schedule, way, chance, policy, runner, at, reconcile=True)
    passages = run.network.passages
    writes = [at for at, passage in enumerate(passages) if passage.method == "POST"]
    for first, second in pairwise(writes):
        between = passages[first + 1 : second]
        if passages[first].status != 429:
            assert passages[first].status not in DOCUMENTED_REJECTIONS, "a rejection is not retried"
        seen = [
            passage for passage in between if passage.status == 200 and booking.shows_nothing(json.loads(passage.body))
        ]
        assert len(seen) >= 2 * booking.reads


@each_booking
@given(schedules, ways, chances, policies, drawn_positions)
def test_possibly_applied_call_without_reconcile_is_never_retried(
    booking: Booking,
    runner: asyncio.Runner,
    schedule: list[Event],
    way: str,
    chance: float,
    policy: Mapping[str, Any],
    at: Mapping[str, str],
) -> None:
    run = play(booking, schedule, way, chance, policy, runner, at, reconcile=False)
    assert run.reads == 0
    for passage in writes_of(run)[:-1]:
        assert passage.status == 429


@each_booking
@given(schedules, ways, chances, policies, drawn_positions)
def test_proxy_that_repeats_requests_does_not_book_twice(
    booking: Booking,
    runner: asyncio.Runner,
    schedule: list[Event],
    way: str,
    chance: float,
    policy: Mapping[str, Any],
    at: Mapping[str, str],
) -> None:
    play(booking, [Duplicate(), *schedule], way, chance, policy, runner, at, reconcile=True)
    assert len(booking.stored(WORLD.mock)) <= 1


@given(schedules, ways, chances, policies, drawn_positions)
def test_retry_after_is_respected_under_faults(
    runner: asyncio.Runner,
    schedule: list[Event],
    way: str,
    chance: float,
    policy: Mapping[str, Any],
    at: Mapping[str, str],
) -> None:
    run = play(CREATE, schedule, way, chance, policy, runner, at, reconcile=True)
    passages = run.network.passages
    for before, after in pairwise(passages):
        if isinstance(before.event, RateLimit) and before.url == after.url:
            waited = after.at - before.at
            # A date leaves out the fraction of its second.
            assert waited >= before.event.retry_after - (1 if before.event.spelling == "date" else 1e-6)


@given(schedules, ways, chances, policies, drawn_positions)
def test_every_request_has_a_new_token(
    runner: asyncio.Runner,
    schedule: list[Event],
    way: str,
    chance: float,
    policy: Mapping[str, Any],
    at: Mapping[str, str],
) -> None:
    run = play(BOOK, [Reset(), *schedule], way, chance, policy, runner, at, reconcile=True)
    signatures = set()
    for passage in run.network.passages:
        scheme, _, token = passage.headers["authorization"].partition(" ")
        claims = jwt.decode(
            token,
            DEMO.coreplus.consumer_secret,
            algorithms=["HS256"],
            audience="https://coreplus.com.au",
            options={"verify_exp": False, "verify_nbf": False},
        )
        assert scheme == "JwToken"
        assert (claims["url"], claims["httpMethod"]) == (passage.url, passage.method)
        assert claims["nbf"] == int(passage.at) - 30
        assert claims["exp"] == claims["nbf"] + 60
        signatures.add(token.rpartition(".")[2])
    asked = {(passage.url, passage.method, int(passage.at)) for passage in run.network.passages}
    assert len(signatures) == len(asked)
