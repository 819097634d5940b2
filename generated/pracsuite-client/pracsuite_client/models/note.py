# Generated from specs/pracsuite/schemas/note.yaml: do not edit.

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from .._runtime.values.codecs import DATE_TIME, INTEGER, LOCAL_DATE_TIME, STRING, Array, Integer, Nullable, String
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET, Unset
from . import common as _common


class NoteLinks(Model):
    """URLs of the note and of its related lists.

    Source (vendor's sample): links in a note's sample response.
    """

    self_: str | None = wire(Nullable(STRING), name="self", default=UNSET, phi=True)
    """URL of the note."""
    resources: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """URL of the list of the resources that the note uses."""


class Note(Model):
    """A free-text block in the appointment book."""

    appointment_id: int = wire(INTEGER, phi=True)
    """ID of the entry in the appointment book. Source (inferred): the field is documented; that it is always present is
    assumed.
    """
    app_time: datetime = wire(LOCAL_DATE_TIME, phi=True)
    """Start of the entry, in the clinic's local time, without a UTC offset. Source (inferred): the field is documented;
    that it is always present is assumed.
    """
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Position of the record in the whole list, starting at 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    links: NoteLinks | None = wire(Nullable(Object(lambda: NoteLinks)), default=UNSET)
    """URLs of the note and of its related lists."""
    practitioner_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the practitioner in whose appointment book the note is."""
    business_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the business (a clinic or location)."""
    duration: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """Duration in minutes. Source (inferred): the field is documented; the unit is assumed."""
    column_number: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """Column of the practitioner's appointment book, starting at 1."""
    width: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """Number of columns that the note covers."""
    category: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Type of entry; `Note` for a note."""
    notes: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Text of the note. May be missing in lists."""
    description: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Heading of the note."""
    created: datetime | None = wire(Nullable(DATE_TIME), default=UNSET)
    """Time at which the record was created, in UTC."""
    modified: datetime | None = wire(Nullable(DATE_TIME), default=UNSET)
    """Time of the last change, in UTC. Filters and sorting use the name `updated`."""
    font_colour: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Text colour as `#RRGGBB`."""
    bg_colour: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Background colour as `#RRGGBB`."""
    resource_ids: list[int] | None = wire(Nullable(Array(INTEGER)), default=UNSET, phi=True)
    """IDs of the resources (rooms, equipment) that the note uses."""


class NotePage(Model):
    """One page of notes."""

    notes: list[Note] = wire(Array(Object(lambda: Note)))
    """Notes on this page."""
    total_entries: int = wire(INTEGER)
    """Number of notes on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """URLs of this page and of the previous and next pages. Source (inferred): the page shows none; inferred from the
    other lists.
    """


class NoteCreate(Model):
    """A new note in the appointment book."""

    __closed__: ClassVar[bool] = True
    app_time: datetime = wire(LOCAL_DATE_TIME, phi=True)
    """Start of the entry, in the clinic's local time, without a UTC offset."""
    practitioner_id: int = wire(INTEGER, phi=True)
    """ID of the practitioner in whose appointment book the note is."""
    business_id: int = wire(INTEGER, phi=True)
    """ID of the business (a clinic or location)."""
    duration: int = wire(Integer(minimum=5, maximum=1440, multiple_of=5), phi=True)
    """Duration in minutes, a multiple of 5 from 5 to 1440."""
    description: str = wire(STRING, phi=True)
    """Heading of the note."""
    notes: str | Unset | None = wire(STRING, default=UNSET, phi=True)
    """Text of the note."""
    font_colour: str | Unset | None = wire(String(pattern="^#[0-9A-Fa-f]{6}$"), default=UNSET, phi=True)
    """Text colour as `#RRGGBB`."""
    bg_colour: str | Unset | None = wire(String(pattern="^#[0-9A-Fa-f]{6}$"), default=UNSET, phi=True)
    """Background colour as `#RRGGBB`."""
    column_number: int | Unset | None = wire(INTEGER, default=UNSET, phi=True)
    """Column of the practitioner's appointment book, starting at 1."""
    width: int | Unset | None = wire(INTEGER, default=UNSET, phi=True)
    """Number of columns that the note covers."""
    resource_ids: Sequence[int] | Unset | None = wire(Array(INTEGER), default=UNSET, phi=True)
    """IDs of the resources (rooms, equipment) to use."""
