"""Strict reading of requests to the control plane: whatever is unknown is rejected with the reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Message

from practice_mock import json_text
from practice_mock.incoming import read_body, require_plain
from practice_mock.json_types import is_object
from practice_mock.rejection import ExpectationFailed
from practice_mock.state.practice import PracticeState
from practice_mock.turns import turns_of

T = TypeVar("T")


async def complete(request: Request, most: int) -> Request:
    """Return a request whose body has arrived in full, and has at most `most` bytes.

    Raises IncompleteRequest, BodyTooLarge or UnsupportedEncoding. A call that needs no body must have received it as
    well: it may have been meant for another path.
    """
    if request.headers.get("expect", "100-continue").lower() != "100-continue":
        raise ExpectationFailed
    encodings = (", ".join(request.headers.getlist(f"{name}-encoding")) for name in ("content", "transfer"))
    require_plain(*encodings)
    content = await read_body(request.receive, most)

    async def receive() -> Message:
        return {"type": "http.request", "body": content, "more_body": False}

    return Request(request.scope, receive)


async def at_work(request: Request, practice: PracticeState, work: Callable[[], T]) -> T:
    """Return the result of a function that may take long. Only requests of the same practice wait for it."""
    with practice.at_work():
        return await turns_of(request.scope).run(work)


async def read_json(request: Request) -> Any:
    """Return the JSON of a body. Raises HTTPException 400 if it cannot be used."""
    return json_of(await request.body())


def json_of(content: bytes, most_values: int = json_text.MAX_VALUES) -> Any:
    """Return the JSON of the bytes of a body. Raises HTTPException 400 if they cannot be used."""
    if not content:
        raise HTTPException(400, "The body is missing: it must be JSON.")
    try:
        return json_text.parse(content, most_values)
    except json_text.UnusableJson as error:
        raise HTTPException(400, f"The body {error}.") from None


async def read_fields(request: Request, fields: Mapping[str, Any], required: set[str]) -> dict[str, Any]:
    """Return the JSON object of a body. Raises HTTPException 400 for an unknown or missing field or a wrong type."""
    return checked_fields(await read_json(request), fields, required)


def checked_fields(body: Any, fields: Mapping[str, Any], required: set[str]) -> dict[str, Any]:
    """Return the value of a body, which must be an object with these fields. Raises HTTPException 400."""
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
