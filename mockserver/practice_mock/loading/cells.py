"""Gives the cells of a table the types that a schema requires."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from practice_mock.json_types import is_array, is_object
from practice_mock.spec.schema import Schemas

_WHOLE = re.compile(r"-?\d{1,100}", re.ASCII)
"""The schema refuses what is too large, in words of its own."""
_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,15})?", re.ASCII)
_WORDS = {"true": True, "yes": True, "false": False, "no": False}


def typed(cells: Mapping[str, str], schema: Mapping[str, Any], schemas: Schemas) -> dict[str, Any]:
    """Return the record in the cells of a row.

    `address.city` is a field of the object `address`, and `clients.0.clientId` one of the first object in a list. The
    items of a list of simple values are separated by semicolons. A cell that does not have the required type stays
    text, which the schema rejects.
    """
    record: dict[str, Any] = {}
    for name, cell in cells.items():
        steps = name.split(".")
        _put(record, steps, _value(cell, _schema_at(schema, steps, schemas), schemas))
    return record


def _schema_at(schema: Any, steps: list[str], schemas: Schemas) -> Any:
    for step in steps:
        schema = schemas.resolve(schema)
        schema = schema.get("items", {}) if step.isdecimal() else schema.get("properties", {}).get(step, {})
    return schema


def _put(target: Any, steps: list[str], value: Any) -> None:
    """Put a value at a place, and make the objects and lists that lead to it."""
    for position, step in enumerate(steps, 1):
        inner: Any = value
        if position < len(steps):
            inner = list[Any]() if steps[position].isdecimal() else dict[str, Any]()
        if is_array(target):
            if not step.isdecimal() or int(step) > len(target):
                return  # what is missing, the schema reports
            if int(step) == len(target):
                target.append(inner)
            target = target[int(step)]
        elif is_object(target):
            target = target.setdefault(step, inner)
        else:
            return


def _value(cell: str, schema: Any, schemas: Schemas) -> Any:
    types = schemas.types(schema)
    if "array" in types:
        item = schemas.resolve(schema).get("items", {})
        return [_value(part.strip(), item, schemas) for part in cell.split(";")]
    if "string" in types or not types:
        return cell
    text = cell.strip()
    if "integer" in types and _WHOLE.fullmatch(text):
        return int(text)
    if "number" in types and _NUMBER.fullmatch(text):
        return float(text)
    if "boolean" in types and text.lower() in _WORDS:
        return _WORDS[text.lower()]
    return cell
