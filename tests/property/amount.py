"""How many cases a property makes, as a part of what was asked for (`--max-examples`)."""

from __future__ import annotations

from hypothesis import settings


def fewer(parts: int) -> settings:
    """One part in so many of the usual number of cases, for properties whose later cases find little more."""
    assert settings.default is not None
    return settings(max_examples=max(1, settings.default.max_examples // parts))


def scenarios() -> settings:
    """Half as many scenarios as cases were asked for, of 30 steps each."""
    return settings(fewer(2), stateful_step_count=30)
