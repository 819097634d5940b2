"""A name in a suggested fix can be copied into a document, whatever characters it has."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator.document.json_pointer import resolve
from generator.document.written import in_reference, in_yaml
from generator.document.yaml_source import load

from .variants import Variant

WORDS = ["null", "~", "yes", "Off", "1", "0x1f", "1e5", ".inf", "2026-01-01", "1:30"]
PUNCTUATED = ["a, b", "[a]", "{a: b}", "a: b", "a #b", "- a", "'a'", '"', "a:", "---", "&a", "*a", "!a"]
NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from([*WORDS, *PUNCTUATED])


@given(NAMES)
def test_name_in_yaml_is_read_as_it_is(name: str) -> None:
    written = in_yaml(name)
    assert written.isprintable()
    text = f"{{list: [{written}, {written}], {written}: 1}}\n"
    expected = {"list": [name, name], name: 1}
    assert yaml.safe_load(text) == expected
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.yaml")
        path.write_text(text, "utf-8")
        assert load(path).value == expected


@pytest.mark.parametrize("name", ["id", "keeper_id", "ownerName", "x-key", "paths/pet.yaml"])
def test_usual_name_in_yaml_needs_no_quotes(name: str) -> None:
    assert in_yaml(name) == name


@given(NAMES, NAMES)
@example("a%20b", "a/b~c")
def test_reference_leads_to_the_value_by_its_names(one: str, other: str) -> None:
    written = in_reference(one, other)
    assert written.isprintable()
    value: dict[str, Any] = {one: {other: 5}}
    assert resolve(value, unquote(written)) == 5


def test_names_of_filters_are_quoted_in_messages_and_fixes(variant: Variant) -> None:
    name = "null, a"

    def change(paths: dict[str, Any]) -> None:
        parameters = paths["keepers"]["get"]["parameters"]
        schema = {"type": "array", "items": {"type": "string"}}
        parameters.append({"name": "q[]", "in": "query", "description": "Conditions.", "schema": schema})
        paths["keepers"]["get"]["x-filters"] = {name: "string"}

    variant.edit("paths/keeper.yaml", change)
    (problem,) = [problem for problem in variant.problems() if "x-hidden-fields" in problem]
    assert f"{name!r} is not a property of the records" in problem
    fix = problem.rpartition("list it: ")[2]
    assert yaml.safe_load(fix) == {"x-hidden-fields": [name]}
    variant.edit("paths/keeper.yaml", lambda paths: paths["keepers"]["get"].update(yaml.safe_load(fix)))
    assert not [problem for problem in variant.problems() if "x-hidden-fields" in problem]
    variant.edit("paths/keeper.yaml", lambda paths: paths["keepers"]["get"].update({"x-hidden-fields": [name, "id"]}))
    assert any("'id' is not one of x-filters or x-sort" in problem for problem in variant.problems())
