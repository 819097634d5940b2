"""What proves the success of a call: the record in its response, shown by the property that identifies it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import frozen

from ..runtime.values.json import is_object, type_name
from .bundle import Document
from .facts import JSON, bases, identity, is_nullable, pagination_key, success
from .json_pointer import escape, unescape
from .traversal import operation_parameters, operations, types

_SCHEMAS = "#/components/schemas/"
_PLAIN = frozenset({"string", "integer", "number"})
_FLAGS = frozenset({"boolean", "null"})

_NEVER_EMPTY = "uri"
"""The format of text that is never blank, 0 or null."""

_DEEPEST = 4
"""The levels of records that are searched for a proof."""


@frozen
class Keys:
    """What a document declares to identify records.

    Attributes:
        records: For each named schema, the sets of properties that identify a record together.
        ids: The properties that identify the records of a list by themselves. Other records that have one refer to such
            a record.
    """

    records: Mapping[str, frozenset[frozenset[str]]]
    ids: frozenset[str]


@frozen
class Proof:
    """What a success contains.

    Attributes:
        sets: Sets of JSON pointers, of which one is complete in every success.
        plain: Those of the pointers that lead to no ID, but to a text or number that may be blank, 0 or negative.
    """

    sets: tuple[tuple[str, ...], ...] = ()
    plain: tuple[str, ...] = ()


def record_keys(document: Document) -> Keys:
    """Return the declared keys: ``x-key`` of a schema, ``key`` of a list, and the last parameter of a record's path."""
    listed = [pagination_key(one) for *_, entry in operations(document) if is_object(one := entry.get("x-pagination"))]
    ids = frozenset(key[0] for key in listed if len(key) == 1)
    return Keys(_shared(document, [*_stated(document), *_declared(document)]), ids)


def keys_without_effect(document: Document) -> Iterator[str]:
    """Yield the schemas whose ``x-key`` changes what no success contains, even if nothing else stated a key."""
    called = [operation for *_, operation in operations(document)]
    unknown = [_contents(document, operation, Keys({}, frozenset()), frozenset()) for operation in called]
    for name, key in _stated(document):
        alone = Keys(_shared(document, [(name, key)]), frozenset())
        if [_contents(document, operation, alone, frozenset()) for operation in called] == unknown:
            yield name


def _shared(
    document: Document, declared: Iterable[tuple[str, frozenset[str]]]
) -> Mapping[str, frozenset[frozenset[str]]]:
    """Return the keys of each schema. A record that extends another one has the same properties, so they share them."""
    found: dict[str, set[frozenset[str]]] = {name: set() for name in document.schemas}
    for name, key in declared:
        found.get(name, set()).add(key)
    lines = {name: [name, *bases(document, name)] for name in document.schemas}
    shared: dict[str, set[frozenset[str]]] = {name: set(keys) for name, keys in found.items()}
    for name, line in lines.items():
        for base in line:
            shared[base] |= found[name]
            shared[name] |= found[base]
    return {name: frozenset(keys) for name, keys in shared.items() if keys}


def _stated(document: Document) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the key that each schema states itself, with its name."""
    for name, schema in document.schemas.items():
        if "x-key" in schema:
            yield name, frozenset({schema["x-key"]})


def _declared(document: Document) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield each key that a list or path states, with the name of the schema of its records."""
    for _, path, _, operation in operations(document):
        response = document.resolve(success(operation)).get("content", {}).get(JSON, {}).get("schema", {})
        properties = document.resolve(response).get("properties", {})
        pagination = operation.get("x-pagination")
        if is_object(pagination):
            listed = document.resolve(properties.get(pagination.get("items"), {}))
            for name in _names(document, listed.get("items", {})):
                yield name, frozenset(pagination_key(pagination))
        last = path.rpartition("{")[2].rstrip("/}")
        for _, pointer in identity(document, path, operation):
            *holders, key = map(unescape, pointer.split("/")[1:])
            if key == last:
                for name in _names(document, properties[holders[0]] if holders else response):
                    yield name, frozenset({key})


def _names(document: Document, schema: Any) -> Iterator[str]:
    """Yield the names of a schema: those of the references to it. A value may be null instead."""
    for choice in schema.get("anyOf", [schema]):
        given = choice
        while is_object(given) and str(given.get("$ref", "")).startswith(_SCHEMAS):
            name = unescape(str(given["$ref"]).removeprefix(_SCHEMAS))
            yield name
            given = document.schemas.get(name)


def proof(document: Document, path: str, operation: dict[str, Any], keys: Keys) -> Proof:
    """Return what a success contains.

    A record is shown by the property that identifies it, if it requires that, and otherwise by the first property that
    it requires. A response that requires at least one of several properties has a set for each, but none for the list
    of reasons, which a rejection also has. A property that holds a record stands for what shows that record. What may
    be null, flags, lists and objects that may be empty prove nothing.
    """
    own = {one["name"] for one in operation_parameters(document, path, operation) if one["in"] == "path"}
    return _contents(document, operation, keys, frozenset(own))


def _contents(document: Document, operation: dict[str, Any], keys: Keys, own: frozenset[str]) -> Proof:
    content = document.resolve(success(operation)).get("content", {})
    if JSON not in content or "x-pagination" in operation:
        return Proof()
    reader, given = _Reader(document, keys, own), content[JSON]["schema"]
    schema = document.resolve(given)
    shown = dict(reader.record(given, ""))
    reasons = str(document.data["x-errors"].get("reasons", {}).get("list", ""))
    sets: list[dict[str, bool]] = [shown]
    if choices := [choice["required"] for choice in schema.get("anyOf", ()) if set(choice) == {"required"}]:
        sets = [
            shown | {pointer: is_id for name in names for pointer, is_id in reader.choice(given, name)}
            for names in choices
            if all(f"/{escape(name)}" != reasons for name in names)
        ]
    if not all(sets):
        return Proof()
    plain = dict.fromkeys(pointer for one in sets for pointer, is_id in one.items() if not is_id)
    return Proof(tuple(map(tuple, sets)), tuple(plain))


Shown = tuple[tuple[str, bool], ...]
"""Pointers, each with whether its value is an ID."""


@frozen
class _Reader:
    """Finds what shows the records of a response.

    Attributes:
        own: The path parameters of the operation. They are IDs too.
    """

    document: Document
    keys: Keys
    own: frozenset[str]

    def record(self, declared: Mapping[str, Any], place: str) -> Shown:
        """Return what shows a record; nothing if its values show nothing."""
        schema = self.document.resolve(declared)
        required, properties = schema.get("required", ()), schema.get("properties", {})
        keys = self._keys_of(declared)
        first = [name for name in required if name in keys and self._shows(properties.get(name, {}))]
        for name in (*first, *required)[:1]:
            if self._shows(properties.get(name, {})):
                return self._property(declared, place, name)
        return ()

    def choice(self, declared: Mapping[str, Any], name: str) -> Shown:
        """Return what shows one of several properties of a response; nothing if its values show nothing."""
        given = self.document.resolve(declared).get("properties", {}).get(name, {})
        kinds = _kinds(self.document, given)
        return () if kinds & _FLAGS and kinds <= _PLAIN | _FLAGS else self._property(declared, "", name)

    def _property(self, declared: Mapping[str, Any], place: str, name: str) -> Shown:
        given = self.document.resolve(declared).get("properties", {}).get(name, {})
        pointer, found = f"{place}/{escape(name)}", self.document.resolve(given)
        records = [one for one in found.get("anyOf", [given]) if "properties" in self.document.resolve(one)]
        inner = self.record(records[0], pointer) if records and pointer.count("/") < _DEEPEST else ()
        is_plain = can_be_key(self.document, given) and found.get("format") != _NEVER_EMPTY
        is_id = name in self.own | self.keys.ids | self._keys_of(declared)
        return inner or ((pointer, is_id or not is_plain),)

    def _keys_of(self, declared: Mapping[str, Any]) -> set[str]:
        """Return the names of the properties that identify a record, each by itself among those in the path."""
        keys = (key for name in _names(self.document, declared) for key in self.keys.records.get(name, ()))
        return {name for key in keys if len(rest := key - self.own or key) == 1 for name in rest}

    def _shows(self, declared: Mapping[str, Any]) -> bool:
        """Return whether values of a schema show a record: not null, a flag, a list, or a possibly empty object."""
        kinds, found = _kinds(self.document, declared), self.document.resolve(declared)
        if not kinds or is_nullable(self.document, declared) or {"array", "boolean"} & kinds:
            return False
        return "object" not in kinds or bool(found.get("required"))


def can_be_key(document: Document, declared: Mapping[str, Any]) -> bool:
    """Return whether every value of a schema is a text or number, so that it can identify a record."""
    kinds = _kinds(document, declared)
    return bool(kinds) and kinds <= _PLAIN


def _kinds(document: Document, declared: Mapping[str, Any]) -> set[str]:
    """Return the JSON types of the values of a schema; none if it allows any value."""
    found = [document.resolve(one) for one in document.resolve(declared).get("anyOf", [declared])]
    kinds = [set(types(one)) or {type_name(value) for value in one.get("enum", ())} for one in found]
    return set[str]().union(*kinds) if all(kinds) else set()
