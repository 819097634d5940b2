"""Drop the log records of other libraries while a request is sent. They contain credentials, and patients in URLs.

While a request is in flight, the methods of ``logging`` on the way of a record first ask where it comes from:
``Logger.isEnabledFor``, ``Logger.makeRecord``, ``Logger.handle``, ``Logger.callHandlers`` and ``Handler.handle``, in
the classes of the standard library and in every class derived from them that has its own. Each of them drops a record
alone, or makes an empty one, so that it does not matter which class a logger has, who makes the records, and what
another library replaces meanwhile. The methods are put in place at the beginning of every request, and removed when the
last one has ended, with all tasks and connections of an event loop that it started: those may log later. They drop
nothing of other threads and tasks; see ``log_origin`` for what they let pass.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from contextvars import Token
from types import TracebackType
from typing import Any, Final, cast

from ..messages.caller_code import SENDING
from ..values.per_process import PerProcess
from .log_origin import is_of_the_caller


def _empty_record() -> logging.LogRecord:
    record = logging.LogRecord("", logging.NOTSET, "", 0, "", (), None)
    record.levelno = -1  # below the level of every handler
    return record


def _nothing() -> None:
    """Return nothing."""


_GUARDED: Final[tuple[tuple[type, dict[str, Callable[[], Any]]], ...]] = (
    (logging.Logger, {"isEnabledFor": bool, "makeRecord": _empty_record, "handle": _nothing, "callHandlers": _nothing}),
    (logging.Handler, {"handle": bool}),
)
"""The methods that are guarded, each with a function that takes its place when a record is dropped."""


class QuietLogging:
    """Context manager that sends a request with a pool without log records of the libraries below this client.

    Records of the caller's own code are still logged: its event hooks, transports, streams, functions, signal handlers
    and in-process applications. Other requests of the program are not affected.
    """

    __slots__ = ("_pool", "_token")

    _token: Token[Any]

    def __init__(self, pool: object) -> None:
        self._pool = pool

    def __enter__(self) -> None:
        self._token = SENDING.set(_Sending(self._pool))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(ValueError):  # a coroutine that nobody awaits any more is closed in another context
            SENDING.reset(self._token)


class _Sending:
    """A request in flight. The tasks and connections that it starts inherit this object, and keep the guards in place.

    Attributes:
        pool: The pool that sends the request.
    """

    __slots__ = ("_guards", "pool")

    def __init__(self, pool: object) -> None:
        self.pool = pool
        self._guards = _GUARDS.get()
        self._guards.begin()

    def __del__(self) -> None:
        with suppress(Exception):  # the interpreter may be about to end
            if _GUARDS.made() is self._guards:  # not in a forked process
                self._guards.end()


class _Guard:
    """A method that drops the records of a request in flight, and otherwise does what the method did before."""

    __slots__ = ("dropped", "inner")

    def __init__(self, inner: Any, dropped: Callable[[], Any]) -> None:
        self.inner = inner
        self.dropped = dropped

    def __get__(self, instance: Any, owner: Any) -> Any:
        if SENDING.get() is None:
            return self._bound(instance, owner)

        def asked(*args: Any, **keywords: Any) -> Any:
            return self._ask(instance, owner, args, keywords)

        return self if instance is None else asked

    def __call__(self, instance: Any, *args: Any, **keywords: Any) -> Any:
        return self._ask(instance, cast("Any", type(instance)), args, keywords)

    def _ask(self, instance: Any, owner: Any, args: tuple[Any, ...], keywords: dict[str, Any]) -> Any:
        sending = SENDING.get()
        record = next((one for one in (*args, *keywords.values()) if isinstance(one, logging.LogRecord)), instance)
        if sending is not None and not is_of_the_caller(str(getattr(record, "name", "")), sending.pool):
            return self.dropped()
        return self._bound(instance, owner)(*args, **keywords)

    def _bound(self, instance: Any, owner: Any) -> Any:
        bind = getattr(self.inner, "__get__", None)
        return self.inner if bind is None else bind(instance, owner)


class _Guards:
    """The guards of a process, which are in place while a request is in flight."""

    def __init__(self) -> None:
        self._lock = threading.RLock()  # a signal handler, or a finalizer, may send a request meanwhile
        self._in_flight = 0
        self._places: set[tuple[type, str]] = set()

    def begin(self) -> None:
        with self._lock:
            self._in_flight += 1
            for cls, name, dropped in _methods():
                found = cls.__dict__[name]
                if not any(isinstance(guard, _Guard) for guard in _chain(found)):
                    _put(cls, name, _Guard(found, dropped))
                self._places.add((cls, name))

    def end(self) -> None:
        with self._lock:
            self._in_flight -= 1
            if self._in_flight <= 0:
                while self._places:
                    _remove(*self._places.pop())


_GUARDS: Final = PerProcess(_Guards)


def _methods() -> Iterator[tuple[type, str, Callable[[], Any]]]:
    """Yield the methods to guard: the class, the name, and what takes its place when a record is dropped."""
    for base, names in _GUARDED:
        found: list[type] = [base]
        for cls in found:  # the list grows
            own = cls.__dict__
            for name, dropped in names.items():
                if name in own:
                    yield cls, name, dropped
            found += type.__subclasses__(cls)


def _chain(found: Any) -> Iterator[Any]:
    """Yield the guards that are around a method, this package's and those of other client packages."""
    while type(found).__module__.endswith("._runtime.transport.quiet_logging") or isinstance(found, _Guard):
        yield found
        found = found.inner


def _put(cls: type, name: str, method: Any) -> None:
    with suppress(TypeError):  # a class that cannot be changed, of an extension module
        type.__setattr__(cls, name, method)


def _remove(cls: type, name: str) -> None:
    """Remove the guard of this package from those around a method."""
    chain = list(_chain(cls.__dict__.get(name)))
    for outer, guard in zip([None, *chain], chain, strict=False):
        if not isinstance(guard, _Guard):
            continue
        if outer is None:
            _put(cls, name, guard.inner)
        else:
            outer.inner = guard.inner
        return
