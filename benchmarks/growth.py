"""How time grows with the size: of a page, of a program's work, and of an API."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from itertools import accumulate
from math import log
from pathlib import Path

import attrs

from . import synthetic
from .decoding import page_decoders
from .measure import Command, Effort, Ratio, interleaved, interleaved_commands, ratio, with_bytecode
from .payload import appointment_page
from .rows import Chart, Line, Row, Section, duration, unmeasured
from .stock import ROOT, Tool
from .subject import PROCESS
from .walks import mebibytes, run

TITLE = "Growth"
LINEAR = "linear growth"
RECORDS = (1, 10, 100, 1_000)
ROUNDS = 10
MOST = 1.05
"""The highest exponent that counts as linear."""

FLAT = 1.02
"""The highest ratio of the last and the first calls that counts as flat."""


def measure(tools: Iterable[Tool], folder: Path, effort: Effort) -> Section:
    """Measure, and fit a power of the size to the times of each subject."""
    decoding = _decoding(tools, effort)
    generation, seconds = _generation(folder, effort)
    rows = [_growth("decoding, by records on a page", decoding.lines[0])]
    charts = [decoding]
    if PROCESS.exists():
        calls, memory, found = _calls(effort)
        rows += found
        charts += [calls, memory]
    else:
        rows.append(unmeasured("calls", LINEAR, "this system does not report the memory of a process"))
    rows.append(_growth("generating, by operations of an API", generation.lines[0]))
    text = (
        "The ratio of the rows about growth is the exponent of the size in the power that fits the times best: 1 is "
        "linear growth, and less means that more units share a constant part. Calls are made by one client over a "
        "transport of httpx that responds at once with a page of one record. The generator reads an invented API with "
        "five operations and three schemas for each resource."
    )
    return Section(TITLE, text, tuple(rows), seconds, (*charts, generation))


def _decoding(tools: Iterable[Tool], effort: Effort) -> Chart:
    points: dict[str, list[tuple[float, float]]] = {}
    fewer = attrs.evolve(effort, rounds=min(ROUNDS, effort.rounds))
    for count in RECORDS:
        for name, seconds in interleaved(page_decoders(appointment_page(count), tools), fewer).items():
            points.setdefault(name, []).append((count, min(seconds) / count))
    lines = tuple(Line(name, tuple(found)) for name, found in points.items())
    return Chart("growth-decoding", "Decoding a page", "records on the page", "time per record", lines)


def _calls(effort: Effort) -> tuple[Chart, Chart, Sequence[Row]]:
    """Return the time and the memory of many calls in a loop, and their rows."""
    found = run("calls", effort.calls)
    each: int = found["each"]
    counts = [each * (number + 1) for number in range(len(found["seconds"]))]
    time = Line("ours", tuple(zip(counts, found["seconds"], strict=True)))
    memory = Line("ours", tuple((count, one / 2**20) for count, one in zip(counts, found["bytes"], strict=True)))
    total = [seconds * each for seconds in accumulate(found["seconds"])]
    average = Line("ours", tuple((count, taken / count) for count, taken in zip(counts, total, strict=True)))
    what = f"{effort.calls:,} calls in a loop"
    first, last = (sorted(part) for part in _tenths(found["bytes"]))
    middle = first[len(first) // 2], last[len(last) // 2]
    rows = (
        _growth(what, average),
        Row(
            f"{what}, memory of the process in the last tenth",
            mebibytes(middle[1]),
            "the first tenth",
            mebibytes(middle[0]),
            ratio([middle[1]], [middle[0]]),
            FLAT,
        ),
        _blocks(what, found["blocks"]),
    )
    return (
        Chart("growth-calls", what, "calls so far", "time per call", (time,)),
        Chart("growth-memory", f"{what}: memory", "calls so far", "memory of the process", (memory,), unit="MiB"),
        rows,
    )


def _blocks(what: str, blocks: Sequence[int]) -> Row:
    """Return a row about the blocks of memory that Python has allocated, which is exact to the object."""
    first, last = (sum(part) / len(part) for part in _tenths(blocks))
    figures = f"{last:,.0f}", "the first tenth", f"{first:,.0f}"
    return Row(f"{what}, allocated blocks in the last tenth", *figures, ratio([last], [first]), FLAT)


def _tenths(values: Sequence[int]) -> tuple[Sequence[int], Sequence[int]]:
    count = max(1, len(values) // 10)
    return values[:count], values[-count:]


def _generation(folder: Path, effort: Effort) -> tuple[Chart, dict[str, list[float]]]:
    commands: dict[str, Command] = {}
    counts: list[int] = []
    for size in effort.operations:
        root = folder / f"depot_{size}"
        counts.append(synthetic.write(root, size))
        line = (sys.executable, "-m", "generator", "--root", str(root), "generate", "--fresh")
        commands[f"ours, {size} operations"] = Command((line,), ROOT, with_bytecode(folder))
    figures = interleaved_commands(commands, 1, warm_up=False)
    points = tuple((count, min(seconds) / count) for count, seconds in zip(counts, figures.values(), strict=True))
    title, unit = "Generating a client and models", "time per operation"
    return Chart("growth-generation", title, "operations of the API", unit, (Line("ours", points),)), figures


def _growth(what: str, line: Line) -> Row:
    """Return the row of the exponent of a line of times per unit."""
    sizes = [size for size, _ in line.points]
    times = [size * each for size, each in line.points]
    fit = exponent(sizes, times)
    at = max((at for at, size in enumerate(sizes) if size <= sizes[-1] / 2), default=0)
    end = exponent([sizes[at], sizes[-1]], [times[at], times[-1]])
    note = f"exponent from {sizes[at]:,} to {sizes[-1]:,}: {end:.2f}"
    figures = f"{duration(line.points[-1][1])} each", LINEAR, "exponent 1"
    return Row(what, *figures, Ratio(fit, fit, fit, fit), MOST, note=note)


def exponent(sizes: Sequence[float], times: Sequence[float]) -> float:
    """Return the exponent of the power of the size that fits the times best; 1 if there is only one size."""
    xs, ys = [*map(log, sizes)], [*map(log, times)]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    spread = sum((one - x) ** 2 for one in xs)
    return sum((one - x) * (other - y) for one, other in zip(xs, ys, strict=True)) / spread if spread else 1.0
