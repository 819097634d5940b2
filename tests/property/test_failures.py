"""A call without a valid response raises one typed error, whatever the status, body or connection failure."""

from __future__ import annotations

import asyncio
import json
import socket
import ssl
from collections.abc import Callable

import httpx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.delivery import unsent
from tests.property.adapter import example_call
from tests.property.apis import APIS, OPERATIONS, Api, Operation
from tests.property.clients import ELSEWHERE, AsyncCaller, Caller, Canned, SyncCaller, invented_access
from tests.property.oracles import error_name
from tests.property.responses import about, anything
from tests.property.test_responses import READING

FAILURES = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.UnsupportedProtocol,
    httpx.LocalProtocolError,
    httpx.ReadTimeout,
    httpx.WriteTimeout,
    httpx.ReadError,
    httpx.WriteError,
    httpx.CloseError,
    httpx.RemoteProtocolError,
    httpx.ProxyError,
    ssl.SSLError,
    OSError,
    RuntimeError,
    ValueError,
    AttributeError,
    TimeoutError,
)
"""Exceptions of the HTTP library and of what is below it. Any of them can be raised at any stage."""

SENT_AGAIN = {
    **dict.fromkeys((429, 500, 503), "reads"),
    **dict.fromkeys((400, 404, 409), "none"),
}
"""Which calls are retried after a status without an error body of the API."""

STATUSES = (300, 301, 302, 303, 304, 307, 308, 399, 400, 401, 402, 403, 404, 409, 418, 422, 429, 500, 503, 599)

ERROR_BODIES = {
    "pracsuite": {"error": {"code": "TOO_MANY"}, "request_id": "r"},
    "coreplus": {"message": "Too many requests."},
}
"""A body as the API sends it with an error."""

NO_JSON = (b"", b"<html>", b'{"half": ', b"\xff\xfe", b"[" * 100_000, b"NaN")

bodies = st.one_of(
    st.binary(max_size=40),
    anything.map(lambda value: json.dumps(value).encode()),
    anything.map(lambda value: json.dumps({"error": value, "request_id": value, "message": value}).encode()),
    anything.map(lambda value: json.dumps({"error": {"validation": value, "detail": value, "code": value}}).encode()),
)


@pytest.mark.parametrize("api", APIS, ids=lambda api: api.name)
@given(status=st.integers(400, 999), body=bodies)
@example(520, b"")
@example(561, b"<html><body>Service unavailable</body></html>")
@example(500, b'{"error": {"code": "SERVER_ERR')
@example(400, b"\xff\xfe\x00")
@example(422, b"[" * 100_000)
@example(404, b'"\\ud800"')
@example(429, b"1" * 5000)
@example(403, b"null")
def test_error_status_with_any_body_raises_its_typed_error(api: Api, status: int, body: bytes) -> None:
    operation = api.operations[0]
    canned = Canned()
    canned.status, canned.content = status, body
    outcome = SyncCaller(api, invented_access(api), canned)(example_call(operation))
    error = outcome.error
    assert type(error) is getattr(api.package, error_name(status))
    assert isinstance(error, api.package.APIStatusError)
    assert error.status_code == status
    assert error.response.content == body
    assert str(status) in str(error)


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_every_operation_raises_the_typed_error_of_a_status(operation: Operation) -> None:
    canned = Canned()
    canned.content = b"<html>"
    canned.headers = {"content-type": "text/html", "location": "https://elsewhere.example/"}
    caller = SyncCaller(operation.api, invented_access(operation.api), canned)
    for canned.status in STATUSES:
        outcome = caller(example_call(operation))
        assert len(outcome.exchanges) == 1
        if canned.status in operation.redirect_statuses:
            assert outcome.value == canned.headers["location"]
        else:
            assert type(outcome.error) is getattr(operation.api.package, error_name(canned.status))
            assert outcome.error.status_code == canned.status


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_success_without_json_raises_and_keeps_the_response(operation: Operation) -> None:
    canned = Canned()
    caller = SyncCaller(operation.api, invented_access(operation.api), canned)
    for body in NO_JSON:
        canned.succeed(operation, body)
        outcome = caller(example_call(operation))
        if operation.redirects:
            assert outcome.value == ELSEWHERE
        elif operation.answer(operation.success) is None:
            assert outcome.error is None
            assert outcome.value is None
        else:
            assert type(outcome.error) is operation.api.package.ResponseValidationError
            assert outcome.error.response.content == body


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_only_the_documented_status_is_a_success(operation: Operation) -> None:
    canned = Canned()
    caller = SyncCaller(operation.api, invented_access(operation.api), canned)
    answer = operation.example_answer
    for status in {*range(200, 227), 250, 299} - operation.successes | {206}:
        for media_type, content in (
            ("application/json", b"{}" if answer is None else json.dumps(answer).encode()),
            ("text/html", b"<html>Please log in.</html>"),
        ):
            canned.status, canned.content, canned.headers = status, content, {"content-type": media_type}
            error = caller(example_call(operation)).error
            assert type(error) is operation.api.package.ResponseValidationError, status
            assert error.response.status_code == status


@pytest.mark.parametrize("operation", READING, ids=str)
def test_only_the_documented_media_type_is_a_success(operation: Operation) -> None:
    canned, call = Canned(), example_call(operation)
    caller = SyncCaller(operation.api, invented_access(operation.api), canned)
    canned.succeed(operation, json.dumps(about(call, operation.example_answer)).encode())
    for media_type in ("application/json", "Application/JSON; charset=utf-8", "application/vnd.practice.v2+json"):
        canned.headers = {"content-type": media_type}
        assert caller(call).error is None, media_type
    for media_type in ("text/html", "text/json", "application/jsonp", "application/x+jsonx", "json", "", None):
        canned.headers = {} if media_type is None else {"content-type": media_type}
        assert type(caller(call).error) is operation.api.package.ResponseValidationError, media_type


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_connection_error_states_maybe_applied(operation: Operation) -> None:
    canned, package = Canned(), operation.api.package
    caller = SyncCaller(operation.api, invented_access(operation.api), canned)
    for failure in FAILURES:
        canned.content = failure("the text of the library, with an address in it")
        error = caller(example_call(operation)).error
        timed_out = issubclass(failure, (httpx.TimeoutException, TimeoutError))
        assert type(error) is (package.APITimeoutError if timed_out else package.APIConnectionError)
        assert error.maybe_applied is not operation.is_read
        assert error.operation == f"{operation.resource}.{operation.verb}"
        assert "address" not in str(error)
        assert ("may have applied" in str(error)) is error.maybe_applied
    canned.content = unsent(package)
    assert caller(example_call(operation)).error.maybe_applied is False


async def no_wait(seconds: float) -> None:
    """Return at once."""


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
@pytest.mark.parametrize("make", [SyncCaller, AsyncCaller])
def test_only_safe_calls_are_retried(operation: Operation, make: Callable[..., Caller], runner: asyncio.Runner) -> None:
    canned = Canned()
    retry = operation.api.package.Retry(sleep=lambda seconds: None, async_sleep=no_wait, budget=100)
    settings = invented_access(operation.api) | {"max_retries": 2, "retry": retry}
    caller = make(operation.api, settings, canned, *([runner] if make is AsyncCaller else []))

    def asked() -> int:
        canned.asked = 0
        assert isinstance(caller(example_call(operation)).error, operation.api.package.APIError)
        return canned.asked

    for canned.status, who in SENT_AGAIN.items():
        canned.content = b"{}"
        assert asked() == (3 if who == "reads" and operation.is_read else 1), canned.status
    for failure in FAILURES:
        canned.content = failure("lost")
        is_known = issubclass(failure, OSError) or failure.__module__.partition(".")[0] in ("httpx", "httpcore", "h11")
        assert asked() == (3 if operation.is_read and is_known else 1), failure
    canned.content = unsent(operation.api.package)
    assert asked() == 3
    canned.status, canned.content = 429, json.dumps(ERROR_BODIES[operation.api.name]).encode()
    assert asked() == 3, "the API itself rejected the call"


@pytest.mark.parametrize("api", APIS, ids=lambda api: api.name)
def test_undecodable_response_raises_api_error(api: Api) -> None:
    canned = Canned()
    canned.content, canned.headers = b"not gzip", {"content-encoding": "gzip"}
    outcome = SyncCaller(api, invented_access(api), canned)(example_call(api.operations[0]))
    assert isinstance(outcome.error, api.package.APIError)


@pytest.mark.parametrize("api", APIS, ids=lambda api: api.name)
def test_call_to_a_silent_server_times_out(api: Api) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings = invented_access(api) | {"base_url": f"http://127.0.0.1:{silent.getsockname()[1]}/v1"}
        with httpx.HTTPTransport() as transport:
            caller = SyncCaller(api, settings | {"timeout": 0.1}, transport)
            outcome = caller(example_call(api.operations[0]))
    assert type(outcome.error) is api.package.APITimeoutError


@pytest.mark.parametrize("api", APIS, ids=lambda api: api.name)
def test_refused_connection_is_not_maybe_applied(api: Api) -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        settings = invented_access(api) | {"base_url": f"http://127.0.0.1:{gone.getsockname()[1]}/v1"}
    with httpx.HTTPTransport() as transport:
        outcome = SyncCaller(api, settings, transport)(example_call(api.operations[0]))
    assert type(outcome.error) is api.package.APIConnectionError
    assert outcome.error.maybe_applied is False
