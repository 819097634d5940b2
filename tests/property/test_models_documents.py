"""The document of an API, its models, what they export and its client's records accept and refuse the same."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest
from hypothesis import given
from pydantic import TypeAdapter

from tests.property.amount import fewer
from tests.property.apis import Api
from tests.property.modelled import (
    ENUMS,
    MODELS,
    agree,
    conforming,
    documents,
    exported_validator,
    is_request,
    model_of,
    models_of,
    refusals,
    schema_named,
)
from tests.property.responses import anything, broken
from tests.property.validation import conforms


@pytest.mark.parametrize(("api", "name"), MODELS, ids=lambda value: getattr(value, "name", value))
def test_document_model_and_record_agree(api: Api, name: str) -> None:
    @fewer(2)
    @given(documents(api, name))
    def every_document(value):
        agree(api, name, value)

    every_document()


@pytest.mark.parametrize(("api", "name"), MODELS, ids=lambda value: getattr(value, "name", value))
def test_exported_schema_is_that_of_the_document(api: Api, name: str) -> None:
    exported = model_of(api, name).model_json_schema()
    declared = api.document["components"]["schemas"][name]
    assert exported["description"] == declared["description"]
    assert exported.get("required", []) == declared.get("required", [])
    for wire, part in declared.get("properties", {}).items():
        for key in ("description", "format", "readOnly", "deprecated", "example", "pattern", "maxLength", "type"):
            assert exported["properties"][wire].get(key) == part.get(key)
    assert not any(key.startswith("x-") for key in _keys(exported))
    validator = exported_validator(model_of(api, name))
    assert TypeAdapter(model_of(api, name)).json_schema(mode="serialization") == exported

    @fewer(6)
    @given(documents(api, name))
    def every_document(value):
        assert validator.is_valid(value) == conforms(api, schema_named(name), value)

    every_document()


def _keys(node):
    if isinstance(node, list):
        for item in node:
            yield from _keys(item)
    elif isinstance(node, dict):
        for key, item in node.items():
            if key == "properties":
                yield from (inner for part in item.values() for inner in _keys(part))
            elif key not in ("default", "enum", "example", "examples"):
                yield key
                yield from _keys(item)


@pytest.mark.parametrize(("api", "name"), MODELS, ids=lambda value: getattr(value, "name", value))
def test_response_keeps_and_marks_what_differs(api: Api, name: str) -> None:
    model = model_of(api, name)

    @fewer(6)
    @given(broken(api, schema_named(name)))
    def every_object(value):
        fits = conforms(api, schema_named(name), value)
        if is_request(api, name):
            assert bool(refusals(lambda: model.model_validate(value))) >= (not fits)
            return
        for record in (model.model_validate(value), model.model_validate_json(json.dumps(value))):
            assert json.loads(record.model_dump_json()) == value
            assert record.to_dict() == value
            assert bool(record.deviations) == (not fits)
            assert record == model.model_validate(value)

    every_object()


@pytest.mark.parametrize(("api", "name"), MODELS, ids=lambda value: getattr(value, "name", value))
def test_only_an_object_is_a_record(api: Api, name: str) -> None:
    model = model_of(api, name)

    @fewer(6)
    @given(anything)
    def every_value(value):
        if not isinstance(value, Mapping):
            assert refusals(lambda: model.model_validate(value)) == {"model_type"}
            assert refusals(lambda: model.model_validate_json(json.dumps(value))) == {"model_type"}

    every_value()


@pytest.mark.parametrize(("api", "name"), MODELS, ids=lambda value: getattr(value, "name", value))
def test_dump_of_a_request_is_accepted_by_the_api(api: Api, name: str) -> None:
    model = model_of(api, name)
    wires = {info.alias or field: field for field, info in model.model_fields.items()}

    @fewer(6)
    @given(conforming(api, name))
    def every_object(value):
        for record in (
            model.model_validate(value),
            model(**{wires.get(wire, wire): item for wire, item in value.items()}),
            model.model_validate({wires.get(wire, wire): item for wire, item in value.items()}, by_name=True),
        ):
            assert json.loads(record.model_dump_json()) == value
            assert json.loads(json.dumps(record.model_dump(mode="json", by_alias=False))) == value
            assert record.model_fields_set == {wires.get(wire, wire) for wire in value}

    every_object()


@pytest.mark.parametrize(("api", "name"), ENUMS, ids=lambda value: getattr(value, "name", value))
def test_enum_has_plain_values_and_their_meanings(api: Api, name: str) -> None:
    alias = getattr(models_of(api), name)
    declared = api.document["components"]["schemas"][name]
    adapter = TypeAdapter(alias)
    exported = adapter.json_schema()
    assert exported["enum"] == declared["enum"]
    for value in declared["enum"]:
        found = adapter.validate_python(value)
        assert (found, type(found)) == (value, type(value))
        assert adapter.validate_json(json.dumps(value)) == value
        assert adapter.dump_json(found) == json.dumps(value).encode()
        assert declared["x-enum-descriptions"][str(value)] in exported["description"]
    assert refusals(lambda: adapter.validate_python(True)) == {"literal_error"}
    for value in declared["enum"]:
        if not isinstance(value, str):
            assert adapter.validate_python(str(value)) == value
            assert refusals(lambda text=str(value): adapter.validate_python(text, strict=True)) == {"literal_error"}
