"""Who may use the control plane, from where, and under which host name."""

from __future__ import annotations

import logging
import socket
from dataclasses import replace
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.types import Receive, Scope, Send

from practice_mock import create_app
from practice_mock.app import MockApp
from practice_mock.cli import main
from practice_mock.cli.serve import _origins, _warn  # pyright: ignore[reportPrivateUsage]
from practice_mock.control.access import ControlAccess, read_hosts, read_networks
from practice_mock.practice import Practice
from practice_mock.testing import Mock, serve
from tests.mock.support import pracsuite_client
from tests.mock.test_command_line import TOKEN, command
from tests.mock.test_control import document

NETWORKS = (IPv4Network("172.16.0.0/12"), IPv6Network("fd00::/8"))


@pytest.fixture(scope="module")
def practice() -> Practice:
    return Practice()


def reached_from(mock: Mock, client: tuple[str, int] | None) -> Mock:
    """Return the same mock as a caller with another address reaches it."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await mock.app({**scope, "client": client}, receive, send)

    return replace(mock, app=app)


def guarded(practice: Practice, **access: Any) -> Mock:
    app = create_app(practice, control=ControlAccess(**access))
    return Mock(practice, app, "http://127.0.0.1:8490", control_token=app.control.token)


def status(mock: Mock, url: str | None = None, **headers: str) -> int:
    """Return the status of a control call with the token."""
    sent = {"authorization": f"Bearer {mock.control_token}", **headers}
    with httpx.Client(transport=mock.transport) as client:
        return client.get(f"{url or mock.origin}/_mock/journal", headers=sent).status_code


@given(st.ip_addresses())
def test_only_loopback_and_allowed_networks_reach_the_control_plane(practice: Practice, address: Any) -> None:
    mock = guarded(practice, networks=NETWORKS)
    plain = (address.ipv4_mapped or address) if isinstance(address, IPv6Address) else address
    allowed = plain.is_loopback or any(plain in network for network in NETWORKS)
    assert status(reached_from(mock, (str(address), 5))) == (200 if allowed else 403)


@pytest.mark.parametrize("address", ["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1", "::ffff:172.17.0.1"])
def test_loopback_and_a_container_bridge_are_recognised_in_every_form(practice: Practice, address: str) -> None:
    assert status(reached_from(guarded(practice, networks=NETWORKS), (address, 5))) == 200


@pytest.mark.parametrize("client", [None, ("", 0), ("localhost", 5), ("/run/mock.sock", 0), ("172.17.0.1.example", 5)])
def test_a_caller_without_an_address_is_refused(practice: Practice, client: tuple[str, int] | None) -> None:
    assert status(reached_from(guarded(practice, networks=NETWORKS), client)) == 403


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP", "X-Forwarded-Host"])
def test_forwarded_addresses_are_not_believed(practice: Practice, header: str) -> None:
    far = reached_from(guarded(practice), ("192.0.2.1", 5))
    assert status(far, **{header: "127.0.0.1"}) == 403
    with serve(practice) as mock:
        sent = {"authorization": f"Bearer {mock.control_token}", header: "192.0.2.1", "X-Forwarded-Proto": "https"}
        assert httpx.get(f"{mock.control_url}/clock", headers=sent).status_code == 200
        listed = httpx.get(
            f"{mock.pracsuite_url}/patient?page_size=1",
            headers={"x-api-key": "demo-vendor-key", "a-api-key": "demo-account-key", "X-Forwarded-Proto": "https"},
        )
        assert listed.json()["links"]["next"].startswith(f"{mock.origin}/")


@pytest.mark.parametrize(
    "host",
    [
        "evil.example:8490",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "192.0.2.1",
        "0.0.0.0",
        "",
        "a b",
        "[::1",
    ],
)
def test_another_host_name_is_refused_for_every_control_call(practice: Practice, host: str) -> None:
    mock, seen = guarded(practice, networks=(IPv4Network("0.0.0.0/0"),)), len(practice.journal)
    headers = {"authorization": f"Bearer {mock.control_token}", "host": host, "origin": f"http://{host}"}
    with httpx.Client(transport=mock.transport, base_url=mock.control_url, headers=headers) as client:
        for path, item in document()["paths"].items():
            for method in item if path != "/health" else ():
                sent = path.replace("{tenant}", "3").replace("{position}", "0").replace("{", "").replace("}", "")
                assert client.request(method, sent).status_code == 403, (method, path)
    assert len(practice.journal) == seen


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8490", "localhost.", "127.0.0.1:1", "127.1.2.3", "[::1]:80"])
def test_loopback_names_are_accepted(practice: Practice, host: str) -> None:
    assert status(guarded(practice), host=host) == 200


@pytest.mark.parametrize("host", ["mock.example", "MOCK.example:8490", "192.0.2.7:80", "[2001:db8::7]"])
def test_configured_host_names_are_accepted(practice: Practice, host: str) -> None:
    hosts = frozenset(read_hosts("Mock.Example, 192.0.2.7,2001:DB8:0::7"))
    assert status(guarded(practice, hosts=hosts), host=host) == 200
    assert status(guarded(practice), host=host) == 403


def test_two_host_headers_are_refused(practice: Practice) -> None:
    mock = guarded(practice)
    headers = [("authorization", f"Bearer {mock.control_token}"), ("host", "localhost"), ("host", "evil.example")]
    with httpx.Client(transport=mock.transport) as client:
        assert client.get(f"{mock.control_url}/journal", headers=headers).status_code == 403


def test_the_apis_answer_under_every_name_and_to_every_address(practice: Practice) -> None:
    far = reached_from(guarded(practice), ("192.0.2.1", 5))
    with pracsuite_client(far) as client:
        assert client.get("/patient/7", headers={"host": "mock.example"}).status_code == 200


def test_the_token_is_random_unless_it_is_given(practice: Practice) -> None:
    tokens = {create_app(practice).control.token for _ in range(20)}
    assert len(tokens) == 20
    assert min(map(len, tokens)) >= 20
    app = create_app(practice, control=ControlAccess("chosen"))
    assert isinstance(app, MockApp)
    assert status(Mock(practice, app, "http://localhost", control_token="chosen")) == 200
    assert app.control.token not in repr(app.control)


def test_the_command_line_prints_the_token_that_it_accepts() -> None:
    with command("--control-token", "another-token") as (_, origin):
        url = f"{origin}/_mock"
        assert main(["reset", "--url", url, "--token", "another-token"]) == 0
        assert main(["reset", "--url", url, "--token", TOKEN]) == 1


def test_a_command_without_a_token_names_the_option_and_the_variable(
    practice: Practice, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("PRACTICE_MOCK_TOKEN", raising=False)
    with serve(practice) as mock:
        assert main(["reset", "--url", mock.control_url]) == 1
        said = capsys.readouterr().err
        assert "--token or $PRACTICE_MOCK_TOKEN" in said
        assert main(["reset", "--url", mock.origin, "--token", mock.control_token]) == 1
        assert capsys.readouterr().err.rstrip().endswith(f"use {mock.control_url}.")


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--control-allow", "172.16.0.0/33"),
        ("--control-allow", "172.16.0.1/12"),
        ("--control-allow", "bridge"),
        ("--control-host", "http://mock.example"),
        ("--control-host", "mock.example:80"),
        ("--control-host", ""),
        ("--control-token", "with space"),
        ("--control-token", "ä"),
        ("--namespaces", "0"),
    ],
)
def test_a_wrong_option_is_rejected_at_the_start(capsys: pytest.CaptureFixture[str], option: str, value: str) -> None:
    with pytest.raises(SystemExit):
        main(["serve", option, value])
    assert option in capsys.readouterr().err.splitlines()[-1]


def test_networks_are_read_from_a_list() -> None:
    found = read_networks("172.16.0.0/12, fd00::/8,192.0.2.7")
    assert [ip_address("192.0.2.7") in network for network in found] == [False, False, True]


@pytest.mark.parametrize(
    ("address", "origin"),
    [("0.0.0.0", "http://127.0.0.1:8490"), ("::", "http://[::1]:8490"), ("192.0.2.7", "http://192.0.2.7:8490")],
)
def test_listening_beyond_loopback_is_warned_of_and_prints_a_usable_url(
    practice: Practice, capsys: pytest.CaptureFixture[str], address: str, origin: str
) -> None:
    listener: Any = SimpleNamespace(getsockname=lambda: (address, 8490))
    shown, others = _origins(listener)
    assert shown == origin
    assert (socket.gethostname() in others) == (address in ("0.0.0.0", "::"))
    _warn(listener, practice)
    assert "beyond this machine" in capsys.readouterr().err


def test_listening_on_loopback_and_a_journal_without_bodies_are_not_warned_of(
    practice: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    listener: Any = SimpleNamespace(getsockname=lambda: ("127.0.0.1", 8490))
    _warn(listener, practice)
    assert capsys.readouterr().err == ""
    practice.journal_settings.bodies = True
    _warn(listener, practice)
    practice.journal_settings.bodies = False
    assert "fictional people only" in capsys.readouterr().err


def test_no_token_is_logged(practice: Practice, caplog: pytest.LogCaptureFixture) -> None:
    mock = guarded(practice)
    with caplog.at_level(logging.DEBUG, "practice_mock"):
        assert status(mock, "http://evil.example") == 403
        assert status(mock) == 200
    assert mock.control_token not in caplog.text


def test_a_wrong_token_is_not_called_a_missing_one(practice: Practice, capsys: pytest.CaptureFixture[str]) -> None:
    mock = guarded(practice)
    with httpx.Client(transport=mock.transport, base_url=mock.control_url) as client:
        for sent in ("Bearer wrong", "Bearer", "Basic eDp5", f"Bearer  {mock.control_token}"):
            refused = client.get("/clock", headers={"authorization": sent})
            assert refused.status_code == 401
            assert "not the token of the running mock" in refused.json()["message"]
        assert "requires its token" in client.get("/clock").json()["message"]
    with serve(practice) as running:
        assert main(["reset", "--url", running.control_url, "--token", "wrong"]) == 1
    said = capsys.readouterr().err
    assert "not the token of the running mock" in said
    assert "Pass it with" not in said


def test_one_refusal_names_all_options(practice: Practice) -> None:
    far = reached_from(guarded(practice), ("192.0.2.1", 5))
    with httpx.Client(transport=far.transport) as client:
        message = client.get("http://mock.example/_mock/clock").json()["message"]
    assert "--control-host mock.example" in message
    assert "--control-allow 192.0.2.1" in message
