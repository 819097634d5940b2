"""What a model knows beside its values stays with it, and nothing in a document is taken for it."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, TypeAdapter, create_model

from tests.property.amount import fewer
from tests.property.apis import Api, Json
from tests.property.modelled import MODELS, is_request, model_of, models_of, schema_named
from tests.property.responses import broken

RESPONSES = [(api, name) for api, name in MODELS if not is_request(api, name)]
RECORDS = [(api, name) for api, name in RESPONSES if hasattr(api.package, name)]

INSTEAD: tuple[Json, ...] = ({"client_id": 2, "x": [1]}, "text", None, [], 1, {"<state>": 1})


def internal_names(record: BaseModel) -> set[str]:
    """Return every name that the object, its class and its metaclass use."""
    cls = type(record)
    slots = {name for base in cls.__mro__ for name in vars(base).get("__slots__", ())}
    fields = cls.model_fields.keys() - {info.alias or name for name, info in cls.model_fields.items()}
    names = {*dir(record), *dir(cls), *dir(type(cls)), *slots, *fields, *record.__dict__, *ConfigDict.__annotations__}
    names |= {"_received", "_state", "<state>", "\0", "\0\0", "self", "cls", "record", "root", "data", "obj"}
    return names - {info.alias or name for name, info in cls.model_fields.items()}


@pytest.mark.parametrize(("api", "name"), RESPONSES, ids=lambda value: getattr(value, "name", value))
def test_no_property_replaces_what_a_record_uses(api: Api, name: str) -> None:
    model = model_of(api, name)
    harmless = model.model_validate({"x-harmless": 1})
    names = sorted(internal_names(harmless) | {f"\0{field}" for field in model.model_fields})
    listed = TypeAdapter(list[model])
    for number, instead in enumerate(INSTEAD):
        document = dict.fromkeys(names, instead)
        for part in (document, dict.fromkeys(names[number :: len(INSTEAD)], instead)):
            made = model.model_validate(part)
            adapted = listed.validate_json(json.dumps([part]))[0]
            for one in (made, adapted, *copies(made)):
                assert one == made
                assert one.to_dict() == one.model_dump() == json.loads(one.model_dump_json()) == part
                assert one.model_extra == part
                assert one.deviations == harmless.deviations
                assert one.__dict__ == harmless.__dict__
                assert one.model_fields_set & model.model_fields.keys() == set()
                assert repr(one) == repr(harmless)
                assert one.model_copy(update={}) == one
            if hasattr(api.package, name):
                record = getattr(api.package, name)
                assert made.to_record(record) == record.from_dict(part)
                assert model.from_record(made.to_record(record)) == made


@cache
def holder_of(model: type[BaseModel]) -> type[BaseModel]:
    """Return a model with a record in it."""
    return create_model("Holder", one=(model, ...))


def copies(made: Any) -> Iterator[Any]:
    yield copy.copy(made)
    yield copy.deepcopy(made)
    yield pickle.loads(pickle.dumps(made))
    yield made.model_copy()
    yield made.model_copy(deep=True)
    yield copy.copy(copy.deepcopy(pickle.loads(pickle.dumps(made.model_copy()))))
    yield holder_of(type(made))(one=made).model_copy(deep=True).one
    yield copy.deepcopy([made, made])[1]


@pytest.mark.parametrize(("api", "name"), RESPONSES, ids=lambda value: getattr(value, "name", value))
def test_null_and_absent_differ_whatever_else_is_there(api: Api, name: str) -> None:
    model = model_of(api, name)
    adapter = TypeAdapter(model)
    clashing = model.model_fields.keys() - {info.alias or field for field, info in model.model_fields.items()}
    for field, info in model.model_fields.items():
        wire = info.alias or field
        for more in ({}, dict.fromkeys(clashing, "X"), dict.fromkeys(clashing), {f"\0{field}": 1}):
            absent, null = model.model_validate(more), model.model_validate({**more, wire: None})
            for one, document in ((absent, more), (null, {**more, wire: None})):
                for same in (one, adapter.validate_json(json.dumps(document)), *copies(one)):
                    assert json.loads(same.model_dump_json()) == same.to_dict() == document
                    assert (field in same.model_fields_set) == (wire in document)
            assert absent != null


EXACT: tuple[Any, ...] = (
    *(Decimal("12345678901234567.89"), Decimal("0.10000000000000000000000001"), Decimal("1E+400"), 5.0, 1e300),
    *("2026-09-29T13:30:00.000000Z", "2026-09-29T13:30:00+00:00", "2026-09-29t13:30:00.1234567z", "2026-09-29"),
    *(["2026-09-29T13:30:00.0Z"], [Decimal("12345678901234567.89")], {"a": [Decimal("1E-400")]}, True, None, "x"),
)
"""Values that a model holds in another form than a client's record, if a property has them."""


@pytest.mark.parametrize(("api", "name"), RECORDS, ids=lambda value: getattr(value, "name", value))
def test_copies_and_parts_of_a_record_are_exact(api: Api, name: str) -> None:
    model, record = model_of(api, name), getattr(api.package, name)

    @fewer(30)
    @given(broken(api, schema_named(name)), st.data())
    def every_object(value, data):
        for wire in [info.alias or field for field, info in model.model_fields.items()]:
            if wire not in value or data.draw(st.booleans()):
                value[wire] = data.draw(st.sampled_from(EXACT))
        value["x-new"] = data.draw(st.sampled_from(EXACT))
        received = record.from_dict(value)
        made = model.from_record(received)
        for same in (made, *copies(made)):
            assert exactly(same.to_dict()) == exactly(received.to_dict())
            assert same.to_record(record) == received
        for field, info in model.model_fields.items():
            wire = info.alias or field
            for inner, given_part in zip(records(made.__dict__[field]), objects(value.get(wire)), strict=False):
                assert exactly(inner.to_dict()) == exactly(given_part)

    every_object()


def records(value: Any) -> list[Any]:
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, BaseModel)]


def objects(value: Any) -> list[Any]:
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, dict)]


def exactly(value: Any) -> str:
    """Return a text that differs for any two values, also if they are equal."""
    if isinstance(value, dict):
        return str(sorted((key, exactly(item)) for key, item in value.items()))
    return str([exactly(item) for item in value]) if isinstance(value, list) else repr(value)


@pytest.mark.parametrize(("api", "name"), RECORDS, ids=lambda value: getattr(value, "name", value))
def test_a_change_in_place_is_in_everything_that_is_written(api: Api, name: str) -> None:
    model, record = model_of(api, name), getattr(api.package, name)
    for field, info in model.model_fields.items():
        for start in ([1, Decimal("12345678901234567.89")], ["2026-09-29T13:30:00.000000Z"]):
            made = model.from_record(record.from_dict({info.alias or field: start, "x-new": start}))
            for one in (made, *copies(made)):
                one.__dict__[field].append("more")
                one.model_extra["x-new"].append("more")
                for written in (one.to_dict(), one.model_dump(mode="json"), one.to_record(record).to_dict()):
                    assert written[info.alias or field][-1] == written["x-new"][-1] == "more"


@pytest.mark.parametrize(("api", "name"), MODELS, ids=lambda value: getattr(value, "name", value))
def test_a_copy_shares_nothing_that_can_change(api: Api, name: str) -> None:
    model = model_of(api, name)
    documents = [{info.alias or field: [1, {"a": [1]}]} for field, info in model.model_fields.items()]
    for document in [] if is_request(api, name) else [{"x-new": {"a": [1]}}, *documents]:
        before = copy.deepcopy(document)
        made = model.model_validate(document)
        for value in document.values():
            (value["a"] if isinstance(value, dict) else value).append(2)
        assert made.to_dict() == before
        field = next(iter(model.model_fields))
        update = {field: made.__dict__[field]} if made.__dict__[field] is None else {}
        for other in (
            made.model_copy(deep=True),
            *([made.model_copy(update=update)] if is_nullable(model, update) else []),
        ):
            for value in [*other.__dict__.values(), *(other.model_extra or {}).values()]:
                if isinstance(value, list):
                    value.append(2)
                elif isinstance(value, dict):
                    value["b"] = 2
            assert made.to_dict() == before


def is_nullable(model: Any, update: dict[str, Any]) -> bool:
    try:
        return bool(update) and bool(model.model_construct().model_copy(update=update))
    except ValueError:
        return False


@pytest.mark.parametrize(("api", "name"), RESPONSES, ids=lambda value: getattr(value, "name", value))
def test_true_is_not_one(api: Api, name: str) -> None:
    model = model_of(api, name)
    places = [info.alias or field for field, info in model.model_fields.items()]
    for wire in (*places, "x-new"):
        for one, other in ((True, 1), (False, 0), (True, 1.0), ([True], [1]), ({"a": False}, {"a": 0})):
            assert model.model_validate({wire: one}) != model.model_validate({wire: other})
            assert model.model_validate({wire: one}) == model.model_validate({wire: copy.deepcopy(one)})


@pytest.mark.parametrize(("api", "name"), MODELS, ids=lambda value: getattr(value, "name", value))
def test_no_deprecated_method_shows_or_skips_validation(api: Api, name: str) -> None:
    model = model_of(api, name)
    made = model.model_construct()
    for method, arguments in (
        *(("parse_raw", ("x",)), ("parse_file", ("x",)), ("parse_obj", ({},)), ("validate", ({},)), ("from_orm", (1,))),
        *(("copy", ()), ("_iter", ()), ("_calculate_keys", ()), ("_copy_and_set_values", ()), ("_get_value", ())),
    ):
        for target in (model, made):
            with pytest.raises(TypeError, match=f"^{method} is deprecated"):
                getattr(target, method)(*arguments)
    assert models_of(api).Record.copy is not BaseModel.copy
