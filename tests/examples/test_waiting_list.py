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


@pytest.mark.parametrize("world", ["default", "pessimistic"])
def test_suite_passes_in_both_worlds(pytester: pytest.Pytester, product: Path, world: str) -> None:
    assert outcomes(pytester, world) == {"passed": TESTS}


@pytest.mark.parametrize(
    ("right", "wrong", "world"),
    [
        ("if self._now() >= offer.until:", "if False:", "default"),
        ("self._prac.appointments.cancel(offer.hold, record_as_cancelled=False)", "pass", "pessimistic"),
        ("if held.client_id is not None:", "if False:", "default"),
        ("appointment_type_id=self._appointment_type_id, reconcile=True", "appointment_type_id=2", "default"),
    ],
)
def test_suite_notices_a_fault(pytester: pytest.Pytester, product: Path, right: str, wrong: str, world: str) -> None:
    text = product.read_text("utf-8")
    assert text.count(right) == 1
    product.write_text(text.replace(right, wrong), "utf-8")
    assert outcomes(pytester, world).get("failed", 0) > 0
