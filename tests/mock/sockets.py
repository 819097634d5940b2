"""Requests as bytes on a socket, for what no HTTP library would send."""

from __future__ import annotations

import socket
import struct
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from urllib.parse import urlsplit

from practice_mock import DEMO

KEYS = {"x-api-key": DEMO.pracsuite.vendor_key, "a-api-key": DEMO.pracsuite.account_key}
JSON = {"content-type": "application/json"}


def connect(origin: str, timeout: float = 10) -> socket.socket:
    """Return a connection to a mock."""
    address = urlsplit(origin)
    return socket.create_connection((address.hostname or "", address.port or 0), timeout)


def head(method: str, path: str, headers: Mapping[str, str | int] | None = None) -> bytes:
    """Return request line and headers."""
    lines = [f"{method} {path} HTTP/1.1", "host: localhost", *(f"{k}: {v}" for k, v in (headers or {}).items())]
    return "\r\n".join([*lines, "", ""]).encode()


def framed(method: str, path: str, headers: Mapping[str, str | int], body: bytes, *, chunked: bool) -> bytes:
    """Return a request with a body of a stated length, or in chunks of seven bytes."""
    if not chunked:
        return head(method, path, {**headers, "content-length": len(body)}) + body
    pieces = [body[start : start + 7] for start in range(0, len(body), 7)]
    chunks = b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces)
    return head(method, path, {**headers, "transfer-encoding": "chunked"}) + chunks + b"0\r\n\r\n"


def send_and_leave(origin: str, sent: bytes, *, reset: bool = False) -> None:
    """Send bytes and disconnect: in an orderly way, or with a reset."""
    with connect(origin) as connection:
        connection.sendall(sent)
        if reset:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def everything_from(connection: socket.socket) -> bytes:
    """Return all bytes until the other side closes the connection, also if it does so with a reset."""
    received = b""
    with suppress(ConnectionResetError):
        while piece := connection.recv(65536):
            received += piece
    return received


def exchange(origin: str, sent: bytes, timeout: float = 10) -> bytes:
    """Send bytes, and return what is received until the mock closes the connection. Raises TimeoutError."""
    with connect(origin, timeout) as connection:
        with suppress(BrokenPipeError, ConnectionResetError):  # it may be refused before its end
            connection.sendall(sent)
        return everything_from(connection)


def status_of(received: bytes) -> int:
    """Return the status of a response; 0 if there is none."""
    return int(received.split(b" ", 2)[1]) if received.startswith(b"HTTP/1.1 ") else 0


def wait_for(condition: Callable[[], object], seconds: float = 5) -> None:
    """Wait until a function returns true."""
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "it took too long"
        time.sleep(0.002)
