"""A booking whose outcome is uncertain is found, retried if proven absent, or reported. It is never made twice."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Iterator, Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import Any, cast

import httpx
import pytest

import coreplus_client
import pracsuite_client
from practice_mock import clients
from practice_mock.faults import (
    ContentType,
    Delay,
    Duplicate,
    Match,
    Plan,
    RateLimit,
    RefuseAccess,
    Reset,
    Rule,
    Status,
    Truncate,
)
from practice_mock.state.clock import timestamp
from practice_mock.testing import InProcessTransport, serve
from tests.property.bookings import (
    BOOK,
    BOOKINGS,
    CREATE,
    END,
    FINALISE,
    HELD,
    KIM,
    LENGTH,
    MAIN_CLINIC,
    OTHER_CLIENT,
    OTHER_PATIENT,
    PATIENT,
    PLACE,
    RESERVE,
    STANDARD_VISIT,
    START,
    VISIT,
    Booking,
    Run,
    async_client,
    begin,
    carry_out,
    sync_client,
)
from tests.property.network import TIMEOUT, Action, DeliveredTwice, Event, Late, Network, World
from tests.property.switch_worlds import WORLDS

LOST_AFTER = {
    "reset": Reset(after_commit=True),
    "timed out": Delay(TIMEOUT + 1),
    "cut off": Truncate(5),
    "gateway": Status(504, text="<html>", content_type="text/html", after_commit=True),
    "unreadable": ContentType("text/html", "<html>"),
    "undocumented error": Status(520, after_commit=True),
    "undocumented success": Status(202, body={}, after_commit=True),
}
"""Ways to lose the response to a call that was carried out."""
LOST_BEFORE = {"reset": Reset(), "gateway": Status(502, text="<html>"), "failed": Status(500)}
"""Ways to lose the response to a call that was not."""
NO_LIST: list[Event] = [Status(200, body={"appointments": {}, "data": {}, "total_entries": 1})]
FAILED_LOOKUPS: dict[str, list[Event]] = {
    "reset": [Reset()] * 9,
    "refused": [Status(403)],
    "failed": [Status(500)] * 9,
    "unreadable": [ContentType("text/html", "<html>")],
    "no list": NO_LIST,
    "throttled": [RateLimit(1000)],
}


@pytest.fixture(scope="module")
def shared_world() -> World:
    return World()


@pytest.fixture
def world(shared_world: World) -> World:
    shared_world.reset()
    return shared_world


@pytest.fixture(params=WORLDS.values(), ids=WORLDS)
def any_world(request: pytest.FixtureRequest, shared_world: World) -> Iterator[World]:
    """Return a world with the switches at their defaults, and then at their harmful positions."""
    switches = shared_world.mock.practice.switches
    switches.start(request.param)
    shared_world.reset()
    yield shared_world
    switches.start({})


@pytest.fixture(params=["sync", "async"])
def way(request: pytest.FixtureRequest, runner: asyncio.Runner) -> asyncio.Runner | None:
    """Return the runner of the asynchronous client, or None for the synchronous one."""
    return runner if request.param == "async" else None


each_booking = pytest.mark.parametrize("booking", BOOKINGS, ids=str)
each_resent = pytest.mark.parametrize("booking", [CREATE, RESERVE, FINALISE], ids=str)
"""The bookings whose absence can be proven."""


def only_stored(world: World, booking: Booking) -> Any:
    """Return the identifier of the only record."""
    (record,) = booking.stored(world.mock)
    return record["appointment_id" if booking.api == "pracsuite" else "appointmentId"]


def unsure(run: Run, *reasons: str) -> Any:
    """Return what the error reports about a call with an unknown outcome."""
    assert run.value is None
    assert run.error.reconciliation.reason in reasons
    assert run.error.maybe_applied
    return run.error.reconciliation


@each_booking
@pytest.mark.parametrize("lost", LOST_AFTER.values(), ids=LOST_AFTER)
def test_applied_call_is_found_and_returned(
    world: World, way: asyncio.Runner | None, booking: Booking, lost: Action
) -> None:
    begin(world, booking)
    run = carry_out(world, booking, [lost], way, reconcile=True)
    assert run.error is None
    assert booking.identify(run.value) == only_stored(world, booking)
    assert len(run.writes) == 1


@each_booking
def test_call_that_is_answered_by_a_redirect_is_found(
    world: World, way: asyncio.Runner | None, booking: Booking
) -> None:
    class Redirected(Network):
        def changed(self, request: httpx.Request, response: httpx.Response) -> httpx.Response:
            return httpx.Response(302, headers={"location": "/"}) if request.method == "POST" else response

    begin(world, booking)
    run = carry_out(world, booking, [], way, network=Redirected, reconcile=True)
    assert booking.identify(run.value) == only_stored(world, booking)
    assert len(run.writes) == 1


@each_resent
@pytest.mark.parametrize("lost", LOST_BEFORE.values(), ids=LOST_BEFORE)
def test_definitely_unapplied_call_is_retried(
    world: World, way: asyncio.Runner | None, booking: Booking, lost: Action
) -> None:
    begin(world, booking)
    run = carry_out(world, booking, [lost], way, reconcile=True)
    assert run.error is None
    assert booking.identify(run.value) == only_stored(world, booking)
    assert len(run.writes) == 2
    assert len(world.waited) == 1, "the client waits between two lookups, because a write may not be visible at once"
    assert world.waited[0] > 0
    assert run.reads == (2 if booking is FINALISE else 4), "two lookups, each of both lists"


@pytest.mark.parametrize("lost", LOST_BEFORE.values(), ids=LOST_BEFORE)
def test_booking_whose_absence_cannot_be_proven_is_not_retried(
    world: World, way: asyncio.Runner | None, lost: Action
) -> None:
    begin(world, BOOK)
    run = carry_out(world, BOOK, [lost], way, reconcile=True)
    known = unsure(run, "absent")
    assert (known.candidates, known.lookups) == ((), 2)
    assert len(run.writes) == 1
    assert BOOK.stored(world.mock) == []


@each_booking
@pytest.mark.parametrize("lost", [Reset(after_commit=True), Reset()], ids=["carried out", "not carried out"])
@pytest.mark.parametrize("lookup", FAILED_LOOKUPS.values(), ids=FAILED_LOOKUPS)
def test_call_is_not_retried_after_a_failed_lookup(
    any_world: World, way: asyncio.Runner | None, booking: Booking, lost: Action, lookup: list[Event]
) -> None:
    begin(any_world, booking)
    run = carry_out(any_world, booking, [lost, *lookup], way, reconcile=True)
    assert isinstance(unsure(run, "failed").error, Exception)
    assert run.error.maybe_applied is True
    assert len(run.writes) == 1


@each_booking
@pytest.mark.parametrize("overtaken_by", range(6))
def test_late_request_does_not_book_twice(
    world: World, way: asyncio.Runner | None, booking: Booking, overtaken_by: int
) -> None:
    begin(world, booking)
    run = carry_out(world, booking, [Late(overtaken_by)], way, reconcile=True)
    run.network.arrive()
    stored = only_stored(world, booking)
    if run.error is None:
        assert booking.identify(run.value) == stored
    elif booking is RESERVE:  # a hold does not show its maker, and this one was made after the attempt had ended
        assert unsure(run, "later").candidates == (stored,)
    else:
        assert booking is BOOK, "the booking arrives after the last lookup"
        assert len(run.writes) == 1
        unsure(run, "absent")


@each_booking
def test_lost_call_without_reconcile_makes_no_lookup(
    any_world: World, way: asyncio.Runner | None, booking: Booking
) -> None:
    begin(any_world, booking)
    run = carry_out(any_world, booking, [Reset()], way)
    assert run.error.maybe_applied is True
    assert run.error.reconciliation is None
    assert (len(run.writes), run.reads) == (1, 0)


@each_booking
def test_success_needs_no_lookup(world: World, way: asyncio.Runner | None, booking: Booking) -> None:
    begin(world, booking)
    run = carry_out(world, booking, [], way, reconcile=True)
    assert booking.identify(run.value) == only_stored(world, booking)
    assert run.reads == 0


def test_booking_with_another_status_may_have_been_made(world: World, way: asyncio.Runner | None) -> None:
    """Nothing published says that `Confirmed` is a booking, so the error says that it may be one."""
    begin(world, BOOK)
    world.mock.practice.switches.set("new-status", "Confirmed")
    run = carry_out(world, BOOK, [], way, reconcile=True)
    assert isinstance(run.error, coreplus_client.ResponseValidationError)
    assert run.error.maybe_applied
    assert "another value at /status than a new record has" in str(run.error)
    assert len(run.writes) == len(BOOK.stored(world.mock)) == 1


@each_booking
def test_rejection_because_of_an_older_record_states_the_candidate(
    world: World, way: asyncio.Runner | None, booking: Booking
) -> None:
    begin(world, booking)
    carry_out(world, booking, [], way, reconcile=True)
    world.pass_by(60)
    again = carry_out(world, booking, [], way, reconcile=True)
    assert type(again.error).__name__ == "ConflictError"
    assert again.error.reconciliation.candidates == (only_stored(world, booking),)
    assert again.error.reconciliation.reason == ("undated" if booking is BOOK else "similar")
    assert again.error.maybe_applied, "another clock may have dated it"
    assert len(again.writes) == 1


@each_booking
def test_request_that_a_gateway_delivers_twice_is_not_reported_as_rejected(
    world: World, way: asyncio.Runner | None, booking: Booking
) -> None:
    begin(world, booking)
    run = carry_out(world, booking, [Duplicate()], way, reconcile=True)
    stored = only_stored(world, booking)
    assert len(run.writes) == 1
    if booking in (BOOK, RESERVE):  # a booking of coreplus shows no time, and a hold no maker
        assert type(run.error).__name__ == "ConflictError"
        assert unsure(run, "undated").candidates == (stored,)
    else:
        assert run.error is None
        assert booking.identify(run.value) == stored


@pytest.mark.parametrize("booking", [CREATE, RESERVE, BOOK], ids=str)
def test_rejection_because_of_another_user_is_raised_unchanged(
    world: World, way: asyncio.Runner | None, booking: Booking
) -> None:
    begin(world, booking)
    take(world, booking)
    run = carry_out(world, booking, [], way, reconcile=True)
    assert type(run.error).__name__ == "ConflictError"
    assert (run.error.reconciliation, run.error.maybe_applied) == (None, False)
    assert len(run.writes) == 1
    # Two lookups; for coreplus the time zone of the location; of what rejects a hold also the record itself.
    assert run.reads == {BOOK: 3, CREATE: 4, RESERVE: 5}[booking]


def take(world: World, booking: Booking) -> None:
    """Book the time for another patient a minute earlier."""
    if booking is BOOK:
        client = sync_client(world, "coreplus", Network(world))
        client.appointments.book(
            start_date_time=START,
            end_date_time=END,
            practitioner={"practitionerId": KIM},
            location_id=MAIN_CLINIC,
            clients=[{"clientId": OTHER_CLIENT}],
            appointment_type_id=STANDARD_VISIT,
        )
    else:
        visit = {**VISIT, "client_id": OTHER_PATIENT}
        appointments_of_others(world).create(**PLACE, **visit, duration=LENGTH)
    world.pass_by(60)


@each_booking
@pytest.mark.parametrize("failure", [[Reset()] * 9, [ContentType("text/html", "<html>")]], ids=["reset", "unreadable"])
def test_rejection_that_cannot_be_checked_states_why(
    world: World, way: asyncio.Runner | None, booking: Booking, failure: list[Event]
) -> None:
    begin(world, booking)
    run = carry_out(world, booking, [Duplicate(), *failure], way, reconcile=True)
    assert type(run.error).__name__ == "ConflictError"
    assert isinstance(unsure(run, "failed").error, Exception)


@each_booking
@pytest.mark.parametrize("status", [401, 403, 429])
def test_rejection_that_is_about_the_request_is_checked_twice(
    world: World, way: asyncio.Runner | None, booking: Booking, status: int
) -> None:
    if (booking, status) == (BOOK, 403):
        return  # coreplus documents no 403
    begin(world, booking)
    event = RateLimit(1000) if status == 429 else Status(status)
    run = carry_out(world, booking, [event], way, reconcile=True)
    # A first delivery may have made a hold that no list shows, before the second one was rejected.
    is_unlisted = booking is RESERVE
    assert (run.error.status_code, run.error.maybe_applied, len(run.writes)) == (status, is_unlisted, 1)
    assert run.reads == 2 * booking.reads + (booking is BOOK), "two lookups, and for coreplus the time zone"
    assert (run.error.reconciliation is not None) == is_unlisted


@each_booking
@pytest.mark.parametrize("status", [401, 403])
@pytest.mark.parametrize("lookup", [401, 403])
@pytest.mark.parametrize("twice", [False, True])
def test_refused_lookup_does_not_show_that_the_credentials_were_refused_before(
    world: World, way: asyncio.Runner | None, booking: Booking, status: int, lookup: int, twice: bool
) -> None:
    """The key may be revoked between two deliveries, of which the first one has made the booking."""
    if (booking, status) == (BOOK, 403):
        return  # coreplus documents no 403
    begin(world, booking)
    event = DeliveredTwice(Status(status)) if twice else Status(status)
    run = carry_out(world, booking, [event, Status(lookup)], way, reconcile=True)
    assert run.error.status_code == status
    assert isinstance(unsure(run, "failed").error, Exception)


@each_booking
def test_credentials_that_are_refused_before_and_after_the_call_prove_that_nothing_was_done(
    world: World, way: asyncio.Runner | None, booking: Booking
) -> None:
    begin(world, booking)
    make = sync_client if way is None else async_client
    client = make(world, booking.api, cast("Network", InProcessTransport(world.mock.app)))
    world.mock.practice.faults.put(Plan((Rule(RefuseAccess("unknown")),)))
    errors: list[Any] = []
    for _ in range(3):
        try:
            called = booking.call(client, {"reconcile": True})
            if way is not None:
                way.run(awaited(called))
        except (pracsuite_client.APIError, coreplus_client.APIError) as error:
            errors.append(error)
    world.mock.practice.faults.clear()
    assert [error.status_code for error in errors] == [401, 401, 401]
    # A hold is looked up before the call too. Otherwise the first call shows it to the next one.
    assert [error.maybe_applied for error in errors] == [booking is not RESERVE, False, False]
    assert all(error.reconciliation is None for error in errors[1:])
    assert booking.stored(world.mock) == []


@pytest.mark.parametrize("booking", [CREATE, BOOK], ids=str)
def test_longer_pause_between_lookups_finds_what_lists_show_late(
    world: World, way: asyncio.Runner | None, booking: Booking
) -> None:
    """Lists show a booking after four seconds. The pause between two lookups is one to two times the first delay."""

    class Lagging(Network):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            practice = self._world.mock.practice
            tenant = practice.pracsuite[0] if booking is CREATE else practice.coreplus[0]
            table, key = tenant.table("appointment"), "appointment_id" if booking is CREATE else "appointmentId"
            made = booking.stored(world.mock) if request.method == "GET" and world.clock() < 4 else []
            for record in made:
                table.remove(record[key])
            response = super().handle_request(request)
            for record in made:
                table.put(record)
            return response

    begin(world, booking)
    event = DeliveredTwice(Status(401))
    run = carry_out(world, booking, [event], way, network=Lagging, policy={"first_delay": 5.0}, reconcile=True)
    if booking is BOOK:  # a booking of coreplus shows no time, so nothing excludes that it was there before
        assert unsure(run, "undated").candidates == (only_stored(world, booking),)
    else:
        assert booking.identify(run.value) == only_stored(world, booking)


@pytest.mark.parametrize("days", [0, 3])
@pytest.mark.parametrize("event", [Duplicate(), DeliveredTwice(Status(422)), DeliveredTwice(Status(401))], ids=str)
def test_earlier_booking_does_not_hide_one_that_lists_show_a_second_later(
    world: World, way: asyncio.Runner | None, event: Event, days: int
) -> None:
    """The patient has an identical booking in another column. Only one of an earlier day is known to be another one."""
    begin(world, CREATE)
    world.mock.practice.switches.set("list-delay", "one-second")
    appointments = appointments_of_others(world)
    earlier = appointments.create(**PLACE, **VISIT, duration=LENGTH, column_number=2).appointment_id
    table = world.mock.practice.pracsuite[0].table("appointment")
    created = timestamp(world.mock.practice.clock.now() - timedelta(days=days, seconds=5))
    (record,) = CREATE.stored(world.mock)
    table.put({**record, "created": created, "modified": created})
    run = carry_out(world, CREATE, [event], way, policy={"max_retries": 0}, reconcile=True)
    world.mock.practice.switches.start({})
    (made,) = (one["appointment_id"] for one in CREATE.stored(world.mock) if one["appointment_id"] != earlier)
    if run.error is None:
        assert run.value.appointment_id == made
    else:
        assert run.error.maybe_applied
        assert run.error.reconciliation is not None


async def awaited(call: Awaitable[Any]) -> Any:
    return await call


@each_booking
@pytest.mark.parametrize("status", [400, 404, 409, 422, 429])
@pytest.mark.parametrize("lookup", [401, 403])
def test_refused_lookup_does_not_confirm_another_rejection(
    world: World, way: asyncio.Runner | None, booking: Booking, status: int, lookup: int
) -> None:
    class Denied(Network):
        def changed(self, request: httpx.Request, response: httpx.Response) -> httpx.Response:
            if request.method != "POST":
                return response
            body = {"error": {"code": "X", "message": "No.", "detail": "No."}, "request_id": "r", "message": "No."}
            if booking is BOOK:
                body = {"message": "No.", "result": [{"severity": 2}]} if status == 409 else {"message": "No."}
            return httpx.Response(status, headers={"date": response.headers["date"]}, json=body)

    begin(world, booking)
    run = carry_out(
        world, booking, [None, *[Status(lookup)] * 3], way, network=Denied, policy={"max_retries": 0}, reconcile=True
    )
    assert only_stored(world, booking)
    unsure(run, "failed")


@each_resent
def test_call_that_was_asked_to_wait_is_looked_up_before_it_is_sent_again(
    world: World, way: asyncio.Runner | None, booking: Booking
) -> None:
    begin(world, booking)
    run = carry_out(world, booking, [RateLimit(7)], way, policy={"budget": 0}, reconcile=True)
    assert booking.identify(run.value) == only_stored(world, booking)
    methods = [passage.method for passage in run.network.passages]
    assert methods == ["POST", *["GET"] * 2 * booking.reads, "POST"]
    assert world.waited[0] == 7


@pytest.mark.parametrize("retries", [0, 1])
def test_booking_whose_absence_cannot_be_proven_is_not_sent_again_after_a_429(
    world: World, way: asyncio.Runner | None, retries: int
) -> None:
    begin(world, BOOK)
    run = carry_out(world, BOOK, [RateLimit(1)], way, policy={"max_retries": retries}, reconcile=True)
    assert type(run.error).__name__ == "RateLimitError"
    assert (run.error.reconciliation, run.error.maybe_applied) == (None, False)
    assert len(run.writes) == 1


@each_booking
def test_raw_response_states_that_it_is_from_a_lookup(
    world: World, way: asyncio.Runner | None, booking: Booking
) -> None:
    begin(world, booking)
    run = carry_out(world, booking, [Reset(after_commit=True)], way, raw=True, reconcile=True)
    assert run.value.reconciled
    assert run.value.status_code == 200
    assert run.value.content == run.network.passages[-1].body
    assert run.value.attempts == 1
    assert booking.identify(run.value.parse()) == only_stored(world, booking)
    begin(world, booking)
    plain = carry_out(world, booking, [], way, raw=True, reconcile=True)
    assert not plain.value.reconciled


@each_resent
def test_raw_response_states_the_number_of_attempts(world: World, way: asyncio.Runner | None, booking: Booking) -> None:
    begin(world, booking)
    schedule: list[Event] = [RateLimit(1), *[None] * 2 * booking.reads, Reset(after_commit=True)]
    run = carry_out(world, booking, schedule, way, raw=True, reconcile=True)
    assert run.value.reconciled
    assert run.value.attempts == len(run.writes) == 2


@each_booking
@pytest.mark.parametrize("spent", ["attempts", "budget", "deadline"])
def test_call_is_not_retried_without_attempts_budget_or_time(
    any_world: World, way: asyncio.Runner | None, booking: Booking, spent: str
) -> None:
    policy = {"attempts": {"max_retries": 0}, "budget": {"budget": 0.5}, "deadline": {"deadline": 0.1}}[spent]
    begin(any_world, booking)
    run = carry_out(any_world, booking, [Reset()], way, policy=policy, reconcile=True)
    incomplete = any_world.mock.practice.switches.is_at("paging-object", "absent") and booking is BOOK
    unsure(run, "deadline" if spent == "deadline" else "incomplete" if incomplete else "absent")
    assert len(run.writes) == 1
    assert booking.stored(any_world.mock) == []


GATEWAY = Status(502, text="<html>")


@pytest.mark.parametrize("schedule", [(GATEWAY, Reset()), (Reset(), GATEWAY)], ids=["at last", "at first"])
def test_error_is_that_of_the_attempt_that_may_still_arrive(
    world: World, way: asyncio.Runner | None, schedule: tuple[Action, Action]
) -> None:
    begin(world, CREATE)
    first, last = schedule
    policy = {"max_retries": 1}
    run = carry_out(world, CREATE, [first, *[None] * 4, last], way, policy=policy, reconcile=True)
    known = unsure(run, "absent")
    assert type(run.error).__name__ == "APIConnectionError"
    assert (len(run.writes), known.lookups, run.error.attempts) == (2, 4, 2)


def appointments_of_others(world: World) -> Any:
    """Return the appointments of another user, without network faults."""
    return sync_client(world, "pracsuite", Network(world)).appointments


class Rival(Network):
    """Another user acts while the first, or the second, write is in transit."""

    overtaken = 1

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if request.method == "POST" and len(self.sent("POST")) == self.overtaken - 1:
            self.act(appointments_of_others(self._world))
        return super().handle_request(request)

    def act(self, appointments: Any) -> None:
        """Do what the other user does."""
        appointments.create(**PLACE, **{**VISIT, "client_id": OTHER_PATIENT}, duration=LENGTH)


def test_booking_of_another_user_is_not_a_match(world: World, way: asyncio.Runner | None) -> None:
    class Taken(Rival):
        overtaken = 2

    begin(world, CREATE)
    run = carry_out(world, CREATE, [Reset()], way, network=Taken, reconcile=True)
    unsure(run, "rejected")
    assert len(run.writes) == 2
    assert CREATE.stored(world.mock) == []


def test_older_booking_is_reported_as_similar(world: World, way: asyncio.Runner | None) -> None:
    begin(world, CREATE)
    appointments_of_others(world).create(**PLACE, **VISIT, duration=LENGTH)
    world.pass_by(60)
    run = carry_out(world, CREATE, [Reset(after_commit=True)], way, reconcile=True)
    known = unsure(run, "similar")
    assert known.candidates == (only_stored(world, CREATE),)


def test_two_candidate_bookings_are_both_reported(world: World, way: asyncio.Runner | None) -> None:
    class InTheOtherColumn(Rival):
        def act(self, appointments: Any) -> None:
            appointments.create(**PLACE, **VISIT, duration=LENGTH, column_number=2)

    begin(world, CREATE)
    run = carry_out(world, CREATE, [Reset(after_commit=True)], way, network=InTheOtherColumn, reconcile=True)
    known = unsure(run, "ambiguous")
    assert set(known.candidates) == {record["appointment_id"] for record in CREATE.stored(world.mock)}
    assert len(known.candidates) == 2


def test_hold_made_after_the_first_attempt_is_a_candidate(world: World, way: asyncio.Runner | None) -> None:
    class Held(Network):
        def changed(self, request: httpx.Request, response: httpx.Response) -> httpx.Response:
            if response.status_code == 429:
                appointments_of_others(self._world).reserve(**PLACE, duration=LENGTH)
            return super().changed(request, response)

    begin(world, RESERVE)
    run = carry_out(world, RESERVE, [RateLimit(30)], way, network=Held, reconcile=True)
    assert unsure(run, "undated").candidates == (only_stored(world, RESERVE),)
    assert type(run.error).__name__ == "RateLimitError"
    assert len(run.writes) == 1


class WithoutHolds(Network):
    """A network to a PracSuite whose appointment book lists no holds, which the documents leave open."""

    def changed(self, request: httpx.Request, response: httpx.Response) -> httpx.Response:
        body = json.loads(response.content)
        if "data" not in body:
            return response
        body["data"] = [entry for entry in body["data"] if entry["category"] != "Reserved"]
        body["total_entries"] = len(body["data"])
        return httpx.Response(200, headers={"date": response.headers["date"]}, json=body)


def test_hold_missing_from_lists_is_not_repeated(world: World, way: asyncio.Runner | None) -> None:
    begin(world, RESERVE)
    run = carry_out(world, RESERVE, [Reset(after_commit=True)], way, network=WithoutHolds, reconcile=True)
    unsure(run, "rejected")
    only_stored(world, RESERVE)


def test_hold_finalised_by_another_user_is_reported(world: World, way: asyncio.Runner | None) -> None:
    class Finalised(Rival):
        def act(self, appointments: Any) -> None:
            appointments.finalise(HELD, **{**VISIT, "client_id": OTHER_PATIENT})

    begin(world, FINALISE)
    run = carry_out(world, FINALISE, [Reset(after_commit=True)], way, network=Finalised, reconcile=True)
    unsure(run, "modified")
    assert len(run.writes) == 1
    assert FINALISE.stored(world.mock) == []


def test_vanished_hold_is_reported(world: World, way: asyncio.Runner | None) -> None:
    class Released(Rival):
        def act(self, appointments: Any) -> None:
            appointments.cancel(HELD, record_as_cancelled=True)

    begin(world, FINALISE)
    run = carry_out(world, FINALISE, [Reset()], way, network=Released, reconcile=True)
    unsure(run, "not_found")
    assert len(run.writes) == 1


@pytest.mark.parametrize("booking", [CREATE, RESERVE], ids=str)
@pytest.mark.parametrize("skew", [-3600.0, 3600.0])
@pytest.mark.parametrize("lost", [Reset(after_commit=True), Reset()], ids=["carried out", "not carried out"])
def test_wrong_local_clock_does_not_affect_reconciliation(
    world: World, way: asyncio.Runner | None, booking: Booking, skew: float, lost: Action
) -> None:
    begin(world, booking)
    world.skew = skew
    run = carry_out(world, booking, [lost], way, reconcile=True)
    assert booking.identify(run.value) == only_stored(world, booking)


@pytest.mark.parametrize("booking", [CREATE, RESERVE], ids=str)
def test_match_is_undecided_without_the_api_time(world: World, way: asyncio.Runner | None, booking: Booking) -> None:
    class Undated(Network):
        def changed(self, request: httpx.Request, response: httpx.Response) -> httpx.Response:
            answer = super().changed(request, response)
            del answer.headers["date"]
            return answer

    begin(world, booking)
    run = carry_out(world, booking, [Reset(after_commit=True)], way, network=Undated, reconcile=True)
    assert only_stored(world, booking) in unsure(run, "undated").candidates
    assert len(run.writes) == 1


class Tampered(Network):
    """A network that changes the records in lists of appointments."""

    change: Mapping[str, Any] = MappingProxyType({})
    total = 0

    def changed(self, request: httpx.Request, response: httpx.Response) -> httpx.Response:
        body = json.loads(response.content)
        if "appointments" not in body:
            return response
        for record in body["appointments"]:
            record.update(self.change)
        if "total_entries" in body:
            body["total_entries"] += self.total
        return httpx.Response(200, headers={"date": response.headers["date"]}, json=body)


def test_record_without_client_id_leaves_the_result_undecided(world: World, way: asyncio.Runner | None) -> None:
    class Vague(Tampered):
        change = MappingProxyType({"client_id": None})

    begin(world, CREATE)
    unsure(carry_out(world, CREATE, [Reset(after_commit=True)], way, network=Vague, reconcile=True), "unreadable")


@pytest.mark.parametrize("lost", [Reset(after_commit=True), Reset()], ids=["carried out", "not carried out"])
def test_incomplete_list_proves_nothing(world: World, way: asyncio.Runner | None, lost: Action) -> None:
    class Short(Tampered):
        total = 1

    begin(world, CREATE)
    run = carry_out(world, CREATE, [lost], way, network=Short, reconcile=True)
    known = unsure(run, "list_changed", "failed")
    assert {record["appointment_id"] for record in CREATE.stored(world.mock)} <= set(known.candidates)
    assert len(run.writes) == 1


def test_booking_in_an_unknown_state_is_reported(world: World, way: asyncio.Runner | None) -> None:
    class Attended(Tampered):
        change = MappingProxyType({"status": "Attended"})

    begin(world, BOOK)
    run = carry_out(world, BOOK, [Reset(after_commit=True)], way, network=Attended, reconcile=True)
    assert unsure(run, "modified").candidates == (only_stored(world, BOOK),)
    assert len(run.writes) == 1


class WithoutTotals(Network):
    """A network whose lists do not state their length."""

    def changed(self, request: httpx.Request, response: httpx.Response) -> httpx.Response:
        body = json.loads(response.content)
        for name in ("total_entries", "paging"):
            body.pop(name, None)
        return httpx.Response(response.status_code, headers={"date": response.headers["date"]}, json=body)


@pytest.mark.parametrize("booking", [CREATE, RESERVE, BOOK], ids=str)
def test_list_without_a_total_proves_no_absence(world: World, way: asyncio.Runner | None, booking: Booking) -> None:
    begin(world, booking)
    run = carry_out(world, booking, [Reset()], way, network=WithoutTotals, reconcile=True)
    unsure(run, "incomplete", "failed")
    assert len(run.writes) == 1


class OneAPage(Network):
    """A network whose lists have one record per page."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if "page_size" in request.url.params:
            request.url = request.url.copy_set_param("page_size", 1)
        return super().handle_request(request)


@pytest.mark.parametrize("broken", [False, True], ids=["whole", "broken"])
def test_lookup_reads_every_page(world: World, way: asyncio.Runner | None, broken: bool) -> None:
    begin(world, CREATE)
    appointments_of_others(world).create(**PLACE, **VISIT, duration=15, column_number=2)
    world.pass_by(60)
    schedule: list[Event] = [Reset(after_commit=True), None, *([Reset()] * 3 if broken else [])]
    run = carry_out(world, CREATE, schedule, way, network=OneAPage, reconcile=True)
    if broken:
        unsure(run, "failed")
    else:
        assert CREATE.identify(run.value) == only_stored(world, CREATE)


class ChangedBehind(OneAPage):
    """A network whose lists have one record per page, with a third page that contradicts the first."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._pages: list[Any] = []

    def changed(self, request: httpx.Request, response: httpx.Response) -> httpx.Response:
        body = json.loads(response.content)
        if "appointments" not in body:
            return response
        self._pages.append(body)
        if len(self._pages) == 3:
            self.change(body)
        return httpx.Response(200, headers={"date": response.headers["date"]}, json=body)

    def change(self, body: Any) -> None:
        """Spoils the third page."""
        body["total_entries"] += 1


class TwiceTheSame(ChangedBehind):
    def change(self, body: Any) -> None:
        body["appointments"] = self._pages[0]["appointments"]


@pytest.mark.parametrize("network", [ChangedBehind, TwiceTheSame])
def test_list_that_changes_during_lookup_proves_nothing(
    world: World, way: asyncio.Runner | None, network: type[Network]
) -> None:
    begin(world, CREATE)
    shorter = appointments_of_others(world).create(**PLACE, **VISIT, duration=15, column_number=2)
    table = world.mock.practice.pracsuite[0].table("appointment")
    for _ in range(3):
        table.put({**(table.get(shorter.appointment_id) or {}), "appointment_id": table.next_key()})
    run = carry_out(world, CREATE, [Reset()], way, network=network, reconcile=True)
    unsure(run, "list_changed", "failed")
    assert len(run.writes) == 1


@pytest.mark.parametrize("network", [Network, OneAPage], ids=["one page", "a page each"])
def test_match_is_found_on_a_later_page(world: World, way: asyncio.Runner | None, network: type[Network]) -> None:
    begin(world, CREATE)
    shorter = appointments_of_others(world).create(**PLACE, **VISIT, duration=15, column_number=2)
    table = world.mock.practice.pracsuite[0].table("appointment")
    for _ in range(3):
        table.put({**(table.get(shorter.appointment_id) or {}), "appointment_id": table.next_key()})
    world.pass_by(60)
    run = carry_out(world, CREATE, [Reset(after_commit=True)], way, network=network, reconcile=True)
    assert CREATE.identify(run.value) == only_stored(world, CREATE)
    assert len(run.writes) == 1


@pytest.mark.parametrize("lost", [Reset(after_commit=True), Reset()], ids=["carried out", "not carried out"])
@pytest.mark.parametrize("booking", [CREATE, RESERVE, BOOK], ids=str)
def test_reconciliation_works_over_a_socket(booking: Booking, lost: Action) -> None:
    with serve() as mock:
        make = clients.pracsuite if booking.api == "pracsuite" else clients.coreplus
        mock.practice.faults.put(Plan((Rule(lost, Match(api=booking.api, method="POST", nth=1)),)))
        with make(mock) as client:
            if lost == Reset() and booking is BOOK:
                with pytest.raises(coreplus_client.APIConnectionError) as caught:
                    booking.call(client, {"reconcile": True})
                assert caught.value.reconciliation is not None
                assert caught.value.reconciliation.reason == "absent"
                assert booking.stored(mock) == []
                return
            value = booking.call(client, {"reconcile": True})
    (record,) = booking.stored(mock)
    assert booking.identify(value) == record["appointment_id" if booking.api == "pracsuite" else "appointmentId"]
    assert sum(entry.method == "POST" for entry in mock.practice.journal) == (
        1 if lost == Reset(after_commit=True) else 2
    )


@pytest.mark.parametrize("given", ["yes", 1, None])
@each_booking
def test_reconcile_accepts_only_booleans(
    world: World, way: asyncio.Runner | None, booking: Booking, given: object
) -> None:
    begin(world, booking)
    run = carry_out(world, booking, [], way, reconcile=given)
    assert run.error.argument == "reconcile"
    assert run.network.passages == []


def test_arguments_for_the_lookup_are_required_before_sending(world: World) -> None:
    network = Network(world)
    client = sync_client(world, "pracsuite", network)
    with pytest.raises(pracsuite_client.ArgumentError, match="practitioner_id"):
        client.appointments.reserve(
            app_time=PLACE["app_time"], practitioner_business_id=1, duration=LENGTH, reconcile=True
        )
    assert network.passages == []


@each_booking
def test_reconciliation_texts_contain_no_patient_data(
    any_world: World, way: asyncio.Runner | None, booking: Booking, caplog: pytest.LogCaptureFixture
) -> None:
    begin(any_world, booking)
    stored = any_world.mock.practice.pracsuite[0].table("patient").get(PATIENT)
    assert stored is not None
    with caplog.at_level(logging.DEBUG):
        run = carry_out(any_world, booking, [Reset(after_commit=True), Status(403)], way, reconcile=True)
    error = run.error
    told = " ".join([str(error), repr(error), repr(error.reconciliation), str(error.reconciliation), caplog.text])
    for private in (stored["first_name"], stored["surname"], "66666666-6666"):
        assert private not in told
    assert error.__context__ is None
    assert error.reconciliation.error.__traceback__ is None


def test_lookup_deviations_are_not_counted_for_the_call(world: World) -> None:
    begin(world, RESERVE)
    client = sync_client(world, "pracsuite", Network(world, [Reset(after_commit=True)]))
    client.appointments.reserve(**PLACE, duration=LENGTH, reconcile=True)
    assert {entry.operation for entry in client.drift} <= {"appointment_book.list"}


def test_lookups_send_the_headers_of_the_call(world: World, way: asyncio.Runner | None) -> None:
    begin(world, CREATE)
    run = carry_out(world, CREATE, [Reset()], way, extra_headers={"x-trace": "7"}, reconcile=True)
    assert {passage.headers.get("x-trace") for passage in run.network.passages} == {"7"}
    assert {passage.headers.get("cache-control") for passage in run.network.sent("GET")} == {
        "no-cache, no-store, max-age=0"
    }
    assert len({passage.url for passage in run.network.sent("GET")}) == run.reads, "no cache can answer a lookup"


def test_lookups_keep_the_deadline_of_the_call(world: World, way: asyncio.Runner | None) -> None:
    begin(world, CREATE)
    busy: list[Event] = [Status(503, headers={"retry-after": "25"})] * 9
    policy = {"deadline": 60, "max_retries": 9, "budget": 99}
    run = carry_out(world, CREATE, [Delay(TIMEOUT + 1), *busy], way, policy=policy, reconcile=True)
    unsure(run, "failed")
    assert world.waited == [25]


def test_lookup_ended_by_the_deadline_proves_nothing(world: World, way: asyncio.Runner | None) -> None:
    begin(world, CREATE)
    appointments_of_others(world).create(**PLACE, **VISIT, duration=15, column_number=2)
    schedule: list[Event] = [Reset(after_commit=True), Delay(TIMEOUT - 1)]
    run = carry_out(world, CREATE, schedule, way, network=OneAPage, policy={"deadline": 5}, reconcile=True)
    unsure(run, "deadline", "failed")
    assert run.reads == 1


def test_lookup_continues_until_the_deadline(world: World, way: asyncio.Runner | None) -> None:
    begin(world, CREATE)
    appointments_of_others(world).create(**PLACE, **VISIT, duration=15, column_number=2)
    world.pass_by(60)
    schedule: list[Event] = [Reset(after_commit=True), Delay(4.5)]
    run = carry_out(world, CREATE, schedule, way, network=OneAPage, policy={"deadline": 5}, reconcile=True)
    assert CREATE.identify(run.value) == only_stored(world, CREATE)


def test_booking_changed_between_lookups_is_reported(world: World, way: asyncio.Runner | None) -> None:
    class Moved(Network):
        def changed(self, request: httpx.Request, response: httpx.Response) -> httpx.Response:
            if "cancelled_appointment" in str(request.url):
                appointments_of_others(self._world).edit(HELD, duration=LENGTH + 5)
            return response

    begin(world, CREATE)
    run = carry_out(world, CREATE, [Reset(after_commit=True)], way, network=Moved, reconcile=True)
    assert unsure(run, "modified").candidates == (HELD,)


def test_location_without_a_time_zone_is_reported(world: World, way: asyncio.Runner | None) -> None:
    class Nowhere(Network):
        def changed(self, request: httpx.Request, response: httpx.Response) -> httpx.Response:
            if not request.url.path.endswith("/Location/"):
                return response
            return httpx.Response(200, json={"locations": []})

    begin(world, BOOK)
    run = carry_out(world, BOOK, [Reset(after_commit=True)], way, network=Nowhere, reconcile=True)
    unsure(run, "unreadable")
    assert len(run.writes) == 1
