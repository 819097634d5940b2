"""A call ends at its deadline, whatever it is doing, and the error says whether a write may have been applied."""

from __future__ import annotations

import asyncio
import socket
import time
from contextlib import suppress
from typing import Any

import anyio
import httpx
import httpx2
import pytest

from coreplus_client import AsyncCoreplus, Coreplus
from coreplus_client import Retry as CoreplusRetry
from pracsuite_client import (
    APIConnectionError,
    APIError,
    APITimeoutError,
    AsyncPracSuite,
    InternalServerError,
    PracSuite,
    Retry,
)
from pracsuite_client._runtime.transport import deadline as deadlines
from pracsuite_client._runtime.transport.deadline import Deadline, DeadlineExceeded, TimeLimit
from tests.contract.conftest import COREPLUS_KEYS
from tests.wire_server import Handler, Server, over_tls, read_request, response, serving

KEYS = {"vendor_key": "v", "account_key": "a"}
LIMIT = 0.3
"""The deadline of most calls here."""

LATEST = LIMIT + 1.0
"""When such a call must have ended, on a busy machine."""


def drip(data: bytes, seconds: float = 0.05) -> Handler:
    """Return a handler that sends its response byte by byte."""

    def handle(server: Server, connection: socket.socket) -> None:
        if read_request(server, connection) is None:
            return
        for byte in data:
            connection.sendall(bytes([byte]))
            time.sleep(seconds)

    return handle


BODY = response({"client_id": 1, "surname": "x" * 400})
HEAD, _, CONTENT = BODY.partition(b"\r\n\r\n")


def body_only(server: Server, connection: socket.socket) -> None:
    """Send the headers at once and the body byte by byte."""
    if read_request(server, connection) is not None:
        connection.sendall(HEAD + b"\r\n\r\n")
        for byte in CONTENT:
            connection.sendall(bytes([byte]))
            time.sleep(0.05)


def chunked(server: Server, connection: socket.socket) -> None:
    """Send an endless body in small chunks."""
    if read_request(server, connection) is not None:
        connection.sendall(b"HTTP/1.1 201 Told\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n")
        while True:
            connection.sendall(b"1\r\n{\r\n")
            time.sleep(0.05)


def informational(server: Server, connection: socket.socket) -> None:
    """Send informational responses for ever."""
    if read_request(server, connection) is not None:
        while True:
            connection.sendall(b"HTTP/1.1 102 Processing\r\n\r\n")
            time.sleep(0.05)


def silent(server: Server, connection: socket.socket) -> None:
    read_request(server, connection)
    time.sleep(3)


SLOW: dict[str, Handler] = {
    "headers": drip(BODY),
    "body": body_only,
    "chunks": chunked,
    "informational": informational,
    "silence": silent,
    "tls headers": over_tls(drip(BODY)),
    "tls body": over_tls(body_only),
}
STYLES = ["sync", "asyncio", "trio"]


def call(style: str, url: str, method: str, options: dict[str, Any], given: dict[str, Any]) -> None:
    """Call a method of a client of PracSuite."""
    if style == "sync":
        with PracSuite(**options, base_url=url) as prac:
            getattr(prac.patients, method)(**given)
        return

    async def run() -> None:
        async with AsyncPracSuite(**options, base_url=url) as prac:
            await getattr(prac.patients, method)(**given)

    anyio.run(run, backend=style)


def failure(
    style: str, url: str, *, retry: Retry, method: str = "create", extra_body: Any = None, **settings: Any
) -> tuple[APIError, float]:
    """Return the error of a call and the seconds that it took."""
    given: dict[str, Any] = {"client_id": 1}
    if method == "create":
        given = {"first_name": "Robin", "surname": "Example", "extra_body": extra_body}
    options = {**KEYS, "retry": retry, "timeout": 5, "rate_limit": None, **settings}
    begun = time.monotonic()
    with pytest.raises(APIError) as caught:
        call(style, url, method, options, given)
    return caught.value, time.monotonic() - begun


@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.wire_server import certificate

    monkeypatch.setenv("SSL_CERT_FILE", str(certificate()[1]))


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("slow", SLOW)
def test_call_to_a_slow_server_ends_at_the_deadline(slow: str, style: str) -> None:
    with serving(SLOW[slow]) as server:
        scheme = "https" if slow.startswith("tls") else "http"
        error, seconds = failure(style, f"{scheme}://{server.place}", retry=Retry(deadline=LIMIT))
    assert isinstance(error, APITimeoutError)
    assert error.maybe_applied is True
    assert "retry.deadline" in str(error)
    assert LIMIT - 0.05 <= seconds < LATEST
    assert server.count("POST") == 1


@pytest.mark.parametrize("style", STYLES)
def test_deadline_in_the_tls_handshake_proves_that_nothing_was_applied(style: str) -> None:
    def handshake(server: Server, connection: socket.socket) -> None:
        connection.recv(65536)
        for byte in b"\x16\x03\x03\x00\x7a\x02\x00\x00\x76\x03\x03" + bytes(100):
            connection.sendall(bytes([byte]))
            time.sleep(0.05)

    with serving(handshake) as server:
        error, seconds = failure(style, f"https://{server.place}", retry=Retry(deadline=LIMIT))
    assert isinstance(error, APITimeoutError)
    assert error.maybe_applied is False
    assert seconds < LATEST


def slow_connections(monkeypatch: pytest.MonkeyPatch, seconds: float, *, fails: int) -> None:
    """Let each connection take a time, and the first ones fail."""
    real, made = socket.create_connection, []

    def create(*given: Any, **named: Any) -> Any:
        made.append(given)
        time.sleep(seconds)
        if len(made) <= fails:
            raise ConnectionRefusedError
        return real(*given, **named)

    monkeypatch.setattr("socket.create_connection", create)


@pytest.mark.parametrize(("scheme", "fails"), [("http", 0), ("http", 1), ("https", 0), ("https", 1)])
def test_deadline_before_a_connection_is_ready_proves_that_nothing_was_applied(
    scheme: str, fails: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow_connections(monkeypatch, LIMIT + 0.05, fails=fails)
    with serving(silent) as server:
        port = int(server.place.partition(":")[2])
        found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, port)) for host in ("127.0.0.2", "127.0.0.1")]
        monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: found)
        error, seconds = failure("sync", f"{scheme}://{server.place}", retry=Retry(deadline=LIMIT))
    assert (isinstance(error, APITimeoutError), error.maybe_applied, server.requests) == (True, False, [])
    assert seconds < LATEST


async def writes_of(prac: AsyncPracSuite, count: int) -> list[APIError]:
    """Return the errors of many writes at once."""
    errors: list[APIError] = []

    async def one() -> None:
        with pytest.raises(APITimeoutError) as caught:
            await prac.patients.create(first_name="Robin", surname="Example")
        errors.append(caught.value)

    async with anyio.create_task_group() as group:
        for _ in range(count):
            group.start_soon(one)
    return errors


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
@pytest.mark.parametrize("library", [None, httpx, httpx2], ids=["own", "httpx", "httpx2"])
def test_write_that_waited_for_the_pool_until_the_deadline_was_not_applied(library: Any, backend: str) -> None:
    async def run(url: str) -> None:
        pool = None if library is None else library.AsyncClient()
        async with AsyncPracSuite(
            **KEYS, base_url=url, retry=Retry(deadline=2, max_retries=0), rate_limit=None, http_client=pool
        ) as prac:
            hasty = prac.with_options(max_retries=0)
            hasty._engine._retry = Retry(deadline=LIMIT, max_retries=0)  # noqa: SLF001
            async with anyio.create_task_group() as group:
                group.start_soon(writes_of, prac, 100)
                await anyio.sleep(0.5)
                assert [error.maybe_applied for error in await writes_of(hasty, 5)] == [False] * 5
        if pool is not None:
            await pool.aclose()

    with serving(silent) as server:
        anyio.run(run, f"http://{server.place}", backend=backend)
        assert server.count("POST") == 100


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
@pytest.mark.parametrize("library", [httpx, httpx2], ids=lambda library: library.__name__)
def test_writes_that_waited_for_a_handshake_over_http2_were_not_applied(library: Any, backend: str) -> None:
    async def run(url: str) -> list[APIError]:
        async with library.AsyncClient(http2=True) as pool:
            retry = Retry(deadline=LIMIT, max_retries=0)
            return await writes_of(AsyncPracSuite(**KEYS, base_url=url, retry=retry, http_client=pool), 3)

    with serving(lambda _, __: time.sleep(2)) as server:
        errors = anyio.run(run, f"https://{server.place}", backend=backend)
    assert [error.maybe_applied for error in errors] == [False] * 3


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_silence_of_an_unknown_pool_until_the_deadline_proves_nothing(backend: str) -> None:
    class Unknown(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            await anyio.sleep(5)
            raise AssertionError

    class Changed(httpx.AsyncHTTPTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            await anyio.sleep(5)
            raise AssertionError

    async def run(transport: httpx.AsyncBaseTransport) -> list[APIError]:
        async with httpx.AsyncClient(transport=transport) as pool:
            retry = Retry(deadline=LIMIT, max_retries=0)
            return await writes_of(AsyncPracSuite(**KEYS, retry=retry, http_client=pool), 1)

    for transport in (Unknown(), Changed()):
        [error] = anyio.run(run, transport, backend=backend)
        assert error.maybe_applied is True


@pytest.mark.parametrize("style", STYLES)
def test_deadline_covers_all_attempts_and_their_delays(style: str) -> None:
    def busy(server: Server, connection: socket.socket) -> None:
        while read_request(server, connection) is not None:
            time.sleep(0.15)
            connection.sendall(response({}, status=503))

    with serving(busy) as server:
        retry = Retry(max_retries=100, first_delay=0.1, max_delay=0.1, budget=1000, deadline=LIMIT)
        error, seconds = failure(style, f"http://{server.place}", retry=retry, method="get")
    assert isinstance(error, (InternalServerError, APITimeoutError))
    assert seconds < LATEST
    assert 1 <= server.count("GET") <= 5


SIZE = 10_000_000


class Stuck:
    """A server that accepts a request slowly: it reads little at a time."""

    def __init__(self) -> None:
        self.received = 0

    def handle(self, server: Server, connection: socket.socket) -> None:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        while piece := connection.recv(2048):
            self.received += len(piece)
            time.sleep(0.02)


@pytest.mark.filterwarnings("ignore:Exception ignored in.*ByteStream:pytest.PytestUnraisableExceptionWarning")  # httpx
@pytest.mark.parametrize("style", STYLES)
def test_slowly_accepted_request_ends_at_the_deadline(style: str) -> None:
    stuck = Stuck()
    with serving(stuck.handle) as server:
        error, seconds = failure(
            style, f"http://{server.place}", retry=Retry(deadline=LIMIT), extra_body={"note": "x" * SIZE}
        )
    assert isinstance(error, APITimeoutError)
    assert error.maybe_applied is True
    assert seconds < LATEST + 1
    assert stuck.received < SIZE


@pytest.mark.parametrize("library", [httpx, httpx2], ids=lambda library: library.__name__)
@pytest.mark.parametrize("slow", ["body", "chunks", "silence"])
def test_deadline_is_checked_between_reads_of_a_body_with_a_pool_of_the_caller(library: Any, slow: str) -> None:
    with serving(SLOW[slow]) as server, library.Client() as opened:
        error, seconds = failure("sync", f"http://{server.place}", retry=Retry(deadline=LIMIT), http_client=opened)
        assert not [pooled for pooled in opened._transport._pool.connections if not pooled.is_closed()]  # noqa: SLF001
    assert isinstance(error, APITimeoutError)
    assert error.maybe_applied is True
    assert seconds < LATEST


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
@pytest.mark.parametrize("library", [httpx, httpx2], ids=lambda library: library.__name__)
@pytest.mark.parametrize("slow", ["headers", "body", "chunks"])
def test_deadline_ends_async_calls_with_a_pool_of_the_caller(library: Any, slow: str, backend: str) -> None:
    async def run(url: str) -> APIError:
        async with (
            library.AsyncClient() as opened,
            AsyncPracSuite(**KEYS, base_url=url, retry=Retry(deadline=LIMIT), http_client=opened) as prac,
        ):
            with pytest.raises(APITimeoutError) as caught:
                await prac.patients.create(first_name="Robin", surname="Example")
            assert not [one for one in opened._transport._pool.connections if not one.is_closed()]  # noqa: SLF001
            return caught.value

    with serving(SLOW[slow]) as server:
        begun = time.monotonic()
        error = anyio.run(run, f"http://{server.place}", backend=backend)
    assert error.maybe_applied is True
    assert time.monotonic() - begun < LATEST


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_cancellation_by_the_caller_propagates_unchanged(backend: str) -> None:
    async def run(url: str) -> None:
        async with AsyncPracSuite(**KEYS, base_url=url, retry=Retry(deadline=3)) as prac:
            with anyio.move_on_after(0.2) as scope:
                await prac.patients.create(first_name="Robin", surname="Example")
            assert scope.cancelled_caught
            if backend == "asyncio":
                with pytest.raises(TimeoutError) as caught:
                    async with asyncio.timeout(0.2):
                        await prac.patients.get(1)
                assert not isinstance(caught.value, APIError)
                task = asyncio.ensure_future(prac.patients.get(1))
                await asyncio.sleep(0.1)
                task.cancel("by the caller")
                with pytest.raises(asyncio.CancelledError):
                    await task
                current = asyncio.current_task()
                assert current is not None
                assert current.cancelling() == 0

    with serving(silent) as server:
        anyio.run(run, f"http://{server.place}", backend=backend)


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_caller_and_deadline_may_cancel_at_the_same_moment(backend: str) -> None:
    """Whoever is first, the call ends with one of the two, and nothing is cancelled afterwards."""

    async def run(url: str) -> None:
        async with AsyncPracSuite(**KEYS, base_url=url, retry=Retry(deadline=0.05), timeout=0.05) as prac:
            for step in range(-3, 4):
                with anyio.move_on_after(0.05 + step / 2000), suppress(APIConnectionError):
                    await prac.patients.create(first_name="Robin", surname="Example")
                await anyio.sleep(0.001)

    with serving(silent) as server:
        anyio.run(run, f"http://{server.place}", backend=backend)


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_ended_calls_do_not_block_the_pool(backend: str) -> None:
    async def run(slow: str, quick: str) -> None:
        async with AsyncPracSuite(**KEYS, base_url=slow, retry=Retry(deadline=0.5, max_retries=0)) as prac:

            async def one() -> None:
                with suppress(APITimeoutError):
                    await prac.patients.get(1)

            for _ in range(2):
                async with anyio.create_task_group() as group:
                    for _ in range(120):
                        group.start_soon(one)
            prac._engine._base_url = quick  # noqa: SLF001
            with anyio.fail_after(5):
                assert (await prac.with_options(timeout=5).patients.get(1)).client_id == 1

    def answer(server: Server, connection: socket.socket) -> None:
        while read_request(server, connection) is not None:
            connection.sendall(response({"client_id": 1}))

    with serving(silent) as slow, serving(answer) as quick:
        anyio.run(run, f"http://{slow.place}", f"http://{quick.place}", backend=backend)


def test_deadline_covers_the_lookups_of_a_reconciled_call() -> None:
    from datetime import datetime

    def lost_then_slow(server: Server, connection: socket.socket) -> None:
        request = read_request(server, connection)
        if request is not None and request.startswith("GET"):
            drip(BODY)(server, connection)
            time.sleep(3)

    with serving(lost_then_slow) as server:
        begun = time.monotonic()
        with (
            PracSuite(
                **KEYS, base_url=f"http://{server.place}", retry=Retry(deadline=LIMIT), time_zone="Australia/Adelaide"
            ) as prac,
            pytest.raises(APIError) as caught,
        ):
            prac.appointments.create(
                app_time=datetime(2027, 1, 4, 9),
                client_id=7,
                appointment_type_id=2,
                practitioner_id=3,
                business_id=1,
                duration=30,
                reconcile=True,
            )
    assert caught.value.maybe_applied is True
    assert time.monotonic() - begun < LATEST


# Files: the deadline of a transfer starts again with each MiB.


def trickle(total: int, rate: float, received: list[int]) -> Handler:
    """Return a handler that reads a body of many bytes at a rate in bytes per second, and then responds."""

    def handle(server: Server, connection: socket.socket) -> None:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
        got = 0
        while got < total:
            piece = connection.recv(262_144)
            if not piece:
                return
            got += len(piece)
            received.append(len(piece))
            time.sleep(len(piece) / rate)
        connection.sendall(response({}))

    return handle


MESSAGE: Any = {"Header": {"SendingFacility": "Example"}}


@pytest.mark.parametrize("style", STYLES)
def test_upload_that_advances_may_take_longer_than_the_deadline(style: str) -> None:
    size = 10 * 1024 * 1024
    received: list[int] = []
    with serving(trickle(size, 6e6, received)) as server:
        options: dict[str, Any] = {**COREPLUS_KEYS, "base_url": f"http://{server.place}", "rate_limit": None}
        options["retry"] = CoreplusRetry(deadline=1.2)
        begun = time.monotonic()
        if style == "sync":
            with Coreplus(**options) as core, suppress(Exception):
                core.messages.send(message_data=MESSAGE, files=[("a", bytes(size))])
        else:

            async def run() -> None:
                async with AsyncCoreplus(**options) as core:
                    with suppress(Exception):
                        await core.messages.send(message_data=MESSAGE, files=[("a", bytes(size))])

            anyio.run(run, backend=style)
        taken = time.monotonic() - begun
    assert sum(received) >= size
    assert taken > 1.4


def test_deadline_of_a_transfer_restarts_with_each_mebibyte() -> None:
    now = [0.0]
    deadline = Deadline(10, lambda: now[0], restarts=True)
    now[0] = 6.0
    deadline.moved(1_000_000)
    assert deadline.left() == 4
    deadline.moved(48_576)
    assert deadline.left() == 10
    now[0] = 15.9
    deadline.moved(1)
    assert deadline.left() == pytest.approx(0.1)
    deadline.moved(1_048_576)
    assert deadline.left() == pytest.approx(10)
    now[0] = 100.0
    with pytest.raises(DeadlineExceeded):
        deadline.check()


def test_deadline_of_any_other_call_never_restarts() -> None:
    deadline = Deadline(10, lambda: 0.0)
    deadline.moved(10**9)
    assert deadline.until == 10


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_time_limit_follows_a_deadline_that_restarts(backend: str) -> None:
    async def run() -> bool:
        deadline = Deadline(0.2, restarts=True)
        limit = TimeLimit(deadline)
        with limit:
            for _ in range(5):
                await anyio.sleep(0.1)
                deadline.moved(deadlines._RESTART)  # noqa: SLF001
        before = limit.is_over
        with limit:
            await anyio.sleep(5)
        return not before and limit.is_over

    assert anyio.run(run, backend=backend)
