"""Read JSON values tolerantly: a value that differs from its schema is kept.

No error of pydantic leaves these functions, because it contains what it has refused.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from math import isfinite
from typing import Any, cast

from pydantic import ValidationError
from pydantic_core import PydanticUndefined, SchemaValidator

from .errors import Problem, Schema, is_array, is_object, problems, resolved, validation_error
from .properties import Property, properties_of, reference
from .state import State, escaped, set_state
from .store import PACKAGE, class_named, schema_name, schemas
from .validators import Maker, leaf
from .values import MAX_DIGITS


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
    return is_class_of(cls, value.__class__)


def is_class_of(cls: Any, record: Any) -> bool:
    """Return whether a class is that of a record of this API's client, of the same schema or of one that extends it."""
    return _is_of_client(record) and any(base.__name__ == schema_name(cls) for base in record.__mro__)


def _is_of_client(record: Any) -> bool:
    client = f"{PACKAGE.removesuffix('_models')}_client"
    return isinstance(getattr(record, "__wires__", None), Mapping) and any(
        base.__module__.partition(".")[0] == client for base in record.__mro__
    )


def plain(value: Any) -> Any:
    """Return a value in lists and objects of its own, in which every record of the client is a JSON object."""
    if is_object(value):
        return {name: plain(item) for name, item in value.items()}
    if is_array(value):
        return [plain(item) for item in value]
    return value.to_dict() if _is_of_client(value.__class__) else value


def by_wire_name(cls: Any, data: Mapping[str, Any], *place: str) -> dict[str, Any]:
    """Return values by the names of the API, for some by the names of attributes or of the API, at any depth.

    Raises:
        ValidationError: A value is given by both of its names.
    """
    found = properties_of(cls)
    parts = {one.wire: part for one, part in found.nested}
    given: dict[str, Any] = {}
    for name, value in data.items():
        wire = found.wires.get(name, name)
        if wire in given:
            problem = Problem((*place, wire), "given_twice", "Give either name, not both")
            raise validation_error(cls.__name__, [problem])

        def convert(inner: Any, item: Any, at: tuple[str, ...] = (*place, wire)) -> Any:
            return by_wire_name(inner, item, *at) if inner is not None and is_object(item) else item

        given[wire] = parts[wire](value, convert) if wire in parts else value
    return given


def parsed(cls: Any, text: str | bytes | bytearray) -> Any:
    """Return the value of a JSON text. Raises `ValidationError` without the text."""
    try:
        return json.loads(text, parse_constant=_refused, parse_float=_number, parse_int=_integer)
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
    if isfinite(number):
        return number
    try:
        return Decimal(text)
    except InvalidOperation:  # an exponent of more than 18 digits
        return number


def _integer(text: str) -> int | Decimal:
    """Return an integer, as a ``Decimal`` if it has more digits than Python reads."""
    return int(text) if len(text) <= MAX_DIGITS else Decimal(text)


def tolerant(cls: Any, document: Mapping[str, Any]) -> Any:
    """Return a record that keeps what its schema does not allow.

    Raises:
        ValidationError: A field that the caller's own class adds does not match.
    """
    declared, found = cls.__schema__().get("properties", {}), properties_of(cls)
    values: dict[str, Any] = {}
    given: set[str] = set()
    rest = dict(document)
    for one in found.all:
        info = cls.__pydantic_fields__[one.name]
        if one.wire in rest:
            given.add(one.name)
            value = rest.pop(one.wire)
            values[one.name] = _added(cls, one, value) if one.is_added else _kept(declared[one.wire], value)
        elif one.is_added and info.is_required():
            problem = Problem((one.wire,), "missing", "Field required")
            raise validation_error(cls.__name__, [problem])
        else:
            default = info.get_default(call_default_factory=True, validated_data=values)
            values[one.name] = None if default is PydanticUndefined else default
    extra = {escaped(name, found.hidden): value for name, value in rest.items()}
    record = cls.__new__(cls)
    object.__setattr__(record, "__dict__", values)
    object.__setattr__(record, "__pydantic_fields_set__", given | extra.keys())
    object.__setattr__(record, "__pydantic_extra__", extra)
    object.__setattr__(record, "__pydantic_private__", None)
    if cls.__pydantic_post_init__:
        record.model_post_init(None)
    set_state(record, State(is_kept=True))
    return record


def _added(cls: Any, one: Property, value: Any) -> Any:
    """Return the value of a field that the caller's own class adds, which must match its annotation."""
    found = attempt(maker().field_validator(cls, one.name).validate_python, value)
    if isinstance(found, ValidationError):
        raise cls.__field_error__(one.wire, found)
    return found


def _kept(schema: Schema, value: Any) -> Any:
    """Return the value of a property: as its schema describes it, or unchanged."""
    found = resolved(schema, schemas(PACKAGE))
    if value is None:
        return None
    if "properties" in found:
        name = reference(schema)
        return cast("Any", class_named(name)).__read__(value, strict=False) if is_object(value) else value
    if is_array(value) and "items" in found:
        return [_kept(found["items"], item) for item in value]
    if is_object(value) and is_object(found.get("additionalProperties")):
        return {key: _kept(found["additionalProperties"], item) for key, item in value.items()}
    if is_array(value) or is_object(value):
        return cast("Any", value)
    read = attempt(described_leaf(found).validate_python, whole_numbers(found, value))
    return value if isinstance(read, ValidationError) else read


def whole_numbers(schema: Schema, value: Any) -> Any:
    """Return a JSON value in which whole numbers are ints where the schema requires it: 5.0 is a whole number too."""
    found = resolved(schema, schemas(PACKAGE))
    if isinstance(value, (float, Decimal)):
        types = found.get("type", ())
        listed = any(isinstance(one, int) for one in found.get("enum", ()))
        is_whole = "integer" in ((types,) if isinstance(types, str) else types) or listed
        return int(value) if is_whole and isfinite(float(value)) and value == int(value) else value
    if is_object(value):
        declared, others = found.get("properties", {}), found.get("additionalProperties")
        rest: Schema = others if is_object(others) else {}
        return {name: whole_numbers(declared.get(name, rest), item) for name, item in value.items()}
    if is_array(value):
        return [whole_numbers(found.get("items", {}), item) for item in value]
    return value


def described_leaf(schema: Schema) -> SchemaValidator:
    """Return the validator of what a schema says about values that contain no others."""
    return leaf({key: part for key, part in schema.items() if key not in ("items", "additionalProperties")})
