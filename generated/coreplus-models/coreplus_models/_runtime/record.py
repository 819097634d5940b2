"""The base class of all models.

A model of a request is strict. A model of a response is tolerant: it keeps a value that differs from its schema, as the
clients do, and `deviations` reports where. Both raise errors that contain no value, wherever they are used.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, Self, TypeVar, cast

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, ValidationError
from pydantic_core import CoreSchema, PydanticCustomError, SchemaValidator, core_schema

from .dumping import written_dict
from .errors import OWN, REDACTED, Deviation, Problem, Schema, is_object, problems, validation_error, without_locals
from .export import exported
from .reading import attempt, is_closed, is_printable, is_record_of, maker, parsed, plain, tolerant, whole_numbers
from .store import PACKAGE, package_of, schema_name, schemas
from .validators import check_combinations

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

    __slots__ = ("_received",)
    model_config = ConfigDict(extra="allow", frozen=True, hide_input_in_errors=True, protected_namespaces=())

    __phi__: ClassVar[frozenset[str]] = frozenset()
    """The names (in the API) of the properties that identify or describe a person, or are secret."""

    if not TYPE_CHECKING:

        @without_locals
        def __init__(self, /, **data: Any) -> None:
            cls = type(self)
            given, twice = cls.__by_wire_name__(data)
            if twice:
                raise validation_error(cls.__name__, [Problem((twice,), "given_twice", "Give either name, not both")])
            failure = attempt(partial(cls.__validator__(values=True).validate_python, self_instance=self), given)
            if isinstance(failure, ValidationError):
                raise cls.__error__(failure)

        __init__.__pydantic_base_init__ = True  # pydantic need not call it for each record

        @without_locals
        def __setattr__(self, name: str, value: Any) -> None:
            if name.startswith("_"):
                super().__setattr__(name, value)
                return
            # The error of pydantic would contain the value.
            place = name if name in type(self).__pydantic_fields__ else REDACTED
            problem = Problem((place,), "frozen_instance", "Records are immutable; use model_copy(update=...)")
            raise validation_error(type(self).__name__, [problem])

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        name = schema_name(cls)
        if name is None:
            return handler(source)
        decorators = cls.__pydantic_decorators__
        if decorators.validators or decorators.field_validators or decorators.model_validators:
            raise TypeError(f"{cls.__qualname__} has validators; put them in a model that contains the record")
        keeping, strict = (
            core_schema.no_info_plain_validator_function(_reader(cls, strict=one)) for one in (False, True)
        )
        return core_schema.lax_or_strict_schema(
            keeping,
            strict,
            ref=f"{package_of(cls) or cls.__module__}.{cls.__qualname__}:{id(cls)}",
            metadata={"pydantic_js_functions": [partial(exported, cls)]},
            serialization=core_schema.plain_serializer_function_ser_schema(
                written_dict, info_arg=True, return_schema=core_schema.any_schema()
            ),
        )

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
    def __by_wire_name__(cls, data: Mapping[str, Any]) -> tuple[dict[str, Any], str | None]:
        """Return values by the names of the API, and the name of one that is given twice."""
        given: dict[str, Any] = {}
        fields = cls.__pydantic_fields__
        for name, value in data.items():
            info = fields.get(name)
            wire = name if info is None else info.alias or name
            if wire in given:
                return given, wire
            given[wire] = value
        return given, None

    @classmethod
    def __error__(cls, failure: ValidationError) -> ValidationError:
        """Return an error without values for one of pydantic."""
        return validation_error(cls.__name__, problems(failure, cls.__schema__(), schemas(PACKAGE)))

    @classmethod
    def __read__(cls, value: Any, *, strict: bool) -> Self:
        """Return a record for a JSON object, or for a record of the client."""
        if isinstance(value, cls):
            return value
        if is_record_of(cls, value):
            received = value.to_dict()
            made = cls.__read__(received, strict=strict)
            object.__setattr__(made, "_received", received)
            return made
        found = attempt(cls.__validator__().validate_python, value)
        return cls.__after__(found, value, strict=strict) if isinstance(found, ValidationError) else found

    @classmethod
    def __after__(cls, failure: ValidationError, value: Any, *, strict: bool) -> Self:
        """Return a record for a JSON value that its strict validator has refused.

        Raises:
            ValidationError: The value is not an object, or the record is strict.
        """
        if is_object(value):
            value = plain(value)
            if not strict and not is_closed(cls.__schema__()):
                return cast("Self", tolerant(cls, value, failure))
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
            obj, twice = cls.__by_wire_name__(cast("Mapping[str, Any]", obj))
            if twice:
                raise validation_error(cls.__name__, [Problem((twice,), "given_twice", "Give either name, not both")])
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
        if options:
            return cls.model_validate(parsed(cls, json_data), strict=strict, **options)
        found = attempt(cls.__validator__().validate_json, json_data)
        if not isinstance(found, ValidationError):
            return cast("Self", found)
        return cls.__after__(found, parsed(cls, json_data), strict=bool(strict))

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
        return cls.from_dict(self.to_dict())

    def to_dict(self) -> dict[str, Any]:
        """Return the record as a JSON object with the property names of the API.

        For a model of a client's record it is exactly what the client received.
        """
        received = getattr(self, "_received", None)
        return copy.deepcopy(received) if received is not None else self.model_dump(mode="json")

    @property
    def deviations(self) -> tuple[Deviation, ...]:
        """The places where a response differs from its schema. Their values are kept unchanged."""
        document = whole_numbers(self.__schema__(), self.to_dict())
        failure = attempt(self.__validator__().validate_python, document)
        if not isinstance(failure, ValidationError):
            return ()
        return tuple(found.deviation for found in problems(failure, self.__schema__(), schemas(PACKAGE)))

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
        copied = super().model_copy(deep=deep)
        if not update:
            object.__setattr__(copied, "_received", copy.deepcopy(getattr(self, "_received", None)))
            return copied
        cls, fields = type(self), type(self).model_fields
        state: Any = copied.__dict__
        for name, value in update.items():
            if name not in fields:
                raise TypeError(f"{cls.__name__} has no such attribute; it has {', '.join(sorted(fields))}")
            wire = fields[name].alias or name
            found = attempt(maker().field_validator(cls, name).validate_python, value)
            if isinstance(found, ValidationError):
                part = self.__schema__().get("properties", {}).get(wire, {})
                inner = problems(found, part, schemas(PACKAGE))
                raise validation_error(cls.__name__, [one._replace(place=(wire, *one.place)) for one in inner])
            state[name] = found
        copied.__pydantic_fields_set__.update(update)
        given = {fields[name].alias or name: state[name] for name in copied.model_fields_set if name in fields}
        try:
            check_combinations(self.__schema__(), given)
        except PydanticCustomError as error:
            problem = Problem((), error.type.removeprefix(OWN), error.message())
        else:
            return copied
        raise validation_error(cls.__name__, [problem])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Record) or type(other) is not type(self):
            return NotImplemented
        return (
            self.__pydantic_fields_set__ == other.__pydantic_fields_set__
            and self.__dict__ == other.__dict__
            and self.__pydantic_extra__ == other.__pydantic_extra__
        )

    def __hash__(self) -> int:
        """Return a hash. Raises ``TypeError`` if the record contains a list or a dict."""
        return hash((type(self), *self.__dict__.values()))

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        """Yield the fields as they are printed."""
        declared: Schema = self.__schema__().get("properties", {}) if schema_name(type(self)) else {}
        for name, info in type(self).__pydantic_fields__.items():
            if name not in self.__pydantic_fields_set__:
                continue
            wire, value = info.alias or name, self.__dict__[name]
            hidden = value is not None and (wire in self.__phi__ or not is_printable(declared.get(wire), value))
            yield name, _Redacted() if hidden else value
        if self.__pydantic_extra__:
            yield "additional_properties", _Redacted()


class _Redacted:
    def __repr__(self) -> str:
        return REDACTED


def _reader(cls: type[Record], *, strict: bool) -> Callable[[Any], Any]:
    """Return the function that validates a value inside of another one. It takes little time for what is valid."""
    validate: Callable[[Any], Any] | None = None

    def read(value: Any) -> Any:
        nonlocal validate
        if type(value) is not dict:
            return cls.__read__(value, strict=strict)
        if validate is None:
            validate = cls.__validator__().validate_python
        try:
            return validate(value)
        except ValidationError as error:
            failure = error
        return cls.__after__(failure, value, strict=strict)

    return read
