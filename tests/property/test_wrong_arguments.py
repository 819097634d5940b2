"""A wrong argument is rejected by the client, or by the server with a typed error."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given, reject
from schemathesis import GenerationMode

from practice_mock.testing import Mock
from tests.property.adapter import to_call
from tests.property.amount import fewer
from tests.property.apis import BREAKABLE, Api, Operation
from tests.property.cases import cases
from tests.property.clients import Caller
from tests.property.decode import Inexpressible
from tests.property.rejections import rejected_by

ENOUGH = 80
"""Calls, two for each case, from which on the share below means something."""
MOST_INEXPRESSIBLE = 0.65
"""Share of the negative cases that cannot be put into Python: a body that is a list, or a header of its own."""


@pytest.mark.parametrize("operation", BREAKABLE, ids=str)
def test_wrong_argument_is_rejected_by_client_or_server(
    operation: Operation, mock: Mock, both_of: Callable[[Api], list[Caller]]
) -> None:
    callers = both_of(operation.api)
    seen: Counter[str] = Counter()

    @fewer(3)
    @given(cases(operation, GenerationMode.NEGATIVE))
    def every_case(case):
        try:
            call = to_call(operation, case, strict=False)
        except Inexpressible:
            seen["inexpressible"] += len(callers)
            reject()
        for caller in callers:
            mock.practice.reset()
            seen[rejected_by(caller, call)] += 1

    every_case()
    if seen.total() >= ENOUGH:
        assert seen["inexpressible"] <= MOST_INEXPRESSIBLE * seen.total()
        assert seen.keys() - {"inexpressible"}
