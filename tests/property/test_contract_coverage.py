"""Every documented response reaches a client, by the rules of the mock or by injection."""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatch

import pytest

from practice_mock.testing import Mock
from tests.property.apis import APIS, OPERATIONS, Api, Operation
from tests.property.attempts import Attempt, attempts, injected
from tests.property.clients import SyncCaller, settings_of
from tests.property.contract import ONLY_INJECTED, described, reason_of
from tests.property.examples import Pool
from tests.property.oracles import ended_as_answered, explained, only_exchange

RESPONSES = [
    pytest.param(operation, int(status), id=f"{operation}-{status}")
    for api in APIS
    for operation in described(api)
    for status in operation.definition["responses"]
]


@pytest.mark.parametrize(("operation", "status"), RESPONSES)
def test_every_documented_response_reaches_a_client(
    operation: Operation, status: int, mock: Mock, pools: Mapping[Api, Pool]
) -> None:
    found = (one for one in attempts(operation, status, mock, pools[operation.api]) if _made(one, mock) == status)
    reasons = reason_of(operation, status)
    if next(found, None) is not None:
        assert not reasons, "a rule of the mock causes it: remove it from the list"
        return
    assert len(reasons) == 1, "no rule of the mock causes it: fix the attempts, or add it to the list with a reason"
    assert _made(injected(operation, status, mock), mock) == status


@pytest.mark.parametrize("entry", ONLY_INJECTED, ids=lambda entry: f"{entry['status']}-{entry['operations'][0]}")
def test_list_of_injected_responses_names_documented_ones(entry: Mapping[str, object]) -> None:
    for pattern in entry["operations"]:
        assert any(
            fnmatch(operation.name, pattern) and str(entry["status"]) in operation.definition["responses"]
            for operation in OPERATIONS
        )


def _made(attempt: Attempt, mock: Mock) -> int | None:
    """Make a call in its state, check its outcome, and return the status if it was sent."""
    api = attempt.call.operation.api
    mock.practice.reset()
    mock.practice.restore(attempt.world.snapshot)
    ordinary = SyncCaller(api, settings_of(api, mock), mock.transport)
    caller = SyncCaller(api, settings_of(api, mock) | dict(attempt.settings), mock.transport)
    mock.practice.limiter.per_second = attempt.per_second
    try:
        for call in attempt.before:
            ordinary(call)
        if attempt.fault is not None:
            mock.practice.faults.add(attempt.fault)
        outcome = caller(attempt.call)
        with explained(attempt.call, outcome):
            if not outcome.exchanges:
                assert isinstance(outcome.error, api.package.ArgumentError)
                return None
            exchange = only_exchange(outcome)
            ended_as_answered(attempt.call.operation, outcome, exchange)
            return exchange.status
    finally:
        mock.practice.limiter.per_second = None
        mock.practice.reset()
