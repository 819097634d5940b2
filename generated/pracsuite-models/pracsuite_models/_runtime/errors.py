"""Errors of validation without any value that was validated.

Pydantic puts the input into each error, and prints it unless the outermost model hides it. So a model raises errors of
its own: they have the places and the reasons, as far as the schema states them, and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import wraps
from typing import Any, NamedTuple, ParamSpec, TypeGuard, TypeVar, cast

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from .formats import TIMES

REDACTED = "<redacted>"
"""What is printed in place of a private value."""

Schema = Mapping[str, Any]

P = ParamSpec("P")
T = TypeVar("T")


def is_object(value: object) -> TypeGuard[Mapping[str, Any]]:
    """Return whether a value is a JSON object."""
    return isinstance(value, Mapping)


def is_array(value: object) -> TypeGuard[list[Any]]:
    """Return whether a value is a JSON array."""
    return isinstance(value, list)


class Deviation(NamedTuple):
    """A place where a record differs from its schema. It never contains the value.

    Attributes:
        pointer: JSON pointer to the place. A name that the schema does not list is ``<redacted>``.
        kind: The type of the error, such as ``missing`` or ``string_type``.
        message: What the schema requires.
    """

    pointer: str
    kind: str
    message: str


class Problem(NamedTuple):
    """A place in a document, and what is wrong there."""

    place: tuple[str | int, ...]
    kind: str
    message: str

    @property
    def deviation(self) -> Deviation:
        """The problem as it is shown to users."""
        steps = (str(step).replace("~", "~0").replace("/", "~1") for step in self.place)
        return Deviation("".join(f"/{step}" for step in steps), self.kind, self.message)


_STATED = frozenset(
    {
        "bool_type",
        "dict_type",
        "extra_forbidden",
        "finite_number",
        "float_type",
        "greater_than_equal",
        "int_type",
        "less_than_equal",
        "list_type",
        "literal_error",
        "missing",
        "model_type",
        "multiple_of",
        "string_too_long",
        "string_too_short",
        "string_type",
        "string_unicode",
        "too_long",
        "too_short",
    }
)
"""The errors of pydantic whose messages have only facts of the schema."""

_NUMBERS = ("number", ["number", "null"], ["null", "number"])
"""The types of numbers, which are read as integers first."""

OWN = "record_"
"""The beginning of the types of errors that are made here or in the module of the validators."""


def problems(error: ValidationError, schema: Schema, models: Mapping[str, Schema]) -> Iterator[Problem]:
    """Yield each place of an error once, without values.

    Args:
        error: What pydantic raised.
        schema: The schema of the validated document.
        models: The named schemas.
    """
    seen: set[tuple[str | int, ...]] = set()
    for found in error.errors(include_url=False, include_input=False):
        place, at = _place(found["loc"], schema, models)
        kind, message = found["type"], found["msg"]
        if place in seen or (kind == "int_type" and at.get("type") in _NUMBERS):  # another branch of a union
            continue
        seen.add(place)
        if at.get("format") in TIMES and kind != "missing":
            kind, accepted = TIMES[at["format"]]
            yield Problem(place, kind, f"Input should be {accepted}")
        elif kind.startswith(OWN):
            yield Problem(place, kind.removeprefix(OWN), message)
        elif kind == "json_invalid":
            yield Problem((), kind, _json_message(message))
        elif kind in _STATED:
            yield Problem(place, kind, message)
        else:
            yield Problem(place, "invalid", "Input does not match the schema")


def _json_message(message: str) -> str:
    position = re.search(r"line [0-9]+ column [0-9]+\Z", message)
    return f"Invalid JSON at {position[0]}" if position else "Invalid JSON"


def _place(
    steps: tuple[str | int, ...], schema: Schema, models: Mapping[str, Schema]
) -> tuple[tuple[str | int, ...], Schema]:
    """Return a place as it is shown, and the schema there.

    Steps that the schema does not name are hidden. Those below a value without parts are the branches of a union.
    """
    place: list[str | int] = []
    at = resolved(schema, models)
    for step in steps:
        if "properties" in at:
            known = step in at["properties"]
            place.append(step if known else REDACTED)
            at = resolved(at["properties"][step] if known else {}, models)
        elif isinstance(step, int) and "items" in at:
            place.append(step)
            at = resolved(at["items"], models)
        elif is_object(at.get("additionalProperties")):
            place.append(REDACTED)
            at = resolved(at["additionalProperties"], models)
        else:
            break
    return tuple(place), at


def resolved(schema: Schema, models: Mapping[str, Schema]) -> Schema:
    """Return a schema without its null and with its reference followed."""
    for choice in schema.get("anyOf", ()) if "type" not in schema else ():
        if choice != {"type": "null"}:
            return resolved(choice, models)
    if "$ref" in schema:
        return resolved(models[schema["$ref"].rpartition("/")[2]], models)
    return schema


def custom_error(kind: str, message: str) -> PydanticCustomError:
    """Return an error of pydantic. Its message is ours, or only states facts of the schema."""
    return cast("Any", PydanticCustomError)(kind, message)  # type: ignore[no-any-return]  # they are no literals


def validation_error(title: str, found: Iterable[Problem]) -> ValidationError:
    """Return an error of pydantic with these problems. It contains and prints no input."""
    details: list[InitErrorDetails] = [
        {
            "type": custom_error(kind, message),
            "loc": place,
            "input": REDACTED,
        }
        for place, kind, message in found
    ]
    return ValidationError.from_exception_data(title, details, hide_input=True)


def without_locals(function: Callable[P, T]) -> Callable[P, T]:
    """Return a function whose errors have no frames in their tracebacks that hold what was validated.

    Tools that print local variables would print it. The frame of the caller remains.
    """

    @wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return function(*args, **kwargs)
        except Exception as error:  # noqa: BLE001 - it is raised again
            failure = error.with_traceback(None)
        del args, kwargs
        raise failure

    return call
