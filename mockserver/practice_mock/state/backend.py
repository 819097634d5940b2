"""Where the state of a practice is kept, and how its users are kept apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, MutableMapping
from dataclasses import dataclass
from datetime import datetime
from threading import RLock
from types import TracebackType
from typing import Any, Protocol, TypeVar

from practice_mock.state.clock import Clock, ClockState
from practice_mock.state.journal import Journal
from practice_mock.state.store import MemoryStore, Shape, Store

Value = TypeVar("Value")

BEGINNING = "beginning"
"""The name of the part that says what a practice is made from."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What a practice is made from."""

    seed: int
    zone: str
    """IANA name of the zone of the PracSuite clinics."""
    begun: datetime
    """The instant around which its appointments lie."""
    clock: ClockState
    """Where the clock stands at the beginning."""

    @classmethod
    def chosen(cls, seed: int | None, zone: str | None, clock: Clock) -> Origin:
        """What is asked for, and the usual for what is None."""
        return cls(
            0 if seed is None else seed, "Australia/Adelaide" if zone is None else zone, clock.now(), clock.state
        )


class Beginning:
    """What a practice is made from at present, and how often it went back there."""

    def __init__(self, origin: Origin) -> None:
        self.origin = origin
        self.resets = 0

    def save(self) -> Any:
        """The same in JSON values."""
        origin = self.origin
        return {
            "seed": origin.seed,
            "zone": origin.zone,
            "begun": origin.begun.isoformat(),
            "clock": origin.clock.save(),
            "resets": self.resets,
        }

    def load(self, saved: Any) -> None:
        """Go to what `save` gave."""
        begun, clock = datetime.fromisoformat(saved["begun"]), ClockState.load(saved["clock"])
        self.origin = Origin(saved["seed"], saved["zone"], begun, clock)
        self.resets = saved["resets"]


class Component(Protocol):
    """Something that belongs to the state of a practice and is no record: the clock, for instance."""

    def save(self) -> Any:
        """Its state in JSON values."""
        ...

    def load(self, saved: Any) -> None:
        """Go to a state that `save` gave."""
        ...


class Lock(Protocol):
    """Held by whoever reads or changes the state, so that one does at a time. It may be entered again by its holder."""

    def __enter__(self) -> object: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None: ...

    def downgrade(self) -> None:
        """Only read from now on, so that other processes need not wait. What was changed so far is kept."""
        ...


class StateBackend(Protocol):
    """Keeps the state of one practice."""

    @property
    def lock(self) -> Lock:
        """The one lock of the practice."""
        ...

    @property
    def journal(self) -> Journal:
        """What was asked of the practice."""
        ...

    def beginning(self, seed: int | None, zone: str | None, clock: Clock) -> Beginning:
        """What the practice is made from; None leaves the choice to the backend."""
        ...

    def store(self, name: str, shapes: Iterable[Shape]) -> Store:
        """The store of a tenant. All have to be there before `begin`."""
        ...

    def begin(self, parts: Mapping[str, Component], fill: Callable[[], None]) -> None:
        """Bring back what is kept; `fill` the stores if there is nothing yet. The beginning is one of the parts."""
        ...

    def snapshots(self, save: Callable[[Value], Any], load: Callable[[Any], Value]) -> MutableMapping[str, Value]:
        """Snapshots by name, oldest first; `save` gives the plain values of one, and `load` makes one of them again."""
        ...

    def close(self) -> None:
        """Let go of what is kept elsewhere."""
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
    """Keeps a practice as long as the process lives."""

    def __init__(self) -> None:
        self.lock = ThreadLock()
        self.journal = Journal()

    def beginning(self, seed: int | None, zone: str | None, clock: Clock) -> Beginning:
        return Beginning(Origin.chosen(seed, zone, clock))

    def store(self, name: str, shapes: Iterable[Shape]) -> Store:
        return MemoryStore(shapes)

    def begin(self, parts: Mapping[str, Component], fill: Callable[[], None]) -> None:
        fill()

    def snapshots(self, save: Callable[[Value], Any], load: Callable[[Any], Value]) -> MutableMapping[str, Value]:
        return {}

    def close(self) -> None:
        """See `StateBackend`: nothing is kept elsewhere."""
