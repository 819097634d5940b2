"""Rules for schemas that extend another one: the class of such a record derives from the class of the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..document.bundle import Document
from ..document.facts import base_name, bases, is_nullable, sent_schemas
from ..document.json_pointer import escape
from ..document.problems import Problem
from ..document.traversal import anonymous_schemas, inner_schemas
from ..document.written import in_reference, in_yaml
from ..runtime.values.json import is_array, is_object

_MAY_DIFFER = frozenset(
    {"title", "description", "default", "example", "examples", "deprecated", "x-evidence", "x-open-questions"}
)
"""The keys of a property that describe it, and have no effect on its type."""


def extend_known_records(document: Document) -> Iterator[Problem]:
    """Require that every schema that is extended exists, and that no schema extends itself."""
    for name, schema in document.schemas.items():
        pointer, base = f"/components/schemas/{escape(name)}", base_name(schema)
        place = f"{pointer}/x-sdk/extends"
        if base is not None and base not in document.schemas:
            yield document.problem(place, f"no schema has the name {base!r}; name one of a record in schemas/*.yaml")
        elif name in (line := bases(document, name)):
            circle = " → ".join((name, *line))
            yield document.problem(place, f"extends itself ({circle}); remove extends from one of these schemas")
        for inner_place, inner in inner_schemas(pointer, schema):
            yield from _unnamed(document, inner_place, inner)
    for pointer, schema in anonymous_schemas(document):
        for inner_place, inner in ((pointer, schema), *inner_schemas(pointer, schema)):
            yield from _unnamed(document, inner_place, inner)


def _unnamed(document: Document, pointer: str, schema: Mapping[str, Any]) -> Iterator[Problem]:
    if base_name(schema) is not None:
        yield document.problem(f"{pointer}/x-sdk/extends", "belongs on a named schema in schemas/*.yaml; remove it")


def narrow_their_bases(document: Document) -> Iterator[Problem]:
    """Require that a record that extends another can replace it: it has its properties, and allows no more values."""
    sent = sent_schemas(document)
    for name, schema in document.schemas.items():
        pointer, base = f"/components/schemas/{escape(name)}", base_name(schema)
        if base is None:
            continue
        found = list(_misplaced(document, name, base, sent))
        yield from (document.problem(f"{pointer}/x-sdk/extends", message) for message in found)
        if not found:
            yield from _properties(document, pointer, schema, base)


def _misplaced(document: Document, name: str, base: str, sent: set[str]) -> Iterator[str]:
    for one in (name, base):
        if "properties" not in document.schemas[one]:
            yield f"{one!r} is not an object with properties; remove extends"
    if {name, base} & sent:
        yield "only a record of responses can extend another, and requests contain this one; remove extends"
    if document.modules[name] != document.modules[base]:
        yield f"is not in the file of {base!r}; move both schemas into one file"
    if any(document.schemas[name].get(key) != document.schemas[base].get(key) for key in ("anyOf", "not")):
        yield f"must have the same anyOf and not as {base!r}; repeat them, or remove extends"


def _properties(document: Document, pointer: str, schema: Mapping[str, Any], base: str) -> Iterator[Problem]:
    own: Mapping[str, Any] = schema["properties"]
    wanted: Mapping[str, Any] = document.schemas[base]["properties"]
    for wire_name, declared in wanted.items():
        token = escape(wire_name)
        place = f"{pointer}/properties/{token}"
        target = f"#{in_reference(base, 'properties', wire_name)}"
        reference = f"{{$ref: {in_yaml(target)}}}"
        if wire_name not in own:
            message = f"lacks the property {wire_name!r} of {base!r}; add {reference}"
            yield document.problem(f"{pointer}/properties", message)
        elif _type(own[wire_name]) != _type(declared):
            message = f"may differ from {wire_name!r} of {base!r} in null only; write {reference}, or the same type"
            yield document.problem(place, message)
        elif is_nullable(document, own[wire_name]) and not is_nullable(document, declared):
            yield document.problem(
                place, f"can be null, but {wire_name!r} of {base!r} cannot; remove null from its type"
            )
    missing = set(document.schemas[base].get("required", ())) - set(schema.get("required", ()))
    for wire_name in sorted(missing & own.keys()):
        yield document.problem(f"{pointer}/required", f"must contain {wire_name!r}, which {base!r} requires; add it")


def _type(declared: Mapping[str, Any]) -> Any:
    """Return what a property allows apart from null."""
    kept = {key: value for key, value in declared.items() if key not in _MAY_DIFFER}
    choices = kept.get("anyOf")
    if is_array(choices) and {"type": "null"} in choices:
        others = [choice for choice in choices if choice != {"type": "null"}]
        del kept["anyOf"]
        kept |= others[0] if len(others) == 1 and is_object(others[0]) else {"anyOf": others}
    if is_array(kept.get("type")):
        others = [name for name in kept["type"] if name != "null"]
        kept["type"] = others[0] if len(others) == 1 else sorted(others)
    if is_array(kept.get("enum")):
        kept["enum"] = [value for value in kept["enum"] if value is not None]
    return kept
