"""Named snapshots in a state file: every process has them, and so does the next run."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, MutableMapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Generic, TypeVar

from practice_mock.sqlite.errors import explained, intact
from practice_mock.state.codec import decode, encode

Snapshot = TypeVar("Snapshot")


class SqliteSnapshots(MutableMapping[str, Snapshot], Generic[Snapshot]):
    """Snapshots by name, oldest first. `save` returns the plain values of one, and `load` the reverse."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path,
        lock: AbstractContextManager[object],
        save: Callable[[Snapshot], Any],
        load: Callable[[Any], Snapshot],
    ) -> None:
        self._connection = connection
        self._path = path
        self._lock = lock
        self._save = save
        self._load = load
        # With their numbers, which distinguish a snapshot from a later one of the same name.
        self._known: dict[str, tuple[int, Snapshot]] = {}

    def __getitem__(self, name: str) -> Snapshot:
        with self._lock:
            with explained(self._path):
                number = self._number(name)
            if number is None:
                raise KeyError(name)
            known = self._known.get(name)
            if known is not None and known[0] == number:
                return known[1]
            select = "SELECT content FROM snapshot WHERE name = ?"
            with intact(self._path):
                (content,) = self._connection.execute(select, (name,)).fetchone()
                snapshot = self._load(decode(content))
            self._known[name] = number, snapshot
            return snapshot

    def __setitem__(self, name: str, snapshot: Snapshot) -> None:
        with self._lock, explained(self._path):
            insert = "INSERT OR REPLACE INTO snapshot (name, content) VALUES (?, ?)"
            number = self._connection.execute(insert, (name, encode(self._save(snapshot)))).lastrowid
            assert number is not None
            self._known[name] = number, snapshot

    def __delitem__(self, name: str) -> None:
        with self._lock, explained(self._path):
            if self._connection.execute("DELETE FROM snapshot WHERE name = ?", (name,)).rowcount == 0:
                raise KeyError(name)
            self._known.pop(name, None)

    def __contains__(self, name: object) -> bool:
        with self._lock, explained(self._path):
            return isinstance(name, str) and self._number(name) is not None

    def __iter__(self) -> Iterator[str]:
        with self._lock, explained(self._path):
            rows = self._connection.execute("SELECT name FROM snapshot ORDER BY number").fetchall()
        return iter([name for (name,) in rows])

    def __len__(self) -> int:
        with self._lock, explained(self._path):
            (count,) = self._connection.execute("SELECT count(*) FROM snapshot").fetchone()
        return int(count)

    def _number(self, name: str) -> int | None:
        row = self._connection.execute("SELECT number FROM snapshot WHERE name = ?", (name,)).fetchone()
        return None if row is None else int(row[0])
