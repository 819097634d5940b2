"""A target: SQLite has the tables of one API, new files are private, and times keep their time in UTC."""

from __future__ import annotations

import os
import sqlite3
import stat
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from pracsuite_client._runtime.pipeline.private_files import private_files
from tests.command_line.support import KEYS, Result, connected, run
from tests.tiers import cases

from .fake_api import BASES, START, FakeApi
from .support import MODULES, client_of, dicts

LISTS = {"pracsuite": "practitioners", "coreplus": "practitioners"}
KINDS = ("duckdb", "sqlite", "parquet") if cases(60) >= 30 else ("duckdb", "sqlite")


def server_of(api: str, table: str = "") -> FakeApi:
    server = FakeApi(api)
    for number in range(4):
        server.lists[f"{table or LISTS[api]}.list"].put(number, START)
    return server


def export(api: str, to: str, server: FakeApi | None = None, *words: str, table: str = "") -> Result:
    used = server or server_of(api, table)
    keys = dict.fromkeys(KEYS[api].values(), "k" * 40)
    with connected(api, used.transport(), f"https://practice.example{BASES[api]}", keys, max_retries=0):
        return run(api, "export", "--to", to, "--table", table or LISTS[api], *words)


@pytest.mark.parametrize(("first", "second"), [("pracsuite", "coreplus"), ("coreplus", "pracsuite")])
def test_second_api_in_an_sqlite_file_is_refused_with_the_cause(first: str, second: str, tmp_path: Path) -> None:
    file = tmp_path / "both.sqlite"
    assert export(first, f"sqlite:{file}").code == 0
    content = file.read_bytes()
    for table in ("practitioners", "locations" if second == "coreplus" else "pronouns"):
        server = server_of(second, table)
        refused = export(second, f"sqlite:{file}", server, table=table)
        assert (refused.code, refused.out) == (2, "")
        assert f"--to: is an SQLite file with the tables of {first}" in refused.err
        assert "use a file for each API" in refused.err
        assert file.read_bytes() == content
        assert not server.requests
    assert export(first, f"sqlite:{file}").code == 0


@pytest.mark.parametrize("name", ["practitioners", "PATIENTS"])
def test_sqlite_table_that_no_export_made_is_refused(name: str, tmp_path: Path) -> None:
    file = tmp_path / "own.sqlite"
    with closing(sqlite3.connect(file)) as database:
        database.execute(f"CREATE TABLE {name} (id INTEGER)")
    refused = export("pracsuite", f"sqlite:{file}")
    assert refused.code == 2
    assert f"a table {name.lower()} that no export made" in refused.err
    with closing(sqlite3.connect(file)) as database:
        database.execute(f"DROP TABLE {name}")
        database.execute("CREATE TABLE my_notes (id INTEGER)")
        database.commit()
    assert export("pracsuite", f"sqlite:{file}").code == 0


def test_two_apis_in_one_duckdb_file_are_in_datasets_of_their_own(tmp_path: Path) -> None:
    to = f"duckdb:{tmp_path / 'both.duckdb'}"
    for api in ("pracsuite", "coreplus", "pracsuite"):
        assert export(api, to).code == 0


def everything(folder: Path) -> Iterator[tuple[str, int]]:
    for path in folder.rglob("*"):
        yield str(path.relative_to(folder)), stat.S_IMODE(path.stat().st_mode)


def readable(folder: Path) -> list[str]:
    """Return what others can read or enter."""
    return [name for name, mode in everything(folder) if mode & 0o077]


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
@pytest.mark.parametrize("kind", KINDS)
def test_new_files_are_private_at_any_time(kind: str, umask: int, tmp_path: Path) -> None:
    server = server_of("pracsuite")
    during: list[str] = []

    def look(request: httpx.Request, body: dict[str, Any]) -> None:
        during.extend(readable(tmp_path))

    server.fault = look
    before = os.umask(umask)
    try:
        for _ in range(2):
            assert export("pracsuite", f"{kind}:{tmp_path / 'clinic.x'}", server, "--full-compare", "0s").code == 0
            assert len(list(everything(tmp_path))) > 3
            assert (readable(tmp_path), during) == ([], [])
    finally:
        assert os.umask(before) == umask


def test_mode_of_an_existing_file_stays(tmp_path: Path) -> None:
    file = tmp_path / "clinic.duckdb"
    assert export("pracsuite", f"duckdb:{file}", None, "--personal-data", "keep").code == 0
    file.chmod(0o640)
    assert export("pracsuite", f"duckdb:{file}").code == 0  # it writes the file again, without the dropped values
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_exports_in_threads_restore_the_umask(tmp_path: Path) -> None:
    """The second one ends after the first one, and its files stay private."""
    module = MODULES["pracsuite"]
    before = os.umask(0o022)
    started, ended = threading.Event(), threading.Event()

    def long_export() -> None:
        server = server_of("pracsuite")

        def wait(request: httpx.Request, body: dict[str, Any]) -> None:
            started.set()
            assert ended.wait(60)

        server.fault = wait
        module.export(f"duckdb:{tmp_path / 'b.duckdb'}", client_of("pracsuite", server), tables=["practitioners"])

    try:
        thread = threading.Thread(target=long_export)
        with private_files():
            thread.start()
            assert started.wait(60)
        ended.set()
        thread.join()
        assert readable(tmp_path) == []
    finally:
        assert os.umask(before) == 0o022


def test_wall_times_keep_their_time_in_utc(tmp_path: Path) -> None:
    """A run without a time zone would set all of them to null, so it must say so."""
    to = f"duckdb:{tmp_path / 'clinic.duckdb'}"
    server = server_of("pracsuite", "appointments")
    zone = ("--time-zone", "Australia/Adelaide")

    def times() -> set[Any]:
        return {row["app_time_utc"] for row in dicts(tmp_path / "clinic.duckdb", "appointments")}

    without = export("pracsuite", to, server, table="appointments")
    assert (without.code, times()) == (0, {None})
    assert export("pracsuite", to, server, *zone, table="appointments").code == 0
    known = times()
    assert None not in known
    for words in ((), ("--full-compare", "0s"), ("--personal-data", "keep")):
        server.advance(minutes=5)
        refused = export("pracsuite", to, server, *words, table="appointments")
        assert (refused.code, refused.out) == (2, "")
        assert "--time-zone or --no-time-zone: is needed: appointments was loaded with the time zone" in refused.err
        assert times() == known
    assert export("pracsuite", to, server, "--no-time-zone", table="appointments").code == 0
    assert times() == {None}
    assert export("pracsuite", to, server, table="appointments").code == 0


def test_table_without_wall_times_needs_no_time_zone(tmp_path: Path) -> None:
    to = f"duckdb:{tmp_path / 'clinic.duckdb'}"
    assert export("pracsuite", to, None, "--time-zone", "Asia/Tokyo", table="pronouns").code == 0
    assert export("pracsuite", to, table="pronouns").code == 0


def test_client_without_a_time_zone_is_refused_in_python(tmp_path: Path) -> None:
    module, server = MODULES["pracsuite"], server_of("pracsuite", "appointments")
    to, tables = f"duckdb:{tmp_path / 'clinic.duckdb'}", ["appointments"]
    module.export(to, client_of("pracsuite", server), tables=tables, full_compare=timedelta(0))
    client = module.PracSuite(
        vendor_key="v", account_key="a", http_client=httpx.Client(transport=server.transport()), max_retries=0
    )
    with pytest.raises(ValueError, match=r"^time_zone or no_time_zone: is needed"):
        module.export(to, client, tables=tables)
    assert module.export(to, client, tables=tables, no_time_zone=True).table("appointments").rows == 4
