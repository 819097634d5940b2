"""Export the JSON Schema of a model: the schema of the API's document, which the model was made of."""

from __future__ import annotations

import inspect
from contextvars import ContextVar
from typing import Any, cast

from pydantic import BaseModel, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from .added import field_schema
from .errors import is_array, is_object
from .formats import INTEGERS
from .properties import properties_of
from .store import PACKAGE, class_named, package_of, schema_name, schemas

_RUNNING: ContextVar[frozenset[type]] = ContextVar("_RUNNING", default=frozenset())
"""The classes that are being exported: they may contain themselves."""

_HIDDEN = frozenset({"x-order"})


def exported(cls: type[BaseModel], _schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
    """Return the JSON Schema of a model."""
    token = _RUNNING.set(_RUNNING.get() | {cls})
    try:
        made = {key: value for key, value in schemas(PACKAGE)[str(schema_name(cls))].items() if key not in _HIDDEN}
        properties = {name: _written(part, handler) for name, part in made.get("properties", {}).items()}
        for name, info in cls.model_fields.items():
            wire = properties_of(cls).wires[name]
            if wire not in properties:  # the class of a caller's
                properties[wire] = _inside(field_schema(cls, name), handler)
                if info.deprecated:
                    properties[wire]["deprecated"] = True
                if info.is_required():
                    made["required"] = [*made.get("required", ()), wire]
        made["title"] = cls.__name__
        if package_of(cls) is None and cls.__doc__:
            made["description"] = inspect.cleandoc(cls.__doc__)
        return made | ({"properties": properties} if "properties" in made or properties else {})
    finally:
        _RUNNING.reset(token)


def _written(part: Any, handler: GetJsonSchemaHandler) -> Any:
    """Return a part of a schema in which references are those of the exported document."""
    if is_array(part):
        return [_written(item, handler) for item in part]
    if not is_object(part):
        return part
    made = {
        key: value if key in ("enum", "default", "example", "examples") else _written(value, handler)
        for key, value in part.items()
        if key != "$ref"
    }
    if made.get("format") in INTEGERS:
        least, greatest = INTEGERS[made["format"]]
        made["minimum"] = max(least, made.get("minimum", least))
        made["maximum"] = min(greatest, made.get("maximum", greatest))
    if "$ref" not in part:
        return made
    found = _reference(str(part["$ref"]).rpartition("/")[2], handler)
    described = [one["description"] for one in (made, found) if "description" in one]
    return found | made | ({"description": "\n\n".join(described)} if described else {})


def _reference(name: str, handler: GetJsonSchemaHandler) -> dict[str, Any]:
    named = schemas(PACKAGE)[name]
    if "enum" in named:
        return dict(named)
    cls = class_named(name)
    made: Any = cast("Any", cls).__get_pydantic_core_schema__(cls, None)  # it needs no handler
    return _inside(core_schema.definition_reference_schema(made["ref"]) if cls in _RUNNING.get() else made, handler)


def _inside(schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
    """Return the JSON Schema of a core schema, as pydantic makes that of a part."""
    found: dict[str, Any] = handler(core_schema.list_schema(schema))["items"]
    return found
