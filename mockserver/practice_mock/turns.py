"""Waiting without delaying others: what takes long is done in a thread, and requests of that practice wait for it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Protocol, TypeVar

from starlette.types import Scope

T = TypeVar("T")

TURNS = "practice_mock.turns"
"""The key of the `Turns` among the extensions of an ASGI scope."""

_PLACES = threading.BoundedSemaphore(4)
"""The places for things that take long and are done at once. Others wait for one."""

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
        """Call the function in a thread, which does not keep the process from ending."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()

        def call() -> None:
            with _PLACES:
                try:
                    ended = partial(future.set_result, work())
                except Exception as error:  # noqa: BLE001 - it is raised where the result is awaited
                    ended = partial(future.set_exception, error)
            with suppress(RuntimeError):  # the loop is closed
                loop.call_soon_threadsafe(lambda: None if future.done() else ended())

        threading.Thread(target=call, name="practice-mock-work", daemon=True).start()
        return await future

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


_LOOP = LoopTurns()
