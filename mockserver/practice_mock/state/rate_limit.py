"""A limit on the rate of a caller's requests."""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta
from typing import Any

from practice_mock.rejection import TooManyRequests
from practice_mock.state.clock import Clock, as_utc

_SECOND = timedelta(seconds=1)


class RateLimiter:
    """Allows a number of requests of one caller in any second of the mock's clock; None sets no limit."""

    def __init__(self, per_second: int | None, clock: Clock) -> None:
        self.per_second = per_second
        self._clock = clock
        self._recent: dict[str, deque[datetime]] = {}

    def count(self, caller: str) -> None:
        """Count a request. Raises TooManyRequests if it exceeds the limit."""
        if self.per_second is None:
            return
        now = self._clock.now()
        recent = self._recent.setdefault(caller, deque())
        while recent and not now - _SECOND < recent[0] <= now:
            recent.popleft()
        if len(recent) >= self.per_second:
            raise TooManyRequests(retry_after=1)
        recent.append(now)

    def clear(self) -> None:
        """Forget all counted requests."""
        self._recent.clear()

    def mark(self) -> object:
        """See `Component`."""
        return [(caller, *recent) for caller, recent in self._recent.items()]

    def save(self) -> Any:
        """Return the counted requests as JSON values."""
        return {caller: [instant.isoformat() for instant in recent] for caller, recent in self._recent.items()}

    def load(self, saved: Any) -> None:
        """Go to the state that `save` returned."""
        self._recent = {
            caller: deque(as_utc(datetime.fromisoformat(instant)) for instant in recent)
            for caller, recent in saved.items()
        }
