"""The asynchronous client works under asyncio and under trio."""

from __future__ import annotations

import time
from typing import Any

import anyio
import anyio.lowlevel
import httpx
import pytest

from pracsuite_client import AsyncPracSuite, NotFoundError, RateLimit, Retry

pytestmark = pytest.mark.anyio


@pytest.fixture(params=["asyncio", "trio"])
def anyio_backend(request: pytest.FixtureRequest) -> str:
    backend: str = request.param
    return backend


def client(answer: Any, **settings: Any) -> AsyncPracSuite:
    pool = httpx.AsyncClient(transport=httpx.MockTransport(answer))
    return AsyncPracSuite(vendor_key="v", account_key="a", http_client=pool, **settings)


async def test_async_list_yields_every_record() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        page = int(request.url.params.get("page", "1"))
        link = f"https://api.pracsuite.com/v1/patient?page={page + 1}" if page < 3 else None
        return httpx.Response(200, json={"clients": [{"client_id": page}], "total_entries": 3, "links": {"next": link}})

    async with client(answer) as prac:
        assert [patient.client_id async for patient in prac.patients.list()] == [1, 2, 3]
        first = await prac.patients.list()
        assert (first.total, first.has_next) == (3, True)
        assert [page.items[0].client_id async for page in first.pages()] == [1, 2, 3]
        assert [patient.client_id async for patient in first] == [1, 2, 3]
        async with first.prefetch() as patients:
            assert [patient.client_id async for patient in patients] == [1, 2, 3]


async def test_failed_page_can_be_requested_again() -> None:
    failing = True

    def answer(request: httpx.Request) -> httpx.Response:
        nonlocal failing
        if request.url.params.get("page") == "2" and failing:
            failing = False
            return httpx.Response(404, json={"error": {"status": 404, "code": "NOT_FOUND", "detail": "gone"}})
        page = int(request.url.params.get("page", "1"))
        link = "https://api.pracsuite.com/v1/patient?page=2" if page == 1 else None
        return httpx.Response(200, json={"clients": [{"client_id": page}], "total_entries": 2, "links": {"next": link}})

    async with client(answer) as prac:
        first = await prac.patients.list()
        with pytest.raises(NotFoundError):
            await first.next_page()
        assert [patient.client_id for patient in (await first.next_page()).items] == [2]


async def test_concurrent_calls_keep_the_rate_limit_without_blocking() -> None:
    times: list[float] = []
    ticks = 0

    def answer(_: httpx.Request) -> httpx.Response:
        times.append(time.monotonic())
        return httpx.Response(200, json={"client_id": 1})

    async def tick() -> None:
        nonlocal ticks
        while True:
            await anyio.sleep(0.01)
            ticks += 1

    async with client(answer, rate_limit=RateLimit(3, 0.2)) as prac, anyio.create_task_group() as background:
        background.start_soon(tick)
        async with anyio.create_task_group() as group:
            for _ in range(7):
                group.start_soon(prac.patients.get, 1)
        background.cancel_scope.cancel()
    assert all(times[index + 3] - times[index] >= 0.2 for index in range(4))
    assert ticks > 5


async def test_async_retry_really_waits() -> None:
    answers = [httpx.Response(503), httpx.Response(200, json={"client_id": 1})]
    async with client(lambda _: answers.pop(0), retry=Retry(first_delay=0.001)) as prac:
        raw = await prac.patients.with_raw_response.get(1)
    assert (raw.status_code, raw.attempts, raw.parse().client_id) == (200, 2, 1)
