"""The names that a document allows in a request, by operation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from practice_mock.json_types import is_object

PLACES = {"path": "path parameter", "query": "query parameter", "header": "header", "body": "property of the body"}
"""The parts of a request that have names, and what a name in them is called."""

EVERY_ITEM = "*"
"""Stands for every item of an array in a pointer."""

Pointer: TypeAlias = tuple[str, ...]

_DEEPEST = 20
"""The depth at which a schema that contains itself is no longer followed."""


@dataclass(frozen=True, slots=True)
class OperationNames:
    """The names of one operation, by their place. A name in a nested object has the names above it before it."""

    operation: str
    tag: str
    names: Mapping[str, frozenset[Pointer]]

    def has(self, place: str, pointer: Pointer) -> bool:
        """Return whether a request may have this name."""
        return pointer in self.names[place]

    def is_nested(self, place: str, pointer: Pointer) -> bool:
        """Return whether the value has names of its own."""
        return any(name[: len(pointer)] == pointer and len(name) > len(pointer) for name in self.names[place])

    def below(self, place: str, pointer: Pointer) -> Iterable[str]:
        """Return the names of the object at a pointer."""
        depth = len(pointer)
        return sorted({name[depth] for name in self.names[place] if len(name) > depth and name[:depth] == pointer})


def names_of(document: Mapping[str, Any]) -> Mapping[str, OperationNames]:
    """Return the names of each operation of a bundled document."""
    found: dict[str, OperationNames] = {}
    for item in document["paths"].values():
        shared = item.get("parameters", [])
        for operation in item.values():
            if is_object(operation) and "operationId" in operation:
                found[operation["operationId"]] = _operation(document, operation, shared)
    return found


def _operation(document: Mapping[str, Any], operation: Mapping[str, Any], shared: list[Any]) -> OperationNames:
    names: dict[str, set[Pointer]] = {place: set() for place in PLACES}
    for entry in (*shared, *operation.get("parameters", [])):
        parameter = _resolve(document, entry)
        name = parameter["name"]
        names[parameter["in"]].add((name.lower() if parameter["in"] == "header" else name,))
    if "requestBody" in operation:
        for content in _resolve(document, operation["requestBody"])["content"].values():
            names["body"].update(_pointers(document, content.get("schema", {}), ()))
    tags = operation.get("tags") or [""]
    return OperationNames(
        operation["operationId"], tags[0], {place: frozenset(pointers) for place, pointers in names.items()}
    )


def _pointers(document: Mapping[str, Any], schema: Any, above: Pointer) -> Iterable[Pointer]:
    """Yield the pointers of all properties of a schema."""
    if len(above) > _DEEPEST or not is_object(schema):
        return
    resolved = _resolve(document, schema)
    for name, part in resolved.get("properties", {}).items():
        yield (*above, name)
        yield from _pointers(document, part, (*above, name))
    yield from _pointers(document, resolved.get("items"), (*above, EVERY_ITEM))
    for keyword in ("anyOf", "oneOf", "allOf"):
        for branch in resolved.get(keyword, ()):
            yield from _pointers(document, branch, above)


def _resolve(document: Mapping[str, Any], node: Any) -> Mapping[str, Any]:
    while "$ref" in node:
        target: Any = document
        for token in node["$ref"].removeprefix("#/").split("/"):
            target = target[token.replace("~1", "/").replace("~0", "~")]
        node = target
    resolved: Mapping[str, Any] = node
    return resolved
