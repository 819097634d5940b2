"""Bookings by the command of their operation: how they end if the person has other bookings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import httpx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import pracsuite_client
from pracsuite_client._runtime.command_line.exit_codes import ExitCode
from practice_mock.faults import Duplicate, RefuseAccess, Reset, Status
from tests.command_line.support import Result, connected, keys_of, run
from tests.command_line.test_booking_ends import assert_consistent, fill
from tests.command_line.test_flows import EVENTS, WORLD, calling_over, own_client
from tests.property.bookings import BOOK, CREATE, KIM, MAIN_CLINIC, SAM, STANDARD_VISIT
from tests.property.network import Event, Late, Network

COMMANDS = {
    "pracsuite": (
        *("appointments", "create", "--client-id", "7", "--appointment-type-id", "6", "--practitioner-id", "1"),
        *("--business-id", "1", "--duration", "30", "--app-time", "2027-01-04T09:00", "--yes", "--json", "--reveal"),
    ),
    "coreplus": (
        *("appointments", "book", "--clients", f'{{"clientId": "{SAM}"}}', "--location-id", MAIN_CLINIC),
        *("--practitioner", f'{{"practitionerId": "{KIM}"}}', "--appointment-type-id", STANDARD_VISIT),
        *("--start-date-time", "2027-11-29T09:00+11:00", "--end-date-time", "2027-11-29T09:30+11:00"),
        *("--yes", "--json", "--reveal"),
    ),
}
BOOKINGS = {"pracsuite": CREATE, "coreplus": BOOK}


def carried_out(api: str, schedule: Sequence[Event] = ()) -> Result:
    network = Network(WORLD, schedule)
    with calling_over(network, api):
        result = run(api, *COMMANDS[api])
    network.arrive()
    return result


@pytest.mark.parametrize("api", COMMANDS)
def test_taken_time_is_a_conflict_although_the_person_has_other_bookings(api: str) -> None:
    fill(api, taken=True)
    result = carried_out(api)
    assert result.code == ExitCode.CONFLICT, result.err
    assert_consistent(result)
    assert "lookup" not in result.err, "no record says anything about a call that was rejected"


REJECTIONS = [
    (Status(422), ExitCode.REJECTED),
    (Status(409), ExitCode.CONFLICT),
    (RefuseAccess("unknown"), ExitCode.CREDENTIALS),
]


@pytest.mark.parametrize(("rejection", "code"), REJECTIONS, ids=str)
def test_rejection_keeps_its_code_although_the_person_has_other_bookings(rejection: Event, code: ExitCode) -> None:
    fill("pracsuite", taken=False)
    result = carried_out("pracsuite", [rejection])
    assert result.code == code, result.err
    assert_consistent(result)


def test_repeated_command_names_the_booking_that_exists() -> None:
    WORLD.reset()
    first = carried_out("pracsuite")
    assert first.code == ExitCode.OK, first.err
    WORLD.pass_by(60)
    again = carried_out("pracsuite")
    assert again.code == ExitCode.CONFLICT, again.err
    assert f"Records that were found: {first.json['appointment_id']}\n" in again.err
    assert len(CREATE.stored(WORLD.mock)) == 1


@pytest.mark.parametrize("change", ["move", "cancel", "none"])
def test_booking_of_an_earlier_delivery_is_never_taken_for_an_older_one(change: str) -> None:
    """The gateway delivers twice, and another user changes the booking of the first delivery before the second one."""
    fill("pracsuite", taken=False)
    network = Network(WORLD)
    kept = network.handle_request

    def handle(request: httpx.Request) -> httpx.Response:
        if request.method != "POST":
            return kept(request)
        if change != "none":
            number = kept(request).json()["appointment_id"]
            with own_client("pracsuite") as other:
                if change == "move":
                    other.appointments.edit(number, app_time=datetime(2027, 1, 6, 9))
                else:
                    other.appointments.cancel(number, record_as_cancelled=True)
        error = {"code": "RESERVE_APPOINTMENT_CONFLICT", "title": "Taken", "detail": "That time is taken."}
        return httpx.Response(409, json={"error": error, "request_id": "1"}, request=request)

    with connected(
        "pracsuite", httpx.MockTransport(handle), WORLD.mock.pracsuite_url, keys_of(WORLD.mock, "pracsuite"),
        retry=pracsuite_client.Retry(sleep=WORLD.sleep, clock=WORLD.clock, now=WORLD.now),
    ):  # fmt: skip
        result = run("pracsuite", *COMMANDS["pracsuite"])
    code = ExitCode.CONFLICT if change == "none" else ExitCode.OUTCOME_UNKNOWN
    assert (result.code, result.out) == (code, ""), result.err
    assert_consistent(result)


@pytest.mark.parametrize("api", COMMANDS)
@given(
    taken=st.booleans(), schedule=st.lists(st.sampled_from((*EVENTS, Status(422), RefuseAccess("unknown"))), max_size=6)
)
@example(taken=False, schedule=[Duplicate()])
@example(taken=True, schedule=[Late(2), Status(409)])
@example(taken=False, schedule=[Reset(after_commit=True)])
@example(taken=True, schedule=[Status(422, after_commit=True)])
def test_code_and_bookings_agree_in_a_full_book(api: str, taken: bool, schedule: list[Event]) -> None:
    fill(api, taken)
    result = carried_out(api, schedule)
    assert_consistent(result)
    stored = BOOKINGS[api].stored(WORLD.mock)
    assert len(stored) <= (not taken)
    if result.code == ExitCode.OK:
        assert len(stored) == 1
    elif result.code != ExitCode.OUTCOME_UNKNOWN:
        assert stored == [], result
