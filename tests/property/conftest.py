"""Fixtures: the mock, and clients that call it, synchronously over a socket and asynchronously in this process."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping

import httpx
import pytest

from practice_mock import Clock, Practice
from practice_mock.switches import Switches
from practice_mock.testing import Mock, serve
from tests.property.apis import APIS, Api, Operation
from tests.property.clients import NOW, AsyncCaller, Caller, SyncCaller, settings_of
from tests.property.examples import Pool
from tests.property.switch_worlds import WORLDS
from tests.property.traffic import TRAFFIC
from tests.property.worlds import harvest


def pytest_itemcollected(item: pytest.Item) -> None:
    """Let `-k patients.get` select the tests of an operation by the method of the client."""
    parameters = item.callspec.params if isinstance(item, pytest.Function) and hasattr(item, "callspec") else {}
    item.extra_keyword_matches.update(value.name for value in parameters.values() if isinstance(value, Operation))


@pytest.fixture(scope="session")
def mock() -> Iterator[Mock]:
    """Return a mock with its demo practice and a stopped clock; tests that change it reset it."""
    with serve(Practice(clock=Clock(NOW))) as running:
        running.practice.journal = TRAFFIC.journal()
        yield running


@pytest.fixture(params=WORLDS.values(), ids=WORLDS)
def either_world(request: pytest.FixtureRequest, mock: Mock) -> Iterator[Mapping[str, str]]:
    """Set the switches of the mock, first to their defaults and then to their harmful positions."""
    mock.practice.switches.start(request.param)
    yield request.param
    mock.practice.switches.start({})


@pytest.fixture
def drawn_world(mock: Mock) -> Iterator[Switches]:
    """Return the switches of the mock, to be set to drawn positions."""
    yield mock.practice.switches
    mock.practice.switches.start({})


@pytest.fixture(scope="session")
def pools(mock: Mock) -> Mapping[Api, Pool]:
    """Return values that exist in the demo practice."""
    return {api: harvest(api, mock) for api in APIS}


@pytest.fixture(scope="session")
def runner() -> Iterator[asyncio.Runner]:
    """Return the event loop of the asynchronous client."""
    with asyncio.Runner() as running:
        yield running


@pytest.fixture(scope="session")
def socket() -> Iterator[httpx.HTTPTransport]:
    """Return one connection pool for all synchronous clients."""
    with httpx.HTTPTransport() as transport:
        yield transport


@pytest.fixture(scope="session")
def callers(mock: Mock, runner: asyncio.Runner, socket: httpx.HTTPTransport) -> Mapping[str, Mapping[Api, Caller]]:
    """Return the callers of each API, by `sync` and `async`."""
    return {
        "sync": {api: SyncCaller(api, settings_of(api, mock), socket) for api in APIS},
        "async": {api: AsyncCaller(api, settings_of(api, mock), mock.transport, runner) for api in APIS},
    }


@pytest.fixture(scope="session", params=["sync", "async"])
def caller_of(request: pytest.FixtureRequest, callers: Mapping[str, Mapping[Api, Caller]]) -> Callable[[Api], Caller]:
    """Return a function that gives the caller of an API, first the sync and then the async one."""
    return callers[request.param].__getitem__


@pytest.fixture(scope="session")
def both_of(callers: Mapping[str, Mapping[Api, Caller]]) -> Callable[[Api], list[Caller]]:
    """Return a function that gives both callers of an API, for values that are costly to generate."""
    return lambda api: [of_api[api] for of_api in callers.values()]
