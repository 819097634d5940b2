"""Walk long lists: the memory of the records that are kept, and the time and memory of a walk with prefetch."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from typing import Any

from .measure import Effort, ratio
from .payload import RECORDS
from .rows import Row, Section, compare, unmeasured
from .stock import ROOT
from .subject import PROCESS

TITLE = "Walking long lists"
TEXT = (
    f"Pages of {RECORDS} appointments from a transport of httpx that responds at once, each candidate in a process of "
    "its own. Memory is that of the process, as the operating system reports it (resident set), without what it had "
    "after three pages. A walk of ours proves that the list is whole and yields each record once, so it remembers the "
    "ID of each record. Its records are not kept here. pydantic decodes the pages without requesting them, or requests "
    "them with httpx first, and in two rows a program adds each ID to a set, to count each record once."
)
KEPT, KEPT_THEIRS = "kept by us", "kept by pydantic"
OURS, DECODED, BY_HAND = "walked by us", "decoded by pydantic", "walked by hand"
EACH_ONCE = "walked by hand, each once"
NAMES = {
    KEPT_THEIRS: "pydantic v2 from bytes",
    DECODED: "pydantic v2 from bytes",
    BY_HAND: "httpx and pydantic v2",
    EACH_ONCE: "httpx and pydantic v2, a set of IDs",
}
ROUNDS = 3


def measure(effort: Effort) -> Section:
    """Measure and compare."""
    if not PROCESS.exists():
        why = "this system does not report the memory of a process"
        return Section(TITLE, TEXT, (unmeasured("memory of records that are kept", NAMES[DECODED], why),), {})
    sizes = dict.fromkeys((KEPT, KEPT_THEIRS), effort.kept_pages)
    sizes |= dict.fromkeys((OURS, DECODED, BY_HAND, EACH_ONCE), effort.walked_pages)
    found: dict[str, list[Mapping[str, Any]]] = {name: [] for name in sizes}
    for _ in range(min(ROUNDS, effort.processes)):
        for name, size in sizes.items():
            found[name].append(run(name, size))
    seconds = {name: [one["seconds"] for one in found[name]] for name in (OURS, DECODED, BY_HAND, EACH_ONCE)}
    return Section(TITLE, TEXT, tuple(_rows(found, seconds, effort)), seconds)


def _rows(
    found: Mapping[str, list[Mapping[str, Any]]], seconds: Mapping[str, list[float]], effort: Effort
) -> Iterable[Row]:
    yield _memory(
        f"memory of {effort.kept_pages * RECORDS:,} records that are kept", found, KEPT, KEPT_THEIRS, goal=1.0
    )
    walk = f"a walk of {effort.walked_pages:,} pages with prefetch"
    goals = {DECODED: 1.0, BY_HAND: 1.0, EACH_ONCE: None}
    for other, goal in goals.items():
        row = compare(f"{walk}, CPU", seconds, OURS, other, goal=goal)
        yield Row(row.what, row.ours, NAMES[other], row.theirs, row.compared, row.goal)
    for other, goal in goals.items():
        yield _memory(f"{walk}, peak of the whole process", found, OURS, other, key="peak", goal=goal)


def _memory(
    what: str,
    found: Mapping[str, list[Mapping[str, Any]]],
    ours: str,
    other: str,
    *,
    key: str = "bytes",
    goal: float | None = None,
) -> Row:
    mine, theirs = ([float(one[key]) for one in found[name]] for name in (ours, other))
    return Row(what, mebibytes(min(mine)), NAMES[other], mebibytes(min(theirs)), ratio(mine, theirs), goal)


def run(subject: str, size: int) -> Mapping[str, Any]:
    """Measure something in a process of its own."""
    line = (sys.executable, "-m", "benchmarks.subject", subject, str(size))
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(line)} failed:\n{done.stdout}{done.stderr}")
    figures: Mapping[str, Any] = json.loads(done.stdout)
    return figures


def mebibytes(count: float) -> str:
    """Return a number of bytes as text."""
    return f"{count / 2**20:.1f} MiB"
