"""The records of a table, filtered and sorted without looking at all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
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
    met: tuple[Wanted, ...] = ()
    """The tests that all of them meet."""
    sorted: bool = False
    """Whether they are in the requested order, not in the order of the table."""


class StoredRecords(Found):
    """The records of a table, or those whose field has a value, in the order of the table.

    They are valid until the table changes. A few can be left out, by their keys.
    """

    def __init__(
        self, table: Table, field: str | None = None, value: Any = None, *, hidden: Iterable[Hashable] = ()
    ) -> None:
        self._table = table
        self._fields = () if field is None else (field,)
        self._values = () if field is None else (value,)
        self._hidden = frozenset(hidden)
        column = table.column(*self._fields)
        positions = column.find("=", *self._values) or range(0)
        super().__init__(column, positions, column.positions_of(self._hidden, positions))

    def select(self, tests: Iterable[Wanted], order: str | None = None) -> Selection:
        """Return the records that meet the tests of one field, in the order of a field if they are looked up by it."""
        if len(self) < FEW:
            return Selection(self)
        all_found = [self._looked_up(field, wanted) for field, wanted in _by_field(tests).items()]
        found = [one for one in all_found if one.met]
        if order is not None and not found:
            found = [self._looked_up(order, ())]
            if len(found[0].positions) < len(self._positions):  # some have no value
                return Selection(self)
        if not found:
            return Selection(self)
        best = min(found, key=lambda one: len(one.positions))
        if best.field == order:
            return Selection(self._found(best), best.met, sorted=True)
        if any(test.sign == "=" for test in best.met):  # equal ones are in the order of the table
            return Selection(self._found(best), best.met)
        return Selection(best.column.in_table_order(best.positions, self._hidden), best.met)

    def _found(self, found: _LookedUp) -> Found:
        return Found(found.column, found.positions, found.column.positions_of(self._hidden, found.positions))

    def _looked_up(self, field: str, tests: Iterable[Wanted]) -> _LookedUp:
        column = self._table.column(*self._fields, field)
        positions, met = column.find("=", *self._values) or range(0), list[Wanted]()
        for test in tests:
            found = column.find(test.sign, *self._values, test.value)
            if found is not None:
                start = max(positions.start, found.start)
                positions = range(start, max(start, min(positions.stop, found.stop)))
                met.append(test)
        return _LookedUp(field, column, positions, tuple(met))


class _LookedUp(NamedTuple):
    """The records that meet the tests of a field."""

    field: str
    column: Column
    positions: range
    met: tuple[Wanted, ...]


def _by_field(tests: Iterable[Wanted]) -> Mapping[str, Sequence[Wanted]]:
    fields: defaultdict[str, list[Wanted]] = defaultdict(list)
    for test in tests:
        fields[test.field].append(test)
    return fields
