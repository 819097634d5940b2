"""An empty list or text in the query is rejected: an API may take it as no filter, and return everybody's records."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.property.adapter import example_call
from tests.property.apis import OPERATIONS, Operation, Parameter
from tests.property.clients import Canned, SyncCaller, invented_access

FILTERS = [
    pytest.param(operation, parameter, id=f"{operation}-{parameter.name}")
    for operation in OPERATIONS
    for parameter in operation.parameters
    if parameter.place == "query"
]
EMPTY = (
    [],
    (),
    "",
    " ",
    "\t\n",
    "\u3000",
    "\u200b",
    "\ufeff\u2060",
    "\u3164",
    "\u2800",
    "\u034f",
    "\ufe0f\U000e0100",
    "\x00",
    [""],
    ["x", " "],
    [None],
)


@pytest.mark.parametrize(("operation", "parameter"), FILTERS)
def test_empty_filter_is_rejected_before_sending(operation: Operation, parameter: Parameter) -> None:
    caller, ordinary = SyncCaller(operation.api, invented_access(operation.api), Canned()), example_call(operation)
    for value in EMPTY:
        outcome = caller(replace(ordinary, keywords={**ordinary.keywords, parameter.python: value}))
        assert isinstance(outcome.error, operation.api.package.ArgumentError), value
        assert outcome.error.argument.partition("[")[0] == parameter.python
        assert not outcome.exchanges


LISTS = [
    pytest.param(operation, argument, id=f"{operation}-{argument}")
    for operation in OPERATIONS
    for argument, key in (("where", "x-filters"), ("order_by", "x-sort"))
    if operation.definition.get(key) or (argument == "where" and key in operation.definition)
]


@pytest.mark.parametrize("value", [[], ()], ids=repr)
@pytest.mark.parametrize(("operation", "argument"), LISTS)
def test_empty_list_of_conditions_or_fields_is_rejected(operation: Operation, argument: str, value: Any) -> None:
    caller, ordinary = SyncCaller(operation.api, invented_access(operation.api), Canned()), example_call(operation)
    outcome = caller(replace(ordinary, keywords={**ordinary.keywords, argument: value}))
    assert isinstance(outcome.error, operation.api.package.ArgumentError)
    assert outcome.error.argument == argument
    assert not outcome.exchanges
