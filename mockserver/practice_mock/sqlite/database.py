"""How a state file is laid out, and opening one: no file is touched that is not ours."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from practice_mock.sqlite.errors import StateFileError, explained

SCHEMA_VERSION = 1
"""To be raised with every change of these tables, and of what the records of the practices look like."""

_APPLICATION = 0x70726D6B
"""Tells SQLite files of this program from others."""

_TABLES = (
    # The state that is not records: beginning, clock, identifiers, and the like.
    "CREATE TABLE part (name TEXT PRIMARY KEY, content TEXT NOT NULL)",
    # The records, and the highest number of each kind. A key is a number or a text.
    "CREATE TABLE record (tenant TEXT, kind TEXT, key, place INTEGER NOT NULL, content TEXT NOT NULL, "
    "PRIMARY KEY (tenant, kind, key))",
    "CREATE TABLE last_key (tenant TEXT, kind TEXT, number INTEGER NOT NULL, PRIMARY KEY (tenant, kind))",
    # Which records were changed last, for the other processes; without a key it is the highest number.
    "CREATE TABLE change (number INTEGER PRIMARY KEY AUTOINCREMENT, tenant TEXT NOT NULL, kind TEXT NOT NULL, key)",
    # Snapshots by name. A number is never used again, so that none is taken for another that had its name before.
    "CREATE TABLE snapshot (number INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, content TEXT NOT NULL)",
    "CREATE TABLE journal (number INTEGER PRIMARY KEY, content TEXT NOT NULL)",
)


def connect(path: Path, wait: float) -> sqlite3.Connection:
    """A connection to a state file, or to one that is to become one. It waits so many seconds for others.

    A commit has left the process when it is done, so it outlives the process; the disk is waited for at checkpoints
    only, so a power cut may take the last commits, all of one or none, and leaves the file sound.

    Raises StateFileError if the file cannot be used.
    """
    with explained(path):
        connection = sqlite3.connect(path, timeout=wait, isolation_level=None, check_same_thread=False)
        try:
            if not _is_empty(connection):
                _require_ours(connection, path)
            (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
            if mode != "wal":
                raise StateFileError(path, "its folder cannot be shared between processes; choose one on a local disk")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA temp_store = MEMORY")  # the state stays in this file
            _lay_out(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def of_another_version(path: Path) -> StateFileError:
    """The rejection of a file that another version of this program wrote."""
    reason = "it was made by another version of practice-mock; open it with that, or start a new file"
    return StateFileError(path, reason)


def _is_empty(connection: sqlite3.Connection) -> bool:
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return tables == 0 and _pragma(connection, "application_id") == 0


def _lay_out(connection: sqlite3.Connection) -> None:
    """Make the tables unless they are there, all or none."""
    if not _is_empty(connection):
        return
    connection.execute("BEGIN IMMEDIATE")
    if _is_empty(connection):  # and no other process was faster
        for table in _TABLES:
            connection.execute(table)
        connection.execute(f"PRAGMA application_id = {_APPLICATION}")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    connection.execute("COMMIT")


def _require_ours(connection: sqlite3.Connection, path: Path) -> None:
    if _pragma(connection, "application_id") != _APPLICATION:
        raise StateFileError(path, "it belongs to another program; choose another file, this one is left as it is")
    if _pragma(connection, "user_version") != SCHEMA_VERSION:
        raise of_another_version(path)


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    (value,) = connection.execute(f"PRAGMA {name}").fetchone()
    return int(value)
