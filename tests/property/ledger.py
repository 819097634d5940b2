"""What was called while the property tests ran: for each operation how often, and with which statuses as answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.property.counts import Counts


@dataclass
class Ledger(Counts):
    """Counts by operation."""

    tests: Counter[str] = field(default_factory=Counter)
    """Tests that are about one operation."""
    seconds: Counter[str] = field(default_factory=Counter)
    """What those tests took, with their set-up."""
    calls: Counter[str] = field(default_factory=Counter)
    """Calls that reached the mock, and those that the client refused to send."""
    statuses: Counter[tuple[str, int]] = field(default_factory=Counter)
    """Answers by operation and status."""

    def note(self, operation: str, statuses: Iterable[int]) -> None:
        """Enter a call, with the status of each answer."""
        self.calls[operation] += 1
        for status in statuses:
            self.statuses[operation, status] += 1

    def spend(self, operation: str, seconds: float) -> None:
        """Enter time that a test took."""
        # To its type, a counter holds whole numbers; it adds up any.
        self.seconds[operation] += seconds

    def seen(self, operation: str) -> dict[int, int]:
        """How often an operation was answered with each status."""
        return {status: count for (name, status), count in sorted(self.statuses.items()) if name == operation}


LEDGER = Ledger()
"""The one of this process."""
