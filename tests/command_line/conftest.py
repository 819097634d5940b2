"""Fixtures: a mock in a thread, and command lines that call it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager

import httpx
import pytest

from practice_mock import Clock, Practice
from practice_mock.testing import Mock, serve
from tests.command_line.support import connected, keys_of
from tests.property.moment import NOW


@pytest.fixture(scope="session")
def mock() -> Iterator[Mock]:
    """Return a mock with its demo practice and a stopped clock."""
    with serve(Practice(clock=Clock(NOW))) as running:
        yield running


@pytest.fixture(autouse=True)
def as_seeded(request: pytest.FixtureRequest) -> None:
    """Begin each test with the demo practice, and without the faults of an earlier test."""
    if "mock" in request.fixturenames:
        running: Mock = request.getfixturevalue("mock")
        running.practice.reset()


@pytest.fixture(scope="session")
def calling(mock: Mock) -> Iterator[Callable[[str], AbstractContextManager[None]]]:
    """Return what lets the commands of an API call the mock."""
    transport = httpx.HTTPTransport()

    def wired(api: str) -> AbstractContextManager[None]:
        package = __import__(f"{api}_client")
        retry = package.Retry(now=lambda: mock.practice.clock.now().timestamp(), max_retries=0)
        return connected(api, _Shared(transport), getattr(mock, f"{api}_url"), keys_of(mock, api), retry=retry)

    yield wired
    transport.close()


class _Shared(httpx.BaseTransport):
    """Connections that stay open when the client of one command is closed."""

    def __init__(self, transport: httpx.HTTPTransport) -> None:
        self._transport = transport

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return self._transport.handle_request(request)


@pytest.fixture(autouse=True)
def no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Remove what the environment of the machine may say."""
    settings: Mapping[str, tuple[str, ...]] = {
        "PRACSUITE": ("VENDOR_KEY", "ACCOUNT_KEY", "BASE_URL", "TIME_ZONE", "EXPORT_SALT"),
        "COREPLUS": ("CONSUMER_ID", "CONSUMER_SECRET", "ACCESS_TOKEN", "ISSUER", "BASE_URL", "EXPORT_SALT"),
    }
    for prefix, names in settings.items():
        for name in names:
            monkeypatch.delenv(f"{prefix}_{name}", raising=False)
