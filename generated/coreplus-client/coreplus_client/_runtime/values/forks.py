"""Know whether this process was forked, and may have connections that it shares with its parent.

The package imports this module at once, because its other modules may be imported after the fork only.
"""

from __future__ import annotations

import os
import sys
from typing import Final

from .signal_handlers import let_through

_FLAGS: Final = 6
"""The position of the flags in ``/proc/self/stat``, behind the name of the program."""

_WITHOUT_EXEC: Final = 0x40
"""The flag of Linux for a process that was forked and has not started a program of its own since."""


class _Forks:
    """What this process knows about its origin."""

    def __init__(self) -> None:
        self.since_import = False
        self.before_import = _is_forked()


def _is_forked() -> bool:
    if not sys.platform.startswith("linux"):
        return False
    try:
        with open("/proc/self/stat", "rb") as file:  # noqa: PTH123  # pathlib takes long to import
            return bool(int(file.read().rpartition(b")")[2].split()[_FLAGS]) & _WITHOUT_EXEC)
    except (OSError, ValueError, IndexError) as error:
        let_through(error)
        return True


_FORKS: Final = _Forks()


def forked_since_import() -> bool:
    """Return whether this process was forked from one that had imported this package."""
    return _FORKS.since_import


def forked() -> bool:
    """Return whether this process was forked, as far as the operating system tells."""
    return _FORKS.since_import or _FORKS.before_import


def _note() -> None:
    _FORKS.since_import = True


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_note)
