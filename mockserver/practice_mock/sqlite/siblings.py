"""The files of namespaces: `sandbox@alice.sqlite` beside `sandbox.sqlite`."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from glob import escape
from pathlib import Path

from practice_mock.sqlite import bases, spool
from practice_mock.sqlite.errors import StateFileError, explained

_WAIT = 120.0
"""Seconds to wait while other processes make, open or remove namespaces."""


def path_of(path: Path, name: str) -> Path:
    """Return the path of a namespace's file."""
    return path.with_name(f"{path.stem}@{name}{_suffix(path)}")


def names(path: Path) -> Iterable[str]:
    """Return the names of the namespaces that have a file."""
    suffix = _suffix(path)
    files = path.parent.glob(f"{escape(path.stem)}@*{escape(suffix)}")
    return sorted(file.name.removesuffix(suffix)[len(path.stem) + 1 :] for file in files)


def remove_shared(path: Path) -> None:
    """Remove what all namespaces share, if there are none. The caller excludes other processes.

    Raises StateFileError if that is not possible.
    """
    if not list(names(path)):
        for file in bases.paths(path):
            with _removing(file):
                file.unlink(missing_ok=True)


def remove(path: Path) -> None:
    """Remove a file with its write-ahead log. Raises StateFileError if that is not possible."""
    with _removing(path):
        for number in spool.numbers(path):
            spool.path_of(path, number).unlink(missing_ok=True)
        for ending in ("-wal", "-shm", ""):
            path.with_name(path.name + ending).unlink(missing_ok=True)


@contextmanager
def _removing(path: Path) -> Generator[None]:
    try:
        yield
    except OSError as error:
        reason = f"it cannot be removed ({error.strerror}); close the programs that use it"
        raise StateFileError(path, reason) from error


@contextmanager
def exclusively(path: Path) -> Generator[None]:
    """Return a context that no other process with the same state file is in. It locks none of the practices."""
    lock = path.with_name(f"{path.name}-namespaces")
    with explained(lock):
        connection = sqlite3.connect(lock, timeout=_WAIT, isolation_level=None, check_same_thread=False)
    try:
        with explained(lock):
            connection.execute("BEGIN EXCLUSIVE")
        yield
    finally:
        connection.close()


def identity(path: Path) -> tuple[int, int] | None:
    """Return what distinguishes a file from a later one at the same path; None if there is none.

    Raises StateFileError if the file cannot be examined, which does not show that it was removed.
    """
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise StateFileError(path, f"it cannot be examined ({error.strerror}); make its folder readable") from error
    return found.st_dev, found.st_ino


def _suffix(path: Path) -> str:
    return path.suffix or ".sqlite"
