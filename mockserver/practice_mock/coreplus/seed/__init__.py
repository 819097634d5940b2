"""The demo practice of coreplus: fictional clients, a year of appointments and their invoices.

The data is the same for the same seed and day.
"""

from __future__ import annotations

from datetime import date, time
from functools import lru_cache, partial
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from practice_mock.coreplus.domain.times import instant_at
from practice_mock.coreplus.seed import appointments, clients, directory, invoices
from practice_mock.coreplus.seed.directory import KIM, SAM, guid, other_guid
from practice_mock.coreplus.tables import SHAPES
from practice_mock.state.clock import Clock
from practice_mock.state.contents import rewrite
from practice_mock.state.memory import MemoryStore
from practice_mock.state.tenant import Tenant

__all__ = ["KIM", "SAM", "guid", "snapshot"]

_MELBOURNE = ZoneInfo("Australia/Melbourne")


_FURTHER = 1_000_000
"""What is added to the reference numbers of another practice."""


@lru_cache(maxsize=16)
def snapshot(seed: int, today: date, *, people: int = 500, weeks: int = 26, other: bool = False) -> Any:
    """Return the content of a store: a practice with `people` clients, and `weeks` of appointments around a day.

    Appointments before that day are over; on it, none has begun. Any `other` practice, of another seed, has no
    identifier in common with it, so that a call with the access token of the wrong practice fails.
    """
    store = MemoryStore(SHAPES)
    ids = directory.DemoIds(seed)
    tenant = Tenant(0, "seed", _MELBOURNE, store, Clock(instant_at(today, time(), _MELBOURNE)), ids)
    random = Random(seed)
    for table, record in directory.records(ids, today):
        store.table(table).put(record)
    known = clients.add(tenant, random, people, other=other)
    appointments.add(tenant, random, known, today, weeks)
    invoices.add(tenant, random, today)
    return rewrite(store.snapshot(), SHAPES, partial(_other, seed), further=_FURTHER) if other else store.snapshot()


def _other(seed: int, field: str, value: Any) -> Any:
    if field == "appointmentReferenceNumber":
        return str(int(value) + _FURTHER)
    return other_guid(value, seed) if isinstance(value, str) else value
