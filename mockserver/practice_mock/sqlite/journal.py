"""The request journal in a state file, where every process sees all of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

import msgspec

from practice_mock.sqlite.errors import explained, intact
from practice_mock.state.journal import KEPT, Entry, Journal


class SqliteJournal(Journal):
    """See `Journal`. An entry is written when the lock is released, and again when its request is finished."""

    def __init__(self, connection: sqlite3.Connection, path: Path, lock: AbstractContextManager[object]) -> None:
        super().__init__()
        self._connection = connection
        self._path = path
        self._lock = lock
        self._unwritten: list[Entry] = []
        self._unfinished: list[Entry] = []

    @property
    def unfinished(self) -> bool:
        """Whether there are entries that may have changed since they were written."""
        return bool(self._unfinished)

    def open(self, *, time: str, api: str, request_id: str, method: str, path: str) -> Entry:
        """See `Journal`. The caller holds the lock."""
        entry = Entry(self.last + 1, time, api, request_id, method, path)
        self._unwritten.append(entry)
        return entry

    @property
    def last(self) -> int:
        """See `Journal`."""
        with self._lock, explained(self._path):
            (last,) = self._connection.execute("SELECT max(number) FROM journal").fetchone()
        return self._unwritten[-1].number if self._unwritten else last or 0

    def write(self) -> None:
        """Write the entries as they are now, in the open transaction."""
        for entry in self._unfinished:
            self._connection.execute("UPDATE journal SET content = ? WHERE number = ?", (_text(entry), entry.number))
        for entry in self._unwritten:
            insert = "INSERT INTO journal (number, content) VALUES (?, ?)"
            self._connection.execute(insert, (entry.number, _text(entry)))
            self._connection.execute("DELETE FROM journal WHERE number <= ?", (entry.number - KEPT,))
        self._unfinished += self._unwritten
        self._unwritten.clear()

    def finish(self) -> None:
        """Forget the entries that are not written or not finished."""
        self._unwritten.clear()
        self._unfinished.clear()

    def clear(self) -> None:
        with self._lock, explained(self._path):
            self._connection.execute("DELETE FROM journal")
            self.finish()

    def after(self, number: int) -> Sequence[Entry]:
        select = "SELECT content FROM journal WHERE number > ? ORDER BY number"
        with self._lock, intact(self._path):
            rows = self._connection.execute(select, (number,)).fetchall()
            return [msgspec.json.decode(content, type=Entry) for (content,) in rows]

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.after(0))

    def __len__(self) -> int:
        with self._lock, explained(self._path):
            (count,) = self._connection.execute("SELECT count(*) FROM journal").fetchone()
        return int(count) + len(self._unwritten)


def _text(entry: Entry) -> str:
    return msgspec.json.encode(entry).decode()
