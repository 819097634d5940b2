"""The tests of `waiting_list/` pass, as its users run them, and fail if the product has a fault."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "examples" / "waiting_list"
TESTS = 8


@pytest.fixture
def product(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the product. Its tests load only the plugins that they name."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    for name in ("pytest.ini", "test_waiting_list.py", "waiting_list.py"):
        shutil.copy(FOLDER / name, pytester.path)
    return pytester.path / "waiting_list.py"


def outcomes(pytester: pytest.Pytester, world: str) -> dict[str, int]:
    options = ("-p", "practice_mock.pytest_plugin", "-p", "no:cacheprovider", f"--practice-mock-world={world}")
    return pytester.runpytest_subprocess(*options, timeout=120).parseoutcomes()


@pytest.mark.usefixtures("product")
def test_suite_passes(pytester: pytest.Pytester) -> None:
    assert outcomes(pytester, "default") == {"passed": TESTS}


@pytest.mark.usefixtures("product")
def test_suite_passes_in_the_pessimistic_world(pytester: pytest.Pytester) -> None:
    assert outcomes(pytester, "pessimistic") == {"passed": TESTS}


def test_suite_notices_a_fault(pytester: pytest.Pytester, product: Path) -> None:
    """In the pessimistic world, a hold that is not released stays."""
    right = "self._prac.appointments.cancel(offer.hold, record_as_cancelled=False)"
    text = product.read_text("utf-8")
    assert text.count(right) == 1
    product.write_text(text.replace(right, "pass"), "utf-8")
    assert outcomes(pytester, "pessimistic") == {"passed": TESTS - 2, "failed": 2}
