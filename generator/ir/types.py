"""Map schemas to Python types and codecs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from attrs import frozen

from ..document.bundle import Document
from ..document.json_pointer import unescape
from ..runtime.values.json import is_object
from ..source_text.escape import literal

STRING_FORMATS = {
    "date": ("date", "DATE"),
    "date-time": ("datetime", "DATE_TIME"),
    "date-time-local": ("datetime", "LOCAL_DATE_TIME"),
    "coreplus-date": ("date", "DATE_AT_MIDNIGHT"),
    "coreplus-date-time": ("datetime", "OFFSET_DATE_TIME"),
    "coreplus-query-date-time": ("datetime", "SPACED_DATE_TIME"),
}
"""Formats of text that have their own Python type: the type, and the codec."""

PLAIN_FORMATS = frozenset({"uri", "email", "uuid", "time", "double", "float"})
"""Formats without effect: the value stays text or a number."""

INTEGER_FORMATS = {"int32": (-(2**31), 2**31 - 1), "int64": (-(2**63), 2**63 - 1)}
"""Formats that limit the size of an integer: the minimum, and the maximum."""

FORMATS = frozenset(STRING_FORMATS) | PLAIN_FORMATS | INTEGER_FORMATS.keys() | {"decimal", "digits", "binary"}
"""All supported formats."""


@frozen
class TypeMapping:
    """The Python type and the codec of a schema.

    Attributes:
        annotation: The Python type.
        codec: The expression that makes the codec.
    """

    annotation: str
    codec: str


@frozen
class TypeMapper:
    """Maps the schemas of a document, for values that are sent or values that are received.

    Attributes:
        class_name: Returns the name of the class or alias of a named schema in the module of the code.
        writing: Whether values are sent (bounds are checked, and dicts are accepted as records) or received.
    """

    document: Document
    class_name: Callable[[str], str]
    writing: bool

    def of(self, schema: Mapping[str, Any]) -> TypeMapping:
        """Return the mapping of a schema."""
        if "$ref" in schema:
            return self._reference(unescape(str(schema["$ref"]).rpartition("/")[2]))
        if "anyOf" in schema and "type" not in schema:
            return self._any_of(schema["anyOf"])
        types = schema.get("type", [])
        types = [types] if isinstance(types, str) else list(types)
        mappings = [self._plain(name, schema) for name in types if name != "null"]
        return self._nullable(mappings) if "null" in types else self._either(mappings)

    def _any_of(self, choices: list[Mapping[str, Any]]) -> TypeMapping:
        mappings = [self.of(choice) for choice in choices if choice.get("type") != "null"]
        return self._nullable(mappings) if len(mappings) < len(choices) else self._either(mappings)

    def _nullable(self, mappings: list[TypeMapping]) -> TypeMapping:
        mapping = self._either(mappings)
        return TypeMapping(f"{mapping.annotation} | None", f"Nullable({mapping.codec})")

    def _either(self, mappings: list[TypeMapping]) -> TypeMapping:
        if not mappings:
            return TypeMapping("Any", "ANY")
        if len(mappings) == 1:
            return mappings[0]
        annotation = " | ".join(dict.fromkeys(mapping.annotation for mapping in mappings))
        return TypeMapping(annotation, f"Either(({', '.join(mapping.codec for mapping in mappings)}))")

    def _reference(self, name: str) -> TypeMapping:
        schema = self.document.schemas[name]
        if "enum" in schema:
            return self._enum(name, schema)
        if schema.get("type") == "object":
            cls = self.class_name(name)
            return TypeMapping(f"{cls} | Mapping[str, Any]" if self.writing else cls, f"Object(lambda: {cls})")
        return self.of(schema)

    def _enum(self, name: str, schema: Mapping[str, Any]) -> TypeMapping:
        values = [value for value in schema["enum"] if value is not None]
        base = next(kind.__name__ for kind in (float, int, str) if any(isinstance(value, kind) for value in values))
        alias = self.class_name(name)
        mapping = TypeMapping(alias if self.writing else f"{alias} | {base}", f"Choice({literal(tuple(values))})")
        return self._nullable([mapping]) if None in schema["enum"] else mapping

    def _plain(self, name: str, schema: Mapping[str, Any]) -> TypeMapping:
        match name:
            case "string":
                return self._string(schema)
            case "integer":
                sized = _sized(schema)
                return TypeMapping(
                    "int", self._bounded("INTEGER", "Integer", sized, "minimum", "maximum", "multiple_of")
                )
            case "number":
                return self._number(schema)
            case "boolean":
                return TypeMapping("bool", "BOOLEAN")
            case "array":
                return self._array(schema)
            case _:
                return self._map(schema)

    def _string(self, schema: Mapping[str, Any]) -> TypeMapping:
        form = schema.get("format")
        if form in STRING_FORMATS:
            return TypeMapping(*STRING_FORMATS[form])
        if form == "decimal":
            return TypeMapping("Decimal", self._bounded("DECIMAL", "DecimalText", schema, "pattern"))
        if form == "digits":
            return TypeMapping("int", self._bounded("DIGITS", "Digits", schema, "pattern"))
        if form == "binary":
            return TypeMapping("FileInput", "FILE")
        return TypeMapping("str", self._bounded("STRING", "String", schema, "min_length", "max_length", "pattern"))

    def _number(self, schema: Mapping[str, Any]) -> TypeMapping:
        is_exact = schema.get("format") == "decimal"
        constant, cls = ("DECIMAL_NUMBER", "DecimalNumber") if is_exact else ("NUMBER", "Number")
        codec = self._bounded(constant, cls, schema, "minimum", "maximum", "multiple_of")
        return TypeMapping("Decimal" if is_exact else "float", codec)

    def _array(self, schema: Mapping[str, Any]) -> TypeMapping:
        items = self.of(schema.get("items", {}))
        bounds = self._bounds(schema, "min_items", "max_items")
        return TypeMapping(
            f"{'Sequence' if self.writing else 'list'}[{items.annotation}]",
            f"Array({', '.join([items.codec, *bounds])})",
        )

    def _map(self, schema: Mapping[str, Any]) -> TypeMapping:
        values = schema.get("additionalProperties")
        inner = self.of(values) if is_object(values) else TypeMapping("Any", "ANY")
        return TypeMapping(f"{'Mapping' if self.writing else 'dict'}[str, {inner.annotation}]", f"Map({inner.codec})")

    def _bounded(self, constant: str, cls: str, schema: Mapping[str, Any], *names: str) -> str:
        bounds = self._bounds(schema, *names)
        return f"{cls}({', '.join(bounds)})" if bounds else constant

    def _bounds(self, schema: Mapping[str, Any], *names: str) -> list[str]:
        """Return bounds as arguments. Received values are not checked against bounds."""
        if not self.writing:
            return []
        given = {name: schema.get(_camel(name)) for name in names}
        return [f"{name}={literal(value)}" for name, value in given.items() if value is not None]


def _sized(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the schema of an integer, with the bounds that its format implies."""
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
