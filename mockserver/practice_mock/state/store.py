"""Tables of records in memory, with snapshots that cost nothing.

A record is a mapping in the names of the API's own wire, and holds JSON values, tuples and bytes. It is never changed,
only replaced. So a table may be shared between the present and any number of snapshots, and is copied when it is first
written to after a snapshot.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Hashable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple, Protocol, TypeAlias, TypeVar

Record: TypeAlias = Mapping[str, Any]
Result = TypeVar("Result")

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
        """The records that an index keeps under a value, in the order of the table."""
        ...

    def computed(self, what: Callable[[Iterable[Record]], Result]) -> Result:
        """What a function makes of all records. It is called anew only when they have changed, and is kept for good:
        give the same function each time, and leave the result as it is.
        """
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
class Content:
    """What is in a table."""

    rows: dict[Hashable, Record]
    places: dict[Hashable, int]
    buckets: dict[str, dict[Hashable, tuple[Hashable, ...]]]
    results: dict[Callable[[Iterable[Record]], Any], Any]
    """What functions made of the records."""
    last_key: int
    last_place: int


class Step(NamedTuple):
    """A change of a table, and the way back."""

    table: MemoryTable
    keys: Iterable[Hashable]
    """Of the records that it changed."""
    undo: Callable[[], None]


class History:
    """The changes of a store, as long as they may have to be undone."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self.kept = False
        """Whether changes are noted."""

    @contextmanager
    def transaction(self) -> Generator[None]:
        """A context: what is changed inside is undone if an exception leaves it."""
        outermost, start = not self.kept, len(self.steps)
        self.kept = True
        try:
            yield
        except BaseException:
            self.undo(start)
            raise
        finally:
            if outermost:
                self.kept = False
                self.steps.clear()

    def undo(self, start: int = 0) -> None:
        """Go back to where there were so many steps."""
        undone = self.steps[start:]
        del self.steps[start:]
        for step in reversed(undone):
            step.undo()
        for step in undone:
            step.table.sort()


class MemoryTable:
    """A table held in dictionaries.

    Each record has a place, a number that grows from record to record in the order of the table.
    """

    _rows: dict[Hashable, Record]
    _places: dict[Hashable, int]
    _buckets: dict[str, dict[Hashable, tuple[Hashable, ...]]]
    _results: dict[Callable[[Iterable[Record]], Any], Any]
    _last_key: int
    _last_place: int
    _sorted: bool
    """Whether the rows are in the order of their places."""
    _shared: bool
    """Whether a snapshot has the same dictionaries."""

    def __init__(self, shape: Shape, history: History) -> None:
        self.shape = shape
        self._history = history
        self.clear()

    def get(self, key: Hashable) -> Record | None:
        return self._rows.get(key)

    def put(self, record: Record) -> None:
        key = record[self.shape.key]
        if self._history.kept:
            self._note(key)
        self.place(key, record, self._places.get(key, self._last_place + 1))
        if isinstance(key, int):
            self._last_key = max(self._last_key, key)

    def remove(self, key: Hashable) -> None:
        if key not in self._rows:
            raise KeyError(key)
        if self._history.kept:
            self._note(key)
        self.drop(key)

    def records(self) -> Iterable[Record]:
        return self._rows.values()

    def find(self, index: str, value: Hashable) -> Sequence[Record]:
        return [self._rows[key] for key in self._buckets[index].get(value, ())]

    def computed(self, what: Callable[[Iterable[Record]], Result]) -> Result:
        if what not in self._results:
            self._results[what] = what(self._rows.values())
        result: Result = self._results[what]
        return result

    def next_key(self) -> int:
        if self._history.kept:
            self._history.steps.append(Step(self, (), partial(self.count, self._last_key)))
        self.count(self._last_key + 1)
        return self._last_key

    @property
    def last_key(self) -> int:
        """The highest number that was given out or put."""
        return self._last_key

    def place_of(self, key: Hashable) -> int:
        """The place of a record. Raises KeyError if there is none with this key."""
        return self._places[key]

    def count(self, last_key: int) -> None:
        """Go on from a number. Not noted in the history."""
        self._last_key = last_key

    def place(self, key: Hashable, record: Record, place: int) -> None:
        """Put a record at a place. Not noted in the history; call `sort` before anything is read."""
        self._own()
        if self._places.get(key, place) != place:
            self.drop(key)
        before = self._rows.get(key)
        if before is None:
            self._sorted = self._sorted and place > self._last_place
            self._last_place = max(self._last_place, place)
            self._places[key] = place
        self._rows[key] = record
        for name, values in self.shape.indexes.items():
            old, new = [] if before is None else list(values(before)), list(values(record))
            if old != new:
                self._forget(name, key, old)
                self._file(name, key, new)

    def drop(self, key: Hashable) -> None:
        """Take a record out, if it is there. Not noted in the history."""
        self._own()
        record = self._rows.pop(key, None)
        if record is not None:
            for name, values in self.shape.indexes.items():
                self._forget(name, key, values(record))
            del self._places[key]

    def sort(self) -> None:
        """Bring the records into the order of their places."""
        if not self._sorted:
            self._rows = dict(sorted(self._rows.items(), key=lambda row: self._places[row[0]]))
            self._sorted = True

    def clear(self) -> None:
        """Take everything out, and count from the beginning. Not noted in the history."""
        self._share(Content({}, {}, {name: {} for name in self.shape.indexes}, {}, self.shape.start - 1, 0))
        self._sorted = True

    def content(self) -> Content:
        """The present content, which from now on is shared."""
        self._shared = True
        return Content(self._rows, self._places, self._buckets, self._results, self._last_key, self._last_place)

    def adopt(self, content: Content) -> None:
        """Share the content of a snapshot."""
        if self._history.kept:
            before = self.content()
            self._history.steps.append(Step(self, _differing(before, content), partial(self._share, before)))
        self._share(content)

    def _share(self, content: Content) -> None:
        self._rows, self._places, self._buckets = content.rows, content.places, content.buckets
        self._results = content.results
        self._last_key, self._last_place = content.last_key, content.last_place
        self._shared = True

    def _note(self, key: Hashable) -> None:
        before = self._rows.get(key), self._places.get(key, 0), self._last_key
        self._history.steps.append(Step(self, (key,), partial(self._undo, key, *before)))

    def _undo(self, key: Hashable, record: Record | None, place: int, last_key: int) -> None:
        if record is None:
            self.drop(key)
        else:
            self.place(key, record, place)
        self.count(last_key)

    def _own(self) -> None:
        if self._shared:
            self._rows, self._places = dict(self._rows), dict(self._places)
            self._buckets = {name: dict(bucket) for name, bucket in self._buckets.items()}
            self._results = {}
            self._shared = False
        self._results.clear()

    def _file(self, index: str, key: Hashable, values: Iterable[Hashable]) -> None:
        bucket, place = self._buckets[index], self._places[key]
        for value in values:
            keys = bucket.get(value, ())
            in_order = not keys or self._places[keys[-1]] < place
            bucket[value] = (*keys, key) if in_order else tuple(sorted((*keys, key), key=self._places.__getitem__))

    def _forget(self, index: str, key: Hashable, values: Iterable[Hashable]) -> None:
        bucket = self._buckets[index]
        for value in values:
            rest = tuple(other for other in bucket[value] if other != key)
            if rest:
                bucket[value] = rest
            else:
                del bucket[value]


class MemoryStore:
    """A store held in dictionaries."""

    def __init__(
        self, shapes: Iterable[Shape], make_table: Callable[[Shape, History], MemoryTable] = MemoryTable
    ) -> None:
        self.history = History()
        self.tables = {shape.name: make_table(shape, self.history) for shape in shapes}

    def table(self, name: str) -> Table:
        return self.tables[name]

    def transaction(self) -> AbstractContextManager[None]:
        return self.history.transaction()

    def snapshot(self) -> Mapping[str, Content]:
        return {name: table.content() for name, table in self.tables.items()}

    def restore(self, snapshot: Mapping[str, Content]) -> None:
        for name, content in snapshot.items():
            self.tables[name].adopt(content)


def save(snapshot: Mapping[str, Content]) -> Any:
    """The plain values of a snapshot of a store."""
    return {
        name: [content.last_key, [[content.places[key], record] for key, record in content.rows.items()]]
        for name, content in snapshot.items()
    }


def load(saved: Any, shapes: Iterable[Shape]) -> Mapping[str, Content]:
    """A snapshot of which `save` gave the plain values."""
    store = MemoryStore(shapes)
    for name, (last_key, rows) in saved.items():
        table = store.tables[name]
        for place, record in rows:
            table.place(record[table.shape.key], record, place)
        table.count(last_key)
    return store.snapshot()


def _differing(before: Content, after: Content) -> Sequence[Hashable]:
    """The keys of the records that are not the same, or not at the same place, in both."""
    if before.rows is after.rows:
        return ()
    changed = [
        key
        for key, record in after.rows.items()
        if before.rows.get(key) is not record or before.places[key] != after.places[key]
    ]
    return [*changed, *(before.rows.keys() - after.rows.keys())]
