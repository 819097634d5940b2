"""PracSuite requires both keys, and the mock accepts only the right ones."""

from __future__ import annotations

import httpx
import pytest

from pracsuite_client import ArgumentError, AuthenticationError, PracSuite
from practice_mock import clients
from practice_mock.testing import Mock
from tests.property.apis import APIS
from tests.property.clients import access

PRACSUITE = next(api for api in APIS if api.name == "pracsuite")


@pytest.mark.parametrize("argument", ["vendor_key", "account_key"])
def test_wrong_key_is_rejected(mock: Mock, argument: str) -> None:
    with (
        PracSuite(**(access(PRACSUITE, mock) | {argument: "wrong"})) as prac,
        pytest.raises(AuthenticationError) as caught,
    ):
        prac.patients.get(7)
    assert caught.value.status_code == 401


@pytest.mark.parametrize("missing", ["x-api-key", "a-api-key"])
def test_missing_key_is_rejected(mock: Mock, missing: str) -> None:
    keys = mock.credentials.pracsuite
    headers = {"x-api-key": keys.vendor_key, "a-api-key": keys.account_key}
    del headers[missing]
    assert httpx.get(f"{mock.pracsuite_url}/patient/7", headers=headers).status_code == 403


@pytest.mark.parametrize("argument", ["vendor_key", "account_key"])
def test_client_requires_its_keys(monkeypatch: pytest.MonkeyPatch, argument: str) -> None:
    monkeypatch.delenv(f"PRACSUITE_{argument.upper()}", raising=False)
    keys = {"vendor_key": "a", "account_key": "b"}
    del keys[argument]
    with pytest.raises(ArgumentError) as caught:
        PracSuite(**keys)
    assert caught.value.argument == argument


def test_keys_are_read_from_the_environment(mock: Mock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRACSUITE_VENDOR_KEY", mock.credentials.pracsuite.vendor_key)
    monkeypatch.setenv("PRACSUITE_ACCOUNT_KEY", mock.credentials.pracsuite.account_key)
    with PracSuite(base_url=mock.pracsuite_url) as prac:
        assert prac.patients.get(7).client_id == 7


def test_clients_of_the_mock_ignore_the_settings_of_the_environment(
    mock: Mock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A project that tests with the mock may have the variables of its production server."""
    for variable in ("PRACSUITE_BASE_URL", "PRACSUITE_TIME_ZONE", "COREPLUS_BASE_URL", "COREPLUS_TOKEN_URL"):
        monkeypatch.setenv(variable, "http://127.0.0.1:1" if variable.endswith("URL") else "Asia/Tokyo")
    with clients.pracsuite(mock) as prac, clients.coreplus(mock) as core:
        assert prac.patients.get(7).client_id == 7
        assert core.locations.list().items
        assert prac.today() == mock.practice.clock.now().astimezone(mock.practice.pracsuite[0].zone).date()
