"""Links between operations: to operations and parameters that are there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..document.bundle import Document
from ..document.json_pointer import escape
from ..document.problems import Problem
from ..document.traversal import operation_parameters, operations


def lead_somewhere(document: Document) -> Iterator[Problem]:
    """Every link names an operation that exists, and parameters or body properties that it takes."""
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
        yield document.problem(f"{pointer}/operationId", f"{target} is the operationId of no operation")
        return
    path, operation = known[target]
    taken = {parameter["name"] for parameter in operation_parameters(document, path, operation)}
    for name in link.get("parameters", {}):
        if name.rpartition(".")[2] not in taken:
            yield document.problem(f"{pointer}/parameters/{escape(name)}", f"{target} takes no parameter of this name")
