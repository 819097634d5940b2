"""Rules for links between operations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..document.bundle import Document
from ..document.json_pointer import escape
from ..document.problems import Problem
from ..document.traversal import operation_parameters, operations


def resolve_to_operations(document: Document) -> Iterator[Problem]:
    """Require that every link names an existing operation, and parameters that the operation takes."""
    known = {operation.get("operationId"): (path, operation) for _, path, _, operation in operations(document)}
    for pointer, _, _, operation in operations(document):
        for status, entry in operation.get("responses", {}).items():
            for name, link in document.resolve(entry).get("links", {}).items():
                yield from _link(document, f"{pointer}/responses/{status}/links/{escape(name)}", link, known)


def _link(
    document: Document, pointer: str, link: dict[str, Any], known: dict[Any, tuple[str, dict[str, Any]]]
) -> Iterator[Problem]:
    target = link.get("operationId")
    if target not in known:
        yield document.problem(f"{pointer}/operationId", f"no operation has the operationId {target}")
        return
    path, operation = known[target]
    taken = {parameter["name"] for parameter in operation_parameters(document, path, operation)}
    for name in link.get("parameters", {}):
        if name.rpartition(".")[2] not in taken:
            yield document.problem(f"{pointer}/parameters/{escape(name)}", f"{target} has no parameter with this name")
