"""A fixed set of mutants that tests killed before, each with the test that did: tests/data/quick-mutants.json.

The set survives changes of the code. A mutant whose module moved is found at its new place. A test that moved, or has
other parameters, is found by its name. A mutant or a test that no longer exists is replaced by another one of the same
kind, drawn by a fixed rule, and the output says so; `--update` writes the file with what is there today.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path

from tools.mutation.catalogue import possible_ids, present_ids, with_ids
from tools.mutation.clean_run import test_files
from tools.mutation.execution import Task
from tools.mutation.killers import GENERATOR
from tools.mutation.mutants import ROOT, Kind, Mutant, chance
from tools.mutation.results import Result, result_of
from tools.mutation.selection import EXCLUDED, belongs, task_for
from tools.mutation.spec_mutants import Generator, has_effect
from tools.mutation.workers import Job, Workers

FILE = ROOT / "tests" / "data" / "quick-mutants.json"
SIZE = 50
"""The number of mutants in the set."""
LIMIT = 60.0
"""Seconds for one mutant."""
GUESSES = 2
"""The number of test files that run for a mutant whose test is not known, after the tests of the others of its kind."""
ATTEMPTS = 6
"""The number of mutants that are drawn to replace one."""


@dataclass(frozen=True)
class Recorded:
    """A mutant of the set, and the test that killed it."""

    id: str
    kind: Kind
    operator: str
    test: str | None
    """The ID of the test. None if the generator rejects the spec."""


def load(path: Path = FILE) -> list[Recorded]:
    """Read the set."""
    return [Recorded(**{**row, "kind": Kind(row["kind"])}) for row in json.loads(path.read_text("utf-8"))]


def save(recorded: Iterable[Recorded], path: Path = FILE) -> None:
    """Write the set."""
    lines = ",\n".join(f"  {json.dumps(asdict(one), ensure_ascii=False)}" for one in recorded)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"[\n{lines}\n]\n", "utf-8")


@dataclass
class Tally:
    """The results so far."""

    killed: list[Recorded] = field(default_factory=list)
    survived: list[str] = field(default_factory=list)
    failing: list[str] = field(default_factory=list)
    """Tests that fail without a mutant."""
    kept: list[Recorded] = field(default_factory=list)
    """Mutants that cannot be tested now, because their test fails or no replacement was found."""
    gone: list[tuple[Recorded, str]] = field(default_factory=list)
    """Mutants that have to be replaced, each with the reason."""


def run(workers: Workers, generator: Generator, *, update: bool) -> int:
    """Test the set. Returns 1 if a mutant survives the test that killed it, or a test fails without a mutant."""
    tally, recorded = Tally(), load()
    present = _present(recorded, generator, tally)
    print(f"{len(present)} of {len(recorded)} mutants of the set exist with their tests", flush=True)
    if not _run_clean(workers, generator, present, tally):
        return 1
    owners = {mutant.id: one for one, (mutant, _) in present.items()}
    jobs = [Job(mutant.id, _task(mutant, test, generator), LIMIT) for mutant, test in present.values()]
    for done in workers.run(jobs):
        one = owners[done.job.name]
        mutant, _ = present[one]
        try:
            result = result_of(mutant, done)
        except RuntimeError as error:
            tally.gone.append((one, str(error).partition("\n")[0]))
            continue
        print(f"{result.seconds:6.1f} s  {result.state:8} {result.id}", flush=True)
        if result.killed:
            tally.killed.append(_record(result))
        elif done.outcome is None or one.test in done.outcome.seconds:
            tally.survived.append(mutant.id)
        else:
            tally.gone.append((one, "its test has changed and no longer kills it"))
    tally.killed += _replacements(workers, generator, recorded, tally)
    return _conclude(recorded, tally, update=update)


def _run_clean(
    workers: Workers, generator: Generator, present: dict[Recorded, tuple[Mutant, str | None]], tally: Tally
) -> bool:
    """Run the tests without a mutant, and take out the mutants whose test fails. Returns whether the tests ran."""
    tests = sorted({test for _, test in present.values() if test is not None})
    subjects = frozenset[str]().union(*(_task(mutant, test, generator).subjects for mutant, test in present.values()))
    (done,) = workers.run([Job("without a mutant", Task(tests, subjects=subjects, stops=False), limit=LIMIT * 5)])
    if done.outcome is None:
        print(f"the tests do not run without a mutant: {done.log}")
        return False
    failing = {test.partition("[")[0] for test in done.outcome.failures}
    for test, message in done.outcome.failures.items():
        tally.failing.append(test)
        print(f"fails without a mutant: {test}: {message}", flush=True)
    for one, (_, recorded_test) in list(present.items()):
        if recorded_test is not None and recorded_test.partition("[")[0] in failing:
            del present[one]
            tally.kept.append(one)
    return True


def _conclude(recorded: Sequence[Recorded], tally: Tally, *, update: bool) -> int:
    for mutant_id in tally.survived:
        print(f"was killed before, and survived: {mutant_id}")
    print(f"{len(tally.killed)} mutants killed, {len(tally.survived)} survived, {len(tally.kept)} not tested")
    if update:
        kinds = list(Kind)
        save(sorted((*tally.killed, *tally.kept), key=lambda one: (kinds.index(one.kind), one.id)))
        print(f"wrote {FILE.relative_to(ROOT)}")
    return 1 if tally.survived or tally.failing or len(tally.killed) < len(recorded) / 2 else 0


def _record(result: Result) -> Recorded:
    test = None if result.killer == GENERATOR else result.test
    return Recorded(result.id, result.kind, result.operator, test)


def _task(mutant: Mutant, test: str | None, generator: Generator) -> Task:
    """Return the task of one test. Without a test the generator has to reject the spec, before any test would run."""
    return task_for(mutant, [test or "tests/specs"], generator)


def _present(
    recorded: Sequence[Recorded], generator: Generator, tally: Tally
) -> dict[Recorded, tuple[Mutant, str | None]]:
    """Return the mutants that exist, with the tests for them."""
    present: dict[Recorded, tuple[Mutant, str | None]] = {}
    for kind in Kind:
        some = [one for one in recorded if one.kind is kind]
        ids = present_ids((one.id for one in some), kind, possible_ids(generator, kind))
        mutants = with_ids(generator, kind, set(ids.values()))
        for one in some:
            mutant = mutants.get(ids.get(one.id, ""))
            test = None if one.test is None else present_test(one.test)
            if mutant is None or (kind is Kind.CLIENT_SPEC and not has_effect(mutant, generator)):
                tally.gone.append((one, "it no longer exists"))
            elif test is None and one.test is not None:
                tally.gone.append((one, f"its test no longer exists: {one.test}"))
            else:
                present[one] = mutant, test
                if mutant.id != one.id:
                    print(f"moved: {one.id} is now {mutant.id}")
    return present


def present_test(test: str) -> str | None:
    """Return the ID that a test has today: in its old file, or in the only other file with a function of its name."""
    file, _, inside = test.partition("::")
    if not inside:
        return file if (ROOT / file).exists() else None
    function = inside.partition("[")[0].rpartition("::")[2]
    files = _test_functions().get(function, ())
    if file in files or (function == "runTest" and (ROOT / file).exists()):
        return test
    return f"{files[0]}::{inside}" if len(files) == 1 else None


@cache
def _test_functions() -> dict[str, list[str]]:
    """Return the files that define a test function, by its name."""
    found: dict[str, list[str]] = {}
    for file in test_files("tests"):
        for name in set(re.findall(r"^ *(?:async )?def (test_\w+)", (ROOT / file).read_text("utf-8"), re.MULTILINE)):
            found.setdefault(name, []).append(file)
    return found


def _replacements(
    workers: Workers, generator: Generator, recorded: Sequence[Recorded], tally: Tally
) -> Iterator[Recorded]:
    """Yield a killed mutant for each one that is gone, if a few attempts find one."""
    taken = {one.id for one in recorded}
    for one, why in tally.gone:
        print(f"replaced: {one.id}, because {why}", flush=True)
        for mutant in _candidates(one, generator, taken):
            taken.add(mutant.id)
            tests = [*_passing_tests(recorded, one.kind, tally), *likely_tests(mutant)]
            result = _test(workers, mutant, task_for(mutant, tests, generator))
            if result is not None and result.state == "killed" and _passes(workers, result):
                print(f"{result.seconds:6.1f} s  killed   {mutant.id}", flush=True)
                yield _record(result)
                break
        else:
            tally.kept.append(one)
            print("         no replacement was found")


def _passing_tests(recorded: Sequence[Recorded], kind: Kind, tally: Tally) -> list[str]:
    """Return the tests that killed mutants of a kind, where they are today, without those that fail."""
    failing = {test.partition("[")[0] for test in tally.failing}
    found = (present_test(one.test) for one in recorded if one.kind is kind and one.test is not None)
    return list(dict.fromkeys(test for test in found if test is not None and test.partition("[")[0] not in failing))


def _test(workers: Workers, mutant: Mutant, task: Task) -> Result | None:
    """Return the result of a mutant, or None if there is none."""
    (done,) = workers.run([Job(mutant.id, task, LIMIT)])
    try:
        return result_of(mutant, done)
    except RuntimeError:
        return None


def _passes(workers: Workers, result: Result) -> bool:
    """Whether the test that killed a mutant passes without it."""
    if result.killer == GENERATOR or result.test is None:
        return True
    (done,) = workers.run([Job("without a mutant", Task([result.test]), LIMIT)])
    return done.outcome is not None and done.outcome.failed is None


def _candidates(one: Recorded, generator: Generator, taken: set[str]) -> Iterator[Mutant]:
    """Yield mutants of the same kind, those of the same operator first, in an order that depends on their ids alone."""
    possible = {key: name for key, name in possible_ids(generator, one.kind).items() if key not in taken}
    ranked = sorted(possible, key=lambda key: (possible[key] != one.operator, chance(key, "quick")))
    for mutant_id in ranked[:ATTEMPTS]:
        for mutant in with_ids(generator, one.kind, {mutant_id}).values():
            if one.kind is not Kind.CLIENT_SPEC or has_effect(mutant, generator):
                yield mutant


def likely_tests(mutant: Mutant) -> list[str]:
    """Return the test files that share the rarest words with a mutant's id. This needs no clean run."""
    files = [file for file in test_files("tests") if belongs(file, mutant.kind) and file not in EXCLUDED]
    contents = {file: f"{file} {(ROOT / file).read_text('utf-8')}" for file in files}
    words = {word.strip("_").lower() for word in re.findall(r"[A-Za-z_]{3,}", mutant.id)}
    occurrences = {file: Counter(re.findall(r"[a-z_]{3,}", text.lower())) for file, text in contents.items()}
    spread = {word: sum(word in counts for counts in occurrences.values()) for word in words}
    score = {file: sum(1 / spread[word] for word in words if word in counts) for file, counts in occurrences.items()}
    return sorted(files, key=lambda file: (-score[file], file))[:GUESSES]
