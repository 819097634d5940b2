"""The document of an API, its models, what they export and its client's records accept and refuse the same."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal

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
    some,
)
from tests.property.responses import anything, broken
from tests.property.validation import conforms


@pytest.mark.parametrize(("api", "name"), MODELS, ids=lambda value: getattr(value, "name", value))
def test_document_model_and_record_agree(api: Api, name: str) -> None:
    @some()
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
        shown = exported["properties"][wire]
        whole = part | (api.shape(part).schema if "enum" in api.shape(part).schema and "$ref" in part else {})
        for key in ("format", "readOnly", "deprecated", "example", "pattern", "maxLength", "type", "enum"):
            assert shown.get(key) == whole.get(key)
        assert shown.get("description", "").startswith(part.get("description", ""))
    assert not any(key.startswith("x-") for key in _keys(exported))
    validator = exported_validator(model_of(api, name))
    assert TypeAdapter(model_of(api, name)).json_schema(mode="serialization") == exported

    @fewer(12)
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

    @fewer(12)
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

    @fewer(12)
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

    @fewer(12)
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


def numbers(api: Api, name: str, kind: str) -> list[str]:
    """Return the properties of a schema that have a type."""
    declared = api.properties(api.document["components"]["schemas"][name])
    return [wire for wire, _, part in declared if kind in api.shape(part).types <= {"integer", "number"}]


@pytest.mark.parametrize(("api", "name"), MODELS, ids=lambda value: getattr(value, "name", value))
def test_no_number_is_infinite_or_lost(api: Api, name: str) -> None:
    model = model_of(api, name)
    for wire in (*numbers(api, name, "number"), *numbers(api, name, "integer")):
        for value in (float("nan"), float("inf"), float("-inf")):
            reading = [lambda v=value, **how: model.model_validate({wire: v}, **how)]  # noqa: B023 - used here
            for read in reading:
                refused = {one for one in refusals(lambda r=read: r(strict=True)) if one != "missing"}
                assert refused & {"finite_number", "int_type", "float_type", "string_type", "invalid"}
            if not is_request(api, name):
                record = model.model_validate({wire: value})
                assert f"/{wire}" in {found.pointer for found in record.deviations}
                assert json.loads(record.model_dump_json())[wire] is not None
            text = json.dumps({wire: value})
            assert refusals(lambda t=text: model.model_validate_json(t)) == {"json_invalid"}
        for text in (f'{{"{wire}": 1e400}}', f'{{"{wire}": -1E+999}}'):
            if is_request(api, name):
                assert refusals(lambda t=text: model.model_validate_json(t))
            else:
                record = model.model_validate_json(text)
                assert f"/{wire}" in {found.pointer for found in record.deviations}
                assert json.loads(record.model_dump_json())[wire] is not None


PYTHON_VALUES = (
    date(2027, 1, 4),
    datetime(2027, 1, 4, 9),
    datetime(2027, 1, 4, 9, 0, 0, 5),
    datetime(2027, 1, 4, 9, tzinfo=UTC),
    datetime(2027, 1, 4, 9, tzinfo=timezone(timedelta(hours=11))),
    time(9),
    timedelta(days=1),
    1798966800,
    1798966800.5,
    Decimal(5),
    b"2027-01-04",
)


@pytest.mark.parametrize(("api", "name"), MODELS, ids=lambda value: getattr(value, "name", value))
def test_dates_and_times_take_only_values_of_their_kind(api: Api, name: str) -> None:
    for wire, _, part in api.properties(api.document["components"]["schemas"][name]):
        shape = api.shape(part)
        if shape.format not in ("date", "date-time", "date-time-local"):
            continue
        for value in PYTHON_VALUES:
            moment = isinstance(value, datetime)
            expected = {
                "date": isinstance(value, date) and not moment,
                "date-time": moment and value.tzinfo is not None,
                "date-time-local": moment and value.tzinfo is None and not value.microsecond,
            }[shape.format]
            made = model_of(api, name)
            field = next(field for field, info in made.model_fields.items() if (info.alias or field) == wire)
            refused = refusals(lambda v=value, f=field, m=made: m.model_construct().model_copy(update={f: v}))
            assert (not refused or refused == {"missing_one_of"}) == expected
            if expected and not refused:
                copied = made.model_construct().model_copy(update={field: value})
                assert conforms(api, part, json.loads(copied.model_dump_json())[wire])


@pytest.mark.parametrize(("api", "name"), MODELS, ids=lambda value: getattr(value, "name", value))
def test_document_has_the_names_of_the_api(api: Api, name: str) -> None:
    model = model_of(api, name)
    for field, info in model.model_fields.items():
        if info.alias in (None, field):
            continue
        refused = refusals(lambda f=field: model.model_validate({f: None}))
        if is_request(api, name):
            assert "extra_forbidden" in refused
        else:
            assert model.model_validate({field: None}).model_dump() == {field: None}
        twice = {field: None, info.alias: None}
        assert refusals(lambda t=twice: model(**t)) == {"given_twice"}
        assert refusals(lambda t=twice: model.model_validate(t, by_name=True)) == {"given_twice"}


@pytest.mark.parametrize(("api", "name"), MODELS, ids=lambda value: getattr(value, "name", value))
def test_text_with_constants_of_other_languages_is_not_json(api: Api, name: str) -> None:
    model = model_of(api, name)
    for constant in ("NaN", "Infinity", "-Infinity"):
        for inside in (constant, f"[{constant}]", f'{{"a": [{constant}]}}'):
            for wire in ("x-more", *api.document["components"]["schemas"][name].get("properties", {})):
                text = f'{{"{wire}": {inside}}}'
                assert refusals(lambda t=text: model.model_validate_json(t)) == {"json_invalid"}
