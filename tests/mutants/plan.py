"""Which tests judge a fault: those that run the changed lines or are about the changed operations, quick ones first."""

from __future__ import annotations

from tests.mutants.clients import Factory
from tests.mutants.judge import Task
from tests.mutants.mutant import CodeChange, DocumentChange, Kind, Mutant
from tests.mutants.sites import lines_that_use
from tests.mutants.survey import Survey, in_turn
from tests.mutants.workers import Job

CLIENT_TESTS = ("tests/property/", "tests/contract/", "tests/unit/", "tests/files/", "tests/generator/")
MACHINES = ("tests/property/test_pracsuite_machine.py", "tests/property/test_coreplus_machine.py")
"""The model machines: they use the mock through a client."""
MOCK_TESTS = "tests/mock/"
FACTS = "tests/specs/"
SPEC_TESTS = (FACTS, "tests/contract/", MOCK_TESTS, "tests/property/test_calls.py")
TESTS = {
    Kind.DOCUMENT: CLIENT_TESTS,
    Kind.RUNTIME: CLIENT_TESTS,
    Kind.MOCK: (MOCK_TESTS, *MACHINES),
    Kind.SPEC: SPEC_TESTS,
    Kind.DRAWN: CLIENT_TESTS,
}
"""Where the tests are that judge each kind."""

NOT_JUDGES = (
    "tests/generator/test_bad_specs.py",
    "tests/generator/test_escape.py",
    "tests/generator/test_generation.py",
    "tests/unit/test_benchmarks.py",
    "tests/unit/test_docs.py",
    "tests/property/test_adapter.py",
    "tests/property/test_canaries.py",
    "tests/property/test_shown.py",
)
"""Tests of the factory and of the tests' own tools: they run no client and no mock."""

ANEW = {
    Kind.DOCUMENT: (),
    Kind.RUNTIME: ("generator",),
    Kind.MOCK: ("practice_mock", "tests"),
    Kind.SPEC: ("practice_mock", "tests"),
    Kind.DRAWN: ("generator",),
}
"""What has been imported for all, and is imported anew where a fault of the kind may touch it."""

BUDGET = 45.0
"""Seconds of tests, as they take without a fault, that one fault is worth."""


def task_for(mutant: Mutant, tests: list[str], factory: Factory) -> Task:
    """The task of judging a fault by some tests."""
    change = mutant.change
    if isinstance(change, CodeChange):
        return Task(tests, dict.fromkeys(change.modules, change.text), anew=ANEW[mutant.kind])
    if mutant.kind is Kind.SPEC:
        return Task(tests, spoilt=change, anew=ANEW[mutant.kind])
    return Task(tests, factory.changed_modules(change), anew=ANEW[mutant.kind])


def job_for(mutant: Mutant, survey: Survey, factory: Factory) -> Job:
    """The job of judging a fault by the tests that fit it."""
    tests = tests_for(mutant, survey, factory)
    needed = sum(survey.seconds[test] for test in tests)
    return Job(mutant.name, task_for(mutant, tests, factory), limit=limit(needed))


def limit(needed: float) -> float:
    """Seconds after which tests that need so many are stopped: far more than a loaded machine takes."""
    return 30 + 5 * needed


def tests_for(mutant: Mutant, survey: Survey, factory: Factory) -> list[str]:
    """The tests that judge a fault, in order."""
    change = mutant.change
    allowed = {test for test in survey.seconds if test.startswith(TESTS[mutant.kind])}
    if isinstance(change, CodeChange):
        running = survey.running(change.file, change.first_line, change.last_line) & allowed
        # What runs once, for all tests alike, is judged by those that use what is made there.
        users = {test for line in lines_that_use(change) for test in survey.running(change.file, line, line)} & allowed
        if not change.on_import and running:
            running |= users
            return [*in_turn(running, survey.seconds, BUDGET), *_mates(running, allowed, survey)]
        others = survey.running_any(change.file) & allowed - users
        known = _mates(users, allowed, survey)
        rest = in_turn(others.difference(known), survey.seconds, BUDGET)
        # What is only declared has no line that a test is seen to run: then any test may judge it.
        any_other = in_turn(allowed - users - others - set(known), survey.seconds, BUDGET / 4)
        return [*in_turn(users, survey.seconds, BUDGET), *known, *rest, *any_other]
    return _about(change, mutant.kind, allowed, survey, factory)


def _mates(tests: set[str], allowed: set[str], survey: Survey) -> list[str]:
    """Other tests of the same files: what is worked out once, and kept, is seen to run in the first of them only."""
    files = {test.partition("::")[0] for test in tests}
    mates = {test for test in allowed - tests if test.partition("::")[0] in files}
    return in_turn(mates, survey.seconds, BUDGET) if mates else []


def _about(change: DocumentChange, kind: Kind, allowed: set[str], survey: Survey, factory: Factory) -> list[str]:
    own = survey.about(factory.subjects(change)) & allowed
    general = {test for test in allowed if not survey.subjects.get(test)}
    if kind is Kind.SPEC:  # what knows the facts comes first: the rest was made from the same document
        facts = {test for test in general if test.startswith(FACTS)}
        rest = in_turn(general - facts, survey.seconds, BUDGET / 2)
        return [*in_turn(facts, survey.seconds, BUDGET), *rest, *in_turn(own, survey.seconds, BUDGET / 4)]
    return [*in_turn(own, survey.seconds, BUDGET), *in_turn(general, survey.seconds, BUDGET / 4)]
