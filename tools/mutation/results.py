"""The result of each mutant, and the file that stores them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from tools.mutation.mutants import CACHE, Kind, Mutant, place
from tools.mutation.workers import Done

FILE = CACHE / "results.json"
"""The results of the last full run. Git ignores them."""

State = Literal["killed", "survived", "timeout"]


@dataclass(frozen=True)
class Result:
    """The result of one mutant."""

    id: str
    kind: Kind
    operator: str
    state: State
    """`timeout` means that the tests did not end."""
    killer: str | None = None
    """The check that failed: see killers.py."""
    test: str | None = None
    """The first test that failed."""
    seconds: float = 0.0
    commit: str = ""
    """The commit at which the tests ran."""

    @property
    def killed(self) -> bool:
        """Whether a test failed, or did not end within its far longer time limit."""
        return self.state != "survived"


def result_of(mutant: Mutant, done: Done, commit: str = "") -> Result:
    """Return the result of a job. Raises RuntimeError if there is none."""
    seconds = round(done.seconds, 1)
    about = (mutant.id, mutant.kind, mutant.operator)
    outcome = done.outcome
    if outcome is None and done.timed_out:
        return Result(*about, "timeout", seconds=seconds, commit=commit)
    if outcome is None:
        raise RuntimeError(f"no result for {mutant.id}: {done.log}")
    if outcome.failed is None and done.job.task.tests and not (outcome.applied and outcome.seconds):
        raise RuntimeError(f"no result for {mutant.id}: it was not imported, or no test ran")
    if outcome.failed is None:
        return Result(*about, "survived", seconds=seconds, commit=commit)
    return Result(*about, "killed", outcome.killer, outcome.failed, seconds, commit)


def save(results: Iterable[Result], path: Path = FILE) -> None:
    """Write the results, without durations."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [{key: value for key, value in asdict(result).items() if key != "seconds"} for result in results]
    lines = ",\n".join(f" {json.dumps(row, ensure_ascii=False)}" for row in rows)
    path.write_text(f'{{"mutants": [\n{lines}\n]}}\n', "utf-8")


def load(path: Path = FILE) -> list[Result]:
    """Read results. Raises FileNotFoundError."""
    stored = json.loads(path.read_text("utf-8"))
    return [Result(**{**row, "kind": Kind(row["kind"])}) for row in stored["mutants"]]


def by_place(results: Iterable[Result]) -> dict[tuple[Kind, str], Result]:
    """Return results by what stays the same when a module moves."""
    return {(result.kind, place(result.id, result.kind)): result for result in results}
