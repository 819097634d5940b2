"""The inputs of an operation: parameters, bodies, and the arguments of its method; and its pagination."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..document.described_by_extension import described_by
from ..document.facts import JSON, MULTIPART, is_file_part, may_omit_body, parameter_name
from ..document.json_pointer import unescape
from ..document.names import python_name
from ..document.traversal import types
from ..runtime.values.json import type_name
from ..source_text.typed import Identifier, code
from .context import Context
from .nodes import Argument, DescribedBy, JsonBody, MultipartBody, Paging, Parameter, ParameterUse, Part

_TEXT = frozenset({"boolean", "integer", "number", "string"})
"""The types of values that are a part of plain text in a form."""


def build_parameter(context: Context, declared: Mapping[str, Any]) -> Parameter:
    """Return the node of a parameter of the path, the query or the headers."""
    return Parameter(
        name=declared["name"],
        codec=context.types(writing=True).of(declared["schema"]).codec,
        location=declared["in"],
        required=bool(declared.get("required")),
        explode=declared.get("explode") is not False,
    )


def build_parameter_use(context: Context, operation: Mapping[str, Any], entry: Mapping[str, Any]) -> ParameterUse:
    """Return a parameter as an operation names it: declared there, or a shared one by its constant."""
    declared = context.document.resolve(entry)
    reference = str(entry.get("$ref", ""))
    return ParameterUse(
        keyword=Identifier(parameter_name(operation, declared)),
        parameter=None if reference else build_parameter(context, entry),
        constant=context.names.parameters[unescape(reference.rpartition("/")[2])] if reference else None,
    )


def build_argument(context: Context, name: Identifier, schema: Mapping[str, Any], required: bool) -> Argument:
    """Return the argument of a method for a parameter or a property of the body."""
    mapping = context.types(writing=True).of(schema)
    return Argument(name, mapping.annotation if required else code("{} | Unset | None", mapping.optional), required)


def build_body(
    context: Context, operation: Mapping[str, Any]
) -> tuple[JsonBody | MultipartBody | None, list[Argument]]:
    """Return the body of an operation and the arguments that it is made from."""
    if "requestBody" not in operation:
        return None, []
    content = context.document.resolve(operation["requestBody"])["content"]
    if JSON not in content:
        schema = context.document.resolve(content[MULTIPART]["schema"])
        return _multipart(context, schema, content[MULTIPART].get("encoding", {})), _arguments(context, schema)
    name = unescape(content[JSON]["schema"]["$ref"].rpartition("/")[2])
    schema = context.document.schemas[name]
    fixed = operation["x-sdk"].get("fixed")
    if fixed is None and may_omit_body(context.document, operation):
        # Of a body that is given, the client requires them nevertheless.
        optional: Mapping[str, Any] = {key: value for key, value in schema.items() if key != "required"}
        return JsonBody(context.names.classes[name], required=False), _arguments(context, optional)
    if fixed is None:
        return JsonBody(context.names.classes[name]), _arguments(context, schema)
    values = tuple((python_name(key, schema["properties"][key]), value) for key, value in fixed.items())
    return JsonBody(context.names.classes[name], values), []


def _arguments(context: Context, schema: Mapping[str, Any]) -> list[Argument]:
    required = schema.get("required", ())
    return [
        build_argument(context, Identifier(python_name(name, declared)), declared, name in required)
        for name, declared in schema.get("properties", {}).items()
    ]


def _multipart(context: Context, schema: Mapping[str, Any], encoding: Mapping[str, Any]) -> MultipartBody:
    required = schema.get("required", ())
    return MultipartBody(
        tuple(
            _part(context, schema, name, declared, name in required, encoding.get(name, {}).get("contentType"))
            for name, declared in schema["properties"].items()
        )
    )


def _part(
    context: Context,
    form: Mapping[str, Any],
    name: str,
    declared: Mapping[str, Any],
    required: bool,
    media_type: str | None,
) -> Part:
    many = declared.get("type") == "array" and is_file_part(declared.get("items", {}))
    is_file = many or is_file_part(declared)
    return Part(
        keyword=Identifier(python_name(name, declared)),
        name=name,
        codec=None if is_file else context.types(writing=True).of(declared).codec,
        many=many,
        media_type=media_type or (None if is_file else _media_type(context, declared)),
        required=required,
        described_by=_described_by(context, form, declared),
    )


def _media_type(context: Context, declared: Mapping[str, Any]) -> str | None:
    """Return the media type that OpenAPI gives to a part that states none, ``None`` for JSON."""
    schema = context.document.resolve(declared)
    allowed = {*types(schema), *(type_name(value) for value in schema.get("enum", ()))} - {"", "null"}
    return "text/plain" if allowed and allowed <= _TEXT else None


def _described_by(context: Context, form: Mapping[str, Any], declared: Mapping[str, Any]) -> DescribedBy | None:
    found = described_by(context.document, form, declared)
    if found is None:
        return None
    entries, name, size = (
        None if path is None else tuple(step.name for step in path) for path in (found.entries, found.name, found.size)
    )
    return DescribedBy(
        part=python_name(found.part, form["properties"][found.part]),
        entries=entries,
        name=name,
        size=size,
        size_as_text=found.size is not None and found.size[-1].declared.get("type") == "string",
        attributes=tuple(found.attributes.items()),
    )


def build_paging(constant: Identifier, declared: Mapping[str, Any]) -> Paging:
    """Return a style of paging."""
    return Paging(constant, tuple((Identifier(name), value) for name, value in declared.items()))
