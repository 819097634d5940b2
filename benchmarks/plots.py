"""The plots of the page: SVG that is readable on a light and on a dark page, and by a screen reader."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from html import escape
from math import ceil, floor, log10

from .rows import Chart, Line, Row, Section, duration

WIDTH = 760
_MARGIN = 16
_LETTERS = 112
"""The number of characters of a label in one line."""

_STYLE = """\
<style>
svg { font: 12px system-ui, "Segoe UI", Helvetica, Arial, sans-serif; }
.page { fill: #ffffff; } .text { fill: #1f2328; } .faint { fill: #59636e; } .grid { stroke: #d1d9e0; }
.track { fill: #eff2f5; } .reached { fill: #0a7f8c; } .missed { fill: #bc4c00; } .goal { stroke: #1f2328; }
.line0 { stroke: #0a7f8c; } .line1 { stroke: #bc4c00; } .line2 { stroke: #8250df; } .line3 { stroke: #59636e; }
.dot0 { fill: #0a7f8c; } .dot1 { fill: #bc4c00; } .dot2 { fill: #8250df; } .dot3 { fill: #59636e; }
@media (prefers-color-scheme: dark) {
.page { fill: #0d1117; } .text { fill: #f0f6fc; } .faint { fill: #9198a1; } .grid { stroke: #3d444d; }
.track { fill: #1c2128; } .reached { fill: #39c5cf; } .missed { fill: #f0883e; } .goal { stroke: #f0f6fc; }
.line0 { stroke: #39c5cf; } .line1 { stroke: #f0883e; } .line2 { stroke: #ab7df8; } .line3 { stroke: #9198a1; }
.dot0 { fill: #39c5cf; } .dot1 { fill: #f0883e; } .dot2 { fill: #ab7df8; } .dot3 { fill: #9198a1; }
}
</style>
"""
_COLOURS = 4
_FEW = 10
"""The number of points that are shown as dots."""


def bars(section: Section) -> str | None:
    """Return a bar for each row of a section that has a goal, ``None`` if none has.

    The length of a bar is its ratio, and a line across it is its goal.
    """
    rows = [row for row in section.rows if row.compared is not None and row.goal is not None]
    if not rows:
        return None
    most = 1.1 * max(max(row.compared.best, row.goal or 0.0) for row in rows if row.compared)
    parts: list[str] = []
    y = 52
    for row in rows:
        part, y = _bar(row, y, most)
        parts += part
    title = f"{section.title}: ratios and goals"
    key = "Bar: ours divided by theirs, unless the label states otherwise. Line: the goal."
    parts.insert(0, _text(_MARGIN, 40, key, "faint"))
    return _svg(title, "; ".join(map(_said, rows)) + ".", y, parts)


def _bar(row: Row, y: int, most: float) -> tuple[list[str], int]:
    """Return a bar below its label, and where the next one begins."""
    assert row.compared is not None
    assert row.goal is not None
    room = WIDTH - 2 * _MARGIN - 190
    label = textwrap.wrap(f"{_label(row)}, against {row.other}", _LETTERS)
    parts = [_text(_MARGIN, y + 14 + 15 * number, line, "text") for number, line in enumerate(label)]
    top = y + 5 + 15 * len(label)
    filled, goal = (room * value / most for value in (row.compared.best, row.goal))
    parts += [
        f'<rect class="track" x="{_MARGIN}" y="{top}" width="{room}" height="14" rx="2"/>',
        f'<rect class="{_verdict(row)}" x="{_MARGIN}" y="{top}" width="{max(filled, 1):.1f}" height="14" rx="2"/>',
        f'<path class="goal" stroke-width="2" d="M{_MARGIN + goal:.1f} {top - 3}v20"/>',
        _text(_MARGIN + room + 10, top + 12, f"{row.compared.best:.2f}, goal {_goal(row)}: {_verdict(row)}", "text"),
    ]
    return parts, top + 26


def _said(row: Row) -> str:
    assert row.compared is not None
    return f"{_label(row)}, against {row.other}: {row.compared.best:.2f}, goal {_goal(row)}, {_verdict(row)}"


def _label(row: Row) -> str:
    return row.what.replace("`", "")


def _goal(row: Row) -> str:
    return f"{'≥' if row.at_least else '≤'} {row.goal:g}"


def _verdict(row: Row) -> str:
    return "reached" if row.reached else "missed"


def lines(chart: Chart) -> str:
    """Return the figures of a chart over sizes. An axis is logarithmic if its values differ much and are few.

    A horizontal line is linear growth, because figures are per unit.
    """
    points = [point for line in chart.lines for point in line.points]
    xs = [size for size, _ in points]
    is_series = max(len(line.points) for line in chart.lines) > _FEW
    sizes = _Scale([0.0, *xs] if is_series else xs, 80, WIDTH - 40, is_log=not is_series, is_round=False)
    values = [value for _, value in points]
    is_log = max(values) > 5 * min(values)
    figures = _Scale(values if is_log else [0.0, 1.15 * max(values)], 280, 84, is_log=is_log)
    parts = [_text(_MARGIN, 44, f"{chart.figure}, over {chart.size}", "faint")]
    for tick in figures.ticks():
        y = figures.place(tick)
        parts.append(f'<path class="grid" d="M80 {y:.1f}H{WIDTH - 40}"/>')
        parts.append(_text(72, y + 4, _shown(chart, tick), "faint", anchor="end"))
    ticks = sizes.ticks() if is_series else sorted({*xs})
    parts += [_text(sizes.place(tick), 298, f"{tick:,.0f}", "faint", anchor="middle") for tick in ticks]
    x = 80.0
    for number, line in enumerate(chart.lines):
        colour = number % _COLOURS
        parts += _drawn(line, sizes, figures, colour)
        if len(chart.lines) == 1:
            break  # the title names it
        parts.append(f'<circle class="dot{colour}" cx="{x:.0f}" cy="60" r="4"/>')
        parts.append(_text(x + 9, 64, line.name, "text"))
        x += 30 + 6.6 * len(line.name)
    said = "; ".join(f"{line.name}: {_ends(chart, line)}" for line in chart.lines)
    return _svg(chart.title, f"{chart.figure.capitalize()}, over {chart.size}. {said}.", 312, parts)


def _drawn(line: Line, sizes: _Scale, figures: _Scale, colour: int) -> Iterable[str]:
    """Yield a line, with a dot at each point if these are few."""
    places = [(sizes.place(size), figures.place(value)) for size, value in line.points]
    joined = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    yield f'<polyline class="line{colour}" fill="none" stroke-width="2" points="{joined}"/>'
    if len(places) <= _FEW:
        for x, y in places:
            yield f'<circle class="dot{colour}" cx="{x:.1f}" cy="{y:.1f}" r="3"/>'


def _ends(chart: Chart, line: Line) -> str:
    (first, least), (last, most) = line.points[0], line.points[-1]
    return f"{_shown(chart, least)} at {first:,.0f}, {_shown(chart, most)} at {last:,.0f}"


def _shown(chart: Chart, value: float) -> str:
    if chart.unit == "MiB":
        return f"{value:.0f} MiB"
    if value == 0:
        return "0"
    return f"{value * 1e6:.1f} µs" if value < 1e-5 else duration(value)


class _Scale:
    """One axis: the places of its values."""

    def __init__(
        self, values: Sequence[float], start: float, end: float, *, is_log: bool, is_round: bool = True
    ) -> None:
        self._is_log = is_log
        self._low, self._high = min(values), max(values)
        if is_log and is_round:
            self._low, self._high = 10 ** floor(log10(self._low) + 1e-9), 10 ** ceil(log10(self._high) - 1e-9)
        self._start, self._end = start, end

    def place(self, value: float) -> float:
        """Return the place of a value."""
        if self._is_log:
            value, low, high = log10(value), log10(self._low), log10(self._high)
        else:
            low, high = self._low, self._high
        share = (value - low) / (high - low) if high > low else 0.5
        return self._start + share * (self._end - self._start)

    def ticks(self) -> Sequence[float]:
        """Return round values: powers of ten, or about five that are as far from each other."""
        if self._is_log:
            low, high = round(log10(self._low)), round(log10(self._high))
            return [float(10**power) for power in range(low, high + 1)]
        step = 10 ** floor(log10(self._high))
        step *= next(factor for factor in (0.1, 0.2, 0.5, 1.0, 2.0, 5.0) if self._high / (step * factor) <= 6)
        return [step * number for number in range(floor(self._high / step) + 1)]


def _text(x: float, y: float, text: str, kind: str, *, anchor: str = "start") -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text, quote=False)}</text>'


def _svg(title: str, description: str, height: int, parts: Iterable[str]) -> str:
    size = f'viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
    start = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-labelledby="title desc">\n'
    said = f'<title id="title">{escape(title)}</title>\n<desc id="desc">{escape(description)}</desc>\n'
    background = f'<rect class="page" width="{WIDTH}" height="{height}" rx="6"/>\n'
    heading = f'<text class="text" x="{_MARGIN}" y="22" font-size="14" font-weight="600">{escape(title)}</text>\n'
    return start + said + _STYLE + background + heading + "\n".join(parts) + "\n</svg>\n"
