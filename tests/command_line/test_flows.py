"""Bookings of the command line are never made twice, whatever is lost, and the exit code tells what is known."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from functools import cache
from importlib import import_module
from typing import Any

import httpx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pracsuite_client._runtime.command_line.exit_codes import ExitCode
from practice_mock.faults import ContentType, Delay, Duplicate, RateLimit, Reset, Status, Truncate
from practice_mock.testing import InProcessTransport, Mock
from tests.command_line.support import Behind, Result, connected, keys_of, run
from tests.property.bookings import BOOK, CREATE, KIM, MAIN_CLINIC, PLACE, SAM, STANDARD_VISIT, visit_of
from tests.property.network import TIMEOUT, Event, Late, Network, World

Calling = Callable[[str], AbstractContextManager[None]]

WORLD = World()

PRACSUITE = (
    *("book", "--client-id", "7", "--appointment-type-id", "2", "--app-time", "2027-01-04T09:00"),
    *("--practitioner-id", "1", "--business-id", "1", "--duration", "30", "--yes", "--json", "--reveal"),
)
COREPLUS = (
    *("book", "--client-id", SAM, "--practitioner-id", KIM, "--location-id", MAIN_CLINIC),
    *("--start-date-time", "2027-11-29T09:00+11:00", "--duration", "30", "--appointment-type-id", STANDARD_VISIT),
    *("--yes", "--json", "--reveal"),
)
FLOWS = {"pracsuite": (PRACSUITE, CREATE), "coreplus": (COREPLUS, BOOK)}

EVENTS: tuple[Event, ...] = (
    None,
    Reset(after_commit=True),
    Reset(),
    Delay(TIMEOUT + 1),
    Truncate(5),
    Status(504, text="<html>", content_type="text/html", after_commit=True),
    Status(502, text="<html>"),
    Status(500),
    Status(409),
    ContentType("text/html", "<html>"),
    RateLimit(1),
    Duplicate(),
    Late(0),
    Late(1),
    Late(3),
    Late(9),
)


def calling_over(network: Network, api: str) -> AbstractContextManager[None]:
    """Let the commands of an API call the mock of the world over a network."""
    package: Any = import_module(f"{api}_client")
    retry = package.Retry(sleep=WORLD.sleep, random=lambda: WORLD.chance, clock=WORLD.clock, now=WORLD.now)
    url = getattr(WORLD.mock, f"{api}_url")
    return connected(api, network, url, keys_of(WORLD.mock, api), retry=retry, timeout=TIMEOUT)


def carried_out(api: str, words: tuple[str, ...], schedule: list[Event]) -> tuple[Network, Result]:
    """Run a command in a new world over a network with a schedule."""
    WORLD.reset()
    network = Network(WORLD, schedule)
    with calling_over(network, api):
        result = run(api, *words)
    network.arrive()
    return network, result


@pytest.mark.parametrize("api", FLOWS)
@given(schedule=st.lists(st.sampled_from(EVENTS), max_size=8))
@example(schedule=[])
@example(schedule=[Reset(after_commit=True)])
@example(schedule=[None, Reset(after_commit=True)])
@example(schedule=[Late(9)] * 3)
@example(schedule=[Duplicate()])
@example(schedule=[None, Duplicate()])
def test_booking_is_never_made_twice_and_the_exit_code_is_right(api: str, schedule: list[Event]) -> None:
    words, booking = FLOWS[api]
    _, result = carried_out(api, words, schedule)
    stored = booking.stored(WORLD.mock)
    assert len(stored) <= 1
    assert "Traceback" not in result.err
    if result.code == ExitCode.OK:
        assert len(stored) == 1
        number = result.json["appointment_id" if api == "pracsuite" else "appointmentId"]
        assert number == stored[0]["appointment_id" if api == "pracsuite" else "appointmentId"]
    else:
        assert result.out == ""
        if result.code != ExitCode.OUTCOME_UNKNOWN:
            assert stored == [], result


@pytest.mark.parametrize("api", FLOWS)
def test_repeated_command_does_not_book_again(api: str) -> None:
    words, booking = FLOWS[api]
    _, first = carried_out(api, words, [])
    assert first.code == ExitCode.OK, first.err
    WORLD.pass_by(2 * 86400)  # so that the first booking cannot be that of the second command
    with calling_over(Network(WORLD), api):
        code = run(api, *words).code
    # coreplus does not show when a booking was made, so an identical one could be that of the second command.
    assert code == ExitCode.CONFLICT or (api == "coreplus" and code == ExitCode.OUTCOME_UNKNOWN)
    assert len(booking.stored(WORLD.mock)) == 1


CHANGES = {
    "pracsuite": (("reschedule", "4101", "--app-time", "2027-01-05T17:00"), ("cancel", "4101", "--mode", "record")),
    "coreplus": (
        ("reschedule", "ID", "--start-date-time", "2027-11-30T09:00+11:00", "--duration", "30"),
        ("cancel", "ID"),
    ),
}


@cache
def own_pool() -> httpx.Client:
    """Return connections to the mock that no fault affects."""
    return httpx.Client(transport=Behind(InProcessTransport(WORLD.mock.app, sleep=WORLD.answer_later)))


def own_client(api: str) -> Any:
    """Return a client of another user, which no fault affects."""
    package: Any = import_module(f"{api}_client")
    made = {"pracsuite": "PracSuite", "coreplus": "Coreplus"}[api]
    keys = {"pracsuite": ("vendor_key", "account_key")}.get(
        api, ("consumer_id", "consumer_secret", "access_token", "issuer")
    )
    credentials = getattr(WORLD.mock.credentials, api)
    return getattr(package, made)(
        **{name: str(getattr(credentials, name)) for name in keys},
        base_url=getattr(WORLD.mock, f"{api}_url"),
        http_client=own_pool(),
        retry=package.Retry(now=WORLD.now),
        rate_limit=None,
    )


def booked(api: str) -> str:
    """Make the booking of the flows in a new world, without a command, and return its ID."""
    WORLD.reset()
    with own_client(api) as client:
        if api == "pracsuite":
            made = client.appointments.create(**PLACE, client_id=7, appointment_type_id=2, duration=30)
            return str(made.appointment_id)
        start = datetime.fromisoformat("2027-11-29T09:00+11:00")
        visit = visit_of(SAM, start_date_time=start, end_date_time=start + timedelta(minutes=30))
        return str(client.appointments.book(**visit).appointment.appointment_id)


@pytest.mark.parametrize("api", CHANGES)
@pytest.mark.parametrize("change", [0, 1], ids=["reschedule", "cancel"])
@pytest.mark.parametrize("lost", [None, Reset(after_commit=True), Truncate(5), Status(503, after_commit=True)], ids=str)
def test_lost_response_to_a_change_is_found_out(api: str, change: int, lost: Event) -> None:
    number = booked(api)
    words = [number if word in ("ID", "4101") else word for word in CHANGES[api][change]]
    network = Network(WORLD, [lost])
    with calling_over(network, api):
        result = run(api, *words, "--yes", "--json")
    assert result.code == ExitCode.OK, result.err
    writes = [one for one in network.passages if one.method != "GET"]
    assert len(writes) + len([one for one in network.before if one.method != "GET"]) == 1


@pytest.mark.parametrize("api", CHANGES)
@pytest.mark.parametrize("change", [0, 1], ids=["reschedule", "cancel"])
def test_change_that_is_not_proven_leaves_the_outcome_unknown(api: str, change: int) -> None:
    number = booked(api)
    words = [number if word in ("ID", "4101") else word for word in CHANGES[api][change]]
    network = Network(WORLD, [Reset()])
    with calling_over(network, api):
        result = run(api, *words, "--yes", "--json")
    assert (result.code, result.out) == (ExitCode.OUTCOME_UNKNOWN, "")


def test_free_times_can_be_booked(mock: Mock, calling: Calling) -> None:
    mock.practice.reset()
    with calling("pracsuite"):
        words = ["free-times", "--appointment-type-id", "2", "--from", "2027-01-04", "--to", "2027-01-24", "--json"]
        found = run("pracsuite", *words, "--practitioner-id", "3", "--limit", "2000")
        assert found.code == ExitCode.OK, found.err
        days = {slot["app_time"][:10] for slot in found.json}
        assert min(days) < "2027-01-11" < max(days)
        slot = found.json[0]
        place = ["--app-time", slot["app_time"], "--business-id", str(slot["business_id"])]
        place += ["--practitioner-id", "3", "--duration", str(slot["duration"])]
        made = run("pracsuite", "book", *place, "--client-id", "7", "--appointment-type-id", "2", "--yes")
        assert made.code == ExitCode.OK, made.err
        assert run("pracsuite", *words[:-1], "--to", "2020-01-01").code == ExitCode.USAGE
    with calling("coreplus"):
        place = ["--location-id", MAIN_CLINIC, "--practitioner-id", KIM]
        found = run("coreplus", "free-times", "--from", "2027-01-04", "--to", "2027-01-05", *place, "--json")
        assert found.code == ExitCode.OK, found.err
        assert found.json
        without = run("coreplus", "free-times", "--from", "2027-01-04", "--to", "2027-01-05", "--json")
        assert without.code == ExitCode.USAGE
        assert "--timezone-id" in without.err


def state_of(api: str, number: str) -> Any:
    """Return the time of an appointment in the mock; ``None`` if it is cancelled."""
    if api == "pracsuite":
        records = WORLD.mock.practice.pracsuite[0].table("appointment").records()
        return next((one["app_time"] for one in records if str(one["appointment_id"]) == number), None)
    records = WORLD.mock.practice.coreplus[0].table("appointment").records()
    [record] = [one for one in records if one["appointmentId"] == number]
    return None if record["status"] == "Cancelled" else record["startDateTime"]


@pytest.mark.parametrize("api", CHANGES)
@given(change=st.integers(0, 1), schedule=st.lists(st.sampled_from(EVENTS), max_size=5))
@example(change=0, schedule=[Duplicate()])
@example(change=1, schedule=[Duplicate()])
@example(change=0, schedule=[Late(0)])
@example(change=1, schedule=[Late(3)])
def test_exit_code_of_a_change_is_right_whatever_is_lost(api: str, change: int, schedule: list[Event]) -> None:
    number = booked(api)
    words = [number if word in ("ID", "4101") else word for word in CHANGES[api][change]]
    before = state_of(api, number)
    network = Network(WORLD, schedule)
    with calling_over(network, api):
        result = run(api, *words, "--yes", "--json")
    network.arrive()
    after = state_of(api, number)
    assert "Traceback" not in result.err
    if result.code == ExitCode.OK:
        assert after != before
        assert (after is None) == (change == 1)
    elif result.code != ExitCode.OUTCOME_UNKNOWN:
        assert after == before, result
