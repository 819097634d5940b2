"""State that outlives the process: a practice in a SQLite file.

Most practices are in memory, so what needs SQLite is imported on first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from practice_mock.sqlite.errors import StateFileError

if TYPE_CHECKING:
    from practice_mock.sqlite.file import StateFile
    from practice_mock.sqlite.store import SqliteStore

__all__ = ["SqliteStore", "StateFile", "StateFileError"]

_MODULES = {"StateFile": "practice_mock.sqlite.file", "SqliteStore": "practice_mock.sqlite.store"}


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        return getattr(import_module(_MODULES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
