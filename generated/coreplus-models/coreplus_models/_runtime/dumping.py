"""Write records for serialization, with the names of the API and without what is absent.

A record is written as the class that a type declares, as pydantic does: what a class of the caller's adds stays inside
where its parent is declared. Pydantic itself decides what is selected inside of a record.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar, cast

from pydantic import BaseModel
from pydantic_core import CoreSchema, PydanticUndefined, SchemaSerializer, core_schema

from .added import field_schema
from .properties import properties_of
from .state import state_of, unknown
from .values import writable


class _Declared:
    """Stands for a record of exactly the declared class, where pydantic chooses a member of a union."""


class _Derived(_Declared):
    """Stands for any other value."""


_DERIVED = _Derived()


def serialization(cls: type[BaseModel]) -> core_schema.WrapSerializerFunctionSerSchema:
    """Return how records of a class are serialized where the class is declared."""
    return core_schema.wrap_serializer_function_ser_schema(
        partial(_written, cls),
        info_arg=True,
        schema=core_schema.model_schema(_Declared, core_schema.model_fields_schema({})),
        return_schema=core_schema.any_schema(),
    )


def _written(cls: type[BaseModel], record: Any, probe: Callable[[Any], Any], info: Any) -> Any:
    if type(record) is not cls:
        probe(_DERIVED)  # raises the exception by which pydantic tries the next member of a union first
        if not isinstance(record, cls):
            return record
    is_any = bool(info.serialize_as_any or getattr(info, "polymorphic_serialization", None))
    as_json = info.mode == "json"
    declared = type(record) if is_any else cls
    selects = info.exclude_none or info.exclude_defaults or info.include is not None or info.exclude is not None
    if not selects and not properties_of(declared).added:
        return _document(declared, record, as_any=is_any, as_json=as_json)
    view = _view(declared, record, as_any=is_any, as_json=as_json)
    return type(view).__pydantic_serializer__.to_python(
        view,
        mode=info.mode,
        include=info.include,
        exclude=info.exclude,
        by_alias=True,
        exclude_unset=info.exclude_unset,
        exclude_defaults=info.exclude_defaults,
        exclude_none=info.exclude_none,
        round_trip=info.round_trip,
        context=info.context,
        serialize_as_any=is_any,
        warnings=False,
    )


def _document(cls: type[BaseModel], record: BaseModel, *, as_any: bool, as_json: bool) -> dict[str, Any]:
    """Return a record and those inside of it as objects with the names of the API."""

    def convert(inner: type[BaseModel] | None, value: Any) -> Any:
        if inner is None or not isinstance(value, inner):
            return value
        return _document(type(value) if as_any else inner, value, as_any=as_any, as_json=as_json)

    found = properties_of(cls)
    state, given = record.__dict__, record.__pydantic_fields_set__
    written = {wire: state[name] for name, wire in found.by_wire if name in given}
    for one, part in found.nested:
        if one.wire in written:
            written[one.wire] = part(written[one.wire], convert)
    if record.__pydantic_extra__:
        written |= unknown(record)
    return cast("dict[str, Any]", writable(written)) if as_json and state_of(record).is_kept else written


class _View:
    """A record as pydantic's own serializer reads it, without what is absent."""

    __slots__ = ("__dict__", "__pydantic_extra__", "__pydantic_fields_set__")
    __pydantic_serializer__: ClassVar[SchemaSerializer]
    __pydantic_extra__: dict[str, Any]
    __pydantic_fields_set__: set[str]


def _view(cls: type[BaseModel], record: BaseModel, *, as_any: bool, as_json: bool) -> _View:
    def convert(inner: type[BaseModel] | None, value: Any) -> Any:
        if inner is None or not isinstance(value, inner):
            return value
        return _view(type(value) if as_any else inner, value, as_any=as_any, as_json=as_json)

    found = properties_of(cls)
    state, given = record.__dict__, record.__pydantic_fields_set__
    values = {one.name: state[one.name] for one in found.all if one.name in given}
    for one, part in found.nested:
        if one.name in values:
            values[one.name] = part(values[one.name], convert)
    extra = unknown(record)
    if as_json and state_of(record).is_kept:
        values, extra = writable(values), writable(extra)
    view = _view_class(cls)()
    view.__dict__.update(values)
    view.__pydantic_extra__ = extra
    view.__pydantic_fields_set__ = {name for name in values if name in given}
    return view


def _view_class(cls: type[BaseModel]) -> type[_View]:
    made: type[_View] | None = cls.__dict__.get("__view__")
    if made is None:
        made = cast("type[_View]", type(cls.__name__, (_View,), {"__slots__": ()}))
        fields = {
            one.name: core_schema.model_field(
                _field(cls, one.name, is_added=one.is_added), serialization_alias=one.wire
            )
            for one in properties_of(cls).all
        }
        inside = core_schema.model_fields_schema(fields, extra_behavior="allow")
        config = core_schema.CoreConfig(extra_fields_behavior="allow")
        made.__pydantic_serializer__ = SchemaSerializer(core_schema.model_schema(made, inside, config=config))
        type.__setattr__(cls, "__view__", made)
    return made


def _field(cls: type[BaseModel], name: str, *, is_added: bool) -> CoreSchema:
    info = cls.__pydantic_fields__[name]
    if is_added:
        return field_schema(cls, name)
    anything = core_schema.any_schema()
    if info.default is PydanticUndefined:
        return anything
    return core_schema.with_default_schema(anything, default=info.default)
