"""Facts of a document that the rules, the nodes and the coverage report share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..runtime.values.json import is_array, is_object
from . import positions
from .bundle import Document
from .json_pointer import escape, tokens, unescape
from .names import python_name
from .positions import Kind, ListOf, MapOf, Position
from .traversal import operation_parameters, operations, types

JSON = "application/json"
MULTIPART = "multipart/form-data"
_JSON_TYPE = re.compile(r"application/([\w.-]+\+)?json", re.ASCII | re.IGNORECASE)
FILTER_TYPES = {
    "date": "date",
    "date-time": "datetime",
    "date-time-local": "datetime",
    "integer": "int",
    "integer-equals": "int",
    "number": "Decimal | int",
    "string": "str",
    "boolean": "bool",
}
"""The formats of filters, with the Python types of their values."""
FILTER_PARAMETER, SORT_PARAMETER = "q[]", "sort_by"
FILE_METHOD_KEYS = ("x-upload", "x-download")
"""The extensions that declare a further method, which sends or saves a file."""

_SCHEMAS = "#/components/schemas/"

_DEEPEST = 4
"""The levels of records that are searched for a proof."""

WALK_ARGUMENTS = ("limit", "allow_changes")
"""The arguments of every list in pages, which belong to its walk and are not sent."""

EVIDENCE = ("seed", "documented", "example", "client-code", "inferred")
"""Levels of evidence, the strongest first."""


def api_title(info: Mapping[str, Any]) -> str:
    """Return the title of the API."""
    name = str(info["title"])
    return name if name.endswith(" API") else f"{name} API"


def references(value: Any, position: Position) -> Iterator[str]:
    """Yield the names of the schemas that a value at a position refers to."""
    for reference in positions.references(value, position):
        if reference.startswith(_SCHEMAS):
            yield unescape(reference.removeprefix(_SCHEMAS))


def base_name(schema: Mapping[str, Any]) -> str | None:
    """Return the name of the schema that a named schema extends, if it extends one."""
    name = schema.get("x-sdk", {}).get("extends")
    return None if name is None else str(name)


def bases(document: Document, name: str) -> list[str]:
    """Return the names of the schemas that a named schema extends, the nearest first.

    An unknown schema ends the list. In a circle, the schema itself is the last in the list.
    """
    found: list[str] = []
    base = base_name(document.schemas.get(name, {}))
    while base in document.schemas and base not in found:
        found.append(base)
        base = base_name(document.schemas[base])
    return found


def reachable(document: Document, start: Any, position: Position) -> set[str]:
    """Return the names of the schemas that a value at a position refers to, directly or indirectly."""
    found: set[str] = set()
    waiting = list(references(start, position))
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += [*references(document.schemas.get(name), Kind.SCHEMA), *bases(document, name)]
    return found


def sent_schemas(document: Document) -> set[str]:
    """Return the names of the schemas that requests contain in their bodies."""
    bodies = [operation.get("requestBody") for *_, operation in operations(document)]
    return reachable(document, bodies, ListOf(Kind.BODY))


def received_schemas(document: Document) -> set[str]:
    """Return the names of the schemas that responses contain."""
    responses = [operation.get("responses") for *_, operation in operations(document)]
    shared = document.data["components"].get("responses", {})
    return reachable(document, [*responses, shared], ListOf(MapOf(Kind.RESPONSE)))


def success(operation: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the first successful response of an operation, otherwise its redirect. Only without both it is a part."""
    listed = sorted(operation["responses"].items(), key=lambda entry: (entry[0] == "206", entry[0]))
    return next(response for status, response in listed if status[0] in "23")


def statuses(operation: Mapping[str, Any]) -> tuple[int, ...]:
    """Return the statuses of an operation's success. A part of a response (206) is never one."""
    return tuple(int(status) for status in sorted(operation["responses"]) if status[0] == "2" and status != "206")


REDIRECTS = ("301", "302", "303", "307", "308")
"""The statuses that redirect to the URL in ``Location``."""


def has_location(response: Mapping[str, Any]) -> bool:
    """Return whether a response has the header ``Location``, in any spelling."""
    return any(name.lower() == "location" for name in response.get("headers", {}))


def redirects(document: Document, operation: Mapping[str, Any]) -> tuple[int, ...]:
    """Return the statuses of an operation that redirect to the ``Location`` header."""
    return tuple(
        int(status)
        for status, response in sorted(operation["responses"].items())
        if status in REDIRECTS and has_location(document.resolve(response))
    )


def error_statuses(operation: Mapping[str, Any]) -> tuple[int, ...]:
    """Return the 4xx statuses that an operation lists. Ranges such as ``4XX`` list none."""
    return tuple(int(status) for status in sorted(operation["responses"]) if status[0] == "4" and status.isdecimal())


def is_json(media: str) -> bool:
    """Return whether a media type is one of JSON, such as ``application/problem+json``. Errors may have any of them."""
    return _JSON_TYPE.fullmatch(media) is not None


def error_schemas(document: Document, response: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield the schema of each kind of JSON that an error response may have."""
    for media, declared in document.resolve(response).get("content", {}).items():
        if is_json(media):
            yield document.resolve(declared["schema"])


def required_in_errors(document: Document) -> dict[int, dict[str, str]]:
    """Return, for each 4xx status, the JSON pointers that its error bodies require, with the JSON types there."""
    found: dict[int, dict[str, str]] = {}
    for *_, operation in operations(document):
        for status in error_statuses(operation):
            for schema in error_schemas(document, operation["responses"][str(status)]):
                found.setdefault(status, {}).update(_required(document, schema, ""))
    return {status: required for status, required in sorted(found.items()) if required}


def known_in_errors(document: Document) -> tuple[str, ...]:
    """Return the names of the properties that the error bodies of an API may have."""
    found: set[str] = set()
    for *_, operation in operations(document):
        for status in error_statuses(operation):
            for schema in error_schemas(document, operation["responses"][str(status)]):
                found |= schema.get("properties", {}).keys()
    return tuple(sorted(found))


def known_in_reasons(document: Document) -> tuple[str, ...]:
    """Return the names of the properties that the reasons in error bodies of an API may have."""
    pointer, found = str(document.data["x-errors"]["reasons"]["list"]), set[str]()
    for *_, operation in operations(document):
        for status in error_statuses(operation):
            for schema in error_schemas(document, operation["responses"][str(status)]):
                reasons = schema
                for name in tokens(pointer):
                    reasons = document.resolve(reasons.get("properties", {}).get(name, {}))
                found |= document.resolve(reasons.get("items", {})).get("properties", {}).keys()
    return tuple(sorted(found))


def _required(document: Document, schema: Mapping[str, Any], place: str) -> Iterator[tuple[str, str]]:
    for name in schema.get("required", ()):
        declared = document.resolve(schema.get("properties", {}).get(name, {}))
        pointer, kinds = f"{place}/{escape(name)}", types(declared)
        if len(kinds) == 1:
            yield pointer, next(iter(kinds))
        if "properties" in declared and pointer.count("/") < _DEEPEST:
            yield from _required(document, declared, pointer)


def file_type(document: Document, operation: Mapping[str, Any]) -> str | None:
    """Return the media type of an operation's response if it is a file, which means not JSON."""
    content = document.resolve(success(operation)).get("content", {})
    return next((media for media in content if media != JSON), None)


def is_file_part(schema: Mapping[str, Any]) -> bool:
    """Return whether a part of a multipart form is a file."""
    return schema.get("type") == "string" and schema.get("format") == "binary"


def has_json_body(document: Document, operation: Mapping[str, Any]) -> bool:
    """Return whether an operation sends a JSON body."""
    return "requestBody" in operation and JSON in document.resolve(operation["requestBody"]).get("content", {})


def may_omit_body(document: Document, operation: Mapping[str, Any]) -> bool:
    """Return whether an operation has a body that a request may leave out."""
    return "requestBody" in operation and not document.resolve(operation["requestBody"]).get("required", False)


def content_type_without_body(document: Document, operation: Mapping[str, Any]) -> str | None:
    """Return the content type that an operation's requests without a body carry; ``None`` if none."""
    declared: Mapping[str, Any] = document.data.get("x-requests-without-body", {})
    has_body = "requestBody" in operation and not may_omit_body(document, operation)
    return None if has_body else declared.get("content_type")


def is_nullable(document: Document, schema: Mapping[str, Any]) -> bool:
    """Return whether null is one of the values that a schema accepts."""
    target = document.resolve(schema)
    types = target.get("type", [])
    return (
        types == "null"
        or (is_array(types) and "null" in types)
        or None in target.get("enum", ())
        or any(is_nullable(document, choice) for choice in target.get("anyOf", ()) if "type" not in target)
    )


def query_parameters_replaced(operation: Mapping[str, Any]) -> frozenset[str]:
    """Return the query parameters that are not arguments: ``where`` and ``order_by`` stand for them."""
    pairs = (("x-filters", FILTER_PARAMETER), ("x-sort", SORT_PARAMETER))
    return frozenset(name for key, name in pairs if key in operation)


def pagination_key(pagination: Mapping[str, Any]) -> list[str]:
    """Return the properties that identify a record of a list."""
    given = pagination.get("key", [])
    return [given] if isinstance(given, str) else given


def is_paged(operation: Mapping[str, Any]) -> bool:
    """Return whether an operation returns a list in pages."""
    pagination = operation.get("x-pagination")
    return is_object(pagination) and pagination.get("style") != "none"


def totals(document: Document) -> tuple[str, ...]:
    """Return the pointers at which the lists of an API state their totals."""
    styles = document.data.get("x-pagination", {}).values()
    return tuple(dict.fromkeys(style["total"] for style in styles if isinstance(style.get("total"), str)))


def parameter_name(operation: Mapping[str, Any], parameter: Mapping[str, Any]) -> str:
    """Return the Python name of a parameter of an operation. A list in pages has arguments of its own."""
    name = python_name(parameter["name"], parameter)
    return f"{name}_" if name in WALK_ARGUMENTS and is_paged(operation) else name


def file_methods(operation: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return what an operation declares about its further methods, which carry files."""
    return [operation[key] for key in FILE_METHOD_KEYS if key in operation]


def identity(document: Document, path: str, operation: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the path parameters that the returned record repeats: the Python name, and the pointer of the property.

    A path that ends with a parameter names one record. The property has the same name as the parameter; it belongs to
    the response itself, or to the only record in it that has such a property.
    """
    content = document.resolve(success(operation)).get("content", {})
    if not path.rstrip("/").endswith("}") or JSON not in content or "x-pagination" in operation:
        return
    properties = document.resolve(content[JSON]["schema"]).get("properties", {})
    for parameter in operation_parameters(document, path, operation):
        name = parameter["name"]
        if parameter["in"] != "path":
            continue
        found = list(_records_with(document, properties, name))
        place = "" if name in properties else f"/{escape(found[0])}" if len(found) == 1 else None
        if place is not None:
            yield python_name(name, parameter), f"{place}/{escape(name)}"


def conflicts(operation: Mapping[str, Any]) -> tuple[int, ...]:
    """Return the statuses with which an operation can report a rejected booking."""
    return tuple(operation.get("x-errors", {}).get("conflict", ()))


def _records_with(document: Document, properties: Mapping[str, Any], name: str) -> Iterator[str]:
    """Yield the properties whose value is a record, or null, that has a property of this name."""
    for key, declared in properties.items():
        choices = [document.resolve(choice) for choice in declared.get("anyOf", [declared])]
        if any(name in choice.get("properties", {}) for choice in choices):
            yield key
