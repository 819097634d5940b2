"""The time of the mock."""

from __future__ import annotations

from datetime import UTC, datetime

NOW = datetime(2026, 11, 20, tzinfo=UTC)
"""The time at which the property tests call the mock, so that dates and responses are the same on any day."""
