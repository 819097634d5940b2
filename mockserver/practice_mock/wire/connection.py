"""The connection under a request: what a fault does to it. The server, or the transport without one, says how."""

from __future__ import annotations

import asyncio
from typing import NoReturn, Protocol

from starlette.types import Scope

EXTENSION = "practice_mock.connection"


class Connection(Protocol):
    """What can be done to a connection."""

    async def sleep(self, seconds: float) -> None:
        """Let time pass before the next byte goes out."""
        ...

    async def close(self) -> None:
        """Close it when what was sent is out, though the answer is not complete."""
        ...

    async def reset(self) -> None:
        """Break it off at once."""
        ...


def connection_of(scope: Scope) -> Connection:
    """The connection of a request."""
    extensions: dict[str, Connection] = scope.get("extensions") or {}
    return extensions.get(EXTENSION, _UnknownServer())


class _UnknownServer:
    """The connection of a server that is not ours: it waits, and knows no way to be broken off."""

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    async def close(self) -> NoReturn:
        raise RuntimeError(
            "This server cannot break off a connection; serve with practice-mock or practice_mock.testing."
        )

    reset = close
