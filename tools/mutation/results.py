"""What became of each fault, as it is kept: docs/kill-rate.json."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from tools.mutation.mutant import ROOT, Kind, Mutant
from tools.mutation.workers import Done

FILE = ROOT / "docs" / "kill-rate.json"

State = Literal["killed", "survived", "stopped"]


@dataclass(frozen=True)
class Result:
    """What became of one fault."""

    name: str
    kind: Kind
    operator: str
    state: State
    """`stopped` means that the tests did not come to an end."""
    oracle: str | None = None
    test: str | None = None
    """The first test that noticed."""
    seconds: float = 0.0
    commit: str = ""
    """The commit on which it was judged."""

    @property
    def killed(self) -> bool:
        """Whether it was noticed. A run that was stopped is far beyond what the tests need: that is noticed too."""
        return self.state != "survived"


def result_of(mutant: Mutant, done: Done, commit: str = "") -> Result:
    """The result of a job. Raises RuntimeError if the fault was not judged."""
    seconds = round(done.seconds, 1)
    about = (mutant.name, mutant.kind, mutant.operator)
    verdict = done.verdict
    if verdict is None and done.stopped:
        return Result(*about, "stopped", seconds=seconds, commit=commit)
    if verdict is None:
        raise RuntimeError(f"{mutant.name} was not judged: {done.log}")
    if verdict.failed is None and done.job.task.tests and not (verdict.planted and verdict.seconds):
        raise RuntimeError(f"{mutant.name} was not judged: it was not imported, or no test ran")
    if verdict.failed is None:
        return Result(*about, "survived", seconds=seconds, commit=commit)
    return Result(*about, "killed", verdict.oracle, verdict.failed, seconds, commit)


def save(results: Iterable[Result], path: Path = FILE) -> None:
    """Write the results. Times are left out: they would change every line each time."""
    rows = [{key: value for key, value in asdict(result).items() if key != "seconds"} for result in results]
    lines = ",\n".join(f" {json.dumps(row, ensure_ascii=False)}" for row in rows)
    path.write_text(f'{{"faults": [\n{lines}\n]}}\n', "utf-8")


def load(path: Path = FILE) -> list[Result]:
    """The results that were kept. Raises FileNotFoundError."""
    kept = json.loads(path.read_text("utf-8"))
    return [Result(**{**row, "kind": Kind(row["kind"])}) for row in kept["faults"]]
