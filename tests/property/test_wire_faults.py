"""Whatever fails below the HTTP library, a booking is made once, and an error states that it may have been made."""

from __future__ import annotations

import asyncio
import ssl
from typing import Any

import anyio
import h2.exceptions
import h11
import httpcore
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.property.bookings import BOOKINGS, CREATE, Booking, async_client, begin, sync_client
from tests.property.network import World
from tests.property.wire_network import (
    Cut,
    Failure,
    Gateway,
    Inject,
    Silence,
    WireEvent,
    WireNetwork,
    async_transport,
    transport,
)
from tests.wire_server import frame

WORLD = World()


class UnknownError(Exception):
    """An exception that no library is known to raise."""


errors = st.sampled_from(
    [
        *(OSError, ConnectionResetError, TimeoutError, ssl.SSLError, ssl.SSLCertVerificationError, UnknownError),
        *(RuntimeError, ValueError, KeyError, LookupError, AssertionError, EOFError, StopAsyncIteration, MemoryError),
        *(httpcore.ConnectError, httpcore.ConnectTimeout, httpcore.ReadError, httpcore.WriteError),
        *(httpcore.ReadTimeout, httpcore.WriteTimeout, httpcore.PoolTimeout, httpcore.RemoteProtocolError),
        *(httpcore.LocalProtocolError, httpcore.UnsupportedProtocol, httpcore.ConnectionNotAvailable),
        *(h11.LocalProtocolError, h11.RemoteProtocolError, h2.exceptions.ProtocolError),
        *(h2.exceptions.StreamClosedError, anyio.ClosedResourceError, anyio.BrokenResourceError, anyio.EndOfStream),
    ]
)
frames = st.builds(frame, st.integers(0, 10), st.integers(0, 255), st.integers(0, 5), st.binary(max_size=40))
gateway_bodies = st.sampled_from(
    [
        ("text/html", b"<html>Please log in</html>"),
        ("application/json", b'{"error": {"code": "X"}, "request_id": "r"}'),
        ("application/json", b'{"result": [{"severity": 2, "reason": "x"}]}'),
        ("application/json", b"{}"),
        ("application/json", b'{"appointment": null'),
        ("", b""),
    ]
)
undocumented = st.sampled_from([200, 201, 202, 203, 204, 206, 302, 307, 408, 418, 425, 451, 499, 500, 502, 503, 520])
events: st.SearchStrategy[WireEvent] = st.one_of(
    st.none(),
    st.builds(Failure, st.sampled_from(["connect", "tls"]), st.just(0), errors),
    st.builds(Failure, st.sampled_from(["write", "read"]), st.integers(0, 4), errors, st.booleans()),
    st.builds(Cut, st.integers(0, 900), st.none() | errors),
    st.builds(Inject, st.binary(min_size=1, max_size=40) | frames, st.integers(0, 300)),
    st.builds(lambda status, body, done: Gateway(status, *body, done), undocumented, gateway_bodies, st.booleans()),
    st.builds(Silence, st.booleans()),
)
schedules = st.lists(events, min_size=1, max_size=6)


def play(
    booking: Booking, schedule: list[WireEvent], runner: asyncio.Runner | None, *, http2: bool, reconcile: bool
) -> tuple[WireNetwork, Any, Any]:
    """Make a booking; returns the network, the value and the error."""
    begin(WORLD, booking)
    network = WireNetwork(WORLD, schedule, http2=http2)
    try:
        if runner is None:
            client: Any = sync_client(WORLD, booking.api, transport(network))  # type: ignore[arg-type]
            return network, booking.call(client, {"reconcile": reconcile}), None
        client = async_client(WORLD, booking.api, async_transport(network))  # type: ignore[arg-type]

        async def call() -> Any:
            return await booking.call(client, {"reconcile": reconcile})

        return network, runner.run(call()), None
    except Exception as error:  # noqa: BLE001  # the tests judge it
        return network, None, error


@pytest.mark.parametrize("http2", [False, True], ids=["http11", "http2"])
@pytest.mark.parametrize("booking", BOOKINGS, ids=str)
@given(schedules, st.booleans(), st.booleans())
@example([Cut(5)], False, True)
@example([Failure("read", 0, UnknownError)], True, True)
@example([Gateway(302, "text/html", b"", True)], False, False)
@example([Failure("write", 1, h11.LocalProtocolError, True)], False, False)
def test_failures_below_the_http_library_never_cause_a_double_booking(
    booking: Booking,
    http2: bool,
    runner: asyncio.Runner,
    schedule: list[WireEvent],
    asynchronous: bool,
    reconcile: bool,
) -> None:
    used = runner if asynchronous else None
    network, value, error = play(booking, schedule, used, http2=http2, reconcile=reconcile)
    stored = booking.stored(WORLD.mock)
    assert len(stored) <= 1
    if error is None:
        (record,) = stored
        key = "appointment_id" if booking.api == "pracsuite" else "appointmentId"
        assert booking.identify(value) == record[key]
        return
    assert type(error).__module__.endswith("_runtime.errors.api"), repr(error)
    if stored:
        assert error.maybe_applied, "a booking exists, but the error states that there is none"
        assert not reconcile or error.reconciliation is not None
    if not any(attempt.left for attempt in network.attempts):
        assert not error.maybe_applied, "nothing of the request left"


@pytest.mark.parametrize("http2", [False, True], ids=["http11", "http2"])
@given(schedules, st.booleans())
def test_write_that_left_is_not_sent_again(
    http2: bool, runner: asyncio.Runner, schedule: list[WireEvent], asynchronous: bool
) -> None:
    network, _, _ = play(CREATE, schedule, runner if asynchronous else None, http2=http2, reconcile=False)
    left = [attempt for attempt in network.attempts if attempt.left]
    assert len(left) <= 1, "a request that may have arrived is never sent again"
