"""Send requests over several connections at a time, with as little CPU time of this process as possible.

One thread waits for all connections, and a request is the same bytes each time: the server is to be measured, not this.
"""

from __future__ import annotations

import re
import selectors
import socket
from collections.abc import Iterator, Sequence
from contextlib import ExitStack

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_CHUNKED = re.compile(rb"\r\ntransfer-encoding: *chunked", re.IGNORECASE)
_PIECE = 1 << 16
_SECONDS = 30.0
"""The time after which a server that sends nothing is given up."""


class UnexpectedResponse(RuntimeError):
    """A server responded with another status than a success, or ended a connection."""


def request_bytes(method: str, host: str, path: str, headers: dict[str, str], body: bytes = b"") -> bytes:
    """Return a request as it is sent."""
    given = {"Host": host, "Accept-Encoding": "identity", **headers}
    if body:
        given["Content-Length"] = str(len(body))
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in given.items())]
    return "\r\n".join([*lines, "", ""]).encode() + body


def send_all(host: str, port: int, shares: Sequence[Sequence[bytes]]) -> None:
    """Send the requests of each share over a connection of its own, one after the other; all shares at a time.

    Raises UnexpectedResponse if a response is not a success.
    """
    with ExitStack() as opened, selectors.DefaultSelector() as selector:
        for share in filter(None, shares):
            connection = opened.enter_context(socket.create_connection((host, port), timeout=_SECONDS))
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            exchange = _Exchange(connection, iter(share))
            exchange.send_next()
            selector.register(connection, selectors.EVENT_READ, exchange)
        while selector.get_map():
            ready = selector.select(_SECONDS)
            if not ready:
                raise UnexpectedResponse(f"the server on port {port} sent nothing for {_SECONDS:.0f} seconds")
            for key, _ in ready:
                waiting: _Exchange = key.data
                if waiting.receive() and not waiting.send_next():
                    selector.unregister(key.fileobj)


class _Exchange:
    """The requests of one connection."""

    def __init__(self, connection: socket.socket, requests: Iterator[bytes]) -> None:
        self._connection = connection
        self._requests = requests
        self._received = b""

    def send_next(self) -> bool:
        """Send the next request. Return whether there was one."""
        request = next(self._requests, None)
        if request is None:
            return False
        self._received = b""
        self._connection.sendall(request)
        return True

    def receive(self) -> bool:
        """Receive what has arrived. Return whether the response is complete."""
        piece = self._connection.recv(_PIECE)
        if not piece:
            raise UnexpectedResponse("the server has closed a connection")
        self._received = received = self._received + piece
        end = received.find(b"\r\n\r\n")
        if end < 0:
            return False
        if received[9:10] != b"2":
            raise UnexpectedResponse(f"the server responded with {received[9:12].decode('latin-1')}")
        length = _LENGTH.search(received, 0, end)
        if length is not None:
            return len(received) >= end + 4 + int(length[1])
        if _CHUNKED.search(received, 0, end):
            return received.endswith(b"\r\n0\r\n\r\n")
        raise UnexpectedResponse("the server does not state the length of its response")
