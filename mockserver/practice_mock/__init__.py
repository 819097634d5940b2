"""A stateful mock server of the practice-management APIs PracSuite and coreplus.

The names below are imported on first use, because pytest imports this package wherever it is installed.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from practice_mock.release import __version__ as __version__

if TYPE_CHECKING:
    from practice_mock.app import create_app
    from practice_mock.credentials import (
        DEMO,
        LIMITED,
        OTHER,
        CoreplusCredentials,
        Credentials,
        PracSuiteCredentials,
    )
    from practice_mock.limits import Limits
    from practice_mock.practice import Practice
    from practice_mock.sqlite import StateFileError
    from practice_mock.state.clock import Clock
    from practice_mock.state.practice import Snapshot
    from practice_mock.switches import PESSIMISTIC, SWITCHES, Switch, SwitchError

__all__ = [
    "DEMO",
    "LIMITED",
    "OTHER",
    "PESSIMISTIC",
    "SWITCHES",
    "Clock",
    "CoreplusCredentials",
    "Credentials",
    "Limits",
    "PracSuiteCredentials",
    "Practice",
    "Snapshot",
    "StateFileError",
    "Switch",
    "SwitchError",
    "create_app",
]

_HOMES = {
    "Clock": "state.clock",
    "CoreplusCredentials": "credentials",
    "Credentials": "credentials",
    "DEMO": "credentials",
    "LIMITED": "credentials",
    "Limits": "limits",
    "OTHER": "credentials",
    "PESSIMISTIC": "switches",
    "PracSuiteCredentials": "credentials",
    "Practice": "practice",
    "Snapshot": "state.practice",
    "SWITCHES": "switches",
    "StateFileError": "sqlite",
    "Switch": "switches",
    "SwitchError": "switches",
    "create_app": "app",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
