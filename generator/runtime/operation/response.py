"""Convert an HTTP response to the value of a call, or raise the error that it reports."""

from __future__ import annotations

from typing import Any, Final, cast

from ..errors.api import APIStatusError, ConflictError, ErrorFacts, ResponseValidationError, error_class
from ..messages.http import Response
from ..values.codec import Mismatch
from ..values.drift import Drift
from ..values.json import is_array, is_object
from ..values.json_pointer import at_pointer
from .definition import ErrorPointers, Operation, R

_NOT_JSON: Final = object()


def read_response(
    operation: Operation[R], response: Response, *, errors: ErrorPointers, strict: bool, drift: Drift
) -> R:
    """Return the operation's value of a response, and count where the response violates its schema.

    Raises:
        APIStatusError: The response is an error, or reports a rejected booking.
        ResponseValidationError: The response cannot be read, or, if ``strict``, it violates its schema.
    """
    if response.status_code in operation.redirects and "location" in response.headers:
        return cast("R", response.headers["location"])
    needed = not response.succeeded or errors.conflict or operation.returns is not None
    body = _json(response) if needed else None
    _raise_for_body(operation, response, body, errors)
    is_write = operation.safety != "read"
    if operation.redirects:
        raise ResponseValidationError(
            f"{operation.name}: the response is not a redirect",
            operation=operation.name,
            response=response,
            maybe_applied=is_write,
        )
    if operation.returns is None:
        return cast("R", None)
    if body is _NOT_JSON:
        raise ResponseValidationError(
            f"{operation.name}: the response ({response.status_code}) is not JSON",
            operation=operation.name,
            response=response,
            maybe_applied=is_write,
        )
    try:
        value = operation.returns.decode(body)
    except Mismatch as mismatch:
        raise ResponseValidationError(
            f"{operation.name}: the response {mismatch.reason}",
            operation=operation.name,
            response=response,
            maybe_applied=is_write,
        ) from None
    if not response.reconciled:  # the response of a lookup belongs to another operation, which has counted it
        drift.count(operation.name, operation.returns.survey([body], ""))
    if strict:
        found = [found for found in operation.returns.deviations(body, "") if found.kind in ("type", "missing")]
        if found:
            places = ", ".join(deviation.pointer or "/" for deviation in found)
            raise ResponseValidationError(
                f"{operation.name}: the response violates its schema at {places}",
                operation=operation.name,
                response=response,
                deviations=found,
                maybe_applied=is_write,
            )
    return value


def raise_for_error(operation: Operation[Any], response: Response, errors: ErrorPointers) -> None:
    """Raise the error that a response reports, if any."""
    if not response.succeeded or errors.conflict:
        _raise_for_body(operation, response, _json(response), errors)


def is_rejection(operation: Operation[Any], response: Response, errors: ErrorPointers) -> bool:
    """Return whether a response proves that the API carried out nothing.

    The proof is a 4xx status that the document lists for the operation, with an error body of the API: a gateway in
    front of the API may send any status, and 408 and 425 leave open what became of the request.
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
    raise cls(response, _facts(body, errors), operation=operation.name, maybe_applied=maybe_applied)


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
        code=_as_text(_first(body, errors.code)),
        detail=_as_text(_first(body, errors.detail)),
        validation=tuple(validation) if is_array(validation) else (),
        request_id=_as_text(_first(body, errors.request_id)),
    )


def _first(body: Any, pointers: tuple[str, ...]) -> Any:
    return next((found for found in (at_pointer(body, pointer) for pointer in pointers) if found is not None), None)


def _as_text(value: Any) -> str | None:
    return None if value is None else str(value)
