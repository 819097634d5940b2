"""The exceptions of the control plane's clients, in addition to PlanError."""

from __future__ import annotations


class ControlError(Exception):
    """The mock rejected the call.

    Attributes:
        status: The HTTP status.
        reason: The mock's message.
    """

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(f"{status}: {reason}")
        self.status = status
        self.reason = reason


class MockUnreachable(Exception):
    """There is no response, or not from a mock."""

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(f"no mock responds at {url} ({reason}); start one with practice-mock, or pass its URL")
