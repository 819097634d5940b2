"""How a booking ends that is not made: which code, which sentences, and what is left of the hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import httpx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import pracsuite_client
from pracsuite_client._runtime.command_line.exit_codes import ExitCode
from practice_mock.faults import Delay, Duplicate, RateLimit, RefuseAccess, Reset, Status, Truncate
from tests.command_line.support import Result, connected, keys_of, run
from tests.command_line.test_flows import COREPLUS, EVENTS, FLOWS, PRACSUITE, WORLD, calling_over, own_client
from tests.property.bookings import OTHER_CLIENT, PLACE, SAM, visit_of
from tests.property.network import TIMEOUT, Event, Late, Network

UNKNOWN = "may have been made"
APPLIED = "may have applied"
NONE = "No booking was made"
OTHER_PLACE = {"practitioner_id": 3, "business_id": 1, "app_time": datetime(2027, 2, 10, 9)}
"""A place that the command does not book."""


def fill(api: str, taken: bool) -> None:
    """Put a hold or bookings of others into the book, and another one of the same person, just before the command."""
    WORLD.reset()
    with own_client(api) as client:
        if api == "pracsuite":
            client.appointments.reserve(**OTHER_PLACE, duration=30)
            client.appointments.create(
                **{**OTHER_PLACE, "app_time": datetime(2027, 2, 11, 9)},
                client_id=7, appointment_type_id=6, duration=30,
            )  # fmt: skip
            if taken:
                client.appointments.create(**PLACE, client_id=8, appointment_type_id=6, duration=30)
            return
        other = [datetime.fromisoformat(f"2027-11-29T14:{minute}:00+11:00") for minute in ("00", "30")]
        client.appointments.book(**visit_of(SAM, start_date_time=other[0], end_date_time=other[1]))
        if taken:
            client.appointments.book(**visit_of(OTHER_CLIENT))


def holds() -> list[Any]:
    records = WORLD.mock.practice.pracsuite[0].table("appointment").records()
    return [one for one in records if one["category"] == "Reserved" and one["app_time"] == "2027-01-04T09:00:00"]


def carried_out(api: str, words: Sequence[str], schedule: Sequence[Event] = ()) -> Result:
    network = Network(WORLD, schedule)
    with calling_over(network, api):
        result = run(api, *words)
    network.arrive()
    return result


def assert_consistent(result: Result) -> None:
    assert not (UNKNOWN in result.err and NONE in result.err), result.err
    assert not (APPLIED in result.err and NONE in result.err), result.err
    assert "Traceback" not in result.err
    assert (UNKNOWN in result.err) == (result.code == ExitCode.OUTCOME_UNKNOWN)


@pytest.mark.parametrize("api", FLOWS)
def test_taken_time_is_a_conflict_whatever_else_is_in_the_book(api: str) -> None:
    fill(api, taken=True)
    result = carried_out(api, FLOWS[api][0])
    assert result.code == ExitCode.CONFLICT, result.err
    assert_consistent(result)
    assert "The time is taken" in result.err
    assert "held" not in result.err, "no hold of this time is in the book"


def test_hold_of_the_same_time_may_be_the_one_of_the_command() -> None:
    WORLD.reset()
    with own_client("pracsuite") as other:
        other.appointments.reserve(**PLACE, duration=30)
    result = carried_out("pracsuite", PRACSUITE)
    assert result.code == ExitCode.CONFLICT, result.err
    assert "No booking was made. The time may be held" in result.err
    assert_consistent(result)


REJECTIONS: list[tuple[Event, ExitCode]] = [
    (Status(422), ExitCode.REJECTED),
    (Status(409), ExitCode.CONFLICT),
    (RefuseAccess("unknown"), ExitCode.CREDENTIALS),
    (RefuseAccess("forbidden"), ExitCode.CREDENTIALS),
]


@pytest.mark.parametrize("step", [0, 1], ids=["reserve", "finalise"])
@pytest.mark.parametrize(("rejection", "code"), REJECTIONS, ids=str)
def test_rejection_of_a_step_has_its_own_code_and_leaves_no_hold(step: int, rejection: Event, code: ExitCode) -> None:
    fill("pracsuite", taken=False)
    result = carried_out("pracsuite", PRACSUITE, [*[None] * step, rejection])
    assert result.code == code, result.err
    assert_consistent(result)
    assert holds() == []


@pytest.mark.parametrize("step", [0, 1], ids=["reserve", "finalise"])
def test_too_many_requests_are_no_unknown_outcome(step: int) -> None:
    fill("pracsuite", taken=False)
    result = carried_out("pracsuite", PRACSUITE, [*[None] * step, *[RateLimit(1)] * 99])
    assert_consistent(result)
    assert result.code == ExitCode.RATE_LIMITED if step == 0 else result.code != ExitCode.OK, result.err


def test_corrected_command_works_at_once_after_a_wrong_patient() -> None:
    fill("pracsuite", taken=False)
    wrong = [word if word != "7" else "99999" for word in PRACSUITE]
    first = carried_out("pracsuite", wrong)
    assert first.code == ExitCode.REJECTED, first.err
    assert "released" in first.err
    assert holds() == []
    second = carried_out("pracsuite", PRACSUITE)
    assert second.code == ExitCode.OK, second.err


def test_hold_that_cannot_be_released_is_named() -> None:
    fill("pracsuite", taken=False)
    wrong = [word if word != "7" else "99999" for word in PRACSUITE]
    network = Network(WORLD)
    kept = network.handle_request

    def handle(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/cancel"):
            raise httpx.ConnectError("no", request=request)
        return kept(request)

    with connected(
        "pracsuite", httpx.MockTransport(handle), WORLD.mock.pracsuite_url, keys_of(WORLD.mock, "pracsuite"),
        retry=pracsuite_client.Retry(sleep=WORLD.sleep, clock=WORLD.clock, now=WORLD.now),
    ):  # fmt: skip
        result = run("pracsuite", *wrong)
    assert result.code == ExitCode.REJECTED
    [held] = holds()
    assert f"as appointment {held['appointment_id']}" in result.err
    assert f"pracsuite appointments finalise {held['appointment_id']}" in result.err


def test_hold_that_another_user_has_finalised_is_left_alone() -> None:
    fill("pracsuite", taken=False)
    network = Network(WORLD)
    kept = network.handle_request

    def handle(request: httpx.Request) -> httpx.Response:
        number = re.search(r"/appointment/(\d+)$", request.url.path)
        if request.method == "POST" and number is not None:
            with own_client("pracsuite") as other:
                other.appointments.finalise(int(number[1]), client_id=8, appointment_type_id=6)
        return kept(request)

    with connected(
        "pracsuite", httpx.MockTransport(handle), WORLD.mock.pracsuite_url, keys_of(WORLD.mock, "pracsuite"),
        retry=pracsuite_client.Retry(sleep=WORLD.sleep, clock=WORLD.clock, now=WORLD.now),
    ):  # fmt: skip
        result = run("pracsuite", *PRACSUITE)
    records = WORLD.mock.practice.pracsuite[0].table("appointment").records()
    [booking] = [one for one in records if one["app_time"] == "2027-01-04T09:00:00" and one["client_id"] == 8]
    assert booking["category"] == "Patient"
    assert result.code in (ExitCode.CONFLICT, ExitCode.REJECTED, ExitCode.NOT_FOUND, ExitCode.OUTCOME_UNKNOWN)
    assert_consistent(result)


@pytest.mark.parametrize(
    "lost", [Reset(), Reset(after_commit=True), Delay(TIMEOUT + 1), Truncate(5), Status(500), Late(9)], ids=str
)
def test_lost_hold_is_not_a_booking(lost: Event) -> None:
    fill("pracsuite", taken=False)
    result = carried_out("pracsuite", PRACSUITE, [lost] * 12)
    assert result.code not in (ExitCode.OK, ExitCode.OUTCOME_UNKNOWN), result.err
    assert "may be held" in result.err
    assert_consistent(result)


@pytest.mark.parametrize("words", [("--duration", "7"), ("--app-time", "2027-13-01T09:00"), ("--client-id", "x")])
def test_no_sentence_about_a_hold_if_nothing_was_sent(words: tuple[str, str]) -> None:
    WORLD.reset()
    given = list(PRACSUITE)
    given[given.index(words[0]) + 1] = words[1]
    result = carried_out("pracsuite", given)
    assert result.code == ExitCode.USAGE
    assert "held" not in result.err
    assert "booking" not in result.err


def test_repeated_booking_of_coreplus_names_the_one_that_exists() -> None:
    WORLD.reset()
    first = carried_out("coreplus", COREPLUS)
    assert first.code == ExitCode.OK, first.err
    number = first.json["appointmentId"]
    assert f"Booked: appointment {number}" in first.err
    again = carried_out("coreplus", COREPLUS)
    assert again.code == ExitCode.CONFLICT, again.err
    assert f"exists: {number}. If it is yours" in again.err


@pytest.mark.parametrize("api", FLOWS)
@given(
    taken=st.booleans(), schedule=st.lists(st.sampled_from((*EVENTS, Status(422), RefuseAccess("unknown"))), max_size=8)
)
@example(taken=False, schedule=[Duplicate()])
@example(taken=True, schedule=[None, Duplicate()])
@example(taken=False, schedule=[Late(2), Status(409)])
@example(taken=True, schedule=[None, Late(2), Status(422)])
@example(taken=False, schedule=[None, Status(422, after_commit=True)])
def test_code_and_bookings_agree_in_a_full_book(api: str, taken: bool, schedule: list[Event]) -> None:
    fill(api, taken)
    words, booking = FLOWS[api]
    result = carried_out(api, words, schedule)
    assert_consistent(result)
    stored = booking.stored(WORLD.mock)
    assert len(stored) <= (not taken)
    if result.code == ExitCode.OK:
        assert len(stored) == 1
        [number] = [one for name, one in stored[0].items() if name in ("appointment_id", "appointmentId")]
        assert f"Booked: appointment {number}" in result.err
    elif result.code != ExitCode.OUTCOME_UNKNOWN:
        assert stored == [], result
