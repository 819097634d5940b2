"""Rows as text in columns."""

from __future__ import annotations

from collections.abc import Sequence


def widths_of(*rows: Sequence[str]) -> list[int]:
    """How wide the columns have to be."""
    return [max(map(len, column)) for column in zip(*rows, strict=True)]


def row(cells: Sequence[str], widths: Sequence[int]) -> str:
    """A row, each cell as wide as its column at least."""
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Rows under a head."""
    widths = widths_of(head, *rows)
    return "\n".join(row(cells, widths) for cells in (head, *rows))
