"""Put the start and the end of generated periods in order: a client rejects a period that ends before it starts."""

from __future__ import annotations

from collections.abc import MutableMapping
from datetime import datetime, timedelta
from typing import Any, TypeVar

import schemathesis

from tests.property.apis import Json, Operation, Schema
from tests.property.decode import READERS

Case = TypeVar("Case", bound="schemathesis.Case[Any]")


def in_order(operation: Operation, case: Case) -> Case:
    """Put the periods in the query and the body of a case in order."""
    query = {parameter.name: parameter.schema for parameter in operation.parameters}
    put_in_order(operation.definition, query, case.query)
    if operation.body is not None:
        schema = operation.api.shape(operation.body.schema).schema
        put_in_order(schema, schema.get("properties", {}), case.body)
    return case


def put_in_order(declared: Schema, schemas: Schema, values: Any) -> None:
    """Exchange the start and the end of a period where the end is not after the start."""
    if "x-order" not in declared or not isinstance(values, MutableMapping):
        return
    start, end = declared["x-order"]
    if {start, end} <= values.keys():
        values[start], values[end] = _ordered(str(schemas[start]["format"]), values[start], values[end])


def _ordered(form: str, start: Json, end: Json) -> tuple[Json, Json]:
    try:
        first, last = READERS[form](start), READERS[form](end)
    except (TypeError, ValueError):
        return start, end
    if isinstance(first, datetime) and first == last:
        return start, (last + timedelta(minutes=30)).isoformat()
    return (end, start) if last < first else (start, end)
