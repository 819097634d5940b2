"""From a schema to the two things that generated code says of a value: its Python type and its codec."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from attrs import frozen

from ..document.bundle import Document
from ..document.json_pointer import unescape
from ..runtime.json_types import is_object
from ..source_text.escape import literal

STRING_FORMATS = {
    "date": ("date", "DATE"),
    "date-time": ("datetime", "DATE_TIME"),
    "date-time-local": ("datetime", "LOCAL_DATE_TIME"),
    "coreplus-date": ("date", "DATE_AT_MIDNIGHT"),
    "coreplus-date-time": ("datetime", "OFFSET_DATE_TIME"),
    "coreplus-query-date-time": ("datetime", "SPACED_DATE_TIME"),
}
"""Formats of text that have a Python type of their own: the type, and the codec."""

PLAIN_FORMATS = frozenset({"uri", "email", "uuid", "time", "double", "float"})
"""Formats that change nothing here: the value stays text or a number."""

INTEGER_FORMATS = {"int32": (-(2**31), 2**31 - 1), "int64": (-(2**63), 2**63 - 1)}
"""Formats that say how many bits a whole number has: the least and the greatest."""

FORMATS = frozenset(STRING_FORMATS) | PLAIN_FORMATS | INTEGER_FORMATS.keys() | {"decimal", "binary"}
"""Every format that a document may name."""


@frozen
class Kind:
    """What generated code says of a value.

    Attributes:
        annotation: Its Python type.
        codec: The expression that makes its codec.
    """

    annotation: str
    codec: str


@frozen
class Kinds:
    """Makes kinds for one direction of one document.

    Attributes:
        class_name: How the class or alias of a named schema is called where the code stands.
        writing: Whether values are sent (bounds are checked, dicts may stand for records) or received.
    """

    document: Document
    class_name: Callable[[str], str]
    writing: bool

    def of(self, schema: Mapping[str, Any]) -> Kind:
        """The kind of a schema."""
        if "$ref" in schema:
            return self._reference(unescape(str(schema["$ref"]).rpartition("/")[2]))
        if "anyOf" in schema and "type" not in schema:
            return self._any_of(schema["anyOf"])
        types = schema.get("type", [])
        types = [types] if isinstance(types, str) else list(types)
        kinds = [self._plain(name, schema) for name in types if name != "null"]
        return self._nullable(kinds) if "null" in types else self._either(kinds)

    def _any_of(self, choices: list[Mapping[str, Any]]) -> Kind:
        kinds = [self.of(choice) for choice in choices if choice.get("type") != "null"]
        return self._nullable(kinds) if len(kinds) < len(choices) else self._either(kinds)

    def _nullable(self, kinds: list[Kind]) -> Kind:
        kind = self._either(kinds)
        return Kind(f"{kind.annotation} | None", f"Nullable({kind.codec})")

    def _either(self, kinds: list[Kind]) -> Kind:
        if not kinds:
            return Kind("Any", "ANY")
        if len(kinds) == 1:
            return kinds[0]
        annotation = " | ".join(dict.fromkeys(kind.annotation for kind in kinds))
        return Kind(annotation, f"Either(({', '.join(kind.codec for kind in kinds)}))")

    def _reference(self, name: str) -> Kind:
        schema = self.document.schemas[name]
        if "enum" in schema:
            return self._enum(name, schema)
        if schema.get("type") == "object":
            cls = self.class_name(name)
            return Kind(f"{cls} | Mapping[str, Any]" if self.writing else cls, f"Object(lambda: {cls})")
        return self.of(schema)

    def _enum(self, name: str, schema: Mapping[str, Any]) -> Kind:
        values = [value for value in schema["enum"] if value is not None]
        base = "int" if isinstance(values[0], int) else "str"
        alias = self.class_name(name)
        kind = Kind(alias if self.writing else f"{alias} | {base}", f"Choice({literal(tuple(values))})")
        return self._nullable([kind]) if None in schema["enum"] else kind

    def _plain(self, name: str, schema: Mapping[str, Any]) -> Kind:
        match name:
            case "string":
                return self._string(schema)
            case "integer":
                sized = _sized(schema)
                return Kind("int", self._bounded("INTEGER", "Integer", sized, "minimum", "maximum", "multiple_of"))
            case "number":
                return Kind("float", self._bounded("NUMBER", "Number", schema, "minimum", "maximum", "multiple_of"))
            case "boolean":
                return Kind("bool", "BOOLEAN")
            case "array":
                return self._array(schema)
            case _:
                return self._map(schema)

    def _string(self, schema: Mapping[str, Any]) -> Kind:
        form = schema.get("format")
        if form in STRING_FORMATS:
            return Kind(*STRING_FORMATS[form])
        if form == "decimal":
            return Kind("Decimal", self._bounded("DECIMAL", "DecimalText", schema, "pattern"))
        if form == "binary":
            return Kind("FileInput", "FILE")
        return Kind("str", self._bounded("STRING", "String", schema, "min_length", "max_length", "pattern"))

    def _array(self, schema: Mapping[str, Any]) -> Kind:
        items = self.of(schema.get("items", {}))
        bounds = self._bounds(schema, "min_items", "max_items")
        return Kind(
            f"{'Sequence' if self.writing else 'list'}[{items.annotation}]",
            f"Array({', '.join([items.codec, *bounds])})",
        )

    def _map(self, schema: Mapping[str, Any]) -> Kind:
        values = schema.get("additionalProperties")
        inner = self.of(values) if is_object(values) else Kind("Any", "ANY")
        return Kind(f"{'Mapping' if self.writing else 'dict'}[str, {inner.annotation}]", f"Map({inner.codec})")

    def _bounded(self, constant: str, cls: str, schema: Mapping[str, Any], *names: str) -> str:
        bounds = self._bounds(schema, *names)
        return f"{cls}({', '.join(bounds)})" if bounds else constant

    def _bounds(self, schema: Mapping[str, Any], *names: str) -> list[str]:
        """Bounds as arguments. What is received is not held to them."""
        if not self.writing:
            return []
        given = {name: schema.get(_camel(name)) for name in names}
        return [f"{name}={literal(value)}" for name, value in given.items() if value is not None]


def _sized(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """The schema of a whole number, with the limits that its format sets."""
    if schema.get("format") not in INTEGER_FORMATS:
        return schema
    least, greatest = INTEGER_FORMATS[schema["format"]]
    return {
        **schema,
        "minimum": max(least, schema.get("minimum", least)),
        "maximum": min(greatest, schema.get("maximum", greatest)),
    }


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)
