"""The security schemes of a document, and which of them a request needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .bundle import Document
from .traversal import operations

AUTHORIZATION = "Authorization"
"""The header of HTTP authentication."""


def schemes(document: Document) -> Mapping[str, Mapping[str, Any]]:
    """Return the security schemes by name."""
    found: Mapping[str, Mapping[str, Any]] = document.data.get("components", {}).get("securitySchemes", {})
    return found


def requirement(holder: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the schemes that the root of a document or an operation requires: none if nothing is stated."""
    given = holder.get("security", [])
    return tuple(given[0]) if given else ()


def own_requirement(document: Document, operation: Mapping[str, Any]) -> tuple[str, ...] | None:
    """Return the schemes that an operation requires; ``None`` if it requires those of the root."""
    if "security" not in operation or set(requirement(operation)) == set(requirement(document.data)):
        return None
    return requirement(operation)


def demanded(document: Document, operation: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the schemes that an operation requires, its own or those of the root."""
    return requirement(operation if "security" in operation else document.data)


def always_required(document: Document) -> frozenset[str]:
    """Return the schemes that every operation requires. A client cannot be made without their credentials."""
    found = [frozenset(demanded(document, operation)) for *_, operation in operations(document)]
    return frozenset[str].intersection(*found) if found else frozenset(requirement(document.data))


def required(document: Document) -> list[str]:
    """Return the schemes that the document requires anywhere: those of the root first."""
    found = dict.fromkeys(requirement(document.data))
    for *_, operation in operations(document):
        found.update(dict.fromkeys(requirement(operation)))
    return list(found)


def header(scheme: Mapping[str, Any]) -> str | None:
    """Return the header that carries the credential of a scheme; ``None`` if no header does."""
    if scheme["type"] == "http":
        return AUTHORIZATION
    return str(scheme["name"]) if scheme.get("in") == "header" else None


def query_parameter(scheme: Mapping[str, Any]) -> str | None:
    """Return the query parameter that carries the credential of a scheme; ``None`` if none does."""
    return str(scheme["name"]) if scheme.get("in") == "query" else None


def arguments(scheme: Mapping[str, Any]) -> Iterator[str]:
    """Yield the arguments of a client that a scheme needs."""
    sdk = scheme.get("x-sdk", {})
    yield from sdk.get("arguments", ())
    if "argument" in sdk:
        yield sdk["argument"]
