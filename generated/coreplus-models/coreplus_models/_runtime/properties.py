"""What the properties of a record contain, by its schema, and how records inside of a record are reached."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, cast

from pydantic import BaseModel

from .errors import Schema, is_array, is_object, resolved
from .store import PACKAGE, class_named, schema_name, schemas

Convert = Callable[[type[BaseModel] | None, Any], Any]
"""Converts the value at a place, which should be a record of a class. Without a class, nothing is described there."""

Part = Callable[[Any, Convert], Any]
"""Converts a value that may contain records."""


class Property(NamedTuple):
    """A field of a class.

    Attributes:
        name: The name of the attribute.
        wire: The name in the API.
        part: Reaches the records in its value. ``None`` if its schema describes none.
        is_added: Whether a class of the caller's adds it to the schema.
    """

    name: str
    wire: str
    part: Part | None
    is_added: bool


class Properties:
    """The fields of a class, in the forms in which they are looked up."""

    def __init__(self, cls: type[BaseModel]) -> None:
        name = schema_name(cls)
        if name is None:
            raise TypeError(f"{cls.__qualname__} has no schema; use one of the models, or a class that extends one")
        declared = schemas(PACKAGE)[name].get("properties", {})
        fields = cls.__pydantic_fields__
        self.all = tuple(
            Property(field, wire, _part(declared.get(wire, {})), wire not in declared)
            for field, info in fields.items()
            for wire in [field if info.alias is None else info.alias]
        )
        self.by_wire = tuple((one.name, one.wire) for one in self.all)
        self.by_name = tuple((one.name, one.name) for one in self.all)
        self.wires = {one.name: one.wire for one in self.all}
        self.nested = tuple((one, one.part) for one in self.all if one.part is not None)
        self.added = tuple(one for one in self.all if one.is_added)
        self.hidden = frozenset(self.wires) - frozenset(self.wires.values())
        """The names of attributes that may also be the names of unknown properties."""


def properties_of(cls: type[BaseModel]) -> Properties:
    """Return the fields of a class that has a schema."""
    found = cls.__dict__.get("__properties__")
    if found is None:
        found = Properties(cls)
        type.__setattr__(cls, "__properties__", found)
    return cast("Properties", found)


def _part(schema: Schema) -> Part | None:
    found = resolved(schema, schemas(PACKAGE))
    if "properties" in found:
        return _Record(reference(schema))
    inner: Part | None = None
    if "items" in found:
        inner = _part(found["items"])
        return None if inner is None else _Items(inner)
    if is_object(found.get("additionalProperties")):
        inner = _part(found["additionalProperties"])
    return None if inner is None else _Values(inner)


def reference(schema: Schema) -> str:
    """Return the name of the class in a schema of a record."""
    for choice in (schema, *schema.get("anyOf", ())):
        if "$ref" in choice:
            return str(choice["$ref"]).rpartition("/")[2]
    raise LookupError("the schema is not that of a record")


class _Record:
    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, value: Any, convert: Convert) -> Any:
        return convert(class_named(self.name), value)


class _Items:
    def __init__(self, inner: Part) -> None:
        self.inner = inner

    def __call__(self, value: Any, convert: Convert) -> Any:
        inner = self.inner
        return [inner(item, convert) for item in value] if is_array(value) else convert(None, value)


class _Values:
    def __init__(self, inner: Part) -> None:
        self.inner = inner

    def __call__(self, value: Any, convert: Convert) -> Any:
        if not is_object(value):
            return convert(None, value)
        return {key: self.inner(item, convert) for key, item in value.items()}


def is_recursive(cls: type[BaseModel]) -> bool:
    """Return whether a record of a class may contain records without end."""
    found = cls.__dict__.get("__is_recursive__")
    if found is None:
        found = _returns(str(schema_name(cls)), (), set())
        type.__setattr__(cls, "__is_recursive__", found)
    return bool(found)


def _returns(name: str, above: tuple[str, ...], known: set[str]) -> bool:
    if name in above:
        return True
    if name in known:
        return False
    known.add(name)
    inside: list[str] = []
    _references(schemas(PACKAGE)[name], inside)
    return any(_returns(one, (*above, name), known) for one in inside)


def _references(node: Any, found: list[str]) -> None:
    if is_array(node):
        for item in node:
            _references(item, found)
    elif isinstance(node, Mapping):
        for key, item in cast("Mapping[str, Any]", node).items():
            if key == "$ref" and isinstance(item, str):
                found.append(item.rpartition("/")[2])
            _references(item, found)
