"""Exports: a source, run into a database or into files."""

# pyright: reportPrivateUsage=false
# ruff: noqa: SLF001 - dlt has no public function that turns its telemetry off in a process in which it runs

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import attrs

from ..errors.tracebacks import HIDDEN
from ..values.argument_error import ArgumentError
from ..values.signal_handlers import let_through
from .definition import Pipeline
from .options import Options
from .source import Run, make_source
from .summary import ExportError, Summary

KINDS = ("duckdb", "sqlite", "parquet")
"""Where an export can write to."""

_SETTINGS = {
    "RUNTIME__DLTHUB_TELEMETRY": "false",
    "RUNTIME__LOG_LEVEL": "ERROR",
    "LOAD__DELETE_COMPLETED_JOBS": "true",
    "DATA_WRITER__DISABLE_COMPRESSION": "true",
    "LOAD__TRUNCATE_STAGING_DATASET": "true",
}
"""The settings of dlt during an export: nothing is reported to anyone, and no copy of the data remains.

Files on the way to the target are not compressed, because they are read once on the same machine.
"""


def run_export(
    pipeline: Pipeline, client: Any, to: str, options: Options, progress: Callable[[str, int], None] | None = None
) -> Summary:
    """Load the lists of an API into tables; see the function ``export`` of a client's module ``dlt``."""
    with HIDDEN, HIDDEN:
        kind, place = _target(to, pipeline.name)
        options.check(pipeline)
        run = Run(progress) if progress else Run()
        with _settings():
            import dlt

            own = attrs.evolve(options, tolerant=True, replace=kind == "parquet")
            chosen = make_source(pipeline, client, own, run)  # it refuses wrong options before anything is stored
            made: Any = dlt.pipeline(
                pipeline_name=f"{pipeline.name}_{hashlib.sha256(os.fsencode(place)).hexdigest()[:12]}",
                pipelines_dir=os.fspath(place.with_name(f"{place.name}.dlt")),
                destination=_destination(kind, place),
                dataset_name="main" if kind == "sqlite" else pipeline.name,
            )
            with _own_errors():
                if made.has_pending_data:
                    made.run()
                made.run(chosen, **({} if kind == "sqlite" else {"loader_file_format": "parquet"}))
            summary = Summary(to, [run.summaries[name] for name in chosen.resources if name in run.summaries])
            _count(made, pipeline.name, summary)
        failed = {one.table: run.errors.get(one.table) for one in summary.tables if one.failed}
        if failed:
            left_out = ValueError("a row was left out")
            raise ExportError(summary, {name: error or left_out for name, error in failed.items()})
        return summary


def _target(to: str, dataset: str) -> tuple[str, Path]:
    kind, separator, place = to.partition(":")
    if kind not in KINDS or not separator or not place:
        raise ArgumentError("to", "must be duckdb:<file>, sqlite:<file> or parquet:<folder>")
    path = Path(place).resolve()
    if not path.parent.is_dir():
        raise ArgumentError("to", "is in a folder that does not exist")
    if kind == "duckdb" and path.stem.casefold() == dataset.casefold():
        raise ArgumentError("to", f"must not be called {dataset}, which is the name of the dataset in the file")
    return kind, path


def _destination(kind: str, place: Path) -> Any:
    import dlt

    if kind == "duckdb":
        return dlt.destinations.duckdb(os.fspath(place))
    if kind == "sqlite":
        return dlt.destinations.sqlalchemy(f"sqlite:///{place.as_posix()}")
    return dlt.destinations.filesystem(place.as_uri())


@contextmanager
def _settings() -> Generator[None]:
    """Use settings of dlt, which it reads from the environment."""
    before: Mapping[str, str | None] = {name: os.environ.get(name) for name in _SETTINGS}
    os.environ.update(_SETTINGS)
    from dlt.common.runtime import anon_tracker

    tracker: Any = anon_tracker
    # A pipeline of the caller may have started it in this process. Without an address, it sends nothing.
    endpoint, tracker._ANON_TRACKER_ENDPOINT = tracker._ANON_TRACKER_ENDPOINT, None
    try:
        yield
    finally:
        tracker._ANON_TRACKER_ENDPOINT = endpoint
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


@contextmanager
def _own_errors() -> Generator[None]:
    """Raise an ``ArgumentError`` or an interruption inside an exception of dlt instead of that."""
    from dlt.pipeline.exceptions import PipelineStepFailed

    try:
        yield
    except PipelineStepFailed as error:
        let_through(error)
        if isinstance(error.exception, KeyboardInterrupt):
            raise error.exception from None
        found: BaseException | None = error
        while found is not None and not isinstance(found, ArgumentError):
            found = found.__cause__ or found.__context__
        if found is None:
            raise
        raise found from None


def _count(made: Any, schema: str, summary: Summary) -> None:
    """Count the rows of the tables."""
    with made.sql_client(schema) as client:
        for one in summary.tables:
            table = client.make_qualified_table_name(made.default_schema.naming.normalize_table_identifier(one.table))
            one.rows = client.execute_sql(f"SELECT COUNT(*) FROM {table}")[0][0]
