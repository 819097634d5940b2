"""Compare the timestamp of a record with the time of a call, by the server's clock."""

from __future__ import annotations

import math
from enum import Enum, auto
from typing import Any

from attrs import frozen

from ..values.codec import Mismatch
from ..values.codecs import DATE_TIME
from ..values.signal_handlers import let_through

CLOCK_UNCERTAINTY = 0.1
"""The uncertainty of the server's time, in seconds, up to which it is known exactly.

A ``Date`` header has whole seconds, so one quick response leaves an uncertainty of little more than one second. A few
more responses at chosen times reduce it.
"""

QUICK = 2.0
"""The uncertainty of the server's time, in seconds, that one quick response leaves at most.

Up to it, a record that shows its maker may count as made during a call that was not rejected.
"""

MARGIN = 86_400.0
"""The seconds before a call during which an unrelated-looking timestamp does not prove that a record is another's.

``created`` and ``Date`` may be from different clocks, of which one is wrong, is set, or is rounded.
"""


class Timing(Enum):
    """When a record was made, according to its timestamp."""

    LONG_BEFORE = auto()
    """Before the call began, by more than the margin. Only that proves that the call did not make the record."""
    BEFORE = auto()
    """Before the call began, if both times are from the same exact clock."""
    DURING = auto()
    """During the call."""
    UNCERTAIN = auto()
    """Perhaps during the call: the server's time is not known exactly enough."""
    AFTER = auto()
    """After the last attempt had ended."""
    UNKNOWN = auto()
    """The record or the responses do not show it, or their clocks disagree."""


@frozen
class Window:
    """The time between the beginning of a call and the end of its last attempt, by the server's clock.

    The clock is known only within an interval, so each end of the window is an interval too.

    Attributes:
        begun_at_least: The beginning by another clock, if it is earlier: the server's may be ahead of the one that
            dates records.
    """

    begun_from: float
    begun_until: float
    ended_from: float
    ended_until: float
    begun_at_least: float = math.inf

    @property
    def uncertainty(self) -> float:
        """The seconds by which the server's time is uncertain."""
        return self.begun_until - self.begun_from

    def timing(self, text: Any) -> Timing:
        """Return when a record with this timestamp was made."""
        made = moment_of(text)
        if made is None:
            return Timing.UNKNOWN
        digits = len(str(text).partition(".")[2].rstrip("Zz"))
        made_until = made + max(10.0**-digits, 0.001)
        if made_until <= min(self.begun_from, self.begun_at_least) - MARGIN:
            return Timing.LONG_BEFORE
        if made_until <= self.begun_from:
            return Timing.BEFORE
        if made > self.ended_until:
            return Timing.AFTER
        exact = self.uncertainty <= CLOCK_UNCERTAINTY
        return Timing.DURING if exact or self.begun_until <= made <= self.ended_from else Timing.UNCERTAIN


def moment_of(text: Any) -> float | None:
    """Return a timestamp in seconds since 1970, ``None`` if it is not one. Earlier dates stand for "unknown"."""
    try:
        made: float = DATE_TIME.decode(text).timestamp()
    except (Mismatch, OverflowError) as error:
        let_through(error)
        return None
    return made if made > MARGIN else None
