"""Save a file while it is received: under a temporary name until it is complete, and never over another by accident."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from types import TracebackType
from typing import IO, Any, Self

from ..messages.file_input import Meter, printable_path
from ..messages.http import Response
from ..values.argument_error import ArgumentError
from .safe_names import offered_name, safe_name


class Download:
    """A file that is being saved. If it is incomplete when the context ends, it is removed.

    Args:
        to: An existing folder, or a file path in one. In a folder, the file gets a sanitised form of the server's
            filename. A path that ends with a separator is always a folder.
        overwrite: Whether an existing file is replaced.
        progress: Called while the file is received.

    Raises:
        ArgumentError: ``to`` cannot be used, ``overwrite`` is not a bool, or ``progress`` is not a function.
        FileExistsError: The file exists already, and ``overwrite`` is false.
    """

    def __init__(self, to: Any, *, overwrite: Any, progress: Any) -> None:
        self._folder, self._name = _place(to)
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
        self._meter: Meter | None = None
        self._file: IO[bytes] | None = None
        self.address = ""
        """The URL of the file. It gives the file its name if nothing else does."""
        if self._name is not None:
            self._reject_existing()

    def begin(self, head: Response) -> bool:
        """Begin a response. Returns whether its body is the file, which is then written from its start.

        Raises:
            FileExistsError: The file exists already, and ``overwrite`` is false.
        """
        if head.status_code != 200:
            return False
        with _CallersPath(self._to):
            if self._name is None:
                self._name = safe_name(offered_name(head.headers.get("content-disposition", ""), self.address))
                self._reject_existing()
            if self._file is None:
                self._file = NamedTemporaryFile(prefix=".", suffix=".part", dir=self._folder, delete=False)  # noqa: SIM115
            self._file.seek(0)
            self._file.truncate()
        if self._progress is not None:
            self._meter = Meter(self._progress, head.content_length)
            self._meter.add(0)
        return True

    def write(self, data: bytes) -> None:
        """Write the next chunk of the file."""
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
        assert self._file is not None, "begin() was not called"
        assert self._name is not None, "begin() sets the name"
        path = self._folder / self._name
        with _CallersPath(self._to):
            self._file.close()
            if not self._overwrite:
                try:
                    path.open("xb").close()  # reserves the name, or fails if another file has it
                except FileExistsError:
                    raise self._exists() from None
            try:
                Path(self._file.name).replace(path)
            except BaseException:
                if not self._overwrite:
                    path.unlink(missing_ok=True)
                raise
        self._file = None
        return path

    def _reject_existing(self) -> None:
        if not self._overwrite and os.path.lexists(self._folder / (self._name or "")):
            raise self._exists()

    def _exists(self) -> FileExistsError:
        """Return the error for a file that exists. It shows what the caller has passed, not a name of the server's."""
        what = "the file exists" if self._named else "a file with the server's filename exists in the folder"
        return FileExistsError(f"{what} already: {self._to}; pass overwrite=True to replace it")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            with suppress(OSError):  # a full disk makes close fail again
                self._file.close()
            with suppress(OSError):
                Path(self._file.name).unlink()


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


_WANTED = "must be an existing folder, or the path of a file in an existing folder"


def _place(to: Any) -> tuple[Path, str | None]:
    """Return the folder of a file, and its name if the caller has chosen one."""
    if not isinstance(to, (str, Path)) or to == "":
        raise ArgumentError("to", f"{_WANTED}, as a str or a Path")
    shown = printable_path(to)
    try:
        path = Path(to).absolute()
        os.fsencode(path)
        if path.is_dir():
            return path, None
        if str(to).endswith(("/", os.sep)):
            raise ArgumentError("to", f"{_WANTED}: the folder {shown} does not exist")
        if not path.parent.is_dir():
            raise ArgumentError("to", f"{_WANTED}: the folder {printable_path(Path(to).parent)} does not exist")
    except OSError as error:
        raise ArgumentError("to", f"{_WANTED}: {shown}: {error.strerror}") from None
    except UnicodeError:
        raise ArgumentError("to", f"{_WANTED}: {shown} is not a valid path") from None
    if "\0" in path.name or not path.name:
        raise ArgumentError("to", f"{_WANTED}: {shown} is not a valid path")
    return path.parent, path.name
