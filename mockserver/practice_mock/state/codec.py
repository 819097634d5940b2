"""Records as text: JSON, which any tool can read, with marks for values that JSON does not have.

{"$bytes": "aGVsbG8="}    bytes, in base64
{"$tuple": [1, 2]}        a tuple
{"$object": {…}}          an object that has a field with one of these names
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterable
from typing import Any

import msgspec

from practice_mock.json_types import is_array, is_object, is_tuple

_BYTES, _TUPLE, _OBJECT = "$bytes", "$tuple", "$object"
_MARKS = frozenset({_BYTES, _TUPLE, _OBJECT})
_SCALARS = frozenset({str, int, float, bool, type(None)})


def encode(value: Any) -> str:
    """Return the text of a value. Raises TypeError if it contains anything but JSON values, tuples and bytes."""
    return msgspec.json.encode(_marked(value)).decode()


def decode(text: str | bytes) -> Any:
    """Return the value of a text."""
    value = msgspec.json.decode(text)
    marked = '{"$' in text if isinstance(text, str) else b'{"$' in text
    return _unmarked(value) if marked else value


def _marked(value: Any) -> Any:
    """Return a value with marks; the value itself if it needs none and contains nothing but scalars."""
    if is_object(value):
        parts = value.values()
        marked = value if _are_scalars(parts) else dict(zip(value, map(_marked, parts), strict=True))
        return marked if _MARKS.isdisjoint(value) else {_OBJECT: marked}
    if is_array(value):
        return value if _are_scalars(value) else [*map(_marked, value)]
    if is_tuple(value):
        return {_TUPLE: [_marked(part) for part in value]}
    if isinstance(value, bytes):
        return {_BYTES: b64encode(value).decode()}
    if value is None or isinstance(value, (str, int, float)):
        return value
    raise TypeError(f"a state file cannot store a {type(value).__name__}")


def _are_scalars(values: Iterable[Any]) -> bool:
    return _SCALARS.issuperset(map(type, values))


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
