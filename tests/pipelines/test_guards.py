"""What a comparison of whole lists does not believe, and what a pipeline keeps, declares and connects to."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from pracsuite_client.dlt import ExportError, export

from .fake_api import START, FakeApi
from .memory import Store
from .support import MODULES, PIPELINES, client_of, dicts

FULLY = timedelta(0)
COUNT = 20

Fault = Callable[[httpx.Request, dict[str, Any]], httpx.Response | None]


@pytest.fixture
def server() -> FakeApi:
    server = FakeApi("pracsuite")
    for number in range(1, COUNT + 1):
        server.lists["patients.list"].put(number, START)
    return server


def run(server: FakeApi, folder: Path, *tables: str, **options: Any) -> Any:
    file = folder / "clinic.duckdb"
    return export(f"duckdb:{file}", client_of("pracsuite", server), tables=tables, full_compare=FULLY, **options)


@pytest.mark.parametrize("left", [0, 1, 9])
def test_implausible_loss_marks_nothing_unless_the_caller_accepts_it(left: int, server: FakeApi, store: Store) -> None:
    store.run(server, "patients")
    records = server.lists["patients.list"].records
    for key in list(records)[left:]:
        del records[key]
    summary = store.run(server, "patients")
    assert summary.table("patients").notes[0].startswith("no row was marked as vanished: ")
    assert store.marked() == 0
    store.run(server, "patients", max_vanished=1)
    assert store.marked() == COUNT - left


@pytest.mark.parametrize("lost", [1, 5, 10])
def test_row_is_marked_only_if_a_second_walk_misses_it_too(lost: int, server: FakeApi, store: Store) -> None:
    store.run(server, "patients")
    walks: list[int] = []

    def lose(request: httpx.Request, body: dict[str, Any]) -> httpx.Response | None:
        walks.append(len(body["clients"]))
        if len(walks) == 1:
            body["clients"] = body["clients"][lost:]
            body["total_entries"] -= lost
        return None

    server.fault = lose
    store.run(server, "patients")
    assert walks == [COUNT, COUNT]
    assert store.marked() == 0


def _short(request: httpx.Request, body: dict[str, Any]) -> httpx.Response | None:
    body["clients"] = body["clients"][:-3]
    return None


def _without_total(request: httpx.Request, body: dict[str, Any]) -> httpx.Response | None:
    body["total_entries"] = None
    return None if request.url.params.get("page", "1") == "1" else httpx.Response(500)


def _not_json(request: httpx.Request, body: dict[str, Any]) -> httpx.Response | None:
    return httpx.Response(200, text="<html>")


def _broken(request: httpx.Request, body: dict[str, Any]) -> httpx.Response | None:
    raise httpx.ReadError("the connection was closed")


@pytest.mark.parametrize("fault", [_short, _without_total, _not_json, _broken])
def test_walk_that_is_not_proven_whole_marks_nothing(fault: Fault, server: FakeApi, store: Store) -> None:
    store.run(server, "patients")
    server.fault = fault
    with pytest.raises(ExportError, match="patients"):
        store.run(server, "patients", max_vanished=1)
    assert store.marked() == 0
    assert len(store.rows()) == COUNT


def test_parent_that_cannot_be_found_leaves_the_rows_of_all_as_they_are(server: FakeApi, store: Store) -> None:
    accounts = server.lists["patient_accounts.list_by_patient"]
    for number in range(1, 4):
        accounts.put(number, START)
    store.run(server, "patient_accounts")
    del accounts.records[next(iter(accounts.records))]
    server.fault = lambda request, body: httpx.Response(404) if "/2/account" in request.url.path else None
    store.run(server, "patient_accounts")
    assert store.marked("patient_accounts") == 0
    server.fault = lambda request, body: None
    store.run(server, "patient_accounts")
    assert store.marked("patient_accounts") == 1


def test_vanished_row_that_returns_is_no_longer_marked(server: FakeApi, store: Store) -> None:
    records = server.lists["patients.list"].records
    store.run(server, "patients")
    removed = records.pop(next(iter(records)))
    store.run(server, "patients")
    assert store.marked() == 1
    records[removed.values["client_id"],] = removed
    store.run(server, "patients")
    assert store.marked() == 0


def test_files_keep_rows_that_vanish_and_lose_none_after_a_failure(server: FakeApi, tmp_path: Path) -> None:
    import pyarrow.dataset

    def rows() -> list[dict[str, Any]]:
        folder = tmp_path / "files" / "pracsuite" / "patients"
        return list(pyarrow.dataset.dataset(str(folder), format="parquet").to_table().to_pylist())

    def write() -> None:
        export(f"parquet:{tmp_path / 'files'}", client_of("pracsuite", server), tables=["patients"])

    write()
    records = server.lists["patients.list"].records
    records.pop(next(iter(records)))
    write()
    assert len(rows()) == COUNT
    assert sum(row["_vanished_at"] is not None for row in rows()) == 1
    server.fault = _short
    with pytest.raises(ExportError):
        write()
    assert len(rows()) == COUNT


def test_sqlite_file_has_one_table_for_each_list(server: FakeApi, tmp_path: Path) -> None:
    import sqlite3

    for _ in range(2):
        export(f"sqlite:{tmp_path / 'clinic.sqlite'}", client_of("pracsuite", server), tables=["patients"])
    database = sqlite3.connect(tmp_path / "clinic.sqlite")
    try:
        assert database.execute("SELECT COUNT(*), COUNT(DISTINCT client_id) FROM patients").fetchone() == (COUNT, COUNT)
    finally:
        database.close()


def test_state_is_small_however_many_records_share_a_time(server: FakeApi, tmp_path: Path) -> None:
    for number in range(1, 900):
        server.lists["appointments.list"].put(number, START)
    run(server, tmp_path, "appointments")
    (state,) = (tmp_path / "clinic.duckdb.dlt").glob("*/state.json")
    resources = json.loads(state.read_text("utf-8"))["sources"]["pracsuite"]["resources"]
    assert {*resources["appointments"]} == {
        *("watermark", "compared", "compared_by_server", "fingerprint", "identity", "zone")
    }
    assert len(json.dumps(resources)) < 300


def test_columns_have_the_types_and_nullability_of_the_document(server: FakeApi, tmp_path: Path) -> None:
    import duckdb

    server.lists["invoices.list_by_patient_account"].put(1, START)
    server.lists["patient_accounts.list_by_patient"].put(1, START)
    run(server, tmp_path, "invoices", "payments", "appointments", personal_data="keep")
    with duckdb.connect(str(tmp_path / "clinic.duckdb"), read_only=True) as database:
        found = {
            (table, column): (kind, nullable)
            for table, column, kind, nullable in database.sql(
                "SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns"
            ).fetchall()
        }
    expected = {
        ("invoices", "invoice_id"): ("BIGINT", "NO"),
        ("invoices", "invoice_date"): ("DATE", "YES"),
        ("invoices", "issued"): ("TIMESTAMP WITH TIME ZONE", "YES"),
        ("invoices", "invoice_items"): ("JSON", "YES"),
        ("invoices", "invoice_notes"): ("VARCHAR", "YES"),
        ("payments", "total"): ("DECIMAL(38,9)", "YES"),
        ("payments", "payment_time"): ("TIMESTAMP", "YES"),
        ("payments", "payment_time_utc"): ("TIMESTAMP WITH TIME ZONE", "YES"),
        ("appointments", "app_time"): ("TIMESTAMP", "NO"),
        ("appointments", "app_time_utc"): ("TIMESTAMP WITH TIME ZONE", "YES"),
        ("appointments", "resource_ids"): ("JSON", "YES"),
        ("appointments", "description"): ("VARCHAR", "YES"),
    }
    assert {key: found[key] for key in expected} == expected
    assert ("invoices", "row_num") not in found


def test_record_without_a_required_value_is_reported_and_its_row_kept(server: FakeApi, store: Store) -> None:
    listed = server.lists["appointments.list"]
    listed.put(1, START)
    listed.put(2, START)
    store.run(server, "appointments")
    listed.put(1, START, app_time=None)
    with pytest.raises(ExportError, match="appointments") as caught:
        store.run(server, "appointments")
    assert "lacks a value" in str(caught.value.summary)
    assert store.marked("appointments") == 0
    assert len(store.rows()) == 2


def test_own_pipeline_has_every_default_table(server: FakeApi, tmp_path: Path) -> None:
    import dlt

    pipeline = dlt.pipeline(
        "own",
        pipelines_dir=str(tmp_path),
        destination=dlt.destinations.duckdb(str(tmp_path / "x.duckdb")),
        dataset_name="clinic",
    )
    source = MODULES["pracsuite"].source(client_of("pracsuite", server))
    names = {table.name for table in PIPELINES["pracsuite"].tables if table.selected}
    assert {*source.resources} == names
    assert "resources_by_appointment" not in names
    few = MODULES["pracsuite"].source(client_of("pracsuite", server), tables=["patients", "payer_contacts"])
    for _ in range(2):
        pipeline.run(few)
    assert len(dicts(tmp_path / "x.duckdb", "patients", "clinic")) == COUNT
    assert dicts(tmp_path / "x.duckdb", "payer_contacts", "clinic") == []


@pytest.fixture
def connections(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    """Refuse every connection and every lookup of a name, and note what was refused."""
    refused: list[Any] = []

    def refuse(*arguments: Any, **_: Any) -> Any:
        refused.append(arguments[-1])
        raise OSError("refused by the test")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    yield refused
    monkeypatch.undo()


@pytest.fixture
def telemetry() -> Iterator[None]:
    """Start the telemetry of dlt, as a pipeline of the caller does in the same process."""
    from dlt.common.configuration.specs import RuntimeConfiguration
    from dlt.common.runtime import anon_tracker

    configuration = RuntimeConfiguration()
    configuration.dlthub_telemetry_endpoint = "https://telemetry.example/events"
    anon_tracker.init_anon_tracker(configuration)
    yield
    anon_tracker.disable_anon_tracker()


def test_export_connects_to_nothing_but_the_server(
    telemetry: None, connections: list[Any], server: FakeApi, tmp_path: Path
) -> None:
    from dlt.common.runtime import anon_tracker

    run(server, tmp_path, "patients")
    anon_tracker.disable_anon_tracker()  # it waits for what is being sent
    assert connections == []


def test_telemetry_of_a_pipeline_of_ones_own_would_be_noticed(
    telemetry: None, connections: list[Any], tmp_path: Path
) -> None:
    import dlt
    from dlt.common.runtime import anon_tracker

    dlt.pipeline(
        "own", pipelines_dir=str(tmp_path), destination=dlt.destinations.duckdb(str(tmp_path / "x.duckdb"))
    ).run([{"a": 1}], table_name="t")
    anon_tracker.disable_anon_tracker()
    assert connections


@pytest.mark.parametrize(
    "to", ["clinic.duckdb", "duckdb:", "csv:x", "duckdb:missing/x.duckdb", "duckdb:pracsuite.duckdb"]
)
def test_wrong_target_is_refused(to: str, server: FakeApi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pracsuite_client import ArgumentError

    monkeypatch.chdir(tmp_path)
    with pytest.raises(ArgumentError, match=r"^to: "):
        export(to, client_of("pracsuite", server))
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize(("hours", "full"), [(23, False), (24, True), (72, True)])
def test_comparison_is_due_by_the_clock_of_the_server_too(
    hours: int, full: bool, server: FakeApi, store: Store
) -> None:
    """The clock of this machine may be wrong, or that of a test server may be moved."""
    for _ in range(2):
        store.run(server, "patients", full_compare=timedelta(days=1))
        server.advance(hours=hours)
        summary = store.run(server, "patients", full_compare=timedelta(days=1))
        assert summary.table("patients").full is full
        if full:
            server.advance(hours=1)
            assert not store.run(server, "patients", full_compare=timedelta(days=1)).table("patients").full
            server.advance(hours=24)
        else:
            break


def test_reason_names_the_option_that_accepts_a_loss(server: FakeApi, store: Store) -> None:
    for number in range(1, COUNT + 1):
        server.lists["patients.list"].put(number, START, archive=True)
    store.run(server, "patients")
    for number in range(1, COUNT + 1):
        server.lists["patients.list"].put(number, START, archive=None)
    with pytest.raises(ExportError, match="max_vanished=1"):
        store.run(server, "patients")
    store.run(server, "patients", max_vanished=1)
    assert {row["archive"] for row in store.rows()} == {None}
    server.lists["patients.list"].records.clear()
    (note,) = store.run(server, "patients").table("patients").notes
    assert "max_vanished=1" in note
