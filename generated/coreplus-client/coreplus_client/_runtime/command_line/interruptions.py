"""Signals that end a command: each ends it as Ctrl-C does, so that the exit code tells whether a change was made."""

from __future__ import annotations

import signal
import threading
from collections.abc import Generator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from .exit_codes import ExitCode

_SIGNALS = {"SIGTERM": (ExitCode.TERMINATED, "terminated"), "SIGHUP": (ExitCode.HUNG_UP, "ended with its terminal")}
"""The exit code of each signal while no change is in progress, and how a command was ended by it."""


class Terminated(KeyboardInterrupt):
    """A signal ends the command. It is treated like Ctrl-C everywhere."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


def how_it_ended(error: BaseException | None) -> tuple[ExitCode, str]:
    """Return the exit code and the words of an interruption while no change is in progress."""
    name = error.name if isinstance(error, Terminated) else ""
    return _SIGNALS.get(name, (ExitCode.INTERRUPTED, "interrupted"))


@contextmanager
def raised() -> Generator[None]:
    """Raise ``Terminated`` for signals that would end the process, for the duration of the block.

    A signal that is ignored stays ignored, as ``nohup`` demands, and the handler of another program stays its own.
    """
    before: dict[int, Any] = {}
    if threading.current_thread() is threading.main_thread():
        for name in _SIGNALS:
            number = getattr(signal, name, None)  # Windows has no SIGHUP
            if number is not None and signal.getsignal(number) is signal.SIG_DFL:
                before[number] = signal.signal(number, _interrupt)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise Terminated(signal.Signals(number).name)
