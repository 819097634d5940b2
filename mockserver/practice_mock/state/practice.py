"""The whole state of a mock, and the ways back to an earlier one."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from threading import Lock
from types import TracebackType
from typing import Any
from zoneinfo import ZoneInfo

from practice_mock.faults import Faults
from practice_mock.state.backend import BEGINNING, Component, Origin, StateBackend, Wanted
from practice_mock.state.clock import Clock, ClockState
from practice_mock.state.contents import load, save
from practice_mock.state.ids import Ids, require_seed
from practice_mock.state.journal import JournalSettings, MissedRequests
from practice_mock.state.memory import content_of
from practice_mock.state.rate_limit import RateLimiter
from practice_mock.state.store import Shape
from practice_mock.state.tenant import Tenant
from practice_mock.switches import Switches

_DATA = "data"
"""The name under which a backend keeps the records of the user's own."""


@dataclass(frozen=True, slots=True)
class TenantPlan:
    """The inputs from which a tenant is made."""

    number: int
    name: str
    zone: str | None
    """The IANA name of the zone; if None, the zone of the practice."""
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A state to which a practice can go back."""

    stores: tuple[Any, ...] = field(repr=False)
    ids: Mapping[str, int]
    clock: ClockState
    seed: int


class _Reading:
    """A context in which a practice is only read. One is made for each request, so it is not a generator."""

    __slots__ = ("_held", "_practice")

    def __init__(self, practice: PracticeState, shared: AbstractContextManager[object]) -> None:
        self._practice = practice
        self._held = shared

    def __enter__(self) -> None:
        self._held.__enter__()
        if self._practice.counts_reads:
            self._held.__exit__(None, None, None)
            self._held = self._practice.lock
            self._held.__enter__()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._held.__exit__(kind, error, traceback)


class PracticeState:
    """The tenants of a mock, their clock, their request journal and the faults to inject.

    `plans` describes the tenants of all APIs, and `fill` returns the initial content of their stores, in the same
    order, from the origin and from `data`, the text of records of the user's own. If `switches` is None, the backend
    chooses them; those that are new in it are at `first_switches`. Raises StateFileError if the backend cannot be used,
    and SwitchError if there is no such switch or position.
    """

    def __init__(
        self,
        backend: StateBackend,
        plans: Iterable[TenantPlan],
        fill: Callable[[Origin, str | None], tuple[Any, ...]],
        *,
        wanted: Wanted,
        clock: Clock,
        rate_limit: int | None,
        switches: Mapping[str, str] | None = None,
        first_switches: Mapping[str, str] | None = None,
        origin: Origin | None = None,
        data: str | None = None,
        filled: tuple[Origin, Snapshot] | None = None,
        journal_bodies: bool | None = None,
    ) -> None:
        self.switches = Switches(first_switches if switches is None else switches)
        self.clock = clock
        self._backend = backend
        self._fill = fill
        self._plans = tuple(plans)
        self._filled = filled
        self._sibling_filled: tuple[Origin, Snapshot] | None = None
        self._use_lock = Lock()
        self._uses = self._works = 0
        self._in_use = _InUse(self)
        self._retired = False
        try:
            self._beginning = backend.beginning(wanted, clock, origin)
            origin = self._beginning.origin
            self.made_from = origin
            """The origin when the practice was opened. Its siblings are made from it."""
            self._data = backend.kept_text(_DATA) if data is None and origin.data else data
            self.ids = Ids(origin.seed, backend.requests)
            self.journal = backend.journal
            self.journal_settings = JournalSettings()
            self.missed = MissedRequests()
            """The requests that reached no API. Each process keeps its own."""
            self.faults = Faults()
            self.lock = backend.lock
            self.limiter = RateLimiter(rate_limit, clock)
            self.tenants = tuple(self._tenant(plan, origin.zone) for plan in self._plans)
            components: Mapping[str, Component] = {
                BEGINNING: self._beginning,
                "clock": self.clock,
                "faults": self.faults,
                "ids": self.ids,
                "journal": self.journal_settings,
                "rate": self.limiter,
                "switches": self.switches,
            }
            self.snapshots = backend.snapshots(_save, self._load)
            """The snapshots by name, oldest first."""
            backend.begin(components, self._begin)
            if journal_bodies is not None:
                with self.lock:
                    self.journal_settings.bodies = journal_bodies
            self.bodies_at_start = self.journal_settings.bodies
            if switches is not None:
                with self.lock:
                    self.switches.start(switches)
            self.clock.before_return(self._remove_lapsed)
        except BaseException:
            backend.close()
            raise

    def reading(self) -> AbstractContextManager[object]:
        """Return a context in which the state is only read. It is the lock if even a request that reads is counted."""
        shared = self.lock.reading()
        return shared if shared is self.lock else _Reading(self, shared)

    @property
    def counts_reads(self) -> bool:
        """Whether a request that reads is counted, by the fault plan or for the rate limit."""
        return bool(self.faults.plan.rules) or self.limiter.per_second is not None

    @property
    def resets(self) -> int:
        """The number of times that the practice was reset."""
        return self._beginning.resets

    @property
    def interruptions(self) -> int:
        """The number of times that what requests wait for was started over, so that they must not be carried out.

        That is done by a reset, another seed, a restored snapshot, loaded data, the removal of the fault plan, and the
        deletion of the namespace.
        """
        return self._beginning.resets + self._beginning.restarts + self.faults.removals

    @property
    def busy(self) -> bool:
        """Whether something takes long in this practice. Requests wait for its end before they acquire the lock."""
        return self._works > 0

    @contextmanager
    def at_work(self) -> Generator[None]:
        """Return a context for something that takes long, in another thread than that of the event loop."""
        with self._use_lock:
            self._works += 1
        try:
            yield
        finally:
            with self._use_lock:
                self._works -= 1

    def reset(self) -> None:
        """Reset records, identifiers, clock, journal and switches to their initial state, and remove the fault plan.

        Takes microseconds. In a file, only the differences are written.
        """
        with self.lock:
            self.restore(self._first())
            self.clear_journal()
            self.faults.clear()
            self.limiter.clear()
            self.journal_settings.bodies = self.bodies_at_start
            self.switches.reset()
            self._beginning.resets += 1

    def clear_journal(self) -> None:
        """Delete all entries of the journal, which counts from 1 again, and the requests that reached no API."""
        with self.lock:
            self.journal.clear()
            self.journal_settings.clears += 1
            self.missed.clear()

    def reseed(self, seed: int, *, complete: bool = False) -> None:
        """Start over with the records and identifiers of another seed, to which `reset` then goes back.

        Clock, journal, fault plan, switches and snapshots stay as they are. Records are made when they are needed or,
        if `complete`, all of them now, before others have to wait. Raises ValueError if the seed exceeds 64 bits.
        """
        require_seed(seed)
        origin = replace(self._beginning.origin, seed=seed, begun=self.clock.now())
        filled = origin, self._snapshot_of(origin)
        if complete:
            _complete(filled[1])
        with self.lock:
            clock = self.clock.state
            self._beginning.origin, self._filled = origin, filled
            self.restore(self._first())
            self.clock.state = clock

    def snapshot(self) -> Snapshot:
        """Return the present state, without journal, fault plan and switches. Takes microseconds."""
        with self.lock:
            stores = tuple(tenant.store.snapshot() for tenant in self.tenants)
            return Snapshot(stores, self.ids.state, self.clock.state, self.ids.seed)

    def restore(self, snapshot: Snapshot) -> None:
        """Go back to a snapshot of this practice."""
        with self.lock:
            for tenant, content in zip(self.tenants, snapshot.stores, strict=True):
                tenant.store.restore(content)
            self.ids.seed, self.ids.state = snapshot.seed, dict(snapshot.ids)
            self.clock.state = snapshot.clock
            self._beginning.restarts += 1

    def close(self) -> None:
        """Close the file, if there is one. The practice cannot be used afterwards."""
        self._backend.close()

    def sibling(self, name: str) -> PracticeState:
        """Return the practice of a namespace, which begins like this one did.

        Raises StateFileError if its file cannot be used.
        """
        raise TypeError("only a practice with demo data has siblings")

    def first_of_sibling(self) -> tuple[Origin, Snapshot]:
        """Return the state with which a new sibling begins, and its origin. Takes time only once."""
        if self._sibling_filled is None:
            origin = self.made_from
            same = self._filled is not None and self._filled[0] == origin
            self._sibling_filled = self._filled if same else (origin, self._snapshot_of(origin))
        assert self._sibling_filled is not None
        return self._sibling_filled

    def prepare_sibling(self) -> None:
        """Make the records of a sibling completely, so that neither making one nor its requests wait for them."""
        _complete(self.first_of_sibling()[1])

    def kept_siblings(self) -> Iterable[str]:
        """Return the names of the namespaces that outlive this process."""
        return self._backend.kept_siblings()

    def remove_sibling(self, name: str) -> None:
        """Remove what is kept of a namespace. Raises StateFileError if its file cannot be removed."""
        self._backend.remove_sibling(name)

    def changing_siblings(self) -> AbstractContextManager[object]:
        """Return a context that no other process is in. Siblings are made, opened and removed in it."""
        return self._backend.changing_siblings()

    @property
    def removed(self) -> bool:
        """Whether another process has removed the file of this practice."""
        return self._backend.removed

    @property
    def ended(self) -> bool:
        """Whether the namespace of this practice was deleted, here or by another process: no one shall wait for it."""
        return self._retired or self.removed

    def in_use(self) -> AbstractContextManager[None]:
        """Return a context during which the practice stays open, even if it is retired."""
        return self._in_use

    def retire(self) -> None:
        """Close the practice when nothing uses it any longer. Requests that wait are not carried out."""
        self._beginning.resets += 1
        self.hold()
        self._retired = True
        self.release()

    def hold(self) -> None:
        """Keep the practice open until `release` is called as often."""
        with self._use_lock:
            self._uses += 1

    def release(self) -> None:
        """See `hold`."""
        with self._use_lock:
            self._uses -= 1
            ended = self._retired and not self._uses
        if ended:
            self._backend.close()

    def _remove_lapsed(self) -> None:
        """Remove what has lapsed, so that it stays lapsed when the clock goes back."""
        with self.lock:
            for tenant in self.tenants:
                tenant.store.remove_lapsed(tenant.timestamp())

    def _tenant(self, plan: TenantPlan, zone: str) -> Tenant:
        store = self._backend.store(str(plan.number), plan.shapes)
        return Tenant(plan.number, plan.name, ZoneInfo(plan.zone or zone), store, self.clock, self.ids, self.switches)

    def _begin(self) -> None:
        """Fill the stores for the first time."""
        if self._data is not None:
            self._backend.keep_text(_DATA, self._data)
        self.restore(self._first())

    def _first(self) -> Snapshot:
        """Return the state at the beginning."""
        origin = self._beginning.origin
        if self._filled is None or self._filled[0] != origin:
            self._filled = origin, self._snapshot_of(origin)
        return self._filled[1]

    def _snapshot_of(self, origin: Origin) -> Snapshot:
        return Snapshot(self._fill(origin, self._data), {}, origin.clock, origin.seed)

    def _load(self, saved: Any) -> Snapshot:
        """Return the snapshot whose plain values `_save` returned."""
        stores = tuple(load(content, plan.shapes) for content, plan in zip(saved["stores"], self._plans, strict=True))
        return Snapshot(stores, saved["ids"], ClockState.load(saved["clock"]), saved["seed"])


class _InUse:
    """See `PracticeState.in_use`. It has no state of its own, so there is one for all requests."""

    def __init__(self, practice: PracticeState) -> None:
        self._practice = practice

    def __enter__(self) -> None:
        self._practice.hold()

    def __exit__(self, *error: object) -> None:
        self._practice.release()


def _complete(snapshot: Snapshot) -> None:
    for store in snapshot.stores:
        for content in store.values():
            content_of(content)


def _save(snapshot: Snapshot) -> Any:
    """Return the plain values of a snapshot."""
    return {
        "stores": [save(content) for content in snapshot.stores],
        "ids": snapshot.ids,
        "clock": snapshot.clock.save(),
        "seed": snapshot.seed,
    }
