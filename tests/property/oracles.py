"""Four oracles judge each call: the request, the outcome, the value, and the checks of schemathesis."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from http import HTTPStatus
from textwrap import indent
from typing import Any

import jwt
import requests
import schemathesis
from schemathesis.specs.openapi.checks import ignored_auth, negative_data_rejection, positive_data_acceptance

from practice_mock.app import COREPLUS_PATH, PRACSUITE_PATH
from practice_mock.testing import Mock
from tests.property.access import LIFETIME, TOLERANCE
from tests.property.adapter import Call
from tests.property.apis import Api, Json, Operation, Schema
from tests.property.clients import Exchange, Outcome, access
from tests.property.decode import read_text
from tests.property.responses import is_proven
from tests.property.shown import as_curl, as_python
from tests.property.wire import Sent, Wire, normal, reference

ERRORS: Mapping[int, str] = {
    400: "BadRequestError",
    401: "AuthenticationError",
    403: "PermissionDeniedError",
    404: "NotFoundError",
    409: "ConflictError",
    422: "UnprocessableEntityError",
    429: "RateLimitError",
}
"""The error of each status that has one; the others are InternalServerError from 500, otherwise APIStatusError."""

ORDINARY_HEADERS = {
    *("accept", "accept-encoding", "connection", "content-length", "content-type", "host"),
    *("transfer-encoding", "user-agent"),
}
"""Headers that any HTTP client may send in addition to those of the document."""

NOT_FOR_CLIENTS = [
    ignored_auth,  # it calls by itself, and a client that always authenticates fails it by construction
    negative_data_rejection,  # it takes a redirected multipart body for one that breaks its schema
    positive_data_acceptance,  # a body may fit its schema and still name a record that is not there
]


SERVED = {"coreplus": f"http://127.0.0.1:8490{COREPLUS_PATH}", "pracsuite": f"http://127.0.0.1:8490{PRACSUITE_PATH}"}
"""The URLs at which `nox -s mock` serves each API."""


@contextmanager
def explained(call: Call, outcome: Outcome) -> Iterator[None]:
    """Add the call, the request and both sides' results to a failure."""
    try:
        yield
    except BaseException as failure:
        failure.add_note(f"\nThe call:\n{indent(as_python(call, SERVED[call.operation.api.name]), '    ')}")
        for exchange in outcome.exchanges:
            failure.add_note(f"The request:\n    {as_curl(exchange.sent, secret_headers(call.operation))}")
            failure.add_note(f"The server responded:\n    {exchange.status} {exchange.content[:2000]!r}")
        if outcome.error is not None:
            failure.add_note(f"The client raised:\n    {type(outcome.error).__name__}: {outcome.error}")
        else:
            failure.add_note(f"The client returned:\n    {outcome.value!r}")
        raise


def secret_headers(operation: Operation) -> set[str]:
    """Return the headers of an operation's credentials, in lower case."""
    return {str(scheme["name"]).lower() for scheme in operation.credentials}


def only_exchange(outcome: Outcome) -> Exchange:
    """Return the only exchange of a call."""
    assert len(outcome.exchanges) == 1, f"one request expected, {len(outcome.exchanges)} sent"
    return outcome.exchanges[0]


def sent_as_described(operation: Operation, exchange: Exchange, expected: Wire, mock: Mock) -> None:
    """Check that the client sent what schemathesis would send, with its credentials and nothing else."""
    settings = access(operation.api, mock)
    assert normal(operation, exchange.sent, settings["base_url"]) == expected
    assert exchange.sent.headers["accept"] == "application/json"
    declared = {parameter.name.lower() for parameter in operation.parameters if parameter.place == "header"}
    assert exchange.sent.headers.keys() <= ORDINARY_HEADERS | declared | secret_headers(operation)
    for scheme in operation.credentials:
        authenticated(scheme, exchange.sent, settings, int(mock.practice.clock.now().timestamp()))


def authenticated(scheme: Schema, sent: Sent, settings: Mapping[str, str], now: int) -> None:
    """Check that the request has its credential: the key, or a token for this request."""
    value = sent.headers[str(scheme["name"]).lower()]
    if "signer" not in scheme["x-sdk"]:
        assert value == settings[scheme["x-sdk"]["argument"]]
        return
    prefix, _, token = value.partition(" ")
    assert prefix == scheme["x-sdk"]["prefix"]
    claims = jwt.decode(
        token,
        settings["consumer_secret"],
        algorithms=["HS256"],
        audience=scheme["x-sdk"]["audience"],
        options={"verify_exp": False, "verify_nbf": False},  # the clock of the mock stands still
    )
    assert jwt.get_unverified_header(token) == {"typ": "JWT", "alg": "HS256"}
    assert claims == {
        "iss": settings["issuer"],
        "aud": scheme["x-sdk"]["audience"],
        "nbf": now - TOLERANCE,
        "exp": now - TOLERANCE + LIFETIME,
        "consumerId": settings["consumer_id"],
        "accessToken": settings["access_token"],
        "url": sent.url,
        "httpMethod": sent.method,
    }


def ended_as_answered(operation: Operation, outcome: Outcome, exchange: Exchange) -> None:
    """Check that an error status, and nothing else, raises its typed error with the data of its body."""
    package = operation.api.package
    body = _json(exchange.content)
    pointers = {name: _pointers(value) for name, value in operation.api.document["x-errors"].items()}
    refused = refuses(operation, exchange.status, body)
    succeeded = exchange.status < HTTPStatus.MULTIPLE_CHOICES or exchange.status in operation.redirect_statuses
    if succeeded and not refused:
        assert outcome.error is None, f"the response had status {exchange.status}, but {outcome.error!r} was raised"
        return
    error: Any = outcome.error
    expected = getattr(package, "ConflictError" if refused else error_name(exchange.status))
    assert type(error) is expected, f"the response had status {exchange.status}, but {error!r} was raised"
    assert error.status_code == exchange.status
    assert error.operation == f"{operation.resource}.{operation.verb}"
    assert error.response.content == exchange.content
    for name in ("code", "detail", "request_id"):
        found = _first(body, pointers.get(name, []))
        assert getattr(error, name) == (None if found is None else str(found))
    assert list(error.validation) == (_first(body, pointers.get("validation", [])) or [])


def refuses(operation: Operation, status: int, body: Json) -> bool:
    """Return whether a response reports a rejected booking: one reason proves it, and nothing was booked."""
    if status not in operation.conflicts or is_proven(operation, body):
        return False
    declared = operation.api.document["x-errors"]["reasons"]
    return any(
        type(severity := _first(reason, [declared["severity"]])) in (int, float) and severity in declared["failures"]
        for reason in reasons_in(operation.api, body)
    )


def reasons_in(api: Api, body: Json) -> list[Json]:
    """Return the reasons that a body lists."""
    found = _first(body, [api.document["x-errors"].get("reasons", {"list": "/no list"})["list"]])
    return [one for one in found if isinstance(one, Mapping)] if isinstance(found, list) else []


def expected_error(operation: Operation, status: int, body: Json) -> str | None:
    """Return the name of the error for a JSON body, ``None`` for a success, as far as no record is asked for."""
    if refuses(operation, status, body):
        return "ConflictError"
    if status >= HTTPStatus.MULTIPLE_CHOICES:
        return error_name(status)
    if status not in operation.successes or not isinstance(body, Mapping):
        return "ResponseValidationError"
    proven = is_proven(operation, body) if operation.proof else operation.is_read or not reports_error(operation, body)
    return None if proven else "ResponseValidationError"


def reports_error(operation: Operation, body: Json) -> bool:
    """Return whether a body is an error body of the API."""
    pointers = {name: value for name, value in operation.api.document["x-errors"].items() if name != "reasons"}
    texts = [_first(body, _pointers(pointers.get(name, []))) for name in ("code", "detail")]
    return (
        any(isinstance(text, str) for text in texts)
        or isinstance(_first(body, _pointers(pointers.get("validation", []))), list)
        or bool(reasons_in(operation.api, body))
    )


def error_name(status: int) -> str:
    """Return the name of the error class of a status."""
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return "InternalServerError"
    return ERRORS.get(status, "APIStatusError")


def read_as_answered(operation: Operation, outcome: Outcome, exchange: Exchange) -> None:
    """Check that every attribute has the received value and that the record gives back the received JSON."""
    if outcome.error is not None:
        return
    if operation.redirects:
        assert outcome.value == exchange.headers["location"]
        return
    schema = operation.answer(exchange.status)
    if schema is None:
        assert outcome.value is None
        return
    body = json.loads(exchange.content)
    value = outcome.value
    if operation.items is not None:
        page, value = value, value.body
        properties = operation.api.properties(operation.api.shape(schema).schema)
        [items] = [python for name, python, _ in properties if name == operation.items]
        assert page.items == getattr(value, items)
        assert page.total == (_first(body, [operation.paging["total"]]) if operation.paging else None)
    read(operation.api, schema, body, value)


def read(api: Api, schema: Schema, came: Json, value: Any) -> None:
    """Check that a value represents a JSON value, at any depth."""
    if came is None:
        assert value is None
        return
    shape = api.shape(schema)
    if shape.format == "decimal" and (amount := exact(came)) is not None:
        assert (type(value), value) == (Decimal, amount)
    elif isinstance(came, Mapping) and shape.component is not None:
        _read_record(api, shape.component, shape.schema, came, value)
    elif isinstance(came, list):
        assert type(value) is list
        for item, part in zip(came, value, strict=True):
            read(api, shape.schema.get("items", {}), item, part)
    elif isinstance(came, str):
        expected = read_text(shape, came)
        assert (type(value), value) == (type(expected), expected)
    else:
        assert value == came
        assert isinstance(value, bool) == isinstance(came, bool)
        assert type(value) is int or shape.types != {"integer"}


def exact(came: Json) -> Decimal | None:
    """Return the number that a JSON string or number writes out, or None if it is not a finite one."""
    if isinstance(came, bool) or not isinstance(came, (str, int, float)):
        return None
    text = came if isinstance(came, str) else json.dumps(came)
    return (
        Decimal(text) if re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", text, re.ASCII | re.IGNORECASE) else None
    )


def _read_record(api: Api, component: str, schema: Schema, came: Mapping[str, Json], value: Any) -> None:
    # The record of a page may be of a compiled subclass, but not of a class that extends the record class.
    assert isinstance(value, getattr(api.package, component))
    assert type(value).__name__ == component
    assert value.to_dict() == came
    declared = {name: (python, part) for name, python, part in api.properties(schema)}
    assert value.fields_set == {python for name, (python, _) in declared.items() if name in came}
    assert value.additional_properties == {name: part for name, part in came.items() if name not in declared}
    for name, (python, part) in declared.items():
        read(api, part, came.get(name), getattr(value, python))


def answered_as_described(case: schemathesis.Case, exchange: Exchange) -> None:
    """Run schemathesis' own checks on the response."""
    case.validate_response(as_response(exchange), excluded_checks=NOT_FOR_CLIENTS)


def as_response(exchange: Exchange) -> schemathesis.Response:
    """Convert an exchange to a schemathesis response; its own conversion from httpx writes the query twice."""
    sent = exchange.sent
    request = requests.Request(sent.method, sent.url, dict(sent.headers), data=sent.content).prepare()
    headers = {name: [value] for name, value in exchange.headers.items()}
    return schemathesis.Response(exchange.status, headers, exchange.content, request, elapsed=0.0, verify=False)


def _json(content: bytes) -> Json:
    try:
        return json.loads(content)
    except ValueError:
        return None


def _pointers(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def _first(body: Json, pointers: list[str]) -> Json:
    """Return the value of the first pointer that resolves."""
    for pointer in pointers:
        found = body
        for token in pointer.split("/")[1:]:
            if isinstance(found, Mapping):
                found = found.get(token)
            elif isinstance(found, list) and token.isdecimal() and int(token) < len(found):
                found = found[int(token)]
            else:
                found = None
        if found is not None:
            return found
    return None


def judged(operation: Operation, case: schemathesis.Case, call: Call, outcome: Outcome, mock: Mock) -> Exchange:
    """Apply the four oracles to a call of a mock, and return its request and response."""
    expected = reference(operation, case, getattr(mock, f"{operation.api.name}_url"))
    with explained(call, outcome):
        exchange = only_exchange(outcome)
        sent_as_described(operation, exchange, expected, mock)
        ended_as_answered(operation, outcome, exchange)
        read_as_answered(operation, outcome, exchange)
        answered_as_described(case, exchange)
    return exchange
