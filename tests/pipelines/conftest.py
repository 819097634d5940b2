"""Fixtures of the tests of pipelines."""

from __future__ import annotations

import pytest

from .memory import Store


@pytest.fixture
def store() -> Store:
    """Return tables in memory, which take less time than an export."""
    return Store()
