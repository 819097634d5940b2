"""Files to send: a path, bytes, a binary stream, or ``(name, content, media type)``."""

from __future__ import annotations

import mimetypes
import os
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any, cast

from attrs import frozen

from .codec import Mismatch, unicode_text
from .json_types import is_tuple

FileContent = Path | bytes | IO[bytes]
FileInput = FileContent | tuple[str, FileContent] | tuple[str, FileContent, str]
"""What a method takes as a file: content alone, ``(name, content)`` or ``(name, content, media type)``."""

DEFAULT_MEDIA_TYPE = "application/octet-stream"


class Source:
    """A stream from where it stood when it was given: read while it is sent, never held whole."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        seekable = getattr(stream, "seekable", None)
        self._start = stream.tell() if seekable is not None and seekable() else None

    @property
    def rewindable(self) -> bool:
        """Whether it can be read a second time."""
        return self._start is not None

    def read(self, size: int = -1) -> bytes:
        """Read up to ``size`` bytes, or all."""
        return self._stream.read(size)

    def tell(self) -> int:
        """The place, counted from the start. Raises ``OSError`` when the stream cannot tell."""
        return self._stream.tell() - self._known_start()

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to a place, counted from the start. Raises ``OSError`` when the stream cannot."""
        start = self._known_start()
        return self._stream.seek(offset + (start if whence == os.SEEK_SET else 0), whence) - start

    def _known_start(self) -> int:
        if self._start is None:
            raise OSError("the stream cannot be rewound")
        return self._start


@frozen(repr=False)
class File:
    """A file that is about to be sent."""

    name: str
    content: bytes | Source
    media_type: str

    @property
    def rewindable(self) -> bool:
        """Whether it can be sent a second time."""
        return isinstance(self.content, bytes) or self.content.rewindable

    def rewind(self) -> None:
        """Go back to the start."""
        if isinstance(self.content, Source):
            self.content.seek(0)


def open_file(given: Any, resources: ExitStack, wanted_type: str | None = None) -> File:
    """Make a file of what a caller gave. What is opened here is closed with ``resources``.

    Its media type is what the caller says, or else ``wanted_type``, or else guessed from its name.

    Raises:
        Mismatch: What was given is no file, or cannot be opened.
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
    name = unicode_text(name or "file")
    source = content if isinstance(content, bytes) else Source(content)
    return File(name, source, media_type or wanted_type or mimetypes.guess_type(name)[0] or DEFAULT_MEDIA_TYPE)


def _parts(given: Any) -> tuple[str | None, FileContent, str | None]:
    name: Any = None
    content: Any = given
    media_type: Any = None
    if is_tuple(given):
        parts = list(given)
        if len(parts) not in (2, 3):
            raise Mismatch("must be (name, content) or (name, content, media type)")
        name, content, media_type = [*parts, None][:3]
        if not isinstance(name, str) or not name:
            raise Mismatch("must begin with the file's name")
    if media_type is not None and (
        not isinstance(media_type, str) or "/" not in media_type or any(mark in media_type for mark in "\r\n")
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
