"""The connection pools of a client: which pool may be used in this process and in this event loop.

A connection belongs to the process and the event loop that opened it. A pool of the client's own is replaced by a fresh
one elsewhere; with a pool of the caller, the client refuses to send.
"""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable
from typing import Any, Generic, Protocol, TypeVar

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

    def closed(self) -> P_co | None:
        """Close the client. Returns the pool that is to be closed, if any."""
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

    def closed(self) -> P | None:
        self._closed = True
        return self._pools.made()


class OwnLoopPools(Generic[P]):
    """Pools of an asynchronous client: one in each event loop of each process."""

    def __init__(self, make: Callable[[], P]) -> None:
        import anyio.lowlevel

        self._make = make
        self._unused = [make()]  # it has no connections yet, so it may be used in any loop
        self._pools: Any = anyio.lowlevel.RunVar("pools", None)
        self._closed = False

    def get(self) -> P:
        if self._closed:
            raise refused("ClientClosed", "the client is closed")
        pools: PerProcess[P] | None = self._pools.get()
        if pools is None:
            pools = PerProcess(self._fresh)
            self._pools.set(pools)
        return pools.get()

    def closed(self) -> P | None:
        self._closed = True
        pools: PerProcess[P] | None = self._pools.get()
        return self._fresh_only() if pools is None else pools.made()

    def _fresh(self) -> P:
        return self._fresh_only() or self._make()

    def _fresh_only(self) -> P | None:
        try:
            return self._unused.pop()
        except IndexError:
            return None


class CallersPool(Generic[P]):
    """A pool that the caller passed in. It is not closed here."""

    def __init__(self, pool: P, *, asynchronous: bool) -> None:
        _check(pool, asynchronous=asynchronous)
        self._pool = pool
        self._process = os.getpid()
        self._home: Any = None
        self._at_home = False
        self._closed = False
        if asynchronous:
            import anyio.lowlevel

            self._home = anyio.lowlevel.RunVar("home", default=False)

    def get(self) -> P:
        if self._closed or getattr(self._pool, "is_closed", False) is True:
            raise refused("ClientClosed", "the client or its http_client is closed")
        if os.getpid() != self._process:
            raise refused("OtherProcess", "http_client belongs to another process; create the client after the fork")
        if self._home is not None and not self._home.get():
            if self._at_home:
                raise refused("OtherEventLoop", "http_client belongs to another event loop; create a client for each")
            self._at_home = True
            self._home.set(True)
        return self._pool

    def closed(self) -> P | None:
        self._closed = True
        return None


def _check(pool: object, *, asynchronous: bool) -> None:
    """Raise ``ArgumentError`` unless an object is a client of the HTTP library, of the right kind."""
    close = "aclose" if asynchronous else "close"
    usable = not isinstance(pool, type) and all(
        callable(getattr(pool, name, None)) for name in ("build_request", "send", close)
    )
    if not usable or (not asynchronous and inspect.iscoroutinefunction(getattr(pool, "send", None))):
        kind = "an AsyncClient" if asynchronous else "a Client"
        raise ArgumentError("http_client", f"must be {kind} of httpx or httpx2")
