"""Iterate over the operations, parameters and schemas of a document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..runtime.values.json import is_array, is_object
from .bundle import Document
from .json_pointer import escape
from .positions import HTTP_METHODS, Kind, walk

Place = tuple[str, Any]
"""The pointer of a value in the document, and the value."""


def operations(document: Document) -> list[tuple[str, str, str, dict[str, Any]]]:
    """Return each operation as (pointer, path, method, operation), in the order of the document."""
    return [
        (f"{pointer}/{escape(method)}", path, method, item[method])
        for path, item in document.data["paths"].items()
        if is_object(item)
        for pointer in (f"/paths/{escape(path)}",)
        for method in HTTP_METHODS
        if method in item and is_object(item[method])
    ]


def parameters(document: Document) -> Iterator[Place]:
    """Yield every parameter at the place where it is declared."""
    for name, parameter in document.data["components"].get("parameters", {}).items():
        yield f"/components/parameters/{escape(name)}", parameter
    for pointer, path, _, operation in operations(document):
        holder = pointer.rpartition("/")[0]
        for where, listed in ((pointer, operation), (holder, document.data["paths"][path])):
            for index, parameter in enumerate(listed.get("parameters", [])):
                if "$ref" not in parameter:
                    yield f"{where}/parameters/{index}", parameter


def operation_parameters(document: Document, path: str, operation: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the parameters of an operation, with references resolved."""
    return [
        document.resolve(entry)
        for entry in [*document.data["paths"][path].get("parameters", []), *operation.get("parameters", [])]
    ]


def named_schemas(document: Document) -> Iterator[Place]:
    """Yield every named schema."""
    for name, schema in document.schemas.items():
        yield f"/components/schemas/{escape(name)}", schema


def properties(document: Document) -> Iterator[Place]:
    """Yield every property of every named schema."""
    for pointer, schema in named_schemas(document):
        for name, declared in schema.get("properties", {}).items():
            yield f"{pointer}/properties/{escape(name)}", declared


def inner_schemas(pointer: str, schema: Any) -> Iterator[Place]:
    """Yield the schemas inside a schema, at any depth, without following references."""
    for place, position, value in walk(Kind.SCHEMA, schema, pointer):
        if position is Kind.SCHEMA and place != pointer and is_object(value):
            yield place, value


def media(pointer: str, holder: Any) -> Iterator[Place]:
    """Yield the schemas of a request body or response."""
    for name, declared in holder.get("content", {}).items():
        if is_object(declared) and "schema" in declared:
            yield f"{pointer}/content/{escape(name)}/schema", declared["schema"]


def anonymous_schemas(document: Document) -> Iterator[Place]:
    """Yield every schema without a name: those of parameters, bodies and responses."""
    for pointer, parameter in parameters(document):
        if "schema" in parameter:
            yield f"{pointer}/schema", parameter["schema"]
    for name, response in document.data["components"].get("responses", {}).items():
        yield from media(f"/components/responses/{escape(name)}", response)
    for pointer, _, _, operation in operations(document):
        if "requestBody" in operation:
            yield from media(f"{pointer}/requestBody", operation["requestBody"])
        for status, response in operation.get("responses", {}).items():
            yield from media(f"{pointer}/responses/{escape(status)}", response)


def types(schema: Any) -> list[str]:
    """Return the types that a schema allows."""
    given: object = schema.get("type", []) if is_object(schema) else []
    return [str(name) for name in given] if is_array(given) else [str(given)]
