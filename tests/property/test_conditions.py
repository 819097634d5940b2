"""Documented filter conditions and orders are sent in the documented syntax, and all others are rejected."""

from __future__ import annotations

import json
import operator
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pracsuite_client import F
from pracsuite_client._runtime.operation.filters import Query
from pracsuite_client._runtime.values.codec import Codec, Context, Mismatch
from pracsuite_client._runtime.values.codecs import DATE_TIME, LOCAL_DATE_TIME
from pracsuite_client._runtime.values.wall_time import is_skipped
from practice_mock.limits import Limits
from tests.property.adapter import Call, example_call
from tests.property.apis import LISTS, Api, Operation
from tests.property.clients import Caller, Canned, Outcome, SyncCaller, invented_access
from tests.property.oracles import explained, only_exchange
from tests.property.realism import ALL_OPERATORS, FILTER, OPERATORS, SORT

near_dst_changes = st.one_of(
    st.datetimes(datetime(2027, 10, 3, 1, 59, 58), datetime(2027, 10, 3, 3, 0, 2)),
    st.datetimes(datetime(2027, 4, 4, 1, 59, 58), datetime(2027, 4, 4, 3, 0, 2)),
    st.datetimes(datetime(2000, 1, 1), datetime(2040, 1, 1)),
).map(lambda moment: moment.replace(fold=0))
"""Wall times to the microsecond, of which many are at a change of the clocks in Adelaide."""

FILTERED = [one for one in LISTS if one.definition.get("x-filters")]

COMPARISONS: Mapping[str, Callable[[Any, Any], Any]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "~": lambda field, text: field.contains(text),
}

VALUES: Mapping[str, list[tuple[Any, str]]] = {
    "date": [(date(2027, 1, 4), "2027-01-04")],
    "date-time": [
        (datetime(2027, 1, 4, 9, tzinfo=UTC), "2027-01-04T09:00:00Z"),
        (datetime(2027, 1, 4, 9, tzinfo=timezone(timedelta(hours=10, minutes=30))), "2027-01-03T22:30:00Z"),
    ],
    "date-time-local": [(datetime(2027, 1, 4, 9, 5), "2027-01-04T09:05:00")],
    "integer": [(7, "7"), (0, "0")],
    "integer-equals": [(7, "7")],
    "number": [(Decimal("12.50"), "12.50"), (-3, "-3"), (Decimal("1E+2"), "100")],
    "string": [("O'Brien & Søn, 100%", "O'Brien & Søn, 100%"), ("0", "0")],
    "boolean": [(True, "true"), (False, "false")],
}
"""Values of each format, with their text."""

WRONG: Mapping[str, list[Any]] = {
    "date": ["2027-01-04", 5, None],
    "date-time": [datetime(2027, 1, 4, 9), "2027-01-04T09:00:00Z", date(2027, 1, 4)],
    "date-time-local": [datetime(2027, 1, 4, 9, 0, 0, 1), "2027-01-04T09:00:00", date(2027, 1, 4)],
    "integer": ["7", 7.5, True],
    "integer-equals": ["7", None],
    "number": ["7", True, 12.5, Decimal("NaN")],
    "string": [7, None, b"a", "", " ", "\t\n"],
    "boolean": ["true", 1],
}
"""Values that the field of a format does not take."""


def carried_out(operation: Operation, **keywords: Any) -> Outcome:
    """Make the example call of a list with other keywords; the server responds with the example."""
    canned = Canned()
    canned.succeed(operation, json.dumps(operation.example_answer).encode())
    return SyncCaller(operation.api, invented_access(operation.api), canned)(_with(operation, **keywords))


def _with(operation: Operation, **keywords: Any) -> Call:
    call = example_call(operation)
    return replace(call, keywords={**call.keywords, **keywords})


def sent(outcome: Outcome, name: str) -> list[str]:
    """Return the values of a parameter in the query that was sent."""
    assert outcome.error is None
    query = urlsplit(only_exchange(outcome).sent.url).query
    return [value for key, value in parse_qsl(query, keep_blank_values=True) if key == name]


def refused(operation: Operation, outcome: Outcome, argument: str) -> None:
    """Check that nothing was sent and that the error names the argument."""
    assert isinstance(outcome.error, operation.api.package.ArgumentError)
    assert outcome.error.argument.startswith(argument)
    assert not outcome.exchanges


def field_of(api: Api, name: str) -> Any:
    return getattr(api.package.F, name)


def operators_of(kind: str) -> tuple[str, ...]:
    return OPERATORS.get(kind, ALL_OPERATORS)


@pytest.mark.parametrize("operation", FILTERED, ids=str)
def test_each_condition_is_sent_in_the_documented_syntax(operation: Operation) -> None:
    for name, kind in operation.definition["x-filters"].items():
        for sign in operators_of(kind):
            for value, text in VALUES[kind]:
                condition = COMPARISONS[sign](field_of(operation.api, name), value)
                assert sent(carried_out(operation, where=[condition]), FILTER) == [f"{name}:{sign}{text}"]


@pytest.mark.parametrize("operation", FILTERED, ids=str)
def test_undocumented_condition_is_rejected(operation: Operation) -> None:
    filters = operation.definition["x-filters"]
    for name, kind in filters.items():
        field = field_of(operation.api, name)
        for sign in COMPARISONS.keys() - set(operators_of(kind)):
            refused(operation, carried_out(operation, where=[COMPARISONS[sign](field, VALUES[kind][0][0])]), "where[0]")
        for value in WRONG[kind]:  # compared with the first operator, which is = where there is one
            refused(
                operation, carried_out(operation, where=[COMPARISONS[operators_of(kind)[0]](field, value)]), "where"
            )
    known = {name for one in FILTERED if one.api == operation.api for name in one.definition["x-filters"]}
    for name in known - filters.keys():
        refused(operation, carried_out(operation, where=[field_of(operation.api, name) == 7]), "where[0]")


@pytest.mark.parametrize(
    ("zone", "codec", "form"),
    [
        (None, DATE_TIME, "created"),
        ("Australia/Adelaide", DATE_TIME, "created"),
        (None, LOCAL_DATE_TIME, "app_time"),
        ("Australia/Adelaide", LOCAL_DATE_TIME, "app_time"),
    ],
)
@given(records=st.lists(near_dst_changes, min_size=1, max_size=5), bound=near_dst_changes)
def test_comparison_with_a_fraction_includes_every_record_of_the_exact_one(
    zone: str | None, codec: Codec[datetime], form: str, records: list[datetime], bound: datetime
) -> None:
    query = Query({"created": "date-time", "app_time": "date-time-local"})
    context = Context(None if zone is None else ZoneInfo(zone))
    if form == "created":
        records, bound = [record.replace(tzinfo=UTC) for record in records], bound.replace(tzinfo=UTC)
    for sign in ("<", "<=", ">", ">="):
        compare = COMPARISONS[sign]
        arguments = {"where": [compare(getattr(F, form), bound)]}
        if form == "app_time" and zone is not None and is_skipped(bound, ZoneInfo(zone)):
            with pytest.raises(Mismatch, match="does not exist"):
                query.apply(arguments, context)
            continue
        [text] = query.apply(arguments, context)["q"]
        sent_bound = codec.decode(text.removeprefix(f"{form}:{sign}"))
        assert sent_bound.microsecond == 0
        assert bound.microsecond or sent_bound == bound
        for record in records:
            assert compare(record, sent_bound) or not compare(record, bound)


@pytest.mark.parametrize("operation", FILTERED, ids=str)
def test_server_accepts_every_documented_condition(
    operation: Operation, both_of: Callable[[Api], list[Caller]]
) -> None:
    where = [
        COMPARISONS[sign](field_of(operation.api, name), value)
        for name, kind in operation.definition["x-filters"].items()
        for sign in operators_of(kind)
        for value, _ in VALUES[kind]
    ]
    order = list(operation.definition.get("x-sort", ()))
    each = Limits().conditions
    for caller in both_of(operation.api):
        for start in range(0, len(where), each):
            some = where[start : start + each]
            call = _with(operation, where=some, **({"order_by": order} if order else {}))
            outcome = caller(call)
            with explained(call, outcome):
                status = only_exchange(outcome).status
                assert status in (operation.success, 404), "404: the example's record is elsewhere"


@pytest.mark.parametrize("operation", [one for one in LISTS if one.definition.get("x-sort")], ids=str)
def test_order_by_accepts_only_fields_of_the_list(operation: Operation) -> None:
    fields = operation.definition["x-sort"]
    assert sent(carried_out(operation, order_by=fields), SORT) == [",".join(fields)]
    for wrong in (["hat"], [fields[0], "hat"], fields[0], 7, [None], [], ()):
        refused(operation, carried_out(operation, order_by=wrong), "order_by")


@pytest.mark.parametrize("operation", FILTERED[:3], ids=str)
def test_where_takes_typed_and_raw_conditions_and_nothing_else(operation: Operation) -> None:
    name, kind = next(iter(operation.definition["x-filters"].items()))
    value, text = VALUES[kind][0]
    condition = COMPARISONS[operators_of(kind)[0]](field_of(operation.api, name), value)
    raw = operation.api.package.F.raw
    both = carried_out(operation, where=[raw("a", "=", "b"), condition])
    assert sent(both, FILTER) == ["a:=b", f"{name}:{operators_of(kind)[0]}{text}"]
    refused(operation, carried_out(operation, where=[raw(name, "=", text)]), "where[0]")
    for wrong in (condition, [f"{name}:=7"], {name: 7}, [None], "app_time", [], ()):
        refused(operation, carried_out(operation, where=wrong), "where")
    with pytest.raises(TypeError, match="two conditions"):
        bool(condition)
