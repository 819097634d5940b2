"""The demo practice of PracSuite: fictional patients and their appointments, the same for the same seed and day."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from practice_mock.pracsuite.seed import appointment_book, billing, directory, partners, people, records
from practice_mock.pracsuite.seed.context import Demo
from practice_mock.pracsuite.tables import SHAPES
from practice_mock.state.clock import Clock
from practice_mock.state.contents import rewrite
from practice_mock.state.ids import Ids
from practice_mock.state.store import MemoryStore
from practice_mock.state.tenant import Tenant

_FURTHER = 1_000_000
"""What is added to the IDs of a practice that shares none with the first one."""


@lru_cache(maxsize=16)
def snapshot(
    seed: int, zone: ZoneInfo, today: date, *, patients: int = 500, weeks: int = 26, other: bool = False
) -> Any:
    """Return the content of a store: a practice with `patients`, and a book of `weeks` before and after a day.

    Any `other` practice has no ID in common with it, so that a call with the keys of the wrong practice fails.
    """
    store = MemoryStore(SHAPES)
    tenant = Tenant(0, "seed", zone, store, Clock(), Ids(seed))
    demo = Demo(tenant, seed, today, patients, weeks)
    tenant.clock.set(demo.written)
    for table, record in (*directory.lookups(), *appointment_book.lookups()):
        store.table(table).put(record)
    partners.fill(demo)
    people.fill(demo)
    records.fill(demo)
    appointment_book.fill(demo)
    billing.fill(demo)
    return rewrite(store.snapshot(), SHAPES, _other_id, further=_FURTHER) if other else store.snapshot()


def _other_id(field: str, value: Any) -> Any:
    is_id = field.endswith(("_id", "_ids")) and isinstance(value, int) and not isinstance(value, bool)
    return value + _FURTHER if is_id else value
