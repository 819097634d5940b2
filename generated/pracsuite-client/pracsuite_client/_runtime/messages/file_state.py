"""Compare what the operating system reports about an open file before and after it is read."""

from __future__ import annotations

import io
import os
import stat
import time
from typing import IO, Any, Self

from ..values.hidden_frames import runs_code_of_the_caller
from ..values.signal_handlers import let_through

_TICK = 20_000_000
"""The nanoseconds for which the times of a file may be the same although it changes: more than a tick of the system."""

_COARSE_TICK = 2_000_000_000
"""The same on a file system that keeps whole seconds."""

_Status = tuple[int, int, int, int, int]


class FileState:
    """The size, the times, and the identity of the regular file behind a stream.

    Args:
        descriptor: The descriptor of the file.
        status: What the system reports about it.
    """

    def __init__(self, descriptor: int, status: _Status) -> None:
        self._descriptor = descriptor
        self._status = status

    @classmethod
    def of(cls, stream: IO[bytes]) -> Self | None:
        """Return the state of the file behind a stream, ``None`` if there is none: in memory, a pipe, or a socket."""
        descriptor = _descriptor(stream)
        status = None if descriptor is None else _status(descriptor)
        return None if descriptor is None or status is None else cls(descriptor, status)

    def settle(self) -> None:
        """Wait until each later change has a later time. This waits only for a file that was changed just now."""
        newest = max(self._status[3:])
        tick = _TICK if newest % 1_000_000_000 else _COARSE_TICK
        age = time.time_ns() - newest
        if age < tick:
            time.sleep(min(tick - age, tick) / 1_000_000_000)

    def is_unchanged(self) -> bool:
        """Return whether the system still reports the same about the file."""
        return _status(self._descriptor) == self._status


@runs_code_of_the_caller
def _descriptor(stream: Any) -> int | None:
    # A temporary file in memory is written to the disk when it is asked for its descriptor.
    if isinstance(getattr(stream, "_file", None), io.BytesIO):
        return None
    try:
        found = stream.fileno()
    except Exception as error:  # noqa: BLE001  # a stream without a descriptor may raise anything
        let_through(error)
        return None
    return found if isinstance(found, int) and not isinstance(found, bool) and found >= 0 else None


def _status(descriptor: int) -> _Status | None:
    """Return what the system reports about a regular file, ``None`` if it reports nothing or it is something else."""
    try:
        found = os.fstat(descriptor)
    except (OSError, OverflowError) as error:
        let_through(error)
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns
