"""The connection under a request, and what a fault does to it. The server or the in-process transport implements it."""

from __future__ import annotations

import asyncio
from typing import NoReturn, Protocol

from starlette.types import Scope

EXTENSION = "practice_mock.connection"


class Connection(Protocol):
    """The operations on a connection."""

    async def sleep(self, seconds: float) -> None:
        """Let time pass before the next byte is sent."""
        ...

    async def close(self) -> None:
        """Close the connection after what was sent, although the response is not complete."""
        ...

    async def reset(self) -> None:
        """Reset the connection at once."""
        ...


def connection_of(scope: Scope) -> Connection:
    """Return the connection of a request."""
    extensions: dict[str, Connection] = scope.get("extensions") or {}
    return extensions.get(EXTENSION, _UnknownServer())


class _UnknownServer:
    """The connection of another server: it can wait, but neither be closed early nor reset."""

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    async def close(self) -> NoReturn:
        raise RuntimeError(
            "This server cannot reset or truncate a connection; serve with practice-mock or practice_mock.testing."
        )

    reset = close
