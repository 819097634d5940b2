"""Tables, indexes, snapshots and transactions."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice_mock.state.memory import MemoryStore
from practice_mock.state.store import Shape

SHAPE = Shape("thing", "id", {"colour": lambda record: record["colours"]}, start=10)

records = st.fixed_dictionaries(
    {"id": st.integers(0, 5), "colours": st.lists(st.sampled_from("rgb"), unique=True).map(tuple)}
)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("put"), records),
        st.tuples(st.just("remove"), st.integers(0, 5)),
        st.tuples(st.just("snapshot"), st.none()),
        st.tuples(st.just("restore"), st.none()),
    ),
    max_size=30,
)


def assert_same(store: MemoryStore, model: dict[int, Any]) -> None:
    table = store.table("thing")
    assert list(table.records()) == list(model.values())
    for colour in "rgb":
        found = {record["id"] for record in table.find("colour", colour)}
        assert found == {key for key, record in model.items() if colour in record["colours"]}


@given(steps)
def test_a_table_behaves_like_a_dictionary_with_snapshots(actions: list[tuple[str, Any]]) -> None:
    store, model = MemoryStore([SHAPE]), dict[int, Any]()
    saved, saved_model = store.snapshot(), dict(model)
    table = store.table("thing")
    for action, value in actions:
        if action == "put":
            table.put(value)
            model[value["id"]] = value
        elif action == "remove" and value in model:
            table.remove(value)
            del model[value]
        elif action == "snapshot":
            saved, saved_model = store.snapshot(), dict(model)
        elif action == "restore":
            store.restore(saved)
            model = dict(saved_model)
        assert_same(store, model)
    store.restore(saved)
    assert_same(store, saved_model)


def test_a_failed_transaction_changes_nothing() -> None:
    store = MemoryStore([SHAPE])
    table = store.table("thing")
    table.put({"id": 1, "colours": ("r",)})

    def fail() -> None:
        with store.transaction():
            table.put({"id": 2, "colours": ("r",)})
            table.remove(1)
            table.next_key()
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert_same(store, {1: {"id": 1, "colours": ("r",)}})
    assert table.next_key() == 10


def test_an_id_is_never_reused() -> None:
    table = MemoryStore([SHAPE]).table("thing")
    assert table.next_key() == 10
    table.put({"id": 20, "colours": ()})
    table.remove(20)
    assert table.next_key() == 21


def test_a_failed_transaction_restores_removed_records_in_order() -> None:
    store = MemoryStore([SHAPE])
    table = store.table("thing")
    rows = [{"id": number, "colours": ("r", "g")} for number in (3, 1, 2)]
    for row in rows:
        table.put(row)
    with suppress(LookupError), store.transaction():
        table.remove(3)
        table.put({"id": 1, "colours": ("b",)})
        raise LookupError
    assert list(table.records()) == list(table.find("colour", "r")) == rows


def test_an_index_keeps_the_order_of_the_table() -> None:
    table = MemoryStore([SHAPE]).table("thing")
    for number, colours in ((3, ()), (1, ("r",)), (3, ("r",))):
        table.put({"id": number, "colours": colours})
    assert [record["id"] for record in table.find("colour", "r")] == [3, 1]
