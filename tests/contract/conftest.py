"""Fixtures: a recording server, the mock, and clients for both."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from coreplus_client import AsyncCoreplus, Coreplus, Retry
from pracsuite_client import AsyncPracSuite, PracSuite
from practice_mock.testing import Mock, serve
from tests.contract.wire import Wire, listen

Carry = Callable[[Callable[[Any], Any]], Any]
"""Makes a call, given as a function of the client, and returns its result."""

COREPLUS_PATH = "/API/Core/v2.1"
COREPLUS_KEYS = {
    "consumer_id": "00000000-0000-4000-8000-00000000000a",
    "consumer_secret": "example-consumer-secret-of-forty-characters",
    "access_token": "00000000-0000-4000-8000-00000000000b",
    "issuer": "https://clinic.example",
}
SIGNED_AT = 1_900_000_000.75
"""The time of the coreplus clients, in seconds since 1970."""
PRACSUITE_KEYS = {"vendor_key": "example-vendor-key", "account_key": "example-account-key"}


@pytest.fixture
def wire() -> Iterator[Wire]:
    """Serve, and record each request that arrives."""
    with listen() as listening:
        yield listening


@pytest.fixture(scope="session")
def running_mock() -> Iterator[Mock]:
    with serve() as running:
        yield running


@pytest.fixture
def mock(running_mock: Mock) -> Mock:
    """Return the mock, reset to its seed."""
    running_mock.practice.reset()
    return running_mock


@pytest.fixture(params=["sync", "async"])
def pracsuite(request: pytest.FixtureRequest, wire: Wire) -> Carry:
    """Return a function that calls PracSuite on the recording server."""
    return carry(request.param, PracSuite, AsyncPracSuite, base_url=f"{wire.origin}/v1", **PRACSUITE_KEYS)


@pytest.fixture(params=["sync", "async"])
def coreplus(request: pytest.FixtureRequest, wire: Wire) -> Carry:
    """Return a function that calls coreplus on the recording server."""
    settings = {"base_url": wire.origin + COREPLUS_PATH, "rate_limit": None, **COREPLUS_KEYS}
    settings["retry"] = Retry(now=lambda: SIGNED_AT)
    return carry(request.param, Coreplus, AsyncCoreplus, **settings)


def carry(kind: str, sync_client: Any, async_client: Any, **settings: Any) -> Carry:
    """Return a function that makes one call through a client of either kind and closes the client."""

    def through_sync(call: Callable[[Any], Any]) -> Any:
        with sync_client(**settings) as client:
            return call(client)

    async def through_async(call: Callable[[Any], Any]) -> Any:
        async with async_client(**settings) as client:
            return await call(client)

    return through_sync if kind == "sync" else lambda call: asyncio.run(through_async(call))
