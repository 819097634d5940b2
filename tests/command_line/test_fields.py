"""Properties of records: the most useful first, a choice of them, and what is said about those that are hidden."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pracsuite_client._runtime.command_line.exit_codes import ExitCode
from tests.command_line.support import run

Calling = Callable[[str], AbstractContextManager[None]]

LIST = ("appointments", "list", "--limit", "3")


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
