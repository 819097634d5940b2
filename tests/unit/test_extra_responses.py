"""A response belongs to a request only if nothing of it was received before the request left."""

from __future__ import annotations

import asyncio
import re
import socket
import ssl
import threading
import time
import types
from datetime import datetime
from typing import Any

import anyio
import httpx
import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pracsuite_client import APIConnectionError, AsyncPracSuite, F, PracSuite, RateLimit
from pracsuite_client._runtime.transport.open_connection import OpenConnection
from tests.callers_pools import Wrapper
from tests.wire_server import Handler, Server, certificate, over_tls, read_request, response, serving

BOOKING: dict[str, Any] = {
    "app_time": datetime(2027, 3, 1, 9),  # a time of the clinic
    "duration": 30,
    "practitioner_id": 1,
    "business_id": 1,
    "appointment_type_id": 1,
    "client_id": 7,
}
KEYS: dict[str, Any] = {"vendor_key": "v", "account_key": "a", "timeout": 5, "time_zone": "Australia/Adelaide"}
LIBRARIES = [None, httpx, httpx2]
EXTRA = {
    "patient": response({"client_id": 2, "surname": "Wrong"}),
    "list": response({"clients": [{"client_id": 9, "surname": "Wrong"}], "links": {}, "total_entries": 1}),
    "booked": response({"appointment_id": 666, "client_id": 7}, status=201),
    "rejected": response({"error": {"code": "CONFLICT"}, "request_id": "1"}, status=409),
    "beginning": b"HTTP/1.1 20",
    "body of a 204": b"{}",
}
"""What a server, or a gateway in front of it, sends after a complete response."""


def answer(request: str) -> bytes:
    """Return the right response to a request."""
    if request.startswith("POST"):
        return response({"appointment_id": 42, "client_id": 7}, status=201)
    if surname := re.search(r"surname%3A%3D(\w+)", request):
        found = {"client_id": 1, "surname": surname[1]}
        return response({"clients": [found], "links": {}, "total_entries": 1})
    return response({"client_id": int(request.rpartition("/")[2]), "surname": "Right"})


def chatty(extra: bytes, delay: float | None = None) -> Handler:
    """Return a handler that sends more than one response to the first request of its first connection.

    ``delay`` is the seconds between the two. By default, they are sent together.
    """
    begun = False

    def handle(server: Server, connection: socket.socket) -> None:
        nonlocal begun
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        while (request := read_request(server, connection)) is not None:
            first, begun = not begun, True
            if not first:
                time.sleep(0.02)
                connection.sendall(answer(request))
            elif delay is None:
                connection.sendall(answer(request) + extra)
            else:
                connection.sendall(answer(request))
                time.sleep(delay)
                connection.sendall(extra)

    return handle


def calls(way: str, library: types.ModuleType | None, url: str, **settings: Any) -> list[Any]:
    """Get one patient, then another one, find one and book an appointment. Returns what the calls returned."""
    given: dict[str, Any] = {**KEYS, "base_url": url, **settings}

    async def run() -> list[Any]:
        http_client = None if library is None else library.AsyncClient(verify=trusted())
        async with AsyncPracSuite(**given, http_client=http_client) as prac:
            found: list[Any] = [(await prac.patients.get(1)).surname]
            await anyio.sleep(0.01)
            found.append((await prac.patients.get(3)).surname)
            found += [one.surname async for one in prac.patients.list(where=[F.surname == "Jones"])]
            found.append((await prac.appointments.create(**BOOKING)).appointment_id)
        if http_client is not None:
            await http_client.aclose()
        return found

    if way != "sync":
        return anyio.run(run, backend=way)
    http_client = None if library is None else library.Client(verify=trusted())
    with PracSuite(**given, http_client=http_client) as prac:
        found: list[Any] = [prac.patients.get(1).surname]
        time.sleep(0.01)
        found.append(prac.patients.get(3).surname)
        found += [one.surname for one in prac.patients.list(where=[F.surname == "Jones"])]
        found.append(prac.appointments.create(**BOOKING).appointment_id)
    if http_client is not None:
        http_client.close()
    return found


def trusted() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(certificate()[1]))


RIGHT = ["Right", "Right", "Jones", 42]
every_way = pytest.mark.parametrize("way", ["sync", "asyncio", "trio"])
every_library = pytest.mark.parametrize(
    "library", LIBRARIES, ids=lambda library: library.__name__ if library is not None else "own"
)


@pytest.mark.parametrize("extra", ["patient", "booked", "beginning"])
@every_library
@every_way
def test_bytes_after_a_response_are_not_the_next_response(
    way: str, library: types.ModuleType | None, extra: str
) -> None:
    with serving(chatty(EXTRA[extra])) as server:
        assert calls(way, library, f"http://{server.place}/v1") == RIGHT
    assert server.count("POST") == 1


@pytest.mark.parametrize("delay", [None, 0.001])
@every_library
@every_way
def test_bytes_after_a_response_over_tls_are_not_the_next_response(
    way: str, library: types.ModuleType | None, delay: float | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate()[1]))
    with serving(over_tls(chatty(EXTRA["patient"], delay))) as server:
        assert calls(way, library, f"https://{server.place}/v1") == RIGHT


@pytest.mark.parametrize("length", [63_000, 65_536, 70_000, 140_000])
@every_way
def test_bytes_after_a_long_response_are_not_the_next_response(way: str, length: int) -> None:
    """An event loop can keep what it received in buffers of its own, which hold more than one read."""
    begun = False

    def handle(server: Server, connection: socket.socket) -> None:
        nonlocal begun
        while (request := read_request(server, connection)) is not None:
            first, begun = not begun, True
            if first:
                long = response({"client_id": 1, "surname": "Right", "notes": "x" * length})
                connection.sendall(long + EXTRA["patient"])
            else:
                connection.sendall(answer(request))

    with serving(handle) as server:
        assert calls(way, None, f"http://{server.place}/v1") == RIGHT


@every_way
def test_bytes_that_arrive_while_a_request_waits_for_its_slot_are_not_its_response(way: str) -> None:
    with serving(chatty(EXTRA["patient"], 0.08)) as server:
        url, limit = f"http://{server.place}/v1", RateLimit(1, 0.05)
        assert calls(way, None, url, rate_limit=limit) == RIGHT


@pytest.mark.parametrize("encrypted", [False, True])
@every_library
@every_way
def test_bytes_before_the_first_request_are_not_its_response(
    way: str, library: types.ModuleType | None, encrypted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def handle(server: Server, connection: socket.socket) -> None:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection.sendall(EXTRA["patient"])
        sent.set()
        while (request := read_request(server, connection)) is not None:
            connection.sendall(answer(request))

    sent = threading.Event()
    late = OpenConnection.may_have_spoken

    def later(connection: OpenConnection) -> bool:
        sent.wait(5)
        time.sleep(0.01)
        return late(connection)

    monkeypatch.setattr(OpenConnection, "may_have_spoken", later)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate()[1]))
    scheme, handler = ("https", over_tls(handle)) if encrypted else ("http", handle)
    with serving(handler) as server, pytest.raises(APIConnectionError, match="before the request") as raised:
        calls(way, library, f"{scheme}://{server.place}/v1", max_retries=0)
    assert not raised.value.maybe_applied
    assert server.requests == []


def test_transport_of_the_caller_around_one_of_the_library_is_examined_too() -> None:
    with (
        serving(chatty(EXTRA["patient"])) as server,
        httpx.Client(transport=Wrapper()) as pool,
        PracSuite(**KEYS, base_url=f"http://{server.place}/v1", http_client=pool) as prac,
    ):
        assert prac.patients.get(1).surname == "Right"
        assert prac.patients.get(3).surname == "Right"


def test_connection_that_cannot_be_examined_is_not_used_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of the library may keep its state elsewhere."""
    connections: list[int] = []

    def handle(server: Server, connection: socket.socket) -> None:
        connections.append(1)
        while (request := read_request(server, connection)) is not None:
            connection.sendall(answer(request))

    monkeypatch.setattr(OpenConnection, "has_buffered", _unknown)
    with serving(handle) as server, PracSuite(**KEYS, base_url=f"http://{server.place}/v1") as prac:
        assert [prac.patients.get(number).surname for number in (1, 2, 3)] == ["Right"] * 3
    assert len(connections) == 3


def _unknown(connection: Any) -> bool:
    raise AttributeError


def test_response_with_another_one_behind_it_is_not_proven_on_a_used_connection() -> None:
    def handle(server: Server, connection: socket.socket) -> None:
        while (request := read_request(server, connection)) is not None:
            more = EXTRA["booked"] if request.startswith("POST") else b""
            connection.sendall(answer(request) + more)

    with serving(handle) as server, PracSuite(**KEYS, base_url=f"http://{server.place}/v1") as prac:
        prac.patients.get(1)
        with pytest.raises(APIConnectionError) as raised:
            prac.appointments.create(**BOOKING)
    assert raised.value.maybe_applied
    assert server.count("POST") == 1


@given(st.lists(st.tuples(st.booleans(), st.sampled_from(sorted(EXTRA))), min_size=2, max_size=8))
def test_each_call_gets_its_own_response_whatever_was_sent_before(plan: list[tuple[bool, str]]) -> None:
    step = iter(plan)

    def handle(server: Server, connection: socket.socket) -> None:
        while (request := read_request(server, connection)) is not None:
            chosen = next(step, (False, ""))
            connection.sendall(answer(request) + (EXTRA[chosen[1]] if chosen[0] else b""))

    with serving(handle) as server, PracSuite(**KEYS, base_url=f"http://{server.place}/v1", rate_limit=None) as prac:
        for number in range(10, 10 + len(plan)):
            try:
                patient = prac.patients.get(number)
            except APIConnectionError as error:
                assert "more than one response" in str(error)  # noqa: PT017
            else:
                assert patient.client_id == number


async def _two(prac: AsyncPracSuite) -> list[int | None]:
    return [(await prac.patients.get(number)).client_id for number in (1, 2)]


def test_calls_at_the_same_time_get_their_own_responses() -> None:
    async def run(url: str) -> list[list[int | None]]:
        async with AsyncPracSuite(**KEYS, base_url=url, rate_limit=None) as prac:
            return await asyncio.gather(*(_two(prac) for _ in range(5)))

    with serving(chatty(EXTRA["patient"])) as server:
        assert asyncio.run(run(f"http://{server.place}/v1")) == [[1, 2]] * 5
