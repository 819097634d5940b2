"""Print the values of records: in little room, and only those that are what their schemas describe."""

from __future__ import annotations

from typing import Any, Final

from pydantic import BaseModel

from .errors import REDACTED, Schema, is_array, is_object, resolved
from .reading import described_leaf
from .store import PACKAGE, schemas

_MOST_CHARACTERS: Final = 200
"""The number of characters of a value that are printed, as in the clients."""

_MOST_ITEMS: Final = 20
"""The number of items of a list that are printed, as in the clients."""


class Verbatim:
    """A text that is printed without quotes."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __repr__(self) -> str:
        return self._text


HIDDEN: Final = Verbatim(REDACTED)


def printed(schema: Schema | None, value: Any) -> Any:
    """Return what is printed of a value that describes no person."""
    if value is None or isinstance(value, BaseModel):
        return value  # a record prints itself
    if not is_printable(schema, value):
        return HIDDEN
    if is_array(value):
        found = [printed(None if schema is None else _items(schema), item) for item in value[:_MOST_ITEMS]]
        return [*found, Verbatim(f"… {len(value) - _MOST_ITEMS} more")] if len(value) > _MOST_ITEMS else found
    text = repr(value[:_MOST_CHARACTERS]) if isinstance(value, str) else repr(value)
    is_long = isinstance(value, str) and len(value) > _MOST_CHARACTERS
    return Verbatim(f"{text}…") if is_long else Verbatim(text)


def _items(schema: Schema) -> Schema:
    found: Schema = resolved(schema, schemas(PACKAGE)).get("items", {})
    return found


def is_printable(schema: Schema | None, value: Any) -> bool:
    """Return whether a value is known to be what its schema describes, so that it can be printed."""
    if isinstance(value, BaseModel):
        return True
    if schema is None:
        return False
    found = resolved(schema, schemas(PACKAGE))
    if is_array(value):
        return "items" in found and all(is_printable(found["items"], item) for item in value)
    if not {"type", "enum"} & found.keys() or is_object(value):
        return False  # it may be anything
    return described_leaf(found).isinstance_python(value)
