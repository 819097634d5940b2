"""Dumps of models select what plain pydantic models select, and write a record as the class that is declared."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, create_model

from tests.property.amount import fewer
from tests.property.apis import Api, Json
from tests.property.modelled import MODELS, Model, conforming, is_request, model_of, models_of, schema_named
from tests.property.responses import broken

UNKNOWN: Json = {"new": {"secret": "x", "list": [{"a": 1, "b": [1, 2]}, {"a": None}]}, "first_name": "X", "self_": None}
"""Unknown properties. Some have the names of attributes."""


@cache
def twin_class(model: Model) -> Model:
    """Return a plain pydantic model with the same fields, which takes any values."""
    fields: dict[str, Any] = {
        name: (Any, Field(... if info.is_required() else info.default, alias=info.alias))
        for name, info in model.model_fields.items()
    }
    return create_model(model.__name__, __config__=ConfigDict(extra="allow", protected_namespaces=()), **fields)


def twin(record: Any) -> Any:
    """Return a record as plain pydantic models with the same values."""
    if isinstance(record, list):
        return [twin(item) for item in record]
    if isinstance(record, dict):
        return {key: twin(item) for key, item in record.items()}
    if not isinstance(record, BaseModel):
        return record
    made = twin_class(type(record)).model_construct()
    given = {name: value for name, value in record.__dict__.items() if name in record.model_fields_set}
    object.__setattr__(made, "__dict__", {name: twin(value) for name, value in given.items()})
    object.__setattr__(made, "__pydantic_extra__", twin(record.model_extra or {}))
    object.__setattr__(made, "__pydantic_fields_set__", record.model_fields_set & record.__dict__.keys())
    return made


def selections(value: Any) -> st.SearchStrategy[Any]:
    """Generate arguments that select parts of a value, at any depth, with some that fit nothing."""
    if isinstance(value, BaseModel):
        parts: dict[Any, Any] = {**value.__dict__, **(value.model_extra or {})}
    elif isinstance(value, dict):
        parts = dict(value)
    elif isinstance(value, list):
        parts = dict(enumerate(value)) | {-1: value[-1] if value else None, "__all__": value[0] if value else None}
    else:
        return st.sampled_from([True, ..., None, {"x"}, {"x": True}, {0}, {"__all__"}])
    keys = st.sampled_from([*parts, "x", 7, "__all__"])
    inside = st.deferred(
        lambda: keys.flatmap(
            lambda key: st.tuples(st.just(key), st.one_of(st.sampled_from([True, ...]), selections(parts.get(key))))
        )
    )
    return st.one_of(st.sets(keys, max_size=4), st.lists(inside, min_size=1, max_size=3).map(dict))


def outcome(dump: Callable[[], Any]) -> Any:
    """Return what a dump returns, or that it fails."""
    try:
        return json.loads(json.dumps(dump(), default=repr))
    except Exception:  # noqa: BLE001 - which one is not compared
        return Exception


@pytest.mark.parametrize(("api", "name"), MODELS, ids=lambda value: getattr(value, "name", value))
def test_dump_selects_as_pydantic_does(api: Api, name: str) -> None:
    model = model_of(api, name)
    values = conforming(api, name) if is_request(api, name) else broken(api, schema_named(name))
    listed, anything = TypeAdapter(list[model]), TypeAdapter(list[Any])

    @fewer(4)
    @given(values, st.data())
    def every_object(value, data):
        if not is_request(api, name):
            value = {**UNKNOWN, **value}
        record = model.model_validate(value)
        arguments = {
            "include": data.draw(st.none() | selections(record), label="include"),
            "exclude": data.draw(st.none() | selections(record), label="exclude"),
            "exclude_none": data.draw(st.booleans(), label="exclude_none"),
            "exclude_defaults": data.draw(st.booleans(), label="exclude_defaults"),
            "mode": data.draw(st.sampled_from(["json", "python"]), label="mode"),
        }
        plain = twin(record)
        expected = outcome(lambda: plain.model_dump(**arguments, by_alias=True, exclude_unset=True))
        assert outcome(lambda: record.model_dump(**arguments)) == expected
        mode = arguments.pop("mode")
        expected = outcome(lambda: plain.model_dump_json(**arguments, by_alias=True, exclude_unset=True))
        assert outcome(lambda: record.model_dump_json(**arguments)) == expected
        arguments |= {"include": None, "exclude": {"__all__": arguments["exclude"]} if arguments["exclude"] else None}
        expected = outcome(
            lambda: anything.dump_python([plain], mode=mode, **arguments, by_alias=True, exclude_unset=True)
        )
        ours = outcome(lambda: listed.dump_python([record], mode=mode, **arguments))
        assert ours == expected

    every_object()


@cache
def extended(model: Model) -> Model:
    return create_model("Extended", __base__=model, internal_notes=(str, ...))


@pytest.mark.parametrize(("api", "name"), MODELS, ids=lambda value: getattr(value, "name", value))
def test_record_is_written_as_the_declared_class(api: Api, name: str) -> None:
    model = model_of(api, name)
    own = extended(model)
    adapter, either = (
        TypeAdapter(model),
        [TypeAdapter(union) for union in (model | own, own | model, own | int | model)],
    )
    holder = create_model("Holder", one=(model, ...), others=(dict[str, list[model | None]], ...), own=(own, ...))

    @fewer(40)
    @given(conforming(api, name))
    def every_object(value):
        record = own.model_validate({**value, "internal_notes": "SECRET"})
        whole = {**value, "internal_notes": "SECRET"}
        assert json.loads(record.model_dump_json()) == record.model_dump(mode="json") == record.to_dict() == whole
        held = holder(one=record, others={"a": [record, None]}, own=record)
        assert json.loads(held.model_dump_json()) == {"one": value, "others": {"a": [value, None]}, "own": whole}
        assert held.model_dump(mode="json", include={"one"}, exclude={"one": {"x"}}) == {"one": value}
        assert adapter.dump_python(record, mode="json") == value
        everything = {"one": whole, "others": {"a": [whole, None]}, "own": whole}
        assert json.loads(held.model_dump_json(serialize_as_any=True)) == everything
        for one in either:
            assert json.loads(one.dump_json(record)) == whole
            assert json.loads(one.dump_json(model.model_validate(value))) == value

    every_object()


@pytest.mark.parametrize(("api", "name"), MODELS, ids=lambda value: getattr(value, "name", value))
def test_record_inside_of_a_record_is_written_as_the_declared_class(api: Api, name: str) -> None:
    model = model_of(api, name)
    base = models_of(api).Record

    @fewer(40)
    @given(conforming(api, name))
    def every_object(value):
        record = model.model_validate(value)
        changed = copy.copy(record)
        changed.__dict__.update({field: _extended(base, inner) for field, inner in record.__dict__.items()})
        assert json.loads(changed.model_dump_json()) == value
        assert changed.to_dict() == value
        assert changed.model_dump(mode="json", exclude={"x"}) == value

    every_object()


def _extended(base: type[BaseModel], value: Any) -> Any:
    """Return a value in which every record is one of a class that extends its class."""
    if isinstance(value, list):
        return [_extended(base, item) for item in value]
    if not isinstance(value, base):
        return value
    return extended(type(value)).model_validate({**value.to_dict(), "internal_notes": "SECRET"})
