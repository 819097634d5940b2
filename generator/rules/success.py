"""Rules for what a success shows, and what none shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..document.bundle import Document
from ..document.facts import received_schemas
from ..document.json_pointer import escape
from ..document.problems import Problem
from ..document.reconcile_extension import plain, response_schema, schema_at
from ..document.success_proof import can_be_key, keys_without_effect
from ..document.traversal import anonymous_schemas, inner_schemas, named_schemas, operations


def contradict_declared_values(document: Document) -> Iterator[Problem]:
    """Require that each value of ``x-contradiction`` is one that the response of a write can have."""
    for pointer, _, _, operation in operations(document):
        variants = enumerate(operation.get("x-sdk-variants", ()))
        holders = [(pointer, operation), *((f"{pointer}/x-sdk-variants/{index}", one) for index, one in variants)]
        for place, holder in holders:
            yield from _declared(document, f"{place}/x-contradiction", operation, holder.get("x-contradiction", {}))


def _declared(
    document: Document, place: str, operation: Mapping[str, Any], values: Mapping[str, Any]
) -> Iterator[Problem]:
    if values and operation.get("x-safety") == "read":
        yield document.problem(place, "belongs to an operation that reads, whose success is not compared")
        return
    for pointer, value in values.items():
        shown = schema_at(document, response_schema(document, operation), pointer)
        if shown is None:
            yield document.problem(f"{place}/{escape(pointer)}", "must be the JSON pointer of a value in the response")
        elif value not in plain(document, shown).get("enum", [value]):
            yield document.problem(f"{place}/{escape(pointer)}", "must be one of the values that the response can have")


def identify_records(document: Document) -> Iterator[Problem]:
    """Require that ``x-key`` is on a named schema of a response, has an effect, and names a required text or number."""
    received = received_schemas(document)
    usable: set[str] = set()
    for name, schema in document.schemas.items():
        pointer = f"/components/schemas/{escape(name)}"
        if "x-key" in schema and name not in received:
            yield document.problem(f"{pointer}/x-key", "belongs on a schema of responses; remove it")
        elif "x-key" in schema:
            key = schema["x-key"]
            declared = schema.get("properties", {}).get(key)
            if key not in schema.get("required", ()) or declared is None or not can_be_key(document, declared):
                yield document.problem(
                    f"{pointer}/x-key",
                    f"{key!r} is not a required text or number here, which is never null; name one or remove it",
                )
            else:
                usable.add(name)
    for pointer, schema in (*named_schemas(document), *anonymous_schemas(document)):
        inner = list(inner_schemas(pointer, schema))
        for place, one in inner if pointer.startswith("/components/schemas/") else [(pointer, schema), *inner]:
            if "x-key" in one:
                yield document.problem(f"{place}/x-key", "belongs on a named schema in schemas/*.yaml; remove it")
    for name in keys_without_effect(document) if usable else ():
        if name in usable:
            yield document.problem(
                f"/components/schemas/{escape(name)}/x-key",
                "has no effect, because no response shows a single record by it, and a list states its key itself;"
                " remove it",
            )
