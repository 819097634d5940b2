"""The context that all modules of the seed share."""

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
    """The day on which the data was written: earlier appointments are over, on this day none has begun."""
    patients: int
    """The number of patients."""
    weeks: int
    """The number of weeks that the book covers in each direction."""

    @property
    def written(self) -> datetime:
        """The instant at which the data was written: the beginning of `today` at the clinic."""
        return datetime.combine(self.today, time(), self.tenant.zone).astimezone(UTC)

    def random(self, part: str) -> Random:
        """Return a random generator for one part, independent of the other parts."""
        return Random(f"{self.seed}/{part}")


def numbered(table: str, key: str, text: str, texts: Sequence[str], **rest: Any) -> Iterable[tuple[str, Record]]:
    """Yield records of a table that has little but an ID and a text."""
    for number, description in enumerate(texts, 1):
        yield table, {key: number, text: description, **rest}
