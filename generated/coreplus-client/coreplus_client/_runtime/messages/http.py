"""A request and an answer, as plain values: what the pure half hands to the transport, and what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from attrs import field, frozen

from ..values.json import read_json
from .file_input import File, Meter


@frozen
class TextPart:
    """A part of a multipart body that holds text, of a media type or, as in plain forms, of none."""

    content: bytes = field(repr=False)
    media_type: str | None


@frozen
class Request:
    """A request, ready but for the credentials.

    Attributes:
        meter: Told while the files of the body are sent.
        foreign: Whether it goes to another server than the API's, which must see nothing that is not said here: no
            credentials, and no headers, cookies or query of the connection pool.
    """

    method: str
    url: str = field(repr=False)
    headers: Mapping[str, str] = field(factory=dict[str, str], repr=False)
    content: bytes | None = field(default=None, repr=False)
    parts: tuple[tuple[str, TextPart | File], ...] = field(default=(), repr=False)
    meter: Meter | None = field(default=None, repr=False)
    foreign: bool = False

    @property
    def resendable(self) -> bool:
        """Whether the body can be sent a second time."""
        return all(part.content.rewindable for _, part in self.parts if isinstance(part, File))

    def rewind(self) -> None:
        """Make the body ready to be sent again."""
        for _, part in self.parts:
            if isinstance(part, File):
                part.content.seek(0)
        if self.meter is not None:
            self.meter.restart()


@frozen
class Response:
    """An answer, read whole.

    Attributes:
        status_code: The HTTP status.
        headers: Its headers, the names in lower case.
        content: Its body, as it came.
        attempts: How often the request was sent until this answer came.
        reconciled: Whether the call's own answer was lost, and this is that of the look that found what it did.
    """

    status_code: int
    headers: Mapping[str, str] = field(repr=False)
    content: bytes = field(repr=False)
    attempts: int = 1
    reconciled: bool = False

    @property
    def succeeded(self) -> bool:
        """Whether its status is one of success."""
        return 200 <= self.status_code < 300

    @property
    def content_length(self) -> int | None:
        """The length that the headers state for the body, if they do; of one that travels packed they do not."""
        stated = self.headers.get("content-length", "")
        packed = "content-encoding" in self.headers or "transfer-encoding" in self.headers
        return int(stated[:18]) if not packed and stated.isascii() and stated.isdecimal() else None

    def json(self) -> Any:
        """The body as JSON.

        Raises:
            ValueError: It is none.
        """
        return read_json(self.content)


class Sink(Protocol):
    """Takes the body of an answer piece by piece."""

    def begin(self, head: Response) -> bool:
        """An answer comes, of which ``head`` is all but the body. Says whether the body is wanted."""
        ...

    def write(self, data: bytes) -> None:
        """The next piece of a body that is wanted."""
        ...
