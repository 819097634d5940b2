"""Deterministic cases: those at the bounds of each schema, and the examples of the documents.

Schemathesis derives them from the document alone, with texts for all values in paths and queries.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import cycle

import pytest
import schemathesis
from hypothesis import given, settings
from schemathesis import GenerationMode

from practice_mock.testing import Mock
from tests.property.adapter import to_call
from tests.property.apis import BREAKABLE, OPERATIONS, Api, Operation
from tests.property.cases import coverage_cases, example_cases
from tests.property.clients import Caller
from tests.property.decode import EmptyFilter, Inexpressible
from tests.property.oracles import judged
from tests.property.rejections import rejected_by

DESCRIBED = [one for one in OPERATIONS if one.variant is None]
WITH_EXAMPLES = [one for one in DESCRIBED if example_cases(one)]


@pytest.mark.parametrize("operation", DESCRIBED, ids=str)
def test_boundary_case_round_trips(operation: Operation, mock: Mock, both_of: Callable[[Api], list[Caller]]) -> None:
    for case in coverage_cases(operation, GenerationMode.POSITIVE):
        try:
            _judge(operation, case, mock, both_of(operation.api))
        except EmptyFilter:
            call = to_call(operation, case, strict=False)
            assert {rejected_by(caller, call) for caller in both_of(operation.api)} == {"rejected by the client"}


@pytest.mark.parametrize("operation", BREAKABLE, ids=str)
def test_case_beyond_the_bounds_is_rejected(
    operation: Operation, mock: Mock, both_of: Callable[[Api], list[Caller]]
) -> None:
    seen: Counter[str] = Counter()
    callers = cycle(both_of(operation.api))
    for case in coverage_cases(operation, GenerationMode.NEGATIVE):
        try:
            call = to_call(operation, case, strict=False)
        except Inexpressible:
            continue
        mock.practice.reset()
        seen[rejected_by(next(callers), call)] += 1
    assert seen


@pytest.mark.parametrize("operation", WITH_EXAMPLES, ids=str)
def test_every_documented_example_can_be_called(
    operation: Operation, mock: Mock, both_of: Callable[[Api], list[Caller]]
) -> None:
    for example in example_cases(operation):

        @settings(max_examples=1)
        @given(example)
        def once(case):
            _judge(operation, case, mock, both_of(operation.api))

        once()


def _judge(operation: Operation, case: schemathesis.Case, mock: Mock, callers: list[Caller]) -> None:
    """Apply the four oracles on the practice as seeded."""
    call = to_call(operation, case)
    for caller in callers:
        mock.practice.reset()
        judged(operation, case, call, caller(call), mock)
