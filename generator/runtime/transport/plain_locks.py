"""Pools of httpcore whose locks no exception of a signal handler leaves locked.

The ``with`` of httpcore's own locks runs Python code. An exception that arrives there, after the lock was acquired and
before the block begins, leaves it locked for ever. The locks of Python itself, which they contain, do both in one step.
"""

from __future__ import annotations

import threading
from functools import cache
from typing import Any, cast

import httpcore

_PLAIN = type(threading.Lock())


class PlainLocks:
    """Base of classes whose attributes are locks of Python instead of httpcore's, also those of their connections."""

    def __setattr__(self, name: str, value: Any) -> None:
        super().__setattr__(name, with_plain_locks(value))


class PlainPool(PlainLocks, httpcore.ConnectionPool):
    """A pool of direct connections."""

    def create_connection(self, origin: httpcore.Origin) -> Any:
        """Return a new connection."""
        return with_plain_locks(super().create_connection(origin))


class PlainHttpProxy(PlainLocks, httpcore.HTTPProxy):
    """A pool of connections through an HTTP proxy."""

    def create_connection(self, origin: httpcore.Origin) -> Any:
        """Return a new connection."""
        return with_plain_locks(super().create_connection(origin))


class PlainSocksProxy(PlainLocks, httpcore.SOCKSProxy):
    """A pool of connections through a SOCKS proxy."""

    def create_connection(self, origin: httpcore.Origin) -> Any:
        """Return a new connection."""
        return with_plain_locks(super().create_connection(origin))


def with_plain_locks(value: Any) -> Any:
    """Return the lock that a lock of httpcore contains; or a connection with such locks; or another value itself."""
    kind = cast("Any", type(value))
    if kind.__module__.partition(".")[0] != "httpcore":
        return value
    state: dict[str, Any] = getattr(value, "__dict__", {})
    inner = state.get("_lock")
    if len(state) == 1 and isinstance(inner, _PLAIN):
        return inner
    if isinstance(value, httpcore.ConnectionInterface):
        for name, part in state.items():
            state[name] = with_plain_locks(part)
        if "_connection" in state:  # it replaces the connection inside when it connects
            value.__class__ = _class_with_plain_locks(kind)
    return value


@cache
def _class_with_plain_locks(kind: Any) -> Any:
    return type(kind.__name__, (PlainLocks, kind), {"__module__": kind.__module__})
