"""Exceptions of every type leave the client without its frames, and with those of the caller's own code."""

from __future__ import annotations

import asyncio
import io
import traceback
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from coreplus_client import Coreplus
from pracsuite_client import (
    APIError,
    ArgumentError,
    AsyncPracSuite,
    NotFoundError,
    Patient,
    PracSuite,
    RateLimit,
    Retry,
)
from pracsuite_client._runtime.values.hidden_frames import HiddenFrames
from tests.property.printed import linked_to

KEYS: dict[str, Any] = {"vendor_key": "v", "account_key": "a", "max_retries": 0}
DETAILS: Any = {"primaryDomainKey": "6", "entity": "client"}


def modules(error: BaseException) -> list[str]:
    """Return the package of each frame that has variables, of a traceback and of those that it refers to."""
    return [
        str(frame.f_globals.get("__name__")).partition(".")[0]
        for linked in linked_to(error)
        for frame, _ in traceback.walk_tb(linked.__traceback__)
        if frame.f_locals
    ]


def functions(error: BaseException) -> list[str]:
    """Return the functions of the caller in a traceback."""
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    return [frame.f_code.co_name for frame in frames if str(frame.f_globals["__name__"]).startswith("tests")]


def prac(handler: Callable[[Any], Any], **settings: Any) -> PracSuite:
    return PracSuite(**KEYS | settings, http_client=httpx.Client(transport=httpx.MockTransport(handler)))


@pytest.mark.parametrize(
    "error", [KeyboardInterrupt(), SystemExit(3), GeneratorExit(), BaseExceptionGroup("g", [KeyboardInterrupt()])]
)
def test_exception_keeps_its_identity_and_the_frames_of_the_caller(error: BaseException) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        raise error

    with pytest.raises(type(error)) as caught:
        prac(handler).patients.get(7)
    assert caught.value is error
    assert functions(error)[1:] == ["handler"]
    assert set(modules(error)) == {"tests"}


def test_exception_of_a_function_of_the_caller_keeps_its_frames() -> None:
    def sleep(seconds: float) -> None:
        raise ZeroDivisionError

    client = prac(lambda _: httpx.Response(500), max_retries=1, retry=Retry(sleep=sleep, first_delay=1.0))
    with pytest.raises(ZeroDivisionError) as caught:
        client.patients.get(7)
    assert functions(caught.value)[1:] == ["sleep"]
    assert set(modules(caught.value)) == {"tests"}


@pytest.mark.parametrize("wait", ["wait_for_connection", "wait_at_gate"])
def test_exception_of_a_sleep_of_the_caller_is_raised_at_every_wait(wait: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def sleep(seconds: float) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(f"pracsuite_client._runtime.transport.rate_limit.Slot.{wait}", lambda *_, **__: 1.0)
    client = prac(lambda _: httpx.Response(200), rate_limit=RateLimit(1), retry=Retry(sleep=sleep))
    with pytest.raises(ZeroDivisionError) as caught:
        client.patients.get(7)
    assert functions(caught.value)[1:] == ["sleep"]
    assert set(modules(caught.value)) == {"tests"}


@pytest.mark.parametrize("kind", [ZeroDivisionError, KeyboardInterrupt])
def test_exception_of_a_stream_of_the_caller_keeps_its_frames(kind: type[BaseException]) -> None:
    class Stream(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            try:
                raise LookupError("of the caller")
            except LookupError as error:
                raise kind from error

    def handler(request: httpx.Request) -> httpx.Response:
        request.read()
        return httpx.Response(200, json={})

    keys: Any = dict.fromkeys(("consumer_id", "consumer_secret", "access_token", "issuer"), "k" * 40)
    with (
        httpx.Client(transport=httpx.MockTransport(handler)) as pool,
        Coreplus(**keys, http_client=pool, rate_limit=None) as core,
        pytest.raises(kind) as caught,
    ):
        core.files.upload(details=DETAILS, file=("letter.pdf", Stream(b"abc")))
    assert "read" in functions(caught.value)
    assert isinstance(caught.value.__cause__, LookupError)
    assert set(modules(caught.value)) == {"tests"}


def test_exception_that_the_caller_was_handling_remains_the_context() -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        raise KeyboardInterrupt

    outer = LookupError("of the caller")

    def call() -> None:
        try:
            raise outer
        except LookupError:
            prac(handler).patients.get(7)

    with pytest.raises(KeyboardInterrupt) as caught:
        call()
    assert caught.value.__context__ is outer
    assert outer.__traceback__ is not None


def test_exceptions_of_the_http_library_do_not_remain_as_context() -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        try:
            raise httpx.ReadError(f"lost {request.url}", request=request)
        finally:
            raise KeyboardInterrupt

    transport = httpx.MockTransport(handler)
    with pytest.raises(KeyboardInterrupt) as caught:
        PracSuite(**KEYS, http_client=httpx.Client(transport=transport)).patients.get(7)
    assert set(modules(caught.value)) == {"tests"}


def test_cancelled_call_has_no_frame_of_the_client() -> None:
    async def handler(request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(10)
        raise AssertionError

    async def main() -> BaseException:
        client = AsyncPracSuite(**KEYS, http_client=httpx.AsyncClient(transport=httpx.MockTransport(handler)))
        try:
            async with asyncio.timeout(0.01):
                await client.patients.get(7)
        except TimeoutError as error:
            return error
        raise AssertionError

    error = asyncio.run(main())
    assert isinstance(error.__cause__ or error.__context__, asyncio.CancelledError)
    assert set(modules(error)) <= {"tests", "asyncio"}


def test_place_of_an_unexpected_error_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: Any, **keywords: Any) -> Any:
        raise AttributeError("a fault of the client")

    monkeypatch.setattr("pracsuite_client._runtime.client.engine.build_request", broken)
    with pytest.raises(AttributeError) as caught:
        prac(lambda _: httpx.Response(200)).patients.get(7)
    shown = "".join(traceback.format_exception(caught.value))
    assert "client/engine.py" in shown
    assert set(modules(caught.value)) == {"tests"}


def test_errors_of_the_client_show_no_frame_of_it() -> None:
    with pytest.raises(NotFoundError) as caught:
        prac(lambda _: httpx.Response(404)).patients.get(7)
    assert len(list(traceback.walk_tb(caught.value.__traceback__))) == 1


def test_frames_that_are_left_out_are_cleared() -> None:
    held: list[Any] = []

    def handler(request: httpx.Request) -> httpx.Response:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt) as caught:
        prac(handler).patients.get(7)
    inner = [frame for frame, _ in traceback.walk_tb(caught.value.__traceback__)][-1]
    outer = inner.f_back
    while outer is not None:
        if str(outer.f_globals.get("__name__")).startswith("httpx"):
            held.append(outer)
        outer = outer.f_back
    assert held
    assert not any(frame.f_locals for frame in held)


def listed(end: Callable[[httpx.Request], httpx.Response], **pool: Any) -> dict[str, Any]:
    """Return the settings of pools whose list has a first page, after which another function responds."""

    def handler(request: httpx.Request) -> httpx.Response:
        if "page=2" in str(request.url):
            return end(request)
        return httpx.Response(200, json={"clients": [{"client_id": 1}], "total_entries": 2, "links": {}})

    return {"transport": httpx.MockTransport(handler), **pool}


SYNC_WALKS: dict[str, Callable[[PracSuite], Any]] = {
    "records": lambda client: list(client.patients.list()),
    "pages": lambda client: list(client.patients.list().pages()),
    "next page": lambda client: client.patients.list().next_page(),
    "last page": lambda client: client.patients.list(page=2).next_page(),
    "first": lambda client: client.patients.list(page=2).first(),
    "lookup": lambda client: client.patients.with_raw_response.list().parse().next_page(),
}


async def _records(client: AsyncPracSuite) -> Any:
    return [record async for record in client.patients.list()]


async def _pages(client: AsyncPracSuite) -> Any:
    return [page async for page in (await client.patients.list()).pages()]


async def _next_page(client: AsyncPracSuite) -> Any:
    return await (await client.patients.list()).next_page()


async def _prefetched(client: AsyncPracSuite) -> Any:
    async with client.patients.list().prefetch() as records:
        return [record async for record in records]


async def _prefetched_page(client: AsyncPracSuite) -> Any:
    async with (await client.patients.list()).prefetch() as records:
        return [record async for record in records]


async def _after_prefetch(client: AsyncPracSuite) -> Any:
    async with client.patients.list().prefetch() as records:
        pass
    return await anext(records)


async def _first(client: AsyncPracSuite) -> Any:
    return await client.patients.list(page=2).first()


async def _unique(client: AsyncPracSuite) -> Any:
    return await client.patients.list(page=2).unique()


ASYNC_WALKS = (_records, _pages, _next_page, _prefetched, _prefetched_page, _after_prefetch, _first, _unique)


def lost(request: httpx.Request) -> httpx.Response:
    raise httpx.ReadError("lost")


def interrupted(request: httpx.Request) -> httpx.Response:
    raise ZeroDivisionError


def empty(request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, json={"clients": [], "total_entries": 2, "links": {}})


@pytest.mark.parametrize("end", [lost, interrupted, empty])
@pytest.mark.parametrize("walk", SYNC_WALKS)
def test_walk_of_a_list_shows_no_frame_of_the_client(walk: str, end: Callable[[Any], Any]) -> None:
    client = PracSuite(**KEYS, http_client=httpx.Client(**listed(end)))
    error = None
    try:
        SYNC_WALKS[walk](client)
    except (APIError, LookupError) as caught:
        error = caught
    if error is None:
        assert (walk, end) == ("first", empty)
    else:
        assert set(modules(error)) == {"tests"}


@pytest.mark.parametrize("end", [lost, interrupted, empty])
@pytest.mark.parametrize("walk", ASYNC_WALKS)
def test_asynchronous_walk_of_a_list_shows_no_frame_of_the_client(
    walk: Callable[[AsyncPracSuite], Any], end: Callable[[Any], Any]
) -> None:
    async def main() -> BaseException | None:
        try:
            await walk(AsyncPracSuite(**KEYS, http_client=httpx.AsyncClient(**listed(end))))
        except (APIError, RuntimeError) as error:
            return error
        return None

    error = asyncio.run(main())
    if error is None:
        assert (walk, end) in ((_first, empty), (_unique, empty))
    else:
        assert set(modules(error)) <= {"tests", "contextlib"}


@pytest.mark.parametrize("page", [1, 2])
def test_exception_of_an_event_hook_has_only_frames_of_the_caller(page: int) -> None:
    def hook(response: httpx.Response) -> None:
        if f"page={page}" in str(response.request.url) or page == 1:
            response.read()
            raise ZeroDivisionError

    def end(request: httpx.Request) -> httpx.Response:
        return httpx.Response(500)

    settings = listed(end, event_hooks={"response": [hook]})
    if page == 1:
        settings["transport"] = httpx.MockTransport(end)
    client = PracSuite(**KEYS, http_client=httpx.Client(**settings))
    with pytest.raises(ZeroDivisionError) as caught:
        list(client.patients.list())
    assert functions(caught.value)[1:] == ["hook"]
    assert set(modules(caught.value)) == {"tests"}


def test_exception_of_a_trace_function_keeps_its_frames() -> None:
    def trace(name: str, info: Any) -> None:
        raise ZeroDivisionError

    def hook(request: httpx.Request) -> None:
        request.extensions["trace"] = trace

    with (
        httpx.Client(event_hooks={"request": [hook]}) as pool,
        pytest.raises((APIError, ZeroDivisionError)) as caught,
    ):
        PracSuite(**KEYS, base_url="http://127.0.0.1:9", http_client=pool).patients.get(7)
    assert set(modules(caught.value)) == {"tests"}


@pytest.mark.parametrize(
    "act",
    [
        lambda: Patient.from_dict({}).replace(client_id="no number"),
        lambda: Patient.from_dict({}).replace(hat="felt"),
        lambda: PracSuite(vendor_key="v", account_key=None),  # type: ignore[arg-type]
        lambda: prac(lambda _: httpx.Response(200)).with_options(timeout=-1),
        lambda: prac(lambda _: httpx.Response(200)).patients.get(object()),  # type: ignore[arg-type]
    ],
)
def test_rejected_argument_shows_no_frame_of_the_client(act: Callable[[], Any]) -> None:
    with pytest.raises(ArgumentError) as caught:
        act()
    assert set(modules(caught.value)) == {"tests"}


def test_block_without_an_exception_has_no_effect() -> None:
    with HiddenFrames():
        value = 5
    assert value == 5
