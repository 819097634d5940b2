"""States of the mock to call an operation in: as it was seeded, and after each operation that the document links to it.

A time has to be held before it can be made a booking: the links of the document say so, and are followed here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

from practice_mock import Snapshot
from practice_mock.testing import Mock
from tests.property.access import sign
from tests.property.apis import Json, Operation

_EXPRESSION = "$response.body#/"


@dataclass(frozen=True)
class World:
    """A state, and what there is in it to name."""

    snapshot: Snapshot = field(repr=False)
    parameters: Mapping[str, Json] = field(default_factory=dict)
    """Values for parameters of the operation, by name."""


def worlds_of(operation: Operation, mock: Mock) -> tuple[World, ...]:
    """The worlds of an operation, the seeded one first. The mock is left as it was seeded."""
    mock.practice.reset()
    found = [World(mock.practice.snapshot()), *_linked(operation, mock)]
    mock.practice.reset()
    return tuple(found)


def _linked(operation: Operation, mock: Mock) -> Iterator[World]:
    for source in operation.api.operations:
        for link in source.links:
            if link["operationId"] != operation.definition["operationId"]:
                continue
            if any(parameter.place == "path" for parameter in source.parameters):
                continue
            mock.practice.reset()
            answer = _carry_out_example(source, mock)
            parameters = {name: _at(answer, expression) for name, expression in link["parameters"].items()}
            yield World(mock.practice.snapshot(), parameters)


def _carry_out_example(operation: Operation, mock: Mock) -> Any:
    base_url = getattr(mock, f"{operation.api.name}_url")
    with httpx.Client(transport=mock.transport) as http:
        request = http.build_request(operation.method.upper(), base_url + operation.path, json=operation.example)
        sign(operation.api, mock, request)
        response = http.send(request)
    assert response.status_code == operation.success, f"the example of {operation} was refused: {response.text}"
    return response.json()


def _at(answer: Json, expression: str) -> Json:
    assert expression.startswith(_EXPRESSION), f"not a pointer into the body: {expression}"
    for token in expression.removeprefix(_EXPRESSION).split("/"):
        answer = answer[token]
    return answer
