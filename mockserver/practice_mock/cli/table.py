"""Text in columns."""

from __future__ import annotations

from collections.abc import Sequence


def widths_of(*rows: Sequence[str]) -> list[int]:
    """Return the width that each column needs."""
    return [max(map(len, column)) for column in zip(*rows, strict=True)]


def row(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Return a row in which each cell is padded to the width of its column."""
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return rows under a header."""
    widths = widths_of(head, *rows)
    return "\n".join(row(cells, widths) for cells in (head, *rows))
