"""The example of docs/guides/adding-an-api.md generates a client that works as the page shows."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import main

from .variants import ROOT

PAGE = (ROOT / "docs/guides/adding-an-api.md").read_text("utf-8")
FILES = dict(re.findall(r'^```yaml title="(specs/[^"]+)"\n(.*?)^```', PAGE, re.DOTALL | re.MULTILINE))
TEXTS = re.findall(r"^```text\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
PROGRAM, OUTPUT = re.findall(r"^```python\n(.*?)^```\n\n```text\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)[0]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a root with the API of the page only."""
    (tmp_path / "templates").symlink_to(ROOT / "templates")
    (tmp_path / "generated").mkdir()
    shutil.copy(ROOT / "LICENSE", tmp_path / "LICENSE")
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_the_page_lists_the_files_of_its_example() -> None:
    folder, *names = TEXTS[0].split()
    assert [f"{folder}{name}" for name in names] == [*FILES]


def test_the_example_is_generated_and_its_program_prints_what_the_page_shows(root: Path) -> None:
    assert main(["--root", str(root), "generate"]) == 0
    assert (root / "docs/coverage/walkin.md").exists()
    assert (root / "generated/walkin-models/walkin_models/__init__.py").exists()
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, "PYTHONPATH": str(root / "generated/walkin-client")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout == OUTPUT


def test_a_problem_is_reported_as_the_page_shows(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = root / "specs/walkin/paths/visit.yaml"
    paths.write_text(paths.read_text("utf-8").replace("    x-safety: read\n", "", 1), "utf-8")
    assert main(["--root", str(root), "generate"]) == 1
    assert capsys.readouterr().err.replace(f"{root}/specs/", "…/specs/").strip() == TEXTS[1].strip()
    assert [*(root / "generated").iterdir()] == []
