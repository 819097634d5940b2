"""One process: put a mutant in place, run the tests that are chosen for it, and report the first that fails."""

from __future__ import annotations

import contextlib
import os
import resource
import sys
import time
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, settings

from tools.mutation.clean_run import Lines, Tracer
from tools.mutation.generator_api import SpecError, rejection
from tools.mutation.killers import GENERATOR, LEFT_OPEN, killer_of
from tools.mutation.mutants import ROOT, SpecChange
from tools.mutation.mutated_checkout import mutated_checkout
from tools.mutation.overlay import replace_modules

EXAMPLES = 20
"""Cases of each property test."""

MEMORY = 6 * 2**30
"""Bytes that a process may allocate. A loop that never ends would take all memory."""

CASES = 12
"""The number of cases that represent a parametrised test whose parameters have changed."""

ALONE = (
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),
    *("-p", "no:cacheprovider", "-p", "no:junitxml", "--tier", "deep", "-q"),
)


_ORDINARY = (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED)


@dataclass(frozen=True)
class Task:
    """The work of one process."""

    tests: Sequence[str]
    """IDs of tests, in the order in which to run them, or files."""
    texts: Mapping[str, str] = field(default_factory=dict, repr=False)
    """The modules that are replaced, with their text."""
    reimported: tuple[str, ...] = ()
    """Packages that were preloaded and have to be imported again."""
    spec: SpecChange | None = None
    """A change of a spec. Everything is generated from it, in a copy of the checkout."""
    subjects: frozenset[str] = frozenset()
    """Operations and records. A parametrised test whose parameters have changed runs its cases about these first."""
    examples: int = EXAMPLES
    stops: bool = True
    """Whether the first failure ends the task."""
    trace: tuple[str, ...] = ()
    """Patterns of files. If there are any, every test runs, and the lines that it runs are recorded."""


@dataclass
class Outcome:
    """The outcome of a task."""

    failed: str | None = None
    """The first test that failed."""
    killer: str | None = None
    """The check that failed: see killers.py."""
    message: str = ""
    failures: Mapping[str, str] = field(default_factory=dict, repr=False)
    """The message of each test that failed."""
    seconds: Mapping[str, float] = field(default_factory=dict, repr=False)
    """The duration of each test that ran."""
    subjects: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    """The operations and records that each test is about."""
    lines: Lines = field(default_factory=dict, repr=False)
    """The tests that run each line, if recorded."""
    applied: bool = True
    """Whether a replaced module was imported."""


class DeepTier:
    """A pytest plugin that runs all tests, also those that are not in the short tier."""

    @pytest.hookimpl(tryfirst=True)
    def pytest_configure(self, config: pytest.Config) -> None:
        config.option.tier = "deep"


class Selection:
    """A pytest plugin that selects and orders the tests, and records what fails."""

    def __init__(self, task: Task, outcome: Outcome) -> None:
        self._task = task
        self._outcome = outcome
        self._seconds: dict[str, float] = {}
        self._subjects: dict[str, tuple[str, ...]] = {}
        self._failures: dict[str, str] = {}
        outcome.seconds, outcome.subjects, outcome.failures = self._seconds, self._subjects, self._failures

    @pytest.hookimpl(trylast=True)
    def pytest_configure(self, config: pytest.Config) -> None:
        settings.register_profile(
            "mutation",
            parent=settings.default,
            phases=[Phase.explicit, Phase.generate],  # the smallest case is not needed
            max_examples=self._task.examples,
            report_multiple_bugs=False,
        )
        settings.load_profile("mutation")

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        for item in items:
            self._subjects[item.nodeid] = tuple(_subjects(item))
        items[:] = self._selected(items)

    def _selected(self, items: list[pytest.Item]) -> list[pytest.Item]:
        """Return the items of the task in its order.

        A test whose parameters are no longer the recorded ones is represented by a few of its cases, first those
        about the subjects of the task.
        """
        by_id = {item.nodeid: item for item in items}
        chosen: dict[str, pytest.Item] = {}
        for name in self._task.tests:
            if name in by_id:
                chosen[name] = by_id[name]
            elif "::" not in name:
                chosen |= {item.nodeid: item for item in items if item.nodeid.partition("::")[0] == name}
            else:
                cases = [item for item in items if item.nodeid.partition("[")[0] == name.partition("[")[0]]
                cases.sort(key=lambda item: not self._task.subjects.intersection(self._subjects[item.nodeid]))
                chosen |= {item.nodeid: item for item in cases[:CASES]}
        return list(chosen.values())

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self._fail(report.nodeid, "import", str(report.longrepr))

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        report = yield
        if report.failed and call.excinfo is not None:
            self._fail(item.nodeid, killer_of(item.nodeid, call.excinfo), repr(call.excinfo.value))
        self._seconds[item.nodeid] = self._seconds.get(item.nodeid, 0.0) + call.duration
        return report

    def _fail(self, test: str, killer: str, message: str) -> None:
        self._failures.setdefault(test, message[:400])
        if self._outcome.failed is None:
            self._outcome.failed, self._outcome.killer, self._outcome.message = test, killer, message[:400]


def _subjects(item: pytest.Item) -> Iterator[str]:
    """Yield the operations and records that a test is parametrised with, by the names that spec_mutants.py uses."""
    parameters: Mapping[str, Any] = item.callspec.params if hasattr(item, "callspec") else {}
    for value in parameters.values():
        if type(value).__name__ == "Operation":
            yield f"{value.api.name}-{value.resource}.{value.verb}"
    if {"api", "name"} <= parameters.keys():
        yield f"{parameters['api'].name}.{parameters['name']}"


def execute(task: Task, scratch: Path) -> Outcome:
    """Run the tests of a task in this process. It must not be used for anything else afterwards."""
    outcome = Outcome()
    if not task.tests:
        return outcome  # without arguments, pytest would run all tests
    root = ROOT
    if task.spec is not None:
        root = scratch
        sys.dont_write_bytecode = True  # the copy is used once
        try:
            mutated_checkout(root, task.spec)
        except SpecError as error:
            outcome.failed, outcome.killer, outcome.message = "generator", GENERATOR, rejection(error)
            return outcome
        _move_to(root)
    _forget(task.reimported)
    overlay = replace_modules(task.texts)
    tracer = Tracer(task.trace) if task.trace else None
    stop = ("-x",) if task.stops and not task.trace else ()
    files = sorted({name.partition("::")[0] for name in task.tests})
    plugins = [DeepTier(), Selection(task, outcome), *([tracer] if tracer else [])]
    try:
        code: int = pytest.main([*ALONE, *stop, "--rootdir", str(root), *files], plugins=plugins)
    except ExceptionGroup as left_open:  # is raised when all tests are over
        code = pytest.ExitCode.TESTS_FAILED
        if outcome.failed is None:
            outcome.failed, outcome.killer, outcome.message = files[-1], LEFT_OPEN, str(left_open.exceptions[0])
    if code not in _ORDINARY and outcome.failed is None:  # such as a conftest that cannot be imported
        outcome.failed, outcome.killer, outcome.message = files[0], "import", f"pytest ended with {code!r}"
    if tracer is not None:
        outcome.lines = tracer.lines()
    outcome.applied = bool(overlay.loaded) or not task.texts
    return outcome


def _forget(packages: Iterable[str]) -> None:
    """Have packages imported again in this process."""
    gone = [name for name in sys.modules if name.partition(".")[0] in packages]
    for name in gone:
        del sys.modules[name]


def _move_to(root: Path) -> None:
    """Work in a copy of the checkout, whose packages come first."""
    os.chdir(root)
    sys.path[:0] = [str(root), str(root / "mockserver"), *map(str, (root / "generated").glob("*"))]


def serve(task: Task, connection: Any, log: str) -> None:
    """Execute a task in a process group of its own and send the outcome."""
    os.setsid()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    begun = time.monotonic()
    with Path(log).open("w", encoding="utf-8") as stream:
        os.dup2(stream.fileno(), 1)
        os.dup2(stream.fileno(), 2)
        with contextlib.redirect_stdout(stream), contextlib.redirect_stderr(stream):
            outcome = execute(task, Path(log).with_suffix(""))
    connection.send((outcome, time.monotonic() - begun))
    connection.close()
    os._exit(0)
