"""A table whose records stay text until they are read is the same as one whose records do not."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from practice_mock.state.codec import decode
from practice_mock.state.contents import pack, unpack
from practice_mock.state.memory import MemoryStore, content_of
from tests.mock.test_store_machine import SHAPES, STEPS, do
from tests.tiers import cases

READS = st.tuples(st.just("read"), st.sampled_from(["thing", "file"]), st.integers(0, 5))


def read(store: MemoryStore, step: tuple[str, str, Any]) -> Any:
    """Read in one of the ways in which a record may become a record, or take a step."""
    action, name, value = step
    if action != "read":
        return do(store, step)
    table = store.table(name)
    if value == 0:
        return [list(table.column(field).at(range(9))) for field in ("id", "name", "until")]
    if value == 1:
        return table.records()
    if value == 2:
        return [table.find("colour", colour) for colour in "rgb"] if name == "thing" else None
    return table.get(value)


def packed(store: MemoryStore) -> MemoryStore:
    other = MemoryStore(SHAPES)
    other.restore({name: unpack(pack(content_of(part))) for name, part in store.snapshot().items()})
    return other


@settings(max_examples=cases(200))
@given(st.lists(STEPS, max_size=20), st.lists(STEPS | READS, max_size=10))
def test_packed_tables_are_the_same(before: list[tuple[str, str, Any]], after: list[tuple[str, str, Any]]) -> None:
    store = MemoryStore(SHAPES)
    for step in before:
        do(store, step)
    other = packed(store)
    for step in after:
        assert repr(read(other, step)) == repr(read(store, step))
    for name in ("thing", "file"):
        one, two = content_of(store.snapshot()[name]), content_of(other.snapshot()[name])
        assert repr(list(one.rows.items())) == repr(list(two.rows.items()))
        assert one.buckets == two.buckets
        assert one.last_key == two.last_key


@settings(max_examples=cases(60))
@given(st.lists(STEPS, max_size=20))
def test_a_packed_record_is_one_object_in_every_copy_of_the_table(before: list[tuple[str, str, Any]]) -> None:
    store = MemoryStore(SHAPES)
    for step in before:
        do(store, step)
    first = packed(store)
    snapshot = first.snapshot()
    second = MemoryStore(SHAPES)
    second.restore(snapshot)
    second.table("thing").put({"id": 9, "colours": (), "until": None, "value": None})
    for record in first.table("thing").records():
        assert second.table("thing").get(record["id"]) is record
        assert first.table("thing").get(record["id"]) is record


def test_only_the_record_that_is_read_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    store = MemoryStore(SHAPES)
    for number in range(3):
        store.table("thing").put({"id": number, "colours": ("r",), "until": None, "value": "a"})
    things = packed(store).table("thing")
    unpacked: list[bytes] = []

    def noted(text: bytes) -> Any:
        unpacked.append(text)
        return decode(text)

    monkeypatch.setattr("practice_mock.state.rows.decode", noted)
    assert things.get(1) is things.get(1)
    assert len(unpacked) == 1
    assert list(things.column("id").at(range(1, 2))) == [things.get(1)]
    assert len(unpacked) == 3, "a column reads every record for a moment"
    assert len(things.records()) == 3
    assert len(unpacked) == 5
