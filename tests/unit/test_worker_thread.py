"""Blocking functions of asynchronous calls run in a worker thread, and none of them blocks the event loop."""

from __future__ import annotations

import asyncio
import gc
import threading
import time
import warnings
from collections.abc import Awaitable, Callable, Generator
from typing import Any

import anyio
import anyio.to_thread
import pytest

from pracsuite_client._runtime.messages.worker_thread import in_thread

backends = pytest.mark.parametrize("backend", ["asyncio", "trio"])


@backends
def test_result_and_exception_are_those_of_the_function(backend: str) -> None:
    async def run() -> None:
        assert await in_thread(divmod, 7, 2) == (3, 1)
        assert await in_thread(threading.get_ident) != threading.get_ident()
        with pytest.raises(ZeroDivisionError):
            await in_thread(divmod, 7, 0)

    anyio.run(run, backend=backend)


class Slow:
    """A function that takes some time, and records whether it runs."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self.begun = threading.Event()
        self.running = False
        self.calls = 0

    def __call__(self) -> None:
        self.calls += 1
        self.running = True
        self.begun.set()
        time.sleep(self._seconds)
        self.running = False


async def has_begun(slow: Slow) -> None:
    while not slow.begun.is_set():
        await anyio.sleep(0.001)


async def native(work: Callable[[], Awaitable[object]], slow: Slow, times: int) -> None:
    task = asyncio.ensure_future(work())
    await has_begun(slow)
    for _ in range(times):
        task.cancel()
        await asyncio.sleep(0.002)
    with pytest.raises(asyncio.CancelledError):
        await task


def test_cancelled_task_of_asyncio_waits_for_the_function() -> None:
    slow, seen = Slow(0.1), list[bool]()

    async def work() -> None:
        try:
            await in_thread(slow)
        finally:
            seen.append(slow.running)

    asyncio.run(native(work, slow, 1))
    assert seen == [False]


@pytest.mark.parametrize("times", [2, 5])
def test_task_of_asyncio_that_is_cancelled_again_ends_at_once(times: int) -> None:
    slow, seen = Slow(0.3), list[bool]()

    async def work() -> None:
        try:
            await in_thread(slow)
        finally:
            seen.append(slow.running)

    async def run() -> None:
        begun = time.monotonic()
        await native(work, slow, times)
        assert time.monotonic() - begun < 0.2, "the event loop was not blocked"

    asyncio.run(run())
    assert seen == [True]


def test_closed_coroutine_ends_without_noise(capsys: pytest.CaptureFixture[str]) -> None:
    slow = Slow(0.1)

    async def run() -> None:
        task = in_thread(slow)

        class Closed:
            def __await__(self) -> Generator[Any, Any, None]:
                steps = task.__await__()
                while not slow.begun.is_set():
                    yield next(steps)
                steps.close()

        await Closed()

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        asyncio.run(run())
        gc.collect()
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("error", [None, KeyError("Canarybird"), GeneratorExit("Canarybird"), SystemExit("Canarybird")])
def test_event_loop_prints_neither_results_nor_errors_of_a_thread(
    error: BaseException | None, caplog: pytest.LogCaptureFixture
) -> None:
    def work() -> str:
        if error is not None:
            raise error
        return "Canarybird"

    async def run() -> None:
        loop = asyncio.get_running_loop()
        loop.slow_callback_duration = 0
        if error is None:
            assert await in_thread(work) == "Canarybird"
            return
        with pytest.raises(type(error)):
            await in_thread(work)

    caplog.set_level(1)
    asyncio.run(run(), debug=True)
    assert "Executing" in caplog.text, "the event loop prints what it calls"
    assert "Canarybird" not in caplog.text


@backends
def test_timeout_waits_for_the_function(backend: str) -> None:
    slow = Slow(0.1)

    async def run() -> None:
        with anyio.move_on_after(0.02):
            await in_thread(slow)
        assert slow.begun.is_set()
        assert not slow.running

    anyio.run(run, backend=backend)


@pytest.mark.parametrize("way", ["asyncio", "trio", "task.cancel"])
def test_function_is_not_called_after_it_was_cancelled_while_waiting_for_a_thread(way: str) -> None:
    first, second = Slow(0.1), Slow(0)

    async def run() -> None:
        anyio.to_thread.current_default_thread_limiter().total_tokens = 1
        async with anyio.create_task_group() as group:
            group.start_soon(in_thread, first)
            await has_begun(first)
            if way == "task.cancel":
                task = asyncio.ensure_future(in_thread(second))
                await asyncio.sleep(0.01)
                task.cancel()
                with pytest.raises(asyncio.CancelledError):
                    await task
            else:
                with anyio.move_on_after(0.01):
                    await in_thread(second)
            assert first.running, "it does not wait for the function of another call"

    anyio.run(run, backend="trio" if way == "trio" else "asyncio")
    assert second.calls == 0


def test_no_thread_is_left_after_the_event_loop() -> None:
    before = threading.active_count()

    async def run() -> None:
        await in_thread(divmod, 7, 2)

    asyncio.run(run())
    deadline = time.monotonic() + 2
    while threading.active_count() > before and time.monotonic() < deadline:
        time.sleep(0.01)
    assert threading.active_count() <= before
