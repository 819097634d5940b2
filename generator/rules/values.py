"""Rules for the values that schemas state: bounds and combinations that a value can meet, and defaults that do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import jsonschema_rs

from ..document.bundle import Document
from ..document.json_pointer import escape
from ..document.problems import Problem
from ..document.traversal import anonymous_schemas, inner_schemas, named_schemas

_BOUNDS = (("minimum", "maximum"), ("minLength", "maxLength"), ("minItems", "maxItems"))


def can_be_met(document: Document) -> Iterator[Problem]:
    """Require that a value can meet all bounds of its schema, and that its default does."""
    for pointer, schema in (*named_schemas(document), *anonymous_schemas(document)):
        for place, inner in ((pointer, schema), *inner_schemas(pointer, schema)):
            yield from _bounds(document, place, inner)
            yield from _combinations(document, place, inner)
            if "default" in inner:
                yield from _default(document, place, inner)


def _bounds(document: Document, pointer: str, schema: Mapping[str, Any]) -> Iterator[Problem]:
    for least, greatest in _BOUNDS:
        if least in schema and greatest in schema and schema[least] > schema[greatest]:
            yield document.problem(
                f"{pointer}/{escape(greatest)}", f"is less than {least}, so no value is allowed; correct one of them"
            )


def _combinations(document: Document, pointer: str, schema: Mapping[str, Any]) -> Iterator[Problem]:
    """Require that an object can have each set of required properties, and each property, although some exclude others.

    What an object may have depends only on what every object has: the required properties, and those of one choice.
    """
    exclusive = set(schema.get("not", {}).get("required", ()))
    if not exclusive:
        return
    required = set(schema.get("required", ()))
    sets = [required | set(choice.get("required", ())) for choice in schema.get("anyOf", ())]
    impossible = [index for index, names in enumerate(sets) if exclusive <= names]
    if len(exclusive) == 1:
        yield document.problem(
            f"{pointer}/not",
            "names only one property, which no object could have; remove this, or name the properties that exclude it",
        )
    elif exclusive <= required:
        yield document.problem(
            f"{pointer}/not", "names only required properties, so no object is allowed; require none of them"
        )
    else:
        for index in impossible:
            yield document.problem(
                f"{pointer}/anyOf/{index}", f"needs {_all(exclusive)}, which exclude each other; leave one of them out"
            )
        for name in schema.get("properties", {}) if not impossible else ():
            others = exclusive - {name}
            if all(exclusive <= names | {name} for names in sets or [required]):
                yield document.problem(
                    f"{pointer}/properties/{escape(name)}",
                    f"can never be given, because every object has {_all(others)}, which not excludes beside it; remove"
                    " this property and not, or require less",
                )


def _all(names: Iterable[str]) -> str:
    return " and ".join(map(repr, sorted(names)))


def _default(document: Document, pointer: str, schema: Mapping[str, Any]) -> Iterator[Problem]:
    if not allows(document, schema, schema["default"]):
        yield document.problem(
            f"{pointer}/default", "is not a value that its schema allows; correct it, or remove the default"
        )


def allows(document: Document, schema: Mapping[str, Any], value: object) -> bool:
    """Return whether a schema allows a value. Formats are not checked, and a schema with problems allows anything."""
    whole = {**schema, "components": document.data["components"]}
    try:
        return jsonschema_rs.Draft202012Validator(whole).is_valid(value)
    except ValueError:
        return True
