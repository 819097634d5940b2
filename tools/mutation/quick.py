"""A fixed part of the catalogue, each fault first judged by the test that noticed it last time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tools.mutation.catalogue import catalogue
from tools.mutation.clients import Factory
from tools.mutation.execution import Task
from tools.mutation.mutant import ROOT, Mutant
from tools.mutation.oracles import FACTORY
from tools.mutation.selection import task_for
from tools.mutation.results import FILE, Result, load, result_of
from tools.mutation.workers import Job, Workers

EACH = 10
"""Faults of each kind."""
MOST_GONE = 0.5
"""Share of the sample that may have vanished with the code it was planted in."""
LIMIT = 60.0
"""Seconds for one fault."""


def sample(kept: Sequence[Result]) -> list[Result]:
    """Of each kind the same few faults that were noticed, of as many operators as there are."""
    by_kind: dict[str, list[Result]] = defaultdict(list)
    for result in kept:
        if result.state == "killed":
            by_kind[result.kind].append(result)
    chosen: list[Result] = []
    for results in by_kind.values():
        turns: dict[str, int] = defaultdict(int)
        ranked = []
        for position, result in enumerate(results):
            ranked.append((turns[result.operator], position, result))
            turns[result.operator] += 1
        chosen += [result for *_, result in sorted(ranked, key=lambda one: one[:2])[:EACH]]
    return chosen


def run(workers: Workers, factory: Factory) -> int:
    """Judge the sample. Returns 1 if a fault is no longer noticed, or the tests fail without one."""
    if not FILE.exists():
        print(f"there is no {FILE.relative_to(ROOT)} to compare with: run `nox -s mutants`")
        return 1
    chosen = sample(load())
    mutants = catalogue(factory, {result.name for result in chosen})
    here = [result for result in chosen if result.name in mutants]
    print(f"{len(here)} of {len(chosen)} faults of the sample are still to be planted", flush=True)
    if len(here) < (1 - MOST_GONE) * len(chosen):
        print("the code has changed too much since docs/kill-rate.json was made: run `nox -s mutants`")
        return 1
    tests = sorted({result.test for result in here if result.test and result.oracle != FACTORY})
    there = [test for test in tests if (ROOT / test.partition("::")[0]).exists()]
    clean = Job("without a fault", Task(there), limit=LIMIT * 5)
    jobs = [clean, *(_job(result, mutants[result.name], factory) for result in here)]
    lost = 0
    for done in workers.carry_out(jobs):
        if done.job is clean:
            if done.verdict is None or done.verdict.failed is not None:
                told = (done.verdict.failed, done.verdict.message) if done.verdict else done.log
                print(f"fails without a fault: {told}")
                return 1
            continue
        result = result_of(mutants[done.job.name], done)
        lost += not result.killed
        print(f"{result.seconds:6.1f} s  {result.state:8} {result.name}", flush=True)
    print(f"{len(here) - lost} of {len(here)} noticed, as all were" if lost else f"all {len(here)} noticed, as before")
    return 1 if lost else 0


def _job(result: Result, mutant: Mutant, factory: Factory) -> Job:
    """Judge by the test that noticed, or by its whole file if it is called otherwise now."""
    return Job(mutant.name, task_for(mutant, [result.test or ""], factory), LIMIT)
