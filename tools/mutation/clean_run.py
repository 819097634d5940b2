"""The clean run: every test passes without a mutant, and the lines of the code under test that each test runs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

import coverage
import pytest

from tools.mutation.mutants import ROOT

PLACES = {
    "generator/runtime/": "generator/runtime/",
    "_client/_runtime/": "generator/runtime/",
    "practice_mock/": "mockserver/practice_mock/",
    "/generated/": "generated/",
}
"""The part of a path at which the code under test begins, and the folder in the checkout that it corresponds to."""

RUNTIME_LINES = ("**/generator/runtime/**/*.py", "**/_runtime/**/*.py", "**/*_client/resources/**/*.py")
MOCK_LINES = ("**/practice_mock/**/*.py",)
"""Patterns of the files whose lines are traced: those of the clients, and those of the mock."""

NO_TIME = 0.005
"""Tests that take fewer seconds than this always run."""

Lines = Mapping[str, Mapping[int, Sequence[str]]]
"""The tests that run each line of each file of the checkout."""


def file_of(path: str) -> str | None:
    """Return the file of the checkout that a traced file is, or is a copy of."""
    for mark, folder in PLACES.items():
        if mark in path:
            return folder + path.rpartition(mark)[2]
    return None


class Tracer:
    """A pytest plugin that records which test runs which lines."""

    def __init__(self, include: Iterable[str]) -> None:
        self._coverage = coverage.Coverage(
            data_file=None,
            config_file=False,
            include=list(include),
            messages=False,
        )

    def pytest_sessionstart(self) -> None:
        self._coverage.start()

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self._coverage.switch_context(item.nodeid)
        return (yield)

    def lines(self) -> Lines:
        """Return what was recorded."""
        self._coverage.stop()
        found: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
        data = self._coverage.get_data()
        for path in data.measured_files():
            file = file_of(path)
            if file is not None:
                for line, tests in data.contexts_by_lineno(path).items():
                    found[file][line] += [test for test in tests if test]
        return {file: dict(lines) for file, lines in found.items()}


@dataclass(frozen=True)
class CleanRun:
    """The results of the clean run."""

    seconds: Mapping[str, float] = field(repr=False)
    """The duration of each test."""
    subjects: Mapping[str, tuple[str, ...]] = field(repr=False)
    """The operations and records that each test is about."""
    lines: Lines = field(repr=False)

    def running(self, file: str, first: int, last: int) -> set[str]:
        """Return the tests that run any of some lines of a file."""
        lines = self.lines.get(file, {})
        return {test for line in range(first, last + 1) for test in lines.get(line, ())}

    def running_any(self, file: str) -> set[str]:
        """Return the tests that run any line of a file. Only the first test that imports it runs its top level."""
        return {test for tests in self.lines.get(file, {}).values() for test in tests}

    def about(self, subjects: AbstractSet[str]) -> set[str]:
        """Return the tests about any of some operations or records."""
        return {test for test, its in self.subjects.items() if not subjects.isdisjoint(its)}


def test_files(*folders: str) -> list[str]:
    """Return the test files of some folders."""
    return [
        path.relative_to(ROOT).as_posix() for folder in folders for path in sorted((ROOT / folder).rglob("test_*.py"))
    ]


def prioritised(tests: set[str], seconds: Mapping[str, float], budget: float) -> list[str]:
    """Return as many tests as the time allows: first those that take almost no time, then one case of each function
    before further cases, and fast tests before slow ones.
    """
    cases_so_far: dict[str, int] = defaultdict(int)
    ranked = []
    for test in sorted(tests & seconds.keys(), key=lambda test: (seconds[test], test)):
        function = test.partition("[")[0]
        ranked.append((cases_so_far[function] if seconds[test] > NO_TIME else -1, seconds[test], test))
        cases_so_far[function] += 1
    chosen: list[str] = []
    for _, time, test in sorted(ranked):
        budget -= time
        if budget < 0 and chosen:
            break
        chosen.append(test)
    return chosen
