"""Keys that select a namespace, and what is said of one that selects another namespace than the request."""

from __future__ import annotations

import httpx
import pytest

from practice_mock import DEMO, Clock, CoreplusCredentials, Practice
from practice_mock.testing import Mock, in_process
from tests.mock.coreplus_support import Signed
from tests.mock.support import NOW
from tests.mock.test_namespaces import call

VENDOR, ACCOUNT = DEMO.pracsuite.vendor_key, DEMO.pracsuite.account_key


@pytest.fixture(scope="module")
def mock() -> Mock:
    return in_process(Practice(clock=Clock(NOW)))


@pytest.mark.parametrize("path", ["/v1/patient/7", "/_ns/alice/v1/patient/7", "/_ns/ALICE/v1/patient/7"])
@pytest.mark.parametrize("key", [f"{ACCOUNT}@alice", f"{ACCOUNT}@Alice"])
def test_letter_case_does_not_matter(mock: Mock, path: str, key: str) -> None:
    assert call(mock, "GET", path, **{"a-api-key": key}).status_code == 200


@pytest.mark.parametrize(
    ("keys", "reason"),
    [
        ({"a-api-key": f"{ACCOUNT}@alice"}, "The account key is for another namespace than the request. Name a"),
        ({"x-api-key": f"{VENDOR}@bob"}, "The vendor key must not name a namespace. Name a"),
        ({"a-api-key": "Jane@alice"}, "The keys do not belong to an account."),
        ({"a-api-key": "Jane@bob"}, "The keys do not belong to an account."),
        ({"x-api-key": "Jane@bob"}, "The keys do not belong to an account."),
    ],
)
def test_pracsuite_keys_of_another_namespace_are_explained(mock: Mock, keys: dict[str, str], reason: str) -> None:
    refused = call(mock, "GET", "/_ns/bob/v1/patient/7", **keys)
    assert refused.headers["x-mock-cause"] == "auth"
    assert refused.json()["error"]["detail"].startswith(reason)


@pytest.mark.parametrize(
    ("token", "reason"),
    [
        (f"{DEMO.coreplus.access_token}@alice", "is for another namespace of the mock than the request"),
        ("Jane@alice", "does not match a known value"),
        (f"{DEMO.coreplus.access_token}@BOB", None),
    ],
)
def test_coreplus_tokens_of_another_namespace_are_explained(mock: Mock, token: str, reason: str | None) -> None:
    demo = DEMO.coreplus
    keys = CoreplusCredentials(demo.consumer_id, demo.consumer_secret, token, demo.issuer, demo.audience)
    with httpx.Client(transport=mock.transport, auth=Signed(mock, keys)) as client:
        answer = client.get(f"{mock.origin}/_ns/bob/API/Core/v2.1/Location/")
    assert (answer.status_code == 200) == (reason is None)
    assert reason is None or reason in answer.json()["message"]
