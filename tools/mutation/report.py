"""The page docs/mutation-score.md. A full run writes its first part; the part on samples and other tools stays."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from tools.mutation.equivalent import reason
from tools.mutation.mutants import ROOT, Kind
from tools.mutation.named_mutants import OPERATOR
from tools.mutation.results import Result

PAGE = ROOT / "docs" / "mutation-score.md"

KEPT = "<!-- A full run keeps what follows. `--draw` adds rows to the first table. -->"
"""The line after which the page stays as it is."""

SAMPLE_TABLE = "| sample | changed | mutants | killed | score | 95 % interval |\n|---|---|---:|---:|---:|---:|\n"

_HEAD = """\
# Mutation score

`nox -s mutants` changes one thing at a time in the clients, in the mock or in a spec, and runs the tests that cover the
changed place until one fails. Such a change is a mutant. It is killed if a test fails; otherwise it survived, and it is
either equivalent to the original or a gap in the tests. The mutation score is the share of killed mutants.
[tools/mutation/README.md](../tools/mutation/README.md) describes the tool.

Tested at {commits}.

Operators apply to all code and to the whole of each spec, and a mutant's name alone decides whether it is in the
sample. Each mutant exists in a process of its own; the working tree never changes. Each property test runs {examples}
cases.

**{killed} of {total} mutants were killed ({share}).** Of the {survivors} that survived, {explained} are equivalent or
accepted, for the reasons below.
"""


def page(results: Sequence[Result], examples: int, kept: str = "") -> str:
    """Return the page. ``kept`` is the part of the old page that stays."""
    survivors = [result for result in results if not result.killed]
    killed = len(results) - len(survivors)
    parts = [
        _HEAD.format(
            commits=_commits(results),
            examples=examples,
            killed=killed,
            total=len(results),
            share=_share(killed, len(results)),
            explained=sum(reason(result.id, result.kind) is not None for result in survivors),
            survivors=len(survivors),
        ),
        "## By kind\n\n" + _table("changed", results, lambda result: result.kind),
        "## By the check that killed\n\n" + _killers(results),
        "## Named mutants\n\n"
        "These defects have caused harm elsewhere and are written by hand in\n"
        "[named_mutants.py](../tools/mutation/named_mutants.py). Operators generate all others.\n\n" + _named(results),
        "## By operator\n\n" + _table("operator", results, lambda result: result.operator),
        "## Survived\n\n" + _survivors(survivors),
    ]
    timeouts = [result for result in results if result.state == "timeout"]
    if timeouts:
        lines = "".join(f"- {_code(result.id)}\n" for result in timeouts)
        parts.append(f"## Timeouts\n\nThese count as killed: the tests exceeded their time limit.\n\n{lines}")
    return "\n".join(parts) + (f"\n{KEPT}\n{kept}" if kept else "")


def kept_part(path: Path = PAGE) -> str:
    """Return the part of the page that stays, or nothing if there is none."""
    return path.read_text("utf-8").partition(f"{KEPT}\n")[2] if path.exists() else ""


def with_sample(text: str, name: str, results: Sequence[Result]) -> str:
    """Return the page with the rows of a sample, unless it has some. Raises ValueError if it has no table for them."""
    if f"\n| {name} |" in text:
        return text
    if SAMPLE_TABLE not in text:
        raise ValueError(f"{PAGE.name} has no table of samples")
    return text.replace(SAMPLE_TABLE, SAMPLE_TABLE + sample_rows(name, results))


def sample_rows(name: str, results: Sequence[Result]) -> str:
    """Return the rows of the table that shows the first result of a sample."""
    rows = []
    kinds = [(str(kind), [result for result in results if result.kind is kind]) for kind in Kind]
    for kind, some in [*kinds, (f"all, at {_commits(results)}", results)]:
        if some:
            killed = sum(result.killed for result in some)
            low, high = _interval(killed, len(some))
            between = f"{100 * low:.0f} to {100 * high:.0f} %"
            rows.append(f"| {name} | {kind} | {len(some)} | {killed} | {_share(killed, len(some))} | {between} |\n")
    return "".join(rows)


def summary(results: Sequence[Result]) -> str:
    """Return the table by kind, for the terminal."""
    return _table("changed", results, lambda result: result.kind)


def _table(head: str, results: Sequence[Result], key: Callable[[Result], str]) -> str:
    rows = [f"| {head} | mutants | killed | score | equivalent or accepted |", "|---|---:|---:|---:|---:|"]
    present = {key(result) for result in results}
    for name in [*(kind for kind in Kind if kind in present), *sorted(present - set(Kind))]:
        some = [result for result in results if key(result) == name]
        killed = sum(result.killed for result in some)
        known = sum(not result.killed and reason(result.id, result.kind) is not None for result in some)
        rows.append(f"| {name} | {len(some)} | {killed} | {_share(killed, len(some))} | {known or ''} |")
    return "\n".join(rows) + "\n"


def _interval(part: int, whole: int) -> tuple[float, float]:
    """Return the confidence interval of a share (Wilson, 95 %)."""
    z = 1.96
    share, spread = part / whole, z * z / whole
    middle = (share + spread / 2) / (1 + spread)
    half = z / (1 + spread) * math.sqrt(share * (1 - share) / whole + spread / whole / 4)
    return middle - half, middle + half


def _killers(results: Sequence[Result]) -> str:
    """Return for each check how many mutants of each kind it killed."""
    rows = [f"| killed by | {' | '.join(Kind)} | all |", "|---|" + "---:|" * (len(Kind) + 1)]
    names = {result.killer or result.state for result in results if result.killed}
    count = {
        (name, kind): sum(
            result.killed and (result.killer or result.state) == name for result in results if result.kind is kind
        )
        for name in names
        for kind in Kind
    }
    for name in sorted(names, key=lambda name: (-sum(count[name, kind] for kind in Kind), name)):
        cells = [str(count[name, kind] or "") for kind in Kind]
        rows.append(f"| {name} | {' | '.join(cells)} | {sum(count[name, kind] for kind in Kind)} |")
    return "\n".join(rows) + "\n"


def _commits(results: Sequence[Result]) -> str:
    """Return the commits with the number of mutants tested at each, most first."""
    counted = Counter(result.commit for result in results).most_common()
    if len(counted) == 1:
        return f"commit `{counted[0][0]}`"
    return f"the commits {', '.join(f'`{commit}` ({number})' for commit, number in counted)}"


def _named(results: Sequence[Result]) -> str:
    """Return the table of named mutants and the tests that killed them."""
    rows = ["| where | mutant | killed by |", "|---|---|---|"]
    for result in results:
        if result.operator == OPERATOR:
            where, _, what = result.id.partition(": ")
            test = (result.test or result.state).partition("[")[0].replace("::", " ").rpartition("/")[2]
            rows.append(f"| `{where}` | {what} | {test} |")
    return "\n".join(rows) + "\n"


def _survivors(survivors: Iterable[Result]) -> str:
    """Return the mutants that survived, each with the reason; gaps in the tests come first."""
    reasons = {result.id: reason(result.id, result.kind) for result in survivors}
    ranked = sorted(survivors, key=lambda result: (reasons[result.id] is not None, result.kind, result.id))
    lines = [f"- {_code(result.id)}: {reasons[result.id] or '**a gap in the tests**'}\n" for result in ranked]
    return "".join(lines) or "No mutant survived.\n"


def _code(name: str) -> str:
    """Return a name as code, even if it contains backticks."""
    return f"`` {name} ``" if "`" in name else f"`{name}`"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "–"
