"""Strict reading of requests to the control plane: whatever is unknown is rejected with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Message

from practice_mock import json_text
from practice_mock.incoming import read_body
from practice_mock.json_types import is_object
from practice_mock.rejection import ExpectationFailed


async def complete(request: Request, most: int) -> Request:
    """Return a request whose body has arrived in full, and has at most `most` bytes.

    Raises IncompleteRequest or BodyTooLarge. A call that needs no body must have received it as well: it may have been
    meant for another path.
    """
    if request.headers.get("expect", "100-continue").lower() != "100-continue":
        raise ExpectationFailed
    content = await read_body(request.receive, most)

    async def receive() -> Message:
        return {"type": "http.request", "body": content, "more_body": False}

    return Request(request.scope, receive)


async def read_json(request: Request) -> Any:
    """Return the JSON of a body. Raises HTTPException 400 if it cannot be used."""
    content = await request.body()
    if not content:
        raise HTTPException(400, "The body is missing: it must be JSON.")
    try:
        return json_text.parse(content)
    except json_text.UnusableJson as error:
        raise HTTPException(400, f"The body {error}.") from None


async def read_fields(request: Request, fields: Mapping[str, Any], required: set[str]) -> dict[str, Any]:
    """Return the JSON object of a body. Raises HTTPException 400 for an unknown or missing field or a wrong type."""
    body = await read_json(request)
    if not is_object(body):
        raise HTTPException(400, "The body must be a JSON object.")
    for name, value in body.items():
        if name not in fields:
            raise HTTPException(400, f"Unknown field; the known fields are {', '.join(sorted(fields))}.")
        wanted = fields[name]
        if wanted is int and isinstance(value, float) and value.is_integer():
            body[name] = value = int(value)  # JSON has one kind of number
        if not isinstance(value, wanted) or (isinstance(value, bool) and wanted is not bool):
            raise HTTPException(400, f"The field {name} has the wrong type.")
    if not required <= body.keys():
        raise HTTPException(400, f"Missing field. Required fields: {', '.join(sorted(required))}.")
    return body


def read_query(request: Request, known: set[str]) -> Mapping[str, str]:
    """Return the query. Raises HTTPException 400 if a parameter is unknown or repeated."""
    pairs = request.query_params.multi_items()
    if {name for name, _ in pairs} - known or len(pairs) > len({name for name, _ in pairs}):
        raise HTTPException(400, f"Allowed query parameters, each at most once: {', '.join(sorted(known)) or 'none'}.")
    return dict(pairs)
