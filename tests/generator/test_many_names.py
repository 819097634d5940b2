"""Names that the generator chooses are all different, short, and chosen in a time that grows with their number."""

from __future__ import annotations

import keyword
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.document.bundle import bundle
from generator.document.limits import MAX_ENTRIES
from generator.document.yaml_source import load
from generator.ir.names import Suggestions, Taken, free, is_pascal, is_snake
from generator.rules.operations import filter_and_sort_by_known_fields

from .drafts import Draft
from .small_api import SmallApi

LONGEST = 100
SNAKE = st.from_regex("[a-c_]{0,2}[a-c]{1,3}_{0,3}", fullmatch=True).map("p{}".format) | st.just("p" * LONGEST)


@given(st.lists(SNAKE, max_size=40), st.sets(SNAKE, max_size=10))
def test_chosen_names_are_different_and_short(wanted: list[str], reserved: set[str]) -> None:
    taken = Taken(set(reserved))
    chosen = [taken.free(name) for name in wanted]
    assert len({*chosen, *reserved}) == len(chosen) + len(reserved)
    assert all(is_snake(name) for name in chosen)
    first = {name for name in wanted if name not in reserved}
    assert first <= set(chosen)
    assert all(free(name, reserved) == name for name in first)


@given(st.sampled_from(["null", "true", "false", "inf", "nan", "e1", "x1f", "o7", "~", ""]), st.data())
def test_suggested_names_are_texts_in_yaml_without_quotes(word: str, data: st.DataObject) -> None:
    """In any letters, with and without accents."""
    forms = [(letter, letter.upper(), f"{letter}\u0308", f"{letter.upper()}\u0308") for letter in word]
    name = "".join(data.draw(st.sampled_from(form)) for form in forms)
    suggestions = Suggestions(())
    suggested = [make for _ in range(3) for make in (suggestions.snake(name, "value"), suggestions.pascal(name))]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "names.yaml"
        path.write_text("".join(f"- {one}\n" for one in suggested), "utf-8")
        assert load(path).value == suggested


@pytest.mark.parametrize("name", ["field", "f" * LONGEST, "", "你", "class"])
def test_many_names_take_little_time(name: str) -> None:
    """A time that grows with the square of the number would be minutes."""
    start = time.process_time()
    taken, suggestions = Taken(set()), Suggestions(())
    chosen = [taken.free(name or "field") for _ in range(MAX_ENTRIES)]
    snakes = [suggestions.snake(name, "value") for _ in range(MAX_ENTRIES)]
    pascals = [suggestions.pascal(name) for _ in range(MAX_ENTRIES)]
    assert time.process_time() - start < 10
    assert max(map(len, [*chosen, *snakes, *pascals])) <= LONGEST
    assert len(set(chosen)) == len({*snakes}) == len({*pascals}) == MAX_ENTRIES
    assert all(map(is_snake, snakes))
    assert all(map(is_pascal, pascals))
    assert all(is_snake(one) or keyword.iskeyword(one) or not one.isascii() for one in chosen)


def filtered(count: int) -> Draft:
    """Return a document whose list can be filtered by many fields without ASCII letters, which no record shows."""
    draft = Draft()
    operation = draft.paths["pets"]["get"]
    schema = {"type": "array", "items": {"type": "string"}}
    operation["parameters"].append({"name": "q[]", "in": "query", "description": "Filters.", "schema": schema})
    operation["x-pagination"] = {"style": "none", "items": "pets"}
    operation["x-filters"] = {chr(0x4E00 + at): "string" for at in range(count)}
    operation["x-hidden-fields"] = list(operation["x-filters"])
    return draft


def test_filters_without_ascii_letters_are_generated_soon(small: SmallApi, tmp_path: Path) -> None:
    filtered(MAX_ENTRIES).write(tmp_path / "specs")
    status, printed = small.generate_bounded(120, 1500)
    assert status == 0, printed
    text = (small.root / "generated" / "vet-client" / "vet_client" / "filters.py").read_text("utf-8")
    assert f"field_{MAX_ENTRIES - 1}" in text


def test_filters_that_no_record_shows_are_checked_soon(tmp_path: Path) -> None:
    document = bundle(filtered(MAX_ENTRIES).write(tmp_path))
    start = time.process_time()
    assert list(filter_and_sort_by_known_fields(document)) == []
    assert time.process_time() - start < 1


def test_many_values_of_an_enum_are_checked_soon(small: SmallApi, tmp_path: Path) -> None:
    draft = Draft()
    values = [f"v{at}" for at in range(MAX_ENTRIES)]
    draft.schemas["Kind"] = {"type": "string", "description": "A kind.", "enum": values}
    draft.schemas["Kind"]["x-enum-descriptions"] = dict.fromkeys(values, "A value.")
    draft.schemas["PetList"]["properties"]["kind"] = {"$ref": "#/Kind", "description": "A kind."}
    draft.write(tmp_path / "specs")
    start = time.process_time()
    assert small.problems() == []
    assert time.process_time() - start < 20
