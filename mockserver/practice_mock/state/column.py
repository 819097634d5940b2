"""The records of a table in the order of some fields."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, TypeAlias, overload

from sortedcontainers import SortedList

Record: TypeAlias = Mapping[str, Any]

Row: TypeAlias = tuple[tuple[Any, ...], int, Hashable]
"""The values of the fields, and the place and key of a record with these values."""


class Column:
    """Sorted rows, one for each record that has all the values. It is valid until the table changes."""

    def __init__(self, rows: SortedList[Any], records: Mapping[Hashable, Record]) -> None:
        self._rows = rows
        self._records = records

    def find(self, sign: str, *values: Any) -> range | None:
        """Return the positions of some records; None if the sign is none of `=`, `<`, `<=`, `>` and `>=`.

        They have the given values, as many as there are; the last is compared as the sign says.
        """
        equal = values[:-1]
        match sign:
            case "=":
                return range(self._begin(values), self._end(values))
            case "<":
                return range(self._begin(equal), self._begin(values))
            case "<=":
                return range(self._begin(equal), self._end(values))
            case ">":
                return range(self._end(values), self._end(equal))
            case ">=":
                return range(self._begin(values), self._end(equal))
            case _:
                return None

    def _begin(self, values: tuple[Any, ...]) -> int:
        """Return where the records with these first values begin."""
        return self._rows.bisect_left((values,))

    def _end(self, values: tuple[Any, ...]) -> int:
        """Return where the records with these first values end."""
        return self._rows.bisect_left(((*values, _LAST),))

    def at(self, positions: range) -> Iterator[Record]:
        """Yield the records at some positions, in the order of the column."""
        return (self._records[row[2]] for row in self._rows.islice(positions.start, positions.stop))

    def in_table_order(self, positions: range) -> Sequence[Record]:
        """Return the records at some positions, in the order of the table."""
        rows = sorted(self._rows.islice(positions.start, positions.stop), key=itemgetter(1))
        return [self._records[row[2]] for row in rows]


class Found(Sequence[Record]):
    """The records at some positions of a column, in its order."""

    def __init__(self, column: Column, positions: range) -> None:
        self._column = column
        self._positions = positions

    def __len__(self) -> int:
        return len(self._positions)

    @overload
    def __getitem__(self, place: int) -> Record: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Record]: ...

    def __getitem__(self, place: int | slice) -> Record | Sequence[Record]:
        if isinstance(place, slice):
            return list(self._column.at(self._positions[place]))
        position = self._positions[place]
        return next(self._column.at(range(position, position + 1)))

    def __iter__(self) -> Iterator[Record]:
        return self._column.at(self._positions)


class _Last:
    """Greater than every value."""

    def __lt__(self, other: object) -> bool:
        return False

    def __gt__(self, other: object) -> bool:
        return True


_LAST = _Last()
