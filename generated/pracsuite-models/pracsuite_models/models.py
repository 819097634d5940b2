# Generated. Do not edit: change the source and regenerate.
"""The records of the PracSuite API."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import AwareDatetime, ConfigDict, Field, NaiveDatetime, RootModel

from pracsuite_models._base import Record


class AppointmentCancel(Record):
    """How the appointment is taken out of the book. Either way the system's audit log keeps a trace."""

    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    __phi__: ClassVar[frozenset[str]] = frozenset({"reason"})
    appointment_cancellation_reason_id: int | None = None
    """Number of the reason for cancelling."""
    record_as_cancelled: bool | None = None
    """True keeps the appointment in the patient's attendance history as a cancellation; false removes it without
    touching that history. What happens when it is left out is not documented."""
    reason: str | None = None
    """Reason for cancelling, in words."""


class AppointmentCreate(Record):
    """A booking in one step. Practitioner and business are named by `practitioner_id` and `business_id`.
    Width, resources and item come from the appointment type where they are left out."""

    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    __phi__: ClassVar[frozenset[str]] = frozenset({"client_id", "account_id"})
    client_id: int
    """Number of the patient."""
    appointment_type_id: int
    """Number of the appointment type."""
    app_time: NaiveDatetime
    """Start, as wall time at the clinic, without an offset."""
    practitioner_id: int | None = None
    """Number of the practitioner."""
    business_id: int | None = None
    """Number of the business (a clinic or location)."""
    duration: Annotated[int, Field(ge=5, le=1440, multiple_of=5)]
    """Length in minutes, a multiple of 5 from 5 to 1440."""
    appointment_status_id: int | None = None
    """Number of the appointment status."""
    account_id: int | None = None
    """Number of the patient's account to bill."""
    profession_id: int | None = None
    """Number of the profession in which the practitioner acts, one of the practitioner's own. The practitioner's
    default profession is taken when it is left out."""
    item_id: int | None = None
    """Number of the billable item. When it is not null, `item_group_id` must be null or left out."""
    item_group_id: int | None = None
    """Number of the group of billable items. When it is not null, `item_id` must be null or left out."""
    column_number: int = 1
    """Column of the practitioner's appointment book, counted from 1, no higher than the clinic has enabled."""
    width: int = 1
    """Number of columns that the appointment covers."""
    resource_ids: list[int] | None = None
    """Numbers of the resources (rooms, equipment) to use."""
    sms_reminder: bool | None = None
    """Whether to remind the patient by text message."""
    email_reminder: bool | None = None
    """Whether to remind the patient by e-mail."""
    sms_confirmation: bool | None = None
    """Whether to confirm the booking by text message."""
    email_confirmation: bool | None = None
    """Whether to confirm the booking by e-mail."""
    sms_follow_up: bool | None = None
    """Whether to follow up by text message."""
    email_follow_up: bool | None = None
    """Whether to follow up by e-mail."""
    practitioner_business_id: Annotated[int | None, Field(deprecated=True)] = None
    """Number that stood for practitioner and business together. Send `practitioner_id` and `business_id`."""
    column: Annotated[int | None, Field(deprecated=True)] = None
    """Earlier name of `column_number`."""
    hourly_billing: Annotated[bool | None, Field(deprecated=True)] = None
    """Whether the appointment was billed by the hour."""


class AppointmentEdit(Record):
    """What to change; a field that is left out stays as it is. A new time, practitioner or business moves the
    appointment. Patient and account cannot be changed."""

    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    __phi__: ClassVar[frozenset[str]] = frozenset({"reason"})
    appointment_type_id: int | None = None
    """Number of the appointment type."""
    app_time: NaiveDatetime | None = None
    """Start, as wall time at the clinic, without an offset."""
    practitioner_id: int | None = None
    """Number of the practitioner."""
    business_id: int | None = None
    """Number of the business (a clinic or location)."""
    duration: Annotated[int | None, Field(ge=5, le=1440, multiple_of=5)] = None
    """Length in minutes, a multiple of 5 from 5 to 1440."""
    column_number: int | None = None
    """Column of the practitioner's appointment book, counted from 1, no higher than the clinic has enabled."""
    width: int | None = None
    """Number of columns that the appointment covers."""
    appointment_status_id: int | None = None
    """Number of the appointment status."""
    profession_id: int | None = None
    """Number of the profession in which the practitioner acts, one of the practitioner's own."""
    item_id: int | None = None
    """Number of the billable item. When it is not null, `item_group_id` must be null or left out."""
    item_group_id: int | None = None
    """Number of the group of billable items. When it is not null, `item_id` must be null or left out."""
    resource_ids: list[int] | None = None
    """Numbers of the resources (rooms, equipment) to use."""
    sms_reminder: bool | None = None
    """Whether to remind the patient by text message."""
    email_reminder: bool | None = None
    """Whether to remind the patient by e-mail."""
    sms_confirmation: bool | None = None
    """Whether to confirm the booking by text message."""
    email_confirmation: bool | None = None
    """Whether to confirm the booking by e-mail."""
    sms_follow_up: bool | None = None
    """Whether to follow up by text message."""
    email_follow_up: bool | None = None
    """Whether to follow up by e-mail."""
    appointment_reschedule_reason_id: int | None = None
    """Number of the reason for moving the appointment."""
    reason: str | None = None
    """Reason for moving the appointment, in words."""


class AppointmentFinalise(Record):
    """What turns a held time into a booking. Item, length, width, profession and resources come from the appointment
    type where they are left out."""

    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    __phi__: ClassVar[frozenset[str]] = frozenset({"client_id", "account_id"})
    client_id: int
    """Number of the patient."""
    appointment_type_id: int
    """Number of the appointment type."""
    account_id: int | None = None
    """Number of the patient's account to bill."""
    profession_id: int | None = None
    """Number of the profession in which the practitioner acts, one of the practitioner's own."""
    appointment_status_id: int | None = None
    """Number of the appointment status."""
    item_id: int | None = None
    """Number of the billable item. When it is not null, `item_group_id` must be null or left out."""
    item_group_id: int | None = None
    """Number of the group of billable items. When it is not null, `item_id` must be null or left out."""
    resource_ids: list[int] | None = None
    """Numbers of the resources (rooms, equipment) to use."""
    sms_reminder: bool | None = None
    """Whether to remind the patient by text message."""
    email_reminder: bool | None = None
    """Whether to remind the patient by e-mail."""
    sms_confirmation: bool | None = None
    """Whether to confirm the booking by text message."""
    email_confirmation: bool | None = None
    """Whether to confirm the booking by e-mail."""
    sms_follow_up: bool | None = None
    """Whether to follow up by text message."""
    email_follow_up: bool | None = None
    """Whether to follow up by e-mail."""
    hourly_billing: Annotated[bool | None, Field(deprecated=True)] = None
    """Whether the appointment was billed by the hour."""


class AppointmentLinks(Record):
    """Addresses of the appointment and of what belongs to it."""

    model_config = ConfigDict(
        populate_by_name=True,
    )
    self: str | None = None
    """Address of the appointment."""
    resources: str | None = None
    """Address of the list of the resources that it uses."""


class AppointmentReserve(Record):
    """A time to hold. Practitioner and business are named by `practitioner_id` and `business_id`."""

    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    app_time: NaiveDatetime
    """Start, as wall time at the clinic, without an offset."""
    practitioner_id: int | None = None
    """Number of the practitioner."""
    business_id: int | None = None
    """Number of the business (a clinic or location)."""
    duration: Annotated[int, Field(ge=5, le=1440, multiple_of=5)]
    """Length in minutes, a multiple of 5 from 5 to 1440."""
    column_number: int = 1
    """Column of the practitioner's appointment book, counted from 1, no higher than the clinic has enabled."""
    width: int = 1
    """Number of columns that the appointment covers."""
    practitioner_business_id: Annotated[int | None, Field(deprecated=True)] = None
    """Number that stood for practitioner and business together. Send `practitioner_id` and `business_id`."""
    column: Annotated[int | None, Field(deprecated=True)] = None
    """Earlier name of `column_number`."""
    rule_out: Annotated[bool | None, Field(deprecated=True)] = None
    """Whether to block the time out for good, which needs no finalising."""


class ErrorBody(Record):
    """What went wrong."""

    model_config = ConfigDict(
        populate_by_name=True,
    )
    status: int | None = None
    """HTTP status in the vendor's own count; a 401 answer says 403 here."""
    code: str | None = None
    """Code for programs, for instance `NOT_FOUND`."""
    detail: str | None = None
    """Explanation for people."""
    title: Annotated[str | None, Field(deprecated=True)] = None
    """Short heading; newer documents have dropped it."""


class ErrorNotFound(Record):
    """Body of a 404 answer, where the request's number may be missing."""

    model_config = ConfigDict(
        populate_by_name=True,
    )
    error: ErrorBody
    """What went wrong."""
    request_id: str | None = None
    """Number of the request, to quote to the vendor's support."""


class MarketingPreference(RootModel[Literal["Soft Opt-In", "Opt-In", "Soft Opt-Out", "Opt-Out"]]):
    """Whether the patient takes marketing by one channel, as records show it."""

    root: Literal["Soft Opt-In", "Opt-In", "Soft Opt-Out", "Opt-Out"]


class MarketingType(RootModel[Literal[1, 2, 3, 4]]):
    """Whether the patient takes marketing by one channel, as requests and filters send it."""

    root: Literal[1, 2, 3, 4]


class PageLinks(Record):
    """Addresses of this page of a list and of its neighbours."""

    model_config = ConfigDict(
        populate_by_name=True,
    )
    __phi__: ClassVar[frozenset[str]] = frozenset({"self", "previous", "next"})
    self: str | None = None
    """Address of this page."""
    previous: str | None = None
    """Address of the page before; absent or null on the first page."""
    next: str | None = None
    """Address of the page after; absent or null on the last page."""


class PatientLinks(Record):
    """Addresses of the patient and of what belongs to the patient."""

    model_config = ConfigDict(
        populate_by_name=True,
    )
    __phi__: ClassVar[frozenset[str]] = frozenset(
        {"self", "accounts", "appointments", "invoices", "patient_attachments", "patient_contacts"}
    )
    self: str
    """Address of the patient."""
    accounts: str | None = None
    """Address of the list of the patient's accounts."""
    appointments: str | None = None
    """Address of the list of the patient's appointments."""
    invoices: str | None = None
    """Address of the list of the patient's invoices."""
    patient_attachments: str | None = None
    """Address of the list of the patient's attachments."""
    patient_contacts: str | None = None
    """Address of the list of the patient's contacts."""


class PreferredPhone(RootModel[Literal[1, 3]]):
    """Telephone on which the patient prefers to be called."""

    root: Literal[1, 3]


class ReservedAppointment(Record):
    """A time that is held for 15 minutes, to be finalised or cancelled."""

    model_config = ConfigDict(
        populate_by_name=True,
    )
    appointment_id: int
    """Number of the appointment, for finalising it."""
    app_time: NaiveDatetime
    """Start, as wall time at the clinic, without an offset."""
    practitioner_id: int
    """Number of the practitioner."""
    business_id: int
    """Number of the business (a clinic or location)."""
    duration: int
    """Length in minutes."""
    column_number: int | None = None
    """Column of the practitioner's appointment book, counted from 1."""
    width: int | None = None
    """Number of columns that the appointment covers."""
    category: str | int | None = None
    """Kind of entry, `Reserved` here. Earlier documents show a number: 0 reserved, 1 patient, 2 note, 3 group,
    4 rule out."""
    practitioner_business_id: Annotated[int | None, Field(deprecated=True)] = None
    """Number that stood for practitioner and business together."""
    column: Annotated[int | None, Field(deprecated=True)] = None
    """Earlier name of `column_number`."""


class ValidationMessage(Record):
    """Why one field was refused."""

    model_config = ConfigDict(
        populate_by_name=True,
    )
    field: str | None = None
    """Name of the field."""
    message: str | None = None
    """Why it was refused."""


class Appointment(Record):
    """A patient's appointment. The column, the width and the choices of reminders that were sent when it was made
    are
    not given back."""

    model_config = ConfigDict(
        populate_by_name=True,
    )
    __phi__: ClassVar[frozenset[str]] = frozenset(
        {"client_id", "description", "notes", "account_id", "telehealth_patient_link", "telehealth_practitioner_link"}
    )
    row_num: int | None = None
    """Place of the record in the whole list, counted from 1."""
    total_rows: int | None = None
    """Number of records in the whole list."""
    links: AppointmentLinks | None = None
    """Addresses of the appointment and of what belongs to it."""
    tenant_id: int | None = None
    """Number of the PracSuite account that owns the record."""
    appointment_id: int
    """Number of the appointment."""
    client_id: int | None = None
    """Number of the patient; null while the time is only held."""
    app_time: NaiveDatetime
    """Start, as wall time at the clinic, without an offset."""
    description: str | None = None
    """Label of the entry in the appointment book; it may hold the patient's name."""
    appointment_type_id: int | None = None
    """Number of the appointment type."""
    appointment_status_id: int | None = None
    """Number of the appointment status, as each clinic defines them."""
    category: str | None = None
    """Kind of entry. `Reserved`, `Note` and `Rule Out` have been seen; the other values are not published."""
    duration: int | None = None
    """Length in minutes."""
    notes: str | None = None
    """Free text about the appointment. No request can set it."""
    practitioner_id: int | None = None
    """Number of the practitioner."""
    business_id: int | None = None
    """Number of the business (a clinic or location)."""
    profession_id: int | None = None
    """Number of the profession in which the practitioner acts."""
    item_id: int | None = None
    """Number of the billable item. Null when an item group is used instead."""
    account_id: int | None = None
    """Number of the patient's account that is billed."""
    created: AwareDatetime | None = None
    """Instant at which the record was made, in UTC."""
    modified: AwareDatetime | None = None
    """Instant of the last change, in UTC. Filters and sorting call it `updated`."""
    item_group_id: int | None = None
    """Number of the group of billable items. Null when a single item is used instead."""
    telehealth_patient_link: str | None = None
    """Address at which the patient joins a telehealth appointment."""
    telehealth_practitioner_link: str | None = None
    """Address at which the practitioner joins a telehealth appointment."""
    resource_ids: list[int] | None = None
    """Numbers of the resources (rooms, equipment) that the appointment uses."""


class AppointmentPage(Record):
    """One page of appointments."""

    model_config = ConfigDict(
        populate_by_name=True,
    )
    appointments: list[Appointment]
    """The appointments of this page."""
    total_entries: int
    """Number of appointments on all pages."""
    links: PageLinks | None = None
    """Addresses of this page and of its neighbours."""


class Error(Record):
    """Body of an error answer."""

    model_config = ConfigDict(
        populate_by_name=True,
    )
    error: ErrorBody
    """What went wrong."""
    request_id: str
    """Number of the request, to quote to the vendor's support."""


class InvalidBody(Record):
    """What is wrong with the body that was sent."""

    model_config = ConfigDict(
        populate_by_name=True,
    )
    status: int | None = None
    """HTTP status in the vendor's own count."""
    code: str | None = None
    """Code for programs, `INVALID_BODY`."""
    detail: str | None = None
    """Explanation for people."""
    title: Annotated[str | None, Field(deprecated=True)] = None
    """Short heading; newer documents have dropped it."""
    validation: list[ValidationMessage] | None = None
    """One message for each field that was refused."""


class Patient(Record):
    """A patient. Several choices that requests send as numbers come back as text here: fee category, default
    business and
    practitioner, sex, pronouns, marketing."""

    model_config = ConfigDict(
        populate_by_name=True,
    )
    __phi__: ClassVar[frozenset[str]] = frozenset(
        {
            "client_id",
            "first_name",
            "title",
            "middle_name",
            "surname",
            "preferred_name",
            "date_of_birth",
            "email",
            "gender",
            "address_1",
            "address_2",
            "address_3",
            "address_4",
            "suburb",
            "address_state",
            "postcode",
            "country",
            "home_phone",
            "work_phone",
            "mobile",
            "fax",
            "file_no",
            "patient_notes",
            "patient_warnings",
            "fee_category",
            "health_fund",
            "health_fund_member_no",
            "pension_no",
            "pension_expiry",
            "worksafe_claim_no",
            "occupation",
            "default_account_id",
            "medicare_no",
            "medicare_irn",
            "medicare_expiry",
            "medicare_claimant",
            "dva_no",
            "dva_type",
            "health_fund_patient_id",
            "medicare_claimants",
            "referrer",
            "referrer_email",
            "referrer_organisation",
            "referrer_source",
            "referral_date",
            "medical_warnings",
            "reminders_notifications",
            "gp_name",
            "deceased",
            "family_notes",
            "health_fund_card_issue_no",
            "covid_vaccination_status",
            "covid_vaccination_date",
            "ndis_number",
            "email_marketing",
            "sms_marketing",
            "sex",
            "pronouns",
            "accepted_privacy_policy",
            "time_zone",
        }
    )
    row_num: int | None = None
    """Place of the record in the whole list, counted from 1."""
    total_rows: int | None = None
    """Number of records in the whole list."""
    links: PatientLinks | None = None
    """Addresses of the patient and of what belongs to the patient."""
    client_id: int
    """Number of the patient."""
    first_name: str | None = None
    """First name."""
    tenant_id: int | None = None
    """Number of the PracSuite account that owns the record."""
    title: str | None = None
    """Form of address, for instance Ms or Dr."""
    middle_name: str | None = None
    """Middle name."""
    surname: str | None = None
    """Family name."""
    preferred_name: str | None = None
    """Name that the patient likes to be called."""
    date_of_birth: date | None = None
    """Date of birth."""
    email: str | None = None
    """E-mail address."""
    gender: str | None = None
    """Gender, free text."""
    address_1: str | None = None
    """First line of the address."""
    address_2: str | None = None
    """Second line of the address."""
    address_3: str | None = None
    """Third line of the address."""
    address_4: str | None = None
    """Fourth line of the address."""
    suburb: str | None = None
    """Suburb or town."""
    address_state: str | None = None
    """State or territory."""
    postcode: str | None = None
    """Postcode."""
    country: str | None = None
    """Country."""
    home_phone: str | None = None
    """Home telephone."""
    work_phone: str | None = None
    """Work telephone."""
    mobile: str | None = None
    """Mobile telephone."""
    fax: str | None = None
    """Fax number."""
    file_no: str | None = None
    """Number of the patient's file, as the clinic keeps it."""
    patient_notes: str | None = None
    """Notes about the patient."""
    patient_warnings: str | None = None
    """Warnings about the patient."""
    fee_category: str | None = None
    """Name of the fee category; requests send `fee_cat_id`."""
    health_fund: str | None = None
    """Name of the health fund."""
    health_fund_member_no: str | None = None
    """Membership number at the health fund."""
    pension_no: str | None = None
    """Number of the pension card."""
    pension_expiry: AwareDatetime | None = None
    """When the pension card expires. The only expiry that is an instant instead of a date."""
    worksafe_claim_no: str | None = None
    """Number of the workers' compensation claim."""
    archive: bool | None = None
    """Whether the patient is archived."""
    occupation: str | None = None
    """Occupation."""
    default_account_id: int | None = None
    """Number of the account that is billed unless another is named."""
    medicare_no: str | None = None
    """Medicare card number."""
    medicare_irn: str | None = None
    """Individual reference number, the patient's line on the Medicare card."""
    medicare_expiry: date | None = None
    """When the Medicare card expires."""
    medicare_claimant: bool | None = None
    """Whether the patient claims from Medicare in person."""
    dva_no: str | None = None
    """Number of the veterans' card (Department of Veterans' Affairs)."""
    dva_type: str | None = None
    """Kind of veterans' card. The values are not published."""
    health_fund_patient_id: int | None = None
    """Number of the patient on the health fund's card."""
    file_created: AwareDatetime | None = None
    """Instant at which the file was made, in UTC."""
    medicare_claimants: str | None = None
    """JSON text that holds a list of those who claim from Medicare for the patient."""
    default_business: str | None = None
    """Name of the default business; requests send `default_business_id`."""
    default_practitioner: str | None = None
    """Name of the default practitioner; requests send `default_practitioner_id`."""
    referrer: str | None = None
    """Name of the referrer."""
    referrer_email: str | None = None
    """E-mail address of the referrer."""
    referrer_organisation: str | None = None
    """Organisation of the referrer."""
    referrer_source: str | None = None
    """How the patient found the practice."""
    referral_date: date | None = None
    """Date of the referral."""
    medical_warnings: str | None = None
    """Medical warnings, as HTML."""
    reminders_notifications: str | None = None
    """Reminders for the staff about the patient, as HTML."""
    gp_name: str | None = None
    """Name of the patient's general practitioner."""
    deceased: bool | None = None
    """Whether the patient has died."""
    family_notes: str | None = None
    """Notes about the patient's family."""
    health_fund_card_issue_no: str | None = None
    """Issue number of the health fund's card."""
    covid_vaccination_status: str | None = None
    """Status of the COVID-19 vaccination. The values are not published."""
    covid_vaccination_date: date | None = None
    """Date of the COVID-19 vaccination."""
    ndis_number: str | None = None
    """Number in the National Disability Insurance Scheme."""
    email_marketing: MarketingPreference | None = None
    """Whether the patient takes marketing by e-mail."""
    sms_marketing: MarketingPreference | None = None
    """Whether the patient takes marketing by text message."""
    sex: str | None = None
    """Sex, as text; requests send `sex_id`."""
    pronouns: str | None = None
    """Pronouns, as text; requests send `pronoun_id`."""
    default_phone_reminder: bool | None = None
    """Whether new appointments remind the patient by telephone."""
    default_sms_reminder: bool | None = None
    """Whether new appointments remind the patient by text message."""
    default_email_reminder: bool | None = None
    """Whether new appointments remind the patient by e-mail."""
    default_sms_confirmation: bool | None = None
    """Whether new appointments are confirmed by text message."""
    default_email_confirmation: bool | None = None
    """Whether new appointments are confirmed by e-mail."""
    default_sms_follow_up: bool | None = None
    """Whether new appointments are followed up by text message."""
    default_email_follow_up: bool | None = None
    """Whether new appointments are followed up by e-mail."""
    accepted_privacy_policy: bool | None = None
    """The patient's answer to the business's privacy policy: true accepted, false rejected, null no answer yet.
    Think what it means for keeping data about the patient."""
    time_zone: str | None = None
    """IANA name of the patient's time zone, null when it has not been set; requests send `timezone`."""


class PatientCreate(Record):
    """A new patient."""

    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    __phi__: ClassVar[frozenset[str]] = frozenset(
        {
            "first_name",
            "surname",
            "date_of_birth",
            "address_1",
            "suburb",
            "address_state",
            "postcode",
            "country",
            "email",
            "gender",
            "home_phone",
            "mobile",
            "preferred_phone",
            "fee_cat_id",
            "sms_marketing_type",
            "email_marketing_type",
            "timezone",
            "sex_id",
            "pronoun_id",
        }
    )
    first_name: Annotated[str, Field(max_length=40)]
    """First name."""
    surname: Annotated[str, Field(max_length=40)]
    """Family name."""
    date_of_birth: date | None = None
    """Date of birth."""
    address_1: Annotated[str | None, Field(max_length=100)] = None
    """First line of the address, the only one that can be sent."""
    suburb: Annotated[str | None, Field(max_length=100)] = None
    """Suburb or town."""
    address_state: Annotated[str | None, Field(max_length=100)] = None
    """State or territory."""
    postcode: Annotated[str | None, Field(max_length=10)] = None
    """Postcode."""
    country: Annotated[str | None, Field(max_length=100)] = None
    """Country."""
    email: Annotated[str | None, Field(max_length=100)] = None
    """E-mail address."""
    gender: Annotated[str | None, Field(max_length=20)] = None
    """Gender, free text."""
    home_phone: Annotated[str | None, Field(max_length=20)] = None
    """Home telephone."""
    mobile: Annotated[str | None, Field(max_length=20)] = None
    """Mobile telephone."""
    preferred_phone: PreferredPhone | None = None
    """Telephone on which the patient prefers to be called."""
    fee_cat_id: int | None = None
    """Number of the fee category."""
    default_business_id: int | None = None
    """Number of the default business."""
    default_practitioner_id: int | None = None
    """Number of the default practitioner. When it is left out the practice's first active practitioner is taken; for
    a
    patient who is made while booking, send the practitioner of the appointment."""
    default_sms_reminder: bool | None = None
    """Whether new appointments remind the patient by text message."""
    default_email_reminder: bool | None = None
    """Whether new appointments remind the patient by e-mail."""
    default_sms_confirmation: bool | None = None
    """Whether new appointments are confirmed by text message."""
    default_email_confirmation: bool | None = None
    """Whether new appointments are confirmed by e-mail."""
    default_sms_follow_up: bool | None = None
    """Whether new appointments are followed up by text message."""
    default_email_follow_up: bool | None = None
    """Whether new appointments are followed up by e-mail."""
    sms_marketing_type: MarketingType | None = None
    """Whether the patient takes marketing by text message."""
    email_marketing_type: MarketingType | None = None
    """Whether the patient takes marketing by e-mail."""
    timezone: str | None = None
    """IANA name of the patient's time zone, for instance `Australia/Adelaide`; records call it `time_zone`."""
    sex_id: int | None = None
    """Number of the sex."""
    pronoun_id: int | None = None
    """Number of the pronouns."""


class PatientEdit(Record):
    """What to change; a field that is left out stays as it is."""

    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    __phi__: ClassVar[frozenset[str]] = frozenset(
        {
            "first_name",
            "surname",
            "date_of_birth",
            "address_1",
            "suburb",
            "address_state",
            "postcode",
            "country",
            "email",
            "gender",
            "home_phone",
            "mobile",
            "preferred_phone",
            "fee_cat_id",
            "sms_marketing_type",
            "email_marketing_type",
            "timezone",
            "sex_id",
            "pronoun_id",
        }
    )
    first_name: Annotated[str | None, Field(max_length=40)] = None
    """First name."""
    surname: Annotated[str | None, Field(max_length=40)] = None
    """Family name."""
    date_of_birth: date | None = None
    """Date of birth; null clears it."""
    address_1: Annotated[str | None, Field(max_length=100)] = None
    """First line of the address, the only one that can be sent; null clears it."""
    suburb: Annotated[str | None, Field(max_length=100)] = None
    """Suburb or town; null clears it."""
    address_state: Annotated[str | None, Field(max_length=100)] = None
    """State or territory; null clears it."""
    postcode: Annotated[str | None, Field(max_length=10)] = None
    """Postcode; null clears it."""
    country: Annotated[str | None, Field(max_length=100)] = None
    """Country; null clears it."""
    email: Annotated[str | None, Field(max_length=100)] = None
    """E-mail address; null clears it."""
    gender: Annotated[str | None, Field(max_length=20)] = None
    """Gender, free text; null clears it."""
    home_phone: Annotated[str | None, Field(max_length=20)] = None
    """Home telephone; null clears it."""
    mobile: Annotated[str | None, Field(max_length=20)] = None
    """Mobile telephone; null clears it."""
    preferred_phone: PreferredPhone | None = None
    """Telephone on which the patient prefers to be called."""
    fee_cat_id: int | None = None
    """Number of the fee category."""
    default_business_id: int | None = None
    """Number of the default business."""
    default_practitioner_id: int | None = None
    """Number of the default practitioner."""
    default_sms_reminder: bool | None = None
    """Whether new appointments remind the patient by text message."""
    default_email_reminder: bool | None = None
    """Whether new appointments remind the patient by e-mail."""
    default_sms_confirmation: bool | None = None
    """Whether new appointments are confirmed by text message."""
    default_email_confirmation: bool | None = None
    """Whether new appointments are confirmed by e-mail."""
    default_sms_follow_up: bool | None = None
    """Whether new appointments are followed up by text message."""
    default_email_follow_up: bool | None = None
    """Whether new appointments are followed up by e-mail."""
    sms_marketing_type: MarketingType | None = None
    """Whether the patient takes marketing by text message."""
    email_marketing_type: MarketingType | None = None
    """Whether the patient takes marketing by e-mail."""
    timezone: str | None = None
    """IANA name of the patient's time zone, for instance `Australia/Adelaide`; records call it `time_zone`.
    Null clears it."""
    sex_id: int | None = None
    """Number of the sex; null clears it."""
    pronoun_id: int | None = None
    """Number of the pronouns; null clears it."""


class PatientPage(Record):
    """One page of patients."""

    model_config = ConfigDict(
        populate_by_name=True,
    )
    clients: list[Patient]
    """The patients of this page."""
    total_entries: int
    """Number of patients on all pages."""
    links: PageLinks | None = None
    """Addresses of this page and of its neighbours."""


class ErrorInvalidBody(Record):
    """Body of a 422 answer."""

    model_config = ConfigDict(
        populate_by_name=True,
    )
    error: InvalidBody
    """What went wrong, field by field."""
    request_id: str
    """Number of the request, to quote to the vendor's support."""
