"""Waiting without delaying others: what takes long is done in a thread, and requests of that practice wait for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Protocol, TypeVar

from starlette.types import Scope

T = TypeVar("T")

TURNS = "practice_mock.turns"
"""The key of the `Turns` among the extensions of an ASGI scope."""

_THREADS = 4
"""The number of things that take long and are done at once. Others wait for a turn."""

_SOON = 0.01
"""Seconds between two looks at whether something is done."""


class Turns(Protocol):
    """How a request takes turns with others."""

    @property
    def concurrent(self) -> bool:
        """Whether other requests are responded to meanwhile."""
        ...

    async def run(self, work: Callable[[], T]) -> T:
        """Return the result of a function that takes long."""
        ...

    async def wait_while(self, condition: Callable[[], bool]) -> None:
        """Wait until a condition is false."""
        ...


class LoopTurns:
    """The turns of requests in an event loop."""

    concurrent = True

    async def run(self, work: Callable[[], T]) -> T:
        """Call the function in a thread."""
        return await asyncio.get_running_loop().run_in_executor(_executor(), work)

    async def wait_while(self, condition: Callable[[], bool]) -> None:
        """Look again and again."""
        while condition():
            await asyncio.sleep(_SOON)


class NoTurns:
    """The turns of a request that is responded to in one step: there may be no event loop."""

    concurrent = False

    async def run(self, work: Callable[[], T]) -> T:
        """Call the function at once."""
        return work()

    async def wait_while(self, condition: Callable[[], bool]) -> None:
        """Do nothing: whoever waits for a lock delays only itself."""


def turns_of(scope: Scope) -> Turns:
    """Return the turns of a request."""
    extensions: dict[str, Turns] = scope.get("extensions") or {}
    return extensions.get(TURNS, _LOOP)


@cache
def _executor() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_THREADS, thread_name_prefix="practice-mock-work")


_LOOP = LoopTurns()
