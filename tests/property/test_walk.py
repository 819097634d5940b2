"""Iterating a list while pages fail and records move loses no record and repeats none."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

import anyio
import anyio.lowlevel
import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice_mock.testing import Mock
from tests.property.adapter import example_call
from tests.property.amount import fewer
from tests.property.apis import PAGED, Api, Json, Operation
from tests.property.clients import Caller, invented_access, method_of, tomorrow
from tests.property.test_paging import page_of

BY_STYLE = {operation.definition["x-pagination"]["style"]: operation for operation in PAGED if operation.verb == "list"}
STYLES = pytest.mark.parametrize("operation", BY_STYLE.values(), ids=str)
BACKENDS = pytest.mark.parametrize("backend", ["asyncio", "trio"])
SIZE = 3

FAULTS: Mapping[str, Callable[[httpx.Request], httpx.Response]] = {
    "server error": lambda _: httpx.Response(503),
    "not found": lambda _: httpx.Response(404, json={"error": {"code": "NOT_FOUND"}}),
    "rate limit": lambda _: httpx.Response(429),
    "no JSON": lambda _: httpx.Response(200, text="<html>"),
    "half a page": lambda _: httpx.Response(200, text='{"half": '),
    "no list": lambda _: httpx.Response(200, json={}),
    "lost": lambda request: _lost(httpx.ReadError("lost", request=request)),
    "late": lambda request: _lost(httpx.ReadTimeout("late", request=request)),
}
schedules = st.lists(st.lists(st.sampled_from(sorted(FAULTS)), max_size=3), min_size=5, max_size=5)
"""The faults before each page."""


def _lost(error: httpx.RequestError) -> httpx.Response:
    raise error


class Server(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Serves records in pages, after the given faults."""

    def __init__(self, operation: Operation, count: int, faults: Mapping[int, list[str]] | None = None) -> None:
        self.operation = operation
        self.records = list(range(1, count + 1))
        self.faults = {number: list(names) for number, names in (faults or {}).items()}
        self.asked: list[int] = []
        """The number of each page that was asked for."""
        self.before_answer: Callable[[int], None] = lambda number: None
        self.held: dict[int, anyio.Event] = {}
        """Pages that wait to be let go; asynchronous only."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        query = parse_qs(urlsplit(str(request.url)).query)
        number = int(query.get(self.operation.paging["page"], ["1"])[0])
        self.asked.append(number)
        if faults := self.faults.get(number):
            return FAULTS[faults.pop(0)](request)
        self.before_answer(number)
        begin = (number - 1) * SIZE
        records = [_record(self.operation, one) for one in self.records[begin : begin + SIZE]]
        return httpx.Response(200, json=page_of(self.operation, query, len(self.records), records=records, size=SIZE))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        response = self.handle_request(request)
        await anyio.lowlevel.checkpoint()
        if self.asked[-1] in self.held:
            await self.held[self.asked[-1]].wait()
        return response


def _record(operation: Operation, number: int) -> Json:
    """Return a record with this key."""
    schema = operation.api.shape(operation.answer(operation.success)).schema["properties"][operation.items]
    [key] = operation.key
    kind = operation.api.shape(operation.api.shape(schema["items"]).schema["properties"][key])
    return {key: number if "integer" in kind.types else str(number)}


def numbers(operation: Operation, records: list[Any]) -> list[int]:
    return [int(record.to_dict()[operation.key[0]]) for record in records]


def begin(server: Server, *, asynchronous: bool = False) -> Any:
    """Request the list with a client that never retries."""
    client = client_of(server, asynchronous=asynchronous)
    return getattr(getattr(client, server.operation.resource), server.operation.verb)()


def client_of(server: Server, *, asynchronous: bool = False) -> Any:
    api, made = server.operation.api, httpx.AsyncClient if asynchronous else httpx.Client
    cls = getattr(api.package, ("Async" if asynchronous else "") + api.client_name)
    return cls(**invented_access(api), http_client=made(transport=server))


def by_records(api: Api, page: Any) -> list[Any]:
    walk, found = iter(page), []
    while True:
        try:
            found += walk
        except api.package.APIError:
            continue
        return found


def by_pages(api: Api, page: Any) -> list[Any]:
    walk: Iterator[Any] = page.pages()
    found: list[Any] = []
    while True:
        try:
            for one in walk:
                found += one.items
        except api.package.APIError:
            continue
        return found


def from_the_same_page(api: Api, page: Any) -> list[Any]:
    found = list(page.items)
    while page.has_next:
        try:
            page = page.next_page()
        except api.package.APIError:
            continue
        found += page.items
    return found


@STYLES
@pytest.mark.parametrize("unique", [False, True], ids=["plain", "unique"])
@pytest.mark.parametrize("way", [by_records, by_pages, from_the_same_page])
def test_iteration_continues_after_a_failed_page(
    operation: Operation, way: Callable[..., list[Any]], unique: bool
) -> None:
    @fewer(2)
    @given(st.integers(0, 5 * SIZE), schedules)
    def every_schedule(count, faults):
        server = Server(operation, count, {number: names for number, names in enumerate(faults, 1) if number > 1})
        page = begin(server)
        found = way(operation.api, page.unique() if unique else page)
        assert numbers(operation, found) == server.records
        pages = range(1, max(1, -(-count // SIZE)) + 1)
        assert server.asked == [number for number in pages for _ in range(1 + len(faults[number - 1]) * (number > 1))]

    every_schedule()


async def collected(api: Api, walk: AsyncIterator[Any]) -> list[Any]:
    found: list[Any] = []
    while True:
        try:
            while True:
                found.append(await anext(walk))
        except StopAsyncIteration:
            return found
        except api.package.APIError:
            continue


@STYLES
@BACKENDS
@pytest.mark.parametrize("prefetch", [False, True], ids=["when wanted", "ahead"])
def test_async_iteration_continues_after_a_failed_page(operation: Operation, backend: str, prefetch: bool) -> None:
    async def walk(server: Server, unique: bool) -> list[Any]:
        pages = begin(server, asynchronous=True)
        pages = pages.unique() if unique else pages
        if not prefetch:
            return await collected(operation.api, aiter(pages))
        async with pages.prefetch() as records:
            return await collected(operation.api, records)

    @fewer(2)
    @given(st.integers(0, 5 * SIZE), schedules, st.booleans())
    def every_schedule(count, faults, unique):
        server = Server(operation, count, dict(enumerate(faults, 1)))
        found = anyio.run(walk, server, unique, backend=backend)
        assert numbers(operation, found) == server.records
        pages = range(1, max(1, -(-count // SIZE)) + 1)
        assert server.asked == [number for number in pages for _ in range(1 + len(faults[number - 1]))]

    every_schedule()


@STYLES
def test_iterations_of_one_page_are_independent(operation: Operation) -> None:
    server = Server(operation, 2 * SIZE)
    page = begin(server)
    assert numbers(operation, list(page)) == server.records
    server.records.insert(SIZE, 1000)
    expected = [*server.records]
    found: list[Any] = []
    with pytest.raises(operation.api.package.ListChangedError):
        found.extend(page)
    assert numbers(operation, found) == expected
    assert numbers(operation, [next(iter(page.next_page()))]) == [1000]
    assert numbers(operation, list(page.items)) == expected[:SIZE]


@pytest.mark.parametrize("operation", PAGED, ids=str)
def test_unique_omits_no_record(operation: Operation, mock: Mock, caller_of: Callable[[Api], Caller]) -> None:
    mock.practice.reset()
    caller, call = caller_of(operation.api), example_call(operation, tomorrow(mock))
    records = [record.to_dict() for record in caller(call, walk=True).value]
    first = caller(call).value.unique()
    assert [record.to_dict() for record in first.items] == records[: len(first.items)]
    if operation.key:
        keys = {tuple(record[name] for name in operation.key) for record in records}
        assert len(keys) == len(records)


def shown_once(operation: Operation, records: list[Json]) -> list[Json]:
    """Return the records of a page without those of earlier pages."""
    server, call = Server(operation, 0), example_call(operation)
    server.handle_request = lambda _: httpx.Response(200, json={**operation.example_answer, operation.items: records})
    page = method_of(client_of(server), call)(*call.positional, **call.keywords)
    return [one.to_dict() for one in page.unique().items]


@pytest.mark.parametrize("operation", [one for one in PAGED if len(one.key) > 1], ids=str)
def test_every_key_property_distinguishes_records(operation: Operation) -> None:
    record = operation.example_answer[operation.items][0]
    for name in operation.key:
        other = {**record, name: record[name] + 1 if isinstance(record[name], int) else f"{record[name]} "}
        assert shown_once(operation, [record, other, record]) == [record, other]


@pytest.mark.parametrize("operation", [one for one in PAGED if one.key], ids=str)
def test_unique_yields_a_repeated_record_once(operation: Operation) -> None:
    records = operation.example_answer[operation.items]
    assert shown_once(operation, [record for record in records for _ in range(2)]) == records


@STYLES
@pytest.mark.parametrize("odd", [{}, {"key": None}, {"key": [1]}], ids=repr)
def test_unique_keeps_records_without_a_key(operation: Operation, odd: Json) -> None:
    name = operation.key[0]
    odd = {name: odd["key"]} if isinstance(odd, dict) and "key" in odd else odd
    canned = {operation.items: [odd, odd, _record(operation, 1), _record(operation, 1)]}
    server = Server(operation, 0)
    server.handle_request = lambda _: httpx.Response(200, json=canned)
    page = begin(server).unique()
    kept = 1 if odd == {name: [1]} else 2
    assert len(page.items) == kept + 1
    assert page.items[-1].to_dict() == _record(operation, 1)


class Held:
    """A list of three pages whose second one is held back."""

    def __init__(self, operation: Operation) -> None:
        self.server = Server(operation, 3 * SIZE)
        self.server.held[2] = anyio.Event()
        self.pages = begin(self.server, asynchronous=True)

    def let_go(self) -> None:
        self.server.held[2].set()


async def until(condition: Callable[[], bool]) -> None:
    """Let other tasks run until a condition is true."""
    with anyio.fail_after(10):
        while not condition():
            await anyio.lowlevel.checkpoint()


@STYLES
@BACKENDS
def test_prefetch_requests_one_page_ahead(operation: Operation, backend: str) -> None:
    async def walk() -> None:
        server = Server(operation, 5 * SIZE)
        async with begin(server, asynchronous=True).prefetch() as records:
            taken = 0
            async for _ in records:
                taken += 1
                page = -(-taken // SIZE)
                await until(lambda page=page: len(server.asked) >= min(page + 1, 5))
                for _ in range(20):
                    await anyio.lowlevel.checkpoint()
                assert server.asked == list(range(1, min(page + 1, 5) + 1))
        assert taken == 5 * SIZE

    anyio.run(walk, backend=backend)


@STYLES
@BACKENDS
def test_prefetch_stopped_early_leaves_nothing_behind(operation: Operation, backend: str) -> None:
    async def walk() -> None:
        held = Held(operation)
        async with held.pages.prefetch() as records:
            async for _ in records:
                await until(lambda: held.server.asked == [1, 2])
                break
        assert len(anyio.get_running_tasks()) == tasks
        with pytest.raises(RuntimeError):  # noqa: PT012 - the records that are there come first
            while True:
                await anext(records)

    async def main() -> None:
        nonlocal tasks
        tasks = len(anyio.get_running_tasks())
        await walk()
        gc.collect()

    tasks = 0
    anyio.run(main, backend=backend)


@STYLES
@BACKENDS
@pytest.mark.parametrize("plain", [lambda pages: aiter(pages), lambda pages: pages.prefetch()], ids=["plain", "ahead"])
def test_unfinished_iteration_gives_no_warning(operation: Operation, backend: str, plain: Callable[[Any], Any]) -> None:
    async def walk() -> None:
        pages = begin(Server(operation, 3 * SIZE), asynchronous=True)
        plain(pages)
        async for _ in pages:
            break
        async for _ in (await pages).pages():
            break
        gc.collect()

    anyio.run(walk, backend=backend)
    gc.collect()


@STYLES
@BACKENDS
@pytest.mark.parametrize("error", [KeyError, ValueError, KeyboardInterrupt, SystemExit])
def test_exception_in_the_loop_body_is_raised_unchanged(
    operation: Operation, backend: str, error: type[BaseException]
) -> None:
    async def walk() -> None:
        held = Held(operation)
        with pytest.raises(error) as caught:  # noqa: PT012 - it is raised inside the block
            async with held.pages.prefetch() as records:
                async for _ in records:
                    raise error("the caller's own")
        assert type(caught.value) is error

    anyio.run(walk, backend=backend)


@STYLES
@BACKENDS
def test_iteration_can_continue_after_cancellation(operation: Operation, backend: str) -> None:
    async def walk() -> None:
        held = Held(operation)
        async with held.pages.prefetch() as records:
            found = [await anext(records) for _ in range(SIZE)]
            with anyio.CancelScope() as scope:
                scope.cancel()
                await anext(records)
            assert scope.cancelled_caught
            held.let_go()
            found += [record async for record in records]
        assert numbers(operation, found) == held.server.records
        assert held.server.asked == [1, 2, 3]

    anyio.run(walk, backend=backend)


@STYLES
@BACKENDS
def test_cancellation_ends_the_prefetch(operation: Operation, backend: str) -> None:
    async def walk() -> None:
        held = Held(operation)
        begun = len(anyio.get_running_tasks())
        with anyio.CancelScope() as scope:
            async with held.pages.prefetch() as records:
                async for _ in records:
                    await until(lambda: held.server.asked == [1, 2])
                    scope.cancel()
        assert scope.cancelled_caught
        assert len(anyio.get_running_tasks()) == begun

    anyio.run(walk, backend=backend)
