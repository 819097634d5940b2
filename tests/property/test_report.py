"""`python -m tests.property` reports each failure, and the same counts for any number of processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
CALLS = ("tests/property/test_calls.py", "-k", "patients.get or patients.create or fails")


def test_report_adds_up_worker_counts_and_prints_replays(tmp_path: Path) -> None:
    test = tmp_path / "test_one.py"
    test.write_text("def test_that_fails():\n    assert False\n", "utf-8")
    alone, shared = (_run(tmp_path / number, "--numprocesses", number, str(test)) for number in "02")
    assert shared == alone
    assert {row["operation"] for row in alone["operations"]} >= {"pracsuite-patients.get", "pracsuite-patients.create"}
    assert all(row["cases"] >= row["tests"] > 0 and row["statuses"] for row in alone["operations"])
    (failure,) = alone["failures"]
    assert failure["test"].endswith("::test_that_fails")
    assert failure["replay"] == f"nox -s property -- --max-examples 2 --seed 7 {failure['test']}"


def _run(folder: Path, *arguments: str) -> dict[str, Any]:
    """Run some calls and a failing test, and return the counts without durations."""
    told = ("--max-examples", "2", "--seed", "7", "--output", str(folder), "-p", "no:cacheprovider")
    # The variables that would make the inner run a worker of the outer one are removed.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    done = subprocess.run(
        [sys.executable, "-m", "tests.property", *told, *CALLS, *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert (folder / "junit.xml").exists()
    counted = json.loads((folder / "operations.json").read_text("utf-8"))
    for row in counted["operations"]:
        assert row.pop("seconds") >= 0
        assert row["operation"] in done.stdout
    assert (folder / "contract-coverage.json").exists()
    assert all(one["replay"] in done.stdout for one in counted["failures"])
    return counted
