"""The type tests and examples of an old version fail with a new one exactly if a change breaks them.

The type checkers are not among the requirements of the other tests, so `nox -s types` runs this.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

from tools.changes.__main__ import main
from tools.changes.compatibility import Failure, explains, mypy_failures, pyright_failures, pytest_failures
from tools.changes.findings import Breaks

from .support import ADDED, BREAKING, RISKY, Checkout, finding

pytest.importorskip("mypy")
pytest.importorskip("pyright")

SOURCE = """
class Visit:
    def __init__(self, note: str) -> None:
        self.note = note

    def close(self, reason: str) -> bool:
        return bool(reason)
"""
TYPES = """
from typing import assert_type

from clinic_client import Visit

assert_type(Visit("a").close("b"), bool)
Visit(1)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
"""
EXAMPLE = """
from clinic_client import Visit

print(Visit("a").note)
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    made = Checkout(tmp_path / "checkout")
    made.package("clinic-client", "0.1.0", SOURCE)
    made.write("generated/clinic-client/clinic_client/py.typed", "")
    made.write("tests/types/clinic.py", TYPES)
    made.write("examples/demo.py", EXAMPLE)
    made.commit("old")
    return made


def compatible(checkout: Checkout, source: str) -> int:
    """Replace the package and its tests by new ones, and check the old tests."""
    checkout.package("clinic-client", "0.2.0", source)
    checkout.write("tests/types/clinic.py", "these are not the old ones")
    return main(["--root", str(checkout.root), "--compatibility", "old"])


def test_compatible_change_passes(checkout: Checkout, capsys: pytest.CaptureFixture[str]) -> None:
    assert compatible(checkout, SOURCE.replace("reason: str", "reason: str | None")) == 0
    assert "mypy and pyright checked 2 files" in capsys.readouterr().out


def test_failures_are_listed_beside_the_changes_that_break_something(
    checkout: Checkout, capsys: pytest.CaptureFixture[str]
) -> None:
    assert compatible(checkout, SOURCE.replace("-> bool", "-> bool | None").replace("self.note", "self.text")) == 0
    failures, breaking = capsys.readouterr().out.split("Changes since old that break something:")
    assert "mypy: tests/types/clinic.py:6: " in failures
    assert "pyright: tests/types/clinic.py:6: " in failures
    assert 'mypy: examples/demo.py:4: "Visit" has no attribute "note"' in failures
    assert "python: examples/demo.py: AttributeError: 'Visit' object has no attribute 'note'" in failures
    assert "note" in breaking
    assert "close" in breaking


def test_failure_that_no_change_explains_is_an_error(checkout: Checkout, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        compatible(checkout, SOURCE.replace("self.note = note", "self.note = note\n        raise SystemExit('no')"))
        == 1
    )
    printed = capsys.readouterr()
    assert "python: examples/demo.py: no" in printed.out
    assert printed.err == "changes: no change that breaks something explains them: a rule is missing or wrong\n"


def test_errors_of_mypy_are_those_of_the_old_files_that_passed_before() -> None:
    output = (
        "tests/types/a.py:3: error: Name is wrong  [name-defined]\n"
        'tests/types/a.py:4: error: Unused "type: ignore" comment  [unused-ignore]\n'
        "tests/types/a.py:5:7: error: No code\n"
        "tests/types/a.py:5: note: A note\n"
        "../clinic_client/b.py:1: error: Elsewhere  [misc]\n"
    )
    assert list(mypy_failures(output, ["tests/types/a.py"])) == [
        Failure("mypy", "tests/types/a.py:3", "Name is wrong"),
        Failure("mypy", "tests/types/a.py:5", "No code"),
    ]


def test_errors_of_pyright_have_the_first_line_and_the_place(tmp_path: Path) -> None:
    place = {"start": {"line": 6, "character": 0}}
    output = {
        "generalDiagnostics": [
            {"severity": kind, "file": str(tmp_path / "tests/types/a.py"), "message": "One\n  two", "range": place}
            for kind in ("error", "warning")
        ]
    }
    assert list(pyright_failures(output, tmp_path)) == [Failure("pyright", "tests/types/a.py:7", "One")]


def test_failed_tests_are_those_that_pytest_lists() -> None:
    output = "FAILED tests/a.py::test_one - assert 1 == 2\nERROR tests/a.py::test_two\nPASSED tests/a.py::test_three\n"
    assert list(pytest_failures(output)) == [
        Failure("pytest", "tests/a.py::test_one", "assert 1 == 2"),
        Failure("pytest", "tests/a.py::test_two", "failed"),
    ]


def test_only_changes_that_a_run_or_a_checker_notices_explain_a_failure() -> None:
    noticed = evolve(RISKY, breaks=Breaks.TYPES)
    assert [explains(finding(rule)) for rule in (BREAKING, noticed, RISKY, ADDED)] == [True, True, False, False]
