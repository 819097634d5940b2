"""The Python code of mockserver/README.md runs as it is printed."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from practice_mock import Practice
from practice_mock.faults import read_plan
from practice_mock.testing import Mock, serve

from .readme import MOCK, ROOT

PAGE = (ROOT / "mockserver/README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    found = re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    assert found
    return found


TESTS, *PROGRAMS = sorted(blocks("python"), key=lambda code: "def test_" not in code)


@pytest.fixture(scope="module")
def mock() -> Iterator[Mock]:
    with serve() as running:
        yield running


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


@pytest.mark.parametrize("options", [[], ["--practice-mock=loopback"]])
def test_the_test_module_passes(tmp_path: Path, options: list[str]) -> None:
    (tmp_path / "test_readme.py").write_text(TESTS, "utf-8")
    plugin = () if _is_installed() else ("-p", "practice_mock.pytest_plugin")
    assert "2 passed" in run(tmp_path, "-m", "pytest", "-q", "-p", "no:cacheprovider", *plugin, *options)


def _is_installed() -> bool:
    from importlib.metadata import entry_points

    return any(entry.value == "practice_mock.pytest_plugin" for entry in entry_points(group="pytest11"))


@pytest.mark.parametrize("code", PROGRAMS, ids=lambda code: code.strip().splitlines()[-1].strip()[:40])
def test_each_program_runs(mock: Mock, tmp_path: Path, code: str) -> None:
    mock.practice.reset()
    printed = run(tmp_path, "-c", code.replace(MOCK, mock.origin).replace('token="…"', f"token={mock.control_token!r}"))
    if "VerificationError" in code:
        assert f"```\n{printed}```" in PAGE


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
