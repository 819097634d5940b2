"""The reads of one process that are not in the journal yet, in a file: `sandbox.sqlite-reads0` beside `sandbox.sqlite`.

A request that reads must wait neither for the disk nor for other processes. So it is added to the file of its process,
before its response is sent. Whoever next writes to the state file moves it to the journal, in the same transaction.

A file begins with the position of its first line, counted from the first byte that ever followed. So it can be started
afresh when all its lines are in the journal, and no line is moved twice, even if a process is killed in between.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from glob import escape
from io import FileIO
from pathlib import Path
from time import monotonic_ns
from typing import NamedTuple

import msgspec

from practice_mock.sqlite.errors import StateFileError, explained_disk, of_disk
from practice_mock.state.journal import Entry

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Entry).decode
_DIGITS = 20
_HEAD = _DIGITS + 1


class Line(NamedTuple):
    """A request in a file."""

    time: int
    """The time of its response. It orders the requests of all processes."""
    requests: int
    """The number of requests that its process had counted."""
    text: str


class Spool:
    """The file of this process. Only its owner adds to it; `read` reads it."""

    def __init__(self, path: Path, file: FileIO) -> None:
        self._path = path
        self._file = file
        self._begin = 0
        self._place = -1
        """The position of the next byte in the file; -1 if it is not known."""
        self.size = 0
        """The number of bytes since the file was started."""

    @property
    def end(self) -> int:
        """The position after the last line."""
        return self._begin + self.size

    def start(self, position: int) -> None:
        """Remove all lines. The next one is at a position. The caller has a transaction open."""
        with explained_disk(self._path):
            self._file.truncate(0)
            self._begin, self.size = position, 0
            self._put(0, f"{position:0{_DIGITS}}\n".encode())

    def add(self, entries: Iterable[Entry], requests: int) -> None:
        """Add requests. Raises StateFileError, and adds none of them, if the disk is full."""
        begun = f"{monotonic_ns()} {requests} ".encode()
        lines = b"".join([b"%b%b\n" % (begun, _encode(entry)) for entry in entries])
        try:
            self._put(_HEAD + self.size, lines)
        except OSError as error:
            raise of_disk(self._path) from error
        self.size += len(lines)

    def remove(self) -> None:
        """Close and remove the file, unless another one is in its place. The caller has a transaction open."""
        with suppress(OSError):
            present, own = self._path.stat(), os.fstat(self._file.fileno())
            self._file.close()
            if os.path.samestat(present, own):
                self._path.unlink()

    def close(self) -> None:
        """Close the file. Its number is free afterwards."""
        self._file.close()

    def _put(self, place: int, content: bytes) -> None:
        if place != self._place:
            self._file.seek(place)
        self._place = -1
        try:
            if self._file.write(content) != len(content):
                raise OSError
        except OSError:
            with suppress(OSError):
                self._file.truncate(place)
            raise
        self._place = place + len(content)


def take(path: Path, number: int, mode: int) -> Spool | None:
    """Return the file of a number, which is created if it does not exist; None if another process has it.

    It may have lines of a process that was killed.
    """
    name = path_of(path, number)
    try:
        descriptor = os.open(name, os.O_RDWR | os.O_CREAT | _CREATION, mode)
    except (FileExistsError, PermissionError):
        return None
    file = FileIO(descriptor, "r+")
    if not _lock(file):
        file.close()
        return None
    return Spool(name, file)


def path_of(path: Path, number: int) -> Path:
    """Return the path of the file of a process."""
    return path.with_name(f"{path.name}-reads{number}")


def numbers(path: Path) -> Sequence[int]:
    """Return the numbers of all processes that have a file."""
    found = [file.name[len(path.name) + len("-reads") :] for file in path.parent.glob(f"{escape(path.name)}-reads*")]
    return [int(number) for number in found if number.isdecimal()]


def read(path: Path, number: int, position: int) -> tuple[Sequence[Line], int]:
    """Return the complete lines of a file from a position, and the position after them.

    Raises StateFileError if there is a file that cannot be read, because its lines would be lost if it were started
    afresh then.
    """
    try:
        with path_of(path, number).open("rb", buffering=0) as file:
            head = file.read(_HEAD)
            if len(head) < _HEAD or not head[:_DIGITS].isdigit():
                return (), position
            begun = max(position, int(head[:_DIGITS]))
            file.seek(_HEAD + begun - int(head[:_DIGITS]))
            content = file.read()
    except (FileNotFoundError, PermissionError):  # its process has ended, never wrote, or is one of another user
        return (), position
    except OSError as error:
        reason = f"the file {path_of(path, number).name} beside it cannot be read ({error.strerror}); try again"
        raise StateFileError(path, reason) from error
    whole = content[: content.rfind(b"\n") + 1]
    return [*_lines(whole)], begun + len(whole)


def _lines(content: bytes) -> Iterator[Line]:
    """Return the lines that are sound: after a power failure, the end of a file may not be."""
    for line in content.split(b"\n")[:-1]:
        with suppress(ValueError, msgspec.MsgspecError):
            time, requests, text = line.split(b" ", 2)
            _decode(text)
            yield Line(int(time), int(requests), text.decode())


if sys.platform == "win32":
    _CREATION = os.O_EXCL | os.O_BINARY
    """The file of a process that was killed is not taken over."""

    def _lock(file: FileIO) -> bool:
        return True

else:
    import fcntl

    _CREATION = 0

    def _lock(file: FileIO) -> bool:
        """Return whether no process has the file. From now on, this one has it until it ends or closes the file."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
