"""A request that can never leave, because its event loop has ended or hangs, takes nothing from the others."""

from __future__ import annotations

import asyncio
import gc
import threading
import time
from typing import Any

import pytest

from pracsuite_client import AsyncPracSuite, PracSuite, RateLimit, RateLimiter, Retry
from pracsuite_client._runtime.transport import rate_limit
from tests.wire_server import answering, response, serving

KEYS: dict[str, Any] = {"vendor_key": "v", "account_key": "a", "timeout": 5}
NOISE = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rate_limit, "_SILENCE", 0.2)


def used_by_others(limiter: RateLimiter, url: str) -> None:
    """Make three calls of another client, which have to end soon."""
    with PracSuite(**KEYS, base_url=url, rate_limit=limiter, retry=Retry(deadline=3)) as prac:
        for _ in range(3):
            assert prac.patients.get(1).client_id == 1


def waiting(loop: asyncio.AbstractEventLoop, limiter: RateLimiter, url: str) -> list[asyncio.Task[Any]]:
    """Begin more calls in an event loop than the limit lets through at once, and let the loop stop then."""
    tasks: list[asyncio.Task[Any]] = []

    async def begin() -> None:
        prac = AsyncPracSuite(**KEYS, base_url=url, rate_limit=limiter)
        tasks.extend(asyncio.ensure_future(prac.patients.get(1)) for _ in range(40))
        await asyncio.sleep(0.1)

    loop.run_until_complete(begin())
    return tasks


def abandon(*, closed: bool, kept: bool) -> None:
    """Leave requests in an event loop that does not run any more, and use the limiter in another client."""
    with serving(answering(lambda request: response({"client_id": 1}))) as server:
        url, limiter, loop = f"http://{server.place}", RateLimiter(RateLimit(10, 0.5)), asyncio.new_event_loop()
        tasks = waiting(loop, limiter, url)
        if closed:
            loop.close()
        if not kept:
            tasks.clear()
        time.sleep(0.6)
        used_by_others(limiter, url)
        for task in tasks:
            task.cancel() if not closed else None
        if not closed:
            loop.run_until_complete(asyncio.gather(*asyncio.all_tasks(loop), return_exceptions=True))
            loop.close()


@NOISE
@pytest.mark.parametrize("kept", [False, True])
@pytest.mark.parametrize("closed", [False, True])
def test_requests_of_an_event_loop_that_stands_still_lose_their_place(
    closed: bool, kept: bool, capfd: pytest.CaptureFixture[str]
) -> None:
    abandon(closed=closed, kept=kept)
    gc.collect()
    assert "Context" not in capfd.readouterr().err


def test_event_loop_that_hangs_keeps_its_place_but_not_the_others() -> None:
    with serving(answering(lambda request: response({"client_id": 1}))) as server:
        url, limiter, hangs = f"http://{server.place}", RateLimiter(RateLimit(10, 0.5)), threading.Event()
        ended: list[int | None] = []

        async def main() -> None:
            async with AsyncPracSuite(**KEYS, base_url=url, rate_limit=limiter) as prac:
                tasks = [asyncio.ensure_future(prac.patients.get(1)) for _ in range(25)]
                await asyncio.sleep(0.1)
                hangs.set()
                time.sleep(1.5)
                ended.extend([(await task).client_id for task in tasks])

        thread = threading.Thread(target=lambda: asyncio.run(main()))
        thread.start()
        hangs.wait(5)
        begun = time.monotonic()
        used_by_others(limiter, url)
        assert time.monotonic() - begun < 1.4
        thread.join(10)
        assert ended == [1] * 25


def test_request_without_a_gate_in_an_event_loop_that_stopped_is_counted_once() -> None:
    limiter, loop = RateLimiter(RateLimit(1, 0.1), margin=0.0), asyncio.new_event_loop()

    async def hold() -> None:
        slot = limiter.enter()
        assert not slot.wait_for_connection()
        assert not slot.wait_at_gate(is_new=True, is_gate=False)

    loop.run_until_complete(hold())
    slot = limiter.enter()
    time.sleep(0.15)
    assert slot.wait_for_connection() > 0, "it may have left until now"
    time.sleep(0.15)
    assert not slot.wait_for_connection()
    loop.close()
