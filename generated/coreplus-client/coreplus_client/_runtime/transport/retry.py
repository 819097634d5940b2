"""When a call may be sent again, and after how long. Nothing here sends or sleeps: it decides.

What is sent again: a call that provably was not carried out (no connection came about, or 429), and a read whose answer
was lost or is a server error. A write whose answer was lost is never sent again: it may have booked. 409 is never sent
again: it is the answer to a double booking.
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Awaitable, Callable
from datetime import UTC
from typing import Literal

import attrs
from attrs import frozen

from ..messages.http import Response
from ..values.argument_error import ArgumentError


async def async_sleep(seconds: float) -> None:
    """Wait, under asyncio and trio alike."""
    import anyio

    await anyio.sleep(seconds)


@frozen
class Retry:
    """How a client sends again.

    Attributes:
        max_retries: How often at most, after the first time.
        first_delay: Seconds before the first retry, at most; doubled for each further one. The delay is drawn evenly
            from nothing up to that (full jitter), so that many clients do not come back at once.
        max_delay: Seconds that such a delay never exceeds.
        max_retry_after: Seconds that a server may ask to wait; when it asks for more, its answer is raised at once.
        deadline: Seconds after which a call is not sent again, waits included.
        budget: How many retries the calls of a client may spend together before only the first sending is left; each
            call that succeeds gives an eighth of one back. It keeps a struggling server from being hit harder.
        sleep: Waits so many seconds; ``async_sleep`` does so in the asynchronous client.
        random: Draws evenly from 0 to 1.
        clock: Seconds that only go forward.
        now: Seconds since 1970: reads dates in headers, and signs tokens where the API wants them.
    """

    max_retries: int = 2
    first_delay: float = 0.5
    max_delay: float = 8.0
    max_retry_after: float = 60.0
    deadline: float = 120.0
    budget: float = 10.0
    sleep: Callable[[float], None] = attrs.field(default=time.sleep, repr=False)
    async_sleep: Callable[[float], Awaitable[None]] = attrs.field(default=async_sleep, repr=False)
    random: Callable[[], float] = attrs.field(default=random.random, repr=False)
    clock: Callable[[], float] = attrs.field(default=time.monotonic, repr=False)
    now: Callable[[], float] = attrs.field(default=time.time, repr=False)

    def __attrs_post_init__(self) -> None:
        if isinstance(self.max_retries, bool) or not isinstance(self.max_retries, int) or self.max_retries < 0:  # pyright: ignore[reportUnnecessaryIsInstance]
            raise ArgumentError("max_retries", "must be a whole number from 0")
        for name in ("first_delay", "max_delay", "max_retry_after", "deadline", "budget"):
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, (int, float)) or not value >= 0:
                raise ArgumentError(f"retry.{name}", "must be a number from 0")


class Budget:
    """The retries that the calls of one client have left together. Threads share it."""

    RETURNED = 0.125
    """What a call that succeeds gives back."""

    def __init__(self, capacity: float) -> None:
        self._capacity = capacity
        self._left = capacity
        self._lock = threading.Lock()

    def take(self) -> bool:
        """Take one retry, if one is left."""
        with self._lock:
            if self._left < 1:
                return False
            self._left -= 1
            return True

    def give_back(self) -> None:
        """A call succeeded."""
        with self._lock:
            self._left = min(self._capacity, self._left + self.RETURNED)


@frozen
class Outcome:
    """How one sending ended: with an answer, or without one.

    Attributes:
        response: The answer, if any.
        may_have_arrived: Without an answer, whether the request may have reached the server.
        reason: Without an answer, the kind of failure.
    """

    response: Response | None = None
    may_have_arrived: bool = False
    reason: str = ""

    @property
    def succeeded(self) -> bool:
        """Whether the server did what was asked."""
        return self.response is not None and self.response.status_code < 400


class Attempts:
    """The sendings of one call."""

    def __init__(
        self, retry: Retry, budget: Budget, safety: Safety, *, resendable: bool, until: float | None = None
    ) -> None:
        """``until``, by the clock of ``retry``, is when the deadline is; it counts from now when left out."""
        self._retry = retry
        self._budget = budget
        self._safety = safety
        self._resendable = resendable
        self.begun = retry.clock()
        self.until = self.begun + retry.deadline if until is None else until
        self.made = 0

    def begin(self) -> None:
        """A sending begins now."""
        self.begun = self._retry.clock()

    def has_time_for(self, seconds: float) -> bool:
        """Whether so many seconds are left until the deadline."""
        return self._retry.clock() + seconds <= self.until

    def wait_before_next(self, outcome: Outcome) -> float | None:
        """Seconds to wait before sending again, or ``None`` when this outcome is final."""
        self.made += 1
        if outcome.succeeded:
            self._budget.give_back()
            return None
        if self.made > self._retry.max_retries or not self._resendable or not self._may_resend(outcome):
            return None
        wait = self._delay(outcome.response)
        if wait is None or not self.has_time_for(wait):
            return None
        return wait if self._budget.take() else None

    def take_another(self) -> bool:
        """Take one more sending for a call that was not carried out, as a look has shown; if one is left."""
        left = self.made <= self._retry.max_retries and self._resendable and self.has_time_for(0)
        return left and self._budget.take()

    def _may_resend(self, outcome: Outcome) -> bool:
        if outcome.response is None:
            return not outcome.may_have_arrived or self._safety == "read"
        status = outcome.response.status_code
        return status == 429 or (status >= 500 and self._safety == "read")

    def _delay(self, response: Response | None) -> float | None:
        jittered = self._retry.random() * min(
            self._retry.max_delay, self._retry.first_delay * 2.0 ** min(self.made - 1, 60)
        )
        asked = retry_after(response, self._retry.now()) if response is not None else None
        if asked is None:
            return jittered
        return None if asked > self._retry.max_retry_after else max(asked, jittered)


def retry_after(response: Response, now: float) -> float | None:
    """The seconds that a server asks to wait, as a number or as a date; ``None`` when it does not say."""
    text = response.headers.get("retry-after", "").strip()
    if text.isascii() and text.isdecimal():
        return float(text)
    moment = http_date(text)
    return None if moment is None else max(0.0, moment - now)


def http_date(text: str) -> float | None:
    """A date as headers have it, in seconds since 1970; ``None`` when it is none."""
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(text)
        return (moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment).timestamp()
    except (TypeError, ValueError, OverflowError):
        return None


Safety = Literal["read", "idempotent", "unsafe"]
