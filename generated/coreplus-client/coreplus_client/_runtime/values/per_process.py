"""Keep state that must not be shared with a forked process, such as connections and locks."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class PerProcess(Generic[T]):
    """A value for each process that uses it. It needs no lock, which another thread could hold during a fork.

    The value of the parent process stays referenced in the child, so that it is neither used nor closed there.
    """

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._values: dict[int, T] = {}

    def get(self) -> T:
        """Return the value of this process, and create it if necessary."""
        process = os.getpid()
        value = self._values.get(process)
        return self._values.setdefault(process, self._make()) if value is None else value

    def made(self) -> T | None:
        """Return the value of this process, ``None`` if it does not exist yet."""
        return self._values.get(os.getpid())
