"""A change counts as made only if a new value shows it where another one was. A new record is named by its ID."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta, timezone
from typing import Any

import httpx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coreplus_client._runtime.command_line import calls
from pracsuite_client._runtime.command_line.exit_codes import ExitCode
from practice_mock.faults import Match, Plan, Reset, Rule, Status
from practice_mock.testing import Mock
from tests.command_line.support import KEYS, connected, run
from tests.command_line.test_flows import WORLD, booked, calling_over
from tests.property.network import Network

Calling = Callable[[str], AbstractContextManager[None]]

LOST = (Reset(), Reset(after_commit=True), Status(502, text="<html>"), Status(503, after_commit=True))
SHOWN = {"app-time": "2027-01-05T17:00", "duration": "45", "practitioner-id": "2"}
"""Values of a change that an appointment shows."""
HIDDEN = {"column-number": "2", "reason": "x", "appointment-reschedule-reason-id": "1"}


def record_of(number: str) -> dict[str, Any]:
    records = WORLD.mock.practice.pracsuite[0].table("appointment").records()
    return dict(next(one for one in records if str(one["appointment_id"]) == number))


@given(
    lost=st.sampled_from(LOST),
    moves=st.booleans(),
    shown=st.sets(st.sampled_from(sorted(SHOWN.keys() - {"app-time"}))),
    hidden=st.sets(st.sampled_from(sorted(HIDDEN))),
)
@example(lost=LOST[0], moves=False, shown=set(), hidden=set())
@example(lost=LOST[1], moves=False, shown=set(), hidden=set())
@example(lost=LOST[1], moves=False, shown=set(), hidden={"column-number"})
@example(lost=LOST[3], moves=False, shown=set(), hidden={"reason"})
@example(lost=LOST[1], moves=True, shown=set(), hidden=set())
@example(lost=LOST[2], moves=True, shown=set(), hidden=set())
def test_lost_change_succeeds_only_if_it_is_shown(lost: Any, moves: bool, shown: set[str], hidden: set[str]) -> None:
    number = booked("pracsuite")
    before = record_of(number)
    values = {"app-time": SHOWN["app-time"] if moves else before["app_time"]}
    values |= {name: SHOWN[name] for name in shown} | {name: HIDDEN[name] for name in hidden}
    with calling_over(Network(WORLD, [lost]), "pracsuite"):
        options = [word for name, value in values.items() for word in (f"--{name}", value)]
        result = run("pracsuite", "reschedule", number, *options, "--yes", "--json")
    after = record_of(number)
    changed = before["app_time"] != after["app_time"] or before["duration"] != after["duration"]
    changed = changed or before["practitioner_id"] != after["practitioner_id"]
    is_proven = changed and not hidden
    assert result.code == (ExitCode.OK if is_proven else ExitCode.OUTCOME_UNKNOWN), result.err


@pytest.mark.parametrize("hours", [-11, -3, 0, 5, 10.5])
def test_time_with_an_offset_is_compared_in_the_time_of_the_clinic(hours: float) -> None:
    number = booked("pracsuite")
    offset = f"{'-' if hours < 0 else '+'}{abs(int(hours)):02}:{int(abs(hours) % 1 * 60):02}"
    moment = "2027-01-05T06:30:00+00:00"  # 17:00 in Adelaide
    text = datetime.fromisoformat(moment).astimezone(timezone(timedelta(hours=hours))).isoformat()
    assert text.endswith(offset)
    with calling_over(Network(WORLD, [Reset(after_commit=True)]), "pracsuite"):
        zone = ["--time-zone", "Australia/Adelaide"]
        result = run("pracsuite", "reschedule", number, "--app-time", text, *zone, "--yes", "--json")
    assert record_of(number)["app_time"] == "2027-01-05T17:00:00"
    assert result.code == ExitCode.OK, result.err


@pytest.mark.parametrize("lost", LOST, ids=str)
@pytest.mark.parametrize("start", ["2027-11-29T09:00+11:00", "2027-11-28T22:00Z", "2027-11-30T09:00+11:00"])
def test_lost_change_of_coreplus_succeeds_only_if_it_is_shown(lost: Any, start: str) -> None:
    number = booked("coreplus")
    with calling_over(Network(WORLD, [lost]), "coreplus"):
        words = ["reschedule", number, "--start-date-time", start, "--duration", "30", "--yes", "--json"]
        result = run("coreplus", *words)
    moved = start.startswith("2027-11-30") and getattr(lost, "after_commit", False)
    assert result.code == (ExitCode.OK if moved else ExitCode.OUTCOME_UNKNOWN), result.err


@pytest.mark.parametrize("mode", ["record", "remove"])
def test_cancellation_says_what_it_did(mode: str) -> None:
    number = booked("pracsuite")
    with calling_over(Network(WORLD), "pracsuite"):
        result = run("pracsuite", "cancel", number, "--mode", mode, "--yes")
    assert result.code == ExitCode.OK
    assert {"record": "on record as cancelled", "remove": "removed"}[mode] in result.err


def test_new_record_is_named_by_its_id_alone(mock: Mock, calling: Calling) -> None:
    mock.practice.reset()
    with calling("pracsuite"):
        data = b'{"first_name": "Canarybird", "surname": "Example"}'
        made = run("pracsuite", "patients", "create", "--data", "-", "--yes", "--json", given=data)
        place = ("--app-time", "2027-01-04T09:00", "--practitioner-id", "1", "--business-id", "1", "--duration", "30")
        held = run("pracsuite", "appointments", "reserve", *place, "--yes", "--json", "--reveal")
        edited = run("pracsuite", "patients", "edit", "7", "--first-name", "A", "--yes", "--json")
        read = run("pracsuite", "patients", "get", "7", "--json")
    newest = max(one["client_id"] for one in mock.practice.pracsuite[0].table("patient").records())
    assert f"Created: client {newest}\n" in made.err
    assert "Canarybird" not in made.err
    assert f"Created: appointment {held.json['appointment_id']}\n" in held.err
    assert edited.code == read.code == ExitCode.OK
    assert "Created" not in edited.err + read.err


@given(st.one_of(st.text(), st.integers(), st.floats(), st.booleans(), st.lists(st.integers())))
@example("Robin Example")
@example("00000000-0000-4000-8000-000000000001")
@example("00000000-0000-4000-8000-000000000001\n")
def test_only_numbers_and_guids_are_ids_that_may_be_shown(value: Any) -> None:
    is_number = isinstance(value, int) and not isinstance(value, bool)
    is_guid = isinstance(value, str) and len(value) == 36 and value.count("-") == 4
    assert calls.is_plain_id(value) == (is_number or is_guid)


REFUSALS = {
    409: "The time is taken",
    422: "The API rejected the request",
    404: "There is no such record",
    429: "too many",
}


@pytest.mark.parametrize("status", REFUSALS)
def test_refused_change_says_why(status: int, mock: Mock, calling: Calling) -> None:
    mock.practice.reset()
    mock.practice.faults.put(Plan((Rule(Status(status), Match(api="pracsuite")),)))
    with calling("pracsuite"):
        result = run("pracsuite", "appointments", "edit", "4101", "--duration", "30", "--yes")
    assert REFUSALS[status] in result.err


def test_refused_change_names_the_fields(mock: Mock, calling: Calling) -> None:
    mock.practice.reset()
    with calling("pracsuite"):
        result = run("pracsuite", "appointments", "edit", "4101", "--practitioner-id", "99999", "--yes")
    assert result.code == ExitCode.REJECTED
    assert "practitioner_id" in result.err
    assert "99999" not in result.err


def test_list_that_does_not_exist_asks_for_the_address() -> None:
    keys = dict.fromkeys(KEYS["pracsuite"].values(), "0" * 20)
    body = {"error": {"code": "NOT_FOUND", "detail": "no"}, "request_id": "1"}
    response = httpx.MockTransport(lambda _: httpx.Response(404, json=body))
    with connected("pracsuite", response, "https://practice.example", keys):
        wrong = run("pracsuite", "professions", "list")
        missing = run("pracsuite", "patient-attachments", "list-by-patient", "7")
    assert (wrong.code, missing.code) == (ExitCode.DEVIATION, ExitCode.NOT_FOUND)
    assert "Is https://practice.example the right address?" in wrong.err
    assert "right address" not in missing.err


def test_change_without_a_result_is_said_to_be_done(calling: Calling) -> None:
    with calling("pracsuite"):
        result = run("pracsuite", "appointments", "cancel", "4101", "--record-as-cancelled", "true", "--yes")
    assert (result.code, result.out) == (ExitCode.OK, ""), result.err
    assert "Done. The API returned no details." in result.err
