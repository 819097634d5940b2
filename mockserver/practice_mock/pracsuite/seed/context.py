"""What every part of the demo practice is made with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from random import Random
from typing import Any

from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant

ROBIN = 7
"""The patient of the documents' examples."""


@dataclass(frozen=True, slots=True)
class Demo:
    """A practice that is being filled."""

    tenant: Tenant
    seed: int
    today: date
    """The day on which the data was written down: before it everything is over, on it nothing has begun."""
    patients: int
    """How many files there are."""
    weeks: int
    """How far the book reaches back, and ahead."""

    @property
    def written(self) -> datetime:
        """The instant at which the data was written down: when `today` began at the clinic."""
        return datetime.combine(self.today, time(), self.tenant.zone).astimezone(UTC)

    def random(self, part: str) -> Random:
        """Chance for one part, which does not depend on how much of it the other parts use."""
        return Random(f"{self.seed}/{part}")


def numbered(table: str, key: str, text: str, texts: Sequence[str], **rest: Any) -> Iterable[tuple[str, Record]]:
    """Records of a table that has little but a number and a text."""
    for number, description in enumerate(texts, 1):
        yield table, {key: number, text: description, **rest}
