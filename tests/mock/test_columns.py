"""Columns, by which lists are filtered and sorted without looking at every record."""

from __future__ import annotations

import operator
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice_mock.state import memory as memory_module
from practice_mock.state import stored_records
from practice_mock.state.memory import MemoryStore
from practice_mock.state.store import Shape, Table
from practice_mock.state.stored_records import StoredRecords, Wanted

SHAPE = Shape("thing", "id", lapse="until")
INSTANTS = [f"2027-01-04T09:00:0{second}.{part}00000Z" for second in (0, 1) for part in (0, 5)]
COMPARE = {"=": operator.eq, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}

records = st.fixed_dictionaries(
    {
        "id": st.integers(0, 7),
        "kind": st.sampled_from("ab"),
        "size": st.none() | st.integers(0, 3),
        "until": st.none() | st.sampled_from(INSTANTS),
    },
    optional={"name": st.sampled_from(["2027-01-04", "2027-01-05"])},
)
actions = st.lists(
    st.tuples(st.just("put"), records)
    | st.tuples(st.just("remove"), st.integers(0, 7))
    | st.tuples(st.just("lapse"), st.sampled_from(INSTANTS))
    | st.tuples(st.sampled_from(["save", "restore", "fail"]), st.just(0)),
    max_size=25,
)
tests = st.builds(Wanted, st.just("size"), st.sampled_from([*COMPARE, "!="]), st.integers(-1, 4)) | st.builds(
    Wanted, st.just("name"), st.sampled_from([*COMPARE]), st.sampled_from(["2027-01-04", "2027-01-04x", "2028"])
)


def thing(number: int, size: int | None) -> dict[str, Any]:
    return {"id": number, "kind": "a", "size": size, "until": None}


def meets(record: Mapping[str, Any], test: Wanted) -> bool:
    value = record.get(test.field)
    return value is not None and COMPARE[test.sign](value, test.value)


def change(store: MemoryStore, action: str, value: Any) -> None:
    table = store.table("thing")
    if action == "put":
        table.put(value)
    elif action == "remove":
        with suppress(KeyError):
            table.remove(value)
    elif action == "lapse":
        lasting = [record for record in table.records() if record["until"] is None or record["until"] > value]
        store.remove_lapsed(value)
        assert list(table.records()) == lasting
    elif action == "fail":
        with suppress(LookupError), store.transaction():
            for record in table.records()[::2]:
                table.remove(record["id"])
            table.put({"id": 3, "kind": "a", "size": 2, "until": INSTANTS[0]})
            store.remove_lapsed(INSTANTS[-1])
            raise LookupError


def assert_found(
    table: Table, wanted: Sequence[Wanted], order: str | None, kind: str | None, hidden: Collection[int]
) -> None:
    kept = [record for record in table.records() if kind in {None, record["kind"]} and record["id"] not in hidden]
    present = [record["id"] for record in table.records() if record["id"] in hidden]
    stored = StoredRecords(table, None if kind is None else "kind", kind, hidden=present)
    assert (list(stored), len(stored)) == (kept, len(kept))
    assert [stored[place] for place in range(-len(kept), len(kept))] == kept * 2
    assert all(stored[start:stop] == kept[start:stop] for start in range(-1, 9) for stop in range(-2, 9))
    selection = stored.select(wanted, order)
    expected = [record for record in kept if all(meets(record, test) for test in selection.met)]
    assert set(selection.met) <= set(wanted)
    if selection.sorted:
        assert order is not None
        expected.sort(key=lambda record: record[order])
    found = selection.records
    assert (list(found), len(found), list(found[1:3])) == (expected, len(expected), expected[1:3])


@given(
    actions,
    st.lists(tests, max_size=2),
    st.sampled_from([None, "size", "name"]),
    st.sampled_from([1, 10]),
    st.sampled_from(["a", None]),
    st.sets(st.integers(0, 7), max_size=3),
)
def test_columns_find_what_a_search_finds(
    steps: Any, wanted: list[Wanted], order: str | None, many: int, kind: str | None, hidden: set[int]
) -> None:
    store = MemoryStore([SHAPE])
    saved, before = store.snapshot(), (stored_records.FEW, memory_module.MANY)
    stored_records.FEW, memory_module.MANY = 0, many
    try:
        for action, value in steps:
            if action == "save":
                saved = store.snapshot()
            elif action == "restore":
                store.restore(saved)
            else:
                change(store, action, value)
            assert_found(store.table("thing"), wanted, order, kind, hidden)
    finally:
        stored_records.FEW, memory_module.MANY = before


@pytest.mark.parametrize(
    "changes",
    [
        [("put", thing(3, 9))],
        [("put", thing(3, None))],
        [("put", thing(77, 0))],
        [("remove", 3)],
        [("remove", 3), ("put", thing(3, 1))],
        [("put", thing(one, one)) for one in range(30)],
    ],
    ids=["changed", "without a value", "new", "removed", "at the end", "many"],
)
def test_columns_after_a_return_to_a_snapshot_have_the_changes(changes: list[tuple[str, Any]]) -> None:
    store = MemoryStore([SHAPE])
    for number in range(40):
        change(store, "put", thing(number, number % 4))
    saved = store.snapshot()
    for _ in range(2):
        store.restore(saved)
        for action, value in changes:
            change(store, action, value)
        table = store.table("thing")
        for size in range(10):
            column = table.column("size")
            positions = column.find("=", size)
            assert positions is not None
            assert [*column.at(positions)] == [one for one in table.records() if one["size"] == size]
    store.restore(saved)
    assert len(store.table("thing").column("size").find("<", 9) or ()) == 40


@given(actions)
def test_version_of_a_table_belongs_to_one_content(steps: Any) -> None:
    store = MemoryStore([SHAPE])
    saved, seen = store.snapshot(), dict[int, Any]()
    for action, value in steps:
        if action == "save":
            saved = store.snapshot()
        elif action == "restore":
            store.restore(saved)
        else:
            change(store, action, value)
        table = store.table("thing")
        assert seen.setdefault(table.version, [*table.records()]) == [*table.records()]
