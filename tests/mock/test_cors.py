"""Cross-origin resource sharing is off unless origins are given, and `*` does not open the control plane."""

from __future__ import annotations

import asyncio
import json
import logging
from typing import Any

import httpx
import pytest

from practice_mock import DEMO, create_app
from practice_mock.cli import main
from practice_mock.incoming import REFUSAL
from practice_mock.rejection import RequestTimeout
from practice_mock.testing import Mock, serve
from tests.mock.sockets import exchange, head

PAGE = "http://localhost:3000"
KEYS = {"x-api-key": DEMO.pracsuite.vendor_key, "a-api-key": DEMO.pracsuite.account_key}
PATHS = ("/v1/patient/7", "/API/Core/v2.1/Client/", "/_storage/a/b.pdf", "/openapi/pracsuite.json", "/nothing", "/")
CONTROL = ("/_mock/clock", "/_mock", "/%5Fmock/clock", "/_%6Dock/health")


def client(mock: Mock, *origins: str) -> httpx.Client:
    app = create_app(mock.practice, cors=origins)
    return httpx.Client(transport=Mock(mock.practice, app, mock.origin).transport, base_url=mock.origin)


def preflight(http_client: httpx.Client, path: str, origin: str = PAGE, method: str = "POST") -> httpx.Response:
    headers = {
        "origin": origin,
        "access-control-request-method": method,
        "access-control-request-headers": "a-api-key,content-type,x-api-key",
    }
    return http_client.options(path, headers=headers)


def sharing(answer: httpx.Response) -> dict[str, str]:
    return {name: value for name, value in answer.headers.items() if name.startswith("access-control-")}


@pytest.mark.parametrize("path", [*PATHS, *CONTROL])
def test_nothing_is_shared_by_default(mock: Mock, path: str) -> None:
    with client(mock) as http_client:
        assert sharing(preflight(http_client, path)) == {}
        assert sharing(http_client.get(path, headers={**KEYS, "origin": PAGE})) == {}


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(("origins", "shared"), [((PAGE, "https://a.example"), PAGE), (("*",), "*")])
def test_a_page_of_an_allowed_origin_may_call_the_mock(
    mock: Mock, path: str, origins: tuple[str, ...], shared: str
) -> None:
    with client(mock, *origins) as http_client:
        answer = preflight(http_client, path)
        assert (answer.status_code, answer.content) == (204, b"")
        assert answer.headers["vary"] == "origin"
        permissions = sharing(answer)
        assert permissions["access-control-allow-origin"] == shared
        assert permissions["access-control-allow-headers"] == "a-api-key,content-type,x-api-key"
        assert {"GET", "HEAD", "POST", "PATCH"} <= set(permissions["access-control-allow-methods"].split(", "))
        answer = http_client.get(path, headers={**KEYS, "origin": PAGE})
        assert answer.headers["access-control-allow-origin"] == shared
        assert "x-mock-cause" in answer.headers["access-control-expose-headers"]


@pytest.mark.parametrize("path", CONTROL)
def test_any_origin_does_not_include_the_control_plane(mock: Mock, path: str) -> None:
    with client(mock, "*") as http_client:
        assert sharing(preflight(http_client, path)) == {}
        assert sharing(http_client.get(path, headers={"origin": PAGE})) == {}
    with client(mock, "*", PAGE) as http_client:
        assert sharing(preflight(http_client, path))["access-control-allow-origin"] == PAGE


@pytest.mark.parametrize("origin", ["http://localhost:3001", "http://localhost", "null", "https://localhost:3000", "*"])
def test_another_origin_is_not_allowed(mock: Mock, origin: str) -> None:
    with client(mock, PAGE) as http_client:
        assert sharing(preflight(http_client, PATHS[0], origin)) == {}
        answer = http_client.get(PATHS[0], headers={**KEYS, "origin": origin})
        assert (answer.status_code, sharing(answer), answer.headers["vary"]) == (200, {}, "origin")


def test_a_preflight_is_logged_and_reaches_no_practice(mock: Mock, caplog: pytest.LogCaptureFixture) -> None:
    with client(mock, PAGE) as http_client, caplog.at_level(logging.INFO, "practice_mock.access"):
        preflight(http_client, "/v1/patient/JaneDoe")
        assert [*mock.practice.journal, *mock.practice.missed] == []
        line = json.loads(next(text for text in caplog.messages if text.startswith("{")))
        assert (line["method"], line["path"], line["status"]) == ("OPTIONS", "/v1/patient/*", 204)
        assert http_client.options(PATHS[0]).headers["allow"] == "GET, HEAD, OPTIONS, PATCH"


def test_a_preflight_that_the_server_refuses_is_not_allowed(mock: Mock) -> None:
    sent: list[Any] = []

    async def receive() -> Any:
        return {"type": "http.request"}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "OPTIONS",
        "scheme": "http",
        "path": "/nothing",
        "headers": [(b"origin", PAGE.encode()), (b"access-control-request-method", b"GET")],
        "extensions": {REFUSAL: RequestTimeout("The headers are late.")},
    }
    asyncio.run(create_app(mock.practice, cors=[PAGE])(scope, receive, send))
    assert (sent[0]["status"], b"The headers are late." in sent[1]["body"]) == (408, True)
    assert (b"access-control-allow-origin", PAGE.encode()) in sent[0]["headers"]


REFUSED: list[tuple[str, str, dict[str, str], int]] = [
    ("GET", "/v1/patient/7", {"x-mock-namespace": "no name"}, 400),
    ("GET", "/_ns/alice/v1/patient/7", {"x-mock-namespace": "bob"}, 400),
    ("GET", "/_ns/%61lice/v1/patient/7", {}, 400),
    ("GET", "/_ns/a%20b/v1/patient/7", {}, 400),
    ("GET", "/_ns/alice", {}, 307),
    ("GET", "/v1/patient/7", {**KEYS, "x-mock-namespace": "one-too-many"}, 400),
    ("GET", "/_ns/default/v1/patient/7", {}, 403),
    ("GET", "/v1/patient/7", {"x-large": "a" * 70_000}, 431),
    ("POST", "/v1/patient", {**KEYS, "content-length": "9000000"}, 413),
    ("GET", "/v1/nothing", KEYS, 403),
    ("PUT", "/openapi/pracsuite.json", {}, 405),
]


@pytest.mark.parametrize("origins", [(PAGE,), ("*",)], ids=str)
@pytest.mark.parametrize(("method", "path", "headers", "status"), REFUSED)
def test_a_page_can_read_every_refusal(
    mock: Mock, origins: tuple[str, ...], method: str, path: str, headers: dict[str, str], status: int
) -> None:
    app = create_app(mock.practice, cors=origins, most_namespaces=1)
    app.namespaces.get("alice")
    with httpx.Client(transport=Mock(mock.practice, app, mock.origin).transport, base_url=mock.origin) as http_client:
        answer = http_client.request(method, path, headers={**headers, "origin": PAGE})
    assert answer.status_code == status
    assert answer.headers["access-control-allow-origin"] == origins[0]
    assert "x-mock-cause" in answer.headers["access-control-expose-headers"]


@pytest.mark.parametrize("origins", [(PAGE,), ("*",)], ids=str)
def test_a_page_can_read_that_the_mock_failed(mock: Mock, origins: tuple[str, ...]) -> None:
    app = create_app(mock.practice, cors=origins)
    with (
        pytest.MonkeyPatch.context() as broken,
        httpx.Client(transport=Mock(mock.practice, app, mock.origin).transport, base_url=mock.origin) as http_client,
    ):
        broken.setattr(app, "_app", lambda name: 1 / 0)
        answer = http_client.get("/v1/patient/7", headers={"origin": PAGE})
    assert (answer.status_code, answer.headers["x-mock-cause"]) == (500, "mock")
    assert answer.headers["access-control-allow-origin"] == origins[0]


@pytest.mark.parametrize("origins", [(PAGE,), ("*",), (PAGE, "http://b.example")], ids=str)
@pytest.mark.parametrize(
    "sent",
    [
        b"FOOBAR / HTTP/1.1\r\nhost: a\r\n\r\n",
        b"GET /v1/patient/7 HTTP/1.1\r\norigin: " + PAGE.encode() + b"\r\naccept: */*\r\nbad header\r\n\r\n",
        head("GET", "/v1/patient/7", {**{f"x-{n}": "a" for n in range(120)}, "origin": PAGE}),
        head("GET", "/v1/patient/7", {"origin": PAGE, "x-large": "a" * 80_000}),
    ],
)
def test_a_page_can_read_what_the_server_refuses(mock: Mock, origins: tuple[str, ...], sent: bytes) -> None:
    with serve(mock.practice, cors=origins) as served:
        received = exchange(served.origin, sent).lower()
    shown = b"access-control-allow-origin: " + (b"*" if "*" in origins else PAGE.encode())
    assert b"x-mock-cause: client" in received
    assert (shown in received) == (b"origin: " in sent or len(origins) == 1)


@pytest.mark.parametrize("path", [f"/_ns/alice{path}" for path in CONTROL])
def test_any_origin_does_not_include_the_control_plane_of_a_namespace(mock: Mock, path: str) -> None:
    with client(mock, "*") as http_client:
        assert sharing(preflight(http_client, path)) == {}
        assert sharing(http_client.get(path, headers={"origin": PAGE})) == {}


@pytest.mark.parametrize("names", ["a\tb", "x" * 5000, "a;b", ""])
def test_odd_names_of_headers_are_not_permitted(mock: Mock, names: str) -> None:
    headers = {"origin": PAGE, "access-control-request-method": "GET", "access-control-request-headers": names}
    with client(mock, PAGE) as http_client:
        answer = http_client.options(PATHS[0], headers=headers)
    assert "access-control-allow-headers" not in answer.headers


@pytest.mark.parametrize("origin", ["localhost:3000", "http://localhost:3000/", "http://", "http://a b", ""])
def test_the_command_rejects_what_is_not_an_origin(capsys: pytest.CaptureFixture[str], origin: str) -> None:
    with pytest.raises(SystemExit):
        main(["serve", "--cors", origin])
    assert "is not an origin" in capsys.readouterr().err
