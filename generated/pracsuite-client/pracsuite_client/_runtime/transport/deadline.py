"""The deadline of a call: the moment at which it ends, whatever it is doing."""

from __future__ import annotations

import sys
import threading
import time
import weakref
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from types import TracebackType
from typing import Any, Final

from .event_loops import asyncio_task

_RESTART: Final = 1_048_576
"""The bytes of a file after which the deadline of its transfer starts again."""


_GRACE: Final = 0.01
"""The seconds after the deadline when a task is cancelled. Until then, a step can end by itself and clean up."""


class DeadlineExceeded(TimeoutError):
    """The deadline of a call passed."""

    details = "the call took longer than retry.deadline"


class Deadline:
    """The moment at which a call ends.

    The deadline of a file transfer starts again with each MiB that was sent or received, so that a large file has
    enough time, and a transfer that barely advances ends.
    """

    __slots__ = ("_clock", "_moved", "_restarts", "_seconds", "limit", "until")

    def __init__(
        self, seconds: float = float("inf"), clock: Callable[[], float] = time.monotonic, *, restarts: bool = False
    ) -> None:
        self._clock = clock
        self._seconds = seconds
        self._restarts = restarts
        self._moved = 0
        self.until = clock() + seconds
        self.limit: TimeLimit | None = None
        """What ends the current attempt of an asynchronous call."""

    def now(self) -> float:
        """Return the time by the clock of the call."""
        return self._clock()

    def left(self) -> float:
        """Return the seconds that are left; not above 0 if the deadline passed."""
        return self.until - self._clock()

    def check(self) -> None:
        """Raise ``DeadlineExceeded`` if the deadline passed."""
        if self._clock() >= self.until:
            raise DeadlineExceeded

    def cut(self, timeout: float | None) -> float:
        """Return a timeout that ends at the deadline at the latest. Raises ``DeadlineExceeded`` if it passed."""
        left = self.until - self._clock()
        if left <= 0:
            raise DeadlineExceeded
        return left if timeout is None or left < timeout else timeout

    def moved(self, count: int) -> None:
        """Note that bytes of a file were sent or received."""
        if not self._restarts:
            return
        self._moved += count
        if self._moved >= _RESTART:
            self._moved = 0
            self.until = self._clock() + self._seconds
            if self.limit is not None:
                self.limit.restart()


class _Watch:
    """Ends the attempts in one event loop of asyncio at their deadlines, with one timer for all of them.

    Nearly all attempts end long before their deadline, and to set a timer for each takes longer than all else here. The
    timer is not cancelled when an attempt ends: it finds nothing to do.
    """

    def __init__(self, loop: Any) -> None:
        self.loop = weakref.ref(loop)
        self._limits: set[TimeLimit] = set()
        self._next = float("inf")

    def add(self, limit: TimeLimit, loop: Any) -> None:
        """Watch an attempt from now on."""
        self._limits.add(limit)
        if limit.due < self._next:
            self._ring_at(limit.due, loop)

    def discard(self, limit: TimeLimit) -> None:
        """Stop watching an attempt."""
        self._limits.discard(limit)

    def _ring_at(self, due: float, loop: Any) -> None:
        self._next = due
        loop.call_at(due, self._ring, due)

    def _ring(self, due: float) -> None:
        if due != self._next:
            return  # an earlier timer was set meanwhile, and has done this
        self._next = float("inf")
        loop = self.loop()
        for limit in list(self._limits):
            if limit.due <= due:
                self._limits.discard(limit)
                limit.expire()
        if self._limits:
            self._ring_at(min(limit.due for limit in self._limits), loop)


class _Watches(threading.local):
    """The watch of the event loop that runs in this thread."""

    current: _Watch | None = None

    def of(self, loop: Any) -> _Watch:
        """Return the watch of an event loop."""
        watch = self.current
        if watch is None or watch.loop() is not loop:
            watch = self.current = _Watch(loop)
        return watch


_WATCHES: Final = _Watches()


class Timeouts(dict[str, Any]):
    """The timeouts of the steps of a request, each cut to what is left until a deadline when it is read.

    The HTTP library reads one before every read of a connection over HTTP/2, so that frames which bring a response no
    further do not prolong a call either.
    """

    def __init__(self, timeouts: Mapping[str, Any], deadline: Deadline) -> None:
        super().__init__(timeouts)
        self._deadline = deadline

    def get(self, key: str, default: Any = None, /) -> Any:
        """Return a timeout. Raises ``DeadlineExceeded`` if the deadline passed."""
        found = super().get(key, default)
        return self._deadline.cut(found) if key in ("read", "write") else found


class TimeLimit:
    """Context manager that cancels the code inside when a deadline passes, under asyncio or trio.

    Under asyncio, it does what ``asyncio.timeout`` does, at less cost. A cancellation by anyone else is passed on.

    Attributes:
        due: When the deadline passes, by the clock of the event loop of asyncio.
        is_over: Whether the deadline passed, after the context.
    """

    __slots__ = ("_before", "_deadline", "_handle", "_scope", "_task", "_watch", "due", "is_over")

    def __init__(self, deadline: Deadline) -> None:
        self._deadline = deadline
        self._task: Any = None
        self._watch: _Watch | None = None
        self._handle: Any = None
        self._scope: Any = None
        self._before = 0
        self.due = float("inf")
        self.is_over = False

    def __enter__(self) -> None:
        self._deadline.limit = self
        self._task = task = asyncio_task()
        if task is None:
            import anyio

            self._scope = anyio.CancelScope()
            self._scope.__enter__()
        else:
            self._before = task.cancelling()
        self.restart()

    def restart(self) -> None:
        """Take over the deadline after it changed."""
        left = self._deadline.left()
        if self._scope is not None:
            import anyio

            self._scope.deadline = anyio.current_time() + left + _GRACE
            return
        if left == float("inf"):
            return
        loop = self._task.get_loop()
        self.due = loop.time() + left
        if self._watch is None:
            self._watch = _WATCHES.of(loop)
            self._watch.add(self, loop)
        elif self._handle is not None:  # it was about to be cancelled; this may be the thread that reads a file
            self._handle.cancel()
            self._handle = None
            loop.call_soon_threadsafe(self._watch.add, self, loop)

    def expire(self) -> None:
        """Cancel the code inside after a delay.

        So a step that times out now ends first, even if the event loop was busy for a long time.
        """
        self._handle = self._task.get_loop().call_later(_GRACE, self._cancel)

    def _cancel(self) -> None:
        self.is_over = True
        self._task.cancel()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool | None:
        self._deadline.limit = None
        if self._scope is not None:
            caught: bool | None = self._scope.__exit__(kind, error, trace)
            self.is_over = bool(self._scope.cancelled_caught)
            return caught
        if self._watch is not None:
            self._watch.discard(self)
            self._watch = None
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None
        if not self.is_over:
            return None
        is_ours = self._task.uncancel() <= self._before
        return is_ours and isinstance(error, sys.modules["asyncio"].CancelledError)


CURRENT: ContextVar[Deadline | None] = ContextVar("deadline", default=None)
"""The deadline of the request that a synchronous client is sending in this thread, if any. Others are cancelled."""
