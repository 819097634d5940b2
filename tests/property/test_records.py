"""Records distinguish absent, null and present values, and are sent as built."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Iterator, Mapping

import attrs
import pytest
from hypothesis import given

from tests.property.amount import fewer
from tests.property.apis import APIS, Api, Schema, Shape
from tests.property.cases import cases
from tests.property.decode import Decoder
from tests.property.oracles import read
from tests.property.responses import described, extras
from tests.property.wire import value_of


def components() -> Iterator[tuple[Api, str]]:
    """Yield every object that a document names."""
    for api in APIS:
        for name, schema in api.document["components"]["schemas"].items():
            if schema.get("type") == "object" and hasattr(api.package, name):
                yield api, name


def schema_named(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


COMPONENTS = list(components())
BODIES = [
    operation
    for api in APIS
    for operation in api.operations
    if operation.body is not None
    and operation.fixed_body is None
    and hasattr(api.package, api.shape(operation.body.schema).component or "")
]


def test_every_documented_object_has_a_class() -> None:
    parts = {
        api.shape(operation.body.schema).component
        for api in APIS
        for operation in api.operations
        if operation.body is not None and operation.body.media_type == "multipart/form-data"
    }
    for api in APIS:
        objects = {name for name, schema in api.document["components"]["schemas"].items() if schema["type"] == "object"}
        assert objects - parts <= {name for owner, name in COMPONENTS if owner == api}


@pytest.mark.parametrize("operation", BODIES, ids=str)
def test_built_record_contains_exactly_the_given_values(operation) -> None:
    api, schema = operation.api, operation.body.schema
    model = getattr(api.package, api.shape(schema).component)
    names = {name: python for name, python, _ in api.properties(api.shape(schema).schema)}

    @given(cases(operation))
    def every_body(case):
        body = case.body if isinstance(case.body, Mapping) else {}
        record = Decoder(api, models=True).argument(schema, body)
        assert type(record) is model
        assert value_of(operation, schema, record.to_dict()) == value_of(operation, schema, body)
        assert record.fields_set == {names[name] for name in body}
        assert record == copy.deepcopy(record) == pickle.loads(pickle.dumps(record))
        for python in set(names.values()) - record.fields_set:
            assert getattr(record, python) is None

    every_body()


@pytest.mark.parametrize(("api", "name"), COMPONENTS, ids=lambda value: getattr(value, "name", value))
def test_received_record_round_trips(api: Api, name: str) -> None:
    model = getattr(api.package, name)

    @fewer(2)
    @given(described(api, schema_named(name)), extras)
    def every_object(came, more):
        came = {**more, **came}
        before = json.dumps(came)
        record = model.from_dict(came)
        read(api, schema_named(name), came, record)
        assert record == model.from_dict(came)
        assert pickle.loads(pickle.dumps(record)).to_dict() == came
        _spoil(record.to_dict())
        _spoil(record.additional_properties)
        assert json.dumps(came) == before
        assert record.to_dict() == came, "changing a copy must not change the record"

    every_object()


def _spoil(copied: dict) -> None:
    for value in copied.values():
        if isinstance(value, (dict, list)):
            value.clear()
    copied["spoilt"] = True


@pytest.mark.parametrize(("api", "name"), COMPONENTS, ids=lambda value: getattr(value, "name", value))
def test_record_is_immutable(api: Api, name: str) -> None:
    shape: Shape = api.shape(schema_named(name))
    record = getattr(api.package, name).from_dict({})
    for _, python, _ in api.properties(shape.schema):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(record, python, 1)


@pytest.mark.parametrize(("api", "name"), COMPONENTS, ids=lambda value: getattr(value, "name", value))
def test_absent_field_differs_from_null(api: Api, name: str) -> None:
    model = getattr(api.package, name)
    for wire, python, _ in api.properties(api.shape(schema_named(name)).schema):
        absent, null = model.from_dict({}), model.from_dict({wire: None})
        assert getattr(absent, python) is getattr(null, python) is None
        assert (absent.fields_set, null.fields_set) == (frozenset(), {python})
        assert (absent.to_dict(), null.to_dict()) == ({}, {wire: None})
        assert absent != null
