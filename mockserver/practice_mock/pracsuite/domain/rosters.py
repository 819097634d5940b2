"""Rosters: when practitioners take appointments in an ordinary week, and who may book these times."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant

CHANNELS = ("manual", "online", "waiting_list")
"""Who may book a time of a roster: the staff, patients online, patients on the waiting list."""


@dataclass(frozen=True, slots=True)
class Channels:
    """A choice of rostered times by who may book them."""

    wanted: frozenset[str]
    """One of these is enough; empty if any will do."""
    unwanted: frozenset[str] = frozenset()
    """None of these."""

    @classmethod
    def of(cls, query: Mapping[str, Any]) -> Channels:
        """The choice that a query makes. One that names no channel wants what the staff may book."""
        given = {name: query[name] for name in CHANNELS if name in query}
        if not given:
            return cls(frozenset({"manual"}))
        return cls(
            frozenset(name for name, wanted in given.items() if wanted),
            frozenset(name for name, wanted in given.items() if not wanted),
        )

    def fit(self, roster: Record) -> bool:
        """Whether a rostered time is chosen."""
        if any(roster[name] for name in self.unwanted):
            return False
        return not self.wanted or any(roster[name] for name in self.wanted)


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a day, in minutes since midnight by the clinic's clock."""

    start: int
    end: int


def windows(tenant: Tenant, practitioner_id: int, business_id: int, day: date, channels: Channels) -> Sequence[Window]:
    """When a practitioner takes appointments at a business on a day. Times that touch are one."""
    rosters = tenant.table("roster").find("day", (practitioner_id, business_id, day.weekday()))
    return _joined(Window(row["start"], row["end"]) for row in rosters if channels.fit(row))


def _joined(parts: Iterable[Window]) -> Sequence[Window]:
    joined: list[Window] = []
    for part in sorted(parts, key=lambda window: window.start):
        if joined and part.start <= joined[-1].end:
            joined[-1] = Window(joined[-1].start, max(joined[-1].end, part.end))
        else:
            joined.append(part)
    return joined
