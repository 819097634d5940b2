"""Fixtures: one mock for all tests, put back to its beginning before each test."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from practice_mock.testing import Mock
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
