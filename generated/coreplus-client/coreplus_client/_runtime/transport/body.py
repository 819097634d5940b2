"""Receive the body of a response: decompressed in small steps, up to a limit, and complete or not at all.

The HTTP library would decompress a whole chunk at once, so that a small body could fill the memory, and it does not
notice that a compressed body is cut off.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Any, Final

import attrs

from ..messages.caller_code import CallerFailure
from ..messages.http import Response, Sink
from ..messages.worker_thread import in_thread
from ..values.signal_handlers import let_through
from .deadline import Deadline
from .failure import UnusableBody

ACCEPTED_ENCODINGS: Final = "gzip, deflate"
"""The ``accept-encoding`` header: the encodings that are decompressed here."""

MAX_RESPONSE_BYTES: Final = 64 * 1024 * 1024
"""The default limit of a body, decompressed."""

_PIECE: Final = 65_536
"""The bytes that are decompressed at a time."""

_KEPT: Final = 65_536
"""The bytes that are kept of a body that a sink does not want. Error bodies are smaller."""

_MAX_ENCODINGS: Final = 4


class TruncatedBody(UnusableBody):
    """A body ended before it was complete."""

    details = "the body ended before it was complete"


class UnprovenBody(UnusableBody):
    """Nothing shows whether a body is complete."""

    details = (
        "nothing shows whether the body is complete: the response has no content-length, is not chunked, and ends with "
        "the connection"
    )
    permanent = True


class LostEncoding(UnusableBody):
    """A body was decompressed by the HTTP library, so that nothing shows whether it is complete."""

    details = "the body was compressed, and was read by something else than this client, such as an event hook"
    permanent = True


class BrokenEncoding(UnusableBody):
    """A body cannot be decompressed."""

    details = "the body cannot be decompressed"


class UnknownEncoding(UnusableBody):
    """A body has an encoding that was not asked for."""

    details = "its content-encoding is not gzip or deflate"
    permanent = True


class ResponseTooLarge(UnusableBody):
    """A body is larger than the limit."""

    permanent = True

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.details = f"the body is larger than max_response_bytes={limit}"


class _Decompressor:
    """Undoes one content encoding, in pieces of limited size."""

    def __init__(self, *, gzip: bool) -> None:
        self._gzip = gzip
        self._begin = b""
        self._zlib: Any = None
        self._ended = False
        self._goes_on = False

    @property
    def is_complete(self) -> bool:
        """Whether the bytes so far are a whole body, which may be empty, and may have anything after it."""
        return self._zlib is None and (self._ended or not self._begin)

    @property
    def is_exact(self) -> bool:
        """Whether the bytes so far are proven to be a whole body: it was begun, and it ended with its last byte.

        What follows the end may be the beginning of another part. Only zeros are padding.
        """
        return self._zlib is None and self._ended and not self._goes_on and not any(self._begin)

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Yield what the next bytes of the body contain. Raises ``BrokenEncoding`` if they are not valid."""
        while data:
            if self._zlib is None:
                self._begin += data
                if len(self._begin) < 2 or not self._may_begin(self._begin):
                    return
                data, self._begin = self._begin, b""
                self._zlib = zlib.decompressobj(self._window(data))
            yield from self._pieces(data)
            data = b""
            if self._zlib.eof:
                data = self._zlib.unused_data
                self._zlib, self._ended = None, True

    def _may_begin(self, data: bytes) -> bool:
        """Return whether data begins another part of the body. What follows the last part is ignored."""
        if not self._ended or (self._gzip and data[:2] == b"\x1f\x8b"):
            return True
        self._goes_on = self._goes_on or any(data)
        self._begin = self._begin[:2]
        return False

    def _pieces(self, data: bytes) -> Iterator[bytes]:
        piece = b""
        while data or len(piece) == _PIECE:  # after a full piece, there can be more without further data
            try:
                piece = self._zlib.decompress(data, _PIECE)
            except zlib.error as error:
                let_through(error)
                raise BrokenEncoding from None
            if piece:
                yield piece
            data = self._zlib.unconsumed_tail
            if self._zlib.eof:
                return

    def _window(self, data: bytes) -> int:
        if self._gzip:
            return zlib.MAX_WBITS | 16
        has_header = data[0] & 0x0F == 8 and int.from_bytes(data[:2]) % 31 == 0
        return zlib.MAX_WBITS if has_header else -zlib.MAX_WBITS  # some servers send no header


class _Decoder:
    """Undoes all content encodings of one body."""

    def __init__(self, encodings: list[str], limit: int | None) -> None:
        self._steps = [_Decompressor(gzip=name != "deflate") for name in reversed(encodings)]
        self._limit = limit
        self._made = 0

    def feed(self, data: bytes, step: int = 0) -> Iterator[bytes]:
        """Yield what the next bytes of the body contain."""
        if step == len(self._steps):
            yield data
            return
        for piece in self._steps[step].feed(data):
            self._made += len(piece)
            if self._limit is not None and self._made > self._limit * len(self._steps):
                raise ResponseTooLarge(self._limit)  # one step makes much of nothing
            yield from self.feed(piece, step + 1)

    def finish(self, *, exactly: bool = False) -> None:
        """Raise ``TruncatedBody`` if the body is not complete; ``exactly`` means that it is proven to be."""
        if not all(step.is_exact if exactly else step.is_complete for step in self._steps):
            raise TruncatedBody


def _decoder(head: Response, limit: int | None) -> _Decoder | None:
    stated = head.headers.get("content-encoding")
    if stated is None:
        return None
    names = [name for name in (name.strip().lower() for name in stated.split(",")) if name not in ("", "identity")]
    if len(names) > _MAX_ENCODINGS or not {"gzip", "x-gzip", "deflate"}.issuperset(names):
        raise UnknownEncoding
    return _Decoder(names, limit) if names else None


class SinkFailure(Exception):
    """Wraps an exception of the sink, such as a full disk, which is not a failure of the connection."""

    def __init__(self, error: Exception) -> None:
        super().__init__(type(error).__name__)
        self.error = error


class _SinkCode:
    """Context manager that runs code of the sink."""

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, Exception) and not isinstance(error, CallerFailure):
            raise SinkFailure(error) from None


class Intake:
    """Receives the body of one response: all of it up to a limit, or passed on to a sink."""

    def __init__(self, head: Response, limit: int) -> None:
        self._head = head
        self._limit = limit
        self._decoder = _decoder(head, limit)
        self._kept = bytearray()
        if (head.content_length or 0) > limit:
            raise ResponseTooLarge(limit)

    def take(self, raw: bytes) -> bool:
        """Take the next chunk as it was received. Returns whether to continue."""
        for piece in (raw,) if self._decoder is None else self._decoder.feed(raw):
            if len(self._kept) + len(piece) > self._limit:
                raise ResponseTooLarge(self._limit)
            self._kept += piece  # a list of many tiny pieces would need much more memory than the body has
        return True

    async def take_async(self, raw: bytes) -> bool:
        """Take the next chunk as it was received. Returns whether to continue."""
        return self.take(raw)

    def begin(self) -> None:
        """Do nothing: nothing has to be prepared."""

    async def begin_async(self) -> None:
        """Do nothing: nothing has to be prepared."""

    def answer(self) -> Response:
        """Return the response with its body. Raises ``TruncatedBody`` if it is not complete."""
        if self._decoder is not None:
            self._decoder.finish()
        head = self._head
        return Response(head.status_code, head.headers, bytes(self._kept), sent_at=head.sent_at, head_at=head.head_at)


class SinkIntake:
    """Receives the body of one response: passed on to a sink if the sink wants it; otherwise only its beginning.

    A sink gets the body of a file. It is only accepted if it is proven to be complete, because no one would notice a
    truncated file.
    """

    def __init__(self, head: Response, sink: Sink | None, deadline: Deadline, *, is_framed: bool) -> None:
        """Begin to receive a body; ``is_framed`` is whether its framing shows its end."""
        self._head = head
        self._deadline = deadline
        with _SinkCode():
            self._sink = sink if sink is not None and sink.wants(head) else None
        is_proof = self._sink is not None or (sink is None and head.succeeded and head.status_code != 204)
        if is_proof and not is_framed:  # a success without a body may be a response that was cut off
            raise UnprovenBody
        self._decoder = _decoder(head, None)
        self._received = 0
        self._kept = b""

    def begin(self) -> None:
        """Prepare the sink."""
        if self._sink is not None:
            with _SinkCode():
                self._sink.begin(self._head)
                self._sink.wrote(0)

    async def begin_async(self) -> None:
        """Prepare the sink in a worker thread."""
        if self._sink is not None:
            with _SinkCode():
                await in_thread(self._sink.begin, self._head)
                self._sink.wrote(0)

    def take(self, raw: bytes) -> bool:
        """Take the next chunk as it was received. Returns whether to continue."""
        return all(self._take(piece) for piece in self._pieces(raw))

    async def take_async(self, raw: bytes) -> bool:
        """Take the next chunk as it was received; it is written in a worker thread. Returns whether to continue."""
        for piece in self._pieces(raw):
            if self._sink is None:
                if not self._keep(piece):
                    return False
                continue
            with _SinkCode():
                await in_thread(self._sink.write, piece)
                self._sink.wrote(len(piece))
        return True

    def whole(self, content: bytes, raw: bytes | None) -> None:
        """Take a body that the HTTP library has already read; ``raw`` is what was received, if that is known."""
        self.take(self._as_received(content, raw))

    async def whole_async(self, content: bytes, raw: bytes | None) -> None:
        """Take a body that the HTTP library has already read; ``raw`` is what was received, if that is known."""
        await self.take_async(self._as_received(content, raw))

    def _as_received(self, content: bytes, raw: bytes | None) -> bytes:
        if self._decoder is None:
            return content
        if raw is None and self._sink is not None:
            raise LostEncoding
        if raw is None:
            self._decoder = None
        return content if raw is None else raw

    def _pieces(self, raw: bytes) -> Iterable[bytes]:
        self._received += len(raw)
        self._deadline.moved(len(raw))
        return (raw,) if self._decoder is None else self._decoder.feed(raw)

    def _take(self, piece: bytes) -> bool:
        if self._sink is None:
            return self._keep(piece)
        with _SinkCode():
            self._sink.write(piece)
            self._sink.wrote(len(piece))
        return True

    def _keep(self, piece: bytes) -> bool:
        self._kept += piece[: _KEPT - len(self._kept)]
        return len(self._kept) < _KEPT

    def answer(self) -> Response:
        """Return the response with what was kept of its body. Raises ``TruncatedBody`` if the sink got only a part."""
        if self._sink is not None:
            if self._decoder is not None:
                self._decoder.finish(exactly=True)
            if self._head.stated_length not in (None, self._received):
                raise TruncatedBody
        return attrs.evolve(self._head, content=self._kept)


def shows_its_end(head: Response, http_version: str) -> bool:
    """Return whether the framing of a body shows its end, so that a connection that breaks cannot be mistaken for it.

    HTTP/2 and HTTP/3 always mark the end. In HTTP/1, a body without length and chunks ends with the connection.
    """
    if http_version in ("HTTP/2", "HTTP/3"):
        return True
    framing = head.headers.get("transfer-encoding")
    if framing is not None:
        return framing.rpartition(",")[2].strip().lower() == "chunked"
    return head.stated_length is not None
