"""The state of a practice in a SQLite file, which several processes may share.

Each process keeps all records in memory and reads them there. Acquiring the lock begins a SQLite transaction, which
excludes the other processes, and first loads their changes. Releasing it writes the changes and commits. So a response
is sent after its changes are committed, and every later request sees them.

Whoever only reads does not exclude other processes: it loads their changes if there are any, and writes nothing.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Generator, Iterable, Mapping, MutableMapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Any

from practice_mock.sqlite import database, siblings
from practice_mock.sqlite.bases import Bases
from practice_mock.sqlite.components import Components
from practice_mock.sqlite.errors import StateFileError, explained, intact, of_sqlite
from practice_mock.sqlite.journal import SqliteJournal
from practice_mock.sqlite.records import Records
from practice_mock.sqlite.snapshots import SqliteSnapshots
from practice_mock.sqlite.store import SqliteStore
from practice_mock.state.backend import BEGINNING, Beginning, Component, Origin, Value, Wanted
from practice_mock.state.clock import Clock
from practice_mock.state.ids import RequestCount
from practice_mock.state.store import Shape

log = logging.getLogger("practice_mock")

_BASE = "base"
"""The name under which a file has that of its base."""

WAIT = 30.0
"""Seconds to wait for other processes: a practice that is made, or gets other data, may take some of them."""


class StateFile:
    """See `StateBackend`, and `Lock`: a state file is its own lock.

    `wait` is the number of seconds to wait for other processes. With `bases`, a new file contains only what differs
    from its base. Raises StateFileError if the file cannot be used, also when the lock is acquired or released; then
    the changes made under the lock are lost.
    """

    def __init__(self, path: Path, *, wait: float = WAIT, bases: Bases | None = None) -> None:
        self._path = path
        self._begins_with = bases
        self._bases = bases or Bases(path)
        self._wait = wait
        self._connection = database.connect(path, wait)
        self._identity = siblings.identity(path)
        self._threads = RLock()
        self._holds: list[bool] = []  # for each time that the lock is held, whether a transaction was begun for it
        self._version: int | None = None
        self._records = Records(self._connection, path)
        self._components = Components(self._connection)
        self._readers = 0
        self.requests = RequestCount()
        self.journal = SqliteJournal(self._connection, path, self, self.requests)

    @property
    def lock(self) -> StateFile:
        """See `StateBackend`."""
        return self

    def beginning(self, wanted: Wanted, clock: Clock, origin: Origin | None = None) -> Beginning:
        """See `StateBackend`. Raises StateFileError if the file was not made from what is requested."""
        beginning = Beginning(origin or Origin.chosen(wanted, clock))
        with intact(self._path):
            made = self._components.read(BEGINNING)
            if made is not None:
                beginning.load(made)
        if made is not None:
            self._require_same("seed", wanted.seed, beginning.origin.seed)
            self._require_same("zone", wanted.zone, beginning.origin.zone)
            self._require_same("number of patients", wanted.patients, beginning.origin.patients)
            if wanted.data not in (None, beginning.origin.data):
                reason = "it was made with other data; omit --data and --no-demo, or choose another file"
                raise StateFileError(self._path, reason)
        return beginning

    def _read_base(self) -> None:
        """Read the base of a file that was made from one. Raises StateFileError."""
        with intact(self._path):
            name = self._components.read(_BASE)
        if name is not None:
            base = self._bases.load(str(name), self._records.stores)
            with intact(self._path):
                self._records.begin_with(base)

    def store(self, name: str, shapes: Iterable[Shape]) -> SqliteStore:
        """See `StateBackend`."""
        store = SqliteStore(shapes, self)
        self._records.add(name, store)
        return store

    def begin(self, components: Mapping[str, Component], fill: Callable[[], None]) -> None:
        """See `StateBackend`. Raises StateFileError if another process has just made the file from another origin."""
        with self:
            with explained(self._path):
                self.journal.take_number()
            with intact(self._path):
                made, wanted = self._components.read(BEGINNING), components[BEGINNING].save()
            if made is None:
                fill()
                if self._begins_with is not None:
                    name = self._begins_with.keep(self._records.begin())
                    self._components.put_text(_BASE, name)
                self._components.add(components)  # last, because they mark the file as complete
            else:
                self._require_same("seed", wanted["seed"], made["seed"])
                self._require_same("zone", wanted["zone"], made["zone"])
                self._read_base()
                self._components.add(components)
                with intact(self._path):
                    self._components.catch_up()
        with self._transaction():
            self.journal.start_spool()

    def snapshots(self, save: Callable[[Value], Any], load: Callable[[Any], Value]) -> MutableMapping[str, Value]:
        """See `StateBackend`."""
        return SqliteSnapshots(self._connection, self._path, self, save, load)

    def keep_text(self, name: str, text: str) -> None:
        """See `StateBackend`."""
        with explained(self._path):
            self._components.put_text(name, text)

    def kept_text(self, name: str) -> str | None:
        """See `StateBackend`."""
        with explained(self._path):
            text = self._components.read(name)
        return None if text is None else str(text)

    def sibling(self, name: str) -> StateFile:
        """See `StateBackend`: the file of a namespace is beside this one."""
        return StateFile(siblings.path_of(self._path, name), wait=self._wait, bases=self._bases)

    def kept_siblings(self) -> Iterable[str]:
        """See `StateBackend`."""
        return siblings.names(self._path)

    def remove_sibling(self, name: str) -> None:
        """See `StateBackend`. Raises StateFileError if the file cannot be removed."""
        siblings.remove(siblings.path_of(self._path, name))
        siblings.remove_shared(self._path)

    def changing_siblings(self) -> AbstractContextManager[object]:
        """See `StateBackend`. Raises StateFileError if the folder cannot be written."""
        return siblings.exclusively(self._path)

    @property
    def removed(self) -> bool:
        """See `StateBackend`."""
        return siblings.identity(self._path) != self._identity

    def close(self) -> None:
        """Close the file. The reads that are not in the journal yet are written first."""
        with self._threads:
            try:
                if not self.removed:
                    with self._transaction():
                        self.journal.gather()
                    with self._transaction():
                        self.journal.release()
            except StateFileError as error:  # whoever opens the file next writes them
                log.debug("%s", error)
            finally:
                self.journal.close()
                self._connection.close()

    def __enter__(self) -> None:
        self._threads.acquire()
        try:
            begins = not self._connection.in_transaction
            if begins:
                self._begin()
        except BaseException:
            self._threads.release()
            raise
        self._holds.append(begins)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        try:
            begun = self._holds.pop()
            if begun and self._connection.in_transaction:
                if error is not None:
                    self._records.take_back()
                self._commit()
        finally:
            self._threads.release()

    def reading(self) -> AbstractContextManager[object]:
        """See `Lock`. If the lock is held already, nothing changes."""
        return _Reading(self)

    def begin_reading(self) -> bool:
        """Begin to read. Return whether the lock is not held already, so that `end_reading` has to end it."""
        self._threads.acquire()
        try:
            if self._connection.in_transaction:
                return False
            self._refresh()
        except BaseException:
            self._threads.release()
            raise
        self._readers += 1
        return True

    def end_reading(self, begun: bool) -> None:
        """End what `begin_reading` has begun."""
        try:
            if begun:
                self._readers -= 1
                if not self._readers and self.journal.put_aside():
                    self._move_reads()
        finally:
            self._threads.release()

    def _refresh(self) -> None:
        """Load the changes of other processes, and keep those that were made here without the lock."""
        try:
            (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        except sqlite3.Error as error:
            raise of_sqlite(self._path, error) from error
        if version != self._version:
            with explained(self._path):
                self._connection.execute("BEGIN")
            try:
                with intact(self._path):
                    self._catch_up()
            finally:
                self._connection.rollback()
        if self._components.changed:
            with self:
                pass

    def _move_reads(self) -> None:
        try:
            with self._transaction():
                self.journal.gather()
            with self._transaction():
                self.journal.start_spool()
        except StateFileError as error:  # the reads need not wait for it
            log.debug("%s", error)
            self.journal.postpone()

    @contextmanager
    def _transaction(self) -> Generator[None]:
        """Return a context with a transaction of its own, which changes neither records nor components."""
        with explained(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                self._connection.rollback()
                raise

    def _begin(self) -> None:
        try:
            with explained(self._path):
                self._connection.execute("BEGIN IMMEDIATE")
            with intact(self._path):
                self._catch_up()
        except BaseException:
            self._connection.rollback()
            raise
        self._records.note()

    def _catch_up(self) -> None:
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        if version != self._version:  # another process has written since
            self._records.catch_up()
            self._components.catch_up()
            self._version = version

    def _commit(self) -> None:
        try:
            with explained(self._path):
                self._records.write()
                self._components.write()
                if not self._readers:  # otherwise the request is not finished
                    self.journal.write()
                self._connection.execute("COMMIT")
        except BaseException:
            self._connection.rollback()
            self._records.take_back()
            self._components.take_back()
            self.journal.forget()
            raise
        self._records.keep()
        self._components.keep()
        if not self._readers:
            self.journal.forget()

    def _require_same(self, name: str, asked: object, found: object) -> None:
        if asked is not None and asked != found:
            reason = f"it was made with the {name} {found}, not {asked}; omit it, or choose another file"
            raise StateFileError(self._path, reason)


class _Reading:
    """A context in which a state file is only read. One is made for each request, so it is not a generator."""

    __slots__ = ("_begun", "_file")

    def __init__(self, file: StateFile) -> None:
        self._file = file

    def __enter__(self) -> None:
        self._begun = self._file.begin_reading()

    def __exit__(self, *error: object) -> None:
        self._file.end_reading(self._begun)
