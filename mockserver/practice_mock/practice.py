"""The state of a mock: everything that a run can change, and the way back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from threading import RLock
from typing import Any
from zoneinfo import ZoneInfo

from practice_mock.clock import Clock, ClockState
from practice_mock.coreplus import seed as coreplus_seed
from practice_mock.coreplus.tables import SHAPES as COREPLUS_SHAPES
from practice_mock.faults import Faults
from practice_mock.ids import Ids
from practice_mock.journal import Journal
from practice_mock.pracsuite import seed as pracsuite_seed
from practice_mock.pracsuite.tables import SHAPES as PRACSUITE_SHAPES
from practice_mock.rate import RateLimiter
from practice_mock.store import MemoryStore, Shape
from practice_mock.tenant import Tenant

_COREPLUS_ZONE = "Australia/Melbourne"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A state to go back to."""

    stores: tuple[Any, ...] = field(repr=False)
    ids: Mapping[str, int]
    clock: ClockState
    seed: int


class Practice:
    """Two practices on each API, their clock, their journal and what goes wrong there.

    `seed` decides identifiers and invented people; the same seed, requests and clock give the same bytes. `clock` is
    real time unless another is given. `zone` is the IANA name of the zone in which the PracSuite clinics keep their
    appointments. `rate_limit` is how many coreplus requests a second are let through; the real one takes 10, the mock
    any number unless told.
    """

    def __init__(
        self,
        *,
        seed: int = 0,
        clock: Clock | None = None,
        zone: str = "Australia/Adelaide",
        rate_limit: int | None = None,
    ) -> None:
        self.clock = clock or Clock()
        self.ids = Ids(seed)
        self.journal = Journal()
        self.faults = Faults()
        self.resets = 0
        """How often it was reset."""
        self.lock = RLock()
        self.limiter = RateLimiter(rate_limit, self.clock)
        self.pracsuite = (
            self._tenant(3, "Example Clinic", zone, PRACSUITE_SHAPES),
            self._tenant(4, "Other Clinic", zone, PRACSUITE_SHAPES),
        )
        self.coreplus = (
            self._tenant(1, "Example Practice", _COREPLUS_ZONE, COREPLUS_SHAPES),
            self._tenant(2, "Other Practice", _COREPLUS_ZONE, COREPLUS_SHAPES),
        )
        self._beginning = Snapshot(self._stores(seed), {}, self.clock.state, seed)
        self.restore(self._beginning)

    def reset(self) -> None:
        """Go back to the beginning: records, identifiers, clock, journal; no fault plan. Takes microseconds."""
        with self.lock:
            self.restore(self._beginning)
            self.journal.clear()
            self.faults.clear()
            self.resets += 1
            self.limiter.clear()

    def reseed(self, seed: int) -> None:
        """Begin anew with the records and identifiers of another seed, which is then what `reset` goes back to.

        Clock, journal, fault plan and snapshots stay as they are.
        """
        beginning = Snapshot(self._stores(seed), {}, self._beginning.clock, seed)
        with self.lock:
            clock = self.clock.state
            self.restore(beginning)
            self.clock.state = clock
            self._beginning = beginning

    def snapshot(self) -> Snapshot:
        """The present state, without journal and fault plan. Takes microseconds."""
        with self.lock:
            stores = tuple(tenant.store.snapshot() for tenant in (*self.pracsuite, *self.coreplus))
            return Snapshot(stores, self.ids.state, self.clock.state, self.ids.seed)

    def restore(self, snapshot: Snapshot) -> None:
        """Go back to a snapshot of this practice."""
        with self.lock:
            for tenant, content in zip((*self.pracsuite, *self.coreplus), snapshot.stores, strict=True):
                tenant.store.restore(content)
            self.ids.seed, self.ids.state = snapshot.seed, dict(snapshot.ids)
            self.clock.state = snapshot.clock

    def _tenant(self, number: int, name: str, zone: str, shapes: Iterable[Shape]) -> Tenant:
        return Tenant(number, name, ZoneInfo(zone), MemoryStore(shapes), self.clock, self.ids)

    def _stores(self, seed: int) -> tuple[Any, ...]:
        """What the tenants have at the beginning: some of it before the present day, some of it after."""
        zone, now = self.pracsuite[0].zone, self.clock.now()
        here, there = now.astimezone(zone).date(), now.astimezone(ZoneInfo(_COREPLUS_ZONE)).date()
        return (
            pracsuite_seed.snapshot(seed, zone, here),
            pracsuite_seed.snapshot(seed + 1, zone, here, patients=30, weeks=2),
            coreplus_seed.snapshot(seed, there),
            coreplus_seed.snapshot(seed + 1, there, people=30, weeks=2),
        )
