"""The connection pools of a client: which pool may be used in this process and in this event loop.

A connection belongs to the process and the event loop that opened it. A pool of the client's own is replaced by a fresh
one elsewhere; with a pool of the caller, the client refuses to send.
"""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Any, Final, Generic, Protocol, TypeVar
from weakref import WeakKeyDictionary

from ..values.argument_error import ArgumentError
from ..values.forks import forked_since_import
from ..values.per_process import PerProcess
from .failure import refused
from .inherited import may_hold_connection

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
        import anyio.lowlevel

        self._make = make
        self._unused = [make()]  # it has no connections yet, so it may be used in any loop
        self._pools: Any = anyio.lowlevel.RunVar("pools", None)
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
        here = self._here()
        return here.retired() if here.replaced else ()

    def closed(self) -> Sequence[P]:
        self._closed = True
        pools: PerProcess[_LoopPools[P]] | None = self._pools.get()
        here = pools.made() if pools is not None else None
        used = [here.current, *here.replaced] if here is not None else []
        return [*self._unused, *(one.pool for one in used)]

    def _here(self) -> _LoopPools[P]:
        pools: PerProcess[_LoopPools[P]] | None = self._pools.get()
        if pools is None:
            pools = PerProcess(lambda: _LoopPools(self._fresh()))
            self._pools.set(pools)
        return pools.get()

    def _fresh(self) -> P:
        try:
            return self._unused.pop()
        except IndexError:
            return self._make()


def _has_lost_connections(pool: Any, requests: int) -> bool:
    """Return whether a pool has more connections in use than requests that use it."""
    try:
        return requests < sum(
            not (connection.is_idle() or connection.is_closed()) for connection in _connections_of(pool)
        )
    except AttributeError:  # another version of the library
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


def _claim(pool: Any) -> bool:
    """Take a pool of the caller for this process. Returns false if it belongs, or may belong, to another one."""
    try:
        carriers = [pool, *_transports_of(pool)]
    except AttributeError:
        carriers = [pool]
    process = os.getpid()
    owners = {getattr(carrier, _OWNER, None) for carrier in carriers}
    if owners - {None, process} or (owners == {None} and forked_since_import() and _may_be_connected(pool)):
        return False
    for carrier in carriers:
        with suppress(AttributeError, TypeError):
            setattr(carrier, _OWNER, process)
    return True


def _may_be_connected(pool: Any) -> bool:
    """Return whether a pool may have connections, which this process may have got from another one."""
    try:
        return any(True for _ in _connections_of(pool))
    except AttributeError:
        return may_hold_connection(pool)


class _Home:
    """The event loop to which a pool of the caller belongs: the one in which a client used it first."""

    def __init__(self) -> None:
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
        self._process = os.getpid() if _claim(pool) else None
        self._closed = False

    def get(self) -> P:
        if self._closed or getattr(self._pool, "is_closed", False) is True:
            raise refused("ClientClosed", "the client or its http_client is closed")
        if os.getpid() != self._process:
            raise refused("OtherProcess", "http_client belongs to another process; create it after the fork")
        if self._asynchronous and not self._home.is_this_loop():
            raise refused("OtherEventLoop", "http_client belongs to another event loop; create one in each")
        return self._pool

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
