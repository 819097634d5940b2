"""The demo practice of PracSuite: invented people and what they do, the same for the same seed."""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from practice_mock.clock import Clock
from practice_mock.ids import Ids
from practice_mock.pracsuite.seed import billing, book, directory, partners, people, records
from practice_mock.pracsuite.seed.parts import WRITTEN, Demo
from practice_mock.pracsuite.tables import SHAPES
from practice_mock.store import MemoryStore
from practice_mock.tenant import Tenant


@lru_cache(maxsize=16)
def snapshot(seed: int, size: int) -> Any:
    """The content of a store: a practice with so many patients."""
    store = MemoryStore(SHAPES)
    tenant = Tenant(0, "seed", ZoneInfo("Australia/Adelaide"), store, Clock(WRITTEN), Ids(seed))
    for table, record in (*directory.lookups(), *book.lookups()):
        store.table(table).put(record)
    demo = Demo(tenant, seed, size)
    partners.fill(demo)
    people.fill(demo)
    records.fill(demo)
    book.fill(demo)
    billing.fill(demo)
    return store.snapshot()
