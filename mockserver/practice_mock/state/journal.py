"""The request journal: the requests that the mock received, without secrets and without data about patients."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

KEPT = 10_000
"""The number of requests that are kept."""

MISSED_KEPT = 1_000
"""The number of requests that reached no API, and are kept."""

MOST_KEPT = 65_536
"""The largest body in bytes that an entry keeps, if it keeps bodies."""

MASK = "*"
"""Stands for a segment of a path that may be anything, also data about a patient."""

_PLAIN = re.compile(r"|v\d{1,2}(\.\d{1,2})?", re.ASCII | re.IGNORECASE)


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
    """The template of a known path, or an unknown path in which every segment that the API does not have is masked."""
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
    idle_rule: str | None = None
    """The rule that was due, but could change nothing in the response."""
    violations: tuple[str, ...] = ()
    """Violations of the document that were not rejected, if the mock only logs them."""
    values_kept: bool = False
    """Whether the entry contains the bodies and the values of all parameters: see `JournalSettings`."""
    body: Any = None
    """The body as JSON, without files."""
    response: Any = None
    """The body of the response as JSON, before a fault changed it."""


class JournalSettings:
    """Whether the journal keeps bodies and the values of private parameters."""

    def __init__(self) -> None:
        self.bodies = False
        self.clears = 0
        """The number of times that the journal was cleared, after which it counts from 1 again."""

    def mark(self) -> object:
        """See `Component`."""
        return self.bodies, self.clears

    def save(self) -> Any:
        """Return the settings as JSON values."""
        return {"bodies": self.bodies, "clears": self.clears}

    def load(self, saved: Any) -> None:
        """Go to the state that `save` returned."""
        self.bodies, self.clears = saved["bodies"], saved.get("clears", 0)


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
    """Why it failed, without anything that the caller sent."""


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

    def after(self, number: int) -> Sequence[Entry]:
        """Return the entries after a number, oldest first."""
        newest_first = takewhile(lambda entry: entry.number > number, reversed(self._entries))
        return list(newest_first)[::-1]

    def clear(self) -> None:
        """Delete all entries, and count from 1 again."""
        self._entries.clear()
        self._count = 0

    def __iter__(self) -> Iterator[Entry]:
        return iter(tuple(self._entries))

    def __len__(self) -> int:
        return len(self._entries)


def masked(path: str, words: Container[str] = ()) -> str:
    """Return a path in which every segment is masked but for versions and some words, in any letter case.

    Someone may have written anything there, also the name of a patient.
    """
    return "/".join(part if part.lower() in words or _PLAIN.fullmatch(part) else MASK for part in path.split("/"))


def kept_value(value: Any, size: int) -> Any:
    """Return a body of a size in bytes as an entry keeps it: None if it is too large, or is not JSON."""
    if size > MOST_KEPT:
        return None
    try:
        return json.loads(json.dumps(value))
    except (TypeError, ValueError, RecursionError):
        return None


def kept_json(content: bytes) -> Any:
    """Return the JSON of a body as an entry keeps it: None if it is too large, or is not JSON."""
    if not content or len(content) > MOST_KEPT:
        return None
    try:
        return kept_value(json.loads(content), len(content))
    except (ValueError, RecursionError):
        return None
