"""The results as a page of the documentation and as data."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from collections.abc import Iterable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import attrs

from .rows import Row, Section

ROOT = Path(__file__).parent.parent
PACKAGES = (
    "attrs",
    "datamodel-code-generator",
    "httpx",
    "httpx2",
    "msgspec",
    "openai",
    "openapi-generator-cli",
    "openapi-python-client",
    "pydantic",
    "ruff",
)

INTRODUCTION = """\
# Benchmarks

`nox -s bench` writes this page, and `build/bench/bench.json` with the figures of every round.

All candidates run once in each round, so that load on the machine affects them equally. **Compare the ratios**, ours
divided by theirs, rather than the times. Each ratio is that of the fastest rounds, because noise only adds time. The
quartiles of the ratios of single rounds are in brackets.
"""


def stamp() -> dict[str, Any]:
    """Return the commit, the Python, the machine and the packages."""
    return {
        "commit": _commit(),
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "cores": os.cpu_count(),
        "packages": {name: found for name in PACKAGES if (found := _version(name)) is not None},
    }


def markdown(sections: Iterable[Section], notes: Sequence[str], stamped: dict[str, Any]) -> str:
    """Return the page."""
    packages = ", ".join(f"{name} {number}" for name, number in stamped["packages"].items())
    made = f"Measured on commit {stamped['commit']} with {stamped['python']} on {stamped['cores']} cores: {packages}."
    parts = [INTRODUCTION, made, *(f"\n{note}" for note in notes)]
    parts += [f"\n## {section.title}\n\n{section.text}\n\n{_table(section.rows)}" for section in sections]
    return "\n".join(parts) + "\n"


def data(sections: Iterable[Section], stamped: dict[str, Any]) -> str:
    """Return the figures of every round as JSON."""
    found = {**stamped, "sections": [attrs.asdict(section) for section in sections]}
    return json.dumps(found, indent=1, ensure_ascii=False) + "\n"


def _table(rows: Iterable[Row]) -> str:
    lines = ["| what | ours | against | theirs | ratio | goal |", "|---|---|---|---|---|---|"]
    for row in rows:
        what = f"{row.what} ({row.note})" if row.note else row.what
        lines.append(f"| {what} | {row.ours} | {row.other} | {row.theirs} | {_ratio(row)} | {_goal(row)} |")
    return "\n".join(lines)


def _ratio(row: Row) -> str:
    found = row.compared
    if found is None:
        return "not measured"
    if found.low == found.high:
        return f"**{found.best:.2f}**"
    return f"**{found.best:.2f}** ({found.low:.2f} to {found.high:.2f})"


def _goal(row: Row) -> str:
    if row.goal is None:
        return ""
    verdict = {True: "reached", False: "missed", None: "not measured"}[row.reached]
    return f"at {'least' if row.at_least else 'most'} {row.goal:g}: {verdict}"


def _commit() -> str:
    done = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return done.stdout.strip() or "unknown"


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
