"""An exception that a signal handler raises during a call is raised unchanged, wherever it interrupts the call."""

from __future__ import annotations

import gc
import os
import signal
import socket
import time
from collections.abc import Callable, Generator
from datetime import datetime
from functools import partial
from types import FrameType
from typing import Any

import httpx
import httpx2
import pytest

from pracsuite_client import PracSuite
from tests.wire_server import Server, read_request, serving

KEYS: dict[str, Any] = {"vendor_key": "v", "account_key": "a", "timeout": 3, "time_zone": "Australia/Adelaide"}
BOOKING: dict[str, Any] = {
    "app_time": datetime(2027, 3, 1, 9),  # a time of the clinic
    "duration": 30,
    "practitioner_id": 1,
    "business_id": 1,
    "appointment_type_id": 1,
    "client_id": 7,
}


class SoftTimeLimitExceeded(Exception):
    """The exception of a task queue that limits the time of its tasks."""


class OwnTimeout(TimeoutError):
    """An exception of a type that the HTTP library takes for its own."""


def raised_by(error: type[Exception]) -> Any:
    def fail() -> None:
        raise error("the time is over")

    def handle(number: int, frame: FrameType | None) -> None:
        fail()

    return handle


class Handler:
    """A handler that does not keep the frame that it gets."""

    def __call__(self, *given: Any) -> None:
        del given
        raise SoftTimeLimitExceeded


HANDLERS: dict[str, Callable[[], Any]] = {
    "function": lambda: raised_by(SoftTimeLimitExceeded),
    "timeout": lambda: raised_by(OwnTimeout),
    "object": Handler,
    "partial": lambda: partial(Handler().__call__, 1),
}


@pytest.fixture
def alarm() -> Generator[Callable[[Any, float], None]]:
    before = signal.getsignal(signal.SIGALRM)

    def start(handler: Any, seconds: float) -> None:
        signal.signal(signal.SIGALRM, handler)
        signal.setitimer(signal.ITIMER_REAL, seconds)

    yield start
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


def silent(server: Server, connection: socket.socket) -> None:
    """Read a request, answer nothing, and send a signal."""
    if read_request(server, connection) is not None:
        time.sleep(0.02)
        os.kill(os.getpid(), signal.SIGALRM)
        connection.recv(1)


def mute(server: Server, connection: socket.socket) -> None:
    """Accept a connection and do nothing."""
    connection.recv(1)
    time.sleep(1)


EXPECTED = (SoftTimeLimitExceeded, OwnTimeout)


@pytest.mark.parametrize("reconcile", [False, True])
@pytest.mark.parametrize("make", HANDLERS.values(), ids=HANDLERS)
@pytest.mark.parametrize("library", [None, httpx, httpx2])
def test_handler_ends_a_write_that_waits_for_its_response(
    library: Any, make: Callable[[], Any], reconcile: bool, alarm: Any
) -> None:
    with serving(silent) as server:
        http_client = None if library is None else library.Client()
        with PracSuite(**KEYS, base_url=f"http://{server.place}", http_client=http_client) as prac:
            alarm(make(), 0)
            begun = time.monotonic()
            with pytest.raises(EXPECTED):
                prac.appointments.create(**BOOKING, reconcile=reconcile)
            assert time.monotonic() - begun < 2
        if http_client is not None:
            http_client.close()
    assert server.count("POST") == 1
    assert server.count("GET") == 0, "no lookup follows"


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("make", HANDLERS.values(), ids=HANDLERS)
def test_handler_ends_a_handshake(make: Callable[[], Any], alarm: Any) -> None:
    with serving(mute) as server, PracSuite(**KEYS, base_url=f"https://{server.place}") as prac:
        alarm(make(), 0.1)
        with pytest.raises(EXPECTED):
            prac.appointments.create(**BOOKING)
    gc.collect()  # the library does not close a socket whose handshake is interrupted


def test_handler_ends_the_constructor(alarm: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*arguments: Any, **settings: Any) -> Any:
        time.sleep(1)

    monkeypatch.setattr(httpx, "create_ssl_context", slow)
    monkeypatch.setenv("SSL_CERT_FILE", __file__)
    alarm(raised_by(SoftTimeLimitExceeded), 0.05)
    with pytest.raises(SoftTimeLimitExceeded):
        PracSuite(**KEYS, base_url="http://127.0.0.1:9")
