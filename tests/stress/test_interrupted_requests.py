"""Requests that break off, attack or wait, against the command with one and two workers."""

from __future__ import annotations

import json
import os
import signal
import time
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import httpx
import pytest

from practice_mock import Practice
from practice_mock.app import CONTROL_PATH
from practice_mock.state.contents import save
from practice_mock.testing import in_process
from tests.mock.booking_flows import book_on_both
from tests.mock.hostile import Attack
from tests.mock.sockets import JSON, connect, framed, send_and_leave, wait_for
from tests.mock.support import NOW
from tests.stress.support import KEYS, SECONDS, TOKEN, served
from tests.stress.test_workers import CONTROL

BOOKING = json.dumps(
    {
        "app_time": "2028-01-03T09:00:00",
        "practitioner_id": 3,
        "business_id": 1,
        "client_id": 7,
        "duration": 30,
        "appointment_type_id": 2,
    }
).encode()
CANCEL = b'{"record_as_cancelled": true}'
ORDERS = (("/v1/appointment", BOOKING), ("/v1/appointment/4101/cancel", CANCEL))
AT_ONCE = 8
"""Seconds in which a process ends on a busy machine. If it had to give up waiting, it would also report that."""
DELAY = {"rules": [{"match": {"operation": "createAppointment"}, "action": {"kind": "delay", "seconds": 600}}]}


def delay_bookings(origin: str) -> None:
    answer = httpx.put(f"{origin}{CONTROL_PATH}/faults", json=DELAY, headers=CONTROL, timeout=SECONDS)
    assert answer.status_code == 200


def opened_records(db: Path) -> object:
    """Return every record in a file."""
    practice = Practice(db=db)
    found = [save(content) for content in practice.snapshot().stores]
    practice.close()
    return found


@pytest.mark.parametrize(("workers", "chunked"), [(1, False), (1, True), (2, False), (2, True)])
def test_a_request_cut_off_at_any_byte_is_not_carried_out(db: Path, burst: int, workers: int, chunked: bool) -> None:
    """With `--burst 200`, as `nox -s faults` passes, at each byte; otherwise at some of them."""
    before, step = opened_records(db), max(1, 200 // burst)
    expected = 0
    with served(db, workers=workers) as mock:
        journal = partial(httpx.get, f"{mock.origin}{CONTROL_PATH}/journal", headers=CONTROL, timeout=SECONDS)
        assert journal().json()["entries"] == []  # the workers have started
        for path, body in ORDERS:
            whole = framed("POST", path, {**KEYS, **JSON}, body, chunked=chunked)
            for end in range(0, len(whole), step):
                reset = end // step % 3 == 0
                send_and_leave(mock.origin, whole[:end], reset=reset)
                expected += b"\r\n\r\n" in whole[:end] and not reset  # a reset can overtake what was sent
        wait_for(lambda: len(journal().json()["entries"]) >= expected, SECONDS)
        entries = journal().json()["entries"]
        assert {(entry["status"], entry["reason"]) for entry in entries} == {(0, "IncompleteRequest")}
        assert mock.stop() == ""
    assert opened_records(db) == before


@pytest.mark.parametrize("workers", [1, 2])
def test_a_booking_works_after_hostile_requests_to_the_command(db: Path, burst: int, workers: int) -> None:
    with served(db, workers=workers) as mock:
        with httpx.Client(base_url=mock.origin, timeout=SECONDS) as client:
            for request in Attack(1).requests(burst):
                content = None if request.body is None else request.body.encode()
                answer = client.request(
                    request.method, request.path, content=content, headers=request.headers(mock.origin, TOKEN, NOW)
                )
                assert answer.status_code < 500 or answer.headers.get("x-mock-cause") == "injected", answer.text
                client.delete(f"{CONTROL_PATH}/faults", headers=CONTROL)
            instant = {"now": NOW.isoformat()}
            assert client.put(f"{CONTROL_PATH}/clock", json=instant, headers=CONTROL).status_code == 200
        assert "Traceback" not in mock.stop()
    practice = Practice(db=db)
    book_on_both(in_process(practice))
    practice.close()


@pytest.mark.parametrize("workers", [1, 2])
def test_the_clock_may_jump_anywhere(db: Path, rounds: int, workers: int) -> None:
    """Whatever the jump, every later call to every worker works, and so does the file afterwards."""
    jumps = (3e11, -3e11, 1e308, 86_400 * 365 * 800, -86_400 * 365 * 700, 900, -900, 0)
    years = (1899, 1900, 1969, 1970, 2027, 2038, 8999, 9000, 9999)
    hold = {"app_time": "2028-01-03T09:00:00", "practitioner_id": 1, "business_id": 1, "duration": 30}
    with served(db, workers=workers) as mock:
        limits = httpx.Limits(max_keepalive_connections=0)  # each request may reach the other worker
        with httpx.Client(base_url=mock.origin, limits=limits, timeout=SECONDS) as client:

            def ask(method: str, path: str, body: object = None, headers: dict[str, str] = CONTROL) -> int:
                return client.request(method, path, json=body, headers=headers).status_code

            for number in range(max(rounds, 9)):
                year = years[number % len(years)]
                instant = datetime(year, 1, 1, 12, tzinfo=UTC).isoformat()
                moved = ask("PUT", f"{CONTROL_PATH}/clock", {"now": instant, "running": number % 2 == 0})
                assert moved == (200 if 1900 <= year < 9000 else 400)
                assert ask("POST", f"{CONTROL_PATH}/clock/advance", {"seconds": jumps[number % 8]}) in {200, 400}
                assert ask("GET", f"{CONTROL_PATH}/clock") == 200
                assert ask("GET", "/v1/appointment", headers=KEYS) == 200
                assert ask("POST", "/v1/reserve_appointment", hold, KEYS) in {201, 409}
            assert ask("PUT", f"{CONTROL_PATH}/clock", {"now": NOW.isoformat()}) == 200
        assert mock.stop() == ""
    practice = Practice(db=db)
    book_on_both(in_process(practice))
    practice.clock.advance(timedelta(days=1))
    practice.close()


@pytest.mark.parametrize("workers", [1, 2])
def test_ctrl_c_ends_the_command_at_once_and_quietly_whatever_is_open(db: Path, workers: int) -> None:
    before = opened_records(db)
    request = framed("POST", "/v1/appointment", {**KEYS, **JSON}, BOOKING, chunked=False)
    with served(db, workers=workers) as mock:
        assert (
            httpx.put(f"{mock.origin}{CONTROL_PATH}/faults", json=DELAY, headers=CONTROL, timeout=SECONDS).status_code
            == 200
        )
        half = [connect(mock.origin, SECONDS) for _ in range(6)]
        for connection, sent in zip(
            half, (request[:-5], request[:100], b"", request[:-5], b"POST", b"\r\n"), strict=True
        ):
            connection.sendall(sent)
        time.sleep(0.3)
        begun = time.monotonic()
        os.killpg(mock.process.pid, signal.SIGINT)
        shown, errors = mock.process.communicate(timeout=SECONDS)
        assert time.monotonic() - begun < AT_ONCE
        for connection in half:
            connection.close()
    assert (shown.strip(), errors, mock.process.returncode) == ("Stopped.", "", 0)
    assert opened_records(db) == before


def test_ctrl_c_does_not_wait_for_a_delay(db: Path) -> None:
    request = framed("POST", "/v1/appointment", {**KEYS, **JSON}, BOOKING, chunked=False)
    with served(db) as mock:
        assert (
            httpx.put(f"{mock.origin}{CONTROL_PATH}/faults", json=DELAY, headers=CONTROL, timeout=SECONDS).status_code
            == 200
        )
        with connect(mock.origin, SECONDS) as connection:
            connection.sendall(request)
            time.sleep(0.3)
            begun = time.monotonic()
            assert mock.stop() == ""
            assert time.monotonic() - begun < AT_ONCE
