"""``x-reconcile``: how a document describes the effect of a call, and which schemas its expressions resolve to.

Values are named as in OpenAPI's runtime expressions: ``$request.body#/app_time``, ``$request.path.appointment_id``.
In addition, ``$first#/…`` is the record that was read first, and ``$record#/…`` the one that was found in ``lists``.
These are JSON pointers (RFC 6901). In the pointer of a condition, ``*`` stands for any element of an array; in an
object it is a property with this name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from ..runtime.values.json import is_array, is_object
from .bundle import Document
from .facts import JSON
from .json_pointer import escape, is_index, tokens, unescape
from .traversal import operations, types

PARTS = ("first", "lists", "get")
"""The kinds of calls that a client may make, in this order. There may be several lists."""

_EXPRESSION = re.compile(r"\$(?:request\.(body)|(first)|(record))#((?:/(?:[^/~]|~[01])*)+)|\$request\.(path)\.(.+)")


@frozen
class Target:
    """An operation that a part of ``x-reconcile`` names.

    Attributes:
        parameters: Its parameters, by name.
        items: For a list, the property of the response that holds the records.
    """

    operation: Mapping[str, Any]
    parameters: Mapping[str, Mapping[str, Any]]
    items: str | None


def reads(declared: Mapping[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """Yield each call that a client may make: its kind, its pointer and its declaration."""
    for part in PARTS:
        if part == "lists" and is_array(declared.get(part)):
            for index, given in enumerate(declared[part]):
                yield part, f"/{part}/{index}", given
        elif part != "lists" and part in declared:
            yield part, f"/{part}", declared[part]


def source_of(expression: object) -> tuple[str, str] | None:
    """Return the root and pointer that an expression refers to, or ``None`` if it is not an expression."""
    match = _EXPRESSION.fullmatch(expression) if isinstance(expression, str) else None
    if match is None:
        return None
    body, first, record, pointer, path, name = match.groups()
    return ("path", f"/{escape(name)}") if path else (body or first or record, pointer)


def is_expression(value: object) -> bool:
    """Return whether a value is meant as an expression; any other value is used as it is."""
    return isinstance(value, str) and value.startswith("$")


def target_of(document: Document, operation_id: object) -> Target | None:
    """Return the operation with an operationId, or ``None`` if there is none."""
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


def response_schema(document: Document, operation: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the schema of the JSON response of an operation that succeeds."""
    status = min((status for status in operation["responses"] if status[0] == "2"), default=None)
    response = document.resolve(operation["responses"].get(status, {}))
    schema: Mapping[str, Any] = response.get("content", {}).get(JSON, {}).get("schema", {})
    return schema


def record_schema(document: Document, target: Target, pointer: str = "") -> Mapping[str, Any] | None:
    """Return the schema of the records of a list, or of the single record at a pointer of the response."""
    inside = pointer if target.items is None else f"/{escape(target.items)}/0"
    return schema_at(document, response_schema(document, target.operation), inside)


def body_schema(document: Document, operation: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the schema of the JSON body of an operation, empty if it has none."""
    content = document.resolve(operation.get("requestBody", {})).get("content", {})
    schema: Mapping[str, Any] = plain(document, content.get(JSON, {}).get("schema", {}))
    return schema


def schema_at(
    document: Document, schema: Mapping[str, Any], pointer: str, *, each: bool = False
) -> Mapping[str, Any] | None:
    """Return the schema at a pointer into a value of a schema, or ``None`` if nothing is declared there.

    Args:
        document: The document.
        schema: The schema.
        pointer: The JSON pointer.
        each: Whether ``*`` stands for any element of an array.
    """
    for token in tokens(pointer):
        holder = plain(document, schema)
        if "array" in types(holder):
            found = holder.get("items") if is_index(token) or (each and token == "*") else None
        else:
            found = holder.get("properties", {}).get(token)
        if not is_object(found):
            return None
        schema = found
    return plain(document, schema)


def given_in(document: Document, schema: Mapping[str, Any] | None, conditions: Mapping[str, Any]) -> dict[str, Any]:
    """Return those of the conditions on a record that can be examined in records of a schema."""
    return {
        field: value
        for field, value in conditions.items()
        if schema is not None
        and schema_at(document, schema, field, each=True) is not None
        and ((length := length_of(value)) is None or schema_at(document, schema, length[0]) is not None)
    }


def sent_source(value: Any) -> tuple[tuple[str, str] | None, Any]:
    """Return the source of the value that a condition compares with, and the default if none was sent."""
    if is_object(value):
        return source_of(value.get("value")), value.get("default")
    return source_of(value), None


def former_source(value: Any) -> tuple[str, str] | None:
    """Return the source of the value that was sent under a former name, if a condition names one."""
    return source_of(value.get("former")) if is_object(value) else None


def constant_of(value: Any) -> tuple[Any, tuple[Any, ...]]:
    """Return the constant that a condition compares with, and the documented values of other states."""
    if is_object(value):
        return value.get("constant"), tuple(value.get("others", ()))
    return value, ()


def among_of(value: Any) -> tuple[Any, ...]:
    """Return the values of which a condition wants one, if it names them."""
    return tuple(value["among"]) if is_object(value) and is_array(value.get("among")) else ()


def length_of(value: Any) -> tuple[str, Any] | None:
    """Return where records show the length of an interval, and its source, if a condition compares intervals."""
    length = value.get("length") if is_object(value) else None
    return next(iter(length.items())) if is_object(length) and len(length) == 1 else None


def states_total(document: Document, operation: Mapping[str, Any]) -> bool:
    """Return whether a list states its length, so that it can be proven complete."""
    pagination = operation.get("x-pagination")
    style = document.data.get("x-pagination", {}).get(pagination.get("style")) if is_object(pagination) else None
    total = style.get("total") if is_object(style) else None
    if not isinstance(total, str):
        return False
    schema, required = response_schema(document, operation), True
    for token in tokens(total):
        holder = plain(document, schema)
        required = required and token in holder.get("required", ())
        schema = holder.get("properties", {}).get(token, {})
    return required


def can_resend(document: Document, operation: Mapping[str, Any]) -> bool:
    """Return whether absence of the effect can be proven, and the API itself rejects a duplicate (409)."""
    declared = operation["x-reconcile"]
    if "409" not in operation.get("responses", {}):
        return False
    if "lists" not in declared:
        return "before" in declared
    targets = [target_of(document, given["operationId"]) for part, _, given in reads(declared) if part == "lists"]
    return "created" in declared and all(
        target is not None and states_total(document, target.operation) for target in targets
    )


def plain(document: Document, schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a schema with its reference resolved and null removed."""
    found: Mapping[str, Any] = document.resolve(schema)
    choices = [choice for choice in found.get("anyOf", []) if choice.get("type") != "null"]
    if len(choices) == 1:
        return plain(document, choices[0])
    if is_array(found.get("type")) and len(types := [name for name in found["type"] if name != "null"]) == 1:
        return {**found, "type": types[0]}
    return found


def sent_schema(document: Document, target: Target, source: tuple[str, str]) -> Mapping[str, Any] | None:
    """Return the schema of a value that a call of an operation sends, or ``None`` if it sends no such value."""
    root, pointer = source
    if root == "body":
        return schema_at(document, body_schema(document, target.operation), pointer)
    parameter = target.parameters.get(unescape(pointer[1:]))
    if root != "path" or parameter is None or parameter["in"] != "path":
        return None
    return plain(document, parameter["schema"])


def _asked(value: Any) -> Any:
    """Return the expression of a parameter or filter. The end of a period refers to the same time as its beginning."""
    if is_object(value):
        return value["from"].get("day") if is_object(value.get("from")) else value.get("day")
    return value


def optional_names(document: Document, operation: Mapping[str, Any]) -> Iterator[str]:
    """Yield the optional properties of the body that the lookup needs: for its reads, or to identify the record.

    If a body has one of several sets of properties, a lookup can only compare those that records show.
    """
    declared = operation["x-reconcile"]
    body = body_schema(document, operation)
    asked = [
        _asked(value)
        for _, _, given in reads(declared)
        for key in ("parameters", "filters", "key")
        for value in given.get(key, {}).values()
    ]
    for source in filter(None, map(source_of, asked)):
        name = tokens(source[1])[0]
        if source[0] == "body" and name not in body.get("required", ()):
            yield name
    alternatives = [set(choice.get("required", ())) for choice in body.get("anyOf", ())]
    for compared in filter(None, (sent_source(value)[0] for value in declared["key"].values())):
        name = tokens(compared[1])[0]
        among = [name in names for names in alternatives]
        if compared[0] == "body" and any(among) and not all(among):
            yield name
