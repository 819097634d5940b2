"""What passes between HTTP and the rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from practice_mock.spec import Operation
from practice_mock.spec.multipart import Part
from practice_mock.state.tenant import Tenant


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it came over the wire."""

    method: str
    origin: str
    """Scheme, host and port, as the caller sees them: `http://127.0.0.1:8490`."""
    path: str
    """Still percent-encoded."""
    query: str
    """Still percent-encoded, without the question mark."""
    headers: Mapping[str, str]
    """By lower-case name; a repeated header is joined by commas."""
    content: bytes = field(repr=False)

    @property
    def url(self) -> str:
        """The absolute URL, exactly as it was requested."""
        return f"{self.origin}{self.path}?{self.query}" if self.query else f"{self.origin}{self.path}"


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes back over the wire."""

    status: int
    headers: Mapping[str, str]
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Call:
    """A request that was understood: who calls which operation with what."""

    operation: Operation
    tenant: Tenant
    path: Mapping[str, Any]
    query: Mapping[str, Any]
    body: Any
    files: Mapping[str, tuple[Part, ...]]
    request: Request
    base_url: str
    """Where the API lives, for links: `http://127.0.0.1:8490/v1`."""


@dataclass(frozen=True, slots=True)
class Redirect:
    """A success that leads on to another address, in place of a body."""

    location: str = field(repr=False)


Handler: TypeAlias = Callable[[Call], Any]
"""Carries out one operation and returns the body of its success answer, None if it has none, or a Redirect."""
