# Generated from specs/pracsuite/schemas/appointment_book.yaml: do not edit.

from __future__ import annotations

from datetime import datetime

from .._runtime.values.codecs import DATE_TIME, INTEGER, LOCAL_DATE_TIME, STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET
from . import common as _common


class AppointmentBookLinks(Model):
    """Addresses of an entry and of what belongs to it, by the kind of entry.

    Evidence (example): links in the appointment book's sample answer.
    """

    self_: str | None = wire(Nullable(STRING), name="self", default=UNSET)
    """Address of the record of the entry's own kind."""
    resources: str | None = wire(Nullable(STRING), default=UNSET)
    """Address of the list of its resources; absent for rule outs."""
    appointment_clients: str | None = wire(Nullable(STRING), default=UNSET)
    """Address of the list of its members; group appointments only."""


class AppointmentBookEntry(Model):
    """One entry of the appointment book: an appointment, a group appointment, a note or a rule out. Fields that the
    kind of entry has no use for are null or absent.

    Evidence (documented): current reference page, cut short.
    """

    appointment_id: int = wire(INTEGER)
    """Number of the entry; all kinds share one count. Evidence (inferred): the field is documented; that it is always
    there is plain sense.
    """
    app_time: datetime = wire(LOCAL_DATE_TIME)
    """Start, as wall time at the clinic, without an offset. Evidence (inferred): the field is documented; that it is
    always there is plain sense.
    """
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Place of the record in the whole list, counted from 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    links: AppointmentBookLinks | None = wire(Nullable(Object(lambda: AppointmentBookLinks)), default=UNSET)
    """Addresses of the entry and of what belongs to it."""
    tenant_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the PracSuite account that owns the record."""
    description: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Label of the entry; it may hold the patient's name."""
    client_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """Number of the patient."""
    account_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """Number of the patient's account that is billed."""
    appointment_type_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the appointment type."""
    appointment_status_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the appointment status."""
    category: str | None = wire(Nullable(STRING), default=UNSET)
    """Kind of entry. `Reserved`, `Note` and `Rule Out` have been seen; the other values are not published."""
    duration: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Length in minutes. Evidence (inferred): the field is documented; the unit is plain sense."""
    notes: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Free text about the entry."""
    practitioner_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the practitioner."""
    business_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the business (a clinic or location)."""
    profession_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the profession in which the practitioner acts."""
    item_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the billable item. Null when an item group is used instead."""
    created: datetime | None = wire(Nullable(DATE_TIME), default=UNSET)
    """Instant at which the record was made, in UTC."""
    modified: datetime | None = wire(Nullable(DATE_TIME), default=UNSET)
    """Instant of the last change, in UTC. Filters and sorting call it `updated`."""
    item_group_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the group of billable items. Null when a single item is used instead."""


class AppointmentBookPage(Model):
    """One page of entries.

    Evidence (documented): current reference page, cut short.
    """

    data: list[AppointmentBookEntry] = wire(Array(Object(lambda: AppointmentBookEntry)))
    """The entries of this page."""
    total_entries: int = wire(INTEGER)
    """Number of entries on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """Addresses of this page and of its neighbours. Evidence (inferred): cut off on the page; like every other list."""
