"""Each coreplus request has a new token, checked here with PyJWT; every other token is rejected."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any
from urllib.parse import quote

import httpx
import httpx2
import jwt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coreplus_client import (
    APIConnectionError,
    ArgumentError,
    AsyncCoreplus,
    AuthenticationError,
    Coreplus,
    RateLimit,
    Retry,
)
from coreplus_client._runtime.messages.http import Request
from coreplus_client._runtime.transport.auth import JwtSigner
from coreplus_client._runtime.transport.httpx_adapter import Transport
from practice_mock.testing import Mock
from tests.contract.conftest import COREPLUS_KEYS, COREPLUS_PATH, SIGNED_AT, Carry
from tests.contract.test_coreplus_message import NOTE, send
from tests.contract.wire import Arrived, Wire
from tests.property.access import token_claims
from tests.property.apis import APIS
from tests.property.clients import access

AUDIENCE = "https://coreplus.com.au"
SIGNER = {**COREPLUS_KEYS, "audience": AUDIENCE, "prefix": "JwToken"}
COREPLUS = next(api for api in APIS if api.name == "coreplus")


def claims_of(arrived: Arrived, *, by_test_clock: bool = False) -> dict[str, Any]:
    """Return the claims of a request's token after PyJWT has checked its signature, lifetime and audience.

    PyJWT checks the life by real time, so it leaves out tokens that were made by the clock of a test.
    """
    prefix, _, token = arrived.headers["authorization"].partition(" ")
    assert prefix == "JwToken"
    assert jwt.get_unverified_header(token) == {"typ": "JWT", "alg": "HS256"}
    claims: dict[str, Any] = jwt.decode(
        token,
        COREPLUS_KEYS["consumer_secret"],
        algorithms=["HS256"],
        audience=AUDIENCE,
        issuer=COREPLUS_KEYS["issuer"],
        options={
            "require": ["iss", "aud", "nbf", "exp"],
            "verify_exp": not by_test_clock,
            "verify_nbf": not by_test_clock,
        },
    )
    return claims


def test_token_has_the_documented_claims_and_is_valid_for_a_minute(wire: Wire, coreplus: Carry) -> None:
    coreplus(send([("a", b"")]))
    assert claims_of(wire.only(), by_test_clock=True) == {
        "iss": COREPLUS_KEYS["issuer"],
        "aud": AUDIENCE,
        "nbf": int(SIGNED_AT) - 30,
        "exp": int(SIGNED_AT) + 30,
        "consumerId": COREPLUS_KEYS["consumer_id"],
        "accessToken": COREPLUS_KEYS["access_token"],
        "url": f"{wire.origin}{COREPLUS_PATH}/Message/",
        "httpMethod": "POST",
    }


def test_each_request_has_a_new_token(wire: Wire) -> None:
    now = [SIGNED_AT]
    retry = Retry(now=lambda: now[0])
    with Coreplus(base_url=wire.origin + COREPLUS_PATH, retry=retry, **COREPLUS_KEYS) as core:
        send([("a", b"")])(core)
        now[0] += 1
        send([("a", b"")])(core)
    first, second = (claims_of(arrived, by_test_clock=True)["nbf"] for arrived in wire.arrived)
    assert (first, second) == (int(SIGNED_AT) - 30, int(SIGNED_AT) - 29)


@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
@given(st.lists(st.tuples(st.text(min_size=1), st.text()), max_size=4))
def test_token_contains_the_exact_url_with_its_query(method: str, query: list[tuple[str, str]]) -> None:
    arrived: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        arrived.append(request)
        return httpx.Response(200)

    pairs = "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in query)
    address = "https://sandbox.example/API/Core/v2.1/Client/" + (f"?{pairs}" if pairs else "")
    with httpx.Client(transport=httpx.MockTransport(answer)) as http:
        Transport(JwtSigner(**SIGNER), http).send(Request(method, address), timeout=1)
    (request,) = arrived
    target = request.url.raw_path.decode()
    claims = claims_of(Arrived(request.method, target, dict(request.headers), b""))
    assert claims["url"] == f"https://sandbox.example{target}"
    assert claims["httpMethod"] == request.method == method


def test_token_contains_the_url_that_the_socket_receives(wire: Wire) -> None:
    with httpx.Client() as http:
        address = f"{wire.origin}/API/Core/v2.1/Client/?name=O'Brien%20%26%20S%C3%B8n&tags[]=a,b|c&x=1+2"
        Transport(JwtSigner(**SIGNER), http).send(Request("GET", address), timeout=5)
    assert claims_of(wire.only())["url"] == wire.origin + wire.only().target


class Redirecting(httpx.BaseTransport):
    """Send a signed request to another URL or with another method."""

    def __init__(self, method: str | None = None, query: bytes | None = None) -> None:
        self._inner = httpx.HTTPTransport()
        self._method = method
        self._query = query

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if self._query is not None:
            request.url = request.url.copy_with(query=self._query)
        request.method = self._method or request.method
        return self._inner.handle_request(request)

    def close(self) -> None:
        self._inner.close()


def call_mock(mock: Mock, transport: httpx.BaseTransport | None = None, **settings: str) -> None:
    with (
        httpx.Client(transport=transport) as http,
        Coreplus(**(access(COREPLUS, mock) | settings), http_client=http) as core,
    ):
        core.messages.send(message_data=NOTE, files=[("a", b"")])


def test_mock_accepts_the_demo_credentials(mock: Mock) -> None:
    call_mock(mock)


@pytest.mark.parametrize("step", [timedelta(seconds=31), timedelta(seconds=-31)], ids=["expired", "not yet valid"])
def test_token_outside_its_lifetime_is_rejected(mock: Mock, step: timedelta) -> None:
    mock.practice.clock.advance(step)
    with pytest.raises(AuthenticationError):
        call_mock(mock)


@pytest.mark.parametrize("argument", ["consumer_secret", "consumer_id", "access_token"])
def test_wrong_credential_is_rejected(mock: Mock, argument: str) -> None:
    with pytest.raises(AuthenticationError):
        call_mock(mock, **{argument: "wrong"})


def test_request_with_a_token_for_another_url_is_not_sent(mock: Mock) -> None:
    with pytest.raises(APIConnectionError, match="http_client changes the URL") as caught:
        call_mock(mock, Redirecting(query=b"more=1"))
    assert not caught.value.maybe_applied


@pytest.mark.parametrize(
    "claims",
    [
        {"url": "http://elsewhere.example/API/Core/v2.1/Message/"},
        {"httpMethod": "GET"},
        {"nbf": 1_000_000_000, "exp": 1_000_000_060},
        {"exp": 4_000_000_000},
        {"consumerId": "another consumer"},
        {"accessToken": "another"},
        {"iss": ""},
    ],
    ids=str,
)
def test_token_with_a_wrong_claim_is_rejected(mock: Mock, claims: dict[str, Any]) -> None:
    assert raw_status(mock, **claims) == 401


def test_token_signed_with_another_secret_is_rejected(mock: Mock) -> None:
    assert raw_status(mock, secret="another-consumer-secret-of-forty-letters") == 401


def test_altered_token_is_rejected(mock: Mock) -> None:
    assert raw_status(mock, alter=lambda token: token[:-2] + ("AA" if token[-2:] != "AA" else "BB")) == 401


def test_request_without_a_token_is_rejected(mock: Mock) -> None:
    assert httpx.post(f"{mock.coreplus_url}/Message/").status_code == 401


def raw_status(mock: Mock, secret: str | None = None, alter: Any = None, **wrong: Any) -> int:
    """Return the status of a request whose token was made without the client."""
    settings = access(COREPLUS, mock)
    url = f"{mock.coreplus_url}/Message/"
    claims = token_claims(settings, AUDIENCE, "POST", url) | wrong
    token = jwt.encode(claims, secret or settings["consumer_secret"], "HS256")
    headers = {"authorization": f"JwToken {alter(token) if alter else token}"}
    return httpx.post(url, headers=headers).status_code


@pytest.mark.parametrize("skew", [-25, -20, -1, 1, 20, 25])
def test_token_of_a_clock_that_is_fast_or_slow_is_accepted(mock: Mock, skew: int) -> None:
    mock.practice.clock.advance(timedelta(seconds=skew))
    call_mock(mock)


@pytest.mark.parametrize("asynchronous", [False, True], ids=["sync", "async"])
def test_token_is_signed_when_the_request_leaves(wire: Wire, asynchronous: bool) -> None:
    """Ten seconds pass while a request waits for its slot and its connection."""
    now, waited = [SIGNED_AT], [0.0]

    def sleep(seconds: float) -> None:
        waited[0] += seconds
        now[0] += seconds

    async def async_sleep(seconds: float) -> None:
        sleep(seconds)

    retry = Retry(now=lambda: now[0], clock=lambda: now[0], sleep=sleep, async_sleep=async_sleep)
    settings: dict[str, Any] = {"base_url": wire.origin + COREPLUS_PATH, "retry": retry, **COREPLUS_KEYS}
    settings["rate_limit"] = RateLimit(1, 10)
    if asynchronous:

        async def run() -> None:
            async with AsyncCoreplus(**settings) as core:
                for _ in range(2):
                    now[0] += 3
                    await core.messages.send(message_data=NOTE, files=[("a", b"")])

        asyncio.run(run())
    else:
        with Coreplus(**settings) as core:
            for _ in range(2):
                now[0] += 3
                send([("a", b"")])(core)
    assert waited[0] > 6
    first, second = (claims_of(arrived, by_test_clock=True)["nbf"] for arrived in wire.arrived)
    assert (first, second) == (int(SIGNED_AT + 3) - 30, int(SIGNED_AT + 6 + waited[0]) - 30)


@pytest.mark.parametrize("library", [httpx, httpx2], ids=lambda library: library.__name__)
def test_token_is_signed_after_the_wait_for_a_connection(wire: Wire, library: Any) -> None:
    """The caller's pool reports each step, and 50 seconds pass while it connects."""
    now = [SIGNED_AT]

    class Slow(library.HTTPTransport):
        def handle_request(self, request: Any) -> Any:
            now[0] += 50
            return super().handle_request(request)

    with (
        library.Client(transport=Slow()) as http,
        Coreplus(
            base_url=wire.origin + COREPLUS_PATH, retry=Retry(now=lambda: now[0]), http_client=http, **COREPLUS_KEYS
        ) as core,
    ):
        send([("a", b"")])(core)
    assert claims_of(wire.only(), by_test_clock=True)["nbf"] == int(SIGNED_AT) + 50 - 30


@pytest.mark.parametrize(
    ("token_url", "claim"),
    [
        ("https://api.example/API/Core/v2.1", "https://api.example/API/Core/v2.1/Message/"),
        ("HTTPS://API.example:443/", "https://api.example/Message/"),
        ("http://inside.example:8080/a%20b", "http://inside.example:8080/a%20b/Message/"),
        (None, None),
    ],
)
def test_token_can_have_the_url_under_which_a_gateway_calls_the_api(
    wire: Wire, token_url: str | None, claim: str | None
) -> None:
    with Coreplus(base_url=wire.origin + COREPLUS_PATH, token_url=token_url, **COREPLUS_KEYS) as core:
        send([("a", b"")])(core)
    assert claims_of(wire.only())["url"] == (claim or f"{wire.origin}{COREPLUS_PATH}/Message/")


@given(st.lists(st.tuples(st.text(min_size=1), st.text()), min_size=1, max_size=3))
def test_token_url_keeps_path_and_query(query: list[tuple[str, str]]) -> None:
    pairs = "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in query)
    signer = JwtSigner(**SIGNER, rewrite=("http://gateway.example/core", "https://api.example/v2"))
    token = signer.headers("GET", f"http://gateway.example/core/Client/?{pairs}")["Authorization"].split()[1]
    claims = jwt.decode(token, options={"verify_signature": False})
    assert claims["url"] == f"https://api.example/v2/Client/?{pairs}"


@pytest.mark.parametrize(
    "wrong", ["", "api.example", "https://a@b.example", "https://a.example?x", 5, "ftp://a.example"]
)
def test_wrong_token_url_is_rejected(wrong: Any) -> None:
    with pytest.raises(ArgumentError, match=r"^token_url: "):
        Coreplus(**COREPLUS_KEYS, token_url=wrong)


class ClockError(Exception):
    """The exception of a clock of the caller."""


def broken_clock() -> float:
    raise ClockError


def test_exception_of_the_clock_of_the_caller_is_raised_unchanged() -> None:
    settings: dict[str, Any] = {**COREPLUS_KEYS, "base_url": "http://127.0.0.1:9", "retry": Retry(now=broken_clock)}

    async def call() -> None:
        async with AsyncCoreplus(**settings) as core:
            await core.clients.get("1")

    with pytest.raises(ClockError), Coreplus(**settings) as core:
        core.clients.get("1")
    with pytest.raises(ClockError):
        asyncio.run(call())
