"""The only module that uses the HTTP library: httpx, or its fork httpx2 if the caller passes a client of httpx2.

Its interface is plain requests, plain responses and one type of failure. Files are streamed.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from http.cookiejar import Cookie, CookieJar
from types import TracebackType
from typing import Any, Generic, Protocol, TypeVar

import attrs
import httpx

from ..messages.caller_code import CallerFailure
from ..messages.file_input import File
from ..messages.http import Request, Response, Sink
from .auth import Auth
from .delivery import Delivery
from .failure import TransportFailure, refused
from .ownership import CallersPool, OwnLoopPools, OwnPools, Pools
from .quiet_logging import QuietLogging


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


H = TypeVar("H")


class TruncatedBody(Exception):
    """A body ended before it was complete."""


class Transport:
    """Sends requests with one connection pool."""

    def __init__(self, auth: Auth, http_client: HttpClient | None) -> None:
        self._auth = auth
        self._pools: Pools[HttpClient] = (
            OwnPools(lambda: httpx.Client(cookies=_NoCookies()))
            if http_client is None
            else CallersPool(http_client, asynchronous=False)
        )

    def send(self, request: Request, *, timeout: float) -> Response:
        """Send a request once.

        Raises:
            TransportFailure: No response was received.
        """
        with _Attempt(self._pools) as (http, delivery):
            prepared = _prepare(http, self._auth, request, timeout)
            delivery.begin(http, prepared, asynchronous=False)
            with QuietLogging(http):
                response = http.send(prepared, auth=None, follow_redirects=False)
            return _response(response)

    def fetch(self, request: Request, sink: Sink | None, *, timeout: float) -> Response:
        """Send a request once. The body goes to the sink if the sink wants it; otherwise only its beginning is kept.

        Raises:
            TransportFailure: No response was received, or its body was incomplete.
        """
        with _Attempt(self._pools) as (http, delivery):
            prepared = _prepare(http, self._auth, request, timeout)
            delivery.begin(http, prepared, asynchronous=False)
            with QuietLogging(http):
                response = http.send(prepared, auth=None, follow_redirects=False, stream=True)
                try:
                    intake = _Intake(_head(response), sink)
                    for piece in response.iter_bytes():
                        if not intake.take(piece):
                            break
                    return intake.answer()
                finally:
                    with suppress(Exception):
                        response.close()

    def close(self) -> None:
        """Close the pool, unless the caller passed it in. The client refuses to send after this."""
        for pool in self._pools.closed():
            pool.close()


class AsyncTransport:
    """Sends requests with one connection pool in each event loop."""

    def __init__(self, auth: Auth, http_client: AsyncHttpClient | None) -> None:
        self._auth = auth
        self._pools: Pools[AsyncHttpClient] = (
            OwnLoopPools(lambda: httpx.AsyncClient(cookies=_NoCookies()))
            if http_client is None
            else CallersPool(http_client, asynchronous=True)
        )

    async def send(self, request: Request, *, timeout: float) -> Response:
        """Send a request once.

        Raises:
            TransportFailure: No response was received.
        """
        await self._close_retired()
        with _Attempt(self._pools) as (http, delivery):
            prepared = _prepare(http, self._auth, request, timeout)
            delivery.begin(http, prepared, asynchronous=True)
            with QuietLogging(http):
                response = await http.send(prepared, auth=None, follow_redirects=False)
            return _response(response)

    async def fetch(self, request: Request, sink: Sink | None, *, timeout: float) -> Response:
        """Send a request once. The body goes to the sink if the sink wants it; otherwise only its beginning is kept.

        Raises:
            TransportFailure: No response was received, or its body was incomplete.
        """
        await self._close_retired()
        with _Attempt(self._pools) as (http, delivery):
            prepared = _prepare(http, self._auth, request, timeout)
            delivery.begin(http, prepared, asynchronous=True)
            with QuietLogging(http):
                response = await http.send(prepared, auth=None, follow_redirects=False, stream=True)
                try:
                    intake = _Intake(_head(response), sink)
                    async for piece in response.aiter_bytes():
                        if not intake.take(piece):
                            break
                    return intake.answer()
                finally:
                    with suppress(Exception):
                        await response.aclose()

    async def close(self) -> None:
        """Close the pool of this event loop, unless the caller passed it in. The client refuses to send after this."""
        for pool in self._pools.closed():
            await pool.aclose()

    async def _close_retired(self) -> None:
        for pool in self._pools.retired():
            with suppress(Exception):
                await pool.aclose()


class _Attempt(Generic[H]):
    """One attempt with the pool that may be used here.

    Any exception except those of the caller's code and of the sink becomes a ``TransportFailure``.
    """

    def __init__(self, pools: Pools[H]) -> None:
        self._pools = pools

    def __enter__(self) -> tuple[H, Delivery]:
        self._delivery = Delivery()
        return self._pools.get(), self._delivery

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pools.release(cancelled=error is not None and not isinstance(error, Exception))
        if isinstance(error, _SinkFailure):
            raise error.error from None
        if isinstance(error, Exception) and not isinstance(error, (CallerFailure, TransportFailure)):
            raise self._delivery.failure(error) from None


class _NoCookies(CookieJar):
    """A jar that stays empty, so that no cookies are sent. The APIs identify clients by headers."""

    def extract_cookies(self, response: Any, request: Any) -> None:
        pass

    def set_cookie(self, cookie: Cookie) -> None:
        pass


_STEPS = ("connect", "read", "write", "pool")
"""The steps of a request that have a timeout."""


def _prepare(http: HttpClient | AsyncHttpClient, auth: Auth, request: Request, timeout: float) -> Any:
    """Return the library's request, with credentials for its URL exactly as sent.

    Raises:
        TransportFailure: The pool would send the request to another URL.
    """
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
    url = str(prepared.url)
    if prepared.method != request.method or (url != request.url and prepared.url != type(prepared.url)(request.url)):
        raise refused("ChangedURL", "http_client changes the URL of requests; do not give it params of its own")
    if "cookie" in prepared.headers and "cookie" not in request.headers:
        del prepared.headers["cookie"]  # it may belong to another client that uses the pool
    _set_headers(prepared, auth.headers(request.method, url))
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


class _SinkFailure(Exception):
    """Wraps an exception of the sink, such as a full disk, which is not a failure of the connection."""

    def __init__(self, error: Exception) -> None:
        super().__init__(type(error).__name__)
        self.error = error


class _SinkCode:
    """Context manager that runs code of the sink."""

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, Exception) and not isinstance(error, CallerFailure):
            raise _SinkFailure(error) from None


_KEPT = 65_536
"""The bytes that are kept of a body that the sink does not want. Error bodies are smaller."""


class _Intake:
    """Passes the body of one response to a sink, or keeps its beginning."""

    def __init__(self, head: Response, sink: Sink | None) -> None:
        self._head = head
        with _SinkCode():
            self._sink = sink if sink is not None and sink.begin(head) else None
        self._handed_on = 0
        self._kept = b""

    def take(self, piece: bytes) -> bool:
        """Take the next chunk. Returns whether to continue."""
        if self._sink is not None:
            with _SinkCode():
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
