"""Who makes a namespace: only requests with valid keys, and control calls with the token."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from practice_mock import DEMO, CoreplusCredentials
from practice_mock.app import MockApp
from practice_mock.credentials import in_namespace
from practice_mock.testing import Mock
from tests.mock.support import NOW, small_mock, token
from tests.tiers import cases

KEYS = {"x-api-key": DEMO.pracsuite.vendor_key, "a-api-key": DEMO.pracsuite.account_key}
API = "/API/Core/v2.1"
STRANGERS: list[dict[str, str]] = [
    {},
    {"x-api-key": KEYS["x-api-key"]},
    {**KEYS, "x-api-key": "wrong"},
    {**KEYS, "a-api-key": "wrong"},
    {**KEYS, "a-api-key": f"{KEYS['a-api-key']}@other"},
    {"authorization": "JwToken a.b.c"},
    {"authorization": "Bearer wrong"},
    {"host": "evil.example", "origin": "https://evil.example", "sec-fetch-site": "cross-site"},
]
PATHS = (
    "/v1/patient/7",
    "/v1/nothing",
    f"{API}/Client/",
    f"{API}/nothing",
    "/_storage/7/a.txt",
    "/_mock/health",
    "/_mock/reset",
    "/openapi/pracsuite.json",
    "/nothing",
    "/",
)


@pytest.fixture(scope="module")
def server() -> Mock:
    return small_mock()


@pytest.fixture
def mock(server: Mock) -> Mock:
    assert isinstance(server.app, MockApp)
    for name in server.app.namespaces.names()[1:]:
        server.app.namespaces.delete(name)
    server.practice.reset()
    return server


@pytest.fixture
def client(mock: Mock) -> Iterator[httpx.Client]:
    with httpx.Client(transport=mock.transport, base_url=mock.origin) as plain:
        yield plain


def names(mock: Mock) -> list[str]:
    assert isinstance(mock.app, MockApp)
    return mock.app.namespaces.names()[1:]


@settings(max_examples=cases(150), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    method=st.sampled_from(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]),
    path=st.sampled_from(PATHS),
    headers=st.sampled_from(STRANGERS),
    by_header=st.booleans(),
)
def test_a_request_without_valid_keys_makes_no_namespace(
    mock: Mock, client: httpx.Client, method: str, path: str, headers: dict[str, str], by_header: bool
) -> None:
    """It is answered as in a namespace that exists."""
    mock.namespace("known")

    def status(name: str) -> int:
        named = {"x-mock-namespace": name} if by_header else {}
        sent = client.request(method, path if by_header else f"/_ns/{name}{path}", headers={**headers, **named})
        return sent.status_code

    found = status("unknown")
    assert names(mock) == ["known"]
    assert found == status("known")


def test_a_stranger_changes_nothing_of_the_default_practice(mock: Mock, client: httpx.Client) -> None:
    for headers in STRANGERS:
        client.post("/_ns/unknown/v1/patient", headers=headers, json={"first_name": "Io", "surname": "Nova"})
    assert len(mock.practice.journal) == 0
    missed = client.get("/_ns/unknown/nothing")
    assert missed.status_code == 404
    assert [one.path for one in mock.practice.missed] == ["/*"]


def test_valid_keys_of_either_api_make_a_namespace(mock: Mock, client: httpx.Client) -> None:
    assert client.get("/_ns/one/v1/patient/7", headers=KEYS).status_code == 200
    url = f"{mock.origin}/_ns/two{API}/Client/?name=Sam"
    signed = {"authorization": token("GET", url, NOW), "content-type": "application/json"}
    assert client.get(url, headers=signed).status_code == 200
    assert client.get("/_ns/three/v1/nothing", headers=KEYS).status_code == 403
    assert names(mock) == ["one", "three", "two"]


def test_an_expired_token_makes_none(mock: Mock, client: httpx.Client) -> None:
    url = f"{mock.origin}/_ns/two{API}/Client/?name=Sam"
    signed = {"authorization": token("GET", url, NOW.replace(year=2020)), "content-type": "application/json"}
    assert client.get(url, headers=signed).status_code == 401
    assert names(mock) == []


@pytest.mark.parametrize("name", ["alice", "Alice", "ALICE", "aLiCe"])
def test_letter_case_never_distinguishes_namespaces(mock: Mock, client: httpx.Client, name: str) -> None:
    number = client.post("/_ns/alice/v1/patient", headers=KEYS, json={"first_name": "Io", "surname": "Nova"}).json()[
        "client_id"
    ]
    key = {"a-api-key": in_namespace(KEYS["a-api-key"], name)}
    path = f"/v1/patient/{number}"
    for headers, prefix in (
        ({}, f"/_ns/{name}"),
        ({"x-mock-namespace": name}, ""),
        (key, ""),
        ({**key, "x-mock-namespace": "alice"}, ""),
        (key, "/_ns/alicE"),
    ):
        found = client.get(prefix + path, headers={**KEYS, **headers})
        assert (found.status_code, found.json().get("first_name")) == (200, "Io"), (headers, prefix)
    coreplus = DEMO.coreplus
    named = CoreplusCredentials(
        coreplus.consumer_id,
        coreplus.consumer_secret,
        in_namespace(coreplus.access_token, name),
        coreplus.issuer,
        coreplus.audience,
    )
    for prefix in ("", f"/_ns/{name}", "/_ns/ALIce"):
        url = f"{mock.origin}{prefix}{API}/Client/?name=Sam"
        signed = {"authorization": token("GET", url, NOW, named), "content-type": "application/json"}
        assert client.get(url, headers=signed).status_code == 200
    assert names(mock) == ["alice"]


def test_a_key_of_another_namespace_is_refused_with_the_reason(mock: Mock, client: httpx.Client) -> None:
    mock.namespace("alice")
    key = {**KEYS, "a-api-key": in_namespace(KEYS["a-api-key"], "bob")}
    refused = client.get("/_ns/alice/v1/patient/7", headers=key)
    assert refused.status_code == 401
    assert "is for another namespace" in refused.json()["error"]["detail"]
    assert client.get("/_ns/alice/v1/patient/7", headers={**KEYS, "a-api-key": "Demo-account-key"}).status_code == 401
