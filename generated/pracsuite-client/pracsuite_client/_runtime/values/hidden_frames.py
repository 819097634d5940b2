"""Keep sent and received data out of tracebacks.

The frames of this package and of the HTTP library hold requests, responses and credentials in their local variables,
and tools print tracebacks with local variables. So no exception of any type leaves this package with such a variable:
not in its own traceback, nor in those of its context, its cause and the members of its group.
"""

# pyright: reportPrivateUsage=false

from __future__ import annotations

import inspect
import operator
import sys
from collections.abc import Callable, Collection, Iterator
from functools import partial
from types import CodeType, FrameType, TracebackType
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from .signal_handlers import (
    HTTP_LIBRARIES,
    PACKAGE,
    interruption,
    let_through,
    linked_by,
    members_of,
    set_attribute,
    trace_of,
)

C = TypeVar("C", bound=Callable[..., Any])

INSTALLED: Final = ("site-packages", "dist-packages")
"""The names of the folders of installed packages."""

_GATES: set[CodeType] = set()
"""The functions of this package that run code of the caller and nothing else."""

_ROOM: Final = 24
"""The number of calls inside each other that the hiding may need."""


def runs_code_of_the_caller(function: C) -> C:
    """Declare that the frames which a function of this package calls belong to the caller."""
    _GATES.add(function.__code__)
    return function


def _nested(depth: int) -> tuple[Any, ...]:
    value: tuple[Any, ...] = ()
    for _ in range(depth):
        value = (value,)
    return value


_check_stack: Callable[[], object] = partial(operator.eq, _nested(_ROOM), _nested(_ROOM))
"""Raise ``RecursionError`` unless the interpreter has room for as many calls as the hiding needs.

To compare the tuples, it makes a call for each level. None is one of Python code, so no signal handler runs meanwhile.
"""


class HiddenFrames:
    """Context manager that removes its own frame from every exception, and the variables of the frames that it called.

    The type, the text and the exception object stay the same. Frames of the caller's own code are kept as they are:
    those before this one, and those of streams and functions that the caller passed in. Other frames are kept without
    variables, to show the place of an unexpected error; those of this package's own errors are removed. Exceptions of
    the HTTP library that were handled meanwhile do not remain as context.

    A block that has no room for the hiding raises ``RecursionError`` before it begins. A method that raises errors of
    its own has two blocks inside each other: the outer one hides what an exception of a signal handler contains that
    interrupts the inner one, while that hides an error.
    """

    __slots__ = ()

    def __enter__(self) -> None:
        _check_stack()
        try:
            sys._getframe(sys.getrecursionlimit() - _ROOM)  # noqa: SLF001
        except ValueError as error:
            if error.__traceback__ is not None and error.__traceback__.tb_next is not None:
                raise  # from a signal handler, which has a frame of its own
            return  # there are not as many frames
        raise RecursionError("maximum recursion depth exceeded")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            return
        try:
            # The frame of the `with` block is removed as well, because the interpreter adds none when it continues to
            # raise an exception after a `with` block.
            _hide(error, list(callers_of(sys._getframe()))[1:])  # noqa: SLF001
        except BaseException as inside:
            _strip(error)
            if not _is_fault(inside):
                raise


if not TYPE_CHECKING and sys.version_info < (3, 12):
    # Calls of Python code and other calls share one limit. So no Python code has to run here, which a signal handler
    # could interrupt before the block begins.
    HiddenFrames.__enter__ = _check_stack

HIDDEN: Final = HiddenFrames()
"""The object for ``with``: it has no state, and a call to create one could be interrupted."""


def _hide(error: BaseException, callers: Collection[FrameType]) -> None:
    package = _package_of_the_caller(callers)
    waiting, seen = [error], set[int]()
    while waiting:
        shown = waiting.pop()
        if id(shown) in seen:
            continue
        seen.add(id(shown))
        entries = list(_entries(trace_of(shown)))
        of_the_caller = set(_of_the_caller(entries, package))
        cleared = {entry for entry in entries if entry not in of_the_caller and _clear(entry.tb_frame)}
        if is_of_this_package(_module_of(type(shown))):
            cleared.clear()
        set_attribute(
            shown, "__traceback__", _joined([one for one in entries if one in of_the_caller or one in cleared])
        )
        for name in ("__cause__", "__context__"):
            linked = linked_by(shown, name)
            if linked is None or _was_handled_before(linked, callers):
                continue
            if of_the_caller and _is_of_the_caller(linked, package):
                waiting.append(linked)
            else:
                _unlink(shown, name)
        waiting += members_of(shown)


def _strip(error: BaseException) -> None:
    """Remove all that an exception refers to, without a call of other code of this package."""
    waiting, seen = [error], set[int]()
    while waiting:
        shown = waiting.pop()
        seen.add(id(shown))
        set_attribute(shown, "__traceback__", None)
        _unlink(shown, "__cause__")
        _unlink(shown, "__context__")
        waiting += [one for one in members_of(shown) if id(one) not in seen]


def _is_fault(error: BaseException) -> bool:
    """Return whether an exception inside the hiding is one of the hiding itself, and not one of a signal handler."""
    return isinstance(error, Exception) and _module_of(type(error)) == "builtins" and interruption(error) is None


def _unlink(error: BaseException, name: str) -> None:
    suppressed = vars(BaseException)["__suppress_context__"].__get__(error)
    set_attribute(error, name, None)
    set_attribute(error, "__suppress_context__", suppressed)


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
    return is_of_this_package(module_of(frame))


def is_of_this_package(module: str) -> bool:
    """Return whether a module with this name is one of this package."""
    return f"{module}.".startswith(f"{PACKAGE}.")


def _is_of(frame: FrameType, package: str | None) -> bool:
    return package is not None and package_of(frame) == package and not is_installed_code(frame)


def module_of(frame: FrameType) -> str:
    """Return the name of the module whose code a frame runs, an empty text if that is not known."""
    name = frame.f_globals.get("__name__")
    return name if type(name) is str else ""


def _module_of(kind: type) -> str:
    """Return the name of the module of a class, without code of the class."""
    name = type.__getattribute__(kind, "__module__")
    return name if type(name) is str else ""


def package_of(frame: FrameType) -> str:
    return module_of(frame).partition(".")[0]


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
    trace = trace_of(error)
    return trace is not None and trace.tb_frame in callers


def _is_of_the_caller(error: BaseException, package: str | None) -> bool:
    """Return whether the caller's own code raised an exception, or made it without raising it."""
    if _module_of(type(error)).partition(".")[0] in HTTP_LIBRARIES:
        return False
    entries = list(_entries(trace_of(error)))
    return not entries or _is_of(entries[-1].tb_frame, package)


def _joined(entries: Collection[TracebackType]) -> TracebackType | None:
    trace: TracebackType | None = None
    for entry in reversed(list(entries)):
        # An instruction that belongs to no line has none; -1 stands for that here.
        line = cast("int | None", entry.tb_lineno)
        trace = TracebackType(trace, entry.tb_frame, entry.tb_lasti, -1 if line is None else line)
    return trace


def _clear(frame: FrameType) -> bool:
    """Delete the variables of a frame. Returns whether they are gone: those of a frame that has not ended are not."""
    if frame.f_code.co_flags & (inspect.CO_GENERATOR | inspect.CO_ASYNC_GENERATOR):
        return False
    try:
        frame.clear()
    except RuntimeError as error:
        let_through(error)
        return False
    return True
