"""Decide whether and when a call is sent again. This module neither sends nor sleeps.

Two kinds of call are retried: a call that is proven not to have been carried out (nothing of it was sent, or the API
rejected it with a documented 429), and a read whose response was lost or is a 429 or a server error. A write whose
response was lost is never retried, because it may have been applied. A 409 is never retried, because it reports a
double booking. A reconciled call is not retried after a 429 either: a lookup comes first.
"""

from __future__ import annotations

import random
import re
import threading
import time
from collections.abc import Awaitable, Callable
from datetime import UTC
from typing import Literal

import attrs
from attrs import frozen

from ..messages.http import Response
from ..values.argument_error import ArgumentError
from ..values.incomplete import always_printed
from ..values.signal_handlers import let_through
from .deadline import Deadline


async def async_sleep(seconds: float) -> None:
    """Sleep, under asyncio or trio."""
    import anyio

    await anyio.sleep(seconds)


@always_printed
@frozen
class Retry:
    """How a client retries calls.

    Attributes:
        max_retries: The maximum number of retries of a call.
        first_delay: The maximum delay before the first retry, in seconds; it doubles with each further retry. The delay
            is drawn uniformly from 0 to that maximum (full jitter), so that clients do not retry all at once.
        max_delay: The upper limit of such a delay, in seconds.
        max_retry_after: The longest wait that a server may request, in seconds. If it requests more, the client raises
            the error at once. The other calls of the rate limit wait as long as it requests, up to an hour.
        deadline: The seconds after which a call ends, whatever it is doing: waiting for the rate limit, connecting,
            sending, receiving, retrying or looking up what it did. Then ``APITimeoutError`` is raised. The deadline of
            a file transfer starts again with each MiB that was sent or received.
            A synchronous client with an ``http_client`` of the caller can take longer. So can any synchronous client
            while the operating system looks up the name of the host, and any client while it reads a file of the
            caller that blocks, such as a pipe.
        budget: The number of retries that all calls of a client share. When it is used up, calls are not retried; each
            successful call returns an eighth of a retry. It protects a server that is overloaded. A retry after a
            documented 429 is not taken from it, because such a server only asks to wait.
        sleep: Sleeps for a number of seconds; the asynchronous client uses ``async_sleep``.
        random: Returns a random number from 0 to 1, uniformly distributed.
        clock: Returns the seconds of a monotonic clock.
        now: Returns the seconds since 1970, which date headers and signed tokens need.
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
            raise ArgumentError("max_retries", "must be a whole number, 0 or more")
        for name in ("first_delay", "max_delay", "max_retry_after", "deadline", "budget"):
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, (int, float)) or not value >= 0:
                raise ArgumentError(f"retry.{name}", "must be a number, 0 or more")


class Budget:
    """The retries that are left for all calls of one client. It is thread-safe."""

    RETURNED = 0.125
    """The part of a retry that a successful call returns."""

    def __init__(self, capacity: float) -> None:
        self._capacity = capacity
        self._left = capacity
        self._lock = threading.Lock()

    def take(self) -> bool:
        """Take one retry. Returns whether one was left."""
        with self._lock:
            if self._left < 1:
                return False
            self._left -= 1
            return True

    def give_back(self) -> None:
        """Return part of a retry after a successful call."""
        with self._lock:
            self._left = min(self._capacity, self._left + self.RETURNED)


@frozen
class Outcome:
    """How one attempt ended: with a response or without one.

    Attributes:
        response: The response, if any.
        may_have_arrived: Whether the request may have reached the server, if there is no response.
        reason: The type of failure, if there is no response.
        permanent: Whether another attempt would fail in the same way, if there is no response.
        rejected: Whether the response is proven to be a rejection by the API, so that nothing was carried out.
    """

    response: Response | None = None
    may_have_arrived: bool = False
    reason: str = ""
    permanent: bool = False
    rejected: bool = False

    @property
    def succeeded(self) -> bool:
        """Whether the server carried out the request."""
        return self.response is not None and self.response.status_code < 400


class Attempts:
    """The attempts of one call."""

    def __init__(
        self,
        retry: Retry,
        budget: Budget,
        safety: Safety,
        *,
        resendable: bool,
        deadline: Deadline | None = None,
        reconciled: bool = False,
    ) -> None:
        """Begin a call. By default, its deadline is counted from now.

        A ``reconciled`` call is not sent again after a response: a lookup shows first whether it was carried out.
        """
        self._retry = retry
        self._budget = budget
        self._safety = safety
        self._resendable = resendable
        self._reconciled = reconciled
        self.begun = retry.clock()
        self.deadline = Deadline(retry.deadline, retry.clock) if deadline is None else deadline
        self.made = 0

    def begin(self) -> None:
        """Begin an attempt now."""
        self.begun = self._retry.clock()

    def has_time_for(self, seconds: float) -> bool:
        """Return whether this many seconds are left until the deadline."""
        return self._retry.clock() + seconds <= self.deadline.until

    def wait_before_next(self, outcome: Outcome) -> float | None:
        """Return the seconds to wait before the next attempt, ``None`` if this outcome is final."""
        self.made += 1
        if outcome.succeeded:
            self._budget.give_back()
            return None
        if self.made > self._retry.max_retries or not self._resendable or not self._may_resend(outcome):
            return None
        wait = self._delay(outcome.response)
        if wait is None or not self.has_time_for(wait):
            return None
        is_asked_to_wait = outcome.rejected and outcome.response is not None and outcome.response.status_code == 429
        return wait if is_asked_to_wait or self._budget.take() else None

    def take_another(self, *, asked_to_wait: bool = False) -> bool:
        """Take one more attempt for a call that a lookup did not find. Returns whether one was left.

        If the server only asked to wait, it is not taken from the budget.
        """
        return self._is_left() and self.has_time_for(0) and (asked_to_wait or self._budget.take())

    def wait_after_rejection(self, outcome: Outcome) -> float | None:
        """Return the seconds to wait before a reconciled call is sent again after a 429, ``None`` if it is not."""
        wait = self._delay(outcome.response) if self._is_left() else None
        return wait if wait is not None and self.has_time_for(wait) else None

    def _is_left(self) -> bool:
        return self.made <= self._retry.max_retries and self._resendable

    def _may_resend(self, outcome: Outcome) -> bool:
        if outcome.response is None:
            return not outcome.permanent and (not outcome.may_have_arrived or self._safety == "read")
        status = outcome.response.status_code
        if self._safety == "read":
            return status == 429 or status >= 500
        return status == 429 and outcome.rejected and not self._reconciled

    def _delay(self, response: Response | None) -> float | None:
        jittered = self._retry.random() * min(
            self._retry.max_delay, self._retry.first_delay * 2.0 ** min(self.made - 1, 60)
        )
        asked = retry_after(response, self._retry.now()) if response is not None else None
        if asked is None:
            return jittered
        return None if asked > self._retry.max_retry_after else max(asked, jittered)


_SECONDS = re.compile(r"[0-9]+\.?[0-9]*|\.[0-9]+")


def retry_after(response: Response, now: float) -> float | None:
    """Return the seconds that a server asks to wait, given as a number or a date; ``None`` if it gives neither.

    If the header is a list of numbers, the largest one counts, so that the client is never too early.
    """
    text = response.headers.get("retry-after", "")
    numbers = [part for part in (part.strip() for part in text.split(",")) if part]
    if numbers and all(_SECONDS.fullmatch(part) for part in numbers):
        return max(float(part) for part in numbers)
    moment = http_date(text)
    return None if moment is None else max(0.0, moment - now)


def http_date(text: str) -> float | None:
    """Return an HTTP date in seconds since 1970, ``None`` if the text is not one."""
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(text)
        return (moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment).timestamp()
    except (TypeError, ValueError, OverflowError) as error:
        let_through(error)
        return None


Safety = Literal["read", "unsafe"]
