"""What every part of the demo practice is made with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random
from typing import Any

from practice_mock.store import Record
from practice_mock.tenant import Tenant

WRITTEN = datetime(2026, 11, 20, 1, 2, 3, 456789, tzinfo=UTC)
"""When the demo data was written down."""


@dataclass(frozen=True, slots=True)
class Demo:
    """A practice that is being filled."""

    tenant: Tenant
    seed: int
    patients: int
    """How many files there are."""

    def random(self, part: str) -> Random:
        """Chance for one part, which does not depend on how much of it the other parts use."""
        return Random(f"{self.seed}/{part}")


def numbered(table: str, key: str, text: str, texts: Sequence[str], **rest: Any) -> Iterable[tuple[str, Record]]:
    """Records of a table that has little but a number and a text."""
    for number, description in enumerate(texts, 1):
        yield table, {key: number, text: description, **rest}
