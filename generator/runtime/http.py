"""A request and an answer, as plain values: what the pure half hands to the transport, and what comes back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from .files import File


@frozen
class TextPart:
    """A part of a multipart body that holds text."""

    content: bytes = field(repr=False)
    media_type: str


@frozen
class Request:
    """A request, ready but for the credentials."""

    method: str
    url: str = field(repr=False)
    headers: Mapping[str, str] = field(factory=dict[str, str], repr=False)
    content: bytes | None = field(default=None, repr=False)
    parts: tuple[tuple[str, TextPart | File], ...] = field(default=(), repr=False)

    @property
    def resendable(self) -> bool:
        """Whether the body can be sent a second time."""
        return all(part.rewindable for _, part in self.parts if isinstance(part, File))

    def rewind(self) -> None:
        """Make the body ready to be sent again."""
        for _, part in self.parts:
            if isinstance(part, File):
                part.rewind()


@frozen
class Response:
    """An answer, read whole.

    Attributes:
        status_code: The HTTP status.
        headers: Its headers, the names in lower case.
        content: Its body, as it came.
        attempts: How often the request was sent until this answer came.
    """

    status_code: int
    headers: Mapping[str, str] = field(repr=False)
    content: bytes = field(repr=False)
    attempts: int = 1

    def json(self) -> Any:
        """The body as JSON.

        Raises:
            ValueError: It is none.
        """
        return json.loads(self.content)
