"""Files to send: a path, bytes, a binary stream, or ``(name, content, media type)``; and the progress of sending."""

from __future__ import annotations

import io
import mimetypes
import os
import stat
from collections.abc import Callable, Iterable
from inspect import iscoroutine, iscoroutinefunction
from pathlib import Path
from typing import IO, Any, cast

from attrs import field, frozen

from ..values.codec import Mismatch, plain, unicode_text
from ..values.hidden_frames import runs_code_of_the_caller
from ..values.json import is_tuple
from ..values.signal_handlers import let_through
from .caller_code import CallerCode
from .file_state import FileState
from .resources import Resources

FileContent = Path | bytes | IO[bytes]


FileInput = FileContent | tuple[str, FileContent] | tuple[str, FileContent, str]
"""A file argument of a method: the content alone, ``(name, content)`` or ``(name, content, media type)``."""


Progress = Callable[[int, "int | None"], object]
"""Called while files are transferred, with the bytes so far and the total bytes, ``None`` if the total is unknown."""


DEFAULT_MEDIA_TYPE = "application/octet-stream"


class Meter:
    """Counts the transferred bytes of files, and reports them to the caller."""

    def __init__(self, progress: Progress, total: int | None) -> None:
        self._progress = progress
        self._total = total
        self._done = 0
        self._reported = False

    @runs_code_of_the_caller
    def add(self, count: int) -> None:
        """Count more bytes, and report. Exceptions of the caller's function are raised unchanged."""
        self._done += count
        if count or not self._reported:
            self._reported = True
            with CallerCode():
                self._progress(self._done, self._total)

    def restart(self) -> None:
        """Begin again at zero, for another attempt."""
        self._done = 0
        self._reported = False


class ChangedFile(Exception):
    """A file cannot be sent as announced: it changed, or its stream does not return bytes."""


class Source:
    """A stream that is read while it is sent, from its position when it was given. It is never held in memory whole.

    The content of a ``BytesIO`` is sent as it was when it was given. Of a regular file, the operating system shows
    whether it was changed. Of any other stream, only the size can be compared.

    Args:
        stream: The stream.
        resources: Keeps the files of the call open while this one is used.
        stated_size: The size that the caller states, for a stream whose size is not known otherwise.
        shown: How messages call the file.
        path: The path of a file that was opened here.
    """

    def __init__(
        self,
        stream: IO[bytes],
        resources: Resources,
        stated_size: int | None = None,
        *,
        shown: str = "a file",
        path: str | None = None,
    ) -> None:
        self.in_memory = type(stream) is io.BytesIO and not vars(stream)  # otherwise it may have a read() of its own
        """Whether reading never waits for anything."""
        if self.in_memory:
            position = stream.tell()
            stream = io.BytesIO(
                cast("io.BytesIO", stream).getvalue()
            )  # this copies nothing, unless the caller changes the original
            stream.seek(position)
        self._stream = stream
        self._resources = resources
        self.path = path
        """The path of a file that was opened here, as messages show it."""
        self.shown = shown
        """How messages call the file: by the path that the caller gave, or by the argument."""
        seekable = getattr(stream, "seekable", None)
        self._start = stream.tell() if seekable is not None and seekable() else None
        self.size = stated_size if self._start is None else self._size(self._start)
        """The number of bytes from the start to the end, ``None`` if unknown."""
        self.has_changed = False
        """Whether the file was changed since it was given. This is known when its end has been read."""
        self._state = FileState.of(stream)
        self._watch: Callable[[int], object] | None = None

    @property
    def rewindable(self) -> bool:
        """Whether the stream can be read again."""
        return self._start is not None

    def watched_by(self, watch: Callable[[int], object]) -> None:
        """Let a function of the client count the bytes that are sent from now on."""
        self._watch = watch

    def sent(self, count: int) -> None:
        """Note that bytes of this stream were sent."""
        if self._watch is not None:
            self._watch(count)

    def read(self, size: int) -> bytes:
        """Return the next bytes, about ``size`` of them; none at the end. This may be called in a worker thread.

        Raises:
            ChangedFile: The stream did not return bytes.
        """
        data = self._resources.run(self._read, size)
        if iscoroutine(data):
            data.close()  # otherwise Python reports that it was never awaited
        if isinstance(data, (bytes, bytearray)):
            if not data and self._state is not None:
                self.has_changed = not self._resources.run(self._state.is_unchanged)
            return bytes(data)
        raise ChangedFile(f"{self.shown} returned {type(data).__name__} instead of bytes")

    def restart(self) -> bytes:
        """Go back to the start, if the stream can. This may be called in a worker thread. Returns no bytes."""
        if self._start is not None:
            self._resources.run(self._seek, self._start)
        if self._state is not None:
            self._state.settle()
        return b""

    @runs_code_of_the_caller
    def _read(self, size: int) -> Any:
        with CallerCode():
            try:
                return self._stream.read(size)
            except OSError as error:
                let_through(error)
                self._name(error)
                raise

    @runs_code_of_the_caller
    def _seek(self, position: int) -> None:
        with CallerCode():
            try:
                self._stream.seek(position)
            except OSError as error:
                let_through(error)
                self._name(error)
                raise

    def _name(self, error: OSError) -> None:
        """Add the path to an error of the system that does not name one."""
        if self.path is not None and error.errno is not None and error.filename is None:
            error.filename = self.path

    def _size(self, start: int) -> int:
        end = self._stream.seek(0, os.SEEK_END)
        self._stream.seek(start)
        return max(0, end - start)


@frozen(repr=False)
class File:
    """A file to send."""

    name: str = field(repr=False)  # for tools that print the attributes of an object
    content: Source
    media_type: str


def metered(files: Iterable[File], progress: Any) -> Meter | None:
    """Return a meter that reports to the caller's function while these files are sent, ``None`` without a function.

    Raises:
        Mismatch: ``progress`` is not callable.
    """
    if progress is None:
        return None
    if not callable(progress):
        raise Mismatch("must be a function that takes the bytes sent so far and the total bytes", ("progress",))
    sizes = [file.content.size for file in files]
    known = [size for size in sizes if size is not None]
    return Meter(progress, sum(known) if len(known) == len(sizes) else None)


def open_file(
    given: Any,
    resources: Resources,
    wanted_type: str | None = None,
    *,
    needs_name: bool = False,
    stated_name: str | None = None,
    stated_size: int | None = None,
    place: str = "file",
) -> File:
    """Return the file to send for a file argument. A file that is opened here is closed with ``resources``.

    The media type is the one that the caller gives; otherwise ``wanted_type``; otherwise it is guessed from the name.

    Args:
        given: The argument.
        resources: Closes the file.
        wanted_type: The media type that the API requires.
        needs_name: Whether a file without a name is rejected.
        stated_name: The name that another argument states for a file that has none.
        stated_size: The size that another argument states for a stream of unknown size.
        place: The argument, as messages call it.

    Raises:
        Mismatch: The argument is not a file, or cannot be opened; or ``needs_name`` is set and it has no name.
    """
    name, content, media_type = _parts(given)
    path: str | None = None
    shown = f"the file passed as {place}"
    if isinstance(content, Path):
        name = name or content.name
        path = printable_path(content)
        content = _opened(content, path, resources)
    elif not isinstance(content, bytes):
        name = name or _stream_name(content)
        shown_path = _path_of(content)
        _require_readable(content, shown_path)
        shown = shown if shown_path is None else f"the file {shown_path}"
    if path is not None:
        shown = f"the file {path}"
    if needs_name and not name:
        raise Mismatch("has no name; pass (name, content)")
    try:
        name = unicode_text(name or stated_name or "file")
    except Mismatch:
        if path is None:
            raise
        raise Mismatch(f"has a name that is not valid Unicode text; pass (name, path): {path}") from None
    stream = io.BytesIO(content) if isinstance(content, bytes) else content
    source = Source(stream, resources, stated_size, shown=shown, path=path)
    media_type = media_type or wanted_type or _guessed(name)
    return File(name, source, media_type)


def _guessed(name: str) -> str:
    """Return the media type that the extension of a name means. A compressed file has that of its compression."""
    kind, compression = mimetypes.guess_type(name)
    if compression is not None:
        return _COMPRESSED.get(compression, DEFAULT_MEDIA_TYPE)
    return kind or DEFAULT_MEDIA_TYPE


_COMPRESSED = {
    "gzip": "application/gzip",
    "bzip2": "application/x-bzip2",
    "xz": "application/x-xz",
    "compress": "application/x-compress",
}


def _opened(path: Path, shown: str, resources: Resources) -> IO[bytes]:
    """Return an open file. Only regular files are opened: opening a FIFO or a device can wait forever, or act on it.

    Raises:
        Mismatch: The file cannot be opened.
    """
    try:
        if stat.S_ISDIR(path.stat().st_mode):
            raise Mismatch(f"cannot be opened: Is a directory: {shown}")
        _require_regular(path.stat(), shown)
        stream = open(path, "rb", opener=_without_waiting)  # noqa: SIM115  # Path.open takes no opener
    except OSError as error:
        let_through(error)
        raise Mismatch(f"cannot be opened: {error.strerror or type(error).__name__}: {shown}") from None
    except ValueError as error:  # a path with a NUL, or one that cannot be encoded
        let_through(error)
        raise Mismatch(f"cannot be opened: the path is not valid: {shown}") from None
    resources.add(stream.close)
    _require_regular(os.fstat(stream.fileno()), shown)  # it may have been replaced meanwhile
    return stream


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _require_regular(status: os.stat_result, shown: str) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise Mismatch(f"cannot be opened: it is not a regular file, but a device, a pipe or a socket: {shown}")


def _require_readable(stream: Any, path: str | None) -> None:
    """Raise ``Mismatch`` for a stream of which is known that it cannot be read."""
    at = "" if path is None else f": {path}"
    if getattr(stream, "closed", False) is True:
        raise Mismatch(f"is a closed stream{at}")
    if isinstance(stream, io.IOBase) and isinstance(stream, _OF_A_FILE) and not stream.readable():
        raise Mismatch(f"is not open for reading{at}")


_OF_A_FILE = (io.FileIO, io.BufferedReader, io.BufferedWriter, io.BufferedRandom)


def _path_of(stream: Any) -> str | None:
    """Return the path that the caller has opened, if a stream is an open file."""
    is_file = isinstance(stream, _OF_A_FILE)
    name: Any = getattr(cast("Any", stream), "name", None) if is_file else None
    return printable_path(name) if isinstance(name, str) else None


def printable_path(path: Any) -> str:
    """Return a path that the caller gave, as it is shown in a message: on one line, and without odd characters."""
    return "".join(character if character.isprintable() else "?" for character in str(path))


def _parts(given: Any) -> tuple[str | None, FileContent, str | None]:
    name: Any = None
    content: Any = given
    media_type: Any = None
    if is_tuple(given):
        parts = list(given)
        if len(parts) not in (2, 3):
            raise Mismatch("must be (name, content) or (name, content, media type)")
        name, content, media_type = (plain(part) for part in [*parts, None][:3])
        if not isinstance(name, str) or not name:
            raise Mismatch("must begin with the file's name")
    if media_type is not None and (
        not isinstance(media_type, str)
        or "/" not in media_type
        or not (media_type.isascii() and media_type.isprintable())
    ):
        raise Mismatch("must end with a media type such as 'application/pdf'")
    if isinstance(content, (bytes, Path)) or _reads_bytes(content):
        return name, cast("FileContent", content), media_type
    raise Mismatch("must be a Path, bytes, a binary stream, or (name, content, media type)")


def _reads_bytes(content: Any) -> bool:
    read = getattr(content, "read", None)
    return callable(read) and not iscoroutinefunction(read) and not hasattr(content, "encoding")


def _stream_name(stream: IO[bytes]) -> str | None:
    name = getattr(stream, "name", None)
    return Path(name).name if isinstance(name, str) else None
