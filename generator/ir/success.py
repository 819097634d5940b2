"""What a success must show: the values that were sent, as far as the response repeats them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..document.bundle import Document
from ..document.json_pointer import escape, tokens
from ..document.reconcile_extension import body_schema, plain, response_schema, schema_at
from ..document.traversal import operations
from ..runtime.values.json import is_array, is_object
from ..source_text.typed import Code
from .nodes import Condition
from .reconcile import comparison

_DEEPEST = 3
"""The levels of objects that are compared."""


def repeated(
    document: Document, operation: Mapping[str, Any], proof: tuple[tuple[str, ...], ...]
) -> tuple[Condition, ...]:
    """Return the conditions that a response repeats what a write sent.

    Compared are identifiers, whole numbers, dates and times that request and response have under the same name. Texts
    and amounts are not: a server may trim, format or round them. Neither are deprecated properties, which a server may
    ignore in favour of others.
    """
    if operation["x-safety"] == "read":
        return ()
    response = response_schema(document, operation)
    places = dict.fromkeys(("", *(pointers[0].rpartition("/")[0] for pointers in proof)))
    found: list[Condition] = []
    for pointer, schema in _sent(document, body_schema(document, operation), _keys(document), ""):
        for place in places:
            shown = schema_at(document, response, place + pointer)
            codec = _codec(document, schema)
            if shown is not None and _codec(document, shown) == codec:
                found.append(Condition(place + pointer, f"/body{pointer}", codec))
                break
    return tuple(found)


def alternatives(document: Document, operation: Mapping[str, Any]) -> tuple[tuple[str, ...], ...]:
    """Return the sets of values of which a request has at least one, as JSON pointers."""
    choices = body_schema(document, operation).get("anyOf", ()) if operation["x-safety"] != "read" else ()
    sets = [tuple(f"/body/{escape(name)}" for name in choice.get("required", ())) for choice in choices]
    return tuple(names for names in sets if names)


def _codec(document: Document, schema: Mapping[str, Any]) -> Code:
    """Return the codec that values are compared with. Patterns and lengths do not matter for that."""
    kept = {key: schema[key] for key in ("type", "format") if key in schema}
    return comparison(document, kept).codec


def contradictions(operation: Mapping[str, Any]) -> tuple[Condition, ...]:
    """Return what no success of an operation shows, such as the status of a booking after it was cancelled."""
    return tuple(Condition(pointer, value=value) for pointer, value in operation.get("x-contradiction", {}).items())


def _sent(
    document: Document, schema: Mapping[str, Any], keys: frozenset[str], place: str
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the values of a request that can be compared: the pointers and the schemas."""
    for name, declared in schema.get("properties", {}).items():
        pointer, found = f"{place}/{escape(name)}", plain(document, declared)
        if found.get("deprecated") or declared.get("deprecated"):
            continue
        if "properties" in found and pointer.count("/") < _DEEPEST:
            yield from _sent(document, found, keys, pointer)
        elif found.get("type") == "integer" or (
            found.get("type") == "string" and (name in keys or "date" in str(found.get("format")))
        ):
            yield pointer, found


def _keys(document: Document) -> frozenset[str]:
    """Return the names of identifiers: those of the records of lists, and what a booking is recognized by."""
    found: set[str] = set()
    for *_, operation in operations(document):
        found |= {tokens(pointer)[-1] for pointer in operation.get("x-reconcile", {}).get("key", {})}
        pagination = operation.get("x-pagination")
        key = pagination.get("key") if is_object(pagination) else None
        found |= {key} if isinstance(key, str) else set(key) if is_array(key) else set()
    return frozenset(found)
