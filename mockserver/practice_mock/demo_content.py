"""The content of the demo practices at the beginning, which is kept from one start to the next."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, lru_cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import platformdirs

from practice_mock.coreplus import seed as coreplus_seed
from practice_mock.coreplus.tables import SHAPES as COREPLUS_SHAPES
from practice_mock.pracsuite import seed as pracsuite_seed
from practice_mock.pracsuite.tables import SHAPES as PRACSUITE_SHAPES
from practice_mock.state.backend import Origin
from practice_mock.state.content_cache import ContentCache, name_of
from practice_mock.state.memory import Later
from practice_mock.state.store import Shape

CACHE_VARIABLE = "PRACTICE_MOCK_CACHE"
"""The environment variable with the folder of the stored contents; by default it is in the user's cache folder."""

COREPLUS_ZONE = "Australia/Melbourne"


def contents(origin: Origin) -> tuple[Mapping[str, Later], ...]:
    """Return the content of each tenant's store: half of its book before the present day, half after."""
    here = origin.begun.astimezone(ZoneInfo(origin.zone)).date()
    there = origin.begun.astimezone(ZoneInfo(COREPLUS_ZONE)).date()
    return _contents(origin.seed, origin.zone, here.isoformat(), there.isoformat(), origin.patients)


@lru_cache(maxsize=16)
def _contents(seed: int, zone: str, here: str, there: str, patients: int) -> tuple[Mapping[str, Later], ...]:
    store = ContentCache(cache_folder())
    today, day, place = date.fromisoformat(here), date.fromisoformat(there), ZoneInfo(zone)

    def kept(shapes: tuple[Shape, ...], make: Callable[..., Any], *inputs: object, **size: int) -> Mapping[str, Later]:
        name = name_of(make.__module__, make.__name__, *map(str, inputs), size, fingerprint())
        return store.contents(name, shapes, partial(make, *inputs, **size))

    first = kept(pracsuite_seed.FIRST, pracsuite_seed.first_tables, seed, place, today, patients=patients)
    rest = tuple(shape for shape in PRACSUITE_SHAPES if shape.name not in first)
    return (
        {**first, **kept(rest, pracsuite_seed.snapshot, seed, place, today, patients=patients)},
        kept(PRACSUITE_SHAPES, pracsuite_seed.snapshot, seed + 1, place, today, patients=30, weeks=2, other=True),
        kept(COREPLUS_SHAPES, coreplus_seed.snapshot, seed, day, people=patients),
        kept(COREPLUS_SHAPES, coreplus_seed.snapshot, seed + 1, day, people=30, weeks=2, other=True),
    )


def cache_folder() -> Path:
    """Return the folder for what is kept from one start to the next."""
    return Path(os.environ.get(CACHE_VARIABLE) or platformdirs.user_cache_path("practice-mock"))


@cache
def fingerprint() -> str:
    """Return a text that changes with the code that makes the content."""
    package = Path(__file__).parent
    digest = sha256(sys.version.encode())
    for file in sorted(package.rglob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()
