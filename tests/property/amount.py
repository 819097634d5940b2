"""Numbers of cases, as fractions of `--max-examples`."""

from __future__ import annotations

from hypothesis import settings


def fewer(parts: int) -> settings:
    """Divide the usual number of cases, for properties whose later cases find little more."""
    assert settings.default is not None
    return settings(max_examples=max(1, settings.default.max_examples // parts))


def scenarios() -> settings:
    """Make half as many scenarios as cases, of 30 steps each."""
    return settings(fewer(2), stateful_step_count=30)
