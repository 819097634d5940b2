"""The test module and the commands of docs/guides/testing-your-product.md have the results that the page shows."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from .readme import ROOT

PAGE = (ROOT / "docs/guides/testing-your-product.md").read_text("utf-8")
BLOCKS = re.findall(r"^```python[^\n]*\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
[MODULE] = [block for block in BLOCKS if "import pytest" in block]
[ADDED] = [block for block in BLOCKS if "practice_switches" in block]
COMMANDS = re.findall(r"^```sh\n(.*?)^```(?:\n\n```text\n(.*?)^```)?", PAGE, re.DOTALL | re.MULTILINE)
TIMES = re.compile(r"in \d+\.\d+s")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with the test module of the page."""
    (tmp_path / "test_desk.py").write_text(MODULE, "utf-8")
    return tmp_path


def run(folder: Path, command: str) -> tuple[int, str]:
    """Run shell code with the Python of the tests as `python`, and return the exit status and what it prints."""
    programs = folder / "bin"
    programs.mkdir()
    options = "-p no:cacheprovider -p no:xdist" + ("" if _is_installed() else " -p practice_mock.pytest_plugin")
    for name, start in (("python", ""), ("pytest", f"-m pytest {options}"), ("practice-mock", "-m practice_mock")):
        (programs / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" {start} "$@"\n', "utf-8")
        (programs / name).chmod(0o755)
    done = subprocess.run(
        ["bash", "-eu", "-c", command],
        cwd=folder,
        env={**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "80"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=100,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def _is_installed() -> bool:
    from importlib.metadata import entry_points

    return any(entry.value == "practice_mock.pytest_plugin" for entry in entry_points(group="pytest11"))


def commands(start: str) -> tuple[str, str]:
    """Return the command of the page that begins in this way, and the output that the page shows."""
    [(command, shown)] = [found for found in COMMANDS if found[0].startswith(start)]
    return command, shown


@pytest.mark.parametrize(("start", "status"), [("pytest -q test_desk", 0), ("pytest -q -rf", 1)])
def test_pytest_prints_what_the_page_shows(folder: Path, start: str, status: int) -> None:
    command, shown = commands(start)
    assert shown
    ended, printed = run(folder, command)
    assert ended == status, printed
    assert TIMES.sub("", printed) == TIMES.sub("", shown)


@pytest.mark.parametrize("world", ["default", "pessimistic"])
def test_the_test_that_states_its_assumption_passes_in_both_worlds(folder: Path, world: str) -> None:
    (folder / "test_desk.py").write_text(f"{MODULE}\n\n{ADDED}", "utf-8")
    status, printed = run(folder, f"pytest -q --practice-mock-world={world} -k test_a_hold_that_ends test_desk.py")
    assert status == 0, printed
    assert "1 passed" in printed


def test_the_script_starts_a_mock_runs_a_product_and_stops_it(folder: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    command, _ = commands("export PRACTICE_MOCK_TOKEN")
    status, printed = run(folder, command.replace("8490", port))
    assert status == 0, printed
    assert printed.startswith("Robin\n")
    assert "/patient/{client_id}" in printed
    with socket.socket() as again:
        assert again.connect_ex(("127.0.0.1", int(port))) != 0
