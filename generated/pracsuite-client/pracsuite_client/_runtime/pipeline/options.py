"""What a caller decides about a pipeline: which tables, which personal data, and how far back a run goes."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Literal, cast

from attrs import field, frozen

from ..values.argument_error import ArgumentError
from ..values.similar_name import similar_name
from .definition import Column, Pipeline, Table

Personal = Literal["drop", "hash", "keep"]
"""What happens to a column with personal data."""

_CHOICES = ("drop", "hash", "keep")
_ALL = "*"
_LEAST_SALT = 16


@frozen
class Options:
    """The arguments of ``source`` and ``export``, as they were given."""

    tables: Sequence[str] | None = None
    personal_data: Personal | Mapping[str, Personal] = "drop"
    salt: bytes | str | None = field(default=None, repr=False)
    overlap: timedelta = timedelta(hours=1)
    full_compare: timedelta | None = timedelta(days=1)
    max_vanished: float = 0.5
    period: tuple[date, date] | None = None
    arguments: Mapping[str, Mapping[str, Any]] | None = field(default=None, repr=False)
    new_keys: bool = False
    """Whether tables that were loaded with other keys, or from another server, are those of the same practice."""
    no_time_zone: bool = False
    """Whether times that were loaded with a time zone may lose their time in UTC."""
    replace: bool = False
    """Whether tables are replaced, because the destination cannot merge rows."""
    tolerant: bool = False
    """Whether a list that cannot be read is reported at the end, so that the others are loaded."""

    def check(self, pipeline: Pipeline) -> None:
        """Raise ``ArgumentError`` if one of them is wrong."""
        known = [table.name for table in pipeline.tables]
        if isinstance(self.tables, str):
            raise ArgumentError("tables", "must be a list of names, not a text")
        if self.tables is not None and not self.tables:
            raise ArgumentError("tables", "must not be empty; leave it out to read all lists")
        for name in [*(self.tables or ()), *(self.arguments or ())]:
            if name not in known:
                argument = "tables" if name in (self.tables or ()) else "arguments"
                raise ArgumentError(argument, f"names a table that does not exist; {_suggestion(name, known)}")
        if not isinstance(self.overlap, timedelta) or self.overlap < timedelta():  # pyright: ignore[reportUnnecessaryIsInstance]
            raise ArgumentError("overlap", "must be a timedelta that is not negative")
        wait: Any = self.full_compare
        if wait is not None and (not isinstance(wait, timedelta) or wait < timedelta()):
            raise ArgumentError("full_compare", "must be a timedelta that is not negative, or None")
        most: Any = self.max_vanished
        if not isinstance(most, (int, float)) or not 0 <= most <= 1:
            raise ArgumentError("max_vanished", "must be from 0 to 1")
        if self.period is not None and not (
            len(self.period) == 2
            and all(isinstance(day, date) and not isinstance(day, datetime) for day in self.period)  # pyright: ignore[reportUnnecessaryIsInstance]
            and self.period[0] <= self.period[1]
        ):
            raise ArgumentError("period", "must be two dates, the first one not after the last one")
        if self.salt is not None and len(self.secret) < _LEAST_SALT:
            raise ArgumentError("salt", f"must have at least {_LEAST_SALT} bytes")
        self._check_personal(pipeline, known)

    def _check_personal(self, pipeline: Pipeline, tables: Sequence[str]) -> None:
        for place, choice in self._choices.items():
            if choice not in _CHOICES:
                raise ArgumentError("personal_data", "must be 'drop', 'hash' or 'keep', or a mapping to these")
            table, _, column = place.partition(".")
            if place != _ALL and table not in tables:
                raise ArgumentError("personal_data", f"names a table that does not exist; {_suggestion(table, tables)}")
            if column:
                columns = [one.name for one in pipeline.records[pipeline.table(table).record]]
                if column not in columns:
                    raise ArgumentError(
                        "personal_data", f"names a column that does not exist; {_suggestion(column, columns)}"
                    )

    @property
    def secret(self) -> bytes:
        """The salt as bytes; empty without one."""
        salt = self.salt
        if salt is None:
            return b""
        return salt.encode("utf-8", "surrogatepass") if isinstance(salt, str) else bytes(salt)

    @property
    def _choices(self) -> Mapping[str, Any]:
        given: Any = self.personal_data
        return cast("Mapping[str, Any]", given) if isinstance(given, Mapping) else {_ALL: given}

    def choice(self, table: Table, column: Column) -> Personal:
        """Return what happens to a column of a table. What is not private is kept.

        A column that a pipeline keeps by default is dropped or hashed only if the caller names it or its table.

        Raises:
            ArgumentError: A column that identifies a row cannot be dropped, or there is no salt.
        """
        choices = self._choices
        is_key = column.name in table.key
        named: Personal | None = choices.get(f"{table.name}.{column.name}", choices.get(table.name))
        if not column.private and f"{table.name}.{column.name}" not in choices:
            return "keep"
        chosen: Personal = named or choices.get(_ALL, "drop")
        if named is None and column.kept:
            return "keep"
        if is_key and chosen == "drop":
            if f"{table.name}.{column.name}" in choices:
                raise ArgumentError("personal_data", f"cannot drop {table.name}.{column.name}: it identifies a row")
            chosen = "keep" if column.kept else "hash"
        if chosen == "hash" and not self.salt:
            reason = "it identifies a row and is private, so it is hashed" if is_key else "to hash columns"
            raise ArgumentError("salt", f"is needed for {table.name}.{column.name}: {reason}")
        return chosen

    def keeps(self, table: Table, column: Column) -> bool:
        """Return whether the caller keeps a column, with all that is private inside it."""
        choices = self._choices
        chosen = choices.get(f"{table.name}.{column.name}", choices.get(table.name, choices.get(_ALL)))
        return bool(chosen == "keep")

    def hashed(self, value: str) -> str:
        """Return the keyed hash of a value."""
        return hmac.new(self.secret, value.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()

    def fingerprint(self, table: Table, columns: Mapping[str, Personal], zone: str) -> str:
        """Return a digest of what decides about the contents of a row. It says nothing about the salt."""
        check = self.hashed("prackit") if "hash" in columns.values() else ""
        text = repr((table.key, sorted(columns.items()), zone, check))
        return hashlib.sha256(text.encode()).hexdigest()[:16]


def _suggestion(name: str, known: Sequence[str]) -> str:
    meant = similar_name(known, name)
    return f"did you mean {meant}?" if meant else f"there are {', '.join(known)}"
