"""A stateful mock server of the practice-management APIs PracSuite and coreplus."""

from practice_mock.app import create_app
from practice_mock.clock import Clock
from practice_mock.credentials import DEMO, LIMITED, OTHER, CoreplusCredentials, Credentials, PracSuiteCredentials
from practice_mock.practice import Practice, Snapshot

__version__ = "0.1.0"

__all__ = [
    "DEMO",
    "LIMITED",
    "OTHER",
    "Clock",
    "CoreplusCredentials",
    "Credentials",
    "PracSuiteCredentials",
    "Practice",
    "Snapshot",
    "create_app",
]
