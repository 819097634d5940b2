"""Whatever one caller sends, the next call of another works: hostile requests, and then a booking on both APIs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from practice_mock import Limits
from practice_mock.testing import Mock, in_process, serve
from tests.mock.booking_flows import book_on_both
from tests.mock.hostile import Attack, Hostile, streams
from tests.mock.sockets import connect, everything_from
from tests.mock.support import small_practice
from tests.tiers import cases

QUICK = Limits(header_seconds=0.05, body_seconds=0.05, idle_seconds=0.05)


@pytest.fixture(scope="module")
def small() -> Mock:
    return in_process(small_practice())


@pytest.fixture(scope="module")
def served() -> Iterator[Mock]:
    with serve(small_practice(), limits=QUICK) as mock:
        yield mock


def outcome(mock: Mock, client: httpx.Client, request: Hostile) -> int:
    """Send a request, and return its status, which must not be a failure of the mock; 0 if a fault prevents it."""
    url = httpx.URL(mock.origin + request.path)
    content = None if request.body is None else request.body.encode()
    with suppress(httpx.TransportError):
        answer = client.request(
            request.method,
            url,
            content=content,
            headers=request.headers(mock.origin, mock.control_token, mock.practice.clock.now()),
        )
        injected = answer.headers.get("x-mock-cause") == "injected"
        assert answer.status_code < 500 or injected, (request, answer.text)
        return answer.status_code
    return 0


@settings(max_examples=cases(60), deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32))
def test_a_booking_works_after_hostile_requests(small: Mock, seed: int) -> None:
    mock = small
    mock.practice.reset()
    with httpx.Client(transport=mock.transport) as client:
        for request in Attack(seed).requests(60):
            outcome(mock, client, request)
            mock.practice.faults.clear()
    book_on_both(mock)
    for name in list(mock.practice.snapshots):
        del mock.practice.snapshots[name]


@settings(max_examples=cases(40), deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_booking_works_after_hostile_bytes(served: Mock, data: st.DataObject) -> None:
    served.practice.reset()
    for sent in data.draw(st.lists(streams(), min_size=5, max_size=15)):
        with connect(served.origin) as connection, suppress(OSError):
            connection.sendall(sent)
            connection.shutdown(1)
            received = everything_from(connection)
            assert b" 500 " not in received[:20]
            assert b"x-mock-cause: mock" not in received
    book_on_both(Mock(served.practice, served.app, "https://practice-mock.test"))
    assert httpx.get(f"{served.control_url}/health").json()["status"] == "ok"
