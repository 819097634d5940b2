"""The demo practices: which tenants each API has, and what they are filled with."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from hashlib import sha256
from os import PathLike
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from practice_mock import loading
from practice_mock.coreplus.seed import own_data as coreplus_data
from practice_mock.coreplus.tables import SHAPES as COREPLUS_SHAPES
from practice_mock.demo_content import COREPLUS_ZONE, contents
from practice_mock.loading import Data, Kinds
from practice_mock.pracsuite.seed import own_data as pracsuite_data
from practice_mock.pracsuite.tables import SHAPES as PRACSUITE_SHAPES
from practice_mock.state.backend import MemoryBackend, Origin, StateBackend, Wanted
from practice_mock.state.clock import Clock
from practice_mock.state.content_cache import Kept
from practice_mock.state.ids import Ids
from practice_mock.state.memory import MemoryStore, StoreContent
from practice_mock.state.practice import PracticeState, Snapshot, TenantPlan
from practice_mock.state.tenant import Tenant
from practice_mock.switches import Switches

_PLANS = (
    TenantPlan(3, "Example Clinic", None, PRACSUITE_SHAPES),
    TenantPlan(4, "Other Clinic", None, PRACSUITE_SHAPES),
    TenantPlan(1, "Example Practice", COREPLUS_ZONE, COREPLUS_SHAPES),
    TenantPlan(2, "Other Practice", COREPLUS_ZONE, COREPLUS_SHAPES),
)

FOLDERS = ("pracsuite", "pracsuite-2", "coreplus", "coreplus-2")
"""The folders of data of the user's own, one for each of the tenants."""


class Practice(PracticeState):
    """Two practices on each API, their clock, their request journal and the faults to inject.

    `seed` determines identifiers and demo data; the same seed, requests and clock give the same bytes. `clock` is
    real time by default. `zone` is the IANA name of the zone in which the PracSuite clinics keep their appointments.
    `patients` is the number of patients of the first practice of each API, 30 or more. `data` contains records of your
    own, as a folder of files or as JSON; `demo` is false if it replaces the people and bookings of the demo.
    `journal_bodies` sets whether the request journal keeps bodies and all parameters, by default those of the file or
    none; they are for fictional people only.
    `rate_limit` is the number of coreplus requests allowed per second: the real API allows 10, the mock any number by
    default. `switches` are the positions of switches other than their defaults, to which `reset` goes back: see
    `practice_mock.SWITCHES`, and `practice_mock.PESSIMISTIC` for the harmful position of each.

    The state is in memory, or in the SQLite file `db`, which is created if it does not exist, and which other processes
    may use at the same time. An existing file has its own seed, zone, data and clock, and its switches unless some are
    given. Raises StateFileError, with a suggested fix, if the file cannot be used, or was made from something else;
    DataError, naming every problem, if the data cannot be loaded; SwitchError if there is no such switch or position.
    """

    def __init__(
        self,
        *,
        seed: int | None = None,
        clock: Clock | None = None,
        zone: str | None = None,
        rate_limit: int | None = None,
        switches: Mapping[str, str] | None = None,
        db: str | PathLike[str] | None = None,
        patients: int | None = None,
        data: str | PathLike[str] | Mapping[str, Any] | None = None,
        demo: bool = True,
        journal_bodies: bool | None = None,
        _backend: StateBackend | None = None,
        _origin: Origin | None = None,
        _data: str | None = None,
        _filled: tuple[Origin, Snapshot] | None = None,
        _switches: Mapping[str, str] | None = None,
    ) -> None:
        if patients is not None and patients < FEWEST_PATIENTS:
            raise ValueError(f"patients must be {FEWEST_PATIENTS} or more")
        if rate_limit is not None and rate_limit < 1:
            raise ValueError("rate_limit must be 1 or more; omit it to set no limit")
        if data is None and not demo:
            raise ValueError("a practice without the demo needs data of its own")
        text = _data if data is None else _data_text(data, replace=not demo)
        super().__init__(
            _backend or (MemoryBackend() if db is None else _state_file(Path(db))),
            _PLANS,
            _contents,
            wanted=Wanted(seed, zone, patients, None if data is None or text is None else _digest(text)),
            clock=clock or Clock(),
            rate_limit=rate_limit,
            switches=switches,
            first_switches=_switches,
            origin=_origin,
            data=text,
            filled=_filled,
            journal_bodies=journal_bodies,
        )
        self.pracsuite = self.tenants[:2]
        """The tenants of PracSuite."""
        self.coreplus = self.tenants[2:]
        """The tenants of coreplus."""

    def prepare(self) -> None:
        """Make the demo data now if it is not kept from an earlier start, so that the first request need not wait.

        A large practice takes long, and is always made when it is needed.
        """
        if self.made_from.patients > MOST_PREPARED:
            return
        with self.lock:
            stores = [tenant.store for tenant in self.tenants if isinstance(tenant.store, MemoryStore)]
            for part in (part for store in stores for part in store.snapshot().values()):
                if isinstance(part, Kept):
                    part.prepare()

    def load_data(self, data: Mapping[str, Any], *, replace: bool = False) -> Mapping[str, int]:
        """Load records of your own, all or none, and return their numbers by file. `reset` removes them again.

        With `replace`, the people and bookings that are there are removed first. The switches have no effect on what is
        loaded. Raises DataError.
        """
        rows = loading.read_data(data)
        tenants = tuple(dataclasses.replace(tenant, switches=Switches()) for tenant in self.tenants)
        with self.lock:
            loaded = loading.load(rows, _targets(tenants), replace=replace)
            self._beginning.restarts += 1
        return loaded

    def without_records(self) -> Practice:
        """Return a practice in memory that begins like a sibling, but has no records. It is made in no time."""
        nothing = Snapshot(tuple(MemoryStore(plan.shapes).snapshot() for plan in _PLANS), {}, self.made_from.clock, 0)
        clock = Clock()
        clock.state = self.made_from.clock
        return Practice(
            clock=clock,
            _backend=MemoryBackend(),
            _origin=self.made_from,
            _filled=(self.made_from, nothing),
            _switches=self.switches.beginning,
        )

    def sibling(self, name: str) -> Practice:
        """See `PracticeState`."""
        # A file that exists has its content already.
        filled = None if name in self.kept_siblings() else self.first_of_sibling()
        clock = Clock()
        clock.state = self.made_from.clock
        return Practice(
            clock=clock,
            rate_limit=self.limiter.per_second,
            journal_bodies=self.bodies_at_start,
            _backend=self._backend.sibling(name),
            _origin=self.made_from,
            _data=self._data,
            _filled=filled,
            _switches=self.switches.beginning,
        )


MOST_PREPARED = 5_000
"""The number of patients up to which a practice is made before it is served."""

FEWEST_PATIENTS = 30
"""The lowest number of patients that the demo's bookings need."""


def _contents(origin: Origin, data: str | None) -> tuple[Any, ...]:
    """Return the content of each tenant's store at the beginning: that of the demo, with the data of the user's own."""
    demo = _stores(origin)
    if data is None:
        return demo
    saved = json.loads(data)
    clock, ids = Clock(origin.begun), Ids(~origin.seed)  # identifiers that no later request gets
    stores = [MemoryStore(plan.shapes) for plan in _PLANS]
    tenants: list[Tenant] = []
    for plan, store, content in zip(_PLANS, stores, demo, strict=True):
        store.restore(content)
        tenants.append(Tenant(plan.number, plan.name, ZoneInfo(plan.zone or origin.zone), store, clock, ids))
    loading.load(loading.from_json(saved["rows"]), _targets(tuple(tenants)), replace=saved["replace"])
    return tuple(store.snapshot() for store in stores)


def _stores(origin: Origin) -> tuple[StoreContent, ...]:
    """Return the content of each tenant's store in the demo."""
    return contents(origin)


def _state_file(path: Path) -> StateBackend:
    from practice_mock.sqlite import StateFile

    return StateFile(path)


def _targets(tenants: tuple[Tenant, ...]) -> Mapping[str, tuple[Tenant, Kinds]]:
    kinds = (pracsuite_data.kinds, pracsuite_data.kinds, coreplus_data.kinds, coreplus_data.kinds)
    return {folder: (tenant, made()) for folder, tenant, made in zip(FOLDERS, tenants, kinds, strict=True)}


def _data_text(data: str | PathLike[str] | Mapping[str, Any], *, replace: bool) -> str:
    rows: Data
    rows = loading.read_folder(Path(data)) if isinstance(data, str | PathLike) else loading.read_data(data)
    return json.dumps({"rows": loading.as_json(rows), "replace": replace}, sort_keys=True)


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
