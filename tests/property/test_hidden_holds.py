"""A hold that lists may not show is never reported as rejected, and a time that another entry takes always is.

Other entries are near the time of a call in each way: before, after, across it and around it, in other columns, with
other practitioners, at other businesses and on the days beside.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import httpx
from hypothesis import example, given
from hypothesis import strategies as st

from practice_mock.faults import Duplicate, RateLimit, Reset, Status
from practice_mock.pracsuite.domain import appointment_book
from practice_mock.pracsuite.domain.place import Place
from practice_mock.state.clock import timestamp
from practice_mock.switches.positions import DEFAULT, PESSIMISTIC
from tests.property.bookings import LENGTH, PLACE, RESERVE, Run, begin, carry_out
from tests.property.network import DeliveredTwice, Event, Network, World
from tests.property.switch_worlds import drawn_positions

WORLD = World()
START: datetime = PLACE["app_time"]  # type: ignore[assignment]
HIDDEN: Mapping[str, str] = {**DEFAULT, "holds-in-book": "hidden"}
DEPENDS_ON_BOOK = ("Patient", "Rule Out")
"""The categories of entries that no hold overlaps, and that can be read by their ID.

Whether a hold can overlap a note or an expired hold is not known.
"""


@dataclass(frozen=True)
class Entry:
    """Another entry of the book, relative to the call."""

    category: str
    starts: int
    """The minutes after the start of the call."""
    duration: int
    column: int = 1
    practitioner: int = 1
    days_ago: int = 3
    """The age of the entry in days."""

    def overlaps(self, width: int = 1) -> bool:
        """Return whether the entry has a minute and a column of the call's practitioner."""
        before, after = self.starts + self.duration <= 0, self.starts >= LENGTH
        return not before and not after and self.column <= width and self.practitioner == PLACE["practitioner_id"]


entries = st.builds(
    Entry,
    st.sampled_from(["Patient", "Group", "Rule Out", "Note", "Reserved"]),
    st.sampled_from([-1435, -60, -45, -30, -15, -5, 0, 5, 15, 25, 30, 60]),
    st.sampled_from([5, 15, 30, 45, 60, 90, 1440]),
    st.sampled_from([1, 2]),
    st.sampled_from([1, 2]),
    st.sampled_from([0, 3, 400]),
)
events: st.SearchStrategy[Event] = st.one_of(
    st.none(),
    st.just(Duplicate()),
    st.builds(Reset, after_commit=st.booleans()),
    st.builds(RateLimit, st.sampled_from([0, 1])),
    st.builds(Status, st.sampled_from([400, 401, 409, 422, 429, 503]), after_commit=st.just(False)),
    st.builds(DeliveredTwice, st.sampled_from([RateLimit(1), Status(409), Status(503), Reset(after_commit=False)])),
)
ways = st.sampled_from(["sync", "async"])
hidden_or_not = st.one_of(st.just(HIDDEN), st.just(PESSIMISTIC), drawn_positions)


def fill(others: list[Entry]) -> None:
    """Replace the entries of the days around the call by these."""
    practice = WORLD.mock.practice
    with practice.lock:
        tenant = practice.pracsuite[0]
        table = tenant.table("appointment")
        day = START.date()
        for entry in list(table.records()):
            if abs((datetime.fromisoformat(entry["app_time"]).date() - day).days) <= 1:
                table.remove(entry["appointment_id"])
        for other in others:
            created = timestamp(tenant.now() - timedelta(days=other.days_ago, minutes=1))
            taken = Place(1, 1, "2027-03-01T03:00:00", 5, 1, 1)
            added = appointment_book.add(tenant, taken, {"category": other.category, "description": "Another"})
            place = {
                "app_time": (START + timedelta(minutes=other.starts)).isoformat(),
                "duration": other.duration,
                "column_number": other.column,
                "practitioner_id": other.practitioner,
            }
            table.put({**added, **place, "created": created, "modified": created})


def reserve(
    others: list[Entry],
    schedule: list[Event],
    at: Mapping[str, str],
    way: str,
    runner: asyncio.Runner,
    retries: int,
    *,
    network: type[Network] | None = None,
    deadline: float = 60.0,
) -> Run:
    """Reserve the time over a network with faults, beside other entries."""
    WORLD.mock.practice.switches.start(at)
    begin(WORLD, RESERVE)
    fill(others)
    policy = {"max_retries": retries, "deadline": deadline, "budget": 10.0}
    uses = runner if way == "async" else None
    run = carry_out(WORLD, RESERVE, list(schedule), uses, network=network, policy=policy, reconcile=True)
    run.network.arrive()
    return run


def made_by(run: Run) -> list[Any]:
    """Return the holds of the practice that the call made."""
    made = [one for one in RESERVE.stored(WORLD.mock) if one["created"] >= "2026-11-20T01:02:03.456789Z"]
    return [one["appointment_id"] for one in made]


@given(st.lists(entries, max_size=4), st.lists(events, max_size=4), hidden_or_not, ways, st.integers(0, 2))
@example([], [Duplicate()], HIDDEN, "sync", 0)
@example([], [Duplicate()], HIDDEN, "async", 2)
@example([], [Duplicate()], PESSIMISTIC, "sync", 0)
@example([Entry("Patient", 30, 30), Entry("Patient", -30, 30)], [Duplicate()], HIDDEN, "sync", 0)
@example([Entry("Patient", 0, 30, column=2)], [Duplicate()], HIDDEN, "sync", 0)
@example([Entry("Patient", 0, 30, practitioner=2)], [Duplicate()], HIDDEN, "sync", 0)
@example([Entry("Rule Out", -1435, 1440)], [Duplicate()], HIDDEN, "sync", 0)
@example([], [RateLimit(1), Duplicate()], HIDDEN, "sync", 2)
@example([], [DeliveredTwice(RateLimit(1)), None, None, None, None, Status(422)], HIDDEN, "sync", 2)
@example([], [DeliveredTwice(Status(503)), None, None, None, None, Status(403)], HIDDEN, "sync", 2)
def test_hold_is_never_reported_as_rejected(
    runner: asyncio.Runner, others: list[Entry], schedule: list[Event], at: Mapping[str, str], way: str, retries: int
) -> None:
    run = reserve(others, schedule, at, way, runner, retries)
    made = made_by(run)
    assert len(made) <= 1
    if run.error is None:
        assert [run.value.appointment_id] == made
    elif made:
        assert run.error.maybe_applied, "the hold exists, but the call is reported as rejected"
        assert run.error.reconciliation is not None


@given(
    entries.filter(lambda entry: entry.overlaps() and entry.category in DEPENDS_ON_BOOK),
    st.lists(entries.filter(lambda entry: entry.category != "Reserved" and entry.days_ago > 1), max_size=2),
    st.sampled_from([[], [Duplicate()]]),
    hidden_or_not,
    ways,
)
@example(Entry("Patient", -15, 30), [], [], HIDDEN, "sync")
@example(Entry("Patient", 25, 5), [], [Duplicate()], HIDDEN, "sync")
@example(Entry("Rule Out", -1435, 1440), [], [], DEFAULT, "sync")
@example(Entry("Patient", -60, 90, days_ago=400), [], [], PESSIMISTIC, "async")
def test_time_that_another_entry_takes_is_rejected_for_certain(
    runner: asyncio.Runner,
    other: Entry,
    more: list[Entry],
    schedule: list[Event],
    at: Mapping[str, str],
    way: str,
) -> None:
    run = reserve([other, *more], schedule, at, way, runner, 0)
    assert made_by(run) == []
    assert run.error.status_code == 409
    assert not run.error.maybe_applied
    assert run.error.reconciliation is None


@given(st.sampled_from([[], [Duplicate()]]), st.sampled_from(["Note", "Reserved", "Group"]), ways)
def test_entry_that_may_leave_room_for_a_hold_proves_nothing(
    runner: asyncio.Runner, schedule: list[Event], category: str, way: str
) -> None:
    run = reserve([Entry(category, -15, 30)], schedule, HIDDEN, way, runner, 0)
    assert made_by(run) == []
    assert (run.error.status_code, run.error.maybe_applied) == (409, True)
    assert run.error.reconciliation.reason == "unlisted"
    assert "lists may not show" in str(run.error)


@given(st.sampled_from([401, 403, 409, 422, 429]), ways)
def test_rejection_of_a_second_delivery_proves_nothing_about_the_first(
    runner: asyncio.Runner, status: int, way: str
) -> None:
    """The key is revoked between them, or the rejection is caused by the hold of the first one."""
    run = reserve([], [DeliveredTwice(Status(status))], HIDDEN, way, runner, 0)
    assert len(made_by(run)) == 1
    assert (run.error.status_code, run.error.maybe_applied) == (status, True)
    assert run.error.reconciliation.reason == "unlisted"


@given(st.sampled_from([401, 403, 409, 422, 429]), ways)
def test_rejection_is_certain_if_another_entry_takes_the_time_whatever_the_status(
    runner: asyncio.Runner, status: int, way: str
) -> None:
    run = reserve([Entry("Patient", 0, 30)], [Status(status)], HIDDEN, way, runner, 0)
    assert (run.error.status_code, run.error.maybe_applied, made_by(run)) == (status, False, [])


@given(st.sampled_from([(401, True), (403, True), (401, False), (403, False), (422, False)]), ways)
@example((403, True), "sync")
def test_rejection_of_the_request_itself_proves_nothing_about_an_earlier_attempt(
    runner: asyncio.Runner, rejection: tuple[int, bool], way: str
) -> None:
    """The first attempt is delivered twice: it makes a hold, and then is asked to wait.

    The last lookup may be rejected like the second attempt.
    """
    status, is_lookup_rejected = rejection

    found_nothing: list[Event] = [None] * 4
    last: list[Event] = [Status(status)] * (2 if is_lookup_rejected else 1)
    run = reserve([], [DeliveredTwice(RateLimit(1)), *found_nothing, *last], HIDDEN, way, runner, 2)
    assert len(made_by(run)) == 1
    assert [passage.status for passage in run.network.sent("POST")] == [429, status]
    assert run.error.maybe_applied
    assert run.error.reconciliation.reason == ("failed" if is_lookup_rejected else "unlisted")


@given(
    st.sampled_from([[], [None, Status(503)], [Reset(after_commit=False)]]),
    st.sampled_from([1.0, 60.0]),
    st.sampled_from([0.8, 5.0, 3600.0]),
    st.sampled_from(["Patient", "Rule Out", "Group"]),
    ways,
)
@example([], 1.0, 0.8, "Patient", "sync")
@example([], 60.0, 0.8, "Patient", "sync")
@example([None, Status(503)], 60.0, 0.8, "Patient", "sync")
@example([], 60.0, 5.0, "Patient", "sync")
@example([], 60.0, 3600.0, "Rule Out", "async")
def test_entry_that_was_removed_before_the_call_proves_nothing(
    runner: asyncio.Runner, lookups: list[Event], deadline: float, lag: float, category: str, way: str
) -> None:
    """Lists show an entry for some time after another user has removed it."""

    class Delayed(Network):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            practice = self._world.mock.practice
            with practice.lock:
                table = practice.pracsuite[0].table("appointment")
                held = [one for one in table.records() if one["description"] == "Another"]
                is_list = request.method == "GET" and request.url.path.endswith("/appointment_book")
                if not is_list or self._world.clock() >= lag:
                    for one in held:
                        removed.append(one)
                        table.remove(one["appointment_id"])
                elif removed and not held:
                    table.put(removed[-1])
            return super().handle_request(request)

    removed: list[Any] = []
    schedule: list[Event] = [Duplicate(), *lookups]
    entry = Entry(category, 0, 30)
    run = reserve([entry], schedule, HIDDEN, way, runner, 0, network=Delayed, deadline=deadline)
    assert len(made_by(run)) == 1
    assert run.error.status_code == 409
    assert run.error.maybe_applied
    assert run.error.reconciliation is not None


@given(st.sampled_from([[], [Duplicate()]]), ways)
def test_conflict_is_uncertain_without_the_time_for_a_second_lookup(
    runner: asyncio.Runner, schedule: list[Event], way: str
) -> None:
    run = reserve([Entry("Patient", 0, 30)], schedule, HIDDEN, way, runner, 0, deadline=1.0)
    assert (run.error.status_code, run.error.maybe_applied, made_by(run)) == (409, True, [])
    assert run.error.reconciliation.reason == "deadline"


def test_list_that_shows_a_hold_would_show_this_one(runner: asyncio.Runner) -> None:
    """A hold elsewhere, which is older than the margin of the clocks, shows that the book lists holds."""
    run = reserve([Entry("Reserved", 60, 30), Entry("Note", 0, 30)], [], DEFAULT, "sync", runner, 0)
    assert (run.error.status_code, run.error.maybe_applied) == (409, False)


def test_entry_that_was_added_during_the_call_proves_nothing(runner: asyncio.Runner) -> None:
    class Added(Network):
        def changed(self, request: Any, response: Any) -> Any:
            if request.method == "POST":
                tenant = self._world.mock.practice.pracsuite[0]
                with self._world.mock.practice.lock:
                    place = Place(1, 1, START.isoformat(), LENGTH, 1, 1)
                    appointment_book.add(tenant, place, {"category": "Patient", "description": "A"}, overlaps=True)
            return response

    WORLD.mock.practice.switches.start(HIDDEN)
    begin(WORLD, RESERVE)
    fill([])
    run = carry_out(WORLD, RESERVE, [Duplicate()], None, network=Added, reconcile=True)
    assert len(made_by(run)) == 1
    assert run.error.maybe_applied
