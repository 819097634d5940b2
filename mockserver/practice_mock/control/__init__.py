"""The control plane, with which a test or a person controls the mock itself, and a typed client for it.

The client needs httpx and the server does not, so the client is imported on first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from practice_mock.control.calls import (
    ClockReading,
    FaultReport,
    Health,
    JournalPart,
    RuleReport,
    StoredFile,
    StoredMessage,
    SwitchReading,
)
from practice_mock.control.errors import ControlError, MockUnreachable, VerificationError
from practice_mock.faults import PlanError
from practice_mock.loading import DataError

if TYPE_CHECKING:
    from practice_mock.control.client import AsyncControl, Control

__all__ = [
    "AsyncControl",
    "ClockReading",
    "Control",
    "ControlError",
    "DataError",
    "FaultReport",
    "Health",
    "JournalPart",
    "MockUnreachable",
    "PlanError",
    "RuleReport",
    "StoredFile",
    "StoredMessage",
    "SwitchReading",
    "VerificationError",
]


def __getattr__(name: str) -> Any:
    if name in ("AsyncControl", "Control"):
        return getattr(import_module("practice_mock.control.client"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
