"""The only module that uses the HTTP library: httpx, or its fork httpx2 if the caller passes a client of httpx2.

Its interface is plain requests, plain responses and one type of failure. Files are streamed.
"""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable, Iterable, Mapping
from functools import lru_cache
from operator import itemgetter
from time import perf_counter
from types import TracebackType
from typing import Any, Generic, Protocol, TypeVar

import attrs

from ..messages.caller_code import CallerFailure, reset
from ..messages.http import Request, Response, Sink
from ..messages.multipart import Multipart
from ..values.signal_handlers import Ignoring, let_through
from .auth import Auth
from .body import (
    ACCEPTED_ENCODINGS,
    MAX_RESPONSE_BYTES,
    Intake,
    ResponseTooLarge,
    SinkFailure,
    SinkIntake,
    shows_its_end,
)
from .deadline import CURRENT, Deadline, DeadlineExceeded, TimeLimit
from .delivery import Delivery, Sign
from .departure import Departure
from .direct import direct_transport, finish
from .failure import TransportFailure, refused
from .headers import folded, is_about_framing, may_come_from_a_pool
from .http_library import bytes_as_received, is_below_a_hook, read_directly, trace_of_hook, url_of
from .ownership import CallersPool, OwnLoopPools, OwnPools, Pools
from .quiet_logging import QuietLogging
from .quiet_tracing import QuietTracing


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


class _Current:
    """Makes a deadline that of the request which this thread is sending; see ``CURRENT``."""

    def __init__(self, deadline: Deadline) -> None:
        self._deadline = deadline

    def __enter__(self) -> None:
        self._token = CURRENT.set(self._deadline)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        reset(CURRENT, self._token)


class Transport:
    """Sends requests with one connection pool."""

    def __init__(
        self,
        auth: Auth,
        http_client: HttpClient | None,
        max_response_bytes: int = MAX_RESPONSE_BYTES,
        direct: str | None = None,
    ) -> None:
        """Set up a transport. An own pool uses no proxy to the URL ``direct``."""
        self._auth = auth
        self._limit = max_response_bytes
        self._pools: Pools[HttpClient] = (
            OwnPools(lambda: _own_client(direct))
            if http_client is None
            else CallersPool(http_client, asynchronous=False)
        )

    def send(self, request: Request, *, timeout: float, departure: Departure | None = None) -> Response:
        """Send a request once, with the slot of the rate limit and up to the deadline of ``departure``.

        Raises:
            TransportFailure: No response was received, its body was incomplete or too large, or the deadline passed.
        """
        return self._exchange(request, None, timeout, departure or Departure(Deadline()))

    def fetch(
        self, request: Request, sink: Sink | None, *, timeout: float, departure: Departure | None = None
    ) -> Response:
        """Send a request once. The body goes to the sink if the sink wants it; otherwise only its beginning is kept.

        Raises:
            TransportFailure: No response was received, its body was incomplete, or the deadline passed.
        """
        return self._exchange(request, (sink,), timeout, departure or Departure(Deadline()))

    def _exchange(
        self, request: Request, fetch: tuple[Sink | None] | None, timeout: float, departure: Departure
    ) -> Response:
        deadline = departure.deadline
        delivery = Delivery(departure, foreign=request.foreign, own=request.headers)
        attempt = _Attempt(self._pools, delivery)
        with attempt as http:
            auth = self._auth.of(request.security)
            prepared = _prepare(http, auth, request, deadline.cut(timeout))
            sign = _signing(auth, request, prepared) if auth.signs else None
            if not delivery.begin(http, prepared, sign, asynchronous=False) and departure.is_limited:
                departure.leave(is_gate=False)
            if sign is not None:
                prepared.headers.update(sign())
            with attempt.quiet, QuietTracing(), _Current(deadline):
                delivery.passed_on()
                direct = _direct(http, prepared, request, fetch)
                started = perf_counter()
                if direct is None:
                    response = http.send(prepared, auth=None, follow_redirects=False, stream=True)
                else:
                    response = direct.handle_request(prepared)
                try:
                    headers = _headers(response.headers.raw)
                    if direct is not None:
                        finish(http, prepared, response, headers, started)
                    received = _received(response, headers, delivery, self._limit, fetch)
                    if not isinstance(received, Response):
                        self._take(received, response, deadline)
                    delivery.confirm()
                    return received if isinstance(received, Response) else received.answer()
                finally:
                    if not response.is_closed:
                        with Ignoring():
                            response.close()
                    _untie(http, response)

    def _take(self, received: Intake | SinkIntake, response: Any, deadline: Deadline) -> None:
        received.begin()
        if isinstance(received, SinkIntake) and response.is_stream_consumed:
            received.whole(response.content, bytes_as_received(response))
            return
        for raw in response.iter_raw():
            if not received.take(raw):
                break
            deadline.check()

    def close(self) -> None:
        """Close the pool, unless the caller passed it in. The client refuses to send after this."""
        for pool in self._pools.closed():
            pool.close()


class AsyncTransport:
    """Sends requests with one connection pool in each event loop."""

    def __init__(
        self,
        auth: Auth,
        http_client: AsyncHttpClient | None,
        max_response_bytes: int = MAX_RESPONSE_BYTES,
        direct: str | None = None,
    ) -> None:
        """Set up a transport. An own pool uses no proxy to the URL ``direct``."""
        self._auth = auth
        self._limit = max_response_bytes
        self._pools: Pools[AsyncHttpClient] = (
            OwnLoopPools(lambda: _own_async_client(direct))
            if http_client is None
            else CallersPool(http_client, asynchronous=True)
        )

    def send(self, request: Request, *, timeout: float, departure: Departure | None = None) -> Awaitable[Response]:
        """Send a request once, with the slot of the rate limit and up to the deadline of ``departure``.

        Raises:
            TransportFailure: No response was received, its body was incomplete or too large, or the deadline passed.
        """
        return self._exchange(request, None, timeout, departure or Departure(Deadline()))

    def fetch(
        self, request: Request, sink: Sink | None, *, timeout: float, departure: Departure | None = None
    ) -> Awaitable[Response]:
        """Send a request once. The body goes to the sink if the sink wants it; otherwise only its beginning is kept.

        Raises:
            TransportFailure: No response was received, its body was incomplete, or the deadline passed.
        """
        return self._exchange(request, (sink,), timeout, departure or Departure(Deadline()))

    async def _exchange(
        self, request: Request, fetch: tuple[Sink | None] | None, timeout: float, departure: Departure
    ) -> Response:
        if retired := self._pools.retired():
            await _close_all(retired)
        deadline = departure.deadline
        delivery = Delivery(departure, foreign=request.foreign, own=request.headers)
        attempt = _Attempt(self._pools, delivery)
        with TimeLimit(deadline), attempt as http:
            deadline.check()
            auth = self._auth.of(request.security)
            prepared = _prepare(http, auth, request, timeout)
            if request.parts:
                read_directly(prepared)
            sign = _signing(auth, request, prepared) if auth.signs else None
            if not delivery.begin(http, prepared, sign, asynchronous=True) and departure.is_limited:
                await departure.leave_async(is_gate=False)
            if sign is not None:
                prepared.headers.update(sign())
            with attempt.quiet, QuietTracing():
                delivery.passed_on()
                direct = _direct(http, prepared, request, fetch)
                started = perf_counter()
                if direct is None:
                    response = await http.send(prepared, auth=None, follow_redirects=False, stream=True)
                else:
                    response = await direct.handle_async_request(prepared)
                try:
                    headers = _headers(response.headers.raw)
                    if direct is not None:
                        finish(http, prepared, response, headers, started)
                    received = _received(response, headers, delivery, self._limit, fetch)
                    if isinstance(received, Response):
                        delivery.confirm()
                        return received
                    await received.begin_async()
                    if isinstance(received, SinkIntake) and response.is_stream_consumed:
                        await received.whole_async(response.content, bytes_as_received(response))
                    else:
                        pieces = response.aiter_raw()  # released after the response is closed, so it needs no cleanup
                        async for raw in pieces:
                            if not await received.take_async(raw):
                                break
                    delivery.confirm()
                    return received.answer()
                finally:
                    if not response.is_closed:
                        with Ignoring():
                            await response.aclose()
                    _untie(http, response)
        raise delivery.failure(DeadlineExceeded())

    async def close(self) -> None:
        """Close the pool of this event loop, unless the caller passed it in. The client refuses to send after this."""
        for pool in self._pools.closed():
            await pool.aclose()


async def _close_all(pools: Iterable[AsyncHttpClient]) -> None:
    for pool in pools:
        with Ignoring():
            await pool.aclose()


def _own_client(direct: str | None) -> HttpClient:
    from .own_pools import own_client

    return own_client(direct)


def _own_async_client(direct: str | None) -> AsyncHttpClient:
    from .own_pools import own_async_client

    return own_async_client(direct)


class _Attempt(Generic[H]):
    """One attempt with the pool that may be used here.

    Any exception except those of the caller's code and of the sink becomes a ``TransportFailure``.

    Attributes:
        quiet: What keeps the records of the libraries out of the log while the request is sent.
    """

    def __init__(self, pools: Pools[H], delivery: Delivery) -> None:
        self._pools = pools
        self._delivery = delivery

    def __enter__(self) -> H:
        try:
            self._pool = self._pools.get()
        except OSError as error:
            if (interrupted := self._delivery.interruption(error)) is not None:
                raise CallerFailure(*interrupted) from None
            raise self._delivery.failure(error) from None
        self.quiet = QuietLogging(self._pool)
        return self._pool

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pools.release(self._pool, cancelled=error is not None and not isinstance(error, Exception))
        self.quiet.__exit__(kind, error, trace)  # a signal handler may have interrupted its end, or its beginning
        if error is None:
            self._delivery.end()
            return
        if isinstance(error, SinkFailure):
            raise error.error from None
        if isinstance(error, Exception) and (of_hook := trace_of_hook(error, self._pool)) is not None:
            raise CallerFailure(error, of_hook) from None
        if isinstance(error, Exception) and (interrupted := self._delivery.interruption(error)) is not None:
            raise CallerFailure(*interrupted) from None
        if isinstance(error, Exception) and not isinstance(error, (CallerFailure, TransportFailure)):
            failure = self._delivery.failure(error)
            if is_below_a_hook(error, self._pool):
                failure.details = failure.details or "in an event hook of http_client"
            raise failure from None


_STEPS = ("connect", "read", "write", "pool")
"""The steps of a request that have a timeout."""

_WITH_BODY = frozenset({"PATCH", "POST", "PUT"})
"""The methods of requests that state the length of their body even if it is empty."""

_Header = tuple[bytes, bytes]


def _prepare(http: Any, auth: Auth, request: Request, timeout: float) -> Any:
    """Return the library's request. It has credentials, unless they are signed when it leaves.

    Raises:
        TransportFailure: The pool would send the request to another URL.
    """
    extensions = {"timeout": dict.fromkeys(_STEPS, timeout)}
    content: Any = request.content
    if request.parts:
        request, content = _encoded(http, request)
    if request.foreign:
        # Create the request without the pool, so that the pool's headers, cookies and query parameters are not added.
        make: Callable[..., Any] = http.build_request(request.method, request.url).__class__
        return make(request.method, request.url, headers=dict(request.headers), content=content, extensions=extensions)
    headers = {"accept-encoding": ACCEPTED_ENCODINGS, **request.headers}
    if keys := auth.query():
        request = attrs.evolve(request, url=f"{request.url}{'&' if '?' in request.url else '?'}{keys}")
    if not auth.signs:
        headers |= auth.headers(request.method, request.url)
    kind: Any = type(http)  # pyright: ignore[reportUnknownVariableType]
    library = _library_of(kind)
    if library is not None and not http.params:
        # This is what the pool would do, but much faster.
        merged = _merged(http.headers.raw, headers)
        if request.parts:
            return library.Request(request.method, request.url, headers=merged, content=content, extensions=extensions)
        return _request_in_memory(library, request, merged, extensions)
    prepared = http.build_request(request.method, request.url, headers=headers, content=content, extensions=extensions)
    if prepared.method != request.method or prepared.url != type(prepared.url)(request.url):
        raise refused("ChangedURL", "http_client changes the URL of requests; do not give it params of its own")
    if "cookie" in prepared.headers and "cookie" not in request.headers:
        del prepared.headers["cookie"]  # it may belong to another client that uses the pool
    defaults = {*map(str, getattr(http, "headers", ()))} - {"connection"}
    if any(map(is_about_framing, defaults)):
        raise refused("ChangedRequest", "http_client has default headers about destination or framing")
    own = set(map(folded, headers))
    for name in defaults:
        if name in prepared.headers and not may_come_from_a_pool(name) and folded(name) not in own:
            del prepared.headers[name]
    return prepared


@lru_cache(maxsize=100)
def _library_of(kind: Any) -> Any:
    """Return the library if a class is its own client and no class of a caller, otherwise ``None``."""
    libraries: list[Any] = [sys.modules[name] for name in ("httpx", "httpx2") if name in sys.modules]
    return next((known for known in libraries if kind in (known.Client, known.AsyncClient)), None)


def _untie(http: Any, response: Any) -> None:
    """Let a response that was read be freed at once, with the data in it: it and its stream refer to each other."""
    kind: Any = type(http)  # pyright: ignore[reportUnknownVariableType]
    empty = _empty_stream_of(kind)
    if empty is not None:
        response.stream = empty


@lru_cache(maxsize=100)
def _empty_stream_of(kind: Any) -> Any:
    library = _library_of(kind)
    return None if library is None else library.ByteStream(b"")


def _request_in_memory(library: Any, request: Request, headers: list[_Header], extensions: dict[str, Any]) -> Any:
    """Return the request that the library makes of the same arguments: it would search the headers again and again."""
    url, body = url_of(library, request.url), request.content or b""
    framing = [(b"Host", url.netloc)]
    if body:
        headers.append((b"Content-Length", b"%d" % len(body)))
    elif request.method in _WITH_BODY:
        framing.append((b"Content-Length", b"0"))
    prepared = library.Request(
        request.method, url, headers=framing + headers, stream=library.ByteStream(body), extensions=extensions
    )
    prepared.read()
    return prepared


def _merged(of_pool: list[_Header], headers: Mapping[str, str]) -> list[_Header]:
    """Return the headers of a pool with those of a request. Cookies may belong to another client of the pool."""
    kept = _kept(tuple(map(itemgetter(0), of_pool)), tuple(headers))
    merged = [pair for pair in of_pool if pair[0] in kept]
    merged += [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    return merged


@lru_cache(maxsize=1000)
def _kept(of_pool: tuple[bytes, ...], names: tuple[str, ...]) -> frozenset[bytes]:
    """Return the default headers of a pool that are sent with a request which has headers with these names."""
    own = set(map(folded, names))
    texts = {name: name.decode("latin-1") for name in of_pool}
    return frozenset(name for name, text in texts.items() if may_come_from_a_pool(text) and folded(text) not in own)


def _signing(auth: Auth, request: Request, prepared: Any) -> Sign | None:
    """Return what signs a request that leaves now, ``None`` if that is not necessary."""
    if request.foreign:
        return None
    url = str(prepared.url)  # as it is now, whatever a transport of the caller makes of it
    return lambda: auth.headers(request.method, url)


def _encoded(http: HttpClient | AsyncHttpClient, request: Request) -> tuple[Request, Any]:
    """Return a request with the headers of its body, and the body for the library."""
    # The storage is called as browsers call it. For an API, the exact file name is stated beside an ASCII fallback.
    form = Multipart(request.parts, request.meter, extended_names=not request.foreign)
    pieces = form.asynchronous() if hasattr(http, "aclose") else form.synchronous()
    return attrs.evolve(request, headers={**request.headers, **form.headers}), pieces


def _direct(http: Any, prepared: Any, request: Request, fetch: tuple[Sink | None] | None) -> Any:
    """Return the transport that gets a request directly, ``None`` for a request that is sent with the pool."""
    if request.parts or request.foreign or fetch is not None:
        return None
    return direct_transport(http, prepared.url)


def _received(
    response: Any, headers: dict[str, str], delivery: Delivery, limit: int, fetch: tuple[Sink | None] | None
) -> Response | Intake | SinkIntake:
    """Return the response, or what receives its body if the library has not read it yet.

    Args:
        response: The library's response.
        headers: Its headers.
        delivery: The attempt.
        limit: The largest body that is accepted.
        fetch: The sink for the body, if the body is fetched.
    """
    delivery.arrived(response)
    content = response.content if response.is_stream_consumed else b""
    if len(content) > limit and fetch is None:
        raise ResponseTooLarge(limit)
    head = Response(
        response.status_code,
        headers,
        content if fetch is None else b"",
        sent_at=delivery.sent_at,
        head_at=delivery.now(),
    )
    if fetch is not None:
        is_held = response.is_stream_consumed and bytes_as_received(response) is not None  # it did not arrive in parts
        is_framed = is_held or shows_its_end(head, str(response.http_version))
        return SinkIntake(head, fetch[0], delivery.deadline, is_framed=is_framed)
    return head if response.is_stream_consumed else Intake(head, limit)


def _headers(raw: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """Return headers with their names in lower case. The values of headers with one name are joined."""
    headers: dict[str, str] = {}
    for name, value in raw:
        key = name.decode("latin-1").lower()
        try:
            text = value.decode()
        except UnicodeDecodeError as error:
            let_through(error)
            text = value.decode("latin-1")
        headers[key] = f"{headers[key]}, {text}" if key in headers else text
    return headers
