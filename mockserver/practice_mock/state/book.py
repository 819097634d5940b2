"""The appointment book of a tenant in one format for both APIs, as people want to see it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from practice_mock.state.tenant import Tenant

Kind: TypeAlias = Literal["booking", "hold", "group", "note", "unavailable", "cancelled"]


@dataclass(frozen=True, slots=True)
class Place:
    """A practitioner or a location."""

    id: str
    name: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A practitioner at a location, whose book has a number of columns."""

    practitioner: str
    location: str
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Hours:
    """Working hours of a practitioner at a location: wall time at the location, as `2026-11-30T09:00`."""

    practitioner: str
    location: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class BookEntry:
    """An entry of the book. Its times are wall time at the location."""

    id: str
    kind: Kind
    practitioner: str
    location: str
    start: str
    end: str
    title: str
    detail: str = ""
    status: str = ""
    column: int = 1
    width: int = 1
    held_until: str | None = None
    """The instant, in UTC, at which a hold expires."""


@dataclass(frozen=True, slots=True)
class BookPage:
    """The book of some days."""

    practitioners: tuple[Place, ...]
    locations: tuple[Place, ...]
    columns: tuple[Column, ...]
    hours: tuple[Hours, ...]
    entries: tuple[BookEntry, ...]
    holds: tuple[BookEntry, ...]
    """Every hold that has not expired, of any day."""


BookReader: TypeAlias = Callable[[Tenant, date, int], BookPage]
"""Returns the book of a tenant for a number of days from a date."""


@dataclass(frozen=True, slots=True)
class Books:
    """The books of a practice."""

    apis: Mapping[int, str]
    """The API of each tenant, by its number."""
    readers: Mapping[str, BookReader]
    """How to read the book of a tenant, by its API."""
