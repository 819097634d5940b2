"""The walk-throughs of docs/mock-server.md run as they are printed, against a mock server on a free port."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from practice_mock.testing import Mock, serve

from .readme import MOCK, ROOT

PAGE = (ROOT / "docs/mock-server.md").read_text("utf-8")
NEEDED = {"bash": ("bash", "curl", "openssl"), "js": ("node",)}
"""The programs that run the blocks of a language."""


@pytest.fixture(scope="module")
def mock() -> Iterator[Mock]:
    with serve() as running:
        yield running


def code(language: str) -> str:
    """Return all blocks of a language, in order."""
    blocks = re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    assert blocks
    return "\n".join(blocks)


def run(mock: Mock, folder: Path, language: str, *command: str) -> str | None:
    """Run a file of a language, and return what it prints; None if a program for it is missing outside of CI."""
    missing = [program for program in NEEDED[language] if shutil.which(program) is None]
    if missing:
        assert "CI" not in os.environ, f"{missing} must be installed where the walk-throughs are tested"
        warnings.warn(f"not tested: {missing} is not installed", pytest.PytestWarning, stacklevel=1)
        return None
    environment = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    done = subprocess.run(
        command,
        cwd=folder,
        env={**environment, "PRACTICE_MOCK_TOKEN": mock.control_token},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.filterwarnings("default::pytest.PytestWarning")
def test_the_walk_through_with_curl(mock: Mock, tmp_path: Path) -> None:
    mock.practice.reset()
    (tmp_path / "walkthrough.sh").write_text("set -euo pipefail\n" + code("bash").replace(MOCK, mock.origin), "utf-8")
    printed = run(mock, tmp_path, "bash", "bash", "walkthrough.sh")
    if printed is not None:
        assert '"client_id":7' in printed
        assert "no response: the time may be held" in printed
        assert '"rule":"/rules/0"' in printed
        assert '"matched":1' in printed
        assert '"status":"Cancelled"' in printed
        assert {path.name for path in tmp_path.glob("*.json")} == {"pracsuite.json", "coreplus.json"}
        assert mock.origin in (tmp_path / "coreplus.json").read_text("utf-8")
        assert len(mock.practice.journal) == 0, "the last command resets the mock"


@pytest.mark.filterwarnings("default::pytest.PytestWarning")
def test_the_walk_through_with_node(mock: Mock, tmp_path: Path) -> None:
    mock.practice.reset()
    (tmp_path / "walkthrough.mjs").write_text(code("js").replace(MOCK, mock.origin), "utf-8")
    printed = run(mock, tmp_path, "js", "node", "walkthrough.mjs")
    if printed is not None:
        lines = printed.splitlines()
        assert lines[-1] == "done"
        assert any("did you mean page_size?" in line for line in lines)
        assert len(mock.practice.journal) == 0, "it uses a namespace of its own"


@pytest.mark.filterwarnings("default::pytest.PytestWarning")
def test_the_walk_through_with_node_runs_again_after_an_aborted_run(mock: Mock, tmp_path: Path) -> None:
    mock.practice.reset()
    whole = code("js").replace(MOCK, mock.origin)
    half = whole.partition("// A list comes in pages.")[0]
    assert half != whole
    (tmp_path / "aborted.mjs").write_text(half, "utf-8")
    (tmp_path / "walkthrough.mjs").write_text(whole, "utf-8")
    run(mock, tmp_path, "js", "node", "aborted.mjs")
    printed = run(mock, tmp_path, "js", "node", "walkthrough.mjs")
    assert printed is None or printed.endswith("done\n")


def test_every_block_of_code_is_run_or_starts_something() -> None:
    languages = set(re.findall(r"^```(\w+)$", PAGE, re.MULTILINE))
    assert languages == {"bash", "js", "sh"}
    for block in re.findall(r"^```sh\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE):
        assert re.match(r"pip install|export|docker", block)
