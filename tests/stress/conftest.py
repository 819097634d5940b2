"""Options of the stress tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from practice_mock import Clock, Practice
from tests.mock.support import NOW, small_stores


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file with small practices whose clock stands still, for a command that is about to start."""
    path = tmp_path / "state.sqlite"
    with monkeypatch.context() as small:
        small.setattr("practice_mock.practice._stores", small_stores)
        Practice(db=path, clock=Clock(NOW)).close()
    return path


@pytest.fixture
def burst(request: pytest.FixtureRequest) -> int:
    """The number of requests that are sent at once."""
    count: int = request.config.getoption("--burst")
    return count


@pytest.fixture
def rounds(burst: int) -> int:
    """The number of repetitions of a step that could succeed by chance."""
    return max(3, burst // 10)
