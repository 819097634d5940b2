"""Names of people."""

from __future__ import annotations


def name_of(first_name: str | None, last_name: str | None) -> tuple[str, str]:
    """Return a name in the form in which names are compared: case and surrounding space are ignored."""
    return (first_name or "").strip().casefold(), (last_name or "").strip().casefold()
