"""`python -m tools.mutation`: test the tests with mutants of the code and the specs."""

from __future__ import annotations

import argparse
import fnmatch
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence

from tools.mutation import clean_run_cache, fresh_samples, quick
from tools.mutation.catalogue import catalogue, fresh_sample
from tools.mutation.clean_run import MOCK_LINES, RUNTIME_LINES, CleanRun, test_files
from tools.mutation.equivalent import outdated, reason
from tools.mutation.execution import EXAMPLES, Outcome, Task
from tools.mutation.mutants import ROOT, Kind, Mutant, SpecChange, place
from tools.mutation.named_mutants import without_target
from tools.mutation.report import PAGE, kept_part, page, summary, with_sample
from tools.mutation.results import FILE, Result, by_place, load, result_of, save
from tools.mutation.selection import EXCLUDED, REIMPORTED, belongs, is_machine, job_for
from tools.mutation.spec_mutants import Generator
from tools.mutation.workers import Job, Workers

CLEAN_LIMIT = 900.0
"""Seconds that the tests of one file may take in the clean run, traced and on a loaded machine."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command. Returns the exit status: 0 for success, 1 if tests fail without a mutant or kill fewer."""
    options = _parser().parse_args(arguments)
    workers = Workers(options.workers)
    generator = Generator()
    if options.quick:
        return quick.run(workers, generator, update=options.update)
    mutants = fresh_sample(generator, options.draw, options.size) if options.draw else catalogue(generator)
    for mutant_id in without_target():
        print(f"cannot be applied, because its target is gone: {mutant_id}")
    killed = _killed_before() if options.again else {}
    known = {one.id: killed[one.kind, place(one.id, one.kind)] for one in mutants.values() if _key(one) in killed}
    chosen = [one for one in mutants.values() if one.id not in known and fnmatch.fnmatchcase(one.id, options.only)]
    print(f"{len(chosen)} of {len(mutants)} mutants; first, all tests run without one", flush=True)
    clean = clean_run(workers)
    partial = options.only != "*" or bool(options.draw)
    if clean is None or not (partial or copies_pass(workers, generator, clean)):
        return 1
    found = {} if partial else dict(known)
    for result in run_all(workers, chosen, clean, generator):
        found[result.id] = result
        if not partial:
            save(found.values())  # a run takes hours, and keeps its results if it is interrupted
    results = [found[mutant_id] for mutant_id in mutants if mutant_id in found]
    if options.draw and options.only == "*" and fresh_samples.store(options.draw, results):
        PAGE.write_text(with_sample(PAGE.read_text("utf-8"), options.draw, results), "utf-8")
        print(f"added to {PAGE.relative_to(ROOT)}, because this was the first run of the sample")
    return conclude(results, whole=not partial)


def _key(mutant: Mutant) -> tuple[Kind, str]:
    return mutant.kind, place(mutant.id, mutant.kind)


def _killed_before() -> dict[tuple[Kind, str], Result]:
    """Return the mutants that the last runs on this machine killed."""
    last = load() if FILE.exists() else []
    if not last:
        print(f"there is no {FILE.relative_to(ROOT)} yet, so all mutants are tested")
    results = [*(one for sample in fresh_samples.stored().values() for one in sample), *last]
    return {key: result for key, result in by_place(results).items() if result.killed}


def clean_run(workers: Workers) -> CleanRun | None:
    """Run every test without a mutant, unless its result is stored. Returns None if one fails."""
    files = [file for file in test_files("tests") if any(belongs(file, kind) for kind in Kind)]
    stored = {file: clean_run_cache.find(file) for file in files if file not in EXCLUDED}
    jobs = [
        Job(file, Task([file], reimported=_reimported(file), trace=_traced(file)), CLEAN_LIMIT)
        for file, outcome in stored.items()
        if outcome is None
    ]
    passed = [outcome for outcome in stored.values() if outcome is not None]
    failed = 0
    for done in workers.run(jobs):
        outcome = done.outcome
        if outcome is None or outcome.failed is not None:
            failed += 1
            print(f"fails without a mutant: {outcome.failed if outcome else done.job.name}")
            print(outcome.message if outcome else done.log, flush=True)
            continue
        clean_run_cache.store(done.job.name, outcome)
        passed.append(outcome)
        print(f"{done.seconds:6.1f} s  {len(outcome.seconds):5} tests pass  {done.job.name}", flush=True)
    return None if failed else _merged(passed)


def _merged(outcomes: Sequence[Outcome]) -> CleanRun:
    seconds: dict[str, float] = {}
    subjects: dict[str, tuple[str, ...]] = {}
    lines: dict[str, dict[int, list[str]]] = {}
    for outcome in outcomes:
        seconds |= outcome.seconds
        subjects |= outcome.subjects
        for file, found in outcome.lines.items():
            for line, tests in found.items():
                lines.setdefault(file, {}).setdefault(line, []).extend(tests)
    return CleanRun(seconds, subjects, lines)


def _traced(file: str) -> tuple[str, ...]:
    if is_machine(file):
        return RUNTIME_LINES + MOCK_LINES
    return MOCK_LINES if belongs(file, Kind.MOCK) else RUNTIME_LINES


def _reimported(file: str) -> tuple[str, ...]:
    """Import the mock again for its own tests: the preloaded one has created its demo practices already."""
    return REIMPORTED[Kind.MOCK] if belongs(file, Kind.MOCK) else ()


def copies_pass(workers: Workers, generator: Generator, clean: CleanRun) -> bool:
    """Whether the tests pass in a copy of the checkout whose specs were split into files again, without a change."""
    tests = [test for test in clean.seconds if belongs(test, Kind.SPEC) and not belongs(test, Kind.CLIENT_SPEC)]
    tests += [test for test in clean.seconds if test.startswith("tests/contract/")]
    jobs = [
        Job(f"copy of {api}", Task(tests, reimported=REIMPORTED[Kind.SPEC], spec=SpecChange(api, {})), CLEAN_LIMIT)
        for api in generator.documents
    ]
    passed = True
    for done in workers.run(jobs):
        outcome = done.outcome
        if outcome is None or outcome.failed is not None:
            passed = False
            what = f"{outcome.failed}: {outcome.message}" if outcome else done.log
            print(f"fails in a {done.job.name}: {what}", flush=True)
    return passed


def run_all(workers: Workers, mutants: Sequence[Mutant], clean: CleanRun, generator: Generator) -> Iterator[Result]:
    """Run the tests for each mutant and print each result. Raises RuntimeError at the end if some have no result."""
    by_id = {mutant.id: mutant for mutant in mutants}
    commit = subprocess.run(
        ["git", "rev-parse", "--short=12", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()
    began, missing = time.monotonic(), list[str]()
    jobs = (job_for(mutant, clean, generator) for mutant in mutants)
    for number, done in enumerate(workers.run(jobs), 1):
        try:
            result = result_of(by_id[done.job.name], done, commit)
        except RuntimeError as error:
            missing.append(str(error))
            continue
        what = result.killer or ("" if result.state == "survived" else done.log[-300:])
        print(f"{number:4}/{len(mutants)} {result.seconds:6.1f} s  {result.state:8} {result.id}  {what}", flush=True)
        yield result
    print(f"duration: {time.monotonic() - began:.0f} s")
    if missing:
        raise RuntimeError("\n".join(missing))


def conclude(results: list[Result], *, whole: bool) -> int:
    """Print the score, and write the page after a full run. Returns 1 if a mutant listed as equivalent was killed."""
    print(summary(results))
    for result in results:
        if not result.killed and reason(result.id, result.kind) is None:
            print(f"survived, and is not listed as equivalent: {result.id}")
    if not whole:
        return 0
    wrong = outdated(results)
    for entry in wrong:
        print(f"listed as equivalent, but killed; remove it from tools/mutation/equivalent.py: {entry}")
    save(results)
    PAGE.write_text(page(results, EXAMPLES, kept_part()), "utf-8")
    print(f"wrote {PAGE.relative_to(ROOT)} and {FILE.relative_to(ROOT)}")
    return 1 if wrong else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tools.mutation", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="only the mutants of tests/data/quick-mutants.json")
    parser.add_argument("--update", action="store_true", help="with --quick: write that file with the current ids")
    parser.add_argument(
        "--again", action="store_true", help="only mutants that survived the last run on this machine, or are new"
    )
    parser.add_argument("--only", default="*", metavar="PATTERN", help="mutants whose ids match; writes nothing")
    parser.add_argument(
        "--draw",
        type=fresh_samples.sample_name,
        metavar="NAME",
        help="a fresh sample of mutants; its first result is added to the page",
    )
    parser.add_argument("--size", type=int, metavar="N", help="with --draw: a part of the sample, N mutants")
    parser.add_argument(
        "--workers", type=int, default=2, metavar="N", help="how many mutants are tested at a time (default: 2)"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
