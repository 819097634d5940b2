"""Properties of records: the most useful first, a choice of them, and what is said about those that are hidden."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pracsuite_client._runtime.command_line.exit_codes import ExitCode
from tests.command_line.support import run

Calling = Callable[[str], AbstractContextManager[None]]

LIST = ("appointments", "list", "--limit", "3")
PERSON = b'{"firstName": "A", "lastName": "B", "dateOfBirth": "1990-01-01"}'
VISIT = "55555555-5555-4555-8555-555555555555"
ZONE = "22222222-2222-4222-8222-222222222222"
PRACSUITE_BOOKING = (
    *("book", "--client-id", "7", "--appointment-type-id", "2", "--app-time", "2027-01-04T09:00"),
    *("--practitioner-id", "3", "--business-id", "1", "--duration", "30", "--yes"),
)


@given(names=st.lists(st.sampled_from(["appointment_id", "duration", "client_id", "links"]), min_size=1, unique=True))
def test_fields_are_written_in_their_order_in_every_format(names: list[str], calling: Calling) -> None:
    with calling("pracsuite"):
        results = {form: run("pracsuite", *LIST, "--fields", ",".join(names), *form) for form in FORMS}
    assert {result.code for result in results.values()} == {ExitCode.OK}
    assert list(results["--json",].json[0]) == names
    assert list(json.loads(results["--jsonl",].out.splitlines()[0])) == names
    assert next(csv.reader(io.StringIO(results["--csv",].out))) == names
    assert results[()].out.splitlines()[0].split("\t") == names


FORMS: tuple[tuple[str, ...], ...] = (("--json",), ("--jsonl",), ("--csv",), ())


def test_unknown_field_is_refused_before_anything_is_sent() -> None:
    for words in (LIST, ("appointments", "get", "1"), ("free-times", "--appointment-type-id", "2")):
        result = run("pracsuite", *words, "--fields", "durations", "--dry-run")
        assert (result.code, result.out) == (ExitCode.USAGE, "")
        assert "did you mean duration" in result.err
    assert run("pracsuite", *LIST, "--fields", "", "--dry-run").code == ExitCode.USAGE


def test_columns_begin_with_what_identifies_a_record(calling: Calling) -> None:
    with calling("pracsuite"):
        head = run("pracsuite", *LIST, "--csv").out.splitlines()[0].split(",")
    assert head[:2] == ["appointment_id", "app_time"]
    assert {"row_num", "total_rows", "links", "tenant_id", "created"} <= set(head[-7:])


@pytest.mark.parametrize("form", FORMS, ids=str)
def test_hidden_values_are_mentioned_outside_a_terminal(form: tuple[str, ...], calling: Calling) -> None:
    with calling("pracsuite"):
        assert "--reveal shows it" in run("pracsuite", *LIST, *form).err
        assert run("pracsuite", *LIST, *form, "--reveal").err == ""
        assert run("pracsuite", *LIST, *form, "--fields", "created").err == ""


def test_no_color_means_no_escape_sequences(calling: Calling, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    with calling("pracsuite"):
        for words in (LIST, ("patients", "get", "7")):
            result = run("pracsuite", *words, terminal=True)
            assert result.code == ExitCode.OK
            assert "\x1b" not in result.out + result.err


WRITES_WITH_FIELDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "book": ("pracsuite", PRACSUITE_BOOKING),
    "reschedule": ("pracsuite", ("reschedule", "4101", "--app-time", "2990-01-05T09:00", "--yes")),
    "get": ("pracsuite", ("appointments", "get", "4101")),
    "reschedule of coreplus": (
        "coreplus",
        ("reschedule", VISIT, "--start-date-time", "2990-01-05T09:00Z", "--duration", "30", "--dry-run"),
    ),
    "cancel of coreplus": ("coreplus", ("cancel", VISIT, "--dry-run")),
    "upload": ("pracsuite", ("patient-attachments", "upload", "7", "report.pdf", "--dry-run")),
    "download": ("pracsuite", ("patient-attachments", "download", "61", "--to", ".", "--dry-run")),
}


@pytest.mark.parametrize("name", WRITES_WITH_FIELDS)
def test_every_command_with_properties_has_the_choice_of_them(
    name: str, calling: Calling, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "report.pdf").write_bytes(b"%PDF-1.4")
    api, words = WRITES_WITH_FIELDS[name]
    with calling(api):
        wrong = run(api, *words, "--fields", "no_such_property")
        if "--dry-run" not in words:
            right = run(api, *words, "--fields", "appointment_id", "--json")
            assert list(right.json) == ["appointment_id"], right.err
    assert (wrong.code, wrong.out) == (ExitCode.USAGE, "")
    assert wrong.err.startswith(f"{api}: --fields: there is no such property; ")


def test_properties_inside_of_others_can_be_chosen(calling: Calling) -> None:
    week = ("--start-date", "2027-01-04", "--end-date", "2027-01-08", "--timezone-id", ZONE)
    names = "appointmentId,practitioner.practitionerId,clients.clientId"
    with calling("coreplus"):
        records = run("coreplus", "appointments", "list", *week, "--fields", names, "--json", "--reveal").json
        inner = run("coreplus", "clients", "create", "--data", "-", "--fields", "clientId", "--dry-run", given=PERSON)
    assert records
    assert all(list(one) == names.split(",") for one in records)
    assert all(isinstance(one["practitioner.practitionerId"], str) for one in records)
    assert all(isinstance(one["clients.clientId"], list) for one in records)
    assert inner.code == ExitCode.USAGE
    assert "did you mean client.clientId?" in inner.err, inner.err


@pytest.mark.parametrize("form", [("--csv",), ()], ids=str)
def test_columns_of_one_record_have_the_same_order(form: tuple[str, ...], calling: Calling) -> None:
    with calling("pracsuite"):
        out = run("pracsuite", "appointments", "get", "4101", *form).out
        head = run("pracsuite", *LIST, "--csv").out.splitlines()[0].split(",")
    names = out.splitlines()[0].split(",") if form else [line.split("\t")[0] for line in out.splitlines()]
    assert names[:2] == ["appointment_id", "app_time"]
    assert names == [name for name in head if name in names]


HIDING = {
    "download": ("patient-attachments", "download", "61", "--to", "."),
    "content": ("patient-attachments", "content", "61"),
    "upload": ("patient-attachments", "upload", "7", "report.pdf", "--yes"),
    "record": ("patients", "get", "7"),
    "list": LIST,
}


@pytest.mark.parametrize("name", HIDING)
@pytest.mark.parametrize("form", FORMS, ids=str)
def test_note_says_what_is_redacted_whatever_the_result_is(
    name: str, form: tuple[str, ...], calling: Calling, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "report.pdf").write_bytes(b"%PDF-1.4")
    with calling("pracsuite"):
        result = run("pracsuite", *HIDING[name], *form)
    assert result.code == ExitCode.OK, result.err
    assert "<redacted>" in result.out
    assert "note: personal data is shown as <redacted>" in result.err
