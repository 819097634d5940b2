"""The request journal in a state file, where every process sees all of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from itertools import count
from pathlib import Path

import msgspec

from practice_mock.sqlite import spool
from practice_mock.sqlite.errors import explained, explained_disk, intact
from practice_mock.state.ids import RequestCount
from practice_mock.state.journal import KEPT, Entry, Journal

_LARGE = 1 << 17
"""The bytes of reads in the file of this process after which they are moved to the journal."""


class SqliteJournal(Journal):
    """See `Journal`. An entry gets its number when it is written, after its request is finished.

    That of a change is written in the transaction of the change. Those of reads are in the file of their process until
    anyone writes, or reads the journal.
    """

    def __init__(
        self, connection: sqlite3.Connection, path: Path, lock: AbstractContextManager[object], requests: RequestCount
    ) -> None:
        super().__init__()
        self._connection = connection
        self._path = path
        self._lock = lock
        self._requests = requests
        self._unwritten: list[Entry] = []
        self._spool: spool.Spool | None = None
        self._large = _LARGE

    def take_number(self) -> None:
        """Give this process the lowest number that is free, and count on. The caller has a transaction open."""
        with explained_disk(self._path):
            mode = self._path.stat().st_mode & 0o666
            found = ((number, spool.take(self._path, number, mode)) for number in count())
            number, self._spool = next(one for one in found if one[1] is not None)
        self._connection.execute("INSERT OR IGNORE INTO process VALUES (?, 0, 0)", (number,))
        self._requests.process = number
        self.gather()  # what a process with this number left, if it was killed
        select = "SELECT requests FROM process WHERE number = ?"
        (self._requests.made,) = self._connection.execute(select, (number,)).fetchone()

    def start_spool(self) -> None:
        """Start the file of reads afresh if all of it is in the journal. The caller has a transaction open."""
        if self._spool is None:
            return
        select = "SELECT position FROM process WHERE number = ?"
        (position,) = self._connection.execute(select, (self._requests.process,)).fetchone()
        self._spool.start(position)
        self._large = _LARGE

    def open(self, *, time: str, api: str, request_id: str, method: str, path: str) -> Entry:
        """See `Journal`. The entry has no number yet."""
        entry = Entry(0, time, api, request_id, method, path)
        self._unwritten.append(entry)
        return entry

    def put_aside(self) -> bool:
        """Add the entries of reads to the file of this process. Return whether that should be moved to the journal.

        Raises StateFileError, and forgets them, if the disk is full.
        """
        if self._spool is None or not self._unwritten:
            return False
        entries = self._unwritten.copy()
        self._unwritten.clear()
        self._spool.add(entries, self._requests.made)
        return self._spool.size > self._large

    def postpone(self) -> None:
        """Let the file of reads become larger, because it cannot be moved to the journal now."""
        if self._spool is not None:
            self._large = self._spool.size + _LARGE

    @property
    def last(self) -> int:
        """See `Journal`."""
        with self._lock, explained(self._path):
            self.gather()
            return self._last() + len(self._unwritten)

    def write(self) -> None:
        """Write the reads of all processes, and the entries of this one, in the open transaction."""
        self.gather()
        if self._unwritten:
            for number, entry in enumerate(self._unwritten, self._last() + 1):
                entry.number = number
            self._insert((entry.number, msgspec.json.encode(entry).decode()) for entry in self._unwritten)
        update = "UPDATE process SET requests = ? WHERE number = ? AND requests <> ?"
        self._connection.execute(update, (self._requests.made, self._requests.process, self._requests.made))

    def forget(self) -> None:
        """Forget the entries that are written, or cannot be."""
        self._unwritten.clear()

    def release(self) -> None:
        """Free the number of this process, whose reads are in the journal. The caller has a transaction open.

        The files of processes that were killed are removed too.
        """
        if self._spool is None:
            return
        self.gather()
        self._spool.remove()
        for number in spool.numbers(self._path):
            left = spool.take(self._path, number, 0)
            if left is not None:
                left.remove()

    def close(self) -> None:
        """Close the file of reads."""
        if self._spool is not None:
            self._spool.close()
            self._spool = None

    def clear(self) -> None:
        with self._lock, explained(self._path):
            self.gather()
            self._connection.execute("DELETE FROM journal")
            self.forget()

    def after(self, number: int) -> Sequence[Entry]:
        select = "SELECT number, content FROM journal WHERE number > ? ORDER BY number"
        with self._lock, intact(self._path):
            self.gather()
            rows = self._connection.execute(select, (number,)).fetchall()
            return [_entry(*row) for row in rows]

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.after(0))

    def __len__(self) -> int:
        with self._lock, explained(self._path):
            self.gather()
            (found,) = self._connection.execute("SELECT count(*) FROM journal").fetchone()
        return int(found) + len(self._unwritten)

    def gather(self) -> None:
        """Move the reads of all processes to the journal, in the open transaction."""
        lines: list[spool.Line] = []
        for number, position in self._connection.execute("SELECT number, position FROM process").fetchall():
            found, end = spool.read(self._path, number, position)
            if end > position:
                lines += found
                self._connection.execute("UPDATE process SET position = ? WHERE number = ?", (end, number))
            if found:
                update = "UPDATE process SET requests = ? WHERE number = ?"
                self._connection.execute(update, (found[-1].requests, number))
        if lines:
            self._insert((number, line.text) for number, line in enumerate(sorted(lines), self._last() + 1))

    def _insert(self, entries: Iterable[tuple[int, str]]) -> None:
        self._connection.executemany("INSERT INTO journal (number, content) VALUES (?, ?)", entries)
        self._connection.execute("DELETE FROM journal WHERE number <= ?", (self._last() - KEPT,))

    def _last(self) -> int:
        (last,) = self._connection.execute("SELECT max(number) FROM journal").fetchone()
        return last or 0


def _entry(number: int, content: str) -> Entry:
    entry = msgspec.json.decode(content, type=Entry)
    entry.number = number
    return entry
