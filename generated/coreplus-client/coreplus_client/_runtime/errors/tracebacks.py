"""What the tracebacks of calls show: see ``HiddenFrames``."""

from __future__ import annotations

from typing import NoReturn

from ..messages.caller_code import CallerFailure
from ..values.hidden_frames import HIDDEN, runs_code_of_the_caller
from ..values.signal_handlers import linked_by, set_attribute

__all__ = ["HIDDEN", "raise_unchanged"]


@runs_code_of_the_caller
def raise_unchanged(failure: CallerFailure) -> NoReturn:
    """Raise the exception of the caller's code that a failure wraps."""
    error = failure.error
    context = linked_by(error, "__context__")
    try:
        raise error.with_traceback(failure.trace)
    finally:
        set_attribute(error, "__context__", context)
