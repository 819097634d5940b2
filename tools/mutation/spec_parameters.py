"""Mutation operators for the parameters of a spec."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tools.mutation.generator_api import Document, escape, operations, python_name
from tools.mutation.spec_edits import SCALARS, Edit


def parameters(document: Document) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield each parameter of a spec: the place in words, the pointer, the parameter."""
    for name, parameter in document.data["components"].get("parameters", {}).items():
        yield f"parameter {name}", f"/components/parameters/{escape(name)}", parameter
    for pointer, path, method, operation in operations(document):
        for position, parameter in enumerate(operation.get("parameters", ())):
            if "$ref" not in parameter:
                where = f"{method.upper()} {path} {parameter['name']}"
                yield where, f"{pointer}/parameters/{position}", parameter


def parameter_renamed(document: Document) -> Iterator[Edit]:
    """Change the name on the wire."""
    for where, pointer, parameter in parameters(document):
        if parameter["in"] != "path":
            kept = {**parameter.get("x-sdk", {}), "name": python_name(parameter["name"], parameter)}
            yield where, {f"{pointer}/name": parameter["name"] + "s", f"{pointer}/x-sdk": kept}


def parameter_moved(document: Document) -> Iterator[Edit]:
    """Move a parameter from the query to a header, or the reverse."""
    for where, pointer, parameter in parameters(document):
        if parameter["in"] in ("query", "header") and "[" not in parameter["name"]:
            yield where, {f"{pointer}/in": "header" if parameter["in"] == "query" else "query"}


def list_style_changed(document: Document) -> Iterator[Edit]:
    """Repeat a list's parameter instead of joining the items by commas, or the reverse."""
    for where, pointer, parameter in parameters(document):
        if document.resolve(parameter["schema"]).get("type") == "array":
            yield where, {f"{pointer}/explode": not parameter.get("explode", parameter["in"] == "query")}


def parameter_required_changed(document: Document) -> Iterator[Edit]:
    """Make a required parameter optional, or the reverse."""
    for where, pointer, parameter in parameters(document):
        if parameter["in"] != "path":
            yield where, {f"{pointer}/required": not parameter.get("required", False)}


def parameter_type_changed(document: Document) -> Iterator[Edit]:
    """Change the type: a string for a number, one item for a list, and so on."""
    for where, pointer, parameter in parameters(document):
        schema = parameter["schema"]
        if schema.get("type") == "array":
            yield f"{where} (one)", {f"{pointer}/schema": schema["items"]}
        if schema.get("type") in SCALARS and "format" not in schema and "enum" not in schema:
            yield where, {f"{pointer}/schema": {"type": SCALARS[schema["type"]]}}


def parameter_removed(document: Document) -> Iterator[Edit]:
    """Remove a parameter from an operation."""
    for pointer, path, method, operation in operations(document):
        listed = operation.get("parameters", [])
        for entry in listed:
            parameter = document.resolve(entry)
            if parameter["in"] != "path":
                rest = [other for other in listed if other is not entry]
                yield f"{method.upper()} {path} {parameter['name']}", {f"{pointer}/parameters": rest}


def parameter_added(document: Document) -> Iterator[Edit]:
    """Add a parameter that the API does not know."""
    extra = {"name": "more", "in": "query", "description": "More.", "schema": {"type": "integer"}}
    for pointer, path, method, operation in operations(document):
        more = [*operation.get("parameters", []), extra]
        yield f"{method.upper()} {path}", {f"{pointer}/parameters": more}
