"""Demo data that is kept from one start to the next."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice_mock import Practice
from practice_mock.coreplus import seed as coreplus_seed
from practice_mock.coreplus.tables import SHAPES as COREPLUS
from practice_mock.demo_content import CACHE_VARIABLE
from practice_mock.pracsuite import seed as pracsuite_seed
from practice_mock.pracsuite.tables import SHAPES as PRACSUITE
from practice_mock.practice import MOST_PREPARED
from practice_mock.state.content_cache import KEPT, ContentCache
from practice_mock.state.memory import Content, Later, MemoryStore, content_of
from practice_mock.state.store import Shape
from practice_mock.testing import in_process, serve
from tests.mock.sockets import KEYS
from tests.mock.support import pracsuite_client

ADELAIDE, TODAY = ZoneInfo("Australia/Adelaide"), date(2026, 11, 2)
THING = Shape("thing", "id", {"colour": lambda record: (record["colour"],)})
SHAPES = (THING, Shape("other", "id"))

values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.text() | st.binary() | st.just("$tuple"),
    lambda inner: (
        st.lists(inner) | st.tuples(inner) | st.dictionaries(st.sampled_from(["a", "$bytes", "$object"]), inner)
    ),
    max_leaves=5,
)
records = st.fixed_dictionaries({"id": st.integers(1, 9), "colour": st.sampled_from(["red", "blue"]), "any": values})


def made_once(makes: list[Mapping[str, Content | Later]]) -> Any:
    return lambda: makes.pop()


def filled(rows: list[Mapping[str, Any]]) -> Mapping[str, Content | Later]:
    store = MemoryStore(SHAPES)
    for row in rows:
        store.table("thing").put(row)
    return store.snapshot()


def never() -> Any:
    raise AssertionError("the content was made again")


def seen(contents: Mapping[str, Content | Later], name: str = "thing") -> Any:
    store = MemoryStore(SHAPES)
    store.restore(contents)
    table = store.table(name)
    found = {colour: list(table.find("colour", colour)) for colour in ("red", "blue")} if name == "thing" else {}
    return list(table.records()), found, table.next_key()


@given(st.lists(records))
def test_stored_content_is_the_content_that_was_made(tmp_path_factory: pytest.TempPathFactory, rows: Any) -> None:
    cache, content = ContentCache(tmp_path_factory.mktemp("cache")), filled(rows)
    first = seen(cache.contents("name", SHAPES, made_once([content])))
    assert first == seen(cache.contents("name", SHAPES, never)) == seen(content)


def test_the_demo_practices_are_stored_exactly(tmp_path: Path) -> None:
    cache = ContentCache(tmp_path)
    for name, shapes, make in (
        ("a", PRACSUITE, lambda: pracsuite_seed.snapshot(5, ADELAIDE, TODAY, patients=30, weeks=2)),
        ("b", COREPLUS, lambda: coreplus_seed.snapshot(5, TODAY, people=30, weeks=2)),
    ):
        one, two = MemoryStore(shapes), MemoryStore(shapes)
        one.restore(cache.contents(name, shapes, make))
        one.table(shapes[0].name)  # makes and stores it
        two.restore(cache.contents(name, shapes, never))
        for shape in shapes:
            ours, theirs = one.table(shape.name), two.table(shape.name)
            assert [*map(repr, ours.records())] == [*map(repr, theirs.records())]
            assert ours.next_key() == theirs.next_key()


def test_the_first_tables_are_those_of_the_whole_practice() -> None:
    first = pracsuite_seed.first_tables(6, ADELAIDE, TODAY, patients=40, weeks=2)
    before = {
        name: [content_of(part).last_key, *map(repr, content_of(part).rows.values())] for name, part in first.items()
    }
    whole = pracsuite_seed.snapshot(6, ADELAIDE, TODAY, patients=40, weeks=2)
    after = {
        name: [content_of(part).last_key, *map(repr, content_of(part).rows.values())] for name, part in whole.items()
    }
    assert first.keys() == {shape.name for shape in pracsuite_seed.FIRST}
    assert {name: rows for name, rows in after.items() if name in first} == before


def test_patients_are_shown_before_the_rest_of_the_practice_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never_made(*args: Any, **options: Any) -> Any:
        raise AssertionError("the whole practice was made")

    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path))
    monkeypatch.setattr("practice_mock.pracsuite.seed.snapshot", never_made)
    mock = in_process(Practice(seed=61, patients=40))
    with pracsuite_client(mock) as client:
        assert client.get("/patient/7").json()["first_name"] == "Robin"
        assert client.get("/patient", params={"page_size": 20}).json()["total_entries"] == 40
        assert client.get("/practitioner").status_code == client.get("/business").status_code == 200


@pytest.mark.parametrize("harm", ["missing", "empty", "cut", "changed", "a folder"])
def test_damaged_file_is_made_again(tmp_path: Path, harm: str) -> None:
    cache, content = ContentCache(tmp_path), filled([{"id": 3, "colour": "red"}])
    seen(cache.contents("name", SHAPES, made_once([content])))
    file = tmp_path / "name" / "thing.json"
    text = file.read_bytes()
    file.unlink()
    if harm == "a folder":
        file.mkdir()
    elif harm != "missing":
        file.write_bytes({"empty": b"", "cut": text[:-3], "changed": text.replace(b"red", b"bad")}[harm])
    assert seen(cache.contents("name", SHAPES, made_once([content]))) == seen(content)


def test_folder_that_cannot_be_written_is_left_alone(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("mine", "utf-8")
    content = filled([{"id": 3, "colour": "red"}])
    assert seen(ContentCache(blocked).contents("name", SHAPES, made_once([content]))) == seen(content)
    assert blocked.read_text("utf-8") == "mine"


def test_old_contents_are_removed(tmp_path: Path) -> None:
    cache = ContentCache(tmp_path)
    for number in range(KEPT + 5):
        seen(cache.contents(str(number), SHAPES, made_once([filled([])])))
    assert len(list(tmp_path.iterdir())) == KEPT


def test_only_the_tables_that_are_used_are_read(tmp_path: Path) -> None:
    cache = ContentCache(tmp_path)
    seen(cache.contents("name", SHAPES, made_once([filled([])])))
    (tmp_path / "name" / "other.json").unlink()
    assert seen(cache.contents("name", SHAPES, never))


def test_a_transaction_that_fails_keeps_content_that_was_not_read_before() -> None:
    store, content = MemoryStore(SHAPES), filled([{"id": 3, "colour": "red"}])
    store.restore({name: Later(partial(content_of, part)) for name, part in content.items()})
    with suppress(KeyError), store.transaction():
        store.table("thing").put({"id": 4, "colour": "blue"})
        raise KeyError
    assert [record["id"] for record in store.table("thing").records()] == [3]


def test_what_has_lapsed_is_removed_from_content_that_was_not_read_before(tmp_path: Path) -> None:
    """A table whose records do not lapse is not read for it."""
    shapes = (Shape("hold", "id", lapse="until"), Shape("other", "id"))
    made, kept = MemoryStore(shapes), ContentCache(tmp_path)
    for number, until in enumerate((None, "2027-01-04T09:00:00.000000Z", "2027-01-04T09:00:00.000001Z")):
        made.table("hold").put({"id": number, "until": until})
    for restored in (
        made.snapshot(),
        kept.contents("name", shapes, made.snapshot),
        kept.contents("name", shapes, never),
    ):
        store = MemoryStore(shapes)
        store.restore(restored)
        (tmp_path / "name" / "other.json").unlink(missing_ok=True)
        store.remove_lapsed("2027-01-04T09:00:00.000000Z")
        assert [record["id"] for record in store.table("hold").records()] == [0, 2]
        store.restore(restored)
        assert [record["id"] for record in store.table("hold").records()] == [0, 1, 2]


def test_restoring_in_a_transaction_that_fails_is_undone() -> None:
    store = MemoryStore(SHAPES)
    one, two = filled([{"id": 1, "colour": "red"}]), filled([{"id": 2, "colour": "red"}])
    later = {name: Later(partial(content_of, part)) for name, part in one.items()}
    store.restore(later)
    with suppress(KeyError), store.transaction():
        store.restore(two)
        raise KeyError
    assert [record["id"] for record in store.table("thing").records()] == [1]


def test_a_served_practice_is_made_before_the_first_request(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path))
    practice = Practice(seed=62, patients=40)
    assert not any(tmp_path.iterdir())
    practice.prepare()
    kept = {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*.json")}
    assert {file.stem for file in kept} >= {shape.name for shape in (*PRACSUITE, *COREPLUS)}
    with serve(practice) as mock:
        assert httpx.get(f"{mock.pracsuite_url}/appointment", headers=KEYS, timeout=5).status_code == 200
    assert {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*.json")} == kept


def test_a_large_practice_is_made_when_it_is_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path))
    Practice(seed=62, patients=MOST_PREPARED + 1).prepare()
    assert not any(tmp_path.iterdir())


def test_own_data_needs_no_preparation() -> None:
    Practice(patients=30, data={"pracsuite": {"patients": [{"first_name": "Io", "surname": "Nova"}]}}).prepare()


def test_a_start_imports_no_library_of_clients_or_tests() -> None:
    program = "import sys, practice_mock.cli.serve; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    needless = {"httpx", "pytest", "jsonschema", "jwt", "yaml", "hypothesis", "attrs", "practice_mock.testing"}
    assert needless.isdisjoint(ran.stdout.split())
