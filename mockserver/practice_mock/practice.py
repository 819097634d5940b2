"""The state of a mock: everything that a run can change, and the way back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from practice_mock.coreplus import seed as coreplus_seed
from practice_mock.coreplus.tables import SHAPES as COREPLUS_SHAPES
from practice_mock.faults import Faults
from practice_mock.pracsuite import seed as pracsuite_seed
from practice_mock.pracsuite.tables import SHAPES as PRACSUITE_SHAPES
from practice_mock.sqlite import StateFile
from practice_mock.state.backend import BEGINNING, Component, MemoryBackend, Origin, StateBackend
from practice_mock.state.clock import Clock, ClockState
from practice_mock.state.ids import Ids
from practice_mock.state.rate_limit import RateLimiter
from practice_mock.state.store import Shape, load, save
from practice_mock.state.tenant import Tenant

_COREPLUS_ZONE = "Australia/Melbourne"
_SHAPES = (PRACSUITE_SHAPES, PRACSUITE_SHAPES, COREPLUS_SHAPES, COREPLUS_SHAPES)


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

    The state is in memory, or else in the SQLite file `db`, which is made if it is not there, and which other processes
    may use at the same time. A file that is there has its own seed, zone and clock. Raises StateFileError, naming the
    mend, if the file cannot be used, or was made from another seed or zone.
    """

    def __init__(
        self,
        *,
        seed: int | None = None,
        clock: Clock | None = None,
        zone: str | None = None,
        rate_limit: int | None = None,
        db: Path | None = None,
    ) -> None:
        self.clock = clock or Clock()
        self._backend: StateBackend = MemoryBackend() if db is None else StateFile(db)
        try:
            self._beginning = self._backend.beginning(seed, zone, self.clock)
            self._made: tuple[Origin, Snapshot] | None = None
            origin = self._beginning.origin
            self.ids = Ids(origin.seed)
            self.journal = self._backend.journal
            self.faults = Faults()
            self.lock = self._backend.lock
            self.limiter = RateLimiter(rate_limit, self.clock)
            self.pracsuite = (
                self._tenant(3, "Example Clinic", origin.zone, PRACSUITE_SHAPES),
                self._tenant(4, "Other Clinic", origin.zone, PRACSUITE_SHAPES),
            )
            self.coreplus = (
                self._tenant(1, "Example Practice", _COREPLUS_ZONE, COREPLUS_SHAPES),
                self._tenant(2, "Other Practice", _COREPLUS_ZONE, COREPLUS_SHAPES),
            )
            parts: Mapping[str, Component] = {
                BEGINNING: self._beginning,
                "clock": self.clock,
                "faults": self.faults,
                "ids": self.ids,
                "rate": self.limiter,
            }
            self.snapshots = self._backend.snapshots(_save, _load)
            """By names, oldest first."""
            self._backend.begin(parts, lambda: self.restore(self._first()))
        except BaseException:
            self._backend.close()
            raise

    @property
    def resets(self) -> int:
        """How often it was reset."""
        return self._beginning.resets

    def reset(self) -> None:
        """Go back to the beginning: records, identifiers, clock, journal; no fault plan.

        Takes microseconds. In a file, only what differs is written.
        """
        with self.lock:
            self.restore(self._first())
            self.journal.clear()
            self.faults.clear()
            self.limiter.clear()
            self._beginning.resets += 1

    def reseed(self, seed: int) -> None:
        """Begin anew with the records and identifiers of another seed, which is then what `reset` goes back to.

        Clock, journal, fault plan and snapshots stay as they are.
        """
        with self.lock:
            clock = self.clock.state
            self._beginning.origin = replace(self._beginning.origin, seed=seed, begun=self.clock.now())
            self.restore(self._first())
            self.clock.state = clock

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

    def close(self) -> None:
        """Let go of the file, if there is one. Nothing can be done with the practice afterwards."""
        self._backend.close()

    def _tenant(self, number: int, name: str, zone: str, shapes: Iterable[Shape]) -> Tenant:
        store = self._backend.store(str(number), shapes)
        return Tenant(number, name, ZoneInfo(zone), store, self.clock, self.ids)

    def _first(self) -> Snapshot:
        """The state at the beginning."""
        origin = self._beginning.origin
        if self._made is None or self._made[0] != origin:
            self._made = origin, Snapshot(_stores(origin), {}, origin.clock, origin.seed)
        return self._made[1]


def _save(snapshot: Snapshot) -> Any:
    """The plain values of a snapshot."""
    return {
        "stores": [save(content) for content in snapshot.stores],
        "ids": snapshot.ids,
        "clock": snapshot.clock.save(),
        "seed": snapshot.seed,
    }


def _load(saved: Any) -> Snapshot:
    """The snapshot of which `_save` gave the plain values."""
    stores = tuple(load(content, shapes) for content, shapes in zip(saved["stores"], _SHAPES, strict=True))
    return Snapshot(stores, saved["ids"], ClockState.load(saved["clock"]), saved["seed"])


def _stores(origin: Origin) -> tuple[Any, ...]:
    """What the tenants have at the beginning: some of it before the present day, some of it after."""
    seed, zone = origin.seed, ZoneInfo(origin.zone)
    here, there = origin.begun.astimezone(zone).date(), origin.begun.astimezone(ZoneInfo(_COREPLUS_ZONE)).date()
    return (
        pracsuite_seed.snapshot(seed, zone, here),
        pracsuite_seed.snapshot(seed + 1, zone, here, patients=30, weeks=2),
        coreplus_seed.snapshot(seed, there),
        coreplus_seed.snapshot(seed + 1, there, people=30, weeks=2),
    )
