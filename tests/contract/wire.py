"""A server that records what arrives on a socket and sends the given response."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote_plus


@dataclass(frozen=True)
class Arrived:
    """A request as received on the wire."""

    method: str
    target: str
    """Path and query, still percent-encoded."""
    headers: Mapping[str, str]
    """Names in lower case."""
    content: bytes

    @property
    def path(self) -> str:
        return self.target.partition("?")[0]

    @property
    def query(self) -> list[tuple[str, str]]:
        """Decoded names and values in the received order."""
        pairs = [pair.partition("=") for pair in self.target.partition("?")[2].split("&") if pair]
        return [(unquote_plus(name), unquote_plus(value)) for name, _, value in pairs]

    def json(self) -> Any:
        return json.loads(self.content)


@dataclass
class Wire:
    """The server side of the test."""

    origin: str
    arrived: list[Arrived] = field(default_factory=list)
    status: int = 200
    answer: bytes = b'{"header": {"sendingFacility": "Example Lab"}}'
    """The echo of a message. A test of another operation sets its own response."""

    def only(self) -> Arrived:
        """Return the only request that arrived."""
        assert len(self.arrived) == 1
        return self.arrived[0]


@contextmanager
def listen() -> Iterator[Wire]:
    """Listen on a free loopback port."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle_one_request(self) -> None:
            self.raw_requestline = self.rfile.readline(65537)
            if not self.raw_requestline or not self.parse_request():
                self.close_connection = True
                return
            headers = {name.lower(): value for name, value in self.headers.items()}
            assert len(headers) == len(self.headers.items()), "a header was sent twice"
            content = self.rfile.read(int(headers.get("content-length", 0)))
            wire.arrived.append(Arrived(self.command, self.path, headers, content))
            self.send_response(wire.status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(wire.answer)))
            self.end_headers()
            self.wfile.write(wire.answer)

        def log_message(self, *_: object) -> None:
            """Log nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        wire = Wire(f"http://127.0.0.1:{server.server_address[1]}")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield wire
        finally:
            server.shutdown()
            thread.join()
