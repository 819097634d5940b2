"""``python -m <package> drift`` reads recorded responses and prints an Overlay without any value."""

from __future__ import annotations

import contextlib
import io
import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coreplus_client._api import API as COREPLUS
from pracsuite_client._api import API as PRACSUITE
from pracsuite_client._runtime.client.cli import main

from .test_drift import CANARY, DOCUMENT, PATIENT, ROOT, apply, check_conforms, conforms, json_values

PAGE = {"clients": [PATIENT], "total_entries": 1, "links": {"self": "https://api.pracsuite.com/v1/patient"}}


def run(*arguments: str, given: Iterable[bytes] = ()) -> tuple[int, str, str]:
    """Run the command and return its exit status and its output."""
    out, told = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(out), contextlib.redirect_stderr(told):
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"".join(given))))
        try:
            status = main(PRACSUITE, list(arguments))
        except SystemExit as left:
            status = int(left.code or 0)
    return status, out.getvalue(), told.getvalue()


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["client_id", "surname", "email_marketing", "archive", "file_created", "hat"]), json_values
        ),
        min_size=1,
        max_size=3,
    )
)
def test_overlay_of_the_command_makes_the_responses_conform(changes: list[dict[str, Any]]) -> None:
    answers = [{**PATIENT, **change} for change in changes]
    status, out, told = run(
        "drift", "--operation", "patients.get", given=(json.dumps(answer).encode() + b"\n" for answer in answers)
    )
    loosened = apply(json.loads(out), DOCUMENT) if status == 11 else DOCUMENT
    for answer in answers:
        check_conforms(answer, loosened, "Patient")
    assert f"{len(answers)} response(s) read" in told
    assert CANARY not in out + told


@pytest.fixture(autouse=True)
def wide_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the help from breaking words, however narrow the terminal is that the tests run in."""
    monkeypatch.setenv("COLUMNS", "100")


def test_help_shows_the_usage() -> None:
    for arguments, shown in (
        ((), "usage: python -m pracsuite_client [-h] COMMAND ..."),
        (
            ("--help",),
            "usage: python -m pracsuite_client [-h] COMMAND ... Tools for recorded responses. They do not call",
        ),
        (("--help",), "list the operations that return JSON"),
        (("drift", "--help"), "--operation NAME the operation that returned them, such as appointments.list"),
        (("drift", "--help"), "FILE a file of one or more response bodies, one after another;"),
        (("drift", "--help"), "usage: python -m pracsuite_client drift [-h] --operation NAME [FILE ...]"),
        (("drift", "--help"), "(JSON bodies of successful calls) and print an OpenAPI Overlay that relaxes"),
        (("drift", "--help"), "one after another; - is standard input (the default)"),
        (("drift", "--help"), "Exit status: 0 if every response conforms, 11 if at least one differs, 2 if"),
    ):
        status, out, told = run(*arguments)
        assert (status, told) == (0, "")
        assert shown in " ".join(out.split())


def test_files_and_standard_input_are_read_together(tmp_path: Path) -> None:
    one, two = tmp_path / "one.json", tmp_path / "two.json"
    one.write_text(json.dumps({**PAGE, "total_entries": "1"}, indent=2), "utf-8")
    two.write_text(json.dumps(PAGE), "utf-16")
    odd = {**PAGE, "clients": [{**PATIENT, "surname": 5}]}
    arguments = ("drift", "--operation", "patients.list", str(one), "-", str(two))
    status, out, told = run(*arguments, given=[json.dumps(odd).encode()])
    assert status == 11
    assert told == "3 response(s) read, 2 distinct deviation(s)\n"
    loosened = apply(json.loads(out), DOCUMENT)
    check_conforms(odd, loosened, "PatientPage")
    assert not conforms(odd, DOCUMENT, "PatientPage")
    check_conforms({**PAGE, "total_entries": "1"}, loosened, "PatientPage")


def test_conforming_responses_give_an_empty_overlay() -> None:
    status, out, told = run("drift", "--operation", "patients.list", given=[json.dumps(PAGE).encode()])
    assert (status, told) == (0, "1 response(s) read, 0 distinct deviation(s)\n")
    assert json.loads(out)["actions"] == [{"target": "$.info", "update": {}}]
    assert out == json.dumps(json.loads(out), indent=2) + "\n"


@pytest.mark.parametrize(
    ("operation", "given", "message"),
    [
        ("patients.gat", b"{}", "did you mean patients.get"),
        ("nothing", b"{}", "run `python -m pracsuite_client operations` for a list"),
        ("patients.get", b"", "standard input: is empty; record at least one response body"),
        ("patients.get", b" \n", "standard input: is empty; record at least one response body"),
        ("patients.get", b'{"surname": "Canarybird"}\n{"surname"', "standard input: line 2 is not JSON"),
        ("patients.get", b"\xff{Canarybird", "standard input: is not JSON"),
        ("patients.get", b"[" * 100_000, "standard input: is not JSON"),
        ("patients.get", b"1" * 5000, "standard input: is not JSON"),
        (
            "patients.get",
            b'{}["Canarybird"]',
            "standard input: response 2 must be an object; check that it is a response of patients.get",
        ),
        (
            "patients.get",
            b'{"error": {"code": "NOT_FOUND", "detail": "Canarybird"}}',
            "standard input: response 1 is an error response; pass responses of successful calls only",
        ),
    ],
)
def test_unusable_input_is_reported_with_a_suggested_fix(operation: str, given: bytes, message: str) -> None:
    status, out, told = run("drift", "--operation", operation, given=[given])
    assert (status, out) == (2, "")
    assert message in told
    assert CANARY not in told


def test_missing_file_is_reported_without_its_name(tmp_path: Path) -> None:
    status, out, told = run("drift", "--operation", "patients.get", str(tmp_path / "gone.json"))
    assert (status, out) == (14, "")
    assert "FILE 1: cannot be used: no such file" in told


def test_missing_operation_argument_is_reported() -> None:
    status, _, told = run("drift", given=[b"{}"])
    assert status == 2
    assert "--operation" in told


def test_operations_command_lists_the_documented_operations() -> None:
    with_json = {
        f"{operation['x-sdk']['resource']}.{operation['x-sdk']['method']}"
        for item in DOCUMENT["paths"].values()
        for operation in item.values()
        if isinstance(operation, dict) and "content" in operation["responses"].get("200", {})
    }
    status, out, _ = run("operations")
    assert status == 0
    assert with_json <= set(out.split())


def test_help_describes_each_command() -> None:
    status, out, _ = run("--help")
    assert status == 0
    told = " ".join(out.split())
    assert " operations list the operations " in told
    assert " drift show where recorded responses differ " in told


@pytest.mark.parametrize("api", [COREPLUS, PRACSUITE], ids=lambda api: api.package)
def test_each_package_runs_as_a_module(api: Any, tmp_path: Path) -> None:
    """Without arguments the command prints help; with a response it prints an Overlay."""
    command = [sys.executable, "-m", api.package]
    helped = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    assert f"Usage: {api.package.removesuffix('_client')} [OPTIONS]" in helped.stdout
    answer = tmp_path / "answer.json"
    answer.write_text('{"hat": "Canarybird"}')
    drift = subprocess.run(
        [*command, "drift", "--operation", "appointments.get", str(answer)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert drift.returncode == 11
    assert "hat" in json.dumps(json.loads(drift.stdout))
    assert CANARY not in drift.stdout + drift.stderr
