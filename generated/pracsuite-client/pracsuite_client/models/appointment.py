# Generated from specs/pracsuite/schemas/appointment.yaml: do not edit.

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from .._runtime.values.codecs import (
    BOOLEAN,
    DATE_TIME,
    INTEGER,
    LOCAL_DATE_TIME,
    STRING,
    Array,
    Either,
    Integer,
    Nullable,
)
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET
from . import common as _common


class AppointmentLinks(Model):
    """Addresses of the appointment and of what belongs to it.

    Evidence (documented): vendor's description, February 2026.
    """

    self_: str | None = wire(Nullable(STRING), name="self", default=UNSET)
    """Address of the appointment."""
    resources: str | None = wire(Nullable(STRING), default=UNSET)
    """Address of the list of the resources that it uses."""


class Appointment(Model):
    """A patient's appointment. The column, the width and the choices of reminders that were sent when it was made are
    not given back.

    Evidence (documented): current reference page.
    """

    appointment_id: int = wire(INTEGER)
    """Number of the appointment. Evidence (inferred): the field is documented; that it is always there is plain sense.
    """
    app_time: datetime = wire(LOCAL_DATE_TIME)
    """Start, as wall time at the clinic, without an offset. Evidence (inferred): the field is documented; that it is
    always there is plain sense.
    """
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Place of the record in the whole list, counted from 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    links: AppointmentLinks | None = wire(Nullable(Object(lambda: AppointmentLinks)), default=UNSET)
    """Addresses of the appointment and of what belongs to it."""
    tenant_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the PracSuite account that owns the record."""
    client_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """Number of the patient; null while the time is only held."""
    description: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Label of the entry in the appointment book; it may hold the patient's name."""
    appointment_type_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the appointment type."""
    appointment_status_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the appointment status, as each clinic defines them."""
    category: str | None = wire(Nullable(STRING), default=UNSET)
    """Kind of entry. `Reserved`, `Note` and `Rule Out` have been seen; the other values are not published."""
    duration: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Length in minutes. Evidence (inferred): the field is documented; the unit is plain sense."""
    notes: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Free text about the appointment. No request can set it."""
    practitioner_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the practitioner."""
    business_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the business (a clinic or location)."""
    profession_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the profession in which the practitioner acts."""
    item_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the billable item. Null when an item group is used instead."""
    account_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """Number of the patient's account that is billed."""
    created: datetime | None = wire(Nullable(DATE_TIME), default=UNSET)
    """Instant at which the record was made, in UTC."""
    modified: datetime | None = wire(Nullable(DATE_TIME), default=UNSET)
    """Instant of the last change, in UTC. Filters and sorting call it `updated`."""
    item_group_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the group of billable items. Null when a single item is used instead."""
    telehealth_patient_link: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Address at which the patient joins a telehealth appointment."""
    telehealth_practitioner_link: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Address at which the practitioner joins a telehealth appointment."""
    resource_ids: list[int] | None = wire(Nullable(Array(INTEGER)), default=UNSET)
    """Numbers of the resources (rooms, equipment) that the appointment uses."""


class AppointmentPage(Model):
    """One page of appointments.

    Evidence (documented): vendor's description, February 2026.
    """

    appointments: list[Appointment] = wire(Array(Object(lambda: Appointment)))
    """The appointments of this page."""
    total_entries: int = wire(INTEGER)
    """Number of appointments on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """Addresses of this page and of its neighbours."""


class ReservedAppointment(Model):
    """A time that is held for 15 minutes, to be finalised or cancelled.

    Evidence (documented): vendor's description, February 2026.
    """

    appointment_id: int = wire(INTEGER)
    """Number of the appointment, for finalising it."""
    app_time: datetime = wire(LOCAL_DATE_TIME)
    """Start, as wall time at the clinic, without an offset."""
    practitioner_id: int = wire(INTEGER)
    """Number of the practitioner."""
    business_id: int = wire(INTEGER)
    """Number of the business (a clinic or location)."""
    duration: int = wire(INTEGER)
    """Length in minutes. Evidence (inferred): the field is documented; the unit is plain sense."""
    column_number: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Column of the practitioner's appointment book, counted from 1."""
    width: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of columns that the appointment covers. Evidence (inferred): the field is documented; its meaning is plain
    sense.
    """
    category: str | int | None = wire(Nullable(Either((STRING, INTEGER))), default=UNSET)
    """Kind of entry, `Reserved` here. Earlier documents show a number: 0 reserved, 1 patient, 2 note, 3 group, 4 rule
    out. Evidence (documented): text in the vendor's description, February 2026; the number is that of earlier pages.
    """
    practitioner_business_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Deprecated. Number that stood for practitioner and business together. Evidence (seed): earlier reference page;
    withdrawn since.
    """
    column: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Deprecated. Earlier name of `column_number`. Evidence (seed): earlier reference page; withdrawn since."""


class AppointmentCreate(Model):
    """A booking in one step. Practitioner and business are named by `practitioner_id` and `business_id`. Width,
    resources and item come from the appointment type where they are left out.

    Evidence (documented): vendor's description, February 2026.
    """

    __closed__: ClassVar[bool] = True
    __one_of__: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("practitioner_id", "business_id"),
        ("practitioner_business_id",),
    )
    client_id: int = wire(INTEGER, phi=True)
    """Number of the patient."""
    appointment_type_id: int = wire(INTEGER)
    """Number of the appointment type."""
    app_time: datetime = wire(LOCAL_DATE_TIME)
    """Start, as wall time at the clinic, without an offset."""
    duration: int = wire(Integer(minimum=5, maximum=1440, multiple_of=5))
    """Length in minutes, a multiple of 5 from 5 to 1440. Evidence (documented): limits as described; the unit is
    inferred.
    """
    practitioner_id: int | None = wire(INTEGER, default=UNSET)
    """Number of the practitioner."""
    business_id: int | None = wire(INTEGER, default=UNSET)
    """Number of the business (a clinic or location)."""
    appointment_status_id: int | None = wire(INTEGER, default=UNSET)
    """Number of the appointment status."""
    account_id: int | None = wire(INTEGER, default=UNSET, phi=True)
    """Number of the patient's account to bill."""
    profession_id: int | None = wire(INTEGER, default=UNSET)
    """Number of the profession in which the practitioner acts, one of the practitioner's own. The practitioner's
    default profession is taken when it is left out.
    """
    item_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the billable item. When it is not null, `item_group_id` must be null or left out. Evidence
    (documented): the exclusion is described but not enforced here, as an earlier sample sends both.
    """
    item_group_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the group of billable items. When it is not null, `item_id` must be null or left out. Evidence
    (documented): the exclusion is described but not enforced here, as an earlier sample sends both.
    """
    column_number: int | None = wire(INTEGER, default=UNSET)
    """Column of the practitioner's appointment book, counted from 1, no higher than the clinic has enabled."""
    width: int | None = wire(INTEGER, default=UNSET)
    """Number of columns that the appointment covers. Evidence (inferred): the field is documented; its meaning is plain
    sense.
    """
    resource_ids: Sequence[int] | None = wire(Array(INTEGER), default=UNSET)
    """Numbers of the resources (rooms, equipment) to use."""
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
    practitioner_business_id: int | None = wire(INTEGER, default=UNSET)
    """Deprecated. Number that stood for practitioner and business together. Send `practitioner_id` and `business_id`.
    Evidence (seed): earlier reference page; withdrawn since.
    """
    column: int | None = wire(INTEGER, default=UNSET)
    """Deprecated. Earlier name of `column_number`. Evidence (seed): earlier reference page; withdrawn since."""
    hourly_billing: bool | None = wire(BOOLEAN, default=UNSET)
    """Deprecated. Whether the appointment was billed by the hour. Evidence (seed): earlier reference page; withdrawn
    since.
    """


class AppointmentReserve(Model):
    """A time to hold. Practitioner and business are named by `practitioner_id` and `business_id`.

    Evidence (documented): vendor's description, February 2026.
    """

    __closed__: ClassVar[bool] = True
    __one_of__: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("practitioner_id", "business_id"),
        ("practitioner_business_id",),
    )
    app_time: datetime = wire(LOCAL_DATE_TIME)
    """Start, as wall time at the clinic, without an offset."""
    duration: int = wire(Integer(minimum=5, maximum=1440, multiple_of=5))
    """Length in minutes, a multiple of 5 from 5 to 1440. Evidence (documented): limits as described; the unit is
    inferred.
    """
    practitioner_id: int | None = wire(INTEGER, default=UNSET)
    """Number of the practitioner."""
    business_id: int | None = wire(INTEGER, default=UNSET)
    """Number of the business (a clinic or location)."""
    column_number: int | None = wire(INTEGER, default=UNSET)
    """Column of the practitioner's appointment book, counted from 1, no higher than the clinic has enabled."""
    width: int | None = wire(INTEGER, default=UNSET)
    """Number of columns that the appointment covers. Evidence (inferred): the field is documented; its meaning is plain
    sense.
    """
    practitioner_business_id: int | None = wire(INTEGER, default=UNSET)
    """Deprecated. Number that stood for practitioner and business together. Send `practitioner_id` and `business_id`.
    Evidence (seed): earlier reference page; withdrawn since.
    """
    column: int | None = wire(INTEGER, default=UNSET)
    """Deprecated. Earlier name of `column_number`. Evidence (seed): earlier reference page; withdrawn since."""
    rule_out: bool | None = wire(BOOLEAN, default=UNSET)
    """Deprecated. Whether to block the time out for good, which needs no finalising. Evidence (seed): earlier reference
    page; withdrawn since.
    """


class AppointmentFinalise(Model):
    """What turns a held time into a booking. Item, length, width, profession and resources come from the appointment
    type where they are left out.

    Evidence (documented): vendor's description, February 2026.
    """

    __closed__: ClassVar[bool] = True
    client_id: int = wire(INTEGER, phi=True)
    """Number of the patient."""
    appointment_type_id: int = wire(INTEGER)
    """Number of the appointment type."""
    account_id: int | None = wire(INTEGER, default=UNSET, phi=True)
    """Number of the patient's account to bill."""
    profession_id: int | None = wire(INTEGER, default=UNSET)
    """Number of the profession in which the practitioner acts, one of the practitioner's own."""
    appointment_status_id: int | None = wire(INTEGER, default=UNSET)
    """Number of the appointment status."""
    item_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the billable item. When it is not null, `item_group_id` must be null or left out. Evidence
    (documented): the exclusion is described but not enforced here, as an earlier sample sends both.
    """
    item_group_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the group of billable items. When it is not null, `item_id` must be null or left out. Evidence
    (documented): the exclusion is described but not enforced here, as an earlier sample sends both.
    """
    resource_ids: Sequence[int] | None = wire(Array(INTEGER), default=UNSET)
    """Numbers of the resources (rooms, equipment) to use."""
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
    hourly_billing: bool | None = wire(BOOLEAN, default=UNSET)
    """Deprecated. Whether the appointment was billed by the hour. Evidence (seed): earlier reference page; withdrawn
    since.
    """


class AppointmentEdit(Model):
    """What to change; a field that is left out stays as it is. A new time, practitioner or business moves the
    appointment. Patient and account cannot be changed.

    Evidence (documented): vendor's description, February 2026.
    """

    __closed__: ClassVar[bool] = True
    appointment_type_id: int | None = wire(INTEGER, default=UNSET)
    """Number of the appointment type."""
    app_time: datetime | None = wire(LOCAL_DATE_TIME, default=UNSET)
    """Start, as wall time at the clinic, without an offset."""
    practitioner_id: int | None = wire(INTEGER, default=UNSET)
    """Number of the practitioner."""
    business_id: int | None = wire(INTEGER, default=UNSET)
    """Number of the business (a clinic or location)."""
    duration: int | None = wire(Integer(minimum=5, maximum=1440, multiple_of=5), default=UNSET)
    """Length in minutes, a multiple of 5 from 5 to 1440. Evidence (documented): limits as described; the unit is
    inferred.
    """
    column_number: int | None = wire(INTEGER, default=UNSET)
    """Column of the practitioner's appointment book, counted from 1, no higher than the clinic has enabled."""
    width: int | None = wire(INTEGER, default=UNSET)
    """Number of columns that the appointment covers. Evidence (inferred): the field is documented; its meaning is plain
    sense.
    """
    appointment_status_id: int | None = wire(INTEGER, default=UNSET)
    """Number of the appointment status."""
    profession_id: int | None = wire(INTEGER, default=UNSET)
    """Number of the profession in which the practitioner acts, one of the practitioner's own."""
    item_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the billable item. When it is not null, `item_group_id` must be null or left out. Evidence
    (documented): described as null whenever the other is not; that null may be sent is read from these words.
    """
    item_group_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the group of billable items. When it is not null, `item_id` must be null or left out. Evidence
    (documented): described as null whenever the other is not; that null may be sent is read from these words.
    """
    resource_ids: Sequence[int] | None = wire(Array(INTEGER), default=UNSET)
    """Numbers of the resources (rooms, equipment) to use."""
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
    appointment_reschedule_reason_id: int | None = wire(INTEGER, default=UNSET)
    """Number of the reason for moving the appointment."""
    reason: str | None = wire(STRING, default=UNSET, phi=True)
    """Reason for moving the appointment, in words. Evidence (inferred): the field is documented; its meaning is read
    from its neighbour.
    """


class AppointmentCancel(Model):
    """How the appointment is taken out of the book. Either way the system's audit log keeps a trace.

    Evidence (documented): vendor's description, February 2026.
    """

    __closed__: ClassVar[bool] = True
    appointment_cancellation_reason_id: int | None = wire(INTEGER, default=UNSET)
    """Number of the reason for cancelling."""
    record_as_cancelled: bool | None = wire(BOOLEAN, default=UNSET)
    """True keeps the appointment in the patient's attendance history as a cancellation; false removes it without
    touching that history. What happens when it is left out is not documented.
    """
    reason: str | None = wire(STRING, default=UNSET, phi=True)
    """Reason for cancelling, in words."""
