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
    """Addresses of the note and of what belongs to it.

    Source (example): links in a note's sample answer.
    """

    self_: str | None = wire(Nullable(STRING), name="self", default=UNSET)
    """Address of the note."""
    resources: str | None = wire(Nullable(STRING), default=UNSET)
    """Address of the list of the resources that it uses."""


class Note(Model):
    """A free-text block in the appointment book."""

    appointment_id: int = wire(INTEGER)
    """Number of the entry in the appointment book. Source (inferred): the field is documented; that it is always there
    is plain sense.
    """
    app_time: datetime = wire(LOCAL_DATE_TIME)
    """Start, as wall time at the clinic, without an offset. Source (inferred): the field is documented; that it is
    always there is plain sense.
    """
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Place of the record in the whole list, counted from 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    links: NoteLinks | None = wire(Nullable(Object(lambda: NoteLinks)), default=UNSET)
    """Addresses of the note and of what belongs to it."""
    practitioner_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the practitioner in whose book it stands."""
    business_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the business (a clinic or location)."""
    duration: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Length in minutes. Source (inferred): the field is documented; the unit is plain sense."""
    column_number: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Column of the practitioner's appointment book, counted from 1."""
    width: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of columns that the note covers."""
    category: str | None = wire(Nullable(STRING), default=UNSET)
    """Kind of entry, `Note` here."""
    notes: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Text of the note. The list's table does not show it."""
    description: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Heading of the note."""
    created: datetime | None = wire(Nullable(DATE_TIME), default=UNSET)
    """Instant at which the record was made, in UTC."""
    modified: datetime | None = wire(Nullable(DATE_TIME), default=UNSET)
    """Instant of the last change, in UTC. Filters and sorting call it `updated`."""
    font_colour: str | None = wire(Nullable(STRING), default=UNSET)
    """Colour of the text as `#RRGGBB`."""
    bg_colour: str | None = wire(Nullable(STRING), default=UNSET)
    """Colour of the background as `#RRGGBB`."""
    resource_ids: list[int] | None = wire(Nullable(Array(INTEGER)), default=UNSET)
    """Numbers of the resources (rooms, equipment) that it uses."""


class NotePage(Model):
    """One page of notes."""

    notes: list[Note] = wire(Array(Object(lambda: Note)))
    """The notes of this page."""
    total_entries: int = wire(INTEGER)
    """Number of notes on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """Addresses of this page and of its neighbours. Source (inferred): the page shows none; like every other list."""


class NoteCreate(Model):
    """A new note in the appointment book."""

    __closed__: ClassVar[bool] = True
    app_time: datetime = wire(LOCAL_DATE_TIME)
    """Start, as wall time at the clinic, without an offset."""
    practitioner_id: int = wire(INTEGER)
    """Number of the practitioner in whose book it stands."""
    business_id: int = wire(INTEGER)
    """Number of the business (a clinic or location)."""
    duration: int = wire(Integer(minimum=5, maximum=1440, multiple_of=5))
    """Length in minutes, a multiple of 5 from 5 to 1440."""
    description: str = wire(STRING, phi=True)
    """Heading of the note."""
    notes: str | None | Unset = wire(STRING, default=UNSET, phi=True)
    """Text of the note."""
    font_colour: str | None | Unset = wire(String(pattern="^#[0-9A-Fa-f]{6}$"), default=UNSET)
    """Colour of the text as `#RRGGBB`."""
    bg_colour: str | None | Unset = wire(String(pattern="^#[0-9A-Fa-f]{6}$"), default=UNSET)
    """Colour of the background as `#RRGGBB`."""
    column_number: int | None | Unset = wire(INTEGER, default=UNSET)
    """Column of the practitioner's appointment book, counted from 1."""
    width: int | None | Unset = wire(INTEGER, default=UNSET)
    """Number of columns that the note covers."""
    resource_ids: Sequence[int] | None | Unset = wire(Array(INTEGER), default=UNSET)
    """Numbers of the resources (rooms, equipment) to use."""
