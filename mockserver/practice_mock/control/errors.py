"""The exceptions of the control plane's clients, in addition to PlanError."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


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


class VerificationError(AssertionError):
    """The mock did not receive the expected calls. The message shows the calls that came close.

    Attributes:
        matched: The number of calls that match.
        near_misses: The calls that differ least, each with its number in the journal and the differences.
    """

    def __init__(self, text: str, matched: int, near_misses: Sequence[Mapping[str, Any]]) -> None:
        super().__init__(text)
        self.matched = matched
        self.near_misses = tuple(near_misses)
