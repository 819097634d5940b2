"""Keep sent and received data out of tracebacks.

The frames of this package and of the HTTP library hold requests, responses and credentials in their local variables,
and tools print tracebacks with local variables. So no exception of any type leaves this package with such a variable:
not in its own traceback, nor in those of its context, its cause and the members of its group.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Collection, Iterator
from types import CodeType, FrameType, TracebackType
from typing import Any, Final, TypeVar, cast

C = TypeVar("C", bound=Callable[..., Any])

_PACKAGE: Final = __name__.rsplit(".", 3)[0]
INSTALLED: Final = ("site-packages", "dist-packages")
"""The names of the folders of installed packages."""

HTTP_LIBRARIES: Final = frozenset({"httpx", "httpx2", "httpcore", "httpcore2"})
"""The packages of the HTTP library. Its code is not that of the caller, whoever passes it in or calls it."""

_GATES: set[CodeType] = set()
"""The functions of this package that run code of the caller and nothing else."""


def runs_code_of_the_caller(function: C) -> C:
    """Declare that the frames which a function of this package calls belong to the caller."""
    _GATES.add(function.__code__)
    return function


class HiddenFrames:
    """Context manager that removes its own frame from every exception, and the variables of the frames that it called.

    The type, the text and the exception object stay the same. Frames of the caller's own code are kept as they are:
    those before this one, and those of streams and functions that the caller passed in. Other frames are kept without
    variables, to show the place of an unexpected error; those of this package's own errors are removed. Exceptions of
    the HTTP library that were handled meanwhile do not remain as context.
    """

    __slots__ = ()

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            # The frame of the `with` block is removed as well, because the interpreter adds none when it continues to
            # raise an exception after a `with` block.
            _hide(error, list(callers_of(inspect.currentframe()))[1:])


def _hide(error: BaseException, callers: Collection[FrameType]) -> None:
    package = _package_of_the_caller(callers)
    waiting, seen = [error], set[int]()
    while waiting:
        shown = waiting.pop()
        if id(shown) in seen:
            continue
        seen.add(id(shown))
        entries = list(_entries(shown.__traceback__))
        of_the_caller = set(_of_the_caller(entries, package))
        cleared = {entry for entry in entries if entry not in of_the_caller and _clear(entry.tb_frame)}
        if _is_of_this_package(type(shown).__module__):
            cleared.clear()
        shown.__traceback__ = _joined([entry for entry in entries if entry in of_the_caller or entry in cleared])
        for name in ("__cause__", "__context__"):
            linked: BaseException | None = getattr(shown, name)
            if linked is None or _was_handled_before(linked, callers):
                continue
            if of_the_caller and _is_of_the_caller(linked, package):
                waiting.append(linked)
            else:
                suppressed = shown.__suppress_context__
                setattr(shown, name, None)
                shown.__suppress_context__ = suppressed
        if isinstance(shown, BaseExceptionGroup):
            waiting += cast("BaseExceptionGroup[BaseException]", shown).exceptions


def callers_of(frame: FrameType | None) -> Iterator[FrameType]:
    """Yield the frames that led to a call. Those of coroutines are the ones that await it."""
    while frame is not None and frame.f_back is not None:
        frame = frame.f_back
        yield frame


def _entries(trace: TracebackType | None) -> Iterator[TracebackType]:
    while trace is not None:
        yield trace
        trace = trace.tb_next


def _of_the_caller(entries: Collection[TracebackType], package: str | None) -> Iterator[TracebackType]:
    """Yield the entries of a traceback that are proven to belong to the caller's own code."""
    passed_gate = False
    for entry in entries:
        if is_ours(entry.tb_frame):
            passed_gate = entry.tb_frame.f_code in _GATES
        elif package_of(entry.tb_frame) not in HTTP_LIBRARIES and (passed_gate or _is_of(entry.tb_frame, package)):
            yield entry


def is_ours(frame: FrameType) -> bool:
    return _is_of_this_package(str(frame.f_globals.get("__name__")))


def _is_of_this_package(module: str) -> bool:
    return f"{module}.".startswith(f"{_PACKAGE}.")


def _is_of(frame: FrameType, package: str | None) -> bool:
    return package is not None and package_of(frame) == package and not is_installed_code(frame)


def package_of(frame: FrameType) -> str:
    return str(frame.f_globals.get("__name__")).partition(".")[0]


def is_installed_code(frame: FrameType) -> bool:
    """Return whether a frame belongs to Python itself or to an installed package. The HTTP stack consists of these."""
    name = frame.f_code.co_filename
    return package_of(frame) in sys.stdlib_module_names or any(part in name for part in INSTALLED)


def _package_of_the_caller(callers: Collection[FrameType]) -> str | None:
    """Return the name of the caller's package, if there is one that is not a library."""
    own = (package_of(frame) for frame in callers if not is_ours(frame) and not is_installed_code(frame))
    return next(own, None)


def _was_handled_before(error: BaseException, callers: Collection[FrameType]) -> bool:
    """Return whether the caller was handling an exception when it called this package."""
    return error.__traceback__ is not None and error.__traceback__.tb_frame in callers


def _is_of_the_caller(error: BaseException, package: str | None) -> bool:
    """Return whether the caller's own code raised an exception, or made it without raising it."""
    if type(error).__module__.partition(".")[0] in HTTP_LIBRARIES:
        return False
    entries = list(_entries(error.__traceback__))
    return not entries or _is_of(entries[-1].tb_frame, package)


def _joined(entries: Collection[TracebackType]) -> TracebackType | None:
    trace: TracebackType | None = None
    for entry in reversed(list(entries)):
        trace = TracebackType(trace, entry.tb_frame, entry.tb_lasti, entry.tb_lineno)
    return trace


def _clear(frame: FrameType) -> bool:
    """Delete the variables of a frame. Returns whether they are gone: those of a frame that has not ended are not."""
    if frame.f_code.co_flags & (inspect.CO_GENERATOR | inspect.CO_ASYNC_GENERATOR):
        return False
    try:
        frame.clear()
    except RuntimeError:
        return False
    return True
