"""Count what the clients requested from the mock while the property tests ran, from its journal.

A reset clears the journal, and other senders also make requests, so each client request is counted when the next one
arrives.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from practice_mock.state.journal import Entry, Journal
from tests.property.counts import Counts, Plain

NOT_READ = frozenset({"BadParameter", "Forbidden", "MissingCredentials", "TooManyRequests", "Unauthenticated"})
"""Rejections of a request before its parameters are read."""

Key = tuple[str, str]
"""An API and an operationId of its document."""


@dataclass
class Traffic(Counts):
    """Counts by operation."""

    statuses: Counter[tuple[Key, int]] = field(default_factory=Counter)
    """Responses that the rules of the mock gave."""
    injected: Counter[tuple[Key, int]] = field(default_factory=Counter)
    """Responses that the mock injected."""
    read: Counter[tuple[Key, str]] = field(default_factory=Counter)
    """Requests whose `path`, `query` or `body` was read."""
    present: Counter[tuple[Key, str, str]] = field(default_factory=Counter)
    """The requests that had a parameter, or a top-level property of the body."""
    calling: bool = False
    """Whether the present requests come from a client."""
    _journals: list[_CountedJournal] = field(default_factory=list)

    @contextmanager
    def of_a_client(self) -> Iterator[None]:
        """Count the requests to the mock in this context."""
        self.calling = True
        try:
            yield
        finally:
            self.calling = False

    def journal(self) -> Journal:
        """Return a journal whose requests are counted."""
        self._journals.append(_CountedJournal(self))
        return self._journals[-1]

    def plain(self) -> Plain:
        self.settle()
        return super().plain()

    def settle(self) -> None:
        """Count the latest request of each journal too: there may be no next one."""
        for journal in self._journals:
            journal.settle()

    def count(self, entry: Entry) -> None:
        """Count a request that has a response."""
        if entry.operation is None or not entry.status:
            return
        key = (entry.api, entry.operation)
        injected = entry.rule is not None or entry.cause == "injected"
        (self.injected if injected else self.statuses)[key, entry.status] += 1
        if injected or entry.reason in NOT_READ:
            return
        parts = {"path": entry.path_parameters, "query": entry.query_parameters}
        if entry.reason != "BadBody":
            parts |= {"body": dict.fromkeys(entry.body_fields)}
        for place, names in parts.items():
            self.read[key, place] += 1
            for name in names:
                self.present[key, place, name] += 1


class _CountedJournal(Journal):
    def __init__(self, traffic: Traffic) -> None:
        super().__init__()
        self._traffic = traffic
        self._pending: Entry | None = None

    def open(self, *, time: str, api: str, request_id: str, method: str, path: str) -> Entry:
        self.settle()
        entry = super().open(time=time, api=api, request_id=request_id, method=method, path=path)
        self._pending = entry if self._traffic.calling else None
        return entry

    def clear(self) -> None:
        self.settle()
        super().clear()

    def settle(self) -> None:
        """Count the latest request, whose response is known."""
        if self._pending is not None:
            self._traffic.count(self._pending)
        self._pending = None


TRAFFIC = Traffic()
"""The counts of this process."""
