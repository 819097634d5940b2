"""The target of an export: one export at a time, whose state goes where the target goes, and whose past stays there."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb
import httpx
import pytest

from pracsuite_client import ArgumentError, PracSuite
from pracsuite_client.dlt import export
from tests.tiers import cases

from .fake_api import START, FakeApi
from .support import client_of, dicts

FULLY = timedelta(0)
SALT, OTHER_SALT = "one salt of enough bytes", "another salt of enough bytes"
KINDS = ("duckdb", "sqlite", "parquet")
PARTS = 1 if cases(60) >= 60 else 3
"""Only the deep tier takes more than one in three cases of a test that exports."""


@pytest.fixture
def server() -> FakeApi:
    return _server()


def _server(first: int = 1) -> FakeApi:
    server = FakeApi("pracsuite")
    for number in range(first, first + 8):
        server.lists["patients.list"].put(number, START, surname=f"Zebra{number}")
    return server


def run(server: FakeApi, to: str, **options: Any) -> Any:
    options = {"tables": ["patients"], "full_compare": FULLY} | options
    return export(to, client_of("pracsuite", server), **options)


@pytest.mark.parametrize("kind", KINDS[::PARTS])
def test_second_export_is_refused_while_one_runs(kind: str, server: FakeApi, tmp_path: Path) -> None:
    to = f"{kind}:{tmp_path / 'clinic.x'}"
    refused: list[str] = []

    def start_another(request: httpx.Request, body: dict[str, Any]) -> None:
        with pytest.raises(OSError, match="another export writes") as caught:
            run(_server(), to)
        refused.append(caught.value.strerror)

    server.fault = start_another
    assert run(server, to).table("patients").rows == 8
    assert refused
    server.fault = lambda request, body: None
    assert run(server, to).table("patients").rows == 8


_HOLD = """
import sys, time
from pathlib import Path
from pracsuite_client._runtime.pipeline.target import Target
with Target.of(sys.argv[1], "pracsuite").locked():
    print("held", flush=True)
    time.sleep(60)
"""


def test_export_of_another_process_holds_the_target_until_it_ends(server: FakeApi, tmp_path: Path) -> None:
    to = f"duckdb:{tmp_path / 'clinic.duckdb'}"
    with subprocess.Popen([sys.executable, "-c", _HOLD, to], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(OSError, match="another export writes"):
            run(server, to)
        os.kill(other.pid, signal.SIGKILL)
    assert run(server, to).table("patients").rows == 8


def _lose_a_table(file: Path) -> None:
    with duckdb.connect(str(file)) as database:
        database.execute("DROP TABLE pracsuite.patients")


def _lose_the_staging_table(file: Path) -> None:
    with duckdb.connect(str(file)) as database:
        database.execute("DROP SCHEMA IF EXISTS pracsuite_staging CASCADE")


def _break_the_package(file: Path) -> None:
    for one in file.with_name(f"{file.name}.dlt").rglob("*.parquet"):
        one.write_bytes(b"no parquet")


@pytest.mark.parametrize("damage", [_lose_a_table, _lose_the_staging_table, _break_the_package][::PARTS])
def test_package_that_cannot_be_loaded_does_not_break_the_target(
    damage: Callable[[Path], None], server: FakeApi, tmp_path: Path
) -> None:
    """An export is killed before it loads what it read, and then the target is not what the package expects."""
    import dlt

    file = tmp_path / "clinic.duckdb"
    run(server, f"duckdb:{file}")
    server.advance(minutes=5)
    server.lists["patients.list"].put(1, server.now, archive=False)
    server.lists["patients.list"].put(9, server.now)
    load, dlt.Pipeline.load = dlt.Pipeline.load, _killed  # type: ignore[method-assign]
    try:
        with pytest.raises(RuntimeError, match="killed"):
            run(server, f"duckdb:{file}")
    finally:
        dlt.Pipeline.load = load  # type: ignore[method-assign]
    damage(file)
    run(server, f"duckdb:{file}", full_compare=timedelta(days=1))
    rows = {row["client_id"]: row for row in dicts(file, "patients")}
    assert len(rows) == 9
    assert rows[1]["archive"] is False
    assert not any(row["_vanished_at"] for row in rows.values())
    assert run(server, f"duckdb:{file}").table("patients").changed == 0


def _killed(*_: Any, **__: Any) -> Any:
    raise RuntimeError("killed")


def _rename(file: Path) -> Path:
    new = file.with_name("renamed.duckdb")
    file.rename(new)
    return new


def _rename_with_folder(file: Path) -> Path:
    new = _rename(file)
    file.with_name(f"{file.name}.dlt").rename(new.with_name(f"{new.name}.dlt"))
    return new


def _move_all(file: Path) -> Path:
    new = file.parent.with_name("moved")
    file.parent.rename(new)
    return new / file.name


def _lose_the_folder(file: Path) -> Path:
    shutil.rmtree(file.with_name(f"{file.name}.dlt"))
    return file


MOVES = [_rename, _rename_with_folder, _move_all, _lose_the_folder]


@pytest.mark.parametrize("move", MOVES[2::PARTS] if PARTS > 1 else MOVES)
def test_state_goes_where_the_target_goes(move: Callable[[Path], Path], server: FakeApi, tmp_path: Path) -> None:
    (tmp_path / "first").mkdir()
    file = tmp_path / "first" / "clinic.duckdb"
    run(server, f"duckdb:{file}", personal_data="keep")
    del server.lists["patients.list"].records[1,]
    file = move(file)
    summary = run(server, f"duckdb:{file}").table("patients")
    assert (summary.new, summary.vanished, summary.rows) == (0, 1, 8)
    assert {row["surname"] for row in dicts(file, "patients")} == {None}


@pytest.mark.parametrize("move", MOVES[2::PARTS] if PARTS > 1 else MOVES)
def test_moved_target_refuses_another_salt(move: Callable[[Path], Path], server: FakeApi, tmp_path: Path) -> None:
    (tmp_path / "first").mkdir()
    file = tmp_path / "first" / "clinic.duckdb"
    choice = {"patients.client_id": "hash"}
    run(server, f"duckdb:{file}", personal_data=choice, salt=SALT)
    file = move(file)
    with pytest.raises(ArgumentError, match="Use that salt, or a new target"):
        run(server, f"duckdb:{file}", personal_data=choice, salt=OTHER_SALT)
    assert len(dicts(file, "patients")) == 8


def test_older_copy_of_a_target_is_brought_up_to_date(server: FakeApi, tmp_path: Path) -> None:
    """The folder beside it is that of the newer one."""
    file, copy = tmp_path / "clinic.duckdb", tmp_path / "copy.duckdb"
    day = timedelta(days=1)
    run(server, f"duckdb:{file}")
    shutil.copy(file, copy)
    server.advance(hours=5)
    server.lists["patients.list"].put(9, server.now)
    run(server, f"duckdb:{file}", full_compare=day)
    server.advance(hours=5)
    server.lists["patients.list"].put(10, server.now)
    run(server, f"duckdb:{file}", full_compare=day)
    shutil.copy(copy, file)
    run(server, f"duckdb:{file}", full_compare=day)
    assert len(dicts(file, "patients")) == 10


@pytest.mark.parametrize("changed", ["account_key", "vendor_key", "base_url"][::PARTS])
def test_another_practice_is_refused(changed: str, server: FakeApi, tmp_path: Path) -> None:
    def client(**given: Any) -> PracSuite:
        pool = httpx.Client(transport=server.transport())
        known: dict[str, Any] = {"vendor_key": "v", "account_key": "a", "base_url": "https://clinic.example/v1"}
        return PracSuite(**(known | given), http_client=pool, max_retries=0)

    file = tmp_path / "clinic.duckdb"
    to = f"duckdb:{file}"
    options: dict[str, Any] = {"tables": ["patients"], "full_compare": FULLY}
    export(to, client(), **options)
    server.lists["patients.list"].records = _server(first=5).lists["patients.list"].records
    other = client(**{changed: "https://other.example/v1" if changed == "base_url" else "another-key"})
    with pytest.raises(ArgumentError, match=r"^new_keys: "):
        export(to, other, **options)
    assert {row["client_id"] for row in dicts(file, "patients")} == {*range(1, 9)}
    assert b"another-key" not in file.read_bytes()
    export(to, other, new_keys=True, max_vanished=1, **options)
    export(to, other, **options)
    assert len(dicts(file, "patients")) == 12


@pytest.mark.parametrize("kind", ["duckdb", "sqlite"][::PARTS])
def test_dropped_column_leaves_nothing_in_the_files(kind: str, tmp_path: Path) -> None:
    server = _server()
    for number in range(1, 1000):
        server.lists["patients.list"].put(number, START, surname=f"Zebra{number}", address_1=f"Zebra street {number}")
    file = tmp_path / f"clinic.{kind}"
    run(server, f"{kind}:{file}", personal_data="keep")
    assert b"Zebra" in file.read_bytes() or kind == "duckdb"  # which may compress it
    run(server, f"{kind}:{file}")
    found = [one for one in tmp_path.rglob("*") if one.is_file() and b"Zebra" in one.read_bytes()]
    assert not found
    assert run(server, f"{kind}:{file}").table("patients").changed == 0
    assert not [*tmp_path.glob("*staging*")]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["50%.x", "100%41.x", "other?x", "a*b[1]", "a#b", "a=b", "a'b", "new\nline"])
def test_name_that_others_would_read_differently_is_refused(
    kind: str, name: str, server: FakeApi, tmp_path: Path
) -> None:
    (tmp_path / name).mkdir()
    for place in (tmp_path / name / "clinic.x", tmp_path / f"{name}2"):
        with pytest.raises(ArgumentError, match=r"^to: must not contain"):
            run(server, f"{kind}:{place}")
    assert [one.name for one in tmp_path.rglob("*")] == [name]


@pytest.mark.parametrize("kind", KINDS[::PARTS])
@pytest.mark.parametrize("name", ["plain", "with space", "Praxis Müller", "a+b,d(e)~&!$@"][::-PARTS])
def test_other_names_are_those_of_the_files(kind: str, name: str, server: FakeApi, tmp_path: Path) -> None:
    assert run(server, f"{kind}:{tmp_path / name}").table("patients").rows == 8
    assert {one.name for one in tmp_path.iterdir()} == {name, f"{name}.dlt"}


@pytest.mark.parametrize(
    "to", ["duckdb::memory:", "sqlite::memory:", "duckdb:md:x", "duckdb:PracSuite_Staging.duckdb", "duckdb:.", None, 5]
)
def test_target_that_is_no_file_is_refused(to: Any, server: FakeApi, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ArgumentError, match=r"^to: "):
        run(server, to)
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize("kind", ["duckdb", "sqlite"])
def test_file_that_is_no_database_is_refused(kind: str, server: FakeApi, tmp_path: Path) -> None:
    file = tmp_path / "clinic.x"
    file.write_text("no database, but a text that is long enough " * 50, "utf-8")
    with pytest.raises(OSError, match="another program may have it open"):
        run(server, f"{kind}:{file}")
    assert file.read_text("utf-8").startswith("no database")


def test_file_that_another_program_writes_is_refused(server: FakeApi, tmp_path: Path) -> None:
    file = tmp_path / "clinic.sqlite"
    run(server, f"sqlite:{file}")
    with sqlite3.connect(file) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(OSError, match="another program may have it open"):
            run(server, f"sqlite:{file}")
        other.rollback()
    other.close()


def test_export_closes_the_client_that_it_makes_and_no_other(
    server: FakeApi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[PracSuite] = []

    class Noted(PracSuite):
        def close(self) -> None:
            closed.append(self)
            super().close()

    def make(**settings: Any) -> PracSuite:
        pool = httpx.Client(transport=server.transport())
        return Noted(vendor_key="v", account_key="a", time_zone="Australia/Adelaide", http_client=pool, **settings)

    monkeypatch.setattr("pracsuite_client.dlt.PracSuite", make)
    target = f"duckdb:{tmp_path / 'x.duckdb'}"
    own = make()
    export(target, own, tables=["patients"])
    assert closed == []
    export(target, tables=["patients"])
    assert len(closed) == 1
    assert closed != [own]
