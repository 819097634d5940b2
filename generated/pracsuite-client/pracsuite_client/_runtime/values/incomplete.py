"""Print objects whose constructor has not ended, which a traceback of the constructor shows."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from .hidden_frames import HIDDEN
from .signal_handlers import let_through

C = TypeVar("C", bound=type[Any])


def always_printed(cls: C) -> C:
    """Let ``repr`` return a text also for an instance of a class that has no attributes yet."""
    complete = cast("Callable[[Any], str]", cls.__repr__)

    @wraps(complete)
    def printed(self: Any) -> str:
        with HIDDEN:
            try:
                return complete(self)
            except AttributeError as error:
                let_through(error)
                return f"<{cls.__name__}, not complete>"

    setattr(cls, "__repr__", printed)  # noqa: B010 - a type checker would compare it with the method
    return cls
