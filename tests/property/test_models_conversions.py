"""Models and the client's records convert into each other exactly, and models behave as immutable values."""

from __future__ import annotations

import copy
import json
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from tests.property.amount import fewer
from tests.property.apis import Api
from tests.property.modelled import MODELS, conforming, is_request, model_of, models_of, schema_named
from tests.property.responses import broken

RECORDS = [(api, name) for api, name in MODELS if hasattr(api.package, name)]


@pytest.mark.parametrize(("api", "name"), RECORDS, ids=lambda value: getattr(value, "name", value))
def test_record_and_model_convert_exactly(api: Api, name: str) -> None:
    model, record = model_of(api, name), getattr(api.package, name)
    values = conforming(api, name)
    listed, nested = TypeAdapter(list[model]), TypeAdapter(dict[str, list[model]])

    @fewer(12)
    @given(values if is_request(api, name) else st.one_of(values, broken(api, schema_named(name))))
    def every_object(value):
        received = record.from_dict(value)
        for made in (
            model.from_record(received),
            model.model_validate(received),
            listed.validate_python([received])[0],
            copy.copy(model.from_record(received)).model_copy(),
        ):
            assert type(made) is model
            assert made.to_record(record) == received
            assert made.to_record(record).to_dict() == received.to_dict() == made.to_dict()
            assert made == model.model_validate(value)
        assert model.model_validate(value).to_record(record) == received
        assert json.loads(nested.dump_json({"one": [made]})) == {"one": [value]}

    every_object()


@pytest.mark.parametrize(("api", "name"), RECORDS, ids=lambda value: getattr(value, "name", value))
def test_records_inside_a_document_are_read_too(api: Api, name: str) -> None:
    model, record = model_of(api, name), getattr(api.package, name)

    @fewer(12)
    @given(conforming(api, name))
    def every_object(value):
        received = record.from_dict(value)
        document = {
            wire.name: getattr(received, field) for field, wire in record.__wires__.items() if wire.name in value
        }
        holding = {wire: item if is_record(item) else value[wire] for wire, item in document.items()}
        rest = {wire: item for wire, item in value.items() if wire not in holding}
        assert model.model_validate({**holding, **rest}) == model.model_validate(value)

    every_object()


def is_record(value: object) -> bool:
    return hasattr(value, "__wires__") or (isinstance(value, list) and bool(value) and all(map(is_record, value)))


@pytest.mark.parametrize(("api", "name"), RECORDS, ids=lambda value: getattr(value, "name", value))
def test_only_a_record_of_the_same_schema_converts(api: Api, name: str) -> None:
    other = next(one for at, one in RECORDS if at == api and one != name)
    for wrong in (getattr(api.package, other).from_dict({}), {}, None, 1):
        with pytest.raises(TypeError, match=f"must be a {name} of the client"):
            model_of(api, name).from_record(wrong)


@pytest.mark.parametrize(("api", "name"), MODELS, ids=lambda value: getattr(value, "name", value))
def test_model_is_an_immutable_value(api: Api, name: str) -> None:
    model = model_of(api, name)
    assert issubclass(model, models_of(api).Record)

    @fewer(40)
    @given(conforming(api, name))
    def every_object(value):
        made = model.model_validate(value)
        for same in (
            copy.copy(made),
            copy.deepcopy(made),
            made.model_copy(deep=True),
            pickle.loads(pickle.dumps(made)),
        ):
            assert same == made
            assert same.to_dict() == made.to_dict()
        for field in model.model_fields:
            with pytest.raises(ValidationError):
                setattr(made, field, None)
            with pytest.raises(ValidationError):
                delattr(made, field)
        try:
            assert hash(made) == hash(model.model_validate(value))
        except TypeError:
            assert any(isinstance(one, (list, dict)) for one in value.values())

    every_object()


@pytest.mark.parametrize(("api", "name"), MODELS, ids=lambda value: getattr(value, "name", value))
def test_copy_with_other_values_is_validated(api: Api, name: str) -> None:
    model = model_of(api, name)

    @fewer(40)
    @given(conforming(api, name), st.data())
    def every_object(value, data):
        made = model.model_validate(value)
        with pytest.raises(TypeError, match="has no such attribute"):
            made.model_copy(update={"no such attribute": 1})
        for field, info in model.model_fields.items():
            other = data.draw(st.sampled_from([None, True, 1, "", "x", [], {}]))
            changed = {**value, info.alias or field: other}
            try:
                expected = model.model_validate(changed, strict=True)
            except ValidationError:
                with pytest.raises(ValidationError):
                    made.model_copy(update={field: other})
            else:
                assert made.model_copy(update={field: other}) == expected

    every_object()


@pytest.mark.parametrize(("api", "name"), MODELS, ids=lambda value: getattr(value, "name", value))
def test_absent_differs_from_null(api: Api, name: str) -> None:
    if is_request(api, name):
        return
    model = model_of(api, name)
    for field, info in model.model_fields.items():
        absent, null = model.model_validate({}), model.model_validate({info.alias or field: None})
        assert absent.__dict__[field] is null.__dict__[field] is None or not info.is_required()
        assert (absent.to_dict(), null.to_dict()) == ({}, {info.alias or field: None})
        assert absent != null
