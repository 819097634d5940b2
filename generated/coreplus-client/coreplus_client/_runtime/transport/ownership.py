"""The connection pools of a client: which pool may be used in this process and in this event loop.

A connection belongs to the process and the event loop that opened it. A pool of the client's own is replaced by a fresh
one elsewhere; with a pool of the caller, the client refuses to send.
"""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable, Sequence
from typing import Any, Generic, Protocol, TypeVar
from weakref import WeakKeyDictionary

from ..values.argument_error import ArgumentError
from ..values.per_process import PerProcess
from .failure import refused

P = TypeVar("P")
P_co = TypeVar("P_co", covariant=True)


class Pools(Protocol[P_co]):
    """Gives each request the pool that may be used where it is sent."""

    def get(self) -> P_co:
        """Return the pool. Raises ``TransportFailure`` if the request must not be sent."""
        ...

    def release(self, *, cancelled: bool) -> None:
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

    def release(self, *, cancelled: bool) -> None:
        pass

    def retired(self) -> Sequence[P]:
        return ()

    def closed(self) -> Sequence[P]:
        self._closed = True
        pool = self._pools.made()
        return () if pool is None else (pool,)


class _LoopPool(Generic[P]):
    """The pool of one event loop, and the number of requests that use it."""

    def __init__(self, pool: P) -> None:
        self.pool = pool
        self.used = 0
        self.interrupted = False
        self.left_behind: list[P] = []


class OwnLoopPools(Generic[P]):
    """Pools of an asynchronous client: one in each event loop of each process.

    A request that is cancelled while it waits for its connection can leave a connection of httpcore 1.0 that is never
    used nor closed; 100 of them block a pool. Such a pool is replaced once no request uses it.
    """

    def __init__(self, make: Callable[[], P]) -> None:
        import anyio.lowlevel

        self._make = make
        self._unused = [make()]  # it has no connections yet, so it may be used in any loop
        self._pools: Any = anyio.lowlevel.RunVar("pools", None)
        self._closed = False

    def get(self) -> P:
        if self._closed:
            raise refused("ClientClosed", "the client is closed")
        here = self._here()
        if here.interrupted and here.used == 0:
            here.interrupted = False
            if _has_lost_connections(here.pool):
                here.left_behind.append(here.pool)
                here.pool = self._fresh()
        here.used += 1
        return here.pool

    def release(self, *, cancelled: bool) -> None:
        here = self._here()
        here.used -= 1
        here.interrupted = here.interrupted or cancelled

    def retired(self) -> Sequence[P]:
        here = self._here()
        if not here.left_behind:
            return ()
        pools, here.left_behind = here.left_behind, []
        return pools

    def closed(self) -> Sequence[P]:
        self._closed = True
        pools: PerProcess[_LoopPool[P]] | None = self._pools.get()
        here = pools.made() if pools is not None else None
        return [*self._unused, *([here.pool, *here.left_behind] if here is not None else [])]

    def _here(self) -> _LoopPool[P]:
        pools: PerProcess[_LoopPool[P]] | None = self._pools.get()
        if pools is None:
            pools = PerProcess(lambda: _LoopPool(self._fresh()))
            self._pools.set(pools)
        return pools.get()

    def _fresh(self) -> P:
        try:
            return self._unused.pop()
        except IndexError:
            return self._make()


def _has_lost_connections(pool: Any) -> bool:
    """Return whether a pool that no request uses may have connections that are neither idle nor closed."""
    try:
        return any(
            not (connection.is_idle() or connection.is_closed())
            for transport in (pool._transport, *pool._mounts.values())  # noqa: SLF001
            if transport is not None
            for connection in transport._pool.connections  # noqa: SLF001
        )
    except AttributeError:  # another version of the library
        return True


class _Home:
    """The process and the event loop to which a pool of the caller belongs: those in which a client used it first."""

    def __init__(self) -> None:
        self.process = os.getpid()
        self._loop: Any = None

    def is_this_loop(self) -> bool:
        """Return whether the running event loop is the one in which the pool was used first."""
        if self._loop is None:
            import anyio.lowlevel

            self._loop = anyio.lowlevel.RunVar("home", default=False)
            self._loop.set(True)
        return bool(self._loop.get())


_HOMES: WeakKeyDictionary[Any, _Home] = WeakKeyDictionary()
"""Several clients can share a pool of the caller."""


def _home_of(pool: Any) -> _Home:
    try:
        return _HOMES.setdefault(pool, _Home())
    except TypeError:  # an object of the caller that cannot be a key
        return _Home()


class CallersPool(Generic[P]):
    """A pool that the caller passed in. It is not closed here."""

    def __init__(self, pool: P, *, asynchronous: bool) -> None:
        _check(pool, asynchronous=asynchronous)
        self._pool = pool
        self._asynchronous = asynchronous
        self._home = _home_of(pool)
        self._closed = False

    def get(self) -> P:
        if self._closed or getattr(self._pool, "is_closed", False) is True:
            raise refused("ClientClosed", "the client or its http_client is closed")
        if os.getpid() != self._home.process:
            raise refused("OtherProcess", "http_client belongs to another process; create it after the fork")
        if self._asynchronous and not self._home.is_this_loop():
            raise refused("OtherEventLoop", "http_client belongs to another event loop; create one in each")
        return self._pool

    def release(self, *, cancelled: bool) -> None:
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
