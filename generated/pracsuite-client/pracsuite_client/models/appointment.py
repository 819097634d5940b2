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
from .._runtime.values.unset import UNSET, Unset
from . import common as _common


class AppointmentLinks(Model):
    """URLs of the appointment and of its related lists."""

    self_: str | None = wire(Nullable(STRING), name="self", default=UNSET, phi=True)
    """URL of the appointment."""
    resources: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """URL of the list of resources that it uses."""


class Appointment(Model):
    """A patient's appointment. It does not include the column, the width and the reminder settings that were sent when
    it was created.
    """

    appointment_id: int = wire(INTEGER, phi=True)
    """ID of the appointment. Source (inferred): the field is documented; that it is always present is assumed."""
    app_time: datetime = wire(LOCAL_DATE_TIME, phi=True)
    """Start of the appointment, in the clinic's local time, without a UTC offset. In the vendor's samples it ends in
    `Z`, without an explanation; such a value is not interpreted. Source (inferred): the field is documented; that it
    is always present is assumed.
    """
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Position of the record in the whole list, starting at 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    links: AppointmentLinks | None = wire(Nullable(Object(lambda: AppointmentLinks)), default=UNSET)
    """URLs of the appointment and of its related lists."""
    tenant_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """ID of the PracSuite account that owns the record."""
    client_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the patient. Null while the time is only held."""
    description: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Label of the entry in the appointment book. It can contain the patient's name."""
    appointment_type_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the appointment type."""
    appointment_status_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the appointment status. Each clinic defines its own statuses."""
    category: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Type of entry, such as `Reserved` (a held time), `Note` or `Rule Out` (a blocked time). The other values are not
    published.
    """
    duration: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """Duration in minutes. Source (inferred): the field is documented; the unit is assumed."""
    notes: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Free text about the appointment. It cannot be set through the API."""
    practitioner_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the practitioner."""
    business_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the business (a clinic or location)."""
    profession_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the profession in which the practitioner acts."""
    item_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the billable item. Null when an item group is used instead."""
    account_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the patient's account that is billed."""
    created: datetime | None = wire(Nullable(DATE_TIME), default=UNSET)
    """Time at which the record was created, in UTC."""
    modified: datetime | None = wire(Nullable(DATE_TIME), default=UNSET)
    """Time of the last change, in UTC. Filters and sorting use the name `updated`."""
    item_group_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the group of billable items. Null when a single item is used instead."""
    telehealth_patient_link: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """URL at which the patient joins a telehealth appointment."""
    telehealth_practitioner_link: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """URL at which the practitioner joins a telehealth appointment."""
    resource_ids: list[int] | None = wire(Nullable(Array(INTEGER)), default=UNSET, phi=True)
    """IDs of the resources (rooms, equipment) that the appointment uses."""


class BookedAppointment(Appointment):
    """An appointment that is booked for a patient, so it always has one."""

    client_id: int = wire(INTEGER, phi=True)
    """ID of the patient. Source (inferred): the field is documented and not marked nullable; that the result of a
    booking always has a patient is assumed.
    """


class AppointmentPage(Model):
    """One page of appointments."""

    appointments: list[Appointment] = wire(Array(Object(lambda: Appointment)))
    """Appointments on this page."""
    total_entries: int = wire(INTEGER)
    """Number of appointments on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """URLs of this page and of the previous and next pages."""


class ReservedAppointment(Model):
    """A time that is held for 15 minutes. Finalise it or cancel it."""

    appointment_id: int = wire(INTEGER, phi=True)
    """ID of the appointment, used to finalise it."""
    app_time: datetime = wire(LOCAL_DATE_TIME, phi=True)
    """Start of the appointment, in the clinic's local time, without a UTC offset."""
    practitioner_id: int = wire(INTEGER, phi=True)
    """ID of the practitioner."""
    business_id: int = wire(INTEGER, phi=True)
    """ID of the business (a clinic or location)."""
    duration: int = wire(INTEGER, phi=True)
    """Duration in minutes. Source (inferred): the field is documented; the unit is assumed."""
    column_number: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """Column of the practitioner's appointment book, starting at 1."""
    width: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """Number of columns that the appointment covers. Source (inferred): the field is documented; its meaning is
    assumed.
    """
    category: str | int | None = wire(Nullable(Either((STRING, INTEGER))), default=UNSET, phi=True)
    """Type of entry; `Reserved` for a held time. It can also be a number: 0 reserved, 1 patient, 2 note, 3 group, 4
    rule out.
    """
    practitioner_business_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """Deprecated. Combined ID of practitioner and business. Source (vendor page): earlier reference page; since
    withdrawn.
    """
    column: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """Deprecated. Former name of `column_number`. Source (vendor page): earlier reference page; since withdrawn."""


class AppointmentCreate(Model):
    """A booking in one step. `practitioner_id` and `business_id` identify practitioner and business. If omitted, width,
    resources and item come from the appointment type.
    """

    __closed__: ClassVar[bool] = True
    __one_of__: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("practitioner_id", "business_id"),
        ("practitioner_business_id",),
    )
    client_id: int = wire(INTEGER, phi=True)
    """ID of the patient."""
    appointment_type_id: int = wire(INTEGER, phi=True)
    """ID of the appointment type."""
    app_time: datetime = wire(LOCAL_DATE_TIME, phi=True)
    """Start of the appointment, in the clinic's local time, without a UTC offset."""
    duration: int = wire(Integer(minimum=5, maximum=1440, multiple_of=5), phi=True)
    """Duration in minutes, a multiple of 5 from 5 to 1440."""
    practitioner_id: int | Unset | None = wire(INTEGER, default=UNSET, phi=True)
    """ID of the practitioner."""
    business_id: int | Unset | None = wire(INTEGER, default=UNSET, phi=True)
    """ID of the business (a clinic or location)."""
    appointment_status_id: int | Unset | None = wire(INTEGER, default=UNSET, phi=True)
    """ID of the appointment status."""
    account_id: int | Unset | None = wire(INTEGER, default=UNSET, phi=True)
    """ID of the patient's account to bill."""
    profession_id: int | Unset | None = wire(INTEGER, default=UNSET, phi=True)
    """ID of the profession in which the practitioner acts. It must be one of the practitioner's professions. Default:
    the practitioner's default profession.
    """
    item_id: int | Unset | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the billable item. If it is not null, `item_group_id` must be null or omitted."""
    item_group_id: int | Unset | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the group of billable items. If it is not null, `item_id` must be null or omitted."""
    column_number: int | Unset | None = wire(INTEGER, default=UNSET, phi=True)
    """Column of the practitioner's appointment book, starting at 1, at most the number of columns that the clinic has
    enabled. Default: 1.
    """
    width: int | Unset | None = wire(INTEGER, default=UNSET, phi=True)
    """Number of columns that the appointment covers. Default: 1. Source (inferred): the field is documented; its
    meaning is assumed.
    """
    resource_ids: Sequence[int] | Unset | None = wire(Array(INTEGER), default=UNSET, phi=True)
    """IDs of the resources (rooms, equipment) to use."""
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
    practitioner_business_id: int | Unset | None = wire(INTEGER, default=UNSET, phi=True)
    """Deprecated. Combined ID of practitioner and business. Use `practitioner_id` and `business_id` instead. Source
    (vendor page): earlier reference page; since withdrawn.
    """
    column: int | Unset | None = wire(INTEGER, default=UNSET, phi=True)
    """Deprecated. Former name of `column_number`. Source (vendor page): earlier reference page; since withdrawn."""
    hourly_billing: bool | Unset | None = wire(BOOLEAN, default=UNSET, phi=True)
    """Deprecated. Whether the appointment is billed by the hour. Source (vendor page): earlier reference page; since
    withdrawn.
    """


class AppointmentReserve(Model):
    """A time to hold. `practitioner_id` and `business_id` identify practitioner and business."""

    __closed__: ClassVar[bool] = True
    __one_of__: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("practitioner_id", "business_id"),
        ("practitioner_business_id",),
    )
    app_time: datetime = wire(LOCAL_DATE_TIME, phi=True)
    """Start of the appointment, in the clinic's local time, without a UTC offset."""
    duration: int = wire(Integer(minimum=5, maximum=1440, multiple_of=5), phi=True)
    """Duration in minutes, a multiple of 5 from 5 to 1440."""
    practitioner_id: int | Unset | None = wire(INTEGER, default=UNSET, phi=True)
    """ID of the practitioner."""
    business_id: int | Unset | None = wire(INTEGER, default=UNSET, phi=True)
    """ID of the business (a clinic or location)."""
    column_number: int | Unset | None = wire(INTEGER, default=UNSET, phi=True)
    """Column of the practitioner's appointment book, starting at 1, at most the number of columns that the clinic has
    enabled. Default: 1.
    """
    width: int | Unset | None = wire(INTEGER, default=UNSET, phi=True)
    """Number of columns that the appointment covers. Default: 1. Source (inferred): the field is documented; its
    meaning is assumed.
    """
    practitioner_business_id: int | Unset | None = wire(INTEGER, default=UNSET, phi=True)
    """Deprecated. Combined ID of practitioner and business. Use `practitioner_id` and `business_id` instead. Source
    (vendor page): earlier reference page; since withdrawn.
    """
    column: int | Unset | None = wire(INTEGER, default=UNSET, phi=True)
    """Deprecated. Former name of `column_number`. Source (vendor page): earlier reference page; since withdrawn."""
    rule_out: bool | Unset | None = wire(BOOLEAN, default=UNSET, phi=True)
    """Deprecated. Whether to block out the time permanently. A blocked time does not need to be finalised. Source
    (vendor page): earlier reference page; since withdrawn.
    """


class AppointmentFinalise(Model):
    """The details that turn a held time into a booking. If omitted, item, duration, width, profession and resources
    come from the appointment type.
    """

    __closed__: ClassVar[bool] = True
    client_id: int = wire(INTEGER, phi=True)
    """ID of the patient."""
    appointment_type_id: int = wire(INTEGER, phi=True)
    """ID of the appointment type."""
    account_id: int | Unset | None = wire(INTEGER, default=UNSET, phi=True)
    """ID of the patient's account to bill."""
    profession_id: int | Unset | None = wire(INTEGER, default=UNSET, phi=True)
    """ID of the profession in which the practitioner acts. It must be one of the practitioner's professions."""
    appointment_status_id: int | Unset | None = wire(INTEGER, default=UNSET, phi=True)
    """ID of the appointment status."""
    item_id: int | Unset | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the billable item. If it is not null, `item_group_id` must be null or omitted."""
    item_group_id: int | Unset | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the group of billable items. If it is not null, `item_id` must be null or omitted."""
    resource_ids: Sequence[int] | Unset | None = wire(Array(INTEGER), default=UNSET, phi=True)
    """IDs of the resources (rooms, equipment) to use."""
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
    hourly_billing: bool | Unset | None = wire(BOOLEAN, default=UNSET, phi=True)
    """Deprecated. Whether the appointment is billed by the hour. Source (vendor page): earlier reference page; since
    withdrawn.
    """


class AppointmentEdit(Model):
    """Fields to change. Omitted fields keep their values. A new time, practitioner or business moves the appointment.
    The patient and the account cannot be changed.
    """

    __closed__: ClassVar[bool] = True
    appointment_type_id: int | Unset | None = wire(INTEGER, default=UNSET, phi=True)
    """ID of the appointment type."""
    app_time: datetime | Unset | None = wire(LOCAL_DATE_TIME, default=UNSET, phi=True)
    """Start of the appointment, in the clinic's local time, without a UTC offset."""
    practitioner_id: int | Unset | None = wire(INTEGER, default=UNSET, phi=True)
    """ID of the practitioner."""
    business_id: int | Unset | None = wire(INTEGER, default=UNSET, phi=True)
    """ID of the business (a clinic or location)."""
    duration: int | Unset | None = wire(Integer(minimum=5, maximum=1440, multiple_of=5), default=UNSET, phi=True)
    """Duration in minutes, a multiple of 5 from 5 to 1440."""
    column_number: int | Unset | None = wire(INTEGER, default=UNSET, phi=True)
    """Column of the practitioner's appointment book, starting at 1, at most the number of columns that the clinic has
    enabled.
    """
    width: int | Unset | None = wire(INTEGER, default=UNSET, phi=True)
    """Number of columns that the appointment covers. Source (inferred): the field is documented; its meaning is
    assumed.
    """
    appointment_status_id: int | Unset | None = wire(INTEGER, default=UNSET, phi=True)
    """ID of the appointment status."""
    profession_id: int | Unset | None = wire(INTEGER, default=UNSET, phi=True)
    """ID of the profession in which the practitioner acts. It must be one of the practitioner's professions."""
    item_id: int | Unset | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the billable item. If it is not null, `item_group_id` must be null or omitted."""
    item_group_id: int | Unset | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the group of billable items. If it is not null, `item_id` must be null or omitted."""
    resource_ids: Sequence[int] | Unset | None = wire(Array(INTEGER), default=UNSET, phi=True)
    """IDs of the resources (rooms, equipment) to use."""
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
    appointment_reschedule_reason_id: int | Unset | None = wire(INTEGER, default=UNSET, phi=True)
    """ID of the reason for moving the appointment."""
    reason: str | Unset | None = wire(STRING, default=UNSET, phi=True)
    """Reason for moving the appointment, as free text. Source (inferred): the field is documented; its meaning is
    inferred from the field beside it.
    """


class AppointmentCancel(Model):
    """How to remove the appointment from the appointment book. The system's audit log keeps a trace in either case."""

    __closed__: ClassVar[bool] = True
    record_as_cancelled: bool = wire(BOOLEAN, phi=True)
    """True keeps the appointment in the patient's attendance history as a cancellation. False deletes it: nothing of it
    stays in that history. The API does not require the field, but its default is not documented and may delete.
    """
    appointment_cancellation_reason_id: int | Unset | None = wire(INTEGER, default=UNSET, phi=True)
    """ID of the reason for cancelling."""
    reason: str | Unset | None = wire(STRING, default=UNSET, phi=True)
    """Reason for cancelling, as free text."""
