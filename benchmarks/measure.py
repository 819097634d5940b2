"""Timing: all candidates run once in each round, so that load on the machine affects them equally."""

from __future__ import annotations

import gc
import os
import resource
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from attrs import frozen

Candidate = Callable[[], object]


@frozen
class Effort:
    """The amount of measuring.

    Attributes:
        rounds: Rounds of work inside this process.
        seconds: Seconds that each candidate runs in such a round.
        processes: Rounds of whole processes.
        mock_requests: Requests sent to each mock server in a round.
        kept_pages: Pages whose records are kept.
        walked_pages: Pages of a walk.
        calls: Calls in a loop.
        operations: Sizes of the APIs for which packages are generated.
    """

    rounds: int = 25
    seconds: float = 0.04
    processes: int = 7
    mock_requests: int = 1000
    kept_pages: int = 100
    walked_pages: int = 1_000
    calls: int = 100_000
    operations: tuple[int, ...] = (10, 100, 400, 1_200)


SMOKE = Effort(
    *(2, 0.0, 1),
    mock_requests=2,
    kept_pages=2,
    walked_pages=3,
    calls=200,
    operations=(10,),
)
"""Just enough to check that everything works."""


def interleaved(candidates: Mapping[str, Candidate], effort: Effort) -> dict[str, list[float]]:
    """Return the seconds of each candidate, one figure per round."""
    counts = {name: _count(candidate, effort.seconds) for name, candidate in candidates.items()}
    figures: dict[str, list[float]] = {name: [] for name in candidates}
    gc.freeze()  # so that a collection goes only through what a candidate itself has made
    try:
        for _ in range(effort.rounds):
            for name, candidate in candidates.items():
                figures[name].append(_timed(candidate, counts[name]))
    finally:
        gc.unfreeze()
    return figures


def _count(candidate: Candidate, seconds: float) -> int:
    """Return the number of runs that fill the time. The first ones also warm up: some do more than the others."""
    once = min(_timed(candidate, 1) for _ in range(4))
    return max(1, round(seconds / once))


def _timed(candidate: Candidate, count: int) -> float:
    """Return the CPU seconds of one run, with the garbage collections that its objects cause, as in any program."""
    gc.collect()
    start = time.process_time()
    for _ in range(count):
        candidate()
    return (time.process_time() - start) / count


@frozen
class Command:
    """Programs that run one after the other, as one candidate."""

    lines: tuple[tuple[str, ...], ...]
    folder: Path
    environment: Mapping[str, str]

    def run(self) -> float:
        """Run them and return the CPU seconds, which load on the machine affects less than wall-clock time.

        Raises:
            RuntimeError: One of them failed.
        """
        before = _children_seconds()
        for line in self.lines:
            done = subprocess.run(
                line,
                cwd=self.folder,
                env={**os.environ, **self.environment},
                capture_output=True,
                text=True,
                check=False,
            )
            if done.returncode:
                raise RuntimeError(f"{' '.join(line)} failed:\n{done.stdout}{done.stderr}")
        return _children_seconds() - before


def _children_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def interleaved_commands(
    commands: Mapping[str, Command], rounds: int, *, warm_up: bool = True
) -> dict[str, list[float]]:
    """Return the CPU seconds of each command, one figure per round, after one round that warms up."""
    figures: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(rounds + warm_up):
        for name, command in commands.items():
            seconds = command.run()
            if turn or not warm_up:
                figures[name].append(seconds)
    return figures


def with_bytecode(folder: Path) -> dict[str, str]:
    """Return environment variables with which Python stores bytecode in a folder."""
    return {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}


@frozen
class Ratio:
    """One candidate compared with another.

    Attributes:
        best: The ratio of the fastest rounds. Noise only adds time, so this is the figure to compare.
        median: The median of the ratios of single rounds.
        low: Their first quartile.
        high: Their third quartile.
    """

    best: float
    median: float
    low: float
    high: float


def ratio(figures: Sequence[float], reference: Sequence[float]) -> Ratio:
    """Return the ratio of two candidates that ran in the same rounds."""
    pairs = [mine / other for mine, other in zip(figures, reference, strict=True)]
    low, median, high = statistics.quantiles(pairs, n=4, method="inclusive") if len(pairs) > 1 else pairs * 3
    return Ratio(min(figures) / min(reference), median, low, high)
