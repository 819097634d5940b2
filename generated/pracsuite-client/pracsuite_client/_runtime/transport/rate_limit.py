"""Limit the rate of requests: at most N requests in any period of a given number of seconds."""

from __future__ import annotations

import threading
from collections import deque

from attrs import frozen

from ..values.argument_error import ArgumentError


@frozen
class RateLimit:
    """The number of requests that may be sent in a number of seconds."""

    requests: int
    seconds: float = 1.0

    def __attrs_post_init__(self) -> None:
        if isinstance(self.requests, bool) or not isinstance(self.requests, int) or self.requests < 1:  # pyright: ignore[reportUnnecessaryIsInstance]
            raise ArgumentError("rate_limit.requests", "must be a whole number, 1 or more")
        if not self.seconds > 0:
            raise ArgumentError("rate_limit.seconds", "must be above 0")


class Pacer:
    """Gives each request a slot. It is thread-safe. Slots are assigned in order and never returned."""

    def __init__(self, limit: RateLimit) -> None:
        self._seconds = limit.seconds
        self._turns: deque[float] = deque(maxlen=limit.requests)
        self._lock = threading.Lock()

    def wait(self, now: float) -> float:
        """Take the next slot, and return the seconds to wait for it."""
        with self._lock:
            full = len(self._turns) == self._turns.maxlen
            turn = max(now, self._turns[0] + self._seconds) if full else now
            turn = max(turn, self._turns[-1]) if self._turns else turn
            self._turns.append(turn)
            return turn - now
