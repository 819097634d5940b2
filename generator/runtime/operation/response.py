"""Convert an HTTP response to the value of a call, or raise the error that it reports."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from itertools import islice
from typing import Any, Final, cast
from zoneinfo import ZoneInfo

import attrs

from ..errors.api import APIStatusError, ConflictError, ErrorFacts, ResponseValidationError, error_class
from ..messages.http import Response
from ..values.codec import Mismatch
from ..values.deviation import Deviation
from ..values.drift import Drift
from ..values.identifiers import plain_identifier
from ..values.json import TooDeep, TooLong, has_repeated_name, is_array, is_object, read_json, type_name
from ..values.json_pointer import all_at_pointer, at_pointer, tokens
from ..values.pages import Page, read_page
from ..values.record_codec import Object
from ..values.safe_text import shown
from ..values.signal_handlers import let_through
from .definition import ErrorPointers, Operation, R
from .reconcile_conditions import Equals, HasValue
from .repeated import contradicts
from .reported_arguments import reported_arguments

_NULLS: Final = ("null", "none", "nil", "undefined", "nan")
NO_POINTERS: Final = ErrorPointers()
_JSON_TYPE: Final = re.compile(r"application/([\w.-]+\+)?json", re.ASCII | re.IGNORECASE)

_MAX_ENTRIES: Final = 1000
"""The entries of a validation report that are read: a hostile one may have millions."""

_NAMED: Final = 20
"""The number of places that a message names."""

_LISTED: Final = 1000
"""The number of deviations that an error lists."""

_EXAMINED: Final = 20_000
"""The number of deviations after which the search for more ends. Finding as many takes about a tenth of a second."""


@attrs.frozen(eq=False, repr=False)
class _Unusable:
    """Takes the place of the JSON value of a body that cannot be read. No pointer finds a value in it."""

    reason: str


_NOT_JSON: Final = _Unusable("is not JSON")

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
    given: Callable[[], Collection[str]] = tuple,
    sent: bytes | None = None,
    zone: ZoneInfo | None = None,
    exact: bool = False,
) -> R:
    """Return the operation's value of a response, and count where the response violates its schema.

    Args:
        operation: The operation.
        response: Its response.
        errors: Where the API's error bodies have their contents.
        strict: Whether a response that violates its schema is an error.
        drift: Counts the deviations.
        identity: What the response must contain to be about the record that was asked for.
        sent: The JSON body of the request, which the response must not contradict.
        zone: The time zone of the clinic.
        exact: Whether a property that is repeated in the body is an error, which takes time. For a write it always is.

    Raises:
        APIStatusError: The response is an error, or reports a rejected booking.
        ResponseValidationError: The response is not a documented success, it cannot be read, it is about another record
            than ``identity`` or contradicts what was sent, or, if ``strict``, it violates its schema.
    """
    if response.status_code in operation.redirects and "location" in response.headers:
        return cast("R", response.headers["location"])
    needed = not response.succeeded or operation.returns is not None
    is_exact = exact or operation.safety != "read"
    page = None if is_exact or identity else _page(operation, response)
    body = page.body if page is not None else _json(response, exact=is_exact) if needed else None
    _raise_for_body(operation, response, body, errors, given)
    if operation.redirects:
        raise _unreadable(operation, response, "is not a redirect")
    if not response.reconciled:  # the response of a lookup belongs to another operation, which has checked it
        check_success(operation, response, body, errors)
    if operation.returns is None:
        return cast("R", None)
    if page is not None:
        return cast("R", page.record)  # it has no deviations
    try:
        value = operation.returns.decode(body)
    except Mismatch as mismatch:
        raise _unreadable(operation, response, mismatch.reason) from None
    if identity and any(not _is_about(text, all_at_pointer(body, pointer)) for pointer, text in identity):
        raise _unreadable(operation, response, "is about another record than the one that was asked for")
    if sent is not None and operation.safety != "read":
        _check_repeats(operation, response, body, sent, zone)
    if not response.reconciled:
        drift.count(operation.name, operation.returns.survey([body], ""))
    if strict:
        _check_strictly(operation, response, body)
    return value


def _page(operation: Operation[Any], response: Response) -> Page | None:
    """Return the page in a successful response to a read, ``None`` if it has to be read in the other way."""
    if operation.returns is None or operation.proof or operation.redirects or not response.succeeded:
        return None
    return read_page(operation.returns, response.content)


def _check_strictly(operation: Operation[Any], response: Response, body: Any) -> None:
    """Raise ``ResponseValidationError`` if a body violates its schema.

    A hostile body may do so at any number of places: at most ``_LISTED`` deviations are kept, and the search ends when
    ``_EXAMINED`` are found.
    """
    if operation.returns is None:
        return
    found: list[Deviation] = []
    examined = total = 0
    for deviation in islice(operation.returns.deviations(body, ""), _EXAMINED):
        examined += 1
        if deviation.kind in ("type", "missing"):
            total += 1
            if len(found) < _LISTED:
                found.append(deviation)
    if examined < _EXAMINED and not found:
        return
    at_least = "at least " if examined == _EXAMINED else ""
    places = ", ".join(deviation.pointer or "/" for deviation in found[:_NAMED])
    if total > _NAMED:
        places += f" and {total - _NAMED} more places"
    where = (
        f"violates its schema {at_least}at {places}" if found else f"differs from its schema {at_least}{examined} times"
    )
    raise ResponseValidationError(
        f"{operation.name}: the response {where}",
        operation=operation.name,
        response=response,
        deviations=found,
        maybe_applied=operation.safety != "read",
    )


def check_success(
    operation: Operation[Any], response: Response, body: Any, errors: ErrorPointers = NO_POINTERS
) -> None:
    """Check that a response without an error is a documented success. ``body`` is its JSON value, if it has one.

    Raises:
        ResponseValidationError: The status is not a documented one, an operation that returns JSON has not got JSON,
            the body does not contain what shows that the call was carried out, or it reports an error.
    """
    if response.status_code not in operation.statuses:
        raise _unreadable(operation, response, f"has the status {response.status_code}, which is not documented")
    if operation.returns is None:
        return
    if isinstance(body, _Unusable):
        raise _unreadable(operation, response, f"({response.status_code}) {body.reason}")
    if response.headers.get("content-type") != "application/json" and not _is_success_json(response):
        raise _unreadable(operation, response, f"({response.status_code}) is not declared to be JSON")
    if not is_object(body):
        return  # decoding it reports that
    if operation.proof and not _has_proof(operation, body):
        wanted = ", or ".join(" and ".join(pointers) for pointers in operation.proof)
        raise _unreadable(operation, response, f"contains no record: nothing is at {wanted}")
    if _has_error(operation, body, errors):
        raise _unreadable(operation, response, "reports an error with the status of a success")


def _has_error(operation: Operation[Any], body: dict[str, Any], errors: ErrorPointers) -> bool:
    """Return whether a body has a property of the API's error bodies that no success of the operation has.

    A write that returns nothing that proves its success has no such property.
    """
    if operation.safety != "read" and not operation.proof and _is_error_body(body, errors):
        return True
    names = _error_names(errors)
    found = [name for name, value in body.items() if name.casefold() in names and says_something(value)]
    if not found:
        return False
    declared = operation.returns.names if isinstance(operation.returns, Object) else frozenset[str]()
    return any(name not in declared for name in found)


@cache
def _error_names(errors: ErrorPointers) -> frozenset[str]:
    """Return the properties in which the API's error bodies state the error, in lower case."""
    objects = {pointer for _, required in errors.required for pointer, kind in required if kind == "object"}
    pointers = (*errors.code, *errors.detail, *errors.validation, *objects)
    return frozenset(names[0].casefold() for names in map(tokens, pointers) if names)


def says_something(value: Any) -> bool:
    """Return whether the value of an error property reports an error: nothing, false, and blank text do not."""
    if is_array(value):
        return any(map(says_something, value))
    return is_object(value) or bool(value.strip() if isinstance(value, str) else value)


def _check_repeats(
    operation: Operation[Any], response: Response, body: Any, sent: bytes, zone: ZoneInfo | None
) -> None:
    """Check that a success does not contradict what was sent, as far as it repeats it.

    The person for whom a booking was made must be repeated. If the booking was looked up, other values may have been
    changed since. A value that cannot be read contradicts what was sent.
    """
    plan, context = operation.reconcile, {"body": read_json(sent)}
    if plan is not None:
        record = at_pointer(body, plan.get.record)
        for one in plan.made:
            if one.holds(record, context) is False:
                place = f"another value at {one.read}" if isinstance(one, HasValue) else "other values"
                raise _unreadable(operation, response, f"shows {place} than a new record has")
        person = [one for one in plan.subject if isinstance(one, Equals)]
        if not all(_repeats(one, record, context) for one in person):
            raise _unreadable(operation, response, "is about another record than the one that was asked for")
    if response.reconciled:
        return
    unclear = _unclear(operation, context)
    compared = (one for one in operation.repeated if one.sent not in unclear)
    if any(contradicts(one, body, context, zone) for one in compared) or any(
        _shows(one, body) for one in operation.contradictions
    ):
        raise _unreadable(operation, response, "contradicts the request")


def _unclear(operation: Operation[Any], context: dict[str, Any]) -> set[str]:
    """Return the pointers to values that were sent beside a whole set of others which the server may take instead."""
    whole = [
        frozenset(names)
        for names in operation.alternatives
        if all(at_pointer(context, name) is not None for name in names)
    ]
    return {name for names in operation.alternatives for name in names if any(name not in taken for taken in whole)}


def _shows(condition: HasValue, body: Any) -> bool:
    """Return whether a body has a value, in any spelling."""
    return bool(_plain(at_pointer(body, condition.read)) == _plain(condition.expected))


def _plain(value: Any) -> Any:
    return value.strip().casefold() if isinstance(value, str) else value


def _repeats(condition: Equals, record: Any, context: dict[str, Any]) -> bool:
    """Return whether a record is about the person of the request. It must show that, perhaps as another JSON type."""
    held = condition.holds(record, context)
    if held is not None:
        return held
    sent = at_pointer(context, condition.sent)
    return any(one is not None and _is_same(str(sent), one) for one in all_at_pointer(record, condition.read))


def _is_declared_json(response: Response) -> bool:
    stated = response.headers.get("content-type", "")
    return stated == "application/json" or bool(_JSON_TYPE.fullmatch(_media_type(response)))


def _is_success_json(response: Response) -> bool:
    return _is_declared_json(response) and "problem" not in _media_type(response)


def _media_type(response: Response) -> str:
    return response.headers.get("content-type", "").partition(";")[0].strip().lower()


def _has_proof(operation: Operation[Any], body: Any) -> bool:
    """Return whether a body contains what shows that the call was carried out."""
    return any(all(_is_proof(operation, body, pointer) for pointer in pointers) for pointers in operation.proof)


def _is_proof(operation: Operation[Any], body: Any, pointer: str) -> bool:
    found = at_pointer(body, pointer)
    if pointer in operation.plain:
        return isinstance(found, (int, float, str)) and not isinstance(found, bool)
    return is_value(found) if operation.safety != "read" else _is_value_or_0(found)


def _is_value_or_0(found: Any) -> bool:
    """Return whether a value identifies something, or is the number 0, which may be asked for."""
    return is_value(found) or type_name(found) == "integer"


def is_value(found: Any) -> bool:
    """Return whether a value identifies something.

    Null, a flag, a number below 1, anything empty or blank, an ID of zeros only and the text of null do not.
    """
    if found is None or isinstance(found, bool):
        return False
    if isinstance(found, (int, float)):
        return found > 0
    if isinstance(found, str):
        text = found.strip().casefold()
        return bool(text.strip("{}-0")) and text not in _NULLS
    return bool(found)


def _is_about(text: str, received: list[Any]) -> bool:
    """Return whether one of the received IDs is the one that was sent, or none was received."""
    return not received or any(_is_same(text, one) for one in received)


def _is_same(text: str, received: Any) -> bool:
    """Return whether a received ID is the one in a path. A record without it may be the right one."""
    if received is None:
        return True
    if isinstance(received, float) and received.is_integer():
        received = int(received)
    return isinstance(received, (int, str)) and plain_identifier(str(received)) == plain_identifier(text)


def _unreadable(operation: Operation[Any], response: Response, reason: str) -> ResponseValidationError:
    maybe_applied = operation.safety != "read"
    advice = "; the server may have applied the change: check that before you send it again" if maybe_applied else ""
    message = f"{operation.name}: the response {reason}{advice}"
    return ResponseValidationError(message, operation=operation.name, response=response, maybe_applied=maybe_applied)


def is_rejection(operation: Operation[Any], response: Response, errors: ErrorPointers) -> bool:
    """Return whether a response proves that the API carried out nothing.

    The proof is a 4xx status that the document lists for the operation, with a body that matches the API's error
    schema: a gateway in front of the API may send any status, and 408 and 425 leave the outcome of the request open. A
    rejected booking may also have the status of a success; see ``Reasons``.
    """
    status = response.status_code
    if status not in operation.conflicts and not 400 <= status < 500:
        return False  # without reading the body of every success
    return _is_rejection(operation, response, _json(response, exact=operation.safety != "read"), errors)


def refuses_credentials(operation: Operation[Any], response: Response, errors: ErrorPointers) -> bool:
    """Return whether the API itself, rather than a gateway, states that the credentials are not valid."""
    return response.status_code == 401 and _is_error_of_api(operation, response, _json(response, exact=True), errors)


def is_error(operation: Operation[Any], body: Any, errors: ErrorPointers) -> bool:
    """Return whether a JSON value is an error body rather than the result of an operation."""
    if not is_object(body) or _has_proof(operation, body):
        return False
    return _first(body, errors.code) is not None or bool(_reasons(body, errors))


def _is_rejection(operation: Operation[Any], response: Response, body: Any, errors: ErrorPointers) -> bool:
    if not _is_error_of_api(operation, response, body, errors):
        return False
    return _is_conflict(operation, response, body, errors) or _is_listed(operation, response)


def _is_error_of_api(operation: Operation[Any], response: Response, body: Any, errors: ErrorPointers) -> bool:
    """Return whether a response has the format of the API's errors: a gateway in front of it has another one."""
    if not _is_declared_json(response) or not _is_only_an_error(body, errors):
        return False
    if _is_conflict(operation, response, body, errors):
        return True
    is_error = _is_error_body(body, errors) and not _has_proof(operation, body)
    return is_error and _is_complete(response.status_code, body, errors)


def _is_only_an_error(body: Any, errors: ErrorPointers) -> bool:
    """Return whether a body and its reasons have no values, except those that the API's error bodies have."""
    if errors.reasons is None:
        return True
    known = [(reason, errors.reasons.known) for reason in _reasons(body, errors)]
    return is_object(body) and all(
        value is None or name in names
        for holder, names in [(body, errors.known), *known]
        for name, value in holder.items()
    )


def _is_complete(status: int, body: Any, errors: ErrorPointers) -> bool:
    """Return whether an error body contains what the API's error bodies with its status contain."""
    required = next((pairs for listed, pairs in errors.required if listed == status), ())
    return all(type_name(at_pointer(body, pointer)) == kind for pointer, kind in required)


def _is_listed(operation: Operation[Any], response: Response) -> bool:
    status = response.status_code
    return 400 <= status < 500 and status not in (408, 425) and status in operation.errors


def _is_error_body(body: Any, errors: ErrorPointers) -> bool:
    if not is_object(body):
        return False
    texts = (_first(body, errors.code), _first(body, errors.detail))
    return (
        any(isinstance(text, str) for text in texts)
        or is_array(_first(body, errors.validation))
        or bool(_reasons(body, errors))
    )


def _reasons(body: Any, errors: ErrorPointers) -> list[Any]:
    """Return the reasons in a body."""
    found = None if errors.reasons is None else at_pointer(body, errors.reasons.pointer)
    return [reason for reason in found if is_object(reason)] if is_array(found) else []


def _is_conflict(operation: Operation[Any], response: Response, body: Any, errors: ErrorPointers) -> bool:
    """Return whether a body reports that a booking was rejected. What shows a success outweighs any reason."""
    if response.status_code not in operation.conflicts or errors.reasons is None or _has_proof(operation, body):
        return False
    if not _is_only_an_error(body, errors):
        return False
    found = [at_pointer(reason, errors.reasons.severity) for reason in _reasons(body, errors)]
    return any(severity in errors.reasons.failures for severity in found if not isinstance(severity, bool))


def _raise_for_body(
    operation: Operation[Any],
    response: Response,
    body: Any,
    errors: ErrorPointers,
    given: Callable[[], Collection[str]],
) -> None:
    is_conflict = response.status_code in operation.conflicts and _is_conflict(operation, response, body, errors)
    if response.succeeded and not is_conflict:
        return
    cls: type[APIStatusError] = ConflictError if is_conflict else error_class(response.status_code)
    maybe_applied = operation.safety != "read" and not _is_rejection(operation, response, body, errors)
    facts = attrs.evolve(
        _facts(body, errors),
        arguments=reported_arguments(operation, given(), _rejected_fields(body, errors)),
        place="" if _is_error_body(body, errors) else f"{operation.method} {operation.path}",
        documented=_is_error_of_api(operation, response, body, errors),
    )
    raise cls(response, facts, operation=operation.name, maybe_applied=maybe_applied)


def error_facts(response: Response, errors: ErrorPointers) -> ErrorFacts:
    """Return the contents of an error body."""
    return _facts(_json(response), errors)


def _json(response: Response, *, exact: bool = False) -> Any:
    """Return the JSON value of a body, ``_Unusable`` if it cannot be read.

    If it is to be ``exact``, an object with two properties of one name is not JSON.
    """
    try:
        return _NOT_JSON if exact and has_repeated_name(response.content) else read_json(response.content)
    except (TooDeep, TooLong) as error:
        return _Unusable(str(error))
    except (ValueError, RecursionError) as error:
        let_through(error)
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


def _rejected_fields(body: Any, errors: ErrorPointers) -> Iterator[Any]:
    """Yield the names at the place where the entries of a validation report have the rejected field."""
    report = _first(body, errors.validation)
    if errors.field and is_array(report):
        yield from (_first(entry, errors.field) for entry in islice(report, _MAX_ENTRIES))


def _as_shown(value: Any) -> str | None:
    return None if value is None else shown(value)


def _as_text(value: Any) -> str | None:
    return None if value is None else str(value)
