"""A request is sent as it was meant, whatever a pool of the caller makes of it."""

from __future__ import annotations

import types
from collections.abc import Callable
from typing import Any, cast

import httpcore
import httpx
import pytest

from pracsuite_client import APIConnectionError
from pracsuite_client._runtime.transport.expected_request import ExpectedRequest
from tests.wire_server import answering, response, serving
from tests.write_calls import LIBRARIES, call, every_way, pool_of


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
    expected = ExpectedRequest(request, None)
    change(request)
    assert expected.matches(sent_by(request), request) is is_sent
