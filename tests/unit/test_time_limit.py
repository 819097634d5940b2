"""One timer for each event loop ends the attempts of asynchronous calls at their deadlines."""

from __future__ import annotations

import asyncio
import gc
import time
import weakref
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pracsuite_client._runtime.transport.deadline import Deadline, TimeLimit
from tests.property.amount import fewer

LONG = 60.0


async def timed(seconds: float, inside: float) -> tuple[bool, float]:
    """Return whether a deadline ended a sleep, and after how long."""
    begun = time.monotonic()
    limit = TimeLimit(Deadline(seconds))
    with limit:
        await asyncio.sleep(inside)
    return limit.is_over, time.monotonic() - begun


@fewer(6)
@given(st.lists(st.tuples(st.sampled_from([0.02, 0.06, LONG]), st.sampled_from([0.0, 0.04, 0.1])), max_size=12))
def test_each_attempt_ends_at_its_own_deadline(attempts: list[tuple[float, float]]) -> None:
    async def all_at_once() -> list[tuple[bool, float]]:
        return await asyncio.gather(*(timed(*attempt) for attempt in attempts))

    for (seconds, inside), (is_over, took) in zip(attempts, asyncio.run(all_at_once()), strict=True):
        if seconds + 0.02 < inside:
            assert is_over
            assert seconds <= took
        elif seconds > inside + 0.5:
            assert not is_over


def test_many_attempts_need_one_timer(monkeypatch: pytest.MonkeyPatch) -> None:
    timers: list[float] = []

    async def run() -> None:
        loop = asyncio.get_running_loop()
        call_at: Callable[..., Any] = loop.call_at

        def counted(when: float, *arguments: Any, **keywords: Any) -> Any:
            timers.append(when)
            return call_at(when, *arguments, **keywords)

        monkeypatch.setattr(loop, "call_at", counted)
        for _ in range(100):
            with TimeLimit(Deadline(LONG)):
                await asyncio.sleep(0)

    asyncio.run(run())
    assert len(timers) == 1


def test_attempt_after_a_timer_that_found_nothing_is_watched() -> None:
    async def run() -> bool:
        with TimeLimit(Deadline(0.02)):
            await asyncio.sleep(0)
        await asyncio.sleep(0.05)
        return (await timed(0.02, 5))[0]

    assert asyncio.run(run())


def test_loops_of_one_thread_take_turns() -> None:
    loops = [asyncio.new_event_loop() for _ in range(2)]
    try:
        for loop in loops * 3:
            assert loop.run_until_complete(timed(LONG, 0))[0] is False
            assert loop.run_until_complete(timed(0.02, 5))[0] is True
    finally:
        for loop in loops:
            loop.close()


def test_loop_is_not_kept() -> None:
    def abandoned() -> weakref.ref[Any]:
        loop = asyncio.new_event_loop()
        loop.run_until_complete(timed(LONG, 0))
        loop.close()
        return weakref.ref(loop)

    found = abandoned()
    gc.collect()
    assert found() is None


def test_cancellation_by_another_is_passed_on() -> None:
    async def run() -> bool:
        task = asyncio.create_task(timed(LONG, 5))
        await asyncio.sleep(0.01)
        task.cancel()
        try:
            await task
        except asyncio.CancelledError:
            return task.cancelled()
        return False

    assert asyncio.run(run())
