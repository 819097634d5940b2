"""Serving the mock on a socket."""

from __future__ import annotations

import asyncio
import signal
import socket
import struct
from collections.abc import Generator
from contextlib import contextmanager, suppress
from typing import Any

import uvicorn
from starlette.types import ASGIApp, Receive
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from practice_mock.control.feed import STOPPING
from practice_mock.wire.connection import EXTENSION


def listen(host: str, port: int) -> socket.socket:
    """Return a listening socket; port 0 takes a free one. Raises OSError, for instance if the port is in use."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # With an explicit protocol, asyncio sets TCP_NODELAY, so a small response need not wait for an acknowledgement.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(128)
    except OSError:
        listener.close()
        raise
    return listener


def address(listener: socket.socket) -> str:
    """Return host and port of a listening socket in the form of a URL."""
    host, port = listener.getsockname()[:2]
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def make_server(app: ASGIApp) -> uvicorn.Server:
    """Return a server for an application, which logs only warnings, to be run on a listening socket."""
    return uvicorn.Server(
        uvicorn.Config(
            app,
            http=_Protocol,
            lifespan="off",
            log_level="warning",
            access_log=False,
            server_header=False,
            date_header=False,  # the mock sends its own, by its own clock
            timeout_graceful_shutdown=2,
            ws="none",
        )
    )


def run(server: uvicorn.Server, listener: socket.socket) -> None:
    """Serve until the process is interrupted or terminated, then shut down gracefully and return."""
    with interruptible():
        server.run(sockets=[listener])


@contextmanager
def interruptible() -> Generator[None]:
    """Return a context that ends quietly when the process is interrupted or terminated.

    A command that a shell script starts in the background ignores interrupts unless it handles them.
    """
    before = {number: signal.signal(number, signal.default_int_handler) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        with suppress(KeyboardInterrupt):
            yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class _Protocol(HttpToolsProtocol):
    """HTTP/1.1 in which the application can abort its connection, and learns that the server stops."""

    _stopping = False

    def shutdown(self) -> None:
        """Note that the server stops, so that a response without end is ended."""
        self._stopping = True
        super().shutdown()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        app = self.app

        async def with_connection(scope: Any, receive: Any, send: Any) -> None:
            extensions = scope.setdefault("extensions", {})
            extensions[EXTENSION] = _SocketConnection(self.transport, receive)
            extensions[STOPPING] = lambda: self._stopping
            await app(scope, receive, send)

        self.app = with_connection


class _SocketConnection:
    """See `practice_mock.wire.connection.Connection`."""

    def __init__(self, transport: asyncio.Transport, receive: Receive) -> None:
        self._transport = transport
        self._receive = receive

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    async def close(self) -> None:
        self._transport.close()
        await self._gone()

    async def reset(self) -> None:
        # Without lingering, closing sends RST instead of FIN.
        connected = self._transport.get_extra_info("socket")
        connected.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._transport.abort()
        await self._gone()

    async def _gone(self) -> None:
        """Wait until the server has noticed; otherwise it would send a response of its own."""
        while (await self._receive())["type"] != "http.disconnect":
            pass
