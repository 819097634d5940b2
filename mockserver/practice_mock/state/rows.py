"""The records of a table by key. A record that was read from a file stays text until it is needed."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping

from practice_mock.state.codec import decode
from practice_mock.state.column import Record


class Packed:
    """A record as the text of its values, which takes a fraction of the memory. All tables with the record share it."""

    __slots__ = ("_fields", "_record", "_text")

    def __init__(self, fields: tuple[str, ...], text: bytes) -> None:
        self._fields = fields
        self._text: bytes | None = text
        self._record: Record = {}

    def record(self) -> Record:
        """Return the record, which is the same object from now on."""
        text = self._text
        if text is not None:
            self._record = self._unpacked(text)
            self._text = None
        return self._record

    def passing(self) -> Record:
        """Return the record for a moment: it stays text."""
        text = self._text
        return self._record if text is None else self._unpacked(text)

    def _unpacked(self, text: bytes) -> Record:
        return dict(zip(self._fields, decode(text), strict=True))


class Rows(Mapping[Hashable, Record]):
    """The records of a table by key, in the order of the table."""

    __slots__ = ("_records",)

    def __init__(self, records: dict[Hashable, Record | Packed] | None = None) -> None:
        self._records = {} if records is None else records

    def __getitem__(self, key: Hashable) -> Record:
        found = self._records[key]
        return found.record() if isinstance(found, Packed) else found

    def __setitem__(self, key: Hashable, record: Record) -> None:
        self._records[key] = record

    def __delitem__(self, key: Hashable) -> None:
        del self._records[key]

    def __contains__(self, key: object) -> bool:
        return key in self._records

    def __iter__(self) -> Iterator[Hashable]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)

    def all(self) -> Collection[Record]:
        """Return all records."""
        return [one.record() if isinstance(one, Packed) else one for one in self._records.values()]

    def passing(self) -> Iterable[tuple[Hashable, Record]]:
        """Yield keys and records, each for a moment: those that are text stay so."""
        for key, one in self._records.items():
            yield key, one.passing() if isinstance(one, Packed) else one

    def copy(self) -> Rows:
        """Return a copy with the same records."""
        return Rows(dict(self._records))

    def in_order_of(self, places: Mapping[Hashable, int]) -> Rows:
        """Return a copy with the records in the order of their places."""
        return Rows(dict(sorted(self._records.items(), key=lambda row: places[row[0]])))

    def same(self, other: Rows, key: Hashable) -> bool:
        """Return whether both have the same record with a key."""
        return self._records.get(key) is other._records.get(key)
