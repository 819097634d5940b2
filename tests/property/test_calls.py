"""Every operation, through both clients: what a document allows can be said, is sent as said, is read as answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from practice_mock.testing import Mock
from tests.property.adapter import to_call
from tests.property.apis import OPERATIONS, Api, Operation
from tests.property.clients import Caller
from tests.property.decode import Unsayable
from tests.property.oracles import (
    answered_as_described,
    ended_as_answered,
    explained,
    only_exchange,
    read_as_answered,
    sent_as_described,
)
from tests.property.realism import Pool, real_cases
from tests.property.wire import reference
from tests.property.worlds import worlds_of

ENOUGH = 30
"""Cases from which on the shares below mean something."""
MOST_UNSAYABLE = 0.05
"""Share of the cases of an operation for which the typed client may have no words."""


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_a_described_call_is_sent_as_described_and_read_as_answered(
    operation: Operation, mock: Mock, pools: Mapping[Api, Pool], caller_of: Callable[[Api], Caller]
) -> None:
    caller = caller_of(operation.api)
    base_url = getattr(mock, f"{operation.api.name}_url")
    seen: Counter[str] = Counter()

    @given(real_cases(operation, pools[operation.api], worlds_of(operation, mock)), st.booleans())
    def every_case(real_case, models):
        case, world = real_case
        mock.practice.restore(world.snapshot)
        expected = reference(operation, case, base_url)
        try:
            call = to_call(operation, case, models=models)
        except Unsayable:
            seen["unsayable"] += 1
            reject()
        outcome = caller(call)
        with explained(call, outcome):
            exchange = only_exchange(outcome)
            sent_as_described(operation, exchange, expected, mock)
            ended_as_answered(operation, outcome, exchange)
            read_as_answered(operation, outcome, exchange)
            answered_as_described(case, exchange)
        seen["said"] += 1
        seen["carried out"] += exchange.status == operation.success
        seen[exchange.status] += 1

    every_case()
    if seen["said"] >= ENOUGH:
        assert seen["unsayable"] <= MOST_UNSAYABLE * seen.total()
        assert seen["carried out"] > 0, "no case got past the rules of the server"
