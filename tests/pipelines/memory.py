"""A destination in memory, so that a run of a table takes milliseconds: the pipeline as it is, without dlt."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import attrs

from pracsuite_client import APIError
from pracsuite_client._runtime.pipeline.definition import Table
from pracsuite_client._runtime.pipeline.destination import Destination
from pracsuite_client._runtime.pipeline.options import Options
from pracsuite_client._runtime.pipeline.reading import Reader
from pracsuite_client._runtime.pipeline.rows import VANISHED, Row, RowMaker
from pracsuite_client._runtime.pipeline.summary import ExportError, Summary, TableSummary
from pracsuite_client._runtime.pipeline.tables import TableRun

from .support import PIPELINES, Server, client_of


class Memory:
    """The rows and the state of one table. It reads pages of a few records, and stores what a run yields, as dlt does.

    It offers what `Access` does: the rows that are stored.
    """

    def __init__(self, api: str, table: str, page_size: int = 100) -> None:
        pipeline = PIPELINES[api]
        small = [
            one if one.page_size is None else attrs.evolve(one, page_size=(one.page_size[0], page_size))
            for one in pipeline.tables
        ]
        self.pipeline = attrs.evolve(pipeline, tables=tuple(small))
        self.table: Table = self.pipeline.table(table)
        self.rows: dict[Any, Row] = {}
        self.state: dict[str, Any] = {}
        self.columns: list[str] = []

    def run(self, client: Any, reader: Reader | None = None, **given: Any) -> tuple[TableSummary, APIError | None]:
        """Bring the rows up to date. Return what happened, and the error that ended the run, if one did."""
        options = Options(tables=[self.table.name], **given)
        maker = RowMaker.of(self.pipeline, self.table, options, None)
        self.columns = [*maker.hints()]
        reader = reader or Reader(self.pipeline, client, options, lambda table, count: None)
        needed = bool(reader.children.get(self.table.name))
        found = TableRun(reader, maker, dict(self.state), TableSummary(self.table.name), needed=needed)
        rows: list[Row] = []
        failure: Any = None
        try:
            for batch in found.batches(Destination(maker, self)):  # type: ignore[arg-type]
                rows += batch
        except Exception as error:
            if "APIError" not in {one.__name__ for one in type(error).__mro__}:
                raise  # not that of either client
            failure = error
        self.rows |= {maker.key_of(row): row for row in rows}
        self.state = dict(found.state)
        return found.summary, failure

    def keys(self, *, marked: bool) -> set[tuple[Any, ...]]:
        """Return the keys of the records whose rows are marked as vanished, or are not."""
        rows = (row for row in self.rows.values() if (row.get(VANISHED) is not None) == marked)
        return {tuple(row[name] for name in self.table.key) for row in rows}

    # ---- what `Access` offers

    def select(self, table: str, names: list[str]) -> Iterator[Row]:
        """Yield these columns of all rows."""
        for row in list(self.rows.values()):
            yield {name: row.get(name) for name in names}

    def other_types(self, maker: RowMaker) -> list[str]:
        """Return the columns with another type, of which there are none."""
        return []


class Store:
    """Tables in memory, each filled by runs of its own, which report as an export does."""

    def __init__(self, api: str = "pracsuite") -> None:
        self.api = api
        self.tables: dict[str, Memory] = {}

    def run(self, server: Server, table: str = "appointments", **options: Any) -> Summary:
        """Bring a table up to date, by default with a full comparison.

        Raises:
            ExportError: The list could not be read, or contradicts what is stored.
        """
        memory = self.tables.setdefault(table, Memory(self.api, table))
        found, failure = memory.run(client_of(self.api, server), **{"full_compare": timedelta(0)} | options)
        summary = Summary("memory", [found])
        if failure is not None or found.failed:
            raise ExportError(summary, {table: failure or ValueError("; ".join(found.notes))})
        return summary

    def rows(self, table: str = "") -> list[dict[str, Any]]:
        """Return the rows of a table, or of the only one, with all of their columns, as a database has them."""
        (memory,) = [self.tables[table]] if table else self.tables.values()
        rows = [{name: _stored(row.get(name)) for name in memory.columns} for row in memory.rows.values()]
        return sorted(rows, key=repr)

    def marked(self, table: str = "") -> int:
        """Return the number of rows that are marked as vanished."""
        return sum(row["_vanished_at"] is not None for row in self.rows(table))


def _stored(value: Any) -> Any:
    return json.dumps(value) if isinstance(value, (dict, list)) else value
