"""Rules for operations that send or return files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..document.bundle import Document
from ..document.facts import (
    FILE_METHOD_KEYS,
    JSON,
    MULTIPART,
    file_type,
    is_file_part,
    is_json,
    reachable,
    redirects,
    references,
    success,
)
from ..document.json_pointer import escape
from ..document.names import python_name
from ..document.positions import Kind, MapOf
from ..document.problems import Problem
from ..document.reconcile_extension import schema_at
from ..document.traversal import (
    anonymous_schemas,
    inner_schemas,
    named_schemas,
    operation_parameters,
    operations,
    types,
)
from ..ir.file_methods import SAVES, SENDS, ExtraSignature, extra_signature
from ..runtime.values.json import is_object
from .operations import evidence
from .similar_keys import advice, meant

_TEXTS = ("method", "summary", "description", "x-evidence")
_NO_FILE = (
    f"is saved as a file, so its schema must be {{type: string, format: binary}}; for a record, declare {JSON}, also if"
    " the server sends another type of JSON"
)
_NO_TEXT = (
    f"is text in an error, so its schema must be {{type: string}}; for an object, declare {JSON}, or another"
    " type of JSON such as application/problem+json"
)
_POINTERS = ("file_name", "address", "fields", "part")


def are_complete(document: Document) -> Iterator[Problem]:
    """Require that an operation with files declares everything that its method needs, with the right types."""
    for pointer, path, _, operation in operations(document):
        for key in FILE_METHOD_KEYS:
            if key in operation:
                yield from _declared(document, f"{pointer}/{escape(key)}", path, operation, key)
        if _sends_files(document, operation):
            yield from _names(document, pointer, path, operation, SENDS)
        if file_type(document, operation) is not None:
            yield from _names(document, pointer, path, operation, SAVES)
            if _sends_files(document, operation):
                yield document.problem(
                    pointer, "both sends a form and returns a file, which no method does; let it return JSON or nothing"
                )
            content = document.resolve(success(operation))["content"]
            if len(content) != 1:
                yield document.problem(f"{pointer}/responses", "a file must have exactly one media type, and not JSON")


def are_parts_or_whole_responses(document: Document) -> Iterator[Problem]:
    """Require that files are parts of a form, or lists of them there, or a response that is not JSON."""
    forms: set[str] = set()
    json: set[str] = set()
    allowed: set[str] = set()
    for pointer, _, _, operation in operations(document):
        body = document.resolve(operation.get("requestBody", {}))
        json |= reachable(document, operation["responses"], MapOf(Kind.RESPONSE))
        for name, declared in body.get("content", {}).items():
            found = set(references(declared.get("schema"), Kind.SCHEMA))
            forms |= found if name == MULTIPART else set()
            json |= found if name != MULTIPART else set()
            for form in found:
                json |= reachable(document, document.schemas.get(form), Kind.SCHEMA)
        for status, holder in operation["responses"].items():
            place, is_error = f"{pointer}/responses/{escape(status)}", status[0] != "2"
            where = str(holder["$ref"]).removeprefix("#") if "$ref" in holder else place
            content = document.resolve(holder).get("content", {})
            others = {name: one for name, one in content.items() if not (is_json(name) if is_error else name == JSON)}
            allowed |= {f"{where}/content/{escape(name)}/schema" for name in others}
            for name, declared in others.items():
                if types(document.resolve(declared.get("schema"))) != ["string"]:
                    yield document.problem(f"{place}/content/{escape(name)}", _NO_TEXT if is_error else _NO_FILE)
    for name in forms - json:
        for part in document.schemas.get(name, {}).get("properties", {}):
            place = f"/components/schemas/{escape(name)}/properties/{escape(part)}"
            allowed |= {place, f"{place}/items"}
    for pointer, schema in (*named_schemas(document), *anonymous_schemas(document)):
        for place, inner in ((pointer, schema), *inner_schemas(pointer, schema)):
            if inner.get("format") == "binary" and not (place in allowed and is_file_part(inner)):
                yield document.problem(
                    f"{place}/format",
                    "is a file, which can only be written as {type: string, format: binary} at a part of a form that is"
                    " sent, at the items of such a part, or at a response of another media type than JSON; move it"
                    " there, or remove the format",
                )


def _declared(document: Document, place: str, path: str, operation: Mapping[str, Any], key: str) -> Iterator[Problem]:
    how = operation[key]
    wanted = (*_TEXTS, *_POINTERS) if key == "x-upload" else _TEXTS
    if not is_object(how) or any(not how.get(name) for name in wanted):
        yield document.problem(place, f"needs {', '.join(wanted)}")
        return
    known = {*wanted, *(("max_bytes",) if key == "x-upload" else ())}
    for name in how.keys() - known:
        said = advice(meant(name, known - how.keys()))
        yield document.problem(f"{place}/{escape(name)}", f"is not a known key here; {said}")
    yield from evidence(document, place, how)
    yield from _names(document, place, path, operation, extra_signature(key))
    if key == "x-upload":
        yield from _form(document, place, operation, how)
    elif not redirects(document, operation):
        yield document.problem(place, "needs an operation whose success is a redirect with a Location")


def _form(document: Document, place: str, operation: Mapping[str, Any], how: Mapping[str, Any]) -> Iterator[Problem]:
    body = document.resolve(operation.get("requestBody", {})).get("content", {}).get(JSON, {}).get("schema", {})
    if list(document.resolve(body).get("properties", {})) != [how["file_name"]]:
        yield document.problem(f"{place}/file_name", "must name the only property of the operation's body")
    response = document.resolve(success(operation)).get("content", {}).get(JSON, {}).get("schema", {})
    for name, kind in (("address", "string"), ("fields", "object")):
        if kind not in types(schema_at(document, response, str(how[name])) or {}):
            yield document.problem(
                f"{place}/{escape(name)}", f"must point to a property of the response with the type {kind}"
            )
    limit = how.get("max_bytes", 1)
    if not isinstance(limit, int) or isinstance(limit, bool) or limit < 1:
        yield document.problem(f"{place}/max_bytes", "must be a positive number of bytes")


def _names(
    document: Document, place: str, path: str, operation: Mapping[str, Any], extra: ExtraSignature
) -> Iterator[Problem]:
    own = {python_name(entry["name"], entry) for entry in operation_parameters(document, path, dict(operation))}
    for name in sorted(own & extra.names):
        yield document.problem(
            place, f"its method already has an argument {name!r}; set x-sdk: {{name: …}} on the parameter"
        )


def _sends_files(document: Document, operation: Mapping[str, Any]) -> bool:
    content = document.resolve(operation.get("requestBody", {})).get("content", {})
    return MULTIPART in content
