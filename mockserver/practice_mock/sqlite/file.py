"""The state of a practice in a SQLite file, which several processes may share.

Each process keeps all records in memory and reads them there. Acquiring the lock begins a SQLite transaction, which
excludes the other processes, and first loads their changes. Releasing it writes the changes and commits. So a response
is sent after its changes are committed, and every later request sees them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, MutableMapping
from contextlib import AbstractContextManager
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Any

from practice_mock.sqlite import database, siblings
from practice_mock.sqlite.bases import Bases
from practice_mock.sqlite.components import Components
from practice_mock.sqlite.errors import StateFileError, explained, intact
from practice_mock.sqlite.journal import SqliteJournal
from practice_mock.sqlite.records import Records
from practice_mock.sqlite.snapshots import SqliteSnapshots
from practice_mock.sqlite.store import SqliteStore
from practice_mock.state.backend import BEGINNING, Beginning, Component, Origin, Value, Wanted
from practice_mock.state.clock import Clock
from practice_mock.state.store import Shape

_BASE = "base"
"""The name under which a file has that of its base."""

WAIT = 30.0
"""Seconds to wait for other processes: a practice that is made, or gets other data, may take some of them."""


class StateFile:
    """See `StateBackend`, and `Lock`: a state file is its own lock.

    `wait` is the number of seconds to wait for other processes. With `bases`, a new file contains only what differs
    from its base. Raises StateFileError if the file cannot be used, also
    when the lock is acquired or released; then the changes made under the lock are lost.
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
        self.journal = SqliteJournal(self._connection, path, self)

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
        """Close the file."""
        with self._threads:
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
            if begun and not self._connection.in_transaction and self.journal.unfinished:
                self._begin()  # the lock was downgraded, and the journal's entry was completed in the meantime
            if begun and self._connection.in_transaction:
                if error is not None:
                    self._records.take_back()
                self._commit()
        finally:
            if not self._holds:
                self.journal.finish()
            self._threads.release()

    def downgrade(self) -> None:
        """See `Lock`. If the lock is held several times, nothing changes."""
        if len(self._holds) == 1 and self._connection.in_transaction:
            self._commit()

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
                self.journal.write()
                self._connection.execute("COMMIT")
        except BaseException:
            self._connection.rollback()
            self._records.take_back()
            self._components.take_back()
            self.journal.finish()
            raise
        self._records.keep()
        self._components.keep()

    def _require_same(self, name: str, asked: object, found: object) -> None:
        if asked is not None and asked != found:
            reason = f"it was made with the {name} {found}, not {asked}; omit it, or choose another file"
            raise StateFileError(self._path, reason)
