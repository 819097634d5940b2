"""The demo practices: which tenants each API has, and what they are filled with."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from practice_mock.coreplus import seed as coreplus_seed
from practice_mock.coreplus.tables import SHAPES as COREPLUS_SHAPES
from practice_mock.pracsuite import seed as pracsuite_seed
from practice_mock.pracsuite.tables import SHAPES as PRACSUITE_SHAPES
from practice_mock.sqlite import StateFile
from practice_mock.state.backend import MemoryBackend, Origin
from practice_mock.state.clock import Clock
from practice_mock.state.practice import PracticeState, TenantPlan

_COREPLUS_ZONE = "Australia/Melbourne"

_PLANS = (
    TenantPlan(3, "Example Clinic", None, PRACSUITE_SHAPES),
    TenantPlan(4, "Other Clinic", None, PRACSUITE_SHAPES),
    TenantPlan(1, "Example Practice", _COREPLUS_ZONE, COREPLUS_SHAPES),
    TenantPlan(2, "Other Practice", _COREPLUS_ZONE, COREPLUS_SHAPES),
)


class Practice(PracticeState):
    """Two practices on each API, their clock, their request journal and the faults to inject.

    `seed` determines identifiers and demo data; the same seed, requests and clock give the same bytes. `clock` is
    real time by default. `zone` is the IANA name of the zone in which the PracSuite clinics keep their appointments.
    `rate_limit` is the number of coreplus requests allowed per second: the real API allows 10, the mock any number by
    default. `switches` are the positions of switches other than their defaults, to which `reset` goes back: see
    `practice_mock.SWITCHES`, and `practice_mock.PESSIMISTIC` for the harmful position of each.

    The state is in memory, or in the SQLite file `db`, which is created if it does not exist, and which other processes
    may use at the same time. An existing file has its own seed, zone and clock, and its switches unless some are given.
    Raises StateFileError, with a suggested fix, if the file cannot be used, or was made from another seed or zone, and
    SwitchError if there is no such switch or position.
    """

    def __init__(
        self,
        *,
        seed: int | None = None,
        clock: Clock | None = None,
        zone: str | None = None,
        rate_limit: int | None = None,
        switches: Mapping[str, str] | None = None,
        db: Path | None = None,
    ) -> None:
        super().__init__(
            MemoryBackend() if db is None else StateFile(db),
            _PLANS,
            _stores,
            seed=seed,
            zone=zone,
            clock=clock or Clock(),
            rate_limit=rate_limit,
            switches=switches,
        )
        self.pracsuite = self.tenants[:2]
        """The tenants of PracSuite."""
        self.coreplus = self.tenants[2:]
        """The tenants of coreplus."""


def _stores(origin: Origin) -> tuple[Any, ...]:
    """Return the content of each tenant's store at the beginning: half of it before the present day, half after."""
    seed, zone = origin.seed, ZoneInfo(origin.zone)
    here, there = origin.begun.astimezone(zone).date(), origin.begun.astimezone(ZoneInfo(_COREPLUS_ZONE)).date()
    return (
        pracsuite_seed.snapshot(seed, zone, here),
        pracsuite_seed.snapshot(seed + 1, zone, here, patients=30, weeks=2, other=True),
        coreplus_seed.snapshot(seed, there),
        coreplus_seed.snapshot(seed + 1, there, people=30, weeks=2, other=True),
    )
