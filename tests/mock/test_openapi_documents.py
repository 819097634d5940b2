"""The mock serves the OpenAPI document of each API, with itself as the server."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from openapi_spec_validator import validate

from practice_mock import documents
from practice_mock.testing import Mock

APIS = ("pracsuite", "coreplus")


def fetch(mock: Mock, api: str, **headers: str) -> httpx.Response:
    with httpx.Client(transport=mock.transport) as client:
        return client.get(f"{mock.origin}/openapi/{api}.json", headers=headers)


@pytest.mark.parametrize("api", APIS)
def test_the_whole_document_is_served_without_keys(mock: Mock, api: str) -> None:
    answer = fetch(mock, api)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    served: dict[str, Any] = answer.json()
    validate({**served, "paths": {}})  # tests/specs validates the paths
    assert {**served, "servers": None} == {**documents.load(api), "servers": None}
    [server] = served["servers"]
    assert server["url"] == {"pracsuite": mock.pracsuite_url, "coreplus": mock.coreplus_url}[api]


@pytest.mark.parametrize("api", APIS)
@pytest.mark.parametrize(
    ("host", "origin"),
    [
        ("mock.internal:9000", "https://mock.internal:9000"),
        ("[::1]:8490", "https://[::1]:8490"),
        ('x"}],"paths":{},"y":[{"', "https://practice-mock.test"),
        ("a b", "https://practice-mock.test"),
    ],
)
def test_the_server_is_the_host_that_the_caller_used(mock: Mock, api: str, host: str, origin: str) -> None:
    served = fetch(mock, api, host=host).json()
    assert served["servers"][0]["url"].startswith(f"{origin}/")
    assert served["paths"] == documents.load(api)["paths"]


@pytest.mark.parametrize("api", APIS)
def test_the_operations_of_the_document_are_served_where_it_says(mock: Mock, api: str) -> None:
    served = fetch(mock, api).json()
    with httpx.Client(transport=mock.transport) as client:
        for path in served["paths"]:
            url = served["servers"][0]["url"] + path.replace("{", "").replace("}", "")
            assert client.options(url).status_code == 204


def test_another_document_does_not_exist(mock: Mock) -> None:
    assert fetch(mock, "other").status_code == 404
