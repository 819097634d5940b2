"""Drop the log records of other libraries while a request is sent. They contain credentials, and patients in URLs.

Which records are dropped depends on the context, not on the names of loggers: any library below the client can begin to
log. The hook is the factory of all log records, whichever logger makes them.
"""

from __future__ import annotations

import functools
import importlib.util
import inspect
import logging
import sys
from collections.abc import Iterator, Mapping
from contextvars import Token
from itertools import chain
from types import FrameType, TracebackType
from typing import Any, cast

from ..messages.caller_code import SENDING, reset
from ..values.hidden_frames import HTTP_LIBRARIES, INSTALLED


class QuietLogging:
    """Context manager that sends a request with a pool without log records of the libraries below this client.

    Records of the caller's own event hooks and transports are still logged, and so are those of streams and functions
    of the caller, which run as ``CallerCode``. Other requests of the program are not affected.
    """

    __slots__ = ("_pool", "_token")

    _token: Token[Any]

    def __init__(self, pool: object) -> None:
        self._pool = pool

    def __enter__(self) -> None:
        if not isinstance(logging.getLogRecordFactory(), _Factory):
            _install()
        self._token = SENDING.set(self._pool)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        reset(SENDING, self._token)


class _Factory:
    """A factory of log records that makes an empty record instead of one to drop."""

    def __init__(self, inner: Any) -> None:
        self.inner = inner

    def __call__(self, name: str, level: int, pathname: str, *args: Any, **kwargs: Any) -> logging.LogRecord:
        pool = SENDING.get()
        if pool is None or _is_of_the_caller(name, pathname, pool):
            record: logging.LogRecord = self.inner(name, level, pathname, *args, **kwargs)
            return record
        dropped = logging.LogRecord(name, logging.NOTSET, "", 0, "", (), None)
        dropped.levelno = -1  # below the level of every handler
        return dropped


def _install() -> None:
    """Make sure that every record comes from our factory, even if the program has replaced it meanwhile."""
    current: Any = logging.getLogRecordFactory()
    factory = current
    while factory is not None:
        if isinstance(factory, _Factory):
            return
        factory = getattr(factory, "inner", None)  # that of another client package
    logging.setLogRecordFactory(_Factory(current))


def _is_of_the_caller(logger: str, file: str, pool: Any) -> bool:
    """Return whether the caller's own code logs: its event hooks, its transports and what is in their packages."""
    try:
        packages = set(_packages(pool)) - HTTP_LIBRARIES - sys.stdlib_module_names
    except Exception:  # noqa: BLE001 - a pool of another kind, about which nothing is known
        return False
    named = _package(logger)
    return named in packages or (not _is_installed(named) and packages.issuperset(_logging_packages(file)))


@functools.cache
def _is_installed(package: str) -> bool:
    """Return whether a name is that of an installed package, so that a logger of this name belongs to the package."""
    try:
        spec = importlib.util.find_spec(package)
    except (ImportError, ValueError):
        return False
    return spec is not None and any(part in str(spec.origin) for part in INSTALLED)


def _packages(pool: Any) -> Iterator[str]:
    """Yield the names of the packages that contain the code which a caller has given to a pool."""
    hooks: Mapping[str, list[Any]] = getattr(pool, "event_hooks", {})
    mounts: Mapping[Any, Any] = getattr(pool, "_mounts", {})
    transports: list[Any] = [getattr(pool, "_transport", None), *mounts.values()]
    given: list[Any] = [pool, *transports, *chain.from_iterable(hooks.values())]
    given += [getattr(transport, name, None) for transport in transports for name in ("handler", "app")]
    for function in given:
        code = function
        while isinstance(code, functools.partial):
            code = cast("Any", code).func
        yield from (_package(str(getattr(part, "__module__", None))) for part in (code, cast("Any", type(code))))


def _package(module: str) -> str:
    return module.partition(".")[0]


def _logging_packages(file: str) -> Iterator[str]:
    """Yield the package that calls a logger, and the package of the file that the record names."""
    frame = inspect.currentframe()
    while frame is not None and not _is_in_logging(frame):
        frame = frame.f_back
    while frame is not None and _is_in_logging(frame):
        frame = frame.f_back
    yield _package_of(frame)
    while frame is not None and frame.f_code.co_filename != file:
        frame = frame.f_back
    yield _package_of(frame)


def _is_in_logging(frame: FrameType) -> bool:
    return frame.f_globals.get("__name__") == logging.__name__


def _package_of(frame: FrameType | None) -> str:
    return "" if frame is None else _package(str(frame.f_globals.get("__name__")))
