"""Tell event loops apart, of asyncio and trio, without keeping one alive that has ended."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any
from weakref import ref

from ..values.signal_handlers import Ignoring, let_through


class Loop:
    """An event loop. Two of these are equal if they are about the same one."""

    __slots__ = ("_key", "_native")

    def __init__(self, native: Any) -> None:
        self._native: Callable[[], Any] = ref(native)
        self._key = id(native)

    def __eq__(self, other: object) -> bool:
        mine = self._native()
        return isinstance(other, Loop) and mine is not None and mine is other._native()

    def __hash__(self) -> int:
        return hash(self._key)

    @property
    def runs_this_task(self) -> bool:
        """Whether this is a task of asyncio in this event loop."""
        task = asyncio_task()
        return task is not None and task.get_loop() is self._native()

    @property
    def has_ended(self) -> bool:
        """Whether nothing will run in this event loop any more. One that is stopped can run again."""
        native = self._native()
        if native is None:
            return True
        if hasattr(native, "is_closed"):
            return bool(native.is_closed())
        try:
            native.run_sync_soon(_nothing)
        except Exception as error:  # noqa: BLE001  # trio's RunFinishedError, without an import of trio
            let_through(error)
            return True
        return False

    @property
    def stands_still(self) -> bool:
        """Whether nothing runs in this event loop now. One that is stopped can run again."""
        native = self._native()
        return not native.is_running() if hasattr(native, "is_running") else self.has_ended


def _nothing() -> None:
    """Do nothing."""


def asyncio_task() -> Any:
    """Return the running task of asyncio, ``None`` under trio."""
    asyncio: Any = sys.modules.get("asyncio")
    try:
        return asyncio.current_task() if asyncio is not None else None
    except RuntimeError as error:  # no event loop of asyncio is running
        let_through(error)
        return None


def current_loop() -> Loop | None:
    """Return the event loop that runs this code, ``None`` if none does."""
    task = asyncio_task()
    if task is not None:
        return Loop(task.get_loop())
    trio: Any = sys.modules.get("trio")
    with Ignoring(RuntimeError):
        if trio is not None:
            return Loop(trio.lowlevel.current_trio_token())
    return None
