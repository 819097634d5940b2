"""Recognize exceptions of signal handlers, which can be raised anywhere, also inside the HTTP library.

They are exceptions of the caller's code: a handler that limits the time of a task raises one, for example.
"""

from __future__ import annotations

import signal
from functools import partial
from types import CodeType, FrameType, TracebackType
from typing import Any, cast

from ..values.hidden_frames import HTTP_LIBRARIES
from .failure import causes_of


class Ignoring:
    """Context manager that ignores every ``Exception`` except those of signal handlers."""

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        return isinstance(error, Exception) and interruption(error) is None


def interruption(error: BaseException, handled: BaseException | None = None) -> tuple[Exception, TracebackType] | None:
    """Return the exception of a signal handler that is an exception or its cause, with its traceback in the handler.

    The evidence is a frame that has got the frame which it interrupts, as handlers do, or that runs the code of a
    handler. ``handled`` is the exception that the caller was handling before. It is not a cause.
    """
    codes = _handlers()
    for cause in causes_of(error, handled):
        trace = cause.__traceback__
        while trace is not None:
            frame = trace.tb_frame
            if isinstance(cause, Exception) and (frame.f_code in codes or _got_its_caller(frame)):
                return cause, trace
            trace = trace.tb_next
    return None


def _got_its_caller(frame: FrameType) -> bool:
    """Return whether a frame of other code than this package has the frame from which it was called."""
    package = str(frame.f_globals.get("__name__")).partition(".")[0]
    if frame.f_back is None or package in HTTP_LIBRARIES or package == __name__.partition(".")[0]:
        return False
    return any(value is frame.f_back for value in frame.f_locals.values())


def _handlers() -> set[CodeType]:
    """Return the code of the signal handlers of this process."""
    found = set[CodeType]()
    for number in signal.valid_signals():
        handler: Any = signal.getsignal(number)
        while isinstance(handler, partial):
            handler = cast("Any", handler).func
        code: Any = getattr(getattr(handler, "__func__", handler), "__code__", None)
        if code is None:  # an object that can be called
            code = getattr(cast("Any", type(handler)).__dict__.get("__call__"), "__code__", None)
        if isinstance(code, CodeType):
            found.add(code)
    return found
