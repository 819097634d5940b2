"""Encode multipart/form-data (RFC 7578) while it is sent, with an exact length. Nothing is held in memory whole.

The HTTP library has an encoder as well. It reads files in the event loop, does not notice a file that changes while it
is sent, and cannot write ``filename*``.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import AsyncIterator, Callable, Generator, Iterator
from types import TracebackType
from typing import NamedTuple
from urllib.parse import quote

from .caller_code import CallerFailure
from .file_input import ChangedFile, File, Meter, Source
from .http import Parts, TextPart
from .worker_thread import in_thread

CHUNK = 65_536
"""The bytes that are read at once."""


class FileStep(NamedTuple):
    """A step that uses a file, and may wait for it."""

    source: Source
    run: Callable[[], bytes]


class Multipart:
    """A multipart body, which can be read again if its files can.

    Args:
        parts: The parts, in order.
        meter: Counts the bytes of the files while they are sent.
        extended_names: Whether ``filename*`` (RFC 8187) states the exact name of a file, beside an ASCII fallback.
            Otherwise ``filename`` contains UTF-8, as browsers send it.
    """

    def __init__(self, parts: Parts, meter: Meter | None, *, extended_names: bool) -> None:
        self._boundary = os.urandom(16).hex()
        self._meter = meter
        self._parts = [(self._head(name, part, extended_names), part.content) for name, part in parts]
        self._end = f"--{self._boundary}--\r\n".encode()

    @property
    def headers(self) -> dict[str, str]:
        """The headers of the body."""
        length = self._length()
        framing = {"transfer-encoding": "chunked"} if length is None else {"content-length": str(length)}
        return {"content-type": f"multipart/form-data; boundary={self._boundary}", **framing}

    def synchronous(self) -> Pieces:
        """Return the body as an iterable of bytes."""
        return Pieces(self)

    def asynchronous(self) -> AsyncPieces:
        """Return the body as an asynchronous iterable of bytes. Files are read in a worker thread."""
        return AsyncPieces(self)

    def steps(self) -> Generator[bytes | FileStep, bytes, None]:
        """Yield bytes to send, and each step of a file, whose result is sent to the generator.

        Raises:
            ChangedFile: A file was changed since the start. The body was not completely sent.
        """
        if self._meter is not None:
            self._meter.restart()
        for head, content in self._parts:
            yield head
            if isinstance(content, bytes):
                yield content
            else:
                yield from self._file(content)
            yield b"\r\n"
        yield self._end

    def _file(self, source: Source) -> Generator[bytes | FileStep, bytes, None]:
        """Yield the content of a file. The last chunk is kept back until it is known that nothing changed."""
        yield FileStep(source, source.restart)
        self._sent(source, 0)
        next_chunk = FileStep(source, lambda: source.read(CHUNK))
        read, waiting = 0, b""
        while True:
            chunk = yield next_chunk
            read += len(chunk)
            if source.size is not None and (read > source.size or (not chunk and read < source.size)):
                change = "longer" if read > source.size else "shorter"
                raise ChangedFile(f"{source.shown} became {change} while it was sent")
            if not chunk and source.has_changed:
                raise ChangedFile(f"{source.shown} changed while it was sent")
            if waiting:
                yield waiting
                self._sent(source, len(waiting))
            if not chunk:
                return
            if source.size is None:
                yield chunk
                self._sent(source, len(chunk))
            else:
                waiting = chunk

    def _sent(self, source: Source, count: int) -> None:
        """Report that bytes of a file were sent."""
        source.sent(count)
        if self._meter is not None:
            self._meter.add(count)

    def _head(self, name: str, part: TextPart | File, extended_names: bool) -> bytes:
        disposition = f'form-data; name="{_escaped(name)}"'
        if isinstance(part, File):
            disposition += _extended(part.name) if extended_names else f'; filename="{_escaped(part.name)}"'
        head = f"--{self._boundary}\r\nContent-Disposition: {disposition}\r\n"
        if part.media_type is not None:
            head += f"Content-Type: {part.media_type}\r\n"
        return f"{head}\r\n".encode()

    def _length(self) -> int | None:
        length = len(self._end)
        for head, content in self._parts:
            size = len(content) if isinstance(content, bytes) else content.size
            if size is None:
                return None
            length += len(head) + size + len(b"\r\n")
        return length


class Pieces:
    """A body as an iterable of bytes."""

    def __init__(self, body: Multipart) -> None:
        self._body = body

    def __iter__(self) -> Iterator[bytes]:
        with _Evidence():
            steps = self._body.steps()
            step = next(steps, None)
            while step is not None:
                if isinstance(step, bytes):
                    yield step
                    step = next(steps, None)
                else:
                    step = steps.send(step.run())


class AsyncPieces:
    """A body as an asynchronous iterable of bytes."""

    def __init__(self, body: Multipart) -> None:
        self._body = body

    def __aiter__(self) -> AsyncIterator[bytes]:
        return _AsyncSteps(self._body.steps())


class _AsyncSteps:
    """The steps of a body. This is not an asynchronous generator: the library may drop it before its end.

    An event loop would report a dropped generator, or end it later.
    """

    def __init__(self, steps: Generator[bytes | FileStep, bytes, None]) -> None:
        self._steps = steps

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        with _Evidence():
            step = next(self._steps, None)
            while isinstance(step, FileStep):
                step = self._steps.send(step.run() if step.source.in_memory else await in_thread(step.run))
        if step is None:
            raise StopAsyncIteration
        return step


NOT_COMPLETE = "The request was not sent completely."
"""The note that an exception of the caller's own code gets, which is otherwise raised unchanged."""


class _Evidence:
    """Context manager that adds a note to an exception of the caller's stream or function."""

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, CallerFailure) and NOT_COMPLETE not in getattr(error.error, "__notes__", ()):
            error.error.add_note(NOT_COMPLETE)


def _escaped(name: str) -> str:
    """Return a name for a quoted parameter, escaped as in HTML forms: in addition, no invisible character is left."""
    return "".join(_escaped_character(character) for character in name)


def _escaped_character(character: str) -> str:
    if character == '"' or unicodedata.category(character) in _INVISIBLE:
        return quote(character, safe="")
    return "\\\\" if character == "\\" else character


_INVISIBLE = frozenset({"Cc", "Cf", "Zl", "Zp"})
"""The Unicode categories of control characters, of marks such as those of text direction, and of line breaks."""

_NOT_IN_FALLBACK = re.compile(r'[^ -~]|["/\\]|%(?=[0-9A-Fa-f]{2})')

_ATTRIBUTE_CHARACTERS = "!#$&+^`|"
"""The characters of RFC 8187 that need no escape, without those that are never escaped."""


def _extended(name: str) -> str:
    """Return the parameters for the name of a file: an ASCII fallback, and the exact name as in RFC 8187."""
    letters = "".join(
        character for character in unicodedata.normalize("NFKD", name) if not unicodedata.combining(character)
    )
    fallback = _NOT_IN_FALLBACK.sub("_", letters)
    exact = quote(name, safe=_ATTRIBUTE_CHARACTERS)
    return f"; filename=\"{fallback}\"; filename*=utf-8''{exact}"
