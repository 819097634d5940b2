"""JSON of the API without personal data: what the marks of the client's records allow to be shown, and nothing else."""

from __future__ import annotations

from itertools import islice
from typing import Any, TypeGuard

from ..values.codec import Codec, Mismatch
from ..values.codecs import Array, Either, Map, Nullable
from ..values.json import is_array, is_object
from ..values.record_codec import Object
from ..values.records import Model
from ..values.safe_text import REDACTED, shown

_SCALARS = frozenset({bool, float, int, str, type(None)})


def record_json(record: Model, *, reveal: bool) -> dict[str, Any]:
    """Return a record as JSON in the names of the API, without personal data unless ``reveal``."""
    received = record.to_dict()
    return received if reveal else object_json(type(record), received)


def object_json(model: type[Model], received: dict[str, Any]) -> dict[str, Any]:
    """Return an object of the API without personal data, given the class of its record.

    A value is shown only if the document declares its property, which is not marked, and the value has the declared
    type. Null is always shown.
    """
    declared = {wire.name: wire for wire in model.__wires__.values()}
    made: dict[str, Any] = {}
    for name, value in received.items():
        wire = declared.get(name)
        if wire is None:
            made[shown(name)] = REDACTED
        elif wire.phi and value is not None:
            made[name] = REDACTED
        elif type(value) in wire.unchanged and type(value) in _SCALARS and wire.codec.printable:
            made[name] = value
        else:
            made[name] = _value_json(wire.codec, value)
    return made


def _value_json(codec: Codec[Any], value: Any) -> Any:
    if value is None:
        return None
    if may_be_null(codec):
        return _value_json(codec.inner, value)
    if is_list(codec) and is_array(value):
        return [_value_json(codec.items, item) for item in value]
    if is_record(codec) and is_object(value):
        return object_json(codec.model, value)
    if isinstance(codec, Either):
        return next((_value_json(kind, value) for kind in codec.kinds if _fits(kind, value)), REDACTED)
    return value if _fits(codec, value) and not isinstance(value, (dict, list)) else REDACTED


def _fits(codec: Codec[Any], value: Any) -> bool:
    """Return whether a value has the declared type, so that it is what the document says it is."""
    try:
        found = islice(codec.deviations(value, ""), 1)
        return codec.printable and all(one.kind != "type" for one in found)
    except Mismatch:
        return False


def inner_codec(codec: Codec[Any]) -> Codec[Any]:
    """Return the codec of the items of a list, or of what may be null."""
    while True:
        if is_list(codec):
            codec = codec.items
        elif may_be_null(codec):
            codec = codec.inner
        else:
            return codec


def is_list(codec: Codec[Any]) -> TypeGuard[Array[Any]]:
    """Return whether a codec is that of a list."""
    return isinstance(codec, Array)


def may_be_null(codec: Codec[Any]) -> TypeGuard[Nullable[Any]]:
    """Return whether a codec is that of a value that may be null."""
    return isinstance(codec, Nullable)


def is_map(codec: Codec[Any]) -> TypeGuard[Map[Any]]:
    """Return whether a codec is that of an object with any names."""
    return isinstance(codec, Map)


def is_record(codec: Codec[Any]) -> TypeGuard[Object[Any]]:
    """Return whether a codec is that of a record."""
    return isinstance(codec, Object)
