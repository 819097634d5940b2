"""The seven scenarios in which dlt's defaults lose rows or stop, for each list that can be asked for changes.

One fake server has all of them at once, each with records of its own. The first run reads everything, then the records
change, and the second run asks for changes only. A third run compares the whole lists. The tables of all lists are in
memory, and those of some in DuckDB too.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from pracsuite_client.dlt import Summary
from tests.tiers import cases

from .fake_api import START, FakeApi, FakeList
from .memory import Store
from .support import MODULES, PIPELINES, client_of, dicts, names

FEW = {
    6: {"pracsuite": ("appointments",)},
    30: {"pracsuite": ("appointments", "patient_accounts")},
}.get(cases(60), {api: tuple(names(api, cursor=True)) for api in PIPELINES})
"""The tables that are exported to DuckDB, which takes longer: in the deep tier all."""
MEMORY = "in memory"
CASES = [
    *((f"{api} {MEMORY}", table) for api in PIPELINES for table in names(api, cursor=True)),
    *((api, table) for api, tables in FEW.items() for table in tables),
]

STABLE, TIED, SAME, LATE, DELETED, BACK, NULL, OLD = range(1, 9)
NEW_TIED, NEW, NEW_LATE, NEW_NULL, NEW_OLD = range(11, 16)

Rows = dict[int, dict[str, Any]]


class World:
    """The tables after each of three runs."""

    def __init__(self, place: str, folder: Path) -> None:
        self.api = api = place.partition(" ")[0]
        self.store = Store(api) if MEMORY in place else None
        self.server = FakeApi(api)
        self.file = folder / f"{api}-tables.duckdb"
        chosen = {name for one, name in CASES if one == place}
        self.tables = {table.name: table for table in PIPELINES[api].tables if table.name in chosen}
        self.after: list[dict[str, list[dict[str, Any]]]] = []
        self.summaries: list[Any] = []
        for one in self.server.lists.values():
            if one.operation["x-sdk"]["method"] != "list":
                continue
            one.put(STABLE, START)  # a parent for other lists

    def lists(self) -> list[FakeList]:
        return [self.server.lists[f"{table.resource}.{table.method}"] for table in self.tables.values()]

    def run(self, **options: Any) -> None:
        if self.store is not None:
            options = {"full_compare": timedelta(days=1)} | options
            ran = [self.store.run(self.server, name, **options).table(name) for name in self.tables]
            self.summaries.append(Summary("memory", ran))
            self.after.append({name: self.store.rows(name) for name in self.tables})
            return
        client = client_of(self.api, self.server)
        self.summaries.append(
            MODULES[self.api].export(f"duckdb:{self.file}", client, tables=list(self.tables), **options)
        )
        self.after.append({name: dicts(self.file, name, self.api) for name in self.tables})

    def found(self, run: int, table: str) -> Rows:
        """Return the rows of a table by the number with which their records were made."""
        numbers: Rows = {}
        for row in self.after[run][table]:
            key = row[self.tables[table].key[-1]]
            number = int(str(key).rpartition(" ")[2])
            assert number not in numbers, "a row is there twice"
            numbers[number] = row
        return numbers


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, World]:
    """Return both APIs after three runs, in memory and in DuckDB."""
    return {place: _world(place, tmp_path_factory.mktemp("world")) for place in dict(CASES)}


def _world(place: str, folder: Path) -> World:
    world = World(place, folder)
    minute, second = timedelta(minutes=1), timedelta(seconds=1)
    last = START - second
    for one in world.lists():
        for number in (STABLE, TIED, SAME, DELETED):
            one.put(number, last if number != DELETED else START - minute)
        one.put(BACK, last)
        one.put(LATE, START - 5 * minute)
        one.put(OLD, START - timedelta(days=2))
        one.put(NULL, None)
    world.run()
    world.server.advance(seconds=30)
    for one in world.lists():
        one.put(NEW_TIED, last)  # a new record with the time of the newest known one
        one.put(SAME, last, **_change(one))  # changed again in the same second
        one.put(NEW_LATE, START - 20 * minute)  # stored late, with an earlier time
        one.put(LATE, START - 21 * minute, **_change(one))
        one.put(BACK, START - 40 * minute, **_change(one))  # its time moved back
        one.put(NEW, START + 20 * second)
        one.put(NEW_NULL, None)
        one.put(NEW_OLD, START - timedelta(hours=3))  # older than the overlap
        one.put(OLD, START - timedelta(days=1), **_change(one))
        del one.records[_key(one, DELETED)]
    world.run(full_compare=timedelta(days=1))
    world.run(full_compare=timedelta(0))
    world.run()
    return world


def _key(one: FakeList, number: int) -> tuple[Any, ...]:
    return tuple(one.sample(one.schema["properties"][name], number) for name in one.key)


def _change(one: FakeList) -> dict[str, Any]:
    """Return another value of a property that a table keeps."""
    for name in ("duration", "archive", "archived", "group_max_size", "display_name", "amountOwing", "description"):
        if name in one.schema["properties"]:
            value = one.sample(one.schema["properties"][name], 77)
            return {name: False if value is True else "99.50" if name == "amountOwing" else value}
    return {"tenant_id": 77}


def is_changed(row: Mapping[str, Any]) -> bool:
    """Return whether a row shows the change."""
    if "amount_owing" in row:
        return str(row["amount_owing"]).startswith("99.5")
    return any(value is False or value in (77, "text 77") for name, value in row.items() if "repeated" not in name)


def is_asked_for_changes(world: World, table: str) -> bool:
    return not world.summaries[1].table(table).full


@pytest.mark.parametrize(("place", "table"), CASES)
def test_first_run_has_every_record(worlds: Mapping[str, World], place: str, table: str) -> None:
    assert worlds[place].found(0, table).keys() >= {STABLE, TIED, SAME, LATE, DELETED, BACK, NULL, OLD}


@pytest.mark.parametrize(("place", "table"), CASES)
def test_new_record_with_the_same_time_as_the_last_is_found(
    worlds: Mapping[str, World], place: str, table: str
) -> None:
    assert {NEW_TIED, NEW} <= worlds[place].found(1, table).keys()


@pytest.mark.parametrize(("place", "table"), CASES)
def test_record_that_changes_again_in_the_same_second_is_updated(
    worlds: Mapping[str, World], place: str, table: str
) -> None:
    before, after = worlds[place].found(0, table), worlds[place].found(1, table)
    assert not is_changed(before[SAME])
    assert is_changed(after[SAME])


@pytest.mark.parametrize(("place", "table"), CASES)
def test_record_that_is_stored_late_is_found(worlds: Mapping[str, World], place: str, table: str) -> None:
    assert NEW_LATE in worlds[place].found(1, table)


@pytest.mark.parametrize(("place", "table"), CASES)
def test_record_whose_time_moves_back_is_updated(worlds: Mapping[str, World], place: str, table: str) -> None:
    after = worlds[place].found(1, table)
    assert is_changed(after[BACK])
    assert is_changed(after[LATE])


@pytest.mark.parametrize(("place", "table"), CASES)
def test_deleted_record_is_marked_by_the_full_comparison(worlds: Mapping[str, World], place: str, table: str) -> None:
    world = worlds[place]
    if is_asked_for_changes(world, table):
        assert world.found(1, table)[DELETED]["_vanished_at"] is None
    after = world.found(2, table)
    assert {number for number, row in after.items() if row["_vanished_at"] is not None} == {DELETED}
    assert world.found(3, table) == after


@pytest.mark.parametrize(("place", "table"), CASES)
def test_record_without_a_time_is_kept(worlds: Mapping[str, World], place: str, table: str) -> None:
    assert NULL in worlds[place].found(1, table)
    assert {NULL, NEW_NULL} <= worlds[place].found(2, table).keys()


@pytest.mark.parametrize(("place", "table"), CASES)
def test_change_that_is_older_than_the_overlap_is_found_by_the_full_comparison(
    worlds: Mapping[str, World], place: str, table: str
) -> None:
    after = worlds[place].found(2, table)
    assert NEW_OLD in after
    assert is_changed(after[OLD])


@pytest.mark.parametrize("place", dict(CASES))
def test_second_run_asks_for_changes_since_the_overlap(worlds: Mapping[str, World], place: str) -> None:
    incremental = [table for table in worlds[place].tables if is_asked_for_changes(worlds[place], table)]
    assert incremental
    parents = {table.parent.table for table in PIPELINES[worlds[place].api].tables if table.parent}
    assert {*worlds[place].tables} - {*incremental} <= parents


def test_watermark_is_that_of_the_server_not_later_than_the_newest_record(worlds: Mapping[str, World]) -> None:
    asked = [parameters for name, parameters in worlds["pracsuite"].server.requests if name == "appointments.list"]
    filters = [one["q[]"] for one in asked if "q[]" in one]
    assert filters[0] == "updated:>=2027-01-04T07:59:59Z"
