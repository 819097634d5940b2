"""A store in memory whose changes are written to a state file."""

from __future__ import annotations

from collections.abc import Generator, Hashable, Iterable
from contextlib import AbstractContextManager, contextmanager
from functools import partial

from practice_mock.state.memory import History, MemoryStore, MemoryTable, StoreContent, content_of
from practice_mock.state.store import Record, Shape


class SqliteTable(MemoryTable):
    """See `Table`. Reading is as fast as in memory."""

    def __init__(self, shape: Shape, history: History, lock: AbstractContextManager[object]) -> None:
        super().__init__(shape, history)
        self._lock = lock

    def put(self, record: Record) -> None:
        with self._lock:
            super().put(record)

    def remove(self, key: Hashable) -> None:
        with self._lock:
            super().remove(key)

    def next_key(self) -> int:
        with self._lock:
            return super().next_key()

    def remove_lapsed(self, now: str) -> None:
        with self._lock:
            super().remove_lapsed(now)


class SqliteStore(MemoryStore):
    """See `Store`. Acquiring the lock makes the changes of other processes visible."""

    def __init__(self, shapes: Iterable[Shape], lock: AbstractContextManager[object]) -> None:
        super().__init__(shapes, partial(SqliteTable, lock=lock))
        self._lock = lock

    @contextmanager
    def transaction(self) -> Generator[None]:
        with self._lock, super().transaction():
            yield

    def remove_lapsed(self, now: str) -> None:
        with self._lock:
            super().remove_lapsed(now)

    def snapshot(self) -> StoreContent:
        with self._lock:
            return super().snapshot()

    def restore(self, snapshot: StoreContent) -> None:
        made = {name: content_of(content) for name, content in snapshot.items()}
        with self._lock:
            super().restore(made)
