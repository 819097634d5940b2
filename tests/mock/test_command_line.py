"""The command line: the commands for a running mock, and the output of `serve`."""

from __future__ import annotations

import errno
import io
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qsl

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import practice_mock
from practice_mock import DEMO, Clock, Practice
from practice_mock.cli import main
from practice_mock.cli.welcome import welcome
from practice_mock.credentials import TOKEN_VARIABLE
from practice_mock.faults import Match, Plan, Reset, Rule, read_plan
from practice_mock.faults.scenarios import plan_of
from practice_mock.serving import server
from practice_mock.testing import Mock, serve
from tests.mock.support import NOW

KEYS = {"x-api-key": DEMO.pracsuite.vendor_key, "a-api-key": DEMO.pracsuite.account_key}
TOKEN = "token-of-the-test"

PLAN: dict[str, Any] = {
    "rules": [{"name": "lost", "match": {"operation": "getPatient"}, "action": {"kind": "status", "status": 503}}]
}


@pytest.fixture(scope="module")
def served() -> Iterator[Mock]:
    with serve(Practice(clock=Clock(NOW))) as mock:
        yield mock


@pytest.fixture
def running(served: Mock, monkeypatch: pytest.MonkeyPatch) -> Mock:
    """A mock that the commands find through the environment."""
    served.practice.reset()
    monkeypatch.setenv("PRACTICE_MOCK_URL", served.control_url)
    monkeypatch.setenv("PRACTICE_MOCK_TOKEN", served.control_token)
    return served


def get_patient(mock: Mock) -> int:
    return httpx.get(f"{mock.pracsuite_url}/patient/7", headers=KEYS).status_code


def test_reset_and_seed_commands_change_a_running_mock(running: Mock, capsys: pytest.CaptureFixture[str]) -> None:
    def names() -> list[str]:
        return [record["surname"] for record in running.practice.pracsuite[0].table("patient").records()]

    first = names()
    assert main(["seed", "9"]) == 0
    assert names() != first
    assert main(["seed", "0"]) == 0
    get_patient(running)
    assert main(["reset"]) == 0
    assert (names(), len(running.practice.journal)) == (first, 0)
    assert capsys.readouterr().out.splitlines()[0] == "The mock has the practices of seed 9."


def test_faults_puts_a_plan_from_a_file_and_shows_counts(
    running: Mock, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(PLAN))
    assert main(["faults", str(file)]) == 0
    assert get_patient(running) == 503
    capsys.readouterr()
    assert main(["faults"]) == 0
    head, row = capsys.readouterr().out.splitlines()
    assert head.split() == ["rule", "matched", "fired", "match", "action"]
    assert row.split()[:3] == ["lost", "1", "1"]
    assert main(["faults", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["rules"] == [{"rule": "lost", "matched": 1, "fired": 1}]
    assert read_plan(shown["plan"]) == read_plan(PLAN)
    assert main(["faults", "--clear"]) == 0
    assert get_patient(running) == 200
    assert main(["faults"]) == 0
    assert "There is no fault plan." in capsys.readouterr().out


def test_faults_lists_and_starts_scenarios(running: Mock, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["faults", "--scenarios"]) == 0
    assert "slot-taken" in capsys.readouterr().out
    assert main(["faults", "--scenario", "slot-taken"]) == 0
    assert "reserveAppointment" in capsys.readouterr().out
    assert running.practice.faults.plan == plan_of("slot-taken")
    assert main(["faults", "--scenario", "none"]) == 1
    assert "The scenarios are" in capsys.readouterr().err


def test_faults_puts_a_plan_from_standard_input(running: Mock, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = Plan((Rule(Reset(), Match(nth=1)),))
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(plan.as_json())))
    assert main(["faults", "-"]) == 0
    assert running.practice.faults.plan == plan


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"rules": [{"action": {"kind": "explode"}}]}', "/rules/0/action/kind"),
        ('{"rules": [', "is not JSON"),
        (None, "cannot be read"),
    ],
)
@pytest.mark.parametrize("options", [[], ["--check"]])
def test_faults_rejects_an_invalid_plan_with_the_reason(
    running: Mock,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    text: str | None,
    reason: str,
    options: list[str],
) -> None:
    file = tmp_path / "plan.json"
    if text is not None:
        file.write_text(text)
    assert main(["faults", *options, str(file)]) == 1
    assert reason in capsys.readouterr().err
    assert running.practice.faults.plan == Plan()


def test_faults_checks_a_plan_and_prints_the_schema_without_a_mock(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PRACTICE_MOCK_URL", "http://127.0.0.1:1/_mock")
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(PLAN)))
    assert main(["faults", "--check"]) == 0
    capsys.readouterr()
    assert main(["faults", "--schema"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Fault plan"


def test_journal_prints_a_table_or_lines_of_json(running: Mock, capsys: pytest.CaptureFixture[str]) -> None:
    get_patient(running)
    httpx.get(f"{running.pracsuite_url}/nothing", headers=KEYS)
    assert main(["journal"]) == 0
    head, first, second = capsys.readouterr().out.splitlines()
    assert head.split()[0] == "number"
    assert first.split() == [
        "1",
        "2027-01-04T00:30:00.000000Z",
        "pracsuite",
        "GET",
        "/patient/{client_id}",
        "getPatient",
        "200",
        *("-", "-", "-"),
    ]
    assert second.split()[4:] == ["/v1/*", "-", "403", "client", "UnknownPath", "-"]
    assert main(["journal", "--json", "--operation", "getPatient"]) == 0
    [line] = capsys.readouterr().out.splitlines()
    assert json.loads(line)["status"] == 200
    assert main(["journal", "--json", "--since", "2"]) == 0
    assert capsys.readouterr().out == ""
    assert main(["journal", "--clear"]) == 0
    assert len(running.practice.journal) == 0


def test_journal_follows_until_interrupted_or_timed_out(
    running: Mock, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    get_patient(running)
    looks = 0

    def sleep(seconds: float) -> None:
        nonlocal looks
        looks += 1
        if looks == 2:
            running.practice.journal.clear()
        elif looks == 3:
            raise KeyboardInterrupt
        get_patient(running)

    # Only the command sleeps so. Threads of the server, or of an earlier test, sleep as usual.
    monkeypatch.setattr("practice_mock.cli.journal.time", SimpleNamespace(sleep=sleep, monotonic=time.monotonic))
    assert main(["journal", "--follow", "--json"]) == 0
    assert [json.loads(line)["number"] for line in capsys.readouterr().out.splitlines()] == [1, 2, 1]
    assert main(["journal", "--follow", "--for", "0"]) == 0


@pytest.mark.parametrize("command", [["reset"], ["seed", "1"], ["faults"], ["namespaces"], ["journal"]])
def test_a_command_without_a_mock_reports_the_url(capsys: pytest.CaptureFixture[str], command: list[str]) -> None:
    assert main([*command, "--url", "http://127.0.0.1:1/_mock"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("practice-mock: no mock responds at http://127.0.0.1:1/_mock")


def test_a_command_acts_on_a_namespace(running: Mock, capsys: pytest.CaptureFixture[str]) -> None:
    alice = running.namespace("alice")
    assert (get_patient(running), get_patient(alice)) == (200, 200)
    assert main(["reset", "--namespace", "alice"]) == 0
    assert (len(running.practice.journal), len(alice.practice.journal)) == (1, 0)
    capsys.readouterr()
    assert main(["namespaces"]) == 0
    assert capsys.readouterr().out.split() == ["default", "alice"]
    assert main(["namespaces", "--delete", "alice"]) == 0
    assert main(["namespaces", "--delete", "alice"]) == 1
    assert "404: There is no such namespace" in capsys.readouterr().err


def test_a_command_reports_a_wrong_token(running: Mock, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reset", "--token", "wrong"]) == 1
    assert "401" in capsys.readouterr().err


@pytest.mark.parametrize("command", [[], ["serve"], ["seed"], ["reset"], ["faults"], ["namespaces"], ["journal"]])
def test_the_help_of_every_command_has_examples(capsys: pytest.CaptureFixture[str], command: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main([*command, "--help"])
    assert caught.value.code == 0
    assert f"\n  practice-mock {' '.join(command)}".rstrip() in capsys.readouterr().out.partition("examples:")[2]


@pytest.mark.parametrize(
    "options",
    [
        ["--port", "70000"],
        ["--port", "high"],
        ["--port", "-1"],
        ["--workers", "many"],
        ["--workers", "0"],
        ["--zone", "Nowhere/Else"],
        ["--zone", ""],
    ],
)
def test_a_wrong_option_is_rejected_in_one_line(capsys: pytest.CaptureFixture[str], options: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["serve", *options])
    assert caught.value.code == 2
    assert options[0] in capsys.readouterr().err.splitlines()[-1]


def test_serve_reports_a_port_in_use_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["serve", "--port", str(port)]) == 1
    assert capsys.readouterr().err == f"practice-mock: port {port} is in use; choose another with --port.\n"


@pytest.mark.parametrize(("options", "host"), [([], "127.0.0.1"), (["--host", "::1"], "::1")])
def test_serve_listens_on_loopback_unless_another_host_is_given(
    monkeypatch: pytest.MonkeyPatch, options: list[str], host: str
) -> None:
    requested: list[str] = []

    def listen(address: str, port: int) -> socket.socket:
        requested.append(address)
        raise OSError(errno.EADDRINUSE, "in use")

    monkeypatch.setattr(server, "listen", listen)
    assert main(["serve", *options]) == 1
    assert requested == [host]


def test_testing_serve_listens_on_loopback() -> None:
    with serve() as mock:
        assert httpx.URL(mock.origin).host == "127.0.0.1"


@contextmanager
def command(*options: str) -> Generator[tuple[subprocess.Popen[str], str]]:
    """Run `serve` in its own process, and return its origin."""
    folder = str(Path(practice_mock.__file__).parents[1])
    process = subprocess.Popen(
        [sys.executable, "-m", "practice_mock", "serve", "--port", "0", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": folder, TOKEN_VARIABLE: TOKEN},
    )
    try:
        assert process.stdout is not None
        lines = iter(process.stdout.readline, "")
        shown = "".join(line for line in iter(lambda: next(lines), "Stop with Ctrl+C.\n"))
        yield process, "http://" + shown.partition("http://")[2].partition("/")[0]
    finally:
        process.kill()
        process.communicate()


@given(token=st.from_regex(r"[!-~]{1,40}", fullmatch=True))
def test_the_link_to_the_page_contains_any_token(token: str) -> None:
    with server.listen("127.0.0.1", 0) as listener:
        shown = welcome(listener, token)
        origin = f"http://{server.address(listener)}"
    (link,) = re.findall(r"^  Page +(\S+)$", shown, re.MULTILINE)
    address, _, fragment = link.partition("#")
    assert (address, parse_qsl(fragment)) == (f"{origin}/", [("token", token)])


def stopped(process: subprocess.Popen[str]) -> str:
    """Interrupt a process like Ctrl+C, and return its standard error."""
    process.send_signal(signal.SIGINT)
    rest, errors = process.communicate(timeout=10)
    assert (rest.strip(), process.returncode) == ("Stopped.", 0)
    return errors


def test_the_access_log_has_a_line_per_request_without_patient_data() -> None:
    with command() as (process, origin):
        assert main(["faults", "--url", f"{origin}/_mock", "--token", TOKEN, "--json"]) == 0
        with httpx.Client(base_url=f"{origin}/v1", headers=KEYS, timeout=60) as client:
            client.get("/patient/7", params={"canary": "canary"})
            client.post("/patient", json={"first_name": "Canary", "surname": "Canary"})
            client.get("/patient/4711471147114/canary4711471147114")
        errors = stopped(process)
    lines = [json.loads(line) for line in errors.splitlines()]
    logged = [(line["method"], line["path"], line["operation"], line["status"], line["cause"]) for line in lines]
    assert logged == [
        ("GET", "/_mock/faults", None, 200, None),
        ("GET", "/patient/{client_id}", "getPatient", 400, "client"),
        ("POST", "/patient", "createPatient", 201, None),
        ("GET", "/v1/patient/*/*", None, 403, "client"),
    ]
    assert all(line["ms"] > 0 for line in lines)
    assert all(line["request_id"] for line in lines[1:])
    for secret in ("canary", "4711471147114", KEYS["x-api-key"], KEYS["a-api-key"]):
        assert secret not in errors.lower()


def test_log_only_accepts_and_logs_an_undocumented_parameter() -> None:
    with command("--no-access-log", "--log-only") as (process, origin):
        answer = httpx.get(f"{origin}/v1/patient/7", params={"canary": "canary"}, headers=KEYS)
        assert answer.status_code == 200
        [line] = stopped(process).splitlines()
    reason = "Query parameter 1 is not known. Known query parameters: none."
    assert line == f"WARNING practice_mock: GET /patient/{{client_id}}: {reason}"


def test_an_injected_reset_logs_nothing() -> None:
    with command("--no-access-log") as (process, origin):
        with httpx.Client(base_url=f"{origin}/v1", headers=KEYS) as client:
            httpx.put(
                f"{origin}/_mock/faults",
                json=Plan((Rule(Reset(after_commit=True), Match(nth=1)),)).as_json(),
                headers={"authorization": f"Bearer {TOKEN}"},
            ).raise_for_status()
            with pytest.raises(httpx.ReadError):
                client.get("/patient/7")
            assert client.get("/patient/7").status_code == 200
        assert stopped(process) == ""
