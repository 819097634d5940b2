"""Methods as commands of a command line: their arguments with types and meanings, in the names of the API."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import evolve

from ..document.bundle import Document
from ..document.facts import MULTIPART, parameter_name
from ..document.names import python_name
from ..document.traversal import operation_parameters
from ..runtime.values.json import is_array, is_object
from ..source_text.escape import sentence
from .command_nodes import Command, CommandArgument
from .context import Context
from .nodes import Argument, Operation
from .personal_data import is_private

COMMON_OPTIONS = frozenset(
    {
        *("all", "base-url", "csv", "data", "dry-run", "fields", "help", "json", "jsonl", "reveal", "strict"),
        *("time-zone", "timeout", "token-url", "version", "yes"),
    }
)
"""The options that every command has. No argument of an API gets one of these names."""

OWN_COMMANDS = frozenset(
    {
        *("book", "cancel", "completion", "drift", "exit-codes", "export", "free-times", "login", "logout"),
        *("operations", "reschedule"),
    }
)
"""The commands that belong to no resource. No resource gets one of these names."""

_KINDS = {
    "date": "date",
    "date-time": "moment",
    "date-time-local": "clinic-time",
    "coreplus-date": "date",
    "coreplus-date-time": "moment",
    "coreplus-query-date-time": "moment",
    "decimal": "number",
    "digits": "integer",
    "binary": "file",
}
"""The words for formats."""

_WALK = {
    "limit": "Maximum number of records.",
    "allow_changes": "Whether the command succeeds although the list changed while it was read.",
}

_FILES = {
    "file": "Path of the file to send.",
    "to": "Existing folder, or path of the file to create.",
    "overwrite": "Whether an existing file is replaced.",
}

_Declared = tuple[str, str, Mapping[str, Any], Any]
"""What a document declares for a keyword: the place, the name, the declaration, and the value in an example."""


def build_command(context: Context, node: Operation, path: str, operation: Mapping[str, Any]) -> Command:
    """Return the command for a method of an operation."""
    document, filters = context.document, operation.get("x-filters", {})
    declared = dict(_declared(document, path, operation))
    taken = set(COMMON_OPTIONS)
    arguments: list[CommandArgument] = []
    for argument in sorted((*node.path_arguments, *node.keywords), key=lambda argument: argument.role == "walk"):
        if argument.role != "option":  # `reconcile` and `progress` are set by the command line itself
            made = _argument(document, argument, declared.get(argument.keyword), taken)
            taken.add(made.option)
            is_positional = argument in node.path_arguments
            arguments.append(evolve(made, positional=is_positional, subject=made.wire_name in context.subjects))
    return Command(
        constant=node.constant,
        name=node.name,
        summary=_plain(_said(node, operation)["summary"]).rstrip("."),
        doc=_printable(str(_said(node, operation).get("description", ""))),
        http=f"{node.method} {path}",
        safety=node.safety,
        returns=_returns(node),
        arguments=tuple(arguments),
        filters=tuple((name, context.names.filters[name], form) for name, form in filters.items()),
        order=tuple(operation.get("x-sort", ())),
        reconcile=node.reconcile is not None,
        errors=tuple(_errors(document, operation)) if node.call in ("call", "list") else (),
        data=_data(document, operation, arguments),
    )


def _data(document: Document, operation: Mapping[str, Any], arguments: list[CommandArgument]) -> str:
    """Return an example of ``--data``: the document's own one, shortened inside."""
    body = {one.wire_name: one for one in arguments if one.place in ("body", "form")}
    if not body:
        return ""
    media = next(iter(document.resolve(operation["requestBody"])["content"].values()))
    schema = document.resolve(media["schema"])
    example = _example_of(document, media)
    found: dict[str, Any] = {}
    for name, one in body.items():
        if one.kind == "file" and one.required:
            found[name] = ["report.pdf"] if one.many else "report.pdf"
        elif name in example:
            found[name] = _needed(document, schema["properties"].get(name, {}), example[name])
    for declared in schema["properties"].values():
        _leave_out_details(found, declared.get("x-described-by", {}))
    return json.dumps(found, ensure_ascii=False) if found else ""


def _leave_out_details(found: Any, described: Mapping[str, Any]) -> None:
    """Remove the name and the size of a file from an example: the client states them."""
    for detail in ("name", "size"):
        if detail not in described:
            continue
        path = [described["part"], *_steps(described.get("entries", "")), *_steps(described[detail])]
        places: list[Any] = [found]
        for step in path[:-1]:
            inner = [place.get(step) for place in places if is_object(place)]
            places = [one for value in inner for one in (value if is_array(value) else [value])]
        for place in places:
            if is_object(place):
                place.pop(path[-1], None)


def _steps(pointer: str) -> list[str]:
    return [step for step in pointer.split("/") if step]


def _needed(document: Document, schema: Mapping[str, Any], example: Any) -> Any:
    """Return an example without the properties that are not required, if any are."""
    target = document.resolve(schema)
    if is_array(example) and is_object(target.get("items")):
        return [_needed(document, target["items"], one) for one in example[:1]]
    if not is_object(example):
        return example
    properties, required = target.get("properties", {}), target.get("required", ())
    return {
        name: _needed(document, properties[name], value) if name in properties else value
        for name, value in example.items()
        if not required or name in required
    }


def _said(node: Operation, operation: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the part of a document that describes a method, which is the operation unless it carries a file."""
    for key in ("x-upload", "x-download"):
        if key in operation and node.name.partition(".")[2] == operation[key]["method"]:
            said: Mapping[str, Any] = operation[key]
            return said
    return operation


def _returns(node: Operation) -> str:
    special = {"list": "list", "upload": "upload", "download": "path"}.get(node.call)
    if special:
        return special
    return {"None": "nothing", "str": "text"}.get(node.returns, "record")


def _errors(document: Document, operation: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for status, entry in sorted(operation["responses"].items()):
        if status[0] == "4" and status.isdecimal() and "$ref" not in entry:
            yield status, _plain(sentence(document.resolve(entry).get("description")))


def _declared(document: Document, path: str, operation: Mapping[str, Any]) -> Iterator[tuple[str, _Declared]]:
    for parameter in operation_parameters(document, path, dict(operation)):
        example = parameter.get("example", parameter.get("schema", {}).get("example"))
        yield parameter_name(operation, parameter), (parameter["in"], parameter["name"], parameter, example)
    if "requestBody" in operation and "fixed" not in operation["x-sdk"]:
        content = document.resolve(operation["requestBody"])["content"]
        place = "form" if MULTIPART in content else "body"
        media = next(iter(content.values()))
        example = _example_of(document, media)
        for name, declared in document.resolve(media["schema"]).get("properties", {}).items():
            yield python_name(name, declared), (place, name, declared, example.get(name))


def _example_of(document: Document, media: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the first example of a body, or nothing."""
    for entry in media.get("examples", {}).values():
        value = document.resolve(entry).get("value")
        if is_object(value):
            return value
    example = media.get("example")
    return example if is_object(example) else {}


def _argument(document: Document, argument: Argument, found: _Declared | None, taken: set[str]) -> CommandArgument:
    keyword, role = argument.keyword, argument.role
    option = _option(keyword, role, taken)
    if found is None or role in ("walk", "file"):
        place = {"where": "where", "order_by": "order"}.get(keyword, role) if role == "parameter" else role
        is_flag = argument.annotation == "bool"
        kind = "integer" if keyword == "limit" else "boolean" if is_flag else "file" if role == "file" else "text"
        doc = {"walk": _WALK, "file": _FILES}.get(role, {}).get(keyword.rstrip("_"), "")
        is_list = place in ("where", "order")
        return CommandArgument(keyword, option, "", place, kind, is_list, argument.required, False, (), doc, "")
    place, wire_name, declared, example = found
    schema = declared.get("schema", declared)
    kind, many = _kind(document, schema)
    phi = is_private(document, declared, set()) or is_private(document, schema, set())
    return CommandArgument(
        keyword,
        option,
        _printable(wire_name),
        place,
        kind,
        many,
        argument.required,
        phi,
        tuple(_choices(document, schema)),
        _meaning(document, declared, schema),
        "" if kind in ("json", "file") else _printable(_shown(example)),
    )


def _option(keyword: str, role: str, taken: set[str]) -> str:
    """Return the name of an option: the keyword in kebab case, unless that is taken."""
    made = keyword.strip("_").replace("_", "-")
    while made in taken or not made:
        made = f"{'list' if role == 'walk' else 'api'}-{made}".rstrip("-")
    return made


def _kind(document: Document, schema: Mapping[str, Any]) -> tuple[str, bool]:
    """Return the word for a type, and whether it is a list of values of that type."""
    target = document.resolve(schema)
    choices = [choice for choice in target.get("anyOf", ()) if choice.get("type") != "null"]
    if choices and "type" not in target:
        kinds = {_kind(document, choice) for choice in choices}
        return kinds.pop() if len(kinds) == 1 else ("text", False)
    types = target.get("type", [])
    names = [name for name in ([types] if isinstance(types, str) else types) if name != "null"]
    if "enum" in target:
        return "text", False
    if len(names) != 1:
        return "text", False
    if names == ["array"]:
        kind, nested = _kind(document, target.get("items", {}))
        return ("json", True) if nested else (kind, True)
    if names == ["object"]:
        return "json", False
    plain = {"integer": "integer", "number": "number", "boolean": "boolean"}.get(names[0], "text")
    return _KINDS.get(str(target.get("format")), plain), False


def _choices(document: Document, schema: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    target = document.resolve(schema)
    if is_object(target.get("items")):
        target = document.resolve(target["items"])
    for choice in target.get("anyOf", ()):
        if "$ref" in choice or "enum" in choice:
            yield from _choices(document, choice)
    meanings: Mapping[str, Any] = target.get("x-enum-descriptions", {})
    for value in target.get("enum", ()):
        if value is not None:
            yield _printable(_shown(value)), _plain(str(meanings.get(str(value), "")))


def _meaning(document: Document, declared: Mapping[str, Any], schema: Mapping[str, Any]) -> str:
    target = document.resolve(schema)
    said = declared.get("description") or schema.get("description") or target.get("description")
    return ("Deprecated. " if declared.get("deprecated") else "") + _plain(sentence(said))


def _shown(value: Any) -> str:
    """Return a value as text on a command line; nothing for a value that has no short form."""
    if value is None or is_object(value) or is_array(value):
        return ""
    return value if isinstance(value, str) else json.dumps(value)


def _plain(text: str) -> str:
    return _printable(" ".join(str(text).split()))


def _printable(text: str) -> str:
    """Return text without characters that could change how a terminal shows what follows."""
    return "".join(one if one.isprintable() or one == "\n" else " " for one in text)
