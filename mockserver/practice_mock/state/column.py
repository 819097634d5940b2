"""The records of a table in the order of some fields."""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import Any, TypeAlias, overload

from sortedcontainers import SortedList

Record: TypeAlias = Mapping[str, Any]

Row: TypeAlias = tuple[tuple[Any, ...], int, Hashable]
"""The values of the fields, and the place and key of a record with these values."""


def values_of(record: Record, fields: Iterable[str]) -> tuple[Any, ...] | None:
    """Return the values of some fields; None if one is missing or null."""
    values = tuple([record.get(field) for field in fields])
    return None if None in values else values


class Column:
    """Sorted rows, one for each record that has all the values. It is valid until the table changes."""

    def __init__(
        self,
        fields: tuple[str, ...],
        rows: SortedList[Any],
        records: Mapping[Hashable, Record],
        places: Mapping[Hashable, int],
    ) -> None:
        self._fields = fields
        self._rows = rows
        self._records = records
        self._places = places

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

    def between(self, begin: Any, end: Any) -> range:
        """Return the positions of the records whose first value is at least `begin` and less than `end`."""
        start = self._begin((begin,))
        return range(start, max(start, self._begin((end,))))

    def _begin(self, values: tuple[Any, ...]) -> int:
        """Return where the records with these first values begin."""
        return self._rows.bisect_left((values,))

    def _end(self, values: tuple[Any, ...]) -> int:
        """Return where the records with these first values end."""
        return self._rows.bisect_left(((*values, _LAST),))

    def at(self, positions: range) -> Iterator[Record]:
        """Yield the records at some positions, in the order of the column."""
        return (self._records[row[2]] for row in self._rows.islice(positions.start, positions.stop))

    def in_table_order(self, positions: range, hidden: Container[Hashable] = ()) -> Sequence[Record]:
        """Return the records at some positions, except those with hidden keys, in the order of the table."""
        rows = sorted(self._rows.islice(positions.start, positions.stop), key=itemgetter(1))
        return [self._records[row[2]] for row in rows if row[2] not in hidden]

    def positions_of(self, keys: Iterable[Hashable], within: range) -> Sequence[int]:
        """Return the positions of the records with some keys that are within a range, in order."""
        found: list[int] = []
        for key in keys:
            values = values_of(self._records[key], self._fields)
            if values is not None:
                found.append(self._rows.bisect_left((values, self._places[key], key)))
        return sorted(position for position in found if position in within)


class Found(Sequence[Record]):
    """The records at some positions of a column, in its order, except at hidden ones: sorted positions among them."""

    def __init__(self, column: Column, positions: range, hidden: Sequence[int] = ()) -> None:
        self._column = column
        self._positions = positions
        self._skipped = hidden

    def __len__(self) -> int:
        return len(self._positions) - len(self._skipped)

    @overload
    def __getitem__(self, place: int) -> Record: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Record]: ...

    def __getitem__(self, place: int | slice) -> Record | Sequence[Record]:
        if isinstance(place, slice):
            shown = range(len(self))[place]
            return list(self._between(self._position(shown.start), self._position(shown.stop)))
        position = self._position(range(len(self))[place])
        return next(self._column.at(range(position, position + 1)))

    def __iter__(self) -> Iterator[Record]:
        return self._between(self._positions.start, self._positions.stop)

    def _position(self, place: int) -> int:
        """Return the position in the column of the record at a place, or of the end."""
        position = self._positions.start + place
        for skipped in self._skipped:
            if skipped > position:
                break
            position += 1
        return position

    def _between(self, start: int, stop: int) -> Iterator[Record]:
        skipped = [position for position in self._skipped if start <= position < stop]
        for before, end in pairwise((start - 1, *skipped, stop)):
            yield from self._column.at(range(before + 1, end))


class _Last:
    """Greater than every value."""

    def __lt__(self, other: object) -> bool:
        return False

    def __gt__(self, other: object) -> bool:
        return True


_LAST = _Last()
