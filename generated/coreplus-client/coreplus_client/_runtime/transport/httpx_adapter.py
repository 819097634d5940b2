"""The only module that uses the HTTP library: httpx, or its fork httpx2 if the caller passes a client of httpx2.

Its interface is plain requests, plain responses and one type of failure. Files are streamed.
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
    """Drops the library's log records while a request is sent. They contain credentials, and patients in URLs."""

    def filter(self, record: logging.LogRecord) -> bool:
        return not _sending.get()


for _fork in ("", "2"):
    for _part in ("connection", "http11", "http2", "proxy", "socks"):
        logging.getLogger(f"httpcore{_fork}.{_part}").addFilter(_NotWhileSending())
    logging.getLogger(f"httpx{_fork}").addFilter(_NotWhileSending())


class _Silence:
    """Silences the library's log for one request of this client. Other requests of the program are still logged."""

    def __enter__(self) -> None:
        self._token = _sending.set(True)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        _sending.reset(self._token)


_NEVER_ARRIVED = frozenset(
    {"ConnectError", "ConnectTimeout", "PoolTimeout", "UnsupportedProtocol", "LocalProtocolError", "InvalidURL"}
)
"""The failures, by their names in both libraries, after which the server cannot have received the request."""


class TransportFailure(Exception):
    """No response was received.

    Attributes:
        reason: The type of failure, without any URL or value.
        timed_out: Whether it was a timeout.
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
    """Return the exceptions that the loaded libraries raise if there is no response."""
    fork = sys.modules.get("httpx2")
    libraries = (httpx,) if fork is None else (httpx, fork)
    return (TruncatedBody, *(error for library in libraries for error in (library.RequestError, library.InvalidURL)))


class Transport:
    """Sends requests with one connection pool."""

    def __init__(self, auth: Auth, http_client: HttpClient | None) -> None:
        self._auth = auth
        self._owned = http_client is None
        self._http: HttpClient = http_client or httpx.Client()

    def send(self, request: Request, *, timeout: float) -> Response:
        """Send a request once.

        Raises:
            TransportFailure: No response was received.
        """
        try:
            prepared = _prepare(self._http, self._auth, request, timeout)
            with _Silence():
                response = self._http.send(prepared, auth=None, follow_redirects=False)
        except _request_errors() as error:
            raise TransportFailure(error) from None
        return _response(response)

    def fetch(self, request: Request, sink: Sink | None, *, timeout: float) -> Response:
        """Send a request once. The body goes to the sink if the sink wants it; otherwise only its beginning is kept.

        Raises:
            TransportFailure: No response was received, or its body was incomplete.
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
        """Close the pool, unless the caller passed it in."""
        if self._owned:
            self._http.close()


class AsyncTransport:
    """Sends requests with one connection pool, asynchronously."""

    def __init__(self, auth: Auth, http_client: AsyncHttpClient | None) -> None:
        self._auth = auth
        self._owned = http_client is None
        self._http: AsyncHttpClient = http_client or httpx.AsyncClient()

    async def send(self, request: Request, *, timeout: float) -> Response:
        """Send a request once.

        Raises:
            TransportFailure: No response was received.
        """
        try:
            prepared = _prepare(self._http, self._auth, request, timeout)
            with _Silence():
                response = await self._http.send(prepared, auth=None, follow_redirects=False)
        except _request_errors() as error:
            raise TransportFailure(error) from None
        return _response(response)

    async def fetch(self, request: Request, sink: Sink | None, *, timeout: float) -> Response:
        """Send a request once. The body goes to the sink if the sink wants it; otherwise only its beginning is kept.

        Raises:
            TransportFailure: No response was received, or its body was incomplete.
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
        """Close the pool, unless the caller passed it in."""
        if self._owned:
            await self._http.aclose()


_STEPS = ("connect", "read", "write", "pool")
"""The steps of a request that have a timeout."""


def _prepare(http: HttpClient | AsyncHttpClient, auth: Auth, request: Request, timeout: float) -> Any:
    """Return the library's request, with credentials for its URL exactly as sent."""
    extensions = {"timeout": dict.fromkeys(_STEPS, timeout)}
    if request.foreign:
        # Create the request without the pool, so that the pool's headers, cookies and query parameters are not added.
        make: Callable[..., Any] = http.build_request(request.method, request.url).__class__
        return make(request.method, request.url, headers=dict(request.headers), **_body(request), extensions=extensions)
    if request.content is None and not request.parts:
        # Setting headers one by one is much faster than merging them with the pool's.
        prepared = http.build_request(request.method, request.url, extensions=extensions)
        _set_headers(prepared, request.headers)
    else:
        # The library chooses the encoding of the body by these headers.
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
"""The bytes that are kept of a body that the sink does not want. Error bodies are smaller."""


class _Intake:
    """Passes the body of one response to a sink, or keeps its beginning."""

    def __init__(self, head: Response, sink: Sink | None) -> None:
        self._head = head
        self._sink = sink if sink is not None and sink.begin(head) else None
        self._handed_on = 0
        self._kept = b""

    def take(self, piece: bytes) -> bool:
        """Take the next chunk. Returns whether to continue."""
        if self._sink is not None:
            self._sink.write(piece)
            self._handed_on += len(piece)
            return True
        self._kept += piece[: _KEPT - len(self._kept)]
        return len(self._kept) < _KEPT

    def answer(self) -> Response:
        """Return the response with what was kept of its body. Raises ``TruncatedBody`` if the sink got only a part."""
        if self._sink is not None and self._head.content_length not in (None, self._handed_on):
            raise TruncatedBody
        return attrs.evolve(self._head, content=self._kept)
