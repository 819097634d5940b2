"""What a destination contains already: the keys and digests of a table, and whole rows to mark."""

# pyright: reportPrivateUsage=false
# ruff: noqa: SLF001 - dlt has no public function that makes the name of a dataset

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from attrs import define, field

from ..values.signal_handlers import let_through
from .rows import CANCELLED, DIGEST, VANISHED, Row, RowMaker

_CHUNK = 5000


@define
class Stored:
    """What is known of a stored row."""

    digest: str
    vanished: bool
    cancelled: bool

    @property
    def is_live(self) -> bool:
        """Whether the row is marked neither as vanished nor as cancelled."""
        return not (self.vanished or self.cancelled)


class Access:
    """The destination of the active pipeline. One serves all tables of a run, because dlt is slow to look it up."""

    def __init__(self, schema: str) -> None:
        import dlt

        pipeline: Any = dlt.current.pipeline()
        destination = pipeline.destination
        self.other_dataset = _loads_elsewhere(pipeline)
        known = pipeline.schemas.get(schema)
        self._capabilities = None if destination is None else destination.capabilities()
        self._naming = dlt.current.source_schema().naming
        self._columns: dict[str, dict[str, str]] = (
            {}
            if known is None
            else {
                name: {one: str(column.get("data_type", "")) for one, column in table["columns"].items()}
                for name, table in known.tables.items()
            }
        )
        self._client = pipeline.sql_client(schema) if self._columns else None

    def merges(self, resource: Any) -> bool:
        """Return whether the destination updates the rows of a resource. dlt would repeat them if it cannot."""
        from dlt.common.destination.exceptions import DestinationCapabilitiesException
        from dlt.common.destination.utils import resolve_merge_strategy

        if self._capabilities is None:
            return True
        table = resource.compute_table_schema()
        try:
            strategy = resolve_merge_strategy({table["name"]: table}, table, self._capabilities)
        except DestinationCapabilitiesException as error:
            let_through(error)
            return False
        return strategy in ("delete-insert", "upsert")

    def other_types(self, maker: RowMaker) -> list[str]:
        """Return the columns of a table that have another type than the rows which its maker makes."""
        stored = self._columns.get(self._naming.normalize_table_identifier(maker.table.name), {})
        types = {name: stored.get(self._naming.normalize_identifier(name)) for name in maker.hints_by_name}
        return [name for name, kind in types.items() if kind and kind != maker.hints_by_name[name]["data_type"]]

    def select(self, table: str, names: list[str]) -> Iterator[Row]:
        """Yield these columns of all rows of a table, none if the table or a column does not exist."""
        from dlt.destinations.exceptions import DatabaseUndefinedRelation

        table = self._naming.normalize_table_identifier(table)
        columns = [self._naming.normalize_identifier(name) for name in names]
        if self._client is None or not set(columns) <= self._columns.get(table, {}).keys():
            return
        try:
            with self._client as client:
                listed = ", ".join(map(client.escape_column_name, columns))
                query = f"SELECT {listed} FROM {client.make_qualified_table_name(table)}"
                with client.execute_query(query) as cursor:
                    while rows := cursor.fetchmany(_CHUNK):
                        for row in rows:
                            yield dict(zip(names, row, strict=True))
        except DatabaseUndefinedRelation as error:
            let_through(error)
            del self._columns[table]

    def has(self, table: str) -> bool:
        """Return whether a table exists, as far as is known after its rows were read."""
        return self._naming.normalize_table_identifier(table) in self._columns


def _loads_elsewhere(pipeline: Any) -> bool:
    """Return whether a run of dlt loads into another dataset than that which the pipeline shows to its sources.

    While dlt extracts, the pipeline has the dataset of its last run. Only the call of ``run`` has the other.
    """
    run = inspect.unwrap(getattr(pipeline.run, "__func__", pipeline.run)).__code__
    frame = inspect.currentframe()
    while frame is not None and not (frame.f_code is run and frame.f_locals.get("self") is pipeline):
        frame = frame.f_back
    given = None if frame is None else frame.f_locals.get("dataset_name")
    return given is not None and pipeline._make_dataset_name(given, pipeline.destination) != pipeline.dataset_name


@define
class Destination:
    """The table of a destination."""

    maker: RowMaker
    access: Access
    rows: dict[Any, Stored] = field(factory=dict[Any, Stored])

    def load(self) -> None:
        """Read the keys and digests of all rows. A table that does not exist has none."""
        maker = self.maker
        marks = [VANISHED, *([CANCELLED] if maker.removable else [])]
        for values in self.access.select(self.maker.table.name, [*maker.key, DIGEST, *marks]):
            key = maker.key_of({name: self._read(name, values[name]) for name in maker.key})
            cancelled = maker.removable and values[CANCELLED] is not None
            self.rows[key] = Stored(values[DIGEST], values[VANISHED] is not None, cancelled)

    def has_rows(self) -> bool:
        """Return whether the table has rows."""
        return next(self.access.select(self.maker.table.name, [DIGEST]), None) is not None

    def whole(self, wanted: Callable[[Any], bool]) -> Iterator[tuple[Any, Row]]:
        """Yield the key and the contents of some rows, with the columns that the table has now."""
        names = list(self.maker.hints())
        for values in self.access.select(self.maker.table.name, names):
            row = {name: self._read(name, value) for name, value in values.items() if value is not None}
            key = self.maker.key_of(row)
            if wanted(key):
                yield key, row

    def _read(self, name: str, value: Any) -> Any:
        """Return a stored value with the type that it had. Some databases store times, flags and numbers as text."""
        hint = self.maker.hints_by_name[name]
        read = _READERS.get(hint["data_type"])
        return value if value is None or read is None else read(value, hint)


def _moment(value: Any, hint: Mapping[str, Any]) -> Any:
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    if not isinstance(moment, datetime):
        return moment
    if hint.get("timezone") is False:
        return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _day(value: Any, hint: Mapping[str, Any]) -> Any:
    return date.fromisoformat(value[:10]) if isinstance(value, str) else value


def _exact(value: Any, hint: Mapping[str, Any]) -> Any:
    return Decimal(str(value))


def _flag(value: Any, hint: Mapping[str, Any]) -> Any:
    return bool(value)


def _json(value: Any, hint: Mapping[str, Any]) -> Any:
    return json.loads(value) if isinstance(value, str) else value


_READERS: Mapping[str, Callable[[Any, Mapping[str, Any]], Any]] = {
    "timestamp": _moment,
    "date": _day,
    "decimal": _exact,
    "bool": _flag,
    "json": _json,
}
