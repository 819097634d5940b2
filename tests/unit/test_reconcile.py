"""The reconcile plan judges any set of records correctly, without a client."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pracsuite_client._runtime.errors.api import LookReason, Reconciliation
from pracsuite_client._runtime.operation.filters import EncodedCondition
from pracsuite_client._runtime.operation.reconcile_plan import (
    CLOCKS_APART,
    Const,
    DateOf,
    Equals,
    HasValue,
    Match,
    Read,
    Reconcile,
    Ref,
    is_whole,
)
from pracsuite_client._runtime.values.codecs import INTEGER, LOCAL_DATE_TIME, OFFSET_DATE_TIME, STRING

SENT = 1_800_000_000.0
"""The time at which the call was sent."""
FACTS = {"body": {"client_id": 7, "app_time": "2027-01-04T09:00:00", "type": None}}
PLAN = Reconcile(
    key=(Equals("/client_id", "/body/client_id", INTEGER), Equals("/app_time", "/body/app_time", LOCAL_DATE_TIME)),
    look=Read("appointments", "list"),
    get=Read("appointments", "get", arguments={"appointment_id": Ref("/record/appointment_id")}),
    made=(HasValue("/status", "Booked"),),
    created="/created",
)


def instant(seconds: float) -> str:
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)).isoformat().replace("+00:00", "Z")


OURS = {
    "appointment_id": 1,
    "client_id": 7,
    "app_time": "2027-01-04T09:00:00",
    "status": "Booked",
    "created": instant(SENT + 1),
}
OTHERS = {"client_id": 8, "app_time": "2027-01-04T09:30:00"}
OLDER = {"created": instant(SENT - CLOCKS_APART - 1)}
VAGUE = {"client_id": None, "app_time": 5, "created": "yesterday", "status": None}

others = st.sampled_from([{**OURS, name: value} for name, value in OTHERS.items()])
alike = st.sampled_from([{**OURS, **OLDER}, {**OURS, "status": "Cancelled"}])
vague = st.one_of(
    st.sampled_from([{**OURS, name: value} for name, value in VAGUE.items()]),
    st.sampled_from(sorted(OURS.keys() - {"appointment_id"})).map(
        lambda name: {key: value for key, value in OURS.items() if key != name}
    ),
    st.sampled_from([None, "text", 5, [], {}]),
)


def judge(records: list[Any], since: float | None = SENT) -> Any:
    return PLAN.judge_list(records, FACTS, since)


@given(st.lists(others | alike, max_size=5), st.integers(0, 5))
def test_matching_record_is_found_among_others(records: list[Any], at: int) -> None:
    records.insert(at, OURS)
    verdict = judge(records)
    assert (verdict.reason, verdict.record) == (None, OURS)


@given(st.lists(others, max_size=5))
def test_other_records_are_not_a_match(records: list[Any]) -> None:
    assert judge(records).reason == "absent"


@given(st.lists(others | alike | vague | st.just(OURS), min_size=1, max_size=5), vague, st.integers(0, 5))
def test_unreadable_record_leaves_the_result_undecided(records: list[Any], unknown: Any, at: int) -> None:
    records.insert(at, unknown)
    assert judge(records).reason == "unreadable"


@given(st.lists(others, max_size=3), st.lists(alike, min_size=1, max_size=3))
def test_similar_record_is_reported(records: list[Any], suspects: list[Any]) -> None:
    verdict = judge([*suspects, *records])
    assert verdict.reason == "alike"
    assert verdict.candidates == (1,) * len(suspects)


@given(st.lists(others | alike, max_size=3), st.integers(2, 4))
def test_several_matches_are_reported(records: list[Any], count: int) -> None:
    assert judge([*records, *[OURS] * count]).reason == "several"


@given(others | alike | vague | st.just(OURS))
def test_single_record_is_judged_like_a_list_of_one(record: Any) -> None:
    verdict = PLAN.judge_record(record, FACTS, SENT, (1,))
    listed = judge([record])
    assert verdict.reason == ("other" if listed.reason == "absent" else listed.reason)
    assert (verdict.record, verdict.candidates) == (listed.record, (1,))


@pytest.mark.parametrize("reason", get_args(LookReason))
def test_every_reason_has_a_message(reason: LookReason) -> None:
    assert re.fullmatch(r"[a-z].*[a-z]", str(Reconciliation(reason)))


def test_clock_difference_of_two_seconds_is_tolerated() -> None:
    """With more tolerance, a booking of another user would match; with less, our own would not."""
    assert CLOCKS_APART == 2.0


@given(st.floats(-100, 100))
def test_record_created_before_the_attempt_is_not_ours(seconds: float) -> None:
    match = PLAN.match({**OURS, "created": instant(SENT + seconds)}, FACTS, SENT)
    if abs(seconds + CLOCKS_APART) > 1e-3:
        assert match is (Match.MADE if seconds > -CLOCKS_APART else Match.ALIKE)
    assert PLAN.match(OURS, FACTS, None) is Match.UNKNOWN, "the time of the API is not known"


def test_fields_that_were_not_sent_are_not_compared() -> None:
    for sent in ({}, {"type": None}):
        assert Equals("/type", "/body/type", INTEGER).holds({"type": 3}, {"body": sent}) is True
    assert Equals("/type", "/body/type", INTEGER).holds({"type": 3}, {"body": {"type": 4}}) is False


def test_identifiers_match_case_insensitively() -> None:
    same = Equals("/id", "/body/id", STRING)
    facts = {"body": {"id": "ABCDEF00-0000-4000-8000-000000000001"}}
    assert same.holds({"id": "abcdef00-0000-4000-8000-000000000001"}, facts) is True
    assert same.holds({"id": "abcdef00-0000-4000-8000-000000000002"}, facts) is False


def test_times_in_different_zones_are_compared_as_instants() -> None:
    same = Equals("/start", "/body/start", OFFSET_DATE_TIME)
    facts = {"body": {"start": "2026-01-05T09:00:00+11:00"}}
    assert same.holds({"start": "2026-01-05T08:00:00 +10:00"}, facts) is True
    assert same.holds({"start": "2026-01-05T09:00:00 +10:00"}, facts) is False


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
    read = Read("a", "list", {"size": Const(100), "zone": Ref("/first/zone")}, {"client_id": Ref("/body/client_id")})
    assert read.keywords(FACTS) is None
    assert read.keywords({**FACTS, "first": {"zone": "z"}}) == {
        "size": 100,
        "zone": "z",
        "where": [EncodedCondition("client_id", "=", "7")],
    }


@given(st.lists(st.integers(0, 3), max_size=5), st.lists(st.none() | st.integers(0, 5), max_size=3))
def test_list_is_complete_if_its_pages_agree(identifiers: list[int], totals: list[int | None]) -> None:
    agree = all(total in (None, len(identifiers)) for total in totals)
    distinct = len(set(identifiers)) == len(identifiers)
    assert is_whole(len(identifiers), totals, identifiers) is (agree and distinct)
