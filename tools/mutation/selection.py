"""The tests that run for a mutant: those that run the changed lines, or are about the changed operations."""

from __future__ import annotations

from fnmatch import fnmatchcase

from tools.mutation.clean_run import CleanRun, prioritised
from tools.mutation.execution import Task
from tools.mutation.mutants import ROOT, CodeChange, Kind, Mutant, SpecChange
from tools.mutation.python_sites import lines_that_use
from tools.mutation.spec_mutants import Generator
from tools.mutation.workers import Job

CLIENT_TESTS = ("tests/property/", "tests/contract/", "tests/unit/", "tests/files/", "tests/generator/")
MACHINES = ("tests/property/test_*_machine.py",)
"""The model machines. They test the mock through a client."""
MOCK_TESTS = "tests/mock/"
FACTS = "tests/specs/"
SPEC_TESTS = (FACTS, "tests/contract/", MOCK_TESTS, "tests/property/test_calls.py")
TESTS = {
    Kind.CLIENT_SPEC: CLIENT_TESTS,
    Kind.RUNTIME: CLIENT_TESTS,
    Kind.MOCK: (MOCK_TESTS, *MACHINES),
    Kind.SPEC: SPEC_TESTS,
}
"""The tests that can kill each kind of mutant, as patterns of folders and files."""

EXCLUDED = (
    "tests/generator/test_bad_specs.py",
    "tests/generator/test_escape.py",
    "tests/generator/test_generation.py",
    "tests/unit/test_benchmarks.py",
    "tests/unit/test_docs.py",
    "tests/unit/test_interrupted_values.py",
    "tests/property/test_adapter.py",
    "tests/property/test_canaries.py",
    "tests/property/test_shown.py",
)
"""Tests of the generator and of the tests' own tools, which run no client and no mock; and one that cannot be traced.

`test_interrupted_values.py` interrupts the code at each point, also while the tracer holds its lock.
"""

REIMPORTED = {
    Kind.CLIENT_SPEC: (),
    Kind.RUNTIME: ("generator",),
    Kind.MOCK: ("practice_mock", "tests"),
    Kind.SPEC: ("practice_mock", "tests"),
}
"""Packages that were preloaded and have to be imported again, because a mutant of the kind may change them."""

BUDGET = 45.0
"""Seconds of tests that run for one mutant, by their duration in the clean run."""


def belongs(test: str, kind: Kind) -> bool:
    """Whether a test, or a test file, can kill mutants of a kind."""
    file = test.partition("::")[0]
    return any(file.startswith(pattern) or fnmatchcase(file, pattern) for pattern in TESTS[kind])


def is_machine(file: str) -> bool:
    """Whether a test file is a model machine."""
    return any(fnmatchcase(file, pattern) for pattern in MACHINES)


def task_for(mutant: Mutant, tests: list[str], generator: Generator) -> Task:
    """Return the task of running some tests for a mutant."""
    change, reimported = mutant.change, REIMPORTED[mutant.kind]
    if isinstance(change, CodeChange):
        return Task(tests, dict.fromkeys(change.modules, change.text), reimported)
    subjects = generator.subjects(change)
    if mutant.kind is Kind.SPEC:
        return Task(tests, reimported=reimported, spec=change, subjects=subjects)
    return Task(tests, generator.changed_modules(change), reimported, subjects=subjects)


def job_for(mutant: Mutant, clean: CleanRun, generator: Generator) -> Job:
    """Return the job of running the selected tests for a mutant."""
    tests = tests_for(mutant, clean, generator)
    needed = sum(clean.seconds[test] for test in tests)
    return Job(mutant.id, task_for(mutant, tests, generator), limit=limit(needed))


def limit(needed: float) -> float:
    """Return the time limit for tests that take some seconds in the clean run: far more than a loaded machine needs."""
    return 30 + 5 * needed


def tests_for(mutant: Mutant, clean: CleanRun, generator: Generator) -> list[str]:
    """Return the tests for a mutant, in order."""
    change = mutant.change
    allowed = {test for test in clean.seconds if belongs(test, mutant.kind)}
    if isinstance(change, CodeChange):
        source = (ROOT / change.file).read_text("utf-8")
        running = clean.running(change.file, change.first_line, change.last_line) & allowed
        # What runs once for all tests is tested by those that use its results.
        users = {
            test for line in lines_that_use(source, change) for test in clean.running(change.file, line, line)
        } & allowed
        if not change.on_import and running:
            running |= users
            return [*prioritised(running, clean.seconds, BUDGET), *_same_file(running, allowed, clean)]
        others = clean.running_any(change.file) & allowed - users
        known = _same_file(users, allowed, clean)
        rest = prioritised(others.difference(known), clean.seconds, BUDGET)
        # No recorded line belongs to a mere declaration. Then any test may kill the mutant.
        any_other = prioritised(allowed - users - others - set(known), clean.seconds, BUDGET / 4)
        return [*prioritised(users, clean.seconds, BUDGET), *known, *rest, *any_other]
    return _about(change, mutant.kind, allowed, clean, generator)


def _same_file(tests: set[str], allowed: set[str], clean: CleanRun) -> list[str]:
    """Return other tests of the same files: code whose result is cached runs in the first of them only."""
    files = {test.partition("::")[0] for test in tests}
    mates = {test for test in allowed - tests if test.partition("::")[0] in files}
    return prioritised(mates, clean.seconds, BUDGET) if mates else []


def _about(change: SpecChange, kind: Kind, allowed: set[str], clean: CleanRun, generator: Generator) -> list[str]:
    own = clean.about(generator.subjects(change)) & allowed
    general = {test for test in allowed if not clean.subjects.get(test)}
    if kind is Kind.SPEC:  # these know the facts; everything else is generated from the same spec
        facts = {test for test in general if test.startswith(FACTS)}
        rest = prioritised(general - facts, clean.seconds, BUDGET / 2)
        return [*prioritised(facts, clean.seconds, BUDGET), *rest, *prioritised(own, clean.seconds, BUDGET / 4)]
    return [*prioritised(own, clean.seconds, BUDGET), *prioritised(general, clean.seconds, BUDGET / 4)]
