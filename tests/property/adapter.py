"""Convert a case of schemathesis to the call that a user of the generated client would write."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any
from urllib.parse import unquote

import schemathesis
from schemathesis.core import NOT_SET

from tests.property.apis import Json, Operation
from tests.property.decode import Decoder, EmptyFilter, Inexpressible
from tests.property.described_files import agreeing, file_name
from tests.property.examples import example_values


@dataclass(frozen=True)
class Call:
    """A call of a method of the client."""

    operation: Operation
    positional: tuple[Any, ...] = ()
    keywords: Mapping[str, Any] = field(default_factory=dict)
    sent: Json = None
    """The JSON body that it sends, if it is the one of an example."""

    def __str__(self) -> str:
        arguments = [*map(repr, self.positional), *(f"{name}={value!r}" for name, value in self.keywords.items())]
        return f"client.{self.operation.resource}.{self.operation.verb}({', '.join(arguments)})"


def to_call(operation: Operation, case: schemathesis.Case, *, models: bool = False, strict: bool = True) -> Call:
    """Return the call that expresses a case. Raises Inexpressible where a typed client cannot express it.

    `models` makes models of nested objects. Without `strict`, a wrong value or an undeclared name is put into the call
    as it is: the client must reject it.
    """
    decoder = Decoder(operation.api, models=models, strict=strict)
    if case.method.lower() != operation.method:
        raise Inexpressible("a method that the path does not have")
    if case.cookies:
        raise Inexpressible("cookies")
    keywords = {
        **_named(operation, "query", case.query, decoder),
        **_named(operation, "header", case.headers, decoder),
        **_body(operation, case, decoder),
    }
    return Call(operation, _positional(operation, case, decoder), keywords)


def example_call(
    operation: Operation,
    not_before: date = date.min,
    parameters: Mapping[str, Json] = MappingProxyType({}),
    body: Mapping[str, Json] | None = None,
) -> Call:
    """Return the call of the document's example, with other required values; see `example_values`.

    `parameters` replace what it says for those that have to be given, and `body` its body.
    """
    decoder = Decoder(operation.api)
    values = example_values(operation, not_before)
    values |= {name: value for name, value in parameters.items() if name in values}
    given = [one for one in operation.parameters if one.name in values]
    arguments = {one.name: decoder.argument(one.schema, values[one.name]) for one in given}
    positional = tuple(arguments[one.name] for one in given if one.place == "path")
    named = {one.python: arguments[one.name] for one in given if one.place != "path"}
    takes_body = operation.body is not None and operation.fixed_body is None
    sent = agreeing(operation, body or operation.example) if takes_body else None
    properties = _arguments(operation, sent, decoder) if sent is not None else {}
    return Call(operation, positional, {**named, **properties}, sent)


def _positional(operation: Operation, case: schemathesis.Case, decoder: Decoder) -> tuple[Any, ...]:
    found = []
    for parameter in operation.parameters:
        if parameter.place != "path":
            continue
        if parameter.name not in case.path_parameters:
            raise Inexpressible("a path without its parameter")
        value = case.path_parameters[parameter.name]
        text = unquote(value) if isinstance(value, str) else value  # a case encodes texts in paths already
        if text in ("", ".", ".."):
            raise Inexpressible("a path parameter that would change the path")
        found.append(decoder.from_text(parameter.schema, text))
    return tuple(found)


def _named(operation: Operation, place: str, values: Mapping[str, Any], decoder: Decoder) -> dict[str, Any]:
    """Return the arguments for query or header parameters."""
    declared = {parameter.name.lower(): parameter for parameter in operation.parameters if parameter.place == place}
    found = {}
    for name, value in values.items():
        parameter = declared.get(name.lower())
        if parameter is not None:
            argument = decoder.from_text(parameter.schema, value)
            if decoder.strict and is_empty(argument):
                raise EmptyFilter("an empty value in the query, which the client rejects")
            found[parameter.python] = argument
        elif place == "header":
            raise Inexpressible("a header that is not declared")
        else:
            found[_undeclared(name, decoder)] = value
    return found


def is_empty(argument: Any) -> bool:
    """Return whether an argument of the query is empty: an API may take that as no filter at all."""
    texts = argument if isinstance(argument, list) else [argument]
    return not texts or any(isinstance(text, str) and not any(map(_is_visible, text)) for text in texts)


def expressible_query(operation: Operation, query: Any) -> Any:
    """Leave out what a client cannot express: conditions as text, and optional values that are empty."""
    if query is None:
        return None
    optional = {one.name for one in operation.parameters if one.place == "query" and not one.required}
    left = {name: value for name, value in query.items() if name not in operation.replaced}
    return {name: value for name, value in left.items() if name not in optional or not is_empty(value)}


def _body(operation: Operation, case: schemathesis.Case, decoder: Decoder) -> dict[str, Any]:
    if case.body is NOT_SET or operation.fixed_body is not None:
        return {}
    if operation.body is None or case.media_type != operation.body.media_type:
        raise Inexpressible("a body of another media type")
    if not isinstance(case.body, Mapping):
        raise Inexpressible("a body that is not an object")
    return _arguments(operation, case.body, decoder)


def _arguments(operation: Operation, body: Mapping[str, Any], decoder: Decoder) -> dict[str, Any]:
    """Return the properties of a body, which are keywords of the method."""
    assert operation.body is not None
    schema = operation.api.shape(operation.body.schema).schema
    declared = {name: (python, part) for name, python, part in operation.api.properties(schema)}
    found: dict[str, Any] = {}
    for name, value in body.items():
        if name not in declared:
            found[_undeclared(name, decoder)] = value
            continue
        python, part = declared[name]
        found[python] = _with_file_names(decoder.argument(part, value))
    return found


def _with_file_names(value: Any) -> Any:
    """Add a name to each file: bytes at the top level of a body, or in a list there."""
    if isinstance(value, bytes):
        return file_name(0), value
    if isinstance(value, list):
        return [(file_name(at), item) if isinstance(item, bytes) else item for at, item in enumerate(value)]
    return value


def _undeclared(name: str, decoder: Decoder) -> str:
    if decoder.strict:
        raise Inexpressible("a name that is not declared")
    return name


def _is_visible(char: str) -> bool:
    return unicodedata.category(char)[0] not in "CZ" and char not in "\u115f\u1160\u3164\uffa0"
