"""Mutation operators for the records of a spec."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from tools.mutation.generator_api import Document, escape, python_name
from tools.mutation.mutants import REMOVED
from tools.mutation.spec_edits import FORMATS, SCALARS, Edit
from tools.mutation.spec_parameters import parameters


def properties(document: Document) -> Iterator[tuple[str, str, str, dict[str, Any], dict[str, Any]]]:
    """Yield each property of each record: the place in words, the pointer, the name, the property, the record."""
    for component, schema in document.schemas.items():
        for name, definition in schema.get("properties", {}).items():
            place = f"/components/schemas/{escape(component)}/properties/{escape(name)}"
            yield f"{component}.{name}", place, name, definition, schema


def property_renamed(document: Document) -> Iterator[Edit]:
    """Change the name on the wire."""
    for where, pointer, name, definition, schema in properties(document):
        kept = {**definition.get("x-sdk", {}), "name": python_name(name, definition)}
        yield where, _renamed(pointer, schema, {name: (f"{name}s", {**definition, "x-sdk": kept})})


def properties_swapped(document: Document) -> Iterator[Edit]:
    """Swap the names of two properties of the same type."""
    for component, schema in document.schemas.items():
        declared = list(schema.get("properties", {}).items())
        for (name, one), (other_name, other) in pairwise(declared):
            if _plain(one) == _plain(other) and "$ref" not in one:
                place = f"/components/schemas/{escape(component)}/properties"
                mine, theirs = python_name(name, one), python_name(other_name, other)
                yield (
                    f"{component}.{name} and {other_name}",
                    {
                        f"{place}/{escape(name)}/x-sdk": {**one.get("x-sdk", {}), "name": theirs},
                        f"{place}/{escape(other_name)}/x-sdk": {**other.get("x-sdk", {}), "name": mine},
                    },
                )


def _plain(definition: Mapping[str, Any]) -> dict[str, Any]:
    return {key: definition[key] for key in ("type", "format", "anyOf") if key in definition}


def property_removed(document: Document) -> Iterator[Edit]:
    """Remove a property of a record."""
    for where, pointer, name, _, schema in properties(document):
        edits: dict[str, Any] = {pointer: REMOVED}
        if name in schema.get("required", ()):
            edits[f"{pointer.rpartition('/properties/')[0]}/required"] = [
                other for other in schema["required"] if other != name
            ]
        yield where, edits


def property_required_changed(document: Document) -> Iterator[Edit]:
    """Make a required property optional, or the reverse."""
    for where, pointer, name, definition, schema in properties(document):
        required = schema.get("required", [])
        changed = [other for other in required if other != name] if name in required else [*required, name]
        if "default" not in definition:
            yield where, {f"{pointer.rpartition('/properties/')[0]}/required": changed}


def property_type_changed(document: Document) -> Iterator[Edit]:
    """Change the type: a string for a number, and so on."""
    for where, pointer, _, definition, _ in properties(document):
        types = definition.get("type")
        kinds = [types] if isinstance(types, str) else list(types or ())
        changed = [SCALARS.get(kind, kind) for kind in kinds]
        if changed != kinds and not {"format", "enum"} & definition.keys():
            bounds = ("minimum", "maximum", "multipleOf", "minLength", "maxLength", "pattern", "example", "examples")
            other = {key: value for key, value in definition.items() if key not in bounds}
            yield where, {pointer: {**other, "type": changed[0] if isinstance(types, str) else changed}}


def format_changed(document: Document) -> Iterator[Edit]:
    """Change the format: a datetime for a date, clinic time for an instant, text for an amount."""
    for where, pointer, _, definition, _ in properties(document):
        if definition.get("format") in FORMATS:
            yield where, {f"{pointer}/format": FORMATS[definition["format"]] or REMOVED}
    for where, pointer, parameter in parameters(document):
        if parameter["schema"].get("format") in FORMATS:
            yield where, {f"{pointer}/schema/format": FORMATS[parameter["schema"]["format"]] or REMOVED}


def null_removed(document: Document) -> Iterator[Edit]:
    """Make a nullable property non-nullable."""
    for where, pointer, _, definition, _ in properties(document):
        types = definition.get("type")
        if isinstance(types, list) and "null" in types:
            yield where, {f"{pointer}/type": next(kind for kind in types if kind != "null")}
        elif {"type": "null"} in definition.get("anyOf", ()):
            (other,) = (branch for branch in definition["anyOf"] if branch != {"type": "null"})
            rest = {key: value for key, value in definition.items() if key != "anyOf"}
            yield where, {pointer: {**rest, **other}}


def null_added(document: Document) -> Iterator[Edit]:
    """Make a non-nullable property nullable."""
    for where, pointer, _, definition, _ in properties(document):
        if isinstance(definition.get("type"), str) and "enum" not in definition:
            yield where, {f"{pointer}/type": [definition["type"], "null"]}


def enum_narrowed(document: Document) -> Iterator[Edit]:
    """Remove a value of an enum."""
    for component, schema in document.schemas.items():
        for value in schema.get("enum", ())[1:]:
            rest = [other for other in schema["enum"] if other != value]
            yield f"{component} {value}", {f"/components/schemas/{escape(component)}/enum": rest}
    for where, pointer, _, definition, _ in properties(document):
        for value in [value for value in definition.get("enum", ())[1:] if value is not None]:
            rest = [other for other in definition["enum"] if other != value]
            yield f"{where} {value}", {f"{pointer}/enum": rest}


def enum_widened(document: Document) -> Iterator[Edit]:
    """Add a value to an enum that the API does not accept."""
    for component, schema in document.schemas.items():
        if "enum" in schema:
            known = [value for value in schema["enum"] if value is not None]
            more = max(known) + 1 if isinstance(known[0], int) else known[0] + "s"
            yield component, {f"/components/schemas/{escape(component)}/enum": [*schema["enum"], more]}


def bound_changed(document: Document) -> Iterator[Edit]:
    """Widen a limit by one, or remove it."""
    wider = {"minimum": -1, "maximum": 1, "maxLength": 1, "minLength": -1}
    holders = [(where, pointer, definition) for where, pointer, _, definition, _ in properties(document)]
    holders += [(where, f"{pointer}/schema", parameter["schema"]) for where, pointer, parameter in parameters(document)]
    for where, pointer, definition in holders:
        for name, by in wider.items():
            if name in definition and definition[name] + by >= 0:
                yield f"{where} {name}", {f"{pointer}/{name}": definition[name] + by}
        if "multipleOf" in definition:
            yield f"{where} multipleOf", {f"{pointer}/multipleOf": REMOVED}


def phi_mark_removed(document: Document) -> Iterator[Edit]:
    """Print what identifies or describes a patient."""
    for where, pointer, _, definition, _ in properties(document):
        if definition.get("x-phi"):
            yield where, {f"{pointer}/x-phi": REMOVED}
    for where, pointer, parameter in parameters(document):
        if parameter.get("x-phi"):
            yield where, {f"{pointer}/x-phi": REMOVED}


def property_rule_removed(document: Document) -> Iterator[Edit]:
    """Remove a rule that involves several properties."""
    for component, schema in document.schemas.items():
        for keyword in ("not", "anyOf"):
            if schema.get("type") == "object" and keyword in schema:
                yield f"{component} {keyword}", {f"/components/schemas/{escape(component)}/{keyword}": REMOVED}


def additional_properties_allowed(document: Document) -> Iterator[Edit]:
    """Accept properties that the API does not know."""
    for component, schema in document.schemas.items():
        if schema.get("additionalProperties") is False:
            yield component, {f"/components/schemas/{escape(component)}/additionalProperties": REMOVED}


def _renamed(pointer: str, schema: Mapping[str, Any], new: Mapping[str, tuple[str, Any]]) -> dict[str, Any]:
    """Return the edits that rename properties in place."""
    holder = pointer.rpartition("/properties/")[0]
    renamed: dict[str, Any] = dict(
        new.get(name, (name, definition)) for name, definition in schema["properties"].items()
    )
    edits: dict[str, Any] = {f"{holder}/properties": renamed}
    if "required" in schema:
        edits[f"{holder}/required"] = [new[name][0] if name in new else name for name in schema["required"]]
    return edits
