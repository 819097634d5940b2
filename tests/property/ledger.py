"""What was called while the property tests ran: for each operation how often, and with which statuses as answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass
class Ledger:
    """Counts the calls that reach the mock, and those that the client refuses to send."""

    calls: Counter[str] = field(default_factory=Counter)
    """By operation."""
    statuses: Counter[tuple[str, int]] = field(default_factory=Counter)
    """By operation and status."""

    def note(self, operation: str, statuses: Iterable[int]) -> None:
        """Enter a call, with the status of each answer."""
        self.calls[operation] += 1
        for status in statuses:
            self.statuses[operation, status] += 1

    def seen(self, operation: str) -> dict[int, int]:
        """How often an operation was answered with each status."""
        return {status: count for (name, status), count in sorted(self.statuses.items()) if name == operation}


LEDGER = Ledger()
"""The one of this process."""
