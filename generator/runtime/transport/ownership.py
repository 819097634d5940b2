"""The connection pools of a client: which pool may be used in this process and in this event loop.

A connection belongs to the process and the event loop that opened it. A pool of the client's own is replaced by a fresh
one elsewhere; with a pool of the caller, the client refuses to send.
"""

from __future__ import annotations

import inspect
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any, Final, Generic, Protocol, TypeVar

from ..values.argument_error import ArgumentError
from ..values.forks import forked_since_import
from ..values.per_process import PerProcess
from ..values.signal_handlers import HTTP_LIBRARIES, Ignoring, let_through
from .event_loops import Loop, current_loop
from .failure import refused
from .inherited import may_hold_connection, reachable
from .open_connection import close_socket

P = TypeVar("P")
P_co = TypeVar("P_co", covariant=True)


class Pools(Protocol[P_co]):
    """Gives each request the pool that may be used where it is sent."""

    def get(self) -> P_co:
        """Return the pool. Raises ``TransportFailure`` if the request must not be sent."""
        ...

    def release(self, pool: Any, *, cancelled: bool) -> None:
        """End the use of a pool that ``get`` returned; ``cancelled`` is whether the request was interrupted."""
        ...

    def retired(self) -> Sequence[P_co]:
        """Return the pools that are to be closed because they are no longer used."""
        ...

    def closed(self) -> Sequence[P_co]:
        """Close the client. Returns the pools that are to be closed."""
        ...


class OwnPools(Generic[P]):
    """Pools of a synchronous client: one in each process."""

    def __init__(self, make: Callable[[], P]) -> None:
        self._pools = PerProcess(make)
        self._pools.get()
        self._closed = False

    def get(self) -> P:
        if self._closed:
            raise refused("ClientClosed", "the client is closed")
        return self._pools.get()

    def release(self, pool: P, *, cancelled: bool) -> None:
        pass

    def retired(self) -> Sequence[P]:
        return ()

    def closed(self) -> Sequence[P]:
        self._closed = True
        pool = self._pools.made()
        return () if pool is None else (pool,)


class _Used(Generic[P]):
    """A pool, and the number of requests that use it."""

    def __init__(self, pool: P) -> None:
        self.pool = pool
        self.requests = 0


class _LoopPools(Generic[P]):
    """The pools of one event loop: the one for new requests, and those that still serve earlier ones."""

    def __init__(self, pool: P) -> None:
        self.current = _Used(pool)
        self.replaced: list[_Used[P]] = []
        self.interrupted = False

    def replace(self, pool: P) -> None:
        """Use another pool for new requests."""
        self.replaced.append(self.current)
        self.current = _Used(pool)

    def release(self, pool: P) -> None:
        """End the use of a pool by one request."""
        for used in (self.current, *self.replaced):
            if used.pool is pool:
                used.requests -= 1

    def retired(self) -> list[P]:
        """Return the replaced pools that no request uses any more, each once."""
        retired = [used.pool for used in self.replaced if not used.requests]
        self.replaced = [used for used in self.replaced if used.requests]
        return retired


class OwnLoopPools(Generic[P]):
    """Pools of an asynchronous client: one in each event loop of each process.

    A request that is cancelled while it waits for its connection can leave a connection of httpcore 1.0 that is never
    used nor closed; 100 of them block a pool. New requests get another pool then.
    """

    def __init__(self, make: Callable[[], P]) -> None:
        self._make = make
        self._unused = [make()]  # it has no connections yet, so it may be used in any loop
        self._pools: PerProcess[dict[Loop | None, _LoopPools[P]]] = PerProcess(dict)
        self._closed = False

    def get(self) -> P:
        if self._closed:
            raise refused("ClientClosed", "the client is closed")
        here = self._here()
        if here.interrupted:
            here.interrupted = False
            if _has_lost_connections(here.current.pool, here.current.requests):
                here.replace(self._fresh())
        here.current.requests += 1
        return here.current.pool

    def release(self, pool: P, *, cancelled: bool) -> None:
        here = self._here()
        here.release(pool)
        here.interrupted = here.interrupted or cancelled

    def retired(self) -> Sequence[P]:
        here = self._pools.get().get(current_loop())
        return here.retired() if here is not None and here.replaced else ()

    def closed(self) -> Sequence[P]:
        self._closed = True
        here = self._pools.get().get(current_loop())
        used = [here.current, *here.replaced] if here is not None else []
        self._release_ended()
        return [*self._unused, *(one.pool for one in used)]

    def _here(self) -> _LoopPools[P]:
        pools, loop = self._pools.get(), current_loop()
        here = pools.get(loop)
        if here is None:
            self._release_ended()
            here = pools.setdefault(loop, _LoopPools(self._fresh()))
        return here

    def _release_ended(self) -> None:
        """Close the connections of event loops that have ended, in which they cannot be closed any more."""
        pools = self._pools.get()
        for loop in [loop for loop in list(pools) if loop is not None and loop.has_ended]:
            ended = pools.pop(loop, None)
            for used in (ended.current, *ended.replaced) if ended is not None else ():
                _abandon(used.pool)

    def _fresh(self) -> P:
        try:
            return self._unused.pop()
        except IndexError as error:
            let_through(error)
            return self._make()


def _abandon(pool: Any) -> None:
    """Close the sockets of a pool whose event loop has ended."""
    with Ignoring(AttributeError):  # another version of the library: its sockets are closed when they are collected
        for connection in list(_connections_of(pool)):
            close_socket(connection)


def _has_lost_connections(pool: Any, requests: int) -> bool:
    """Return whether a pool has more connections in use than requests that use it."""
    try:
        return requests < sum(
            not (connection.is_idle() or connection.is_closed()) for connection in _connections_of(pool)
        )
    except AttributeError as error:  # another version of the library
        let_through(error)
        return not requests


def _connections_of(pool: Any) -> Iterator[Any]:
    """Yield the connections of a pool of httpx. Raises ``AttributeError`` for another pool."""
    for transport in _transports_of(pool):
        yield from transport._pool.connections  # noqa: SLF001


def _transports_of(pool: Any) -> list[Any]:
    found = (pool._transport, *pool._mounts.values())  # noqa: SLF001
    return [transport for transport in found if transport is not None]


_OWNER: Final = "_opened_in_process"
"""The attribute of a pool of a caller, and of its transports, with the process that may use it.

Several clients can share a pool, also of different packages, and several pools can share a transport.
"""

_HOME: Final = "_used_in_event_loop"
"""The attribute with the event loop that used them first."""

_MOST_PARTS: Final = 1_000
"""The objects of a transport of the caller among which others are looked for, the nearest first."""


def _claim(pool: Any, carriers: list[Any]) -> bool:
    """Take a pool of the caller for this process. Returns false if it belongs, or may belong, to another one."""
    is_known = any(hasattr(carrier, _OWNER) for carrier in carriers)
    if forked_since_import() and not is_known and _may_be_connected(pool):
        return False
    return _mark(carriers, _OWNER, os.getpid())


def _mark(carriers: list[Any], name: str, value: Any) -> bool:
    """Give objects an attribute, up to the first that has another value. Returns whether all have this value.

    If two threads do so at the same time, the one that comes first at the first object goes on.
    """
    attributes: list[dict[str, Any]] = [vars(carrier) for carrier in carriers if hasattr(carrier, "__dict__")]
    return all(own.setdefault(name, value) == value for own in attributes)


_TAKING_OVER: Final = threading.Lock()


def _is_taken_over(pool: Any, carriers: Sequence[Any], loop: Loop) -> bool:
    """Return whether the pool of event loops that have ended may be used in another one, which then has it."""
    with _TAKING_OVER:
        marked: list[dict[str, Any]] = [vars(carrier) for carrier in carriers if hasattr(carrier, "__dict__")]
        others = [own[_HOME] for own in marked if own.get(_HOME, loop) != loop]
        if not all(other.has_ended for other in others) or may_hold_connection(pool):
            return False
        for own in marked:
            own[_HOME] = loop
    return True


def _carriers_of(pool: Any) -> list[Any]:
    """Return what several pools and clients can share: a pool and its transports, also those inside of others."""
    try:
        parts = _transports_of(pool)
    except AttributeError as error:
        let_through(error)
        parts = [pool]
    inner: list[Any] = []
    for part in parts:
        if not (_is_of_the_library(part) and hasattr(part, "_pool")):
            inner += filter(_is_transport, islice(reachable(part), _MOST_PARTS))
    return [pool, *parts, *inner]


def _is_of_the_library(thing: Any) -> bool:
    return type(thing).__module__.partition(".")[0] in HTTP_LIBRARIES


def _is_transport(thing: Any) -> bool:
    names = ("send", "handle_request", "handle_async_request")
    return _is_of_the_library(thing) and any(hasattr(thing, name) for name in names)


def _may_be_connected(pool: Any) -> bool:
    """Return whether a pool may have connections, which this process may have got from another one."""
    try:
        return any(True for _ in _connections_of(pool))
    except AttributeError as error:
        let_through(error)
        return may_hold_connection(pool)


class CallersPool(Generic[P]):
    """A pool that the caller passed in. It is not closed here."""

    def __init__(self, pool: P, *, asynchronous: bool) -> None:
        _check(pool, asynchronous=asynchronous)
        self._pool = pool
        self._asynchronous = asynchronous
        self._carriers = _carriers_of(pool)
        self._loop: Loop | None = None
        self._process = os.getpid() if _claim(pool, self._carriers) else None
        self._closed = False

    def get(self) -> P:
        if self._closed or getattr(self._pool, "is_closed", False) is True:
            raise refused("ClientClosed", "the client or its http_client is closed")
        if os.getpid() != self._process:
            raise refused("OtherProcess", "http_client belongs to another process; create it after the fork")
        if self._asynchronous and not self._is_this_loop():
            raise refused("OtherEventLoop", "http_client belongs to another event loop; create one in each")
        return self._pool

    def _is_this_loop(self) -> bool:
        """Return whether the running event loop is the one to which the pool belongs.

        That is the one in which it was used first. If that has ended, and the pool cannot hold a connection, such as
        one with a transport for tests, it is the next one.
        """
        if self._loop is not None and self._loop.runs_this_task:
            return True
        loop = current_loop()
        if self._loop == loop:
            return True
        if (
            loop is not None
            and (self._loop is None or self._loop.has_ended)
            and (_mark(self._carriers, _HOME, loop) or _is_taken_over(self._pool, self._carriers, loop))
        ):
            self._loop = loop
            return True
        return False

    def release(self, pool: P, *, cancelled: bool) -> None:
        pass

    def retired(self) -> Sequence[P]:
        return ()

    def closed(self) -> Sequence[P]:
        self._closed = True
        return ()


def _check(pool: object, *, asynchronous: bool) -> None:
    """Raise ``ArgumentError`` unless an object is a client of the HTTP library, of the right kind."""
    close = "aclose" if asynchronous else "close"
    usable = not isinstance(pool, type) and all(
        callable(getattr(pool, name, None)) for name in ("build_request", "send", close)
    )
    if not usable or (not asynchronous and inspect.iscoroutinefunction(getattr(pool, "send", None))):
        kind = "an AsyncClient" if asynchronous else "a Client"
        raise ArgumentError("http_client", f"must be {kind} of httpx or httpx2")
