"""A tenant: one practice, with its own records, zone and clock."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from practice_mock.state.clock import Clock, timestamp
from practice_mock.state.ids import Ids
from practice_mock.state.store import Store, Table
from practice_mock.switches import Switches


@dataclass(frozen=True, slots=True)
class Tenant:
    """The tenant whose data a request sees. The rules of the domain take a tenant and nothing of HTTP."""

    number: int
    name: str
    zone: ZoneInfo
    store: Store
    clock: Clock
    ids: Ids
    switches: Switches = field(default_factory=Switches)

    def table(self, name: str) -> Table:
        """Return a table of the tenant."""
        return self.store.table(name)

    def now(self) -> datetime:
        """Return the instant, in UTC."""
        return self.clock.now()

    def timestamp(self) -> str:
        """Return the instant in the format of the APIs."""
        return timestamp(self.clock.now())
