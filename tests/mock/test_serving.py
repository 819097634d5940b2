"""The mock on a socket, in this process, and from the command line."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

import practice_mock
from practice_mock import DEMO, Clock, Practice
from practice_mock.serving import protocol, server
from practice_mock.testing import Mock, in_process, serve
from tests.mock.support import conforms_to, message_data, message_parts, token

KEYS = {"x-api-key": DEMO.pracsuite.vendor_key, "a-api-key": DEMO.pracsuite.account_key}
FILE = ("a.txt", b"hello")
HOLD = {"app_time": "2027-01-04T09:00:00", "practitioner_id": 1, "business_id": 1, "duration": 30}


def test_the_server_and_the_test_share_one_state() -> None:
    with serve() as mock:
        hooks = {"response": [conforms_to("pracsuite")]}
        with httpx.Client(base_url=mock.pracsuite_url, headers=KEYS, event_hooks=hooks) as client:
            number = client.post("/reserve_appointment", json=HOLD).json()["appointment_id"]
            assert mock.practice.pracsuite[0].table("appointment").get(number) is not None
            mock.practice.reset()
            assert client.get(f"/appointment/{number}").status_code == 404
            assert client.get("/patient/7").json()["links"]["self"] == f"{mock.pracsuite_url}/patient/7"
        url = f"{mock.coreplus_url}/Message/"
        headers = {"authorization": token("POST", url, mock.practice.clock.now())}
        assert httpx.post(url, files=message_parts(message_data(FILE), FILE), headers=headers).status_code == 200
    with pytest.raises(httpx.ConnectError):
        httpx.get(mock.pracsuite_url)


def test_serve_fails_at_once_if_the_server_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    class Ends:
        started = should_exit = False

        def run(self, sockets: object) -> None:
            """Return at once."""

    monkeypatch.setattr(server, "make_server", lambda app, limits: Ends())
    begun = time.monotonic()
    with pytest.raises(RuntimeError, match="the mock server did not start"), serve():
        pytest.fail("the server did not start")
    assert time.monotonic() - begun < 8, "serve waits only while the server may still start"


def test_serve_reports_a_server_that_does_not_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stuck:
        started, should_exit = True, False
        released = threading.Event()

        def run(self, sockets: object) -> None:
            """Wait, as if a request were still at work."""
            self.released.wait(30)

    monkeypatch.setattr(server, "make_server", lambda app, limits: Stuck())
    monkeypatch.setattr("practice_mock.testing._STOP", 0.05)
    with pytest.raises(RuntimeError, match=r"did not stop within 0\.05 seconds"), serve():
        pass
    Stuck.released.set()


def test_head_and_body_of_a_response_are_sent_together(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[bytes] = []
    with serve() as mock:
        made = protocol.LimitedProtocol.connection_made

        def noting(self: protocol.LimitedProtocol, transport: Any) -> None:
            write = transport.write

            def noted(data: bytes) -> None:
                sent.append(bytes(data))
                write(data)

            transport.write = noted
            made(self, transport)

        monkeypatch.setattr(protocol.LimitedProtocol, "connection_made", noting)
        with httpx.Client(base_url=mock.pracsuite_url, headers=KEYS) as client:
            assert client.get("/patient/7").json()["client_id"] == 7
            assert client.head("/patient/7").content == b""
            assert client.options("/patient/7").status_code == 204
    assert [piece[:12] for piece in sent if piece] == [b"HTTP/1.1 200", b"HTTP/1.1 200", b"HTTP/1.1 204"]


def test_responses_are_dated_by_the_clock_of_the_mock() -> None:
    practice = Practice(clock=Clock(datetime(2027, 1, 4, 9, tzinfo=UTC)))
    with serve(practice) as mock:
        dated = httpx.get(f"{mock.pracsuite_url}/patient/7", headers=KEYS).headers
    assert dated.get_list("date") == ["Mon, 04 Jan 2027 09:00:00 GMT"]


def test_one_of_several_simultaneous_holds_of_a_time_succeeds() -> None:
    with serve() as mock:

        def reserve() -> None:
            statuses.append(
                httpx.post(f"{mock.pracsuite_url}/reserve_appointment", json=HOLD, headers=KEYS).status_code
            )

        statuses: list[int] = []
        threads = [threading.Thread(target=reserve) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(statuses) == [201] + [409] * 7


def test_the_transport_serves_async_clients() -> None:
    mock = in_process()

    async def ask() -> list[int]:
        async with httpx.AsyncClient(base_url=mock.pracsuite_url, transport=mock.transport, headers=KEYS) as client:
            return [(await client.get("/patient/7")).status_code, (await client.delete("/patient/7")).status_code]

    assert asyncio.run(ask()) == [200, 405]


def test_a_body_may_be_streamed() -> None:
    with serve() as mock:
        content = (part for part in (b'{"first_name": "Io"', b', "surname": "Nova"}'))
        headers = {**KEYS, "content-type": "application/json"}
        answer = httpx.post(f"{mock.pracsuite_url}/patient", content=content, headers=headers)
        assert answer.status_code == 201


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_the_command_serves_and_stops(stop: signal.Signals) -> None:
    folder = str(Path(practice_mock.__file__).parents[1])
    process = subprocess.Popen(
        [sys.executable, "-m", "practice_mock", "--port", "0", "--no-access-log"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": folder},
    )
    assert process.stdout is not None
    shown = ""
    while "Stop with" not in shown:
        line = process.stdout.readline()
        assert line, "the command ended early"
        shown += line
    url = re.search(r"PracSuite +(\S+)", shown)
    assert url is not None
    assert httpx.get(f"{url[1]}/patient/7", headers=KEYS).status_code == 200
    process.send_signal(stop)
    rest, errors = process.communicate(timeout=10)
    assert errors == ""
    assert (rest.strip(), process.returncode) == ("Stopped.", 0)


def test_in_process_accepts_a_practice() -> None:
    practice = Practice(seed=9, zone="Australia/Perth")
    mock: Mock = in_process(practice)
    assert mock.practice is practice
    assert practice.pracsuite[0].zone.key == "Australia/Perth"
