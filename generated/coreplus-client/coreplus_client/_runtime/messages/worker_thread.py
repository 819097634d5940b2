"""Run blocking functions of asynchronous calls, such as reading a file, in a worker thread."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Lock
from typing import Any, Generic, TypeVar, cast

T = TypeVar("T")


async def in_thread(function: Callable[..., T], *arguments: Any) -> T:
    """Return the result of a function that runs in a worker thread, under asyncio or trio.

    If the call is cancelled, this waits for the function to end, while the event loop runs on. If it is cancelled
    again, or the coroutine is closed, this ends at once. The function then ends in its thread, and what it uses must
    stay open until then: see ``Resources``.
    """
    from anyio import CancelScope, sleep
    from anyio.to_thread import run_sync

    job = _Job(function, arguments)
    try:
        await run_sync(job.run)
    except GeneratorExit:  # a coroutine that is being closed cannot wait
        job.is_running()
        raise
    except BaseException:
        if job.is_running():  # asyncio's own cancellation does not wait for threads
            with CancelScope(shield=True):
                while not job.ended.is_set():
                    await sleep(0.005)
        raise
    return job.result()


class _Job(Generic[T]):
    """A function that is called in a thread, unless its caller stopped waiting before that.

    It keeps the result, because an event loop prints the results of threads when it is debugged.
    """

    def __init__(self, function: Callable[..., T], arguments: tuple[Any, ...]) -> None:
        self._function = function
        self._arguments = arguments
        self._lock = Lock()
        self._begun = False
        self._dropped = False
        self._result: T | None = None
        self._error: BaseException | None = None
        self.ended = Event()

    def run(self) -> None:
        """Call the function."""
        with self._lock:
            self._begun = True
            if self._dropped:
                return
        try:
            self._result = self._function(*self._arguments)
        except BaseException as error:  # noqa: BLE001  # it is raised where the result is expected
            self._error = error
        finally:
            self.ended.set()

    def is_running(self) -> bool:
        """Return whether the function was begun. If not, it will never be called."""
        with self._lock:
            self._dropped = not self._begun
            return self._begun

    def result(self) -> T:
        """Return the result of the function, or raise its exception."""
        error, self._error = self._error, None
        if error is not None:
            try:
                raise error
            finally:
                del error  # otherwise its traceback and this frame keep each other alive
        return cast("T", self._result)
