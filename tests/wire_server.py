"""Servers on this machine that break the rules of HTTP/1.1, HTTP/2 or TLS on purpose."""

from __future__ import annotations

import atexit
import json
import socket
import ssl
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import h2.config
import h2.connection
import h2.events
import trustme

GIVE_UP = 10.0
"""Seconds after which a server stops waiting for its client."""


@dataclass
class Server:
    """A server, and the requests that it received."""

    port: int
    requests: list[str] = field(default_factory=list[str])
    """The method and the path of each request."""
    heads: list[bytes] = field(default_factory=list[bytes])
    """The complete head of each request over HTTP/1.1."""

    @property
    def place(self) -> str:
        return f"127.0.0.1:{self.port}"

    def count(self, method: str) -> int:
        """Return the number of requests with a method."""
        return sum(request.split()[0] == method for request in self.requests)


Handler = Callable[[Server, socket.socket], None]
"""Serves one connection."""


@cache
def certificate() -> tuple[Path, Path]:
    """Return two new files: a certificate for 127.0.0.1 with its key, and the certificate of its issuer."""
    authority = trustme.CA()
    leaf = authority.issue_cert("127.0.0.1")
    folder = Path(mkdtemp())
    atexit.register(rmtree, folder, ignore_errors=True)
    own, issuer = folder / "own.pem", folder / "issuer.pem"
    leaf.private_key_and_cert_chain_pem.write_to_path(str(own))
    authority.cert_pem.write_to_path(str(issuer))
    return own, issuer


@contextmanager
def serving(handler: Handler) -> Generator[Server]:
    """Yield a server that handles each connection in a thread of its own."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = Server(listening.getsockname()[1])

        def serve(connection: socket.socket) -> None:
            connection.settimeout(GIVE_UP)
            with connection, suppress(OSError):
                handler(server, connection)

        def accept() -> None:
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                threading.Thread(target=serve, args=(connection,), daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        try:
            yield server
        finally:
            listening.shutdown(socket.SHUT_RDWR)


def read_request(server: Server, connection: socket.socket) -> str | None:
    """Read one request over HTTP/1.1. Returns its method and path, ``None`` if the client closed the connection."""
    received = b""
    while b"\r\n\r\n" not in received:
        piece = connection.recv(65536)
        if not piece:
            return None
        received += piece
    head, _, body = received.partition(b"\r\n\r\n")
    length = next(
        (int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")),
        0,
    )
    while len(body) < length:
        piece = connection.recv(65536)
        if not piece:
            return None
        body += piece
    request = " ".join(head.split(b"\r\n")[0].decode().split()[:2])
    server.heads.append(head)
    server.requests.append(request)
    return request


def response(value: object, *headers: str, status: int = 200) -> bytes:
    """Return a JSON response over HTTP/1.1 that keeps the connection."""
    body = json.dumps(value).encode()
    lines = (f"HTTP/1.1 {status} Told", "content-type: application/json", f"content-length: {len(body)}", *headers)
    return "\r\n".join((*lines, "", "")).encode() + body


def answering(answer: Callable[[str], bytes]) -> Handler:
    """Return a handler that answers each request over HTTP/1.1 with the bytes of a function of method and path."""

    def handle(server: Server, connection: socket.socket) -> None:
        while (request := read_request(server, connection)) is not None:
            connection.sendall(answer(request))

    return handle


def over_tls(handler: Handler) -> Handler:
    """Return a handler that serves over TLS, with the certificate that no one trusts."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate()[0])

    def handle(server: Server, connection: socket.socket) -> None:
        with context.wrap_socket(connection, server_side=True) as encrypted:
            handler(server, encrypted)

    return handle


def over_http2(answer: Callable[[h2.connection.H2Connection, int], bytes]) -> Handler:
    """Return a handler that serves over HTTP/2.

    ``answer`` gets the connection and the stream of a request that arrived completely, and returns bytes to send raw,
    after what it gave to the connection.
    """

    def handle(server: Server, connection: socket.socket) -> None:
        state = h2.connection.H2Connection(
            h2.config.H2Configuration(client_side=False, validate_outbound_headers=False)
        )
        state.initiate_connection()
        connection.sendall(state.data_to_send())
        while received := connection.recv(65536):
            for event in state.receive_data(received):
                if isinstance(event, h2.events.RequestReceived):
                    named = {bytes(name): bytes(value) for name, value in event.headers}
                    server.requests.append(f"{named[b':method'].decode()} {named[b':path'].decode()}")
                elif isinstance(event, h2.events.DataReceived):
                    state.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
                elif isinstance(event, h2.events.StreamEnded):
                    raw = answer(state, event.stream_id)
                    connection.sendall(state.data_to_send() + raw)
            connection.sendall(state.data_to_send())

    return handle


def frame(kind: int, flags: int, stream: int, payload: bytes) -> bytes:
    """Return a frame of HTTP/2."""
    return len(payload).to_bytes(3) + bytes((kind, flags)) + stream.to_bytes(4) + payload
