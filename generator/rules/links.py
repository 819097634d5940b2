"""Rules for links between operations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..document.bundle import Document
from ..document.facts import JSON
from ..document.json_pointer import escape
from ..document.problems import Problem
from ..document.reconcile_extension import is_expression, schema_at
from ..document.traversal import operation_parameters, operations
from ..runtime.values.json import is_array, is_object


def resolve_to_operations(document: Document) -> Iterator[Problem]:
    """Require that every link names an existing operation, and parameters, properties and values that exist."""
    known = {operation.get("operationId"): (path, operation) for _, path, _, operation in operations(document)}
    for pointer, path, _, operation in operations(document):
        for status, entry in operation.get("responses", {}).items():
            response = document.resolve(entry)
            for name, link in response.get("links", {}).items():
                place = f"{pointer}/responses/{escape(status)}/links/{escape(name)}"
                yield from _link(document, place, link, known)
                yield from _values(document, place, link, path, operation, response)


def _link(
    document: Document, pointer: str, link: dict[str, Any], known: dict[Any, tuple[str, dict[str, Any]]]
) -> Iterator[Problem]:
    target = link.get("operationId")
    if target not in known:
        yield document.problem(f"{pointer}/operationId", f"no operation has the operationId {target!r}")
        return
    path, operation = known[target]
    taken = {parameter["name"] for parameter in operation_parameters(document, path, operation)}
    for name in link.get("parameters", {}):
        if name.rpartition(".")[2] not in taken:
            yield document.problem(
                f"{pointer}/parameters/{escape(name)}", f"{target!r} has no parameter with this name"
            )
    body = document.resolve(operation.get("requestBody", {})).get("content", {}).values()
    declared = {name for media in body for name in document.resolve(media.get("schema", {})).get("properties", {})}
    given = link.get("requestBody", {})
    for name in given if is_object(given) else ():
        if name not in declared:
            yield document.problem(
                f"{pointer}/requestBody/{escape(name)}", f"the body of {target!r} has no property with this name"
            )


def _values(
    document: Document,
    pointer: str,
    link: dict[str, Any],
    path: str,
    operation: dict[str, Any],
    response: dict[str, Any],
) -> Iterator[Problem]:
    """Require that every expression of a link names something in the response or the request."""
    content = response.get("content", {}).get(JSON, {}).get("schema", {})
    taken = {(entry["in"], entry["name"]) for entry in operation_parameters(document, path, operation)}
    for key in ("parameters", "requestBody"):
        for place, value in _expressions(f"{pointer}/{escape(key)}", link.get(key)):
            root, _, inside = value.removeprefix("$").partition("#")
            if root == "response.body":
                exists = schema_at(document, content, inside) is not None
            elif root.startswith(("request.path.", "request.query.", "request.header.")):
                exists = tuple(root.split(".", 2)[1:]) in taken
            else:
                exists = False
            if not exists:
                yield document.problem(place, f"{value} does not name anything in this response or its request")


def _expressions(pointer: str, value: Any) -> Iterator[tuple[str, str]]:
    if is_object(value):
        for name, item in value.items():
            yield from _expressions(f"{pointer}/{escape(name)}", item)
    elif is_array(value):
        for index, item in enumerate(value):
            yield from _expressions(f"{pointer}/{index}", item)
    elif is_expression(value):
        yield pointer, str(value)
