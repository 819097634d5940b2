"""Errors of a state file, each with a suggested fix."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

_REASONS = {
    "SQLITE_BUSY": "it is locked by another program; close that, or wait until it is done",
    "SQLITE_CANTOPEN": "it cannot be opened; the folder must exist and be writable",
    "SQLITE_CORRUPT": "it is damaged; start a new file",
    "SQLITE_FULL": "the disk is full; free some space",
    "SQLITE_IOERR": "the disk fails or is full",
    "SQLITE_NOTADB": "it is not a SQLite file; choose another file, this one was not changed",
    "SQLITE_READONLY": "it is read-only; make it and its folder writable",
}


class StateFileError(Exception):
    """A file cannot be used. The message names the file and suggests a fix."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}.")


def of_sqlite(path: Path, error: sqlite3.Error) -> StateFileError:
    """Return an error of SQLite with a suggested fix."""
    name = getattr(error, "sqlite_errorname", "")
    reason = next((reason for begin, reason in _REASONS.items() if name.startswith(begin)), str(error))
    return StateFileError(path, reason)


def of_disk(path: Path) -> StateFileError:
    """Return an error of the operating system with a suggested fix."""
    return StateFileError(path, _REASONS["SQLITE_IOERR"])


@contextmanager
def explained(path: Path) -> Generator[None]:
    """Return a context that raises StateFileError for every error of SQLite."""
    import sqlite3

    try:
        yield
    except sqlite3.Error as error:
        raise of_sqlite(path, error) from error


@contextmanager
def explained_disk(path: Path) -> Generator[None]:
    """Return a context that raises StateFileError for every error of the operating system."""
    try:
        yield
    except OSError as error:
        raise of_disk(path) from error


@contextmanager
def intact(path: Path) -> Generator[None]:
    """Return a context in which content of the file is read. Whatever goes wrong there, the content is damaged."""
    try:
        with explained(path):
            yield
    except StateFileError:
        raise
    except Exception as error:
        raise StateFileError(path, _REASONS["SQLITE_CORRUPT"]) from error
