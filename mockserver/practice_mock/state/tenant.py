"""A tenant: one practice, with its own records, zone and clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from practice_mock.state.clock import Clock, timestamp
from practice_mock.state.ids import Ids
from practice_mock.state.store import Store, Table
from practice_mock.switches import Switches


class TenantView(Protocol):
    """What a response may show of a tenant beside the record itself."""

    @property
    def number(self) -> int:
        """The number of the tenant."""
        ...

    def table(self, name: str) -> Table:
        """Return a table of the tenant."""
        ...


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

    def tables(self) -> Mapping[str, Table]:
        """Return all tables of the tenant by name."""
        return self.store.all_tables()

    def now(self) -> datetime:
        """Return the instant, in UTC."""
        return self.clock.now()

    def timestamp(self) -> str:
        """Return the instant in the format of the APIs."""
        return timestamp(self.clock.now())
