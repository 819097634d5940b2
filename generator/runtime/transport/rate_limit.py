"""Keep requests below a rate limit: at most N requests leave in any period of a given number of seconds.

A request waits twice. It waits in line until it may take a connection, without holding one; and at the gate, when its
connection is ready, so that the time that a connection needs does not matter. Only requests that left count, so a
request that is cancelled before takes nothing from the others. A server may accept a new connection late, so a request
on a connection of which the server has shown nothing yet counts from its response.

Where there is no gate, a request takes its place before the pool gets it. It keeps this place until it is reported to
leave, or until its response, if nothing is reported. So no more of them are under way at once than the limit allows.
"""

from __future__ import annotations

import threading
import time
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Final

from attrs import frozen

from ..values.argument_error import ArgumentError
from ..values.incomplete import always_printed
from ..values.per_process import PerProcess
from .event_loops import Loop, current_loop

MARGIN: Final = 0.1
"""The seconds by which the period is extended by default, because requests take different times to the server."""

MAX_HOLD: Final = 3600.0
"""The longest time in seconds for which a server can let all requests wait."""

_ACCEPTED: Final = 10.0
"""The seconds after which a server has accepted a new connection, even if it has not responded yet."""

_INSTANT: Final = 1e-6
"""Seconds that are not worth waiting."""

_STEP: Final = 0.25
"""The longest time in seconds that a request waits without looking whether others have left the line."""


_SILENCE: Final = 2.0
"""The seconds after which a request that does not ask when it should has lost its place for now."""

_FORGOTTEN: Final = 60.0
"""The seconds after the period for which a request that looks for a connection is remembered."""


@always_printed
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


@always_printed
class RateLimiter:
    """Keeps the requests of all clients that share it below one rate limit.

    Synchronous and asynchronous clients can share it, in any threads and event loops of a process: pass it as
    ``rate_limit`` to each of them. Who asks first, sends first. After a 429 response, all of them wait as long as the
    server asks, but not more than an hour; calls whose deadline is before that fail at once. Transfers to and from a
    file storage take nothing from the limit. Each process has a limit of its own, so give each of two processes half
    of what the API allows.

    Args:
        limit: The rate limit that the API has for these clients together.
        margin: Seconds to add to the period of the limit, because requests take different times to the server.
        clock: Returns the seconds of a monotonic clock.

    Raises:
        ArgumentError: An argument is wrong.
    """

    def __init__(
        self, limit: RateLimit, *, margin: float = MARGIN, clock: Callable[[], float] = time.monotonic
    ) -> None:
        if not isinstance(limit, RateLimit):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise ArgumentError("limit", "must be a RateLimit")
        if isinstance(margin, bool) or not isinstance(margin, (int, float)) or not 0 <= margin < float("inf"):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise ArgumentError("margin", "must be a number of seconds, 0 or more")
        self._limit = limit
        period = limit.seconds + margin
        self._line: PerProcess[_Line] = PerProcess(lambda: _Line(limit.requests, period, clock))

    def enter(self) -> Slot:
        """Return a place at the end of the line."""
        return Slot(self._line.get())

    def hold(self, seconds: float | None) -> None:
        """Let all requests wait for a number of seconds, up to an hour; by default for one period of the limit."""
        self._line.get().hold(seconds)

    def __repr__(self) -> str:
        return f"RateLimiter({self._limit!r})"


class _Line:
    """The requests of one process: those that left, those that look for a connection, and those that wait."""

    def __init__(self, requests: int, period: float, clock: Callable[[], float]) -> None:
        self.lock = threading.Lock()
        self.clock = clock
        self.waiting: list[int] = []
        self.gate: list[int] = []
        self.connecting: dict[int, float] = {}
        self.arriving: dict[int, float] = {}
        self.loops: dict[int, Loop | None] = {}
        self._due: dict[int, float] = {}
        self._looked = [float("-inf"), float("-inf")]
        self._left: list[float] = []
        self._requests = requests
        self._period = period
        self._held = float("-inf")
        self._tickets = 0

    def ticket(self) -> int:
        """Return the number of a new request. Lower numbers go first."""
        with self.lock:
            self._tickets += 1
            return self._tickets

    def asked(self, ticket: int, wait: float) -> None:
        """Note that a request asks again after a number of seconds; 0 means that it does not wait any more."""
        if wait:
            self._due[ticket] = time.monotonic() + wait
        else:
            self._due.pop(ticket, None)

    def _drop_silent(self, line: list[int]) -> None:
        """Remove the requests from a line that have not asked in time, because their event loop has ended or hangs.

        One that asks nevertheless gets its place again, by its number.
        """
        now = time.monotonic()
        if now < self._looked[line is self.gate] + _STEP:
            return
        self._looked[line is self.gate] = now
        for ticket in [ticket for ticket in line if self._due.get(ticket, now) + _SILENCE < now]:
            _discard(line, ticket)
            self._due.pop(ticket, None)

    def hold(self, seconds: float | None) -> None:
        with self.lock:
            wait = self._period if seconds is None else min(seconds, MAX_HOLD)
            self._held = max(self._held, self.clock() + wait)

    def to_connection(self, ticket: int, now: float) -> float:
        """Return the seconds until a request may take a connection. 0 means that it does so now."""
        if ticket not in self.connecting:
            if wait := self._wait(self.waiting, ticket, self._recent(now, self.connecting.values()), now):
                return wait
            self.connecting[ticket] = now
        return 0.0

    def to_departure(self, ticket: int, now: float, *, is_new: bool, is_gate: bool) -> float:
        """Return the seconds until a request may leave. 0 means that it leaves now, perhaps on a new connection.

        Without a gate, 0 means that the pool may have it, and that it leaves at any time until its response.
        """
        wait = self._wait(self.gate, ticket, self._recent(now, ()), now)
        if not wait:
            self.connecting.pop(ticket, None)
            if not is_gate:
                self.arriving[ticket] = float("inf")
                self.loops[ticket] = current_loop()
            elif is_new:
                self.arriving[ticket] = now
            else:
                self._count(now)
        return wait

    def departed(self, ticket: int, now: float, *, is_new: bool) -> None:
        """Note that a request which did not wait at the gate leaves now."""
        self.loops.pop(ticket, None)
        if ticket in self.arriving:
            if is_new:
                self.arriving[ticket] = now
            else:
                del self.arriving[ticket]
                self._count(now)

    def arrived(self, ticket: int, now: float) -> None:
        """Note that the server responds to a request."""
        self.loops.pop(ticket, None)
        if (begun := self.arriving.pop(ticket, None)) is not None:
            self._count(min(now, begun + _ACCEPTED))

    def end(self, ticket: int, now: float) -> None:
        """End an attempt. What it did not use is free for others."""
        self.connecting.pop(ticket, None)
        self._due.pop(ticket, None)
        for line in (self.waiting, self.gate):
            _discard(line, ticket)
        self.arrived(ticket, now)

    def _count(self, moment: float) -> None:
        insort(self._left, moment)
        del self._left[: -self._requests]

    def _recent(self, now: float, others: Iterable[float]) -> Sequence[float]:
        """Return when the last requests arrived, or will at the latest, as far as known now."""
        for ticket, begun in list(self.arriving.items()):
            if begun + _ACCEPTED <= now:
                del self.arriving[ticket]
                self._count(begun + _ACCEPTED)
        for ticket, loop in list(self.loops.items()):
            if loop is not None and loop.stands_still:  # it cannot leave any more
                self.arrived(ticket, now)
        for ticket, begun in list(self.connecting.items()):
            if begun + self._period + _FORGOTTEN <= now:
                del self.connecting[ticket]  # so long ago that it limits nothing
        if not self.arriving and not others:
            return self._left
        return sorted((*self._left, *others, *(now for _ in self.arriving)))

    def _wait(self, line: list[int], ticket: int, recent: Sequence[float], now: float) -> float:
        """Return the seconds until a request's turn. If it is now, remove it from the line."""
        self._drop_silent(line)
        position = bisect_left(line, ticket)
        rounds, place = divmod(position, self._requests)
        earlier = place + len(recent) - self._requests  # the request one period after which this one may go
        begin = max(now, self._held, recent[earlier] + self._period if earlier >= 0 else now)
        wait = begin - now + rounds * self._period
        if wait > _INSTANT:
            if position == len(line) or line[position] != ticket:
                insort(line, ticket)
        else:
            _discard(line, ticket)
            wait = 0.0
        return wait


def _discard(line: list[int], ticket: int) -> None:
    position = bisect_left(line, ticket)
    if position < len(line) and line[position] == ticket:
        del line[position]


class Slot:
    """The place of one call in the line. A further attempt of the call keeps its place."""

    def __init__(self, line: _Line) -> None:
        self._line = line
        self._ticket = line.ticket()
        self._now = float("-inf")
        self.expected = 0.0
        """The seconds that the wait will take as a whole, as far as known."""

    def wait_for_connection(self) -> float:
        """Return the seconds to wait before asking again, 0 if the request may take a connection now."""
        return self._asked(self._line.to_connection)

    def wait_at_gate(self, *, is_new: bool, is_gate: bool = True) -> float:
        """Return the seconds to wait before asking again, 0 if the request leaves now.

        Args:
            is_new: Whether its connection may be one that the server has not accepted yet.
            is_gate: Whether its connection is ready. If not, 0 means that the pool may have it, and the request keeps
                its place until ``departed``, ``arrived`` or ``give_back``.
        """
        return self._asked(partial(self._line.to_departure, is_new=is_new, is_gate=is_gate))

    def departed(self, *, is_new: bool) -> None:
        """Note that a request which did not wait at the gate leaves now, on a connection that may be new."""
        with self._line.lock:
            self._line.departed(self._ticket, max(self._line.clock(), self._now), is_new=is_new)

    def arrived(self) -> None:
        """Note that the server responds."""
        with self._line.lock:
            self._line.arrived(self._ticket, max(self._line.clock(), self._now))

    def give_back(self) -> None:
        """End the attempt. What it did not use is free for others."""
        with self._line.lock:
            self._line.end(self._ticket, max(self._line.clock(), self._now))

    def _asked(self, ask: Callable[[int, float], float]) -> float:
        with self._line.lock:
            # A sleep of the caller's own may return before the clock has advanced.
            now = max(self._line.clock(), self._now)
            self.expected = ask(self._ticket, now)
            wait = min(self.expected, _STEP)
            self._line.asked(self._ticket, wait)
        self._now = now + wait
        return wait
