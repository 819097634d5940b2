"""State that outlives the process: a practice in a SQLite file."""

from practice_mock.sqlite.errors import StateFileError
from practice_mock.sqlite.file import StateFile
from practice_mock.sqlite.store import SqliteStore

__all__ = ["SqliteStore", "StateFile", "StateFileError"]
