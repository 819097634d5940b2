"""Requests in a normal form, in which two spellings of the same request are equal.

- A path is a list of decoded segments. A query is a multiset of names and decoded values; a comma-joined list is split
  first, and an empty list equals an absent one.
- JSON is compared by value, as the schema directs: date-times as instants, integers as distinct from floats that cannot
  represent them, booleans as distinct from numbers.
- A multipart body is a multiset of parts; parts with the same name keep their order.
- An optional body that is absent equals an empty object.
- Headers are compared only for the declared parameters and the media type.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

import requests
import schemathesis

from tests.property import multipart
from tests.property.adapter import file_name
from tests.property.apis import Api, Json, Operation, Parameter, Schema, Shape
from tests.property.decode import READERS
from tests.property.validation import conforms

_EXACT = 2**53
"""Up to this value, a float represents every integer exactly."""


@dataclass(frozen=True)
class Sent:
    """A request as plain values, from whatever library."""

    method: str
    url: str
    headers: Mapping[str, str]
    """Names in lower case."""
    content: bytes


@dataclass(frozen=True)
class Wire:
    """A request in its normal form."""

    method: str
    path: tuple[str, ...]
    query: Mapping[tuple[str, Hashable], int]
    headers: Mapping[str, str]
    media_type: str | None
    body: Hashable


def reference(operation: Operation, case: schemathesis.Case, base_url: str) -> Wire:
    """Return the request that schemathesis itself would send for a case."""
    prepared = requests.Request(**case.as_transport_kwargs(base_url=base_url)).prepare()
    content = prepared.body or b""
    sent = Sent(
        method=str(prepared.method),
        url=str(prepared.url),
        headers={name.lower(): _text(value) for name, value in prepared.headers.items()},
        content=content.encode() if isinstance(content, str) else content,
    )
    return normal(operation, sent, base_url, file_names_are_ours=True)


def normal(operation: Operation, sent: Sent, base_url: str, *, file_names_are_ours: bool = False) -> Wire:
    """Return the normal form of a request of an operation.

    Cases have no names for their files: with `file_names_are_ours` the names that the adapter chose are used.
    """
    url = urlsplit(sent.url)
    assert sent.url.startswith(base_url), "the request was sent to another URL"
    declared = {parameter.name.lower() for parameter in operation.parameters if parameter.place == "header"}
    body, media_type = _body(operation, sent, file_names_are_ours)
    return Wire(
        method=sent.method,
        path=tuple(unquote(segment) for segment in url.path[len(urlsplit(base_url).path) :].split("/")),
        query=_query(operation, url.query),
        headers={name: value for name, value in sent.headers.items() if name in declared},
        media_type=media_type,
        body=body,
    )


def query_fits(operation: Operation, query: Mapping[tuple[str, Hashable], int]) -> bool:
    """Return whether the document allows a query as written: an empty text leaves no list item."""
    declared = {parameter.name: parameter for parameter in operation.declared_parameters if parameter.place == "query"}
    said: dict[str, list[Any]] = {name: [] for name in declared}
    for (name, value), count in query.items():
        if name not in said:
            return False
        said[name] += [value] * count
    return all(_fits(operation.api, declared[name], values) for name, values in said.items())


def _fits(api: Api, parameter: Parameter, values: list[Any]) -> bool:
    if not values:
        return not parameter.required
    shape = api.shape(parameter.schema)
    if "array" in shape.types and parameter.explode:
        values = [values]
    if len(values) > 1:
        return False
    [value] = values
    items = api.shape(shape.schema.get("items", {}))
    meant = _json(shape, value) if isinstance(value, str) else [_json(items, item) for item in value]
    return conforms(api, parameter.schema, meant)


def _json(shape: Shape, text: str) -> Json:
    """Return the JSON value of a query text, or the text itself if it is not of the schema's type."""
    if "string" in shape.types:
        return text
    try:
        return json.loads(text)
    except ValueError:
        return text


def _query(operation: Operation, query: str) -> Mapping[tuple[str, Hashable], int]:
    joined = {parameter.name for parameter in operation.declared_parameters if not parameter.explode}
    found: Counter[tuple[str, Hashable]] = Counter()
    for pair in filter(None, query.split("&")):
        raw_name, _, raw_value = pair.partition("=")
        name = _unquote(raw_name)
        if name not in joined:
            found[name, _unquote(raw_value)] += 1
        elif raw_value:
            found[name, tuple(_unquote(item) for item in raw_value.split(","))] += 1
    return found


def _unquote(text: str) -> str:
    return unquote(text.replace("+", " "), errors="strict")


def _body(operation: Operation, sent: Sent, file_names_are_ours: bool) -> tuple[Hashable, str | None]:
    body = operation.body
    if body is None:
        assert not sent.content, "the operation has no such body"
        return None, None
    if not sent.content:
        return None, None
    content_type = sent.headers.get("content-type", "")
    media_type = content_type.partition(";")[0]
    if media_type == "multipart/form-data":
        return _parts(operation, multipart.parse(sent.content, content_type), file_names_are_ours), media_type
    value = json.loads(sent.content)
    if value == {} and not body.required:
        return None, None
    return value_of(operation, body.schema, value), media_type


def _parts(operation: Operation, parts: list[multipart.Part], file_names_are_ours: bool) -> Hashable:
    body = operation.body
    assert body is not None
    declared = {name: schema for name, _, schema in operation.api.properties(operation.api.shape(body.schema).schema)}
    found: dict[str, list[Hashable]] = {}
    for part in parts:
        same_name = found.setdefault(part.name, [])
        shape = operation.api.shape(declared.get(part.name, {}))
        content_type = part.content_type if "contentType" in body.encoding.get(part.name, {}) else None
        if "object" in shape.types:
            same_name.append((content_type, value_of(operation, declared[part.name], json.loads(part.content))))
        else:
            name = file_name(len(same_name)) if file_names_are_ours else part.file_name
            same_name.append((content_type, name, part.content))
    return tuple(sorted((name, tuple(values)) for name, values in found.items()))


def value_of(operation: Operation, schema: Schema, value: Json) -> Hashable:
    """Return the normal form of a JSON value."""
    shape = operation.api.shape(schema)
    if isinstance(value, Mapping):
        properties = shape.schema.get("properties", {})
        return frozenset((name, value_of(operation, properties.get(name, {}), part)) for name, part in value.items())
    if isinstance(value, list):
        return tuple(value_of(operation, shape.schema.get("items", {}), item) for item in value)
    if isinstance(value, str) and shape.format in READERS:
        try:
            return (shape.format, READERS[shape.format](value))
        except (ValueError, ArithmeticError):
            return value
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return (type(value).__name__, value)
    whole = value == int(value) and (shape.types == {"integer"} or abs(value) <= _EXACT)
    return ("whole", int(value)) if whole else (type(value).__name__, value)


def _text(value: Any) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)
