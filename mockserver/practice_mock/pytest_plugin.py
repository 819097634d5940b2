"""Fixtures for pytest: a mock practice, fresh in every test, and clients for it. See the README.

pytest imports this module wherever the mock is installed, so nothing is imported or started before a fixture is used.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

if TYPE_CHECKING:
    from coreplus_client import AsyncCoreplus, Coreplus
    from pracsuite_client import AsyncPracSuite, PracSuite
    from practice_mock.faults import Faults
    from practice_mock.state.clock import Clock
    from practice_mock.switches import Switches
    from practice_mock.testing import Mock

_INSTALL = {
    "httpx": "pip install httpx",
    "pracsuite_client": "install it from the repository of this mock: pip install ./generated/pracsuite-client",
    "coreplus_client": "install it from the repository of this mock: pip install ./generated/coreplus-client",
}


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("practice-mock")
    group.addoption(
        "--practice-mock-world",
        choices=("default", "pessimistic"),
        default="default",
        help="what the mock does where the documentation is silent (default: %(default)s)",
    )
    group.addoption(
        "--practice-mock",
        choices=("in-process", "loopback"),
        default="in-process",
        help="how the fixtures call the mock practice: in this process, or over a socket (default: %(default)s)",
    )
    parser.getgroup("practice-mock").addoption(
        "--practice-mock-namespaces",
        action="store_true",
        help="give each test a namespace of its own, so that tests can run at the same time in threads",
    )


@pytest.fixture(scope="session")
def _practice_mock(request: pytest.FixtureRequest) -> Iterator[Mock]:  # pyright: ignore[reportUnusedFunction]
    """One mock for all tests."""
    with _explained():
        from practice_mock import PESSIMISTIC, testing
    switches = PESSIMISTIC if request.config.getoption("--practice-mock-world") == "pessimistic" else None
    if request.config.getoption("--practice-mock") == "in-process":
        yield testing.in_process(switches=switches)
    else:
        with testing.serve(switches=switches) as mock:
            yield mock


@pytest.fixture
def practice_mock(_practice_mock: Mock, request: pytest.FixtureRequest) -> Iterator[Mock]:
    """A mock practice, reset for each test: records, clock, journal, switches, and no fault plan."""
    if request.config.getoption("--practice-mock-namespaces"):
        name = f"test-{uuid4().hex}"
        yield _practice_mock.namespace(name)
        _practice_mock.delete_namespace(name)
    else:
        _practice_mock.practice.reset()
        yield _practice_mock


@pytest.fixture
def practice_clock(practice_mock: Mock) -> Clock:
    """The clock of the practice, which runs with real time until it is set or advanced."""
    return practice_mock.practice.clock


@pytest.fixture
def practice_faults(practice_mock: Mock) -> Faults:
    """The faults to inject into the practice: none until a plan or a rule is added."""
    return practice_mock.practice.faults


@pytest.fixture
def practice_switches(practice_mock: Mock) -> Switches:
    """The switches of the practice: `set("holds-in-book", "hidden")`. The next test has its own positions again."""
    return practice_mock.practice.switches


@pytest.fixture
def pracsuite(practice_mock: Mock) -> Iterator[PracSuite]:
    """A PracSuite client of the practice."""
    with ExitStack() as stack:
        with _explained():
            from practice_mock import clients

            client = stack.enter_context(clients.pracsuite(practice_mock))
        yield client


@pytest.fixture
def async_pracsuite(practice_mock: Mock) -> AsyncPracSuite:
    """An asynchronous PracSuite client of the practice, for any event loop."""
    with _explained():
        from practice_mock import clients

        return clients.async_pracsuite(practice_mock)


@pytest.fixture
def coreplus(practice_mock: Mock) -> Iterator[Coreplus]:
    """A coreplus client of the practice."""
    with ExitStack() as stack:
        with _explained():
            from practice_mock import clients

            client = stack.enter_context(clients.coreplus(practice_mock))
        yield client


@pytest.fixture
def async_coreplus(practice_mock: Mock) -> AsyncCoreplus:
    """An asynchronous coreplus client of the practice, for any event loop."""
    with _explained():
        from practice_mock import clients

        return clients.async_coreplus(practice_mock)


@contextmanager
def _explained() -> Generator[None]:
    """Replace the error for a missing package by a message that says what to install."""
    try:
        yield
    except ModuleNotFoundError as error:
        fix = _INSTALL.get(error.name or "")
        if fix is None:
            raise
        message = f"This fixture needs {error.name}, which is not installed: {fix}."
        raise pytest.fail.Exception(message, pytrace=False) from None
