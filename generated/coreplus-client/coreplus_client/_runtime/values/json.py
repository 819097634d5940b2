"""JSON values: type guards, copies and a reader."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Any, Self, TypeGuard


class Numeral(float):
    """A JSON number whose digits a ``float`` would not print: ``25.50``, or one with more digits than a float has."""

    __slots__ = ("text",)
    text: str
    """The number as received."""

    def __new__(cls, text: str) -> Self:
        self = super().__new__(cls, text)
        self.text = text
        return self

    def __reduce__(self) -> tuple[type[Numeral], tuple[str]]:
        return Numeral, (self.text,)


def _number(text: str) -> float:
    value = float(text)
    return value if repr(value) == text else Numeral(text)


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Return whether a JSON value is an object."""
    return isinstance(value, dict)


def is_array(value: object) -> TypeGuard[list[Any]]:
    """Return whether a JSON value is an array."""
    return isinstance(value, list)


def copied(value: Any) -> Any:
    """Return a deep copy of a JSON value. It is faster than ``copy.deepcopy``."""
    if isinstance(value, str) or value is None:
        return value
    if is_object(value):
        return {name: copied(item) for name, item in value.items()}
    if is_array(value):
        return [copied(item) for item in value]
    return value if isinstance(value, (int, float)) else copy.deepcopy(value)


def type_name(value: object) -> str:
    """Return the JSON Schema type of a JSON value."""
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
    """Return whether a Python value can be sent as an array. Strings cannot."""
    return isinstance(value, Sequence) and not isinstance(value, (str, bytes))


def is_tuple(value: object) -> TypeGuard[tuple[Any, ...]]:
    """Return whether a Python value is a tuple."""
    return isinstance(value, tuple)


def is_mapping(value: object) -> TypeGuard[Mapping[Any, Any]]:
    """Return whether a Python value can be sent as an object. Its keys may be of any type."""
    return isinstance(value, Mapping)


def read_json(content: bytes) -> Any:
    """Return the value of a JSON text. A number with a fraction keeps its digits: see ``Numeral``.

    Raises:
        ValueError: The text is not JSON.
        RecursionError: The value is nested too deeply.
    """
    return _reader()(content)


class _RepeatedNameError(Exception):
    """An object has two properties of the same name."""


def has_repeated_name(content: bytes) -> bool:
    """Return whether an object in a JSON text has two properties of one name, so that readers disagree about it."""
    try:
        json.loads(content, object_pairs_hook=_distinct)
    except _RepeatedNameError:
        return True
    except (ValueError, RecursionError):
        return False  # it is not JSON, which reading it reports
    return False


def _distinct(pairs: list[tuple[str, Any]]) -> None:
    if len(dict(pairs)) < len(pairs):
        raise _RepeatedNameError


@cache
def _reader() -> Callable[[bytes], Any]:
    """Return the fastest installed reader. It is chosen on first use, because importing msgspec takes time."""
    try:
        msgspec = import_module("msgspec")
        decode: Callable[[bytes], Any] = import_module("msgspec.json").Decoder(float_hook=_number).decode
    except ImportError:
        return _read_with_json

    def read(content: bytes) -> Any:
        try:
            return decode(content)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            # Python accepts some texts that msgspec rejects: NaN, lone surrogates, a byte order mark.
            return _read_with_json(content)

    return read


def _read_with_json(content: bytes) -> Any:
    return json.loads(content, parse_float=_number)
