"""Find the event loop that runs the current code, fast."""

from __future__ import annotations

import sys
from typing import Any


def asyncio_task() -> Any:
    """Return the running task of asyncio, ``None`` under trio."""
    asyncio: Any = sys.modules.get("asyncio")
    try:
        return asyncio.current_task() if asyncio is not None else None
    except RuntimeError:  # no event loop of asyncio is running
        return None


def asyncio_loop() -> Any:
    """Return the event loop of the running task of asyncio, ``None`` under trio."""
    task = asyncio_task()
    return None if task is None else task.get_loop()
