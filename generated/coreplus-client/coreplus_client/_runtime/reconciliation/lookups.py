"""The lookups of a reconciled call, and how the clients carry them out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import attrs
from attrs import frozen

from ..errors.api import APIError
from ..messages.http import Request, Response
from ..operation.definition import Operation
from ..operation.reconcile_plan import Read
from ..transport.retry import Attempts
from ..values.argument_error import ArgumentError
from ..values.record_reading import as_received
from ..values.records import Model
from ..values.unset import UNSET


@frozen
class Lookup:
    """Step: call a method that reads. The result is a ``LookupResult``."""

    read: Read
    keywords: Mapping[str, Any] = attrs.field(repr=False)
    walk: bool


@frozen
class LookupResult:
    """The result of a lookup step.

    Attributes:
        response: The response; for a list, the response of its first page.
        pages: The pages of a list, up to the error if there is one.
        ended: Whether the last page was reached before the deadline.
        error: The error, if the lookup failed.
    """

    response: Response | None = None
    pages: tuple[Any, ...] = ()
    ended: bool = True
    error: Exception | None = None


def records_of(result: LookupResult) -> list[Any]:
    """Return the records on all pages, as received."""
    items = [item for page in result.pages for item in page.items]
    return [as_received(item) if isinstance(item, Model) else item for item in items]


def look_up(client: Any, step: Lookup, attempts: Attempts) -> LookupResult:
    """Carry out a lookup with a synchronous client."""
    pages: list[Any] = []
    try:
        raw = _method(client, step)(**step.keywords)
        value = raw.parse()
        for page in value.pages() if step.walk else ():
            pages.append(page)
            if page.has_next and not attempts.has_time_for(0):
                return LookupResult(_response(raw), tuple(pages), ended=False)
    except (APIError, ArgumentError) as error:
        return LookupResult(pages=tuple(pages), error=error.with_traceback(None))
    return LookupResult(_response(raw), tuple(pages))


async def async_look_up(client: Any, step: Lookup, attempts: Attempts) -> LookupResult:
    """Carry out a lookup with an asynchronous client."""
    pages: list[Any] = []
    try:
        raw = await _method(client, step)(**step.keywords)
        value = raw.parse()
        if step.walk:
            async for page in value.pages():
                pages.append(page)
                if page.has_next and not attempts.has_time_for(0):
                    return LookupResult(_response(raw), tuple(pages), ended=False)
    except (APIError, ArgumentError) as error:
        return LookupResult(pages=tuple(pages), error=error.with_traceback(None))
    return LookupResult(_response(raw), tuple(pages))


def _method(client: Any, step: Lookup) -> Any:
    return getattr(getattr(client, step.read.resource).with_raw_response, step.read.method)


def _response(raw: Any) -> Response:
    return Response(raw.status_code, raw.headers, raw.content)


def call_context(operation: Operation[Any], request: Request, arguments: Mapping[str, object]) -> dict[str, Any]:
    """Return the context of a call, from its request and arguments.

    Raises:
        ArgumentError: An argument is missing that the lookup needs.
    """
    for name in operation.reconcile.needs if operation.reconcile is not None else ():
        if arguments.get(name, UNSET) in (UNSET, None):
            raise ArgumentError(name, "is required with reconcile=True, because the lookup needs it")
    path = {name: arguments[name] for name, parameter in operation.parameters.items() if parameter.place == "path"}
    return {"path": path, "body": json.loads(request.content or b"{}")}
