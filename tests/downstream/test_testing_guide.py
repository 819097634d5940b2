"""The script of docs/guides/testing-your-product.md that starts a mock; tests/documentation runs the rest."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

from .readme import ROOT

PAGE = (ROOT / "docs/guides/testing-your-product.md").read_text("utf-8")
[SCRIPT] = re.findall(r"^```sh\n(export PRACTICE_MOCK_TOKEN.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


def run(folder: Path, script: str) -> tuple[int, str]:
    """Run a script with the Python of the tests as `python`, and return the exit status and what it prints."""
    programs = folder / "bin"
    programs.mkdir()
    for name, start in (("python", ""), ("practice-mock", "-m practice_mock")):
        (programs / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" {start} "$@"\n', "utf-8")
        (programs / name).chmod(0o755)
    done = subprocess.run(
        ["bash", "-eu", "-c", script],
        cwd=folder,
        env={**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=100,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_the_script_starts_a_mock_runs_a_product_and_stops_it(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    status, printed = run(tmp_path, SCRIPT.replace("8490", port))
    assert status == 0, printed
    assert printed.startswith("Robin\n")
    assert "/patient/{client_id}" in printed
    with socket.socket() as again:
        assert again.connect_ex(("127.0.0.1", int(port))) != 0
