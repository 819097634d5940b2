"""Files to send: a path, bytes, a binary stream, or ``(name, content, media type)``; and the progress of sending."""

from __future__ import annotations

import io
import mimetypes
import os
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any, cast

from attrs import frozen

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


class Source:
    """A stream that is read while it is sent, from its position when it was given. It is never held in memory whole."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        seekable = getattr(stream, "seekable", None)
        self._start = stream.tell() if seekable is not None and seekable() else None
        self.size = self._size()
        """The number of bytes from the start to the end, ``None`` if unknown."""
        self._meter: Meter | None = None
        self._handed_out = 0

    @property
    def rewindable(self) -> bool:
        """Whether the stream can be read again."""
        return self._start is not None

    def report_to(self, meter: Meter) -> None:
        """Let a meter count the bytes that are sent from now on."""
        self._meter = meter

    @runs_code_of_the_caller
    def read(self, size: int = -1) -> bytes:
        """Return up to ``size`` bytes, or all."""
        if self._meter is not None:
            self._meter.add(self._handed_out)  # a reader that asks for more has sent the bytes read before
        with CallerCode():
            data = self._stream.read(size)
        self._handed_out = len(data)
        return data

    def tell(self) -> int:
        """Return the position relative to the start. Raises ``OSError`` if the stream has none."""
        return self._stream.tell() - self._known_start()

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to a position relative to the start. Raises ``OSError`` if the stream cannot seek."""
        start = self._known_start()
        self._handed_out = 0
        return self._stream.seek(offset + (start if whence == os.SEEK_SET else 0), whence) - start

    def _size(self) -> int | None:
        if self._start is None:
            return None
        end = self._stream.seek(0, os.SEEK_END)
        self._stream.seek(self._start)
        return max(0, end - self._start)

    def _known_start(self) -> int:
        if self._start is None:
            raise io.UnsupportedOperation("the stream cannot be rewound")
        return self._start


@frozen(repr=False)
class File:
    """A file to send."""

    name: str
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
    sources = [file.content for file in files]
    sizes = [source.size for source in sources]
    known = [size for size in sizes if size is not None]
    meter = Meter(progress, sum(known) if len(known) == len(sizes) else None)
    for source in sources:
        source.report_to(meter)
    return meter


def open_file(given: Any, resources: ExitStack, wanted_type: str | None = None, *, needs_name: bool = False) -> File:
    """Return the file to send for a file argument. A file that is opened here is closed with ``resources``.

    The media type is the one that the caller gives; otherwise ``wanted_type``; otherwise it is guessed from the name.

    Raises:
        Mismatch: The argument is not a file, or cannot be opened; or ``needs_name`` is set and it has no name.
    """
    name, content, media_type = _parts(given)
    if isinstance(content, Path):
        name = name or content.name
        try:
            content = resources.enter_context(content.open("rb"))
        except OSError as error:
            raise Mismatch(f"cannot be opened: {error.strerror}") from None
    elif not isinstance(content, bytes):
        name = name or _stream_name(content)
    if needs_name and not name:
        raise Mismatch("has no name; pass (name, content)")
    name = unicode_text(name or "file")
    source = Source(io.BytesIO(content) if isinstance(content, bytes) else content)
    return File(name, source, media_type or wanted_type or mimetypes.guess_type(name)[0] or DEFAULT_MEDIA_TYPE)


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
        not isinstance(media_type, str) or "/" not in media_type or any(character in media_type for character in "\r\n")
    ):
        raise Mismatch("must end with a media type such as 'application/pdf'")
    if isinstance(content, (bytes, Path)) or _reads_bytes(content):
        return name, cast("FileContent", content), media_type
    raise Mismatch("must be a Path, bytes, a binary stream, or (name, content, media type)")


def _reads_bytes(content: Any) -> bool:
    return callable(getattr(content, "read", None)) and not hasattr(content, "encoding")


def _stream_name(stream: IO[bytes]) -> str | None:
    name = getattr(stream, "name", None)
    return Path(name).name if isinstance(name, str) else None
