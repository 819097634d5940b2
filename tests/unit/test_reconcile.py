"""The reconcile plan judges any set of records correctly, without a client."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, get_args

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pracsuite_client._runtime.errors.api import LookupReason, Reconciliation
from pracsuite_client._runtime.messages.http import Response
from pracsuite_client._runtime.operation.filters import Condition, EncodedCondition
from pracsuite_client._runtime.operation.reconcile_plan import (
    CLOCK_UNCERTAINTY,
    Const,
    DateOf,
    Equals,
    HasValue,
    Match,
    Question,
    Read,
    Reconcile,
    Ref,
    Since,
    Timing,
    Window,
    is_consistent,
)
from pracsuite_client._runtime.reconciliation.server_clock import ServerClock
from pracsuite_client._runtime.values.codecs import INTEGER, LOCAL_DATE_TIME, OFFSET_DATE_TIME, STRING

BEGUN, ENDED = 1_800_000_000.0, 1_800_000_010.0
"""The times at which the call began and ended, by the server's clock."""
WINDOW = Window(BEGUN - 0.5, BEGUN + 0.5, ENDED - 0.5, ENDED + 0.5)
VAGUE_WINDOW = Window(BEGUN - 3, BEGUN + 3, ENDED - 3, ENDED + 3)
"""The window of a call whose lookups were slow."""
CONTEXT = {"body": {"client_id": 7, "app_time": "2027-01-04T09:00:00", "type": None}}
QUESTION = Question(CONTEXT, WINDOW)
GET = Read("appointments", "get", arguments={"appointment_id": Ref("/record/appointment_id")})
LIST, CANCELLED = Read("appointments", "list"), Read("cancelled", "list", removed=True)
PLAN = Reconcile(
    key=(Equals("/client_id", "/body/client_id", INTEGER), Equals("/app_time", "/body/app_time", LOCAL_DATE_TIME)),
    lists=(LIST, CANCELLED),
    subject=(Equals("/client_id", "/body/client_id", INTEGER),),
    get=GET,
    made=(HasValue("/status", "Booked"),),
    created="/created",
)
UNDATED_PLAN = attrs.evolve(PLAN, created=None)
ANONYMOUS_PLAN = attrs.evolve(PLAN, anonymous=True)
GET_PLAN = attrs.evolve(
    PLAN, lists=(), subject=(), created=None, modified="/modified", before=(HasValue("/status", "Held"),)
)


def instant(seconds: float) -> str:
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)).isoformat().replace("+00:00", "Z")


OURS = {
    "appointment_id": 1,
    "client_id": 7,
    "app_time": "2027-01-04T09:00:00",
    "status": "Booked",
    "created": instant(BEGUN + 1.25),
}
OLDER = {"created": instant(BEGUN - 1.25)}
OF_OTHERS = {**OURS, "client_id": 8}
MOVED, CANCELLED_LATER = {**OURS, "app_time": "2027-01-04T10:00:00"}, {**OURS, "status": "Cancelled"}
VAGUE = {"client_id": None, "created": "yesterday", "status": None}

others = st.sampled_from([OF_OTHERS, {**OF_OTHERS, **MOVED, "client_id": 9}, {**MOVED, **OLDER}])
similar = st.just({**OURS, **OLDER})
modified = st.sampled_from([MOVED, CANCELLED_LATER])
vague: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from([{**OURS, "client_id": None}, {**OURS, "status": None}]),
    st.sampled_from(["client_id", "app_time", "status"]).map(
        lambda name: {key: value for key, value in OURS.items() if key != name}
    ),
    st.sampled_from([None, "text", 5, []]),
)


def numbered(records: Sequence[Any]) -> list[Any]:
    """Return records with different identifiers."""
    return [
        {**record, "appointment_id": number} if isinstance(record, dict) else record
        for number, record in enumerate(records, 1)
    ]


def judge(records: Sequence[Any], question: Question = QUESTION, plan: Reconcile = PLAN) -> Any:
    return plan.judge_lists([(LIST, numbered(records)), (CANCELLED, [])], question)


@given(st.lists(others | similar | modified, max_size=5), st.integers(0, 5))
def test_matching_record_is_found_among_others(records: list[Any], at: int) -> None:
    records.insert(at, OURS)
    verdict = judge(records)
    assert verdict.reason is None
    assert {**verdict.record, "appointment_id": 1} == OURS


@given(st.lists(others, max_size=5))
def test_other_records_are_not_a_match(records: list[Any]) -> None:
    assert judge(records).reason == "absent"


@given(st.lists(others | similar | modified | st.just(OURS), max_size=5), vague, st.integers(0, 5))
def test_unreadable_record_leaves_the_result_undecided(records: list[Any], unknown: Any, at: int) -> None:
    records.insert(at, unknown)
    assert judge(records).reason == "unreadable"


@given(st.lists(others, max_size=3), st.lists(similar, min_size=1, max_size=3))
def test_older_record_is_reported_as_similar(records: list[Any], suspects: list[Any]) -> None:
    verdict = judge([*suspects, *records])
    assert verdict.reason == "similar"
    assert verdict.candidates == tuple(range(1, len(suspects) + 1))


@given(st.lists(others | similar, max_size=3), st.lists(modified, min_size=1, max_size=3))
def test_changed_record_of_the_call_is_reported_as_modified(records: list[Any], changed: list[Any]) -> None:
    verdict = judge([*changed, *records])
    assert verdict.reason == "modified"
    assert set(range(1, len(changed) + 1)) <= set(verdict.candidates)


@given(st.lists(others | similar | modified, max_size=3), st.integers(2, 4))
def test_several_matches_are_reported(records: list[Any], count: int) -> None:
    assert judge([*records, *[OURS] * count]).reason == "ambiguous"


def test_removed_record_is_a_candidate_and_never_the_result() -> None:
    removed = {key: value for key, value in OURS.items() if key != "created"}
    verdict = PLAN.judge_lists([(LIST, []), (CANCELLED, [removed])], QUESTION)
    assert (verdict.reason, verdict.candidates) == ("modified", (1,))
    verdict = PLAN.judge_lists([(LIST, [OURS]), (CANCELLED, [removed])], QUESTION)
    assert (verdict.reason, verdict.candidates) == ("modified", (1,)), "it was cancelled between the two lists"
    assert PLAN.judge_lists([(LIST, []), (CANCELLED, [{**removed, "client_id": 8}])], QUESTION).reason == "absent"


@given(others | similar | modified | st.just(OURS))
def test_single_record_is_judged_like_a_list_of_one(record: Any) -> None:
    verdict = PLAN.judge_record(record, QUESTION, (1,))
    reasons = {"absent": {"modified", "similar"}}
    listed = judge([record])
    assert verdict.reason in reasons.get(listed.reason, {listed.reason})
    assert verdict.candidates == (1,)


@pytest.mark.parametrize("reason", get_args(LookupReason))
def test_every_reason_has_a_message(reason: LookupReason) -> None:
    assert re.fullmatch(r"[a-z].*[a-z]", str(Reconciliation(reason)))


@given(st.floats(-100, 100))
def test_time_of_a_record_is_compared_with_the_window(seconds: float) -> None:
    created = instant(BEGUN + seconds)
    timing = WINDOW.timing(created)
    if abs(seconds + 0.5) > 0.01 and abs(seconds - 10.5) > 0.01:
        expected = Timing.BEFORE if seconds < -0.5 else Timing.DURING if seconds < 10.5 else Timing.AFTER
        assert timing is expected
        match = PLAN.match({**OURS, "created": created}, QUESTION)
        assert match is (Match.SIMILAR if timing is Timing.BEFORE else Match.MADE)


@given(st.floats(-100, 100))
def test_slow_lookups_do_not_widen_the_window(seconds: float) -> None:
    """A record is attributed to the call only where the uncertain clock makes no difference."""
    timing = VAGUE_WINDOW.timing(instant(BEGUN + seconds))
    if min(abs(seconds - edge) for edge in (-3, 3, 7)) > 0.01:
        expected = (
            Timing.BEFORE
            if seconds < -3
            else Timing.UNKNOWN
            if seconds < 3
            else Timing.DURING
            if seconds < 7
            else Timing.AFTER
        )
        assert timing is expected


def test_timestamp_with_whole_seconds_may_be_later_within_its_second() -> None:
    window = Window(BEGUN + 0.4, BEGUN + 0.6, ENDED, ENDED)
    assert window.timing(instant(BEGUN)) is Timing.DURING
    assert window.timing(instant(BEGUN).replace("Z", ".000000Z")) is Timing.BEFORE
    assert window.timing(instant(BEGUN - 1)) is Timing.BEFORE


def test_uncertainty_covers_a_quick_response_and_little_more() -> None:
    """With more, a booking of another user seconds earlier would match; with less, our own would not."""
    assert CLOCK_UNCERTAINTY == 2.0


def test_record_is_undated_without_the_time_of_the_server() -> None:
    question = Question(CONTEXT, None)
    assert judge([OURS], question).reason == "undated"
    assert judge([MOVED], question).reason == "modified"
    assert judge([MOVED, OURS], question).record["app_time"] == OURS["app_time"]
    assert judge([OURS, OURS], question).record is None
    assert judge([{**OURS, "created": "yesterday"}]).reason == "undated"
    assert judge([OF_OTHERS], question).reason == "absent"


@pytest.mark.parametrize("rejected", [False, True])
def test_anonymous_record_must_be_made_before_the_attempt_ended(rejected: bool) -> None:
    late = {**OURS, "created": instant(ENDED + 2)}
    question = Question(CONTEXT, WINDOW, rejected)
    assert judge([late], question, ANONYMOUS_PLAN).reason == "later"
    assert judge([late], question).reason == ("later" if rejected else None)
    assert judge([OURS], question, ANONYMOUS_PLAN).reason is None


def test_record_that_shows_no_time_explains_an_uncertain_attempt_but_no_rejection() -> None:
    assert judge([OURS], plan=UNDATED_PLAN).reason is None
    assert judge([MOVED, OF_OTHERS], plan=UNDATED_PLAN).reason == "modified"
    rejected = Question(CONTEXT, None, rejected=True)
    assert judge([OURS], rejected, UNDATED_PLAN).reason == "undated"
    assert judge([OF_OTHERS], rejected, UNDATED_PLAN).reason == "absent"


@pytest.mark.parametrize(
    ("record", "rejected", "reason"),
    [
        ({**OURS, "status": "Held"}, False, "absent"),
        ({**OURS, "status": "Held"}, True, "absent"),
        (OURS, False, None),
        ({**OURS, "modified": instant(BEGUN - 5)}, False, "similar"),
        ({**OURS, "modified": instant(ENDED + 5)}, False, None),
        ({**OURS, "modified": instant(BEGUN - 5)}, True, "similar"),
        ({**OURS, "modified": instant(BEGUN + 5)}, True, None),
        ({**OURS, "modified": instant(ENDED + 5)}, True, "later"),
        (OURS, True, "undated"),
        (OF_OTHERS, False, "modified"),
        (OF_OTHERS, True, "modified"),
        ({**OURS, "client_id": None}, False, "unreadable"),
        (None, False, "unreadable"),
    ],
)
def test_record_that_the_call_changes_is_judged_by_its_values(record: Any, rejected: bool, reason: str | None) -> None:
    verdict = GET_PLAN.judge_record(record, Question(CONTEXT, WINDOW, rejected), (1,))
    assert (verdict.reason, verdict.candidates) == (reason, () if reason == "absent" else (1,))


def test_read_record_is_compared_by_the_fields_that_it_shows() -> None:
    column = Equals("/column", "/body/column", INTEGER)
    plan = attrs.evolve(PLAN, key=(*PLAN.key, column), get=attrs.evolve(GET, key=PLAN.key))
    question = Question({"body": {**CONTEXT["body"], "column": 2}}, WINDOW)
    assert plan.judge_lists([(LIST, [OURS])], question).reason == "unreadable"
    assert plan.judge_lists([(LIST, [{**OURS, "column": 2}])], question).reason is None
    assert plan.judge_record(OURS, question, (1,)).reason is None


def test_fields_that_were_not_sent_are_not_compared() -> None:
    for sent in ({}, {"type": None}):
        assert Equals("/type", "/body/type", INTEGER).holds({"type": 3}, {"body": sent}) is True
    assert Equals("/type", "/body/type", INTEGER).holds({"type": 3}, {"body": {"type": 4}}) is False


def test_default_is_compared_if_a_field_was_not_sent_and_the_record_shows_it() -> None:
    column = Equals("/column", "/body/column", INTEGER, default=1)
    assert column.holds({"column": 1}, {"body": {}}) is True
    assert column.holds({"column": 2}, {"body": {}}) is False
    assert column.holds({"column": 2}, {"body": {"column": 2}}) is True
    assert column.holds({}, {"body": {}}) is True
    assert column.holds({}, {"body": {"column": 1}}) is None


def test_identifiers_match_case_insensitively() -> None:
    same = Equals("/id", "/body/id", STRING)
    context = {"body": {"id": "ABCDEF00-0000-4000-8000-000000000001"}}
    assert same.holds({"id": "abcdef00-0000-4000-8000-000000000001"}, context) is True
    assert same.holds({"id": "abcdef00-0000-4000-8000-000000000002"}, context) is False


def test_times_in_different_zones_are_compared_as_instants() -> None:
    same = Equals("/start", "/body/start", OFFSET_DATE_TIME)
    context = {"body": {"start": "2026-01-05T09:00:00+11:00"}}
    assert same.holds({"start": "2026-01-05T08:00:00 +10:00"}, context) is True
    assert same.holds({"start": "2026-01-05T09:00:00 +10:00"}, context) is False


@pytest.mark.parametrize(
    ("start", "shift", "day"),
    [
        ("2026-01-01T00:30:00+11:00", -1, date(2025, 12, 31)),
        ("2026-01-01T00:30:00+11:00", 1, date(2026, 1, 2)),
        ("9999-12-31T00:30:00+11:00", 1, None),
        (None, 0, None),
    ],
)
def test_day_of_shifts_the_date_of_a_time(start: str | None, shift: int, day: date | None) -> None:
    assert DateOf("/body/start", OFFSET_DATE_TIME, shift).value({"body": {"start": start}}) == day


def test_lookup_that_lacks_a_value_has_no_arguments() -> None:
    filters: dict[str, Ref | Since] = {"client_id": Ref("/body/client_id"), "created": Since(2)}
    read = Read("a", "list", {"size": Const(100), "zone": Ref("/first/zone")}, filters)
    assert read.keywords(CONTEXT, lambda days: days) is None
    keywords = read.keywords({**CONTEXT, "first": {"zone": "z"}}, lambda days: int(BEGUN) - days)
    assert keywords == {
        "size": 100,
        "zone": "z",
        "where": [
            EncodedCondition("client_id", "=", "7"),
            Condition("created", ">=", datetime.fromtimestamp(BEGUN - 2, UTC)),
        ],
    }
    assert not read.needs_server_time
    assert Read("a", "list", filters={"created": Since(0)}).needs_server_time


@given(st.lists(st.integers(0, 3), max_size=5), st.lists(st.none() | st.integers(0, 5), max_size=3))
def test_list_is_consistent_if_its_pages_agree(identifiers: list[int], totals: list[int | None]) -> None:
    agree = all(total in (None, len(identifiers)) for total in totals)
    distinct = len(set(identifiers)) == len(identifiers)
    assert is_consistent(len(identifiers), totals, identifiers) is (agree and distinct)


def dated(moment: float, **headers: str) -> Response:
    date = datetime.fromtimestamp(int(moment), UTC).strftime("%a, %d %b %Y %H:%M:%S GMT")
    return Response(200, {"date": date, **headers}, b"")


exchanges = st.lists(
    st.tuples(st.floats(0, 30), st.floats(0, 8), st.floats(0, 1)).map(
        lambda drawn: (drawn[0], drawn[0] + drawn[1], drawn[0] + drawn[1] * drawn[2])
    ),
    min_size=1,
    max_size=6,
)
"""When requests were sent and responses received, and when the server wrote their date, by the local clock."""


@given(st.floats(0, 1e9), exchanges)
def test_interval_of_the_server_clock_contains_the_difference(
    difference: float, exchanges: list[tuple[float, float, float]]
) -> None:
    clock = ServerClock()
    assert not clock.is_known
    for sent_at, received_at, written_at in exchanges:
        clock.observe(dated(difference + written_at), sent_at, received_at)
    assert clock.is_known
    assert clock.lowest - 1e-6 <= difference <= clock.highest + 1e-6
    assert clock.highest - clock.lowest <= 1 + min(received - sent for sent, received, _ in exchanges) + 1e-6


@given(st.floats(1e6, 1e9), st.floats(3, 100))
def test_response_of_the_past_contradicts_the_others(difference: float, age: float) -> None:
    clock = ServerClock()
    clock.observe(dated(difference), 0.0, 0.1)
    clock.observe(dated(difference + 1 - age), 1.0, 1.1)
    assert clock.is_contradictory
    assert not clock.is_known


@pytest.mark.parametrize(("age", "cached"), [("0", False), ("00", False), ("1", True), ("3600", True), ("x", True)])
def test_response_that_states_an_age_is_from_a_cache(age: str, cached: bool) -> None:
    clock = ServerClock()
    clock.observe(dated(1e6, age=age), 0.0, 0.1)
    assert clock.is_contradictory is cached


def test_slow_connection_and_slow_body_do_not_matter() -> None:
    clock = ServerClock()
    clock.observe(attrs.evolve(dated(1e6), sent_at=4.0, head_at=4.25), 0.0, 20.0)
    assert (clock.lowest, clock.highest) == (1e6 - 4.25, 1e6 + 1 - 4.0)


@pytest.mark.parametrize("date", [None, "", "yesterday"])
def test_response_without_a_date_shows_nothing(date: str | None) -> None:
    clock = ServerClock()
    clock.observe(Response(200, {} if date is None else {"date": date}, b""), 0.0, 0.1)
    assert not clock.is_known
    assert not clock.is_contradictory
