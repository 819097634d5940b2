"""Pipelines of the caller: a destination that repeats rows is refused, and what dlt drops is written again."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pracsuite_client import ArgumentError
from pracsuite_client.dlt import source
from tests.tiers import cases

from .fake_api import START, FakeApi
from .support import client_of

COUNT = 8
IS_DEEP = cases(60) >= 60


@pytest.fixture
def server() -> FakeApi:
    server = FakeApi("pracsuite")
    for number in range(1, COUNT + 1):
        server.lists["patients.list"].put(number, START - timedelta(days=1))
    return server


def run(server: FakeApi, folder: Path, destination: Any, *, given: Any = None, **options: Any) -> None:
    import dlt
    from dlt.pipeline.exceptions import PipelineStepFailed

    pipeline = dlt.pipeline(
        "own", pipelines_dir=str(folder / "pipelines"), destination=destination, dataset_name="clinic"
    )
    made = source(client_of("pracsuite", server), tables=["patients"], **(given or {}))
    try:
        pipeline.run(made, **options)
    except PipelineStepFailed as error:
        found: BaseException | None = error
        while found is not None and not isinstance(found, ArgumentError):
            found = found.__cause__ or found.__context__
        raise found or error from None


def files(folder: Path) -> Any:
    import dlt

    return dlt.destinations.filesystem((folder / "lake").as_uri())


def database(folder: Path) -> Any:
    import dlt

    return dlt.destinations.duckdb(str(folder / "x.duckdb"))


def count(folder: Path) -> int:
    with duckdb.connect(str(folder / "x.duckdb"), read_only=True) as opened:
        found: int = opened.sql("SELECT COUNT(*) FROM clinic.patients WHERE _vanished_at IS NULL").fetchall()[0][0]
        return found


@pytest.mark.parametrize("form", ["jsonl", "parquet", "csv"][: None if IS_DEEP else 1])
def test_files_are_refused_unless_they_are_replaced(form: Any, server: FakeApi, tmp_path: Path) -> None:
    with pytest.raises(ArgumentError, match=r"^replace: "):
        run(server, tmp_path, files(tmp_path), loader_file_format=form)
    assert not server.requests
    for _ in range(2):
        run(server, tmp_path, files(tmp_path), given={"replace": True}, loader_file_format=form)
    assert len([*(tmp_path / "lake" / "clinic" / "patients").iterdir()]) == 1


@pytest.mark.parametrize(
    "disposition",
    ["append", {"disposition": "merge", "strategy": "scd2"}, {"disposition": "merge", "strategy": "insert-only"}],
)
def test_way_of_writing_that_repeats_or_retires_rows_is_refused(
    disposition: Any, server: FakeApi, tmp_path: Path
) -> None:
    run(server, tmp_path, database(tmp_path))
    with pytest.raises(ArgumentError, match=r"^replace: "):
        run(server, tmp_path, database(tmp_path), write_disposition=disposition)


@pytest.mark.parametrize(
    "options",
    [
        {"refresh": "drop_sources"},
        {"refresh": "drop_resources"},
        {"refresh": "drop_data"},
        {"write_disposition": "replace"},
        {"write_disposition": {"disposition": "merge", "strategy": "upsert"}},
    ][:: 1 if IS_DEEP else 3],
    ids=str,
)
@pytest.mark.parametrize("changed", [0, 1] if IS_DEEP else [0])
def test_tables_that_dlt_drops_are_written_again(
    options: dict[str, Any], changed: int, server: FakeApi, tmp_path: Path
) -> None:
    run(server, tmp_path, database(tmp_path))
    server.advance(minutes=5)
    for number in range(1, changed + 1):
        server.lists["patients.list"].put(number, server.now, archive=False)
    for _ in range(2):
        run(server, tmp_path, database(tmp_path), **options)
        assert count(tmp_path) == COUNT
    run(server, tmp_path, database(tmp_path))
    assert count(tmp_path) == COUNT


# ---- what dlt offers for a source


def twice(server: FakeApi, folder: Path, change: Any = None, **options: Any) -> Any:
    """Run a source, remove a record, and run it again with one pipeline, the second time with options."""
    import dlt
    from dlt.pipeline.exceptions import PipelineStepFailed

    pipeline = dlt.pipeline(
        "own", pipelines_dir=str(folder / "pipelines"), destination=database(folder), dataset_name="clinic"
    )

    def made() -> Any:
        tables = ["patients", "appointments"]
        return source(client_of("pracsuite", server), tables=tables, full_compare=timedelta(0))

    pipeline.run(made())
    server.lists["patients.list"].records.popitem()
    server.advance(minutes=5)
    changed = made()
    if change is not None:
        change(changed)
    try:
        pipeline.run(changed, **options)
    except PipelineStepFailed as error:
        found: BaseException | None = error
        while found is not None and not isinstance(found, ArgumentError):
            found = found.__cause__ or found.__context__
        raise found or error from None
    return pipeline


@pytest.mark.parametrize(
    ("change", "options", "argument"),
    [
        (None, {"dataset_name": "other"}, "dataset_name"),
        (None, {"table_name": "people"}, "table_name"),
        (lambda made: made.patients.apply_hints(table_name="people"), {}, "table_name"),
    ],
    ids=["dataset of a run", "table of a run", "table of a hint"],
)
def test_place_with_which_the_list_is_not_compared_is_refused(
    change: Any, options: Any, argument: str, server: FakeApi, tmp_path: Path
) -> None:
    with pytest.raises(ArgumentError, match=f"^{argument}: must be"):
        twice(server, tmp_path, change, **options)
    assert count(tmp_path) == COUNT


@pytest.mark.parametrize(
    ("change", "options"),
    [
        (lambda made: made.parallelize(), {}),
        (None, {"loader_file_format": "jsonl"}),
        (None, {"dataset_name": "clinic"}),
    ],
    ids=["in parallel", "as lines", "into the same dataset"],
)
def test_run_in_another_way_finds_the_same(change: Any, options: Any, server: FakeApi, tmp_path: Path) -> None:
    """The list of appointments is empty, so nothing of it is written."""
    pipeline = twice(server, tmp_path, change, **options)
    assert count(tmp_path) == COUNT - 1
    pipeline.run(source(client_of("pracsuite", server), tables=["patients"]), **options)
    assert count(tmp_path) == COUNT - 1


def test_limit_counts_pages(server: FakeApi, tmp_path: Path) -> None:
    import dlt

    for number in range(1, 251):
        server.lists["patients.list"].put(number, START - timedelta(days=1))

    pipeline = dlt.pipeline(
        "own", pipelines_dir=str(tmp_path / "pipelines"), destination=database(tmp_path), dataset_name="clinic"
    )
    made = source(client_of("pracsuite", server), tables=["patients"])
    made.add_limit(1)
    pipeline.run(made)
    assert count(tmp_path) == 100
    pipeline.run(source(client_of("pracsuite", server), tables=["patients"]))
    assert count(tmp_path) == 250
