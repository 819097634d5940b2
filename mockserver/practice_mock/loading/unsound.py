"""Values that no record can have, because JSON cannot have them, or no one can see them."""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite
from typing import Any

from practice_mock.json_types import is_array, is_object
from practice_mock.rejection import Problem

_DEEPEST = 50


def is_sound(record: Any) -> bool:
    """Return whether a record has no such value."""
    return next(unsound_values(record), None) is None


def unsound_values(value: Any, place: str = "", depth: int = 0) -> Iterator[Problem]:
    """Yield each such value with its field."""
    if depth > _DEEPEST:
        yield Problem(place, "is nested too deeply")
    elif is_object(value):
        for name, inner in value.items():
            if reason := _unsound_text(name):
                yield Problem(place, f"has a field whose name {reason}")
            else:
                yield from unsound_values(inner, f"{place}.{name}" if place else name, depth + 1)
    elif is_array(value):
        for position, inner in enumerate(value):
            yield from unsound_values(inner, f"{place}.{position}", depth + 1)
    elif isinstance(value, float) and not isfinite(value):
        yield Problem(place, "is a number that JSON cannot have")
    elif isinstance(value, str) and (reason := _unsound_text(value)):
        yield Problem(place, reason)


def _unsound_text(text: str) -> str | None:
    if any("\ud800" <= char <= "\udfff" for char in text):
        return "contains half a character (a lone surrogate), which JSON cannot have"
    return "contains the character NUL; remove it" if "\x00" in text else None
