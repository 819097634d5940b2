"""``x-reconcile``: how a document says what a call leaves behind, and the expression that says it in a client.

Values are named as in OpenAPI's runtime expressions: ``$request.body#/app_time``, ``$request.path.appointment_id``;
besides, ``$first#/…`` is the record that was read first, and ``$record#/…`` the one that ``look`` found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from ..runtime.values.json import is_array, is_object
from .bundle import Document
from .facts import JSON
from .traversal import operations

PARTS = ("first", "look", "get")
"""The calls that may be made, in this order."""

_EXPRESSION = re.compile(r"\$(?:request\.(body)|(first)|(record))#((?:/[^/~]+)+)|\$request\.(path)\.(\w+)")


@frozen
class Target:
    """An operation that a part of ``x-reconcile`` names.

    Attributes:
        parameters: Its parameters, by name.
        items: For a list, the property of the answer that holds the records.
    """

    operation: Mapping[str, Any]
    parameters: Mapping[str, Mapping[str, Any]]
    items: str | None


def source_of(expression: object) -> tuple[str, str] | None:
    """Where an expression leads, as root and pointer; ``None`` when it is none."""
    match = _EXPRESSION.fullmatch(expression) if isinstance(expression, str) else None
    if match is None:
        return None
    body, first, record, pointer, path, name = match.groups()
    return ("path", f"/{name}") if path else (body or first or record, pointer)


def is_expression(value: object) -> bool:
    """Whether a value is meant to be taken from somewhere; any other stands for itself."""
    return isinstance(value, str) and value.startswith("$")


def target_of(document: Document, operation_id: object) -> Target | None:
    """The operation with an identifier."""
    for _, path, _, operation in operations(document):
        if operation.get("operationId") == operation_id:
            declared = [*document.data["paths"][path].get("parameters", []), *operation.get("parameters", [])]
            resolved = [document.resolve(entry) for entry in declared]
            pagination = operation.get("x-pagination")
            return Target(
                operation,
                {parameter["name"]: parameter for parameter in resolved},
                str(pagination.get("items")) if is_object(pagination) else None,
            )
    return None


def answer_schema(document: Document, operation: Mapping[str, Any]) -> Mapping[str, Any]:
    """The schema of what an operation answers with when it succeeds."""
    status = min((status for status in operation["responses"] if status[0] == "2"), default=None)
    response = document.resolve(operation["responses"].get(status, {}))
    schema: Mapping[str, Any] = response.get("content", {}).get(JSON, {}).get("schema", {})
    return schema


def record_schema(document: Document, target: Target, pointer: str = "") -> Mapping[str, Any] | None:
    """The schema of the records of a list, or of the record in a single answer."""
    inside = pointer if target.items is None else f"/{target.items}/0"
    return schema_at(document, answer_schema(document, target.operation), inside)


def body_schema(document: Document, operation: Mapping[str, Any]) -> Mapping[str, Any]:
    """The schema of the JSON body of an operation, empty if it has none."""
    content = document.resolve(operation.get("requestBody", {})).get("content", {})
    schema: Mapping[str, Any] = plain(document, content.get(JSON, {}).get("schema", {}))
    return schema


def schema_at(document: Document, schema: Mapping[str, Any], pointer: str) -> Mapping[str, Any] | None:
    """The schema of what stands at a pointer into a value of a schema; ``None`` when nothing is declared there."""
    for token in pointer.split("/")[1:]:
        holder = plain(document, schema)
        found = holder.get("items") if token.isdecimal() else holder.get("properties", {}).get(token)
        if not is_object(found):
            return None
        schema = found
    return plain(document, schema)


def plain(document: Document, schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """A schema with its reference followed and its null taken out."""
    found: Mapping[str, Any] = document.resolve(schema)
    choices = [choice for choice in found.get("anyOf", []) if choice.get("type") != "null"]
    if len(choices) == 1:
        return plain(document, choices[0])
    if is_array(found.get("type")) and len(types := [name for name in found["type"] if name != "null"]) == 1:
        return {**found, "type": types[0]}
    return found


def sent_schema(document: Document, target: Target, source: tuple[str, str]) -> Mapping[str, Any] | None:
    """The schema of a value that a call of an operation sends; ``None`` when it sends no such value."""
    root, pointer = source
    if root == "body":
        return schema_at(document, body_schema(document, target.operation), pointer)
    parameter = target.parameters.get(pointer[1:])
    if root != "path" or parameter is None or parameter["in"] != "path":
        return None
    return plain(document, parameter["schema"])


def optional_names(document: Document, operation: Mapping[str, Any]) -> Iterator[str]:
    """The properties of the body that need not be given, but without which nothing could be looked for."""
    declared = operation["x-reconcile"]
    body = body_schema(document, operation)
    asked = [
        value.get("day") if is_object(value) else value
        for part in PARTS
        for key in ("parameters", "filters", "key")
        for value in declared.get(part, {}).get(key, {}).values()
    ]
    for source in filter(None, map(source_of, asked)):
        name = source[1].split("/")[1]
        if source[0] == "body" and name not in body.get("required", ()):
            yield name
