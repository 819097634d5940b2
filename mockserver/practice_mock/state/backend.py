"""Backends that keep the state of a practice, and the lock that serialises access to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, MutableMapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from threading import RLock
from types import TracebackType
from typing import Any, Protocol, TypeVar
from zoneinfo import ZoneInfo

from practice_mock.state.clock import Clock, ClockState, require_possible
from practice_mock.state.ids import RequestCount, require_seed
from practice_mock.state.journal import Journal
from practice_mock.state.memory import MemoryStore
from practice_mock.state.store import Shape, Store

Value = TypeVar("Value")

PATIENTS = 500
"""The number of patients in the demo data."""

BEGINNING = "beginning"
"""The name of the component that describes the origin of a practice."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The inputs from which a practice is made."""

    seed: int
    zone: str
    """IANA name of the zone of the PracSuite clinics."""
    begun: datetime
    """The instant around which its appointments are placed."""
    clock: ClockState
    """The state of the clock at the beginning."""
    patients: int = PATIENTS
    """The number of patients of the first practice of each API."""
    data: str = ""
    """The digest of the records of the user's own; empty if there are none."""

    @classmethod
    def chosen(cls, wanted: Wanted, clock: Clock) -> Origin:
        """Return the requested origin, with defaults for what is None."""
        return cls(
            seed=0 if wanted.seed is None else require_seed(wanted.seed),
            zone="Australia/Adelaide" if wanted.zone is None else wanted.zone,
            begun=clock.now(),
            clock=clock.state,
            patients=PATIENTS if wanted.patients is None else wanted.patients,
            data=wanted.data or "",
        )


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a caller requires of the origin of a practice. None leaves the choice to the backend."""

    seed: int | None = None
    zone: str | None = None
    patients: int | None = None
    data: str | None = None


class Beginning:
    """The present origin of a practice, and the number of times that it was started over."""

    def __init__(self, origin: Origin) -> None:
        self.origin = origin
        self.resets = 0
        self.restarts = 0
        """The number of times that records were replaced as a whole."""

    def mark(self) -> object:
        """See `Component`."""
        return self.origin, self.resets, self.restarts

    def save(self) -> Any:
        """Return the same as JSON values."""
        origin = self.origin
        return {
            "seed": origin.seed,
            "zone": origin.zone,
            "begun": origin.begun.isoformat(),
            "clock": origin.clock.save(),
            "resets": self.resets,
            "restarts": self.restarts,
            "patients": origin.patients,
            "data": origin.data,
        }

    def load(self, saved: Any) -> None:
        """Go to the state that `save` returned."""
        begun, clock = datetime.fromisoformat(saved["begun"]), ClockState.load(saved["clock"])
        patients, data = int(saved.get("patients", PATIENTS)), str(saved.get("data", ""))
        seed, zone = require_seed(saved["seed"]), ZoneInfo(saved["zone"]).key
        self.origin = Origin(seed, zone, require_possible(begun), clock, patients, data)
        self.resets, self.restarts = int(saved["resets"]), int(saved.get("restarts", 0))


class Component(Protocol):
    """A part of a practice's state other than records, for instance the clock."""

    def mark(self) -> object:
        """Return a value that is equal to an earlier one only if the state is the same. It is made for each request."""
        ...

    def save(self) -> Any:
        """Return its state as JSON values."""
        ...

    def load(self, saved: Any) -> None:
        """Go to the state that `save` returned."""
        ...


class Lock(Protocol):
    """Held while the state is changed, by one holder at a time, who may acquire it again."""

    def __enter__(self) -> object: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None: ...

    def reading(self) -> AbstractContextManager[object]:
        """Return a context in which the state is only read, and other processes need not wait.

        It has every change that was kept before. What is changed nevertheless, with the lock, is kept at once.
        """
        ...


class StateBackend(Protocol):
    """Keeps the state of one practice."""

    @property
    def lock(self) -> Lock:
        """The only lock of the practice."""
        ...

    @property
    def journal(self) -> Journal:
        """The requests that the practice received."""
        ...

    @property
    def requests(self) -> RequestCount:
        """The requests that this process has counted."""
        ...

    def beginning(self, wanted: Wanted, clock: Clock, origin: Origin | None = None) -> Beginning:
        """Return what the practice is made from. A new practice begins from `origin`, if it is given."""
        ...

    def store(self, name: str, shapes: Iterable[Shape]) -> Store:
        """Return the store of a tenant. All stores must be requested before `begin`."""
        ...

    def begin(self, components: Mapping[str, Component], fill: Callable[[], None]) -> None:
        """Restore the saved state; `fill` the stores if there is none yet. The beginning is one of the components."""
        ...

    def snapshots(self, save: Callable[[Value], Any], load: Callable[[Any], Value]) -> MutableMapping[str, Value]:
        """Return snapshots by name, oldest first. `save` returns the plain values of one, and `load` the reverse."""
        ...

    def keep_text(self, name: str, text: str) -> None:
        """Keep a text that does not change. The caller holds the lock."""
        ...

    def kept_text(self, name: str) -> str | None:
        """Return a kept text, or None if there is none of this name."""
        ...

    def sibling(self, name: str) -> StateBackend:
        """Return the backend of a namespace."""
        ...

    def kept_siblings(self) -> Iterable[str]:
        """Return the names of the namespaces that outlive this process."""
        ...

    def remove_sibling(self, name: str) -> None:
        """Remove what is kept of a namespace. This process must not have it open."""
        ...

    def changing_siblings(self) -> AbstractContextManager[object]:
        """Return a context that no other process is in. Siblings are made, opened and removed in it."""
        ...

    @property
    def removed(self) -> bool:
        """Whether another process has removed what this backend keeps."""
        ...

    def close(self) -> None:
        """Close the backend."""
        ...


class ThreadLock:
    """A lock for the threads of one process."""

    def __init__(self) -> None:
        self._lock = RLock()

    def __enter__(self) -> None:
        self._lock.acquire()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._lock.release()

    def reading(self) -> AbstractContextManager[object]:
        """See `Lock`: there are no other processes."""
        return self


class MemoryBackend:
    """Keeps a practice in memory."""

    def __init__(self) -> None:
        self.lock = ThreadLock()
        self.journal = Journal()
        self.requests = RequestCount()

    def beginning(self, wanted: Wanted, clock: Clock, origin: Origin | None = None) -> Beginning:
        return Beginning(origin or Origin.chosen(wanted, clock))

    def store(self, name: str, shapes: Iterable[Shape]) -> Store:
        return MemoryStore(shapes)

    def begin(self, components: Mapping[str, Component], fill: Callable[[], None]) -> None:
        fill()

    def snapshots(self, save: Callable[[Value], Any], load: Callable[[Any], Value]) -> MutableMapping[str, Value]:
        return {}

    def keep_text(self, name: str, text: str) -> None:
        """Do nothing: the practice has the text in memory."""

    def kept_text(self, name: str) -> str | None:
        return None

    def sibling(self, name: str) -> MemoryBackend:
        return MemoryBackend()

    def kept_siblings(self) -> Iterable[str]:
        return ()

    def remove_sibling(self, name: str) -> None:
        """Do nothing: nothing outlives the process."""

    def changing_siblings(self) -> AbstractContextManager[object]:
        return nullcontext()

    @property
    def removed(self) -> bool:
        return False

    def close(self) -> None:
        """Do nothing: an in-memory backend holds no resources."""
