"""JSON of the API without personal data: what the marks of the client's records allow to be shown, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any

from ..values.codec import Codec, Mismatch
from ..values.codecs import Array, Either, Nullable
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
    match codec:
        case Nullable(inner=inner):
            return _value_json(inner, value)
        case Array(items=items) if is_array(value):
            return [_value_json(items, item) for item in value]
        case Object() if is_object(value):
            return object_json(codec.model, value)
        case Either(kinds=kinds):
            return next((_value_json(kind, value) for kind in kinds if _fits(kind, value)), REDACTED)
        case _:
            return value if _fits(codec, value) and not isinstance(value, (dict, list)) else REDACTED


def _fits(codec: Codec[Any], value: Any) -> bool:
    """Return whether a value has the declared type, so that it is what the document says it is."""
    try:
        found = islice(codec.deviations(value, ""), 1)
        return codec.printable and all(one.kind != "type" for one in found)
    except Mismatch:
        return False


def columns_of(models: Iterable[type[Model]]) -> list[str]:
    """Return the properties that records of some classes declare, in order and each once."""
    return list(dict.fromkeys(wire.name for model in models for wire in model.__wires__.values()))
