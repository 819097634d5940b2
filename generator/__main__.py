"""Run the command line: ``python -m generator``."""

import gc
import signal
import sys
from types import FrameType
from typing import NoReturn

_SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))

_OBJECTS_BETWEEN_COLLECTIONS = 1_000_000
"""Python's own threshold, 700, costs a sixth of the time here: almost all objects live until the end."""


def _ignore() -> None:
    for number in _SIGNALS:
        signal.signal(number, signal.SIG_IGN)


def _interrupt(number: int, _: FrameType | None) -> NoReturn:
    _ignore()  # a second signal must not interrupt the restoration of the packages
    raise KeyboardInterrupt(number)


def _run() -> int:
    """Return the exit status: that of the command, or 128 and the number of the signal that ended it."""
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    for number in _SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:  # which `nohup` sets
            signal.signal(number, _interrupt)
    status = None
    try:
        from .cli import main  # this takes long enough to be interrupted

        status = main()
        _ignore()
    except KeyboardInterrupt as error:
        if status is None:
            status = 128 + int(error.args[0])
            print("interrupted; nothing was written", file=sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(_run())
