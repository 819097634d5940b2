"""Damaged responses: truncated, with another status, or with one bad record among good ones."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.property.adapter import example_call
from tests.property.amount import fewer
from tests.property.apis import LISTS, Json, Operation
from tests.property.clients import AsyncCaller, Caller, Canned, SyncCaller, invented_access
from tests.property.oracles import expected_error, explained, read
from tests.property.responses import about, anything, described, places, with_other, without, wrong
from tests.property.test_responses import READING

MANY = 6
"""Records of a page, one of which is damaged."""


@pytest.fixture
def canned() -> Canned:
    return Canned()


def both(operation: Operation, canned: Canned, runner: asyncio.Runner, **settings: object) -> list[Caller]:
    """Return a sync and an async caller."""
    keywords = invented_access(operation.api) | settings
    return [SyncCaller(operation.api, keywords, canned), AsyncCaller(operation.api, keywords, canned, runner)]


@pytest.mark.parametrize("operation", READING, ids=str)
def test_truncated_response_is_never_accepted(operation: Operation, canned: Canned, runner: asyncio.Runner) -> None:
    callers = both(operation, canned, runner)
    whole = json.dumps(operation.example_answer, ensure_ascii=False).encode()

    def cut(at: int) -> None:
        canned.succeed(operation, whole[:at])
        for caller in callers:
            outcome = caller(example_call(operation))
            with explained(example_call(operation), outcome):
                assert type(outcome.error) is operation.api.package.ResponseValidationError
                assert outcome.error.response.content == whole[:at]

    @fewer(2)
    @given(st.integers(0, len(whole) - 1))
    def anywhere(at):
        cut(at)

    for at in (0, 1, len(whole) // 2, len(whole) - 2, len(whole) - 1):
        cut(at)
    anywhere()


@pytest.mark.parametrize("operation", READING, ids=str)
def test_status_decides_the_outcome_of_a_valid_body(
    operation: Operation, canned: Canned, runner: asyncio.Runner
) -> None:
    callers = both(operation, canned, runner)
    schema = operation.answer(operation.success)

    @fewer(4)
    @given(described(operation.api, schema), st.sampled_from(sorted(operation.successes)) | st.integers(200, 599))
    def every_status(body, status):
        call = example_call(operation)
        body = about(call, body)
        canned.status, canned.content = status, json.dumps(body).encode()
        for caller in callers:
            outcome = caller(call)
            with explained(call, outcome):
                if expected := expected_error(operation, status, body):
                    assert type(outcome.error) is getattr(operation.api.package, expected)
                    assert outcome.error.response.status_code == status
                    assert outcome.error.response.content == canned.content
                else:
                    assert outcome.error is None
                    value = outcome.value if operation.items is None else outcome.value.body
                    read(operation.api, schema, body, value)

    every_status()


@pytest.mark.parametrize("operation", LISTS, ids=str)
def test_one_damaged_record_does_not_affect_the_others(
    operation: Operation, canned: Canned, runner: asyncio.Runner
) -> None:
    api, record = operation.api, _record(operation)
    tolerant, strict = both(operation, canned, runner), both(operation, canned, runner, strict=True)

    @fewer(4)
    @given(st.lists(described(api, record), min_size=MANY, max_size=MANY), st.integers(0, MANY - 1), st.data())
    def every_page(records, at, data):
        good = list(records)
        records[at] = _damaged(operation, records[at], data)
        body = {**operation.example_answer, operation.items: records}
        canned.succeed(operation, json.dumps(body).encode())
        for caller in tolerant:
            outcome = caller(example_call(operation))
            if not isinstance(records[at], dict):
                assert type(outcome.error) is api.package.ResponseValidationError, "it is not a record"
                continue
            with explained(example_call(operation), outcome):
                assert outcome.error is None
                assert len(outcome.value.items) == MANY
                for place, (came, value) in enumerate(zip(good, outcome.value.items, strict=True)):
                    if place != at:
                        read(api, record, came, value)
                assert outcome.value.body.to_dict() == body
        expected = sorted(wrong(api, record, records[at], f"/{operation.items}/{at}"))
        for caller in strict if expected else ():
            error = caller(example_call(operation)).error
            assert type(error) is api.package.ResponseValidationError
            assert sorted(deviation.pointer for deviation in error.deviations) == expected

    every_page()


def _record(operation: Operation) -> Mapping[str, Json]:
    """Return the schema of a record of a list."""
    answer = operation.api.shape(operation.answer(operation.success)).schema
    return operation.api.shape(answer["properties"][operation.items]).schema["items"]


def _damaged(operation: Operation, record: Json, data: st.DataObject) -> Json:
    """Generate a record with another value or no value at one place, or another value altogether."""
    found = list(places(operation.api, _record(operation), record))
    if not found or data.draw(st.integers(0, 5)) == 0:
        return data.draw(anything)
    place = data.draw(st.sampled_from(found))
    if isinstance(place.steps[-1], str) and data.draw(st.booleans()):
        return without(record, place)
    return with_other(record, place, data.draw(anything))
