"""Proxies and certificates of the environment are used as httpx does, and a wrong variable is named."""

from __future__ import annotations

import asyncio
import socket
import sys
import threading
from contextlib import suppress
from typing import Any

import anyio
import httpx
import pytest

from pracsuite_client import ArgumentError, AsyncPracSuite, PracSuite
from tests.loopback import PROXIES
from tests.wire_server import Server, answering, over_tls, read_request, response, serving

KEYS = {"vendor_key": "v", "account_key": "a"}
CLIENTS = [PracSuite, AsyncPracSuite]


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*PROXIES, "ssl_cert_file", "ssl_cert_dir", "sslkeylogfile"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.mark.parametrize("made", CLIENTS)
@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("ALL_PROXY", "socks://secret@proxy.example"),
        ("all_proxy", "ftp://secret@proxy.example"),
        ("HTTP_PROXY", "http://secret\n.example"),
        ("https_proxy", "http://secret:port"),
        ("HTTPS_PROXY", "http://:8080"),
        ("NO_PROXY", "all://[::secret]"),
        ("no_proxy", "a.example,sec\nret"),
        ("SSL_CERT_FILE", "/nonexistent/secret.pem"),
        ("SSL_CERT_FILE", "/"),
    ],
)
def test_wrong_variable_of_the_environment_is_named(
    made: Any, variable: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(ArgumentError) as caught:
        made(**KEYS)
    assert caught.value.argument == variable
    assert "http_client=" in str(caught.value)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("made", CLIENTS)
@pytest.mark.parametrize("variable", ["HTTPS_PROXY", "http_proxy", "ALL_PROXY"])
@pytest.mark.parametrize("scheme", ["socks5", "socks5h"])
def test_package_that_a_socks_proxy_needs_is_named(
    made: Any, variable: str, scheme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "socksio", None)
    monkeypatch.setenv(variable, f"{scheme}://secret@proxy.example:1080")
    with pytest.raises(ArgumentError, match=r"needs the package socksio: install it .* or pass http_client=") as caught:
        made(**KEYS)
    assert caught.value.argument == variable
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("made", CLIENTS)
@pytest.mark.parametrize(
    "value", ["", "*", "localhost", "::1", "[::1]", "10.0.0.0/8", "a.example,.b.example", "https://c.example", "h:81"]
)
def test_exceptions_of_the_proxy_are_accepted(made: Any, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example")
    monkeypatch.setenv("NO_PROXY", value)
    made(**KEYS)


def forward(server: Server, connection: socket.socket) -> None:
    while read_request(server, connection) is not None:
        connection.sendall(response({"client_id": 1}))


@pytest.mark.parametrize("asynchronous", [False, True], ids=["sync", "async"])
def test_proxy_of_the_environment_is_used(asynchronous: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(forward) as proxy:
        monkeypatch.setenv("HTTP_PROXY", f"http://user:password@{proxy.place}")
        monkeypatch.setenv("NO_PROXY", "direct.example")
        options: dict[str, Any] = {**KEYS, "base_url": "http://clinic.example/v1", "allow_insecure": True}
        if asynchronous:

            async def get() -> None:
                async with AsyncPracSuite(**options) as prac:
                    await prac.patients.get(1)

            anyio.run(get)
        else:
            with PracSuite(**options) as prac:
                prac.patients.get(1)
    assert proxy.requests == ["GET http://clinic.example/v1/patient/1"]
    assert b"\r\nProxy-Authorization: Basic dXNlcjpwYXNzd29yZA==\r\n" in proxy.heads[0] + b"\r\n"


def tunnel(server: Server, connection: socket.socket) -> None:
    """Accept a CONNECT request, and connect to the host that it names."""
    target = read_request(server, connection)
    assert target is not None
    host, _, port = target.split()[1].rpartition(":")
    with socket.create_connection((host, int(port))) as other:
        connection.sendall(b"HTTP/1.1 200 Connected\r\n\r\n")

        def carry(source: socket.socket, sink: socket.socket) -> None:
            with suppress(OSError):  # either end may close first
                while data := source.recv(65536):
                    sink.sendall(data)

        back = threading.Thread(target=carry, args=(other, connection), daemon=True)
        back.start()
        carry(connection, other)


def test_headers_for_a_proxy_of_the_caller_are_accepted() -> None:
    with serving(forward) as proxy:
        way = httpx.Proxy(f"http://{proxy.place}", headers={"x-team": "desk"})
        options: dict[str, Any] = {**KEYS, "base_url": "http://clinic.example/v1", "allow_insecure": True}
        with httpx.Client(proxy=way, trust_env=False) as pool, PracSuite(**options, http_client=pool) as prac:
            prac.patients.get(1)
    assert b"x-team: desk" in proxy.heads[0].lower()


class Wrapper(httpx.BaseTransport):
    """A transport of the caller around that of the library."""

    def __init__(self, inner: httpx.BaseTransport) -> None:
        self._inner = inner

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return self._inner.handle_request(request)

    def close(self) -> None:
        self._inner.close()


def test_credentials_for_a_proxy_behind_a_transport_of_the_caller_are_accepted() -> None:
    with serving(forward) as proxy:
        wrapped = Wrapper(httpx.HTTPTransport(proxy=httpx.Proxy(f"http://{proxy.place}", auth=("user", "password"))))
        options: dict[str, Any] = {**KEYS, "base_url": "http://clinic.example/v1", "allow_insecure": True}
        with httpx.Client(transport=wrapped) as pool, PracSuite(**options, http_client=pool) as prac:
            prac.patients.get(1)
    assert b"proxy-authorization: basic" in proxy.heads[0].lower()


def test_tunnel_of_a_proxy_and_certificates_of_the_environment_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.wire_server import certificate

    monkeypatch.setenv("SSL_CERT_FILE", str(certificate()[1]))
    with serving(over_tls(forward)) as server, serving(tunnel) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://{proxy.place}")
        with PracSuite(**KEYS, base_url=f"https://{server.place}/v1") as prac:
            assert prac.patients.get(1).client_id == 1
            assert prac.patients.get(1).client_id == 1
    assert proxy.requests == [f"CONNECT {server.place}"]
    assert server.requests == ["GET /v1/patient/1"] * 2


def test_own_pool_has_the_limits_of_httpx() -> None:
    with PracSuite(**KEYS) as prac, httpx.Client() as plain:
        own = vars(prac)["_engine"]._transport._pools.get()._transport._pool  # noqa: SLF001
        other = plain._transport._pool  # noqa: SLF001
        for name in ("_max_connections", "_max_keepalive_connections", "_keepalive_expiry", "_http1", "_http2"):
            assert getattr(own, name) == getattr(other, name)


@pytest.mark.parametrize("variable", ["http_proxy", "all_proxy", "ALL_PROXY"])
@pytest.mark.parametrize("asynchronous", [False, True])
def test_plain_http_to_this_machine_uses_no_proxy(
    variable: str, asynchronous: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A proxy would get the keys in clear."""

    def answer(request: str) -> bytes:
        return response({"client_id": 7})

    async def call(url: str) -> int | None:
        async with AsyncPracSuite(vendor_key="v", account_key="a", base_url=url) as prac:
            return (await prac.patients.get(7)).client_id

    with serving(answering(answer)) as proxy, serving(answering(answer)) as server:
        monkeypatch.setenv(variable, f"http://{proxy.place}")
        for host in ("127.0.0.1", "localhost"):
            url = f"http://{host}:{server.port}"
            if asynchronous:
                assert asyncio.run(call(url)) == 7
            else:
                with PracSuite(vendor_key="v", account_key="a", base_url=url) as prac:
                    assert prac.patients.get(7).client_id == 7
        assert proxy.requests == []
