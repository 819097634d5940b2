"""Every block of the pages about pipelines runs as printed, in an empty folder, and a second time in the same one."""

from __future__ import annotations

import inspect
import os
import re
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from practice_mock.testing import Mock, serve

from .fake_api import START, FakeApi
from .practice import tiny_practice
from .support import MODULES, client_of

ROOT = Path(__file__).parents[2]
ORIGIN = "http://127.0.0.1:8490"
"""The address at which the pages expect the mock."""
PAGES = ("pipelines", "reports")


def blocks(page: str, *languages: str) -> list[tuple[str, str]]:
    """Return the language and the text of each block of some languages."""
    text = (ROOT / "docs" / f"{page}.md").read_text("utf-8")
    found = re.findall(r"^```(\w*)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    return [(language, block) for language, block in found if language in languages]


def script(page: str) -> str:
    """Return all blocks as one program of a shell, in which variables stay set from one block to the next."""
    parts = ["set -eu"]
    for language, block in blocks(page, "sh", "python"):
        parts.append(block if language == "sh" else f"python - <<'END_OF_BLOCK'\n{block}END_OF_BLOCK\n")
    return "\n".join(parts)


@pytest.fixture(scope="module")
def mock() -> Iterator[Mock]:
    with serve(tiny_practice()) as running:
        yield running


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """Return a folder with the commands that the pages use. Packages are installed already."""
    folder = tmp_path / "programs"
    folder.mkdir()
    for name, command in {
        "pip": "exit 0",
        "python": f'exec "{sys.executable}" "$@"',
        "pracsuite": f'exec "{sys.executable}" -m pracsuite_client "$@"',
        "coreplus": f'exec "{sys.executable}" -m coreplus_client "$@"',
    }.items():
        (folder / name).write_text(f"#!/bin/sh\n{command}\n", "utf-8")
        (folder / name).chmod(0o700)
    return folder


@pytest.mark.parametrize("page", PAGES)
def test_blocks_run_twice_as_printed(page: str, mock: Mock, programs: Path, tmp_path: Path) -> None:
    text = script(page)
    assert ORIGIN in text
    folder = tmp_path / "empty"
    folder.mkdir()
    for name in ("examples", "docs"):  # a reader runs the commands in the root of the repository
        (folder / name).symlink_to(ROOT / name)
    images = {path: path.read_bytes() for path in (ROOT / "docs" / "images").iterdir()}
    environment = {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
        "HOME": str(tmp_path),
        "LANG": "C.UTF-8",
        "DLT_DATA_DIR": str(tmp_path / "of-the-user"),
    }
    origin = mock.pracsuite_url.removesuffix("/v1")
    for _ in range(2):
        done = subprocess.run(
            ["sh", "-c", text.replace(ORIGIN, origin)],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        assert "Traceback" not in done.stderr
    with duckdb.connect(str(folder / "clinic.duckdb"), read_only=True) as database:
        assert database.sql("SELECT COUNT(*) FROM pracsuite.appointments").fetchall() > [(10,)]
        if page == "pipelines":
            ((_, query),) = blocks(page, "sql")
            assert len(database.sql(query).fetchall()) > 10
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.glob("*.duckdb")}
    assert modes.pop("clinic.duckdb") == 0o600
    assert {*modes} == ({"hashed.duckdb", "clinic_own.duckdb"} if page == "pipelines" else set())
    assert {path.name for path in tmp_path.iterdir()} == {"programs", "empty"}  # nothing is in the home folder
    assert (folder / "plots").exists() == (page == "reports")
    assert images == {path: path.read_bytes() for path in (ROOT / "docs" / "images").iterdir()}


def test_schedule_of_the_page_runs(mock: Mock, programs: Path, tmp_path: Path) -> None:
    """Cron starts a command in the home folder, with almost no variables."""
    ((_, variables), (_, service), (_, timer)) = blocks("pipelines", "ini")
    ((_, crontab),) = blocks("pipelines", "crontab")
    *when, command = crontab.rstrip("\n").split(" ", 5)
    assert when == ["15", "*", "*", "*", "*"]
    assert "%" not in command  # cron takes it for the end of a line
    assert "OnCalendar=*-*-* *:15:00\n" in timer
    (start,) = re.findall(r"^ExecStart=/home/clinic/(.*)$", service, re.MULTILINE)
    assert f" {start} >> " in command
    (tmp_path / ".venv").mkdir()
    programs.rename(tmp_path / ".venv" / "bin")
    origin = mock.pracsuite_url.removesuffix("/v1")
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "PYTHONPATH": os.environ.get("PYTHONPATH", "")}
    words = command.replace("/home/clinic", str(tmp_path)).replace("--to ", "--table appointments --to ")
    for keys, code in ((variables, ""), (variables.replace("demo-vendor-key", "wrong"), "export ended with 2\n")):
        (tmp_path / "export.env").write_text(keys.replace(ORIGIN, origin), "utf-8")
        done = subprocess.run(
            ["sh", "-c", words], cwd="/", env=environment, capture_output=True, text=True, check=False
        )
        assert (done.stdout, done.stderr) == (code, ""), (tmp_path / "export.log").read_text("utf-8")
    assert (tmp_path / "clinic.duckdb").exists()


def test_telemetry_of_the_page_is_off_before_dlt_runs() -> None:
    text = script("pipelines")
    assert 0 < text.index("export RUNTIME__DLTHUB_TELEMETRY=false") < text.index("dlt.pipeline(")


def test_query_of_the_page_returns_what_the_last_runs_changed(tmp_path: Path) -> None:
    ((_, query),) = blocks("pipelines", "sql")
    file, server = tmp_path / "clinic.duckdb", FakeApi("pracsuite")
    keys = [server.lists["appointments.list"].put(number, START) for number in range(6)]

    def written() -> list[set[int]]:
        """Return the IDs of the rows of each run, the last one first."""
        MODULES["pracsuite"].export(f"duckdb:{file}", client_of("pracsuite", server), tables=["appointments"])
        found: dict[object, set[int]] = {}
        with duckdb.connect(str(file), read_only=True) as database:
            rows = database.sql(query)
            at = rows.columns.index("appointment_id")
            for row in rows.fetchall():
                found.setdefault(row[0], set()).add(row[at])
        return list(found.values())

    assert written() == [set(range(6))]
    server.advance(minutes=5)
    server.lists["appointments.list"].records[keys[2]].values["duration"] = 77
    server.lists["appointments.list"].records[keys[2]].updated = server.now
    server.lists["appointments.list"].put(9, server.now)
    assert written() == [{2, 9}, {0, 1, 3, 4, 5}]
    assert written() == [{2, 9}, {0, 1, 3, 4, 5}]


def test_query_of_coreplus_runs(tmp_path: Path) -> None:
    query, views = (block for language, block in blocks("reports", "sql") if not block.startswith("-- "))
    server = FakeApi("coreplus")
    server.lists["locations.list"].put(1, START)
    server.lists["appointments.list"].put(1, START)
    module, client = MODULES["coreplus"], client_of("coreplus", server)
    arguments = {"appointments": {"timezone_id": "t"}}
    module.export(f"duckdb:{tmp_path / 'x.duckdb'}", client, tables=["appointments"], arguments=arguments)
    with duckdb.connect(str(tmp_path / "x.duckdb"), read_only=True) as database:
        assert [row[2] for row in database.sql(query).fetchall()] == [1]
    server = FakeApi("pracsuite")
    server.lists["appointments.list"].put(1, START)
    MODULES["pracsuite"].export(
        f"parquet:{tmp_path / 'folder'}", client_of("pracsuite", server), tables=["appointments"]
    )
    with duckdb.connect() as database:
        for statement in views.replace("'folder/", f"'{tmp_path}/folder/").split(";"):
            database.execute(statement)
        assert database.sql("SELECT COUNT(*) FROM pracsuite.appointments").fetchall() == [(1,)]


def test_table_of_the_page_has_every_option_and_argument() -> None:
    text = (ROOT / "docs" / "pipelines.md").read_text("utf-8")
    rows = [line.split(" | ") for line in text.splitlines() if line.startswith("| ") and line.count(" | ") == 2]
    options = {option for row in rows for option in re.findall(r"--[a-z-]+", row[0])}
    arguments = {name for row in rows for name in re.findall(r"`([a-z_]+)`:", row[1])}
    expected = set[str]()
    for api, module in MODULES.items():
        command = [sys.executable, "-m", f"{api}_client", "export", "--help"]
        shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        expected |= set(re.findall(r"^  (--[a-z-]+)", shown, re.MULTILINE)) - {"--help"}
        assert {*inspect.signature(module.export).parameters} - {"client", "progress"} <= arguments
    assert options == expected
