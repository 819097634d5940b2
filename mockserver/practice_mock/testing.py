"""The mock in tests: in the same process, or on a free loopback port, with its state at hand.

```python
from practice_mock.testing import serve
from pracsuite_client import PracSuite

with serve() as mock:
    keys = mock.credentials.pracsuite
    with PracSuite(base_url=mock.pracsuite_url, vendor_key=keys.vendor_key, account_key=keys.account_key) as prac:
        print(prac.patients.get(7).surname)
    mock.practice.reset()
```

Needs httpx (`pip install httpx`).
"""

from __future__ import annotations

import threading
import time
from collections.abc import (
    AsyncIterator,
    Awaitable,
    Callable,
    Collection,
    Coroutine,
    Generator,
    Iterator,
    Mapping,
    MutableMapping,
)
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Self, TypeAlias

import httpx
from starlette.types import ASGIApp

from practice_mock.app import CONTROL_PATH, COREPLUS_PATH, NAMESPACES_PATH, PRACSUITE_PATH, MockApp, create_app
from practice_mock.control.access import ControlAccess, new_token
from practice_mock.credentials import DEMO, Credentials
from practice_mock.limits import Limits
from practice_mock.practice import Practice
from practice_mock.serving import server
from practice_mock.turns import TURNS, NoTurns
from practice_mock.wire.connection import EXTENSION

if TYPE_CHECKING:
    from practice_mock.control import Control

__all__ = ["InProcessTransport", "Mock", "in_process", "serve"]

Sleep: TypeAlias = Callable[[float], Awaitable[None]]
"""Waits for a number of seconds."""


_IN_PROCESS = "practice-mock.test"
"""The host name of a mock without a socket."""
_STOP = 60.0
"""Seconds to wait until a served mock has stopped. The machine may be busy."""


async def _no_time(seconds: float) -> None:
    """Return at once."""


@dataclass(frozen=True, slots=True)
class Mock:
    """A mock that is ready to be called."""

    practice: Practice
    """Its state: `practice.reset()`, `practice.clock`, `practice.journal`."""
    app: ASGIApp
    origin: str
    """Scheme, host and port."""
    credentials: Credentials = DEMO
    control_token: str = field(default="", repr=False)
    """The token of the control plane; empty if `app` has none."""
    over_socket: bool = False
    """Whether something listens at `origin`; if not, the mock is reached only through `transport`."""

    @property
    def pracsuite_url(self) -> str:
        """Base URL of PracSuite."""
        return self.origin + PRACSUITE_PATH

    @property
    def coreplus_url(self) -> str:
        """Base URL of coreplus."""
        return self.origin + COREPLUS_PATH

    @property
    def control_url(self) -> str:
        """Base URL of the control plane."""
        return self.origin + CONTROL_PATH

    def __enter__(self) -> Self:
        """Return the mock, so that `in_process()` can be used like `serve()`."""
        return self

    def __exit__(self, *_: object) -> None:
        """Do nothing: `serve` ends its server, and a mock without a socket does not need closing."""

    def namespace(self, name: str) -> Mock:
        """Return the same mock in a namespace, which is made if it does not exist: an independent practice.

        Its URLs contain the name, so its clients need no header. Raises NamespaceError if the name is not valid, or if
        there are too many namespaces.
        """
        assert isinstance(self.app, MockApp)
        practice = self.app.namespaces.get(name)
        assert isinstance(practice, Practice)
        server = self.origin.partition(NAMESPACES_PATH)[0]
        return replace(self, practice=practice, origin=f"{server}{NAMESPACES_PATH}/{name.lower()}")

    def delete_namespace(self, name: str) -> None:
        """Delete a namespace with all that belongs to it, if it exists."""
        assert isinstance(self.app, MockApp)
        self.app.namespaces.delete(name)

    def control(self) -> Control:
        """Return a client of the control plane, which acts on the namespace of this mock."""
        from practice_mock.control.client import Control

        transport = None if self.over_socket else self.transport
        return Control(self.control_url, token=self.control_token, transport=transport)

    @property
    def transport(self) -> InProcessTransport:
        """A transport for httpx, sync or async, that calls the mock without a socket."""
        return InProcessTransport(self.app)


COREPLUS_RATE = 10
"""The coreplus requests that a new practice of these helpers allows per second, which is the API's own limit."""


def in_process(
    practice: Practice | None = None,
    *,
    switches: Mapping[str, str] | None = None,
    control_token: str | None = None,
    limits: Limits | None = None,
) -> Mock:
    """Return a mock without a socket: pass its `transport` to `httpx.Client` or `httpx.AsyncClient`.

    By default its practice is new, and has the rate limit of coreplus. `switches` are positions other than the
    defaults, to which a reset goes back; for instance `practice_mock.PESSIMISTIC`. The token of the control plane is
    random unless it is given.
    """
    practice = _with(practice, switches)
    control = ControlAccess(control_token or new_token(), hosts=frozenset({_IN_PROCESS}))
    app = create_app(practice, control=control, limits=limits)
    return Mock(practice, app, f"https://{_IN_PROCESS}", control_token=app.control.token)


@contextmanager
def serve(
    practice: Practice | None = None,
    *,
    switches: Mapping[str, str] | None = None,
    host: str = "127.0.0.1",
    port: int = 0,
    control_token: str | None = None,
    limits: Limits | None = None,
    cors: Collection[str] = (),
) -> Generator[Mock]:
    """Serve the mock from a thread, by default on a free port, until the context ends.

    The thread and the test share `practice`, which is by default, like `switches` and the token of the control plane,
    that of `in_process`. `cors` contains the origins whose pages may call it from a browser. Raises OSError if the port
    is in use, RuntimeError if the server does not start within 10 seconds, or does not stop.
    """
    practice = _with(practice, switches)
    practice.prepare()
    app = create_app(practice, control=ControlAccess(control_token or new_token()), limits=limits, cors=cors)
    listener = server.listen(host, port)
    running = server.make_server(app, limits)
    thread = threading.Thread(target=running.run, kwargs={"sockets": [listener]}, name="practice-mock", daemon=True)
    thread.start()
    try:
        deadline = time.monotonic() + 10
        while not running.started:
            if not thread.is_alive() or time.monotonic() > deadline:
                raise RuntimeError("the mock server did not start")
            time.sleep(0.001)
        origin = f"http://{server.address(listener)}"
        yield Mock(practice, app, origin, control_token=app.control.token, over_socket=True)
    finally:
        running.should_exit = True
        thread.join(timeout=_STOP)
        listener.close()
        if thread.is_alive():
            raise RuntimeError(f"the mock server did not stop within {_STOP} seconds: a request is still at work")


def _with(practice: Practice | None, switches: Mapping[str, str] | None) -> Practice:
    if practice is None:
        return Practice(rate_limit=COREPLUS_RATE, switches=switches)
    if switches is not None:
        practice.switches.start(switches)
    return practice


class InProcessTransport(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Calls an ASGI application without a socket and, for the sync client, without an event loop.

    The mock waits for nothing but the request's body, so its coroutine can be run to the end in one step. Faults of the
    connection raise the same exceptions of httpx as over a socket. A delay takes no time unless `sleep` waits; a delay
    that is longer than the client's read timeout still raises httpx.ReadTimeout.
    """

    def __init__(self, app: ASGIApp, *, sleep: Sleep = _no_time) -> None:
        self._app = app
        self._sleep = sleep

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request of a sync client."""
        return _run(self._call(request, request.read()))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request of an async client."""
        return await self._call(request, await request.aread())

    async def _call(self, request: httpx.Request, content: bytes) -> httpx.Response:
        connection = _InProcessConnection(request, self._sleep)
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": request.method,
            "scheme": request.url.scheme,
            "path": request.url.path,
            "raw_path": request.url.raw_path.partition(b"?")[0],
            "query_string": request.url.query,
            "root_path": "",
            "headers": [(name.lower(), value) for name, value in request.headers.raw],
            "client": ("127.0.0.1", 0),
            "server": (request.url.host, request.url.port),
            "extensions": {EXTENSION: connection, TURNS: NoTurns()},
        }

        async def receive() -> MutableMapping[str, Any]:
            return {"type": "http.request", "body": content, "more_body": False}

        await self._app(scope, receive, connection.send)
        return connection.response()


class _InProcessConnection:
    """A simulated connection; see `practice_mock.wire.connection.Connection`."""

    def __init__(self, request: httpx.Request, sleep: Sleep) -> None:
        self._request = request
        self._sleep = sleep
        self._timeout: float | None = request.extensions.get("timeout", {}).get("read")
        self._head: MutableMapping[str, Any] = {}
        self._body = bytearray()
        self._failure: httpx.TransportError | None = None

    async def send(self, message: MutableMapping[str, Any]) -> None:
        """Accept a message of the application, unless the client has given up."""
        if self._failure is not None:
            return
        if message["type"] == "http.response.start":
            self._head = message
        else:
            self._body.extend(message.get("body", b""))

    async def sleep(self, seconds: float, ended: Callable[[], bool] | None = None) -> None:
        await self._sleep(seconds)
        if self._timeout is not None and seconds > self._timeout:
            self._fail(httpx.ReadTimeout("timed out", request=self._request))

    async def close(self) -> None:
        if self._request.method == "HEAD":
            return  # the response has no body that could be incomplete
        expected = dict(self._head["headers"])[b"content-length"].decode()
        self._fail(
            httpx.RemoteProtocolError(
                "peer closed connection without sending complete message body "
                f"(received {len(self._body)} bytes, expected {expected})",
                request=self._request,
            )
        )

    async def reset(self) -> None:
        self._fail(httpx.ReadError("Connection reset by peer", request=self._request))

    def response(self) -> httpx.Response:
        """Return the response that the client receives, or raise the failure that it sees instead."""
        if self._failure is None:
            content = bytes(self._body)
            return httpx.Response(self._head["status"], headers=self._head["headers"], content=content)
        if not self._head:
            raise self._failure
        body = _BrokenBody(bytes(self._body), self._failure)
        return httpx.Response(self._head["status"], headers=self._head["headers"], stream=body)

    def _fail(self, failure: httpx.TransportError) -> None:
        self._failure = self._failure or failure


class _BrokenBody(httpx.SyncByteStream, httpx.AsyncByteStream):
    """The part of a body that was sent, followed by a failure."""

    def __init__(self, content: bytes, failure: httpx.TransportError) -> None:
        self._content = content
        self._failure = failure

    def __iter__(self) -> Iterator[bytes]:
        yield self._content
        raise self._failure

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield self._content
        raise self._failure


def _run(coroutine: Coroutine[Any, Any, httpx.Response]) -> httpx.Response:
    try:
        coroutine.send(None)
    except StopIteration as finished:
        response: httpx.Response = finished.value
        return response
    coroutine.close()
    raise RuntimeError("the application awaited something that needs an event loop")
