"""The tests of mockserver/README.md pass over a socket too, and its files can be used.

tests/documentation runs its programs.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

from practice_mock import Practice
from practice_mock.faults import read_plan

from .readme import ROOT

PAGE = (ROOT / "mockserver/README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    found = re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    assert found
    return found


TESTS = next(code for code in blocks("python") if "def test_" in code)


def run(folder: Path, *command: str) -> str:
    """Run Python with some arguments, and return what it prints."""
    done = subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_test_module_passes_over_a_socket(tmp_path: Path) -> None:
    (tmp_path / "test_readme.py").write_text(TESTS, "utf-8")
    plugin = () if _is_installed() else ("-p", "practice_mock.pytest_plugin")
    options = ("-q", "-p", "no:cacheprovider", *plugin, "--practice-mock=loopback")
    assert "2 passed" in run(tmp_path, "-m", "pytest", *options)


def _is_installed() -> bool:
    from importlib.metadata import entry_points

    return any(entry.value == "practice_mock.pytest_plugin" for entry in entry_points(group="pytest11"))


def test_each_fault_plan_is_valid() -> None:
    for block in blocks("json"):
        assert read_plan(json.loads(block)).rules


def test_the_csv_file_can_be_loaded(tmp_path: Path) -> None:
    [text] = blocks("csv")
    (tmp_path / "pracsuite").mkdir()
    (tmp_path / "pracsuite/patients.csv").write_text(text, "utf-8")
    practice = Practice(data=tmp_path)
    record = practice.pracsuite[0].table("patient").get(7001)
    assert record is not None
    assert record["first_name"] == "Ada"
