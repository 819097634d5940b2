"""Saving a file on its way: under a name of its own until it is complete, and never over another by accident."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from types import TracebackType
from typing import IO, Any, Self

from ..messages.file_input import Meter
from ..messages.http import Response
from ..values.argument_error import ArgumentError
from .safe_names import offered_name, safe_name


class Saving:
    """A file that is being saved. What is incomplete when the context ends is removed.

    Args:
        to: A folder, in which the file gets the name that the server gives it, made safe; or the path of the file.
        overwrite: Whether a file that is there already is replaced.
        progress: Told while the file comes in.

    Raises:
        ArgumentError: ``to`` is no such place, ``overwrite`` no truth value, or ``progress`` no function.
        FileExistsError: The file is there already, and is not to be replaced.
    """

    def __init__(self, to: Any, *, overwrite: Any, progress: Any) -> None:
        self._folder, self._name = _place(to)
        if not isinstance(overwrite, bool):
            raise ArgumentError("overwrite", "must be true or false")
        self._overwrite = overwrite
        if progress is not None and not callable(progress):
            raise ArgumentError("progress", "must be a function that takes the bytes received and the bytes in all")
        self._progress = progress
        self._meter: Meter | None = None
        self._file: IO[bytes] | None = None
        self.address = ""
        """Where the file comes from: it names the file where nothing else does."""
        if self._name is not None:
            self._refuse_existing()

    def begin(self, head: Response) -> bool:
        """An answer comes. Says whether its body is the file, which then follows from its start.

        Raises:
            FileExistsError: The file is there already, and is not to be replaced.
        """
        if head.status_code != 200:
            return False
        with _nameless():
            if self._name is None:
                self._name = safe_name(offered_name(head.headers.get("content-disposition", ""), self.address))
                self._refuse_existing()
            if self._file is None:
                self._file = NamedTemporaryFile(prefix=".", suffix=".part", dir=self._folder, delete=False)  # noqa: SIM115
            self._file.seek(0)
            self._file.truncate()
        if self._progress is not None:
            self._meter = Meter(self._progress, head.content_length)
            self._meter.passed(0)
        return True

    def write(self, data: bytes) -> None:
        """The next piece of the file."""
        assert self._file is not None, "a file begins before it goes on"
        with _nameless():
            self._file.write(data)
        if self._meter is not None:
            self._meter.passed(len(data))

    def finish(self) -> Path:
        """The file is complete: give it its name.

        Raises:
            FileExistsError: A file of that name has come meanwhile, and is not to be replaced.
        """
        assert self._file is not None, "a file begins before it ends"
        assert self._name is not None, "a file that has begun has a name"
        path = self._folder / self._name
        with _nameless():
            self._file.close()
            if not self._overwrite:
                path.open("xb").close()  # the name is ours from here on, or was another's before
            try:
                Path(self._file.name).replace(path)
            except BaseException:
                if not self._overwrite:
                    path.unlink(missing_ok=True)
                raise
        self._file = None
        return path

    def _refuse_existing(self) -> None:
        if not self._overwrite and os.path.lexists(self._folder / (self._name or "")):
            raise FileExistsError("a file of this name is there already; pass overwrite=True to replace it")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            with suppress(OSError):  # a full disk refuses the rest once more
                self._file.close()
            with suppress(OSError):
                Path(self._file.name).unlink()


class _nameless:  # noqa: N801 - it reads as a word: with _nameless():
    """Keep the names of files out of the errors of the system: they may be a patient's."""

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, OSError) and error.errno is not None:
            raise OSError(error.errno, error.strerror) from None


def _place(to: Any) -> tuple[Path, str | None]:
    """The folder that a file goes to, and its name there if the caller has chosen it."""
    if isinstance(to, (str, Path)) and to != "":
        try:
            path = Path(to).absolute()
            if b"\0" in os.fsencode(path):
                raise ValueError
            if path.is_dir():
                return path, None
            if path.name and not str(to).endswith(("/", os.sep)) and path.parent.is_dir():
                return path.parent, path.name
        except (ValueError, OSError):
            pass  # no path that this system can have
    raise ArgumentError("to", "must be a folder that is there, or the path of a file in one")
