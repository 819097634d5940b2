"""What a client of the control plane raises, besides PlanError."""

from __future__ import annotations


class ControlError(Exception):
    """The mock refused.

    Attributes:
        status: The HTTP status.
        reason: What the mock says.
    """

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(f"{status}: {reason}")
        self.status = status
        self.reason = reason


class MockUnreachable(Exception):
    """Nothing answers there, or no mock."""

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(f"no mock answers at {url} ({reason}); start one with practice-mock, or name its address")
