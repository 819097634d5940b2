"""The target of an export: a file or a folder, and the folder beside it with a lock and with dlt's files."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from attrs import frozen

from ..values.argument_error import ArgumentError
from ..values.signal_handlers import let_through
from .definition import Pipeline

KINDS = ("duckdb", "sqlite", "parquet")
"""Where an export can write to."""

_PLAIN = frozenset(" ._-/\\:@+,()~&!$")
"""What a path may contain apart from letters, digits and whatever is not ASCII. dlt, DuckDB and SQLAlchemy give others
a meaning, so that they would write elsewhere."""

_VERSIONS = "_dlt_version"
"""The table in which dlt stores the name of each schema that it loads."""


@frozen
class Target:
    """A target.

    Attributes:
        kind: One of ``KINDS``.
        place: Its absolute path.
    """

    kind: str
    place: Path

    @classmethod
    def of(cls, to: Any, dataset: str) -> Target:
        """Return the target that an argument names. Nothing is created.

        Raises:
            ArgumentError: It names none, or one that cannot be used.
        """
        kind, separator, place = to.partition(":") if isinstance(to, str) else ("", "", "")
        if kind not in KINDS or not separator or not place:
            raise ArgumentError("to", "must be duckdb:<file>, sqlite:<file> or parquet:<folder>")
        if place.startswith((":", "md:", "motherduck:")):
            raise ArgumentError("to", "must be a file or a folder, not a database in memory or elsewhere")
        path = Path(place).resolve()
        if not path.parent.is_dir():
            raise ArgumentError("to", "is in a folder that does not exist")
        strange = next((one for one in str(path) if one.isascii() and not (one.isalnum() or one in _PLAIN)), None)
        if strange is not None:
            raise ArgumentError(
                "to", f"must not contain {strange!r}, which has another meaning in the names of targets"
            )
        if path.exists() and path.is_dir() != (kind == "parquet"):
            raise ArgumentError("to", "is a folder" if path.is_dir() else "is a file")
        reserved = (dataset.casefold(), f"{dataset}_staging".casefold())
        if kind == "duckdb" and path.stem.casefold() in reserved:
            raise ArgumentError("to", f"must not be called {path.stem}, which is the name of a dataset in the file")
        return cls(kind, path)

    @property
    def folder(self) -> Path:
        """The folder beside it."""
        return self.place.with_name(f"{self.place.name}.dlt")

    @property
    def unsure(self) -> Path:
        """A file that is there as long as what was loaded cannot be relied upon."""
        return self.folder / "unsure"

    @property
    def unclean(self) -> Path:
        """A file that is there as long as the target may contain what was removed from its tables."""
        return self.folder / "unclean"

    @contextmanager
    def locked(self) -> Generator[None]:
        """Hold the target for one export. The system releases it when the process ends, however it ends.

        Raises:
            OSError: Another export holds it.
        """
        self.folder.mkdir(exist_ok=True)
        with closing(sqlite3.connect(self._lock(), timeout=0, isolation_level=None)) as lock:
            try:
                lock.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError as error:
                let_through(error)
                said = "another export writes there at this moment"
                raise OSError(errno.EBUSY, said, os.fspath(self.place)) from None
            yield

    def _lock(self) -> Path:
        """Return the file of the lock, without contents if these are damaged: they have no meaning, but must fit."""
        file = self.folder / "lock"
        with closing(sqlite3.connect(file, timeout=0)) as lock:
            try:
                lock.execute("PRAGMA schema_version")
            except sqlite3.DatabaseError as error:
                let_through(error)
                if error.sqlite_errorcode in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
                    os.truncate(file, 0)
        return file

    def forget(self, name: str) -> None:
        """Remove what dlt stored of a pipeline beside the target."""
        folder = self.folder / name
        if folder.is_dir() and not folder.is_symlink():
            shutil.rmtree(folder, ignore_errors=True)
        else:
            folder.unlink(missing_ok=True)

    def check(self, pipeline: Pipeline) -> None:
        """Check that the file can have the tables of an API.

        Raises:
            ArgumentError: It is an SQLite file with tables of something else. SQLite has no datasets, so tables of two
                APIs could have the same name.
            OSError: It is not a database, or another program has it open.
        """
        if self.kind == "parquet" or not self.place.exists() or not self.place.stat().st_size:
            return
        import duckdb

        try:
            if self.kind == "duckdb":
                duckdb.connect(os.fspath(self.place)).close()
            else:
                with closing(sqlite3.connect(self.place, timeout=1)) as database:
                    other = _other_tables(database, pipeline)
                    database.execute("BEGIN IMMEDIATE")
                if other:
                    raise ArgumentError("to", other)
        except (duckdb.Error, sqlite3.Error) as error:
            let_through(error)
            said = f"another program may have it open, or it is not a database of {self.kind}"
            raise OSError(errno.EBUSY, said, os.fspath(self.place)) from None

    def destination(self) -> Any:
        """Return the destination of dlt."""
        import dlt

        if self.kind == "duckdb":
            return dlt.destinations.duckdb(os.fspath(self.place))
        if self.kind == "sqlite":
            return dlt.destinations.sqlalchemy(f"sqlite:///{self.place.as_posix()}")
        return dlt.destinations.filesystem(self.place.as_uri())

    def clean(self) -> None:
        """Write the file again without what was removed from its tables, if anything was."""
        if self.kind == "sqlite":
            for one in self.place.parent.glob(f"{self.place.stem}__main_staging{self.place.suffix}*"):
                one.unlink()  # dlt makes it for each load
        if not self.unclean.exists():
            return
        if self.kind == "sqlite":
            with closing(sqlite3.connect(self.place, isolation_level=None)) as database:
                database.execute("VACUUM")
        elif self.kind == "duckdb":
            self._copy()
        self.unclean.unlink()

    def _copy(self) -> None:
        """Copy the tables into a new file, which takes the place of the old one at once."""
        import duckdb

        new = self.folder / "copy.duckdb"
        new.unlink(missing_ok=True)
        with closing(duckdb.connect()) as database:
            old, copy = (os.fspath(one).replace("'", "''") for one in (self.place, new))
            database.execute(f"ATTACH '{old}' AS old (READ_ONLY)")
            database.execute(f"ATTACH '{copy}' AS new")
            database.execute("COPY FROM DATABASE old TO new")
        shutil.copymode(self.place, new)
        new.replace(self.place)


def _other_tables(database: sqlite3.Connection, pipeline: Pipeline) -> str:
    """Return why an SQLite file cannot have the tables of an API, nothing if it can."""
    found = {str(name).casefold() for (name,) in database.execute("SELECT name FROM sqlite_schema")}
    own = {table.name.casefold() for table in pipeline.tables}
    schemas: set[str] = set()
    if _VERSIONS in found:
        schemas = {str(name) for (name,) in database.execute(f"SELECT DISTINCT schema_name FROM {_VERSIONS}")}
    others = sorted(schemas - {pipeline.name})
    if others:
        return f"is an SQLite file with the tables of {', '.join(others)}. It has no datasets: use a file for each API"
    taken = sorted(found & own)
    if taken and not schemas:
        return f"is an SQLite file with a table {taken[0]} that no export made; use another file"
    return ""
