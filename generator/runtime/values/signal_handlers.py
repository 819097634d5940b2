"""Recognize exceptions of signal handlers, which can be raised anywhere, also inside this package.

They are exceptions of the caller's code: a handler that limits the time of a task raises one, for example. Its type can
be any, so each ``except`` for a type that is not of this package asks ``let_through`` first.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from functools import partial
from types import CodeType, FrameType, TracebackType
from typing import Any, Final, cast

PACKAGE: Final = __name__.rsplit(".", 3)[0]
"""The package whose code this module is a part of."""

HTTP_LIBRARIES: Final = frozenset({"httpx", "httpx2", "httpcore", "httpcore2"})
"""The packages of the HTTP library. Its code is not that of the caller, whoever passes it in or calls it."""


class Ignoring:
    """Context manager that ignores exceptions of some types, ``Exception`` by default, but not of signal handlers."""

    __slots__ = ("_kinds",)

    def __init__(self, *kinds: type[Exception]) -> None:
        self._kinds = kinds or (Exception,)

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        return isinstance(error, self._kinds) and _interruption_here(error) is None


def let_through(error: BaseException) -> None:
    """Raise the exception of a signal handler that an exception is, or that is its cause; otherwise return.

    An ``except`` block calls this before it takes an exception for something else.
    """
    found = _interruption_here(error)
    if found is None:
        return
    context = linked_by(found, "__context__")
    try:
        raise found
    finally:
        set_attribute(found, "__context__", context)


def interruption(error: BaseException, handled: BaseException | None = None) -> tuple[Exception, TracebackType] | None:
    """Return the exception of a signal handler that is an exception or its cause, with its traceback in the handler.

    The evidence is a frame that has got the frame which it interrupts, as handlers do, or that runs the code of a
    handler. ``handled`` is the exception that the caller was handling before. It is not a cause.
    """
    codes: set[CodeType] | None = None
    for cause in causes_of(error, handled):
        trace = trace_of(cause) if isinstance(cause, Exception) else None
        while trace is not None:
            frame = trace.tb_frame
            if not _is_ours(frame):  # an ordinary exception needs no search for handlers
                codes = _handlers() if codes is None else codes
                if frame.f_code in codes or _got_its_caller(frame):
                    return cast("Exception", cause), trace
            trace = trace.tb_next
    return None


def causes_of(error: BaseException, handled: BaseException | None) -> Iterator[BaseException]:
    """Yield an exception and its causes, which httpcore keeps as the context of the exceptions that it raises."""
    waiting, seen = [error], {id(handled)}
    while waiting:
        cause = waiting.pop(0)
        if id(cause) in seen:
            continue
        seen.add(id(cause))
        yield cause
        known = (linked_by(cause, "__cause__"), linked_by(cause, "__context__"))
        waiting += [linked for linked in known if linked is not None]
        waiting += members_of(cause)


def trace_of(error: BaseException) -> TracebackType | None:
    """Return the traceback of an exception, without code of its class."""
    return cast("TracebackType | None", _attribute("__traceback__").__get__(error))


def linked_by(error: BaseException, name: str) -> BaseException | None:
    """Return the ``__cause__`` or the ``__context__`` of an exception, without code of its class."""
    return cast("BaseException | None", _attribute(name).__get__(error))


def set_attribute(error: BaseException, name: str, value: Any) -> None:
    """Set an attribute that every exception has, without code of its class, which may permit no assignment."""
    _attribute(name).__set__(error, value)


def _attribute(name: str) -> Any:
    return vars(BaseException)[name]


def members_of(error: BaseException) -> tuple[BaseException, ...]:
    """Return the members of a group of exceptions, without code of its class; none for another exception."""
    if not isinstance(error, BaseExceptionGroup):
        return ()
    of_group = cast("Any", BaseExceptionGroup).exceptions
    return cast("tuple[BaseException, ...]", of_group.__get__(error))


def _interruption_here(error: BaseException) -> Exception | None:
    """Return the exception of a signal handler that was raised below the frame that catches an exception now."""
    handled = None
    if linked_by(error, "__cause__") is not None or linked_by(error, "__context__") is not None:
        causes = (cause for cause in causes_of(error, None) if cause is not error)
        handled = next(filter(_is_handled_outside, causes), None)
    found = interruption(error, handled)
    return None if found is None else found[0]


def _is_handled_outside(error: BaseException) -> bool:
    """Return whether a frame that has not ended caught an exception, and then called what raised another one."""
    first = trace_of(error)
    frame: FrameType | None = sys._getframe(1)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    while first is not None and frame is not None:
        if frame is first.tb_frame:
            return True
        frame = frame.f_back
    return False


def _is_ours(frame: FrameType) -> bool:
    name = frame.f_globals.get("__name__")
    return isinstance(name, str) and f"{name}.".startswith(f"{PACKAGE}.")


def _got_its_caller(frame: FrameType) -> bool:
    """Return whether a frame of other code than the HTTP library has the frame from which it was called."""
    if frame.f_back is None or str(frame.f_globals.get("__name__")).partition(".")[0] in HTTP_LIBRARIES:
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
