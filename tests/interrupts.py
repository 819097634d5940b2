"""Raise an exception at each point of an action at which Python runs signal handlers, one after the other."""

from __future__ import annotations

import inspect
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

from tests.property.printed import linked_to


class SoftTimeLimitExceeded(Exception):
    """The exception of a task queue that limits the time of its tasks."""


def handler(number: int, frame: FrameType | None, kind: type[BaseException] = SoftTimeLimitExceeded) -> None:
    """End a task, as the signal handler of a task queue does."""
    raise kind("the time is over")


def outcome_at(
    point: int,
    act: Callable[[], Any],
    kind: type[BaseException] = SoftTimeLimitExceeded,
    wanted: Callable[[FrameType], bool] = lambda _: True,
) -> tuple[Any, bool]:
    """Return the result or the exception of an action that a handler interrupts, and whether it did so.

    Args:
        point: The number of the point, from 1.
        act: The action.
        kind: The type of the handler's exception.
        wanted: Whether the points in a frame count.
    """
    count = 0
    known, counts = 0, False

    def profile(frame: FrameType, event: str, arg: Any) -> None:
        nonlocal count, known, counts
        if event not in ("call", "c_return"):
            return
        if event == "call" or id(frame) != known:  # otherwise it is the frame of the last point, which need not be kept
            known, counts = id(frame), wanted(frame)
        if not counts or _is_being_closed(frame, event):
            return
        count += 1
        if count == point:
            sys.setprofile(None)
            handler(signal.SIGALRM, frame, kind)

    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        return act(), count >= point
    except BaseException as error:  # noqa: BLE001  # each type is a result
        return error, count >= point
    finally:
        sys.setprofile(before)


def _is_being_closed(frame: FrameType, event: str) -> bool:
    """Return whether a generator that began is entered again: perhaps to end it, when no handler runs."""
    return event == "call" and bool(frame.f_code.co_flags & inspect.CO_GENERATOR) and frame.f_lasti > 2


def outcomes(
    act: Callable[[], Any],
    kind: type[BaseException] = SoftTimeLimitExceeded,
    wanted: Callable[[FrameType], bool] = lambda _: True,
    *,
    step: int = 1,
) -> Iterator[Any]:
    """Yield the outcome of an action for each point at which a handler interrupts it."""
    point = 1
    while True:
        outcome, interrupted = outcome_at(point, act, kind, wanted)
        if not interrupted:
            return
        yield outcome
        point += step


def variables(error: BaseException) -> Iterator[tuple[str, str, str]]:
    """Yield function, name and text of each variable in the tracebacks of an exception, but for those of tests."""
    for linked in linked_to(error):
        for frame, _ in traceback.walk_tb(linked.__traceback__):
            if not str(frame.f_globals.get("__name__")).startswith("tests."):
                for name, value in frame.f_locals.items():
                    yield frame.f_code.co_qualname, name, repr(value)
