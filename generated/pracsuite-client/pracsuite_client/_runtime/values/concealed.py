"""Hold credentials where nothing prints them: neither ``vars``, nor a tool that prints the attributes of an object."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def concealed(value: T) -> Callable[[], T]:
    """Return a function that returns a value. Only code that calls it gets the value."""

    def reveal() -> T:
        return value

    return reveal
