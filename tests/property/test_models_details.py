"""Exported schemas state meanings and sizes, names of attributes work at any depth, and errors and texts stay small."""

from __future__ import annotations

import json
import traceback
from typing import Any

import pytest
from hypothesis import given
from pydantic import TypeAdapter, ValidationError

from tests.property.amount import fewer
from tests.property.apis import Api, Json
from tests.property.modelled import MODELS, Model, conforming, is_request, model_of, refusals
from tests.property.test_models_privacy import CANARY

RESPONSES = [(api, name) for api, name in MODELS if not is_request(api, name)]
RECORDS = [(api, name) for api, name in RESPONSES if hasattr(api.package, name)]


def meanings_in(exported: Json) -> str:
    """Return the description of a property, and of the enum that it may have instead of null."""
    parts = [exported, *(branch for branch in exported.get("anyOf", ()) if "enum" in branch)]
    return "\n\n".join(part["description"] for part in parts)


@pytest.mark.parametrize(("api", "name"), MODELS, ids=lambda value: getattr(value, "name", value))
def test_exported_schema_states_meanings_and_sizes(api: Api, name: str) -> None:
    properties = model_of(api, name).model_json_schema().get("properties", {})
    for wire, _, part in api.properties(api.document["components"]["schemas"][name]):
        shape = api.shape(part).schema
        for value, meaning in shape.get("x-enum-descriptions", {}).items():
            assert meaning in meanings_in(properties[wire]), value
        if shape.get("format") == "int64":
            assert properties[wire]["minimum"] == max(shape.get("minimum", -(2**63)), -(2**63))
            assert properties[wire]["maximum"] == min(shape.get("maximum", 2**63 - 1), 2**63 - 1)


def by_attributes(model: Model, value: Any) -> Any:
    """Return the document of a record by the names of the attributes, at every depth."""
    if isinstance(value, list):
        return [by_attributes(model, item) for item in value]
    if not isinstance(value, model.__mro__[-3]):
        return value
    given_names = {name: by_attributes(model, item) for name, item in value.__dict__.items()}
    given_names = {name: item for name, item in given_names.items() if name in value.model_fields_set}
    return given_names | (value.model_extra or {})


@pytest.mark.parametrize(("api", "name"), MODELS, ids=lambda value: getattr(value, "name", value))
def test_names_of_attributes_work_at_every_depth(api: Api, name: str) -> None:
    model = model_of(api, name)

    @fewer(20)
    @given(conforming(api, name))
    def every_object(value):
        record = model.model_validate(value)
        named = by_attributes(model, record)
        assert model(**named) == record
        assert model.model_validate(named, by_name=True) == record
        for field, info in model.model_fields.items():
            if info.alias not in (None, field) and field in named:
                with pytest.raises(ValidationError) as refused:
                    model(**named, **{info.alias: None})
                assert refused.value.errors()[0]["loc"] == (info.alias,)

    every_object()


@pytest.mark.parametrize(("api", "name"), RECORDS, ids=lambda value: getattr(value, "name", value))
def test_record_is_made_of_its_own_class_only(api: Api, name: str) -> None:
    made = model_of(api, name).model_validate({})
    own = getattr(api.package, name)
    others = [getattr(api.package, other) for at, other in RECORDS if at == api]
    for wrong in (*(other for other in others if not issubclass(other, own)), dict, object):
        with pytest.raises(TypeError, match=f"must be the class {name} of the client"):
            made.to_record(wrong)


@pytest.mark.parametrize(("api", "name"), RECORDS, ids=lambda value: getattr(value, "name", value))
def test_true_is_not_one_in_a_record_of_the_client(api: Api, name: str) -> None:
    record = getattr(api.package, name)
    for wire in (*(wire.name for wire in record.__wires__.values()), "x-new"):
        for one, other in ((True, 1), (False, 0.0), ([True], [1]), ({"a": [False]}, {"a": [0]})):
            assert record.from_dict({wire: one}) != record.from_dict({wire: other})
            assert record.from_dict({wire: one}) == record.from_dict({wire: one})


@pytest.mark.parametrize(("api", "name"), RESPONSES, ids=lambda value: getattr(value, "name", value))
def test_a_record_prints_little(api: Api, name: str) -> None:
    model = model_of(api, name)
    for field, info in model.model_fields.items():
        for value in ("x" * 100_000, ["x" * 1000] * 1000, list(range(10_000)), 1, {"a": "x" * 1000}):
            assert len(repr(model.model_validate({info.alias or field: value}))) < 6000


@pytest.mark.parametrize(("api", "name"), MODELS, ids=lambda value: getattr(value, "name", value))
def test_members_of_a_union_have_their_names(api: Api, name: str) -> None:
    other = next(one for at, one in MODELS if at == api and one != name)
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(model_of(api, name) | model_of(api, other)).validate_python(CANARY)
    places = [str(error["loc"][0]) for error in refused.value.errors()]
    assert (f"[{name}()]" in places[0], f"[{other}()]" in places[1]) == (True, True)


def frames(read: Any) -> str:
    """Return the local variables of a failed call, without those of the caller."""
    try:
        read()
    except ValidationError as error:
        seen = traceback.TracebackException.from_exception(error, capture_locals=True)
        return repr([frame.locals for frame in seen.stack if frame.filename != __file__])
    return ""


@pytest.mark.parametrize(("api", "name"), MODELS, ids=lambda value: getattr(value, "name", value))
def test_no_frame_of_a_method_has_the_document(api: Api, name: str) -> None:
    model = model_of(api, name)
    wrong: Json = {
        wire: {CANARY: [CANARY]} for wire in api.document["components"]["schemas"][name].get("properties", {})
    }
    deep: Json = CANARY
    for _ in range(500):
        deep = [deep]
    for document in (wrong, {**wrong, "x-new": deep}, [CANARY]):
        for read in (model.model_validate, model.model_validate_strings):
            assert CANARY not in frames(lambda r=read, d=document: r(d, strict=True))
        assert CANARY not in frames(lambda d=document: model.model_validate_json(json.dumps(d), strict=True))


@pytest.mark.parametrize(("api", "name"), RESPONSES, ids=lambda value: getattr(value, "name", value))
def test_copy_of_an_incomplete_response_can_change(api: Api, name: str) -> None:
    model = model_of(api, name)
    for field in model.model_fields:
        before = model.model_validate({"x-new": 1})
        for value in (None, 1, "x", True, []):
            kinds = refusals(lambda f=field, v=value, b=before: b.model_copy(update={f: v}))
            assert not kinds & {"missing_one_of", "order", "exclusive"}
