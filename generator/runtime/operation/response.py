"""Convert an HTTP response to the value of a call, or raise the error that it reports."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final, cast

import attrs

from ..errors.api import APIStatusError, ConflictError, ErrorFacts, ResponseValidationError, error_class
from ..messages.http import Response
from ..values.codec import Mismatch
from ..values.drift import Drift
from ..values.json import is_array, is_object
from ..values.json_pointer import at_pointer
from ..values.safe_text import shown
from .definition import ErrorPointers, Operation, R
from .reported_arguments import reported_arguments

_NOT_JSON: Final = object()
_JSON_TYPE: Final = re.compile(r"application/([\w.-]+\+)?json", re.ASCII | re.IGNORECASE)

_NAMED: Final = 20
"""The number of places that a message names."""

Identity = Iterable[tuple[str, str]]
"""What a response must contain to be about the record that was asked for; see ``Request``."""


def read_response(
    operation: Operation[R],
    response: Response,
    *,
    errors: ErrorPointers,
    strict: bool,
    drift: Drift,
    identity: Identity = (),
) -> R:
    """Return the operation's value of a response, and count where the response violates its schema.

    Raises:
        APIStatusError: The response is an error, or reports a rejected booking.
        ResponseValidationError: The response is not a documented success, it cannot be read, it is about another record
            than ``identity``, or, if ``strict``, it violates its schema.
    """
    if response.status_code in operation.redirects and "location" in response.headers:
        return cast("R", response.headers["location"])
    needed = not response.succeeded or errors.conflict or operation.returns is not None
    body = _json(response) if needed else None
    _raise_for_body(operation, response, body, errors)
    if operation.redirects:
        raise _unreadable(operation, response, "is not a redirect")
    if not response.reconciled:  # the response of a lookup belongs to another operation, which has checked it
        check_success(operation, response, body)
    if operation.returns is None:
        return cast("R", None)
    try:
        value = operation.returns.decode(body)
    except Mismatch as mismatch:
        raise _unreadable(operation, response, mismatch.reason) from None
    if any(not _is_same(text, at_pointer(body, pointer)) for pointer, text in identity):
        raise _unreadable(operation, response, "is about another record than the one that was asked for")
    if not response.reconciled:
        drift.count(operation.name, operation.returns.survey([body], ""))
    if strict:
        found = [found for found in operation.returns.deviations(body, "") if found.kind in ("type", "missing")]
        if found:
            places = ", ".join(deviation.pointer or "/" for deviation in found[:_NAMED])
            if len(found) > _NAMED:
                places += f" and {len(found) - _NAMED} more places"
            raise ResponseValidationError(
                f"{operation.name}: the response violates its schema at {places}",
                operation=operation.name,
                response=response,
                deviations=found,
                maybe_applied=operation.safety != "read",
            )
    return value


def check_success(operation: Operation[Any], response: Response, body: Any) -> None:
    """Check that a response without an error is a documented success. ``body`` is its JSON value, if it has one.

    Raises:
        ResponseValidationError: The status is not a documented one, or an operation that returns JSON has not got JSON.
    """
    if response.status_code not in operation.statuses:
        raise _unreadable(operation, response, f"has the status {response.status_code}, which is not documented")
    if operation.returns is None:
        return
    if body is _NOT_JSON:
        raise _unreadable(operation, response, f"({response.status_code}) is not JSON")
    if not _JSON_TYPE.fullmatch(response.headers.get("content-type", "").partition(";")[0].strip()):
        raise _unreadable(operation, response, f"({response.status_code}) is not declared to be JSON")


def is_success(operation: Operation[Any], response: Response, identity: Identity) -> bool:
    """Return whether a response without an error is a documented success that can be read."""
    body = _json(response) if operation.returns is not None else None
    try:
        check_success(operation, response, body)
        if operation.returns is not None:
            operation.returns.decode(body)
    except (ResponseValidationError, Mismatch):
        return False
    return all(_is_same(text, at_pointer(body, pointer)) for pointer, text in identity)


def _is_same(text: str, received: Any) -> bool:
    """Return whether a received ID is the one in a path. A record without it may be the right one."""
    if received is None:
        return True
    if isinstance(received, float) and received.is_integer():
        received = int(received)
    return isinstance(received, (int, str)) and str(received).casefold() == text.casefold()


def _unreadable(operation: Operation[Any], response: Response, reason: str) -> ResponseValidationError:
    message = f"{operation.name}: the response {reason}"
    return ResponseValidationError(
        message, operation=operation.name, response=response, maybe_applied=operation.safety != "read"
    )


def raise_for_error(operation: Operation[Any], response: Response, errors: ErrorPointers) -> None:
    """Raise the error that a response reports, if any."""
    if not response.succeeded or errors.conflict:
        _raise_for_body(operation, response, _json(response), errors)


def is_rejection(operation: Operation[Any], response: Response, errors: ErrorPointers) -> bool:
    """Return whether a response proves that the API carried out nothing.

    The proof is a 4xx status that the document lists for the operation, with an error body of the API: a gateway in
    front of the API may send any status, and 408 and 425 leave the outcome of the request open.
    """
    return _is_listed(operation, response) and _is_error_body(_json(response), errors)


def _is_listed(operation: Operation[Any], response: Response) -> bool:
    status = response.status_code
    return 400 <= status < 500 and status not in (408, 425) and status in operation.errors


def _is_error_body(body: Any, errors: ErrorPointers) -> bool:
    if not is_object(body):
        return False
    texts = (_first(body, errors.code), _first(body, errors.detail))
    return any(isinstance(text, str) for text in texts) or is_array(_first(body, errors.validation))


def _raise_for_body(operation: Operation[Any], response: Response, body: Any, errors: ErrorPointers) -> None:
    is_conflict = bool(_first(body, errors.conflict))
    if response.succeeded and not is_conflict:
        return
    cls: type[APIStatusError] = ConflictError if is_conflict else error_class(response.status_code)
    rejected = _is_listed(operation, response) and _is_error_body(body, errors)
    maybe_applied = operation.safety != "read" and not rejected
    facts = attrs.evolve(
        _facts(body, errors),
        arguments=reported_arguments(operation, _first(body, errors.validation)),
        place="" if _is_error_body(body, errors) else f"{operation.method} {operation.path}",
    )
    raise cls(response, facts, operation=operation.name, maybe_applied=maybe_applied)


def error_facts(response: Response, errors: ErrorPointers) -> ErrorFacts:
    """Return the contents of an error body."""
    return _facts(_json(response), errors)


def _json(response: Response) -> Any:
    """Return the JSON value of a body. If it is not JSON, return ``_NOT_JSON``, in which no pointer finds a value."""
    try:
        return response.json()
    except (ValueError, RecursionError):
        return _NOT_JSON


def _facts(body: Any, errors: ErrorPointers) -> ErrorFacts:
    validation = _first(body, errors.validation)
    return ErrorFacts(
        code=_as_shown(_first(body, errors.code)),
        detail=_as_text(_first(body, errors.detail)),
        validation=tuple(validation) if is_array(validation) else (),
        request_id=_as_shown(_first(body, errors.request_id)),
    )


def _first(body: Any, pointers: tuple[str, ...]) -> Any:
    return next((found for found in (at_pointer(body, pointer) for pointer in pointers) if found is not None), None)


def _as_shown(value: Any) -> str | None:
    return None if value is None else shown(value)


def _as_text(value: Any) -> str | None:
    return None if value is None else str(value)
