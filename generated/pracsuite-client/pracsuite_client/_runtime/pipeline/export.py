"""Exports: a source, run into a database or into files."""

# pyright: reportPrivateUsage=false
# ruff: noqa: SLF001 - dlt has no public function that turns its telemetry off in a process in which it runs

from __future__ import annotations

import os
import shutil
import warnings
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from typing import Any

import attrs

from ..errors.tracebacks import HIDDEN
from ..values.argument_error import ArgumentError
from ..values.signal_handlers import let_through
from .definition import Pipeline
from .options import Options
from .source import Run, make_source
from .summary import ExportError, Summary
from .target import Target

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
        target = Target.of(to, pipeline.name)
        options.check(pipeline)
        run = Run(progress) if progress else Run()
        run.when_stale = target.unclean.touch
        with _settings():
            own = attrs.evolve(options, tolerant=True, replace=target.kind == "parquet")
            chosen = make_source(pipeline, client, own, run)  # it refuses wrong options before anything is stored
            with target.locked():
                target.check()
                with _own_errors():
                    made = _ready(pipeline, target)
                    run.unsure = target.unsure.exists()
                    made.run(chosen, **({} if target.kind == "sqlite" else {"loader_file_format": "parquet"}))
                    target.unsure.unlink(missing_ok=True)
                summary = Summary(to, [run.summaries[name] for name in chosen.resources if name in run.summaries])
                _count(made, pipeline.name, summary)
                target.clean()
        failed = [one for one in summary.tables if one.failed]
        if failed:
            errors = {one.table: run.errors.get(one.table) or ValueError("; ".join(one.notes)) for one in failed}
            raise ExportError(summary, errors)
        return summary


def _ready(pipeline: Pipeline, target: Target) -> Any:
    """Return dlt's pipeline with nothing pending, and with the state that the target has.

    What a killed run left is loaded. If that is impossible, it is thrown away, and nothing that is known of the target
    counts any more until everything was read again.
    """
    from dlt.pipeline.exceptions import PipelineStepFailed

    made = _pipeline(pipeline, target)
    if made.has_pending_data:
        try:
            made.run()
        except PipelineStepFailed as error:
            let_through(error)
            if _cause(error) is not None:
                raise
            target.unsure.touch()
    shutil.rmtree(made.working_dir, ignore_errors=True)  # the state of the target counts, whatever was here
    made = _pipeline(pipeline, target)
    if target.unsure.exists():
        made.sync_destination()
        if made.default_schema_name:
            with made.destination_client() as client:
                client.initialize_storage()
                client.update_stored_schema(force=True)  # what the target claims to have may not be there
    return made


def _pipeline(pipeline: Pipeline, target: Target) -> Any:
    import dlt

    # The name is that of the state in the target, which may be moved: it says nothing about where that is.
    return dlt.pipeline(
        pipeline_name=f"{pipeline.name}_export",
        pipelines_dir=os.fspath(target.folder),
        destination=target.destination(),
        dataset_name="main" if target.kind == "sqlite" else pipeline.name,
    )


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
        with warnings.catch_warnings():
            # dlt's own statements for SQLite are not written as SQLAlchemy prefers.
            warnings.filterwarnings("ignore", message="implicitly coercing SELECT")
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
        found = _cause(error)
        if found is None:
            raise
        raise found from None


def _cause(error: BaseException | None) -> BaseException | None:
    """Return what is raised instead of an exception of dlt, ``None`` if it is that itself."""
    found = getattr(error, "exception", None)
    if isinstance(found, KeyboardInterrupt):
        return found
    found = error
    while found is not None and not isinstance(found, ArgumentError):
        found = found.__cause__ or found.__context__
    return found


def _count(made: Any, schema: str, summary: Summary) -> None:
    """Count the rows of the tables."""
    with made.sql_client(schema) as client:
        for one in summary.tables:
            table = client.make_qualified_table_name(made.default_schema.naming.normalize_table_identifier(one.table))
            one.rows = client.execute_sql(f"SELECT COUNT(*) FROM {table}")[0][0]
