"""Fixtures: one mock for all tests, reset before each test."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from practice_mock.control import Control
from practice_mock.testing import Mock
from tests.conformance import reporting_problems
from tests.mock.control_plane import conforms, control_http
from tests.mock.coreplus_support import coreplus_alone, coreplus_client
from tests.mock.support import frozen_mock, pracsuite_client


@pytest.fixture(scope="session")
def shared_mock() -> Mock:
    return frozen_mock()


@pytest.fixture
def mock(shared_mock: Mock) -> Mock:
    shared_mock.practice.reset()
    return shared_mock


@pytest.fixture
def pracsuite(mock: Mock) -> Iterator[httpx.Client]:
    with pracsuite_client(mock) as client:
        yield client


@pytest.fixture
def control(mock: Mock) -> Iterator[Control]:
    with mock.control() as found:
        yield found


@pytest.fixture
def plane(mock: Mock) -> Iterator[httpx.Client]:
    """An HTTP client of the control plane that checks each response against the document."""
    with control_http(mock, event_hooks={"response": [reporting_problems(conforms)]}) as client:
        yield client


@pytest.fixture(scope="session")
def shared_coreplus_mock() -> Mock:
    return coreplus_alone()


@pytest.fixture
def coreplus_mock(shared_coreplus_mock: Mock) -> Mock:
    shared_coreplus_mock.practice.reset()
    return shared_coreplus_mock


@pytest.fixture
def coreplus(coreplus_mock: Mock) -> Iterator[httpx.Client]:
    with coreplus_client(coreplus_mock) as client:
        yield client
