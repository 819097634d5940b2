"""A request that goes to the transport of a pool directly is sent as the pool would send it."""

from __future__ import annotations

import asyncio
import functools
import http.cookiejar
import types
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any, cast

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


@pytest.fixture
def searched(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The responses in which cookies were searched."""
    found: list[object] = []
    searchable: Any = vars(httpx.Cookies)["_CookieCompatResponse"]
    inner = searchable.__init__

    def init(self: Any, response: Any) -> None:
        found.append(response)
        inner(self, response)

    monkeypatch.setattr(searchable, "__init__", init)
    return found


def through_the_pool(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let pools of every version send the requests themselves."""
    monkeypatch.setattr(direct, "VERSIONS", frozenset())
    forget()


def forget() -> None:
    direct.opened_state.cache_clear()
    direct.known_path.cache_clear()


@pytest.fixture(autouse=True)
def known_afresh() -> Any:
    forget()
    yield
    forget()


@EVERY_WAY
def test_cookies_are_searched_only_where_there_are_some(asynchronous: bool, searched: list[object]) -> None:
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


@pytest.mark.filterwarnings("ignore:Assigning a code object of non-matching type:DeprecationWarning")  # of Python 3.13
@EVERY_WAY
@pytest.mark.parametrize("late", [False, True])
@pytest.mark.parametrize("name", ["send", "_send_single_request"])
def test_code_that_is_replaced_in_place_sees_every_request(
    name: str, late: bool, asynchronous: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some tools wrap a method so that its code seems to be from the same file."""
    seen: list[object] = []
    pool = pool_of(asynchronous, lambda request: httpx.Response(200, json=PAGE))
    if late:
        called(pool)
    original: Any = vars(type(pool))[name]
    inner = types.FunctionType(original.__code__, original.__globals__, name, original.__defaults__)
    inner.__kwdefaults__ = original.__kwdefaults__

    def wrapper(*arguments: Any, **keywords: Any) -> Any:
        seen.append(arguments)
        return inner(*arguments, **keywords)

    monkeypatch.setitem(original.__globals__, "wrapper", wrapper)
    namespace: dict[str, Any] = {}
    source = f"def {name}(*arguments, **keywords):\n    return wrapper(*arguments, **keywords)\n"
    exec(compile(source, original.__code__.co_filename, "exec"), namespace)
    monkeypatch.setattr(original, "__code__", namespace[name].__code__)
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
@pytest.mark.parametrize("place", ["class", "class, before the first call", "pool", "jar", "subclass"])
def test_replaced_search_for_cookies_sees_every_response(
    place: str, asynchronous: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[object] = []
    pool = pool_of(asynchronous, lambda request: httpx.Response(200, json=PAGE))
    if "before" not in place:
        called(pool)
    cookies = type("Cookies", (httpx.Cookies,), {})() if place == "subclass" else pool.cookies
    owner: Any = {"pool": cookies, "jar": cookies.jar}.get(place, type(cookies))
    inner = owner.extract_cookies

    def extract_cookies(*arguments: Any) -> None:
        seen.append(arguments)
        inner(*arguments)

    monkeypatch.setattr(owner, "extract_cookies", extract_cookies)
    monkeypatch.setattr(pool, "_cookies", cookies)
    called(pool, times=3)
    assert len(seen) == 3


class Observed(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that looks at its response when it is closed."""

    def __init__(self, seen: list[Any]) -> None:
        self.seen = seen
        self.response: Any = None

    def __iter__(self) -> Iterator[bytes]:
        yield b'{"appointments": [], "total_entries": 0}'

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self:
            yield chunk

    def close(self) -> None:
        assert self.response.elapsed.total_seconds() >= 0
        self.seen.append((self.response.request.method, self.response.default_encoding, self.response.history))

    async def aclose(self) -> None:
        self.close()


class Observing(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """A transport of the caller."""

    def __init__(self, seen: list[Any]) -> None:
        self.seen = seen

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        stream = Observed(self.seen)
        stream.response = httpx.Response(200, stream=stream, history=[httpx.Response(401)])
        return cast("httpx.Response", stream.response)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return self.handle_request(request)


@EVERY_WAY
@pytest.mark.parametrize("kind", ["transport", "handler"])
def test_body_can_look_at_its_response_when_it_is_closed(kind: str, asynchronous: bool) -> None:
    seen: list[Any] = []
    carrier: Any = Observing(seen)
    transport = carrier if kind == "transport" else httpx.MockTransport(carrier.handle_request)
    pool = (httpx.AsyncClient if asynchronous else httpx.Client)(transport=transport, default_encoding="latin-1")
    assert [response.status_code for response in called(pool, times=3)] == [200, 200, 200]
    assert seen == [("GET", "latin-1", [])] * 3


def of_a_subclass(respond: Callable[[Any], Any]) -> Any:
    return type("Transport", (httpx.MockTransport,), {})(respond)


def with_an_attribute(respond: Callable[[Any], Any]) -> Any:
    transport: Any = httpx.MockTransport(respond)
    transport.handle_request, transport.handle_async_request = transport.handle_request, transport.handle_async_request
    return transport


@EVERY_WAY
@pytest.mark.parametrize("made", [of_a_subclass, with_an_attribute])
def test_transport_that_is_not_as_in_the_library_gets_requests_from_the_pool(
    made: Callable[[Any], Any], asynchronous: bool, searched: list[object]
) -> None:
    transport = made(lambda request: httpx.Response(200, json=PAGE))
    called((httpx.AsyncClient if asynchronous else httpx.Client)(transport=transport), times=3)
    assert len(searched) == 3


@EVERY_WAY
def test_pool_sends_by_itself_if_the_source_of_the_library_cannot_be_read(
    asynchronous: bool, monkeypatch: pytest.MonkeyPatch, searched: list[object]
) -> None:
    monkeypatch.setattr(http.cookiejar, "__file__", "library.zip/http/cookiejar.py")
    assert len(called(pool_of(asynchronous, lambda request: httpx.Response(200, json=PAGE)), times=3)) == 3
    assert len(searched) == 3


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
def test_own_pool_searches_no_cookies(asynchronous: bool, searched: list[object]) -> None:
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
