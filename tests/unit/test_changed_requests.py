"""A request is sent as it was meant, whatever a pool of the caller makes of it."""

from __future__ import annotations

import types
from collections.abc import Callable
from typing import Any, cast

import httpcore
import httpx
import pytest

from pracsuite_client import APIConnectionError, PracSuite
from pracsuite_client._runtime.transport.expected_request import ExpectedRequest
from pracsuite_client._runtime.transport.headers import may_come_from_a_pool
from tests.wire_server import answering, response, serving
from tests.write_calls import KEYS, LIBRARIES, call, every_way, pool_of


def made(inner: Any) -> Any:
    """Return a body of the caller with other bytes, as many as before."""

    class Made(type(inner)):  # type: ignore[misc]
        def __iter__(self) -> Any:
            yield from (bytes(len(piece)) for piece in inner)

        async def __aiter__(self) -> Any:
            async for piece in inner:
                yield bytes(len(piece))

    return Made(b"")


CHANGES: dict[str, Callable[[Any], None]] = {
    "url": lambda request: setattr(request, "url", request.url.copy_with(path="/v1/other")),
    "query": lambda request: setattr(request, "url", request.url.copy_with(query=b"a=b")),
    "method": lambda request: setattr(request, "method", "DELETE"),
    "credential": lambda request: request.headers.update({"a-api-key": "another"}),
    "host": lambda request: request.headers.update({"host": "other.example"}),
    "framing": lambda request: request.headers.update({"te": "trailers"}),
    "body": lambda request: setattr(request, "stream", type(request.stream)(bytes(len(b"".join(request.stream))))),
    "body in place": lambda request: setattr(request.stream, "_stream", bytes(len(b"".join(request.stream)))),
    "body that is made while it is sent": lambda request: setattr(request, "stream", made(request.stream)),
    "meaning": lambda request: request.headers.update({"x-http-method-override": "DELETE"}),
    "header with an unknown effect": lambda request: request.headers.update({"x-anything-else": "1"}),
    "dropped credential": lambda request: request.headers.pop("x-api-key"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("library", LIBRARIES, ids=lambda library: library.__name__)
@every_way
def test_request_that_a_hook_changes_is_not_sent(
    way: str, library: types.ModuleType, change: Callable[[Any], None]
) -> None:
    async def achange(request: Any) -> None:
        change(request)

    with serving(answering(lambda request: response({"client_id": 1}, status=201))) as server:
        error = call(
            way,
            f"http://{server.place}",
            lambda asynchronous: pool_of(library, event_hooks={"request": [achange if asynchronous else change]})(
                asynchronous
            ),
        )
        assert server.requests == []
    assert isinstance(error, APIConnectionError)
    assert (error.maybe_applied, error.attempts) == (False, 1)


def test_hook_may_add_headers_of_a_tracer() -> None:
    def trace(request: Any) -> None:
        request.headers["traceparent"] = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"

    with serving(answering(lambda request: response({"client_id": 1}, status=201))) as server:
        assert call("sync", f"http://{server.place}", pool_of(httpx, event_hooks={"request": [trace]})) is None
    assert b"traceparent: 00-0af7651916cd43dd8448eb211c80319c" in server.heads[0].lower()


TRACERS = [
    "b3",
    "baggage",
    "elastic-apm-traceparent",
    "grpc-trace-bin",
    "newrelic",
    "ot-baggage-team",
    "ot-tracer-traceid",
    "request-context",
    "request-id",
    "sentry-trace",
    "singularityheader",
    "sw8",
    "sw8-correlation",
    "sw8-x",
    "uber-trace-id",
    "uberctx-team",
    "x-amzn-trace-id",
    "x-b3-traceid",
    "x-cloud-trace-context",
    "x-datadog-trace-id",
    "x-dynatrace",
    "x-instana-l",
    "x-instana-s",
    "x-instana-t",
    "x-newrelic-id",
    "x-trace",
    "x-trace-id",
]


def test_hook_may_add_the_headers_of_all_tracers() -> None:
    def trace(request: Any) -> None:
        request.headers.update(dict.fromkeys(TRACERS, "1"))

    with serving(answering(lambda request: response({"client_id": 1}, status=201))) as server:
        assert call("sync", f"http://{server.place}", pool_of(httpx, event_hooks={"request": [trace]})) is None
    head = server.heads[0].decode().lower()
    assert [name for name in TRACERS if f"\r\n{name}: 1" not in head] == []


@pytest.mark.parametrize(
    "name", ["sw80", "sw8-user", "x-instana-tenant", "ot-user", "x-tracer", "x-dynatrace-user", "x"]
)
def test_headers_that_only_resemble_those_of_tracers_are_not_harmless(name: str) -> None:
    assert not may_come_from_a_pool(name)


def get(pool: httpx.Client, **headers: str) -> str:
    """Get a patient with headers of the call. Returns the text of the error, empty if there is none."""
    extra = {name.replace("_", "-"): value for name, value in headers.items()}
    with serving(answering(lambda request: response({"client_id": 1}))) as server, pool:
        prac = PracSuite(**KEYS, base_url=f"http://{server.place}", http_client=pool)
        try:
            prac.patients.get(1, extra_headers=extra)
        except APIConnectionError as raised:
            error: APIConnectionError | None = raised
        else:
            error = None
    assert len(server.requests) == (1 if error is None else 0)
    return "" if error is None else str(error)


def setting(name: str, value: str) -> dict[str, Any]:
    """Return the settings of a pool whose hook sets a header."""
    return {"event_hooks": {"request": [lambda request: request.headers.update({name: value})]}}


def test_error_names_the_header_that_a_hook_changes_but_not_its_value() -> None:
    added = get(httpx.Client(**setting("X-Anything-Else", "secret-value")))
    assert "http_client changes the header x-anything-else of requests" in added
    assert "secret-value" not in added
    assert "the header x-api-key" in get(httpx.Client(**setting("X-API-Key", "another")))


@pytest.mark.parametrize("name", ["X-Request-ID", "traceparent", "User-Agent"])
def test_hook_may_set_a_trace_header_for_which_the_pool_has_a_default(name: str) -> None:
    assert get(httpx.Client(headers={name: "default"}, **setting(name, "of-this-request"))) == ""


@pytest.mark.parametrize("name", ["x-request-id", "user-agent"])
def test_hook_may_not_change_a_header_of_the_call(name: str) -> None:
    of_call = {name.replace("-", "_"): "of-the-call"}
    assert f"the header {name}" in get(httpx.Client(**setting(name, "another")), **of_call)
    assert f"the header {name}" in get(httpx.Client(headers={name: "of-the-call"}, **setting(name, "b")), **of_call)


@pytest.mark.parametrize("name", ["accept", "accept-encoding"])
def test_hook_may_not_change_the_form_of_the_response(name: str) -> None:
    assert f"the header {name}" in get(httpx.Client(**setting(name, "text/html")))


def test_hook_may_not_send_a_default_header_of_the_pool_twice() -> None:
    def repeat(request: httpx.Request) -> None:
        request.headers = httpx.Headers([*request.headers.raw, (b"x-request-id", b"2")])

    pool = httpx.Client(headers={"x-request-id": "1"}, event_hooks={"request": [repeat]})
    assert "the header x-request-id" in get(pool)


def set_own_trace(request: Any, asynchronous: bool) -> None:
    """Replace the extension, as a program does that measures the steps of requests."""

    def ignore(name: str, info: Any) -> None:
        pass

    async def aignore(name: str, info: Any) -> None:
        pass

    request.extensions["trace"] = aignore if asynchronous else ignore


def drop_extensions(request: Any, asynchronous: bool) -> None:
    """Replace all extensions."""
    request.extensions = {"timeout": {"connect": 5, "read": 5, "write": 5, "pool": 5}}


@pytest.mark.parametrize("lose", [set_own_trace, drop_extensions])
@pytest.mark.parametrize("library", LIBRARIES, ids=lambda library: library.__name__)
@every_way
def test_response_to_a_request_that_could_not_be_checked_is_not_used(
    way: str, library: types.ModuleType, lose: Callable[[Any, bool], None]
) -> None:
    def change(request: Any) -> None:
        lose(request, way != "sync")
        request.url = request.url.copy_with(path="/v1/other")

    async def achange(request: Any) -> None:
        change(request)

    with serving(answering(lambda request: response({"client_id": 1}, status=201))) as server:
        error = call(
            way,
            f"http://{server.place}",
            lambda asynchronous: pool_of(library, event_hooks={"request": [achange if asynchronous else change]})(
                asynchronous
            ),
        )
        assert server.requests == ["POST /v1/other"]
    assert isinstance(error, APIConnectionError)
    assert (error.maybe_applied, error.attempts) == (True, 1)
    assert "trace extension" in str(error)


class Rebuilding(httpx.HTTPTransport):
    """A transport that sends a request of its own, without the extensions."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        other = httpx.Request(request.method, request.url.copy_with(path="/v1/other"), content=request.read())
        return super().handle_request(other)


def test_response_to_a_request_that_a_transport_builds_is_not_used() -> None:
    with serving(answering(lambda request: response({"client_id": 1}, status=201))) as server:
        error = call("sync", f"http://{server.place}", lambda _: httpx.Client(transport=Rebuilding()))
    assert isinstance(error, APIConnectionError)
    assert (error.maybe_applied, error.attempts) == (True, 1)


class Answering(httpx.HTTPTransport):
    """A transport that answers itself, as those of test tools do."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return httpx.Response(201, json={"client_id": 1})


def test_response_that_a_transport_makes_is_used() -> None:
    assert call("sync", "http://127.0.0.1:9", lambda _: httpx.Client(transport=Answering())) is None


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "clinic-b.example"},
        {"Transfer-Encoding": "chunked"},
        {"Content-Encoding": "gzip"},
        {"Content-Length": "3"},
        {"Expect": "100-continue"},
        {"A_API_KEY": "another"},
        {"X-HTTP-Method-Override": "DELETE"},
        {"X-Original-URL": "/patient/2"},
        {"Range": "bytes=0-1"},
        {"If-None-Match": "*"},
        {"X-Anything-Else": "1"},
    ],
    ids=lambda headers: next(iter(headers)),
)
@pytest.mark.parametrize("library", LIBRARIES, ids=lambda library: library.__name__)
@every_way
def test_headers_of_a_pool_change_neither_destination_nor_framing(
    way: str, library: types.ModuleType, headers: dict[str, str]
) -> None:
    with serving(answering(lambda request: response({"client_id": 1}, status=201))) as server:
        assert call(way, f"http://{server.place}", pool_of(library, headers=headers)) is None
        plain = call(way, f"http://{server.place}", pool_of(library))
        assert plain is None
    with_headers, without = (sorted(head.lower().split(b"\r\n")) for head in server.heads)
    assert with_headers == without


@pytest.mark.parametrize("name", ["User-Agent", "traceparent", "X-Request-ID", "X-B3-TraceId"])
def test_headers_of_a_pool_that_name_a_trace_are_sent(name: str) -> None:
    with serving(answering(lambda request: response({"client_id": 1}, status=201))) as server:
        assert call("sync", f"http://{server.place}", pool_of(httpx, headers={name: "of-the-caller"})) is None
    is_ours = name == "User-Agent"
    assert (f"{name.lower()}: of-the-caller".encode() in server.heads[0].lower()) is not is_ours


class Subclass(httpx.Client):
    """A client of the caller, whose requests are made by its own method."""


def test_headers_of_a_pool_of_another_class_are_sent_by_the_same_rule() -> None:
    headers = {"X-HTTP-Method-Override": "DELETE", "traceparent": "1"}
    with serving(answering(lambda request: response({"client_id": 1}, status=201))) as server:
        assert call("sync", f"http://{server.place}", lambda _: Subclass(headers=headers)) is None
    assert b"traceparent" in server.heads[0].lower()
    assert b"override" not in server.heads[0].lower()


def test_hook_may_read_the_body() -> None:
    seen: list[bytes] = []
    with serving(answering(lambda request: response({"client_id": 1}, status=201))) as server:
        hooks = {"request": [lambda request: seen.append(request.read())]}
        assert call("sync", f"http://{server.place}", pool_of(httpx, event_hooks=hooks)) is None
    assert b"Robin" in seen[0]


FILES = {"file": ("a.txt", b"of the call")}


def sent_by(request: httpx.Request) -> httpcore.Request:
    """Return the request as the transport of httpx passes it on."""
    url = httpcore.URL(
        scheme=request.url.raw_scheme, host=request.url.raw_host, port=request.url.port, target=request.url.raw_path
    )
    return httpcore.Request(request.method, url, headers=request.headers.raw, content=cast("Any", request.stream))


def replace_body(request: httpx.Request) -> bytes:
    """Replace the body by another one, and return it."""
    request.stream = httpx.ByteStream(b"of another")
    return b"of another"


@pytest.mark.parametrize(
    ("change", "is_sent"),
    [
        (lambda request: None, True),
        (lambda request: request.read(), True),
        (replace_body, False),
        (lambda request: (request.read(), replace_body(request)), False),
    ],
    ids=["as it was", "read", "replaced", "read and replaced"],
)
def test_body_with_files_is_sent_only_as_the_call_made_it(
    change: Callable[[httpx.Request], object], is_sent: bool
) -> None:
    request = httpx.Request("POST", "https://practice.example/v1/file", files=FILES)
    expected = ExpectedRequest(request)
    change(request)
    assert expected.change(sent_by(request), request) == (None if is_sent else "the body")
