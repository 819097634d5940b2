"""What a flow says before it acts: every request that it would send, and what it asks."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from itertools import pairwise
from typing import Any

import pytest

from pracsuite_client._runtime.command_line.exit_codes import ExitCode
from practice_mock.testing import Mock
from tests.command_line.support import KEYS, Result, connected, run
from tests.command_line.test_flows import COREPLUS, PRACSUITE, WORLD
from tests.property.bookings import SAM
from tests.property.network import Network

Calling = Callable[[str], AbstractContextManager[None]]

VISIT = "55555555-5555-4555-8555-555555555555"
FREE = ("free-times", "--from", "2027-01-04")
SENT: dict[str, tuple[str, tuple[str, ...], list[str]]] = {
    "book": ("pracsuite", PRACSUITE, ["POST /reserve_appointment", "POST /appointment/{appointment_id}"]),
    "book of coreplus": ("coreplus", COREPLUS, ["POST /Appointment/"]),
    "reschedule": (
        "pracsuite",
        ("reschedule", "4101", "--app-time", "2027-01-05T09:00"),
        ["PATCH /appointment/4101"],
    ),
    "reschedule of coreplus": (
        "coreplus",
        ("reschedule", VISIT, "--start-date-time", "2027-01-05T09:00Z", "--duration", "30"),
        [f"POST /Appointment/{VISIT}"],
    ),
    "cancel": ("pracsuite", ("cancel", "4101", "--mode", "record"), ["POST /appointment/4101/cancel"]),
    "cancel of coreplus": ("coreplus", ("cancel", VISIT), [f"POST /Appointment/{VISIT}"]),
    "three weeks": (
        "pracsuite",
        (*FREE, "--to", "2027-01-20", "--appointment-type-id", "2"),
        ["GET /available_appointments"] * 3,
    ),
    "free times of coreplus": (
        "coreplus",
        (*FREE, "--to", "2027-01-05"),
        ["GET /Location/", "GET /AvailabilitySlot/"],
    ),
}


def dry(api: str, *words: str) -> Result:
    network = Network(WORLD)
    given = [word for word in words if word not in ("--yes", "--json", "--reveal")]
    with connected(api, network, "https://practice.example", dict.fromkeys(KEYS[api].values(), "0" * 20)):
        result = run(api, *given, "--dry-run", *(["--reveal"] if "--reveal" in words[-1:] else []))
    assert (network.passages, network.before) == ([], [])
    assert result.code == ExitCode.OK, result.err
    return result


@pytest.mark.parametrize("name", SENT)
def test_dry_run_of_a_flow_shows_every_request_and_sends_nothing(name: str) -> None:
    api, words, expected = SENT[name]
    result = dry(api, *words, "--json")
    assert [f"{one['method']} {one['url'].partition('.example')[2]}".lower() for one in result.json] == [
        one.lower() for one in expected
    ]
    assert "held" not in result.err


REASON = "Canarybird is ill"


@pytest.mark.parametrize("name", SENT)
def test_dry_run_shows_in_clear_what_the_question_shows(name: str, calling: Calling) -> None:
    api, words, _ = SENT[name]
    shown = dry(api, *words).out
    with calling(api):
        asked = run(api, *(word for word in words if word not in ("--yes", "--json", "--dry-run"))).err
    options = dict(pairwise(words))
    for value in (VISIT, SAM, "4101", options.get("--client-id", ""), options.get("--practitioner-id", "")):
        if value in words and "needs a confirmation" in asked:
            assert value in asked, asked
            assert value in shown, shown
    assert shown == dry(api, *words, "--reveal").out


def test_dry_run_and_question_hide_what_describes_a_person(calling: Calling) -> None:
    words = ("cancel", "4101", "--mode", "record", "--reason", REASON)
    (request,) = dry("pracsuite", *words).json
    assert request["body"] == {"record_as_cancelled": True, "reason": "<redacted>"}
    with calling("pracsuite"):
        asked = run("pracsuite", *words).err
    assert "Cancel appointment 4101 (mode: record, values not shown: reason)" in asked
    assert REASON not in asked


def test_dry_run_of_a_booking_shows_what_is_not_known_yet() -> None:
    hold, visit = dry("pracsuite", *PRACSUITE).json
    assert hold["body"]["app_time"] == "2027-01-04T09:00:00"
    assert (visit["body"]["client_id"], visit["body"]["appointment_type_id"]) == (7, 2)
    assert visit["url"].endswith("/appointment/{appointment_id}")


def test_dry_run_of_commands_with_two_calls_shows_both(tmp_path: Any) -> None:
    report = tmp_path / "Canarybird.txt"
    report.write_bytes(b"0123456789")
    upload = run("pracsuite", "patient-attachments", "upload", "7", str(report), "--dry-run").json
    download = run("pracsuite", "patient-attachments", "download", "61", "--to", str(tmp_path), "--dry-run").json
    urls = [
        [f"{one['method']} {one['url'].partition('/v1')[2] or one['url']}" for one in two] for two in (upload, download)
    ]
    assert urls == [
        ["POST /patient/7/patient_attachment", "POST {address of the file storage}"],
        ["GET /patient_attachment/61/content", "GET {address of the file storage}"],
    ]
    assert "Canarybird" not in str(upload + download)


IDS = {
    "reading": ("patients", "get", "7"),
    "changing": ("patients", "edit", "7", "--surname", "Canarybird", "--sex-id", "3"),
    "creating": ("clinical-note-memos", "create", "--client-id", "7", "--memo", "Canarybird"),
}


@pytest.mark.parametrize("name", IDS)
def test_dry_run_shows_ids_of_records_and_nothing_that_describes_a_person(name: str) -> None:
    result = run("pracsuite", *IDS[name], "--dry-run")
    assert result.code == ExitCode.OK, result.err
    body = result.json["body"] or {}
    assert "/7" in result.json["url"] or body["client_id"] == 7
    assert "Canarybird" not in result.out
    assert body.get("sex_id", "<redacted>") == "<redacted>"


def test_dry_run_shows_the_parts_of_a_form_if_they_are_revealed(tmp_path: Any) -> None:
    report = tmp_path / "report.txt"
    report.write_bytes(b"0123456789")
    words = [
        "messages",
        "send",
        "--files",
        str(report),
        "--message-data",
        '{"header": {"sending_facility": "Example"}}',
    ]
    hidden = run("coreplus", *words, "--dry-run")
    assert hidden.json["body"] == "<multipart form>", hidden.err
    parts = run("coreplus", *words, "--dry-run", "--reveal").json["body"]
    by_name = {one["name"]: one for one in parts}
    assert by_name["file"]["size"] == 10
    assert by_name["file"]["filename"] == "report.txt"
    assert by_name["messageData"]["value"]["Header"]["SendingFacility"] == "Example"


QUESTIONS = {
    "mode": ("pracsuite", ("cancel", "4101", "--mode", "remove"), ["Cancel appointment 4101 (mode: remove) at"]),
    "time": ("pracsuite", PRACSUITE, ["app-time: 2027-01-04T09:00:00", "duration: 30", "Book client 7 ("]),
    "operation": (
        "pracsuite",
        ("patients", "edit", "7", "--data", "-"),
        ["Patients edit client 7 (PATCH /patient/{client_id}, values not shown: surname)"],
    ),
    "person of a booking": ("coreplus", COREPLUS, [f"Book client {SAM} ("]),
    "person of a memo": (
        "pracsuite",
        ("clinical-note-memos", "create", "--client-id", "7", "--memo", "Canarybird"),
        ["Clinical-note-memos create client 7 (POST /clinical_note_memo, values not shown: memo)"],
    ),
    "cost": ("coreplus", ("cancel", VISIT), ["note: Cancelling may bill the client."]),
    "GUID": ("coreplus", ("cancel", VISIT), [f"Cancel appointment {VISIT} at"]),
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_question_says_what_will_happen_without_personal_data(name: str, calling: Calling) -> None:
    api, words, parts = QUESTIONS[name]
    with calling(api):
        result = run(api, *(word for word in words if word != "--yes"), given=b'{"surname": "Canarybird"}')
    assert result.code == ExitCode.NOT_CONFIRMED
    for part in parts:
        assert part in result.err
    assert "Canarybird" not in result.err


@pytest.mark.parametrize(("year", "warns"), [("2020", True), ("2990", False)])
def test_booking_in_the_past_is_noted_before_the_question(year: str, warns: bool, calling: Calling) -> None:
    words = [word.replace("2027-01-04", f"{year}-01-04") for word in PRACSUITE if word != "--yes"]
    other = [word.replace("2027-11-29", f"{year}-11-29") for word in COREPLUS if word != "--yes"]
    for api, one in (("pracsuite", words), ("coreplus", other)):
        with calling(api):
            result = run(api, *one)
        assert ("in the past" in result.err) == warns
        assert result.code == ExitCode.NOT_CONFIRMED


@pytest.mark.parametrize("option", ["--dry-run", "--json"])
def test_wrong_period_is_a_wrong_argument_in_a_dry_run_too(option: str, calling: Calling) -> None:
    words = ("--start-date-time", "2027-01-05T09:00Z", option, "--yes")
    with calling("coreplus"):
        moved = run("coreplus", "reschedule", VISIT, *words)
    with calling("pracsuite"):
        searched = run("pracsuite", *FREE, "--to", "2020-01-01", "--appointment-type-id", "2", option)
    assert (moved.code, searched.code) == (ExitCode.USAGE, ExitCode.USAGE), (moved.err, searched.err)


@pytest.mark.parametrize("limit", ["0", "-1"])
@pytest.mark.parametrize("api", ["pracsuite", "coreplus"])
def test_limit_below_one_is_refused(api: str, limit: str, calling: Calling, mock: Mock) -> None:
    own = {"pracsuite": ["--appointment-type-id", "2"], "coreplus": ["--timezone-id", "55"]}[api]
    with calling(api):
        result = run(api, *FREE, "--to", "2027-01-05", *own, f"--limit={limit}", "--json")
    assert (result.code, result.out) == (ExitCode.USAGE, ""), result.err
    assert "--limit" in result.err


def test_missing_argument_names_the_help_of_the_command() -> None:
    assert "see pracsuite cancel --help" in run("pracsuite", "cancel", "4101", "--yes").err
    assert "see pracsuite appointments get --help" in run("pracsuite", "appointments", "get").err


def test_closed_output_is_no_change(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    from tests.command_line.support import STARTS

    assert STARTS["pracsuite"].run("pracsuite_client", ["cancel", "4101", "--mode", "record"]) == ExitCode.INTERNAL
