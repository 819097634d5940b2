# Generated from specs/pracsuite/schemas/appointment_book.yaml: do not edit.

from __future__ import annotations

from datetime import datetime

from .._runtime.values.codecs import DATE_TIME, INTEGER, LOCAL_DATE_TIME, STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET
from . import common as _common


class AppointmentBookLinks(Model):
    """URLs of an entry and of its related lists, depending on the type of entry.

    Source (vendor's sample): links in the appointment book's sample response.
    """

    self_: str | None = wire(Nullable(STRING), name="self", default=UNSET, phi=True)
    """URL of the record of the entry's own type, such as an appointment or a note."""
    resources: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """URL of the list of its resources. Absent for rule outs."""
    appointment_clients: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """URL of the list of its members. Only present for group appointments."""


class AppointmentBookEntry(Model):
    """One entry of the appointment book: an appointment, a group appointment, a note, a rule out or a held time. Fields
    that do not apply to the type of entry are null or absent.
    """

    appointment_id: int = wire(INTEGER, phi=True)
    """ID of the entry. All types of entry share one sequence of IDs. Source (inferred): the field is documented; that
    it is always present is assumed.
    """
    app_time: datetime = wire(LOCAL_DATE_TIME, phi=True)
    """Start of the entry, in the clinic's local time, without a UTC offset. Source (inferred): the field is documented;
    that it is always present is assumed.
    """
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Position of the record in the whole list, starting at 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    links: AppointmentBookLinks | None = wire(Nullable(Object(lambda: AppointmentBookLinks)), default=UNSET)
    """URLs of the entry and of its related lists."""
    tenant_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """ID of the PracSuite account that owns the record."""
    description: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Label of the entry. It can contain the patient's name."""
    client_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the patient."""
    account_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the patient's account that is billed."""
    appointment_type_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the appointment type."""
    appointment_status_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the appointment status."""
    category: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Type of entry, such as `Reserved` (a held time), `Note` or `Rule Out` (a blocked time). The other values are not
    published.
    """
    duration: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """Duration in minutes. Source (inferred): the field is documented; the unit is assumed."""
    notes: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Free text about the entry."""
    practitioner_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the practitioner."""
    business_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the business (a clinic or location)."""
    profession_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the profession in which the practitioner acts."""
    item_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the billable item. Null when an item group is used instead."""
    created: datetime | None = wire(Nullable(DATE_TIME), default=UNSET)
    """Time at which the record was created, in UTC."""
    modified: datetime | None = wire(Nullable(DATE_TIME), default=UNSET)
    """Time of the last change, in UTC. Filters and sorting use the name `updated`."""
    item_group_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the group of billable items. Null when a single item is used instead."""
    column_number: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """Column of the practitioner's appointment book, starting at 1. Source (inferred): the list of fields is truncated;
    notes and rule outs have the field.
    """
    width: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """Number of columns that the entry covers. Source (inferred): the list of fields is truncated; notes and rule outs
    have the field.
    """


class AppointmentBookPage(Model):
    """One page of entries."""

    data: list[AppointmentBookEntry] = wire(Array(Object(lambda: AppointmentBookEntry)))
    """Entries on this page."""
    total_entries: int = wire(INTEGER)
    """Number of entries on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """URLs of this page and of the previous and next pages. Source (inferred): truncated on the reference page;
    inferred from the other lists.
    """
