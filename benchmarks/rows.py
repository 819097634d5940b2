"""The results of a measurement: comparisons of ours with another tool."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from attrs import frozen

from .measure import Ratio, ratio


@frozen
class Row:
    """One line of the table.

    Attributes:
        what: What was measured.
        ours: Our figure, with its unit.
        other: What it is compared with.
        theirs: The other's figure.
        compared: The ratio of the two; ``None`` if it could not be measured.
        goal: The highest ratio that reaches the goal, if this row has one.
        at_least: Whether the goal is the lowest ratio instead.
        note: A remark for the reader.
    """

    what: str
    ours: str
    other: str
    theirs: str
    compared: Ratio | None
    goal: float | None = None
    at_least: bool = False
    note: str = ""

    @property
    def reached(self) -> bool | None:
        """Whether the goal is reached; ``None`` if there is no goal or no measurement."""
        if self.goal is None or self.compared is None:
            return None
        return self.compared.best >= self.goal if self.at_least else self.compared.best <= self.goal


@frozen
class Line:
    """One line of a chart: the figure of each size."""

    name: str
    points: tuple[tuple[float, float], ...]


@frozen
class Chart:
    """Figures over sizes, for a line plot.

    Attributes:
        name: The end of the name of its file.
        title: Its title.
        size: What the horizontal axis is.
        figure: What the vertical axis is.
        lines: The lines.
        unit: The unit of the figures. Seconds are shown in a readable unit.
    """

    name: str
    title: str
    size: str
    figure: str
    lines: tuple[Line, ...]
    unit: Literal["s", "MiB"] = "s"


@frozen
class Section:
    """Rows that belong together.

    Attributes:
        title: Their heading.
        text: What was measured, and how.
        rows: The rows.
        seconds: All figures in seconds, one per round.
        charts: What is shown as line plots.
    """

    title: str
    text: str
    rows: tuple[Row, ...]
    seconds: Mapping[str, Sequence[float]]
    charts: tuple[Chart, ...] = ()


def compare(
    what: str,
    figures: Mapping[str, Sequence[float]],
    ours: str,
    other: str,
    *,
    goal: float | None = None,
    note: str = "",
) -> Row:
    """Return a row for two candidates of one measurement."""
    compared = ratio(figures[ours], figures[other])
    return Row(what, duration(min(figures[ours])), other, duration(min(figures[other])), compared, goal, note=note)


def unmeasured(what: str, other: str, why: str) -> Row:
    """Return a row for what could not be measured here."""
    return Row(what, "", other, "", None, note=why)


def duration(seconds: float) -> str:
    """Return seconds in a readable unit."""
    if seconds < 0.001:
        return f"{seconds * 1e6:.0f} µs"
    return f"{seconds * 1e3:.2f} ms" if seconds < 0.1 else f"{seconds:.2f} s"
