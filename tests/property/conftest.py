"""The mock, and the clients that call it: the synchronous one over a socket, the asynchronous one in this process."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping

import httpx
import pytest

from practice_mock.testing import Mock, serve
from tests.property.apis import APIS, Api
from tests.property.clients import AsyncCaller, Caller, SyncCaller, access
from tests.property.realism import Pool, harvest


@pytest.fixture(scope="session")
def mock() -> Iterator[Mock]:
    """A mock with its demo practice; whoever changes it resets it."""
    with serve() as running:
        yield running


@pytest.fixture(scope="session")
def pools(mock: Mock) -> Mapping[Api, Pool]:
    """Values that are there in the demo practice."""
    mock.practice.reset()
    return {api: harvest(api, mock) for api in APIS}


@pytest.fixture(scope="session")
def runner() -> Iterator[asyncio.Runner]:
    """The event loop of the asynchronous client."""
    with asyncio.Runner() as running:
        yield running


@pytest.fixture(scope="session")
def socket() -> Iterator[httpx.HTTPTransport]:
    """One connection pool for all synchronous clients."""
    with httpx.HTTPTransport() as transport:
        yield transport


@pytest.fixture(scope="session", params=["sync", "async"])
def caller_of(
    request: pytest.FixtureRequest, mock: Mock, runner: asyncio.Runner, socket: httpx.HTTPTransport
) -> Callable[[Api], Caller]:
    """Makes the caller of an API, once."""
    made: dict[Api, Caller] = {}

    def caller(api: Api) -> Caller:
        if api not in made:
            if request.param == "sync":
                made[api] = SyncCaller(api, access(api, mock), socket)
            else:
                made[api] = AsyncCaller(api, access(api, mock), mock.transport, runner)
        return made[api]

    return caller
