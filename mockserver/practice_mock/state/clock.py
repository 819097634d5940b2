"""The clock of a mock practice: real time, or a time that a test chooses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

EARLIEST, LATEST = datetime(1900, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC)
"""The instants between which a clock may be. Whatever is computed from one of these still is an instant of Python."""

_IMPOSSIBLE = "the clock can only be set to an instant from 1900 to 9000"


@dataclass(frozen=True, slots=True)
class ClockState:
    """The state of a clock: frozen at an instant, or running at an offset from real time."""

    frozen: datetime | None
    offset: timedelta

    def save(self) -> Any:
        """Return the same as JSON values."""
        frozen = None if self.frozen is None else self.frozen.isoformat()
        return {"frozen": frozen, "offset": self.offset // timedelta(microseconds=1)}

    @classmethod
    def load(cls, saved: Any) -> ClockState:
        """Return the state that `save` returned as JSON values."""
        frozen = None if saved["frozen"] is None else datetime.fromisoformat(saved["frozen"])
        state = cls(frozen, timedelta(microseconds=saved["offset"]))
        require_possible(state.now())
        return state

    def now(self) -> datetime:
        """Return the instant that a clock in this state shows. Raises OverflowError if there is none."""
        return datetime.now(UTC) + self.offset if self.frozen is None else self.frozen


class Clock:
    """The time of everything in the mock: holds, tokens, timestamps.

    `Clock()` runs with real time. `Clock(instant)` stands still at that instant until it is advanced, so two runs with
    the same requests give the same bytes. An instant is from 1900 to 9000; others raise ValueError.
    """

    def __init__(self, now: datetime | None = None) -> None:
        self._state = ClockState(None if now is None else require_possible(now), timedelta())
        self._before_return: list[Callable[[], None]] = []

    def before_return(self, action: Callable[[], None]) -> None:
        """Call a function before the clock goes back, when it still shows the later time."""
        self._before_return.append(action)

    def now(self) -> datetime:
        """Return the instant, in UTC."""
        return self._state.now()

    def set(self, now: datetime, *, running: bool = False) -> None:
        """Go to an instant and stand still there, or run on from it.

        Raises ValueError, and stays, if the instant has no offset from UTC or is not from 1900 to 9000.
        """
        instant = require_possible(now)
        if running:
            self._go(ClockState(None, instant - datetime.now(UTC)), back=instant < self.now())
        else:
            self._go(ClockState(instant, timedelta()), back=instant < self.now())

    def advance(self, step: timedelta) -> None:
        """Go forward by a length of time, or back if it is negative.

        Raises ValueError, and stays, unless that leads to an instant from 1900 to 9000, and TypeError if the step
        is not a timedelta.
        """
        step = require_length(step)
        try:
            reached = require_possible(self.now() + step)
        except OverflowError:
            raise ValueError(_IMPOSSIBLE) from None
        if self._state.frozen is not None:
            state = ClockState(reached, timedelta())
        else:
            state = ClockState(None, self._state.offset + step)
        self._go(state, back=step < timedelta())

    def _go(self, state: ClockState, *, back: bool) -> None:
        if back:
            for action in self._before_return:
                action()
        self._state = state

    @property
    def running(self) -> bool:
        """Whether the clock runs."""
        return self._state.frozen is None

    @property
    def state(self) -> ClockState:
        """The state to which the clock can be set back."""
        return self._state

    @state.setter
    def state(self, state: ClockState) -> None:
        self._state = state

    def mark(self) -> object:
        """See `Component`."""
        return self._state

    def save(self) -> Any:
        """Return the state as JSON values."""
        return self._state.save()

    def load(self, saved: Any) -> None:
        """Go to the state that `save` returned."""
        self._state = ClockState.load(saved)


def require_possible(instant: datetime) -> datetime:
    """Return an instant in UTC. Raises ValueError if it has no offset, or if no clock may show it."""
    try:
        checked = as_utc(instant)
    except OverflowError:
        raise ValueError(_IMPOSSIBLE) from None
    if not EARLIEST <= checked <= LATEST:
        raise ValueError(_IMPOSSIBLE)
    return checked


def require_length(step: object) -> timedelta:
    """Return a length of time. Raises TypeError if it is anything else, such as a number, which has no unit."""
    if not isinstance(step, timedelta):
        raise TypeError(f"a length of time is a timedelta, such as timedelta(minutes=15), not {type(step).__name__}")
    return step


def as_utc(instant: datetime) -> datetime:
    """Return the same instant in UTC. Raises ValueError if it has no offset."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs an offset from UTC")
    return instant.astimezone(UTC)


def timestamp(instant: datetime) -> str:
    """Return an instant as RFC 3339 in UTC with microseconds. All have the same length, so they sort as text."""
    utc = instant if instant.tzinfo is UTC else as_utc(instant)
    return f"{utc.isoformat(timespec='microseconds')[:-6]}Z"
