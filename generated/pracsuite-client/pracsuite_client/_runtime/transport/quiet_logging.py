"""Drop the log records of other libraries while a request is sent. They contain credentials, and patients in URLs.

While a request is in flight, the methods of ``logging`` on the way of a record first ask where it comes from:
``Logger.isEnabledFor``, ``Logger.makeRecord``, ``Logger.handle``, ``Logger.callHandlers`` and ``Handler.handle``, in
the classes of the standard library and in every class derived from them that has its own. Each of them drops a record
alone, or makes an empty one, so that it does not matter which class a logger has, who makes the records, and what
another library replaces meanwhile. ``isEnabledFor`` asks only about levels that would be logged. Methods that take a
message, such as ``info``, ask too where they are not those of the standard library: they may write by themselves.

The methods are put in place at the beginning of every request, and removed when the last one has ended, with all tasks
and connections of an event loop that it started: those may log later. They drop nothing of other threads and tasks; see
``log_origin`` for what they let pass.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import pairwise
from types import FunctionType, MethodType, TracebackType
from typing import Any, Final
from weakref import ref

from ..messages.caller_code import SENDING
from ..values.per_process import PerProcess
from ..values.signal_handlers import let_through
from .log_origin import is_of_the_caller


def _empty_record() -> logging.LogRecord:
    record = logging.LogRecord("", logging.NOTSET, "", 0, "", (), None)
    record.levelno = -1  # below the level of every handler
    return record


def _nothing() -> None:
    """Return nothing."""


class QuietLogging:
    """Context manager that sends a request with a pool without log records of the libraries below this client.

    Records of the caller's own code are still logged: its event hooks, transports, streams, functions, signal handlers
    and in-process applications. Other requests of the program are not affected.
    """

    __slots__ = ("_pool", "_sending")

    def __init__(self, pool: object) -> None:
        self._pool = pool
        self._sending: _Sending | None = None

    def __enter__(self) -> None:
        self._sending = _Sending(self._pool, SENDING.get())
        SENDING.set(self._sending)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        sending = self._sending
        if sending is None:
            return
        sending.is_over = True
        current = SENDING.get()
        if current is sending:  # not in a context of another event loop
            while current is not None and current.is_over:
                current = current.before
            SENDING.set(current)
        self._sending = current = None
        if sys.getrefcount(sending) <= _OWN_REFERENCES:
            sending.end()  # an exception of a signal handler would be lost in __del__

    def __del__(self) -> None:
        if getattr(self, "_sending", None) is not None:  # a signal handler has interrupted __enter__ or __exit__
            with suppress(Exception):  # the interpreter may be about to end
                self.__exit__(None, None, None)


class _Sending:
    """A request in flight. The tasks and connections that it starts inherit this object, and keep the guards in place.

    Attributes:
        pool: The pool that sends the request.
        before: The request in which this one is sent, by a hook for example.
        is_over: Whether the request has ended. Connections may still log.
    """

    __slots__ = ("__weakref__", "_guards", "before", "is_over", "pool")

    def __init__(self, pool: object, before: Any) -> None:
        self.pool = pool
        self.before = before
        self.is_over = False
        self._guards: _Guards | None = _GUARDS.get()
        self._guards.begin(self)

    def end(self) -> None:
        """Say that nothing of the request is left. If this is interrupted, it can be repeated."""
        guards = self._guards
        if guards is not None and _GUARDS.made() is guards:  # not in a forked process
            guards.end(self)
        self._guards = None

    def __del__(self) -> None:
        if getattr(self, "_guards", None) is not None:
            with suppress(Exception):  # the interpreter may be about to end
                self.end()


_OWN_REFERENCES: Final = 2
"""The references to an object that only a local variable has: that, and the argument of the function that counts."""


class _Guard:
    """A method that drops the records of a request in flight, and otherwise does what the method did before."""

    __slots__ = ("dropped", "inner")

    def __init__(self, inner: Any, dropped: Callable[[], Any]) -> None:
        self.inner = inner
        self.dropped = dropped

    def __get__(self, instance: Any, owner: Any) -> Any:
        if SENDING.get() is None:
            return self._bound(instance, owner)
        return self if instance is None else MethodType(self, instance)

    def __call__(self, instance: Any, *args: Any, **keywords: Any) -> Any:
        record = next((one for one in (*args, *keywords.values()) if isinstance(one, logging.LogRecord)), instance)
        return self.dropped() if _is_dropped(record) else self._bound(instance, type(instance))(*args, **keywords)

    def _bound(self, instance: Any, owner: Any) -> Any:
        bind = getattr(self.inner, "__get__", None)
        return self.inner if bind is None else bind(instance, owner)


class _LevelGuard(_Guard):
    """A guard of a method that says whether a level is logged.

    It asks the method first: in most programs, the level is not logged, and to find out who logs takes much longer.
    """

    __slots__ = ()

    def __call__(self, instance: Any, *args: Any, **keywords: Any) -> Any:
        answer = self._bound(instance, type(instance))(*args, **keywords)
        return self.dropped() if answer and _is_dropped(instance) else answer


def _is_dropped(named: logging.LogRecord | logging.Logger) -> bool:
    """Return whether a record, or one of a logger, is dropped if it is logged now."""
    sending = SENDING.get()
    return sending is not None and not is_of_the_caller(str(getattr(named, "name", "")), sending.pool)


_LOGGING: Final[Any] = vars(logging)

_How = tuple[str, type[_Guard], Callable[[], Any], FunctionType | None]
"""The name of a method that is guarded, its guard, what takes its place when a record is dropped, and the function with
this name that needs no guard, if there is one."""


def _with_message() -> Iterator[_How]:
    """Yield the methods that take a message. They are guarded where they are not those of the standard library."""
    for name, method in vars(logging.Logger).items():
        if not isinstance(method, FunctionType) or name == "makeRecord":
            continue
        if "msg" in method.__code__.co_varnames[: method.__code__.co_argcount]:
            yield name, _Guard, _nothing, method if method.__globals__ is _LOGGING else None


_GUARDED: Final[tuple[tuple[type, tuple[_How, ...]], ...]] = (
    (
        logging.Logger,
        (
            ("isEnabledFor", _LevelGuard, bool, None),
            ("makeRecord", _Guard, _empty_record, None),
            ("handle", _Guard, _nothing, None),
            ("callHandlers", _Guard, _nothing, None),
            *_with_message(),
        ),
    ),
    (logging.Handler, (("handle", _Guard, bool, None),)),
)
"""The methods that are guarded, in these classes and in those derived from them."""

_Place = tuple[type, Any, _How]
"""A class, one of its own methods, and how that is guarded."""


class _Guards:
    """The guards of a process, which are in place while a request is in flight."""

    def __init__(self) -> None:
        self._lock = threading.RLock()  # a signal handler, or a finalizer, may send a request meanwhile
        self._in_flight: dict[int, ref[_Sending]] = {}
        """The requests, not their number: a signal handler may interrupt their beginning and end anywhere."""
        self._places: list[_Place] | None = None
        """Where the guards are, ``None`` if some are elsewhere: a class that is defined during a request may end."""

    def begin(self, request: _Sending) -> None:
        with self._lock:
            self._in_flight[id(request)] = ref(request)
            places = _places()
            has_put = _put_guards(places)
            if len(self._in_flight) == 1:
                self._places = places
            elif has_put:
                self._places = None

    def end(self, request: _Sending) -> None:
        with self._lock:
            self._in_flight.pop(id(request), None)
            for number, known in list(self._in_flight.items()):
                if known() is None:
                    self._in_flight.pop(number, None)
            if not self._in_flight:
                places, self._places = self._places, None
                _remove_guards(_places() if places is None else places)
                if self._in_flight:  # one that began meanwhile, see above
                    _put_guards(_places())


_GUARDS: Final = PerProcess(_Guards)


def _places() -> list[_Place]:
    """Return what is guarded, or is to be guarded.

    This happens at the beginning of every request, so it takes few steps. It looks at all classes each time, because a
    program may define one, or replace a method, at any time.
    """
    places: list[_Place] = []
    for base, guarded in _GUARDED:
        found = [base]
        for cls in found:  # the list grows
            own = cls.__dict__
            for how in guarded:
                if how[0] in own and own[how[0]] is not how[3]:
                    places.append((cls, own[how[0]], how))  # noqa: PERF401  # a comprehension takes longer
            found += type.__subclasses__(cls)
    return places


def _put_guards(places: list[_Place]) -> bool:
    """Guard each method that is not guarded. Returns whether there was one."""
    has_put = False
    for cls, method, (name, guard, dropped, _) in places:
        if type(method) is not FunctionType and _is_guarded(method):
            continue
        has_put = True
        try:
            type.__setattr__(cls, name, _READY.get(id(method)) or guard(method, dropped))
        except TypeError as error:  # a class that cannot be changed, of an extension module
            let_through(error)
    return has_put


def _is_guarded(method: Any) -> bool:
    return isinstance(method, _Guard) or any(isinstance(guard, _Guard) for guard in _chain(method))


def _remove_guards(places: list[_Place]) -> None:
    """Remove the guards of this package, also those inside the guards of another client package."""
    for cls, _, (name, _, _, _) in places:
        method = cls.__dict__.get(name)
        if isinstance(method, _Guard):
            type.__setattr__(cls, name, method.inner)
        elif type(method) is not FunctionType:
            for outer, guard in pairwise(_chain(method)):
                if isinstance(guard, _Guard):
                    outer.inner = guard.inner


def _chain(found: Any) -> Iterator[Any]:
    """Yield the guards that are around a method, this package's and those of other client packages."""
    while isinstance(found, _Guard) or type(found).__module__.endswith("._runtime.transport.quiet_logging"):
        yield found
        found = found.inner


_READY: Final = {
    id(method): guard(method, dropped)
    for _, method, (_, guard, dropped, _) in _places()
    if isinstance(method, FunctionType) and method.__globals__ is _LOGGING
}
"""The guards of the standard library's own methods. These are never inside each other, so one of each is enough."""
