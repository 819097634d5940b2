"""What JSON values are, for type checkers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeGuard


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether a JSON value is an object."""
    return isinstance(value, dict)


def is_array(value: object) -> TypeGuard[list[Any]]:
    """Whether a JSON value is an array."""
    return isinstance(value, list)


def type_name(value: object) -> str:
    """The JSON Schema type of a JSON value."""
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "number"
        case str():
            return "string"
        case list():
            return "array"
        case _:
            return "object"


def is_sequence(value: object) -> TypeGuard[Sequence[Any]]:
    """Whether a Python value may stand for an array; text may not."""
    return isinstance(value, Sequence) and not isinstance(value, (str, bytes))


def is_tuple(value: object) -> TypeGuard[tuple[Any, ...]]:
    """Whether a Python value is a tuple."""
    return isinstance(value, tuple)


def is_mapping(value: object) -> TypeGuard[Mapping[Any, Any]]:
    """Whether a Python value may stand for an object; its keys may be anything."""
    return isinstance(value, Mapping)
