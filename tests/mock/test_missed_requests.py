"""Requests that reach no API are logged, kept as missed, and answered with a hint."""

from __future__ import annotations

import json
import logging
import socket
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from practice_mock import DEMO, Practice
from practice_mock.app import MockApp
from practice_mock.cli import main
from practice_mock.control import Control
from practice_mock.limits import Limits
from practice_mock.state.journal import MISSED_KEPT, Missed
from practice_mock.testing import Mock, serve
from tests.mock.sockets import wait_for
from tests.mock.support import small_practice

KEYS = {"x-api-key": DEMO.pracsuite.vendor_key, "a-api-key": DEMO.pracsuite.account_key}


@pytest.fixture(scope="module")
def served(shared_mock: Mock) -> Iterator[Mock]:
    with serve(shared_mock.practice) as mock:
        yield mock


@pytest.mark.parametrize(
    ("path", "masked", "hints"),
    [
        ("/api/v1/patient/7", "/api/v1/patient/*", ("PracSuite has the path /patient/{client_id}", "/v1.")),
        ("/patient/7", "/patient/*", ("PracSuite has the path /patient/{client_id}", "/v1.")),
        ("/v2/appointment", "/v2/appointment", ("PracSuite has the path /appointment",)),
        ("//v1/patient/7", "//v1/patient/*", ("one slash too many", "/patient/{client_id}")),
        ("/API/Core/v2.0/client/", "/API/Core/v2.0/client/", ("coreplus has the path /Client/", "/API/Core/v2.1.")),
        ("/API/Core/v3/Location", "/API/Core/v3/Location", ("coreplus has the path /Location/",)),
        ("/v3/patients", "/v3/*", ("PracSuite has the path /patient ",)),
        ("/reset", "/reset", ("The control plane has this path under https://practice-mock.test/_mock.",)),
        ("/snapshots/JaneDoe", "/snapshots/*", ("The control plane has this path under",)),
        ("/docs", "/*", ("PracSuite is under /v1", "/openapi/pracsuite.json")),
        ("/JaneDoe/1970-01-01", "/*/*", ("PracSuite is under /v1",)),
        ("/%4AaneDoe/v1.JaneDoe", "/*/*", ("PracSuite is under /v1",)),
    ],
)
def test_a_wrong_base_url_gets_a_hint_and_is_kept(
    mock: Mock, caplog: pytest.LogCaptureFixture, path: str, masked: str, hints: tuple[str, ...]
) -> None:
    with (
        httpx.Client(transport=mock.transport, headers=KEYS) as client,
        caplog.at_level(logging.INFO, "practice_mock.access"),
    ):
        answer = client.get(mock.origin + path)
    assert (answer.status_code, answer.headers["x-mock-cause"]) == (404, "client")
    assert all(hint in answer.json()["message"] for hint in hints), answer.text
    assert "Jane" not in answer.text
    [missed] = mock.practice.missed
    assert (missed.method, missed.path, missed.status, missed.reason) == ("GET", masked, 404, "There is no such path.")
    line = json.loads(next(text for text in caplog.messages if text.startswith("{")))
    assert (line["api"], line["path"], line["status"], line["cause"]) == (None, masked, 404, "client")
    assert list(mock.practice.journal) == []


def test_control_calls_are_logged_and_failed_ones_kept(mock: Mock, caplog: pytest.LogCaptureFixture) -> None:
    token = {"authorization": f"Bearer {mock.control_token}"}
    with httpx.Client(transport=mock.transport) as client, caplog.at_level(logging.INFO, "practice_mock.access"):
        client.get(f"{mock.control_url}/clock", headers=token)
        client.get(f"{mock.control_url}/clock")
        client.post(f"{mock.control_url}/snapshots/JaneDoe/restore", headers=token)
        client.delete(f"{mock.control_url}/clock", headers=token)
        client.get(f"{mock.control_url}/JaneDoe", headers=token)
    lines = [json.loads(text) for text in caplog.messages if text.startswith("{")]
    seen = [(line["api"], line["method"], line["path"], line["status"]) for line in lines]
    assert seen == [
        ("control", "GET", "/_mock/clock", 200),
        ("control", "GET", "/_mock/clock", 401),
        ("control", "POST", "/_mock/snapshots/*/restore", 404),
        ("control", "DELETE", "/_mock/clock", 405),
        ("control", "GET", "/_mock/*", 404),
    ]
    kept = [(one.path, one.status, one.reason) for one in mock.practice.missed]
    reasons = (
        "The control token is missing or wrong.",
        "What the path names does not exist.",
        "The path does not allow the method.",
        "There is no such path.",
    )
    assert kept == [(path, status, reason) for (*_, path, status), reason in zip(seen[1:], reasons, strict=True)]


def test_a_failed_verification_and_a_rejected_page_are_not_missed(mock: Mock) -> None:
    token = {"authorization": f"Bearer {mock.control_token}"}
    with httpx.Client(transport=mock.transport) as client:
        wrong = client.post(f"{mock.control_url}/verify", headers=token, json={"operation": "getPatient"})
        assert wrong.status_code == 422
        page = {"authorization": "Bearer old", "x-mock-page": "1"}
        assert client.get(f"{mock.control_url}/clock", headers=page).status_code == 401
        assert list(mock.practice.missed) == []
        client.post(f"{mock.control_url}/verify", headers=token, json={"operation": "getPatiant"})
        client.get(f"{mock.origin}/nothing", headers=page)
    assert [(one.path, one.status) for one in mock.practice.missed] == [("/_mock/verify", 400), ("/*", 404)]


REFUSED = {
    "method": (b"FOOBAR /v1/patient/7 HTTP/1.1\r\nHost: x\r\n\r\n", "its method is not one of HTTP"),
    "not ASCII": ("GET /v1/patient/Zoë HTTP/1.1\r\nHost: x\r\n\r\n".encode(), "must be percent-encoded"),
    "not HTTP": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", "it seems to be HTTPS"),
}
WITH_URL = {
    "header": (b"GET %s HTTP/1.1\r\nHost: x\r\nJane Doe\r\n\r\n", 400, "not valid HTTP"),
    "version": (b"GET %s HTTP/9.9\r\nHost: x\r\n\r\n", 400, "not valid HTTP"),
    "length": (b"GET %s HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", 400, "not valid HTTP"),
    "long": (b"GET %s/" + b"a" * 70_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n", 431, "64000 bytes of URL and headers"),
    "many": (b"GET %s HTTP/1.1\r\n" + b"A: b\r\n" * 101 + b"\r\n", 431, "at most 100 headers"),
}


def exchange(mock: Mock, sent: bytes) -> bytes:
    address = urlsplit(mock.origin)
    with socket.create_connection((address.hostname, address.port), timeout=10) as connection:
        connection.sendall(sent)
        received = b""
        while part := connection.recv(65_536):
            received += part
    return received


@pytest.mark.parametrize("name", REFUSED)
def test_a_request_that_is_not_http_is_answered_logged_and_kept(
    served: Mock, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    served.practice.reset()
    sent, reason = REFUSED[name]

    def lines() -> list[dict[str, Any]]:
        return [json.loads(text) for text in caplog.messages if text.startswith("{")]

    with caplog.at_level(logging.INFO, "practice_mock.access"):
        received = exchange(served, sent)
        wait_for(lambda: any(line["method"] is None for line in lines()))
    head, _, body = received.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 400 ")
    assert b"x-mock-cause: client" in head
    assert reason in json.loads(body)["message"]
    [missed] = served.practice.missed
    assert (missed.method, missed.path, missed.status) == (None, None, 400)
    assert missed.reason == json.loads(body)["message"]
    # The server logs a response after it is sent, so a line of the previous test may still come.
    [line] = [line for line in lines() if line["method"] is None]
    assert (line["api"], line["path"], line["status"], line["cause"]) == (None, None, 400, "client")
    assert httpx.get(f"{served.pracsuite_url}/patient/7", headers=KEYS, timeout=60).status_code == 200


@pytest.mark.parametrize("name", WITH_URL)
@pytest.mark.parametrize("prefix", ["", "/_ns/ann"])
def test_a_refused_request_is_missed_unless_its_url_is_that_of_an_api(served: Mock, name: str, prefix: str) -> None:
    with namespace(served, prefix) as mock:
        mock.practice.reset()
        form, status, reason = WITH_URL[name]
        answer = exchange(served, form.replace(b"%s", prefix.encode() + b"/v1/patient/7"))
        assert answer.startswith(b"HTTP/1.1 %d " % status)
        assert reason in json.loads(answer.partition(b"\r\n\r\n")[2])["error"]["detail"]
        [entry] = mock.practice.journal
        assert (entry.api, entry.method, entry.status) == ("pracsuite", "GET", status)
        assert entry.path in {"/patient/{client_id}", "/v1/patient/*/*"}
        assert list(mock.practice.missed) == []
        mock.practice.reset()
        answer = exchange(served, form.replace(b"%s", prefix.encode() + b"/patient/JaneDoe"))
        message = json.loads(answer.partition(b"\r\n\r\n")[2])["message"]
        assert reason in message
        [missed] = mock.practice.missed
        assert (missed.method, missed.status, missed.reason) == ("GET", status, message)
        assert missed.path in {"/patient/*", "/patient/*/*"}
        assert list(mock.practice.journal) == []


@contextmanager
def namespace(mock: Mock, prefix: str) -> Generator[Mock]:
    """Return the mock in the namespace of a path, with that practice."""
    name = prefix.rpartition("/")[2]
    if not name:
        yield mock
        return
    httpx.get(f"{mock.origin}{prefix}/v1/patient/7", headers=KEYS, timeout=60)
    assert isinstance(mock.app, MockApp)
    practice = mock.app.namespaces.get(name)
    assert isinstance(practice, Practice)
    yield Mock(practice, mock.app, mock.origin + prefix)
    mock.app.namespaces.delete(name)


def test_a_url_beyond_the_limit_of_the_parser_is_refused_with_the_reason() -> None:
    with serve(small_practice(), limits=Limits(header_bytes=1_000_000)) as mock:
        answer = exchange(mock, b"GET /v1/" + b"a" * 70_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n")
        assert b"longer than 65,535 bytes" in answer


def test_the_list_of_missed_requests_is_bounded_and_cleared(mock: Mock) -> None:
    for number in range(MISSED_KEPT + 5):
        mock.practice.missed.add(Missed("2027-01-04T00:30:00Z", "GET", "/*", number, ""))
    assert [one.status for one in mock.practice.missed][::999] == [5, MISSED_KEPT + 4]
    with Control(mock.control_url, token=mock.control_token, transport=mock.transport) as control:
        assert len(control.journal().missed) == MISSED_KEPT
        control.clear_journal()
        assert control.journal().missed == ()
        with httpx.Client(transport=mock.transport) as client:
            client.get(f"{mock.origin}/nothing")
        control.reset()
        assert control.journal().missed == ()


def test_the_command_shows_missed_requests(
    served: Mock, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    served.practice.reset()
    monkeypatch.setenv("PRACTICE_MOCK_URL", served.control_url)
    monkeypatch.setenv("PRACTICE_MOCK_TOKEN", served.control_token)
    httpx.get(f"{served.origin}/api/v1/patient/7")
    assert main(["journal"]) == 0
    shown = capsys.readouterr()
    assert (len(shown.out.splitlines()), shown.err) == (1, "1 request reached no API; --missed shows it.\n")
    assert main(["journal", "--missed"]) == 0
    head, row = capsys.readouterr().out.splitlines()
    assert head.split() == ["time", "method", "path", "status", "reason"]
    assert row.split()[1:4] == ["GET", "/api/v1/patient/*", "404"]
    assert main(["journal", "--missed", "--json"]) == 0
    line: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert line["path"] == "/api/v1/patient/*"
