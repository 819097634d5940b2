"""Decide whether a log record that is made while a request is sent comes from the caller's own code.

The evidence is the code between the call of this package and the logger. A record is the caller's only if that is
proven; what any other library logs may contain the request.
"""

from __future__ import annotations

import functools
import importlib.metadata
import importlib.util
import inspect
import logging
import signal
import sys
from collections.abc import Iterator, Mapping
from itertools import chain, pairwise
from pathlib import Path
from types import CodeType, FrameType
from typing import Any, Final, cast

from ..values.hidden_frames import INSTALLED, is_installed_code, is_ours, package_of
from ..values.signal_handlers import HTTP_LIBRARIES, Ignoring, let_through
from .http_library import code_of, is_of_the_stack_by_name

_LOGGING: Final = ("logging", "logging.handlers", "logging.config")

_OF_LOGGING: Final = (logging.Filterer, logging.LogRecord, logging.LoggerAdapter, logging.Formatter)
"""The objects that a function which belongs to a logging system has among its arguments."""

_SUSPENDABLE: Final = inspect.CO_COROUTINE | inspect.CO_GENERATOR | inspect.CO_ASYNC_GENERATOR


def is_of_the_caller(logger: str, pool: Any) -> bool:
    """Return whether code of the caller logs now, to a logger with this name, while ``pool`` sends a request.

    Code of the caller is an event hook of the pool, an application that the HTTP library calls in this process, and a
    signal handler, each with everything that it calls; a class of the caller's that the pool or a transport has, with
    everything that it calls and that is not installed; further, a function of the package that called this one, or of
    the packages of the pool's hooks and transports, unless they are installed. In a task or thread that a hook started,
    it is any function that is not of an installed package. The HTTP library's own records are never the caller's.
    """
    try:
        return _is_of_the_caller(logger, pool)
    except Exception as error:  # noqa: BLE001 - nothing is proven about a pool, or code, of another kind
        let_through(error)
        return False


def _is_of_the_caller(logger: str, pool: Any) -> bool:
    walk = _Walk()
    if walk.emitter is None or is_of_the_stack_by_name(logger):
        return walk.emitter is not None and is_ours(walk.emitter)
    if is_ours(walk.emitter):
        return True  # its records contain allow-listed data only
    entries, handlers = set(_entries(pool)), set(_signal_handlers())
    if any(_is_entry(frame, entries, handlers) for frame in walk.between):
        return True
    package = package_of(walk.emitter)
    if not _is_installed_frame(package, walk.emitter):
        methods = set(_methods(pool))
        if any(frame.f_code in methods for frame in walk.between):
            return True
    if not _is_package_of_the_caller(package, walk, pool):
        return False
    named = logger.partition(".")[0]
    return named == package or not _is_installed(named)


def _is_package_of_the_caller(package: str, walk: _Walk, pool: Any) -> bool:
    if package in HTTP_LIBRARIES or package in sys.stdlib_module_names or walk.emitter is None:
        return False
    if not walk.is_inside_a_call:
        return not _is_installed_frame(package, walk.emitter)
    return package == walk.caller() or package in set(_given_packages(pool))


def _is_installed_frame(package: str, frame: FrameType) -> bool:
    return is_installed_code(frame) or _is_distributed(package, frame.f_code.co_filename)


class _Walk:
    """The frames from a logger outwards, up to the HTTP library or this package.

    Attributes:
        emitter: The frame that logs, without those of the logging system. ``None`` if it is one of the HTTP library.
        between: The frames from there to the HTTP library or this package.
        is_inside_a_call: Whether a frame of this package is further out, in the same task.
    """

    def __init__(self) -> None:
        self.emitter: FrameType | None = None
        self.between: list[FrameType] = []
        frames = _outwards(inspect.currentframe())
        self._further: list[FrameType] = []
        for frame in frames:
            if package_of(frame) in HTTP_LIBRARIES or (self.emitter is not None and is_ours(frame)):
                self._further = [] if self.emitter is None else [frame, *frames]
                break
            if self.emitter is None and _is_logging(frame):
                continue
            self.emitter = self.emitter or frame
            self.between.append(frame)
        self.is_inside_a_call = any(map(is_ours, self._further))

    def caller(self) -> str | None:
        """Return the package that called this one."""
        outside = iter(self._further)
        for frame in outside:
            if is_ours(frame):
                break
        for frame in outside:
            package = package_of(frame)
            if not is_ours(frame) and package not in sys.stdlib_module_names:
                return None if package in HTTP_LIBRARIES else package
        return None


def _outwards(frame: FrameType | None) -> Iterator[FrameType]:
    """Yield the frames of a task or thread outwards. The event loop that runs the task does not belong to it."""
    in_task = False
    while frame is not None:
        suspendable = bool(frame.f_code.co_flags & _SUSPENDABLE)
        if in_task and not suspendable and str(frame.f_globals.get("__name__")).startswith(("asyncio.", "trio.")):
            return
        in_task = in_task or bool(frame.f_code.co_flags & inspect.CO_COROUTINE)
        yield frame
        frame = frame.f_back


def _is_logging(frame: FrameType) -> bool:
    """Return whether a frame belongs to a logging system: it has a logger, a handler or a record as an argument."""
    module = str(frame.f_globals.get("__name__"))
    if module in _LOGGING or module in (__name__, _GUARDS) or module.endswith("._runtime.transport.quiet_logging"):
        return True
    return any(isinstance(value, _OF_LOGGING) for value in _arguments(frame))


_GUARDS: Final = f"{__name__.rpartition('.')[0]}.quiet_logging"


def _arguments(frame: FrameType) -> list[Any]:
    code = frame.f_code
    count = code.co_argcount + code.co_kwonlyargcount
    found = frame.f_locals
    values = [found.get(name) for name in code.co_varnames[:count]]
    if code.co_flags & inspect.CO_VARARGS:
        values += found.get(code.co_varnames[count], ())
    return values


def _is_entry(frame: FrameType, entries: set[CodeType], handlers: set[CodeType]) -> bool:
    """Return whether a frame is where code of the caller begins: a hook, an application or a signal handler."""
    outer = frame.f_back
    if outer is None:
        return False
    if frame.f_code in entries and package_of(outer) in HTTP_LIBRARIES:
        return True
    # Only the interpreter calls a function with the number of a signal and the frame that it interrupts.
    if any(isinstance(number, int) and other is outer for number, other in pairwise(_arguments(frame))):
        return True
    return frame.f_code in handlers


def _signal_handlers() -> Iterator[CodeType]:
    """Yield the code of the signal handlers that are set now."""
    for number in _signals():
        with Ignoring(ValueError):
            handler = signal.getsignal(number)
            if callable(handler) and not isinstance(handler, signal.Handlers):
                yield code_of(handler)


@functools.cache
def _signals() -> frozenset[int]:
    """Return the signals of this system. Python makes them again for each call."""
    return frozenset(map(int, signal.valid_signals()))


def _entries(pool: Any) -> Iterator[CodeType]:
    """Yield the code of a pool's hooks, and of the applications that transports of the HTTP library call."""
    given = [*_hooks(pool)]
    given += [getattr(transport, name, None) for transport in _transports(pool) for name in ("app", "handler")]
    yield from (code for one in given if one is not None and (code := code_of(one)) is not None)


def _methods(pool: Any) -> Iterator[CodeType]:
    """Yield the code of the methods that classes of the caller give to a pool and its transports."""
    for given in (pool, *_transports(pool)):
        for cls in type(given).__mro__:
            if cls is not object and cls.__module__.partition(".")[0] not in HTTP_LIBRARIES:
                yield from (code for one in vars(cls).values() if (code := code_of(one)) is not None)


def _hooks(pool: Any) -> Iterator[Any]:
    hooks: Mapping[str, list[Any]] = getattr(pool, "event_hooks", {})
    yield from chain.from_iterable(hooks.values())


def _transports(pool: Any) -> list[Any]:
    mounts: Mapping[Any, Any] = getattr(pool, "_mounts", {})
    return [one for one in (getattr(pool, "_transport", None), *mounts.values()) if one is not None]


def _given_packages(pool: Any) -> Iterator[str]:
    """Yield the packages of what a caller gave to a pool, except those that are installed."""
    for given in (pool, *_transports(pool), *_hooks(pool)):
        function = given
        while isinstance(function, functools.partial):
            function = cast("Any", function).func
        for part in (function, cast("Any", type(function))):
            name = str(getattr(part, "__module__", None))
            module = sys.modules.get(name)
            file = str(getattr(module, "__file__", None) or "")
            package = name.partition(".")[0]
            if not any(folder in file for folder in INSTALLED) and not _is_distributed(package, file):
                yield package


def _is_distributed(package: str, file: str) -> bool:
    """Return whether a package was installed by a package manager into the folder of a file, whatever its name."""
    folders = _folders_of_distributions().get(package, ())
    return any(Path(file).resolve().is_relative_to(folder) for folder in folders)


@functools.cache
def _folders_of_distributions() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for package, names in importlib.metadata.packages_distributions().items():
        for name in names:
            with Ignoring(importlib.metadata.PackageNotFoundError):
                found.setdefault(package, set()).add(
                    str(Path(str(importlib.metadata.distribution(name).locate_file(""))).resolve())
                )
    return found


@functools.cache
def _is_installed(package: str) -> bool:
    """Return whether a name is that of an installed package, so that a logger of this name belongs to the package."""
    try:
        spec = importlib.util.find_spec(package)
    except (ImportError, ValueError) as error:
        let_through(error)
        return False
    return spec is not None and any(part in str(spec.origin) for part in INSTALLED)
