"""Whatever a server sends, the client reads what it can, keeps the rest raw, and loses nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.property.adapter import example_call
from tests.property.amount import fewer
from tests.property.apis import OPERATIONS, Json, Operation
from tests.property.clients import Canned, SyncCaller, invented_access
from tests.property.oracles import exact, expected_error, explained, read
from tests.property.responses import about, anything, broken, described, is_about, is_proven, repeated, wrong

READING = list(
    {
        str(operation.answer(operation.success)): operation
        for operation in OPERATIONS
        if operation.answer(operation.success) is not None
    }.values()
)
"""One operation for each kind of response."""


@pytest.fixture(scope="module")
def canned() -> Canned:
    return Canned()


@pytest.mark.parametrize("operation", READING, ids=str)
def test_documented_response_is_read_as_documented(operation: Operation, canned: Canned) -> None:
    schema = operation.answer(operation.success)
    tolerant, strict = (SyncCaller(operation.api, settings, canned) for settings in _settings(operation))

    @fewer(2)
    @given(described(operation.api, schema))
    def every_answer(body):
        call = example_call(operation)
        body = about(call, body)
        _will_answer(canned, operation, body)
        for caller in (tolerant, strict):
            outcome = caller(call)
            with explained(call, outcome):
                if expected := expected_error(operation, operation.success, body):
                    assert type(outcome.error) is getattr(operation.api.package, expected)
                    continue
                assert outcome.error is None
                value = outcome.value if operation.items is None else outcome.value.body
                read(operation.api, schema, body, value)

    every_answer()


def _is_list_of_records(items: Json) -> bool:
    return isinstance(items, list) and all(isinstance(item, dict) for item in items)


@pytest.mark.parametrize("operation", READING, ids=str)
def test_deviating_response_is_kept_and_strict_names_every_place(operation: Operation, canned: Canned) -> None:
    api, schema = operation.api, operation.answer(operation.success)
    tolerant, strict = (SyncCaller(api, settings, canned) for settings in _settings(operation))

    @fewer(2)
    @given(broken(api, schema), st.integers(0, 3))
    def every_answer(body, chance):
        call = example_call(operation)
        body = about(call, body) if chance else body
        _will_answer(canned, operation, body)
        outcome = tolerant(call)
        with explained(call, outcome):
            if expected_name := expected_error(operation, operation.success, body):
                assert type(outcome.error) is type(strict(call).error) is getattr(api.package, expected_name)
                return
            if not is_about(call, body):
                assert type(outcome.error) is type(strict(call).error) is api.package.ResponseValidationError
                return
            if operation.items is not None and not _is_list_of_records(body.get(operation.items)):
                assert type(outcome.error) is api.package.ResponseValidationError
            else:
                assert outcome.error is None
                _read_what_is_right(operation, body, outcome.value)
        outcome = strict(call)
        expected = sorted(wrong(api, schema, body))
        with explained(call, outcome):
            if expected:
                assert type(outcome.error) is api.package.ResponseValidationError
                assert sorted(deviation.pointer for deviation in outcome.error.deviations) == expected
            else:
                assert outcome.error is None or operation.items is not None

    every_answer()


@pytest.mark.parametrize("operation", [one for one in OPERATIONS if one.identity], ids=str)
@pytest.mark.parametrize("other", [0, -1, 7.5, "another", "", True, [], {}])
def test_response_about_another_record_is_rejected(operation: Operation, canned: Canned, other: Json) -> None:
    call, api = example_call(operation), operation.api
    caller = SyncCaller(api, invented_access(api), canned)
    right = about(call, operation.example_answer)
    for at, (name, _) in enumerate(operation.identity):
        whole = deepcopy(right)
        places = repeated(call, whole)
        assert len(places) == len(operation.identity), f"the example has no {name}"
        _will_answer(canned, operation, whole)
        assert caller(call).error is None
        holder, last, value = places[at]
        for same in (str(value), str(value).upper()):
            holder[last] = same
            _will_answer(canned, operation, whole)
            assert caller(call).error is None, same
        holder[last] = other
        _will_answer(canned, operation, whole)
        error = caller(call).error
        assert type(error) is api.package.ResponseValidationError
        assert ("about another record" if is_proven(operation, whole) else "contains no record") in str(error)
        assert str(value) not in str(error)


@pytest.mark.parametrize("operation", READING, ids=str)
@given(body=anything)
def test_response_of_another_type_is_one_error(operation: Operation, body: Json) -> None:
    canned = Canned()
    caller = SyncCaller(operation.api, invented_access(operation.api), canned)
    _will_answer(canned, operation, body)
    outcome = caller(example_call(operation))
    expected = expected_error(operation, operation.success, body)
    if expected is None and operation.items is None:
        assert outcome.error is None
        assert outcome.value.to_dict() == body
    else:
        assert type(outcome.error) is getattr(operation.api.package, expected or "ResponseValidationError")


def _settings(operation: Operation) -> Iterator[dict[str, object]]:
    settings = invented_access(operation.api)
    return iter((settings, settings | {"strict": True}))


def _will_answer(canned: Canned, operation: Operation, body: Json) -> None:
    canned.succeed(operation, json.dumps(body).encode())


def _read_what_is_right(operation: Operation, body: Json, value: object) -> None:
    """Check that conforming properties read as documented and all others are kept raw."""
    schema = operation.answer(operation.success)
    if operation.items is not None:
        value = value.body
    assert value.to_dict() == body
    _read_around(operation, schema, body, value)


def _read_around(operation: Operation, schema, came: Json, value: object) -> None:
    api = operation.api
    shape = api.shape(schema)
    if not list(wrong(api, schema, came)) or (shape.format == "decimal" and exact(came) is not None):
        read(api, schema, came, value)
    elif isinstance(came, dict) and shape.component and "object" in shape.types:
        for name, python, part in api.properties(shape.schema):
            _read_around(operation, part, came.get(name), getattr(value, python))
    elif isinstance(came, list) and "array" in shape.types:
        for item, part in zip(came, value, strict=True):
            _read_around(operation, shape.schema["items"], item, part)
    else:
        assert value == came
        assert type(value) is type(came)
