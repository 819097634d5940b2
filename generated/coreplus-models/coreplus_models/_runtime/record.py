"""The base class of all models.

A model of a request is strict. A model of a response is tolerant: it keeps a value that differs from its schema, as the
clients do, and `deviations` reports where. Both raise errors that contain no value, wherever they are used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, Self, TypeVar, cast

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, ValidationError
from pydantic_core import CoreSchema, PydanticCustomError, SchemaValidator, core_schema

from .added import check_attributes, check_declarations
from .deprecated import refuse_deprecated
from .documents import added_deviations, document
from .dumping import serialization
from .errors import OWN, REDACTED, Deviation, Problem, Schema, is_object, problems, validation_error, without_locals
from .export import exported
from .printing import HIDDEN, printed
from .properties import is_recursive, properties_of
from .reading import (
    attempt,
    by_wire_name,
    is_class_of,
    is_closed,
    is_record_of,
    maker,
    parsed,
    plain,
    tolerant,
    whole_numbers,
)
from .state import ESCAPE, is_equal, remember, set_state, state_of, unknown
from .store import PACKAGE, package_of, schema_name, schemas
from .validators import check_combinations
from .values import TOO_DEEP, is_deep

R = TypeVar("R", covariant=True)


class ClientRecord(Protocol[R]):
    """The class of a record of the client."""

    def from_dict(self, data: Mapping[str, Any]) -> R:
        """Create a record from a JSON object with the property names of the API."""
        ...


class Record(BaseModel):
    """A record. Properties that the schema does not list are kept. Private values are not printed.

    A property that is absent reads as ``None``, and ``model_fields_set`` distinguishes it from null. ``model_dump`` and
    ``model_dump_json`` leave it out. They always write the names of the API, whatever a web framework asks for.
    """

    model_config = ConfigDict(extra="allow", frozen=True, hide_input_in_errors=True, protected_namespaces=())

    __phi__: ClassVar[frozenset[str]] = frozenset()
    """The names (in the API) of the properties that identify or describe a person, or are secret."""

    if not TYPE_CHECKING:

        @without_locals
        def __init__(self, /, **data: Any) -> None:
            cls = type(self)
            cls.__check_depth__(data)
            given = by_wire_name(cls, data)
            failure = attempt(partial(cls.__validator__(values=True).validate_python, self_instance=self), given)
            if isinstance(failure, ValidationError):
                raise cls.__error__(failure)

        __init__.__pydantic_base_init__ = True  # pydantic need not call it for each record

        def __init_subclass__(cls, **options: Any) -> None:
            super().__init_subclass__(**options)
            if package_of(cls) is None:
                check_attributes(cls, Record)

        @classmethod
        def __pydantic_init_subclass__(cls, **options: Any) -> None:
            super().__pydantic_init_subclass__(**options)
            if cls.model_config.get("defer_build"):  # what it declares would be checked later
                raise TypeError(f"{cls.__qualname__} cannot change model_config (defer_build)")

        def __getattr__(self, name: str) -> Any:
            # pydantic would find an unknown property of that name, also in place of its own state.
            if name.startswith("_") and name not in type(self).__private_attributes__:
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            return super().__getattr__(name)

        @without_locals
        def __setattr__(self, name: str, value: Any) -> None:
            if name.startswith("_"):
                super().__setattr__(name, value)
                return
            raise _frozen(type(self), name)  # the error of pydantic would contain the value

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        if cls.__base__ is BaseModel:
            return handler(source)
        if package_of(cls) is None:
            check_declarations(cls, cls.__extended__(), Record)
        keeping, strict = (
            core_schema.no_info_plain_validator_function(_reader(cls, strict=one)) for one in (False, True)
        )
        return core_schema.lax_or_strict_schema(
            keeping,
            strict,
            ref=f"{package_of(cls) or cls.__module__}.{cls.__qualname__}:{id(cls)}",
            metadata={"pydantic_js_functions": [partial(exported, cls)]},
            serialization=serialization(cls),
        )

    @classmethod
    def __extended__(cls) -> type[Record]:
        """Return the model of the package that a class of the caller's extends."""
        for base in cls.__mro__:
            if package_of(base) and schema_name(base):
                return cast("type[Record]", base)
        raise TypeError(f"{cls.__qualname__} has no schema; extend one of the models")

    @classmethod
    def __schema__(cls) -> Schema:
        """Return the JSON Schema of the class, without its references followed."""
        return schemas(PACKAGE)[str(schema_name(cls))]

    @classmethod
    def __validator__(cls, *, values: bool = False) -> SchemaValidator:
        """Return the strict validator of documents, or that of dates and times as values too. Each is made once."""
        name = "__validator_of_values__" if values else "__validator_of_texts__"
        made = cls.__dict__.get(name)
        if made is None:
            if schema_name(cls) is None:
                raise TypeError(f"{cls.__qualname__} has no schema; use one of the models, or a class that extends one")
            made = maker(values=values).validator(cls)
            type.__setattr__(cls, name, made)
        return cast("SchemaValidator", made)

    @classmethod
    def __check_depth__(cls, value: Any) -> None:
        """Raise `ValidationError` if a JSON value is nested more deeply than it could be written."""
        if is_deep(value):
            raise validation_error(cls.__name__, [Problem((), "too_deep", TOO_DEEP)])

    @classmethod
    def __error__(cls, failure: ValidationError) -> ValidationError:
        """Return an error without values for one of pydantic."""
        return validation_error(cls.__name__, problems(failure, cls.__described__(), schemas(PACKAGE)))

    @classmethod
    def __described__(cls) -> Schema:
        """Return the schema with the names of the properties that a class of the caller's adds."""
        schema = cls.__schema__()
        added: Schema = {one.wire: {} for one in properties_of(cls).added}
        return {**schema, "properties": {**schema.get("properties", {}), **added}} if added else schema

    @classmethod
    def __field_error__(cls, wire: str, failure: ValidationError) -> ValidationError:
        """Return an error without values for one of pydantic in a property."""
        part = cls.__described__().get("properties", {}).get(wire, {})
        inner = problems(failure, part, schemas(PACKAGE))
        return validation_error(cls.__name__, [one._replace(place=(wire, *one.place)) for one in inner])

    @classmethod
    def __read__(cls, value: Any, *, strict: bool) -> Self:
        """Return a record for a JSON object, or for a record of the client."""
        if isinstance(value, cls):
            return value
        if is_record_of(cls, value):
            received = value.to_dict()
            made = cls.__read__(received, strict=strict)
            remember(made, received)
            return made
        if is_recursive(cls):
            cls.__check_depth__(value)
        found = attempt(cls.__validator__().validate_python, value)
        return cls.__after__(found, value, strict=strict) if isinstance(found, ValidationError) else found

    @classmethod
    def __after__(cls, failure: ValidationError, value: Any, *, strict: bool) -> Self:
        """Return a record for a JSON value that its strict validator has refused.

        Raises:
            ValidationError: The value is not an object, or the record is strict.
        """
        if is_object(value):
            cls.__check_depth__(value)
            value = plain(value)
            if not strict and not is_closed(cls.__schema__()):
                return cast("Self", tolerant(cls, value))
            with_integers = whole_numbers(cls.__schema__(), value)
            found = attempt(cls.__validator__(values=True).validate_python, with_integers)
            if not isinstance(found, ValidationError):
                return cast("Self", found)
            failure = found
        raise cls.__error__(failure)

    @classmethod
    @without_locals
    def model_validate(cls, obj: Any, *, by_name: bool | None = None, **options: Any) -> Self:
        """Return a record for a JSON object, or for a record of the client.

        Args:
            obj: The object, with the property names of the API.
            by_name: Whether it may have the names of the attributes instead.
            options: Others of pydantic. ``strict=True`` raises if a response differs from its schema.

        Raises:
            ValidationError: The object does not match the schema of a request, or is not an object.
        """
        if by_name and isinstance(obj, Mapping):
            cls.__check_depth__(obj)
            obj = by_wire_name(cls, cast("Mapping[str, Any]", obj))
        return super().model_validate(obj, **options)

    @classmethod
    @without_locals
    def model_validate_json(
        cls, json_data: str | bytes | bytearray, *, strict: bool | None = None, **options: Any
    ) -> Self:
        """Return a record for the text of a JSON object; see ``model_validate``.

        Raises:
            ValidationError: The text is not JSON, or the object does not match.
        """
        if options or is_recursive(cls):
            return cls.model_validate(parsed(cls, json_data), strict=strict, **options)
        found = attempt(cls.__validator__().validate_json, json_data)
        if not isinstance(found, ValidationError):
            return cast("Self", found)
        return cls.__after__(found, parsed(cls, json_data), strict=bool(strict))

    @classmethod
    @without_locals
    def model_validate_strings(cls, obj: Any, **options: Any) -> Self:
        """Return a record for an object whose values are texts; see ``model_validate``. Texts are not converted."""
        return super().model_validate_strings(obj, **options)

    @classmethod
    @without_locals
    def from_record(cls, record: Any) -> Self:
        """Return a model for a record of the client. Nothing is lost: see ``to_record``.

        Raises:
            TypeError: It is not a record of the schema of this model.
            ValidationError: It is a record of a request that does not match.
        """
        if not is_record_of(cls, record):
            raise TypeError(f"must be a {schema_name(cls)} of the client")
        return cls.__read__(record, strict=False)

    def to_record(self, cls: ClientRecord[R]) -> R:
        """Return a record of the client.

        Args:
            cls: The class of the record: the one with the same name in the client's package.
        """
        if not is_class_of(type(self), cls):
            raise TypeError(f"must be the class {schema_name(type(self))} of the client")
        return cls.from_dict(self.to_dict())

    def to_dict(self) -> dict[str, Any]:
        """Return the record as a JSON object with the property names of the API.

        A model of a client's record, and a copy of one, returns exactly what that record had. A number that a ``float``
        cannot hold is a ``Decimal``.
        """
        return document(type(self), self)

    @property
    def deviations(self) -> tuple[Deviation, ...]:
        """The places where a response differs from its schema. Their values are kept unchanged."""
        found = [*added_deviations(self)]
        held = whole_numbers(self.__schema__(), self.to_dict())
        failure = attempt(self.__validator__().validate_python, held)
        if isinstance(failure, ValidationError):
            found += [one.deviation for one in problems(failure, self.__described__(), schemas(PACKAGE))]
        return tuple(found)

    @property
    def model_extra(self) -> dict[str, Any] | None:
        """The unknown properties, by their names in the API."""
        return None if self.__pydantic_extra__ is None else unknown(self)

    @property
    def model_fields_set(self) -> set[str]:
        """The attributes that are given, and the unknown properties that have no name of an attribute."""
        return {name for name in self.__pydantic_fields_set__ if not name.startswith(ESCAPE)}

    @without_locals
    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy with other values, which are validated.

        Args:
            update: The new values, by the names of the attributes.
            deep: Whether lists and nested records are copied too.

        Raises:
            ValidationError: A value does not match the schema.
            TypeError: The class has no such attribute.
        """
        if not update:
            return super().model_copy(deep=deep)
        copied = super().model_copy(deep=True)
        cls, fields = type(self), type(self).__pydantic_fields__
        wires = properties_of(cls).wires
        values: Any = copied.__dict__
        for name, value in update.items():
            if name not in fields:
                raise TypeError(f"{cls.__name__} has no such attribute; it has {', '.join(sorted(fields))}")
            cls.__check_depth__({name: value})
            found = attempt(maker().field_validator(cls, name).validate_python, value)
            if isinstance(found, ValidationError):
                raise cls.__field_error__(wires[name], found)
            values[name] = found
        copied.__pydantic_fields_set__.update(update)
        state = state_of(copied)
        kept = {wire: one for wire, one in state.originals.items() if wire not in {wires[name] for name in update}}
        set_state(copied, state._replace(originals=kept))
        problem = _combination_problem(copied)
        if problem is None or (problem == _combination_problem(self) and not is_closed(self.__schema__())):
            return copied
        raise validation_error(cls.__name__, [problem])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Record) or type(other) is not type(self):
            return NotImplemented
        return (
            self.__pydantic_fields_set__ == other.__pydantic_fields_set__
            and is_equal(self.__dict__, other.__dict__)
            and is_equal(self.__pydantic_extra__, other.__pydantic_extra__)
        )

    def __hash__(self) -> int:
        """Return a hash. Raises ``TypeError`` if the record contains a list or a dict."""
        return hash((type(self), *self.__dict__.values()))

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        """Yield the fields as they are printed."""
        if schema_name(type(self)) is None:
            return
        declared: Schema = self.__schema__().get("properties", {})
        for name, wire in properties_of(type(self)).by_wire:
            if name not in self.__pydantic_fields_set__:
                continue
            value = self.__dict__[name]
            yield name, HIDDEN if value is not None and wire in self.__phi__ else printed(declared.get(wire), value)
        if self.__pydantic_extra__:
            yield "additional_properties", HIDDEN


refuse_deprecated(Record)


def _combination_problem(record: Record) -> Problem | None:
    """Return why properties of a record cannot be given together, or not without others."""
    cls, values = type(record), record.__dict__
    given = {wire: values[name] for name, wire in properties_of(cls).by_wire if name in record.__pydantic_fields_set__}
    try:
        check_combinations(cls.__schema__(), given)
    except PydanticCustomError as error:
        return Problem((), error.type.removeprefix(OWN), error.message())
    return None


def _frozen(cls: type[Record], name: str) -> ValidationError:
    place = name if name in cls.__pydantic_fields__ else REDACTED
    problem = Problem((place,), "frozen_instance", "Records are immutable; use model_copy(update=...)")
    return validation_error(cls.__name__, [problem])


def _reader(cls: type[Record], *, strict: bool) -> Callable[[Any], Any]:
    """Return the function that validates a value inside of another one. It takes little time for what is valid."""
    validate: Callable[[Any], Any] | None = None

    def read(value: Any) -> Any:
        nonlocal validate
        if type(value) is not dict or (validate is None and is_recursive(cls)):
            return cls.__read__(value, strict=strict)
        if validate is None:
            validate = cls.__validator__().validate_python
        try:
            return validate(value)
        except ValidationError as error:
            failure = error
        return cls.__after__(failure, value, strict=strict)

    read.__name__ = read.__qualname__ = cls.__name__  # pydantic names the members of a union by their functions
    return read
