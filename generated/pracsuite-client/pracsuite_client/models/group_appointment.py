# Generated from specs/pracsuite/schemas/group_appointment.yaml: do not edit.

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from .._runtime.values.codecs import BOOLEAN, DATE_TIME, INTEGER, LOCAL_DATE_TIME, STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET
from . import common as _common


class GroupAppointmentLinks(Model):
    """Addresses of the group appointment and of what belongs to it.

    Evidence (example): links in the appointment book's sample answer.
    """

    self_: str | None = wire(Nullable(STRING), name="self", default=UNSET)
    """Address of the group appointment."""
    resources: str | None = wire(Nullable(STRING), default=UNSET)
    """Address of the list of the resources that it uses."""
    appointment_clients: str | None = wire(Nullable(STRING), default=UNSET)
    """Address of the list of its members."""


class GroupAppointment(Model):
    """An appointment that several patients attend together. Its fields are those of the appointment book's entries; its
    own page was not to be had.

    Evidence (inferred): taken from the appointment book's entries.
    """

    appointment_id: int = wire(INTEGER)
    """Number of the group appointment. Evidence (inferred): the field is documented; that it is always there is plain
    sense.
    """
    app_time: datetime = wire(LOCAL_DATE_TIME)
    """Start, as wall time at the clinic, without an offset. Evidence (inferred): the field is documented; that it is
    always there is plain sense.
    """
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Place of the record in the whole list, counted from 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    links: GroupAppointmentLinks | None = wire(Nullable(Object(lambda: GroupAppointmentLinks)), default=UNSET)
    """Addresses of the group appointment and of what belongs to it."""
    tenant_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the PracSuite account that owns the record."""
    description: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Label of the entry in the appointment book."""
    appointment_type_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the appointment type, one that is for groups."""
    category: str | None = wire(Nullable(STRING), default=UNSET)
    """Kind of entry. The value for groups is not published."""
    duration: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Length in minutes. Evidence (inferred): the field is documented; the unit is plain sense."""
    notes: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Free text about the group appointment."""
    practitioner_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the practitioner."""
    business_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the business (a clinic or location)."""
    profession_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the profession in which the practitioner acts."""
    created: datetime | None = wire(Nullable(DATE_TIME), default=UNSET)
    """Instant at which the record was made, in UTC."""
    modified: datetime | None = wire(Nullable(DATE_TIME), default=UNSET)
    """Instant of the last change, in UTC."""


class GroupAppointmentMember(Model):
    """A patient's place in a group appointment.

    Evidence (documented): vendor's description, February 2026.
    """

    client_id: int = wire(INTEGER, phi=True)
    """Number of the patient. Evidence (inferred): the field is documented; that it is always there is plain sense."""
    appointment_id: int = wire(INTEGER)
    """Number of the group appointment. Evidence (inferred): the field is documented; that it is always there is plain
    sense.
    """
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Place of the record in the whole list, counted from 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    tenant_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the PracSuite account that owns the record."""
    appointment_client_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the membership itself."""
    appointment_status_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the appointment status of this member."""
    notes: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Free text about the member's attendance."""
    item_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the billable item. Null when an item group is used instead."""
    created: datetime | None = wire(Nullable(DATE_TIME), default=UNSET)
    """Instant at which the record was made, in UTC."""
    modified: datetime | None = wire(Nullable(DATE_TIME), default=UNSET)
    """Instant of the last change, in UTC."""
    item_group_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the group of billable items. Null when a single item is used instead."""


class GroupAppointmentMemberPage(Model):
    """One page of members.

    Evidence (inferred): like every other list; the key is read from the link's name.
    """

    appointment_clients: list[GroupAppointmentMember] = wire(Array(Object(lambda: GroupAppointmentMember)))
    """The members of this page."""
    total_entries: int = wire(INTEGER)
    """Number of members on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """Addresses of this page and of its neighbours."""


class GroupAppointmentMemberAdd(Model):
    """A patient who joins a group appointment.

    Evidence (documented): vendor's description, February 2026.
    """

    __closed__: ClassVar[bool] = True
    client_id: int = wire(INTEGER, phi=True)
    """Number of the patient."""
    account_id: int | None = wire(INTEGER, default=UNSET, phi=True)
    """Number of the patient's account to bill."""
    appointment_status_id: int | None = wire(INTEGER, default=UNSET)
    """Number of the appointment status."""
    item_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the billable item. When it is not null, `item_group_id` must be null or left out. Evidence (inferred):
    the field is documented; the exclusion is that of appointments.
    """
    item_group_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the group of billable items. When it is not null, `item_id` must be null or left out. Evidence
    (inferred): the field is documented; the exclusion is that of appointments.
    """
    sms_reminder: bool | None = wire(BOOLEAN, default=UNSET)
    """Whether to remind the patient by text message."""
    email_reminder: bool | None = wire(BOOLEAN, default=UNSET)
    """Whether to remind the patient by e-mail."""
    sms_confirmation: bool | None = wire(BOOLEAN, default=UNSET)
    """Whether to confirm the booking by text message."""
    email_confirmation: bool | None = wire(BOOLEAN, default=UNSET)
    """Whether to confirm the booking by e-mail."""
    sms_follow_up: bool | None = wire(BOOLEAN, default=UNSET)
    """Whether to follow up by text message."""
    email_follow_up: bool | None = wire(BOOLEAN, default=UNSET)
    """Whether to follow up by e-mail."""


class GroupAppointmentMemberRemove(Model):
    """A patient who leaves a group appointment.

    Evidence (documented): vendor's description, February 2026.
    """

    __closed__: ClassVar[bool] = True
    client_id: int = wire(INTEGER, phi=True)
    """Number of the patient."""
    appointment_cancellation_reason_id: int | None = wire(INTEGER, default=UNSET)
    """Number of the reason for cancelling."""
    record_as_cancelled: bool | None = wire(BOOLEAN, default=UNSET)
    """True keeps a cancellation in the patient's attendance history; false leaves no trace in it. Evidence (inferred):
    the field is documented; its meaning is that of cancelling an appointment.
    """
    reason: str | None = wire(STRING, default=UNSET, phi=True)
    """Reason for cancelling, in words."""
