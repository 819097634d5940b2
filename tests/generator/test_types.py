"""Enums of strings and numbers work in both families, also nullable; what is ambiguous is refused."""

from __future__ import annotations

import itertools
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .variants import Server, Variant

_ROOTS = itertools.count()

_STRINGS = st.lists(st.text(min_size=1, max_size=5), min_size=1, max_size=4, unique=True)
_NUMBERS = st.lists(
    st.integers(-9, 9) | st.floats(-9, 9).map(lambda x: round(x, 2)), min_size=1, max_size=4, unique=True
)


def _declare(variant: Variant, kind: dict[str, Any]) -> None:
    """Add a schema ``Kind``, and use it in a record that is received, in one that is sent, and in a parameter."""
    used = {"$ref": "#/Kind", "description": "The kind."}
    variant.edit("schemas/keeper.yaml", lambda found: found["Keeper"]["properties"].update(kind=used))
    variant.edit("schemas/keeper.yaml", lambda found: found.update(Kind={"description": "A kind.", **kind}))
    outside = {**used, "$ref": "keeper.yaml#/Kind"}
    variant.edit("schemas/pet.yaml", lambda found: found["NewPet"]["properties"].update(kind=outside))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_STRINGS | _NUMBERS, st.booleans(), st.data())
def test_enum_of_strings_or_numbers(variant: Variant, values: list[Any], nullable: bool, data: st.DataObject) -> None:
    fresh = Variant(variant.root / str(next(_ROOTS)))
    kind = "string" if isinstance(values[0], str) else "number"
    kind = "integer" if {type(value) for value in values} == {int} else kind
    listed = [*values, None] if nullable else values
    _declare(fresh, {"type": [kind, "null"] if nullable else kind, "enum": listed})
    assert fresh.problems() == []
    package, models = fresh.client(), fresh.models()
    for value in listed:
        record = package.Keeper.from_dict({"id": 1, "kind": value})
        assert record.kind == value
        assert record.to_dict() == {"id": 1, "kind": value}
        assert models.Keeper.model_validate({"id": 1, "kind": value}).model_dump(exclude_unset=True) == {
            "id": 1,
            "kind": value,
        }
    chosen = data.draw(st.sampled_from(listed))
    server = Server({"id": 1, "keeper": "Sam"}, 201)
    with package.Vet(api_key="k", http_client=server.pool) as vet:
        vet.pets.create(name="Rex", kind=chosen)
        assert json.loads(server.requests[0].content) == {"name": "Rex", "kind": chosen}
        with pytest.raises(package.ArgumentError, match=r"^kind: must be one of"):
            vet.pets.create(name="Rex", kind="another one" if kind == "string" else 77)
        assert len(server.requests) == 1


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "mixed values": ({"enum": [1, "a"]}, "/Kind/enum: must have values of one type, strings or numbers"),
    "booleans": ({"type": "boolean", "enum": [True]}, "/Kind/enum: must have values of one type"),
    "objects": ({"enum": [{"a": 1}]}, "/Kind/enum: must have values of one type"),
    "lists": ({"enum": [[1]]}, "/Kind/enum: must have values of one type"),
    "only null": ({"enum": [None]}, "/Kind/enum: must have values of one type"),
    "null that the type forbids": ({"type": "string", "enum": ["a", None]}, "/Kind/enum: must contain null if its"),
    "null that is no value": ({"type": ["string", "null"], "enum": ["a"]}, "type: [string, 'null'], enum: [..., null]"),
    "another type": ({"type": "integer", "enum": ["a"]}, "/Kind/type: must be string, as its values are"),
    "fractions as integers": ({"type": "integer", "enum": [0.5]}, "/Kind/type: must be number"),
    "value that is listed twice": ({"type": "string", "enum": ["a", "a"]}, "/Kind/enum/1: 'a' is listed twice"),
    "meaning of no value": (
        {"type": "string", "enum": ["a"], "x-enum-descriptions": {"b": "B."}},
        "/Kind/x-enum-descriptions/b: is not a value of the enum",
    ),
    "pattern of an enum": ({"type": "string", "enum": ["a"], "pattern": "b"}, "/Kind/pattern: has no effect beside"),
    "nullable record": (
        {"type": ["object", "null"], "properties": {"x": {"type": "string", "description": "X."}}},
        "/Kind: has properties, so it must have type: object",
    ),
    "record without a type": (
        {"properties": {"x": {"type": "string", "description": "X."}}},
        "/Kind: has properties, so it must have type: object",
    ),
    "union of two records": (
        {"anyOf": [{"$ref": "#/Keeper"}, {"$ref": "pet.yaml#/Pet"}, {"type": "null"}]},
        "/Kind/anyOf: may only make one schema nullable",
    ),
    "union of one record": ({"anyOf": [{"$ref": "#/Keeper"}]}, "/Kind/anyOf: may only make one schema nullable"),
    "union with a text": (
        {"anyOf": [{"$ref": "#/Keeper"}, {"type": "string"}, {"type": "null"}]},
        "/Kind/anyOf: may only make one schema nullable",
    ),
    "bound of a text": ({"type": "string", "minimum": 1}, "/Kind/minimum: has no effect without type: integer or"),
    "length of a number": ({"type": "integer", "maxLength": 1}, "/Kind/maxLength: has no effect without type: string"),
    "items of a text": ({"type": "string", "items": {"type": "string"}}, "/Kind/items: has no effect without type"),
    "length without a type": ({"minLength": 1}, "/Kind/minLength: has no effect without type: string"),
    "length of a date": ({"type": "string", "format": "date", "minLength": 1}, "/Kind/minLength: has no effect beside"),
    "date as a number": (
        {"type": "integer", "format": "date"},
        "/Kind/format: date has no effect without type: string",
    ),
}


@pytest.mark.parametrize(("kind", "message"), REFUSED.values(), ids=REFUSED)
def test_ambiguous_schema_is_refused(variant: Variant, kind: dict[str, Any], message: str) -> None:
    _declare(variant, kind)
    assert message in "\n".join(variant.problems())


def test_fix_for_a_nullable_record_works(variant: Variant) -> None:
    kind = {"description": "A pet.", "anyOf": [{"$ref": "pet.yaml#/Pet"}, {"type": "null"}]}
    variant.edit("schemas/keeper.yaml", lambda found: found["Keeper"]["properties"].update(kind=kind))
    assert variant.problems() == []
    package = variant.client()
    assert package.Keeper.from_dict({"kind": None}).kind is None
    assert package.Keeper.from_dict({"kind": {"id": 3}}).kind.id == 3
    assert variant.models().Keeper.model_validate({"kind": {"id": 3}}).kind.id == 3
