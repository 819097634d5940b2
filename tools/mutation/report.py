"""The kill rate as a page of the documentation: docs/mutation-score.md."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from tools.mutation.mutant import ROOT, Kind
from tools.mutation.named import OPERATOR
from tools.mutation.results import Result

PAGE = ROOT / "docs" / "mutation-score.md"

_HEAD = """\
# How many faults the tests notice

`nox -s mutants` plants faults, one at a time, and runs the tests that fit each one until one fails. It wrote this page
and `kill-rate.json` beside it. `nox -s mutants -- --again` judges anew what was not noticed, and what is new;
`nox -s mutants -- --quick` repeats a fixed part and fails if a fault that was noticed no longer is.

Judged at {commits}.

The faults are made by operators over the whole surface, not picked by hand; a fault's name alone decides whether it is
in the sample. A client with a fault in its document is made by the factory from the spoilt document and judged by the
true one. Each fault is planted in a process of its own and never touches the working tree. Cases are generated as in
every run, {examples} for each property; without a fault, every test passes under the same settings.

**{killed} of {total} faults are noticed ({share}).** {explained} of the {survivors} others change nothing that a user
could feel, or are accepted, for the reasons below.
"""

_DRAWS = """\
## Faults that nobody had seen

Tests come to fit the faults that they are measured by. `nox -s mutants -- --draw NAME` draws another sample: faults
that the same operators make, none of them planted before. It is judged once, before anybody has looked at it, and what
it showed then stays here, whatever tests are written for it afterwards. The last column is where the share of all
possible faults lies, in 95 of 100 such samples.

"""


def page(
    results: Sequence[Result],
    explained: Mapping[str, str],
    examples: int,
    draws: Mapping[str, Sequence[Result]] | None = None,
) -> str:
    """The page. ``draws`` are the samples that were judged at first sight."""
    survivors = [result for result in results if not result.killed]
    killed = len(results) - len(survivors)
    parts = [
        _HEAD.format(
            commits=_commits(results),
            examples=examples,
            killed=killed,
            total=len(results),
            share=_share(killed, len(results)),
            explained=sum(result.name in explained for result in survivors),
            survivors=len(survivors),
        ),
        "## By kind\n\n" + _table("planted in", results, lambda result: result.kind, explained),
        *([_drawn(draws, explained)] if draws else []),
        "## By what noticed\n\n" + _oracles(results),
        "## Faults that have hurt somebody\n\n"
        "These stand in [tools/mutation/named.py](../tools/mutation/named.py), by name; the others are made by operators."
        "\n\n" + _named(results),
        "## By operator\n\n" + _table("operator", results, lambda result: result.operator, explained),
        "## Not noticed\n\n" + _survivors(survivors, explained),
    ]
    stopped = [result for result in results if result.state == "stopped"]
    if stopped:
        lines = "".join(f"- {_code(result.name)}\n" for result in stopped)
        parts.append(
            "## Stopped\n\nNoticed because the tests did not come to an end, in five times the time that they need and "
            "half a minute more.\n\n" + lines
        )
    return "\n".join(parts)


def summary(results: Sequence[Result], explained: Mapping[str, str]) -> str:
    """The table by kind, for the terminal."""
    return _table("planted in", results, lambda result: result.kind, explained)


def _table(head: str, results: Sequence[Result], key: Callable[[Result], str], explained: Mapping[str, str]) -> str:
    rows = [f"| {head} | planted | noticed | share | explained |", "|---|---:|---:|---:|---:|"]
    names = list(Kind) if head == "planted in" else sorted({key(result) for result in results})
    for name in names:
        some = [result for result in results if key(result) == name]
        if some:
            killed = sum(result.killed for result in some)
            known = sum(not result.killed and result.name in explained for result in some)
            rows.append(f"| {name} | {len(some)} | {killed} | {_share(killed, len(some))} | {known or ''} |")
    return "\n".join(rows) + "\n"


def _drawn(draws: Mapping[str, Sequence[Result]], explained: Mapping[str, str]) -> str:
    """What each sample showed at first sight."""
    rows = ["| sample | planted in | planted | noticed | share | all possible ones |", "|---|---|---:|---:|---:|---:|"]
    survivors: list[Result] = []
    for name, results in samples.items():
        kinds = [(str(kind), [result for result in results if result.kind is kind]) for kind in Kind]
        for kind, some in [*kinds, (f"all, at {_commits(results)}", results)]:
            if some:
                killed = sum(result.killed for result in some)
                low, high = _interval(killed, len(some))
                between = f"{100 * low:.0f} to {100 * high:.0f} %"
                rows.append(f"| {name} | {kind} | {len(some)} | {killed} | {_share(killed, len(some))} | {between} |")
        survivors += [result for result in results if not result.killed]
    known = sum(result.name in explained for result in survivors)
    told = f"\n{known} of the {len(survivors)} that were not noticed change nothing that a user could feel:\n\n"
    lines = _listed(survivors, explained, "not noticed at first sight")
    return _DRAWS + "\n".join(rows) + "\n" + (told + lines if survivors else "")


def _interval(part: int, whole: int) -> tuple[float, float]:
    """Where the share of all lies, by that of a sample (Wilson's interval, 95 %)."""
    z = 1.96
    share, spread = part / whole, z * z / whole
    middle = (share + spread / 2) / (1 + spread)
    half = z / (1 + spread) * math.sqrt(share * (1 - share) / whole + spread / whole / 4)
    return middle - half, middle + half


def _oracles(results: Sequence[Result]) -> str:
    """For each oracle, how many faults of each kind it was the first to notice."""
    rows = [f"| noticed first by | {' | '.join(Kind)} | all |", "|---|" + "---:|" * (len(Kind) + 1)]
    names = {result.oracle or result.state for result in results if result.killed}
    count = {
        (name, kind): sum(
            result.killed and (result.oracle or result.state) == name for result in results if result.kind is kind
        )
        for name in names
        for kind in Kind
    }
    for name in sorted(names, key=lambda name: -sum(count[name, kind] for kind in Kind)):
        cells = [str(count[name, kind] or "") for kind in Kind]
        rows.append(f"| {name} | {' | '.join(cells)} | {sum(count[name, kind] for kind in Kind)} |")
    return "\n".join(rows) + "\n"


def _commits(results: Sequence[Result]) -> str:
    """Where how many were judged, the most first."""
    counted = Counter(result.commit for result in results).most_common()
    if len(counted) == 1:
        return f"commit `{counted[0][0]}`"
    return f"the commits {', '.join(f'`{commit}` ({number})' for commit, number in counted)}"


def _named(results: Sequence[Result]) -> str:
    """Each fault that has a name of its own, and the test that noticed it first."""
    rows = ["| where | fault | noticed first by |", "|---|---|---|"]
    for result in results:
        if result.operator == OPERATOR:
            place, _, what = result.name.partition(": ")
            test = (result.test or result.state).partition("[")[0].replace("::", " ").rpartition("/")[2]
            rows.append(f"| `{place}` | {what} | {test} |")
    return "\n".join(rows) + "\n"


def _survivors(survivors: Sequence[Result], explained: Mapping[str, str]) -> str:
    if not survivors:
        return "Every fault was noticed.\n"
    return _listed(survivors, explained, "**a gap in the tests**")


def _listed(survivors: Iterable[Result], explained: Mapping[str, str], otherwise: str) -> str:
    """Each fault with the reason why nobody notices it, or with something else."""
    survivors = sorted(survivors, key=lambda result: (result.name in explained, result.kind, result.name))
    reasons = {result.name: explained.get(result.name, otherwise) for result in survivors}
    return "".join(f"- {_code(name)}: {reason}\n" for name, reason in reasons.items())


def _code(name: str) -> str:
    """A name as code; it may hold backticks of its own."""
    return f"`` {name} ``" if "`" in name else f"`{name}`"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "–"
