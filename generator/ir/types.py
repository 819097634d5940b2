"""Map schemas to Python types and codecs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from attrs import frozen

from ..document.bundle import Document
from ..document.json_pointer import unescape
from ..runtime.values.json import is_object
from ..source_text.typed import Code, Identifier, code, joined, literal, without_end

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

    annotation: Code
    codec: Code

    @property
    def optional(self) -> Code:
        """The annotation, without ``None``."""
        return without_end(self.annotation, " | None")


LIST = Identifier("list")
"""The name of ``list``, unless a method has this name."""

ANYTHING = TypeMapping(Identifier("Any"), Identifier("ANY"))
"""The mapping of a schema that allows any value."""


@frozen
class TypeMapper:
    """Maps the schemas of a document, for values that are sent or values that are received.

    Attributes:
        class_name: Returns the name of the class or alias of a named schema in the module of the code.
        writing: Whether values are sent (bounds are checked, and dicts are accepted as records) or received.
        list_name: The name of ``list`` in the scope of the code.
    """

    document: Document
    class_name: Callable[[str], Code]
    writing: bool
    list_name: Code = LIST

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
        return TypeMapping(code("{} | None", mapping.annotation), code("Nullable({})", mapping.codec))

    def _either(self, mappings: list[TypeMapping]) -> TypeMapping:
        if not mappings:
            return ANYTHING
        if len(mappings) == 1:
            return mappings[0]
        annotation = joined(" | ", dict.fromkeys(mapping.annotation for mapping in mappings))
        return TypeMapping(annotation, code("Either(({}))", joined(", ", [mapping.codec for mapping in mappings])))

    def _reference(self, name: str) -> TypeMapping:
        schema = self.document.schemas[name]
        if "enum" in schema:
            return self._enum(name, schema)
        if schema.get("type") == "object":
            cls = self.class_name(name)
            annotation = code("{} | Mapping[str, Any]", cls) if self.writing else cls
            return TypeMapping(annotation, code("Object(lambda: {})", cls))
        return self.of(schema)

    def _enum(self, name: str, schema: Mapping[str, Any]) -> TypeMapping:
        values = [value for value in schema["enum"] if value is not None]
        alias = self.class_name(name)
        received = joined(" | ", [alias, *dict.fromkeys(map(_value_type, values))])
        mapping = TypeMapping(alias if self.writing else received, code("Choice({})", literal(tuple(values))))
        return self._nullable([mapping]) if None in schema["enum"] else mapping

    def _plain(self, name: str, schema: Mapping[str, Any]) -> TypeMapping:
        match name:
            case "string":
                return self._string(schema)
            case "integer":
                sized = _sized(schema)
                return TypeMapping(
                    Identifier("int"), self._bounded("INTEGER", "Integer", sized, "minimum", "maximum", "multiple_of")
                )
            case "number":
                return self._number(schema)
            case "boolean":
                return TypeMapping(Identifier("bool"), Identifier("BOOLEAN"))
            case "array":
                return self._array(schema)
            case _:
                return self._map(schema)

    def _string(self, schema: Mapping[str, Any]) -> TypeMapping:
        form = schema.get("format")
        if form in STRING_FORMATS:
            return TypeMapping(*map(Identifier, STRING_FORMATS[form]))
        if form == "decimal":
            return TypeMapping(Identifier("Decimal"), self._bounded("DECIMAL", "DecimalText", schema, "pattern"))
        if form == "digits":
            return TypeMapping(Identifier("int"), self._bounded("DIGITS", "Digits", schema, "pattern"))
        if form == "binary":
            return TypeMapping(Identifier("FileInput"), Identifier("FILE"))
        codec = self._bounded("STRING", "String", schema, "min_length", "max_length", "pattern")
        return TypeMapping(Identifier("str"), codec)

    def _number(self, schema: Mapping[str, Any]) -> TypeMapping:
        is_exact = schema.get("format") == "decimal"
        constant, cls = ("DECIMAL_NUMBER", "DecimalNumber") if is_exact else ("NUMBER", "Number")
        codec = self._bounded(constant, cls, schema, "minimum", "maximum", "multiple_of")
        return TypeMapping(Identifier("Decimal" if is_exact else "float"), codec)

    def _array(self, schema: Mapping[str, Any]) -> TypeMapping:
        items = self.of(schema.get("items", {}))
        bounds = self._bounds(schema, "min_items", "max_items")
        container = Identifier("Sequence") if self.writing else self.list_name
        return TypeMapping(
            code("{}[{}]", container, items.annotation), code("Array({})", joined(", ", [items.codec, *bounds]))
        )

    def _map(self, schema: Mapping[str, Any]) -> TypeMapping:
        values = schema.get("additionalProperties")
        inner = self.of(values) if is_object(values) else ANYTHING
        container = Identifier("Mapping" if self.writing else "dict")
        return TypeMapping(code("{}[str, {}]", container, inner.annotation), code("Map({})", inner.codec))

    def _bounded(self, constant: str, cls: str, schema: Mapping[str, Any], *names: str) -> Code:
        bounds = self._bounds(schema, *names)
        return code("{}({})", Identifier(cls), joined(", ", bounds)) if bounds else Identifier(constant)

    def _bounds(self, schema: Mapping[str, Any], *names: str) -> list[Code]:
        """Return bounds as arguments. Received values are not checked against bounds."""
        if not self.writing:
            return []
        given = {name: schema.get(_camel(name)) for name in names}
        return [code("{}={}", Identifier(name), literal(value)) for name, value in given.items() if value is not None]


def _value_type(value: object) -> Code:
    return Identifier(type(value).__name__)


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
