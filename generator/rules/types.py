"""Rules for the types of schemas: every keyword has an effect, and values have one meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..document.bundle import Document
from ..document.json_pointer import escape
from ..document.problems import Problem
from ..document.traversal import anonymous_schemas, inner_schemas, named_schemas, types
from ..ir.types import INTEGER_FORMATS, PLAIN_FORMATS, STRING_FORMATS
from ..runtime.values.json import is_array, is_object, type_name

_TYPES_OF_KEYS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("minLength", "maxLength", "pattern"), ("string",)),
    **dict.fromkeys(("minimum", "maximum", "multipleOf"), ("integer", "number")),
    **dict.fromkeys(("items", "minItems", "maxItems"), ("array",)),
    **dict.fromkeys(("properties", "required", "additionalProperties", "not", "x-order", "x-key"), ("object",)),
}
"""The types on which a keyword has an effect."""

_TYPES_OF_FORMATS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(STRING_FORMATS, ("string",)),
    **dict.fromkeys(PLAIN_FORMATS, ("string",)),
    **dict.fromkeys(INTEGER_FORMATS, ("integer",)),
    **dict.fromkeys(("double", "float"), ("number",)),
    **dict.fromkeys(("digits", "binary"), ("string",)),
    "decimal": ("string", "number"),
}
"""The types on which a format has an effect."""

_CONVERTED = frozenset({*STRING_FORMATS, "decimal", "digits", "binary"})
"""The formats of text that becomes something else than text in Python, so that its length is not checked."""

_BESIDE_ENUM = frozenset({*_TYPES_OF_KEYS, "format", "anyOf"})


def keep_their_keywords(document: Document) -> Iterator[Problem]:
    """Require that each keyword has an effect on a type of its schema, and that unions and enums are unambiguous."""
    for pointer, schema in (*named_schemas(document), *anonymous_schemas(document)):
        for place, inner in ((pointer, schema), *inner_schemas(pointer, schema)):
            if set(inner) != {"required"}:  # which is a condition on the schema around it
                yield from _keywords(document, place, inner)
                yield from _enum(document, place, inner)
                yield from _union(document, place, inner)


def _keywords(document: Document, pointer: str, schema: Mapping[str, Any]) -> Iterator[Problem]:
    if "$ref" in schema:
        for key in sorted({*_BESIDE_ENUM, "type", "enum"} & schema.keys()):
            yield document.problem(
                f"{pointer}/{escape(key)}", "has no effect beside $ref; remove it, or write the schema out"
            )
        return
    if "properties" in schema and schema.get("type") != "object":
        yield document.problem(
            pointer,
            "has properties, so it must have type: object; where it may be null, refer to it with"
            " anyOf: [{$ref: …}, {type: 'null'}]",
        )
        return
    if "properties" not in schema and "additionalProperties" in schema:
        yield from _map(document, pointer, schema["additionalProperties"])
    allowed = set(types(schema)) if "type" in schema else set[str]()
    for key, needed in _TYPES_OF_KEYS.items():
        if key in schema and not allowed & set(needed):
            yield document.problem(
                f"{pointer}/{escape(key)}",
                f"has no effect without type: {' or '.join(needed)}; add the type or remove this",
            )
    form = schema.get("format")
    needed = _TYPES_OF_FORMATS.get(form, ()) if isinstance(form, str) else ()
    if needed and not allowed & set(needed):
        yield document.problem(f"{pointer}/format", f"{form} has no effect without type: {' or '.join(needed)}")
    elif form in _CONVERTED and "string" in allowed:
        for key in ("minLength", "maxLength"):
            if key in schema:
                yield document.problem(f"{pointer}/{escape(key)}", f"has no effect beside format: {form}; remove it")


def _map(document: Document, pointer: str, values: Any) -> Iterator[Problem]:
    """Require that a map has no name, which a record would have, and that only a record is empty and closed."""
    is_named = re.fullmatch("/components/schemas/[^/]+", pointer) is not None
    if is_named and is_object(values):
        yield document.problem(pointer, "is a map; write it where it is used, because only records have names")
    if not is_named and values is False:
        yield document.problem(pointer, "can have no property; move it to schemas/*.yaml and refer to it")


def _enum(document: Document, pointer: str, schema: Mapping[str, Any]) -> Iterator[Problem]:
    """Require that the values of an enum are strings or numbers of its type, and null if its type allows null."""
    if "enum" not in schema:
        if "x-enum-descriptions" in schema:
            yield document.problem(f"{pointer}/x-enum-descriptions", "has no effect without an enum; remove it")
        return
    values = schema["enum"]
    place = f"{pointer}/enum"
    for key in sorted(_BESIDE_ENUM & schema.keys()):
        yield document.problem(f"{pointer}/{escape(key)}", "has no effect beside enum; remove it")
    kinds = {type_name(value) for value in values} - {"null"}
    if kinds == {"integer", "number"}:
        kinds = {"number"}
    if len(kinds) != 1 or not kinds <= {"string", "integer", "number"}:
        yield document.problem(place, "must have values of one type, strings or numbers; null may be added")
        return
    listed: set[Any] = set()
    for index, value in enumerate(values):
        if value in listed:
            yield document.problem(f"{place}/{index}", f"{value!r} is listed twice; remove one of them")
        listed.add(value)
    (kind,) = kinds
    inferred = [*kinds, *(["null"] if None in values else [])]
    allowed = set(types(schema) if "type" in schema else inferred)
    fitting = {"integer": {"integer", "number"}, "number": {"number"}, "string": {"string"}}[kind]
    if len(allowed - {"null"}) != 1 or not allowed & fitting:
        yield document.problem(f"{pointer}/type", f"must be {kind}, as its values are")
    elif ("null" in allowed) != (None in values):
        yield document.problem(
            place,
            f"must contain null if its type allows null, and only then: type: [{kind}, 'null'], enum: [..., null]",
        )
    texts = set(map(str, values))
    for name in schema.get("x-enum-descriptions", {}):
        if name not in texts:
            yield document.problem(
                f"{pointer}/x-enum-descriptions/{escape(name)}", "is not a value of the enum; remove it"
            )


def _union(document: Document, pointer: str, schema: Mapping[str, Any]) -> Iterator[Problem]:
    """Require that ``anyOf`` without a type makes one schema nullable: a union could take the first that fits."""
    choices = schema.get("anyOf")
    if choices is None or "type" in schema:
        return
    nulls = [choice for choice in choices if choice == {"type": "null"}]
    if not is_array(choices) or len(choices) != 2 or len(nulls) != 1 or not all(map(is_object, choices)):
        yield document.problem(
            f"{pointer}/anyOf",
            "may only make one schema nullable: anyOf: [{$ref: …}, {type: 'null'}]; for several records, write one"
            " schema with the properties of all of them, and refer to that",
        )
