"""What takes long in one namespace delays no request in another one, and what is started over is not waited for."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import httpx
import pytest

from practice_mock import Practice
from practice_mock.cli import main
from practice_mock.faults import Delay, Match
from practice_mock.loading import DataError
from practice_mock.practice import Practice as AnyPractice
from practice_mock.state.practice import PracticeState
from practice_mock.testing import Mock, serve
from tests.mock.sockets import JSON, KEYS, connect, everything_from, exchange, framed, head, status_of, wait_for
from tests.mock.support import small_practice, small_stores

LONG = 0.9
"""Seconds that something takes."""
LAST = {**KEYS, "connection": "close"}
PATIENT = b'{"first_name": "Io", "surname": "Nova"}'
DATA: dict[str, Any] = {"pracsuite": {"patients": [{"first_name": "Io", "surname": "Nova"}]}}


@pytest.fixture(params=["memory", "file"])
def loopback(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Mock]:
    monkeypatch.setattr("practice_mock.practice._stores", small_stores)
    options = {"db": tmp_path / "state.sqlite"} if request.param == "file" else {}
    with serve(small_practice(**options), control_token="token") as mock:
        yield mock
        mock.app.namespaces.close()  # type: ignore[attr-defined]
    mock.practice.close()


def control(mock: Mock, method: str, path: str, body: object = None) -> httpx.Response:
    headers = {"authorization": "Bearer token"}
    return httpx.request(method, f"{mock.control_url}{path}", json=body, headers=headers, timeout=30, verify=False)


def slowed(monkeypatch: pytest.MonkeyPatch, owner: type, name: str) -> None:
    """Make a method of practices take long. It holds the lock of its practice, unless it acts on another one."""
    method = getattr(owner, name)

    def slow(practice: PracticeState, *arguments: Any, **options: Any) -> Any:
        with nullcontext() if "sibling" in name else practice.lock:
            time.sleep(LONG)
            return method(practice, *arguments, **options)

    monkeypatch.setattr(owner, name, slow)


ACTIONS: dict[str, tuple[type, str, Callable[[Mock], httpx.Response]]] = {
    "make": (
        AnyPractice,
        "sibling",
        lambda mock: httpx.get(
            mock.pracsuite_url.replace("alice", "new") + "/patient/7", headers=KEYS, verify=False, timeout=30
        ),
    ),
    "make by a control call": (
        AnyPractice,
        "sibling",
        lambda mock: control(mock, "POST", "/namespaces", {"name": "new"}),
    ),
    "delete": (PracticeState, "remove_sibling", lambda mock: control(mock, "DELETE", "/namespaces/alice")),
    "reset": (PracticeState, "reset", lambda mock: control(mock, "POST", "/reset")),
    "seed": (PracticeState, "reseed", lambda mock: control(mock, "POST", "/seed", {"seed": 7})),
    "snapshot": (PracticeState, "snapshot", lambda mock: control(mock, "POST", "/snapshots", {"name": "new"})),
    "restore": (PracticeState, "restore", lambda mock: control(mock, "POST", "/snapshots/old/restore")),
    "data": (AnyPractice, "load_data", lambda mock: control(mock, "POST", "/data", {"data": DATA})),
}

IN_MEMORY = ("seed", "data")


@pytest.mark.parametrize(
    ("loopback", "action"),
    [("memory" if action in IN_MEMORY else "file", action) for action in ACTIONS],
    indirect=["loopback"],
)
def test_what_takes_long_delays_no_other_namespace(
    loopback: Mock, monkeypatch: pytest.MonkeyPatch, action: str
) -> None:
    alice = loopback.namespace("alice")
    alice.practice.snapshots["old"] = alice.practice.snapshot()
    owner, name, act = ACTIONS[action]
    slowed(monkeypatch, owner, name)
    answers: list[httpx.Response] = []
    own: list[bytes] = []
    acting = threading.Thread(target=lambda: answers.append(act(alice)))
    waiting = threading.Thread(
        target=lambda: own.append(exchange(alice.origin, head("GET", "/_ns/alice/v1/patient/7", LAST), timeout=30))
    )
    slowest, requests = 0.0, 0
    with httpx.Client(base_url=loopback.pracsuite_url, headers=KEYS, timeout=30) as client:
        client.get("/patient/7")
        acting.start()
        time.sleep(0.1)
        waiting.start()
        while acting.is_alive():
            begun = time.monotonic()
            assert client.get("/patient/7").status_code == 200
            slowest, requests = max(slowest, time.monotonic() - begun), requests + 1
            time.sleep(0.01)
    acting.join()
    waiting.join()
    assert answers[0].is_success
    assert status_of(own[0]) == 200
    assert requests > 5
    assert slowest < LONG * 0.8


STARTED_OVER: dict[str, Callable[[Mock], object]] = {
    "reset": lambda mock: control(mock, "POST", "/reset"),
    "seed": lambda mock: control(mock, "POST", "/seed", {"seed": 7}),
    "restore": lambda mock: control(mock, "POST", "/snapshots/old/restore"),
    "data": lambda mock: control(mock, "POST", "/data", {"data": DATA}),
    "no faults": lambda mock: control(mock, "DELETE", "/faults"),
    "delete": lambda mock: control(mock, "DELETE", "/namespaces/alice"),
    "in Python": lambda mock: mock.practice.faults.clear(),
}


@pytest.mark.parametrize("action", STARTED_OVER)
def test_a_delayed_request_is_not_carried_out_in_what_was_started_over(loopback: Mock, action: str) -> None:
    alice = loopback.namespace("alice")
    alice.practice.snapshots["old"] = alice.practice.snapshot()
    alice.practice.faults.add(Delay(600), Match(operation="createPatient"))
    with connect(alice.origin) as connection:
        connection.sendall(framed("POST", "/_ns/alice/v1/patient", {**KEYS, **JSON}, PATIENT, chunked=False))
        wait_for(lambda: alice.practice.faults.counts[0].fired == 1)
        begun = time.monotonic()
        STARTED_OVER[action](alice)
        assert everything_from(connection) == b""
        assert time.monotonic() - begun < 5
    journal = [] if action == "delete" else list(alice.practice.journal)
    assert journal == []


def test_taking_a_snapshot_interrupts_nothing(loopback: Mock) -> None:
    loopback.practice.faults.add(Delay(0.5), Match(operation="createPatient"))
    with connect(loopback.origin) as connection:
        request = framed("POST", "/v1/patient", {**KEYS, **JSON, "connection": "close"}, PATIENT, chunked=False)
        connection.sendall(request)
        wait_for(lambda: loopback.practice.faults.counts[0].fired == 1)
        control(loopback, "POST", "/snapshots", {"name": "new"})
        control(loopback, "PUT", "/faults", {"rules": []})
        assert b" 201 " in everything_from(connection)[:20]


def test_only_some_problems_of_data_are_described() -> None:
    practice = small_practice()
    rows = [{"first_nam": "Io", "surnam7": "Nova"}] * 3000
    begun = time.process_time()
    with pytest.raises(DataError, match="the rest was not checked") as caught:
        practice.load_data({"pracsuite": {"patients": rows}})
    assert time.process_time() - begun < 2
    assert len(caught.value.problems) == 51
    few = [{"surname": 7}] * 40
    with pytest.raises(DataError, match=r"30 more problems$"):
        practice.load_data({"pracsuite": {"patients": few}})


@pytest.mark.parametrize("limit", [0, -1])
def test_a_rate_limit_that_allows_nothing_is_refused(limit: int, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match="rate_limit must be 1 or more"):
        Practice(rate_limit=limit)
    with pytest.raises(SystemExit) as ended:
        main(["serve", f"--rate-limit={limit}"])
    assert ended.value.code == 2
    assert "is not a whole number: 1 or more" in capsys.readouterr().err
