"""Rosters: the weekly times at which practitioners take appointments, and who may book them."""

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
    """A selection of rostered times by who may book them."""

    wanted: frozenset[str]
    """The times must have one of these channels; any if empty."""
    unwanted: frozenset[str] = frozenset()
    """The times must have none of these channels."""
    every: bool = False
    """Whether the times must have all of the wanted channels."""

    @classmethod
    def of(cls, tenant: Tenant, query: Mapping[str, Any]) -> Channels:
        """Return the selection of a query. By default it is the times that the staff may book."""
        given = {name: query[name] for name in CHANNELS if name in query}
        if not given:
            return cls(frozenset({"manual"}))
        return cls(
            frozenset(name for name, wanted in given.items() if wanted),
            frozenset(name for name, wanted in given.items() if not wanted),
            tenant.switches.is_at("roster-channels", "all"),
        )

    def fit(self, roster: Record) -> bool:
        """Return whether a rostered time is selected."""
        if any(roster[name] for name in self.unwanted):
            return False
        suitable = [roster[name] for name in self.wanted]
        return not suitable or (all(suitable) if self.every else any(suitable))


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a day, in minutes since midnight by the clinic's clock."""

    start: int
    end: int


def windows(tenant: Tenant, practitioner_id: int, business_id: int, day: date, channels: Channels) -> Sequence[Window]:
    """Return when a practitioner takes appointments at a business on a day. Adjacent times are merged."""
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
