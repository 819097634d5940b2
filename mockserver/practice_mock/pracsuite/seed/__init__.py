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
from practice_mock.state.memory import MemoryStore, StoreContent
from practice_mock.state.tenant import Tenant

_FURTHER = 1_000_000
"""What is added to the IDs of a practice that shares none with the first one."""


_FIRST = frozenset(
    [
        *("appointment_status", "appointment_type", "business", "cancellation_reason", "fee_category", "item"),
        *("item_group", "organisation", "patient", "payer", "payer_contact", "practitioner", "practitioner_business"),
        *("profession", "pronoun", "referrer", "reschedule_reason", "resource", "roster", "sex"),
    ]
)
FIRST = tuple(shape for shape in SHAPES if shape.name in _FIRST)
"""The tables that `first_tables` fills: the patients, and tables that do not grow with their number.

What belongs to the patients changes none of them.
"""


@lru_cache(maxsize=16)
def snapshot(
    seed: int, zone: ZoneInfo, today: date, *, patients: int = 500, weeks: int = 26, other: bool = False
) -> StoreContent:
    """Return the content of a store: a practice with `patients`, and a book of `weeks` before and after a day.

    Any `other` practice has no ID in common with it, so that a call with the keys of the wrong practice fails.
    """
    made = _making(seed, zone, today, patients, weeks).whole()
    return rewrite(made, SHAPES, _other_id, further=_FURTHER) if other else made


def first_tables(seed: int, zone: ZoneInfo, today: date, *, patients: int = 500, weeks: int = 26) -> StoreContent:
    """Return some of the tables of a snapshot, which are made without what takes most of the time."""
    return _making(seed, zone, today, patients, weeks).first()


class _Making:
    """A practice that is made in two steps, the second of which takes most of the time."""

    def __init__(self, demo: Demo, store: MemoryStore) -> None:
        self._demo = demo
        self._store = store
        self._is_begun = self._is_whole = False

    def first(self) -> StoreContent:
        if not self._is_begun:
            self._is_begun = True
            self._demo.tenant.clock.set(self._demo.written)
            for table, record in (*directory.lookups(), *appointment_book.lookups()):
                self._store.table(table).put(record)
            partners.fill(self._demo)
            people.fill(self._demo)
        return {shape.name: self._store.tables[shape.name].content() for shape in FIRST}

    def whole(self) -> StoreContent:
        self.first()
        if not self._is_whole:
            self._is_whole = True
            records.fill(self._demo)
            appointment_book.fill(self._demo)
            billing.fill(self._demo)
        return self._store.snapshot()


@lru_cache(maxsize=16)
def _making(seed: int, zone: ZoneInfo, today: date, patients: int, weeks: int) -> _Making:
    store = MemoryStore(SHAPES)
    return _Making(Demo(Tenant(0, "seed", zone, store, Clock(), Ids(seed)), seed, today, patients, weeks), store)


def _other_id(field: str, value: Any) -> Any:
    is_id = field.endswith(("_id", "_ids")) and isinstance(value, int) and not isinstance(value, bool)
    return value + _FURTHER if is_id else value
