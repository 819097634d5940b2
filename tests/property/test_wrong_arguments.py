"""A wrong argument is refused by the client, or by the server through the client's typed error, and nothing else."""

from __future__ import annotations

import inspect
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given, reject
from schemathesis import GenerationMode

from practice_mock.testing import Mock
from tests.property.adapter import to_call
from tests.property.amount import fewer
from tests.property.apis import OPERATIONS, Api, Operation
from tests.property.cases import cases
from tests.property.clients import Caller, method_of
from tests.property.decode import Unsayable
from tests.property.oracles import ended_as_answered, explained, only_exchange

ENOUGH = 20
MOST_UNSAYABLE = 0.5
"""Share of the negative cases that cannot be put into Python: a body that is a list, or a header of its own."""


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_a_wrong_argument_is_refused_here_or_there(
    operation: Operation, mock: Mock, caller_of: Callable[[Api], Caller]
) -> None:
    caller = caller_of(operation.api)
    argument_error = operation.api.package.ArgumentError
    seen: Counter[str] = Counter()

    @fewer(3)
    @given(cases(operation, GenerationMode.NEGATIVE))
    def every_case(case):
        mock.practice.reset()
        try:
            call = to_call(operation, case, strict=False)
        except Unsayable:
            seen["unsayable"] += 1
            reject()
        try:
            inspect.signature(method_of(caller.client, call)).bind(*call.positional, **call.keywords)
        except TypeError:
            seen["not a call of the method"] += 1
            return
        outcome = caller(call)
        with explained(call, outcome):
            if isinstance(outcome.error, argument_error):
                seen["refused here"] += 1
                assert outcome.error.argument
                assert not outcome.exchanges, "refused, but something was sent"
            else:
                seen["sent"] += 1
                ended_as_answered(operation, outcome, only_exchange(outcome))

    every_case()
    if seen.total() >= ENOUGH:
        assert seen["unsayable"] <= MOST_UNSAYABLE * seen.total()
        assert seen.keys() - {"unsayable"}
