"""Read JSON values tolerantly: a value that differs from its schema is kept.

No error of pydantic leaves these functions, because it contains what it has refused.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from math import isfinite
from typing import Any, cast

from pydantic import BaseModel, ValidationError
from pydantic_core import PydanticUndefined, SchemaValidator

from .errors import Problem, Schema, is_array, is_object, problems, resolved, validation_error
from .store import PACKAGE, class_named, schema_name, schemas
from .validators import Maker, leaf


def attempt(validate: Any, value: Any) -> Any:
    """Return what a validator returns, or its error: an error that is raised while it is handled would print it."""
    try:
        return validate(value)
    except ValidationError as error:
        return error


def maker(*, values: bool = True) -> Maker:
    """Return a maker of validators, which also accept dates and times of Python unless it is told otherwise."""
    return Maker(schemas(PACKAGE), class_named, schema_name, values=values)


def is_closed(schema: Schema) -> bool:
    return schema.get("additionalProperties") is False


def is_record_of(cls: Any, value: Any) -> bool:
    """Return whether a value is a record of this API's client, of the same schema or of one that extends it."""
    record: Any = value.__class__
    return _is_of_client(value) and any(base.__name__ == schema_name(cls) for base in record.__mro__)


def _is_of_client(value: Any) -> bool:
    """Return whether a value is a record of this API's client."""
    record: Any = value.__class__
    client = f"{PACKAGE.removesuffix('_models')}_client"
    return isinstance(getattr(record, "__wires__", None), Mapping) and any(
        base.__module__.partition(".")[0] == client for base in record.__mro__
    )


def plain(value: Any) -> Any:
    """Return a value in which every record of the client is a JSON object, and every number can be written.

    What is not finite is a ``Decimal``, which is written as text: pydantic would write null.
    """
    if is_object(value):
        return {name: plain(item) for name, item in value.items()}
    if is_array(value):
        return [plain(item) for item in value]
    if isinstance(value, float):
        return value if isfinite(value) else Decimal(repr(value))
    return value.to_dict() if _is_of_client(value) else value


def parsed(cls: Any, text: str | bytes | bytearray) -> Any:
    """Return the value of a JSON text. Raises `ValidationError` without the text."""
    try:
        return json.loads(text, parse_constant=_refused, parse_float=_number)
    except (RecursionError, ValueError):
        pass
    try:
        cls.__validator__().validate_json(text)
    except ValidationError as error:
        found = [one for one in problems(error, {}, {}) if one.kind == "json_invalid"]
    else:
        found = []
    raise validation_error(cls.__name__, found or [Problem((), "json_invalid", "Invalid JSON")])


def _refused(name: str) -> Any:
    raise ValueError("it is not JSON")


def _number(text: str) -> float | Decimal:
    """Return a number, exactly if a ``float`` cannot hold one of its size."""
    number = float(text)
    return number if isfinite(number) else Decimal(text)


def tolerant(cls: Any, document: Mapping[str, Any], failure: ValidationError) -> Any:
    """Return a record that keeps what its schema does not allow.

    Raises:
        ValidationError: A field that the caller's own class adds does not match.
    """
    declared = cls.__schema__().get("properties", {})
    values: dict[str, Any] = {}
    given: set[str] = set()
    rest = dict(document)
    for name, info in cls.model_fields.items():
        wire = info.alias or name
        if wire in rest:
            given.add(name)
            value = rest.pop(wire)
            if wire in declared:
                values[name] = _kept(declared[wire], value)
                continue
            found = attempt(maker().field_validator(cls, name).validate_python, value)
            if isinstance(found, ValidationError):
                raise cls.__error__(failure)
            values[name] = found
        else:
            if wire not in declared and info.is_required():
                raise cls.__error__(failure)
            default = info.get_default(call_default_factory=True, validated_data={})
            values[name] = None if default is PydanticUndefined else default
    record = cls.__new__(cls)
    object.__setattr__(record, "__dict__", values)
    object.__setattr__(record, "__pydantic_fields_set__", given | rest.keys())
    object.__setattr__(record, "__pydantic_extra__", rest)
    object.__setattr__(record, "__pydantic_private__", None)
    if cls.__pydantic_post_init__:
        record.model_post_init(None)
    return record


def _kept(schema: Schema, value: Any) -> Any:
    """Return the value of a property: as its schema describes it, or unchanged."""
    found = resolved(schema, schemas(PACKAGE))
    if value is None:
        return None
    if "properties" in found:
        name = _reference(schema)
        return cast("Any", class_named(name)).__read__(value, strict=False) if is_object(value) else value
    if is_array(value) and "items" in found:
        return [_kept(found["items"], item) for item in value]
    if is_object(value) and is_object(found.get("additionalProperties")):
        return {key: _kept(found["additionalProperties"], item) for key, item in value.items()}
    if is_array(value) or is_object(value):
        return cast("Any", value)
    read = attempt(_leaf(found).validate_python, whole_numbers(found, value))
    return value if isinstance(read, ValidationError) else read


def _reference(schema: Schema) -> str:
    """Return the name of the class in a schema of a record."""
    for choice in (schema, *schema.get("anyOf", ())):
        if "$ref" in choice:
            return str(choice["$ref"]).rpartition("/")[2]
    raise LookupError("the schema is not that of a record")


def whole_numbers(schema: Schema, value: Any) -> Any:
    """Return a JSON value in which whole numbers are ints where the schema requires it: 5.0 is a whole number too."""
    found = resolved(schema, schemas(PACKAGE))
    if isinstance(value, float):
        types = found.get("type", ())
        listed = any(isinstance(one, int) for one in found.get("enum", ()))
        is_whole = "integer" in ((types,) if isinstance(types, str) else types) or listed
        return int(value) if is_whole and value.is_integer() else value
    if is_object(value):
        declared, others = found.get("properties", {}), found.get("additionalProperties")
        rest: Schema = others if is_object(others) else {}
        return {name: whole_numbers(declared.get(name, rest), item) for name, item in value.items()}
    if is_array(value):
        return [whole_numbers(found.get("items", {}), item) for item in value]
    return value


def is_printable(schema: Schema | None, value: Any) -> bool:
    """Return whether a value is known to be what its schema describes, so that it can be printed."""
    if isinstance(value, BaseModel):
        return True  # it prints itself
    if schema is None:
        return False
    found = resolved(schema, schemas(PACKAGE))
    if is_array(value):
        return "items" in found and all(is_printable(found["items"], item) for item in value)
    if not {"type", "enum"} & found.keys() or is_object(value):
        return False  # it may be anything
    return _leaf(found).isinstance_python(value)


def _leaf(schema: Schema) -> SchemaValidator:
    """Return the validator of what a schema says about values that contain no others."""
    return leaf({key: part for key, part in schema.items() if key not in ("items", "additionalProperties")})
