"""A request that goes to the transport of a pool directly is sent as the pool would send it."""

from __future__ import annotations

import asyncio
import functools
import http.cookiejar
import types
from collections.abc import Callable
from typing import Any

import httpx
import httpx2
import pytest

from pracsuite_client import APIConnectionError, AsyncPracSuite, PracSuite, RawResponse
from pracsuite_client._runtime.transport import direct
from tests.wire_server import answering, response, serving

KEYS: dict[str, Any] = {"vendor_key": "vendor", "account_key": "account", "base_url": "https://practice.example/v1"}
PAGE: dict[str, Any] = {"appointments": [], "total_entries": 0}
EVERY_WAY = pytest.mark.parametrize("asynchronous", [False, True], ids=["sync", "async"])


def called(pool: Any, *, times: int = 2) -> list[RawResponse[Any]]:
    """Return the responses of some calls with a pool. The first one of a pool always goes through it."""
    if not isinstance(pool, (httpx.AsyncClient, httpx2.AsyncClient)):
        client = PracSuite(**KEYS, max_retries=0, http_client=pool)
        return [client.appointments.with_raw_response.list() for _ in range(times)]

    async def calls() -> list[RawResponse[Any]]:
        practice = AsyncPracSuite(**KEYS, max_retries=0, http_client=pool)
        return [await practice.appointments.with_raw_response.list() for _ in range(times)]

    return asyncio.run(calls())


def pool_of(asynchronous: bool, respond: Callable[[Any], Any], library: Any = httpx, **settings: Any) -> Any:
    kind = library.AsyncClient if asynchronous else library.Client
    return kind(transport=library.MockTransport(respond), **settings)


def searching(searched: list[object]) -> Callable[[Any, Any], None]:
    """Return a method that is called for each response in which cookies are searched."""

    def extract_cookies(cookies: Any, response: Any) -> None:
        searched.append(response)

    return extract_cookies


def through_the_pool(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let pools of every version send the requests themselves."""
    monkeypatch.setattr(direct, "VERSIONS", frozenset())
    direct.known_path.cache_clear()


@pytest.fixture(autouse=True)
def known_afresh() -> Any:
    direct.known_path.cache_clear()
    yield
    direct.known_path.cache_clear()


@EVERY_WAY
def test_cookies_are_searched_only_where_there_are_some(asynchronous: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[object] = []
    monkeypatch.setattr(httpx.Cookies, "extract_cookies", searching(searched))
    called(pool_of(asynchronous, lambda request: httpx.Response(200, json=PAGE)), times=5)
    assert len(searched) == 1  # of the first request of the pool


RESPONSES: dict[str, dict[str, Any]] = {
    "page": {"status_code": 200, "json": PAGE},
    "streamed page": {"status_code": 200, "stream": httpx.ByteStream(b'{"appointments": [], "total_entries": 0}')},
    "repeated headers": {"status_code": 200, "headers": [("a", "1"), ("A", "2"), ("b", "é")], "json": PAGE},
    "cookie": {"status_code": 200, "headers": [("Set-Cookie", "a=b"), ("set-cookie", "c=d; Path=/v1")], "json": PAGE},
    "redirect": {"status_code": 302, "headers": {"location": "https://files.example/a?b=c"}},
    "redirect to no URL": {"status_code": 302, "headers": {"location": "https://files.example:port/"}},
    "error": {"status_code": 503, "json": {"message": "busy"}},
    "no content": {"status_code": 204},
}


@EVERY_WAY
@pytest.mark.parametrize("settings", RESPONSES.values(), ids=RESPONSES)
def test_response_and_request_are_those_of_the_pool(
    settings: dict[str, Any], asynchronous: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def observed() -> list[Any]:
        requests: list[Any] = []

        def respond(request: Any) -> httpx.Response:
            requests.append((request.method, str(request.url), request.headers.raw, request.content))
            return httpx.Response(**settings, extensions={"http_version": b"HTTP/1.1"})

        pool = pool_of(asynchronous, respond)
        try:
            found: Any = [(one.status_code, one.headers, one.content, one.attempts) for one in called(pool)]
        except APIConnectionError as error:
            found = str(error)
        cookies = sorted((cookie.name, cookie.value, cookie.path) for cookie in pool.cookies.jar)
        return [requests, found, cookies]

    directly = observed()
    through_the_pool(monkeypatch)
    assert directly == observed()


@EVERY_WAY
@pytest.mark.parametrize(
    "name", ["send", "_build_request_auth", "_send_handling_auth", "_send_handling_redirects", "_send_single_request"]
)
@pytest.mark.parametrize("place", ["class", "pool", "class, before the first call"])
def test_replaced_method_of_the_pool_sees_every_request(
    place: str, name: str, asynchronous: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[object] = []
    pool = pool_of(asynchronous, lambda request: httpx.Response(200, json=PAGE))
    if "before" not in place:
        called(pool)
    kind: Any = pool.__class__
    owner = pool if place == "pool" else kind
    inner = getattr(owner, name)

    def replaced(*arguments: Any, **keywords: Any) -> Any:
        seen.append(arguments)
        return inner(*arguments, **keywords)

    monkeypatch.setattr(owner, name, replaced)
    called(pool, times=3)
    assert len(seen) == 3


class Wrapper:
    """A method as libraries of instrumentation wrap it: it passes for the method that it wraps."""

    __hash__ = None  # type: ignore[assignment]

    def __init__(self, wrapped: Any, seen: list[object]) -> None:
        self.wrapped, self.seen = wrapped, seen

    @property
    def __class__(self) -> Any:
        return types.FunctionType

    @property
    def __code__(self) -> Any:
        return self.wrapped.__code__

    def __eq__(self, other: object) -> bool:
        return bool(self.wrapped == other)

    def __get__(self, instance: Any, owner: Any) -> Any:
        return self if instance is None else functools.partial(self, instance)

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        self.seen.append(arguments)
        return self.wrapped(*arguments, **keywords)


@EVERY_WAY
@pytest.mark.parametrize("late", [False, True])
def test_instrumentation_sees_every_request(late: bool, asynchronous: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[object] = []
    pool = pool_of(asynchronous, lambda request: httpx.Response(200, json=PAGE))
    if late:
        called(pool)
    kind: Any = pool.__class__
    monkeypatch.setattr(kind, "send", Wrapper(kind.send, seen))
    called(pool, times=3)
    assert len(seen) == 3


def test_code_that_is_replaced_in_place_sees_every_request(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[object] = []
    pool = pool_of(False, lambda request: httpx.Response(200, json=PAGE))
    called(pool)
    original: Any = vars(httpx.Client)["_send_single_request"]
    inner = types.FunctionType(original.__code__, original.__globals__)

    def replaced(self, request, *, seen=seen, inner=inner):  # type: ignore[no-untyped-def]
        seen.append(request)
        return inner(self, request)

    monkeypatch.setattr(original, "__kwdefaults__", replaced.__kwdefaults__)
    monkeypatch.setattr(original, "__code__", replaced.__code__)
    called(pool, times=3)
    assert len(seen) == 3


@EVERY_WAY
def test_hook_that_is_added_later_sees_every_request(asynchronous: bool) -> None:
    seen: list[object] = []

    def hook(request: Any) -> None:
        seen.append(request)

    async def ahook(request: Any) -> None:
        seen.append(request)

    pool = pool_of(asynchronous, lambda request: httpx.Response(200, json=PAGE))
    called(pool)
    pool.event_hooks = {"request": [ahook if asynchronous else hook]}
    called(pool, times=3)
    assert len(seen) == 3


@EVERY_WAY
def test_jar_of_the_caller_sees_every_response(asynchronous: bool) -> None:
    seen: list[object] = []

    class Jar(http.cookiejar.CookieJar):
        def extract_cookies(self, response: Any, request: Any) -> None:
            seen.append(response)

    pool = pool_of(asynchronous, lambda request: httpx.Response(200, json=PAGE), cookies=Jar())
    called(pool, times=3)
    assert len(seen) == 3


@EVERY_WAY
def test_pool_of_a_class_of_the_caller_sends_by_itself(asynchronous: bool) -> None:
    seen: list[object] = []
    base: Any = httpx.AsyncClient if asynchronous else httpx.Client

    def send(pool: Any, request: Any, **settings: Any) -> Any:
        seen.append(request)
        return base.send(pool, request, **settings)

    kind: Any = type("Pool", (base,), {"send": send})
    called(kind(transport=httpx.MockTransport(lambda request: httpx.Response(200, json=PAGE))), times=3)
    assert len(seen) == 3


@EVERY_WAY
def test_other_library_sends_by_itself(asynchronous: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    pool = pool_of(asynchronous, lambda request: httpx2.Response(200, json=PAGE), httpx2)
    seen: list[object] = []
    inner = pool.send

    def send(request: Any, **settings: Any) -> Any:
        seen.append(request)
        return inner(request, **settings)

    monkeypatch.setattr(pool, "send", send)
    called(pool, times=3)
    assert len(seen) == 3


@EVERY_WAY
def test_mounted_transport_is_used(asynchronous: bool) -> None:
    def fail(request: Any) -> httpx.Response:
        raise AssertionError("it has the URL of the mounted one")

    mounted = httpx.MockTransport(lambda request: httpx.Response(200, json=PAGE))
    pool = pool_of(asynchronous, fail, mounts={"https://practice.example": mounted})
    assert [response.status_code for response in called(pool, times=3)] == [200, 200, 200]


@EVERY_WAY
def test_own_pool_searches_no_cookies(asynchronous: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[object] = []
    monkeypatch.setattr(httpx.Cookies, "extract_cookies", searching(searched))
    with serving(answering(lambda request: response(PAGE))) as server:
        settings: dict[str, Any] = KEYS | {"base_url": f"http://{server.place}/v1"}
        if asynchronous:

            async def calls() -> None:
                async with AsyncPracSuite(**settings) as practice:
                    for _ in range(5):
                        await practice.appointments.list()

            asyncio.run(calls())
        else:
            with PracSuite(**settings) as practice:
                for _ in range(5):
                    practice.appointments.list()
    assert (len(server.requests), len(searched)) == (5, 1)
