"""Each way to end has an exit code of its own, and the documentation lists them."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import httpx
import pytest

from pracsuite_client._runtime.command_line import exit_codes
from pracsuite_client._runtime.command_line.exit_codes import ExitCode
from practice_mock.faults import (
    Action,
    ChangeField,
    ContentType,
    Match,
    Nth,
    Plan,
    RateLimit,
    RefuseAccess,
    Reset,
    Rule,
    Status,
    Truncate,
)
from practice_mock.testing import Mock
from tests.command_line.support import KEYS, connected, run

Calling = Callable[[str], AbstractContextManager[None]]

READ = ("appointments", "get", "4101")
WRITE = ("appointments", "edit", "4101", "--duration", "30", "--yes")
HOLD = (
    *("appointments", "reserve", "--app-time", "2027-01-04T09:00", "--practitioner-id", "1", "--business-id", "1"),
    *("--duration", "30", "--yes"),
)
LIST = ("patients", "list", "--limit", "20", "--page-size", "5")

ENDS: dict[str, tuple[tuple[str, ...], Action | None, ExitCode]] = {
    "read": (READ, None, ExitCode.OK),
    "write": (WRITE, None, ExitCode.OK),
    "bad request": (READ, Status(400), ExitCode.REJECTED),
    "expired keys": (READ, RefuseAccess("expired"), ExitCode.CREDENTIALS),
    "unknown keys": (READ, RefuseAccess("unknown"), ExitCode.CREDENTIALS),
    "forbidden": (WRITE, RefuseAccess("forbidden"), ExitCode.CREDENTIALS),
    "no record": (READ, Status(404), ExitCode.NOT_FOUND),
    "no record to change": (WRITE, Status(404), ExitCode.NOT_FOUND),
    "taken": (WRITE, Status(409), ExitCode.CONFLICT),
    "invalid": (WRITE, Status(422), ExitCode.REJECTED),
    "too many": (READ, RateLimit(), ExitCode.RATE_LIMITED),
    "too many writes": (WRITE, RateLimit(), ExitCode.RATE_LIMITED),
    "failed read": (READ, Status(500), ExitCode.SERVER),
    "failed write": (WRITE, Status(500), ExitCode.OUTCOME_UNKNOWN),
    "timed out write": (WRITE, Status(408), ExitCode.OUTCOME_UNKNOWN),
    "undocumented status": (WRITE, Status(418, text="?"), ExitCode.OUTCOME_UNKNOWN),
    "reset read": (READ, Reset(), ExitCode.NETWORK),
    "reset write": (WRITE, Reset(), ExitCode.OUTCOME_UNKNOWN),
    "lost response": (WRITE, Reset(after_commit=True), ExitCode.OUTCOME_UNKNOWN),
    "truncated write": (WRITE, Truncate(5), ExitCode.OUTCOME_UNKNOWN),
    "truncated read": (READ, Truncate(5), ExitCode.NETWORK),
    "page for people": (READ, ContentType("text/html", "<html>"), ExitCode.DEVIATION),
    "unreadable success": (WRITE, ContentType("text/html", "<html>"), ExitCode.OUTCOME_UNKNOWN),
    "strict": ((*READ, "--strict"), ChangeField("duration", "text"), ExitCode.DEVIATION),
    "not strict": (READ, ChangeField("duration", "text"), ExitCode.OK),
    "found by reconciliation": (HOLD, Reset(after_commit=True), ExitCode.OK),
}


@pytest.mark.parametrize("name", ENDS)
def test_ends_of_calls_have_exit_codes(name: str, mock: Mock, calling: Calling) -> None:
    words, action, code = ENDS[name]
    mock.practice.reset()
    if action is not None:
        mock.practice.faults.put(Plan((Rule(action, Match(api="pracsuite", nth=1)),)))
    with calling("pracsuite"):
        result = run("pracsuite", *words, "--json")
    assert (result.code, bool(result.out)) == (code, code is ExitCode.OK), result.err
    if code is ExitCode.OUTCOME_UNKNOWN:
        assert "may have been made" in result.err


def test_list_that_fails_on_a_later_page_writes_no_json(mock: Mock, calling: Calling) -> None:
    mock.practice.reset()
    mock.practice.faults.put(Plan((Rule(Status(500), Match(api="pracsuite", nth=Nth(2))),)))
    with calling("pracsuite"):
        result = run("pracsuite", *LIST, "--json")
    assert (result.code, result.out) == (ExitCode.SERVER, "")


@pytest.mark.parametrize("words", [READ, WRITE], ids=["read", "write"])
def test_unreachable_server_is_a_network_failure(words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{closed.getsockname()[1]}"
        keys = dict.fromkeys(KEYS["pracsuite"].values(), "0" * 20)
        with connected("pracsuite", httpx.HTTPTransport(), address, keys, max_retries=0):
            assert run("pracsuite", *words).code == ExitCode.NETWORK


class Interrupting(httpx.BaseTransport):
    def handle_request(self, request: httpx.Request) -> httpx.Response:
        raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("words", "code"), [(READ, ExitCode.INTERRUPTED), (LIST, ExitCode.INTERRUPTED), (WRITE, ExitCode.OUTCOME_UNKNOWN)]
)
def test_interruption_of_a_write_leaves_its_outcome_unknown(words: tuple[str, ...], code: ExitCode) -> None:
    keys = dict.fromkeys(KEYS["pracsuite"].values(), "0" * 20)
    with connected("pracsuite", Interrupting(), "https://practice.example", keys):
        result = run("pracsuite", *words)
    assert (result.code, result.out) == (code, "")
    assert "Traceback" not in result.err


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("appointments", "get"), ExitCode.USAGE),
        (("appointments", "get", "4101"), ExitCode.CREDENTIALS),
        (("appointments", "cancel", "4101"), ExitCode.USAGE),
        (("appointments", "cancel", "4101", "--record-as-cancelled", "true"), ExitCode.NOT_CONFIRMED),
        (("cancel", "4101", "--yes"), ExitCode.USAGE),
        (("cancel", "4101", "--mode", "perhaps", "--yes"), ExitCode.USAGE),
        (("appointments", "get", "4101", "--base-url", "ftp://example.com"), ExitCode.USAGE),
        (("patients", "create", "--data", "@/nowhere.json", "--yes"), ExitCode.FILE),
        (("patients", "create", "--data", "-", "--first-name", "A", "--yes"), ExitCode.USAGE),
        (("no-such",), ExitCode.USAGE),
        (("exit-codes",), ExitCode.OK),
        ((), ExitCode.OK),
        (("login",), ExitCode.NO_KEYRING),
    ],
    ids=str,
)
def test_ends_before_a_call_have_exit_codes(
    words: tuple[str, ...], code: ExitCode, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert run("pracsuite", *words, given=b'{"first_name": "A"}').code == code


def test_list_that_changes_has_an_exit_code_of_its_own() -> None:
    def respond(request: httpx.Request) -> httpx.Response:
        page = int(request.url.params.get("page", 1))
        records = [{"sex_id": 1, "sex": "X", "name": "X"}] if page < 3 else []
        link = "https://practice.example/sex?page=2" if page == 1 else None
        body = {"sexes": records, "total_entries": 2, "links": {"next": link}}
        return httpx.Response(200, json=body)

    keys = dict.fromkeys(KEYS["pracsuite"].values(), "0" * 20)
    with connected("pracsuite", httpx.MockTransport(respond), "https://practice.example", keys, max_retries=0):
        result = run("pracsuite", "sexes", "list", "--json")
        allowed = run("pracsuite", "sexes", "list", "--json", "--allow-changes", "true")
    assert (result.code, result.out) == (ExitCode.LIST_CHANGED, ""), result.err
    assert "--allow-changes true" in result.err
    assert (allowed.code, len(allowed.json)) == (ExitCode.OK, 1), allowed.err


def test_documentation_has_the_table_of_exit_codes() -> None:
    page = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text("utf-8")
    assert exit_codes.markdown() in page
    assert set(exit_codes.MEANINGS) == set(ExitCode)
    assert len({code.value for code in ExitCode}) == len(ExitCode)
