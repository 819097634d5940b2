"""Backends that keep the state of a practice, and the lock that serialises access to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, MutableMapping
from dataclasses import dataclass
from datetime import datetime
from threading import RLock
from types import TracebackType
from typing import Any, Protocol, TypeVar
from zoneinfo import ZoneInfo

from practice_mock.state.clock import Clock, ClockState, require_possible
from practice_mock.state.ids import require_seed
from practice_mock.state.journal import Journal
from practice_mock.state.store import MemoryStore, Shape, Store

Value = TypeVar("Value")

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

    @classmethod
    def chosen(cls, seed: int | None, zone: str | None, clock: Clock) -> Origin:
        """Return the requested origin, with defaults for what is None."""
        return cls(
            seed=0 if seed is None else require_seed(seed),
            zone="Australia/Adelaide" if zone is None else zone,
            begun=clock.now(),
            clock=clock.state,
        )


class Beginning:
    """The present origin of a practice, and the number of times that it was reset."""

    def __init__(self, origin: Origin) -> None:
        self.origin = origin
        self.resets = 0

    def save(self) -> Any:
        """Return the same as JSON values."""
        origin = self.origin
        return {
            "seed": origin.seed,
            "zone": origin.zone,
            "begun": origin.begun.isoformat(),
            "clock": origin.clock.save(),
            "resets": self.resets,
        }

    def load(self, saved: Any) -> None:
        """Go to the state that `save` returned."""
        begun, clock = datetime.fromisoformat(saved["begun"]), ClockState.load(saved["clock"])
        self.origin = Origin(require_seed(saved["seed"]), ZoneInfo(saved["zone"]).key, require_possible(begun), clock)
        self.resets = int(saved["resets"])


class Component(Protocol):
    """A part of a practice's state other than records, for instance the clock."""

    def save(self) -> Any:
        """Return its state as JSON values."""
        ...

    def load(self, saved: Any) -> None:
        """Go to the state that `save` returned."""
        ...


class Lock(Protocol):
    """Held while the state is read or changed, by one holder at a time, who may acquire it again."""

    def __enter__(self) -> object: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None: ...

    def downgrade(self) -> None:
        """Only read from now on, so that other processes need not wait. The changes so far are kept."""
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

    def beginning(self, seed: int | None, zone: str | None, clock: Clock) -> Beginning:
        """Return what the practice is made from; None leaves the choice to the backend."""
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

    def downgrade(self) -> None:
        """See `Lock`: there are no other processes."""


class MemoryBackend:
    """Keeps a practice in memory."""

    def __init__(self) -> None:
        self.lock = ThreadLock()
        self.journal = Journal()

    def beginning(self, seed: int | None, zone: str | None, clock: Clock) -> Beginning:
        return Beginning(Origin.chosen(seed, zone, clock))

    def store(self, name: str, shapes: Iterable[Shape]) -> Store:
        return MemoryStore(shapes)

    def begin(self, components: Mapping[str, Component], fill: Callable[[], None]) -> None:
        fill()

    def snapshots(self, save: Callable[[Value], Any], load: Callable[[Any], Value]) -> MutableMapping[str, Value]:
        return {}

    def close(self) -> None:
        """Do nothing: an in-memory backend holds no resources."""
