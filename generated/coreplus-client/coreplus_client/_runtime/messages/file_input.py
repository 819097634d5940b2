"""Files to send: a path, bytes, a binary stream, or ``(name, content, media type)``; and the progress of sending."""

from __future__ import annotations

import io
import mimetypes
import os
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from inspect import iscoroutinefunction
from pathlib import Path
from typing import IO, Any, cast

from attrs import field, frozen

from ..values.codec import Mismatch, plain, unicode_text
from ..values.hidden_frames import runs_code_of_the_caller
from ..values.json import is_tuple
from .caller_code import CallerCode

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
    """A file cannot be sent as announced: its size changed, or its stream does not return bytes."""


class Source:
    """A stream that is read while it is sent, from its position when it was given. It is never held in memory whole.

    Args:
        stream: The stream.
        stated_size: The size that the caller states, for a stream whose size is not known otherwise.
    """

    def __init__(self, stream: IO[bytes], stated_size: int | None = None) -> None:
        self._stream = stream
        seekable = getattr(stream, "seekable", None)
        self._start = stream.tell() if seekable is not None and seekable() else None
        self.size = stated_size if self._start is None else self._size(self._start)
        """The number of bytes from the start to the end, ``None`` if unknown."""
        self._watch: Callable[[int], object] | None = None

    @property
    def rewindable(self) -> bool:
        """Whether the stream can be read again."""
        return self._start is not None

    @property
    def in_memory(self) -> bool:
        """Whether reading never waits for anything."""
        return type(self._stream) is io.BytesIO

    def watched_by(self, watch: Callable[[int], object]) -> None:
        """Let a function of the client count the bytes that are sent from now on."""
        self._watch = watch

    def sent(self, count: int) -> None:
        """Note that bytes of this stream were sent."""
        if self._watch is not None:
            self._watch(count)

    @runs_code_of_the_caller
    def read(self, size: int) -> bytes:
        """Return the next bytes, about ``size`` of them; none at the end.

        Raises:
            ChangedFile: The stream did not return bytes.
        """
        with CallerCode():
            data: Any = self._stream.read(size)
        if isinstance(data, bytes):
            return data
        if isinstance(data, bytearray):
            return bytes(data)
        raise ChangedFile(f"a file's stream returned {type(data).__name__} instead of bytes")

    @runs_code_of_the_caller
    def seek(self, offset: int) -> None:
        """Go to a position relative to the start. Raises ``OSError`` if the stream cannot seek."""
        if self._start is None:
            raise io.UnsupportedOperation("the stream cannot be rewound")
        with CallerCode():
            self._stream.seek(self._start + offset)

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
    resources: ExitStack,
    wanted_type: str | None = None,
    *,
    needs_name: bool = False,
    stated_name: str | None = None,
    stated_size: int | None = None,
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

    Raises:
        Mismatch: The argument is not a file, or cannot be opened; or ``needs_name`` is set and it has no name.
    """
    name, content, media_type = _parts(given)
    if isinstance(content, Path):
        name = name or content.name
        try:
            content = resources.enter_context(content.open("rb"))
        except (OSError, ValueError) as error:  # a ValueError for a path with a NUL
            reason = getattr(error, "strerror", None) or "the path is not valid"
            raise Mismatch(f"cannot be opened: {reason}: {printable_path(content)}") from None
    elif not isinstance(content, bytes):
        name = name or _stream_name(content)
    if needs_name and not name:
        raise Mismatch("has no name; pass (name, content)")
    name = unicode_text(name or stated_name or "file")
    source = Source(io.BytesIO(content) if isinstance(content, bytes) else content, stated_size)
    media_type = media_type or wanted_type or mimetypes.guess_type(name)[0] or DEFAULT_MEDIA_TYPE
    return File(name, source, media_type)


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
