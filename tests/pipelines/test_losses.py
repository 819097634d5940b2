"""What a run must not lose or mark: rows that its arguments leave out, and values that the API no longer shows."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

import coreplus_client
from pracsuite_client import ArgumentError, F
from pracsuite_client.dlt import ExportError, export

from .fake_api import START, FakeApi, FakeList
from .memory import Store
from .support import MODULES, PIPELINES, client_of, dicts

FULLY = timedelta(0)
DAY = timedelta(days=1)


@pytest.fixture
def server() -> FakeApi:
    server = FakeApi("pracsuite")
    for number in range(1, 9):
        server.lists["appointments.list"].put(number, START - DAY, client_id=number, duration=30, practitioner_id=1)
        server.lists["patients.list"].put(number, START - DAY)
    return server


def run(server: FakeApi, folder: Path, *tables: str, **options: Any) -> Any:
    options = {"full_compare": FULLY} | options
    names = tables or ("appointments",)
    return export(f"duckdb:{folder / 'clinic.duckdb'}", client_of("pracsuite", server), tables=names, **options)


def rows(folder: Path, table: str = "appointments") -> list[dict[str, Any]]:
    return sorted(dicts(folder / "clinic.duckdb", table), key=repr)


def appointments(server: FakeApi) -> FakeList:
    return server.lists["appointments.list"]


# ---- arguments


@pytest.mark.parametrize(
    ("table", "given"),
    [
        ("resources", {"page": 2}),
        ("resources", {"page_size": 5}),
        ("resources", {"limit": 6}),
        ("appointments", {"allow_changes": True}),
        ("appointments", {"order_by": ["created"]}),
        ("appointments", {"a": 1}),
        ("appointments", 5),
    ],
)
def test_argument_about_which_a_run_decides_is_refused(table: str, given: Any, server: FakeApi, tmp_path: Path) -> None:
    with pytest.raises(ArgumentError, match=r"^arguments: "):
        run(server, tmp_path, table, arguments={table: given})
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize("api", PIPELINES)
def test_no_list_takes_an_argument_for_a_page_or_a_period_or_a_time(api: str) -> None:
    client = client_of(api, FakeApi(api))
    for table in PIPELINES[api].tables:
        names = {*table.paging, "limit", "allow_changes"}
        if table.period:
            names |= {table.period.start, table.period.end}
        if table.cursor and table.cursor.argument:
            names.add(table.cursor.argument)
        assert len(table.paging) == (2 if table.page_size else 0)
        for name in names:
            given = {name: 1, **dict.fromkeys((*table.needed, *table.path), 1)}
            with pytest.raises((ArgumentError, coreplus_client.ArgumentError), match=r"^arguments: "):
                MODULES[api].source(client, arguments={table.name: given})


def _filtered(request: Any, body: dict[str, Any]) -> None:
    """Answer a list with a filter with a part of it."""
    if "appointments" in body and ("q[]" in request.url.params or "x" in request.url.params):
        body["appointments"] = [one for one in body["appointments"] if one["appointment_id"] <= 5]
        body["total_entries"] = len(body["appointments"])


@pytest.mark.parametrize("given", [{"where": [F.practitioner_id == 1]}, {"extra_query": {"x": "1"}}])
def test_list_that_the_caller_filters_marks_nothing(given: Any, server: FakeApi, store: Store) -> None:
    store.run(server)
    server.fault = _filtered
    summary = store.run(server, arguments={"appointments": given}, max_vanished=1)
    assert summary.table("appointments").notes == [
        "no row was marked as vanished: the arguments leave out a part of the list"
    ]
    assert not any(row["_vanished_at"] for row in store.rows())
    del appointments(server).records[1,]
    assert store.run(server).table("appointments").vanished == 1


def test_run_after_a_filtered_one_reads_what_that_left_out(server: FakeApi, store: Store) -> None:
    server.fault = _filtered
    filtered = {"appointments": {"where": [F.practitioner_id == 1]}}
    store.run(server, arguments=filtered, full_compare=None)
    assert len(store.rows()) == 5
    server.advance(hours=9)
    store.run(server, full_compare=None)
    assert len(store.rows()) == 8


def test_arguments_for_one_parent_mark_nothing_of_the_others(server: FakeApi, store: Store) -> None:
    accounts = server.lists["patient_accounts.list_by_patient"]
    for number in range(1, 4):
        accounts.put(number, START)
    store.run(server, "patient_accounts")
    server.fault = lambda request, body: None
    given = {"patient_accounts": {PIPELINES["pracsuite"].table("patient_accounts").path[0]: 2}}
    store.run(server, "patient_accounts", arguments=given, max_vanished=1)
    assert not any(row["_vanished_at"] for row in store.rows("patient_accounts"))


def test_list_that_needs_arguments_is_compared_with_the_same_ones_only(server: FakeApi, store: Store) -> None:
    name = "available_appointments"
    listed = server.lists[f"{PIPELINES['pracsuite'].table(name).resource}.{PIPELINES['pracsuite'].table(name).method}"]
    for number in range(1, 5):
        listed.put(number, START)
    first: Any = {"from_": date(2027, 1, 4), "to": date(2027, 1, 4), "appointment_type_id": 1}
    store.run(server, name, arguments={name: first})
    del listed.records[next(iter(listed.records))]
    store.run(server, name, arguments={name: first | {"appointment_type_id": 2}})
    assert not any(row["_vanished_at"] for row in store.rows(name))
    store.run(server, name, arguments={name: first})
    assert not any(row["_vanished_at"] for row in store.rows(name))


# ---- small tables


@pytest.mark.parametrize("count", range(2, 10))
@pytest.mark.parametrize("most", [0, 0.25, 0.5])
def test_no_more_rows_are_marked_than_the_caller_accepts(count: int, most: float, store: Store) -> None:
    server = FakeApi("pracsuite")
    for number in range(1, count + 1):
        server.lists["resources.list"].put(number, START)
    store.run(server, "resources")
    accepted = int(most * count)
    records = server.lists["resources.list"].records
    for key in list(records)[: accepted + 1]:
        del records[key]
    assert store.run(server, "resources", max_vanished=most).table("resources").vanished == 0
    if accepted:
        server.lists["resources.list"].put(accepted + 1, START)
        assert store.run(server, "resources", max_vanished=most).table("resources").vanished == accepted


# ---- values

DRIFTS: dict[str, Any] = {
    "text": lambda one: one.update(duration="half an hour"),
    "number": lambda one: one.update(client_id=1.5),
    "time": lambda one: one.update(app_time_is="x", created=["x"]),
    "renamed": lambda one: one.update(length=one.pop("duration")),
    "removed": lambda one: one.pop("client_id"),
    "null": lambda one: one.update(client_id=None),
}


@pytest.mark.parametrize(
    ("drift", "whole"),
    [(drift, whole) for drift in DRIFTS for whole in (True, False)],
)
def test_values_that_most_records_lose_stay(drift: str, whole: bool, store: Store) -> None:
    server = FakeApi("pracsuite")
    for number in range(1, 31):
        appointments(server).put(number, START - DAY, client_id=number, duration=30, created="2027-01-01T00:00:00Z")
    store.run(server)
    before = store.rows()
    server.advance(minutes=5)
    for one in appointments(server).records.values():
        DRIFTS[drift](one.values)
        one.values["description"] = "new"
        one.updated = server.now
    with pytest.raises(ExportError, match="30 of 30 stored values") as caught:
        store.run(server, full_compare=FULLY if whole else DAY)
    assert caught.value.summary.table("appointments").failed
    names = ("client_id", "duration", "created", "app_time_utc")
    assert [[row[name] for name in names] for row in store.rows()] == [[row[name] for name in names] for row in before]
    store.run(server, max_vanished=1)
    assert store.rows() != before


@pytest.mark.parametrize("drift", ["renamed", "text"])
def test_files_keep_the_rows_whose_values_stay(drift: str, server: FakeApi, tmp_path: Path) -> None:
    import pyarrow.dataset

    def write() -> list[tuple[Any, ...]]:
        try:
            export(f"parquet:{tmp_path / 'files'}", client_of("pracsuite", server), tables=["appointments"])
        except ExportError:
            assert before
        found = pyarrow.dataset.dataset(str(tmp_path / "files" / "pracsuite" / "appointments"), format="parquet")
        return sorted((row["appointment_id"], row["duration"]) for row in found.to_table().to_pylist())

    before: list[tuple[Any, ...]] = []
    before = write()
    for one in appointments(server).records.values():
        DRIFTS[drift](one.values)
    assert write() == write() == before


def test_value_that_one_record_loses_is_lost_and_reported(server: FakeApi, store: Store) -> None:
    for number in range(9, 60):
        appointments(server).put(number, START - DAY, client_id=number, duration=30)
    store.run(server)
    for one, value in zip(appointments(server).records.values(), ["x", None], strict=False):
        one.values["duration"] = value
    summary = store.run(server).table("appointments")
    assert summary.changed == 2
    assert summary.notes == ["duration: 1 values could not be read wholly; see _unreadable"]
    assert sum(row["duration"] is None for row in store.rows()) == 2


def test_drift_that_is_over_leaves_the_rows_as_they_were(server: FakeApi, tmp_path: Path) -> None:
    run(server, tmp_path)
    before = rows(tmp_path)
    for one in appointments(server).records.values():
        one.values["duration"] = "30"
    with pytest.raises(ExportError):
        run(server, tmp_path)
    for one in appointments(server).records.values():
        one.values["duration"] = 30
    run(server, tmp_path)
    after = rows(tmp_path)
    for row in (*after, *before):
        del row["_dlt_id"], row["_dlt_load_id"]
    assert after == before
    assert run(server, tmp_path).table("appointments").changed == 0


BROKEN = [
    ([{"item_id": 1}, {"item_id": "1", "debit": "$95.50"}, "x"], {"[1].item_id", "[1].debit", "[2]"}),
    ([{"debit": ["95"]}], {"[0].debit"}),
    ([[{"debit": "1"}], 7, None], {"[1]"}),
    ({"item_id": True}, {""}),
]


@pytest.mark.parametrize(("lines", "places"), BROKEN)
def test_unreadable_value_inside_a_record_is_named(lines: Any, places: set[str], store: Store) -> None:
    server = FakeApi("pracsuite")
    server.lists["patients.list"].put(1, START)
    server.lists["patient_accounts.list_by_patient"].put(1, START)
    server.lists["invoices.list_by_patient_account"].put(1, START, invoice_items=lines)
    summary = store.run(server, "invoices").table("invoices")
    (row,) = store.rows("invoices")
    found = json.loads(row["_unreadable"])
    assert {name.removeprefix("invoice_items") for name in found} >= places
    assert any(note.startswith("invoice_items: 1 values") for note in summary.notes)


def test_names_inside_records_are_those_of_the_document(store: Store) -> None:
    server = FakeApi("pracsuite")
    server.lists["practitioners.list"].put(1, START, links={"self": "https://clinic.example/v1/practitioner/1"})
    store.run(server, "practitioners", personal_data="keep")
    (row,) = store.rows("practitioners")
    assert json.loads(row["links"]) == {"self": "https://clinic.example/v1/practitioner/1"}


# ---- salts, clocks and cancellations


def test_other_salt_is_refused_for_columns_that_are_no_keys(server: FakeApi, tmp_path: Path) -> None:
    first, other = "one salt of enough bytes", "another salt of enough bytes"
    choice = {"patients.email": "hash"}
    run(server, tmp_path, "patients", personal_data=choice, salt=first)
    for table, column in (("patients", "email"), ("appointments", "description")):
        with pytest.raises(ArgumentError, match=r"^salt: "):
            run(server, tmp_path, table, personal_data={f"{table}.{column}": "hash"}, salt=other)
    run(server, tmp_path, "patients", personal_data=choice, salt=first)


@pytest.mark.parametrize("hours", [2, 5, 24, 24 * 40])
def test_records_are_found_after_the_clock_of_the_server_went_back(hours: int, store: Store) -> None:
    server = FakeApi("pracsuite")
    for number in range(1, 9):
        appointments(server).put(number, START - timedelta(minutes=number))
    store.run(server, full_compare=DAY)
    server.advance(hours=-hours)
    for number in (9, 10):
        appointments(server).put(number, server.now)
        server.advance(minutes=1)
        summary = store.run(server, full_compare=DAY).table("appointments")
        assert summary.new == 1
    assert len(store.rows()) == 10


def test_time_of_a_cancellation_is_never_that_of_this_machine(server: FakeApi, store: Store) -> None:
    store.run(server)
    del appointments(server).records[1,]
    server.lists["cancelled_appointments.list"].put(1, START, appointment_id=1)
    store.run(server, full_compare=DAY)
    (found,) = [row["_cancelled_at"] for row in store.rows() if row["_cancelled_at"]]
    assert found == START


@pytest.mark.parametrize("late", [True, False])
def test_cancellation_without_a_time_of_change_is_found_by_the_full_comparison(
    late: bool, server: FakeApi, store: Store
) -> None:
    """It may also be recorded only after the appointment was marked as vanished."""
    store.run(server)
    del appointments(server).records[1,]
    if late:
        store.run(server)
        assert [bool(row["_vanished_at"]) for row in store.rows()].count(True) == 1
    server.lists["cancelled_appointments.list"].put(1, None, appointment_id=1)
    store.run(server)
    (row,) = [row for row in store.rows() if row["appointment_id"] == 1]
    assert (row["_cancelled_at"], row["_vanished_at"]) == (START, None)
