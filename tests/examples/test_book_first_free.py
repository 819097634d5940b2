"""`book_first_free.py` makes at most one booking, and its exit code says whether, in both worlds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

import coreplus_client as cp
import pracsuite_client as ps
from examples import book_first_free as example
from practice_mock.faults import Duplicate, Match, Reset, Status, Truncate
from practice_mock.testing import Mock

from .support import entries

DAY = date(2027, 1, 11)
PRACSUITE = {"first": DAY, "practitioner_id": 2, "appointment_type_id": 2, "client_id": 7}
COREPLUS = {
    "first": DAY,
    "practitioner_id": "33333333-3333-4333-8333-333333333333",
    "appointment_type_id": "44444444-4444-4444-8444-444444444444",
    "client_id": "66666666-6666-4666-8666-666666666666",
}
Run = Callable[..., int]


@pytest.fixture
def run(mock: Mock, prac: ps.PracSuite, core: cp.Coreplus, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs the program with clients of the mock, and returns its exit code."""
    monkeypatch.setattr(ps, "PracSuite", lambda: prac.with_options())
    monkeypatch.setattr(cp, "Coreplus", lambda: core.with_options())

    def run(api: str, **changes: Any) -> int:
        given = {"pracsuite": PRACSUITE, "coreplus": COREPLUS}[api] | changes
        words = [f"--{name.replace('_', '-')}={value}" for name, value in given.items() if name != "first"]
        return example.main([api, "--from", str(given["first"]), *words])

    return run


def bookings(mock: Mock, api: str) -> set[Any]:
    """Return the IDs of all appointments of the patient."""
    person = {"pracsuite": PRACSUITE, "coreplus": COREPLUS}[api]["client_id"]
    return {key for key, one in entries(mock, api).items() if person in (one.get("client_id"), one.get("clientId"))}


def is_unreadable(mock: Mock, api: str) -> bool:
    """Whether no success of coreplus can be recognized: a new appointment has a status that no source describes."""
    return api == "coreplus" and mock.practice.switches.position("new-status") == "Confirmed"


@pytest.mark.parametrize("api", ["pracsuite", "coreplus"])
def test_first_free_time_is_booked_and_the_next_run_takes_the_next(
    mock: Mock, run: Run, api: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = bookings(mock, api)
    starts = []
    for _ in range(2):
        code = run(api)
        [made] = bookings(mock, api) - before
        before.add(made)
        if is_unreadable(mock, api):
            assert code == example.UNCERTAIN
        else:
            assert code == example.BOOKED
            assert capsys.readouterr().out == f"Booked: appointment {made}.\n"
        one = entries(mock, api)[made]
        starts.append(one.get("app_time") or one["startDateTime"])
    assert starts[0] < starts[1]
    assert starts[0].startswith({"pracsuite": "2027-01-11T", "coreplus": "2027-01-10T2"}[api])  # coreplus: in UTC


FAULTS = {
    "lost before": Reset(),
    "lost after": Reset(after_commit=True),
    "cut off": Truncate(20),
    "delivered twice": Duplicate(),
    "gateway": Status(502, text="<h1>Bad gateway</h1>", content_type="text/html", after_commit=True),
    "taken": Status(409),
    "server error": Status(500),
}
CALLS = [("pracsuite", "reserveAppointment"), ("pracsuite", "finaliseAppointment"), ("coreplus", "bookAppointment")]


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize(("api", "operation"), CALLS)
def test_exit_code_is_right_whatever_happens_to_a_call(
    mock: Mock, run: Run, api: str, operation: str, fault: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = bookings(mock, api)
    mock.practice.faults.add(FAULTS[fault], Match(operation=operation, nth=1))
    code = run(api)
    assert mock.practice.faults.counts[0].fired == 1
    made = len(bookings(mock, api) - before)
    err = capsys.readouterr().err
    if code == example.BOOKED:
        assert made == 1
    elif code == example.NOT_BOOKED:
        assert made == 0
        assert "No booking was made" in err
    else:
        assert code == example.UNCERTAIN
        assert made <= 1
        assert "may have been made" in err


@pytest.mark.parametrize("api", ["pracsuite", "coreplus"])
def test_lost_response_does_not_lose_the_booking(mock: Mock, run: Run, api: str) -> None:
    operation = {"pracsuite": "finaliseAppointment", "coreplus": "bookAppointment"}[api]
    mock.practice.faults.add(Reset(after_commit=True), Match(operation=operation, nth=1))
    code = run(api, first=date(2027, 3, 1))  # the patient has no other appointment in these days
    assert code == (example.UNCERTAIN if is_unreadable(mock, api) else example.BOOKED)


def test_time_that_another_user_takes_first_is_skipped(mock: Mock, run: Run) -> None:
    mock.practice.faults.add(Status(409), Match(operation="reserveAppointment", nth=1))
    before = bookings(mock, "pracsuite")
    assert run("pracsuite") == example.BOOKED
    assert len(bookings(mock, "pracsuite") - before) == 1


def test_hold_is_released_if_the_booking_is_rejected(mock: Mock, run: Run) -> None:
    before = {key for key, one in entries(mock, "pracsuite").items() if one["category"] == "Reserved"}
    mock.practice.faults.add(Status(422), Match(operation="finaliseAppointment", nth=1))
    assert run("pracsuite") == example.NOT_BOOKED
    assert {key for key, one in entries(mock, "pracsuite").items() if one["category"] == "Reserved"} == before


def test_full_week_is_reported(mock: Mock, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("coreplus", first=date(2050, 1, 3)) == example.NOT_BOOKED
    assert capsys.readouterr().out == "There is no free time.\n"


def test_program_books_over_http(served: Mock, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--practitioner-id=2", "--appointment-type-id=2", "--client-id=7"]
    assert example.main(["pracsuite", "--from=2027-01-11", *words]) == example.BOOKED
    assert capsys.readouterr().out.startswith("Booked: appointment ")


@pytest.mark.parametrize(
    ("api", "variable"), [("pracsuite", "PRACSUITE_ACCOUNT_KEY"), ("coreplus", "COREPLUS_ACCESS_TOKEN")]
)
def test_missing_key_ends_in_one_line(
    served: Mock, api: str, variable: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(variable)
    words = ["--practitioner-id=2", "--appointment-type-id=2", "--client-id=7"]
    assert example.main([api, "--from=2031-01-06", *words]) == example.NOT_BOOKED
    err = capsys.readouterr().err
    assert variable in err
    assert err.count("\n") == 1


def test_wrong_argument_books_and_holds_nothing(mock: Mock, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    before = entries(mock, "pracsuite").keys()
    assert run("pracsuite", client_id=10**30) == example.NOT_BOOKED
    err = capsys.readouterr().err
    assert "client_id" in err
    assert str(10**30) not in err
    assert entries(mock, "pracsuite").keys() == before


def test_id_that_is_not_a_number_is_refused(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        run("pracsuite", client_id="Robin")
    assert caught.value.code == 2
    assert "Robin" not in capsys.readouterr().err
