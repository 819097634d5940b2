"""The tables of a coreplus practice."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from practice_mock.store import Record, Shape


def name_of(first_name: str | None, last_name: str | None) -> tuple[str, str]:
    """A name as it is compared: without regard to case and to space around it."""
    return (first_name or "").strip().casefold(), (last_name or "").strip().casefold()


def _by_name(record: Record) -> Iterable[Hashable]:
    return (name_of(record["firstName"], record["lastName"]),)


SHAPES = (
    # Identifiers are GUIDs, kept in lower case.
    Shape("client", "clientId", {"name": _by_name}),
    Shape("practitioner", "practitionerId", {"name": _by_name}),
    Shape("referrer", "referrerId", {"name": _by_name}),
    Shape("message", "messageId"),
)
