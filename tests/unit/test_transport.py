"""The transport works the same over httpx and its fork httpx2."""

from __future__ import annotations

import asyncio
from types import ModuleType
from typing import Any
from urllib.parse import unquote

import httpx
import httpx2
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pracsuite_client import APIConnectionError, APITimeoutError, AsyncPracSuite, PracSuite
from pracsuite_client._runtime.messages.file_input import open_file
from pracsuite_client._runtime.messages.http import Request, Response, TextPart
from pracsuite_client._runtime.messages.resources import Resources
from pracsuite_client._runtime.operation.call_options import CallOptions
from pracsuite_client._runtime.operation.definition import MultipartBody, Operation, Parameter, Part
from pracsuite_client._runtime.operation.request import build_request
from pracsuite_client._runtime.transport.auth import HeaderKeys, JwtSigner
from pracsuite_client._runtime.transport.failure import TransportFailure
from pracsuite_client._runtime.transport.httpx_adapter import Transport
from pracsuite_client._runtime.values.argument_error import ArgumentError
from pracsuite_client._runtime.values.codec import Context
from pracsuite_client._runtime.values.codecs import STRING

LIBRARIES = [httpx, httpx2]
FAILURES = [
    *("ConnectError", "ConnectTimeout", "PoolTimeout", "UnsupportedProtocol", "LocalProtocolError"),
    *("ReadError", "ReadTimeout", "WriteError", "WriteTimeout", "RemoteProtocolError"),
]
NAME = Parameter("name", STRING, "path", required=True)

library_of = pytest.mark.parametrize("library", LIBRARIES, ids=lambda library: library.__name__)


def pool(library: ModuleType, answer: Any, *, asynchronous: bool = False) -> Any:
    """Return a client of the library whose responses come from a function."""
    made = library.AsyncClient if asynchronous else library.Client
    return made(transport=library.MockTransport(answer))


@library_of
def test_transport_returns_the_response(library: ModuleType) -> None:
    seen: list[Any] = []

    def answer(request: Any) -> Any:
        seen.append(request)
        return library.Response(200, json={"client_id": 7})

    with PracSuite(vendor_key="v", account_key="a", http_client=pool(library, answer)) as prac:
        assert prac.patients.get(7).client_id == 7
    assert seen[0].headers["x-api-key"] == "v"
    assert str(seen[0].url) == "https://api.pracsuite.com/v1/patient/7"


@library_of
def test_async_transport_returns_the_response(library: ModuleType) -> None:
    async def call() -> int | None:
        opened = pool(library, lambda _: library.Response(200, json={"client_id": 7}), asynchronous=True)
        async with AsyncPracSuite(vendor_key="v", account_key="a", http_client=opened) as prac:
            return (await prac.patients.get(7)).client_id

    assert asyncio.run(call()) == 7


@library_of
@pytest.mark.parametrize("asynchronous", [False, True])
def test_credentials_of_the_http_client_are_not_sent(library: ModuleType, asynchronous: bool) -> None:
    seen: list[Any] = []

    def answer(request: Any) -> Any:
        seen.append(request)
        return library.Response(200, json={"client_id": 7})

    opened = pool(library, answer, asynchronous=asynchronous)
    opened.auth = ("another", "user")
    if asynchronous:
        asyncio.run(AsyncPracSuite(vendor_key="v", account_key="a", http_client=opened).patients.get(7))
    else:
        PracSuite(vendor_key="v", account_key="a", http_client=opened).patients.get(7)
    assert "authorization" not in seen[0].headers
    assert seen[0].headers["x-api-key"] == "v"


@library_of
@pytest.mark.parametrize("name", FAILURES)
def test_request_may_have_arrived_if_a_transport_reports_nothing(library: ModuleType, name: str) -> None:
    def fail(request: Any) -> Any:
        raise getattr(library, name)("it broke", request=request)

    client = PracSuite(vendor_key="v", account_key="a", http_client=pool(library, fail), max_retries=0)
    with pytest.raises(APIConnectionError) as caught:
        client.patients.create(first_name="Robin", surname="Example")
    assert caught.value.maybe_applied
    assert isinstance(caught.value, APITimeoutError) == name.endswith("Timeout")


@library_of
def test_broken_content_encoding_is_a_transport_failure(library: ModuleType) -> None:
    spoilt = {"content-encoding": "gzip"}
    client = PracSuite(
        vendor_key="v",
        account_key="a",
        http_client=pool(
            library, lambda _: library.Response(200, headers=spoilt, stream=library.ByteStream(b"no gzip"))
        ),
        max_retries=0,
    )
    with pytest.raises(APIConnectionError):
        client.patients.get(7)


@library_of
def test_stream_is_resent_from_its_start_position(library: ModuleType, tmp_path: Any) -> None:
    path = tmp_path / "scan.bin"
    path.write_bytes(b"skipped" + b"\x00\xffsent" * 1000)
    bodies: list[bytes] = []

    def answer(request: Any) -> Any:
        bodies.append(request.read())
        assert int(request.headers["content-length"]) == len(bodies[-1])
        return library.Response(200)

    with path.open("rb") as stream, Resources() as resources:
        stream.seek(len(b"skipped"))
        parts = (("file", open_file(stream, resources)), ("note", TextPart(b"{}", "application/json")))
        request = Request("POST", "https://clinic.example/", parts=parts)
        transport = Transport(HeaderKeys({}), pool(library, answer))
        for _ in range(2):
            transport.send(request, timeout=1)
    assert [body.count(b"\x00\xffsent") for body in bodies] == [1000, 1000]
    assert b"skipped" not in b"".join(bodies)


@library_of
def test_signed_url_is_the_url_on_the_wire(library: ModuleType) -> None:
    signed: list[str] = []

    class Spy(JwtSigner):
        def headers(self, method: str, url: str) -> dict[str, str]:
            signed.append(f"{method} {url}")
            return super().headers(method, url)

    auth = Spy(consumer_id="c", consumer_secret="s", access_token="t", issuer="i", audience="a", prefix="JwToken")
    sent: list[str] = []

    def answer(request: Any) -> Any:
        sent.append(f"{request.method} {request.url}")
        return library.Response(200)

    url = "https://clinic.example/API/Core/v2.1/Client/?name=O%27Neil%20%2B&name=%C3%A9"
    Transport(auth, pool(library, answer)).send(Request("GET", url), timeout=1)
    assert signed == sent == [f"GET {url}"]


def built(operation: Operation[Any], arguments: dict[str, object]) -> Request:
    """Return the request of a call."""
    with Resources() as resources:
        return build_request(
            operation,
            arguments,
            CallOptions(),
            base_url="https://clinic.example/v1",
            headers={},
            context=Context(),
            resources=resources,
        )


@given(st.text(min_size=1).filter(lambda text: text not in (".", "..")))
@example("a/../b?c=1#d%2F é\\\r\n")
def test_path_parameter_arrives_as_one_segment(text: str) -> None:
    operation = Operation[None]("notes.get", "GET", "/note/{name}/text", "read", parameters={"name": NAME})
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(204)

    Transport(HeaderKeys({}), pool(httpx, answer)).send(built(operation, {"name": text}), timeout=1)
    before, segment, after = seen[0].url.raw_path.decode().removeprefix("/v1/").split("/")
    assert (before, unquote(segment), after) == ("note", text, "text")


@pytest.mark.parametrize("text", ["", ".", ".."])
def test_path_parameter_cannot_change_the_path(text: str) -> None:
    operation = Operation[None]("notes.get", "GET", "/note/{name}", "read", parameters={"name": NAME})
    with pytest.raises(ArgumentError, match=r"^name: must not be empty, "):
        built(operation, {"name": text})


@pytest.mark.parametrize(
    ("declared", "sent"),
    [
        (None, TextPart('"Zoë"'.encode(), "application/json")),
        ("text/plain", TextPart("Zoë".encode(), "text/plain")),
    ],
)
def test_multipart_part_defaults_to_json(declared: str | None, sent: TextPart) -> None:
    parts = {"data": Part("Data", codec=STRING, media_type=declared), "more": Part("More", codec=STRING)}
    operation = Operation[None]("notes.add", "POST", "/note", "unsafe", body=MultipartBody(parts))
    assert built(operation, {"data": "Zoë"}).parts == (("Data", sent),)


@pytest.mark.parametrize("text", ["é", "a\r\nX-More: 1", "\x00", "\x7f"])
def test_invalid_header_value_is_rejected(text: str) -> None:
    parameters = {"note": Parameter("X-Note", STRING, "header")}
    operation = Operation[None]("notes.get", "GET", "/note", "read", parameters=parameters)
    with pytest.raises(ArgumentError, match=r"^note: must be printable ASCII"):
        built(operation, {"note": text})


def test_passed_http_client_stays_open() -> None:
    passed = httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(200, json={})))
    with PracSuite(vendor_key="v", account_key="a", http_client=passed):
        pass
    assert not passed.is_closed


@given(st.sampled_from([KeyError, RuntimeError, ValueError, AttributeError, OSError, ExceptionGroup]))
def test_any_exception_of_a_transport_is_a_failure_without_request_data(kind: Any) -> None:
    def fail(request: httpx.Request) -> httpx.Response:
        raise kind("lost https://clinic.example/?surname=Doe", *([[ValueError()]] if kind is ExceptionGroup else []))

    with pytest.raises(TransportFailure) as caught:
        Transport(HeaderKeys({}), pool(httpx, fail)).send(Request("GET", "https://clinic.example/a"), timeout=1)
    assert caught.value.may_have_arrived
    assert caught.value.__cause__ is None
    assert (caught.value.reason, caught.value.place) == (kind.__name__, "clinic.example:443")
    assert "Doe" not in str(caught.value) + caught.value.details


@pytest.mark.parametrize("kind", [KeyboardInterrupt, SystemExit, GeneratorExit, asyncio.CancelledError])
def test_base_exceptions_are_raised_unchanged(kind: type[BaseException]) -> None:
    def fail(request: httpx.Request) -> httpx.Response:
        raise kind

    with pytest.raises(kind):
        Transport(HeaderKeys({}), pool(httpx, fail)).send(Request("GET", "https://clinic.example/"), timeout=1)


@pytest.mark.parametrize(
    ("headers", "length"),
    [
        ({"content-length": "5"}, 5),
        ({"content-length": "5", "content-encoding": "gzip"}, None),
        ({"content-length": "5", "transfer-encoding": "gzip"}, None),
        ({"content-length": "five"}, None),
        ({"content-length": "٣"}, None),
        ({}, None),
    ],
)
def test_content_length_of_an_encoded_body_is_unknown(headers: dict[str, str], length: int | None) -> None:
    assert Response(200, headers, b"").content_length == length
