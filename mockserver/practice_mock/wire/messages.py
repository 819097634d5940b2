"""The values that pass between HTTP and the rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from practice_mock.spec import Operation
from practice_mock.spec.multipart import Part
from practice_mock.state.tenant import Tenant


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it was received."""

    method: str
    origin: str
    """Scheme, host, port and the namespace in the path, as the caller sees them: `http://127.0.0.1:8490`."""
    path: str
    """The path, still percent-encoded."""
    query: str
    """The query, still percent-encoded, without the question mark."""
    headers: Mapping[str, str]
    """The headers by lower-case name; a repeated header is joined by commas."""
    content: bytes = field(repr=False)
    own_path: str = ""
    """The path of the namespace, `/_ns/alice`, also if a header or a key named it; empty for the default one."""

    @property
    def own_origin(self) -> str:
        """The origin with the namespace in its path, for links that are followed without headers and keys."""
        return self.origin.removesuffix(self.own_path) + self.own_path

    @property
    def url(self) -> str:
        """The absolute URL, exactly as it was requested."""
        return f"{self.origin}{self.path}?{self.query}" if self.query else f"{self.origin}{self.path}"


@dataclass(frozen=True, slots=True)
class Reply:
    """A response as it will be sent."""

    status: int
    headers: Mapping[str, str]
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Call:
    """A request that was understood: the tenant, the operation and its arguments."""

    operation: Operation
    tenant: Tenant
    path: Mapping[str, Any]
    query: Mapping[str, Any]
    body: Any
    files: Mapping[str, tuple[Part, ...]]
    request: Request
    base_url: str
    """The base URL of the API, for links: `http://127.0.0.1:8490/v1`."""


@dataclass(frozen=True, slots=True)
class Redirect:
    """A success that redirects to another URL, instead of a body."""

    location: str = field(repr=False)


Handler: TypeAlias = Callable[[Call], Any]
"""Carries out one operation and returns the body of the success response, None if it has none, or a Redirect."""
