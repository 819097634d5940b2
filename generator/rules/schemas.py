"""What every schema must say, and what it may not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import Field, TypeAdapter
from pydantic_core import SchemaError

from ..document.bundle import Document
from ..document.facts import reachable
from ..document.json_pointer import escape
from ..document.problems import Problem
from ..document.traversal import anonymous_schemas, inner_schemas, named_schemas, operations, properties, types
from ..ir.types import FORMATS
from ..runtime.values.json import is_object


def are_described(document: Document) -> Iterator[Problem]:
    """Schemas and properties have words of their own; a mark for patient data is true or absent."""
    for pointer, schema in named_schemas(document):
        if not schema.get("description"):
            yield document.problem(pointer, "needs a description")
    for pointer, declared in properties(document):
        if not declared.get("description") and not (
            "$ref" in declared and document.resolve(declared).get("description")
        ):
            yield document.problem(pointer, "needs a description")
        if declared.get("x-phi", True) is not True:
            yield document.problem(f"{pointer}/x-phi", "is true, or left out")


def name_every_object(document: Document) -> Iterator[Problem]:
    """An object with properties, and a list of values, is a named schema: generated code needs a name for it."""
    for pointer, schema in anonymous_schemas(document):
        for place, inner in ((pointer, schema), *inner_schemas(pointer, schema)):
            yield from _unnamed(document, place, inner)
    for pointer, schema in named_schemas(document):
        for place, inner in inner_schemas(pointer, schema):
            yield from _unnamed(document, place, inner)


def _unnamed(document: Document, pointer: str, schema: Any) -> Iterator[Problem]:
    if is_object(schema) and ("properties" in schema or "enum" in schema):
        kind = "an object" if "properties" in schema else "a list of values"
        yield document.problem(pointer, f"is {kind} without a name; move it to schemas/*.yaml and refer to it")


def compose_plainly(document: Document) -> Iterator[Problem]:
    """Only what every generator reads alike: nullable types and references, required sets, exclusive sets; known
    formats.
    """
    named = dict(named_schemas(document))
    for pointer, schema in (*named.items(), *anonymous_schemas(document)):
        for place, inner in ((pointer, schema), *inner_schemas(pointer, schema)):
            yield from _composition(document, place, inner)
            yield from _pattern(document, place, inner)
            form = inner.get("format")
            if form is not None and form not in FORMATS:
                yield document.problem(
                    f"{place}/format", f"is not among the formats that the factory knows: {', '.join(sorted(FORMATS))}"
                )


def _composition(document: Document, pointer: str, schema: dict[str, Any]) -> Iterator[Problem]:
    choices = schema.get("anyOf")
    if choices is not None and "type" in schema and any(set(choice) != {"required"} for choice in choices):
        yield document.problem(
            f"{pointer}/anyOf",
            "beside a type it may only list sets of required properties: anyOf: [{required: [a, b]}, …]",
        )
    if choices is not None and "type" not in schema and not any(types(choice) == ["null"] for choice in choices):
        yield document.problem(
            f"{pointer}/anyOf", "may only make a reference nullable: anyOf: [{$ref: …}, {type: 'null'}]"
        )
    if "not" in schema and set(schema["not"]) != {"required"}:
        yield document.problem(
            f"{pointer}/not", "may only name properties that exclude each other: not: {required: [a, b]}"
        )


def _pattern(document: Document, pointer: str, schema: dict[str, Any]) -> Iterator[Problem]:
    pattern = schema.get("pattern")
    if pattern is not None and not _is_pattern(pattern):
        yield document.problem(f"{pointer}/pattern", "is no regular expression that both Python and pydantic read")


def _is_pattern(pattern: str) -> bool:
    try:
        re.compile(pattern)
        TypeAdapter(Annotated[str, Field(pattern=pattern)])
    except (re.error, OverflowError, RecursionError, SchemaError):
        return False
    return True


def are_open_or_closed(document: Document) -> Iterator[Problem]:
    """What is sent is closed, what is received is open."""
    sent = reachable(document, [operation.get("requestBody") for *_, operation in operations(document)])
    received = reachable(document, [operation.get("responses") for *_, operation in operations(document)])
    received |= reachable(document, document.data["components"].get("responses", {}))
    for name, schema in document.schemas.items():
        pointer = f"/components/schemas/{escape(name)}"
        if "properties" not in schema:
            continue
        if name in sent and name in received:
            yield document.problem(pointer, "is both sent and received; make two of it: one closed, one open")
        elif name in sent and schema.get("additionalProperties") is not False:
            yield document.problem(pointer, "is sent, so it must be closed: additionalProperties: false")
        elif name in received and "additionalProperties" in schema:
            yield document.problem(f"{pointer}/additionalProperties", "is received, so it must be open: leave this out")


def are_used(document: Document) -> Iterator[Problem]:
    """Nothing is declared that no operation reaches."""
    used = reachable(
        document,
        [
            document.data["paths"],
            {key: value for key, value in document.data["components"].items() if key != "schemas"},
        ],
    )
    for pointer, _ in named_schemas(document):
        if pointer.rpartition("/")[2] not in {escape(name) for name in used}:
            yield document.problem(pointer, "is used nowhere; leave it out")
