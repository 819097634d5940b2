"""Long work in a thread: its result or error arrives, and it does not keep a process from ending."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
import time

import pytest

from practice_mock.turns import LoopTurns, NoTurns, turns_of

FOREVER = """
import asyncio, time
from practice_mock.turns import LoopTurns
async def main():
    asyncio.ensure_future(LoopTurns().run(lambda: time.sleep(600)))
    await asyncio.sleep(0.1)
asyncio.run(main())
"""


def failing() -> None:
    raise ValueError("it failed")


@pytest.mark.parametrize("turns", [LoopTurns(), NoTurns(), turns_of({"type": "http"})])
def test_the_result_or_the_error_arrives(turns: LoopTurns | NoTurns) -> None:
    async def both() -> int:
        with pytest.raises(ValueError, match="it failed"):
            await turns.run(failing)
        return await turns.run(lambda: 7)

    assert asyncio.run(both()) == 7


def test_other_tasks_go_on_meanwhile() -> None:
    release = threading.Event()

    async def main() -> list[str]:
        order: list[str] = []
        works = [asyncio.ensure_future(LoopTurns().run(lambda: release.wait(10))) for _ in range(6)]
        await asyncio.sleep(0.02)
        order.append("went on")
        release.set()
        await LoopTurns().wait_while(lambda: not all(work.done() for work in works))
        return [*order, "done"]

    assert asyncio.run(main()) == ["went on", "done"]


def test_work_does_not_keep_a_process_from_ending() -> None:
    begun = time.monotonic()
    subprocess.run([sys.executable, "-c", FOREVER], check=True, timeout=60)
    assert time.monotonic() - begun < 30
