"""Rules for schemas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

from pydantic import Field, TypeAdapter
from pydantic_core import SchemaError

from ..document.bundle import Document
from ..document.facts import reachable, received_schemas, sent_schemas
from ..document.json_pointer import escape
from ..document.positions import Kind
from ..document.problems import Problem
from ..document.traversal import (
    anonymous_schemas,
    inner_schemas,
    named_schemas,
    operation_parameters,
    operations,
    properties,
)
from ..ir.types import FORMATS
from ..runtime.values.json import is_object


def are_described(document: Document) -> Iterator[Problem]:
    """Require that schemas and properties are described."""
    for pointer, schema in named_schemas(document):
        if not schema.get("description"):
            yield document.problem(pointer, "needs a description")
    for pointer, declared in properties(document):
        if not declared.get("description") and not (
            "$ref" in declared and document.resolve(declared).get("description")
        ):
            yield document.problem(pointer, "needs a description")


def require_declared_properties(document: Document) -> Iterator[Problem]:
    """Require that a schema lists as required, alternative or exclusive only properties that it declares, each once."""
    for pointer, schema in (*named_schemas(document), *anonymous_schemas(document)):
        for place, inner in ((pointer, schema), *inner_schemas(pointer, schema)):
            if _CONDITION.search(place) and set(inner) == {"required"}:
                continue  # it is part of the schema around it
            holders = {"": inner, "/not": inner.get("not", {})}
            holders |= {f"/anyOf/{index}": choice for index, choice in enumerate(inner.get("anyOf", ()))}
            for at, holder in holders.items():
                names = holder.get("required", ()) if at == "" or set(holder) == {"required"} else ()
                yield from _required(document, f"{place}{at}/required", names, inner.get("properties", {}))


_CONDITION = re.compile(r"(?<!/properties)/(anyOf/[0-9]+|not)$")
"""The place of a condition on the properties of the schema around it."""


def _required(document: Document, pointer: str, names: Sequence[str], declared: Mapping[str, Any]) -> Iterator[Problem]:
    listed: set[str] = set()
    for index, name in enumerate(names):
        if name not in declared:
            yield document.problem(
                f"{pointer}/{index}", f"{name!r} is not a property of this schema; declare it, rename it or remove it"
            )
        elif name in listed:
            yield document.problem(f"{pointer}/{index}", f"{name!r} is listed twice; remove one of them")
        listed.add(name)


def name_every_object(document: Document) -> Iterator[Problem]:
    """Require that objects with properties and enums are named schemas: generated code needs a name for them."""
    for pointer, schema in anonymous_schemas(document):
        for place, inner in ((pointer, schema), *inner_schemas(pointer, schema)):
            yield from _unnamed(document, place, inner)
    for pointer, schema in named_schemas(document):
        for place, inner in inner_schemas(pointer, schema):
            yield from _unnamed(document, place, inner)


def _unnamed(document: Document, pointer: str, schema: Any) -> Iterator[Problem]:
    if is_object(schema) and ("properties" in schema or "enum" in schema):
        kind = "an object" if "properties" in schema else "an enum"
        yield document.problem(pointer, f"is {kind} without a name; move it to schemas/*.yaml and refer to it")


def compose_plainly(document: Document) -> Iterator[Problem]:
    """Require known formats, and only those compositions that every generator interprets alike.

    They are nullable types and references, sets of required properties, and sets of exclusive properties.
    """
    named = dict(named_schemas(document))
    for pointer, schema in (*named.items(), *anonymous_schemas(document)):
        for place, inner in ((pointer, schema), *inner_schemas(pointer, schema)):
            yield from _composition(document, place, inner)
            yield from _pattern(document, place, inner)
            form = inner.get("format")
            if form is not None and form not in FORMATS:
                yield document.problem(
                    f"{place}/format", f"is not a supported format; use one of {', '.join(sorted(FORMATS))}"
                )


def _composition(document: Document, pointer: str, schema: dict[str, Any]) -> Iterator[Problem]:
    choices = schema.get("anyOf")
    if choices is not None and "type" in schema and not (choices and all(map(_names_properties, choices))):
        yield document.problem(
            f"{pointer}/anyOf",
            "next to a type, may contain only sets of required properties: anyOf: [{required: [a, b]}, …]",
        )
    if "not" in schema and not _names_properties(schema["not"]):
        yield document.problem(f"{pointer}/not", "may only name mutually exclusive properties: not: {required: [a, b]}")


def _names_properties(schema: Mapping[str, Any]) -> bool:
    return set(schema) == {"required"} and bool(schema["required"])


_MOMENTS = frozenset({"date", *(form for form in FORMATS if "date-time" in form)})


def order_known_times(document: Document) -> Iterator[Problem]:
    """Require that a period has a start and an end of one format: of a schema that is sent, or of an operation."""
    for pointer, schema in named_schemas(document):
        if "x-order" in schema:
            if schema.get("additionalProperties") is not False:
                yield document.problem(f"{pointer}/x-order", "belongs to a schema that is sent; remove it")
            else:
                yield from _period(document, pointer, schema["x-order"], schema.get("properties", {}), "a property")
    for pointer, path, _, operation in operations(document):
        if "x-order" in operation:
            declared = {given["name"]: given["schema"] for given in operation_parameters(document, path, operation)}
            yield from _period(document, pointer, operation["x-order"], declared, "a parameter")


def _period(
    document: Document, pointer: str, names: list[str], declared: dict[str, Any], kind: str
) -> Iterator[Problem]:
    forms: set[str] = set()
    if len(set(names)) < len(names):
        message = f"{names[1]!r} is the start too; name the end of the period, or remove x-order"
        yield document.problem(f"{pointer}/x-order/1", message)
        return
    for index, name in enumerate(names):
        if name not in declared:
            yield document.problem(f"{pointer}/x-order/{index}", f"{name!r} is not {kind} here")
            return
        form = document.resolve(declared[name]).get("format")
        forms.add(str(form))
        if form not in _MOMENTS:
            yield document.problem(
                f"{pointer}/x-order/{index}", f"{name!r} must have one of the formats {', '.join(sorted(_MOMENTS))}"
            )
    if len(forms) > 1:
        yield document.problem(f"{pointer}/x-order", "must name a start and an end of the same format")


def _pattern(document: Document, pointer: str, schema: dict[str, Any]) -> Iterator[Problem]:
    pattern = schema.get("pattern")
    if pattern is not None and not _is_pattern(pattern):
        yield document.problem(
            f"{pointer}/pattern",
            "is not a regular expression that both Python and pydantic accept; write it without look-around,"
            " back-references and special groups, or leave it out, and state it in the description",
        )


def _is_pattern(pattern: str) -> bool:
    try:
        re.compile(pattern, re.ASCII)  # as the client does
        TypeAdapter(Annotated[str, Field(pattern=pattern)])
    except (re.error, ValueError, OverflowError, RecursionError, SchemaError):
        return False
    return True


def are_open_or_closed(document: Document) -> Iterator[Problem]:
    """Require that schemas of requests are closed and those of responses are open."""
    sent, received = sent_schemas(document), received_schemas(document)
    for name, schema in document.schemas.items():
        pointer = f"/components/schemas/{escape(name)}"
        if "properties" not in schema:
            continue
        if name in sent and name in received:
            yield document.problem(pointer, "is both sent and received; split it into a closed schema and an open one")
        elif name in sent and schema.get("additionalProperties") is not False:
            yield document.problem(pointer, "is sent, so it must be closed: add additionalProperties: false")
        elif name in received and "additionalProperties" in schema:
            yield document.problem(f"{pointer}/additionalProperties", "is received, so it must be open: remove this")
        for key, holders, verb in (("readOnly", sent, "sent"), ("writeOnly", received, "received")):
            for wire_name, declared in schema["properties"].items():
                if name in holders and (declared.get(key) or document.resolve(declared).get(key)):
                    place = f"{pointer}/properties/{escape(wire_name)}"
                    yield document.problem(place, f"is {key}, but the schema is {verb}; remove the property or {key}")


def are_used(document: Document) -> Iterator[Problem]:
    """Require that an operation uses every schema, directly or indirectly."""
    components = {key: value for key, value in document.data["components"].items() if key != "schemas"}
    used = {escape(name) for name in reachable(document, {**document.data, "components": components}, Kind.DOCUMENT)}
    for pointer, _ in named_schemas(document):
        if pointer.rpartition("/")[2] not in used:
            yield document.problem(pointer, "is not used; remove it")
