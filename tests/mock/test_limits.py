"""Limits on requests: each is a setting, states what is wrong, and no caller stops another one."""

from __future__ import annotations

import json
import math
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields
from pathlib import Path
from typing import Any

import httpx
import pytest

from practice_mock import Limits
from practice_mock.testing import Mock, in_process, serve
from practice_mock.wire.asgi import read_request
from tests.mock.sockets import (
    JSON,
    KEYS,
    connect,
    everything_from,
    exchange,
    framed,
    head,
    status_of,
)
from tests.mock.support import pracsuite_client, small_practice
from tests.mock.test_uploads import request_form, send

QUICK = Limits(
    header_count=30,
    header_bytes=5_000,
    body_bytes=10_000,
    upload_bytes=50_000,
    header_seconds=0.3,
    body_seconds=0.3,
    idle_seconds=0.4,
    connections=20,
)
PATIENT = json.dumps({"first_name": "Io", "surname": "Nova"}).encode()
READ = head("GET", "/v1/patient/7", {**KEYS, "connection": "close"})


@pytest.fixture(scope="module")
def served() -> Iterator[Mock]:
    with serve(small_practice(), limits=QUICK) as mock:
        yield mock


@pytest.fixture
def loopback(served: Mock) -> Mock:
    served.practice.reset()
    return served


def refusal(received: bytes) -> tuple[int, str]:
    """Return status and message of a rejection, in whichever format."""
    head_, _, body = received.partition(b"\r\n\r\n")
    assert b"x-mock-cause: client" in head_, received
    assert b"connection: close" in head_
    content = json.loads(body)
    return status_of(received), content.get("message") or content["error"]["detail"]


def patient(mock: Mock, body: bytes, **headers: str) -> bytes:
    return exchange(mock.origin, framed("POST", "/v1/patient", {**KEYS, **JSON, **headers}, body, chunked=False))


MANY = {f"x-{number}": "a" for number in range(40)}
LONG = {"x-long": "a" * 6_000}


@pytest.mark.parametrize("headers", [MANY, LONG, {"x-other": "a" * 900_000}])
@pytest.mark.parametrize("path", ["/v1/patient/7", "/API/Core/v2.1/Client/", "/_storage/a/b", "/_mock/health", "/"])
def test_too_many_headers_are_refused_in_the_format_of_the_api(
    loopback: Mock, headers: dict[str, str], path: str
) -> None:
    received = exchange(loopback.origin, head("GET", path, {**KEYS, **headers}))
    if path.startswith("/_storage"):
        assert b"<Code>RequestHeaderSectionTooLarge</Code>" in received
    else:
        message = "A request must have at most 30 headers, and 5000 bytes of URL and headers."
        assert refusal(received) == (431, message)
    assert httpx.get(f"{loopback.pracsuite_url}/patient/7", headers=KEYS).status_code == 200


def test_refused_headers_are_in_the_journal(loopback: Mock) -> None:
    exchange(loopback.origin, head("GET", "/v1/patient/7", {**KEYS, **LONG}))
    [entry] = loopback.practice.journal
    assert (entry.operation, entry.status, entry.reason) == ("getPatient", 431, "HeadersTooLarge")


def test_the_limits_of_headers_hold_without_a_socket() -> None:
    mock = in_process(small_practice(), limits=QUICK)
    with httpx.Client(base_url=mock.pracsuite_url, transport=mock.transport, headers=KEYS) as client:
        assert client.get("/patient/7", headers=MANY).status_code == 431
        assert client.get("/patient/7", headers=LONG).status_code == 431
        assert client.post("/patient", json={"first_name": "a" * 20_000}).status_code == 413
        assert client.get("/patient/7").status_code == 200


def test_repeated_headers_are_joined_in_linear_time() -> None:
    def seconds(count: int) -> float:
        scope = {"type": "http", "method": "GET", "scheme": "http", "path": "/", "headers": [(b"x-a", b"b")] * count}
        begun = time.process_time()
        joined = read_request(scope, Limits()).headers["x-a"]
        assert joined.count("b") == count
        return time.process_time() - begun

    few, many = (min(seconds(count) for _ in range(3)) for count in (20_000, 200_000))
    assert many < 40 * few, "ten times as many take about ten times as long"


@pytest.mark.parametrize("chunked", [True, False])
def test_a_body_that_is_too_large_is_refused(loopback: Mock, chunked: bool) -> None:
    sent = framed("POST", "/v1/patient", {**KEYS, **JSON}, PATIENT + b" " * 100_000, chunked=chunked)
    assert refusal(exchange(loopback.origin, sent)) == (413, "The body must have at most 10000 bytes.")
    assert [entry.status for entry in loopback.practice.journal] == [413]


def test_a_control_call_that_is_too_large_is_refused(loopback: Mock) -> None:
    headers = {"authorization": f"Bearer {loopback.control_token}"}
    answer = httpx.put(f"{loopback.control_url}/faults", content=b" " * 20_000, headers=headers)
    assert (answer.status_code, answer.json()["message"]) == (413, "The body must have at most 10000 bytes.")


UNKNOWN: list[tuple[str, dict[str, str], int]] = [
    ("/v1/patient", {}, 403),
    ("/v1/patient", {**KEYS, "x-api-key": "wrong"}, 401),
    ("/v1/nothing", KEYS, 403),
    ("/v1/patient/7/appointment", KEYS, 405),
    ("/API/Core/v2.1/Client/", {"authorization": "JwToken a.b.c"}, 401),
    ("/API/Core/v2.1/Client/", {}, 401),
    ("/_storage", KEYS, 400),
    ("/_mock/reset", {"authorization": "Bearer wrong"}, 401),
]


@pytest.mark.parametrize(("path", "headers", "status"), UNKNOWN)
def test_a_caller_with_wrong_keys_is_refused_before_the_body_is_read(
    loopback: Mock, path: str, headers: dict[str, str], status: int
) -> None:
    framing = {"content-length": "9000000", "expect": "100-continue"}
    with connect(loopback.origin) as connection:
        connection.sendall(head("POST", path, {**JSON, **headers, **framing}))
        received = everything_from(connection)
    assert status_of(received) == status, received
    assert b"connection: close" in received
    assert b"100 Continue" not in received


def test_the_body_of_a_known_caller_is_asked_for(loopback: Mock) -> None:
    with connect(loopback.origin) as connection:
        framing = {"content-length": str(len(PATIENT)), "expect": "100-continue", "connection": "close"}
        connection.sendall(head("POST", "/v1/patient", {**KEYS, **JSON, **framing}))
        assert connection.recv(100) == b"HTTP/1.1 100 Continue\r\n\r\n"
        connection.sendall(PATIENT)
        assert status_of(everything_from(connection)) == 201


def test_a_refused_body_is_discarded_so_that_the_client_reads_the_refusal(loopback: Mock) -> None:
    answer = httpx.post(f"{loopback.pracsuite_url}/patient", content=b" " * 5_000_000, headers=JSON)
    assert answer.status_code == 403
    assert httpx.get(f"{loopback.pracsuite_url}/patient/7", headers=KEYS).status_code == 200


def test_only_a_signed_upload_may_be_large(loopback: Mock) -> None:
    with pracsuite_client(loopback) as client:
        form = request_form(client)
        assert send(loopback, form, bytes(40_000)).status_code == 204
        assert b"EntityTooLarge" in send(loopback, form, bytes(60_000)).content
        forged = {**form, "fields": {**form["fields"], "x-amz-signature": "0" * 64}}
        assert b"AccessDenied" in send(loopback, forged, bytes(40_000)).content
    url = form["url"].removeprefix("https://practice-mock.test").removeprefix(loopback.origin)
    unsigned = b'--b\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\n' + bytes(40_000)
    sent = head("POST", url, {"content-type": "multipart/form-data; boundary=b", "content-length": 45_000}) + unsigned
    with connect(loopback.origin) as connection:
        connection.sendall(sent)  # the rest is never sent, and never waited for
        assert b"AccessDenied" in everything_from(connection)


def test_a_list_parameter_has_a_limited_number_of_values(loopback: Mock) -> None:
    with httpx.Client(base_url=loopback.pracsuite_url, headers=KEYS) as client:
        enough = client.get("/appointment", params={"q[]": ["app_time:>2027-01-01T00:00:00"] * 20})
        assert enough.status_code == 200
        many = client.get("/appointment", params={"q[]": ["app_time:>2027-01-01T00:00:00"] * 21})
        assert (many.status_code, many.json()["error"]["detail"]) == (
            400,
            "A parameter is not valid: q[] must have at most 20 values.",
        )
        fields_ = ",".join(["app_time"] * 21)
        assert client.get("/appointment", params={"sort_by": fields_}).status_code == 400
        assert client.get("/appointment", params={"sort_by": json.dumps(["app_time"] * 21)}).status_code == 400


def closed_after(connection: socket.socket) -> tuple[bytes, float]:
    begun = time.monotonic()
    received = everything_from(connection)
    return received, time.monotonic() - begun


@pytest.mark.parametrize("sent", [b"GET /v1/patient/7 HT", READ[:-2], READ[:40]])
def test_headers_must_arrive_in_time(loopback: Mock, sent: bytes) -> None:
    with connect(loopback.origin) as connection:
        connection.sendall(sent)
        received, seconds = closed_after(connection)
    assert refusal(received) == (408, "The headers did not arrive within 0.3 seconds.")
    assert 0.2 < seconds < 5


@pytest.mark.parametrize("rest", [b"G", READ[:-2]])
def test_headers_that_begin_after_a_whole_request_must_arrive_in_time(loopback: Mock, rest: bytes) -> None:
    whole = head("GET", "/v1/patient/7", KEYS)
    with connect(loopback.origin) as connection:
        connection.sendall(whole)
        assert status_of(connection.recv(12)) == 200
        connection.sendall(whole + rest)
        received, seconds = closed_after(connection)
    assert received.count(b"HTTP/1.1 200 ") == 1
    assert received.count(b"HTTP/1.1 408 ") == 1
    assert 0.2 < seconds < 5


def test_headers_that_arrive_byte_by_byte_are_refused_nevertheless(loopback: Mock) -> None:
    with connect(loopback.origin, timeout=0.01) as connection:
        received, until = b"", time.monotonic() + 5
        for byte in READ * 100:
            connection.sendall(bytes([byte]))
            with suppress(TimeoutError):
                received += connection.recv(1000)
            if received or time.monotonic() > until:
                break
    assert status_of(received) == 408


@pytest.mark.parametrize("chunked", [True, False])
@pytest.mark.parametrize("path", ["/v1/patient", "/_mock/reset"])
def test_a_body_must_arrive_in_time(loopback: Mock, chunked: bool, path: str) -> None:
    headers = {**KEYS, **JSON, "authorization": f"Bearer {loopback.control_token}"}
    with connect(loopback.origin) as connection:
        connection.sendall(framed("POST", path, headers, PATIENT, chunked=chunked)[:-3])
        received, seconds = closed_after(connection)
    assert status_of(received) == 408
    assert b"The body did not arrive within 0.3 seconds." in received
    assert 0.2 < seconds < 5


@pytest.mark.parametrize("sent", [b"", READ.replace(b"close", b"keep-alive"), b"\r\n"])
def test_an_idle_connection_is_closed(loopback: Mock, sent: bytes) -> None:
    with connect(loopback.origin) as connection:
        connection.sendall(sent)
        received, seconds = closed_after(connection)
    assert status_of(received) == (200 if sent.startswith(b"GET") else 0)
    assert seconds < 5


def test_blank_lines_do_not_keep_a_connection_open(loopback: Mock) -> None:
    until = time.monotonic() + 5
    with connect(loopback.origin) as connection, suppress(OSError):
        while time.monotonic() < until:
            connection.sendall(b"\r\n")
            time.sleep(0.05)
    assert time.monotonic() < until


def test_the_connection_that_is_idle_for_longest_makes_room(loopback: Mock) -> None:
    held = [connect(loopback.origin) for _ in range(60)]
    try:
        assert status_of(exchange(loopback.origin, READ)) == 200
    finally:
        for one in held:
            one.close()


def test_a_client_that_does_not_read_is_dropped(loopback: Mock) -> None:
    with socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.settimeout(10)
        connection.connect(("127.0.0.1", int(loopback.origin.rpartition(":")[2])))
        connection.sendall(head("GET", "/v1/patient?page_size=100", KEYS) * 200)
        time.sleep(1)
        received = everything_from(connection)
    assert 0 < received.count(b"HTTP/1.1 200") < 200
    assert status_of(exchange(loopback.origin, READ)) == 200


@pytest.mark.parametrize(
    "sent",
    [
        b"FOOBAR /v1/patient/7 HTTP/1.1\r\nhost: a\r\n\r\n",
        b"GET /v1/p\xc3\xa9 HTTP/1.1\r\nhost: a\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00",
        b"GET /v1/patient/7 HTTP/1.1\r\nbad header\r\n\r\n",
        framed("POST", "/v1/patient", {**KEYS, **JSON}, PATIENT, chunked=True).replace(b"\r\n7\r\n", b"\r\nzz\r\n", 1),
        head("POST", "/v1/patient", {**KEYS, "transfer-encoding": "chunked"}) + b"1;" + b"x" * 300_000,
    ],
)
def test_what_is_not_http_is_refused_with_a_reason(loopback: Mock, sent: bytes) -> None:
    status, message = refusal(exchange(loopback.origin, sent))
    assert (status, message.partition(" ")[0]) == (400, "The")


def test_every_limit_is_an_option_and_documented() -> None:
    shown = subprocess.run(
        [sys.executable, "-m", "practice_mock", "serve", "--help"], capture_output=True, text=True, check=True
    ).stdout
    readme = Path("mockserver/README.md").read_text("utf-8")
    for limit in fields(Limits):
        option = f"--max-{limit.name.replace('_', '-')}"
        assert option in shown
        assert f"`{option}`" in readme
        assert f"{limit.default:,}".replace(",", " ") in readme


@pytest.mark.parametrize("name", [limit.name for limit in fields(Limits)])
def test_a_limit_is_positive(name: str) -> None:
    least = 0.001 if name.endswith("_seconds") else 1
    for value in (0, -least, least / 2, math.nan):
        changes: dict[str, Any] = {name: value}
        with pytest.raises(ValueError, match=f"^{name} must be at least {least}$"):
            Limits(**changes)
