"""A gateway may deliver a request twice. The rejection of the second delivery does not hide that the first was done."""

from __future__ import annotations

import httpx
import pytest

from pracsuite_client._runtime.command_line.exit_codes import ExitCode
from practice_mock.faults import Duplicate, Match, Plan, Rule, Status
from practice_mock.testing import Mock
from tests.command_line.support import run
from tests.command_line.test_flows import COREPLUS, PRACSUITE, WORLD, Calling, booked, calling_over
from tests.property.bookings import BOOK
from tests.property.network import DeliveredTwice, Event, Network

CHANGES = {
    "pracsuite reschedule": ("reschedule", "ID", "--app-time", "2027-01-05T17:00"),
    "pracsuite cancel": ("cancel", "ID", "--mode", "record"),
    "pracsuite remove": ("cancel", "ID", "--mode", "remove"),
    "coreplus reschedule": ("reschedule", "ID", "--start-date-time", "2027-11-30T09:00+11:00", "--duration", "30"),
    "coreplus cancel": ("cancel", "ID"),
}
CODES = {
    400: ExitCode.REJECTED,
    401: ExitCode.CREDENTIALS,
    403: ExitCode.CREDENTIALS,
    404: ExitCode.NOT_FOUND,
    409: ExitCode.CONFLICT,
    422: ExitCode.REJECTED,
    429: ExitCode.RATE_LIMITED,
}
DOCUMENTED = {
    "pracsuite reschedule": (401, 403, 404, 409, 422),
    "pracsuite cancel": (401, 403, 404, 422),
    "pracsuite remove": (401, 403, 404, 422),
    "coreplus reschedule": (400, 401, 404),
    "coreplus cancel": (400, 401, 404),
}
"""The rejections that the document lists for the operation, of which none is sent again."""


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize("event", [Duplicate(), *(Status(one, after_commit=True) for one in CODES)], ids=str)
def test_change_that_was_made_is_found_out(name: str, event: Duplicate | Status) -> None:
    api = name.split()[0]
    number = booked(api)
    with calling_over(Network(WORLD, [event]), api):
        result = run(api, *(number if word == "ID" else word for word in CHANGES[name]), "--yes", "--json")
    assert result.code == ExitCode.OK, result.err


@pytest.mark.parametrize(("name", "status"), [(name, one) for name in CHANGES for one in DOCUMENTED[name]])
def test_rejection_is_believed_if_the_record_is_as_before(name: str, status: int) -> None:
    api = name.split()[0]
    number = booked(api)
    with calling_over(Network(WORLD, [Status(status)]), api):
        result = run(api, *(number if word == "ID" else word for word in CHANGES[name]), "--yes", "--json")
    assert result.code == CODES[status], result.err


def test_record_that_does_not_exist_is_not_found_before_anything_is_sent(mock: Mock, calling: Calling) -> None:
    with calling("pracsuite"):
        codes = {run("pracsuite", "cancel", "999999", "--mode", mode, "--yes").code for mode in ("record", "remove")}
    assert codes == {ExitCode.NOT_FOUND}
    assert {entry.method for entry in mock.practice.journal} == {"GET"}


@pytest.mark.parametrize("event", [Duplicate(), DeliveredTwice(Status(422)), DeliveredTwice(Status(401))], ids=str)
def test_earlier_booking_does_not_hide_one_that_lists_show_a_second_later(event: Event) -> None:
    """The patient has another booking of the same day, so only that one is listed at once."""
    WORLD.reset()
    WORLD.mock.practice.switches.set("list-delay", "one-second")
    create = (
        "appointments", "create", "--practitioner-id", "1", "--business-id", "1", "--duration", "30",
        "--client-id", "7", "--appointment-type-id", "6", "--yes", "--app-time",
    )  # fmt: skip
    with calling_over(Network(WORLD, []), "pracsuite"):
        assert run("pracsuite", *create, "2027-01-04T12:00").code == ExitCode.OK
    WORLD.pass_by(60)
    with calling_over(Network(WORLD, [event]), "pracsuite"):
        result = run("pracsuite", *create, "2027-01-04T09:00")
    WORLD.mock.practice.switches.start({})
    records = WORLD.mock.practice.pracsuite[0].table("appointment").records()
    assert [one["appointment_id"] for one in records if one["app_time"] == "2027-01-04T09:00:00"]
    assert result.code in (ExitCode.OK, ExitCode.OUTCOME_UNKNOWN), result.err


@pytest.mark.parametrize("event", [Duplicate(), DeliveredTwice(Status(400)), DeliveredTwice(Status(401))], ids=str)
def test_booking_of_coreplus_that_lists_show_a_second_later_is_not_rejected(event: Event) -> None:
    """The client has another booking of the same day, so only that one is listed at once."""

    class Lagging(Network):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            posted = self.sent("POST")
            hides = request.method == "GET" and bool(posted) and WORLD.now() < posted[0].at + 1
            kept = BOOK.stored(WORLD.mock) if hides else []
            table = WORLD.mock.practice.coreplus[0].table("appointment")
            for one in kept:
                table.remove(one["appointmentId"])
            response = super().handle_request(request)
            for one in kept:
                table.put(one)
            return response

    WORLD.reset()
    later = [word.replace("T09:00", "T15:00") for word in COREPLUS]
    with calling_over(Network(WORLD, []), "coreplus"):
        assert run("coreplus", *later).code == ExitCode.OK
    WORLD.pass_by(60)
    with calling_over(Lagging(WORLD, [event]), "coreplus"):
        result = run("coreplus", *COREPLUS)
    assert len(BOOK.stored(WORLD.mock)) == 1
    assert result.code == ExitCode.OUTCOME_UNKNOWN, result.err


def test_hold_that_is_delivered_twice_is_named(mock: Mock, calling: Calling) -> None:
    mock.practice.faults.put(Plan((Rule(Duplicate(), Match(operation="reserveAppointment")),)))
    with calling("pracsuite"):
        result = run("pracsuite", *PRACSUITE)
    holds = [one for one in mock.practice.pracsuite[0].table("appointment").records() if one["category"] == "Reserved"]
    newest = max(one["appointment_id"] for one in holds)
    assert result.code == ExitCode.CONFLICT
    assert f"The hold may be appointment {newest}." in result.err


def test_hold_that_the_book_does_not_list_may_have_been_made(mock: Mock, calling: Calling) -> None:
    mock.practice.switches.set("holds-in-book", "hidden")
    mock.practice.faults.put(Plan((Rule(Duplicate(), Match(operation="reserveAppointment")),)))
    with calling("pracsuite"):
        result = run("pracsuite", *PRACSUITE)
    held = [one for one in mock.practice.pracsuite[0].table("appointment").records() if one["category"] == "Reserved"]
    assert held
    assert result.code == ExitCode.CONFLICT
    assert "The time may be held; a hold ends after 15 minutes." in result.err


def test_time_that_a_booking_takes_is_not_held() -> None:
    WORLD.reset()
    WORLD.mock.practice.switches.set("holds-in-book", "hidden")
    with calling_over(Network(WORLD, []), "pracsuite"):  # its clock is that of the server, however slow the test is
        assert run("pracsuite", *PRACSUITE).code == ExitCode.OK
        result = run("pracsuite", *PRACSUITE)
    assert result.code == ExitCode.CONFLICT
    assert "may be held" not in result.err
