"""``--dry-run``: the request of a command, made by the client with invented keys, and never sent."""

from __future__ import annotations

from email.parser import BytesParser
from email.policy import HTTP
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx

from ..operation.definition import JsonBody, Operation
from ..values.json import is_object, read_json
from ..values.safe_text import REDACTED
from ..values.signal_handlers import let_through
from .commands import Argument, Program
from .redaction import object_json
from .shown_values import Clear

_HEADERS = frozenset({"accept", "content-type", "user-agent"})
"""The headers of every client that are shown. Those that carry credentials are not among them."""


class Captured(BaseException):
    """The request of a dry run. It is no ``Exception``, so that nothing takes it for a failed transmission."""

    def __init__(self, request: httpx.Request) -> None:
        super().__init__()
        self.request = request


class _Nowhere(httpx.BaseTransport):
    def __init__(self, *, forms: bool) -> None:
        self._forms = forms

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if self._forms:  # whose files are open during the call only
            request.read()
        raise Captured(request)


def unconnected(*, forms: bool) -> httpx.Client:
    """Return a connection pool that has no connections. With ``forms``, it reads the files that a form contains."""
    return httpx.Client(transport=_Nowhere(forms=forms), trust_env=False)


def invented_keys(program: Program) -> dict[str, str]:
    """Return keys that are none, so that a dry run needs no secrets and cannot show them."""
    return {credential.argument: "0" for credential in program.credentials}


def request_json(
    captured: Captured,
    operation: Operation[Any],
    arguments: tuple[Argument, ...],
    clear: Clear,
    *,
    reveal: bool,
    unknown: frozenset[str] = frozenset(),
) -> dict[str, Any]:
    """Return a request as JSON, without credentials and, unless ``reveal``, without personal data.

    What the question before a change shows is ``clear``. Parameters that are ``unknown`` before an earlier request is
    sent have their names in place of values.
    """
    request = captured.request
    parts = urlsplit(str(request.url))
    path = _path(parts.path, operation, None if reveal else clear.names, unknown)
    private = {argument.name for argument in arguments if argument.private or argument.place in ("where", "")}
    names = {argument.name for argument in arguments if argument.place in ("query", "header")}
    names |= {parameter.name for parameter in operation.parameters.values()}
    shared = {argument.keyword for argument in arguments}
    private |= {one.name for key, one in operation.parameters.items() if key not in shared and key != "sort_by"}
    private -= clear.names
    marks = {} if reveal else dict.fromkeys(private, REDACTED)
    marks |= {name: f"{{{name}}}" for name in unknown}
    query = [
        {"name": name, "value": marks.get(name, value)}
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if name in names
    ]
    lower = {name.lower() for name in names}
    headers = {name: value for name, value in request.headers.items() if name in _HEADERS or name in lower}
    if not reveal:
        headers |= {name: REDACTED for name in headers if name in {one.lower() for one in private}}
    return {
        "method": request.method,
        "url": f"{parts.scheme}://{parts.netloc}{path}",
        "query": query,
        "headers": headers,
        "body": _body(request, operation, None if reveal else clear),
    }


def _path(path: str, operation: Operation[Any], clear: frozenset[str] | None, unknown: frozenset[str]) -> str:
    """Return the path with a placeholder for each parameter that is unknown or, unless all are, is not clear."""

    def is_hidden(name: str) -> bool:
        return name in unknown or (clear is not None and name not in clear)

    template = operation.path.split("/")
    given = path.split("/")
    tail = given[len(given) - len(template) :]
    if len(tail) != len(template):
        return operation.path
    shown = [
        mark if mark.startswith("{") and is_hidden(mark.strip("{}")) else part
        for mark, part in zip(template, tail, strict=True)
    ]
    return "/".join([*given[: len(given) - len(template)], *shown])


def _body(request: httpx.Request, operation: Operation[Any], clear: Clear | None) -> Any:
    """Return the body, in which only what is clear is shown; ``None`` means everything."""
    kind = request.headers.get("content-type", "")
    if kind.startswith("multipart/") and clear is not None:
        return "<multipart form>"
    try:
        content = request.read()
        if kind.startswith("multipart/"):
            return _form(kind, content)
        value = read_json(content) if content else None
    except (ValueError, RecursionError, httpx.StreamError) as error:
        let_through(error)
        return REDACTED
    if value is None or clear is None:
        return value
    if isinstance(operation.body, JsonBody) and is_object(value):
        model = operation.body.model()
        fixed = frozenset(model.__wires__[name].name for name in operation.body.fixed)
        return clear.body(value, object_json(model, value), fixed)
    return REDACTED


def _form(kind: str, content: bytes) -> list[dict[str, Any]]:
    """Return the parts of a form: JSON and text with their values, files with their names and sizes."""
    message = BytesParser(policy=HTTP).parsebytes(f"content-type: {kind}\r\n\r\n".encode() + content)
    parts: list[dict[str, Any]] = []
    for part in message.iter_parts():
        sent = part.get_payload(decode=True)
        payload = sent if isinstance(sent, bytes) else b""
        shown: dict[str, Any] = {"name": part.get_param("name", header="content-disposition")}
        shown["content-type"] = part.get_content_type()
        if part.get_filename() is None:
            shown["value"] = _part_value(payload)
        else:
            shown |= {"filename": part.get_filename(), "size": len(payload)}
        parts.append(shown)
    return parts


def _part_value(payload: bytes) -> Any:
    try:
        return read_json(payload)
    except (ValueError, RecursionError) as error:
        let_through(error)
        return payload.decode("utf-8", "backslashreplace")
