"""Values from the examples of the documents, for arguments that nothing else decides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any

from tests.property.apis import Api, Json, Operation, Parameter

Pool = Mapping[str, Sequence[Json]]
"""Values that records have, by the name of the property; see `folded`."""

FIRST_DAY = date(2027, 1, 4)
"""The first day of the examples and of the demo practice's book."""
PERIOD = timedelta(days=4)
"""Days between the first and the last day of the period in an ordinary call."""

DEFAULTS: Mapping[str, Json] = {
    "date": FIRST_DAY.isoformat(),
    "date-time": "2026-11-20T00:00:00Z",
    "date-time-local": f"{FIRST_DAY}T09:00:00",
    "coreplus-query-date-time": "2026-11-20 00:00:00+0000",
}


def folded(name: str) -> str:
    """Return a name in the form of pool keys: lower case and singular."""
    return name.lower().removesuffix("s")


def gathered(bodies: Iterator[Json]) -> Pool:
    """Collect the values of every property at any depth, each value once."""
    found: dict[str, dict[Json, None]] = {}
    for body in bodies:
        _gather("", body, found)
    return {name: tuple(values) for name, values in found.items()}


def _gather(name: str, value: Json, found: dict[str, dict[Json, None]]) -> None:
    if isinstance(value, Mapping):
        for inner, part in value.items():
            _gather(folded(inner), part, found)
    elif isinstance(value, list):
        for item in value:
            _gather(name, item, found)
    elif value is not None:
        found.setdefault(name, {})[value] = None


@cache
def example_pool(api: Api) -> Pool:
    """Return the values in the examples of an API."""
    return gathered(body for operation in api.operations for body in (operation.example, operation.example_answer))


def required_days(operation: Operation) -> list[Parameter]:
    """Return the dates that a query requires, which form a period."""
    return [one for one in operation.parameters if one.place == "query" and one.required and _format(one) == "date"]


def _format(parameter: Parameter) -> str:
    return str(parameter.schema.get("format", ""))


def example_values(operation: Operation, not_before: date = date.min) -> dict[str, Json]:
    """Return a value for each required parameter: its own example, or one of another example with its name.

    Days are those of one period, which does not begin before `not_before`: a booking cannot be in the past.
    """
    pool = example_pool(operation.api)
    found: dict[str, Any] = {}
    for parameter in operation.parameters:
        if parameter.required:
            known = [parameter.example] if parameter.example is not None else pool.get(folded(parameter.name), ())
            found[parameter.name] = next(iter(known), DEFAULTS.get(_format(parameter)))
    first = max(FIRST_DAY, not_before)
    for parameter, day in zip(required_days(operation), (first, first + PERIOD), strict=False):
        found[parameter.name] = day.isoformat()
    return found


def overlaid(value: Json, over: Json) -> Json:
    """Return a value with others merged into it, at any depth and in every list item."""
    if isinstance(over, Mapping):
        if not isinstance(value, Mapping):
            return value
        known = {name: overlaid(value[name], part) for name, part in over.items() if name in value}
        scalars = {name: part for name, part in over.items() if not isinstance(part, (Mapping, list))}
        return {**value, **known, **scalars}
    if isinstance(over, list):
        return [overlaid(item, over[0]) for item in value] if isinstance(value, list) else value
    return over
