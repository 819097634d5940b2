"""Close what a call has opened, when neither the call nor one of its worker threads uses it any more."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock, Thread
from types import TracebackType
from typing import Any, Self, TypeVar

from ..values.signal_handlers import Ignoring
from .worker_thread import in_thread

T = TypeVar("T")


class CallEnded(Exception):
    """The call has ended, so that a worker thread must not use its files any more."""


class Resources:
    """Context manager of the files that a call has opened. The last user closes them: the call, or a worker thread.

    A thread can outlive its call if an asynchronous call is cancelled twice. Nothing waits for the thread then.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._closers: list[Callable[[], object]] = []
        self._threads = 0
        self._ended = False

    @property
    def ended(self) -> bool:
        """Whether the call has ended."""
        return self._ended

    def add(self, close: Callable[[], object]) -> None:
        """Register a function that closes something."""
        self._closers.append(close)

    def run(self, function: Callable[..., T], *arguments: Any) -> T:
        """Return the result of a function that uses what is open here. It may run in any thread.

        Raises:
            CallEnded: The call has ended.
        """
        with self._lock:
            if self._ended:
                raise CallEnded
            self._threads += 1
        try:
            return function(*arguments)
        finally:
            with self._lock:
                self._threads -= 1
            self._close_if_unused()

    def end(self) -> None:
        """Note that the call has ended, and close everything, unless a thread uses it: then that thread closes it."""
        with self._lock:
            self._ended = True
            if not self._closers:
                return
        self._close_if_unused()

    def _close_if_unused(self) -> None:
        while True:
            with self._lock:
                if not self._ended or self._threads or not self._closers:
                    return
                close = self._closers.pop()
            with Ignoring(OSError):  # a full disk makes close fail again
                close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self._closers and not self._threads:
            self.end()
        elif isinstance(error, GeneratorExit):  # a coroutine that is being closed cannot wait
            self._end_elsewhere()
        else:
            await self._end_in_thread()

    async def _end_in_thread(self) -> None:
        from anyio import CancelScope

        try:
            with CancelScope(shield=True):
                await in_thread(self.end)
        except BaseException:
            self._end_elsewhere()  # no worker thread may have been free
            raise

    def _end_elsewhere(self) -> None:
        Thread(target=self.end, name="prackit close").start()
