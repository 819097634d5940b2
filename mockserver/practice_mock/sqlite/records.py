"""The records of all tenants, in memory and in the file."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Hashable, Iterable
from pathlib import Path
from typing import Any, TypeAlias

from practice_mock.sqlite import bases
from practice_mock.sqlite.bases import Base
from practice_mock.sqlite.database import version_error
from practice_mock.state.codec import decode, encode
from practice_mock.state.memory import MemoryStore, MemoryTable
from practice_mock.state.store import Record

_CHANGES_KEPT = 10_000
"""A process that missed more changes than these reads everything again."""

_PUT = """
INSERT INTO record (tenant, kind, key, place, content) VALUES (?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET place = excluded.place, content = excluded.content
WHERE place <> excluded.place OR content <> excluded.content
"""
_REMOVE = "DELETE FROM record WHERE tenant = ? AND kind = ? AND key = ?"
_COUNT = """
INSERT INTO last_key (tenant, kind, number) VALUES (?, ?, ?)
ON CONFLICT DO UPDATE SET number = excluded.number WHERE number <> excluded.number
"""
# Each is looked up in the index. In one query without subqueries, SQLite would read all changes.
_ENDS = "SELECT (SELECT min(number) FROM change), (SELECT max(number) FROM change)"
_CHANGED = """
SELECT tenant, kind, key, place, content
FROM (SELECT DISTINCT tenant, kind, key FROM change WHERE number > ?) LEFT JOIN record USING (tenant, kind, key)
"""

_REMOVED = (-1, "")
"""Place and content in a row that says that a record of the base was removed."""

Row: TypeAlias = tuple[str, str, Hashable, int | None, str | None]


class Records:
    """Keeps stores and file in step. The caller holds the lock, and has a transaction open."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self.stores: dict[str, MemoryStore] = {}
        """The stores by tenant."""
        self._base: Base = {}
        self._seen: int | None = None
        self._last = 0

    def add(self, tenant: str, store: MemoryStore) -> None:
        """Register a tenant's store."""
        self.stores[tenant] = store

    def begin(self) -> Base:
        """Take the present records for the base, and return it. The file will contain only what differs from it."""
        for store in self.stores.values():
            store.history.steps.clear()
        self._base = bases.present(self.stores)
        return self._base

    def begin_with(self, base: Base) -> None:
        """Take the base of a file, and read again what differs from it."""
        self._base, self._seen = base, None
        self.catch_up()

    def catch_up(self) -> None:
        """Load the changes that other processes made."""
        first, last = self._connection.execute(_ENDS).fetchone()
        seen, self._seen = self._seen, None  # if reading fails, everything is read the next time
        if seen is None or (first is not None and first > seen + 1):
            self._read_all()
        elif last is not None and last > seen:
            self._read_changes(seen)
        self._seen = last or 0

    def note(self) -> None:
        """Record every change in memory from now on."""
        for store in self.stores.values():
            store.history.kept = True

    def write(self) -> None:
        """Write the changes."""
        self._last = self._seen or 0
        for tenant, store in self.stores.items():
            for table, keys in _touched(store).items():
                self._write_table(tenant, table, keys)
        self._connection.execute("DELETE FROM change WHERE number <= ?", (self._last - _CHANGES_KEPT,))

    def keep(self) -> None:
        """Mark the written changes as committed."""
        self._seen = self._last
        self._forget()

    def take_back(self) -> None:
        """Undo the changes in memory, because the file has not accepted them."""
        for store in self.stores.values():
            store.history.undo()
        self._forget()

    def _forget(self) -> None:
        for store in self.stores.values():
            store.history.steps.clear()
            store.history.kept = False

    def _write_table(self, tenant: str, table: MemoryTable, keys: Iterable[Hashable]) -> None:
        kind = table.shape.name
        for key in keys:
            record, first = table.get(key), self._first(tenant, kind, key)
            if record is None and first is not None:
                self._execute(_PUT, tenant, kind, key, *_REMOVED)
            elif record is None or (first is not None and _equal(first, (table.place_of(key), record))):
                self._execute(_REMOVE, tenant, kind, key)
            else:
                self._execute(_PUT, tenant, kind, key, table.place_of(key), encode(record))
        self._execute(_COUNT, tenant, kind, None, table.last_key)

    def _execute(self, statement: str, tenant: str, kind: str, key: Hashable, *values: Any) -> None:
        """Change a row, and log the change unless the row was the same already."""
        where = (tenant, kind) if key is None else (tenant, kind, key)
        if self._connection.execute(statement, (*where, *values)).rowcount > 0:
            insert = "INSERT INTO change (tenant, kind, key) VALUES (?, ?, ?)"
            self._last = self._connection.execute(insert, (tenant, kind, key)).lastrowid or self._last

    def _read_all(self) -> None:
        for tenant, store in self.stores.items():
            for kind, table in store.tables.items():
                table.clear()
                if tenant in self._base:
                    table.load(self._base[tenant][kind])
        self._apply(self._connection.execute("SELECT tenant, kind, key, place, content FROM record ORDER BY place"))
        for tenant, kind, number in self._connection.execute("SELECT tenant, kind, number FROM last_key"):
            self._table(tenant, kind).count(number)

    def _read_changes(self, seen: int) -> None:
        rows: list[Row] = self._connection.execute(_CHANGED, (seen,)).fetchall()
        self._apply(row for row in rows if row[2] is not None)
        for tenant, kind in dict.fromkeys(row[:2] for row in rows):
            where = "SELECT number FROM last_key WHERE tenant = ? AND kind = ?"
            for (number,) in self._connection.execute(where, (tenant, kind)):
                self._table(tenant, kind).count(number)

    def _apply(self, rows: Iterable[Row]) -> None:
        changed: dict[MemoryTable, None] = {}
        for tenant, kind, key, place, content in rows:
            table = self._table(tenant, kind)
            changed[table] = None
            first = self._first(tenant, kind, key)
            if content is None and first is not None:
                table.place(key, first[1], first[0])
            elif place is None or content is None or (place, content) == _REMOVED:
                table.drop(key)
            else:
                record = decode(content)
                if record[table.shape.key] != key:
                    raise ValueError("a record has the key of another one")
                table.place(key, record, place)
        for table in changed:
            table.sort()

    def _first(self, tenant: str, kind: str, key: Hashable) -> tuple[int, Record] | None:
        """Return place and content of a record of the base, or None."""
        content = self._base.get(tenant, {}).get(kind)
        if content is None or key not in content.rows:
            return None
        return content.places[key], content.rows[key]

    def _table(self, tenant: str, kind: str) -> MemoryTable:
        try:
            return self.stores[tenant].tables[kind]
        except KeyError:
            raise version_error(self._path) from None


def _equal(one: tuple[int, Record], two: tuple[int, Record]) -> bool:
    return one[0] == two[0] and (one[1] is two[1] or encode(one[1]) == encode(two[1]))


def _touched(store: MemoryStore) -> dict[MemoryTable, dict[Hashable, None]]:
    """Return the keys of the records that may have changed, once each, by table."""
    touched: defaultdict[MemoryTable, dict[Hashable, None]] = defaultdict(dict)
    for step in store.history.steps:
        touched[step.table].update(dict.fromkeys(step.keys))
    return touched
