"""How much the failure tests do."""

from __future__ import annotations

from pathlib import Path

import pytest

from practice_mock import Clock, Practice
from tests.mock.support import NOW, small_stores


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that holds small practices whose clock stands still, for a command that is to start soon."""
    path = tmp_path / "state.sqlite"
    with monkeypatch.context() as small:
        small.setattr("practice_mock.practice._stores", small_stores)
        Practice(db=path, clock=Clock(NOW)).close()
    return path


@pytest.fixture
def burst(request: pytest.FixtureRequest) -> int:
    """How many requests are sent at once."""
    count: int = request.config.getoption("--burst")
    return count


@pytest.fixture
def rounds(burst: int) -> int:
    """How often something is done again that could have gone well by luck."""
    return max(3, burst // 10)
