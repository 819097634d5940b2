"""Records as text: JSON, which any tool can read, with marks for values that JSON does not have.

{"$bytes": "aGVsbG8="}    bytes, in base64
{"$tuple": [1, 2]}        a tuple
{"$object": {…}}          an object that has a field with one of these names
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from typing import Any, TypeGuard

from practice_mock.json_types import is_array, is_object

_BYTES, _TUPLE, _OBJECT = _MARKS = ("$bytes", "$tuple", "$object")

_write = json.JSONEncoder(separators=(",", ":")).encode


def encode(value: Any) -> str:
    """Return the text of a value. Raises TypeError if it contains anything but JSON values, tuples and bytes."""
    return _write(_marked(value))


def decode(text: str) -> Any:
    """Return the value of a text."""
    value = json.loads(text)
    return _unmarked(value) if '{"$' in text else value


def _marked(value: Any) -> Any:
    if is_object(value):
        marked = {name: _marked(part) for name, part in value.items()}
        return {_OBJECT: marked} if any(mark in value for mark in _MARKS) else marked
    if is_array(value):
        return [_marked(part) for part in value]
    if _is_tuple(value):
        return {_TUPLE: [_marked(part) for part in value]}
    if isinstance(value, bytes):
        return {_BYTES: b64encode(value).decode()}
    return value


def _unmarked(value: Any) -> Any:
    if is_array(value):
        return [_unmarked(part) for part in value]
    if not is_object(value):
        return value
    if _BYTES in value:
        return b64decode(value[_BYTES])
    if _TUPLE in value:
        return tuple(_unmarked(part) for part in value[_TUPLE])
    return {name: _unmarked(part) for name, part in value.get(_OBJECT, value).items()}


def _is_tuple(value: object) -> TypeGuard[tuple[Any, ...]]:
    return isinstance(value, tuple)
