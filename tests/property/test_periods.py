"""A period must end after it starts, by its instants, not its wall times. Otherwise nothing is sent."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.property.adapter import Call, example_call
from tests.property.apis import OPERATIONS, Operation, python_name
from tests.property.clients import Canned, Outcome, SyncCaller, invented_access
from tests.property.responses import about

ADELAIDE = ZoneInfo("Australia/Adelaide")
zones = st.sampled_from([ADELAIDE, ZoneInfo("America/New_York"), ZoneInfo("UTC"), timezone(timedelta(hours=-11))])
moments = st.one_of(
    st.datetimes(datetime(2027, 4, 3, 15), datetime(2027, 4, 3, 19), timezones=st.just(ZoneInfo("UTC"))),
    st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(ZoneInfo("UTC"))),
).map(lambda moment: moment.replace(microsecond=0, fold=0))
"""Instants, of which many are in the hour that the clocks in Adelaide repeat."""


def period_of(operation: Operation) -> tuple[str, str] | None:
    """Return the keywords of the start and the end of an operation's period."""
    names = operation.definition.get("x-order")
    declared = {parameter.name: parameter.python for parameter in operation.parameters}
    if names is None and operation.body is not None and operation.fixed_body is None:
        schema = operation.api.shape(operation.body.schema).schema
        names = schema.get("x-order")
        declared = {name: python_name(name, part) for name, part in schema.get("properties", {}).items()}
    return None if names is None else (declared[names[0]], declared[names[1]])


PERIODS = [(operation, period) for operation in OPERATIONS if (period := period_of(operation)) is not None]
OF_DAYS = [entry for entry in PERIODS if entry[0].is_read]
OF_TIMES = [entry for entry in PERIODS if not entry[0].is_read]


def without_times(call: Call) -> bytes:
    """Return the response of the example without the times of an appointment, which would contradict other ones."""
    body = about(call, call.operation.example_answer)
    for name in ("startDateTime", "endDateTime"):
        body.get("appointment", {}).pop(name, None)
    return json.dumps(body).encode()


def called(operation: Operation, **keywords: Any) -> Outcome:
    """Make the example call with other keywords."""
    call, canned = example_call(operation), Canned()
    canned.succeed(operation, without_times(call))
    call = replace(call, keywords={**call.keywords, **keywords})
    return SyncCaller(operation.api, invented_access(operation.api), canned)(call)


def assert_rejected(operation: Operation, outcome: Outcome, reason: str, argument: str) -> None:
    """Check that nothing was sent and that the error names the end."""
    assert type(outcome.error) is operation.api.package.ArgumentError
    assert (outcome.error.argument, outcome.error.reason) == (argument, reason)
    assert not outcome.exchanges


def test_all_periods_of_the_documents_are_checked() -> None:
    assert [operation.name for operation, _ in PERIODS] == [
        "coreplus-availability_slots.list",
        "coreplus-appointments.list",
        "coreplus-appointments.book",
        "coreplus-appointments.update",
        "pracsuite-available_appointments.list",
        "pracsuite-available_appointments.next",
        "pracsuite-available_group_appointments.list",
        "pracsuite-available_group_appointments.next",
    ]


@pytest.mark.parametrize(("operation", "period"), OF_TIMES, ids=str)
@given(moments, moments | st.none(), zones, zones)
def test_end_that_is_not_after_its_start_is_rejected(
    operation: Operation, period: tuple[str, str], first: datetime, last: datetime | None, one: Any, other: Any
) -> None:
    start, end = first.astimezone(one), (last or first).astimezone(other)
    outcome = called(operation, **{period[0]: start, period[1]: end})
    if last is not None and last > first:
        assert outcome.error is None
        body = json.loads(outcome.exchanges[0].sent.content)
        sent = [datetime.fromisoformat(body[name]) for name in ("startDateTime", "endDateTime")]
        assert sent == [first, last]
    else:
        assert_rejected(operation, outcome, f"must be after {period[0]}", period[1])


@pytest.mark.parametrize(("operation", "period"), OF_TIMES, ids=str)
def test_the_order_of_wall_times_does_not_matter(operation: Operation, period: tuple[str, str]) -> None:
    earlier = datetime(2027, 4, 4, 2, 45, tzinfo=ADELAIDE)
    later = datetime(2027, 4, 4, 2, 15, tzinfo=ADELAIDE, fold=1)
    assert called(operation, **{period[0]: earlier, period[1]: later}).error is None
    outcome = called(operation, **{period[0]: later, period[1]: earlier})
    assert_rejected(operation, outcome, f"must be after {period[0]}", period[1])


def test_update_with_one_of_two_times_is_sent() -> None:
    [(operation, _)] = [entry for entry in OF_TIMES if entry[0].verb == "update"]
    api, canned = operation.api, Canned()
    canned.succeed(operation, without_times(example_call(operation)))
    for name in ("start_date_time", "end_date_time"):
        call = replace(example_call(operation), keywords={name: datetime(2027, 1, 4, 9, tzinfo=ADELAIDE)})
        assert SyncCaller(api, invented_access(api), canned)(call).error is None


@pytest.mark.parametrize(("operation", "period"), OF_DAYS, ids=str)
@given(st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.integers(-3, 3))
def test_period_of_days_may_be_one_day_long(
    operation: Operation, period: tuple[str, str], first: date, days: int
) -> None:
    outcome = called(operation, **{period[0]: first, period[1]: first + timedelta(days=days)})
    if days >= 0:
        assert outcome.error is None
    else:
        assert_rejected(operation, outcome, f"must not be before {period[0]}", period[1])


@pytest.mark.parametrize(("operation", "period"), OF_TIMES, ids=str)
def test_time_that_the_clocks_skip_or_with_a_fraction_is_rejected(
    operation: Operation, period: tuple[str, str]
) -> None:
    skipped = datetime(2027, 10, 3, 2, 30, tzinfo=ADELAIDE)
    before, after = (datetime(2027, 10, day, 9, tzinfo=ADELAIDE) for day in (1, 5))
    for name, wrong, other in ((period[0], skipped, after), (period[1], skipped, before)):
        error: Any = called(operation, **{**dict.fromkeys(period, other), name: wrong}).error
        assert error.argument == name
        assert "does not exist in its own time zone" in error.reason
    error = called(operation, **{period[0]: before.replace(microsecond=1), period[1]: after}).error
    assert (error.argument, error.reason) == (period[0], "has a fraction of a second; pass whole seconds")
