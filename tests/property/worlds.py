"""States of the mock for calls of an operation: as seeded, and after each operation that links to it.

A time must be held before it can be booked. The links of the document describe this order, and are followed here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import httpx

from practice_mock import Snapshot
from practice_mock.testing import Mock
from tests.property.access import sign
from tests.property.apis import Api, Json, Operation, Schema
from tests.property.clients import tomorrow
from tests.property.examples import Pool, example_values, gathered, overlaid

_ANSWER = "$response.body#/"
_PATH = "$request.path."


@dataclass(frozen=True)
class World:
    """A state of the mock, with the values of its records."""

    snapshot: Snapshot = field(repr=False)
    parameters: Mapping[str, Json] = field(default_factory=dict)
    """Values for parameters of the operation, by name."""
    body: Json = None
    """Values for properties of its body."""
    complete: bool = False
    """Whether `body` is all that a body needs."""


def worlds_of(operation: Operation, mock: Mock) -> tuple[World, ...]:
    """Return the worlds of an operation: after each link to it, and as seeded, with and without the example's values.

    The last one names nothing. The mock is left as it was seeded.
    """
    mock.practice.reset()
    seeded = mock.practice.snapshot()
    values = example_values(operation, tomorrow(mock))
    found = [*_linked(operation, mock), World(seeded, values, operation.example, complete=True), World(seeded)]
    mock.practice.reset()
    return tuple(found)


def harvest(api: Api, mock: Mock) -> Pool:
    """Collect the values that the reads of an API return for the example calls."""
    reads = [one for one in api.operations if one.is_read and not one.redirects]
    return gathered(_carry_out(operation, mock).answer for operation in reads)


@dataclass(frozen=True)
class _Done:
    """A call that succeeded."""

    asked: Mapping[str, Json]
    """Its parameters."""
    answer: Json


def _linked(operation: Operation, mock: Mock) -> Iterator[World]:
    for source, link in _links_to(operation):
        done = _carry_out(source, mock)
        with suppress(LookupError):  # a list that is empty leads nowhere
            parameters = _evaluated(link.get("parameters", {}), done)
            body = _evaluated(link.get("requestBody"), done)
            yield World(mock.practice.snapshot(), parameters, body)
            if operation.example is not None:
                whole = overlaid(operation.example, body or {})
                yield World(mock.practice.snapshot(), parameters, whole, complete=True)


def _links_to(operation: Operation) -> Iterator[tuple[Operation, Schema]]:
    for source in operation.api.operations:
        for link in source.links if source.variant is None else ():
            if link["operationId"] == operation.definition["operationId"]:
                yield source, link


def _carry_out(operation: Operation, mock: Mock) -> _Done:
    """Make the example call of an operation in the seeded state, otherwise after that of one that links to it.

    The mock is left as it is then.
    """
    mock.practice.reset()
    done = _try(operation, mock, {}, None)
    for source, link in _links_to(operation):
        if done is not None:
            return done
        mock.practice.reset()
        before = _try(source, mock, {}, None)
        if before is not None:
            parameters, body = (
                _evaluated(link.get("parameters", {}), before),
                _evaluated(link.get("requestBody"), before),
            )
            done = _try(operation, mock, parameters, body)
    assert done is not None, f"the example of {operation} is rejected"
    return done


def _try(operation: Operation, mock: Mock, parameters: Mapping[str, Json], body: Json) -> _Done | None:
    """Make the example call of an operation with some other values; return None if it is rejected."""
    asked = {**example_values(operation, tomorrow(mock)), **parameters}
    query = {one.name: asked[one.name] for one in operation.parameters if one.place == "query" and one.required}
    url = getattr(mock, f"{operation.api.name}_url") + operation.path.format_map(asked)
    content = operation.example if body is None else overlaid(operation.example, body)
    with httpx.Client(transport=mock.transport) as http:
        request = http.build_request(operation.method.upper(), url, params=query, json=content)
        sign(operation.api, mock, request)
        response = http.send(request)
    if response.status_code != operation.success:
        return None
    return _Done(asked, response.json() if response.content else None)


def _evaluated(template: Json, done: _Done) -> Any:
    """Replace the expressions in a link by their values. Raises LookupError if there is none."""
    if isinstance(template, Mapping):
        return {name: _evaluated(part, done) for name, part in template.items()}
    if isinstance(template, list):
        return [_evaluated(part, done) for part in template]
    if not isinstance(template, str) or not template.startswith("$"):
        return template
    if template.startswith(_PATH):
        return done.asked[template.removeprefix(_PATH)]
    assert template.startswith(_ANSWER), f"unknown expression: {template}"
    answer = done.answer
    for token in template.removeprefix(_ANSWER).split("/"):
        answer = answer[int(token) if isinstance(answer, list) else token]
    return answer
