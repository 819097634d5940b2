"""By what else than their key records are found."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from practice_mock.state.store import Record


def by_client(record: Record) -> Iterable[Hashable]:
    """The patient, if the record has one."""
    return () if record["client_id"] is None else (record["client_id"],)
