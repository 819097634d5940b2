"""Names: unique, and usable in Python."""

from __future__ import annotations

import keyword
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from attrs import fields

from ..document.bundle import Document
from ..document.facts import file_methods
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
_TAKEN_KEYWORDS = frozenset({"self", *(field.name for field in fields(CallOptions))})
_TAKEN_CLASSES = frozenset(
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
_TAKEN_ATTRIBUTES = frozenset(dir(Model))
_TAKEN_RESOURCES = frozenset({*dir(SyncClient), *dir(AsyncClient)})
_TAKEN_METHODS = frozenset({"with_raw_response", *dir(resource.SyncResource), *dir(resource.AsyncResource)})
_TAKEN_CREDENTIALS = frozenset({*(field.name for field in fields(Settings)), "audience", "http_client", "self"})
_TAKEN_CONSTANTS = frozenset(
    {
        "API",
        "BASE_URL",
        *(name for module in (codecs, file_input, datetimes) for name in vars(module) if name.isupper()),
    }
)


def are_unique(document: Document) -> Iterator[Problem]:
    """No two operations share an operationId or a Python name."""
    ids: Counter[str] = Counter()
    methods: Counter[tuple[str, str]] = Counter()
    for pointer, _, _, operation in operations(document):
        given = operation.get("operationId")
        ids[str(given)] += 1
        if not given:
            yield document.problem(pointer, "needs an operationId")
        elif ids[given] > 1:
            yield document.problem(f"{pointer}/operationId", f"{given} stands twice; rename one")
        sdk = operation.get("x-sdk", {})
        for holder in (sdk, *operation.get("x-sdk-variants", []), *file_methods(operation)):
            if "resource" not in sdk or "method" not in holder:
                continue  # that is told where it is missing
            called = (str(sdk["resource"]), str(holder["method"]))
            methods[called] += 1
            if methods[called] > 1:
                yield document.problem(f"{pointer}/x-sdk", f"{'.'.join(called)} stands twice; rename one")


def are_usable(document: Document) -> Iterator[Problem]:
    """Every name can stand in Python, and takes no name that the runtime has."""
    for pointer, path, _, operation in operations(document):
        sdk = operation.get("x-sdk", {})
        for key in ("resource", "method"):
            if key in sdk and not _identifier(str(sdk[key])):
                yield document.problem(f"{pointer}/x-sdk", f"{key} must be a Python name in snake_case")
        if sdk.get("resource") in _TAKEN_RESOURCES:
            yield document.problem(f"{pointer}/x-sdk", f"a client has a {sdk['resource']} of its own; rename it")
        if sdk.get("method") in _TAKEN_METHODS:
            yield document.problem(f"{pointer}/x-sdk", f"every resource has a {sdk['method']} of its own; rename it")
        for transfer in file_methods(operation):
            if not _identifier(str(transfer.get("method", ""))):
                yield document.problem(pointer, "the method of a transfer must be a Python name in snake_case")
        yield from _keywords(document, pointer, path, operation)
    for name, schema in document.schemas.items():
        pointer = f"/components/schemas/{escape(name)}"
        if not _PASCAL.fullmatch(name):
            yield document.problem(pointer, "a schema's name is written in PascalCase, in ASCII letters and digits")
        elif name in _TAKEN_CLASSES or {name, f"Async{name}"} & {
            document.data["x-sdk"]["client"],
            f"Async{document.data['x-sdk']['client']}",
        }:
            yield document.problem(pointer, f"the client has a {name} of its own; rename the schema")
        attributes: Counter[str] = Counter()
        for wire_name, declared in schema.get("properties", {}).items():
            called = python_name(wire_name, declared)
            attributes[called] += 1
            if attributes[called] > 1:
                yield document.problem(
                    f"{pointer}/properties/{escape(wire_name)}",
                    f"would be called {called} like another property; give it x-sdk: {{name: …}}",
                )
            if called in _TAKEN_ATTRIBUTES or not _identifier(called):
                yield document.problem(
                    f"{pointer}/properties/{escape(wire_name)}",
                    f"cannot be called {called} in Python; give it x-sdk: {{name: …}}",
                )


def leave_room_for_ours(document: Document) -> Iterator[Problem]:
    """No credential is called like a setting of the client, and no shared parameter like a name of the runtime."""
    components = document.data["components"]
    for name, scheme in components.get("securitySchemes", {}).items():
        sdk = scheme.get("x-sdk", {})
        for argument in (*sdk.get("arguments", ()), *([sdk["argument"]] if "argument" in sdk else ())):
            if argument in _TAKEN_CREDENTIALS or keyword.iskeyword(argument):
                pointer = f"/components/securitySchemes/{escape(name)}/x-sdk"
                yield document.problem(pointer, f"an argument cannot be called {argument}; rename it")
    for name in components.get("parameters", {}):
        if constant(name) in _TAKEN_CONSTANTS:
            pointer = f"/components/parameters/{escape(name)}"
            yield document.problem(pointer, f"would be called {constant(name)}, like a name of the runtime; rename it")


def _keywords(document: Document, pointer: str, path: str, operation: dict[str, Any]) -> Iterator[Problem]:
    found: Counter[str] = Counter(
        python_name(parameter["name"], parameter) for parameter in operation_parameters(document, path, operation)
    )
    if "requestBody" in operation:
        for media in document.resolve(operation["requestBody"]).get("content", {}).values():
            declared = document.resolve(media.get("schema", {})).get("properties", {})
            found.update(python_name(name, value) for name, value in declared.items())
    for name, count in found.items():
        if count > 1:
            yield document.problem(
                pointer, f"two arguments would be called {name}; give one of them x-sdk: {{name: …}}"
            )
        if name in _TAKEN_KEYWORDS or not _identifier(name):
            yield document.problem(pointer, f"an argument cannot be called {name}; give it x-sdk: {{name: …}}")
    declared_path = {
        parameter["name"] for parameter in operation_parameters(document, path, operation) if parameter["in"] == "path"
    }
    if declared_path != set(re.findall(r"{([^}]*)}", path)):
        yield document.problem(pointer, f"its path parameters are not those of {path}")


def _identifier(name: str) -> bool:
    return bool(_SNAKE.fullmatch(name)) and not keyword.iskeyword(name)
