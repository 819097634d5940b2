"""Count the calls of the property tests by operation and response status."""

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
    """The duration of those tests, with their set-up."""
    calls: Counter[str] = field(default_factory=Counter)
    """Calls that reached the mock, and those that the client rejected."""
    statuses: Counter[tuple[str, int]] = field(default_factory=Counter)
    """Responses by operation and status."""

    def note(self, operation: str, statuses: Iterable[int]) -> None:
        """Count a call with the status of each response."""
        self.calls[operation] += 1
        for status in statuses:
            self.statuses[operation, status] += 1

    def spend(self, operation: str, seconds: float) -> None:
        """Add the time that a test took."""
        # The type of Counter allows only integers, but it also adds floats.
        self.seconds[operation] += seconds

    def seen(self, operation: str) -> dict[int, int]:
        """Return the number of responses of an operation by status."""
        return {status: count for (name, status), count in sorted(self.statuses.items()) if name == operation}


LEDGER = Ledger()
"""The one of this process."""
