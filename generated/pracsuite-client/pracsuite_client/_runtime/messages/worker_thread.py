"""Run blocking functions of asynchronous calls, such as reading a file, in a worker thread."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Lock
from typing import Any, Generic, NoReturn, TypeVar

from ..values.concealed import concealed

T = TypeVar("T")


async def in_thread(function: Callable[..., T], *arguments: Any) -> T:
    """Return the result of a function that runs in a worker thread, under asyncio or trio.

    If the call is cancelled, this waits for the function to end. The thread never uses a file that is closed already.
    """
    from anyio import CancelScope, sleep
    from anyio.to_thread import run_sync

    job = _Job(function, arguments)
    try:
        outcome = await run_sync(job.run)
    except BaseException:
        if job.is_running():  # asyncio's own cancellation does not wait for threads
            try:
                with CancelScope(shield=True):
                    while not job.ended.is_set():
                        await sleep(0.005)
            finally:
                job.ended.wait()
        raise
    return outcome()


class _Job(Generic[T]):
    """A function that is called in a thread, unless its caller stopped waiting before that."""

    def __init__(self, function: Callable[..., T], arguments: tuple[Any, ...]) -> None:
        self._function = function
        self._arguments = arguments
        self._lock = Lock()
        self._begun = False
        self._dropped = False
        self.ended = Event()

    def run(self) -> Callable[[], T]:
        """Call the function. Return one that returns its result, or raises its exception.

        In debug mode, asyncio logs what a thread returns and raises: the content of files, and their names.
        """
        with self._lock:
            self._begun = True
            if self._dropped:
                raise RuntimeError("the call was cancelled")
        try:
            return concealed(self._function(*self._arguments))
        except Exception as error:  # noqa: BLE001 - it is raised in the task
            return _raising(error)
        finally:
            self.ended.set()

    def is_running(self) -> bool:
        """Return whether the function was begun. If not, it will never be called."""
        with self._lock:
            self._dropped = not self._begun
            return self._begun


def _raising(error: Exception) -> Callable[[], NoReturn]:
    def fail() -> NoReturn:
        raise error

    return fail
