"""Use existing values, so that most cases reach the rules of the server instead of "no such record".

A case is redirected before it is called or serialised, so that both see the same values. Nothing is known of any
operation: real values are found by the names of properties, filters and sorting by the lists of the document.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import schemathesis
from hypothesis import strategies as st
from schemathesis.core.parameters import DelimitedValue
from schemathesis.transport.serialization import Binary

from tests.property.adapter import expressible_query, file_name
from tests.property.apis import Json, Operation, Schema
from tests.property.cases import cases
from tests.property.examples import DEFAULTS, FIRST_DAY, Pool, folded, overlaid, required_days
from tests.property.periods import in_order
from tests.property.validation import conforms
from tests.property.worlds import World

FILTER = "q[]"
SORT = "sort_by"
OPERATORS = {
    "date-time": ("<", "<=", ">", ">="),
    "string": ("=", "!=", "~"),
    "boolean": ("=", "!="),
    "integer-equals": ("=",),
}
"""The comparisons of a filter, by the format that the document gives it; any other takes all six."""

ALL_OPERATORS = ("=", "!=", "<", "<=", ">", ">=")
WEEK = 7
"""The days from which a period is taken; a search for free times may cover all of them."""


class RealCase:
    """A case, and the world to call it in. No dataclass: Hypothesis would show the whole state on a failure."""

    def __init__(self, case: schemathesis.Case, world: World) -> None:
        self.case = case
        self.world = world

    def __repr__(self) -> str:
        return f"RealCase({self.case!r}, {self.world!r})"


def real_cases(
    operation: Operation, pool: Pool, worlds: Sequence[World], not_before: date
) -> st.SearchStrategy[RealCase]:
    """Generate cases of an operation of which mostly all, sometimes some, and rarely no values are redirected."""
    generated = cases(operation)

    @st.composite
    def redirected(draw: st.DrawFn) -> RealCase:
        case = draw(generated)
        world = draw(st.sampled_from((*worlds[:-1], *worlds)))  # Hypothesis prefers the first
        share = draw(st.sampled_from((1.0,) * 7 + (0.5, 0.5, 0.0)))
        if share:
            redirect = _Redirect(draw, pool, share, operation, not_before)
            redirect.named("path", case.path_parameters)
            redirect.named("query", case.query)
            redirect.body(case)
        if share == 1:
            _place(operation, case, world, draw)
        repair = REPAIRS.get(body_component(operation) or "")
        if share and repair is not None:
            repair(case.body)
        case.query = expressible_query(operation, case.query)
        in_order(operation, case)
        return RealCase(case, world)

    return redirected()


def real_part(operation: Operation, pool: Pool, not_before: date, place: str, value: Any) -> st.SearchStrategy[Any]:
    """Redirect one part of a case in the same way: its `path` or `query` parameters, or its `body`."""

    @st.composite
    def redirected(draw: st.DrawFn) -> Any:
        share = draw(st.sampled_from((1.0,) * 7 + (0.5, 0.5, 0.0)))
        if not share or not isinstance(value, Mapping):
            return value
        redirect, part = _Redirect(draw, pool, share, operation, not_before), SimpleNamespace(body=dict(value))
        if place != "body":
            redirect.named(place, part.body)
            return part.body
        redirect.body(part)
        if share == 1:
            _complete(operation, part, operation.example, draw)
        repair = REPAIRS.get(body_component(operation) or "")
        if repair is not None:
            repair(part.body)
        return part.body

    return redirected()


def _place(operation: Operation, case: schemathesis.Case, world: World, draw: st.DrawFn) -> None:
    """Redirect a case to the records of a world."""
    for parameter in operation.parameters:
        if parameter.name in world.parameters:
            value = world.parameters[parameter.name]
            if parameter.place == "path":
                case.path_parameters[parameter.name] = value
            else:
                many = "array" in operation.api.shape(parameter.schema).types
                case.query[parameter.name] = [value] if many else value
    if operation.fixed_body is not None or world.body is None or not isinstance(case.body, dict):
        return
    if not world.complete:
        case.body = overlaid(case.body, world.body)
        return
    _complete(operation, case, world.body, draw)


def _complete(operation: Operation, case: Any, whole: Mapping[str, Any], draw: st.DrawFn) -> None:
    """Replace the body of a case by a known valid one that keeps up to two of its own properties."""
    assert operation.body is not None
    if operation.body.media_type == "multipart/form-data":
        case.body |= {name: part for name, part in deepcopy(whole).items() if isinstance(part, Mapping)}
        return
    others = sorted(case.body.keys() - whole.keys())
    chosen = draw(st.lists(st.sampled_from(others), max_size=2, unique=True)) if others else []
    more = {**whole, **{name: case.body[name] for name in chosen}}
    case.body = more if conforms(operation.api, operation.body.schema, more) else dict(whole)


class _Redirect:
    def __init__(self, draw: st.DrawFn, pool: Pool, share: float, operation: Operation, not_before: date) -> None:
        self._draw = draw
        self._pool = pool
        self._share = share
        self._operation = operation
        self._not_before = not_before

    def named(self, place: str, container: dict[str, Any]) -> None:
        """Redirect the parameters of the path or of the query."""
        days = required_days(self._operation)
        first = max(FIRST_DAY, self._not_before)
        period = sorted(self._draw(st.dates(first, first + timedelta(WEEK - 1))) for _ in days)
        for parameter in self._operation.parameters:
            if parameter.place != place or parameter.name not in container or not self._wanted():
                continue
            if parameter.name == FILTER and "x-filters" in self._operation.definition:
                usable = 3 if self._operation.definition["x-filters"] else 0
                container[FILTER] = self._draw(st.lists(_filters(self._operation, self._pool), max_size=usable))
            elif parameter in days:
                container[parameter.name] = period.pop(0).isoformat()
            elif parameter.name == SORT and "x-sort" in self._operation.definition:
                fields = self._operation.definition["x-sort"]
                chosen = st.lists(st.sampled_from(fields), max_size=3, unique=True) if fields else st.just([])
                joined = ",".join(self._draw(chosen))
                container[SORT] = DelimitedValue(joined, joined)
            else:
                container[parameter.name] = self._value(parameter.name, parameter.schema, container[parameter.name])

    def body(self, case: Any) -> None:
        if self._operation.body is not None and isinstance(case.body, dict):
            case.body = self._value("", self._operation.body.schema, case.body)

    def _value(self, name: str, schema: Schema, value: Json) -> Json:
        shape = self._operation.api.shape(schema)
        if isinstance(value, Binary):
            return value
        if isinstance(value, dict):
            properties = shape.schema.get("properties", {})
            return {key: self._value(key, properties.get(key, {}), part) for key, part in value.items()}
        if isinstance(value, list):
            return [self._value(name, shape.schema.get("items", {}), item) for item in value]
        if value is None or "enum" in shape.schema or not self._wanted():
            return value
        return self._scalar(name, shape.schema, value)

    def _scalar(self, name: str, schema: Schema, value: Json) -> Json:
        known = _known(self._pool, name)
        alike = [one for one in known if type(one) is type(value) or (_is_number(one) and _is_number(value))]
        if alike and (_is_id(name) or self._draw(st.integers(0, 4)) == 0):
            known_value = self._draw(st.sampled_from(alike))
            return known_value if conforms(self._operation.api, schema, known_value) else value
        if _is_number(value) and schema.get("type") != "number" and "maximum" not in schema:
            return self._draw(st.integers(1, 3).map(lambda number: max(number, schema.get("minimum", 1))))
        return value

    def _wanted(self) -> bool:
        return self._share == 1 or self._draw(st.booleans())


def _known(pool: Pool, name: str) -> Sequence[Json]:
    """Return the values of this property name, or of its longest known suffix: `default_x_id` is an `x_id`."""
    own = folded(name)
    endings = [known for known in pool if own == known or (_is_id(known) and own.endswith(f"_{known}"))]
    return pool[max(endings, key=len)] if endings else ()


def _is_id(name: str) -> bool:
    return folded(name).endswith("id")


def _is_number(value: Json) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _filters(operation: Operation, pool: Pool) -> st.SearchStrategy[str]:
    """Generate documented filter conditions: a field, an operator of its format, an existing value."""

    @st.composite
    def condition(draw: st.DrawFn) -> str:
        field = draw(st.sampled_from(sorted(operation.definition["x-filters"])))
        kind = operation.definition["x-filters"][field]
        operator = draw(st.sampled_from(OPERATORS.get(kind, ALL_OPERATORS)))
        own_name = operation.definition.get("x-filter-fields", {}).get(field, field)
        default = DEFAULTS.get(kind, 1 if "integer" in kind or kind == "number" else "a")
        value = draw(st.sampled_from([*_known(pool, own_name), default]))
        text = str(value).lower() if isinstance(value, bool) else str(value)
        return f"{field}:{operator}{text}"

    return condition()


def body_component(operation: Operation) -> str | None:
    """Return the component that describes the body of an operation, if it takes one."""
    return None if operation.body is None else operation.api.shape(operation.body.schema).component


def _announce_files(body: Any) -> None:
    """Make a message announce the files that it contains."""
    contents = [_bytes(file) for file in body["file"]]
    body["messageData"]["MessageContents"] = [
        {"AttachedFileDetails": {"Name": file_name(position), "Size": len(content)}}
        for position, content in enumerate(contents)
    ]


def _bytes(file: Any) -> bytes:
    return file.data if isinstance(file, Binary) else str(file).encode()


def _tell_size(body: Any) -> None:
    """Give a file its name and its size."""
    body["json"] |= {"name": file_name(0), "size": str(len(_bytes(body["File"]))), "isFolder": False}


REPAIRS: Mapping[str, Callable[[Any], None]] = {"MessageUpload": _announce_files, "FileUpload": _tell_size}
"""Functions that make the parts of a body agree where a schema cannot require it, by the component of the body."""
