"""Documents, CORS and missed requests belong to the namespace of the request."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from practice_mock import DEMO, Clock, Practice, create_app, documents
from practice_mock.app import MockApp
from practice_mock.control.access import ControlAccess
from practice_mock.testing import Mock
from tests.mock.support import NOW

KEYS = {"x-api-key": DEMO.pracsuite.vendor_key, "a-api-key": DEMO.pracsuite.account_key}
HOST = "practice-mock.test"
PAGE = "http://localhost:3000"
NAMES = ("default", "ann", "ANN")


@pytest.fixture(scope="module")
def server() -> Mock:
    practice = Practice(clock=Clock(NOW))
    app = create_app(practice, control=ControlAccess("t", hosts=frozenset({HOST})), most_namespaces=3, cors=["*", PAGE])
    return Mock(practice, app, f"https://{HOST}", control_token="t")


@pytest.fixture
def mock(server: Mock) -> Mock:
    server.practice.reset()
    assert isinstance(server.app, MockApp)
    for name in server.app.namespaces.names()[1:]:
        server.app.namespaces.delete(name)
    return server


@pytest.fixture
def client(mock: Mock) -> Iterator[httpx.Client]:
    with httpx.Client(transport=mock.transport, base_url=mock.origin) as plain:
        yield plain


@pytest.mark.parametrize("api", ["pracsuite", "coreplus"])
@pytest.mark.parametrize("name", NAMES)
def test_the_server_of_a_document_is_in_the_namespace(client: httpx.Client, api: str, name: str) -> None:
    base = {"pracsuite": "/v1", "coreplus": "/API/Core/v2.1"}[api]
    path = f"/openapi/{api}.json"
    by_url = client.get(f"/_ns/{name}{path}").json()
    assert by_url["servers"][0]["url"] == f"https://{HOST}/_ns/{name}{base}"
    assert by_url["paths"] == documents.load(api)["paths"]
    by_header = client.get(path, headers={"x-mock-namespace": name}).json()
    prefix = "" if name == "default" else f"/_ns/{name.lower()}"
    assert by_header["servers"][0]["url"] == f"https://{HOST}{prefix}{base}"
    for served in (by_url, by_header):
        url = served["servers"][0]["url"] + next(iter(served["paths"])).replace("{", "").replace("}", "")
        assert client.options(url).status_code == 204


def test_a_missed_request_is_kept_by_its_namespace_only(mock: Mock, client: httpx.Client) -> None:
    answer = client.get("/_ns/ann/api/v1/patient/7", headers=KEYS)
    assert answer.status_code == 404
    assert f"under the base URL https://{HOST}/_ns/ann/v1." in answer.json()["message"]
    control = {"authorization": f"Bearer {mock.control_token}"}
    [missed] = client.get("/_ns/ann/_mock/journal", headers=control).json()["missed"]
    assert (missed["path"], missed["status"]) == ("/api/v1/patient/*", 404)
    assert client.get("/_mock/journal", headers=control).json()["missed"] == []
    assert client.get("/_ns/ann/v1/patient/7", headers=KEYS).status_code == 200


def test_a_request_without_a_usable_namespace_is_missed_by_the_default_practice(
    mock: Mock, client: httpx.Client
) -> None:
    answers = [
        client.get("/_ns/Jane.Doe/v1/patient/7", headers=KEYS),
        client.get("/_ns/ann/v1/patient/7", headers={**KEYS, "x-mock-namespace": "bob"}),
    ]
    assert [answer.status_code for answer in answers] == [400, 400]
    assert [(one.path, one.reason) for one in mock.practice.missed] == [
        ("/_ns/*/v1/patient/*", answer.json()["message"]) for answer in answers
    ]


@pytest.mark.parametrize("prefix", ["", "/_ns/ann", "/_ns/Ann"])
def test_any_origin_may_call_the_apis_of_a_namespace_but_not_its_control_plane(
    mock: Mock, client: httpx.Client, prefix: str
) -> None:
    stranger = {"origin": "http://localhost:1", "access-control-request-method": "POST"}
    allowed = "access-control-allow-origin"
    assert client.options(f"{prefix}/v1/patient", headers=stranger).headers[allowed] == "*"
    assert client.get(f"{prefix}/v1/patient/7", headers={**KEYS, **stranger}).headers[allowed] == "*"
    for path in ("/_mock/reset", "/%5Fmock/reset"):
        assert allowed not in client.options(f"{prefix}{path}", headers=stranger).headers
        assert allowed not in client.post(f"{prefix}{path}", headers=stranger).headers
    assert client.options(f"{prefix}/_mock/reset", headers={**stranger, "origin": PAGE}).headers[allowed] == PAGE
