"""Make validators of pydantic from JSON Schemas.

They are strict: a value of another type is never converted, except the text of a date or time, which has no type of its
own in JSON. They do not depend on pydantic's modes, because web frameworks validate JSON that they have parsed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache, partial
from threading import Lock
from typing import Any, NamedTuple, cast

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, PydanticCustomError, SchemaValidator, core_schema

from .added import field_adapter
from .errors import OWN, Schema, custom_error, is_object
from .formats import CHECKS, DATE, INSTANT, INTEGERS, NARROWER, WALL_TIME
from .patterns import matches
from .properties import properties_of
from .state import escaped
from .values import json_value

Model = type[BaseModel]
Find = Callable[[str], Model]
"""Returns the class of a named schema."""


def _wrong(kind: str, message: str) -> PydanticCustomError:
    return custom_error(OWN + kind, message)


class Maker:
    """Makes the validators of one class and of the classes that it contains.

    Args:
        models: The named schemas.
        find: Returns the class of one of them.
        describe: Returns the name of the schema of a class.
        values: Whether dates and times are also accepted as values of Python. Documents have texts, and take less time
            without this choice.
    """

    def __init__(
        self, models: Mapping[str, Schema], find: Find, describe: Callable[[Model], str | None], *, values: bool
    ) -> None:
        self._values = values
        self._models = models
        self._find = find
        self._describe = describe
        self._definitions: dict[str, CoreSchema] = {}
        self._uses: dict[str, list[CoreSchema]] = {}
        self._classes: list[Model] = []

    def validator(self, cls: Model) -> SchemaValidator:
        """Return the validator of a class."""
        return self._finished(self._reference(cls))

    def field_validator(self, cls: Model, name: str) -> SchemaValidator:
        """Return the validator of a field."""
        return self._finished(self._field(cls, name))

    def _finished(self, schema: CoreSchema) -> SchemaValidator:
        for ref, uses in self._uses.items():
            if len(uses) == 1:  # a reference takes time, and what contains itself is used twice
                cast("dict[str, Any]", uses[0]).clear()
                cast("dict[str, Any]", uses[0]).update(self._definitions.pop(ref))
        return validator(core_schema.definitions_schema(schema, [*self._definitions.values()]), self._classes)

    def _reference(self, cls: Model) -> CoreSchema:
        ref = f"{cls.__qualname__}:{id(cls)}"
        if ref not in self._definitions:
            self._definitions[ref] = core_schema.any_schema()  # it may contain itself
            self._classes.append(cls)
            self._definitions[ref] = self._model(cls, ref)
        use = core_schema.definition_reference_schema(ref)
        self._uses.setdefault(ref, []).append(use)
        return use

    def _model(self, cls: Model, ref: str) -> CoreSchema:
        schema = self._models[str(self._describe(cls))]
        required = schema.get("required", ())
        fields: dict[str, core_schema.ModelField] = {}
        wires = properties_of(cls).wires
        for name, info in cls.model_fields.items():
            wire = wires[name]
            inner = self._field(cls, name)
            is_required = wire in required if wire in schema.get("properties", {}) else info.is_required()
            if not is_required:
                inner = _with_default(inner, info)
            fields[name] = core_schema.model_field(inner, validation_alias=wire)
        closed = schema.get("additionalProperties") is False
        inside: CoreSchema = core_schema.model_fields_schema(
            fields,
            model_name=cls.__name__,
            extra_behavior="forbid" if closed else "allow",
            extras_schema=None if closed else self.value({}),
            extras_keys_schema=None if closed else _unknown_names(properties_of(cls).hidden),
        )
        if {"anyOf", "not", "x-order"} & schema.keys():
            inside = core_schema.no_info_after_validator_function(partial(_combined, schema, wires), inside)
        return core_schema.model_schema(
            cls,
            inside,
            post_init=getattr(cls, "__pydantic_post_init__", None),
            config=core_schema.CoreConfig(title=cls.__name__),
            ref=ref,
        )

    def _field(self, cls: Model, name: str) -> CoreSchema:
        declared = self._models[str(self._describe(cls))].get("properties", {})
        wire = properties_of(cls).wires[name]
        if wire in declared:
            return self.value(declared[wire])
        # A class of the caller's has more fields than its schema.
        return core_schema.no_info_plain_validator_function(_LateAdapter(cls, name))

    def value(self, schema: Schema) -> CoreSchema:
        """Return the core schema of a schema."""
        if "$ref" in schema:
            name = schema["$ref"].rpartition("/")[2]
            named = self._models[name]
            return self.value(named) if "enum" in named else self._reference(self._find(name))
        if "anyOf" in schema and "type" not in schema:
            choices = [self.value(choice) for choice in schema["anyOf"] if choice != {"type": "null"}]
            return _either(choices, nullable=len(choices) < len(schema["anyOf"]))
        if "enum" in schema:
            return _either([_enum(schema["enum"])], nullable=None in schema["enum"])
        types = schema.get("type", ())
        types = (types,) if isinstance(types, str) else types
        return _either([self._plain(kind, schema) for kind in types if kind != "null"], nullable="null" in types)

    def _plain(self, kind: str, schema: Schema) -> CoreSchema:
        match kind:
            case "string":
                return _string(schema, values=self._values)
            case "integer":
                return _integer(schema)
            case "number":
                return _number(schema)
            case "boolean":
                return core_schema.bool_schema(strict=True)
            case "array":
                return core_schema.list_schema(
                    self.value(schema.get("items", {})),
                    min_length=schema.get("minItems"),
                    max_length=schema.get("maxItems"),
                    strict=True,
                )
            case _:
                values = schema.get("additionalProperties")
                rest = self.value(values if is_object(values) else {})
                return core_schema.dict_schema(core_schema.str_schema(strict=True, min_length=0), rest)


_LOCK = Lock()

_CONFIG = core_schema.CoreConfig(hide_input_in_errors=True, cache_strings="keys")
"""Hides the input in the errors that are never raised, but are local variables of this package."""


def validator(schema: CoreSchema, classes: Sequence[Model] = ()) -> SchemaValidator:
    """Return a validator in which no class is replaced by its own, which keeps what does not fit."""
    if "_use_prebuilt" in str(SchemaValidator.__text_signature__):
        return cast("SchemaValidator", cast("Any", SchemaValidator)(schema, _CONFIG, _use_prebuilt=False))
    with _LOCK:  # an older pydantic replaces every class that is complete
        for cls in classes:
            type.__setattr__(cls, "__pydantic_complete__", False)
        try:
            return SchemaValidator(schema, _CONFIG)
        finally:
            for cls in classes:
                type.__setattr__(cls, "__pydantic_complete__", True)


def _either(choices: Sequence[CoreSchema], *, nullable: bool) -> CoreSchema:
    if not choices:
        return core_schema.no_info_plain_validator_function(json_value)
    made = choices[0] if len(choices) == 1 else core_schema.union_schema([*choices], mode="left_to_right")
    return core_schema.nullable_schema(made) if nullable else made


def _enum(values: Sequence[Any]) -> CoreSchema:
    listed = [value for value in values if value is not None]
    checked: CoreSchema = core_schema.literal_schema(listed)
    if not all(isinstance(value, str) for value in listed):  # True == 1 == 1.0 in Python
        kinds: CoreSchema = core_schema.int_schema(strict=True)
        if any(isinstance(value, float) for value in listed):
            kinds = core_schema.union_schema([kinds, core_schema.float_schema(strict=True)], mode="left_to_right")
        checked = core_schema.chain_schema([kinds, checked])
    return checked


def _integer(schema: Schema) -> CoreSchema:
    least, greatest = INTEGERS.get(schema.get("format", ""), (None, None))
    lower = [bound for bound in (least, schema.get("minimum")) if bound is not None]
    upper = [bound for bound in (greatest, schema.get("maximum")) if bound is not None]
    return core_schema.int_schema(
        ge=max(lower, default=None),
        le=min(upper, default=None),
        multiple_of=schema.get("multipleOf"),
        strict=True,
    )


def _number(schema: Schema) -> CoreSchema:
    """Return the core schema of a number. A whole number stays an int, of any size."""
    limits: dict[str, Any] = {
        "ge": schema.get("minimum"),
        "le": schema.get("maximum"),
        "multiple_of": schema.get("multipleOf"),
    }
    real = core_schema.float_schema(strict=True, allow_inf_nan=False, **limits)
    whole: CoreSchema = core_schema.int_schema(strict=True)
    if any(limit is not None for limit in limits.values()):
        whole = core_schema.no_info_after_validator_function(partial(_limited, validator(real)), whole)
    decimal = core_schema.chain_schema(
        [
            core_schema.is_instance_schema(Decimal, cls_repr="a number"),
            core_schema.no_info_plain_validator_function(_float),
            real,
        ]
    )
    exact = core_schema.union_schema([whole, real], mode="left_to_right")
    return core_schema.json_or_python_schema(
        exact, core_schema.union_schema([whole, real, decimal], mode="left_to_right")
    )


def _limited(checked: SchemaValidator, value: int) -> int:
    checked.validate_python(value)
    return value


def _float(value: Decimal) -> float:
    """Return the nearest float of a number that a client record holds because a float cannot hold it exactly."""
    return float(value)


def _string(schema: Schema, *, values: bool) -> CoreSchema:
    form = schema.get("format", "")
    made = _from_text(_TIMES[form], schema.get("pattern"), values=values) if form in _TIMES else _text(schema)
    if form in CHECKS:
        check, accepted = CHECKS[form]
        made = core_schema.no_info_after_validator_function(partial(_formatted, check, accepted), made)
    return made


def _text(schema: Schema) -> CoreSchema:
    # With a limit pydantic refuses half a surrogate pair, which UTF-8 has no form for.
    made: CoreSchema = core_schema.str_schema(
        min_length=schema.get("minLength", 0), max_length=schema.get("maxLength"), strict=True
    )
    if "pattern" in schema:
        made = core_schema.no_info_after_validator_function(partial(_matching, schema["pattern"]), made)
    return made


def _matching(pattern: str, text: str) -> str:
    if not matches(pattern, text):
        raise _wrong("string_pattern_mismatch", f"String should match pattern '{pattern}'")
    return text


def _formatted(check: Callable[[str], bool], accepted: str, text: str) -> str:
    if not check(text):
        raise _wrong("string_format", f"Input should be {accepted}")
    return text


def _from_text(time: _Time, pattern: str | None, *, values: bool) -> CoreSchema:
    """Return the core schema of a date or time, which is given as text or as a value of Python.

    Its errors are those of ``formats.TIMES``.
    """
    patterns = [time.form] if pattern is None else [pattern] if pattern in NARROWER else [time.form, pattern]
    texts: list[CoreSchema] = [core_schema.str_schema(strict=True, pattern=one) for one in patterns]
    read = core_schema.chain_schema([*texts, time.parsed])
    if not values:
        return read
    given = core_schema.no_info_after_validator_function(
        partial(_given, time.check, pattern), core_schema.is_instance_schema(time.cls)
    )
    return core_schema.json_or_python_schema(read, core_schema.union_schema([read, given], mode="left_to_right"))


def _given(check: Callable[[Any], bool], pattern: str | None, value: Any) -> Any:
    if not check(value) or (pattern is not None and not matches(pattern, value.isoformat())):
        raise _wrong("value", "Input does not match the schema")
    return value


def _is_date(value: date) -> bool:
    return not isinstance(value, datetime)


def _is_aware(value: datetime) -> bool:
    return value.utcoffset() is not None


def _is_naive(value: datetime) -> bool:
    return value.tzinfo is None


class _Time(NamedTuple):
    """A format of texts that become values of Python."""

    form: str
    parsed: CoreSchema
    cls: type
    check: Callable[[Any], bool]


_TIMES: Mapping[str, _Time] = {
    "date": _Time(DATE, core_schema.date_schema(), date, _is_date),
    "date-time": _Time(INSTANT, core_schema.datetime_schema(tz_constraint="aware"), datetime, _is_aware),
    "date-time-local": _Time(WALL_TIME, core_schema.datetime_schema(tz_constraint="naive"), datetime, _is_naive),
}


@lru_cache(maxsize=4096)
def _leaf(schema: str) -> SchemaValidator:
    found = json.loads(schema)
    return validator(Maker({}, _none, _nameless, values=True).value(found))


def _none(name: str) -> Model:
    raise LookupError(name)


def _nameless(cls: Model) -> None:
    return None


def leaf(schema: Schema) -> SchemaValidator:
    """Return the validator of a schema that contains no record."""
    return _leaf(json.dumps(schema))


def _with_default(inner: CoreSchema, info: FieldInfo) -> CoreSchema:
    if info.default_factory is None:
        return core_schema.with_default_schema(inner, default=None if info.is_required() else info.default)
    return core_schema.with_default_schema(
        inner,
        default_factory=cast("Any", info.default_factory),
        default_factory_takes_data=bool(info.default_factory_takes_validated_data),
    )


class _LateAdapter:
    """Validates a field that a class of the caller's adds. Its type may be that class, which is not complete yet."""

    def __init__(self, cls: Model, name: str) -> None:
        self._cls = cls
        self._name = name

    def __call__(self, value: Any) -> Any:
        return field_adapter(self._cls, self._name).validate_python(value)


def _unknown_names(hidden: frozenset[str]) -> CoreSchema:
    return core_schema.no_info_plain_validator_function(partial(escaped, hidden=hidden))


def _combined(schema: Schema, wires: Mapping[str, str], made: tuple[dict[str, Any], Any, set[str]]) -> Any:
    """Check which properties require or exclude each other."""
    values, _, given = made
    check_combinations(schema, {wires[name]: values[name] for name in given if name in wires})
    return made


def check_combinations(schema: Schema, given: Mapping[str, Any]) -> None:
    """Raise `PydanticCustomError` unless properties are given as a schema requires.

    Args:
        schema: The schema.
        given: The properties that are given, by their names in the API, and their values.
    """
    choices = [choice["required"] for choice in schema.get("anyOf", ())]
    if choices and not any(given.keys() >= set(names) for names in choices):
        wanted = ", or ".join(" and ".join(names) for names in choices)
        raise _wrong("missing_one_of", f"One of these is required: {wanted}")
    excluded = schema.get("not", {}).get("required", ())
    if excluded and given.keys() >= set(excluded):
        raise _wrong("exclusive", f"These cannot be given together: {', '.join(excluded)}")
    if "x-order" in schema:
        start, end = schema["x-order"]
        if given.get(start) is not None and given.get(end) is not None and not _in_order(given[start], given[end]):
            raise _wrong("order", f"{end} must be after {start}")


def _in_order(start: Any, end: Any) -> bool:
    first, last = (_moment(value) for value in (start, end))
    return first is None or last is None or first < last or (first == last and not isinstance(first, datetime))


def _moment(value: Any) -> Any:
    """Return a date or time for the text of one, which its format has checked. ``None`` for another text."""
    if not isinstance(value, str):
        return value
    for text in (value.replace(" ", ""), value):
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            continue
    return None
