"""One process: plant a fault, run the tests that are chosen for it, say which one noticed."""

from __future__ import annotations

import contextlib
import os
import resource
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, settings

from generator.problems import SpecError
from tests.mutants.checkout import refusal, spoilt_checkout
from tests.mutants.mutant import ROOT, DocumentChange
from tests.mutants.oracles import FACTORY, LEFT_OPEN, oracle_of
from tests.mutants.overlay import lay_over
from tests.mutants.survey import Lines, Tracer

EXAMPLES = 20
"""Cases of each property."""

MEMORY = 6 * 2**30
"""Bytes that a judging process may ask for: a walk that never ends would take all there are."""

ALONE = (
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),
    *("-p", "no:cacheprovider", "-p", "no:junitxml", "--tier", "full", "-q"),
)


_ORDINARY = (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED)


@dataclass(frozen=True)
class Task:
    """What a judging process does."""

    tests: Sequence[str]
    """Identifiers of tests, in the order in which to run them, or files."""
    texts: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Modules that are replaced, with their text."""
    anew: tuple[str, ...] = ()
    """Packages that were preloaded and have to be imported anew."""
    spoilt: DocumentChange | None = None
    """A change to a document of which everything is made anew, in a copy of the checkout."""
    examples: int = EXAMPLES
    trace: tuple[str, ...] = ()
    """Patterns of files: then every test runs, and it is noted which of their lines each one runs."""


@dataclass
class Verdict:
    """What came of it."""

    failed: str | None = None
    """The first test that failed."""
    oracle: str | None = None
    """What it was that noticed."""
    message: str = ""
    seconds: Mapping[str, float] = field(default_factory=dict, repr=False)
    """How long each test that ran took."""
    subjects: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    """What each test is about: operations and components."""
    lines: Lines = field(default_factory=dict, repr=False)
    """Which tests run which lines, where that was noted."""
    planted: bool = True
    """Whether a replaced module was imported."""


class Judge:
    """The plugin that chooses, orders and watches."""

    def __init__(self, task: Task, verdict: Verdict) -> None:
        self._task = task
        self._verdict = verdict
        self._seconds: dict[str, float] = {}
        self._subjects: dict[str, tuple[str, ...]] = {}
        verdict.seconds, verdict.subjects = self._seconds, self._subjects

    @pytest.hookimpl(trylast=True)
    def pytest_configure(self, config: pytest.Config) -> None:
        settings.register_profile(
            "mutants",
            parent=settings.default,
            phases=[Phase.explicit, Phase.generate],  # whether a fault is noticed does not need its smallest case
            max_examples=self._task.examples,
            report_multiple_bugs=False,
        )
        settings.load_profile("mutants")

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        wanted = {name: position for position, name in enumerate(self._task.tests)}
        if any("::" in name for name in wanted):
            items[:] = sorted((one for one in items if one.nodeid in wanted), key=lambda one: wanted[one.nodeid])
        for item in items:
            self._subjects[item.nodeid] = tuple(_subjects(item))

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self._fail(report.nodeid, "import", str(report.longrepr))

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
        report = yield
        if report.failed and call.excinfo is not None:
            self._fail(item.nodeid, oracle_of(item.nodeid, call.excinfo), repr(call.excinfo.value))
        self._seconds[item.nodeid] = self._seconds.get(item.nodeid, 0.0) + call.duration
        return report

    def _fail(self, test: str, oracle: str, message: str) -> None:
        if self._verdict.failed is None:
            self._verdict.failed, self._verdict.oracle, self._verdict.message = test, oracle, message[:400]


def _subjects(item: pytest.Item) -> Iterator[str]:
    """Operations and components that a test is called with."""
    parameters: Mapping[str, Any] = item.callspec.params if hasattr(item, "callspec") else {}
    for value in parameters.values():
        if type(value).__name__ == "Operation":
            yield str(value.name)
    if {"api", "name"} <= parameters.keys():
        yield f"{parameters['api'].name}.{parameters['name']}"


def judge(task: Task, scratch: Path) -> Verdict:
    """Run the tests of a task in this process, which is good for nothing else afterwards."""
    verdict = Verdict()
    if not task.tests:
        return verdict  # pytest would take none for all
    root = ROOT
    if task.spoilt is not None:
        root = scratch
        sys.dont_write_bytecode = True  # nobody comes back to what is compiled of a copy
        try:
            spoilt_checkout(root, task.spoilt)
        except SpecError as error:
            verdict.failed, verdict.oracle, verdict.message = "generator", FACTORY, refusal(error)
            return verdict
        _move_to(root)
    _forget(task.anew)
    overlay = lay_over(task.texts)
    tracer = Tracer(task.trace) if task.trace else None
    stop = () if task.trace else ("-x",)
    files = sorted({name.partition("::")[0] for name in task.tests})
    plugins = [Judge(task, verdict), *([tracer] if tracer else [])]
    try:
        code: int = pytest.main([*ALONE, *stop, "--rootdir", str(root), *files], plugins=plugins)
    except ExceptionGroup as left_open:  # is told when all tests are over
        code = pytest.ExitCode.TESTS_FAILED
        if verdict.failed is None:
            verdict.failed, verdict.oracle, verdict.message = files[-1], LEFT_OPEN, str(left_open.exceptions[0])
    if code not in _ORDINARY and verdict.failed is None:  # a conftest that cannot be imported ends all at once
        verdict.failed, verdict.oracle, verdict.message = files[0], "import", f"pytest ended with {code!r}"
    if tracer is not None:
        verdict.lines = tracer.lines()
    verdict.planted = bool(overlay.loaded) or not task.texts
    return verdict


def _forget(packages: Iterable[str]) -> None:
    """Have packages imported anew in this process."""
    gone = [name for name in sys.modules if name.partition(".")[0] in packages and not name.startswith("tests.mutants")]
    for name in gone:
        del sys.modules[name]


def _move_to(root: Path) -> None:
    """Work in a copy of the checkout: its packages come first."""
    os.chdir(root)
    sys.path[:0] = [str(root), str(root / "mockserver"), *map(str, (root / "generated").glob("*"))]


def serve(task: Task, connection: Any, log: str) -> None:
    """Judge in a process group of its own and send the verdict."""
    os.setsid()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    begun = time.monotonic()
    with Path(log).open("w", encoding="utf-8") as stream:
        os.dup2(stream.fileno(), 1)
        os.dup2(stream.fileno(), 2)
        with contextlib.redirect_stdout(stream), contextlib.redirect_stderr(stream):
            verdict = judge(task, Path(log).with_suffix(""))
    connection.send((verdict, time.monotonic() - begun))
    connection.close()
    os._exit(0)
