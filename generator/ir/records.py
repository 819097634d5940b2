"""Schemas as modules of records and aliases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..document.bundle import Document
from ..document.facts import base_name, bases
from ..document.json_pointer import escape
from ..source_text.escape import text
from ..source_text.typed import Identifier, code
from . import docstrings
from .context import Context
from .nodes import Enum, Field, Model, Module
from .types import TypeMapper


def build_modules(context: Context) -> Iterator[Module]:
    """Yield a module for each file of schemas."""
    document = context.document
    by_module: dict[Identifier, list[str]] = {}
    for name in context.classes:
        by_module.setdefault(context.names.modules[name], []).append(name)
    for module, names in sorted(by_module.items()):
        names.sort(key=lambda name: _position(document, name))
        schemas = {name: document.schemas[name] for name in names}
        yield Module(
            name=module,
            source=text(f"specs/{document.name}/schemas/{document.modules[names[0]]}.yaml"),
            enums=tuple(_enum(context, name, schema) for name, schema in schemas.items() if "enum" in schema),
            models=tuple(
                _model(context, module, name, schema) for name, schema in schemas.items() if "enum" not in schema
            ),
        )


def _position(document: Document, name: str) -> tuple[int, int]:
    """Return the position of a schema in its module: by its line in the file, but after the schema that it extends."""
    line = (name, *bases(document, name))
    return max(document.place(f"/components/schemas/{escape(one)}").line for one in line), len(line)


def _enum(context: Context, name: str, schema: Mapping[str, Any]) -> Enum:
    values = tuple(value for value in schema["enum"] if value is not None)
    return Enum(context.names.classes[name], values, text(docstrings.enum(schema)))


def _model(context: Context, module: Identifier, name: str, schema: Mapping[str, Any]) -> Model:
    types = context.types(writing=name in context.sent, module=module)
    only_sent = name in context.sent and name not in context.received
    # What is derived from files may be left out by a caller, although the API requires it.
    required = {key for key in schema.get("required", ()) if (name, key) not in context.derived}
    properties = sorted(_own_properties(context.document, schema), key=lambda item: item[0] not in required)
    base = base_name(schema)
    return Model(
        name=context.names.classes[name],
        schema=name,
        base=Identifier("Model") if base is None else context.names.classes[base],
        doc=text(docstrings.model(schema, context.document)),
        fields=tuple(
            _field(
                context.document,
                types,
                context.names.attributes[name][key],
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
        ordered=tuple(_ordered(schema, context.names.attributes[name])),
    )


def _ordered(schema: Mapping[str, Any], attributes: Mapping[str, Identifier]) -> Iterator[tuple[str, str]]:
    if "x-order" in schema:
        start, end = (attributes[name] for name in schema["x-order"])
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
    name: Identifier,
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
        annotation = code("{} | Unset | None" if only_sent else "{} | None", mapping.optional)
    return Field(
        name=name,
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
