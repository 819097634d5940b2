"""The ``Date`` header of a server and the timestamps of its records may be from two clocks."""

from __future__ import annotations

import asyncio

from hypothesis import example, given
from hypothesis import strategies as st

from practice_mock.faults import Reset
from tests.property.bookings import CREATE, FINALISE, RESERVE, Booking
from tests.property.test_reconciliation_under_change import Scenario, Twice, Write, play

DAY = 86_400.0
bookings = st.sampled_from([CREATE, RESERVE, FINALISE])
ways = st.sampled_from(["sync", "async"])


@given(
    booking=bookings,
    write=st.sampled_from([Twice(400), Twice(409), Twice(429), Twice(500), Reset(), Reset(after_commit=True)]),
    earlier=st.none() | st.just("same"),
    seconds=st.floats(3, 60),
    behind=st.floats(5, 2 * DAY),
    way=ways,
)
@example(FINALISE, Twice(400), "same", 3.0, 3597.0, "sync")
@example(CREATE, Reset(after_commit=True), None, 3.0, 36_000.0, "async")
@example(RESERVE, Reset(after_commit=True), None, 3.0, 5.0, "sync")
def test_nothing_is_attributed_if_a_record_is_later_than_the_time_of_the_server(
    runner: asyncio.Runner, booking: Booking, write: Write, earlier: str | None, seconds: float, behind: float, way: str
) -> None:
    """``Date`` is behind, so that a record that another user made before the call seems to be made by it."""
    scenario = Scenario(write, earlier=earlier, seconds_earlier=seconds, date_ahead=-(seconds + behind), way=way)
    played = play(booking, scenario, runner)
    made = played.network.made
    assert len(made) <= 1
    if earlier is None and write == Reset():  # no record proves anything, and the second attempt makes one
        assert played.run.error is not None or booking.identify(played.run.value) in made
        return
    assert played.run.value is None
    known = played.run.error.reconciliation
    assert (known.reason, played.run.error.maybe_applied) in (("undated", True), ("similar", True))
    assert {*made, *played.of_others} <= set(known.candidates)


@given(
    booking=bookings,
    write=st.sampled_from([Twice(400), Twice(409), Twice(429), Reset(after_commit=True)]),
    change=st.none() | st.sampled_from(["moved", "moved to another week", "shortened"]),
    ahead=st.floats(-DAY, 3 * DAY) | st.just(40 * DAY),
    way=ways,
)
@example(CREATE, Reset(after_commit=True), "moved", 2 * DAY, "sync")
@example(CREATE, Twice(409), None, 40 * DAY, "async")
@example(RESERVE, Twice(409), None, 2 * DAY, "sync")
@example(FINALISE, Twice(409), None, 2 * DAY, "sync")
def test_own_record_is_never_excluded_because_the_time_of_the_server_is_wrong(
    runner: asyncio.Runner, booking: Booking, write: Write, change: str | None, ahead: float, way: str
) -> None:
    """If ``Date`` is ahead, the record of the call seems to be made before it."""
    played = play(booking, Scenario(write, change, date_ahead=ahead, way=way), runner)
    assert len(played.network.made) == 1
    if played.run.error is not None:
        assert played.run.error.maybe_applied
        assert set(played.network.made) <= set(played.run.error.reconciliation.candidates)
