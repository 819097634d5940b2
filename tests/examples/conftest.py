"""The practices that the examples call: as the mock is by default, and with the harmful positions of its switches."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime

import pytest

from coreplus_client import Coreplus
from pracsuite_client import PracSuite
from practice_mock import PESSIMISTIC, clients
from practice_mock.testing import Mock, in_process, serve
from tests.mock.support import NOW, small_practice

from .support import settings_of


@pytest.fixture(scope="session", params=["default", "pessimistic"])
def world(request: pytest.FixtureRequest) -> Mock:
    """A mock in this process, which is made once for each world."""
    return in_process(small_practice(), switches=PESSIMISTIC if request.param == "pessimistic" else None)


@pytest.fixture
def mock(world: Mock) -> Mock:
    """The mock as it begins, on the morning of Monday, 4 January 2027."""
    world.practice.reset()
    world.practice.clock.set(NOW, running=True)
    return world


@pytest.fixture
def prac(mock: Mock) -> Iterator[PracSuite]:
    with ExitStack() as stack:
        yield stack.enter_context(clients.pracsuite(mock))


@pytest.fixture
def core(mock: Mock) -> Iterator[Coreplus]:
    with ExitStack() as stack:
        yield stack.enter_context(clients.coreplus(mock))


@pytest.fixture(scope="session")
def server() -> Iterator[Mock]:
    """A mock on a port, for examples that are run as programs."""
    with serve(small_practice()) as mock:
        yield mock


@pytest.fixture
def served(server: Mock, monkeypatch: pytest.MonkeyPatch) -> Mock:
    """The mock on a port as it begins. The environment has its addresses and keys."""
    server.practice.reset()
    server.practice.clock.set(datetime.now(UTC), running=True)
    for name, value in settings_of(server).items():
        monkeypatch.setenv(name, value)
    return server
