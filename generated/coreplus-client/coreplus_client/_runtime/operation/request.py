"""Turn the arguments of a call into an HTTP request."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import ExitStack
from typing import Any
from urllib.parse import quote

from ..messages.file_input import File, metered, open_file
from ..messages.http import Request, TextPart
from ..values.argument_error import argument_error
from ..values.codec import Context, Mismatch
from ..values.json import is_array, is_sequence
from ..values.records import write_record
from ..values.unset import UNSET
from .definition import JsonBody, MultipartBody, Operation, Parameter, Part


def _json_body(body: JsonBody, given: Mapping[str, Any], context: Context) -> bytes:
    """The body as sent. Raises ``Mismatch`` when it breaks the description."""
    # A required keyword may be left out by an untyped caller: the writer names it, the constructor could not.
    given, model = {**given, **body.fixed}, body.model()
    return json_bytes(write_record(model(**{name: given.get(name, UNSET) for name in model.__wires__}), context))


def _multipart_body(
    body: MultipartBody, given: Mapping[str, Any], context: Context, resources: ExitStack
) -> tuple[tuple[str, TextPart | File], ...]:
    """The parts as sent. Raises ``Mismatch`` when one breaks the description."""
    written: list[tuple[str, TextPart | File]] = []
    for keyword, part in body.parts.items():
        if keyword not in given:
            if part.required:
                raise Mismatch("is required", (keyword,))
            continue
        try:
            written += [(part.name, content) for content in _write_part(part, given[keyword], context, resources)]
        except Mismatch as mismatch:
            raise mismatch.inside(keyword) from None
    return tuple(written)


def _write_part(part: Part, value: Any, context: Context, resources: ExitStack) -> list[TextPart | File]:
    if part.codec is not None:
        return [TextPart(json_bytes(part.codec.encode(value, context)), part.media_type or "application/json")]
    if not part.many:
        return [open_file(value, resources, part.media_type)]
    if not is_sequence(value):
        raise Mismatch("must be a list of files")
    given = list(value)
    if part.required and not given:
        raise Mismatch("must have at least one file")
    files: list[TextPart | File] = []
    for index, item in enumerate(given):
        try:
            files.append(open_file(item, resources, part.media_type))
        except Mismatch as mismatch:
            raise mismatch.inside(index) from None
    return files


def build_request(
    operation: Operation[Any],
    arguments: Mapping[str, Any],
    *,
    base_url: str,
    headers: Mapping[str, str],
    context: Context,
    resources: ExitStack,
) -> Request:
    """Make the request of a call. Files that are opened for it are closed with ``resources``.

    Raises:
        ArgumentError: An argument breaks the description; nothing was sent.
    """
    given = {name: value for name, value in arguments.items() if value is not UNSET}
    try:
        if operation.query is not None:
            operation.query.apply(given, context)
        url, own_headers = _address(operation, given, base_url, context)
        content = meter = None
        parts: tuple[tuple[str, TextPart | File], ...] = ()
        if isinstance(operation.body, JsonBody):
            content = _json_body(operation.body, given, context)
            own_headers["content-type"] = "application/json"
        elif operation.body is not None:
            parts = _multipart_body(operation.body, given, context, resources)
            meter = metered([part for _, part in parts if isinstance(part, File)], arguments.get("progress"))
    except Mismatch as mismatch:
        raise argument_error("", mismatch) from None
    headers = {"accept": operation.accept, **headers, **own_headers}
    return Request(operation.method, url, headers, content, parts, meter)


def _address(
    operation: Operation[Any], given: Mapping[str, Any], base_url: str, context: Context
) -> tuple[str, dict[str, str]]:
    path = operation.path
    query: list[tuple[str, str]] = []
    headers: dict[str, str] = {}
    for keyword, parameter in operation.parameters.items():
        if keyword not in given:
            if parameter.required:
                raise Mismatch("is required", (keyword,))
            continue
        try:
            texts = _texts(parameter, given[keyword], context)
            if parameter.place == "path":
                path = path.replace(f"{{{parameter.name}}}", _path_segment(texts[0]))
            elif parameter.place == "header":
                headers[parameter.name] = _header_value(",".join(texts))
            elif parameter.explode:
                query += [(parameter.name, quote(text, safe="")) for text in texts]
            elif texts:
                query.append((parameter.name, ",".join(quote(text, safe="") for text in texts)))
        except Mismatch as mismatch:
            raise mismatch.inside(keyword) from None
    url = base_url + path
    if query:
        url += "?" + "&".join(f"{quote(name, safe='')}={value}" for name, value in query)
    return url, headers


def _texts(parameter: Parameter, value: Any, context: Context) -> list[str]:
    written = parameter.codec.encode(value, context)
    return [_text(item) for item in (written if is_array(written) else [written])]


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _path_segment(text: str) -> str:
    if text in ("", ".", ".."):
        raise Mismatch("must not be empty or dots: the address would be another one")
    return quote(text, safe="")


def _header_value(text: str) -> str:
    if not text.isascii() or not text.isprintable():
        raise Mismatch("has characters that cannot stand in a header")
    return text


def json_bytes(value: Any) -> bytes:
    """JSON as it is sent: compact, text as it is. Raises ``Mismatch`` for what JSON cannot say."""
    try:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    except (TypeError, ValueError, RecursionError):
        raise Mismatch("holds a value that JSON cannot say") from None
