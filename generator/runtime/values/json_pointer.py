"""JSON pointers (RFC 6901)."""

from __future__ import annotations

from functools import cache
from typing import Any

from .json import is_array, is_object


def escape_pointer(token: str) -> str:
    """Return a property name as a token of a JSON pointer (RFC 6901)."""
    return token.replace("~", "~0").replace("/", "~1")


@cache
def tokens(pointer: str) -> tuple[str, ...]:
    """Return the names that a JSON pointer of a document consists of."""
    return tuple(token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:])


def at_pointer(value: Any, pointer: str) -> Any:
    """Return the value at a JSON pointer, ``None`` if there is none."""
    for token in tokens(pointer):
        value = _inside(value, token)
    return value


def all_at_pointer(value: Any, pointer: str) -> list[Any]:
    """Return the values at a pointer in which ``*`` stands for each element of an array, otherwise the one value.

    In an object, ``*`` is a property with this name, as in any JSON pointer.
    """
    found = [value]
    for token in tokens(pointer):
        if token == "*":
            found = [inner for one in found for inner in (one if is_array(one) else [_inside(one, token)])]
        else:
            found = [_inside(one, token) for one in found]
    return found


def _inside(value: Any, token: str) -> Any:
    """Return a property of an object or an element of an array, ``None`` if there is none."""
    if is_object(value):
        return value.get(token)
    if is_array(value) and token.isdecimal() and token.isascii() and (token == "0" or token[0] != "0"):
        return value[int(token)] if len(token) < _DIGITS and int(token) < len(value) else None
    return None


_DIGITS = 19
"""The number of digits that no index of an array has."""
