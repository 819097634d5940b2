"""The connection under a request, and what a fault does to it. The server or the in-process transport implements it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import NoReturn, Protocol

from starlette.types import Scope

EXTENSION = "practice_mock.connection"


class Connection(Protocol):
    """The operations on a connection."""

    async def sleep(self, seconds: float, ended: Callable[[], bool] | None = None) -> None:
        """Let time pass before the next byte is sent, but no more of it after `ended` returns true."""
        ...

    async def close(self) -> None:
        """Close the connection after what was sent, although the response is not complete."""
        ...

    async def reset(self) -> None:
        """Reset the connection at once."""
        ...


POLL = 0.1
"""Seconds between two looks at whether a waiting request has been made obsolete, perhaps by another process."""


async def sleep_until(seconds: float, ended: Callable[[], bool]) -> None:
    """Let time pass in an event loop, but no more of it after `ended` returns true."""
    loop = asyncio.get_running_loop()
    until = loop.time() + seconds
    while (rest := until - loop.time()) > 0 and not ended():
        await asyncio.sleep(min(rest, POLL))


def _never() -> bool:
    return False


def connection_of(scope: Scope) -> Connection:
    """Return the connection of a request."""
    extensions: dict[str, Connection] = scope.get("extensions") or {}
    return extensions.get(EXTENSION, _UnknownServer())


class _UnknownServer:
    """The connection of another server: it can wait, but neither be closed early nor reset."""

    async def sleep(self, seconds: float, ended: Callable[[], bool] | None = None) -> None:
        await sleep_until(seconds, ended or _never)

    async def close(self) -> NoReturn:
        raise RuntimeError(
            "This server cannot reset or truncate a connection; serve with practice-mock or practice_mock.testing."
        )

    reset = close
