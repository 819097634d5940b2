"""What the tracebacks of calls show: see ``HiddenFrames``."""

from __future__ import annotations

from types import TracebackType

from ..messages.caller_code import CallerFailure
from ..values.hidden_frames import HiddenFrames, runs_code_of_the_caller

__all__ = ["CallerErrors", "HiddenFrames"]


class CallerErrors:
    """Context manager that raises an exception of the caller's code itself instead of its wrapper."""

    __slots__ = ()

    def __enter__(self) -> None:
        pass

    @runs_code_of_the_caller
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, CallerFailure):
            raised = error.error
            context = raised.__context__
            try:
                raise raised.with_traceback(error.trace)
            finally:
                raised.__context__ = context
