"""Schemas as modules of records and aliases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..document.bundle import Document
from ..document.facts import base_name, bases, references
from ..document.names import python_name
from ..document.positions import Kind
from ..source_text.escape import text
from . import docstrings
from .context import Context
from .nodes import Enum, Field, Model, Module
from .types import TypeMapper


def build_modules(context: Context) -> Iterator[Module]:
    """Yield a module for each file of schemas."""
    document = context.document
    by_module: dict[str, list[str]] = {}
    for name in context.class_names:
        if name not in context.multipart:
            by_module.setdefault(document.modules[name], []).append(name)
    for module, names in sorted(by_module.items()):
        names.sort(key=lambda name: _position(document, name))
        schemas = {name: document.schemas[name] for name in names}
        used = {name for schema in schemas.values() for name in references(schema, Kind.SCHEMA)}
        others = {document.modules[name] for name in used} - {module}
        yield Module(
            name=module,
            source=f"specs/{document.name}/schemas/{module}.yaml",
            siblings=tuple(sorted(others)),
            enums=tuple(_enum(context, name, schema) for name, schema in schemas.items() if "enum" in schema),
            models=tuple(
                _model(context, module, name, schema) for name, schema in schemas.items() if "enum" not in schema
            ),
        )


def _position(document: Document, name: str) -> tuple[int, int]:
    """Return the position of a schema in its module: by its line in the file, but after the schema that it extends."""
    line = (name, *bases(document, name))
    return max(document.place(f"/components/schemas/{one}").line for one in line), len(line)


def _enum(context: Context, name: str, schema: Mapping[str, Any]) -> Enum:
    values = tuple(value for value in schema["enum"] if value is not None)
    return Enum(context.class_names[name], values, text(docstrings.enum(schema)))


def _model(context: Context, module: str, name: str, schema: Mapping[str, Any]) -> Model:
    types = context.types(writing=name in context.sent, module=module)
    only_sent = name in context.sent and name not in context.received
    # What is derived from files may be left out by a caller, although the API requires it.
    required = {key for key in schema.get("required", ()) if (name, key) not in context.derived}
    properties = sorted(_own_properties(context.document, schema), key=lambda item: item[0] not in required)
    base = base_name(schema)
    return Model(
        name=context.class_names[name],
        base="Model" if base is None else context.class_names[base],
        doc=text(docstrings.model(schema, context.document)),
        fields=tuple(
            _field(
                context.document,
                types,
                key,
                declared,
                required=key in required,
                only_sent=only_sent,
                derived=(name, key) in context.derived,
            )
            for key, declared in properties
        ),
        closed=schema.get("additionalProperties") is False,
        one_of=tuple(tuple(choice["required"]) for choice in schema.get("anyOf", ())),
        exclusive=(tuple(schema["not"]["required"]),) if "not" in schema else (),
        ordered=tuple(_ordered(schema)),
    )


def _ordered(schema: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if "x-order" in schema:
        start, end = (python_name(name, schema["properties"][name]) for name in schema["x-order"])
        yield start, end


def _own_properties(document: Document, schema: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the properties of a schema, without those that are the same in the schema that it extends."""
    base = base_name(schema)
    other: Mapping[str, Any] = {} if base is None else document.schemas[base]
    inherited: Mapping[str, Any] = other.get("properties", {})
    for name, declared in schema.get("properties", {}).items():
        same = (name in schema.get("required", ())) == (name in other.get("required", ()))
        if not same or inherited.get(name) != declared:
            yield name, declared


def _field(
    document: Document,
    types: TypeMapper,
    wire_name: str,
    declared: Mapping[str, Any],
    *,
    required: bool,
    only_sent: bool,
    derived: bool,
) -> Field:
    """Return an attribute. One that may be absent reads as ``None``; if a caller may omit it, it takes ``UNSET``."""
    mapping = types.of(declared)
    annotation = mapping.annotation
    if not required:
        annotation = f"{annotation.removesuffix(' | None')}{' | Unset' if only_sent else ''} | None"
    return Field(
        name=python_name(wire_name, declared),
        annotation=annotation,
        codec=mapping.codec,
        wire_name=wire_name,
        required=required,
        phi=_is_phi(document, declared),
        doc=text(docstrings.attribute(declared, document, derived=derived)),
    )


def _is_phi(document: Document, declared: Mapping[str, Any]) -> bool:
    """Return whether a property identifies or describes a person, or is a secret.

    A record hides its own properties, so a property that holds a record need not be hidden.
    """
    if "$ref" in declared and document.resolve({"$ref": declared["$ref"]}).get("type") == "object":
        return False
    return bool(declared.get("x-phi"))
