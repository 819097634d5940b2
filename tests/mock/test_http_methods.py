"""HEAD responds like GET without the body, and OPTIONS lists the methods, wherever a path exists."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
import pytest

from practice_mock import DEMO, documents
from practice_mock.faults import Match, Plan, Rule, Truncate
from practice_mock.testing import Mock, serve
from tests.mock.coreplus_support import SAMS_VISIT, Signed

KEYS = {"x-api-key": DEMO.pracsuite.vendor_key, "a-api-key": DEMO.pracsuite.account_key}


@pytest.fixture(scope="module")
def served(shared_mock: Mock) -> Iterator[Mock]:
    with serve(shared_mock.practice) as mock:
        yield mock


@pytest.fixture(params=["in process", "socket"])
def client(request: pytest.FixtureRequest, mock: Mock, served: Mock) -> Iterator[tuple[Mock, httpx.Client]]:
    chosen = served if request.param == "socket" else mock
    with httpx.Client(transport=None if chosen.over_socket else chosen.transport, headers=KEYS) as http_client:
        yield chosen, http_client


@pytest.mark.parametrize("path", ["/patient/7", "/patient?page=2", "/patient/999", "/patients", "/patient?page=0"])
def test_head_has_the_status_and_headers_of_get(client: tuple[Mock, httpx.Client], path: str) -> None:
    mock, http_client = client
    mock.practice.reset()
    got = http_client.get(mock.pracsuite_url + path)
    head = http_client.head(mock.pracsuite_url + path)
    assert (head.status_code, head.content) == (got.status_code, b"")
    assert {name: value for name, value in head.headers.items() if name != "date"} == {
        name: value for name, value in got.headers.items() if name != "date"
    }
    assert [entry.operation for entry in mock.practice.journal][:1] * 2 == [
        entry.operation for entry in mock.practice.journal
    ]


def test_head_of_coreplus_is_signed_as_head(mock: Mock) -> None:
    with httpx.Client(transport=mock.transport, auth=Signed(mock, DEMO.coreplus)) as signed:
        answer = signed.head(f"{mock.coreplus_url}/Location/")
    assert (answer.status_code, answer.content) == (200, b"")


def test_head_of_a_signed_address_of_the_storage(client: tuple[Mock, httpx.Client]) -> None:
    mock, http_client = client
    url = http_client.get(f"{mock.pracsuite_url}/patient_attachment/61/content").headers["location"]
    with httpx.Client(transport=None if mock.over_socket else mock.transport) as plain:
        got, head = plain.get(url), plain.head(url)
        assert (got.status_code, head.status_code, head.content) == (200, 200, b"")
        assert head.headers["content-length"] == str(len(got.content))
        assert plain.head(url + "0").status_code == 403
        assert plain.options(url).headers["allow"] == "GET, HEAD, OPTIONS"


def test_a_connection_is_kept_after_head(served: Mock) -> None:
    host, port = urlsplit(served.origin).hostname, urlsplit(served.origin).port
    connection = http.client.HTTPConnection(str(host), port)
    for method, length in (("HEAD", 0), ("GET", 1), ("HEAD", 0)):
        connection.request(method, "/v1/patient/7", headers=KEYS)
        answer = connection.getresponse()
        assert (answer.status, min(1, len(answer.read()))) == (200, length)
    connection.close()


def test_a_fault_of_the_body_does_not_give_head_one(client: tuple[Mock, httpx.Client]) -> None:
    mock, http_client = client
    mock.practice.reset()
    mock.practice.faults.put(Plan((Rule(Truncate(5), Match(operation="getPatient")),)))
    answer = http_client.head(f"{mock.pracsuite_url}/patient/7")
    assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.parametrize("api", ["pracsuite", "coreplus"])
def test_options_of_every_path_lists_its_methods_without_keys(mock: Mock, api: str) -> None:
    base = {"pracsuite": mock.pracsuite_url, "coreplus": mock.coreplus_url}[api]
    with httpx.Client(transport=mock.transport) as plain:
        for path, item in documents.load(api)["paths"].items():
            methods: set[str] = {name.upper() for name in item if name in {"get", "put", "post", "patch", "delete"}}
            expected = methods | {"OPTIONS"} | ({"HEAD"} if "GET" in methods else set[str]())
            answer = plain.options(base + path.replace("{", "").replace("}", ""))
            assert (answer.status_code, answer.content) == (204, b"")
            assert answer.headers["allow"] == ", ".join(sorted(expected))
        assert plain.options(f"{base}/nothing/like/it").status_code in {403, 404}


def test_options_outside_of_the_apis(mock: Mock) -> None:
    with httpx.Client(transport=mock.transport) as plain:
        allowed = {
            path: plain.options(mock.origin + path).headers.get("allow")
            for path in ("/", "/openapi/coreplus.json", "/_mock/clock", "/_mock/reset", "/nothing")
        }
        assert plain.post(f"{mock.origin}/").headers["allow"] == "GET, HEAD, OPTIONS"
    assert allowed == {
        "/": "GET, HEAD, OPTIONS",
        "/openapi/coreplus.json": "GET, HEAD, OPTIONS",
        "/_mock/clock": "GET, HEAD, OPTIONS, PUT",
        "/_mock/reset": "OPTIONS, POST",
        "/nothing": None,
    }


def test_options_of_the_server_as_a_whole(served: Mock) -> None:
    address = urlsplit(served.origin)
    connection = http.client.HTTPConnection(str(address.hostname), address.port)
    connection.request("OPTIONS", "*")
    answer = connection.getresponse()
    assert (answer.status, answer.getheader("allow")) == (204, "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT")
    connection.close()


def test_a_wrong_method_is_told_what_the_path_allows(mock: Mock) -> None:
    with httpx.Client(transport=mock.transport, headers=KEYS) as client:
        detail = client.delete(f"{mock.pracsuite_url}/appointment/4101").json()["error"]["detail"]
        control = {"authorization": f"Bearer {mock.control_token}"}
        message = client.delete(f"{mock.control_url}/clock", headers=control).json()["message"]
    assert "It allows GET, HEAD, OPTIONS, PATCH, POST." in detail
    assert "POST /appointment/{appointment_id}/cancel" in detail
    assert message.endswith("It allows GET, HEAD, OPTIONS, PUT.")
    with httpx.Client(transport=mock.transport, auth=Signed(mock, DEMO.coreplus)) as signed:
        message = signed.delete(f"{mock.coreplus_url}/Appointment/{SAMS_VISIT}").json()["message"]
    assert message.endswith("It allows GET, HEAD, OPTIONS, POST.")
