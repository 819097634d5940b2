"""The rate limit holds at the server, whatever the connections do, and cancelled requests take nothing from others."""

from __future__ import annotations

import asyncio
import heapq
import os
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Any

import anyio
import h2.connection
import httpx
import httpx2
import pytest
import trio
from hypothesis import given, settings
from hypothesis import strategies as st

import coreplus_client
from coreplus_client import Coreplus
from pracsuite_client import (
    APIError,
    APITimeoutError,
    ArgumentError,
    AsyncPracSuite,
    PracSuite,
    RateLimit,
    RateLimiter,
    RateLimitError,
    Retry,
)
from pracsuite_client._runtime.transport.deadline import Deadline
from pracsuite_client._runtime.transport.delivery import Delivery
from pracsuite_client._runtime.transport.departure import Departure
from pracsuite_client._runtime.transport.rate_limit import Slot
from tests.contract.conftest import COREPLUS_KEYS
from tests.wire_server import Server, certificate, over_http2, read_request, response, serving

KEYS = {"vendor_key": "v", "account_key": "a"}


class Clock:
    """A clock that only sleeping advances."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def depart(slot: Slot, clock: Clock, delay: float = 0.0) -> float:
    """Let one request leave, whose connection takes a time. Returns when it left."""
    while wait := slot.wait_for_connection():
        clock.now += wait
    clock.now += delay
    while wait := slot.wait_at_gate(is_new=False):
        clock.now += wait
    slot.give_back()
    return clock.now


def most_in(times: Sequence[float], seconds: float) -> int:
    """Return the largest number of times in a window that is open at its end."""
    ordered = sorted(times)
    return max(sum(begin <= other < begin + seconds for other in ordered) for begin in ordered)


@given(st.integers(1, 12), st.lists(st.tuples(st.floats(0, 3), st.floats(0, 0.5)), min_size=1, max_size=60))
def test_no_second_has_more_requests_than_the_rate_limit(requests: int, steps: list[tuple[float, float]]) -> None:
    clock = Clock()
    limiter = RateLimiter(RateLimit(requests), clock=clock)
    times: list[float] = []
    for gap, delay in steps:
        clock.now += gap
        times.append(depart(limiter.enter(), clock, delay))
    assert times == sorted(times)
    assert most_in(times, 1.0) <= requests


def test_calls_below_the_rate_limit_do_not_wait() -> None:
    clock = Clock()
    limiter = RateLimiter(RateLimit(10), margin=0, clock=clock)
    for index in range(30):
        clock.now = index / 9.9
        assert depart(limiter.enter(), clock) == pytest.approx(index / 9.9)


@settings(max_examples=30)
@given(st.integers(1, 5), st.integers(0, 100), st.lists(st.integers(0, 99)))
def test_requests_that_did_not_leave_take_nothing(requests: int, count: int, given_back_first: list[int]) -> None:
    clock = Clock()
    limiter = RateLimiter(RateLimit(requests), clock=clock)
    slots = [limiter.enter() for _ in range(count)]
    for slot in slots:
        slot.wait_for_connection()
    for index in given_back_first:
        if index < count:
            slots[index].give_back()
    for slot in slots:
        slot.give_back()
    assert depart(limiter.enter(), clock) == 0


def test_request_on_a_new_connection_counts_from_its_response() -> None:
    clock = Clock()
    limiter = RateLimiter(RateLimit(2), margin=0, clock=clock)
    first, second = limiter.enter(), limiter.enter()
    assert first.wait_at_gate(is_new=True) == second.wait_at_gate(is_new=True) == 0
    clock.now = 0.4
    first.give_back()
    assert depart(limiter.enter(), clock) == pytest.approx(1.4)
    second.give_back()
    assert depart(limiter.enter(), clock) == pytest.approx(2.4)
    first.wait_at_gate(is_new=True)
    begun = clock.now
    assert depart(limiter.enter(), clock) <= begun + 11.1, "ten seconds are enough for any connection"


def test_request_without_gate_keeps_its_place_until_it_leaves_or_is_answered() -> None:
    clock = Clock()
    limiter = RateLimiter(RateLimit(3), margin=0, clock=clock)
    reported, new, silent = (limiter.enter() for _ in range(3))
    for slot in (reported, new, silent):
        assert slot.wait_at_gate(is_new=True, is_gate=False) == 0
    later = limiter.enter()
    for _ in range(300):
        clock.now += 1
        assert later.wait_for_connection() > 0, "no more are under way than the limit allows"
    reported.departed(is_new=False)
    clock.now += 1.0
    assert later.wait_for_connection() == later.wait_at_gate(is_new=False) == 0
    later.give_back()
    new.departed(is_new=True)
    clock.now += 0.5
    new.arrived()
    silent.give_back()
    begun = clock.now
    assert depart(limiter.enter(), clock) == pytest.approx(begun + 0.5), "one period after the third one"
    assert depart(limiter.enter(), clock) == pytest.approx(begun + 1.0)


@settings(max_examples=40)
@given(
    st.integers(1, 6),
    st.lists(st.tuples(st.floats(0, 3), st.booleans(), st.floats(0, 2), st.booleans()), min_size=1, max_size=40),
)
def test_no_second_has_more_requests_without_gate_than_the_rate_limit(
    requests: int, steps: list[tuple[float, bool, float, bool]]
) -> None:
    """Each of many calls asks at once, leaves some time later, perhaps in silence, and is answered after that."""
    clock = Clock()
    limiter = RateLimiter(RateLimit(requests), clock=clock)
    arrivals: list[float] = []

    def one(slot: Slot, before: float, is_reported: bool, after: float, is_new: bool) -> Iterator[float]:
        """Make one call. Yields the seconds for which it does something."""
        while wait := slot.wait_for_connection():
            yield wait
        while wait := slot.wait_at_gate(is_new=True, is_gate=False):
            yield wait
        yield before
        if is_reported:
            slot.departed(is_new=is_new)
        arrives_late = is_new or not is_reported
        if not arrives_late:
            arrivals.append(clock.now)
        yield after
        if arrives_late:
            arrivals.append(clock.now)
        slot.give_back()

    calls = [one(limiter.enter(), *step) for step in steps]
    agenda = [(0.0, number) for number in range(len(calls))]
    while agenda:
        clock.now, number = heapq.heappop(agenda)
        if (seconds := next(calls[number], None)) is not None:
            heapq.heappush(agenda, (clock.now + seconds, number))
    assert len(arrivals) == len(steps)
    assert most_in(arrivals, 1.0) <= requests


def test_first_come_first_served_and_a_retry_keeps_its_place() -> None:
    clock = Clock()
    limiter = RateLimiter(RateLimit(1), margin=0, clock=clock)
    depart(limiter.enter(), clock)
    slots = [limiter.enter() for _ in range(4)]
    for slot in reversed(slots):
        slot.wait_for_connection()
    clock.now = 1.0
    assert [slot.wait_for_connection() > 0 for slot in (slots[3], slots[1])] == [True, True]
    assert slots[0].wait_for_connection() == 0
    assert slots[0].wait_at_gate(is_new=False) == 0
    slots[0].give_back()
    clock.now = 2.0
    slots[0].wait_for_connection()  # its first attempt was rejected
    assert slots[1].wait_for_connection() > 0
    assert slots[0].wait_for_connection() == 0


def test_hold_lets_everybody_wait() -> None:
    clock = Clock()
    limiter = RateLimiter(RateLimit(5), clock=clock)
    limiter.hold(3.0)
    assert depart(limiter.enter(), clock) == pytest.approx(3.0)
    limiter.hold(None)
    assert depart(limiter.enter(), clock) == pytest.approx(4.1)
    for seconds in (1e9, float("inf")):
        limiter.hold(seconds)
        begun = clock.now
        assert depart(limiter.enter(), clock) == pytest.approx(begun + 3600.0), "no server blocks a client for ever"


@pytest.mark.parametrize("wrong", [{"limit": 10}, {"limit": None}, {"margin": -1}, {"margin": "1"}, {"margin": True}])
def test_limiter_rejects_wrong_arguments(wrong: dict[str, Any]) -> None:
    with pytest.raises(ArgumentError, match=next(iter(wrong))):
        RateLimiter(**{"limit": RateLimit(1), **wrong})


class Strict:
    """A server that takes the time of each request, and rejects those above its limit.

    It begins to read ``delay`` seconds after it accepted a connection.
    """

    def __init__(self, limit: int = 1000, delay: float = 0.0) -> None:
        self.times: list[float] = []
        self.rejected = 0
        self._limit = limit
        self._delay = delay
        self._lock = threading.Lock()

    def handle(self, server: Server, connection: socket.socket) -> None:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        time.sleep(self._delay)
        while True:
            first = connection.recv(1, socket.MSG_PEEK)
            if not first:
                return
            now = time.monotonic()
            with self._lock:
                self.times.append(now)
                allowed = sum(time > now - 1.0 for time in self.times) <= self._limit
                self.rejected += not allowed
            if read_request(server, connection) is None:
                return
            connection.sendall(response({"client_id": 1}) if allowed else TOO_MANY)


TOO_MANY = response({"error": {"status": 429, "code": "TOO_MANY", "detail": "x"}}, "retry-after: 1", status=429)


def slow_connections(monkeypatch: pytest.MonkeyPatch, delay: float) -> None:
    """Let each connection take a time, for threads, asyncio and trio."""
    real = socket.create_connection

    def create(*given: Any, **named: Any) -> Any:
        time.sleep(delay)
        return real(*given, **named)

    monkeypatch.setattr("socket.create_connection", create)

    def slow(real: Any) -> Any:
        async def connect(*given: Any, **named: Any) -> Any:
            await anyio.sleep(delay)
            return await real(*given, **named)

        return connect

    monkeypatch.setattr("anyio.connect_tcp", slow(anyio.connect_tcp))
    monkeypatch.setattr("trio.open_tcp_stream", slow(trio.open_tcp_stream))


CALLS = 30
DELAYS = [0.0, 0.15, 0.4]
"""The seconds that a connection needs."""


@pytest.mark.parametrize("delay", DELAYS)
def test_rate_limit_holds_at_the_server_for_threads(delay: float, monkeypatch: pytest.MonkeyPatch) -> None:
    slow_connections(monkeypatch, delay)
    strict = Strict(10)
    with (
        serving(strict.handle) as server,
        PracSuite(**KEYS, base_url=f"http://{server.place}", rate_limit=RateLimit(10)) as prac,
        ThreadPoolExecutor(CALLS) as threads,
    ):
        assert [patient.client_id for patient in threads.map(prac.patients.get, [1] * CALLS)] == [1] * CALLS
    assert (strict.rejected, len(strict.times)) == (0, CALLS)
    assert most_in(strict.times, 1.0) <= 10
    assert max(strict.times) - min(strict.times) < 2.8 + 2 * delay, "and hardly slower than that"


@pytest.mark.parametrize(("delay", "backend"), [(0.0, "asyncio"), (0.15, "trio"), (0.4, "asyncio")])
def test_rate_limit_holds_at_the_server_for_tasks(delay: float, backend: str, monkeypatch: pytest.MonkeyPatch) -> None:
    slow_connections(monkeypatch, delay)
    strict = Strict(10)

    async def calls(place: str) -> None:
        async with (
            AsyncPracSuite(**KEYS, base_url=f"http://{place}", rate_limit=RateLimit(10)) as prac,
            anyio.create_task_group() as group,
        ):
            for _ in range(CALLS):
                group.start_soon(prac.patients.get, 1)

    with serving(strict.handle) as server:
        anyio.run(calls, server.place, backend=backend)
    assert (strict.rejected, len(strict.times)) == (0, CALLS)
    assert most_in(strict.times, 1.0) <= 10
    assert max(strict.times) - min(strict.times) < 2.8 + 2 * delay, "and hardly slower than that"


def test_rate_limit_holds_at_a_server_that_accepts_connections_late() -> None:
    strict = Strict(10, delay=0.4)
    with (
        serving(strict.handle) as server,
        PracSuite(**KEYS, base_url=f"http://{server.place}", rate_limit=RateLimit(10)) as prac,
        ThreadPoolExecutor(CALLS) as threads,
    ):
        list(threads.map(prac.patients.get, [1] * CALLS))
    assert strict.rejected == 0
    assert most_in(strict.times, 1.0) <= 10


class Wrapped(httpx.BaseTransport):
    """A transport that is not of the library, around one that is."""

    def __init__(self, inner: httpx.BaseTransport) -> None:
        self._inner = inner

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return self._inner.handle_request(request)

    def close(self) -> None:
        self._inner.close()


class Opaque(httpx.BaseTransport):
    """A transport that reports nothing. Its requests arrive when it likes."""

    def __init__(self, strict: Strict) -> None:
        self._strict = strict

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        number = len(self._strict.times)
        time.sleep(1.2 if number < 10 else number % 3 / 10)
        self._strict.times.append(time.monotonic())
        return httpx.Response(200, json={"client_id": 1})


def slow_handshakes(strict: Strict, delay: float, *, http2: bool) -> Callable[[Server, socket.socket], None]:
    """Return a handler that takes a time for the TLS handshake of each connection."""

    def note(state: h2.connection.H2Connection, stream: int) -> bytes:
        strict.times.append(time.monotonic())
        state.send_headers(stream, [(":status", "200"), ("content-type", "application/json")])
        state.send_data(stream, b'{"client_id": 1}', end_stream=True)
        return state.data_to_send()

    def handle(server: Server, connection: socket.socket) -> None:
        time.sleep(delay)
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(certificate()[0])
        context.set_alpn_protocols(["h2"] if http2 else ["http/1.1"])
        with context.wrap_socket(connection, server_side=True) as encrypted:
            if http2:
                over_http2(note)(server, encrypted)
            while read_request(server, encrypted) is not None:
                strict.times.append(time.monotonic())
                encrypted.sendall(response({"client_id": 1}))

    return handle


@pytest.mark.parametrize("way", ["wrapped", "http2", "opaque", "own"])
def test_rate_limit_holds_at_the_server_whatever_the_pool_does_before_it_sends(
    way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    strict = Strict()
    trusting = ssl.create_default_context(cafile=str(certificate()[1]))
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate()[1]))
    with serving(slow_handshakes(strict, 1.2, http2=way == "http2")) as server, ThreadPoolExecutor(CALLS) as threads:
        pool = {
            "wrapped": lambda: httpx.Client(transport=Wrapped(httpx.HTTPTransport(verify=trusting))),
            "http2": lambda: httpx.Client(http2=True, verify=trusting),
            "opaque": lambda: httpx.Client(transport=Opaque(strict)),
            "own": lambda: None,
        }[way]()
        prac = PracSuite(**KEYS, base_url=f"https://{server.place}", http_client=pool, rate_limit=RateLimit(10))
        list(threads.map(prac.patients.get, [1] * CALLS))
        prac.close()
        if pool is not None:
            pool.close()
    assert len(strict.times) == CALLS
    assert most_in(strict.times, 1.0) <= 10


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_rate_limit_holds_for_tasks_over_http2_with_a_slow_handshake(backend: str) -> None:
    strict = Strict()
    trusting = ssl.create_default_context(cafile=str(certificate()[1]))

    async def calls(url: str) -> None:
        async with httpx.AsyncClient(http2=True, verify=trusting) as pool, anyio.create_task_group() as group:
            prac = AsyncPracSuite(**KEYS, base_url=url, http_client=pool, rate_limit=RateLimit(10))
            for _ in range(CALLS):
                group.start_soon(prac.patients.get, 1)

    with serving(slow_handshakes(strict, 1.2, http2=True)) as server:
        anyio.run(calls, f"https://{server.place}", backend=backend)
    assert len(strict.times) == CALLS
    assert most_in(strict.times, 1.0) <= 10


def test_rate_limit_holds_at_a_server_that_reads_each_new_connection_after_another_time() -> None:
    strict, delays = Strict(10), iter([2.5, 0.1, 1.7, 0.0, 2.2, 0.6, 1.2, 2.9] * CALLS)

    def late(server: Server, connection: socket.socket) -> None:
        time.sleep(next(delays))
        strict.handle(server, connection)

    with (
        serving(late) as server,
        PracSuite(**KEYS, base_url=f"http://{server.place}", rate_limit=RateLimit(10)) as prac,
        ThreadPoolExecutor(CALLS) as threads,
    ):
        list(threads.map(prac.patients.get, [1] * CALLS))
    assert (strict.rejected, len(strict.times)) == (0, CALLS)
    assert most_in(strict.times, 1.0) <= 10


def test_clients_of_all_kinds_share_a_limiter() -> None:
    strict = Strict(6)
    limiter = RateLimiter(RateLimit(6))

    def in_threads(place: str) -> None:
        with PracSuite(**KEYS, base_url=f"http://{place}", rate_limit=limiter) as prac, ThreadPoolExecutor(5) as pool:
            list(pool.map(prac.patients.get, [1] * 5))

    async def in_tasks(place: str) -> None:
        async with (
            AsyncPracSuite(**KEYS, base_url=f"http://{place}", rate_limit=limiter) as prac,
            anyio.create_task_group() as group,
        ):
            for _ in range(5):
                group.start_soon(prac.patients.get, 1)

    with serving(strict.handle) as server:
        works: list[Callable[[], Any]] = [
            lambda: in_threads(server.place),
            lambda: asyncio.run(in_tasks(server.place)),
            lambda: trio.run(in_tasks, server.place),
            lambda: in_threads(server.place),
        ]
        threads = [threading.Thread(target=work) for work in works]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert (strict.rejected, len(strict.times)) == (0, 20)
    assert most_in(strict.times, 1.0) <= 6


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_cancelled_calls_do_not_delay_the_next_one(backend: str) -> None:
    strict = Strict()

    async def calls(place: str) -> float:
        async with AsyncPracSuite(**KEYS, base_url=f"http://{place}", rate_limit=RateLimit(5, 0.5)) as prac:
            with anyio.move_on_after(0.2):
                async with anyio.create_task_group() as group:
                    for _ in range(100):
                        group.start_soon(prac.patients.get, 1)
            begun = anyio.current_time()
            await prac.patients.get(1)
            return anyio.current_time() - begun

    with serving(strict.handle) as server:
        assert anyio.run(calls, server.place, backend=backend) < 1.0


def test_waiting_calls_advance_when_others_are_cancelled() -> None:
    strict = Strict()

    async def calls(place: str) -> None:
        async with (
            AsyncPracSuite(**KEYS, base_url=f"http://{place}", rate_limit=RateLimit(2, 0.5)) as prac,
            anyio.create_task_group() as group,
            anyio.create_task_group() as cancelled,
        ):
            for _ in range(30):
                cancelled.start_soon(prac.patients.get, 1)
            await anyio.sleep(0.1)
            group.start_soon(prac.patients.get, 1)
            await anyio.sleep(0.1)
            cancelled.cancel_scope.cancel()

    with serving(strict.handle) as server:
        begun = time.monotonic()
        anyio.run(calls, server.place)
        assert time.monotonic() - begun < 2.0, "30 calls ahead of it would take 8 seconds"
    assert len(strict.times) == 3


def test_slot_after_the_deadline_is_refused_at_once() -> None:
    strict = Strict()
    with (
        serving(strict.handle) as server,
        PracSuite(
            **KEYS, base_url=f"http://{server.place}", rate_limit=RateLimit(1, 30), retry=Retry(deadline=2)
        ) as prac,
    ):
        prac.patients.get(1)
        begun = time.monotonic()
        with pytest.raises(APITimeoutError, match="rate limit") as caught:
            prac.patients.create(first_name="Robin", surname="Example")
        assert time.monotonic() - begun < 0.5
        assert caught.value.maybe_applied is False
    assert len(strict.times) == 1


def test_429_lets_all_clients_of_the_limiter_wait_and_costs_no_budget() -> None:
    times: list[float] = []

    def answer(request: httpx.Request) -> httpx.Response:
        times.append(time.monotonic())
        if len(times) <= 3:
            body = {"error": {"status": 429, "code": "X", "detail": "x"}, "request_id": "r"}
            return httpx.Response(429, json=body, headers={"retry-after": "0.3"})
        return httpx.Response(201 if request.method == "POST" else 200, json={"client_id": 1})

    pool = httpx.Client(transport=httpx.MockTransport(answer))
    limiter = RateLimiter(RateLimit(100))
    retry = Retry(max_retries=3, first_delay=0, budget=0)
    one, other = (PracSuite(**KEYS, http_client=pool, rate_limit=limiter, retry=retry) for _ in range(2))
    assert one.patients.create(first_name="Robin", surname="Example").client_id == 1
    assert all(later - earlier >= 0.3 for earlier, later in pairwise(times))
    limiter.hold(0.2)
    begun = time.monotonic()
    other.patients.get(1)
    assert time.monotonic() - begun >= 0.2


def test_limiter_holds_as_long_as_the_server_asks_whatever_a_caller_accepts() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(1)
        body = {"error": {"status": 429, "code": "X", "detail": "x"}, "request_id": "r"}
        return httpx.Response(429, json=body, headers={"retry-after": "100"})

    sent: list[int] = []
    clock = Clock()
    pool = httpx.Client(transport=httpx.MockTransport(answer))
    limiter = RateLimiter(RateLimit(10), clock=clock)
    one, other = (
        PracSuite(**KEYS, http_client=pool, rate_limit=limiter, retry=Retry(max_retry_after=1, clock=clock))
        for _ in range(2)
    )
    with pytest.raises(RateLimitError):
        one.patients.get(1)
    assert limiter.enter().wait_for_connection() > 0
    clock.now = 99.0
    assert limiter.enter().wait_for_connection() > 0
    clock.now = 100.0
    with pytest.raises(RateLimitError):
        other.patients.get(1)
    assert len(sent) == 2


@pytest.mark.parametrize("status", [200, 429, 503])
def test_storage_takes_nothing_from_the_rate_limit(status: int, tmp_path: Path) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.host == "storage.example":
            return httpx.Response(status, content=b"x", headers={"retry-after": "3000"})
        if request.url.path.endswith("/patient/1"):
            return httpx.Response(200, json={"client_id": 1})
        return httpx.Response(302, headers={"location": "https://storage.example/file"})

    pool = httpx.Client(transport=httpx.MockTransport(answer))
    prac = PracSuite(**KEYS, http_client=pool, rate_limit=RateLimit(2, 1000), retry=Retry(max_retries=0, deadline=5))
    with suppress(APIError):
        prac.patient_attachments.download(61, to=tmp_path / "file.bin")
    assert prac.patients.get(1).client_id == 1
    with pytest.raises(APITimeoutError, match="rate limit"):
        prac.patients.get(1)


def test_retries_of_429_are_bounded_by_max_retries_and_deadline() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(1)
        body = {"error": {"status": 429, "code": "X", "detail": "x"}, "request_id": "r"}
        return httpx.Response(429, json=body, headers={"retry-after": "0.2"})

    for retry, most in ((Retry(max_retries=2, first_delay=0), 3), (Retry(max_retries=99, deadline=0.7), 4)):
        sent: list[int] = []
        pool = httpx.Client(transport=httpx.MockTransport(answer))
        prac = PracSuite(**KEYS, http_client=pool, rate_limit=RateLimit(100), retry=retry)
        with pytest.raises((RateLimitError, APITimeoutError)):
            prac.patients.get(1)
        assert 2 <= len(sent) <= most


def test_limiter_is_not_locked_after_a_fork() -> None:
    limiter = RateLimiter(RateLimit(1, 60))
    slot = limiter.enter()
    with slot._line.lock:  # noqa: SLF001 - another thread holds it during the fork
        child = os.fork()
        if child == 0:
            with suppress(BaseException):
                os._exit(0 if limiter.enter().wait_for_connection() == 0 else 1)
            os._exit(2)
    for _ in range(50):
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            break
        time.sleep(0.1)
    else:
        os.kill(child, 9)
        os.waitpid(child, 0)
        pytest.fail("the child waits for ever")
    assert os.waitstatus_to_exitcode(status) == 0


@pytest.mark.parametrize("library", [httpx, httpx2], ids=lambda library: library.__name__)
@pytest.mark.parametrize("asynchronous", [False, True], ids=["sync", "async"])
def test_only_requests_over_http1_wait_when_their_connection_is_ready(library: Any, asynchronous: bool) -> None:
    """Over HTTP/2, a request that waited there would share the number of its stream with the next one."""
    made = library.AsyncClient if asynchronous else library.Client
    request = library.Request("GET", "http://127.0.0.1:9/")
    departure = Departure(Deadline(), RateLimiter(RateLimit(1)).enter())
    waits = [
        Delivery(departure).begin(made(http2=http2), request, None, asynchronous=asynchronous)
        for http2 in (False, True)
    ]
    assert waits == [True, False]


class Changed(httpx.HTTPTransport):
    """A transport of the caller, which may send a request in its own way."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return super().handle_request(request)


def test_only_requests_that_are_sure_to_be_reported_wait_when_their_connection_is_ready(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    departure = Departure(Deadline(), RateLimiter(RateLimit(1)).enter())

    def waits(pool: httpx.Client) -> bool:
        request = httpx.Request("GET", "http://127.0.0.1:9/")
        return Delivery(departure).begin(pool, request, None, asynchronous=False)

    plain = httpx.Client()
    own = httpx.Client()
    monkeypatch.setattr(own, "send", lambda *args, **settings: None)
    hook: dict[str, Any] = {"request": [lambda request: None]}
    pools = (plain, own, httpx.Client(event_hooks=hook), httpx.Client(transport=Changed()))
    assert [waits(pool) for pool in pools] == [True, False, False, False]
    original = httpx.HTTPTransport.handle_request
    with monkeypatch.context() as patch:
        patch.setattr(httpx.HTTPTransport, "handle_request", lambda self, request: original(self, request))
        assert not waits(plain)
    assert waits(plain)


def test_rate_limit_holds_if_a_hook_replaces_the_extension_that_reports() -> None:
    times: list[float] = []

    def answer(server: Server, connection: socket.socket) -> None:
        while read_request(server, connection) is not None:
            times.append(time.monotonic())
            connection.sendall(response({"client_id": 1}))

    def replace(request: httpx.Request) -> None:
        request.extensions["trace"] = lambda name, info: None

    with serving(answer) as server, httpx.Client(event_hooks={"request": [replace]}) as pool:
        limit = RateLimit(1, 0.2)
        prac = PracSuite(**KEYS, base_url=f"http://{server.place}", http_client=pool, rate_limit=limit)
        for _ in range(3):
            with suppress(APIError):
                prac.patients.get(1)
    assert len(times) == 3
    assert min(later - earlier for earlier, later in pairwise(times)) >= 0.2


def test_coreplus_clients_of_ten_clinics_share_a_limiter() -> None:
    strict = Strict(10)

    def answer(request: httpx.Request) -> httpx.Response:
        strict.times.append(time.monotonic())
        return httpx.Response(200, json={"locations": []})

    limiter = coreplus_client.RateLimiter(coreplus_client.RateLimit(10))
    pools = [httpx.Client(transport=httpx.MockTransport(answer)) for _ in range(10)]
    clinics = [Coreplus(**COREPLUS_KEYS, http_client=pool, rate_limit=limiter) for pool in pools]
    with ThreadPoolExecutor(10) as threads:
        list(threads.map(lambda core: [core.locations.list() for _ in range(2)], clinics))
    assert len(strict.times) == 20
    assert most_in(strict.times, 1.0) <= 10
