"""Keeping what was sent, and what came, out of tracebacks.

Tools that print tracebacks with the variables of each frame would print patients: the frames of this package hold
request bodies and answers. An error of this package, or of a file, leaves it without them; the few frames that are left
hide themselves from pytest and rich by the names that those look for.
"""

from __future__ import annotations

from types import TracebackType

from ..messages.caller_code import CallerFailure
from ..values.argument_error import ArgumentError
from .api import APIError


class private:  # noqa: N801 - it reads as a word: with private():
    """Let an error of this package out without the frames below; one of the caller's own code with its own frames."""

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        __tracebackhide__ = _rich_traceback_omit = True
        if isinstance(error, CallerFailure):
            error.__traceback__ = None
            raise error.error.with_traceback(error.trace) from error.error.__cause__
        if isinstance(error, (APIError, ArgumentError, OSError)):
            error.__context__ = None
            raise error.with_traceback(None) from None
