"""The examples of CONTRIBUTING.md work on a copy of the repository."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from generator.pipeline import documents
from generator.settings import Folders

from .variants import ROOT

PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
COPIED = ("specs", "templates", "mockserver", "tests", "LICENSE", "pyproject.toml", "docs/contract-coverage.md")
PACKAGES = ("coreplus-client", "coreplus-models", "pracsuite-client", "pracsuite-models")


def blocks(heading: str) -> dict[str, list[str]]:
    """Return the fenced blocks of a section, by their language."""
    section = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    found: dict[str, list[str]] = {}
    for language, text in re.findall(r"(?ms)^ *```(\w+)\n(.*?)^ *```$", section):
        found.setdefault(language, []).append(textwrap.dedent(text))
    return found


class Copy:
    """A copy of the repository."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name in COPIED:
            source = ROOT / name
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            if source.is_dir():
                shutil.copytree(source, root / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, root / name)
        folders = [root, root / "mockserver", *(root / "generated" / name for name in PACKAGES)]
        self.environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join(map(str, folders)),
            "PRACTICE_MOCK_CACHE": str(root / ".cache"),
            "PYTHONDONTWRITEBYTECODE": "1",
        }

    def run(self, *command: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=folder or self.root, env=self.environment, capture_output=True, text=True, check=False
        )

    def apply(self, diff: str) -> None:
        """Change files as a diff says."""
        (self.root / "change.diff").write_text(diff, "utf-8")
        done = self.run("git", "apply", "change.diff")
        assert done.returncode == 0, done.stderr

    def write_documents(self) -> None:
        """Write the documents of the mock, which are the part of a generation that takes the least time."""
        folders = Folders.of(self.root)
        for document in documents(folders):
            (folders.documents / f"{document.name}.json").write_text(json.dumps(document.data), "utf-8")

    def generator(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self.run(sys.executable, "-m", "generator", "--root", str(self.root), *arguments, folder=ROOT)

    def passes(self, *tests: str) -> None:
        done = self.run(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *tests)
        assert done.returncode == 0, done.stdout


def plain(text: str) -> str:
    """Return text without the numbers of lines."""
    return re.sub(r":\d+", "", text)


def test_examples_of_a_field_and_of_an_operation_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    copy = Copy(tmp_path)
    field, operation = blocks("Add a field"), blocks("Add an operation")
    spec, mock = field["diff"]
    (command,) = operation["shell"]
    nox, _, session, _, *arguments = shlex.split(command)
    assert (nox, session) == ("nox", "scaffold")
    copy.apply(spec)
    done = copy.generator("scaffold", *arguments)  # as the session does
    assert done.returncode == 0, done.stderr
    copy.write_documents()

    refused = copy.run(sys.executable, "-m", "practice_mock", "--port", "0", "--patients", "30")
    (shown,) = field["text"]
    assert refused.returncode == 1
    assert refused.stdout == ""
    for line in shown.splitlines():
        assert plain(line.removesuffix("…").rstrip()) in plain(refused.stderr)
    assert "Traceback" not in refused.stderr

    copy.apply(mock)
    test_of_field, test_of_operation = "tests/mock/test_patients.py", "tests/mock/test_get_cancellation_reason.py"
    copy.passes(test_of_operation, f"{test_of_field}::test_middle_name_is_kept")
    (rules,) = operation["diff"]
    copy.apply(rules)
    done = copy.generator("generate")
    assert done.returncode == 0, done.stderr
    copy.passes(test_of_operation, test_of_field, "tests/mock/test_structure.py")
