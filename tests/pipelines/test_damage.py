"""Damage of the folder beside a target: an export throws away what cannot be loaded, and goes on with the target."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from pracsuite_client.dlt import export
from tests.tiers import cases

from .fake_api import START, FakeApi
from .support import client_of, dicts

TIER = {6: "short", 30: "full"}.get(cases(60), "deep")
COUNT = 8


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def _hide(file: Path) -> None:
    """Put a folder in the place of a file."""
    file.unlink()
    file.mkdir()


DAMAGES: Mapping[str, Callable[[Path], Any]] = {
    "empty": lambda file: file.write_bytes(b""),
    "no JSON": lambda file: file.write_text("garbage{" * 20, "utf-8"),
    "another object": lambda file: file.write_text("{}", "utf-8"),
    "another value": lambda file: file.write_text("[1]", "utf-8"),
    "binary": lambda file: file.write_bytes(bytes(range(256)) * 4),
    "cut off": _cut,
    "a folder": _hide,
}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[FakeApi, Path]:
    """Return a server, and a folder with an export of it, after which another one was killed before it loaded."""
    import dlt

    server, folder = FakeApi("pracsuite"), tmp_path_factory.mktemp("first")
    for number in range(1, COUNT + 1):
        server.lists["patients.list"].put(number, START)
    run(server, folder)
    server.advance(minutes=5)
    server.lists["patients.list"].put(1, server.now, archive=False)
    load, dlt.Pipeline.load = dlt.Pipeline.load, _killed  # type: ignore[method-assign]
    try:
        with pytest.raises(RuntimeError, match="killed"):
            run(server, folder)
    finally:
        dlt.Pipeline.load = load  # type: ignore[method-assign]
    return server, folder


def _killed(*_: Any, **__: Any) -> Any:
    raise RuntimeError("killed")


def run(server: FakeApi, folder: Path) -> Any:
    to = f"duckdb:{folder / 'clinic.duckdb'}"
    return export(to, client_of("pracsuite", server), tables=["patients"], full_compare=timedelta(days=1))


def kinds(folder: Path) -> Mapping[str, Path]:
    """Return one file of each kind in the folder beside the target."""
    root = folder / "clinic.duckdb.dlt"
    files = sorted(file for file in root.rglob("*") if file.is_file())
    return {"/".join((file.relative_to(root).parts[1:2] or (file.name,)) + (file.suffix,)): file for file in files}


SMALL = ("state.json/.json", "schemas/.json", "lock/")
"""The kinds of files that are damaged outside the deep tier: the state, a schema and the lock."""
CASES = (
    [(damage, "") for damage in DAMAGES]
    if TIER == "deep"
    else [("another object", SMALL[0]), ("cut off", SMALL[1]), ("no JSON", SMALL[2])]
)


@pytest.mark.parametrize(("damage", "only"), CASES)
def test_damaged_file_is_thrown_away(damage: str, only: str, first: tuple[FakeApi, Path], tmp_path: Path) -> None:
    """Nothing of the target is lost, and the next run goes on with it."""
    server, folder = first
    found = kinds(folder)
    assert found.keys() >= {*SMALL}
    for place, kind in enumerate([only] if only else found):
        if kind == "lock/" and damage == "a folder":
            continue
        copy = tmp_path / str(place)
        shutil.copytree(folder, copy)
        DAMAGES[damage](copy / found[kind].relative_to(folder))
        run(server, copy)
        rows = {row["client_id"]: row for row in dicts(copy / "clinic.duckdb", "patients")}
        assert len(rows) == COUNT, kind
        assert rows[1]["archive"] is False, kind
        assert not any(row["_vanished_at"] for row in rows.values()), kind
        if TIER == "deep":
            summary = run(server, copy).table("patients")
            assert (summary.full, summary.changed, summary.new) == (False, 0, 0), kind


def test_whole_folder_may_be_damaged(first: tuple[FakeApi, Path], tmp_path: Path) -> None:
    server, folder = first
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    for file in (tmp_path / "clinic.duckdb.dlt").rglob("*"):
        if file.is_file():
            file.write_bytes(b"\0" * 200)
    run(server, tmp_path)
    assert len(dicts(tmp_path / "clinic.duckdb", "patients")) == COUNT
