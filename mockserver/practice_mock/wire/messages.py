"""The values that pass between HTTP and the rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol, TypeAlias

from practice_mock.rejection import MalformedRequest, Rejection
from practice_mock.spec import Operation
from practice_mock.spec.multipart import Part
from practice_mock.state.namespaces import DEFAULT
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant, TenantView

_LENGTH = re.compile(r"\d{1,18}", re.ASCII)


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
    refusal: Rejection | None = None
    """Why the body was not read, or not to its end. Such a request is never carried out."""
    own_path: str = ""
    """The path of the namespace, `/_ns/alice`, also if a header or a key named it; empty for the default one."""

    @property
    def namespace(self) -> str:
        """The name of the namespace, in lower case."""
        return self.own_path.rpartition("/")[2] or DEFAULT

    @property
    def own_origin(self) -> str:
        """The origin with the namespace in its path, for links that are followed without headers and keys."""
        return self.origin if self.origin.lower().endswith(self.own_path) else self.origin + self.own_path

    @property
    def has_body(self) -> bool:
        """Whether there is a body, which may not have been read yet."""
        return bool(self.content) or self.announces_body

    @property
    def announces_body(self) -> bool:
        """Whether the headers announce a body."""
        return "transfer-encoding" in self.headers or self.headers.get("content-length", "0") != "0"

    @property
    def announced_length(self) -> int | None:
        """The length of the body by its headers; None if they do not state it."""
        text = self.headers.get("content-length", "")
        return int(text) if "transfer-encoding" not in self.headers and _LENGTH.fullmatch(text) else None

    def with_body(self, content: bytes) -> Request:
        """Return the request with its body, or refused if that does not have the length that the headers state."""
        length = self.announced_length
        if length is None or length == len(content):
            return replace(self, content=content) if content else self
        return self.refused(MalformedRequest(f"The body has {len(content)} bytes, but its content-length is {length}."))

    def refused(self, rejection: Rejection) -> Request:
        """Return the request without its body, which is not carried out."""
        return replace(self, content=b"", refusal=rejection)

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


class Address(Protocol):
    """The address of a request: all that a handler sees of it beside its arguments."""

    @property
    def origin(self) -> str:
        """See `Request`."""
        ...

    @property
    def own_origin(self) -> str:
        """See `Request`."""
        ...

    @property
    def path(self) -> str:
        """See `Request`."""
        ...


@dataclass(frozen=True, slots=True)
class Call:
    """A request that was understood: the tenant, the operation and its arguments."""

    operation: Operation
    tenant: Tenant
    path: Mapping[str, Any]
    query: Mapping[str, Any]
    body: Any
    files: Mapping[str, tuple[Part, ...]]
    request: Address
    base_url: str
    """The base URL of the API, for links: `http://127.0.0.1:8490/v1`."""
    pairs: Sequence[tuple[str, str]] = ()
    """Names and values of the query, in the order in which they were sent."""


class View(Protocol):
    """What a record is shown with: nothing else of the request."""

    @property
    def tenant(self) -> TenantView:
        """The tenant whose record it is."""
        ...

    @property
    def base_url(self) -> str:
        """The base URL of the API, for links."""
        ...


Present: TypeAlias = Callable[[View, Record], dict[str, Any]]
"""Makes a response body, or a row of a list, from a record and other records. It returns the same for the same."""


@dataclass(frozen=True, slots=True)
class Rows:
    """A list in a response body, each row of which shows a record."""

    records: Sequence[Record]
    present: Present
    first: int | None = None
    """The position of the first row in the whole list; None if rows have no position."""
    total: int = 0

    def added(self, place: int) -> dict[str, Any]:
        """Return the fields that a row has because of its place in this list."""
        return {} if self.first is None else {"row_num": self.first + place, "total_rows": self.total}


@dataclass(frozen=True, slots=True)
class Redirect:
    """A success that redirects to another URL, instead of a body."""

    location: str = field(repr=False)


Handler: TypeAlias = Callable[[Call], Any]
"""Carries out one operation and returns the body of the success response, None if it has none, or a Redirect.

A value of the body may be `Rows`. If the operation only reads, the handler depends on nothing but the call: of the
tenant, `practice_mock.wire.kept_replies` observes what it reads.
"""
