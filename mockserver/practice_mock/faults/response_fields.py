"""The names of the fields that the responses of an operation can have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from practice_mock import documents
from practice_mock.json_types import is_array, is_object
from practice_mock.spec.routing import methods_of


@lru_cache
def response_fields(api: str, operation: str) -> frozenset[str] | None:
    """Return the names of the fields at any depth; None if the document leaves some of them open."""
    if api == "storage":
        return frozenset()  # it sends files and XML
    document = documents.load(api)
    names: set[str] = set()
    for item in document["paths"].values():
        for _, one in methods_of(item):
            if one["operationId"] == operation:
                for response in one["responses"].values():
                    if not _collect(response, document, names, set()):
                        return None
    return frozenset(names)


def _collect(node: Any, document: Mapping[str, Any], names: set[str], seen: set[str]) -> bool:
    """Add the names of the properties in a node. Return False if a schema in it allows any name."""
    if is_array(node):
        return _collect_all(node, document, names, seen)
    if not is_object(node):
        return True
    if isinstance(node.get("$ref"), str):
        reference: str = node["$ref"]
        if reference in seen:
            return True
        seen.add(reference)
        return _collect(_target(reference, document), document, names, seen)
    if node.get("additionalProperties", False) is not False:
        return False
    names.update(node.get("properties", {}))
    return _collect_all(_schemas(node), document, names, seen)


def _collect_all(nodes: Iterable[Any], document: Mapping[str, Any], names: set[str], seen: set[str]) -> bool:
    return all(_collect(node, document, names, seen) for node in nodes)  # if one is open, the names do not matter


def _schemas(node: Mapping[str, Any]) -> Iterable[Any]:
    """Yield what of a node can contain schemas: not examples, links and the like."""
    for key in ("content", "schema", "items", "anyOf", "oneOf", "allOf", "application/json"):
        if key in node:
            yield node[key]
    yield from node.get("properties", {}).values()


def _target(reference: str, document: Mapping[str, Any]) -> Any:
    target: Any = document
    for step in reference.removeprefix("#/").split("/"):
        target = target[step]
    return target
