"""A store in a file behaves like one in memory, with any writers, failures and restarts."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

from practice_mock.sqlite import StateFile, StateFileError
from practice_mock.state.backend import BEGINNING, Beginning, Origin, Wanted
from practice_mock.state.clock import Clock
from practice_mock.state.memory import MemoryStore
from practice_mock.state.store import Record, Shape, Store
from tests.tiers import cases

SHAPES = (
    Shape("thing", "id", {"colour": lambda record: record["colours"]}, start=10, lapse="until"),
    Shape("file", "name"),
)
INSTANTS = [f"2027-01-04T09:00:00.{part}00000Z" for part in range(3)]
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(), st.binary(max_size=4)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2),
        st.lists(inner, max_size=2).map(tuple),
        st.dictionaries(st.one_of(st.sampled_from(["$bytes", "$tuple", "$object"]), st.text()), inner, max_size=2),
    ),
    max_leaves=5,
)
THINGS = st.fixed_dictionaries(
    {
        "id": st.integers(0, 5),
        "colours": st.lists(st.sampled_from("rgb"), unique=True).map(tuple),
        "until": st.none() | st.sampled_from(INSTANTS),
        "value": VALUES,
    }
)
FILES = st.fixed_dictionaries({"name": st.sampled_from(["a", "b", "$"]), "content": st.binary()})
ORIGIN = Origin.chosen(Wanted(), Clock())
STEPS = st.one_of(
    st.tuples(st.just("put"), st.just("thing"), THINGS),
    st.tuples(st.just("put"), st.just("file"), FILES),
    st.tuples(st.just("remove"), st.just("thing"), st.integers(0, 5)),
    st.tuples(st.just("remove"), st.just("file"), st.sampled_from(["a", "b", "$"])),
    st.tuples(st.just("count"), st.just("thing"), st.none()),
    st.tuples(st.just("lapse"), st.sampled_from(["thing", "file"]), st.sampled_from(INSTANTS)),
)


class Stop(Exception):
    """Aborts a transaction."""


def do(store: Store, step: tuple[str, str, Any]) -> Any:
    action, name, value = step
    table = store.table(name)
    if action == "put":
        table.put(value)
        return None
    if action == "count":
        return table.next_key()
    if action == "lapse":
        table.remove_lapsed(value)
        return None
    try:
        table.remove(value)
    except KeyError:
        return KeyError
    return None


def do_all(store: Store, steps: list[tuple[str, str, Any]]) -> list[Any]:
    return [do(store, step) for step in steps]


def names_in_turn(records: Iterable[Record]) -> list[Any]:
    return [record["id"] for record in records]


def shown(store: Store) -> str:
    """Return everything that can be read as text, types and order included."""
    things, files = store.table("thing"), store.table("file")
    found = [things.find("colour", colour) for colour in "rgb"]
    got = [things.get(number) for number in range(6)] + [files.get(name) for name in "ab$"]
    in_turn = things.computed(names_in_turn)
    assert in_turn == names_in_turn(things.records()), "the computed value does not match the records"
    return repr([list(things.records()), list(files.records()), found, got])


@contextmanager
def full_disk(connection: sqlite3.Connection) -> Iterator[None]:
    """A context in which SQLite finds no space for another page."""
    connection.execute("PRAGMA max_page_count = 1")
    try:
        yield
    finally:
        connection.execute("PRAGMA max_page_count = 1000000")


class Process:
    """A file as a process opens it, with its connection."""

    def __init__(self, path: Path) -> None:
        connect, opened = sqlite3.connect, list[sqlite3.Connection]()

        def seen(*arguments: Any, **options: Any) -> sqlite3.Connection:
            opened.append(connect(*arguments, **options))
            return opened[-1]

        with mock.patch.object(sqlite3, "connect", seen):
            self.file = StateFile(path)
        self.connection = opened[0]
        self.store = self.file.store("1", SHAPES)
        self.file.begin({BEGINNING: Beginning(ORIGIN)}, lambda: None)


class Stores(RuleBasedStateMachine):
    """A store in memory, and one in a file that two processes have open."""

    snapshots = Bundle("snapshots")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name, "state.sqlite")
        self.memory = MemoryStore(SHAPES)
        self.processes = [Process(self.path), Process(self.path)]

    def teardown(self) -> None:
        for process in self.processes:
            process.file.close()
        self.folder.cleanup()

    @rule(step=STEPS, one=st.integers(0, 1))
    def step(self, step: tuple[str, str, Any], one: int) -> None:
        assert do(self.processes[one].store, step) == do(self.memory, step)

    @rule(now=st.sampled_from(INSTANTS), one=st.integers(0, 1))
    def remove_lapsed(self, now: str, one: int) -> None:
        self.processes[one].store.remove_lapsed(now)
        self.memory.remove_lapsed(now)

    @rule(steps=st.lists(STEPS, max_size=5), one=st.integers(0, 1), ends_well=st.booleans())
    def transaction(self, steps: list[tuple[str, str, Any]], one: int, ends_well: bool) -> None:
        def answers(store: Store) -> list[Any]:
            given: list[Any] = []
            with suppress(Stop), store.transaction():
                given = [do_all(store, steps), shown(store)]
                if not ends_well:
                    raise Stop
            return given

        assert answers(self.processes[one].store) == answers(self.memory)

    @rule(target=snapshots, one=st.integers(0, 1))
    def snapshot(self, one: int) -> Any:
        return self.processes[one].store.snapshot(), self.memory.snapshot()

    @rule(snapshot=snapshots, one=st.integers(0, 1))
    def restore(self, snapshot: Any, one: int) -> None:
        self.processes[one].store.restore(snapshot[0])
        self.memory.restore(snapshot[1])

    @rule(one=st.integers(0, 1))
    def open_again(self, one: int) -> None:
        self.processes[one].file.close()
        self.processes[one] = Process(self.path)

    @rule(steps=st.lists(STEPS, max_size=5), one=st.integers(0, 1))
    def write_to_a_full_disk(self, steps: list[tuple[str, str, Any]], one: int) -> None:
        process = self.processes[one]
        large = ("put", "file", {"name": "large", "content": bytes(100_000)})
        with full_disk(process.connection), pytest.raises(StateFileError, match="disk is full"), process.file.lock:
            do_all(process.store, [*steps, large])

    @invariant()
    def all_are_alike(self) -> None:
        for process in self.processes:
            with process.file.lock.reading():
                assert shown(process.store) == shown(self.memory)


Stores.TestCase.settings = settings(max_examples=cases(40), stateful_step_count=20, deadline=None, derandomize=True)
TestStores = Stores.TestCase


def test_a_restored_snapshot_restores_the_place_of_a_replaced_record(tmp_path: Path) -> None:
    process = Process(tmp_path / "state.sqlite")
    table = process.store.table("file")
    for name in "ab":
        table.put({"name": name})
    before = process.store.snapshot()
    table.remove("a")
    table.put({"name": "a"})
    process.store.restore(before)
    process.file.close()
    process = Process(tmp_path / "state.sqlite")
    assert [record["name"] for record in process.store.table("file").records()] == ["a", "b"]
    process.file.close()


@pytest.mark.parametrize("value", [object(), {1, 2}])
def test_a_value_that_a_file_cannot_store_is_rejected_and_undone(tmp_path: Path, value: Any) -> None:
    process = Process(tmp_path / "state.sqlite")
    with pytest.raises(TypeError):
        process.store.table("file").put({"name": "a", "content": value})
    assert process.store.table("file").get("a") is None
    process.file.close()
