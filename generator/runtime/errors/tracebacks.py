"""Keep sent and received data out of tracebacks.

The frames of this package hold request bodies and responses, so tools that print tracebacks with local variables would
print patient data. Errors of this package and of files therefore leave it without these frames. The few remaining
frames set the variables that hide them from pytest and rich.
"""

from __future__ import annotations

from types import TracebackType

from ..messages.caller_code import CallerFailure
from ..values.argument_error import ArgumentError
from .api import APIError


class HiddenFrames:
    """Context manager that removes this package's frames from an error. Errors of the caller's code keep their own."""

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
