# Generated from specs/pracsuite/schemas/group_appointment.yaml: do not edit.

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from .._runtime.values.codecs import BOOLEAN, DATE_TIME, INTEGER, LOCAL_DATE_TIME, STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET, Unset
from . import common as _common


class GroupAppointmentLinks(Model):
    """URLs of the group appointment and of its related lists.

    Source (vendor's sample): links in the appointment book's sample response.
    """

    self_: str | None = wire(Nullable(STRING), name="self", default=UNSET, phi=True)
    """URL of the group appointment."""
    resources: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """URL of the list of resources that it uses."""
    appointment_clients: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """URL of the list of its members."""


class GroupAppointment(Model):
    """An appointment that several patients attend together. It has the fields of an appointment book entry.

    Source (inferred): taken from the entries of the appointment book; the reference page of group appointments was
    not available.
    """

    appointment_id: int = wire(INTEGER, phi=True)
    """ID of the group appointment. Source (inferred): the field is documented; that it is always present is assumed."""
    app_time: datetime = wire(LOCAL_DATE_TIME, phi=True)
    """Start of the group appointment, in the clinic's local time, without a UTC offset. Source (inferred): the field is
    documented; that it is always present is assumed.
    """
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Position of the record in the whole list, starting at 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    links: GroupAppointmentLinks | None = wire(Nullable(Object(lambda: GroupAppointmentLinks)), default=UNSET)
    """URLs of the group appointment and of its related lists."""
    tenant_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """ID of the PracSuite account that owns the record."""
    description: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Label of the entry in the appointment book."""
    appointment_type_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the appointment type, which is a type for groups."""
    category: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Type of entry. The value for group appointments is not published."""
    duration: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """Duration in minutes. Source (inferred): the field is documented; the unit is assumed."""
    notes: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Free text about the group appointment."""
    practitioner_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the practitioner."""
    business_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the business (a clinic or location)."""
    profession_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the profession in which the practitioner acts."""
    created: datetime | None = wire(Nullable(DATE_TIME), default=UNSET)
    """Time at which the record was created, in UTC."""
    modified: datetime | None = wire(Nullable(DATE_TIME), default=UNSET)
    """Time of the last change, in UTC."""


class GroupAppointmentMember(Model):
    """A patient's place in a group appointment."""

    client_id: int = wire(INTEGER, phi=True)
    """ID of the patient. Source (inferred): the field is documented; that it is always present is assumed."""
    appointment_id: int = wire(INTEGER, phi=True)
    """ID of the group appointment. Source (inferred): the field is documented; that it is always present is assumed."""
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Position of the record in the whole list, starting at 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    tenant_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """ID of the PracSuite account that owns the record."""
    appointment_client_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the membership."""
    appointment_status_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of this member's appointment status."""
    notes: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Free text about the member's attendance."""
    item_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the billable item. Null when an item group is used instead."""
    created: datetime | None = wire(Nullable(DATE_TIME), default=UNSET)
    """Time at which the record was created, in UTC."""
    modified: datetime | None = wire(Nullable(DATE_TIME), default=UNSET)
    """Time of the last change, in UTC."""
    item_group_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the group of billable items. Null when a single item is used instead."""


class GroupAppointmentMemberPage(Model):
    """One page of members.

    Source (inferred): inferred from the other lists; the key is inferred from the name of the link.
    """

    appointment_clients: list[GroupAppointmentMember] = wire(Array(Object(lambda: GroupAppointmentMember)))
    """Members on this page."""
    total_entries: int = wire(INTEGER)
    """Number of members on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """URLs of this page and of the previous and next pages."""


class GroupAppointmentMemberAdd(Model):
    """A patient who joins a group appointment."""

    __closed__: ClassVar[bool] = True
    client_id: int = wire(INTEGER, phi=True)
    """ID of the patient."""
    account_id: int | Unset | None = wire(INTEGER, default=UNSET, phi=True)
    """ID of the patient's account to bill."""
    appointment_status_id: int | Unset | None = wire(INTEGER, default=UNSET, phi=True)
    """ID of the appointment status."""
    item_id: int | Unset | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the billable item. If it is not null, `item_group_id` must be null or omitted. Source (inferred): the field
    is documented; the exclusion is inferred from appointments.
    """
    item_group_id: int | Unset | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the group of billable items. If it is not null, `item_id` must be null or omitted. Source (inferred): the
    field is documented; the exclusion is inferred from appointments.
    """
    sms_reminder: bool | Unset | None = wire(BOOLEAN, default=UNSET, phi=True)
    """Whether to remind the patient by SMS."""
    email_reminder: bool | Unset | None = wire(BOOLEAN, default=UNSET, phi=True)
    """Whether to remind the patient by e-mail."""
    sms_confirmation: bool | Unset | None = wire(BOOLEAN, default=UNSET, phi=True)
    """Whether to confirm the booking by SMS."""
    email_confirmation: bool | Unset | None = wire(BOOLEAN, default=UNSET, phi=True)
    """Whether to confirm the booking by e-mail."""
    sms_follow_up: bool | Unset | None = wire(BOOLEAN, default=UNSET, phi=True)
    """Whether to follow up by SMS."""
    email_follow_up: bool | Unset | None = wire(BOOLEAN, default=UNSET, phi=True)
    """Whether to follow up by e-mail."""


class GroupAppointmentMemberRemove(Model):
    """A patient who leaves a group appointment."""

    __closed__: ClassVar[bool] = True
    client_id: int = wire(INTEGER, phi=True)
    """ID of the patient."""
    record_as_cancelled: bool = wire(BOOLEAN, phi=True)
    """True keeps a cancellation in the patient's attendance history. False deletes the membership: nothing of it stays
    in that history. The API does not require the field, but its default is not documented and may delete. Source
    (inferred): the field is documented; its meaning is inferred from cancelling an appointment.
    """
    appointment_cancellation_reason_id: int | Unset | None = wire(INTEGER, default=UNSET, phi=True)
    """ID of the reason for cancelling."""
    reason: str | Unset | None = wire(STRING, default=UNSET, phi=True)
    """Reason for cancelling, as free text."""
