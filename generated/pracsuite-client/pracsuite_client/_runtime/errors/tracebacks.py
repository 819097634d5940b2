"""What the tracebacks of calls show: see ``HiddenFrames``."""

from __future__ import annotations

from typing import NoReturn

from ..messages.caller_code import CallerFailure
from ..values.hidden_frames import HiddenFrames, runs_code_of_the_caller

__all__ = ["HiddenFrames", "raise_unchanged"]


@runs_code_of_the_caller
def raise_unchanged(failure: CallerFailure) -> NoReturn:
    """Raise the exception of the caller's code that a failure wraps."""
    error = failure.error
    context = error.__context__
    try:
        raise error.with_traceback(failure.trace)
    finally:
        error.__context__ = context
