"""JSON pointers: tokens and lookup."""

from __future__ import annotations

from typing import Any

from ..runtime.values.json import is_array, is_object


def escape(token: str) -> str:
    """Return a key as a token of a JSON pointer."""
    return token.replace("~", "~0").replace("/", "~1")


def unescape(token: str) -> str:
    """Return a token of a JSON pointer as a key."""
    return token.replace("~1", "/").replace("~0", "~")


def tokens(pointer: str) -> list[str]:
    """Return the keys that a pointer consists of."""
    return [unescape(token) for token in pointer.split("/")[1:]]


def is_index(token: str) -> bool:
    """Return whether a token names an element of an array."""
    return token.isdecimal() and token.isascii() and (token == "0" or token[0] != "0")


def resolve(value: Any, pointer: str) -> Any:
    """Return the value at a pointer. Raise ``LookupError`` if there is none."""
    for token in tokens(pointer):
        if is_object(value):
            value = value[token]
        elif is_array(value) and is_index(token):
            value = value[int(token)]
        else:
            raise LookupError(pointer)
    return value
