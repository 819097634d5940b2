"""What the value at each position of an OpenAPI document is, by the keys that lead there.

A key means something only at its position: in the properties of a schema, ``format``, ``example``, ``required`` and
``$ref`` are names. Every stage that visits the values of a document asks this module what they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum, auto
from typing import Any

from attrs import frozen

from ..runtime.values.json import is_array, is_object
from .json_pointer import escape, unescape

HTTP_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


class Kind(Enum):
    """The kind of a value."""

    DOCUMENT = auto()
    COMPONENTS = auto()
    PATH_ITEM = auto()
    OPERATION = auto()
    PARAMETER = auto()
    BODY = auto()
    RESPONSE = auto()
    HEADER = auto()
    MEDIA = auto()
    ENCODING = auto()
    EXAMPLE = auto()
    LINK = auto()
    SCHEME = auto()
    SCHEMA = auto()
    VALUE = auto()
    """Anything else: examples, defaults, extensions and plain settings. Their keys have no meaning here."""


@frozen
class MapOf:
    """An object whose keys are names, and whose values are of a kind."""

    inner: Position


@frozen
class ListOf:
    """An array of values of a kind."""

    inner: Position


Position = Kind | MapOf | ListOf

_SCHEMA, _SCHEMAS, _NAMED_SCHEMAS = Kind.SCHEMA, ListOf(Kind.SCHEMA), MapOf(Kind.SCHEMA)
_CALLBACKS = MapOf(MapOf(Kind.PATH_ITEM))
_EXAMPLES = MapOf(Kind.EXAMPLE)
_CONTENT: dict[str, Position] = {"content": MapOf(Kind.MEDIA)}
_TYPED: dict[str, Position] = {**_CONTENT, "schema": _SCHEMA, "examples": _EXAMPLES}

_KEYS: Mapping[Kind, Mapping[str, Position]] = {
    Kind.DOCUMENT: {
        "paths": MapOf(Kind.PATH_ITEM),
        "webhooks": MapOf(Kind.PATH_ITEM),
        "components": Kind.COMPONENTS,
    },
    Kind.COMPONENTS: {
        "schemas": _NAMED_SCHEMAS,
        "parameters": MapOf(Kind.PARAMETER),
        "requestBodies": MapOf(Kind.BODY),
        "responses": MapOf(Kind.RESPONSE),
        "headers": MapOf(Kind.HEADER),
        "examples": _EXAMPLES,
        "links": MapOf(Kind.LINK),
        "callbacks": _CALLBACKS,
        "securitySchemes": MapOf(Kind.SCHEME),
        "pathItems": MapOf(Kind.PATH_ITEM),
    },
    Kind.PATH_ITEM: {**dict.fromkeys(HTTP_METHODS, Kind.OPERATION), "parameters": ListOf(Kind.PARAMETER)},
    Kind.OPERATION: {
        "parameters": ListOf(Kind.PARAMETER),
        "requestBody": Kind.BODY,
        "responses": MapOf(Kind.RESPONSE),
        "callbacks": _CALLBACKS,
    },
    Kind.PARAMETER: _TYPED,
    Kind.BODY: _CONTENT,
    Kind.RESPONSE: {**_CONTENT, "headers": MapOf(Kind.HEADER), "links": MapOf(Kind.LINK)},
    Kind.HEADER: _TYPED,
    Kind.MEDIA: {"schema": _SCHEMA, "examples": _EXAMPLES, "encoding": MapOf(Kind.ENCODING)},
    Kind.ENCODING: {"headers": MapOf(Kind.HEADER)},
    Kind.SCHEMA: {
        **dict.fromkeys(
            ("properties", "patternProperties", "$defs", "definitions", "dependentSchemas"), _NAMED_SCHEMAS
        ),
        **dict.fromkeys(("allOf", "anyOf", "oneOf", "prefixItems"), _SCHEMAS),
        **dict.fromkeys(("items", "additionalProperties", "not", "if", "then", "else", "contains"), _SCHEMA),
        **dict.fromkeys(("propertyNames", "unevaluatedItems", "unevaluatedProperties"), _SCHEMA),
    },
}
"""The position of the value of each key, for each kind of object. The value of any other key is a plain value."""

_NO_REFERENCES = (Kind.DOCUMENT, Kind.COMPONENTS, Kind.VALUE)


def inside(position: Position, key: str) -> Position:
    """Return the position of a value in an object or array."""
    if isinstance(position, (MapOf, ListOf)):
        return position.inner
    return _KEYS.get(position, {}).get(key, Kind.VALUE)


def position_at(pointer: str) -> Position:
    """Return the position at a pointer of a document."""
    position: Position = Kind.DOCUMENT
    for token in pointer.split("/")[1:]:
        position = inside(position, unescape(token))
    return position


def is_reference(position: Position, value: Any) -> bool:
    """Return whether a value is a reference: an object with ``$ref`` where an object of OpenAPI belongs."""
    return isinstance(position, Kind) and position not in _NO_REFERENCES and is_object(value) and "$ref" in value


def children(position: Position, value: Any) -> list[tuple[str, Position, Any]]:
    """Return the values directly inside a value that are not plain, with their keys and positions."""
    if isinstance(position, Kind):
        known = _KEYS.get(position)
        if known is None or not is_object(value):
            return []
        return [(key, known[key], item) for key, item in value.items() if key in known]
    if isinstance(position, MapOf):
        return [(key, position.inner, item) for key, item in value.items()] if is_object(value) else []
    return [(str(index), position.inner, item) for index, item in enumerate(value)] if is_array(value) else []


def walk(position: Position, value: Any, pointer: str = "") -> Iterator[tuple[str, Position, Any]]:
    """Yield a value and everything inside it that is not plain, as (pointer, position, value)."""
    waiting = [(pointer, position, value)]
    while waiting:
        found = waiting.pop()
        yield found
        where, at, holder = found
        inner = [(f"{where}/{escape(key)}", place, item) for key, place, item in children(at, holder)]
        waiting += reversed(inner)


def references(value: Any, position: Position) -> Iterator[str]:
    """Yield the references in a value, in order, without following them."""
    waiting = [(position, value)]
    while waiting:
        at, found = waiting.pop()
        if is_reference(at, found) and isinstance(found["$ref"], str):
            yield found["$ref"]
        waiting += [(place, item) for _, place, item in reversed(children(at, found))]


def has_references(value: Any) -> bool:
    """Return whether anything in a value at an unknown position looks like a reference."""
    waiting = [value]
    while waiting:
        found = waiting.pop()
        if is_object(found):
            if isinstance(found.get("$ref"), str):
                return True
            waiting += found.values()
        elif is_array(found):
            waiting += found
    return False
