"""What people watch in a namespace: its events until it is deleted, its credentials, and its page."""

from __future__ import annotations

import json
import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from practice_mock import DEMO, Clock, CoreplusCredentials, Practice
from practice_mock.testing import Mock, in_process, serve
from tests.mock.support import NOW, small_practice, small_stores, token

AT_ONCE = 3.0


@contextmanager
def listening(mock: Mock) -> Generator[Iterator[str]]:
    """Return the lines of the feed, after the first two, which show the present state."""
    headers = {"authorization": f"Bearer {mock.control_token}"}
    with (
        httpx.Client(trust_env=False, timeout=AT_ONCE) as http,
        http.stream("GET", f"{mock.control_url}/events", headers=headers) as response,
    ):
        lines = response.iter_lines()
        assert [json.loads(next(lines))["event"] for _ in range(2)] == ["state", "faults"]
        yield lines


def names(mock: Mock) -> Sequence[str]:
    with mock.control() as control:
        return control.namespaces()


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("practice_mock.practice._stores", small_stores)
    return tmp_path / "state.sqlite"


@pytest.mark.parametrize("in_a_file", [False, True])
def test_listeners_are_told_that_their_namespace_is_deleted(path: Path, in_a_file: bool) -> None:
    practice = Practice(clock=Clock(NOW), db=path if in_a_file else None)
    with serve(practice) as mock:
        alice = mock.namespace("alice")
        with listening(alice) as lines, listening(mock) as others:
            with mock.control() as control:
                control.delete_namespace("alice")
            assert [json.loads(line)["event"] for line in lines] == ["deleted"]
            assert list(names(mock)) == ["default"]
            practice.reset()
            assert json.loads(next(others)) == {"event": "reset"}
        assert list(path.parent.glob("*alice*")) == []
    practice.close()


def test_listeners_are_told_that_another_process_deleted_their_namespace(path: Path) -> None:
    first, second = (Practice(clock=Clock(NOW), db=path) for _ in range(2))
    with serve(first) as mock:
        with listening(mock.namespace("alice")) as lines:
            other = in_process(second)
            other.delete_namespace("alice")
            assert [json.loads(line)["event"] for line in lines] == ["deleted"]
        assert list(names(mock)) == ["default"]
        mock.app.namespaces.close()  # type: ignore[attr-defined]
    first.close()
    second.close()


def test_a_listener_in_a_namespace_does_not_delay_the_end_of_the_server(path: Path) -> None:
    with ExitStack() as server:
        mock = server.enter_context(serve(small_practice()))
        with listening(mock.namespace("alice")) as lines:
            started = time.monotonic()
            server.close()
            assert list(lines) == []
            assert time.monotonic() - started < AT_ONCE


def test_the_head_of_the_events_ends_at_once() -> None:
    with serve(small_practice()) as mock, httpx.Client(trust_env=False, timeout=AT_ONCE) as http:
        headers = {"authorization": f"Bearer {mock.control_token}"}
        for _ in range(2):  # on the same connection
            assert http.head(f"{mock.control_url}/events", headers=headers).status_code == 200


@pytest.fixture
def mock() -> Mock:
    return in_process(small_practice())


def credentials(mock: Mock) -> Any:
    headers = {"authorization": f"Bearer {mock.control_token}"}
    with httpx.Client(transport=mock.transport, headers=headers) as client:
        return client.get(f"{mock.control_url}/credentials").json()


def test_the_credentials_of_a_namespace_select_it_without_its_url(mock: Mock) -> None:
    alice = mock.namespace("alice")
    shown = credentials(alice)
    keys, consumer = shown["pracsuite"][0], CoreplusCredentials(**shown["coreplus"][0])
    url = f"{mock.coreplus_url}/Location/"
    signed = {"authorization": token("GET", url, NOW, consumer), "content-type": "application/json"}
    with httpx.Client(transport=mock.transport) as client:
        headers = {"x-api-key": keys["vendor_key"], "a-api-key": keys["account_key"]}
        assert client.get(f"{mock.pracsuite_url}/patient/7", headers=headers).status_code == 200
        assert client.get(url, headers=signed).status_code == 200
        limited = CoreplusCredentials(**shown["coreplus_limited"])
        signed["authorization"] = token("GET", url, NOW, limited)
        assert client.get(url, headers=signed).status_code == 200
    assert [entry.operation for entry in alice.practice.journal] == ["getPatient", "listLocations", "listLocations"]
    assert len(mock.practice.journal) == 0


def test_the_credentials_of_the_default_namespace_are_the_published_ones(mock: Mock) -> None:
    shown = credentials(mock)
    assert shown["pracsuite"][0]["account_key"] == DEMO.pracsuite.account_key
    assert shown["coreplus"][0]["access_token"] == DEMO.coreplus.access_token


def test_the_files_of_the_page_are_the_same_in_a_namespace_and_make_none(mock: Mock) -> None:
    html = {"accept": "text/html"}
    with httpx.Client(transport=mock.transport, base_url=mock.origin, headers=html) as client:
        for path in ("/", "/page/main.js", "/page/none.js"):
            plain, named = client.get(path), client.get(f"/_ns/alice{path}")
            assert (plain.status_code, plain.content) == (named.status_code, named.content)
    assert list(names(mock)) == ["default"]


@pytest.mark.parametrize("name", ["alice", "Alice", "a b", "é", "javascript:x", "x" * 65])
def test_the_page_of_a_namespace_is_in_a_folder(mock: Mock, name: str) -> None:
    with httpx.Client(transport=mock.transport, base_url=mock.origin) as client:
        sent = client.get(f"/_ns/{name}", headers={"accept": "text/html"})
    if name.isascii() and " " not in name:
        assert (sent.status_code, sent.headers["location"]) == (307, f"/_ns/{name.replace(':', '%3A')}/")
    else:
        assert sent.status_code == 400
