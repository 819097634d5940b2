"""`python -m tools.mutation`: plant faults, and tell how many of them the tests notice."""

from __future__ import annotations

import argparse
import fnmatch
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence

from tools.mutation import samples, clean_run_cache, quick
from tools.mutation.catalogue import another_sample, catalogue
from tools.mutation.clients import Factory
from tools.mutation.equivalent import EXPLAINED
from tools.mutation.execution import EXAMPLES, Task
from tools.mutation.mutant import ROOT, DocumentChange, Kind, Mutant
from tools.mutation.selection import ANEW, CLIENT_TESTS, FACTS, MACHINES, MOCK_TESTS, NOT_JUDGES, SPEC_TESTS, job_for
from tools.mutation.report import PAGE, page, summary
from tools.mutation.results import FILE, Result, load, result_of, save
from tools.mutation.clean_run import MOCK_LINES, RUNTIME_LINES, Survey, test_files
from tools.mutation.workers import Job, Workers

LONGEST = 900.0
"""Seconds that the tests of one file may take without a fault, traced, on a loaded machine."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command. Returns the exit status: 0 for success, 1 if the tests fail without a fault or notice less."""
    options = _parser().parse_args(arguments)
    workers = Workers(options.workers)
    factory = Factory()
    if options.quick:
        return quick.run(workers, factory)
    mutants = another_sample(factory, options.draw) if options.draw else catalogue(factory)
    before = (*samples.kept().values(), load()) if options.again else ()
    noticed = {result.name: result for results in before for result in results if result.killed}
    chosen = [one for name, one in mutants.items() if name not in noticed and fnmatch.fnmatchcase(name, options.only)]
    print(f"{len(chosen)} of {len(mutants)} faults; first every test without one", flush=True)
    survey = clean_survey(workers)
    partial = options.only != "*" or bool(options.draw)
    if survey is None or not (partial or clean_copies(workers, factory, survey)):
        return 1
    found = {} if partial else {name: noticed[name] for name in mutants if name in noticed}
    for result in judge_all(workers, chosen, survey, factory):
        found[result.name] = result
        if not partial:
            save(found.values())  # a run takes hours: what was found is not lost with it
    results = [found[name] for name in mutants if name in found]
    if options.draw and options.only == "*" and samples.keep(options.draw, results):
        print(f"kept in {samples.FOLDER.relative_to(ROOT)}, for it was judged for the first time")
    return conclude(results, whole=not partial)


def clean_survey(workers: Workers) -> Survey | None:
    """Run every test without a fault, but for those of which it is known already; nothing if one fails."""
    files = test_files(*CLIENT_TESTS, MOCK_TESTS, FACTS)
    known = {file: clean_run_cache.find(file) for file in files if file not in NOT_JUDGES}
    jobs = [
        Job(file, Task([file], trace=_traced(file), anew=_anew(file)), LONGEST)
        for file, verdict in known.items()
        if verdict is None
    ]
    passed = [verdict for verdict in known.values() if verdict is not None]
    seconds: dict[str, float] = {}
    subjects: dict[str, tuple[str, ...]] = {}
    lines: dict[str, dict[int, list[str]]] = {}
    failed = 0
    for done in workers.carry_out(jobs):
        verdict = done.verdict
        if verdict is None or verdict.failed is not None:
            failed += 1
            print(f"fails without a fault: {verdict.failed if verdict else done.job.name}")
            print(verdict.message if verdict else done.log, flush=True)
            continue
        clean_run_cache.keep(done.job.name, verdict)
        passed.append(verdict)
        print(f"{done.seconds:6.1f} s  {len(verdict.seconds):5} tests pass  {done.job.name}", flush=True)
    for verdict in passed:
        seconds |= verdict.seconds
        subjects |= verdict.subjects
        for file, found in verdict.lines.items():
            for line, tests in found.items():
                lines.setdefault(file, {}).setdefault(line, []).extend(tests)
    return None if failed else Survey(seconds, subjects, lines)


def _traced(file: str) -> tuple[str, ...]:
    if file in MACHINES:
        return RUNTIME_LINES + MOCK_LINES
    return MOCK_LINES if file.startswith(MOCK_TESTS) else RUNTIME_LINES


def _anew(file: str) -> tuple[str, ...]:
    """A mock that has its demo practices already would not be seen to make them."""
    return ANEW[Kind.MOCK] if file in MACHINES or file.startswith(MOCK_TESTS) else ()


def clean_copies(workers: Workers, factory: Factory, survey: Survey) -> bool:
    """Whether the tests pass in a copy of the checkout whose documents were taken apart and put together again."""
    tests = [test for test in survey.seconds if test.startswith(SPEC_TESTS[:3])]
    jobs = [
        Job(f"copy of {api}", Task(tests, spoilt=DocumentChange(api, {}), anew=ANEW[Kind.SPEC]), LONGEST)
        for api in factory.documents
    ]
    passed = True
    for done in workers.carry_out(jobs):
        verdict = done.verdict
        if verdict is None or verdict.failed is not None:
            passed = False
            print(
                f"fails in a {done.job.name}: {(verdict.failed, verdict.message) if verdict else done.log}", flush=True
            )
    return passed


def judge_all(workers: Workers, mutants: Sequence[Mutant], survey: Survey, factory: Factory) -> Iterator[Result]:
    """Judge each fault, telling of each as it ends. Raises RuntimeError, after all others, for what was not judged."""
    by_name = {mutant.name: mutant for mutant in mutants}
    commit = subprocess.run(
        ["git", "rev-parse", "--short=12", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()
    begun, not_judged = time.monotonic(), list[str]()
    jobs = (job_for(mutant, survey, factory) for mutant in mutants)
    for number, done in enumerate(workers.carry_out(jobs), 1):
        try:
            result = result_of(by_name[done.job.name], done, commit)
        except RuntimeError as error:
            not_judged.append(str(error))
            continue
        told = result.oracle or ("" if result.state == "survived" else f"{result.state} {done.log[-300:]}")
        print(
            f"{number:4}/{len(mutants)} {result.seconds:6.1f} s  {result.state:8} {result.name}  {told}",
            flush=True,
        )
        yield result
    print(f"judged in {time.monotonic() - begun:.0f} s")
    if not_judged:
        raise RuntimeError("\n".join(not_judged))


def conclude(results: list[Result], *, whole: bool) -> int:
    """Tell, and write if it was the whole catalogue. Fails if an explanation is stale."""
    print(summary(results, EXPLAINED))
    for result in results:
        if not result.killed and result.name not in EXPLAINED:
            print(f"not noticed, and not explained: {result.name}")
    if not whole:
        return 0
    shown = samples.kept()
    survivors = {result.name for some in (results, *shown.values()) for result in some if not result.killed}
    stale = sorted(EXPLAINED.keys() - survivors)
    for name in stale:
        print(f"explained, but noticed or gone; take it out of tools/mutation/equivalent.py: {name}")
    save(results)
    PAGE.write_text(page(results, EXPLAINED, EXAMPLES, shown), "utf-8")
    print(f"wrote {PAGE.relative_to(ROOT)} and {FILE.relative_to(ROOT)}")
    return 1 if stale else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tools.mutation", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a fixed part, compared with docs/kill-rate.json")
    parser.add_argument(
        "--again", action="store_true", help="only what was not noticed last time, by docs/kill-rate*, or is new"
    )
    parser.add_argument("--only", default="*", metavar="PATTERN", help="faults whose names match; writes nothing")
    parser.add_argument(
        "--draw",
        type=samples.draw_name,
        metavar="NAME",
        help="another sample, of faults never planted before; what it shows at first sight is kept for the page",
    )
    parser.add_argument(
        "--workers", type=int, default=2, metavar="N", help="how many are judged at a time (default: 2)"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
