"""Save a file while it is received: under a temporary name until it is complete, and never over another by accident."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from tempfile import NamedTemporaryFile
from types import TracebackType
from typing import IO, Any

from ..messages.file_input import Meter, printable_path
from ..messages.http import Response
from ..messages.resources import CallEnded, Resources
from ..values.argument_error import ArgumentError
from ..values.signal_handlers import Ignoring, let_through
from .proof import START_BYTES, content_rejection, rejection
from .safe_names import offered_name, safe_name
from .target import WANTED, target


class Download:
    """A file that is being saved. If it is incomplete when the call ends, it is removed.

    Args:
        to: An existing folder, or a file path in one; see ``target``. In a folder, the file gets a sanitised form of
            the server's filename.
        overwrite: Whether an existing file is replaced.
        progress: Called while the file is received.
        media_type: The media type of the file, if the API documents it.
        resources: Removes the file when neither the call nor a worker thread uses it any more.

    Raises:
        ArgumentError: ``to`` cannot be used, ``overwrite`` is not a bool, or ``progress`` is not a function.
        FileExistsError: The file exists already, and ``overwrite`` is false.
    """

    def __init__(
        self, to: Any, *, overwrite: Any, progress: Any, resources: Resources, media_type: str | None = None
    ) -> None:
        self._folder, self._name = target(to)
        self._to = printable_path(to)
        self._named = self._name is not None
        if not isinstance(overwrite, bool):
            raise ArgumentError("overwrite", "must be True or False")
        self._overwrite = overwrite
        if progress is not None and not callable(progress):
            raise ArgumentError(
                "progress", "must be a function that takes the bytes received so far and the total bytes"
            )
        self._progress = progress
        self._media_type = media_type
        self._resources = resources
        self._meter: Meter | None = None
        self._head: Response | None = None
        self._file: IO[bytes] | None = None
        self.start = b""
        """The start of the body."""
        self.address = ""
        """The URL of the file. It gives the file its name if nothing else does."""
        if self._name is not None:
            self._reject_existing()

    @property
    def is_received(self) -> bool:
        """Whether the last response was the file."""
        return self._head is not None

    @property
    def rejection(self) -> str | None:
        """Why the last response is not the file after all, although it was taken for it."""
        return None if self._head is None else self.rejection_of(self._head)

    def rejection_of(self, head: Response) -> str | None:
        """Return why a response with the status 200 is not the file, ``None`` if nothing speaks against it."""
        if self._media_type is None:
            return rejection(head, self._offered(head), self.start)
        stated = head.headers.get("content-type", "").partition(";")[0].strip().lower()
        if stated != self._media_type.lower():
            return "it has another media type"
        return content_rejection(stated, self.start)

    def wants(self, head: Response) -> bool:
        """Return whether the body of a response is the file, as far as its head shows."""
        self._head = None
        self.start = b""
        return head.status_code == 200 and self.rejection_of(head) is None

    def begin(self, head: Response) -> None:
        """Begin the file of a response. What an earlier response has left is removed.

        Raises:
            FileExistsError: The file exists already, and ``overwrite`` is false.
        """
        self._resources.run(self._begin, head)
        self._head = head
        self._meter = None if self._progress is None else Meter(self._progress, head.content_length)

    def _begin(self, head: Response) -> None:
        with _CallersPath(self._to):
            if self._name is None:
                self._name = safe_name(self._offered(head))
                self._reject_existing()
            if self._file is None:
                self._file = NamedTemporaryFile(prefix=".", suffix=".part", dir=self._folder, delete=False)  # noqa: SIM115
                self._resources.add(self._remove)
            self._file.seek(0)
            self._file.truncate()

    def write(self, data: bytes) -> None:
        """Write the next chunk of the file."""
        if len(self.start) < START_BYTES:
            self.start += data[:START_BYTES]
        self._resources.run(self._write, data)

    def _write(self, data: bytes) -> None:
        assert self._file is not None, "begin() was not called"
        with _CallersPath(self._to):
            self._file.write(data)

    def wrote(self, count: int) -> None:
        """Report the progress after a chunk was written."""
        if self._meter is not None:
            self._meter.add(count)

    def finish(self) -> Path:
        """Give the complete file its name, and return its path.

        Raises:
            FileExistsError: Meanwhile another file got this name, and ``overwrite`` is false.
        """
        return self._resources.run(self._finish)

    def _finish(self) -> Path:
        assert self._file is not None, "begin() was not called"
        assert self._name is not None, "begin() sets the name"
        path = self._folder / self._name
        with _CallersPath(self._to):
            self._file.flush()
            _keep(self._file)
            self._file.close()
            if self._resources.ended:  # the thread of a call that was cancelled twice
                raise CallEnded
            if self._overwrite:
                self._reject_existing()
                Path(self._file.name).replace(path)
            else:
                self._place(Path(self._file.name), path)
        self._file = None
        return path

    def _place(self, temporary: Path, path: Path) -> None:
        """Give a file its name, in one step where the file system can, and never over another file."""
        try:
            os.link(temporary, path)
        except FileExistsError as error:
            let_through(error)
            raise self._exists() from None
        except (OSError, AttributeError) as error:  # the system or the file system has no links
            let_through(error)
            self._rename(temporary, path)
        else:
            temporary.unlink()

    def _rename(self, temporary: Path, path: Path) -> None:
        try:
            path.open("xb").close()  # reserves the name, or fails if another file has it
        except FileExistsError as error:
            let_through(error)
            raise self._exists() from None
        try:
            temporary.replace(path)
        except BaseException:
            path.unlink(missing_ok=True)
            raise

    def _remove(self) -> None:
        """Remove the file if it has not got its name."""
        if self._file is not None:
            with Ignoring(OSError):  # a full disk makes close fail again
                self._file.close()
            Path(self._file.name).unlink()

    def _offered(self, head: Response) -> str:
        return offered_name(head.headers.get("content-disposition", ""), self.address)

    def _reject_existing(self) -> None:
        """Raise an error for an existing file, unless it may be replaced. A device or a pipe is never replaced."""
        path = self._folder / (self._name or "")
        if not os.path.lexists(path):
            return
        if not self._overwrite:
            raise self._exists()
        mode = path.lstat().st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISLNK(mode) or stat.S_ISDIR(mode)):
            what = "it" if self._named else "something with the server's filename in the folder"
            raise ArgumentError("to", f"{WANTED}: {what} is a device, a pipe or a socket: {self._to}")

    def _exists(self) -> FileExistsError:
        """Return the error for a file that exists. It shows what the caller has passed, not a name of the server's."""
        what = "the file exists" if self._named else "a file with the server's filename exists in the folder"
        return FileExistsError(f"{what} already: {self._to}; pass overwrite=True to replace it")


def _keep(file: IO[bytes]) -> None:
    """Write a file to the disk, so that a power failure cannot leave an empty file under its name."""
    try:
        os.fsync(file.fileno())
    except OSError as error:
        let_through(error)
        if error.errno not in _CANNOT_KEEP:
            raise


_CANNOT_KEEP = (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP)
"""The errors of file systems that have no such function."""


class _CallersPath:
    """Context manager that makes system errors show the path that the caller has passed, and no other.

    A file with the server's name may be named after a patient.
    """

    def __init__(self, shown: str) -> None:
        self._shown = shown

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, OSError) and error.errno is not None:  # those of this module have no number
            raise OSError(error.errno, error.strerror, self._shown) from None
