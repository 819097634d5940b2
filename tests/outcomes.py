"""What a call ends with, as a text that a test compares."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def described(error: BaseException) -> str:
    """Return the type and the message of an error, and whether it may have been applied."""
    return f"{type(error).__name__}: {error}; {getattr(error, 'maybe_applied', None)}"


def failed(function: Callable[[], Any]) -> str:
    """Return the error of a call."""
    try:
        return f"returned {function()!r}"
    except Exception as error:  # noqa: BLE001  # the tests judge it
        return described(error)
