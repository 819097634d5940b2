"""Keys come from the environment or from a keyring that encrypts, and are stored nowhere else."""

from __future__ import annotations

import json
import re
import sys
from types import ModuleType
from typing import Any

import httpx
import pytest

from pracsuite_client import PracSuite
from pracsuite_client._runtime.command_line import keys
from pracsuite_client._runtime.command_line.exit_codes import ExitCode
from pracsuite_client._runtime.transport.auth import NotGiven
from tests.command_line.support import KEYS, run

KEY = "Keybird0123456789abcdef"


class Vault:
    """A keyring in memory."""

    def __init__(self) -> None:
        self.stored: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, name: str) -> str | None:
        return self.stored.get((service, name))

    def set_password(self, service: str, name: str, password: str) -> None:
        self.stored[service, name] = password

    def delete_password(self, service: str, name: str) -> None:
        del self.stored[service, name]


def installed(monkeypatch: pytest.MonkeyPatch, module: str, vault: Any = None) -> Vault:
    """Install a keyring whose class is of a module."""
    cls = type("Keyring", (Vault,), {"__module__": module})
    made = cls() if vault is None else vault
    fake: Any = ModuleType("keyring")
    fake.get_keyring = lambda: made
    monkeypatch.setitem(sys.modules, "keyring", fake)
    return made


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[httpx.Request]:
    """Return the requests of the commands, which all find nothing."""
    requests: list[httpx.Request] = []

    def respond(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        return httpx.Response(404, json={"error": {"code": "NOT_FOUND"}, "request_id": "1"})

    def make(**settings: Any) -> PracSuite:
        return PracSuite(**settings, http_client=httpx.Client(transport=httpx.MockTransport(respond)))

    monkeypatch.setattr("pracsuite_client.PracSuite", make)
    return requests


def test_login_stores_the_keys_of_one_address(monkeypatch: pytest.MonkeyPatch, sent: list[httpx.Request]) -> None:
    vault = installed(monkeypatch, "keyring.backends.SecretService")
    asked: list[str] = []

    def ask(prompt: str, stream: Any = None) -> str:
        asked.append(prompt)
        return f"{KEY}-{len(asked)}"

    monkeypatch.setattr(keys, "getpass", ask)
    result = run("pracsuite", "login", "--base-url", "https://one.example/v1", terminal=True)
    assert (result.code, result.out) == (ExitCode.OK, "")
    assert KEY not in result.err
    [(place, text)] = vault.stored.items()
    assert place == ("pracsuite-client", "https://one.example/v1")
    assert json.loads(text) == {"vendor_key": f"{KEY}-1", "account_key": f"{KEY}-2"}

    assert (
        run("pracsuite", "appointments", "get", "1", "--base-url", "https://one.example/v1/").code == ExitCode.NOT_FOUND
    )
    assert sent[-1].headers["x-api-key"] == f"{KEY}-1"
    other = run("pracsuite", "appointments", "get", "1", "--base-url", "https://two.example/v1")
    assert (other.code, len(sent)) == (ExitCode.CREDENTIALS, 1), "no other address gets the keys"

    gone = run("pracsuite", "logout", "--base-url", "https://one.example/v1")
    assert (gone.code, vault.stored) == (ExitCode.OK, {})
    assert run("pracsuite", "logout", "--base-url", "https://one.example/v1").code == ExitCode.OK


def test_environment_comes_first_and_is_never_mixed(monkeypatch: pytest.MonkeyPatch, sent: list[httpx.Request]) -> None:
    vault = installed(monkeypatch, "keyring.backends.macOS")
    stored = json.dumps({"vendor_key": "stored-vendor-key", "account_key": "stored-account-key"})
    vault.stored["pracsuite-client", "https://one.example"] = stored
    words = ("appointments", "get", "1", "--base-url", "https://one.example")
    assert run("pracsuite", *words).code == ExitCode.NOT_FOUND
    assert sent[-1].headers["x-api-key"] == "stored-vendor-key"
    monkeypatch.setenv("PRACSUITE_VENDOR_KEY", KEY)
    result = run("pracsuite", *words)
    assert (result.code, len(sent)) == (ExitCode.CREDENTIALS, 1)
    assert "PRACSUITE_ACCOUNT_KEY" in result.err
    assert KEY not in result.err
    monkeypatch.setenv("PRACSUITE_ACCOUNT_KEY", KEY)
    assert run("pracsuite", *words).code == ExitCode.NOT_FOUND
    assert sent[-1].headers["x-api-key"] == KEY


@pytest.mark.parametrize(
    "module", ["keyrings.alt.file", "keyring.backends.fail", "keyring.backends.null", "somebodys.own", "builtins"]
)
def test_keyring_that_may_not_encrypt_is_not_used(module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    vault = installed(monkeypatch, module)
    monkeypatch.setattr(keys, "getpass", lambda prompt, stream=None: KEY)
    for command in ("login", "logout"):
        result = run("pracsuite", command, terminal=True)
        assert (result.code, result.out, vault.stored) == (ExitCode.NO_KEYRING, "", {})
        assert "PRACSUITE_VENDOR_KEY, PRACSUITE_ACCOUNT_KEY" in result.err


def test_of_several_keyrings_one_that_encrypts_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = type("Plain", (Vault,), {"__module__": "keyrings.alt.file"})()
    safe = type("Safe", (Vault,), {"__module__": "keyring.backends.kwallet"})()
    chain = type("Chainer", (Vault,), {"__module__": "keyring.backends.chainer", "backends": [plain, safe]})()
    installed(monkeypatch, "", chain)
    monkeypatch.setattr(keys, "getpass", lambda prompt, stream=None: KEY)
    assert run("pracsuite", "login", terminal=True).code == ExitCode.OK
    assert (plain.stored, chain.stored, len(safe.stored)) == ({}, {}, 1)


@pytest.mark.parametrize("given", ["two words", "k\u00e9y", "a\x1b[Ab", "\u2028x"])
def test_login_refuses_what_cannot_be_a_key(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    vault = installed(monkeypatch, "keyring.backends.SecretService")
    monkeypatch.setattr(keys, "getpass", lambda prompt, stream=None: f"a{given}a")
    result = run("pracsuite", "login", terminal=True)
    assert (result.code, result.out, vault.stored) == (ExitCode.CREDENTIALS, "", {})
    assert given not in result.err


def test_login_without_a_terminal_does_not_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    vault = installed(monkeypatch, "keyring.backends.SecretService")
    result = run("pracsuite", "login", given=f"{KEY}\n{KEY}\n".encode())
    assert (result.code, vault.stored) == (ExitCode.NOT_CONFIRMED, {})


def test_failing_keyring_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    vault = installed(monkeypatch, "keyring.backends.SecretService")

    def fail(*_: str) -> None:
        raise RuntimeError(KEY)

    monkeypatch.setattr(vault, "get_password", fail)
    result = run("pracsuite", "appointments", "get", "1")
    assert result.code == ExitCode.NO_KEYRING
    assert KEY not in result.err
    vault.stored["pracsuite-client", "https://api.pracsuite.com/v1"] = f"[{KEY}"
    monkeypatch.undo()


@pytest.mark.parametrize("text", [f"[{KEY}", json.dumps([KEY]), json.dumps({"vendor_key": 1})])
def test_odd_entry_of_a_keyring_is_not_used(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    vault = installed(monkeypatch, "keyring.backends.SecretService")
    vault.stored["pracsuite-client", "https://api.pracsuite.com/v1"] = text
    result = run("pracsuite", "appointments", "get", "1")
    assert result.code == ExitCode.CREDENTIALS
    assert KEY not in result.err


def test_no_option_takes_a_key() -> None:
    for words in (("--help",), ("appointments", "list", "--help"), ("login", "--help")):
        result = run("pracsuite", *words)
        assert "--vendor-key" not in result.out
        assert "--account-key" not in result.out


VARIABLES = {"pracsuite": ("PRACSUITE_VENDOR_KEY", "PRACSUITE_ACCOUNT_KEY"), "coreplus": tuple(KEYS["coreplus"])}
COMMANDS = {"pracsuite": ("sexes", "list"), "coreplus": ("locations", "list")}
PYTHON_ARGUMENT = re.compile(r"\b[a-z_]+=|--[A-Z]")


@pytest.mark.parametrize("value", ["", " ", "\u00fc", "a\n"])
@pytest.mark.parametrize("api", VARIABLES)
def test_wrong_keys_are_named_by_their_variables(api: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for wrong in VARIABLES[api]:
        for variable in VARIABLES[api]:
            monkeypatch.setenv(variable, "a" * 20)
        monkeypatch.setenv(wrong, value)
        result = run(api, *COMMANDS[api], "--base-url", "https://127.0.0.1:1")
        assert result.err.startswith(f"{api}: {wrong}: "), result.err
        assert result.code == ExitCode.CREDENTIALS
        assert result.err.count(wrong) == (1 if value else 2)
        assert not PYTHON_ARGUMENT.search(result.err), result.err


def test_key_that_only_some_operations_need_is_named_by_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    place = NotGiven("PRACSUITE", "vendor_key", secrets={})

    def fail(*arguments: object, **keywords: object) -> None:
        place.of(None)

    monkeypatch.setattr("pracsuite_client.resources.sexes.Sexes.list", fail)
    for variable in VARIABLES["pracsuite"]:
        monkeypatch.setenv(variable, "a" * 20)
    result = run("pracsuite", "sexes", "list", "--base-url", "https://127.0.0.1:1")
    assert result.code == ExitCode.CREDENTIALS
    assert "PRACSUITE_VENDOR_KEY: is missing, and this operation needs it: set PRACSUITE_VENDOR_KEY\n" in result.err


def test_keyring_that_lacks_a_key_is_filled_by_login(monkeypatch: pytest.MonkeyPatch) -> None:
    vault = installed(monkeypatch, "keyring.backends.SecretService")
    vault.stored["pracsuite-client", "https://127.0.0.1:1"] = json.dumps({"vendor_key": "a" * 20})
    result = run("pracsuite", "sexes", "list", "--base-url", "https://127.0.0.1:1")
    assert (result.code, result.out) == (ExitCode.CREDENTIALS, "")
    assert "run: pracsuite login" in result.err


@pytest.mark.parametrize(
    ("variable", "value", "option"),
    [
        ("PRACSUITE_BASE_URL", "ftp://practice.example", "--base-url"),
        ("PRACSUITE_TIME_ZONE", "Nowhere", "--time-zone"),
        ("SSL_CERT_FILE", "/nonexistent", None),
        ("SSLKEYLOGFILE", "/nonexistent/file", None),
        ("HTTPS_PROXY", "nonsense://x", None),
    ],
)
def test_settings_are_named_by_what_they_were_given_with(
    variable: str, value: str, option: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key in VARIABLES["pracsuite"]:
        monkeypatch.setenv(key, "a" * 20)
    monkeypatch.setenv("PRACSUITE_BASE_URL", "https://127.0.0.1:1")
    monkeypatch.setenv(variable, value)
    result = run("pracsuite", "sexes", "list")
    assert result.code == ExitCode.USAGE
    assert result.err.startswith("pracsuite: ")
    assert variable in result.err.split(":")[1]
    assert "--" not in result.err
    if option:
        assert run("pracsuite", "sexes", "list", option, value).err.startswith(f"pracsuite: {option}: ")


@pytest.mark.parametrize("missing", ["PRACSUITE_VENDOR_KEY", "PRACSUITE_ACCOUNT_KEY"])
def test_missing_key_is_named_by_its_variable_alone(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in {"PRACSUITE_VENDOR_KEY", "PRACSUITE_ACCOUNT_KEY"} - {missing}:
        monkeypatch.setenv(variable, KEY)
    result = run("pracsuite", "patients", "get", "7")
    assert (result.code, result.err) == (ExitCode.CREDENTIALS, f"pracsuite: {missing}: is missing: set {missing}\n")


def test_login_is_advised_only_where_a_keyring_can_hold_the_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    installed(monkeypatch, "keyrings.alt.file")
    assert "login" not in run("pracsuite", "patients", "get", "7").err
    installed(monkeypatch, "keyring.backends.SecretService")
    assert "or run: pracsuite login" in run("pracsuite", "patients", "get", "7").err
