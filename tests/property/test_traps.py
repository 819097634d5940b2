"""The known pitfalls between schemathesis and a typed client, each with its test.

| pitfall | test |
|---|---|
| texts in paths are percent-encoded | test_adapter: decoded once; test_canaries: they are encoded |
| values in paths and queries may all be texts | test_adapter: converted by their schema |
| joined lists are already texts | test_adapter: split by their encoding; test_canaries: sent as encoded |
| whole numbers are generated as floats | test_adapter: become integers; test_canaries: they are floats |
| files are wrapped | test_adapter, test_canaries |
| an absent body differs from null | test_adapter, test_canaries |
| credentials could be generated | test_canaries: none are |
| one check sends its own requests | here: it is excluded |
| open bodies get undeclared properties | here: valid cases have none |
| date-times with unusual years and offsets | test_adapter |
| cases that a typed client cannot express | test_adapter, test_wrong_arguments: a bounded share |
| the body is a stream, and the query is written twice | here: both are recorded as sent |
| leftover state changes the next case | here: each world is deterministic |
| lists are empty if nothing was created | here: no list is empty |
| random record IDs do not exist | test_calls: a share of the cases succeeds |
| an in-process server hides differences of a socket | here: one caller uses a socket |
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import httpx
import pytest
from hypothesis import given
from schemathesis.specs.openapi.checks import ignored_auth

from practice_mock.testing import Mock
from tests.property import multipart
from tests.property.adapter import Call, example_call
from tests.property.amount import fewer
from tests.property.apis import LISTS, OPERATIONS, Api, Operation, python_name
from tests.property.cases import cases
from tests.property.clients import Caller, tomorrow
from tests.property.oracles import NOT_FOR_CLIENTS, as_response, only_exchange
from tests.property.worlds import worlds_of

WRITES = [one for one in OPERATIONS if not one.is_read and one.variant is None]


def test_check_that_sends_requests_is_excluded() -> None:
    assert ignored_auth in NOT_FOR_CLIENTS


@pytest.mark.parametrize("operation", [one for one in OPERATIONS if one.body is not None], ids=str)
def test_positive_case_has_no_undeclared_property(operation: Operation) -> None:
    assert operation.body is not None
    declared = {name for name, *_ in operation.api.properties(operation.api.shape(operation.body.schema).schema)}

    @fewer(4)
    @given(cases(operation))
    def every_case(case):
        assert not isinstance(case.body, Mapping) or set(case.body) <= declared

    every_case()


@pytest.mark.parametrize(
    "operation", [one for one in OPERATIONS if one.body and one.body.media_type == "multipart/form-data"], ids=str
)
def test_recorder_keeps_streamed_bodies_complete(
    operation: Operation, mock: Mock, both_of: Callable[[Api], list[Caller]]
) -> None:
    bodies = []
    for caller in both_of(operation.api):
        mock.practice.reset()
        sent = only_exchange(caller(example_call(operation))).sent
        bodies.append(multipart.parse(sent.content, sent.headers["content-type"]))
    assert bodies[0] == bodies[1] != []


def test_response_is_judged_with_the_called_url(mock: Mock, both_of: Callable[[Api], list[Caller]]) -> None:
    operation = next(one for one in LISTS if one.paging and not one.parameters[0].required)
    for caller in both_of(operation.api):
        mock.practice.reset()
        exchange = only_exchange(caller(Call(operation, keywords={python_name(operation.paging["size"], {}): 5})))
        assert exchange.sent.url.count("?") == 1
        assert as_response(exchange).request.url == exchange.sent.url


@pytest.mark.parametrize("operation", WRITES, ids=str)
def test_world_is_deterministic(operation: Operation, mock: Mock, both_of: Callable[[Api], list[Caller]]) -> None:
    caller, *_ = both_of(operation.api)
    call = example_call(operation, tomorrow(mock))
    for world in worlds_of(operation, mock):
        answers = set()
        for _ in range(2):
            mock.practice.restore(world.snapshot)
            exchange = only_exchange(caller(call))
            answers.add((exchange.status, exchange.content))
        assert len(answers) == 1


@pytest.mark.parametrize("operation", [one for one in LISTS if "{" not in one.path], ids=str)
def test_every_list_has_records_initially(
    operation: Operation, mock: Mock, both_of: Callable[[Api], list[Caller]]
) -> None:
    mock.practice.reset()
    caller, *_ = both_of(operation.api)
    outcome = caller(example_call(operation, tomorrow(mock)), walk=True)
    assert outcome.error is None
    assert len(outcome.value) >= 2, "a single record would not show that others are lost"


def test_sync_caller_uses_a_socket(mock: Mock, callers: Mapping[str, Mapping[Api, Caller]]) -> None:
    address = httpx.URL(mock.origin)
    assert address.host == "127.0.0.1"
    assert address.port
    assert httpx.get(f"{mock.pracsuite_url}/appointment").status_code == 403
    assert callers.keys() == {"sync", "async"}
