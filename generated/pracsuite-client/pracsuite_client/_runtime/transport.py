"""The one module that knows the HTTP library. What it lets through is plain requests, plain answers and one kind of
failure.
"""

from __future__ import annotations

import logging
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeAlias

import httpx

from .auth import Auth
from .files import File
from .http import Request, Response

HttpClient: TypeAlias = httpx.Client
AsyncHttpClient: TypeAlias = httpx.AsyncClient


_sending: ContextVar[bool] = ContextVar("sending", default=False)


class _NotWhileSending(logging.Filter):
    """The library logs whole addresses and headers: credentials, and in queries the names of patients."""

    def filter(self, record: logging.LogRecord) -> bool:
        return not _sending.get()


for _name in ("httpx", "httpcore.connection", "httpcore.http11", "httpcore.http2", "httpcore.proxy", "httpcore.socks"):
    logging.getLogger(_name).addFilter(_NotWhileSending())


@contextmanager
def _silence() -> Generator[None]:
    """Keep the library's own log quiet for one of our requests; others of the same program are logged as ever."""
    token = _sending.set(True)
    try:
        yield
    finally:
        _sending.reset(token)


class TransportFailure(Exception):
    """No answer came.

    Attributes:
        reason: The kind of failure, without any address or value.
        timed_out: Whether time ran out.
        may_have_arrived: Whether the request may have reached the server.
    """

    def __init__(self, error: httpx.RequestError) -> None:
        self.reason = type(error).__name__
        self.timed_out = isinstance(error, httpx.TimeoutException)
        self.may_have_arrived = not isinstance(
            error,
            (
                httpx.ConnectError,
                httpx.ConnectTimeout,
                httpx.PoolTimeout,
                httpx.UnsupportedProtocol,
                httpx.LocalProtocolError,
            ),
        )
        super().__init__(self.reason)


class Transport:
    """Sends requests over one connection pool."""

    def __init__(self, auth: Auth, http_client: httpx.Client | None) -> None:
        self._auth = auth
        self._owned = http_client is None
        self._http = http_client or httpx.Client()

    def send(self, request: Request, *, timeout: float) -> Response:
        """Send a request once.

        Raises:
            TransportFailure: No answer came.
        """
        prepared = _prepare(self._http, self._auth, request, timeout)
        try:
            with _silence():
                response = self._http.send(prepared, auth=None, follow_redirects=False)
        except httpx.RequestError as error:
            raise TransportFailure(error) from None
        return _response(response)

    def close(self) -> None:
        """Close the pool, unless it was the caller's."""
        if self._owned:
            self._http.close()


class AsyncTransport:
    """Sends requests over one connection pool, asynchronously."""

    def __init__(self, auth: Auth, http_client: httpx.AsyncClient | None) -> None:
        self._auth = auth
        self._owned = http_client is None
        self._http = http_client or httpx.AsyncClient()

    async def send(self, request: Request, *, timeout: float) -> Response:
        """Send a request once.

        Raises:
            TransportFailure: No answer came.
        """
        prepared = _prepare(self._http, self._auth, request, timeout)
        try:
            with _silence():
                response = await self._http.send(prepared, auth=None, follow_redirects=False)
        except httpx.RequestError as error:
            raise TransportFailure(error) from None
        return _response(response)

    async def close(self) -> None:
        """Close the pool, unless it was the caller's."""
        if self._owned:
            await self._http.aclose()


def _prepare(http: httpx.Client | httpx.AsyncClient, auth: Auth, request: Request, timeout: float) -> httpx.Request:
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


def _response(response: httpx.Response) -> Response:
    return Response(
        response.status_code, {name.lower(): value for name, value in response.headers.items()}, response.content
    )
