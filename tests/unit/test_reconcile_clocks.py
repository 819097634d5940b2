"""A record that is dated later than the server's time proves that two clocks disagree. Then no time attributes it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pracsuite_client._runtime.operation.reconcile_plan import Question, Reconcile
from pracsuite_client._runtime.operation.record_time import MARGIN, Timing, Window
from pracsuite_client._runtime.reconciliation.server_clock import ServerClock
from tests.unit.test_reconcile import (
    ANONYMOUS_PLAN,
    BEGUN,
    CANCELLED,
    CANCELLED_LATER,
    CONTEXT,
    GET_PLAN,
    HOLD,
    HOLD_PLAN,
    LIST,
    MOVED,
    NOTHING,
    OF_OTHERS,
    OURS,
    PLAN,
    VAGUE_WINDOW,
    WINDOW,
    dated,
    instant,
    numbered,
)

seconds = st.floats(-2 * MARGIN, 2 * MARGIN) | st.floats(-12, 12)
plans = st.sampled_from([PLAN, ANONYMOUS_PLAN, HOLD_PLAN])
shapes = st.sampled_from([OURS, MOVED, CANCELLED_LATER, OF_OTHERS, HOLD])
records = st.builds(lambda shape, after: {**shape, "created": instant(BEGUN + after)}, shapes, seconds)
questions = st.builds(
    Question,
    st.just(CONTEXT),
    st.sampled_from([WINDOW, VAGUE_WINDOW]),
    st.booleans(),
    st.sampled_from([None, NOTHING]),
    st.just(True),
)


@given(st.lists(records, max_size=4), st.lists(records, max_size=2), plans, questions)
def test_no_record_of_a_list_is_attributed_or_excluded_if_clocks_disagree(
    listed: list[Any], removed: list[Any], plan: Reconcile, question: Question
) -> None:
    every = numbered([*listed, *removed])
    verdict = plan.judge_lists([(LIST, every[: len(listed)]), (CANCELLED, every[len(listed) :])], question)
    assert verdict.reason is not None
    assert not verdict.excluded
    recent = {record["appointment_id"] for record in every if record["created"] > instant(BEGUN - MARGIN)}
    related = {record["appointment_id"] for record in every if record.get("client_id") == 7}
    assert plan is HOLD_PLAN or recent & related <= set(verdict.candidates)


@given(shapes, seconds, questions)
def test_no_single_record_is_attributed_or_excluded_if_clocks_disagree(
    shape: dict[str, Any], after: float, question: Question
) -> None:
    moment = instant(BEGUN + after)
    for plan in (PLAN, GET_PLAN):
        verdict = plan.judge_record({**shape, "created": moment, "modified": moment}, question, (1,))
        assert (verdict.reason is None, verdict.excluded, verdict.candidates) == (False, False, (1,))


@pytest.mark.parametrize(
    "shown", [{}, {"modified": None}, {"modified": "yesterday"}, {"modified": "0001-01-01T00:00:00Z"}]
)
@pytest.mark.parametrize("rejected", [False, True])
def test_record_without_the_time_of_its_last_change_is_not_attributed(shown: dict[str, Any], rejected: bool) -> None:
    verdict = GET_PLAN.judge_record({**OURS, **shown}, Question(CONTEXT, WINDOW, rejected), (1,))
    assert (verdict.reason, verdict.candidates) == ("undated", (1,))


@given(st.floats(-2.9, 2.9))
def test_slow_lookup_does_not_attribute_a_record_that_the_call_changes(after: float) -> None:
    record = {**OURS, "modified": instant(BEGUN + after)}
    verdict = GET_PLAN.judge_record(record, Question(CONTEXT, VAGUE_WINDOW), (1,))
    assert (verdict.reason, verdict.record) == ("undated", record)


@given(
    st.floats(1e6, 1e9),
    st.lists(st.tuples(st.floats(0, 30), st.floats(0, 8), st.floats(0, 1), st.floats(0, 1e4)), min_size=1, max_size=4),
    st.floats(-1e5, 1e5),
)
def test_clock_that_dates_records_is_ahead_only_if_a_record_proves_it(
    difference: float, exchanges: Sequence[tuple[float, float, float, float]], ahead: float
) -> None:
    """Each exchange is sent after some seconds, takes some, and shows a record that was made before it was received."""
    clock, now, proven = ServerClock(), 0.0, False
    for pause, latency, part, age in exchanges:
        sent_at = now + pause
        now = sent_at + latency
        clock.observe(dated(difference + sent_at + latency * part), sent_at, now)
        clock.observe_records(difference + ahead + now - age)
        proven = proven or ahead - age > 1 + latency + 1e-3
    assert clock.is_behind_records or not proven
    assert not clock.is_behind_records or ahead > 0


def test_disagreement_of_clocks_is_kept_and_found_when_the_time_is_known_more_exactly() -> None:
    clock = ServerClock()
    clock.observe_records(None)
    clock.observe(dated(1e6), 0.0, 3.0)
    clock.observe_records(1e6 + 3.5)
    assert not clock.is_behind_records
    clock.observe(dated(1e6 + 4), 4.0, 4.1)
    assert not clock.is_behind_records
    clock.observe(dated(1e6 + 4), 4.8, 4.9)
    assert clock.is_behind_records
    clock.observe_records(1e6 - 100)
    assert clock.is_behind_records


def test_time_of_a_record_is_that_by_which_the_plan_judges_it() -> None:
    shown = [{"created": instant(BEGUN), "modified": instant(BEGUN + 9)}, {"created": instant(BEGUN + 5)}, {}, None, 5]
    assert PLAN.latest(shown) == BEGUN + 5
    assert GET_PLAN.latest(shown) == BEGUN + 9
    assert attrs.evolve(PLAN, created=None).latest(shown) is None
    assert PLAN.latest([{"created": "yesterday"}, {"created": None}]) is None


@given(st.floats(1, 40 * MARGIN))
def test_record_is_older_only_by_the_earlier_of_the_clocks(behind: float) -> None:
    """The clock of the client's machine is evidence too, if the server's is ahead of the one that dates records."""
    window = attrs.evolve(WINDOW, begun_at_least=BEGUN - behind)
    assert window.timing(instant(BEGUN - behind - MARGIN + 1)) is Timing.BEFORE
    assert window.timing(instant(BEGUN - behind - MARGIN - 1)) is Timing.LONG_BEFORE
    assert Window(BEGUN, BEGUN, BEGUN, BEGUN).timing(datetime.fromtimestamp(BEGUN, UTC).isoformat()) is Timing.DURING
