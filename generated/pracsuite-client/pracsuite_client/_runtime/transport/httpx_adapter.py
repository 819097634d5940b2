"""The one module that knows the HTTP library: httpx, or its fork httpx2 where the caller passes a client of that one.

What it lets through is plain requests, plain answers and one kind of failure. The bodies of files stream through it.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Awaitable, Callable, Mapping
from contextvars import ContextVar
from types import TracebackType
from typing import Any, Protocol

import attrs
import httpx

from ..messages.file_input import File
from ..messages.http import Request, Response, Sink
from .auth import Auth


class HttpClient(Protocol):
    """A ``Client`` of httpx or httpx2."""

    @property
    def build_request(self) -> Callable[..., Any]: ...
    @property
    def send(self) -> Callable[..., Any]: ...
    @property
    def close(self) -> Callable[[], None]: ...


class AsyncHttpClient(Protocol):
    """An ``AsyncClient`` of httpx or httpx2."""

    @property
    def build_request(self) -> Callable[..., Any]: ...
    @property
    def send(self) -> Callable[..., Awaitable[Any]]: ...
    @property
    def aclose(self) -> Callable[[], Awaitable[None]]: ...


_sending: ContextVar[bool] = ContextVar("sending", default=False)


class _NotWhileSending(logging.Filter):
    """The library logs whole addresses and headers: credentials, and in queries the names of patients."""

    def filter(self, record: logging.LogRecord) -> bool:
        return not _sending.get()


for _fork in ("", "2"):
    for _part in ("connection", "http11", "http2", "proxy", "socks"):
        logging.getLogger(f"httpcore{_fork}.{_part}").addFilter(_NotWhileSending())
    logging.getLogger(f"httpx{_fork}").addFilter(_NotWhileSending())


class _Silence:
    """Keeps the library's own log quiet for one of our requests; others of the same program are logged as ever."""

    def __enter__(self) -> None:
        self._token = _sending.set(True)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        _sending.reset(self._token)


_NEVER_ARRIVED = frozenset(
    {"ConnectError", "ConnectTimeout", "PoolTimeout", "UnsupportedProtocol", "LocalProtocolError", "InvalidURL"}
)
"""The failures, by their names in both libraries, after which the server cannot have got the request."""


class TransportFailure(Exception):
    """No answer came.

    Attributes:
        reason: The kind of failure, without any address or value.
        timed_out: Whether time ran out.
        may_have_arrived: Whether the request may have reached the server.
    """

    def __init__(self, error: Exception) -> None:
        kinds = {kind.__name__ for kind in type(error).__mro__}
        self.reason = type(error).__name__
        self.timed_out = "TimeoutException" in kinds
        self.may_have_arrived = not kinds & _NEVER_ARRIVED
        super().__init__(self.reason)


class TruncatedBody(Exception):
    """A body ended before it was complete."""


def _request_errors() -> tuple[type[Exception], ...]:
    """What the library, or the libraries, raise when no answer comes."""
    fork = sys.modules.get("httpx2")
    libraries = (httpx,) if fork is None else (httpx, fork)
    return (TruncatedBody, *(error for library in libraries for error in (library.RequestError, library.InvalidURL)))


class Transport:
    """Sends requests over one connection pool."""

    def __init__(self, auth: Auth, http_client: HttpClient | None) -> None:
        self._auth = auth
        self._owned = http_client is None
        self._http: HttpClient = http_client or httpx.Client()

    def send(self, request: Request, *, timeout: float) -> Response:
        """Send a request once.

        Raises:
            TransportFailure: No answer came.
        """
        try:
            prepared = _prepare(self._http, self._auth, request, timeout)
            with _Silence():
                response = self._http.send(prepared, auth=None, follow_redirects=False)
        except _request_errors() as error:
            raise TransportFailure(error) from None
        return _response(response)

    def fetch(self, request: Request, sink: Sink | None, *, timeout: float) -> Response:
        """Send a request once. Its answer's body goes to the sink if that wants it; of any other the beginning is kept.

        Raises:
            TransportFailure: No answer came, or not the whole of its body.
        """
        try:
            prepared = _prepare(self._http, self._auth, request, timeout)
            with _Silence():
                response = self._http.send(prepared, auth=None, follow_redirects=False, stream=True)
                try:
                    intake = _Intake(_head(response), sink)
                    for piece in response.iter_bytes():
                        if not intake.take(piece):
                            break
                    return intake.answer()
                finally:
                    response.close()
        except _request_errors() as error:
            raise TransportFailure(error) from None

    def close(self) -> None:
        """Close the pool, unless it was the caller's."""
        if self._owned:
            self._http.close()


class AsyncTransport:
    """Sends requests over one connection pool, asynchronously."""

    def __init__(self, auth: Auth, http_client: AsyncHttpClient | None) -> None:
        self._auth = auth
        self._owned = http_client is None
        self._http: AsyncHttpClient = http_client or httpx.AsyncClient()

    async def send(self, request: Request, *, timeout: float) -> Response:
        """Send a request once.

        Raises:
            TransportFailure: No answer came.
        """
        try:
            prepared = _prepare(self._http, self._auth, request, timeout)
            with _Silence():
                response = await self._http.send(prepared, auth=None, follow_redirects=False)
        except _request_errors() as error:
            raise TransportFailure(error) from None
        return _response(response)

    async def fetch(self, request: Request, sink: Sink | None, *, timeout: float) -> Response:
        """Send a request once. Its answer's body goes to the sink if that wants it; of any other the beginning is kept.

        Raises:
            TransportFailure: No answer came, or not the whole of its body.
        """
        try:
            prepared = _prepare(self._http, self._auth, request, timeout)
            with _Silence():
                response = await self._http.send(prepared, auth=None, follow_redirects=False, stream=True)
                try:
                    intake = _Intake(_head(response), sink)
                    async for piece in response.aiter_bytes():
                        if not intake.take(piece):
                            break
                    return intake.answer()
                finally:
                    await response.aclose()
        except _request_errors() as error:
            raise TransportFailure(error) from None

    async def close(self) -> None:
        """Close the pool, unless it was the caller's."""
        if self._owned:
            await self._http.aclose()


_STEPS = ("connect", "read", "write", "pool")
"""What a timeout is given for."""


def _prepare(http: HttpClient | AsyncHttpClient, auth: Auth, request: Request, timeout: float) -> Any:
    """The library's request, with the credentials for its address as it will stand on the wire."""
    extensions = {"timeout": dict.fromkeys(_STEPS, timeout)}
    if request.foreign:
        # The pool's own headers, cookies and query stay behind: a request of its library that the pool has not made.
        make: Callable[..., Any] = http.build_request(request.method, request.url).__class__
        return make(request.method, request.url, headers=dict(request.headers), **_body(request), extensions=extensions)
    if request.content is None and not request.parts:
        # Set one by one, headers cost a fraction of what it costs to merge them with the pool's.
        prepared = http.build_request(request.method, request.url, extensions=extensions)
        _set_headers(prepared, request.headers)
    else:
        # How a body is packed the library reads from the headers that it is given.
        body: dict[str, Any] = {"headers": dict(request.headers), **_body(request), "extensions": extensions}
        prepared = http.build_request(request.method, request.url, **body)
    _set_headers(prepared, auth.headers(request.method, str(prepared.url)))
    return prepared


def _set_headers(prepared: Any, headers: Mapping[str, str]) -> None:
    for name, value in headers.items():
        prepared.headers[name] = value


def _body(request: Request) -> dict[str, Any]:
    files = [(name, _multipart_field(part)) for name, part in request.parts]
    return {"content": request.content, "files": files or None}


def _multipart_field(part: Any) -> tuple[str | None, Any, str]:
    return (part.name if isinstance(part, File) else None), part.content, part.media_type


def _response(response: Any) -> Response:
    return _head(response, response.content)


def _head(response: Any, content: bytes = b"") -> Response:
    return Response(response.status_code, {name.lower(): value for name, value in response.headers.items()}, content)


_KEPT = 65_536
"""Bytes that are kept of a body that nobody wants: an error is told in fewer."""


class _Intake:
    """Where the body of one answer goes."""

    def __init__(self, head: Response, sink: Sink | None) -> None:
        self._head = head
        self._sink = sink if sink is not None and sink.begin(head) else None
        self._handed_on = 0
        self._kept = b""

    def take(self, piece: bytes) -> bool:
        """The next piece. Says whether to go on."""
        if self._sink is not None:
            self._sink.write(piece)
            self._handed_on += len(piece)
            return True
        self._kept += piece[: _KEPT - len(self._kept)]
        return len(self._kept) < _KEPT

    def answer(self) -> Response:
        """The answer, with what was kept of its body. Raises ``TruncatedBody`` when the sink has not got all of it."""
        if self._sink is not None and self._head.content_length not in (None, self._handed_on):
            raise TruncatedBody
        return attrs.evolve(self._head, content=self._kept)
