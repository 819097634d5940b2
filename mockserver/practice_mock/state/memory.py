"""Tables of records in memory, with snapshots at no cost.

The present state and any number of snapshots may share a table, which is copied at the first write after a snapshot.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Hashable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import Any, NamedTuple, TypeAlias

from sortedcontainers import SortedList

from practice_mock.state.column import Column, Row, values_of
from practice_mock.state.rows import Rows
from practice_mock.state.store import LAPSE, SECOND, Record, Result, Shape, Table

new_version: Callable[[], int] = partial(next, count())
"""Returns a number that no content of any table has had."""


@dataclass(frozen=True, slots=True)
class Content:
    """The content of a table."""

    rows: Rows
    places: dict[Hashable, int]
    buckets: dict[str, dict[Hashable, tuple[Hashable, ...]]]
    columns: dict[tuple[str, ...], SortedList[Row]]
    results: dict[Callable[[Iterable[Record]], Any], Any]
    """Cached results of functions of the records."""
    last_key: int
    last_place: int
    version: int


class Later:
    """The content of a table, which is made when it is first needed."""

    def __init__(self, make: Callable[[], Content]) -> None:
        self._make: Callable[[], Content] | None = make
        self._content: Content | None = None

    def content(self) -> Content:
        """Return the content."""
        if self._content is None:
            assert self._make is not None
            self._content = self._make()
            self._make = None
        return self._content


StoreContent: TypeAlias = Mapping[str, Content | Later]
"""The contents of the tables of a store, by name."""


class Step(NamedTuple):
    """A change of a table, and how to undo it."""

    table: MemoryTable
    keys: Iterable[Hashable]
    """The keys of the records that it changed."""
    undo: Callable[[], None]


class History:
    """The changes of a store, as long as they may have to be undone."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self.kept = False
        """Whether changes are recorded."""

    @contextmanager
    def transaction(self) -> Generator[None]:
        """Return a context whose changes are undone if an exception leaves it."""
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
        """Undo all but the first `start` steps."""
        undone = self.steps[start:]
        del self.steps[start:]
        for step in reversed(undone):
            step.undo()
        for step in undone:
            step.table.sort()


MANY = 10
"""If more than one record in this number has changed, a column is made from all records."""


class MemoryTable:
    """A table in dictionaries.

    Each record has a place, a number that increases in the order of the table.
    """

    _rows: Rows
    _places: dict[Hashable, int]
    _buckets: dict[str, dict[Hashable, tuple[Hashable, ...]]]
    _columns: dict[tuple[str, ...], SortedList[Row]]
    """The rows of each column that was requested."""
    _results: dict[Callable[[Iterable[Record]], Any], Any]
    _last_key: int
    _last_place: int
    _version: int
    _sorted: bool
    """Whether the rows are in the order of their places."""
    _shared: bool
    """Whether a snapshot shares the dictionaries."""
    _base: Content | None
    """The content of the snapshot from which the present content was made by changes."""
    _changed: set[Hashable]
    """The keys of the records that were changed since."""

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

    def records(self) -> Sequence[Record]:
        return self.computed(tuple)

    def find(self, index: str, value: Hashable) -> Sequence[Record]:
        return [self._rows[key] for key in self._buckets[index].get(value, ())]

    def column(self, *fields: str) -> Column:
        found = self._columns.get(fields)
        if found is None:
            found = self._columns[fields] = self._made(fields)
        return Column(fields, found, self._rows, self._places)

    def _made(self, fields: tuple[str, ...]) -> SortedList[Row]:
        """Make a column: from that of the snapshot, which keeps it for later, unless many records have changed."""
        base = self._base
        if base is None or len(self._changed) > len(base.rows) // MANY:
            return _sorted_rows(self._rows, self._places, fields)
        if fields not in base.columns:
            base.columns[fields] = _sorted_rows(base.rows, base.places, fields)
        column = base.columns[fields].copy()
        for rows, places, change in ((base.rows, base.places, column.remove), (self._rows, self._places, column.add)):
            for key in self._changed:
                values = values_of(rows[key], fields) if key in rows else None
                if values is not None:
                    change((values, places[key], key))
        return column

    def computed(self, what: Callable[[Iterable[Record]], Result]) -> Result:
        if what not in self._results:
            self._results[what] = what(self._rows.all())
        result: Result = self._results[what]
        return result

    def next_key(self) -> int:
        if self._history.kept:
            self._history.steps.append(Step(self, (), partial(self.count, self._last_key)))
        self.count(self._last_key + 1)
        return self._last_key

    def remove_lapsed(self, now: str) -> None:
        field = self.shape.lapse
        if field is None:
            return
        for second in [second for second in self._buckets[LAPSE] if str(second) <= now[:SECOND]]:
            for record in self.find(LAPSE, second):
                if record[field] <= now:
                    self.remove(record[self.shape.key])

    @property
    def version(self) -> int:
        return self._version

    @property
    def last_key(self) -> int:
        """The highest number that was returned by `next_key` or put."""
        return self._last_key

    def place_of(self, key: Hashable) -> int:
        """Return the place of a record. Raises KeyError if there is none with this key."""
        return self._places[key]

    def count(self, last_key: int) -> None:
        """Continue after a number. Not recorded in the history."""
        self._last_key = last_key

    def place(self, key: Hashable, record: Record, place: int) -> None:
        """Put a record at a place. Not recorded in the history; call `sort` before reading."""
        self._own()
        self._changed.add(key)
        if self._places.get(key, place) != place:
            self.drop(key)
        before = self._rows.get(key)
        if before is None:
            self._sorted = self._sorted and place > self._last_place
            self._last_place = max(self._last_place, place)
            self._places[key] = place
        self._rows[key] = record
        for fields, column in self._columns.items():
            old, new = None if before is None else values_of(before, fields), values_of(record, fields)
            if old != new:
                self._move(column, key, old, new)
        for name, values in self.shape.indexes.items():
            previous, present = [] if before is None else list(values(before)), list(values(record))
            if previous != present:
                self._forget(name, key, previous)
                self._file(name, key, present)

    def drop(self, key: Hashable) -> None:
        """Remove a record if it exists. Not recorded in the history."""
        self._own()
        record = self._rows.get(key)
        if record is not None:
            self._changed.add(key)
            del self._rows[key]
            for fields, column in self._columns.items():
                self._move(column, key, values_of(record, fields), None)
            for name, values in self.shape.indexes.items():
                self._forget(name, key, values(record))
            del self._places[key]

    def sort(self) -> None:
        """Sort the records by their places."""
        if not self._sorted:
            self._rows = self._rows.in_order_of(self._places)
            self._sorted = True

    def clear(self) -> None:
        """Remove all records, and count from the beginning. Not recorded in the history."""
        buckets: dict[str, dict[Hashable, tuple[Hashable, ...]]] = {name: {} for name in self.shape.indexes}
        self._share(Content(Rows(), {}, buckets, {}, {}, self.shape.start - 1, 0, new_version()))
        self._sorted = True

    def content(self) -> Content:
        """Return the present content, which is shared from now on."""
        self._shared = True
        return Content(
            self._rows,
            self._places,
            self._buckets,
            self._columns,
            self._results,
            self._last_key,
            self._last_place,
            self._version,
        )

    def load(self, content: Content) -> None:
        """Share a content that is not a change, but was there before."""
        self._share(content)

    def adopt(self, content: Content) -> None:
        """Share the content of a snapshot."""
        if self._history.kept:
            before = self.content()
            self._history.steps.append(Step(self, _differing(before, content), partial(self._share, before)))
        self._share(content)

    def _share(self, content: Content) -> None:
        self._rows, self._places, self._buckets = content.rows, content.places, content.buckets
        self._columns, self._results = content.columns, content.results
        self._last_key, self._last_place, self._version = content.last_key, content.last_place, content.version
        self._shared = True
        self._base, self._changed = None, set()

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
            self._base, self._changed = self.content(), set()
            self._rows, self._places = self._rows.copy(), dict(self._places)
            self._buckets = {name: dict(bucket) for name, bucket in self._buckets.items()}
            self._columns, self._results = {}, {}
            self._shared = False
        self._results.clear()
        self._version = new_version()

    def _move(
        self, column: SortedList[Row], key: Hashable, old: tuple[Any, ...] | None, new: tuple[Any, ...] | None
    ) -> None:
        place = self._places[key]
        if old is not None:
            column.remove((old, place, key))
        if new is not None:
            column.add((new, place, key))

    def _file(self, index: str, key: Hashable, values: Iterable[Hashable]) -> None:
        bucket, place = self._buckets[index], self._places[key]
        for value in values:
            keys = bucket.get(value, ())
            in_order = not keys or self._places[keys[-1]] < place
            bucket[value] = (*keys, key) if in_order else tuple(sorted((*keys, key), key=self._places.__getitem__))

    def _forget(self, index: str, key: Hashable, values: Iterable[Hashable]) -> None:
        bucket = self._buckets[index]
        for value in values:
            keys = bucket[value]
            if len(keys) > 1:
                at = keys.index(key)
                bucket[value] = (*keys[:at], *keys[at + 1 :])
            else:
                del bucket[value]


class MemoryStore:
    """A store in dictionaries."""

    def __init__(
        self, shapes: Iterable[Shape], make_table: Callable[[Shape, History], MemoryTable] = MemoryTable
    ) -> None:
        self.history = History()
        self.tables = {shape.name: make_table(shape, self.history) for shape in shapes}
        """The tables. Those whose content is still to be made are empty: see `table`."""
        self._later: dict[str, Later] = {}

    def table(self, name: str) -> Table:
        table = self.tables[name]
        if name in self._later:
            table.load(self._later.pop(name).content())
        return table

    def all_tables(self) -> Mapping[str, Table]:
        return {name: self.table(name) for name in self.tables}

    def transaction(self) -> AbstractContextManager[None]:
        return self.history.transaction()

    def remove_lapsed(self, now: str) -> None:
        for name, table in self.tables.items():
            if table.shape.lapse is not None:
                self.table(name).remove_lapsed(now)

    def snapshot(self) -> StoreContent:
        return {name: self._later.get(name) or table.content() for name, table in self.tables.items()}

    def restore(self, snapshot: StoreContent) -> None:
        for name, content in snapshot.items():
            if isinstance(content, Later) and not self.history.kept:
                self._later[name] = content
            else:  # undoing it needs the content before
                self.table(name)
                self.tables[name].adopt(content_of(content))


def content_of(content: Content | Later) -> Content:
    """Return the content of a table, made now if it was not made before."""
    return content.content() if isinstance(content, Later) else content


def _differing(before: Content, after: Content) -> Sequence[Hashable]:
    """Return the keys of the records that differ, or are at different places."""
    if before.rows is after.rows:
        return ()
    changed = [
        key for key in after.rows if not after.rows.same(before.rows, key) or before.places[key] != after.places[key]
    ]
    return [*changed, *(before.places.keys() - after.places.keys())]


def _sorted_rows(rows: Rows, places: Mapping[Hashable, int], fields: tuple[str, ...]) -> SortedList[Row]:
    if not fields:  # no record need be read
        return SortedList(((), places[key], key) for key in rows)
    values = ((values_of(record, fields), key) for key, record in rows.passing())
    return SortedList((one, places[key], key) for one, key in values if one is not None)
