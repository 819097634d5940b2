"""A wrong argument is refused by the client, or by the server through the client's typed error, and nothing else."""

from __future__ import annotations

import inspect
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given, reject
from schemathesis import GenerationMode

from practice_mock.testing import Mock
from tests.property.adapter import Call, to_call
from tests.property.amount import fewer
from tests.property.apis import BREAKABLE, Api, Operation
from tests.property.cases import cases
from tests.property.clients import Caller, method_of
from tests.property.decode import Unsayable
from tests.property.oracles import ended_as_answered, explained, only_exchange

ENOUGH = 40
"""Calls, two for each case, from which on the share below means something."""
MOST_UNSAYABLE = 0.65
"""Share of the negative cases that cannot be put into Python: a body that is a list, or a header of its own."""


@pytest.mark.parametrize("operation", BREAKABLE, ids=str)
def test_a_wrong_argument_is_refused_here_or_there(
    operation: Operation, mock: Mock, both_of: Callable[[Api], list[Caller]]
) -> None:
    callers = both_of(operation.api)
    seen: Counter[str] = Counter()

    @fewer(3)
    @given(cases(operation, GenerationMode.NEGATIVE))
    def every_case(case):
        try:
            call = to_call(operation, case, strict=False)
        except Unsayable:
            seen["unsayable"] += len(callers)
            reject()
        for caller in callers:
            mock.practice.reset()
            seen[_refused_by(caller, call)] += 1

    every_case()
    if seen.total() >= ENOUGH:
        assert seen["unsayable"] <= MOST_UNSAYABLE * seen.total()
        assert seen.keys() - {"unsayable"}


def _refused_by(caller: Caller, call: Call) -> str:
    """Who refused a call, or took it after all."""
    try:
        inspect.signature(method_of(caller.client, call)).bind(*call.positional, **call.keywords)
    except TypeError:
        return "not a call of the method"
    outcome = caller(call)
    with explained(call, outcome):
        if isinstance(outcome.error, call.operation.api.package.ArgumentError):
            assert outcome.error.argument
            assert not outcome.exchanges, "refused, but something was sent"
            return "refused here"
        ended_as_answered(call.operation, outcome, only_exchange(outcome))
        return "sent"
