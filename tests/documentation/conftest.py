"""One mock for all pages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from practice_mock import Practice
from practice_mock.testing import Mock, serve


@pytest.fixture(scope="session")
def mock() -> Iterator[Mock]:
    """Return a mock as `python -m practice_mock` starts it, on a free port."""
    with serve(Practice()) as running:
        yield running


@pytest.fixture(scope="session")
def small_mock() -> Iterator[Mock]:
    """Return a mock with few patients and bookings, whose lists are read in little time."""
    data = {"pracsuite": {"patients": [{"first_name": "Ada", "surname": "Example"}]}, "coreplus": {}}
    with serve(Practice(data=data, demo=False)) as running:
        yield running
