"""Files and folders that only their owner can read, whoever makes them."""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import contextmanager
from threading import Lock

_OTHERS = 0o077
_lock = Lock()
_before: list[int] = []
"""The umask of the process before the first of the exports that run now, once for each of them."""


@contextmanager
def private_files() -> Generator[None]:
    """Give every new file the mode 0600 and every new folder 0700, as downloads have.

    Databases make files of their own beside their file, and dlt makes many, so that only the umask covers all of them.
    It belongs to the process: of exports that run at the same time in threads, the last one restores it.
    """
    with _lock:
        before = os.umask(_OTHERS)
        os.umask(before | _OTHERS)
        _before.append(_before[0] if _before else before)
    try:
        yield
    finally:
        with _lock:
            before = _before.pop()
            if not _before:
                os.umask(before)
