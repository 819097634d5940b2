"""Both clients can express every documented call, send it as documented and read what they receive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from practice_mock.switches import Switches
from practice_mock.testing import Mock
from tests.property.adapter import to_call
from tests.property.apis import OPERATIONS, Api, Operation
from tests.property.clients import Caller, tomorrow
from tests.property.decode import Inexpressible
from tests.property.examples import Pool
from tests.property.oracles import judged
from tests.property.realism import real_cases
from tests.property.switch_worlds import READABLE, drawn_positions
from tests.property.worlds import worlds_of

ENOUGH = 30
"""Cases from which on the shares below mean something."""
MOST_INEXPRESSIBLE = 0.05
"""Share of the cases of an operation for which the typed client may have no words."""
FEWEST_CARRIED_OUT = 0.1
"""Share of the cases of an operation that have to succeed; most operations reach nine in ten."""


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_call_is_sent_as_documented_and_read_as_received(
    operation: Operation,
    mock: Mock,
    drawn_world: Switches,
    pools: Mapping[Api, Pool],
    both_of: Callable[[Api], list[Caller]],
) -> None:
    seen: Counter[str] = Counter()

    real = real_cases(operation, pools[operation.api], worlds_of(operation, mock), tomorrow(mock))

    @given(real, st.booleans(), drawn_positions)
    def every_case(real_case, models, at):
        case = real_case.case
        try:
            call = to_call(operation, case, models=models)
        except Inexpressible:
            seen["inexpressible"] += 1
            reject()
        statuses = set()
        for caller in both_of(operation.api):
            mock.practice.restore(real_case.world.snapshot)
            drawn_world.start({**at, **READABLE})
            statuses.add(judged(operation, case, call, caller(call), mock).status)
        assert len(statuses) == 1, "both clients get the same status in the same state"
        seen["expressed"] += 1
        seen["carried out"] += statuses == {operation.success}

    every_case()
    if seen["expressed"] >= ENOUGH:
        assert seen["inexpressible"] <= MOST_INEXPRESSIBLE * seen.total()
        assert seen["carried out"] >= FEWEST_CARRIED_OUT * seen["expressed"], "the server rejected too many cases"
