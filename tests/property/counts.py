"""Counters that several processes keep and one of them adds up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

Plain = dict[str, dict[Any, Any]]
"""Counts by counter name, in types that can be sent to another process."""


class Counts:
    """A base for dataclasses that hold counters."""

    def plain(self) -> Plain:
        """All counts."""
        return {name: dict(counter) for name, counter in self._counters().items()}

    def add(self, counts: Plain) -> None:
        """Add the counts of another process."""
        counters = self._counters()
        for name, of_another in counts.items():
            counters[name].update(of_another)

    def _counters(self) -> Mapping[str, Counter[Any]]:
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: value for name, value in values.items() if isinstance(value, Counter)}
