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
from pracsuite_client._runtime.operation.reconcile_conditions import Const, DateOf, Equals, HasValue, Ref
from pracsuite_client._runtime.operation.reconcile_plan import (
    Match,
    Question,
    Read,
    Reconcile,
    Since,
    is_consistent,
)
from pracsuite_client._runtime.operation.record_time import MARGIN, Timing, Window
from pracsuite_client._runtime.reconciliation.server_clock import ServerClock
from pracsuite_client._runtime.values.codecs import INTEGER, LOCAL_DATE_TIME, OFFSET_DATE_TIME, STRING

BEGUN, ENDED = 1_800_000_000.0, 1_800_000_010.0
"""The times at which the call began and ended, by the server's clock."""
WINDOW = Window(BEGUN - 0.04, BEGUN + 0.04, ENDED - 0.04, ENDED + 0.04)
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
EARLIER = {"created": instant(BEGUN - 1.25)}
OLDER = {"created": instant(BEGUN - MARGIN - 1.25)}
"""So old that another clock does not explain it."""
OF_OTHERS = {**OURS, "client_id": 8}
MOVED, CANCELLED_LATER = {**OURS, "app_time": "2027-01-04T10:00:00"}, {**OURS, "status": "Cancelled"}
VAGUE = {"client_id": None, "created": "yesterday", "status": None}

others = st.sampled_from([OF_OTHERS, {**OF_OTHERS, **MOVED, "client_id": 9}, {**MOVED, **OLDER}])
similar = st.sampled_from([{**OURS, **EARLIER}, {**OURS, **OLDER}])
modified = st.sampled_from([MOVED, CANCELLED_LATER, {**MOVED, **EARLIER}, {**MOVED, "created": instant(BEGUN + 1e5)}])
vague: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from([{**OURS, "client_id": None}, {**OURS, "status": None}]),
    # No identifier, as a value that a server writes for "none".
    st.builds(
        lambda booking, patient: {**booking, "client_id": patient},
        st.sampled_from([OURS, MOVED]),
        st.integers(max_value=0) | st.sampled_from(["", " ", False, -0.5]),
    ),
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


made_before = st.sampled_from([{**MOVED, **EARLIER}, {**CANCELLED_LATER, **EARLIER}])


@given(st.lists(others | similar | made_before, max_size=5), st.integers(0, 5))
def test_matching_record_is_found_among_others(records: list[Any], at: int) -> None:
    records.insert(at, OURS)
    verdict = judge(records)
    assert verdict.reason is None
    assert {**verdict.record, "appointment_id": 1} == OURS


@given(
    st.lists(others | similar | made_before, max_size=3),
    st.sampled_from([{**MOVED, "created": instant(BEGUN + seconds)} for seconds in (0.5, 9, 1e5)]),
    st.booleans(),
)
def test_match_is_ambiguous_beside_a_record_that_may_be_the_changed_one_of_the_call(
    records: list[Any], rival: Any, removed: bool
) -> None:
    """Another user may have made an identical one after that of the call was moved or cancelled."""
    kept, gone = numbered([*records, OURS, rival]), []
    if removed:
        gone = [kept.pop()]
    verdict = PLAN.judge_lists([(LIST, kept), (CANCELLED, gone)], QUESTION)
    assert (verdict.reason, verdict.record) == ("ambiguous", None)
    assert {len(records) + 1, len(records) + 2} <= set(verdict.candidates)
    undated = judge([MOVED, OURS], plan=UNDATED_PLAN)
    assert (undated.reason, undated.candidates) == ("ambiguous", (1, 2))


def test_match_beside_a_record_of_the_same_second_is_decided_by_a_more_exact_time() -> None:
    window = Window(BEGUN - 0.5, BEGUN + 0.5, ENDED - 0.5, ENDED + 0.5)
    just_before = {**MOVED, "created": instant(BEGUN - 0.2)}
    verdict = judge([just_before, OURS], Question(CONTEXT, window))
    assert (verdict.reason, verdict.record) == ("ambiguous", {**OURS, "appointment_id": 2})
    assert judge([just_before, OURS]).reason is None


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
    if abs(seconds + 0.04) > 0.01 and abs(seconds - 10.04) > 0.01:
        expected = Timing.BEFORE if seconds < -0.04 else Timing.DURING if seconds < 10.04 else Timing.AFTER
        assert timing is expected
        match = PLAN.match({**OURS, "created": created}, QUESTION)
        assert match is (Match.SIMILAR if timing is Timing.BEFORE else Match.MADE)


@given(st.floats(-100, 100))
def test_time_near_an_uncertain_edge_of_the_window_is_uncertain(seconds: float) -> None:
    timing = VAGUE_WINDOW.timing(instant(BEGUN + seconds))
    if min(abs(seconds - edge) for edge in (-3, 3, 7, 13)) > 0.01:
        names = ["BEFORE", "UNCERTAIN", "DURING", "UNCERTAIN", "AFTER"]
        assert timing.name == names[sum(seconds > edge for edge in (-3, 3, 7, 13))]


rejections = st.booleans()
plans = st.sampled_from([PLAN, ANONYMOUS_PLAN])


@given(st.floats(-MARGIN, 1e6), st.sampled_from([WINDOW, VAGUE_WINDOW, None]), plans, rejections, st.booleans())
def test_time_within_the_margin_never_excuses_a_record(
    seconds: float, window: Window | None, plan: Reconcile, rejected: bool, moved: bool
) -> None:
    """Whatever clock dated it: a record that may be the call's is its result or a candidate."""
    record = {**(MOVED if moved else OURS), "created": instant(BEGUN + seconds)}
    question = Question(CONTEXT, window, rejected)
    verdict = judge([record], question, plan)
    assert verdict.candidates == (1,)
    assert not verdict.excluded
    assert verdict.reason is not None or not moved
    removed = plan.judge_lists([(LIST, []), (CANCELLED, numbered([record]))], question)
    assert (removed.reason, removed.candidates, removed.excluded) == ("modified", (1,), False)


@given(st.floats(2, 1e6), plans, rejections)
def test_only_a_time_before_the_margin_shows_that_a_record_is_of_another_call(
    seconds: float, plan: Reconcile, rejected: bool
) -> None:
    old = {"created": instant(BEGUN - MARGIN - seconds)}
    question = Question(CONTEXT, WINDOW, rejected)
    assert judge([{**MOVED, **old}], question, plan).reason == "absent"
    verdict = judge([{**OURS, **old}], question, plan)
    assert (verdict.reason, verdict.excluded) == ("similar", True)
    assert plan.judge_lists([(LIST, []), (CANCELLED, numbered([{**OURS, **old}]))], question).reason == "absent"


@given(st.floats(-100, 100), st.sampled_from([WINDOW, VAGUE_WINDOW]))
def test_rejection_is_explained_only_by_a_record_that_shows_its_maker_and_an_exact_time(
    seconds: float, window: Window
) -> None:
    record = {**OURS, "created": instant(BEGUN + seconds)}
    question = Question(CONTEXT, window, rejected=True)
    verdict = judge([record], question)
    assert (verdict.reason is None) is (window.timing(record["created"]) is Timing.DURING)
    assert judge([record], question, ANONYMOUS_PLAN).reason is not None


@given(st.floats(-2.9, 2.9))
def test_lost_call_is_not_attributed_by_slow_lookups(seconds: float) -> None:
    record = {**OURS, "created": instant(BEGUN + seconds)}
    vague, quick = (Window(BEGUN - width, BEGUN + width, ENDED - width, ENDED + width) for width in (3.0, 0.9))
    verdict = judge([record], Question(CONTEXT, vague))
    assert verdict.reason == "undated"
    assert verdict.record is not None, "a single read may show the time more exactly"
    assert (judge([record], Question(CONTEXT, quick)).reason is None) is (seconds > -0.9) or abs(seconds + 0.9) < 0.01


def test_timestamp_with_whole_seconds_may_be_later_within_its_second() -> None:
    window = Window(BEGUN + 0.46, BEGUN + 0.54, ENDED, ENDED)
    assert window.timing(instant(BEGUN)) is Timing.DURING
    assert window.timing(instant(BEGUN).replace("Z", ".000000Z")) is Timing.BEFORE
    assert window.timing(instant(BEGUN - 1)) is Timing.BEFORE


HOLD_PLAN = Reconcile(
    key=(
        Equals("/column", "/body/column", INTEGER, default=1, former="/body/old_column"),
        HasValue("/category", "Reserved", others=("Patient", 1)),
        HasValue("/client_id", None),
    ),
    lists=(LIST,),
    subject=(HasValue("/category", "Reserved", others=("Patient", 1)), HasValue("/client_id", None)),
    get=GET,
    created="/created",
    anonymous=True,
)
NOTHING: frozenset[str] = frozenset()
"""The records before the call, if there were none."""
HOLD = {"category": "Reserved", "client_id": None, "column": 1, "created": instant(BEGUN + 1.25)}


@pytest.mark.parametrize(
    "shown",
    [
        {"category": "reserved"},
        {"category": "Held"},
        {"category": 0},
        {"category": 5},
        {"category": True},
        {"category": None},
        {"client_id": 0},
        {"client_id": ""},
        {"client_id": False},
    ],
    ids=str,
)
@given(rejected=rejections, created=st.sampled_from([HOLD["created"], instant(BEGUN - 3600), None]))
def test_unexpected_state_is_not_taken_for_that_of_another_record(
    shown: dict[str, Any], rejected: bool, created: str | None
) -> None:
    verdict = judge([{**HOLD, **shown, "created": created}], Question({"body": {}}, WINDOW, rejected), HOLD_PLAN)
    assert (verdict.reason, verdict.candidates) == ("unreadable", (1,))


@given(rejections, st.sampled_from([1, 2]))
def test_hold_that_was_finalised_during_the_call_is_a_candidate(rejected: bool, column: int) -> None:
    finalised = {**HOLD, "category": "Patient", "client_id": 9, "column": column}
    question = Question({"body": {}}, WINDOW, rejected)
    verdict = judge([finalised], question, HOLD_PLAN)
    assert (verdict.reason, verdict.candidates) == ("modified", (1,))
    earlier = {**finalised, "created": instant(BEGUN - 60)}
    assert judge([earlier], question, HOLD_PLAN).reason == "absent", "a booking that was there before"


@pytest.mark.parametrize(
    ("body", "column", "reason"),
    [
        ({}, 1, None),
        ({}, 2, "modified"),
        ({"column": 2}, 2, None),
        ({"old_column": 2}, 2, None),
        ({"old_column": 2}, 1, "modified"),
        ({"column": 1, "old_column": 2}, 1, "modified"),
        ({"column": 2, "old_column": 2}, 2, None),
    ],
)
def test_value_that_was_sent_under_a_former_name_is_compared(
    body: dict[str, int], column: int, reason: str | None
) -> None:
    question = Question({"body": body}, WINDOW, known_before=NOTHING)
    assert judge([{**HOLD, "column": column}], question, HOLD_PLAN).reason == reason


@given(st.floats(-100, 100), rejections)
def test_hold_that_was_there_before_the_call_is_never_its_own(seconds: float, rejected: bool) -> None:
    """However far the clock that dates it is ahead. Without the list before the call, nothing excludes that."""
    hold = {**HOLD, "created": instant(BEGUN + seconds)}
    for known in (None, frozenset({"1"}), frozenset({"1", "2"})):
        verdict = judge([hold], Question({"body": {}}, WINDOW, rejected, known), HOLD_PLAN)
        assert verdict.reason is not None
        assert verdict.candidates == (1,)
        assert not verdict.excluded


@given(st.datetimes(datetime(1, 1, 2), datetime(1970, 1, 1)).map(lambda moment: moment.isoformat() + "Z"))
def test_date_that_stands_for_no_date_excludes_nothing(created: str) -> None:
    verdict = judge([{**MOVED, "created": created}])
    assert (verdict.reason, verdict.candidates) == ("modified", (1,))
    assert judge([{**OURS, "created": created}]).reason == "undated"


GUID = "ABCDEF00-0000-4000-8000-000000000001"
spellings = st.tuples(st.booleans(), st.booleans()).map(
    lambda drawn: ("{%s}" if drawn[0] else "%s") % (GUID.lower() if drawn[1] else GUID)
)


@given(st.lists(st.just("other"), max_size=3), spellings, spellings, st.integers(0, 3))
def test_every_element_of_an_array_is_compared_in_any_spelling(
    others: list[str], sent: str, shown: str, at: int
) -> None:
    same = Equals("/clients/*/id", "/body/id", STRING)
    context = {"body": {"id": sent}}
    clients: list[Any] = [{"id": other} for other in others]
    assert same.holds({"clients": clients}, context) is (False if clients else None)
    clients.insert(at, {"id": shown})
    assert same.holds({"clients": clients}, context) is True
    assert same.holds({"clients": [{"id": "other"}, {}]}, context) is None
    assert same.holds({"clients": None}, context) is None


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
    question = attrs.evolve(question, known_before=frozenset())
    assert judge([OURS], question, ANONYMOUS_PLAN).reason == ("undated" if rejected else None)


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
        ({**OURS, "modified": instant(BEGUN + 5)}, False, None),
        (OURS, False, "undated"),
        ({**OURS, "modified": instant(BEGUN - 5)}, False, "similar"),
        ({**OURS, "modified": instant(ENDED + 5)}, False, None),
        ({**OURS, "modified": instant(BEGUN - 5)}, True, "similar"),
        ({**OURS, "modified": instant(BEGUN + 5)}, True, None),
        ({**OURS, "modified": instant(ENDED + 5)}, True, "later"),
        ({**OURS, "modified": instant(BEGUN - MARGIN - 5)}, True, "similar"),
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


def test_record_that_the_call_changes_is_undated_without_the_time_of_the_server() -> None:
    for rejected in (False, True):
        verdict = GET_PLAN.judge_record(OURS, Question(CONTEXT, None, rejected), (1,))
        assert (verdict.reason, verdict.candidates) == ("undated", (1,))


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


@given(st.floats(0, 1e9), st.floats(0.001, 0.05), st.floats(0, 1))
def test_time_of_the_server_is_soon_exact_though_dates_have_whole_seconds(
    difference: float, latency: float, part: float
) -> None:
    clock, now, reads = ServerClock(), 0.0, 0
    wait: float | None = 0.0
    while wait is not None:
        now += wait
        clock.observe(dated(difference + now + latency * part), now, now + latency)
        now, reads = now + latency, reads + 1
        assert reads <= 9
        wait = clock.wait_for_tick(now, 0.1)
        assert wait is None or 0 <= wait <= 1
    assert clock.highest - clock.lowest <= 0.1
    assert clock.lowest - 1e-6 <= difference <= clock.highest + 1e-6


def test_time_of_the_server_stays_uncertain_if_responses_are_slow() -> None:
    clock = ServerClock()
    assert clock.wait_for_tick(0.0, 0.1) is None, "nothing is known yet"
    clock.observe(dated(1e6), 0.0, 0.2)
    assert clock.wait_for_tick(1.0, 0.1) is None


def test_response_without_a_date_contradicts_those_that_have_one() -> None:
    clock = ServerClock()
    clock.observe(dated(1e6), 0.0, 0.1)
    assert not clock.has_undated
    clock.observe(Response(200, {}, b""), 0.0, 0.1)
    assert clock.has_undated
    assert clock.is_contradictory


@pytest.mark.parametrize("date", [None, "", "yesterday"])
def test_response_without_a_date_shows_nothing(date: str | None) -> None:
    clock = ServerClock()
    clock.observe(Response(200, {} if date is None else {"date": date}, b""), 0.0, 0.1)
    assert not clock.is_known
    assert not clock.is_contradictory
