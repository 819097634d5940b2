"""Check that a document uses only the OpenAPI that the generator supports, which supported_openapi.yaml describes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs
import yaml
from attrs import frozen

from ..document.bundle import Document
from ..document.json_pointer import escape
from ..document.partial import child, with_defaults, with_entries, without
from ..document.positions import Kind, has_references, inside, position_at
from ..document.problems import Problem
from .similar_keys import advice, meant

_COMPOSED = "is interpreted differently by different generators"
_BOUND = (
    "is not checked by the clients: for an integer, write {other} with the next integer that is allowed; otherwise"
    " state the bound in the description"
)

_INSTEAD = {
    "nullable": "belongs to OpenAPI 3.0; write type: [string, 'null']",
    "const": "is not checked by the clients; write a named enum of one value in schemas/*.yaml",
    "exclusiveMinimum": _BOUND.format(other="minimum"),
    "exclusiveMaximum": _BOUND.format(other="maximum"),
    "allOf": f"{_COMPOSED}; write the properties and required names of all its parts into this one schema",
    "oneOf": f"{_COMPOSED}; if all choices but null are one schema, write anyOf: [{{$ref: …}}, {{type: 'null'}}]",
    **dict.fromkeys(
        ("if", "then", "else", "prefixItems", "patternProperties", "dependentRequired", "dependentSchemas"),
        f"{_COMPOSED}; leave it out, and state it in the description",
    ),
}
"""The message for a key that other tools support."""

_UNSUPPORTED = "is not supported here; remove it"

_NEUTRAL: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "-", "version": "-"},
    "paths": {},
    "x-sdk": {"client": "Unnamed", "environment": "UNNAMED"},
    "x-errors": {},
}
"""What the rules find at the root if it is missing, which is a problem by itself."""

_MISSING_DESCRIPTION = "needs description"

_MOST_ROUNDS = 20
"""Removing a value can make the value around it one that is not supported."""


@frozen
class _Violation:
    """A value that is not supported.

    Attributes:
        pointer: Where it is reported.
        message: The message.
        removed: The pointer of the value without which the document is closer to a supported one.
        broken: Whether something may depend on that value.
        kind: What it has in common with others.
        meant: The pointer of the value that it probably should be, so that this one is not reported as missing.
    """

    pointer: str
    message: str
    removed: str
    broken: bool
    kind: str
    meant: str = ""


def is_used(document: Document) -> Iterator[Problem]:
    """Require that every key and every value is one that the generator supports in its place."""
    for found in _violations(document):
        yield document.problem(found.pointer, found.message, kind=found.kind)


def supported_part(document: Document) -> Document:
    """Return a document without the values that the generator does not support, so that the rules can read the rest."""
    for _ in range(_MOST_ROUNDS):
        found = list(_violations(document))
        if not found:
            break
        undescribed = {one.pointer for one in found if one.kind == _MISSING_DESCRIPTION and one.pointer}
        document = with_entries(document, undescribed, "description", "-")
        removed: dict[str, bool] = {}
        for one in found:
            if one.removed and one.kind != _MISSING_DESCRIPTION:
                removed[one.removed] = removed.get(one.removed, False) or one.broken
            if one.meant:
                removed[one.meant] = True
        document = with_defaults(without(document, removed), _NEUTRAL)
    return with_root(document)


def with_root(document: Document) -> Document:
    """Return a document that has at its root whatever the rules read there."""
    return with_defaults(document, _NEUTRAL)


def _violations(document: Document) -> Iterator[_Violation]:
    missing: defaultdict[str, list[str]] = defaultdict(list)
    unexpected: list[tuple[str, str, list[str | int]]] = []
    for error in _validator().iter_errors(document.data):
        pointer = "".join(f"/{escape(str(token))}" for token in error.instance_path)
        kind: Any = error.kind  # the library declares only the attributes that all kinds have
        match kind.name:
            case "additionalProperties":
                unexpected += ((pointer, key, error.schema_path) for key in kind.unexpected)
            case "propertyNames":
                place = child(pointer, kind.error.instance)
                message = f"has an invalid key: {kind.error.message}; rename it, or leave the entry out"
                yield _Violation(place, message, place, broken=True, kind="propertyNames")
            case "required":
                missing[pointer].append(str(kind.property))
            case _:
                message = _message(kind, error.message)
                yield _Violation(pointer, message, pointer, broken=True, kind=f"{kind.name} {message}")
    for pointer, key, path in unexpected:
        name = _meant(document, pointer, key, path, missing[pointer]) if key not in _INSTEAD else ""
        if name in missing[pointer]:
            missing[pointer].remove(name)
            yield _Violation(child(pointer, key), _misspelt(name), pointer, broken=True, kind=f"misspelt {key}")
        elif name:
            place = child(pointer, key)
            yield _Violation(
                place, _misspelt(name), place, broken=True, kind=f"misspelt {key}", meant=child(pointer, name)
            )
        else:
            yield _unexpected(document, pointer, key)
    for pointer, names in missing.items():
        for name in names:
            yield _Violation(pointer, f"needs {name}", pointer, broken=True, kind=f"needs {name}")


def _meant(document: Document, pointer: str, key: str, path: Sequence[str | int], required: Collection[str]) -> str:
    """Return the supported key that a key was probably meant to be, an empty text if none is similar.

    Args:
        document: The document.
        pointer: The object with the key.
        key: The key.
        path: The place in the description of what is supported that refuses the key.
        required: The keys that the object lacks.
    """
    described: Any = _supported()
    for token in path[:-1]:
        described = described[token]
    there = document.at(pointer)
    return meant(key, [name for name in described.get("properties", {}) if name not in there], required=required)


def _misspelt(name: str) -> str:
    return f"is not supported here; {advice(name)}"


def _unexpected(document: Document, pointer: str, key: str) -> _Violation:
    """Return a key that is not supported.

    Something may depend on it if OpenAPI has more than a plain value there, or if the key is misspelt: its value then
    has references.
    """
    place = child(pointer, key)
    broken = inside(position_at(pointer), key) is not Kind.VALUE or has_references(document.at(place))
    return _Violation(place, _INSTEAD.get(key, _UNSUPPORTED), place, broken=broken, kind=f"unexpected {key}")


def _message(kind: Any, message: str) -> str:
    match kind.name:
        case "type":
            return f"must be {_either(kind.types)}"
        case "const":
            return f"must be {kind.expected_value}"
        case "enum":
            return f"must be {_either(kind.options)}"
        case "pattern":
            return f"must match {kind.pattern}"
        case _:
            return message if len(message) < 200 else f"is not valid here ({kind.name})"


def _either(choices: Iterable[Any]) -> str:
    return " or ".join(str(choice).lower() if isinstance(choice, bool) else str(choice) for choice in choices)


@cache
def _validator() -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(_supported())


@cache
def _supported() -> dict[str, Any]:
    described = Path(__file__).with_name("supported_openapi.yaml").read_text("utf-8")
    supported: dict[str, Any] = yaml.load(described, yaml.CSafeLoader)
    return supported
