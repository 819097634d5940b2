"""Schemas as they apply: references, ``allOf`` and the spellings of null resolved, with the origin of each keyword."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from attrs import define, field, frozen

from generator.document.json_pointer import escape
from generator.ir.names import has_class
from generator.ir.types import INTEGER_FORMATS, STRING_FORMATS
from generator.runtime.values.json import is_array, is_object

from .reading import Version, entries

DOCUMENTATION = ("title", "summary", "description", "example", "examples", "x-enum-descriptions", "x-open-questions")
"""The keys that only docstrings and pages show. ``x-evidence`` is left out: it says where a statement comes from."""

CONVERTED = frozenset({*STRING_FORMATS, "decimal", "digits", "binary"})
"""The formats that change the Python type or the spelling of a value."""

_LEAST = ("minimum", "minLength", "minItems", "minProperties", "exclusiveMinimum")
_GREATEST = ("maximum", "maxLength", "maxItems", "maxProperties", "exclusiveMaximum")
_OTHER_BOUNDS = ("pattern", "multipleOf", "uniqueItems")
_LENGTHS = ("minLength", "minItems", "minProperties")
BOUNDS = (*_LEAST, *_GREATEST, *_OTHER_BOUNDS)


Rule = tuple[str, tuple[str, ...]]
"""What properties require of each other: the kind, and the properties."""


@define
class View:
    """A schema as it applies to a value.

    Attributes:
        version: The version that it is part of.
        pointer: Where it is declared: for a reference, what it refers to in the end.
        values: Its plain keywords.
        places: The pointer of each keyword.
        types: The types of values, without null. An object is a ``record`` if it becomes a class, otherwise a ``map``.
        nullable: Whether null is allowed.
        properties: Each property, with its pointer.
        required: The names of the required properties.
        choices: The alternatives of a union, with their pointers.
        rules: What properties require of each other.
    """

    version: Version
    pointer: str
    values: dict[str, Any] = field(factory=dict[str, Any])
    places: dict[str, str] = field(factory=dict[str, str])
    types: set[str] = field(factory=set[str])
    nullable: bool = False
    properties: dict[str, tuple[Any, str]] = field(factory=dict[str, tuple[Any, str]])
    required: dict[str, str] = field(factory=dict[str, str])
    choices: list[tuple[Any, str]] = field(factory=list[tuple[Any, str]])
    rules: dict[Rule, str] = field(factory=dict[Rule, str])

    @property
    def is_named(self) -> bool:
        """Whether it is a named schema, and not inside of one."""
        return self.pointer.count("/") == 3 and self.pointer.startswith("/components/schemas/")

    @property
    def format(self) -> str | None:
        """The format, if it changes how a value is read or sent."""
        given = self.values.get("format")
        return given if isinstance(given, str) and given in CONVERTED else None

    @property
    def python_type(self) -> str | None:
        """The Python type that the format gives; ``None`` if it gives none."""
        form = self.format
        if form is None:
            return None
        return STRING_FORMATS[form][0] if form in STRING_FORMATS else form

    @property
    def enum(self) -> list[Any] | None:
        """The allowed values, without null."""
        if "const" in self.values:
            return [self.values["const"]]
        given = self.values.get("enum")
        return [value for value in given if value is not None] if is_array(given) else None

    def _allows_all(self, key: str, value: Any) -> bool:
        """Return whether a bound excludes no value."""
        if key in _LENGTHS:
            return not value
        if key == "multipleOf" and self.types == {"integer"}:
            return value in (None, 1)
        return value is None or (key == "uniqueItems" and value is False)

    def bounds(self) -> dict[str, Any]:
        """Return the bounds, with those that the format implies, and without those that exclude nothing."""
        found: dict[str, Any] = {
            key: value for key in BOUNDS if not self._allows_all(key, value := self.values.get(key))
        }
        if (form := self.values.get("format")) in INTEGER_FORMATS and isinstance(form, str):
            least, greatest = INTEGER_FORMATS[form]
            found["minimum"] = max(least, found.get("minimum", least))
            found["maximum"] = min(greatest, found.get("maximum", greatest))
        return found

    def at(self, key: str) -> str:
        """Return the pointer of a keyword, or of the schema if it has no such keyword."""
        return self.places.get(key, self.pointer)

    def item(self, key: str) -> tuple[Any, str] | None:
        """Return the schema of the items of an array or of the values of a map, with its pointer."""
        given = self.values.get(key)
        return (given, self.places[key]) if is_object(given) else None


def is_tighter(key: str, old: Any, new: Any) -> bool:
    """Return whether a bound that changed allows fewer values, or others."""
    if new is None:
        return False
    if old is None:
        return True
    if key == "multipleOf":
        return Fraction(str(old)) % Fraction(str(new)) != 0
    if key in _OTHER_BOUNDS:
        return True
    return bool(new > old) if key in _LEAST else bool(new < old)


def view(version: Version, value: Any, pointer: str) -> View:
    """Return a schema as it applies."""
    made = View(version, pointer)
    _add(made, value, pointer, frozenset())
    if "object" in made.types:
        made.types.discard("object")
        named = version.document.at(made.pointer)
        made.types.add("record" if made.properties or (made.is_named and has_class(named)) else "map")
    if not made.types and made.enum:
        made.types |= {_type(item) for item in made.enum}
    return made


def _type(value: Any) -> str:
    kinds = ((bool, "boolean"), (int, "integer"), (float, "number"), (str, "string"))
    return next((name for kind, name in kinds if isinstance(value, kind)), "map")


def _add(made: View, value: Any, pointer: str, seen: frozenset[str]) -> None:
    """Add the keywords of a schema, and of those that it consists of."""
    if not is_object(value):
        return
    if isinstance(reference := value.get("$ref"), str):
        target = reference.removeprefix("#")
        if target not in seen:
            made.pointer = target
            made.places.setdefault("$ref", f"{pointer}/$ref")
            _add(made, made.version.document.at(target), target, seen | {target})
    for index, part in enumerate(_list(value.get("allOf"))):
        own = made.pointer
        _add(made, part, f"{pointer}/allOf/{index}", seen)
        made.pointer = own if len(value["allOf"]) > 1 or len(value) > 1 else made.pointer
    for key in ("anyOf", "oneOf"):
        if key in value:
            _add_choices(made, _list(value[key]), f"{pointer}/{key}", seen)
    _add_own(made, value, pointer)


def _add_choices(made: View, choices: list[Any], pointer: str, seen: frozenset[str]) -> None:
    """Add alternatives: null, one schema that may be null, several schemas, or sets of required properties."""
    if choices and all(is_object(choice) and set(choice) == {"required"} for choice in choices):
        sets = [" and ".join(sorted(map(str, _list(choice["required"])))) for choice in choices]
        made.rules["one of", tuple(sorted(sets))] = pointer
        return
    others: list[tuple[Any, str]] = []
    for index, choice in enumerate(choices):
        if is_object(choice) and choice.get("type") == "null":
            made.nullable = True
        else:
            others.append((choice, f"{pointer}/{index}"))
    if len(others) == 1:
        _add(made, *others[0], seen)
    else:
        made.choices += others


def _add_own(made: View, value: Mapping[str, Any], pointer: str) -> None:
    types = value.get("type")
    names = {types} if isinstance(types, str) else {str(name) for name in _list(types)}
    if names:
        made.nullable = made.nullable or "null" in names
        made.types = names - {"null"}
        made.places["type"] = f"{pointer}/type"
    if value.get("nullable") is True or None in _list(value.get("enum")):
        made.nullable = True
    for name, declared in entries(value.get("properties")).items():
        made.properties[name] = (declared, f"{pointer}/properties/{escape(name)}")
    made.required |= {
        str(name): f"{pointer}/required/{index}" for index, name in enumerate(_list(value.get("required")))
    }
    if is_object(excluded := value.get("not")) and set(excluded) == {"required"}:
        made.rules["not all", tuple(sorted(map(str, _list(excluded["required"]))))] = f"{pointer}/not"
    if (order := _list(value.get("x-order"))) != []:
        made.rules["in order", tuple(map(str, order))] = f"{pointer}/x-order"
    for key, item in value.items():
        if key not in _STRUCTURE:
            made.values[key] = item
            made.places[key] = f"{pointer}/{escape(key)}"


_STRUCTURE = frozenset({"$ref", "type", "properties", "required", "allOf", "anyOf", "oneOf", "nullable", "x-order"})


def _list(value: Any) -> list[Any]:
    return list(value) if is_array(value) else []


@frozen
class Shape:
    """What two schemas have in common if they mean the same: the value to compare."""

    value: Any

    @classmethod
    def of(cls, seen: View, depth: int = 3) -> Shape:
        """Return the shape of a view, down to a depth."""
        inner = depth - 1
        version = seen.version
        plain = {
            key: value
            for key, value in seen.values.items()
            if key not in (*DOCUMENTATION, "x-evidence", "x-sdk", "deprecated", "format", "items", "enum", "not")
            and key != "additionalProperties"
        }
        parts = {
            key: cls.of(view(version, *found), inner).value
            for key in ("items", "additionalProperties")
            if depth > 0 and (found := seen.item(key)) is not None
        }
        return cls(
            (
                sorted(seen.types),
                seen.nullable,
                seen.format,
                None if seen.enum is None else sorted(map(repr, seen.enum)),
                sorted((key, repr(value)) for key, value in plain.items()),
                sorted(parts.items()),
                sorted(seen.required) if depth > 0 else [],
                sorted((name, cls.of(view(version, *found), inner).value) for name, found in seen.properties.items())
                if depth > 0
                else sorted(seen.properties),
                [cls.of(view(version, *found), inner).value for found in seen.choices] if depth > 0 else [],
                sorted(map(repr, seen.rules)),
            )
        )
