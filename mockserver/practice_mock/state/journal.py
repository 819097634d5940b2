"""The request journal: the requests that the mock received, without secrets and without data about patients."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

KEPT = 10_000
"""The number of requests that are kept."""

MISSED_KEPT = 1_000
"""The number of requests that reached no API, and are kept."""

_VERSION = re.compile(r"v\d{1,3}(\.\d{1,3})?", re.IGNORECASE | re.ASCII)


@dataclass(slots=True)
class Entry:
    """One request. Values are recorded only if the API's document does not mark them as private (`x-phi`)."""

    number: int
    time: str
    """The time by the mock's clock."""
    api: str
    request_id: str
    method: str
    path: str
    """The template of a known path, or an unknown path in which every segment that no document has is masked."""
    operation: str | None = None
    tenant: int | None = None
    path_parameters: Mapping[str, Any] = field(default_factory=dict[str, Any])
    query_parameters: Mapping[str, Any] = field(default_factory=dict[str, Any])
    """Values of private parameters are replaced by their number."""
    body_fields: tuple[str, ...] = ()
    """Names of the fields at the top level of the body."""
    body_bytes: int = 0
    status: int = 0
    """The status; 0 if a fault prevented a response."""
    cause: str | None = None
    """Who has to change something, if the request was rejected."""
    reason: str | None = None
    """The kind of rejection, for instance `Conflict`."""
    rule: str | None = None
    """The rule of the fault plan that acted: its name, or the JSON pointer to it."""
    violations: tuple[str, ...] = ()
    """Violations of the document that were not rejected, if the mock only logs them."""


MASK = "*"
"""Stands for a segment of a path that may be anything, also data about a patient."""

BASE_SEGMENTS = frozenset({"api", "core", "_mock", "_storage", "openapi"})
"""The segments of base URLs, in lower case."""


@dataclass(frozen=True, slots=True)
class Missed:
    """A request that reached neither an API nor the object storage, so that no practice received it."""

    time: str
    """The time by the mock's clock."""
    method: str | None
    """None if the request could not be read."""
    path: str | None
    """The path, in which every segment that no document has is masked; None if the request could not be read."""
    status: int
    reason: str
    """What the response said."""


class MissedRequests:
    """The last 1,000 requests that reached no API, oldest first."""

    def __init__(self) -> None:
        self._kept: deque[Missed] = deque(maxlen=MISSED_KEPT)

    def add(self, missed: Missed) -> None:
        """Add a request."""
        self._kept.append(missed)

    def clear(self) -> None:
        """Delete all."""
        self._kept.clear()

    def __iter__(self) -> Iterator[Missed]:
        return iter(tuple(self._kept))


class Journal:
    """The last 10,000 requests, oldest first."""

    def __init__(self) -> None:
        self._entries: deque[Entry] = deque(maxlen=KEPT)
        self._count = 0

    def open(self, *, time: str, api: str, request_id: str, method: str, path: str) -> Entry:
        """Begin the entry of a request; the caller fills in the rest."""
        self._count += 1
        entry = Entry(self._count, time, api, request_id, method, path)
        self._entries.append(entry)
        return entry

    @property
    def last(self) -> int:
        """The number of the latest request; 0 if there was none."""
        return self._count

    def clear(self) -> None:
        """Delete all entries, and count from 1 again."""
        self._entries.clear()
        self._count = 0

    def __iter__(self) -> Iterator[Entry]:
        return iter(tuple(self._entries))

    def __len__(self) -> int:
        return len(self._entries)


def masked(path: str, known: Container[str]) -> str:
    """Return a path in which every segment is masked, unless it is known, given in lower case, or a version."""
    return "/".join(part if _is_plain(part, known) else MASK for part in path.split("/"))


def _is_plain(part: str, known: Container[str]) -> bool:
    return not part or part.lower() in known or part.lower() in BASE_SEGMENTS or _VERSION.fullmatch(part) is not None
