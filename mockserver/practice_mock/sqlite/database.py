"""The database schema of a state file, and opening one. Files of other programs are not touched."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from practice_mock.sqlite.errors import StateFileError, explained

SCHEMA_VERSION = 3
"""Increased with every change of these tables, and of the structure of the records."""

_APPLICATION = 0x70726D6B
"""Distinguishes SQLite files of this program from others."""

_TABLES = (
    # The state other than records: origin, clock, identifiers, and so on.
    "CREATE TABLE component (name TEXT PRIMARY KEY, content TEXT NOT NULL)",
    # The records, and the highest number of each kind. A key is a number or a text.
    "CREATE TABLE record (tenant TEXT, kind TEXT, key, place INTEGER NOT NULL, content TEXT NOT NULL, "
    "PRIMARY KEY (tenant, kind, key))",
    "CREATE TABLE last_key (tenant TEXT, kind TEXT, number INTEGER NOT NULL, PRIMARY KEY (tenant, kind))",
    # The records that changed last, for the other processes; without a key it is the highest number.
    "CREATE TABLE change (number INTEGER PRIMARY KEY AUTOINCREMENT, tenant TEXT NOT NULL, kind TEXT NOT NULL, key)",
    # Snapshots by name. A number is never reused, so a new snapshot is not taken for an old one of the same name.
    "CREATE TABLE snapshot (number INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, content TEXT NOT NULL)",
    "CREATE TABLE journal (number INTEGER PRIMARY KEY, content TEXT NOT NULL)",
    # The processes by their numbers: the requests that each has counted, and how far the file of its reads is in the
    # journal. A number is used again when its process has ended.
    "CREATE TABLE process (number INTEGER PRIMARY KEY, requests INTEGER NOT NULL, position INTEGER NOT NULL)",
)


def connect(path: Path, wait: float) -> sqlite3.Connection:
    """Return a connection to a state file, which is created if it does not exist. It waits `wait` seconds for others.

    A commit survives the end of the process. The disk is synchronised at checkpoints only, so a power failure may lose
    the last commits, but leaves the file consistent.

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
            connection.execute("PRAGMA temp_store = MEMORY")  # no temporary files: the state stays in this file
            _create_tables(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def version_error(path: Path) -> StateFileError:
    """Return the error for a file that another version of this program wrote."""
    reason = "it was written by another version of practice-mock; open it with that version, or start a new file"
    return StateFileError(path, reason)


def _is_empty(connection: sqlite3.Connection) -> bool:
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return tables == 0 and _pragma(connection, "application_id") == 0


def _create_tables(connection: sqlite3.Connection) -> None:
    """Create all tables, or none, unless they exist."""
    if not _is_empty(connection):
        return
    connection.execute("BEGIN IMMEDIATE")
    if _is_empty(connection):  # checked again: another process may have been faster
        for table in _TABLES:
            connection.execute(table)
        connection.execute(f"PRAGMA application_id = {_APPLICATION}")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    connection.execute("COMMIT")


def _require_ours(connection: sqlite3.Connection, path: Path) -> None:
    if _pragma(connection, "application_id") != _APPLICATION:
        raise StateFileError(path, "it belongs to another program; choose another file, this one was not changed")
    if _pragma(connection, "user_version") != SCHEMA_VERSION:
        raise version_error(path)


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    (value,) = connection.execute(f"PRAGMA {name}").fetchone()
    return int(value)
