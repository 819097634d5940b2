"""A request that did not arrive in full is never carried out, whatever it is and however it was sent."""

from __future__ import annotations

import asyncio
import json
import time
from collections import defaultdict
from collections.abc import Iterator, MutableMapping
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from practice_mock import documents
from practice_mock.faults import Delay, Match
from practice_mock.spec.routing import methods_of
from practice_mock.testing import Mock, serve
from tests.mock.coreplus_support import SAM, SAMS_VISIT
from tests.mock.sockets import JSON, KEYS, connect, everything_from, framed, head, send_and_leave, status_of, wait_for
from tests.mock.support import NOW, small_practice, token
from tests.tiers import cases

HOLD = {"app_time": "2027-01-04T09:00:00", "practitioner_id": 1, "business_id": 1, "duration": 30}
BODY = json.dumps(HOLD).encode()
CANCEL = b'{"record_as_cancelled": true, "reason": "ill"}'
WRITES = [
    (api, method, path)
    for api in ("pracsuite", "coreplus")
    for path, item in documents.load(api)["paths"].items()
    for method, _ in methods_of(item)
]
IDS = defaultdict(lambda: "1", appointment_id="4101", client_id="7", appointmentId=SAMS_VISIT, clientId=SAM)
CONTROL = [
    ("POST", "/_mock/reset"),
    ("POST", "/_mock/seed"),
    ("POST", "/_mock/snapshots"),
    ("POST", "/_mock/snapshots/any/restore"),
    ("POST", "/_mock/clock/advance"),
    ("PUT", "/_mock/clock"),
    ("PUT", "/_mock/faults"),
    ("DELETE", "/_mock/faults"),
    ("DELETE", "/_mock/journal"),
]


@pytest.fixture(scope="module")
def served() -> Iterator[Mock]:
    with serve(small_practice()) as mock:
        yield mock


@pytest.fixture
def loopback(served: Mock) -> Mock:
    served.practice.reset()
    return served


def state(mock: Mock) -> Any:
    """Return all records of a mock, its clock, and its fault plan."""
    practice = mock.practice
    with practice.lock:
        tables = [{name: list(table.records()) for name, table in one.store.tables.items()} for one in practice.tenants]
        return tables, practice.clock.state, practice.faults.state, len(practice.snapshots)


def interrupted(mock: Mock, method: str, path: str, headers: dict[str, str], *parts: bytes) -> list[Any]:
    """Send parts of a body to the application, then disconnect. Return what the application sends."""
    messages: list[MutableMapping[str, Any]] = [
        *({"type": "http.request", "body": part, "more_body": True} for part in parts),
        {"type": "http.disconnect"},
    ]
    sent: list[Any] = []

    async def receive() -> MutableMapping[str, Any]:
        return messages.pop(0) if len(messages) > 1 else messages[0]

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": method,
        "scheme": "https",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "client": ("127.0.0.1", 0),
        "server": ("practice-mock.test", None),
    }
    asyncio.run(mock.app(scope, receive, send))  # type: ignore[arg-type]
    return sent


def headers_for(mock: Mock, api: str, method: str, path: str) -> dict[str, str]:
    if api == "pracsuite":
        return {**KEYS, **JSON}
    return {**JSON, "authorization": token(method, f"https://practice-mock.test{path}", NOW)}


@pytest.mark.parametrize("framing", [{"content-length": "60"}, {"transfer-encoding": "chunked"}, {}])
def test_no_operation_is_carried_out_without_the_end_of_its_body(loopback: Mock, framing: dict[str, str]) -> None:
    mock = loopback
    before = state(mock)
    for api, method, template in WRITES:
        base = {"pracsuite": "/v1", "coreplus": "/API/Core/v2.1"}[api]
        path = base + template.replace("{appointment_id}", "4101").replace("{client_id}", "7").replace("{", "").replace(
            "}", ""
        )
        headers = {**headers_for(mock, api, method, path), "host": "practice-mock.test", **framing}
        for parts in ((), (b"{}",), (CANCEL,), (BODY[:20], BODY[20:])):
            mock.practice.journal.clear()
            assert interrupted(mock, method, path, headers, *parts) == []
            [entry] = mock.practice.journal
            assert (entry.status, entry.reason, entry.cause) == (0, "IncompleteRequest", "client")
    assert state(mock) == before


@pytest.mark.parametrize(("method", "path"), CONTROL)
def test_no_control_call_is_carried_out_without_the_end_of_its_body(loopback: Mock, method: str, path: str) -> None:
    mock = loopback
    mock.practice.snapshots["any"] = mock.practice.snapshot()
    with httpx.Client(base_url=mock.pracsuite_url, transport=mock.transport, headers=KEYS) as client:
        client.post("/reserve_appointment", json=HOLD)
    mock.practice.faults.add(Delay(1), Match(operation="createPatient"))
    before, requests = state(mock), len(mock.practice.journal)
    headers = {"authorization": f"Bearer {mock.control_token}", "host": "127.0.0.1", "content-length": "60"}
    for parts in ((), (b"{}",), (b'{"seconds": 900}',), (b'{"rules": []}',), (b'{"seed": 7}',)):
        interrupted(mock, method, path, headers, *parts)
        assert (state(mock), len(mock.practice.journal)) == (before, requests)
    del mock.practice.snapshots["any"]


@settings(max_examples=cases(120), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.integers(1, 400), chunked=st.booleans(), reset=st.booleans(), cancels=st.booleans())
def test_a_booking_cut_off_at_any_byte_is_not_made(
    loopback: Mock, cut: int, chunked: bool, reset: bool, cancels: bool
) -> None:
    path, body = ("/v1/appointment/4101/cancel", CANCEL) if cancels else ("/v1/reserve_appointment", BODY)
    whole = framed("POST", path, {**KEYS, **JSON}, body, chunked=chunked)
    before = state(loopback)
    loopback.practice.journal.clear()
    sent = whole[: -min(cut, len(whole) - 1)]
    send_and_leave(loopback.origin, sent, reset=reset)
    entries = int(b"\r\n\r\n" in sent)
    wait_for(lambda: len(loopback.practice.journal) == entries)
    assert state(loopback) == before
    assert {(entry.status, entry.reason) for entry in loopback.practice.journal} <= {(0, "IncompleteRequest")}


def test_a_complete_request_is_carried_out_although_the_client_leaves_at_once(loopback: Mock) -> None:
    send_and_leave(loopback.origin, framed("POST", "/v1/reserve_appointment", {**KEYS, **JSON}, BODY, chunked=False))
    wait_for(lambda: [entry.status for entry in loopback.practice.journal] == [201])


def test_a_body_longer_than_stated_is_not_taken_for_a_request(loopback: Mock) -> None:
    short = head("POST", "/v1/reserve_appointment", {**KEYS, **JSON, "content-length": len(BODY) - 1})
    with connect(loopback.origin) as connection:
        connection.sendall(short + BODY)
        assert status_of(everything_from(connection)) == 422
    assert {entry.status for entry in loopback.practice.journal} <= {422, 400}


def test_a_length_that_does_not_match_the_body_is_rejected(loopback: Mock) -> None:
    mock = loopback
    before = state(mock)
    with httpx.Client(base_url=mock.pracsuite_url, transport=mock.transport, headers={**KEYS, **JSON}) as client:
        answer = client.post("/reserve_appointment", content=BODY, headers={"content-length": "60"})
    assert (answer.status_code, answer.headers["x-mock-cause"]) == (400, "client")
    assert "its content-length is 60" in answer.json()["error"]["detail"]
    assert state(mock) == before


def test_fields_after_the_body_are_not_headers(loopback: Mock) -> None:
    sent = head("POST", "/v1/reserve_appointment", {**JSON, "transfer-encoding": "chunked", "connection": "close"})
    keys = "".join(f"{name}: {value}\r\n" for name, value in KEYS.items()).encode()
    sent += b"%x\r\n%b\r\n0\r\n%b\r\n" % (len(BODY), BODY, keys)
    with connect(loopback.origin) as connection:
        connection.sendall(sent)
        assert status_of(everything_from(connection)) == 403


def test_reset_releases_delayed_requests_at_once(loopback: Mock) -> None:
    loopback.practice.faults.add(Delay(600), Match(operation="reserveAppointment"))
    request = framed("POST", "/v1/reserve_appointment", {**KEYS, **JSON}, BODY, chunked=False)
    waiting = [connect(loopback.origin) for _ in range(20)]
    for connection in waiting:
        connection.sendall(request)
    wait_for(lambda: loopback.practice.faults.counts[0].fired == 20)
    begun = time.monotonic()
    loopback.practice.reset()
    assert [everything_from(connection) for connection in waiting] == [b""] * 20
    assert time.monotonic() - begun < 2
    assert len(loopback.practice.journal) == 0
    for connection in waiting:
        connection.close()


def test_a_reset_by_another_process_releases_delayed_requests(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite"
    practice, other = small_practice(db=path), small_practice(db=path)
    request = framed("POST", "/v1/reserve_appointment", {**KEYS, **JSON}, BODY, chunked=False)
    with serve(practice) as mock:
        practice.faults.add(Delay(600), Match(operation="reserveAppointment"))
        with connect(mock.origin) as connection:
            connection.sendall(request)
            wait_for(lambda: practice.faults.counts[0].fired == 1)
            other.reset()
            assert everything_from(connection) == b""
        assert len(practice.journal) == 0
    practice.close()
    other.close()
