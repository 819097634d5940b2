"""The files of namespaces: they contain what differs from the records with which all of them begin."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from practice_mock import Clock, Practice, StateFileError
from practice_mock.sqlite import StateFile
from practice_mock.sqlite.bases import Bases, paths
from practice_mock.state.backend import Wanted
from practice_mock.state.contents import save
from practice_mock.state.memory import MemoryStore
from practice_mock.state.namespaces import Namespaces
from practice_mock.state.practice import PracticeState
from practice_mock.state.store import Shape
from tests.mock.support import NOW, small_stores
from tests.tiers import cases

SHAPES = (Shape("thing", "id", {"colour": lambda record: (record["colour"],)}), Shape("other", "id"))
Step: TypeAlias = tuple[str, int, str]


def opened(path: Path, bases: Bases) -> tuple[StateFile, MemoryStore]:
    """Return a file that begins with two records, and its store."""
    file = StateFile(path, bases=bases)
    beginning = file.beginning(Wanted(), Clock(NOW))
    store = file.store("1", SHAPES)

    def fill() -> None:
        for number in (1, 2):
            store.table("thing").put({"id": number, "colour": "red", "any": (b"x", 1)})

    file.begin({"beginning": beginning}, fill)
    return file, store


def seen(store: MemoryStore) -> Any:
    table = store.table("thing")
    found = {colour: [one["id"] for one in table.find("colour", colour)] for colour in ("red", "blue")}
    return save(store.snapshot()), found


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["put", "remove", "next", "restore"]), st.integers(1, 4), st.sampled_from(["red", "blue"])
    ),
    max_size=12,
)


@settings(max_examples=cases(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_a_file_with_a_base_keeps_what_a_store_in_memory_does(
    tmp_path_factory: pytest.TempPathFactory, steps: Sequence[Step]
) -> None:
    """Another process sees the same at once, and so does whoever opens the file later."""
    folder = tmp_path_factory.mktemp("files")
    path, main = folder / "state@a.sqlite", folder / "state.sqlite"
    main.touch()
    ours, store = opened(path, Bases(main))
    theirs, other = opened(path, Bases(main))
    first, model = store.snapshot(), MemoryStore(SHAPES)
    for record in store.table("thing").records():
        model.table("thing").put(record)
    begun = model.snapshot()
    for action, number, colour in steps:
        for one, lock in ((store, ours), (model, None)):
            table = one.table("thing")
            if action == "put":
                table.put({"id": number, "colour": colour, "any": (b"x", 1)})
            elif action == "remove" and table.get(number) is not None:
                table.remove(number)
            elif action == "next":
                table.next_key()
            elif action == "restore":
                one.restore(begun if lock is None else first)
        with theirs:
            assert seen(other) == seen(model)
    ours.close()
    theirs.close()
    later, kept = opened(path, Bases(main))
    assert seen(kept) == seen(model)
    later.close()


@pytest.fixture
def main(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("practice_mock.practice._stores", small_stores)
    return tmp_path / "state.sqlite"


@pytest.fixture
def spaces(main: Path) -> Iterator[Namespaces]:
    practice = Practice(clock=Clock(NOW), db=main)
    found = Namespaces(practice)
    yield found
    found.close()
    practice.close()


def records(practice: PracticeState) -> Any:
    return [save(content) for content in practice.snapshot().stores]


def size(path: Path) -> int:
    """Return the bytes of a file with its write-ahead log."""
    return sum(file.stat().st_size for file in path.parent.glob(f"{path.name}*"))


def test_a_new_namespace_is_small_on_the_disk(main: Path, spaces: Namespaces) -> None:
    for number in range(5):
        spaces.get(f"name{number}")
    for number in range(5):
        assert size(main.with_name(f"state@name{number}.sqlite")) < 500_000
    assert len(paths(main)) == 1
    assert paths(main)[0].stat().st_size < main.stat().st_size / 4


def test_a_namespace_is_the_same_when_it_is_opened_again(main: Path, spaces: Namespaces) -> None:
    alice = spaces.get("alice")
    before = records(alice)
    alice.tenants[0].table("patient").remove(7)
    changed = records(alice)
    spaces.close()
    assert records(spaces.get("alice")) == changed
    spaces.get("alice").reset()
    assert records(spaces.get("alice")) == before
    spaces.get("alice").reseed(7)
    changed = records(spaces.get("alice"))
    spaces.close()
    assert records(spaces.get("alice")) == changed != before


def test_a_base_that_is_missing_or_damaged_is_named(main: Path, spaces: Namespaces) -> None:
    spaces.get("alice")
    spaces.close()
    [file] = paths(main)
    content = file.read_bytes()
    for damaged in (None, content[:-100], content.replace(content[200:210], b"\0" * 10)):
        file.unlink()
        if damaged is not None:
            file.write_bytes(damaged)
        practice = Practice(clock=Clock(NOW), db=main)
        with pytest.raises(StateFileError, match=file.name):
            Namespaces(practice).get("alice")
        practice.close()
        file.write_bytes(content)


def test_what_namespaces_share_is_removed_with_the_last_one(main: Path, spaces: Namespaces) -> None:
    spaces.get("alice")
    spaces.get("bob")
    spaces.delete("alice")
    assert len(paths(main)) == 1
    spaces.delete("bob")
    assert paths(main) == []
    number = spaces.get("alice").tenants[0].table("patient").next_key()
    spaces.close()
    assert spaces.get("alice").tenants[0].table("patient").next_key() == number + 1


@pytest.mark.parametrize("part", ["state@alice.sqlite", "state@alice.sqlite-wal", "state.sqlite-begin-"])
def test_a_file_that_cannot_be_removed_is_named(
    part: str, main: Path, spaces: Namespaces, monkeypatch: pytest.MonkeyPatch
) -> None:
    spaces.get("alice")
    unlink = Path.unlink

    def refuse(path: Path, *, missing_ok: bool = False) -> None:
        if path.name.startswith(part):
            raise PermissionError(errno.EACCES, "Permission denied")
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(StateFileError, match=r"it cannot be removed \(Permission denied\)"):
        spaces.delete("alice")
    monkeypatch.undo()
