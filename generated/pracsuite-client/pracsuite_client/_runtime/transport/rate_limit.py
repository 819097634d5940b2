"""Keeping to a rate: never more than so many requests in any span of so many seconds."""

from __future__ import annotations

import threading
from collections import deque

from attrs import frozen

from ..values.argument_error import ArgumentError


@frozen
class RateLimit:
    """How many requests may be sent in how many seconds."""

    requests: int
    seconds: float = 1.0

    def __attrs_post_init__(self) -> None:
        if isinstance(self.requests, bool) or not isinstance(self.requests, int) or self.requests < 1:  # pyright: ignore[reportUnnecessaryIsInstance]
            raise ArgumentError("rate_limit.requests", "must be a whole number from 1")
        if not self.seconds > 0:
            raise ArgumentError("rate_limit.seconds", "must be above 0")


class Pacer:
    """Gives each request its turn. Threads and tasks share it: turns are handed out in order, and never taken back."""

    def __init__(self, limit: RateLimit) -> None:
        self._seconds = limit.seconds
        self._turns: deque[float] = deque(maxlen=limit.requests)
        self._lock = threading.Lock()

    def wait(self, now: float) -> float:
        """Seconds to wait until the next turn, which is taken by asking."""
        with self._lock:
            full = len(self._turns) == self._turns.maxlen
            turn = max(now, self._turns[0] + self._seconds) if full else now
            turn = max(turn, self._turns[-1]) if self._turns else turn
            self._turns.append(turn)
            return turn - now
