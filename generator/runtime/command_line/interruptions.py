"""Signals that end a command: each ends it as Ctrl-C does, so that the exit code tells whether a change was made."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from types import FrameType
from typing import Any

from .exit_codes import ExitCode

_SIGNALS = {
    "SIGINT": (ExitCode.INTERRUPTED, "interrupted"),
    "SIGTERM": (ExitCode.TERMINATED, "terminated"),
    "SIGHUP": (ExitCode.HUNG_UP, "ended with its terminal"),
}
"""The exit code of each signal while no change is in progress, and how a command was ended by it."""

_PATIENCE = 5.0
"""The seconds that a command may take to end after a signal, before another signal ends it at once."""

_DEFAULTS = (signal.SIG_DFL, signal.default_int_handler)


class Terminated(KeyboardInterrupt):
    """A signal ends the command. It is treated like Ctrl-C everywhere."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


def how_it_ended(error: BaseException | None) -> tuple[ExitCode, str]:
    """Return the exit code and the words of an interruption while no change is in progress."""
    name = error.name if isinstance(error, Terminated) else ""
    return _SIGNALS.get(name, (ExitCode.INTERRUPTED, "interrupted"))


_MAY_HAVE_CHANGED: ContextVar[bool] = ContextVar("_MAY_HAVE_CHANGED", default=False)
"""Whether the command that runs may have changed something. An interruption can arrive at any line after that."""


def may_change(value: bool = True) -> None:
    """Note that from here on the command may change something, or that it certainly has not changed anything yet."""
    _MAY_HAVE_CHANGED.set(value)


def end_of(error: BaseException | None) -> tuple[ExitCode, str]:
    """Return the exit code and the message of an interruption at any place of a command."""
    code, said = how_it_ended(error)
    if _MAY_HAVE_CHANGED.get():
        message = f"The command was {said}.\nThe change may have been made. Check before you repeat the command."
        return ExitCode.OUTCOME_UNKNOWN, message
    return code, said


class Signals:
    """What signals do during a command: the first one ends it, and others cannot replace its exit code.

    A command needs a moment to end. If it takes longer, another signal ends the process with the code that promises
    nothing.
    """

    def __init__(self) -> None:
        self._ending_since: float | None = None

    def ignore(self) -> None:
        """Ignore signals from now on: the exit code is decided."""
        self._ending_since = time.monotonic()

    def __call__(self, number: int, frame: FrameType | None) -> None:
        if self._ending_since is None:
            self.ignore()
            raise Terminated(signal.Signals(number).name)
        if time.monotonic() - self._ending_since > _PATIENCE:
            os._exit(ExitCode.OUTCOME_UNKNOWN)


@contextmanager
def raised(*, to_the_end: bool) -> Generator[Signals]:
    """Raise ``Terminated`` for the first signal that would end the process, for the duration of the block.

    A signal that is ignored stays ignored, as ``nohup`` demands, and the handler of another program stays its own.

    Args:
        to_the_end: Whether the process ends after the block. Then signals are ignored after it, too: while an
            interpreter ends, a signal would replace the exit code.
    """
    signals = Signals()
    may_change(False)
    before: dict[int, Any] = {}
    if threading.current_thread() is threading.main_thread():
        for name in _SIGNALS:
            number = getattr(signal, name, None)  # Windows has no SIGHUP
            if number is not None and signal.getsignal(number) in _DEFAULTS:
                before[number] = signal.signal(number, signals)
    try:
        yield signals
    finally:
        for number, handler in before.items():
            signal.signal(number, signal.SIG_IGN if to_the_end else handler)
