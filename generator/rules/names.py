"""Rules for names: they are unique, valid in Python and not reserved."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from ..document.bundle import Document
from ..document.facts import (
    MULTIPART,
    WALK_ARGUMENTS,
    file_methods,
    file_type,
    is_paged,
    parameter_name,
)
from ..document.json_pointer import escape
from ..document.names import python_name
from ..document.problems import Problem
from ..document.traversal import operation_parameters, operations
from ..ir.file_methods import SAVES, SENDS
from ..ir.names import Names, Suggestions, is_snake, sdk
from ..ir.reserved import CLIENT, CREDENTIALS, KEYWORDS, RESOURCE
from ..runtime.values.json import is_array, is_object


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
            yield document.problem(f"{pointer}/operationId", f"{given!r} is used twice; rename one of them")
        for place, holder in _methods(pointer, operation):
            if "resource" not in sdk(operation) or "method" not in holder:
                continue  # another rule reports it
            called = (str(sdk(operation)["resource"]), str(holder["method"]))
            methods[called] += 1
            if methods[called] > 1:
                yield document.problem(place, f"{'.'.join(called)!r} is used twice; rename one of them")


def _methods(pointer: str, operation: dict[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield what an operation declares about each of its methods, with the pointer."""
    yield f"{pointer}/x-sdk", sdk(operation)
    variants: object = operation.get("x-sdk-variants")
    for index, variant in enumerate(variants if is_array(variants) else ()):
        if is_object(variant):
            yield f"{pointer}/x-sdk-variants/{index}", variant
    yield from ((pointer, declared) for declared in file_methods(operation) if is_object(declared))


def are_usable(document: Document) -> Iterator[Problem]:
    """Require that every name is valid in Python and is not a name of the runtime."""
    for pointer, message in Names.of(document).problems:
        yield document.problem(pointer, message)
    renamed = _Renamed(document)
    for pointer, path, _, operation in operations(document):
        resource = sdk(operation).get("resource")
        if resource is not None and (reason := _unusable(resource, "resource", "client", CLIENT)):
            yield document.problem(f"{pointer}/x-sdk", f"{reason}, for example {renamed.resource(resource)}")
        for place, holder in _methods(pointer, operation):
            method = holder.get("method")
            if method is not None and (reason := _unusable(method, "method", "resource", RESOURCE)):
                yield document.problem(place, f"{reason}, for example {renamed.method(method)}")
        yield from _keywords(document, pointer, path, operation)


def _unusable(name: object, kind: str, holder: str, reserved: frozenset[str]) -> str:
    """Return why a resource or method cannot have a name, an empty text if it can."""
    if not is_snake(name):
        return f"{kind} must be a snake_case identifier of up to 100 characters"
    return f"{name!r} is a reserved attribute of every {holder}; rename it" if name in reserved else ""


class _Renamed:
    """Suggests other names for resources and methods: always the same one for the same resource."""

    def __init__(self, document: Document) -> None:
        holders = [holder for pointer, *_, given in operations(document) for _, holder in _methods(pointer, given)]
        given = {str(holder.get(key)) for holder in holders for key in ("resource", "method")}
        self._suggestions = Suggestions({*given, *CLIENT, *RESOURCE})
        self._resources: dict[str, str] = {}

    def resource(self, name: object) -> str:
        if str(name) not in self._resources:
            self._resources[str(name)] = self._suggestions.snake(str(name), "all")
        return self._resources[str(name)]

    def method(self, name: object) -> str:
        return self._suggestions.snake(str(name), "one")


def avoid_reserved_names(document: Document) -> Iterator[Problem]:
    """Require that no credential has the name of a client setting."""
    suggestions = Suggestions(set(CREDENTIALS))
    for name, scheme in document.data["components"].get("securitySchemes", {}).items():
        given = sdk(scheme)
        for argument in (*given.get("arguments", ()), *([given["argument"]] if "argument" in given else ())):
            if argument in CREDENTIALS or not is_snake(argument):
                pointer = f"/components/securitySchemes/{escape(name)}/x-sdk"
                other = suggestions.snake(str(argument), "credential")
                message = f"{argument!r} cannot be the name of an argument; rename it, for example {other}"
                yield document.problem(pointer, message)


def _keywords(document: Document, pointer: str, path: str, operation: dict[str, Any]) -> Iterator[Problem]:
    """Report arguments that have the same name, or a name that no argument can have."""
    parameters = operation_parameters(document, path, operation)
    found = [(parameter_name(operation, parameter), parameter["name"]) for parameter in parameters]
    # Another rule compares the arguments of files with the parameters.
    of_files = _file_arguments(document, operation) - {name for name, _ in found}
    of_body = list(_body_names(document, operation))
    taken = {*_own_arguments(operation), *of_files}
    suggestions = Suggestions({*KEYWORDS, *taken, *(name for name, _ in found), *(name for name, *_ in of_body)})
    for name, wire in found:
        reason = _no_argument(name, taken) or ("" if is_snake(name) else f"{name!r} cannot be the name of an argument")
        if reason:
            fix = f"set x-sdk: {{name: {suggestions.snake(wire, 'value')}}} on the parameter {wire!r}"
            yield document.problem(pointer, f"{reason}; {fix}")
        taken.add(name)
    for name, wire, place in of_body:  # the names of attributes are compared with each other in the table
        if reason := _no_argument(name, taken):
            fix = f"set x-sdk: {{name: {suggestions.snake(wire, 'value')}}} on the property"
            yield document.problem(place, f"{reason}; {fix}")
    declared_path = {parameter["name"] for parameter in parameters if parameter["in"] == "path"}
    if declared_path != set(re.findall(r"{([^}]*)}", path)):
        yield document.problem(pointer, f"the declared path parameters differ from those in {path}")


def _no_argument(name: str, taken: set[str]) -> str:
    """Return why an argument cannot have a name, an empty text if it can."""
    if name in KEYWORDS:
        return f"{name!r} cannot be the name of an argument"
    return f"two arguments have the Python name {name!r}" if name in taken else ""


def _body_names(document: Document, operation: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield the argument, the name and the pointer of each property of a body."""
    for media in document.resolve(operation.get("requestBody", {})).get("content", {}).values():
        schema = media.get("schema", {})
        place = str(schema.get("$ref", "")).removeprefix("#")
        for name, declared in document.resolve(schema).get("properties", {}).items():
            yield python_name(name, declared), name, f"{place}/properties/{escape(name)}"


def _own_arguments(operation: dict[str, Any]) -> Iterator[str]:
    """Yield the arguments that the method of an operation has in addition to those of the API."""
    if is_paged(operation):
        yield from WALK_ARGUMENTS
    conditions = {"x-filters": "where", "x-sort": "order_by", "x-reconcile": "reconcile"}
    yield from (argument for key, argument in conditions.items() if key in operation)


def _file_arguments(document: Document, operation: dict[str, Any]) -> frozenset[str]:
    """Return the further arguments of a method that sends or saves a file."""
    sends = MULTIPART in document.resolve(operation.get("requestBody", {})).get("content", {})
    succeeds = any(status[0] in "23" for status in operation.get("responses", {}))
    saves = succeeds and file_type(document, operation) is not None
    none: frozenset[str] = frozenset()
    return (SENDS.names if sends else none) | (SAVES.names if saves else none)
