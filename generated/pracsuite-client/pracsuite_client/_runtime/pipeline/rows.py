"""Records as rows: typed values, personal data dropped or hashed, and a digest by which a change is noticed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any, cast
from zoneinfo import ZoneInfo

from attrs import field, frozen

from ..values.json import is_mapping
from ..values.records import Model
from ..values.signal_handlers import let_through
from ..values.wall_time import in_utc, is_repeated, is_skipped
from .definition import Column, Kind, Pipeline, Table
from .options import Options, Personal

DIGEST, VANISHED, CANCELLED, KEY, UNREADABLE = "_digest", "_vanished_at", "_cancelled_at", "_key", "_unreadable"
"""The columns that a pipeline adds."""

Row = dict[str, Any]

_MOST_INTEGER = 2**63
_EXPONENTS = range(-9, 29)
"""A decimal has 38 digits, 9 of them behind the point."""

UNFIT: Any = object()
"""A value that its column cannot hold."""


@frozen(slots=False)
class RowMaker:
    """Makes the rows of a table.

    Attributes:
        columns: The columns that a row has, with what happens to each.
        zone: The clinic's time zone, if it is known.
        key: The columns that identify a row.
    """

    pipeline: Pipeline
    table: Table
    options: Options
    zone: ZoneInfo | None
    columns: tuple[tuple[Column, Personal], ...]
    key: tuple[str, ...]
    removable: bool
    _shown: bool
    """Whether values that no column can hold may be shown: who knows whom they are about."""
    _readers: tuple[tuple[str, Callable[[Any, Row], Any]], ...] = field(repr=False)

    @classmethod
    def of(cls, pipeline: Pipeline, table: Table, options: Options, zone: ZoneInfo | None) -> RowMaker:
        """Return the maker for a table.

        Raises:
            ArgumentError: A column needs a salt.
        """
        declared = {column.name: column for column in pipeline.records[table.record]}
        for column in path_columns(pipeline, table):
            declared.setdefault(column.name, column)
        chosen: list[tuple[Column, Personal]] = [
            (column, options.choice(table, column)) for column in declared.values()
        ]
        columns: tuple[tuple[Column, Personal], ...] = tuple(
            (column, choice)
            for column, choice in chosen
            if choice != "drop" and not _is_empty(pipeline, table, options, column, choice)
        )
        is_plain = bool(table.key) and all(declared[name].required for name in table.key)
        shown = all(choice == "keep" and options.keeps(table, column) for column, choice in chosen)
        readers = tuple(
            (column.name, _reader(pipeline, table, options, column, choice, zone, shown=shown))
            for column, choice in columns
        )
        removable = pipeline.removed_from(table) is not None
        key = table.key if is_plain else (KEY,)
        return cls(pipeline, table, options, zone, columns, key, removable, shown, readers)

    @property
    def fingerprint(self) -> str:
        """A digest of what decides about the contents of a row."""
        given: dict[str, Personal] = {column.name: choice for column, choice in self.columns}
        given[UNREADABLE] = "keep" if self._shown else "drop"
        return self.options.fingerprint(self.table, given, str(self.zone))

    @property
    def identity(self) -> str:
        """A digest of how keys are made. Rows that were stored with another one are not those of this run."""
        choices: dict[str, Personal] = {
            column.name: choice for column, choice in self.columns if column.name in self.table.key
        }
        return self.options.fingerprint(self.table, choices, "")

    @property
    def hashes_key(self) -> bool:
        """Whether a column that identifies a row is hashed."""
        return any(choice == "hash" and column.name in self.table.key for column, choice in self.columns)

    @property
    def salt_check(self) -> str:
        """What shows whether a salt is the same, if a column is hashed."""
        is_used = any(choice == "hash" for _, choice in self.columns)
        return self.options.hashed("prackit salt")[:16] if is_used else ""

    def row(self, record: Model, path: Mapping[str, Any]) -> Row | None:
        """Return the row of a record; ``None`` if it lacks a value that the document requires.

        Args:
            record: The record.
            path: The path arguments with which it was read.
        """
        values: Row = {}
        unreadable: Row = {}
        for name, read in self._readers:
            value = getattr(record, name, None) if name in record.__wires__ else path.get(name)
            if value is not None:
                made = read(value, values)
                if made is UNFIT:
                    unreadable[name] = _plain(value) if self._shown else None
                else:
                    values[name] = made
        if unreadable:
            values[UNREADABLE] = values.get(UNREADABLE, {}) | unreadable
        if any(column.required and column.name not in values for column, _ in self.columns):
            return None
        if self.key == (KEY,):
            values[KEY] = self._surrogate(values)
        values[DIGEST] = digest(values)
        return values

    def _surrogate(self, values: Row) -> str:
        parts = [values.get(name) for name in self.table.key]
        if all(part is None for part in parts):
            return digest(values)
        return json.dumps(parts, default=str, ensure_ascii=True)

    def key_from(self, record: Model) -> Any:
        """Return the value that identifies the row of a record, ``None`` if the record does not have all of it."""
        values: Row = {}
        for name, read in self._readers:
            if name in self.table.key:
                value = getattr(record, name, None)
                values[name] = None if value is None else read(value, {})
        parts = [values.get(name) for name in self.table.key]
        if not parts or any(part is UNFIT for part in parts):
            return None
        if self.key == (KEY,):
            return None if all(part is None for part in parts) else self._surrogate(values)
        return None if None in parts else self.key_of(values)

    def key_of(self, row: Mapping[str, Any]) -> Any:
        """Return the value that identifies a row."""
        parts = tuple(row[name] for name in self.key)
        return parts[0] if len(parts) == 1 else parts

    @cached_property
    def hints_by_name(self) -> Mapping[str, dict[str, Any]]:
        """The columns for dlt, by name."""
        return self.hints()

    def hints(self) -> dict[str, dict[str, Any]]:
        """Return the columns for dlt: their types, whether they may be null, and what happened to personal data."""
        found: dict[str, dict[str, Any]] = {}
        for column, choice in self.columns:
            hint = _TYPES["text" if choice == "hash" else column.kind] | {"nullable": not column.required}
            if column.private:
                hint["x-personal-data"] = choice
            found[column.name] = hint
            if choice == "keep" and column.kind in ("wall", "offset"):
                further = {"nullable": True} | ({"x-personal-data": choice} if column.private else {})
                found[f"{column.name}_utc"] = _TYPES["instant"] | further
                if column.kind == "wall":
                    found[f"{column.name}_is_repeated"] = _TYPES["bool"] | further
        found[DIGEST] = _TYPES["text"] | {"nullable": False}
        found[VANISHED] = _TYPES["instant"] | {"nullable": True}
        found[UNREADABLE] = _TYPES["json"] | {"nullable": True}
        if self.removable:
            found[CANCELLED] = _TYPES["instant"] | {"nullable": True}
        if self.key == (KEY,):
            found[KEY] = _TYPES["text"] | {"nullable": False}
        return found


_TYPES: Mapping[str, dict[str, Any]] = {
    "text": {"data_type": "text"},
    "bigint": {"data_type": "bigint"},
    "double": {"data_type": "double"},
    "decimal": {"data_type": "decimal", "precision": 38, "scale": 9},
    "bool": {"data_type": "bool"},
    "date": {"data_type": "date"},
    "instant": {"data_type": "timestamp", "timezone": True},
    "wall": {"data_type": "timestamp", "timezone": False},
    "offset": {"data_type": "timestamp", "timezone": False},
    "json": {"data_type": "json"},
    "record": {"data_type": "json"},
}


def path_columns(pipeline: Pipeline, table: Table) -> Iterator[Column]:
    """Yield the columns for path arguments, which are those of the lists that their values come from."""
    if table.parent is None:
        yield from (Column(name, "text", required=True, private=True) for name in table.path)
        return
    source = pipeline.table(table.parent.table)
    yield from (column for column in path_columns(pipeline, source) if column.name in table.path[:-1])
    declared = {column.name: column for column in pipeline.records[source.record]}
    found = declared[table.parent.column]
    yield Column(table.path[-1], found.kind, required=True, private=found.private, kept=found.kept)


def digest(values: Mapping[str, Any]) -> str:
    """Return a digest of a row."""
    text = json.dumps(values, default=str, sort_keys=True)
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _is_empty(pipeline: Pipeline, table: Table, options: Options, column: Column, choice: Personal) -> bool:
    """Return whether nothing of the records in a column may be kept."""
    if not column.record or choice == "hash":
        return False
    return not any(True for _ in _inside(pipeline, table, options, column, choice, ()))


def _inside(
    pipeline: Pipeline, table: Table, options: Options, column: Column, choice: Personal, above: tuple[str, ...]
) -> Iterator[Column]:
    """Yield the columns of the records in a column that are kept: all of them if the caller keeps the column.

    A record that contains records of its own kind is followed only once.
    """
    named = choice == "keep" and options.keeps(table, column)
    for inner in pipeline.records[column.record]:
        kept = not inner.private or inner.kept or named
        if not kept or inner.record in above:
            continue
        if not inner.record or any(
            True for _ in _inside(pipeline, table, options, inner, choice, (*above, column.record))
        ):
            yield inner


def _reader(
    pipeline: Pipeline,
    table: Table,
    options: Options,
    column: Column,
    choice: Personal,
    zone: ZoneInfo | None,
    *,
    shown: bool,
) -> Callable[[Any, Row], Any]:
    """Return what turns the value of an attribute into that of a column. It may add further columns to the row."""
    if choice == "hash":
        return lambda value, _: options.hashed(_canonical(value))
    if column.record:
        project = _projection(pipeline, table, options, column, choice, (), shown=shown)
        return lambda value, row: _projected(project, value, column.name, row)
    if column.kind == "wall":
        return lambda value, row: _wall(value, row, column.name, zone)
    if column.kind == "offset":
        return lambda value, row: _offset(value, row, column.name)
    return lambda value, _: _converted(column, value)


def _converted(column: Column, value: Any) -> Any:
    """Return a value in the form of its column, ``UNFIT`` if it has another one."""
    if not column.items:
        return _CONVERTERS[column.kind](value)
    if not isinstance(value, list):
        return UNFIT
    inner = Column(column.name, cast("Kind", column.items))
    made = [None if part is None else _nested(inner, part) for part in _parts(value)]
    return UNFIT if any(part is UNFIT for part in made) else made


def _projected(project: Callable[[Any, str, Row], Any], value: Any, name: str, row: Row) -> Any:
    """Return records as JSON. What is not readable in them is noted in the row with its place."""
    lost: Row = {}
    made = project(value, name, lost)
    if lost:
        row[UNREADABLE] = row.get(UNREADABLE, {}) | lost
    return made


def _projection(
    pipeline: Pipeline,
    table: Table,
    options: Options,
    column: Column,
    choice: Personal,
    above: tuple[str, ...],
    *,
    shown: bool,
) -> Callable[[Any, str, Row], Any]:
    columns = tuple(_inside(pipeline, table, options, column, choice, above))
    inner = {
        one.name: _projection(pipeline, table, options, one, choice, (*above, column.record), shown=shown)
        for one in columns
        if one.record
    }

    def project(value: Any, place: str, lost: Row) -> Any:
        if isinstance(value, Model):
            found: Row = {}
            for one in columns:
                part = getattr(value, one.name, None)
                if part is not None:
                    name = one.name.removesuffix("_")  # which only Python needs
                    within = f"{place}.{name}"
                    made = inner[one.name](part, within, lost) if one.record else _nested(one, part)
                    if made is not UNFIT:
                        found[name] = made
                    else:
                        lost[within] = _plain(part) if shown else None
            return found
        if isinstance(value, list):
            listed: list[Any] = []
            for number, part in enumerate(_parts(value)):
                made = None if part is None else project(part, f"{place}[{number}]", lost)
                if made is UNFIT:
                    lost[f"{place}[{number}]"] = None
                elif made is not None:
                    listed.append(made)
            return listed
        return UNFIT

    return project


def _nested(column: Column, value: Any) -> Any:
    """Return a value inside a record in the form that it has in JSON: exact numbers and times as text."""
    if column.kind in ("wall", "offset"):
        return value.isoformat() if isinstance(value, datetime) else UNFIT
    made = _converted(column, value)
    return made.isoformat() if isinstance(made, date) else str(made) if isinstance(made, Decimal) else made


def _text(value: Any) -> Any:
    if isinstance(value, bool):
        return UNFIT
    if isinstance(value, (int, float)):
        value = str(value)
    if not isinstance(value, str):
        return UNFIT
    plain = value.replace("\0", "\ufffd")
    return plain if plain.isascii() else plain.encode("utf-8", "replace").decode()


def _integer(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, int):
        return UNFIT
    return value if -_MOST_INTEGER <= value < _MOST_INTEGER else UNFIT


def _number(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        return UNFIT
    try:
        return float(value)
    except OverflowError as error:
        let_through(error)
        return UNFIT


def _decimal(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        return UNFIT
    exact = Decimal(str(value))
    if not exact.is_finite() or (exact and exact.adjusted() >= _EXPONENTS.stop):
        return UNFIT
    exponent = exact.normalize().as_tuple().exponent
    return exact if isinstance(exponent, int) and exponent >= _EXPONENTS.start else UNFIT


def _bool(value: Any) -> Any:
    return value if isinstance(value, bool) else UNFIT


def _date(value: Any) -> Any:
    return value if isinstance(value, date) and not isinstance(value, datetime) else UNFIT


def _instant(value: Any) -> Any:
    if not isinstance(value, datetime) or value.tzinfo is None:
        return UNFIT
    try:
        return in_utc(value)
    except ValueError as error:
        let_through(error)
        return UNFIT


def _json(value: Any) -> Any:
    made = _plain(value)
    return UNFIT if made is None else made


def _wall(value: Any, row: Row, name: str, zone: ZoneInfo | None) -> Any:
    """Return a wall time, and add the same in UTC, in a repeated hour of its first pass.

    A time that the clocks skip has none, and nor has any without a time zone.
    """
    if not isinstance(value, datetime) or value.tzinfo is not None:
        return UNFIT
    if zone is not None:
        try:
            repeated = is_repeated(value, zone)
            row[f"{name}_is_repeated"] = repeated
            if repeated or not is_skipped(value, zone):
                row[f"{name}_utc"] = value.replace(tzinfo=zone, fold=0).astimezone(UTC)
        except (ValueError, OverflowError) as error:
            let_through(error)
    return value


def _offset(value: Any, row: Row, name: str) -> Any:
    """Return the wall time of a time with an offset, and add the same in UTC."""
    if not isinstance(value, datetime) or value.tzinfo is None:
        return UNFIT
    instant = _instant(value)
    if instant is not UNFIT:
        row[f"{name}_utc"] = instant
    return value.replace(tzinfo=None, fold=0)


_CONVERTERS: Mapping[str, Callable[[Any], Any]] = {
    "text": _text,
    "bigint": _integer,
    "double": _number,
    "decimal": _decimal,
    "bool": _bool,
    "date": _date,
    "instant": _instant,
    "json": _json,
}


def _plain(value: Any) -> Any:
    """Return any value of a record as JSON."""
    if isinstance(value, Model):
        return value.to_dict()
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, str):
        return _text(value)
    if is_mapping(value):
        return {str(_text(str(name))): _plain(part) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in _parts(value)]
    if isinstance(value, int) and not isinstance(value, bool) and not -_MOST_INTEGER <= value < _MOST_INTEGER:
        return str(value)
    return value


def _parts(value: Any) -> Iterator[Any]:
    """Yield the values of a list."""
    yield from value


def _canonical(value: Any) -> str:
    """Return the text that is hashed: the same for values that are the same."""
    plain = _plain(value)
    return plain if isinstance(plain, str) else json.dumps(plain, sort_keys=True)
