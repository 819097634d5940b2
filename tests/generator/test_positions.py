"""A key has a meaning only at its position: properties may have the names of keywords."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.document.positions import Kind, ListOf, MapOf, inside, references, walk

from .small_api import SmallApi

KEYWORDS = (
    "$defs", "$ref", "allOf", "anyOf", "const", "content", "default", "description", "enum", "example", "examples",
    "format", "items", "maximum", "not", "oneOf", "pattern", "patternProperties", "properties", "required", "schema",
    "title", "type", "value", "x-evidence", "x-order", "x-phi", "x-sdk",
)  # fmt: skip
KIND = "\nKind:\n  type: string\n  description: A kind.\n  enum: [a, b]\n"


@pytest.fixture
def imported() -> Iterator[None]:
    """Forget the generated packages of other tests before a test, and its own after it."""
    _forget()
    yield
    _forget()


def _forget() -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] in ("vet_client", "vet_models")]:
        del sys.modules[name]


@pytest.mark.parametrize(
    "declared", ["{type: string, description: X., x-phi: false}", "{$ref: '#/Kind', description: X., x-phi: false}"]
)
@pytest.mark.usefixtures("imported")
def test_properties_with_the_names_of_keywords_are_generated(
    small: SmallApi, monkeypatch: pytest.MonkeyPatch, declared: str
) -> None:
    for name in KEYWORDS:
        small.add_property(f"{name!r}: {declared}")
    if "Kind" in declared:
        small.append("schemas/keeper.yaml", KIND)

    status, printed = small.generate()
    assert status == 0, printed

    monkeypatch.syspath_prepend(small.root / "generated" / "vet-client")
    monkeypatch.syspath_prepend(small.root / "generated" / "vet-models")
    value = {"id": 1, **dict.fromkeys(KEYWORDS, "a")}
    client, models = importlib.import_module("vet_client"), importlib.import_module("vet_models")
    assert client.Keeper.from_dict(value).to_dict() == value
    assert models.Keeper.model_validate(value).model_dump(by_alias=True) == value


@pytest.mark.parametrize("name", KEYWORDS)
def test_a_property_is_not_taken_for_a_keyword_by_the_rules(small: SmallApi, name: str) -> None:
    small.add_property(f"{name!r}: {{$ref: '#/Kind', description: X., x-phi: false}}")
    small.append("schemas/keeper.yaml", KIND)
    assert small.problems() == []


@pytest.mark.parametrize(
    "example",
    ["example: {$ref: '#/Nowhere', properties: {a: 1}, items: 5}", "default: {$ref: 5, allOf: 1}", "enum: [{$ref: 5}]"],
)
def test_a_plain_value_is_not_read_as_openapi(example: str) -> None:
    found = SCHEMA | {example.partition(":")[0]: {"$ref": "#/components/schemas/Nowhere"}}
    assert list(references(found, Kind.SCHEMA)) == []


SCHEMA = {"type": "object", "description": "X."}
NAMES = st.one_of(st.sampled_from(KEYWORDS), st.text(max_size=4))
LEAVES = st.one_of(st.none(), st.integers(), st.text(max_size=4))
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4))


@given(VALUES, NAMES)
def test_walk_visits_every_property_as_a_schema_whatever_its_name(value: object, name: str) -> None:
    default = {name: {"properties": value}}
    schema = {"properties": {name: value}, "default": default}
    visited = [(position, found) for _, position, found in walk(Kind.SCHEMA, schema)]
    assert (Kind.SCHEMA, value) in visited
    assert not any(found is default or found is default[name] for _, found in visited)


@pytest.mark.parametrize(
    ("position", "key", "expected"),
    [
        (Kind.SCHEMA, "properties", MapOf(Kind.SCHEMA)),
        (MapOf(Kind.SCHEMA), "properties", Kind.SCHEMA),
        (Kind.SCHEMA, "x-properties", Kind.VALUE),
        (Kind.VALUE, "properties", Kind.VALUE),
        (Kind.OPERATION, "parameters", ListOf(Kind.PARAMETER)),
        (Kind.MEDIA, "example", Kind.VALUE),
        (Kind.MEDIA, "examples", MapOf(Kind.EXAMPLE)),
        (Kind.EXAMPLE, "value", Kind.VALUE),
    ],
)
def test_position_follows_from_the_keys(position: Kind, key: str, expected: object) -> None:
    assert inside(position, key) == expected
