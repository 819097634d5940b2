"""Values that stored rows would lose at once, as when the API renames a property or changes its type."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from attrs import define, field

from .destination import Destination
from .rows import DIGEST, UNREADABLE, Row, RowMaker, digest

_SHARE = 0.05
"""The largest part of the rows whose values of a column may be unreadable."""
_FEW = 10
"""The number of values that a run may lose in any case that reads only changes: its records show little."""


@define
class Losses:
    """The rows of a run that replace stored ones, kept until all records are known.

    Attributes:
        maker: Made the rows.
        accepted: The largest part of the rows that may lose a value; with 1, any loss is accepted.
        rows: The rows by key.
        known: The number of records whose rows are stored.
    """

    maker: RowMaker
    accepted: float
    rows: dict[Any, Row] = field(factory=dict[Any, Row])
    known: int = 0
    unreadable: Counter[str] = field(factory=Counter[str])

    def note(self, row: Row) -> None:
        """Note the columns of a row that could not be read, wholly or in part."""
        self.unreadable.update(_columns(row))

    def resolved(self, stored: Destination, *, full: bool) -> tuple[dict[Any, Row], list[str], set[Any]]:
        """Return the rows, in which values are those that are stored if too many would be lost.

        Returns:
            The rows by key, what was kept, and the keys of rows that are as they were.
        """
        if not self.rows:
            return {}, [], set()
        before = dict(stored.whole(self.rows.__contains__))
        names = [column.name for column, _ in self.maker.columns]
        unreadable, missing = dict[str, list[Any]](), dict[str, list[Any]]()
        for key, old in before.items():
            row = self.rows[key]
            broken = set(_columns(row))
            for name in names:
                if name in old and name in broken:
                    unreadable.setdefault(name, []).append(key)
                elif name in old and name not in row:
                    missing.setdefault(name, []).append(key)
        kept: list[str] = []
        touched: set[Any] = set()
        for name in names:
            lost = [*unreadable.get(name, ()), *missing.get(name, ())]
            if self._is_too_much(len(unreadable.get(name, ())), len(lost), full=full):
                kept.append(
                    f"{name}: {len(lost)} of {self.known} stored values are missing or unreadable now; they stay,"
                    " unless you allow it with max_vanished=1"
                )
                for key in lost:
                    self._restore(self.rows[key], before[key], name)
                touched |= {*lost}
        same: set[Any] = set()
        for key in touched:
            row = self.rows[key]
            row[DIGEST] = digest({name: value for name, value in row.items() if name != DIGEST})
            if row[DIGEST] == before[key][DIGEST] and stored.rows[key].is_live:
                same.add(key)
        rows, self.rows = self.rows, {}
        return rows, kept, same

    def _is_too_much(self, unreadable: int, lost: int, *, full: bool) -> bool:
        if self.accepted >= 1 or lost < 2:
            return False
        few = 1 if full else _FEW
        return unreadable > max(1, _SHARE * self.known) or lost > max(few, self.accepted * self.known)

    def _restore(self, row: Row, old: Row, name: str) -> None:
        for one in (name, f"{name}_utc", f"{name}_is_repeated"):
            if one in old:
                row[one] = old[one]


def _columns(row: Row) -> Iterator[str]:
    """Yield the columns that a row names as unreadable, each once."""
    yield from {re.split(r"[.\[]", place, maxsplit=1)[0] for place in row.get(UNREADABLE, ())}
