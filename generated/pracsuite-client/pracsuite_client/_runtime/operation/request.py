"""Turn the arguments of a call into an HTTP request."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import Any, Final
from urllib.parse import quote

from ..messages.file_input import File, metered
from ..messages.http import Parts, Request
from ..messages.resources import Resources
from ..transport.headers import folded, header_name, header_value
from ..values.argument_error import argument_error
from ..values.codec import Context, Mismatch, is_blank, is_given, plain, property_name, scalar_text, unnamed
from ..values.json import is_array, is_mapping, is_sequence
from ..values.record_writing import check_order, write_fields
from ..values.signal_handlers import let_through
from ..values.unset import UNSET
from .call_options import CallOptions
from .definition import JsonBody, MultipartBody, Operation, Parameter
from .json_body import json_bytes
from .multipart_body import multipart_parts
from .reported_arguments import given_names

_FEW_DIGITS: Final = 10**15
"""Numbers below this one have a text in any case."""

Identity = tuple[tuple[str, str], ...]

_AUTHORIZATION: Final = frozenset({"authorization", "proxy-authorization"})


def build_request(
    operation: Operation[Any],
    arguments: Mapping[str, object],
    options: CallOptions,
    *,
    base_url: str,
    headers: Mapping[str, str],
    credentials: Collection[str] = (),
    keys: Collection[str] = (),
    context: Context,
    resources: Resources,
) -> Request:
    """Build the request of a call. Files that are opened for it are closed with ``resources``.

    Args:
        operation: The operation to call.
        arguments: Its parameters by keyword. ``UNSET`` means "not given", and so does ``None`` where null is not valid.
        options: The settings of this call.
        base_url: The address to which the path is added.
        headers: The headers of the client.
        credentials: The names of the headers that carry credentials, in lower case.
        keys: The names of the query parameters that carry credentials.
        context: What encoding depends on in addition to the value.
        resources: Closes the files that are opened.

    Raises:
        ArgumentError: An argument violates the schema. Nothing was sent.
    """
    try:
        given = arguments if operation.query is None else operation.query.apply(arguments, context)
        url, own_headers = _address(operation, given, options, base_url, keys, context)
        identity: Identity = ()
        for keyword, pointer in operation.identity:
            identity += ((pointer, _texts(operation.parameters[keyword], given[keyword], context)[0]),)
        content = meter = None
        parts: Parts = ()
        if isinstance(operation.body, JsonBody) and _is_sent(operation.body, given, options.extra_body):
            content = _json_body(operation.body, given, options.extra_body, context)
            own_headers["content-type"] = "application/json"
        elif options.extra_body is not None:
            raise Mismatch("cannot be given, because this operation has no JSON body", ("extra_body",))
        elif isinstance(operation.body, MultipartBody):
            parts = multipart_parts(operation.body, given, context, resources)
            meter = metered([part for _, part in parts if isinstance(part, File)], options.progress)
        added = extra_headers(options.extra_headers, credentials)
        if parts and "content-type" in (added.keys() | headers.keys()):
            raise Mismatch("must not set content-type: the files of this call are sent as parts", ("extra_headers",))
        own_type = {} if operation.content_type is None else {"content-type": operation.content_type}
        sent = {"accept": operation.accept, **own_type, **headers, **added, **own_headers}
    except Mismatch as mismatch:
        raise argument_error("", mismatch) from None
    return Request(
        operation.method,
        url,
        sent,
        content,
        parts,
        meter,
        identity=identity,
        given=partial(given_names, operation, arguments),
        security=operation.security,
    )


def extra_headers(given: Any, credentials: Collection[str]) -> dict[str, str]:
    """Return the headers that a caller adds, names in lower case. Raises ``Mismatch`` for one that cannot be sent.

    Those that carry credentials cannot: a call would be made for another clinic than the client's.
    """
    if given is None:
        return {}
    if not is_mapping(given):
        raise Mismatch("must map header names to printable ASCII text", ("extra_headers",))
    forbidden = {*map(folded, credentials), *_AUTHORIZATION}
    added: dict[str, str] = {}
    for number, (key, value) in enumerate(given.items(), 1):
        try:
            name = header_name(key)
            if folded(name) in forbidden:
                raise Mismatch(f"must not set {name}: the client's own credentials are sent")
            added[name] = header_value(value)
        except Mismatch as mismatch:
            raise Mismatch(mismatch.reason, ("extra_headers", unnamed(number))) from None
    return added


def _is_sent(body: JsonBody, given: Mapping[str, object], extra: Any) -> bool:
    """Return whether a request has a body: it may be left out if nothing of it is given."""
    if body.required or extra is not None:
        return True
    return any(is_given(given.get(name, UNSET), wire.codec) for name, wire in body.model().__wires__.items())


def _json_body(body: JsonBody, given: Mapping[str, object], extra: Any, context: Context) -> bytes:
    model = body.model()
    written = write_fields(model, {**given, **body.fixed}, context)
    if extra is not None:
        declared = {wire.name for wire in model.__wires__.values()}
        written |= _extra(extra, "extra_body", declared, _json_value)
    return json_bytes(written)


def _json_value(value: Any) -> Any:
    """Return a JSON value that a caller adds. Raises ``Mismatch`` for one that JSON cannot represent."""
    try:
        written = _plain_json(value)
    except RecursionError as error:
        let_through(error)
        raise Mismatch("contains a value that JSON cannot represent") from None
    json_bytes(written)
    return written


def _plain_json(value: Any) -> Any:
    """Return a value with plain texts and numbers. Raises ``Mismatch`` for a property name that is not text."""
    if is_mapping(value):
        return {property_name(key): _plain_json(item) for key, item in value.items()}
    if is_sequence(value):
        return [_plain_json(item) for item in value]
    return plain(value)


def _extra(given: Any, argument: str, declared: set[str], check: Callable[[Any], Any]) -> dict[str, Any]:
    """Return the caller's extra query parameters or body properties.

    Raises ``Mismatch`` for a name that the operation declares.
    """
    if not is_mapping(given):
        raise Mismatch("must map names to values", (argument,))
    written: dict[str, Any] = {}
    for number, (key, value) in enumerate(given.items(), 1):
        try:
            name = property_name(key)
            if not name:
                raise Mismatch("must not have an empty name")
            if name in declared:
                raise Mismatch("is declared by this operation; use the method's own arguments")
            written[name] = check(value)
        except Mismatch as mismatch:
            place = key if isinstance(key, str) and key in declared else unnamed(number)
            raise Mismatch(mismatch.reason, (argument, place, *mismatch.path)) from None
    return written


def _address(
    operation: Operation[Any],
    given: Mapping[str, object],
    options: CallOptions,
    base_url: str,
    keys: Collection[str],
    context: Context,
) -> tuple[str, dict[str, str]]:
    path = operation.path
    query: list[str] = []
    headers: dict[str, str] = {}
    for keyword, parameter in operation.parameters.items():
        value = given.get(keyword, UNSET)
        if value is UNSET or not is_given(value, parameter.codec):
            if parameter.required:
                raise Mismatch("is required", (keyword,))
            continue
        try:
            texts = _texts(parameter, value, context)
            if parameter.place == "path":
                path = path.replace(f"{{{parameter.name}}}", _path_segment(texts[0]))
            elif parameter.place == "header":
                headers[parameter.name] = header_value(",".join(texts))
            else:
                name, values = _quoted(parameter.name), [*map(_quoted, _filled(texts))]
                query += map(f"{name}=".__add__, values if parameter.explode else [",".join(values)])
        except Mismatch as mismatch:
            raise mismatch.inside(keyword) from None
    if operation.ordered is not None:
        start, end = (operation.parameters[keyword] for keyword in operation.ordered)
        period = [given.get(keyword, UNSET) for keyword in operation.ordered]
        if is_given(period[0], start.codec) and is_given(period[1], end.codec):
            check_order(start.codec, operation.ordered, [start.codec.encode(value, context) for value in period])
    if options.extra_query is not None:
        declared = {parameter.name for parameter in operation.parameters.values() if parameter.place == "query"}
        for name, texts in _extra(options.extra_query, "extra_query", declared, _query_texts).items():
            if name in keys:
                raise Mismatch("must not be set: the client's own credentials are sent", ("extra_query", name))
            query += [f"{_quoted(name)}={_quoted(text)}" for text in texts]
    url = base_url + path
    if query:
        url += f"?{'&'.join(query)}"
    return url, headers


def _quoted(text: str) -> str:
    """Return text for a path or a query, percent-encoded except for letters, digits and ``-._~``."""
    return text if text.isascii() and text.replace("_", "a").isalnum() else quote(text, safe="")


def _texts(parameter: Parameter, value: Any, context: Context) -> list[str]:
    written = parameter.codec.encode(value, context)
    if type(written) is int and -_FEW_DIGITS < written < _FEW_DIGITS:
        return [str(written)]
    return [_text(item) for item in (written if is_array(written) else [written])]


def _filled(texts: list[str]) -> list[str]:
    """Return the texts of a query parameter. Raises ``Mismatch`` if one is empty, which may mean "no filter"."""
    if not texts or any(map(is_blank, texts)):
        raise Mismatch("is empty, which an API may take as no filter at all; leave it out if that is meant")
    return texts


def _query_texts(value: Any) -> list[str]:
    """Return the texts of a query parameter that the operation does not declare."""
    values = list(value) if is_sequence(value) else [value]
    return _filled([scalar_text(item) for item in values])


def _text(value: Any) -> str:
    return "" if value is None else scalar_text(value)


def _path_segment(text: str) -> str:
    if text in ("", ".", ".."):
        raise Mismatch("must not be empty, '.' or '..', which would change the path of the URL")
    return _quoted(text)
