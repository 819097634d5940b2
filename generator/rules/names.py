"""Rules for names: they are unique, valid in Python and not reserved."""

from __future__ import annotations

import keyword
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from attrs import fields

from ..document.bundle import Document
from ..document.facts import WALK_ARGUMENTS, file_methods, is_paged, parameter_name
from ..document.json_pointer import escape
from ..document.names import constant, python_name
from ..document.problems import Problem
from ..document.traversal import operation_parameters, operations
from ..runtime.client import resource
from ..runtime.client.client import AsyncClient, SyncClient
from ..runtime.client.options import Settings
from ..runtime.files import object_storage
from ..runtime.messages import file_input, http
from ..runtime.operation import call_options, definition, filters, reconcile_plan
from ..runtime.operation.call_options import CallOptions
from ..runtime.pagination import pages, styles
from ..runtime.transport import rate_limit, retry
from ..runtime.values import codecs, datetimes, drift, record_codec, records
from ..runtime.values.records import Model

_SNAKE = re.compile(r"[a-z][a-z0-9_]*")
_PASCAL = re.compile(r"[A-Z][A-Za-z0-9]*")
_RESERVED_KEYWORDS = frozenset({"self", *(field.name for field in fields(CallOptions))})
_RESERVED_CLASSES = frozenset(
    name
    for module in (
        call_options,
        codecs,
        definition,
        drift,
        file_input,
        filters,
        http,
        object_storage,
        pages,
        rate_limit,
        reconcile_plan,
        record_codec,
        records,
        resource,
        retry,
        styles,
    )
    for name in vars(module)
    if name[0].isupper()
)
_RESERVED_ATTRIBUTES = frozenset(dir(Model))
_RESERVED_RESOURCES = frozenset({"today", *dir(SyncClient), *dir(AsyncClient)})
_RESERVED_METHODS = frozenset({"with_raw_response", *dir(resource.SyncResource), *dir(resource.AsyncResource)})
_RESERVED_CREDENTIALS = frozenset(
    {
        *(field.name for field in fields(Settings)),
        *("audience", "http_client", "secrets", "self", "settings", "token_url"),
        *("auth", "basic", "checked_retry", "credentials", "rewritten"),  # what a constructor calls or assigns
    }
)
_RESERVED_CONSTANTS = frozenset(
    {
        "API",
        "BASE_URL",
        *(name for module in (codecs, file_input, datetimes) for name in vars(module) if name.isupper()),
    }
)


def are_unique(document: Document) -> Iterator[Problem]:
    """Require that no two operations have the same operationId or Python name."""
    ids: Counter[str] = Counter()
    methods: Counter[tuple[str, str]] = Counter()
    for pointer, _, _, operation in operations(document):
        given = operation.get("operationId")
        ids[str(given)] += 1
        if not given:
            yield document.problem(pointer, "needs an operationId")
        elif ids[given] > 1:
            yield document.problem(f"{pointer}/operationId", f"{given} is used twice; rename one of them")
        sdk = operation.get("x-sdk", {})
        for holder in (sdk, *operation.get("x-sdk-variants", []), *file_methods(operation)):
            if "resource" not in sdk or "method" not in holder:
                continue  # another rule reports it
            called = (str(sdk["resource"]), str(holder["method"]))
            methods[called] += 1
            if methods[called] > 1:
                yield document.problem(f"{pointer}/x-sdk", f"{'.'.join(called)} is used twice; rename one of them")


def are_usable(document: Document) -> Iterator[Problem]:
    """Require that every name is valid in Python and is not a name of the runtime."""
    for pointer, path, _, operation in operations(document):
        sdk = operation.get("x-sdk", {})
        for key in ("resource", "method"):
            if key in sdk and not _identifier(str(sdk[key])):
                yield document.problem(f"{pointer}/x-sdk", f"{key} must be a snake_case identifier")
        if sdk.get("resource") in _RESERVED_RESOURCES:
            yield document.problem(
                f"{pointer}/x-sdk", f"{sdk['resource']} is a reserved attribute of every client; rename it"
            )
        if sdk.get("method") in _RESERVED_METHODS:
            yield document.problem(
                f"{pointer}/x-sdk", f"{sdk['method']} is a reserved attribute of every resource; rename it"
            )
        for declared in file_methods(operation):
            if not _identifier(str(declared.get("method", ""))):
                yield document.problem(pointer, "the method of an upload or download must be a snake_case identifier")
        yield from _keywords(document, pointer, path, operation)
    for name, schema in document.schemas.items():
        pointer = f"/components/schemas/{escape(name)}"
        if not _PASCAL.fullmatch(name):
            yield document.problem(pointer, "the name of a schema must be PascalCase, in ASCII letters and digits")
        elif name in _RESERVED_CLASSES or {name, f"Async{name}"} & {
            document.data["x-sdk"]["client"],
            f"Async{document.data['x-sdk']['client']}",
        }:
            yield document.problem(pointer, f"{name} is a class of the client package; rename the schema")
        attributes: Counter[str] = Counter()
        for wire_name, declared in schema.get("properties", {}).items():
            called = python_name(wire_name, declared)
            attributes[called] += 1
            if attributes[called] > 1:
                yield document.problem(
                    f"{pointer}/properties/{escape(wire_name)}",
                    f"has the same Python name ({called}) as another property; set x-sdk: {{name: …}}",
                )
            if called in _RESERVED_ATTRIBUTES or not _identifier(called):
                yield document.problem(
                    f"{pointer}/properties/{escape(wire_name)}",
                    f"cannot have the Python name {called}; set x-sdk: {{name: …}}",
                )


def avoid_reserved_names(document: Document) -> Iterator[Problem]:
    """Require that no credential has the name of a client setting, and no shared parameter a name of the runtime."""
    components = document.data["components"]
    for name, scheme in components.get("securitySchemes", {}).items():
        sdk = scheme.get("x-sdk", {})
        for argument in (*sdk.get("arguments", ()), *([sdk["argument"]] if "argument" in sdk else ())):
            if argument in _RESERVED_CREDENTIALS or keyword.iskeyword(argument):
                pointer = f"/components/securitySchemes/{escape(name)}/x-sdk"
                yield document.problem(pointer, f"{argument} cannot be the name of an argument; rename it")
    for name in components.get("parameters", {}):
        if constant(name) in _RESERVED_CONSTANTS:
            pointer = f"/components/parameters/{escape(name)}"
            yield document.problem(pointer, f"has the Python name {constant(name)}, which the runtime uses; rename it")


def _keywords(document: Document, pointer: str, path: str, operation: dict[str, Any]) -> Iterator[Problem]:
    found: Counter[str] = Counter(
        parameter_name(operation, parameter) for parameter in operation_parameters(document, path, operation)
    )
    if "requestBody" in operation:
        for media in document.resolve(operation["requestBody"]).get("content", {}).values():
            declared = document.resolve(media.get("schema", {})).get("properties", {})
            found.update(python_name(name, value) for name, value in declared.items())
    if is_paged(operation):
        found.update(WALK_ARGUMENTS)
    for name, count in found.items():
        if count > 1:
            yield document.problem(
                pointer, f"two arguments have the Python name {name}; set x-sdk: {{name: …}} on one of them"
            )
        if name in _RESERVED_KEYWORDS or not _identifier(name):
            yield document.problem(pointer, f"{name} cannot be the name of an argument; set x-sdk: {{name: …}}")
    declared_path = {
        parameter["name"] for parameter in operation_parameters(document, path, operation) if parameter["in"] == "path"
    }
    if declared_path != set(re.findall(r"{([^}]*)}", path)):
        yield document.problem(pointer, f"the declared path parameters differ from those in {path}")


def _identifier(name: str) -> bool:
    return bool(_SNAKE.fullmatch(name)) and not keyword.iskeyword(name)
