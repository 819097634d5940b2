"""The results as a page of the documentation and as data."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import attrs

from .plots import bars, lines
from .rows import Row, Section

ROOT = Path(__file__).parent.parent
IMAGES, PREFIX = "images", "bench-"
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

`nox -s bench` measures this page and its plots, and writes them and `build/bench/bench.json`, which has the figures of
every round. It takes less than five minutes on two idle cores.

All candidates run once in each round, so that load on the machine affects them equally. **Compare the ratios**, ours
divided by theirs, rather than the times. Each ratio is that of the fastest rounds, because noise only adds time. The
quartiles of the ratios of single rounds are in brackets. Python's garbage collector is on, as in any program.
"""


def stamp() -> dict[str, Any]:
    """Return the commit, the Python, the machine and the packages."""
    return {
        "commit": _commit(),
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "system": f"{platform.system()} {platform.machine()}",
        "processor": _processor(),
        "cores": os.cpu_count(),
        "packages": {name: found for name in PACKAGES if (found := _version(name)) is not None},
    }


def write(folder: Path, sections: Mapping[str, Section], notes: Sequence[str], stamped: dict[str, Any]) -> str:
    """Write the page and its plots into a folder, and return the page."""
    images = folder / IMAGES
    images.mkdir(parents=True, exist_ok=True)
    for old in images.glob(f"{PREFIX}*.svg"):
        old.unlink()
    for part, section in sections.items():
        for name, _, plot in _plots(part, section):
            (images / f"{PREFIX}{name}.svg").write_text(plot, "utf-8")
    page = markdown(sections, notes, stamped)
    (folder / "bench.md").write_text(page, "utf-8")
    return page


def markdown(sections: Mapping[str, Section], notes: Sequence[str], stamped: dict[str, Any]) -> str:
    """Return the page."""
    parts = [INTRODUCTION, _summary(sections.values()), "", _machine(stamped), *(f"\n{note}" for note in notes)]
    for part, section in sections.items():
        pictures = [f"\n![{title}]({IMAGES}/{PREFIX}{name}.svg)" for name, title, _ in _plots(part, section)]
        parts += [f"\n## {section.title}\n\n{section.text}", *pictures, f"\n{_table(section.rows)}"]
    return "\n".join(parts) + "\n"


def _plots(part: str, section: Section) -> Iterator[tuple[str, str, str]]:
    """Yield the name, the title and the contents of each plot of a section."""
    picture = bars(section)
    if picture is not None:
        yield part, f"{section.title}: ratios and goals", picture
    for chart in section.charts:
        yield chart.name, chart.title, lines(chart)


def _summary(sections: Iterable[Section]) -> str:
    found = [row.reached for section in sections for row in section.rows if row.reached is not None]
    return f"{sum(found)} of {len(found)} goals are reached. Each goal is a ratio."


def _machine(stamped: dict[str, Any]) -> str:
    packages = ", ".join(f"{name} {number}" for name, number in stamped["packages"].items())
    machine = f"{stamped['cores']} cores ({stamped['processor']}, {stamped['system']})"
    return f"Measured on commit {stamped['commit']} with {stamped['python']} on {machine}: {packages}."


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


def _processor() -> str:
    """Return the name of the processor."""
    file = Path("/proc/cpuinfo")
    listed = file.read_text("utf-8").splitlines() if file.exists() else []
    names = (line.partition(":")[2].strip() for line in listed if line.startswith("model name"))
    return next(names, platform.processor() or "unknown processor")


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
