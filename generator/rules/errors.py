"""Rules for the pointers into error bodies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..document.bundle import Document
from ..document.facts import conflicts, error_schemas
from ..document.json_pointer import escape
from ..document.problems import Problem
from ..document.reconcile_extension import plain, schema_at
from ..document.traversal import operations
from ..runtime.values.json import is_array


def point_into_bodies(document: Document) -> Iterator[Problem]:
    """Require that each pointer of ``x-errors`` names something in an error body, if the document declares any."""
    bodies = list(_bodies(document))
    if not bodies:
        return
    for key, given in document.data["x-errors"].items():
        if key in ("field", "reasons"):  # other rules check them
            continue
        for index, pointer in enumerate(given) if is_array(given) else ((None, given),):
            if not any(_may_have(document, body, str(pointer)) for body in bodies):
                place = f"/x-errors/{escape(key)}" + ("" if index is None else f"/{index}")
                yield document.problem(
                    place, f"{pointer} is in no error body of this document; change the pointer or declare the property"
                )


def _may_have(document: Document, schema: Mapping[str, Any], pointer: str) -> bool:
    """Return whether a body can have a value at a pointer: an object without declared properties may have any."""
    for token in pointer.split("/")[1:]:
        holder = plain(document, schema)
        if "properties" not in holder and "items" not in holder:
            return bool(holder.get("type", "object") == "object")
        found = schema_at(document, holder, f"/{token}")
        if found is None:
            return False
        schema = found
    return True


def _bodies(document: Document) -> Iterator[Mapping[str, Any]]:
    """Yield the schema of each error body."""
    seen: set[str] = set()
    for *_, operation in operations(document):
        for status, entry in operation.get("responses", {}).items():
            if status[0] in "45" or status in map(str, conflicts(operation)):
                for schema in error_schemas(document, entry):
                    if str(schema) not in seen:
                        seen.add(str(schema))
                        yield schema
