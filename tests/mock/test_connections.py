"""Connections: what is encoded, pipelined or beyond the limit is refused with the reason, and no one is locked out."""

from __future__ import annotations

import gzip
import json
import socket
from collections.abc import Iterator
from contextlib import ExitStack, suppress

import httpx
import pytest

from practice_mock import Limits
from practice_mock.faults import Delay, Match
from practice_mock.testing import Mock, serve
from tests.mock.sockets import JSON, KEYS, connect, everything_from, exchange, framed, head, status_of, wait_for
from tests.mock.support import small_practice

MOST = 12
PATIENT = json.dumps({"first_name": "Io", "surname": "Nova"}).encode()
READ = head("GET", "/v1/patient/7", {**KEYS, "connection": "close"})
WRITE = framed("POST", "/v1/patient", {**KEYS, **JSON}, PATIENT, chunked=False)


@pytest.fixture(scope="module")
def served() -> Iterator[Mock]:
    with serve(small_practice(), limits=Limits(connections=MOST, header_seconds=20, body_seconds=20)) as mock:
        yield mock


@pytest.fixture
def loopback(served: Mock) -> Mock:
    served.practice.reset()
    return served


def held(stack: ExitStack, mock: Mock, sent: bytes, count: int) -> list[socket.socket]:
    found = [stack.enter_context(connect(mock.origin)) for _ in range(count)]
    for connection in found:
        connection.sendall(sent)
    return found


def beginning(connection: socket.socket) -> bytes:
    """Return the first bytes of a response; none if the connection is reset, to make room for another one."""
    with suppress(ConnectionResetError):
        return connection.recv(12)
    return b""


@pytest.mark.parametrize("sent", [WRITE[:-3], READ[:-3], b"", READ.replace(b"close", b"keep-alive")])
def test_half_sent_requests_leave_room_for_others(loopback: Mock, sent: bytes) -> None:
    with ExitStack() as stack:
        held(stack, loopback, sent, 3 * MOST)
        for _ in range(5):
            assert status_of(exchange(loopback.origin, READ)) == 200
            assert status_of(exchange(loopback.origin, WRITE.replace(b"\r\n", b"\r\nconnection: close\r\n", 1))) == 201


def test_a_request_beyond_the_limit_is_refused_in_the_format_of_its_api(loopback: Mock) -> None:
    loopback.practice.faults.add(Delay(600), Match(operation="createPatient"))
    with ExitStack() as stack:
        held(stack, loopback, WRITE, MOST)
        wait_for(lambda: loopback.practice.faults.counts[0].fired == MOST)
        received = exchange(loopback.origin, READ)
        plain = exchange(loopback.origin, head("GET", "/_mock/health"))
        silent = exchange(loopback.origin, b"")
        assert [status_of(one) for one in (received, plain, silent)] == [503, 503, 503]
        error = json.loads(received.partition(b"\r\n\r\n")[2])["error"]
        assert error["detail"] == f"All {MOST} connections are in use."
        assert b"x-mock-cause: client" in received
        assert json.loads(plain.partition(b"\r\n\r\n")[2]) == {"message": error["detail"]}
        assert [entry.reason for entry in loopback.practice.journal] == ["TooManyConnections"]
        loopback.practice.reset()
    wait_for(lambda: status_of(exchange(loopback.origin, READ)) == 200)


def test_listeners_leave_connections_to_others(loopback: Mock) -> None:
    listen = head("GET", "/_mock/events", {"authorization": f"Bearer {loopback.control_token}"})
    other = listen.replace(b"/_mock", b"/_ns/other/_mock")
    with ExitStack() as stack:
        listeners = held(stack, loopback, listen, MOST) + held(stack, loopback, other, MOST)
        heads = [beginning(one) for one in listeners]
        assert heads.count(b"HTTP/1.1 200") == MOST // 2
        assert b"HTTP/1.1 503" in heads
        for _ in range(MOST):
            assert status_of(exchange(loopback.origin, READ)) == 200


@pytest.mark.parametrize("first", [READ.replace(b"close", b"keep-alive"), WRITE])
@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("broken", "status"),
    [
        (b"FOOBAR / HTTP/1.1\r\n\r\n", 400),
        (b"GET /v1/patient/7 HTTP/1.1\r\nbad header\r\n\r\n", 400),
        (head("GET", "/v1/patient/7", {f"x-{number}": "a" for number in range(200)}), 431),
        (head("POST", "/v1/patient", {**KEYS, **JSON, "transfer-encoding": "chunked"}) + b"zz\r\n", 400),
    ],
)
def test_what_follows_valid_requests_and_is_malformed_gets_its_own_refusal(
    loopback: Mock, first: bytes, count: int, broken: bytes, status: int
) -> None:
    received = exchange(loopback.origin, first * count + broken)
    statuses = [int(part[:3]) for part in received.split(b"HTTP/1.1 ")[1:]]
    assert statuses == [201 if first == WRITE else 200] * count + [status]
    kept = [entry.status for entry in loopback.practice.journal] + [one.status for one in loopback.practice.missed]
    assert kept == statuses


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"content-encoding": "gzip"}, 415),
        ({"content-encoding": "br"}, 415),
        ({"content-encoding": "identity, gzip"}, 415),
        ({"content-encoding": "anything-else"}, 415),
        ({"content-encoding": "identity"}, 201),
        ({"content-encoding": ""}, 201),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_an_encoded_body_is_refused_with_the_reason(
    loopback: Mock, headers: dict[str, str], status: int, packed: bool
) -> None:
    if packed and status == 201:
        return
    content = gzip.compress(PATIENT) if packed else PATIENT
    answer = httpx.post(f"{loopback.pracsuite_url}/patient", content=content, headers={**KEYS, **JSON, **headers})
    assert answer.status_code == status
    if status == 415:
        assert "does not decode the content-encoding" in answer.json()["error"]["detail"]
        assert answer.headers["x-mock-cause"] == "client"
        control = {"authorization": f"Bearer {loopback.control_token}", **headers}
        refused = httpx.post(f"{loopback.control_url}/seed", content=b'{"seed": 7}', headers=control)
        assert (refused.status_code, "does not decode" in refused.json()["message"]) == (415, True)
        assert loopback.practice.ids.seed == 0


@pytest.mark.parametrize("coding", ["gzip, chunked", "deflate,chunked"])
def test_a_body_in_another_transfer_encoding_is_refused(loopback: Mock, coding: str) -> None:
    sent = framed("POST", "/v1/patient", {**KEYS, **JSON}, PATIENT, chunked=True)
    received = exchange(loopback.origin, sent.replace(b"encoding: chunked", f"encoding: {coding}".encode()))
    assert status_of(received) in {400, 415}
    assert {entry.status for entry in loopback.practice.journal} <= {400, 415}


def test_a_connection_that_was_refused_is_closed(loopback: Mock) -> None:
    with connect(loopback.origin) as connection:
        connection.sendall(
            framed("POST", "/v1/patient", {**KEYS, **JSON, "content-encoding": "br"}, b"x", chunked=False)
        )
        assert status_of(everything_from(connection)) == 415
