"""Serving the mock on a socket."""

from __future__ import annotations

import math
import signal
import socket
from collections.abc import Generator
from contextlib import contextmanager, suppress

import uvicorn
from starlette.types import ASGIApp

from practice_mock.limits import Limits
from practice_mock.serving.protocol import LimitedProtocol

WAITING = 2048
"""The number of connections that may wait to be accepted."""


def listen(host: str, port: int) -> socket.socket:
    """Return a listening socket; port 0 takes a free one. Raises OSError, for instance if the port is in use."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # With an explicit protocol, asyncio sets TCP_NODELAY, so a small response need not wait for an acknowledgement.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(WAITING)
    except OSError:
        listener.close()
        raise
    return listener


def address(listener: socket.socket) -> str:
    """Return host and port of a listening socket in the form of a URL."""
    host, port = listener.getsockname()[:2]
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


class SharedListener(socket.socket):
    """A listening socket of several processes. Make a server with `shared` for it."""

    @classmethod
    def of(cls, listener: socket.socket) -> SharedListener:
        """Return the same socket, which replaces the given one."""
        return cls(listener.family, listener.type, listener.proto, listener.detach())

    def listen(self, backlog: int = WAITING, /) -> None:
        """Let connections wait. asyncio passes the number of connections that it accepts at a time instead."""
        super().listen(WAITING)


def make_server(app: ASGIApp, limits: Limits | None = None, *, shared: bool = False) -> uvicorn.Server:
    """Return a server for an application, which logs only warnings, to be run on a listening socket.

    If it is a `SharedListener`, the server accepts one connection at a time. Otherwise one process would accept all
    that arrive at once, and the others none.
    """
    wanted = limits or Limits()

    class Protocol(LimitedProtocol):
        limits = wanted

    return uvicorn.Server(
        uvicorn.Config(
            app,
            http=Protocol,
            lifespan="off",
            backlog=1 if shared else WAITING,
            log_level="warning",
            access_log=False,
            server_header=False,
            date_header=False,  # the mock sends its own, by its own clock
            proxy_headers=False,  # whoever connects could write them
            timeout_graceful_shutdown=2,
            timeout_keep_alive=math.ceil(wanted.idle_seconds),
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
