"""``--dry-run``: the request of a command, made by the client with invented keys, and never sent."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx

from ..operation.definition import JsonBody, Operation
from ..values.json import is_object, read_json
from ..values.safe_text import REDACTED
from ..values.signal_handlers import let_through
from .commands import Argument, Program
from .redaction import object_json

_HEADERS = frozenset({"accept", "content-type", "user-agent"})
"""The headers of every client that are shown. Those that carry credentials are not among them."""


class Captured(BaseException):
    """The request of a dry run. It is no ``Exception``, so that nothing takes it for a failed transmission."""

    def __init__(self, request: httpx.Request) -> None:
        super().__init__()
        self.request = request


class _Nowhere(httpx.BaseTransport):
    def handle_request(self, request: httpx.Request) -> httpx.Response:
        raise Captured(request)


def unconnected() -> httpx.Client:
    """Return a connection pool that has no connections."""
    return httpx.Client(transport=_Nowhere(), trust_env=False)


def invented_keys(program: Program) -> dict[str, str]:
    """Return keys that are none, so that a dry run needs no secrets and cannot show them."""
    return {credential.argument: "0" for credential in program.credentials}


def request_json(
    captured: Captured, operation: Operation[Any] | None, arguments: tuple[Argument, ...], *, reveal: bool
) -> dict[str, Any]:
    """Return a request as JSON, without credentials and, unless ``reveal``, without personal data."""
    request = captured.request
    parts = urlsplit(str(request.url))
    path = parts.path if reveal or operation is None else None
    if path is None and operation is not None:
        path = _path(parts.path, operation, arguments)
    private = {argument.name for argument in arguments if argument.private or argument.place in ("where", "")}
    names = {argument.name for argument in arguments if argument.place in ("query", "header")}
    if operation is not None:
        names |= {parameter.name for parameter in operation.parameters.values()}
        shared = {argument.keyword for argument in arguments}
        private |= {one.name for key, one in operation.parameters.items() if key not in shared and key != "sort_by"}
    query = [
        {"name": name, "value": value if reveal or name not in private else REDACTED}
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
        "body": _body(request, operation, reveal),
    }


def _path(path: str, operation: Operation[Any], arguments: tuple[Argument, ...]) -> str:
    """Return the path with a placeholder for each private parameter."""
    private = {argument.name for argument in arguments if argument.private}
    template = operation.path.split("/")
    given = path.split("/")
    tail = given[len(given) - len(template) :]
    if len(tail) != len(template):
        return operation.path
    shown = [
        mark if mark.startswith("{") and mark.strip("{}") in private else part
        for mark, part in zip(template, tail, strict=True)
    ]
    return "/".join([*given[: len(given) - len(template)], *shown])


def _body(request: httpx.Request, operation: Operation[Any] | None, reveal: bool) -> Any:
    kind = request.headers.get("content-type", "")
    if kind.startswith("multipart/"):
        return "<multipart form>"
    try:
        content = request.read()
        value = read_json(content) if content else None
    except (ValueError, RecursionError, httpx.StreamError) as error:
        let_through(error)
        return REDACTED
    if value is None or reveal:
        return value
    body = None if operation is None else operation.body
    if isinstance(body, JsonBody) and is_object(value):
        return object_json(body.model(), value)
    return REDACTED
