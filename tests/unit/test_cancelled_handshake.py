"""A call that ends while its connection is being opened does not leave the connection open."""

from __future__ import annotations

import gc
import socket
import threading
from contextlib import suppress
from typing import Any

import anyio
import anyio.to_thread
import httpx
import httpx2
import pytest

from pracsuite_client import AsyncPracSuite, Retry
from tests.wire_server import Server, serving
from tests.write_calls import KEYS, PATIENT

PATIENCE = 5.0
"""The seconds that a test waits for a connection. It fails after them."""


class Mute:
    """A server that receives the beginning of a handshake, and says nothing."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.closed = threading.Event()

    def handle(self, server: Server, connection: socket.socket) -> None:
        connection.recv(65536)
        self.begun.set()
        with suppress(ConnectionError):
            connection.recv(65536)
        self.closed.set()


async def is_set(event: threading.Event) -> bool:
    """Return whether an event happens soon, while the event loop runs."""
    return await anyio.to_thread.run_sync(event.wait, PATIENCE)


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
@pytest.mark.parametrize("library", [None, httpx, httpx2], ids=["own", "httpx", "httpx2"])
def test_call_that_is_cancelled_in_a_handshake_closes_its_connection(library: Any, backend: str) -> None:
    mute = Mute()

    async def run(url: str) -> None:
        pool = None if library is None else library.AsyncClient()
        settings: dict[str, Any] = {
            **KEYS,
            "base_url": url,
            "retry": Retry(deadline=60),
            "timeout": 60,
            "http_client": pool,
        }
        async with AsyncPracSuite(**settings) as prac, anyio.create_task_group() as group:
            group.start_soon(lambda: prac.patients.create(**PATIENT))
            assert await is_set(mute.begun)
            group.cancel_scope.cancel()
            with anyio.CancelScope(shield=True):
                assert await is_set(mute.closed)
        if pool is not None:
            await pool.aclose()

    with serving(mute.handle) as server:
        anyio.run(run, f"https://{server.place}", backend=backend)
    gc.collect()  # a connection that is still open would be reported now
