"""Values that are there: most cases shall reach the rules of the server, not stop at its first "no such record".

A case is redirected before it is called or serialised, so that both see the same values. Nothing is known of any
operation: real values are found by the names of properties, filters and sorting by the lists of the document.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import httpx
import schemathesis
from hypothesis import strategies as st
from schemathesis.core.parameters import DelimitedValue
from schemathesis.transport.serialization import Binary

from practice_mock.testing import Mock
from tests.property.access import sign
from tests.property.adapter import file_name
from tests.property.apis import Api, Json, Operation, Schema
from tests.property.cases import cases
from tests.property.worlds import World

Pool = Mapping[str, Sequence[Json]]
"""Values that records have, by the name of the property in lower case."""

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
DEFAULTS = {"date": "2027-01-04", "date-time": "2026-11-20T00:00:00Z", "date-time-local": "2027-01-04T09:00:00"}


def harvest(api: Api, mock: Mock) -> Pool:
    """What the lists of an API show, asked without the client."""
    found: dict[str, dict[Json, None]] = {}
    with httpx.Client(transport=mock.transport) as http:
        for operation in api.operations:
            if operation.items is None or any(parameter.required for parameter in operation.parameters):
                continue
            request = http.build_request("GET", getattr(mock, f"{api.name}_url") + operation.path)
            sign(api, mock, request)
            for record in http.send(request).json()[operation.items]:
                _gather(record, found)
    return {name: tuple(values) for name, values in found.items()}


def _gather(record: Mapping[str, Json], found: dict[str, dict[Json, None]]) -> None:
    for name, value in record.items():
        values = value if isinstance(value, list) else [value]
        for item in values:
            if isinstance(item, Mapping):
                _gather(item, found)
            elif item is not None:
                found.setdefault(name.lower().removesuffix("s"), {})[item] = None


def real_cases(
    operation: Operation, pool: Pool, worlds: Sequence[World]
) -> st.SearchStrategy[tuple[schemathesis.Case, World]]:
    """Cases of an operation, redirected: all of a case mostly, some of it sometimes, and nothing now and then."""

    @st.composite
    def redirected(draw: st.DrawFn) -> tuple[schemathesis.Case, World]:
        case = draw(cases(operation))
        world = draw(st.sampled_from(worlds))
        share = draw(st.sampled_from((1.0,) * 7 + (0.5, 0.5, 0.0)))
        if share:
            redirect = _Redirect(draw, pool, share, operation)
            redirect.parameters(case)
            redirect.body(case)
            repair = REPAIRS.get(_body_component(operation) or "")
            if repair is not None:
                repair(case.body)
        if share == 1:
            case.path_parameters.update(world.parameters)
        return case, world

    return redirected()


class _Redirect:
    def __init__(self, draw: st.DrawFn, pool: Pool, share: float, operation: Operation) -> None:
        self._draw = draw
        self._pool = pool
        self._share = share
        self._operation = operation

    def parameters(self, case: schemathesis.Case) -> None:
        for parameter in self._operation.parameters:
            container = {"path": case.path_parameters, "query": case.query}.get(parameter.place, {})
            if parameter.name not in container or not self._wanted():
                continue
            if parameter.name == FILTER and "x-filters" in self._operation.definition:
                container[FILTER] = self._draw(st.lists(_filters(self._operation, self._pool), max_size=3))
            elif parameter.name == SORT and "x-sort" in self._operation.definition:
                fields = st.sampled_from(self._operation.definition["x-sort"])
                joined = ",".join(self._draw(st.lists(fields, max_size=3, unique=True)))
                container[SORT] = DelimitedValue(joined, joined)
            else:
                container[parameter.name] = self._value(parameter.name, parameter.schema, container[parameter.name])

    def body(self, case: schemathesis.Case) -> None:
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
            return self._draw(st.sampled_from(alike))
        if _is_number(value) and schema.get("type") != "number" and "maximum" not in schema:
            return self._draw(st.integers(1, 3).map(lambda number: max(number, schema.get("minimum", 1))))
        return value

    def _wanted(self) -> bool:
        return self._share == 1 or self._draw(st.booleans())


def _known(pool: Pool, name: str) -> Sequence[Json]:
    """The values of the property of this name, or of the longest name that it ends in: `default_x_id` is an `x_id`."""
    folded = name.lower().removesuffix("s")
    endings = [known for known in pool if folded == known or (_is_id(known) and folded.endswith(f"_{known}"))]
    return pool[max(endings, key=len)] if endings else ()


def _is_id(name: str) -> bool:
    return name.lower().removesuffix("s").endswith("id")


def _is_number(value: Json) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _filters(operation: Operation, pool: Pool) -> st.SearchStrategy[str]:
    """Conditions in the words of the document: a field, an operator of its format, a value that some record has."""

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


def _body_component(operation: Operation) -> str | None:
    return None if operation.body is None else operation.api.shape(operation.body.schema).component


def _announce_files(body: Any) -> None:
    """A message announces the files that come with it."""
    contents = [_bytes(file) for file in body["file"]]
    body["messageData"]["MessageContents"] = [
        {"AttachedFileDetails": {"Name": file_name(position), "Size": len(content)}}
        for position, content in enumerate(contents)
    ]


def _bytes(file: Any) -> bytes:
    return file.data if isinstance(file, Binary) else str(file).encode()


REPAIRS: Mapping[str, Callable[[Any], None]] = {"MessageUpload": _announce_files}
"""What makes the parts of a body agree where a schema cannot say that they must, by the component of the body."""
