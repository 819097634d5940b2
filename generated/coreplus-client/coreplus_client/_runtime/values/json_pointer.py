"""JSON pointers (RFC 6901)."""

from __future__ import annotations

from typing import Any

from .json import is_array, is_object


def escape_pointer(token: str) -> str:
    """Return a property name as a token of a JSON pointer (RFC 6901)."""
    return token.replace("~", "~0").replace("/", "~1")


def at_pointer(value: Any, pointer: str) -> Any:
    """Return the value at a JSON pointer, ``None`` if there is none."""
    for token in pointer.split("/")[1:]:
        if is_object(value):
            value = value.get(token)
        elif is_array(value) and token.isdecimal() and int(token) < len(value):
            value = value[int(token)]
        else:
            return None
    return value


def all_at_pointer(value: Any, pointer: str) -> list[Any]:
    """Return the values at a pointer: one, or one of each element of an array if the pointer contains ``/*/``."""
    outer, every, inner = pointer.partition("/*/")
    if not every:
        return [at_pointer(value, pointer)]
    elements = at_pointer(value, outer)
    return [at_pointer(element, f"/{inner}") for element in elements] if is_array(elements) else [None]
