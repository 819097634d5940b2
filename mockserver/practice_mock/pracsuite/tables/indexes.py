"""The indexes of the tables."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from practice_mock.state.store import Record


def by_client(record: Record) -> Iterable[Hashable]:
    """Index records by patient, if they have one."""
    return () if record["client_id"] is None else (record["client_id"],)
