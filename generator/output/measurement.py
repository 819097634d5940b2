"""Measure what else exists for the operations of a document: handlers of the mock server, and property tests."""

from __future__ import annotations

import ast
import re

from attrs import frozen

from ..document.bundle import Document
from ..document.traversal import operations
from ..settings import Folders


@frozen
class Measurement:
    """What exists for an API in addition to its packages.

    Attributes:
        handled: The operationIds for which the mock server has a handler.
        tested: The operationIds for which the property tests counted a successful response.
    """

    handled: frozenset[str]
    tested: frozenset[str]


def measure(document: Document, folders: Folders) -> Measurement:
    """Return what the handlers of the mock server and the counts of the property tests show."""
    handled = _handled(document.name, folders)
    counted = _counted(document.name, folders)
    tested = frozenset(
        str(operation["operationId"])
        for *_, operation in operations(document)
        if f"{operation['x-sdk']['resource']}.{operation['x-sdk']['method']}" in counted
    )
    return Measurement(handled, tested & handled)


def _handled(api: str, folders: Folders) -> frozenset[str]:
    """Return the keys of the tables of handlers."""
    found: set[str] = set()
    for path in sorted(folders.handlers(api).glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            value = node.value if isinstance(node, (ast.Assign, ast.AnnAssign)) else None
            if isinstance(value, ast.Dict):
                found |= {str(key.value) for key in value.keys if isinstance(key, ast.Constant)}
    return frozenset(found)


def _counted(api: str, folders: Folders) -> frozenset[str]:
    """Return the methods for which the page of the property tests counts a success that no fault injected."""
    if not folders.property_tests.is_file():
        return frozenset()
    rows = re.findall(rf"(?m)^\| {re.escape(api)}-(\S+) \|([^|]*)\|", folders.property_tests.read_text("utf-8"))
    return frozenset(name for name, responses in rows if re.search(r"\b[23]\d\d×\d", responses))
