"""The records of a table that have one value, filtered and sorted without looking at the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from practice_mock.state.column import Column, Found, Record
from practice_mock.state.store import Table

FEW = 200
"""So few records are searched: a column would not be faster."""


class Wanted(NamedTuple):
    """A test of a field: `=`, `<`, `<=`, `>` or `>=` a value. Other signs are possible, but not looked up."""

    field: str
    sign: str
    value: Any


@dataclass(frozen=True, slots=True)
class Selection:
    """The records that were looked up."""

    records: Sequence[Record]
    met: Wanted | None = None
    """The test that all of them meet."""
    sorted: bool = False
    """Whether they are in the requested order, not in the order of the table."""


class StoredRecords(Found):
    """The records whose field has a value, in the order of the table. They are valid until the table changes."""

    def __init__(self, table: Table, field: str, value: Any) -> None:
        column = table.column(field)
        super().__init__(column, column.find("=", value) or range(0))
        self._table = table
        self._field = field
        self._value = value

    def select(self, tests: Sequence[Wanted], order: str | None) -> Selection:
        """Return the records that meet one test, if one can be looked up, in the order of a field if possible."""
        if len(self) < FEW:
            return Selection(self)
        best: tuple[Wanted, Column, range] | None = None
        for test in tests:
            column = self._table.column(self._field, test.field)
            positions = column.find(test.sign, self._value, test.value)
            if positions is not None and (best is None or len(positions) < len(best[2])):
                best = test, column, positions
        if best is not None:
            test, column, positions = best
            if test.field == order:
                return Selection(Found(column, positions), test, sorted=True)
            return Selection(column.in_table_order(positions), test)
        if order is not None and not tests:
            column = self._table.column(self._field, order)
            positions = column.find("=", self._value) or range(0)
            if len(positions) == len(self):  # all have a value
                return Selection(Found(column, positions), sorted=True)
        return Selection(self)
