"""A network below the HTTP library: real HTTP/1.1 and HTTP/2 in memory, which can fail at any step and any byte.

The connection pool of the HTTP library is real, and so are the events that it reports. Only the sockets are replaced:
each connection ends in a small server that passes complete requests to the mock.
"""

from __future__ import annotations

import ssl
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import h2.config
import h2.connection
import h2.events
import h11
import httpcore
import httpx

from practice_mock.testing import InProcessTransport
from tests.property.network import TIMEOUT, World

SCHEME_AND_HOST = "https://practice-mock.test"


@dataclass(frozen=True)
class Failure:
    """An exception at a step of an attempt: at connecting, at the TLS handshake, or at the Nth write or read."""

    step: Literal["connect", "tls", "write", "read"]
    number: int
    error: type[Exception]
    passed: bool = False
    """Whether the bytes of a failing write are delivered nevertheless."""


@dataclass(frozen=True)
class Cut:
    """A response that ends after N bytes, with the end of the connection or with an exception."""

    size: int
    error: type[Exception] | None = None


@dataclass(frozen=True)
class Inject:
    """Bytes that the server sends in addition, after N bytes of its response."""

    data: bytes
    at: int


@dataclass(frozen=True)
class Gateway:
    """A response of a gateway in front of the API, which may have passed the request on."""

    status: int
    media_type: str
    body: bytes
    committed: bool


@dataclass(frozen=True)
class Silence:
    """No response, although the request may have been carried out."""

    committed: bool


WireEvent = Failure | Cut | Inject | Gateway | Silence | None
"""The event that affects one attempt; ``None`` means that the server responds."""


@dataclass
class Attempt:
    """One connection, over which one request is sent."""

    event: WireEvent
    method: str = ""
    writes: int = 0
    reads: int = 0
    connected: bool = False
    """Whether the connection was ready for the request."""
    status: int | None = None
    """The status of the response that the server sent."""
    preface: int = 0
    """The number of writes before those of the request."""

    @property
    def left(self) -> bool:
        """Whether bytes of the request were written, or tried to be."""
        return self.writes > self.preface


class WireNetwork:
    """Connections to the mock, each with the next event of a schedule; later ones work."""

    def __init__(self, world: World, schedule: Sequence[WireEvent], *, http2: bool) -> None:
        self.world = world
        self.http2 = http2
        self.attempts: list[Attempt] = []
        self._schedule = list(schedule)
        self._carrier = InProcessTransport(world.mock.app)

    def connect(self) -> Connection:
        """Return the connection of the next attempt, or raise the exception of its event."""
        attempt = Attempt(self._schedule.pop(0) if self._schedule else None, preface=1 if self.http2 else 0)
        self.attempts.append(attempt)
        connection = (Http2Connection if self.http2 else Http11Connection)(self, attempt)
        connection.fail_at("connect", 0)
        return connection

    def carry(self, method: str, target: str, headers: Iterable[tuple[bytes, bytes]], body: bytes) -> httpx.Response:
        """Return the response of the mock to a complete request."""
        return self._carrier.handle_request(
            httpx.Request(method, SCHEME_AND_HOST + target, headers=list(headers), content=body)
        )


class Connection(ABC):
    """The server's end of a connection. It closes after one response."""

    def __init__(self, network: WireNetwork, attempt: Attempt) -> None:
        self._network = network
        self._attempt = attempt
        self._outgoing = bytearray()
        self._delivered = 0
        self._finished = False

    def fail_at(self, step: str, number: int) -> None:
        """Raise the exception of the event, if it belongs to this step."""
        event = self._attempt.event
        if isinstance(event, Failure) and (event.step, event.number) == (step, number):
            raise event.error("injected")

    def secure(self) -> None:
        """Finish the TLS handshake."""
        self.fail_at("tls", 0)
        self._attempt.connected = True

    def write(self, data: bytes) -> None:
        """Take bytes of the client."""
        number, event = self._attempt.writes, self._attempt.event
        self._attempt.writes += 1
        lost = isinstance(event, Failure) and (event.step, event.number) == ("write", number) and not event.passed
        if data and not lost:
            self.receive(data)
        self.fail_at("write", number)

    def read(self, count: int) -> bytes:
        """Return bytes for the client; none at the end of the connection."""
        self.fail_at("read", self._attempt.reads)
        self._attempt.reads += 1
        event = self._attempt.event
        left = event.size - self._delivered if isinstance(event, Cut) else count
        piece = bytes(self._outgoing[: max(0, min(count, left))])
        del self._outgoing[: len(piece)]
        self._delivered += len(piece)
        if piece:
            return piece
        if isinstance(event, Cut) and event.error is not None:
            raise event.error("injected")
        if self._finished and not isinstance(event, Silence):
            return b""
        self._network.world.pass_by(TIMEOUT)
        raise httpcore.ReadTimeout("injected")

    @abstractmethod
    def receive(self, data: bytes) -> None:
        """Process bytes of the client."""

    @abstractmethod
    def respond(self, response: httpx.Response) -> bytes:
        """Return the bytes of a response."""

    def _complete(self, method: str, target: str, headers: Iterable[tuple[bytes, bytes]], body: bytes) -> None:
        """Respond to a request that has arrived completely."""
        event = self._attempt.event
        self._attempt.method = method
        committed = not isinstance(event, (Gateway, Silence)) or event.committed
        response = self._network.carry(method, target, headers, body) if committed else httpx.Response(500)
        self._finished = True
        if isinstance(event, Silence):
            return
        if isinstance(event, Gateway):
            body = b"" if event.status == 204 else event.body
            response = httpx.Response(event.status, headers={"content-type": event.media_type}, content=body)
        self._attempt.status = response.status_code
        data = self.respond(response)
        if isinstance(event, Inject):
            data = data[: event.at] + event.data + data[event.at :]
        self._outgoing += data


class Http11Connection(Connection):
    """A connection over HTTP/1.1."""

    def __init__(self, network: WireNetwork, attempt: Attempt) -> None:
        super().__init__(network, attempt)
        self._state = h11.Connection(h11.SERVER)
        self._request: h11.Request | None = None
        self._body = b""

    def receive(self, data: bytes) -> None:
        self._state.receive_data(data)
        while (event := self._state.next_event()) not in (h11.NEED_DATA, h11.PAUSED):
            if isinstance(event, h11.Request):
                self._request = event
            elif isinstance(event, h11.Data):
                self._body += event.data
            elif isinstance(event, h11.EndOfMessage) and self._request is not None:
                asked = self._request
                self._complete(asked.method.decode(), asked.target.decode(), list(asked.headers), self._body)
                return

    def respond(self, response: httpx.Response) -> bytes:
        body = response.read()
        headers = [(name, value) for name, value in response.headers.raw if name.lower() != b"content-length"]
        head = h11.Response(
            status_code=response.status_code,
            headers=[*headers, (b"content-length", str(len(body)).encode()), (b"connection", b"close")],
        )
        return self._sent(head) + (self._sent(h11.Data(data=body)) if body else b"") + self._sent(h11.EndOfMessage())

    def _sent(self, event: Any) -> bytes:
        return self._state.send(event) or b""


class Http2Connection(Connection):
    """A connection over HTTP/2."""

    def __init__(self, network: WireNetwork, attempt: Attempt) -> None:
        super().__init__(network, attempt)
        configuration = h2.config.H2Configuration(client_side=False, validate_outbound_headers=False)
        self._state = h2.connection.H2Connection(configuration)
        self._state.initiate_connection()
        self._outgoing += self._state.data_to_send()
        self._headers: list[tuple[bytes, bytes]] = []
        self._body = b""
        self._stream = 0

    def receive(self, data: bytes) -> None:
        for event in self._state.receive_data(data):
            if isinstance(event, h2.events.RequestReceived):
                self._headers, self._stream = (
                    [(bytes(name), bytes(value)) for name, value in event.headers],
                    (event.stream_id or 0),
                )
            elif isinstance(event, h2.events.DataReceived):
                self._body += event.data or b""
            elif isinstance(event, h2.events.StreamEnded):
                named = dict(self._headers)
                ordinary = [pair for pair in self._headers if not pair[0].startswith(b":")]
                self._complete(named[b":method"].decode(), named[b":path"].decode(), ordinary, self._body)
        self._outgoing += self._state.data_to_send()

    def respond(self, response: httpx.Response) -> bytes:
        body = response.read()
        self._outgoing += self._state.data_to_send()
        status = (b":status", str(response.status_code).encode())
        length = (b"content-length", str(len(body)).encode())
        headers = [(name.lower(), value) for name, value in response.headers.raw if name.lower() != b"content-length"]
        self._state.send_headers(self._stream, [status, *headers, length])
        size = self._state.max_outbound_frame_size
        for start in range(0, len(body), size):
            self._state.send_data(self._stream, body[start : start + size])
        self._state.end_stream(self._stream)
        return bytes(self._state.data_to_send())


class _Negotiated:
    """Stands for the TLS object of a connection."""

    def __init__(self, protocol: str) -> None:
        self._protocol = protocol

    def selected_alpn_protocol(self) -> str:
        return self._protocol


def _info(network: WireNetwork, name: str) -> Any:
    if name == "ssl_object":
        return _Negotiated("h2" if network.http2 else "http/1.1")
    return False if name == "is_readable" else None


class _Stream(httpcore.NetworkStream):
    def __init__(self, network: WireNetwork, connection: Connection) -> None:
        self._network = network
        self._connection = connection

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._connection.read(max_bytes)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._connection.write(buffer)

    def close(self) -> None:
        pass

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        self._connection.secure()
        return self

    def get_extra_info(self, info: str) -> Any:
        return _info(self._network, info)


class _AsyncStream(httpcore.AsyncNetworkStream):
    def __init__(self, network: WireNetwork, connection: Connection) -> None:
        self._network = network
        self._connection = connection

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._connection.read(max_bytes)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._connection.write(buffer)

    async def aclose(self) -> None:
        pass

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        self._connection.secure()
        return self

    def get_extra_info(self, info: str) -> Any:
        return _info(self._network, info)


class _Backend(httpcore.NetworkBackend):
    def __init__(self, network: WireNetwork) -> None:
        self._network = network

    def connect_tcp(self, *given: Any, **named: Any) -> httpcore.NetworkStream:
        return _Stream(self._network, self._network.connect())


class _AsyncBackend(httpcore.AsyncNetworkBackend):
    def __init__(self, network: WireNetwork) -> None:
        self._network = network

    async def connect_tcp(self, *given: Any, **named: Any) -> httpcore.AsyncNetworkStream:
        return _AsyncStream(self._network, self._network.connect())


_CONTEXT = ssl.create_default_context()


def transport(network: WireNetwork) -> httpx.HTTPTransport:
    """Return a transport of the HTTP library over this network."""
    made = httpx.HTTPTransport(verify=_CONTEXT)
    made._pool = httpcore.ConnectionPool(  # noqa: SLF001
        ssl_context=_CONTEXT, max_keepalive_connections=0, http2=network.http2, network_backend=_Backend(network)
    )
    return made


def async_transport(network: WireNetwork) -> httpx.AsyncHTTPTransport:
    """Return an asynchronous transport of the HTTP library over this network."""
    made = httpx.AsyncHTTPTransport(verify=_CONTEXT)
    made._pool = httpcore.AsyncConnectionPool(  # noqa: SLF001
        ssl_context=_CONTEXT, max_keepalive_connections=0, http2=network.http2, network_backend=_AsyncBackend(network)
    )
    return made
