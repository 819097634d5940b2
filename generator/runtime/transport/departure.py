"""What a request waits for before it leaves: its slot of the rate limit, up to the deadline of the call."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from typing import Any

from ..messages.caller_code import CallerCode
from ..values.hidden_frames import runs_code_of_the_caller
from .deadline import Deadline
from .failure import TransportFailure
from .rate_limit import Slot


class Departure:
    """The way of the attempts of one call out of the client."""

    __slots__ = ("_async_sleep", "_sleep", "_slot", "deadline", "is_limited")

    def __init__(
        self,
        deadline: Deadline,
        slot: Slot | None = None,
        sleep: Callable[[float], None] = time.sleep,
        async_sleep: Callable[[float], Awaitable[None]] | None = None,
    ) -> None:
        self.deadline = deadline
        self._slot = slot
        self._sleep = sleep
        self._async_sleep: Any = async_sleep
        self.is_limited = slot is not None
        """Whether there is a rate limit."""

    def approach(self) -> None:
        """Wait until the request may take a connection. Raises ``TransportFailure`` if that is after the deadline."""
        if self._slot is not None:
            while wait := self._checked(self._slot, self._slot.wait_for_connection()):
                self._pause(wait)

    async def approach_async(self) -> None:
        """Wait until the request may take a connection. Raises ``TransportFailure`` if that is after the deadline."""
        if self._slot is not None:
            while wait := self._checked(self._slot, self._slot.wait_for_connection()):
                await self._pause_async(wait)

    def leave(self, *, is_new: bool = True, is_gate: bool = True) -> bool:
        """Wait until the request may leave, on a connection that may be new; see ``Slot.wait_at_gate``.

        Returns whether it had to wait.

        Raises:
            TransportFailure: That is after the deadline.
        """
        waited = False
        if self._slot is not None:
            while wait := self._checked(self._slot, self._slot.wait_at_gate(is_new=is_new, is_gate=is_gate)):
                waited = True
                self._pause(wait)
        return waited

    async def leave_async(self, *, is_new: bool = True, is_gate: bool = True) -> bool:
        """Wait until the request may leave, on a connection that may be new; see ``Slot.wait_at_gate``.

        Returns whether it had to wait.

        Raises:
            TransportFailure: That is after the deadline.
        """
        waited = False
        if self._slot is not None:
            while wait := self._checked(self._slot, self._slot.wait_at_gate(is_new=is_new, is_gate=is_gate)):
                waited = True
                await self._pause_async(wait)
        return waited

    def departed(self, *, is_new: bool) -> None:
        """Note that a request which did not wait at the gate leaves now, on a connection that may be new."""
        if self._slot is not None:
            self._slot.departed(is_new=is_new)

    def arrived(self) -> None:
        """Note that the server responds."""
        if self._slot is not None:
            self._slot.arrived()

    def end(self) -> None:
        """End an attempt."""
        if self._slot is not None:
            self._slot.give_back()

    @runs_code_of_the_caller
    def _pause(self, seconds: float) -> None:
        with CallerCode():
            self._sleep(seconds)

    @runs_code_of_the_caller
    async def _pause_async(self, seconds: float) -> None:
        with CallerCode():
            await self._async_sleep(seconds)

    def _checked(self, slot: Slot, wait: float) -> float:
        if wait and slot.expected >= self.deadline.left():
            raise TransportFailure(
                "RateLimit",
                "the rate limit has no slot before the deadline",
                timed_out=True,
                may_have_arrived=False,
                permanent=True,
            )
        return wait
