"""What of a document identifies or describes a person, and the IDs of records about persons."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..document.bundle import Document
from ..document.traversal import operation_parameters, operations
from ..runtime.values.json import is_object


def is_private(document: Document, declared: Mapping[str, Any], seen: set[str]) -> bool:
    """Return whether a value is, or contains, what identifies or describes a person, or a secret."""
    reference = str(declared.get("$ref", ""))
    if declared.get("x-phi") or (reference and reference in seen):
        return bool(declared.get("x-phi"))
    target = document.resolve(declared) if reference else declared
    inner = [target.get("items"), *target.get("anyOf", ()), *target.get("properties", {}).values()]
    return bool(target.get("x-phi")) or any(
        is_private(document, part, seen | {reference}) for part in inner if is_object(part)
    )


def subjects(document: Document) -> frozenset[str]:
    """Return the names of the parameters in paths that are IDs of records about persons.

    Where an operation has such a name in its body, it is the same ID.
    """
    return frozenset(
        parameter["name"]
        for _, path, _, operation in operations(document)
        for parameter in operation_parameters(document, path, operation)
        if parameter["in"] == "path"
        and (is_private(document, parameter, set()) or is_private(document, parameter.get("schema", {}), set()))
    )
