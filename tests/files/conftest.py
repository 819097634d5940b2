"""Fixtures: one mock on a socket, and each client interface over each HTTP library."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import httpx
import httpx2
import pytest

from practice_mock.testing import Mock, serve
from tests.files.support import Face


@pytest.fixture(scope="session")
def served() -> Iterator[Mock]:
    with serve() as running:
        yield running


@pytest.fixture
def mock(served: Mock) -> Mock:
    """Return a mock with its demo practice, reset to its seed."""
    served.practice.reset()
    return served


@pytest.fixture(scope="session")
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as running:
        yield running


@pytest.fixture(params=["httpx-sync", "httpx-async", "httpx2-sync", "httpx2-async"])
def face(request: pytest.FixtureRequest, runner: asyncio.Runner) -> Face:
    """Return each client interface over each library."""
    library, way = request.param.split("-")
    return Face({"httpx": httpx, "httpx2": httpx2}[library], runner if way == "async" else None)
