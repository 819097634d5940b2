"""Frames of HTTP/2 that bring a response no further do not prolong a call, in a synchronous pool of the caller too."""

from __future__ import annotations

import socket
import time
import types
from typing import Any

import h2.config
import h2.connection
import h2.events
import httpx
import httpx2
import pytest

from pracsuite_client import APITimeoutError, Retry
from tests.wire_server import Handler, Server, frame, serving
from tests.write_calls import call, pool_of

DEADLINE = 0.3

FLOODS = {
    "ping": (b"", frame(6, 0, 0, b"12345678")),
    "settings": (b"", frame(4, 0, 0, b"\x00\x03\x00\x00\x00\x64")),
    "window update": (b"", frame(8, 0, 0, (1).to_bytes(4))),
    "informational response": (b"", frame(1, 4, 1, b"\x48\x03103")),
    "empty data": (frame(1, 4, 1, b"\x88"), frame(0, 0, 1, b"")),
    "byte of data": (frame(1, 4, 1, b"\x88"), frame(0, 0, 1, b" ")),
}
"""What a server sends once after a request, and what it repeats then."""


def flooding(first: bytes, repeated: bytes) -> Handler:
    """Return a handler that receives a request over HTTP/2 and then sends frames without end."""

    def handle(server: Server, connection: socket.socket) -> None:
        state = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
        state.initiate_connection()
        connection.sendall(state.data_to_send())
        while received := connection.recv(65536):
            ended = any(isinstance(event, h2.events.StreamEnded) for event in state.receive_data(received))
            connection.sendall(state.data_to_send())
            if ended:
                break
        connection.sendall(first)
        end = time.monotonic() + 10 * DEADLINE
        while time.monotonic() < end:
            connection.sendall(repeated)
            time.sleep(0.01)

    return handle


CASES = [("sync", httpx, flood) for flood in FLOODS]
CASES += [(way, httpx2, flood) for way in ("sync", "asyncio", "trio") for flood in ("ping", "empty data")]


@pytest.mark.parametrize(("way", "library", "flood"), CASES)
def test_frames_do_not_prolong_a_call(way: str, library: types.ModuleType, flood: str) -> None:
    retry = Retry(deadline=DEADLINE, max_retries=0)
    pool: Any = pool_of(library, http1=False, http2=True)
    with serving(flooding(*FLOODS[flood])) as server:
        begun = time.monotonic()
        error = call(way, f"http://{server.place}", pool, retry=retry)
        took = time.monotonic() - begun
    assert isinstance(error, APITimeoutError)
    assert error.maybe_applied
    assert took < 8 * DEADLINE
