"""After random changes, faults and kills, the tables of an export equal the lists of the mock."""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import signal
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from pracsuite_client.dlt import ExportError, export
from practice_mock.faults import Match, Nth, Status, Truncate
from practice_mock.testing import Mock, in_process, serve
from tests.mock.support import NOW
from tests.tiers import cases

from .practice import PATHS, TABLES, Staff, client_of, live, tiny_practice, truth
from .support import dicts

FULLY = timedelta(0)
TIER = {6: "short", 30: "full"}.get(cases(60), "deep")
SEEDS = {"short": 1, "full": 20, "deep": 1000}[TIER]
KILLS = {6: 3, 30: 4}.get(cases(60), 20)
CORE = tuple(PATHS)


@pytest.fixture(scope="module")
def shared() -> Mock:
    return in_process(tiny_practice())


@pytest.fixture
def mock(shared: Mock) -> Mock:
    shared.practice.reset()
    return shared


@pytest.fixture(scope="module")
def first(shared: Mock, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the first export of the practice as it is seeded. A test copies it, with all that a run must know."""
    shared.practice.reset()
    file = tmp_path_factory.mktemp("first") / "clinic.duckdb"
    export(f"duckdb:{file}", client_of(shared), tables=CORE)
    return file


@pytest.mark.parametrize("seed", range(SEEDS))
def test_tables_equal_the_lists_after_random_changes(seed: int, mock: Mock, first: Path, tmp_path: Path) -> None:
    """Only deletions are unknown without the full comparison. The deep tier runs three times, the others once."""
    file = tmp_path / "clinic.duckdb"
    shutil.copy(first, file)
    staff = Staff(mock, seed)
    client = client_of(mock)
    for full in (False, False, True) if TIER == "deep" else (bool(seed % 2),):
        staff.work(12)
        options = {"full_compare": FULLY} if full else {}
        summary = export(f"duckdb:{file}", client, tables=CORE, **options)
        assert not any(one.notes or one.full < full for one in summary.tables)
        expected, found = truth(mock), live(file)
        if not full:
            found["appointments"] = [row for row in found["appointments"] if row[0] not in staff.deleted]
        assert found == expected


def test_cancelled_appointment_is_kept_and_marked_at_once(mock: Mock, first: Path, tmp_path: Path) -> None:
    file = tmp_path / "clinic.duckdb"
    shutil.copy(first, file)
    client = client_of(mock)
    cancelled, deleted, *_ = (one.appointment_id for one in client.appointments.list() if one.client_id)
    client.appointments.cancel(cancelled, record_as_cancelled=True)
    client.appointments.cancel(deleted, record_as_cancelled=False)
    summary = export(f"duckdb:{file}", client, tables=["appointments"]).table("appointments")
    assert (summary.full, summary.cancelled, summary.vanished) == (False, 1, 0)
    rows = {row["appointment_id"]: row for row in dicts(file, "appointments")}
    assert rows[cancelled]["_cancelled_at"].astimezone(UTC) == NOW
    assert rows[cancelled]["_vanished_at"] is None
    assert rows[deleted]["_vanished_at"] is None
    summary = export(f"duckdb:{file}", client, tables=["appointments"], full_compare=FULLY).table("appointments")
    assert (summary.full, summary.cancelled, summary.vanished) == (True, 0, 1)
    rows = {row["appointment_id"]: row for row in dicts(file, "appointments")}
    assert rows[deleted]["_vanished_at"].astimezone(UTC) == NOW
    assert rows[cancelled]["_vanished_at"] is None
    assert rows[deleted]["practitioner_id"] is not None


FAULTS = {
    "a page fails": Status(503),
    "a page is cut off": Truncate(300),
    "all pages fail with 404": Status(404),
    "permission is withdrawn": Status(403),
}


@pytest.fixture(scope="module")
def loaded(first: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file with the tables of the practice as it is seeded."""
    return Path(shutil.copy(first, tmp_path_factory.mktemp("loaded")))


FEW = ("patients", "cancelled_appointments", "practitioners")
PAGES = (("listPatients", "patients", 1), ("listCancelledAppointments", "cancelled_appointments", 1))
FAILURES = [(*page, fault) for fault in FAULTS for page in PAGES]


@pytest.mark.parametrize(("operation", "table", "call", "fault"), FAILURES[:: 1 if TIER == "deep" else 3])
def test_nothing_is_marked_after_a_failed_walk(
    operation: str, table: str, call: int, fault: str, mock: Mock, loaded: Path
) -> None:
    mock.practice.faults.add(FAULTS[fault], Match(operation=operation, nth=Nth(call)))
    with pytest.raises(ExportError) as caught:
        export(f"duckdb:{loaded}", client_of(mock, max_retries=0), tables=FEW, full_compare=FULLY)
    assert [*caught.value.errors] == [table]
    assert not any(one.vanished or one.new for one in caught.value.summary.tables)
    assert all(row["_vanished_at"] is None for name in FEW for row in dicts(loaded, name))


_CONTEXT = multiprocessing.get_context("forkserver")


def _export(url: str, file: str) -> None:
    """Export in a process that is killed at any time."""
    from pracsuite_client import PracSuite
    from practice_mock import DEMO

    keys = DEMO.pracsuite
    client = PracSuite(
        base_url=url, vendor_key=keys.vendor_key, account_key=keys.account_key, time_zone="Australia/Adelaide"
    )
    export(f"duckdb:{file}", client, tables=TABLES, full_compare=FULLY)


@pytest.fixture(scope="module")
def served() -> Iterator[Mock]:
    _CONTEXT.set_forkserver_preload(["dlt", "duckdb", "tests.pipelines.test_against_mock"])
    with serve(tiny_practice()) as mock:
        yield mock


def test_tables_equal_the_lists_after_kills_at_any_time(served: Mock, tmp_path: Path) -> None:
    file = tmp_path / "clinic.duckdb"
    chance = random.Random(7)
    staff = Staff(served, 7)
    began = time.monotonic()
    _run(served, tmp_path / "other.duckdb", None)
    longest = time.monotonic() - began
    killed = 0
    for _ in range(KILLS):
        killed += _run(served, file, chance.uniform(0.1, 1.0) * longest)
        staff.work(3)
    staff.client.close()
    assert killed >= KILLS // 2
    _run(served, file, None)
    assert live(file) == truth(served)
    for table in TABLES:
        rows = dicts(file, table)
        names = [name for name in ("_key", f"{table[:-1]}_id", "client_id") if name in rows[0]]
        assert len({tuple(row[name] for name in names) for row in rows}) == len(rows)


def _run(mock: Mock, file: Path, seconds: float | None) -> bool:
    """Export in another process, and kill it after some time. Return whether it was killed before its end."""
    process: Any = _CONTEXT.Process(target=_export, args=(mock.pracsuite_url, str(file)))
    process.start()
    process.join(seconds)
    if process.is_alive():
        os.kill(process.pid, signal.SIGKILL)
    process.join()
    assert process.exitcode in (0, -signal.SIGKILL)
    return bool(process.exitcode)


@pytest.mark.parametrize(
    ("wall", "utc", "repeated"),
    [
        ("2027-04-04T01:30:00", "2027-04-03T15:00:00", False),
        ("2027-04-04T02:30:00", "2027-04-03T16:00:00", True),  # the first pass
        ("2027-04-04T03:30:00", "2027-04-03T18:00:00", False),
        ("2026-10-04T01:30:00", "2026-10-03T16:00:00", False),
        ("2026-10-04T02:30:00", None, False),  # the clocks skip it
        ("2026-10-04T03:30:00", "2026-10-03T17:00:00", False),
        ("2027-01-04T09:00:00", "2027-01-03T22:30:00", False),
    ],
)
def test_wall_time_has_its_time_in_utc(wall: str, utc: str | None, repeated: bool, shared_rows: Any) -> None:
    row = shared_rows[datetime.fromisoformat(wall)]
    found = row["app_time_utc"]
    assert (None if found is None else found.astimezone(UTC).replace(tzinfo=None).isoformat()) == utc
    assert row["app_time_is_repeated"] is repeated


@pytest.fixture(scope="module")
def shared_rows(tmp_path_factory: pytest.TempPathFactory) -> Any:
    from .fake_api import START, FakeApi
    from .support import client_of as fake_client

    server = FakeApi("pracsuite")
    listed = server.lists["appointments.list"]
    times = ("2027-04-04T0{}:30:00", "2026-10-04T0{}:30:00")
    walls = [time.format(hour) for time in times for hour in (1, 2, 3)] + ["2027-01-04T09:00:00"]
    for number, wall in enumerate(walls):
        listed.put(number, START, app_time=wall)
    file = tmp_path_factory.mktemp("dst") / "clinic.duckdb"
    export(f"duckdb:{file}", fake_client("pracsuite", server), tables=["appointments"])
    return {row["app_time"]: row for row in dicts(file, "appointments")}
