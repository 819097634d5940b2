"""Faults that no test notices, each with the reason. One that is noticed after all makes the command fail."""

from __future__ import annotations

EXPLAINED: dict[str, str] = {}
"""By the name of the fault."""
