"""The one module that knows the HTTP library: httpx, or its fork httpx2 where the caller passes a client of that one.

What it lets through is plain requests, plain answers and one kind of failure.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Awaitable, Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Protocol

import httpx

from .auth import Auth
from .files import File
from .http import Request, Response


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


@contextmanager
def _silence() -> Generator[None]:
    """Keep the library's own log quiet for one of our requests; others of the same program are logged as ever."""
    token = _sending.set(True)
    try:
        yield
    finally:
        _sending.reset(token)


_NEVER_ARRIVED = frozenset(
    {"ConnectError", "ConnectTimeout", "PoolTimeout", "UnsupportedProtocol", "LocalProtocolError"}
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


def _request_errors() -> tuple[type[Exception], ...]:
    """What the library, or the libraries, raise when no answer comes."""
    fork = sys.modules.get("httpx2")
    return (httpx.RequestError,) if fork is None else (httpx.RequestError, fork.RequestError)


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
        prepared = _prepare(self._http, self._auth, request, timeout)
        try:
            with _silence():
                response = self._http.send(prepared, auth=None, follow_redirects=False)
        except _request_errors() as error:
            raise TransportFailure(error) from None
        return _response(response)

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
        prepared = _prepare(self._http, self._auth, request, timeout)
        try:
            with _silence():
                response = await self._http.send(prepared, auth=None, follow_redirects=False)
        except _request_errors() as error:
            raise TransportFailure(error) from None
        return _response(response)

    async def close(self) -> None:
        """Close the pool, unless it was the caller's."""
        if self._owned:
            await self._http.aclose()


def _prepare(http: HttpClient | AsyncHttpClient, auth: Auth, request: Request, timeout: float) -> Any:
    """The library's request, with the credentials for its address as it will stand on the wire."""
    files = [(name, _multipart_field(part)) for name, part in request.parts]
    prepared = http.build_request(
        request.method,
        request.url,
        headers=dict(request.headers),
        content=request.content,
        files=files or None,
        timeout=timeout,
    )
    prepared.headers.update(auth.headers(request.method, str(prepared.url)))
    return prepared


def _multipart_field(part: Any) -> tuple[str | None, Any, str]:
    return (part.name if isinstance(part, File) else None), part.content, part.media_type


def _response(response: Any) -> Response:
    return Response(
        response.status_code, {name.lower(): value for name, value in response.headers.items()}, response.content
    )
