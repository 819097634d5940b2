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

LONG = 10.0
"""Seconds that something takes unless the other requests are responded to."""
LAST = {**KEYS, "connection": "close"}
PATIENT = b'{"first_name": "Io", "surname": "Nova"}'
DATA: dict[str, Any] = {"pracsuite": {"patients": [{"first_name": "Io", "surname": "Nova"}]}}


@pytest.fixture(params=["memory", "file"])
def loopback(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Mock]:
    monkeypatch.setattr("practice_mock.practice._stores", small_stores)
    db = tmp_path / "state.sqlite" if request.param == "file" else None
    with serve(small_practice(db=db), control_token="token") as mock:
        yield mock
        mock.app.namespaces.close()  # type: ignore[attr-defined]
    mock.practice.close()


def control(mock: Mock, method: str, path: str, body: object = None) -> httpx.Response:
    headers = {"authorization": "Bearer token"}
    return httpx.request(method, f"{mock.control_url}{path}", json=body, headers=headers, timeout=30, verify=False)


class Slow:
    """Makes a method of practices wait until the test releases it. It holds the lock of a practice that it changes."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, owner: type, name: str) -> None:
        self.begun = threading.Event()
        self.released = threading.Event()
        self.was_released: list[bool] = []
        method = getattr(owner, name)

        def slow(practice: PracticeState, *arguments: Any, **options: Any) -> Any:
            with nullcontext() if "sibling" in name else practice.lock:
                self.begun.set()
                self.was_released.append(self.released.wait(LONG))
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


@pytest.mark.parametrize("action", ACTIONS)
def test_what_takes_long_delays_no_other_namespace(
    loopback: Mock, monkeypatch: pytest.MonkeyPatch, action: str
) -> None:
    """Also while a request of the same namespace waits for it."""
    alice = loopback.namespace("alice")
    alice.practice.snapshots["old"] = alice.practice.snapshot()
    owner, name, act = ACTIONS[action]
    slow = Slow(monkeypatch, owner, name)
    answers: list[httpx.Response] = []
    own: list[bytes] = []
    request = head("GET", "/_ns/alice/v1/patient/7", LAST)
    acting = threading.Thread(target=lambda: answers.append(act(alice)))
    waiting = threading.Thread(target=lambda: own.append(exchange(alice.origin, request, timeout=60)))
    acting.start()
    assert slow.begun.wait(LONG)
    waiting.start()
    for _ in range(5):
        assert status_of(exchange(loopback.origin, head("GET", "/v1/patient/7", LAST), timeout=60)) == 200
        time.sleep(0.02)
    slow.released.set()
    acting.join()
    waiting.join()
    assert answers[0].is_success
    assert status_of(own[0]) == 200
    assert slow.was_released == [True], "the requests waited for the end"


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
