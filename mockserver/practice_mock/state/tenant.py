"""A tenant: one practice, with its own records, zone and clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from practice_mock.state.clock import Clock, timestamp
from practice_mock.state.ids import Ids
from practice_mock.state.store import Store, Table


@dataclass(frozen=True, slots=True)
class Tenant:
    """Whose data a request sees. The rules of the domain take one of these and nothing of HTTP."""

    number: int
    name: str
    zone: ZoneInfo
    store: Store
    clock: Clock
    ids: Ids

    def table(self, name: str) -> Table:
        """One of the tenant's tables."""
        return self.store.table(name)

    def now(self) -> datetime:
        """The instant, in UTC."""
        return self.clock.now()

    def timestamp(self) -> str:
        """The instant as the APIs write it."""
        return timestamp(self.clock.now())
