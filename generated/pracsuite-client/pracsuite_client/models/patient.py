# Generated from specs/pracsuite/schemas/patient.yaml: do not edit.

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar, Literal

from .._runtime.values.codecs import BOOLEAN, DATE, DATE_TIME, INTEGER, STRING, Array, Choice, Nullable, String
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET, Unset
from . import common as _common

MarketingPreference = Literal["Soft Opt-In", "Opt-In", "Soft Opt-Out", "Opt-Out"]
"""Consent of the patient to marketing by one channel, as shown in records.

- ``Soft Opt-In``: Consent is assumed; the patient has made no explicit choice.
- ``Opt-In``: The patient has agreed explicitly.
- ``Soft Opt-Out``: Refusal is assumed; the patient has made no explicit choice.
- ``Opt-Out``: The patient has declined explicitly.
"""

MarketingType = Literal[1, 2, 3, 4]
"""Consent of the patient to marketing by one channel, as sent in requests and filters.

- ``1``: Soft Opt-In; consent is assumed.
- ``2``: Opt-In; the patient has agreed explicitly.
- ``3``: Soft Opt-Out; refusal is assumed.
- ``4``: Opt-Out; the patient has declined explicitly.
"""

PreferredPhone = Literal[1, 3]
"""Phone on which the patient prefers to be called.

- ``1``: Home phone.
- ``3``: Mobile phone.
"""


class PatientLinks(Model):
    """URLs of the patient and of the patient's related lists."""

    self_: str = wire(STRING, name="self", phi=True)
    """URL of the patient."""
    accounts: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """URL of the list of the patient's accounts."""
    appointments: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """URL of the list of the patient's appointments."""
    invoices: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """URL of the list of the patient's invoices. Source (vendor's sample): sample response of the current reference
    page.
    """
    patient_attachments: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """URL of the list of the patient's attachments. Source (vendor's sample): sample response of the current reference
    page.
    """
    patient_contacts: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """URL of the list of the patient's contacts. Source (vendor's sample): sample response of the current reference
    page, where the URL is truncated.
    """


class Patient(Model):
    """A patient. Several fields that requests send as numbers are text here: fee category, default business and
    practitioner, sex, pronouns, marketing.
    """

    client_id: int = wire(INTEGER, phi=True)
    """ID of the patient. Source (inferred): the field is documented; that it is always present is assumed."""
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Position of the record in the whole list, starting at 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    links: PatientLinks | None = wire(Nullable(Object(lambda: PatientLinks)), default=UNSET)
    """URLs of the patient and of the patient's related lists."""
    first_name: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """First name."""
    tenant_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """ID of the PracSuite account that owns the record."""
    title: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Title, for example Ms or Dr."""
    middle_name: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Middle name."""
    surname: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Family name."""
    preferred_name: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Preferred name."""
    date_of_birth: date | None = wire(Nullable(DATE), default=UNSET, phi=True)
    """Date of birth."""
    email: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """E-mail address."""
    gender: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Gender, as free text."""
    address_1: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """First line of the address."""
    address_2: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Second line of the address."""
    address_3: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Third line of the address."""
    address_4: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Fourth line of the address."""
    suburb: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Suburb or town."""
    address_state: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """State or territory."""
    postcode: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Postcode."""
    country: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Country."""
    home_phone: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Home phone number."""
    work_phone: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Work phone number."""
    mobile: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Mobile phone number."""
    fax: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Fax number."""
    file_no: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """File number of the patient in the clinic's own records."""
    patient_notes: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Notes about the patient."""
    patient_warnings: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Warnings about the patient."""
    fee_category: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Name of the fee category. Requests use `fee_cat_id`."""
    health_fund: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Name of the health fund."""
    health_fund_member_no: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Membership number of the health fund."""
    pension_no: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Pension card number."""
    pension_expiry: datetime | None = wire(Nullable(DATE_TIME), default=UNSET, phi=True)
    """Expiry time of the pension card. This is the only expiry with a time of day."""
    worksafe_claim_no: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Workers' compensation claim number."""
    archive: bool | None = wire(Nullable(BOOLEAN), default=UNSET, phi=True)
    """Whether the patient is archived."""
    occupation: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Occupation."""
    default_account_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the account that is billed by default."""
    medicare_no: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Medicare card number."""
    medicare_irn: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Individual reference number (IRN): the patient's line on the Medicare card."""
    medicare_expiry: date | None = wire(Nullable(DATE), default=UNSET, phi=True)
    """Expiry date of the Medicare card."""
    medicare_claimant: bool | None = wire(Nullable(BOOLEAN), default=UNSET, phi=True)
    """Whether the patient is the Medicare claimant. Source (inferred): the field is documented; its meaning is inferred
    from its name.
    """
    dva_no: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Card number of the Department of Veterans' Affairs (DVA)."""
    dva_type: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Type of DVA card. The values are not published."""
    health_fund_patient_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """Number of the patient on the health fund card."""
    file_created: datetime | None = wire(Nullable(DATE_TIME), default=UNSET, phi=True)
    """Time at which the patient's file was created, in UTC."""
    medicare_claimants: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """JSON text that contains a list of the people who claim from Medicare for the patient."""
    default_business: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Name of the default business. Requests use `default_business_id`."""
    default_practitioner: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Name of the default practitioner. Requests use `default_practitioner_id`."""
    referrer: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Name of the referrer."""
    referrer_email: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """E-mail address of the referrer."""
    referrer_organisation: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Organisation of the referrer."""
    referrer_source: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """How the patient found the practice. Source (inferred): the field is documented; its meaning is inferred from its
    name.
    """
    referral_date: date | None = wire(Nullable(DATE), default=UNSET, phi=True)
    """Date of the referral."""
    medical_warnings: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Medical warnings, as HTML."""
    reminders_notifications: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Reminders for staff about the patient, as HTML."""
    gp_name: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Name of the patient's general practitioner."""
    deceased: bool | None = wire(Nullable(BOOLEAN), default=UNSET, phi=True)
    """Whether the patient has died."""
    family_notes: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Notes about the patient's family."""
    health_fund_card_issue_no: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Issue number of the health fund card."""
    covid_vaccination_status: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """COVID-19 vaccination status. The values are not published."""
    covid_vaccination_date: date | None = wire(Nullable(DATE), default=UNSET, phi=True)
    """Date of the COVID-19 vaccination."""
    ndis_number: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """National Disability Insurance Scheme (NDIS) number."""
    email_marketing: MarketingPreference | str | None = wire(
        Nullable(Choice(("Soft Opt-In", "Opt-In", "Soft Opt-Out", "Opt-Out"))), default=UNSET, phi=True
    )
    """Consent of the patient to marketing by e-mail."""
    sms_marketing: MarketingPreference | str | None = wire(
        Nullable(Choice(("Soft Opt-In", "Opt-In", "Soft Opt-Out", "Opt-Out"))), default=UNSET, phi=True
    )
    """Consent of the patient to marketing by SMS."""
    sex: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Sex, as text. Requests use `sex_id`."""
    pronouns: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Pronouns, as text. Requests use `pronoun_id`."""
    default_phone_reminder: bool | None = wire(Nullable(BOOLEAN), default=UNSET, phi=True)
    """Whether new appointments have phone reminders by default."""
    default_sms_reminder: bool | None = wire(Nullable(BOOLEAN), default=UNSET, phi=True)
    """Whether new appointments have SMS reminders by default."""
    default_email_reminder: bool | None = wire(Nullable(BOOLEAN), default=UNSET, phi=True)
    """Whether new appointments have e-mail reminders by default."""
    default_sms_confirmation: bool | None = wire(Nullable(BOOLEAN), default=UNSET, phi=True)
    """Whether new appointments are confirmed by SMS by default."""
    default_email_confirmation: bool | None = wire(Nullable(BOOLEAN), default=UNSET, phi=True)
    """Whether new appointments are confirmed by e-mail by default."""
    default_sms_follow_up: bool | None = wire(Nullable(BOOLEAN), default=UNSET, phi=True)
    """Whether new appointments are followed up by SMS by default."""
    default_email_follow_up: bool | None = wire(Nullable(BOOLEAN), default=UNSET, phi=True)
    """Whether new appointments are followed up by e-mail by default."""
    accepted_privacy_policy: bool | None = wire(Nullable(BOOLEAN), default=UNSET, phi=True)
    """Response of the patient to the business's privacy policy: true means accepted, false rejected, null no response
    yet. Take it into account when you store data about the patient. Source (vendor page): the introduction to the
    patient resource; not in the field tables.
    """
    time_zone: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """IANA name of the patient's time zone, or null if not set. Requests use `timezone`. Source (vendor page): the
    introduction to the patient resource; not in the field tables.
    """


class PatientPage(Model):
    """One page of patients."""

    clients: list[Patient] = wire(Array(Object(lambda: Patient)))
    """Patients on this page."""
    total_entries: int = wire(INTEGER)
    """Number of patients on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """URLs of this page and of the previous and next pages."""


class PatientCreate(Model):
    """A new patient."""

    __closed__: ClassVar[bool] = True
    first_name: str = wire(String(max_length=40), phi=True)
    """First name."""
    surname: str = wire(String(max_length=40), phi=True)
    """Family name."""
    date_of_birth: date | Unset | None = wire(DATE, default=UNSET, phi=True)
    """Date of birth."""
    address_1: str | Unset | None = wire(String(max_length=100), default=UNSET, phi=True)
    """First line of the address. Other lines cannot be sent."""
    suburb: str | Unset | None = wire(String(max_length=100), default=UNSET, phi=True)
    """Suburb or town."""
    address_state: str | Unset | None = wire(String(max_length=100), default=UNSET, phi=True)
    """State or territory."""
    postcode: str | Unset | None = wire(String(max_length=10), default=UNSET, phi=True)
    """Postcode."""
    country: str | Unset | None = wire(String(max_length=100), default=UNSET, phi=True)
    """Country."""
    email: str | Unset | None = wire(String(max_length=100), default=UNSET, phi=True)
    """E-mail address."""
    gender: str | Unset | None = wire(String(max_length=20), default=UNSET, phi=True)
    """Gender, as free text."""
    home_phone: str | Unset | None = wire(String(max_length=20), default=UNSET, phi=True)
    """Home phone number."""
    mobile: str | Unset | None = wire(String(max_length=20), default=UNSET, phi=True)
    """Mobile phone number."""
    preferred_phone: PreferredPhone | Unset | None = wire(Choice((1, 3)), default=UNSET, phi=True)
    """Phone on which the patient prefers to be called."""
    fee_cat_id: int | Unset | None = wire(INTEGER, default=UNSET, phi=True)
    """ID of the fee category."""
    default_business_id: int | Unset | None = wire(INTEGER, default=UNSET, phi=True)
    """ID of the default business."""
    default_practitioner_id: int | Unset | None = wire(INTEGER, default=UNSET, phi=True)
    """ID of the default practitioner. The default is the practice's first active practitioner. If you create the
    patient while booking, send the practitioner of the appointment.
    """
    default_sms_reminder: bool | Unset | None = wire(BOOLEAN, default=UNSET, phi=True)
    """Whether new appointments have SMS reminders by default."""
    default_email_reminder: bool | Unset | None = wire(BOOLEAN, default=UNSET, phi=True)
    """Whether new appointments have e-mail reminders by default."""
    default_sms_confirmation: bool | Unset | None = wire(BOOLEAN, default=UNSET, phi=True)
    """Whether new appointments are confirmed by SMS by default."""
    default_email_confirmation: bool | Unset | None = wire(BOOLEAN, default=UNSET, phi=True)
    """Whether new appointments are confirmed by e-mail by default."""
    default_sms_follow_up: bool | Unset | None = wire(BOOLEAN, default=UNSET, phi=True)
    """Whether new appointments are followed up by SMS by default."""
    default_email_follow_up: bool | Unset | None = wire(BOOLEAN, default=UNSET, phi=True)
    """Whether new appointments are followed up by e-mail by default."""
    sms_marketing_type: MarketingType | Unset | None = wire(Choice((1, 2, 3, 4)), default=UNSET, phi=True)
    """Consent of the patient to marketing by SMS."""
    email_marketing_type: MarketingType | Unset | None = wire(Choice((1, 2, 3, 4)), default=UNSET, phi=True)
    """Consent of the patient to marketing by e-mail."""
    timezone: str | Unset | None = wire(STRING, default=UNSET, phi=True)
    """IANA name of the patient's time zone, for example `Australia/Adelaide`. Records call the field `time_zone`."""
    sex_id: int | Unset | None = wire(INTEGER, default=UNSET, phi=True)
    """ID of the sex."""
    pronoun_id: int | Unset | None = wire(INTEGER, default=UNSET, phi=True)
    """ID of the pronouns."""


class PatientEdit(Model):
    """Fields to change. Omitted fields keep their values."""

    __closed__: ClassVar[bool] = True
    first_name: str | Unset | None = wire(String(max_length=40), default=UNSET, phi=True)
    """First name."""
    surname: str | Unset | None = wire(String(max_length=40), default=UNSET, phi=True)
    """Family name."""
    date_of_birth: date | Unset | None = wire(Nullable(DATE), default=UNSET, phi=True)
    """Date of birth. Source (inferred): the field is documented; that null clears it is assumed."""
    address_1: str | Unset | None = wire(Nullable(String(max_length=100)), default=UNSET, phi=True)
    """First line of the address. Other lines cannot be sent. Source (inferred): the field is documented; that null
    clears it is assumed.
    """
    suburb: str | Unset | None = wire(Nullable(String(max_length=100)), default=UNSET, phi=True)
    """Suburb or town. Source (inferred): the field is documented; that null clears it is assumed."""
    address_state: str | Unset | None = wire(Nullable(String(max_length=100)), default=UNSET, phi=True)
    """State or territory. Source (inferred): the field is documented; that null clears it is assumed."""
    postcode: str | Unset | None = wire(Nullable(String(max_length=10)), default=UNSET, phi=True)
    """Postcode. Source (inferred): the field is documented; that null clears it is assumed."""
    country: str | Unset | None = wire(Nullable(String(max_length=100)), default=UNSET, phi=True)
    """Country. Source (inferred): the field is documented; that null clears it is assumed."""
    email: str | Unset | None = wire(Nullable(String(max_length=100)), default=UNSET, phi=True)
    """E-mail address. Source (inferred): the field is documented; that null clears it is assumed."""
    gender: str | Unset | None = wire(Nullable(String(max_length=20)), default=UNSET, phi=True)
    """Gender, as free text. Source (inferred): the field is documented; that null clears it is assumed."""
    home_phone: str | Unset | None = wire(Nullable(String(max_length=20)), default=UNSET, phi=True)
    """Home phone number. Source (inferred): the field is documented; that null clears it is assumed."""
    mobile: str | Unset | None = wire(Nullable(String(max_length=20)), default=UNSET, phi=True)
    """Mobile phone number. Source (inferred): the field is documented; that null clears it is assumed."""
    preferred_phone: PreferredPhone | Unset | None = wire(Choice((1, 3)), default=UNSET, phi=True)
    """Phone on which the patient prefers to be called."""
    fee_cat_id: int | Unset | None = wire(INTEGER, default=UNSET, phi=True)
    """ID of the fee category."""
    default_business_id: int | Unset | None = wire(INTEGER, default=UNSET, phi=True)
    """ID of the default business."""
    default_practitioner_id: int | Unset | None = wire(INTEGER, default=UNSET, phi=True)
    """ID of the default practitioner."""
    default_sms_reminder: bool | Unset | None = wire(BOOLEAN, default=UNSET, phi=True)
    """Whether new appointments have SMS reminders by default."""
    default_email_reminder: bool | Unset | None = wire(BOOLEAN, default=UNSET, phi=True)
    """Whether new appointments have e-mail reminders by default."""
    default_sms_confirmation: bool | Unset | None = wire(BOOLEAN, default=UNSET, phi=True)
    """Whether new appointments are confirmed by SMS by default."""
    default_email_confirmation: bool | Unset | None = wire(BOOLEAN, default=UNSET, phi=True)
    """Whether new appointments are confirmed by e-mail by default."""
    default_sms_follow_up: bool | Unset | None = wire(BOOLEAN, default=UNSET, phi=True)
    """Whether new appointments are followed up by SMS by default."""
    default_email_follow_up: bool | Unset | None = wire(BOOLEAN, default=UNSET, phi=True)
    """Whether new appointments are followed up by e-mail by default."""
    sms_marketing_type: MarketingType | Unset | None = wire(Choice((1, 2, 3, 4)), default=UNSET, phi=True)
    """Consent of the patient to marketing by SMS."""
    email_marketing_type: MarketingType | Unset | None = wire(Choice((1, 2, 3, 4)), default=UNSET, phi=True)
    """Consent of the patient to marketing by e-mail."""
    timezone: str | Unset | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """IANA name of the patient's time zone, for example `Australia/Adelaide`. Records call the field `time_zone`. Null
    clears the field. Source (inferred): the field is documented; that null clears it is assumed.
    """
    sex_id: int | Unset | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the sex. Source (inferred): the field is documented; that null clears it is assumed."""
    pronoun_id: int | Unset | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the pronouns. Source (inferred): the field is documented; that null clears it is assumed."""
