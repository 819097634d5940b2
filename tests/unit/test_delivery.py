"""Whether a write may have been applied follows from how far the request got, whatever exception is raised."""

from __future__ import annotations

import asyncio
import errno
import io
import os
import socket
import ssl
import types
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Any

import h2.connection
import httpx
import pytest
import trio
from hypothesis import given
from hypothesis import strategies as st

from coreplus_client import AsyncCoreplus, Coreplus
from pracsuite_client import (
    APIConnectionError,
    APIStatusError,
    PracSuite,
    RateLimitError,
    ResponseValidationError,
)
from tests.wire_server import (
    Handler,
    Server,
    answering,
    certificate,
    frame,
    over_http2,
    over_tls,
    read_request,
    response,
    serving,
)
from tests.write_calls import KEYS, LIBRARIES, PATIENT, call, every_way, pool_of


def wrong_length(state: h2.connection.H2Connection, stream: int) -> bytes:
    state.send_headers(stream, [(":status", "201"), ("content-length", "500")])
    state.send_data(stream, b'{"client_id": 101}', end_stream=True)
    return b""


def raw(*frames: bytes) -> Callable[[h2.connection.H2Connection, int], bytes]:
    return lambda state, stream: b"".join(frames)


HTTP2 = {
    "wrong content-length": wrong_length,
    "data for another stream": raw(frame(0, 0, 77, b"abc")),
    "data before the headers": raw(frame(0, 1, 1, b"abc")),
    "window update of 0": raw(frame(8, 0, 0, bytes(4))),
    "broken header block": raw(frame(1, 5, 1, b"\xff\xff\xff\xff\xff")),
    "push promise": raw(frame(5, 4, 1, (2).to_bytes(4) + b"\x88")),
    "illegal setting": raw(frame(4, 0, 0, b"\x00\x02\x00\x00\x00\x07")),
    "reset": raw(frame(3, 0, 1, (2).to_bytes(4))),
    "goaway": raw(frame(7, 0, 0, bytes(4) + (1).to_bytes(4))),
    "frame that is too large": raw(frame(0, 0, 1, bytes(70_000))),
}
"""What a server does over HTTP/2 after it received a request completely."""


@pytest.mark.parametrize("fault", HTTP2)
@pytest.mark.parametrize("library", LIBRARIES, ids=lambda library: library.__name__)
@every_way
def test_write_that_was_sent_over_http2_is_sent_once_and_may_be_applied(
    way: str, library: types.ModuleType, fault: str
) -> None:
    with serving(over_http2(HTTP2[fault])) as server:
        error = call(way, f"http://{server.place}", pool_of(library, http1=False, http2=True))
    assert server.count("POST") == 1
    assert isinstance(error, APIConnectionError)
    assert error.maybe_applied
    assert error.attempts == 1


def test_reconciled_write_over_http2_is_looked_up() -> None:
    with serving(over_http2(wrong_length)) as server, httpx.Client(http1=False, http2=True) as http_client:
        prac = PracSuite(
            **KEYS, base_url=f"http://{server.place}", http_client=http_client, time_zone="Australia/Adelaide"
        )
        with pytest.raises(APIConnectionError) as caught:
            prac.appointments.reserve(
                app_time=datetime(2027, 1, 4, 9),
                duration=30,
                practitioner_id=1,
                business_id=1,
                reconcile=True,
            )
    assert server.count("POST") == 1
    assert server.count("GET") > 0
    assert caught.value.maybe_applied
    assert caught.value.reconciliation is not None


def spoil(data: bytes) -> Handler:
    """Return a handler that sends bytes after a request, and closes the connection."""

    def handle(server: Server, connection: socket.socket) -> None:
        read_request(server, connection)
        connection.sendall(data)

    return handle


def spoil_tls(data: bytes) -> Handler:
    """Return a handler that sends bytes below TLS after a request, as a broken middlebox does."""

    def handle(server: Server, connection: socket.socket) -> None:
        read_request(server, connection)
        with socket.socket(fileno=os.dup(connection.fileno())) as below:
            below.sendall(data)
        with suppress(OSError):
            connection.recv(1)

    return over_tls(handle)


@pytest.mark.parametrize("data", [b"", b"garbage\r\n\r\n", b"HTTP/1.1 201 OK\r\ncontent-length: 9\r\n\r\n{"])
@every_way
def test_write_that_was_sent_over_http1_is_sent_once_and_may_be_applied(way: str, data: bytes) -> None:
    with serving(spoil(data)) as server:
        error = call(way, f"http://{server.place}")
    assert server.count("POST") == 1
    assert isinstance(error, APIConnectionError)
    assert error.maybe_applied
    assert server.place in str(error)


@pytest.mark.parametrize(
    "data", [b"HTTP/1.1 502 Bad\r\n\r\n", b"\x17\x03\x03\x00\x05wrong", b"\x15\x03\x03\x00\x02\x02\x14"]
)
@pytest.mark.parametrize("library", LIBRARIES, ids=lambda library: library.__name__)
@every_way
def test_write_that_was_sent_over_tls_is_sent_once_and_may_be_applied(
    way: str, library: types.ModuleType, data: bytes
) -> None:
    trusted = ssl.create_default_context(cafile=certificate()[1])
    with serving(spoil_tls(data)) as server:
        error = call(way, f"https://{server.place}", pool_of(library, verify=trusted))
    assert server.count("POST") == 1
    assert isinstance(error, APIConnectionError), repr(error)
    assert error.maybe_applied


@every_way
def test_untrusted_certificate_is_named_and_not_retried(way: str) -> None:
    with serving(over_tls(answering(lambda request: response({})))) as server:
        error = call(way, f"https://{server.place}/secret-path")
    assert isinstance(error, APIConnectionError)
    assert f"{server.place} (ConnectError: the certificate is not trusted: its issuer is not known)" in str(error)
    assert "secret-path" not in str(error)
    assert (error.maybe_applied, error.attempts, server.requests) == (False, 1, [])


@every_way
def test_refused_connection_is_named_and_not_maybe_applied(way: str) -> None:
    with serving(spoil(b"")) as server:
        pass
    error = call(way, f"http://{server.place}")
    assert isinstance(error, APIConnectionError)
    assert f"no response from {server.place} (ConnectError: Connection refused)" in str(error)
    assert (error.maybe_applied, error.attempts) == (False, 3)


@every_way
def test_unknown_host_is_named_and_not_maybe_applied(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*given: Any, **named: Any) -> Any:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    error = call(way, "https://clinic.invalid")
    assert isinstance(error, APIConnectionError)
    assert "clinic.invalid:443 (ConnectError: the name of the host was not found)" in str(error)
    assert not error.maybe_applied


@pytest.mark.parametrize("library", LIBRARIES, ids=lambda library: library.__name__)
@every_way
def test_rejected_tunnel_is_not_maybe_applied(way: str, library: types.ModuleType) -> None:
    with serving(answering(lambda request: response({}, status=407))) as proxy:
        error = call(way, "https://clinic.invalid", pool_of(library, proxy=f"http://{proxy.place}"))
    assert proxy.count("CONNECT") == len(proxy.requests) == 3
    assert isinstance(error, APIConnectionError)
    assert not error.maybe_applied


@every_way
def test_write_that_a_proxy_forwarded_may_be_applied(way: str) -> None:
    with serving(spoil(b"")) as proxy:
        pool = pool_of(httpx, proxy=f"http://{proxy.place}")
        error = call(way, "http://clinic.invalid", pool, allow_insecure=True)
    assert proxy.count("POST") == len(proxy.requests) == 1
    assert isinstance(error, APIConnectionError)
    assert error.maybe_applied


@every_way
def test_write_that_waited_for_a_connection_in_vain_is_not_maybe_applied(way: str) -> None:
    limits = httpx.Limits(max_connections=0)
    error = call(way, "http://127.0.0.1:9", pool_of(httpx, limits=limits), timeout=0.05)
    assert isinstance(error, APIConnectionError)
    assert (error.maybe_applied, error.attempts) == (False, 3)


@pytest.mark.parametrize("library", LIBRARIES, ids=lambda library: library.__name__)
@every_way
def test_broken_response_that_a_hook_reads_is_a_connection_error(way: str, library: types.ModuleType) -> None:
    async def aread(given: Any) -> None:
        await given.aread()

    with serving(spoil(b"HTTP/1.1 201 OK\r\ncontent-length: 9\r\n\r\n{")) as server:
        error = call(
            way,
            f"http://{server.place}",
            lambda asynchronous: pool_of(
                library, event_hooks={"response": [aread if asynchronous else lambda given: given.read()]}
            )(asynchronous),
        )
    assert server.count("POST") == 1
    assert isinstance(error, APIConnectionError)
    assert error.maybe_applied


class HookError(Exception):
    """An exception of the caller's own code."""


@pytest.mark.parametrize(("hook", "sent"), [("request", 0), ("response", 1)])
@pytest.mark.parametrize("library", LIBRARIES, ids=lambda library: library.__name__)
@every_way
def test_exception_of_an_event_hook_is_raised_unchanged(
    way: str, library: types.ModuleType, hook: str, sent: int
) -> None:
    raised = HookError("a bug in a hook")

    def fail(given: Any) -> None:
        raise raised

    async def afail(given: Any) -> None:
        raise raised

    with serving(answering(lambda request: response({"client_id": 1}, status=201))) as server:
        error = call(
            way,
            f"http://{server.place}",
            lambda asynchronous: pool_of(library, event_hooks={hook: [afail if asynchronous else fail]})(asynchronous),
        )
        assert server.count("POST") == sent
    assert error is raised


class Retrying(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """A transport of the caller that repeats every request that fails, as packages for retries do."""

    def __init__(self) -> None:
        self._sync, self._async = httpx.HTTPTransport(), httpx.AsyncHTTPTransport()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        for _ in range(2):
            with suppress(httpx.TransportError):
                return self._sync.handle_request(request)
        return self._sync.handle_request(request)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        for _ in range(2):
            with suppress(httpx.TransportError):
                return await self._async.handle_async_request(request)
        return await self._async.handle_async_request(request)


@every_way
def test_pool_cannot_repeat_a_write_by_itself(way: str) -> None:
    with serving(spoil(b"")) as server:
        error = call(way, f"http://{server.place}", pool_of(httpx, transport=Retrying()))
    assert server.count("POST") == 1
    assert isinstance(error, APIConnectionError)
    assert error.maybe_applied
    assert "not sent" not in str(error)


def test_pool_may_repeat_a_read() -> None:
    with serving(spoil(b"")) as server, httpx.Client(transport=Retrying()) as http_client:
        prac = PracSuite(**KEYS, base_url=f"http://{server.place}", http_client=http_client, max_retries=0)
        with pytest.raises(APIConnectionError):
            prac.patients.get(1)
    assert server.count("GET") == 3


def without_events(request: Any, library: types.ModuleType) -> Any:
    """Return a copy of a request whose steps are not reported."""
    return library.Request(request.method, request.url, headers=request.headers, content=request.read())


def rebuilding(library: types.ModuleType) -> Any:
    class Rebuilding(library.Client):  # type: ignore[misc, name-defined]
        def send(self, request: Any, **named: Any) -> Any:
            return super().send(without_events(request, library), **named)

    return Rebuilding()


def around(library: types.ModuleType) -> Any:
    class Around:
        def __init__(self) -> None:
            self.inner = library.Client()

        def __getattr__(self, name: str) -> Any:
            return getattr(self.inner, name)

        def send(self, request: Any, **named: Any) -> Any:
            return self.inner.send(without_events(request, library), **named)

    return Around()


def patched(library: types.ModuleType) -> Any:
    transport = library.HTTPTransport()
    original = transport.handle_request
    transport.handle_request = lambda request: original(without_events(request, library))
    return library.Client(transport=transport)


def patched_pool(library: types.ModuleType) -> Any:
    transport, other = library.HTTPTransport(), library.HTTPTransport()

    def handle_request(request: Any) -> Any:
        request.extensions = {}
        return type(transport._pool).handle_request(other._pool, request)  # noqa: SLF001

    transport._pool.handle_request = handle_request  # noqa: SLF001
    return library.Client(transport=transport)


def delivering(library: types.ModuleType) -> Any:
    """Return a pool with a hook that delivers the request by itself, and fails like the library."""

    def hook(request: Any) -> None:
        try:
            library.HTTPTransport().handle_request(without_events(request, library))
        except library.ReadError as error:
            raise library.ConnectError("no connection", request=request) from error
        except library.RemoteProtocolError as error:
            raise library.ConnectError("no connection", request=request) from error

    class Hooked(library.HTTPTransport):  # type: ignore[misc, name-defined]
        def handle_request(self, request: Any) -> Any:
            hook(request)
            return super().handle_request(request)

    return library.Client(transport=Hooked())


def failing_over(library: types.ModuleType, *, observed_first: bool) -> Any:
    """Return a pool that also tries another host, where nothing listens, and reports only that."""

    class FailingOver(library.BaseTransport):  # type: ignore[misc, name-defined]
        def __init__(self) -> None:
            self.inner = library.HTTPTransport()

        def nowhere(self, request: Any) -> Any:
            elsewhere = library.Request(
                request.method, "http://127.0.0.1:9/", headers=request.headers, content=request.read()
            )
            elsewhere.extensions = request.extensions
            return self.inner.handle_request(elsewhere)

        def handle_request(self, request: Any) -> Any:
            steps = [self.nowhere, lambda request: self.inner.handle_request(without_events(request, library))]
            first, second = steps if observed_first else reversed(steps)
            try:
                return first(request)
            except library.TransportError:
                return second(request)

    return library.Client(transport=FailingOver())


def mirroring(library: types.ModuleType) -> Any:
    """Return a pool whose client sends a copy of each request first."""

    class Mirroring(library.Client):  # type: ignore[misc, name-defined]
        def _send_handling_auth(self, request: Any, *given: Any, **named: Any) -> Any:
            with suppress(library.TransportError):
                library.HTTPTransport().handle_request(without_events(request, library))
            request.url = request.url.copy_with(port=9)
            return super()._send_handling_auth(request, *given, **named)

    return Mirroring()


def hooked(library: types.ModuleType) -> Any:
    """Return a pool whose hook sends a copy of each request, before the request itself is sent nowhere."""

    def hook(request: Any) -> None:
        with suppress(library.TransportError):
            library.HTTPTransport().handle_request(without_events(request, library))
        request.url = request.url.copy_with(port=9)

    return library.Client(event_hooks={"request": [hook]})


SILENT: dict[str, Callable[[types.ModuleType], Any]] = {
    "subclass that rebuilds the request": rebuilding,
    "object around a client": around,
    "patched transport": patched,
    "patched pool": patched_pool,
    "delivery outside the pool": delivering,
    "copy that a client sends first": mirroring,
    "copy that a hook sends first": hooked,
    "failover to a silent transport": lambda library: failing_over(library, observed_first=True),
    "failover from a silent transport": lambda library: failing_over(library, observed_first=False),
}


@pytest.mark.parametrize("make", SILENT.values(), ids=SILENT)
@pytest.mark.parametrize("library", LIBRARIES, ids=lambda library: library.__name__)
def test_silence_proves_nothing(library: types.ModuleType, make: Callable[[types.ModuleType], Any]) -> None:
    with serving(spoil(b"")) as server:
        error = call("sync", f"http://{server.place}", lambda asynchronous: make(library))
    assert server.count("POST") == 1
    assert isinstance(error, APIConnectionError)
    assert error.maybe_applied


def test_trace_extension_of_the_caller_is_still_called() -> None:
    seen: list[str] = []

    class Traced(httpx.Client):
        def build_request(self, *given: Any, **named: Any) -> httpx.Request:
            request = super().build_request(*given, **named)
            request.extensions["trace"] = lambda name, info: seen.append(name)
            return request

    with serving(answering(lambda request: response({"client_id": 1}, status=201))) as server:
        assert call("sync", f"http://{server.place}", lambda asynchronous: Traced()) is None
    assert "http11.send_request_headers.started" in seen


def test_trace_extension_of_the_caller_that_fails_is_raised_unchanged() -> None:
    def fail(name: str, info: Any) -> None:
        raise KeyError("a bug of the caller")

    class Traced(httpx.Client):
        def build_request(self, *given: Any, **named: Any) -> httpx.Request:
            request = super().build_request(*given, **named)
            request.extensions["trace"] = fail
            return request

    with serving(answering(lambda request: response({}))) as server:
        assert isinstance(call("sync", f"http://{server.place}", lambda asynchronous: Traced()), KeyError)


JSON = {"content-type": "application/json"}
LISTED = (401, 403, 422, 429)
"""The 4xx statuses that the document lists for creating a patient."""

bodies = st.sampled_from(
    [
        (b'{"error": {"code": "X"}, "request_id": "r"}', True),
        (b'{"error": {"detail": "x"}, "request_id": "r"}', True),
        (b'{"error": {"validation": []}, "request_id": "r"}', True),
        (b'{"error": {"code": "X"}}', False),
        (b'{"error": {"code": "X"}, "request_id": 7}', False),
        (b'{"error": {"code": "X"}, "request_id": null}', False),
        (b'{"error": {"code": 7, "validation": {}}}', False),
        (b'{"request_id": "r"}', False),
        (b'{"error": "x"}', False),
        (b'[{"error": {"code": "X"}}]', False),
        (b"{}", False),
        (b"", False),
        (b"<html>code</html>", False),
        (b'{"error": {"code": "X"', False),
    ]
)


@given(st.one_of(st.integers(300, 599), st.sampled_from([*LISTED, 408, 425])), bodies)
def test_only_a_documented_rejection_proves_that_a_write_was_not_applied(status: int, body: tuple[bytes, bool]) -> None:
    content, is_error = body
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(status, headers=JSON, content=content)

    with httpx.Client(transport=httpx.MockTransport(answer)) as http_client:
        prac = PracSuite(**KEYS, http_client=http_client)
        with pytest.raises(APIStatusError) as caught:
            prac.patients.create(**PATIENT)
        assert caught.value.maybe_applied is not (status in LISTED and is_error)
        assert len(asked) == (3 if status == 429 and is_error else 1)
        with pytest.raises(APIStatusError) as read:
            prac.with_options(max_retries=0).patients.get(1)
        assert read.value.maybe_applied is False
        if status in LISTED:
            assert (caught.value.documented, read.value.documented) == (is_error, is_error)


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b'{"client_id"'])
def test_success_that_cannot_be_read_may_be_applied(body: bytes) -> None:
    transport = httpx.MockTransport(lambda request: httpx.Response(201, content=body))
    with httpx.Client(transport=transport) as http_client:
        prac = PracSuite(**KEYS, http_client=http_client)
        with pytest.raises(ResponseValidationError) as caught:
            prac.patients.create(**PATIENT)
        assert caught.value.maybe_applied
        with pytest.raises(ResponseValidationError) as read:
            prac.patients.get(1)
        assert not read.value.maybe_applied


@pytest.mark.parametrize("status", [302, 404, 408, 418, 425, 429, 499, 503])
def test_reconciled_write_looks_after_every_response_that_proves_nothing(status: int) -> None:
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.method)
        if request.method == "POST":
            return httpx.Response(status, html="<html>gateway</html>")
        return httpx.Response(500)

    with httpx.Client(transport=httpx.MockTransport(answer)) as http_client:
        prac = PracSuite(**KEYS, http_client=http_client, time_zone="Australia/Adelaide")
        with pytest.raises(APIStatusError) as caught:
            prac.appointments.reserve(
                app_time=datetime(2027, 1, 4, 9), duration=30, practitioner_id=1, business_id=1, reconcile=True
            )
    assert asked.count("POST") == 1
    assert "GET" in asked
    assert caught.value.maybe_applied
    assert caught.value.reconciliation is not None


@pytest.mark.parametrize("media_type", ["text/html", "text/plain", ""])
def test_error_body_that_is_not_declared_to_be_json_proves_nothing(media_type: str) -> None:
    content = b'{"error": {"code": "X"}, "request_id": "r"}'
    answer = httpx.MockTransport(lambda _: httpx.Response(422, headers={"content-type": media_type}, content=content))
    with httpx.Client(transport=answer) as http_client, pytest.raises(APIStatusError) as caught:
        PracSuite(**KEYS, http_client=http_client).patients.create(**PATIENT)
    assert caught.value.maybe_applied


def test_documented_rate_limit_error_is_a_proven_rejection() -> None:
    body = {"error": {"code": "TOO_MANY_REQUESTS"}, "request_id": "r"}
    transport = httpx.MockTransport(lambda request: httpx.Response(429, json=body))
    with httpx.Client(transport=transport) as http_client, pytest.raises(RateLimitError) as caught:
        PracSuite(**KEYS, http_client=http_client).patients.create(**PATIENT)
    assert (caught.value.attempts, caught.value.maybe_applied) == (3, False)


class BrokenStream(io.BytesIO):
    """A stream of the caller that fails after its first bytes."""

    def read(self, size: int | None = -1) -> bytes:
        if self.tell() > 0:
            raise OSError(errno.EIO, "the caller's disk")
        return super().read(70_000)


@pytest.mark.parametrize("http2", [False, True])
@pytest.mark.parametrize("way", ["sync", "asyncio", "trio"])
def test_exception_of_a_stream_of_the_caller_is_raised_unchanged(way: str, http2: bool) -> None:
    access = {"consumer_id": "1", "consumer_secret": "2", "access_token": "3", "issuer": "4"}
    details = {"primaryDomainKey": "6", "entity": "client"}
    stream = BrokenStream(bytes(200_000))

    async def upload(url: str) -> None:
        async with httpx.AsyncClient(http1=not http2, http2=http2) as http_client:
            core = AsyncCoreplus(**access, base_url=url, http_client=http_client)
            await core.files.upload(details=details, file=stream)

    def upload_sync(url: str) -> None:
        with httpx.Client(http1=not http2, http2=http2) as http_client:
            Coreplus(**access, base_url=url, http_client=http_client).files.upload(details=details, file=stream)

    ways: dict[str, Callable[[str], Any]] = {
        "sync": upload_sync,
        "asyncio": lambda url: asyncio.run(upload(url)),
        "trio": lambda url: trio.run(upload, url),
    }
    handler = over_http2(raw()) if http2 else answering(lambda request: response({}))
    with serving(handler) as server, pytest.raises(OSError, match="the caller's disk") as caught:
        ways[way](f"http://{server.place}")
    assert caught.value.errno == errno.EIO
    assert len(server.requests) <= 1
