"""Tables of records in memory, with snapshots that cost nothing.

A record is a mapping in the names of the API's own wire; it is never changed, only replaced. So a table may be shared
between the present and any number of snapshots, and is copied when it is first written to after a snapshot.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Hashable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeAlias

Record: TypeAlias = Mapping[str, Any]


Index: TypeAlias = Callable[[Record], Iterable[Hashable]]


def _no_indexes() -> Mapping[str, Index]:
    return {}


@dataclass(frozen=True)
class Shape:
    """What a table is called, which field is its key, and by what else its records are found.

    An index is a function from a record to the values under which `Table.find` shall find it.
    """

    name: str
    key: str
    indexes: Mapping[str, Index] = field(default_factory=_no_indexes)
    start: int = 1
    """The first number that `Table.next_key` gives."""


class Table(Protocol):
    """The records of one kind, in the order in which their keys were first put."""

    def get(self, key: Hashable) -> Record | None:
        """The record with this key, if there is one."""
        ...

    def put(self, record: Record) -> None:
        """Add a record, or replace the one with the same key."""
        ...

    def remove(self, key: Hashable) -> None:
        """Take a record out. Raises KeyError if there is none with this key."""
        ...

    def records(self) -> Iterable[Record]:
        """All records."""
        ...

    def find(self, index: str, value: Hashable) -> Sequence[Record]:
        """The records that an index keeps under a value."""
        ...

    def next_key(self) -> int:
        """A number that no record of this table has or ever had."""
        ...


class Store(Protocol):
    """Everything that one tenant has."""

    def table(self, name: str) -> Table:
        """One of its tables. Raises KeyError for a name that no shape has."""
        ...

    def transaction(self) -> AbstractContextManager[None]:
        """A context: what is written inside is kept if it ends well, and undone if an exception leaves it."""
        ...

    def snapshot(self) -> object:
        """The present content, to be given to `restore`."""
        ...

    def restore(self, snapshot: Any) -> None:
        """Go back to a snapshot of this store, or of another one with the same shapes."""
        ...


@dataclass(frozen=True, slots=True)
class _Content:
    rows: dict[Hashable, Record]
    buckets: dict[str, dict[Hashable, tuple[Hashable, ...]]]
    last_key: int


class MemoryTable:
    """A table held in dictionaries."""

    def __init__(self, shape: Shape) -> None:
        self._shape = shape
        self._rows: dict[Hashable, Record] = {}
        self._buckets: dict[str, dict[Hashable, tuple[Hashable, ...]]] = {name: {} for name in shape.indexes}
        self._last_key = shape.start - 1
        self._shared = False

    def get(self, key: Hashable) -> Record | None:
        return self._rows.get(key)

    def put(self, record: Record) -> None:
        self._own()
        key = record[self._shape.key]
        old = self._rows.get(key)
        if old is not None:
            self._forget(key, old)
        self._rows[key] = record
        for name, values in self._shape.indexes.items():
            bucket = self._buckets[name]
            for value in values(record):
                bucket[value] = (*bucket.get(value, ()), key)
        if isinstance(key, int):
            self._last_key = max(self._last_key, key)

    def remove(self, key: Hashable) -> None:
        self._own()
        self._forget(key, self._rows.pop(key))

    def records(self) -> Iterable[Record]:
        return self._rows.values()

    def find(self, index: str, value: Hashable) -> Sequence[Record]:
        return [self._rows[key] for key in self._buckets[index].get(value, ())]

    def next_key(self) -> int:
        self._last_key += 1
        return self._last_key

    def content(self) -> _Content:
        """The present content, which from now on is shared."""
        self._shared = True
        return _Content(self._rows, self._buckets, self._last_key)

    def adopt(self, content: _Content) -> None:
        """Share the content of a snapshot."""
        self._rows, self._buckets, self._last_key = content.rows, content.buckets, content.last_key
        self._shared = True

    def _own(self) -> None:
        if self._shared:
            self._rows = dict(self._rows)
            self._buckets = {name: dict(bucket) for name, bucket in self._buckets.items()}
            self._shared = False

    def _forget(self, key: Hashable, old: Record) -> None:
        for name, values in self._shape.indexes.items():
            bucket = self._buckets[name]
            for value in values(old):
                rest = tuple(other for other in bucket[value] if other != key)
                if rest:
                    bucket[value] = rest
                else:
                    del bucket[value]


class MemoryStore:
    """A store held in dictionaries."""

    def __init__(self, shapes: Iterable[Shape]) -> None:
        self._tables = {shape.name: MemoryTable(shape) for shape in shapes}

    def table(self, name: str) -> Table:
        return self._tables[name]

    @contextmanager
    def transaction(self) -> Generator[None]:
        before = self.snapshot()
        try:
            yield
        except BaseException:
            self.restore(before)
            raise

    def snapshot(self) -> Mapping[str, _Content]:
        return {name: table.content() for name, table in self._tables.items()}

    def restore(self, snapshot: Mapping[str, _Content]) -> None:
        for name, content in snapshot.items():
            self._tables[name].adopt(content)
