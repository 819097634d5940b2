"""Print values of records in little room, however large they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any, Final, Protocol, runtime_checkable

from .json import is_array, is_tuple
from .safe_text import REDACTED
from .signal_handlers import let_through

ROOM: Final = 4000
"""The number of characters of a record, after which the rest is left out."""

MOST_ITEMS: Final = 20
"""The number of items of a list, and of unknown properties, that are printed."""

_MOST_CHARACTERS: Final = 200
"""The number of characters of a single value that are printed."""


@runtime_checkable
class Bounded(Protocol):
    """An object that prints itself in little room."""

    def __shown__(self, room: int) -> str: ...


class Verbatim:
    """Text that is printed without quotes."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __repr__(self) -> str:
        return self._text


def joined(parts: Iterable[str], room: int) -> str:
    """Join texts with commas. Those for which there is no room are left out."""
    taken: list[str] = []
    for part in parts:
        room -= len(part) + 2
        if taken and room < 0:
            taken.append("…")
            break
        taken.append(part)
    return ", ".join(taken)


def display(value: Any, room: int) -> str:
    """Return a value as it is printed. Records redact themselves; a plain dict cannot, so it is redacted whole."""
    if isinstance(value, Bounded):
        return value.__shown__(room)
    if is_array(value) or is_tuple(value):
        more = [f"… {len(value) - MOST_ITEMS} more"] if len(value) > MOST_ITEMS else []
        items = (display(item, room // 2) if room > 1 else "…" for item in islice(value, MOST_ITEMS))
        return f"[{joined([joined(items, room), *more], room + 20)}]" if value else "[]"
    if isinstance(value, (Mapping, bytes)):
        return REDACTED
    if isinstance(value, str) and len(value) > _MOST_CHARACTERS:
        return f"{str.__repr__(value[:_MOST_CHARACTERS])}…"
    try:
        text = repr(value)
    except ValueError as error:  # an int with thousands of digits
        let_through(error)
        return REDACTED
    return text if len(text) <= _MOST_CHARACTERS + 2 else f"{text[:_MOST_CHARACTERS]}…"
