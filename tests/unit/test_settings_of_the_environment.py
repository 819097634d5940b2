"""A client takes its addresses and its time zone from the environment, as it does its keys."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coreplus_client import AsyncCoreplus, Coreplus
from pracsuite_client import AsyncPracSuite, PracSuite
from tests.property.apis import APIS

KEYS: dict[str, dict[str, str]] = {
    "PRACSUITE": dict.fromkeys(("vendor_key", "account_key"), "k"),
    "COREPLUS": dict.fromkeys(("consumer_id", "consumer_secret", "access_token", "issuer"), "k"),
}
CLIENTS: dict[str, tuple[type[Any], ...]] = {
    "PRACSUITE": (PracSuite, AsyncPracSuite),
    "COREPLUS": (Coreplus, AsyncCoreplus),
}
VALUES = {"base_url": "http://127.0.0.1:8490/v9", "token_url": "https://signed.example/v1", "time_zone": "Asia/Tokyo"}
SETTINGS = [
    (prefix, name, cls)
    for prefix, names in {"PRACSUITE": ("base_url", "time_zone"), "COREPLUS": ("base_url", "token_url")}.items()
    for name in names
    for cls in CLIENTS[prefix]
]
every_setting = pytest.mark.parametrize(("prefix", "name", "cls"), SETTINGS)


def effect(client: Any, name: str) -> Any:
    """Return what a setting changed in a client."""
    engine: Any = client._engine  # noqa: SLF001
    if name == "token_url":
        rewrite = engine._authorize.__self__._rewrite  # noqa: SLF001
        return rewrite and rewrite[1]
    zone = engine._context.time_zone  # noqa: SLF001
    return {"base_url": engine._base_url, "time_zone": zone and zone.key}[name]  # noqa: SLF001


@every_setting
def test_setting_comes_from_the_environment(
    prefix: str, name: str, cls: type[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"{prefix}_{name.upper()}", VALUES[name])
    assert effect(cls(**KEYS[prefix]), name) == VALUES[name]
    for key, value in KEYS[prefix].items():
        monkeypatch.setenv(f"{prefix}_{key.upper()}", value)
    assert effect(cls(), name) == VALUES[name]


@every_setting
def test_argument_takes_precedence_over_any_variable(
    prefix: str, name: str, cls: type[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("", "no value", "http://other.example", "Europe/Rome"):
        monkeypatch.setenv(f"{prefix}_{name.upper()}", variable)
        assert effect(cls(**KEYS[prefix], **{name: VALUES[name]}), name) == VALUES[name]
        if name != "base_url":
            assert effect(cls(**KEYS[prefix], **{name: None}), name) is None


@every_setting
@pytest.mark.parametrize("value", ["", " ", "\t", "http:/x", "ftp://x.example", "No/Zone", "http://canary.example"])
def test_unusable_variable_is_refused_by_name(
    prefix: str, name: str, cls: type[Any], value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without that, keys of a test server would go to the real API. (A token may be signed for plain HTTP.)"""
    if (name, value) == ("token_url", "http://canary.example"):
        return
    variable = f"{prefix}_{name.upper()}"
    monkeypatch.setenv(variable, value)
    with pytest.raises(ValueError, match=variable) as caught:
        cls(**KEYS[prefix])
    assert type(caught.value).__name__ == "ArgumentError"
    assert caught.value.argument == name  # type: ignore[attr-defined]
    assert "canary" not in str(caught.value)


@pytest.mark.parametrize("prefix", CLIENTS)
def test_base_url_that_is_none_is_not_the_real_api(prefix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"{prefix}_BASE_URL", VALUES["base_url"])
    for cls in CLIENTS[prefix]:
        with pytest.raises(ValueError, match=r"^base_url: must be an absolute"):
            cls(**KEYS[prefix], base_url=None)


@given(port=st.integers(1, 65535), path=st.sampled_from(["", "/v1", "/a/b"]))
def test_keys_of_the_environment_go_to_the_address_of_the_environment(port: int, path: str) -> None:
    seen: list[httpx.Request] = []

    def respond(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json={"client_id": 7})

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PRACSUITE_VENDOR_KEY", "of the mock")
        patch.setenv("PRACSUITE_ACCOUNT_KEY", "of the mock")
        patch.setenv("PRACSUITE_BASE_URL", f"http://127.0.0.1:{port}{path}")
        with PracSuite(http_client=httpx.Client(transport=httpx.MockTransport(respond))) as prac:
            prac.patients.get(7)
    assert str(seen[0].url) == str(httpx.URL(f"http://127.0.0.1:{port}{path}/patient/7"))


def variables() -> Iterator[tuple[str, str, str]]:
    for api in APIS:
        for option, name in (("--base-url", "BASE_URL"), ("--time-zone", "TIME_ZONE"), ("--token-url", "TOKEN_URL")):
            yield api.name, option, f"{api.name.upper()}_{name}"


@pytest.mark.parametrize("api", [api.name for api in APIS])
def test_class_documents_the_variables_of_the_command_line(api: str) -> None:
    """The variables that the help of a command names are those of the class."""
    command = [sys.executable, "-m", f"{api}_client", "export", "--help"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    for cls in CLIENTS[api.upper()]:
        for name, option, variable in variables():
            if name == api:
                assert (option in text) == (variable in text) == (f"``{variable}``" in (cls.__doc__ or "")), variable


def test_tests_do_not_see_the_settings_of_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings of the person who runs the tests are removed before any test starts."""
    code = (
        "import os\nfrom tests.loopback import ignore_settings\nignore_settings()\n"
        "print([n for n in os.environ if 'SUITE_' in n.upper() or 'COREPLUS_' in n.upper()])"
    )
    for variable in ("PRACSUITE_BASE_URL", "PRACSUITE_TIME_ZONE", "COREPLUS_TOKEN_URL", "COREPLUS_ISSUER"):
        monkeypatch.setenv(variable, "of the user")
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
