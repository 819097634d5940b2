"""Helpers of all presenters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

from practice_mock.state.store import Record

Body: TypeAlias = dict[str, Any]
"""A response body, or an object in one."""


def only(record: Record, names: Iterable[str]) -> Body:
    """Return some fields of a record."""
    return {name: record[name] for name in names}
