"""Requests that break off, attack or wait, against the command with one and two workers."""

from __future__ import annotations

import json
import os
import signal
import time
from functools import partial
from pathlib import Path

import httpx
import pytest

from practice_mock import Practice
from practice_mock.app import CONTROL_PATH, COREPLUS_PATH
from practice_mock.state.contents import save
from practice_mock.testing import in_process
from tests.mock.booking_flows import book_on_both
from tests.mock.coreplus_support import SAMS_VISIT, booking
from tests.mock.hostile import Attack
from tests.mock.sockets import JSON, connect, exchange, framed, send_and_leave, status_of, wait_for
from tests.mock.support import NOW, token
from tests.stress.support import CONTROL, KEYS, SECONDS, TOKEN, served

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
COREPLUS_BOOKING = json.dumps(booking("2027-01-11T09:00:00+11:00", "2027-01-11T09:30:00+11:00")).encode()
COREPLUS_CANCEL = b'{"deleted": true}'
ORDERS = (
    ("/v1/appointment", BOOKING),
    ("/v1/appointment/4101/cancel", CANCEL),
    (f"{COREPLUS_PATH}/Appointment/", COREPLUS_BOOKING),
    (f"{COREPLUS_PATH}/Appointment/{SAMS_VISIT}", COREPLUS_CANCEL),
)
"""Requests that would be carried out if they arrived in full."""
AT_ONCE = 8
"""Seconds in which a process ends on a busy machine. If it had to give up waiting, it would also report that."""
DELAY = {"rules": [{"match": {"operation": "createAppointment"}, "action": {"kind": "delay", "seconds": 600}}]}


def signed(path: str) -> dict[str, str]:
    """Return the headers of a request to one of the APIs, which closes its connection."""
    if path.startswith(COREPLUS_PATH):
        return {**JSON, "connection": "close", "authorization": token("POST", f"http://localhost{path}", NOW)}
    return {**JSON, "connection": "close", **KEYS}


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
    """With `--burst 200`, as `nox -s faults` passes, at each byte; otherwise at some of them.

    Afterwards the whole requests are carried out, so nothing but the cut prevented that.
    """
    before, step = opened_records(db), max(1, 200 // burst)
    expected = 0
    with served(db, workers=workers) as mock:
        journal = partial(httpx.get, f"{mock.origin}{CONTROL_PATH}/journal", headers=CONTROL, timeout=SECONDS)
        assert journal().json()["entries"] == []  # the workers have started
        wholes = [framed("POST", path, signed(path), body, chunked=chunked) for path, body in ORDERS]
        for whole in wholes:
            for end in range(0, len(whole), step):
                reset = end // step % 3 == 0
                send_and_leave(mock.origin, whole[:end], reset=reset)
                expected += b"\r\n\r\n" in whole[:end] and not reset  # a reset can overtake what was sent
        wait_for(lambda: len(journal().json()["entries"]) >= expected, SECONDS)
        entries = journal().json()["entries"]
        assert {(entry["status"], entry["reason"]) for entry in entries} == {(0, "IncompleteRequest")}
        assert opened_records(db) == before
        assert [status_of(exchange(mock.origin, whole, SECONDS)) for whole in wholes] == [201, 204, 200, 200]
        assert mock.stop() == ""


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
def test_ctrl_c_ends_the_command_at_once_and_quietly_whatever_is_open(db: Path, workers: int) -> None:
    before = opened_records(db)
    request = framed("POST", "/v1/appointment", {**KEYS, **JSON}, BOOKING, chunked=False)
    with served(db, workers=workers) as mock:
        delay_bookings(mock.origin)
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
        delay_bookings(mock.origin)
        with connect(mock.origin, SECONDS) as connection:
            connection.sendall(request)
            time.sleep(0.3)
            begun = time.monotonic()
            assert mock.stop() == ""
            assert time.monotonic() - begun < AT_ONCE
