"""What a document says about pipelines must name lists, parameters and properties that exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..document.bundle import Document
from ..document.facts import JSON, pagination_key, received_schemas, success
from ..document.json_pointer import escape, tokens
from ..document.problems import Problem
from ..document.traversal import named_schemas, operation_parameters, operations
from ..runtime.values.json import is_object

Operation = Mapping[str, Any]


def name_what_exists(document: Document) -> Iterator[Problem]:
    """Require that ``x-incremental`` is on a list, and names parameters of it, properties and other lists."""
    lists = {
        str(operation.get("operationId")): operation
        for *_, operation in operations(document)
        if is_object(operation.get("x-pagination"))
    }
    for pointer, path, _, operation in operations(document):
        told = operation.get("x-incremental")
        if not is_object(told):
            continue
        place = f"{pointer}/x-incremental"
        if str(operation.get("operationId")) not in lists:
            yield document.problem(place, "belongs on a list, which has x-pagination; remove it")
            continue
        names = {parameter["name"] for parameter in operation_parameters(document, path, operation)}
        yield from _arguments(document, place, told, names)
        yield from _own(document, place, operation, told)
        for key in ("parent", "zone", "removes"):
            if key in told:
                yield from _other(document, f"{place}/{escape(key)}", key, told[key], lists, operation)


def _arguments(document: Document, place: str, told: Mapping[str, Any], names: set[str]) -> Iterator[Problem]:
    used = {
        f"{place}/since": told.get("since"),
        f"{place}/period/start": told.get("period", {}).get("start"),
        f"{place}/period/end": told.get("period", {}).get("end"),
        f"{place}/zone/parameter": told.get("zone", {}).get("parameter"),
        **{f"{place}/arguments/{escape(name)}": name for name in told.get("arguments", {})},
    }
    for pointer, name in used.items():
        if name is not None and name not in names:
            yield document.problem(pointer, f"{name!r} is not a parameter of this list; rename it or remove it")


def _own(document: Document, place: str, operation: Operation, told: Mapping[str, Any]) -> Iterator[Problem]:
    if "cursor" in told and operation.get("x-filters", {}).get(told["cursor"]) != "date-time":
        yield document.problem(f"{place}/cursor", "is not a filter of this list with the format date-time; rename it")
    properties = _properties(document, operation)
    if "key" in told and pagination_key(operation["x-pagination"]):
        yield document.problem(f"{place}/key", "is stated by x-pagination already; remove it")
    mine = {f"{place}/key/{index}": name for index, name in enumerate(told.get("key", ()))}
    mine |= {f"{place}/{escape(key)}/property": told[key]["property"] for key in ("period", "removes") if key in told}
    where = told.get("removes", {}).get("where", {})
    mine |= {f"{place}/removes/where/{escape(name)}": name for name in where}
    for pointer, name in mine.items():
        if name not in properties:
            yield document.problem(pointer, f"{name!r} is not a property of the records; rename it")


def _other(
    document: Document,
    place: str,
    key: str,
    told: Mapping[str, Any],
    lists: Mapping[str, Operation],
    operation: Operation,
) -> Iterator[Problem]:
    other = lists.get(told["operationId"])
    if other is None or other is operation:
        yield document.problem(f"{place}/operationId", "is not the operationId of another list; rename it")
        return
    properties = _properties(document, other)
    if key == "removes":
        missing = [
            name for name in pagination_key(other["x-pagination"]) if name not in _properties(document, operation)
        ]
        if missing:
            message = f"has records with the key {missing[0]!r}, which is not a property here; remove it"
            yield document.problem(f"{place}/operationId", message)
        return
    names = [(f"{place}/property", tokens(told["property"])[0] if key == "zone" else told["property"])]
    names += [(f"{place}/where/{escape(name)}", name) for name in told.get("where", {})]
    for pointer, name in names:
        if name not in properties:
            message = f"{name!r} is not a property of the other list's records; rename it"
            yield document.problem(pointer, message)


def _properties(document: Document, operation: Operation) -> Mapping[str, Any]:
    content = document.resolve(success(operation)).get("content", {}).get(JSON, {})
    page = document.resolve(content.get("schema", {})).get("properties", {})
    records = document.resolve(page.get(operation["x-pagination"]["items"], {})).get("items", {})
    found: Mapping[str, Any] = document.resolve(records).get("properties", {})
    return found


def keep_private_properties(document: Document) -> Iterator[Problem]:
    """Require that what a pipeline keeps is a private property of a record in responses, and no secret."""
    received = received_schemas(document)
    for pointer, schema in named_schemas(document):
        told = schema.get("x-pipeline")
        if not is_object(told):
            continue
        if pointer.rpartition("/")[2] not in received:
            yield document.problem(f"{pointer}/x-pipeline", "belongs on a schema of responses; remove it")
            continue
        for index, name in enumerate(told.get("keep", ())):
            declared = schema.get("properties", {}).get(name)
            place = f"{pointer}/x-pipeline/keep/{index}"
            if declared is None:
                yield document.problem(place, f"{name!r} is not a property; rename it or remove it")
            elif not document.resolve(declared).get("x-phi", declared.get("x-phi")):
                yield document.problem(place, f"{name!r} is not private (x-phi), so it is kept anyway; remove it")
            elif declared.get("x-phi") == "secret":
                yield document.problem(place, f"{name!r} is a secret; remove it")


def ignore_known_properties(document: Document) -> Iterator[Problem]:
    """Require that properties which no pipeline reads are properties of records."""
    known = {name for _, schema in named_schemas(document) for name in schema.get("properties", {})}
    lists = [operation["x-pagination"] for *_, operation in operations(document) if "x-pagination" in operation]
    keys = {name for pagination in lists if is_object(pagination) for name in pagination_key(pagination)}
    told = document.data.get("x-pipeline")
    for index, name in enumerate(told.get("ignore", ()) if is_object(told) else ()):
        if name not in known:
            yield document.problem(
                f"/x-pipeline/ignore/{index}", f"{name!r} is not a property of any record; remove it"
            )
        elif name in keys:
            yield document.problem(f"/x-pipeline/ignore/{index}", f"{name!r} identifies records of a list; remove it")
