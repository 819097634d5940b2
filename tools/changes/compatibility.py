"""Check the type tests of an old version, and run its examples, with the packages of this checkout."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

from tools.changes.findings import Breaks, Finding
from tools.changes.git import Repository
from tools.changes.packages import GENERATED, MOCK_FOLDER, present

TYPE_TESTS = "tests/types"
EXAMPLES = "examples"
DEMO = "examples/demo.py"
TESTS = "tests/examples"
_USED = ("benchmarks", "docs", EXAMPLES, "pyproject.toml", "README.md", "specs", "templates", "tests", "tools")
"""What the tests of the examples read of their checkout, except the packages."""

_MYPY = re.compile(
    r"(?m)^(?P<file>[^:\n]+):(?P<line>\d+):(?:\d+:)? error: (?P<message>.*?)(?:  \[(?P<code>[a-z-]+)\])?$"
)
_ACCEPTED_NOW = frozenset({"unused-ignore"})
"""Errors that state that a checker accepts now what it rejected: no program that passed fails because of that."""


class CompatibilityError(Exception):
    """The old version cannot be checked. The text is for the user."""


@frozen
class Failure:
    """An error of a checker, or a test that failed.

    Attributes:
        tool: What found it.
        where: The file and line, or the test.
        message: What is wrong.
    """

    tool: str
    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.tool}: {self.where}: {self.message}"


@frozen
class Result:
    """What was checked and run, and what failed.

    Attributes:
        checked: The number of files that both checkers checked.
        tests: The number of tests of the examples that ran.
        failures: What failed.
    """

    checked: int
    tests: int
    failures: tuple[Failure, ...]

    def __str__(self) -> str:
        return f"mypy and pyright checked {self.checked} files, and {self.tests} tests of the examples ran"


def explains(finding: Finding) -> bool:
    """Return whether a change can make a type test or an example fail."""
    return finding.rule.breaks is not Breaks.NEITHER


def result(repository: Repository, ref: str) -> Result:
    """Return what fails of the type tests and examples of an old version.

    Raises:
        GitError: The reference is unknown.
        CompatibilityError: The old version has neither, or a tool cannot be run.
    """
    commit = repository.commit(ref)
    if not any(repository.has(commit, path) for path in (TYPE_TESTS, EXAMPLES)):
        raise CompatibilityError(f"{ref} has neither {TYPE_TESTS} nor {EXAMPLES}")
    packages = [str(one.folder(repository.root).resolve()) for one in present(repository.root)]
    with repository.extracted(commit, _USED) as old:
        # The packages of the old version must not be found beside its tests.
        assert not (old / GENERATED).exists()
        assert not (old / MOCK_FOLDER).exists()
        checked = [path for path in (TYPE_TESTS, EXAMPLES) if (old / path).is_dir()]
        files = [str(path.relative_to(old)) for one in checked for path in sorted((old / one).rglob("*.py"))]
        found = [*_mypy(old, files, packages), *_pyright(old, checked, packages), *_demo(old, packages)]
        tests, failed = _pytest(old, packages) if (old / TESTS).is_dir() else (0, [])
        return Result(len(files), tests, (*found, *failed))


def _mypy(old: Path, files: Sequence[str], packages: Sequence[str]) -> Iterator[Failure]:
    command = ("mypy", "--strict", "--config-file", os.devnull, "--cache-dir", os.devnull)
    done = _run(old, packages, sys.executable, "-m", *command, *files)
    if done.returncode not in (0, 1):
        raise CompatibilityError(f"mypy failed: {done.stdout.strip() or done.stderr.strip()}")
    yield from mypy_failures(done.stdout, files)


def mypy_failures(output: str, files: Collection[str]) -> Iterator[Failure]:
    """Yield the errors that mypy printed about some files."""
    for error in _MYPY.finditer(output):
        if error["code"] not in _ACCEPTED_NOW and error["file"] in files:
            yield Failure("mypy", f"{error['file']}:{error['line']}", error["message"])


def _pyright(old: Path, checked: Sequence[str], packages: Sequence[str]) -> Iterator[Failure]:
    config = {
        "include": list(checked),
        "extraPaths": list(packages),
        "typeCheckingMode": "standard",
        "enableTypeIgnoreComments": False,
        "reportMissingModuleSource": "none",
    }
    (old / "pyrightconfig.json").write_text(json.dumps(config), "utf-8")
    done = _run(old, packages, sys.executable, "-m", "pyright", "--outputjson", "--project", "pyrightconfig.json")
    try:
        output: Mapping[str, Any] = json.loads(done.stdout)
    except ValueError as error:
        raise CompatibilityError(f"pyright failed: {done.stdout.strip() or done.stderr.strip()}") from error
    yield from pyright_failures(output, old)


def pyright_failures(output: Mapping[str, Any], old: Path) -> Iterator[Failure]:
    """Yield the errors that pyright printed."""
    for one in output["generalDiagnostics"]:
        if one["severity"] == "error":
            file = Path(one["file"]).resolve().relative_to(old.resolve()).as_posix()
            first, *_ = str(one["message"]).splitlines()
            yield Failure("pyright", f"{file}:{one['range']['start']['line'] + 1}", first)


def _demo(old: Path, packages: Sequence[str]) -> Iterator[Failure]:
    """Yield the failure of the demo, which starts a mock server and calls it through the clients."""
    if (old / DEMO).is_file():
        done = _run(old, packages, sys.executable, DEMO)
        if done.returncode:
            yield Failure("python", DEMO, (done.stderr or done.stdout).strip().rpartition("\n")[2] or "failed")


def _pytest(old: Path, packages: Sequence[str]) -> tuple[int, list[Failure]]:
    """Return the number of tests that ran, and those that failed."""
    options = ("-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--tb", "line", "-rfE", "--color", "no")
    done = _run(old, packages, sys.executable, "-m", "pytest", *options, TESTS)
    if done.returncode not in (0, 1):
        raise CompatibilityError(f"pytest failed: {done.stdout.strip()[-2000:] or done.stderr.strip()}")
    return sum(map(int, re.findall(r"(\d+) (?:passed|failed)", done.stdout))), list(pytest_failures(done.stdout))


def pytest_failures(output: str) -> Iterator[Failure]:
    """Yield the tests that pytest reported as failed."""
    for line in output.splitlines():
        kind, _, rest = line.partition(" ")
        if kind in ("FAILED", "ERROR"):
            test, _, message = rest.partition(" - ")
            yield Failure("pytest", test, message or "failed")


def _run(old: Path, packages: Sequence[str], *command: str) -> subprocess.CompletedProcess[str]:
    paths = os.pathsep.join(packages)
    environment = {**os.environ, "PYTHONPATH": paths, "MYPYPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(command, cwd=old, env=environment, capture_output=True, text=True, check=False)
