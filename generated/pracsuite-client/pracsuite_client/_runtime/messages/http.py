"""HTTP requests and responses as plain values: what is passed to the transport, and what it returns."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, Protocol

from attrs import field, frozen

from ..values.hidden_frames import HIDDEN
from ..values.incomplete import always_printed
from ..values.json import read_json
from .file_input import File, Meter


@frozen
class TextPart:
    """A text part of a multipart body. Its media type is ``None`` in plain forms."""

    content: bytes = field(repr=False)
    media_type: str | None


Parts = tuple[tuple[str, TextPart | File], ...]
"""The parts of a multipart body: each name with its content."""


@frozen
class Request:
    """A request, complete except for the credentials.

    Attributes:
        meter: Counts the bytes of the body's files while they are sent.
        foreign: Whether it goes to a third-party server instead of the API. Such a server gets no credentials, and no
            headers, cookies or query parameters of the connection pool.
        identity: What the response must contain to be about the same record, as pairs of a JSON pointer and the text.
        given: Returns the names of the arguments that the caller gave, to which an error body may refer.
        security: The schemes whose credentials it gets; ``None`` for those of the API.
    """

    method: str
    url: str = field(repr=False)
    headers: Mapping[str, str] = field(factory=dict[str, str], repr=False)
    content: bytes | None = field(default=None, repr=False)
    parts: Parts = field(default=(), repr=False)
    meter: Meter | None = field(default=None, repr=False)
    foreign: bool = False
    identity: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    given: Callable[[], Collection[str]] = field(default=tuple, repr=False)
    security: tuple[str, ...] | None = field(default=None, repr=False)

    @property
    def resendable(self) -> bool:
        """Whether the body can be sent again."""
        return not self.parts or all(part.content.rewindable for _, part in self.parts if isinstance(part, File))


@always_printed
@frozen
class Response:
    """A response with its complete body.

    Attributes:
        status_code: The HTTP status.
        headers: The headers, with names in lower case.
        content: The raw body.
        attempts: The number of times that the request was sent.
        reconciled: Whether the call's own response was lost, and this is the response of the lookup that found the
            record.
        sent_at: When the request left the client, by its monotonic clock; ``None`` if that is unknown.
        head_at: When the head of the response had arrived, by the same clock.
        label: The label of the client.
    """

    status_code: int
    headers: Mapping[str, str] = field(repr=False)
    content: bytes = field(repr=False)
    attempts: int = 1
    reconciled: bool = False
    sent_at: float | None = field(default=None, repr=False, eq=False)
    head_at: float | None = field(default=None, repr=False, eq=False)
    label: str | None = None

    @property
    def succeeded(self) -> bool:
        """Whether the status is 2xx."""
        return 200 <= self.status_code < 300

    @property
    def stated_length(self) -> int | None:
        """The length that the headers state for the body as it is sent, ``None`` if they state none."""
        with HIDDEN:
            stated = self.headers.get("content-length", "")
            is_stated = "transfer-encoding" not in self.headers and stated.isascii() and stated.isdecimal()
            return int(stated[:18]) if is_stated else None

    @property
    def content_length(self) -> int | None:
        """The length that the headers state for the content, ``None`` if they state none or the body is encoded."""
        return None if "content-encoding" in self.headers else self.stated_length

    def json(self) -> Any:
        """Return the body as a JSON value.

        Raises:
            ValueError: The body is not JSON.
        """
        with HIDDEN:
            return read_json(self.content)


class Sink(Protocol):
    """Receives the body of a response in chunks."""

    def wants(self, head: Response) -> bool:
        """Return whether the body of a response is wanted; ``head`` is the response without its body."""
        ...

    def begin(self, head: Response) -> None:
        """Begin a body that is wanted. This may be called in a worker thread."""
        ...

    def write(self, data: bytes) -> None:
        """Receive the next chunk of a body that is wanted. This may be called in a worker thread."""
        ...

    def wrote(self, count: int) -> None:
        """Report the progress after a chunk of ``count`` bytes was written. This is called in the caller's thread.

        It is also called with 0 when a body was begun.
        """
        ...
