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
"""Whether the patient takes marketing by one channel, as records show it.

- ``Soft Opt-In``: Taken as agreed, without an express choice.
- ``Opt-In``: Expressly agreed.
- ``Soft Opt-Out``: Taken as declined, without an express choice.
- ``Opt-Out``: Expressly declined.
"""

MarketingType = Literal[1, 2, 3, 4]
"""Whether the patient takes marketing by one channel, as requests and filters send it.

- ``1``: Soft Opt-In.
- ``2``: Opt-In.
- ``3``: Soft Opt-Out.
- ``4``: Opt-Out.
"""

PreferredPhone = Literal[1, 3]
"""Telephone on which the patient prefers to be called.

- ``1``: Home telephone.
- ``3``: Mobile telephone.
"""


class PatientLinks(Model):
    """Addresses of the patient and of what belongs to the patient."""

    self_: str = wire(STRING, name="self", phi=True)
    """Address of the patient."""
    accounts: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Address of the list of the patient's accounts."""
    appointments: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Address of the list of the patient's appointments."""
    invoices: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Address of the list of the patient's invoices. Source (example): sample answer of the current reference page."""
    patient_attachments: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Address of the list of the patient's attachments. Source (example): sample answer of the current reference
    page.
    """
    patient_contacts: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Address of the list of the patient's contacts. Source (example): sample answer of the current reference page,
    where the address is cut.
    """


class Patient(Model):
    """A patient. Several choices that requests send as numbers come back as text here: fee category, default business
    and practitioner, sex, pronouns, marketing.
    """

    client_id: int = wire(INTEGER, phi=True)
    """Number of the patient. Source (inferred): the field is documented; that it is always there is plain sense."""
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Place of the record in the whole list, counted from 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    links: PatientLinks | None = wire(Nullable(Object(lambda: PatientLinks)), default=UNSET)
    """Addresses of the patient and of what belongs to the patient."""
    first_name: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """First name."""
    tenant_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the PracSuite account that owns the record."""
    title: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Form of address, for instance Ms or Dr."""
    middle_name: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Middle name."""
    surname: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Family name."""
    preferred_name: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Name that the patient likes to be called."""
    date_of_birth: date | None = wire(Nullable(DATE), default=UNSET, phi=True)
    """Date of birth."""
    email: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """E-mail address."""
    gender: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Gender, free text."""
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
    """Home telephone."""
    work_phone: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Work telephone."""
    mobile: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Mobile telephone."""
    fax: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Fax number."""
    file_no: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Number of the patient's file, as the clinic keeps it."""
    patient_notes: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Notes about the patient."""
    patient_warnings: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Warnings about the patient."""
    fee_category: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Name of the fee category; requests send `fee_cat_id`."""
    health_fund: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Name of the health fund."""
    health_fund_member_no: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Membership number at the health fund."""
    pension_no: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Number of the pension card."""
    pension_expiry: datetime | None = wire(Nullable(DATE_TIME), default=UNSET, phi=True)
    """When the pension card expires. The only expiry that is an instant instead of a date."""
    worksafe_claim_no: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Number of the workers' compensation claim."""
    archive: bool | None = wire(Nullable(BOOLEAN), default=UNSET)
    """Whether the patient is archived."""
    occupation: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Occupation."""
    default_account_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """Number of the account that is billed unless another is named."""
    medicare_no: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Medicare card number."""
    medicare_irn: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Individual reference number, the patient's line on the Medicare card."""
    medicare_expiry: date | None = wire(Nullable(DATE), default=UNSET, phi=True)
    """When the Medicare card expires."""
    medicare_claimant: bool | None = wire(Nullable(BOOLEAN), default=UNSET, phi=True)
    """Whether the patient claims from Medicare in person. Source (inferred): the field is documented; its meaning is
    read from its name.
    """
    dva_no: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Number of the veterans' card (Department of Veterans' Affairs)."""
    dva_type: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Kind of veterans' card. The values are not published."""
    health_fund_patient_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """Number of the patient on the health fund's card."""
    file_created: datetime | None = wire(Nullable(DATE_TIME), default=UNSET)
    """Instant at which the file was made, in UTC."""
    medicare_claimants: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """JSON text that holds a list of those who claim from Medicare for the patient."""
    default_business: str | None = wire(Nullable(STRING), default=UNSET)
    """Name of the default business; requests send `default_business_id`."""
    default_practitioner: str | None = wire(Nullable(STRING), default=UNSET)
    """Name of the default practitioner; requests send `default_practitioner_id`."""
    referrer: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Name of the referrer."""
    referrer_email: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """E-mail address of the referrer."""
    referrer_organisation: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Organisation of the referrer."""
    referrer_source: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """How the patient found the practice. Source (inferred): the field is documented; its meaning is read from its
    name.
    """
    referral_date: date | None = wire(Nullable(DATE), default=UNSET, phi=True)
    """Date of the referral."""
    medical_warnings: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Medical warnings, as HTML."""
    reminders_notifications: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Reminders for the staff about the patient, as HTML."""
    gp_name: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Name of the patient's general practitioner."""
    deceased: bool | None = wire(Nullable(BOOLEAN), default=UNSET, phi=True)
    """Whether the patient has died."""
    family_notes: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Notes about the patient's family."""
    health_fund_card_issue_no: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Issue number of the health fund's card."""
    covid_vaccination_status: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Status of the COVID-19 vaccination. The values are not published."""
    covid_vaccination_date: date | None = wire(Nullable(DATE), default=UNSET, phi=True)
    """Date of the COVID-19 vaccination."""
    ndis_number: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Number in the National Disability Insurance Scheme."""
    email_marketing: MarketingPreference | str | None = wire(
        Nullable(Choice(("Soft Opt-In", "Opt-In", "Soft Opt-Out", "Opt-Out"))), default=UNSET, phi=True
    )
    """Whether the patient takes marketing by e-mail."""
    sms_marketing: MarketingPreference | str | None = wire(
        Nullable(Choice(("Soft Opt-In", "Opt-In", "Soft Opt-Out", "Opt-Out"))), default=UNSET, phi=True
    )
    """Whether the patient takes marketing by text message."""
    sex: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Sex, as text; requests send `sex_id`."""
    pronouns: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Pronouns, as text; requests send `pronoun_id`."""
    default_phone_reminder: bool | None = wire(Nullable(BOOLEAN), default=UNSET)
    """Whether new appointments remind the patient by telephone."""
    default_sms_reminder: bool | None = wire(Nullable(BOOLEAN), default=UNSET)
    """Whether new appointments remind the patient by text message."""
    default_email_reminder: bool | None = wire(Nullable(BOOLEAN), default=UNSET)
    """Whether new appointments remind the patient by e-mail."""
    default_sms_confirmation: bool | None = wire(Nullable(BOOLEAN), default=UNSET)
    """Whether new appointments are confirmed by text message."""
    default_email_confirmation: bool | None = wire(Nullable(BOOLEAN), default=UNSET)
    """Whether new appointments are confirmed by e-mail."""
    default_sms_follow_up: bool | None = wire(Nullable(BOOLEAN), default=UNSET)
    """Whether new appointments are followed up by text message."""
    default_email_follow_up: bool | None = wire(Nullable(BOOLEAN), default=UNSET)
    """Whether new appointments are followed up by e-mail."""
    accepted_privacy_policy: bool | None = wire(Nullable(BOOLEAN), default=UNSET, phi=True)
    """The patient's answer to the business's privacy policy: true accepted, false rejected, null no answer yet. Think
    what it means for keeping data about the patient. Source (seed): the introduction to the patient resource; not in
    the field tables.
    """
    time_zone: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """IANA name of the patient's time zone, null when it has not been set; requests send `timezone`. Source (seed): the
    introduction to the patient resource; not in the field tables.
    """


class PatientPage(Model):
    """One page of patients."""

    clients: list[Patient] = wire(Array(Object(lambda: Patient)))
    """The patients of this page."""
    total_entries: int = wire(INTEGER)
    """Number of patients on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """Addresses of this page and of its neighbours."""


class PatientCreate(Model):
    """A new patient."""

    __closed__: ClassVar[bool] = True
    first_name: str = wire(String(max_length=40), phi=True)
    """First name."""
    surname: str = wire(String(max_length=40), phi=True)
    """Family name."""
    date_of_birth: date | None | Unset = wire(DATE, default=UNSET, phi=True)
    """Date of birth."""
    address_1: str | None | Unset = wire(String(max_length=100), default=UNSET, phi=True)
    """First line of the address, the only one that can be sent."""
    suburb: str | None | Unset = wire(String(max_length=100), default=UNSET, phi=True)
    """Suburb or town."""
    address_state: str | None | Unset = wire(String(max_length=100), default=UNSET, phi=True)
    """State or territory."""
    postcode: str | None | Unset = wire(String(max_length=10), default=UNSET, phi=True)
    """Postcode."""
    country: str | None | Unset = wire(String(max_length=100), default=UNSET, phi=True)
    """Country."""
    email: str | None | Unset = wire(String(max_length=100), default=UNSET, phi=True)
    """E-mail address."""
    gender: str | None | Unset = wire(String(max_length=20), default=UNSET, phi=True)
    """Gender, free text."""
    home_phone: str | None | Unset = wire(String(max_length=20), default=UNSET, phi=True)
    """Home telephone."""
    mobile: str | None | Unset = wire(String(max_length=20), default=UNSET, phi=True)
    """Mobile telephone."""
    preferred_phone: PreferredPhone | None | Unset = wire(Choice((1, 3)), default=UNSET, phi=True)
    """Telephone on which the patient prefers to be called."""
    fee_cat_id: int | None | Unset = wire(INTEGER, default=UNSET, phi=True)
    """Number of the fee category."""
    default_business_id: int | None | Unset = wire(INTEGER, default=UNSET)
    """Number of the default business."""
    default_practitioner_id: int | None | Unset = wire(INTEGER, default=UNSET)
    """Number of the default practitioner. When it is left out the practice's first active practitioner is taken; for a
    patient who is made while booking, send the practitioner of the appointment.
    """
    default_sms_reminder: bool | None | Unset = wire(BOOLEAN, default=UNSET)
    """Whether new appointments remind the patient by text message."""
    default_email_reminder: bool | None | Unset = wire(BOOLEAN, default=UNSET)
    """Whether new appointments remind the patient by e-mail."""
    default_sms_confirmation: bool | None | Unset = wire(BOOLEAN, default=UNSET)
    """Whether new appointments are confirmed by text message."""
    default_email_confirmation: bool | None | Unset = wire(BOOLEAN, default=UNSET)
    """Whether new appointments are confirmed by e-mail."""
    default_sms_follow_up: bool | None | Unset = wire(BOOLEAN, default=UNSET)
    """Whether new appointments are followed up by text message."""
    default_email_follow_up: bool | None | Unset = wire(BOOLEAN, default=UNSET)
    """Whether new appointments are followed up by e-mail."""
    sms_marketing_type: MarketingType | None | Unset = wire(Choice((1, 2, 3, 4)), default=UNSET, phi=True)
    """Whether the patient takes marketing by text message."""
    email_marketing_type: MarketingType | None | Unset = wire(Choice((1, 2, 3, 4)), default=UNSET, phi=True)
    """Whether the patient takes marketing by e-mail."""
    timezone: str | None | Unset = wire(STRING, default=UNSET, phi=True)
    """IANA name of the patient's time zone, for instance `Australia/Adelaide`; records call it `time_zone`."""
    sex_id: int | None | Unset = wire(INTEGER, default=UNSET, phi=True)
    """Number of the sex."""
    pronoun_id: int | None | Unset = wire(INTEGER, default=UNSET, phi=True)
    """Number of the pronouns."""


class PatientEdit(Model):
    """What to change; a field that is left out stays as it is."""

    __closed__: ClassVar[bool] = True
    first_name: str | None | Unset = wire(String(max_length=40), default=UNSET, phi=True)
    """First name."""
    surname: str | None | Unset = wire(String(max_length=40), default=UNSET, phi=True)
    """Family name."""
    date_of_birth: date | None | Unset = wire(Nullable(DATE), default=UNSET, phi=True)
    """Date of birth; null clears it. Source (inferred): the field is documented; that null clears it is not stated."""
    address_1: str | None | Unset = wire(Nullable(String(max_length=100)), default=UNSET, phi=True)
    """First line of the address, the only one that can be sent; null clears it. Source (inferred): the field is
    documented; that null clears it is not stated.
    """
    suburb: str | None | Unset = wire(Nullable(String(max_length=100)), default=UNSET, phi=True)
    """Suburb or town; null clears it. Source (inferred): the field is documented; that null clears it is not stated."""
    address_state: str | None | Unset = wire(Nullable(String(max_length=100)), default=UNSET, phi=True)
    """State or territory; null clears it. Source (inferred): the field is documented; that null clears it is not
    stated.
    """
    postcode: str | None | Unset = wire(Nullable(String(max_length=10)), default=UNSET, phi=True)
    """Postcode; null clears it. Source (inferred): the field is documented; that null clears it is not stated."""
    country: str | None | Unset = wire(Nullable(String(max_length=100)), default=UNSET, phi=True)
    """Country; null clears it. Source (inferred): the field is documented; that null clears it is not stated."""
    email: str | None | Unset = wire(Nullable(String(max_length=100)), default=UNSET, phi=True)
    """E-mail address; null clears it. Source (inferred): the field is documented; that null clears it is not stated."""
    gender: str | None | Unset = wire(Nullable(String(max_length=20)), default=UNSET, phi=True)
    """Gender, free text; null clears it. Source (inferred): the field is documented; that null clears it is not
    stated.
    """
    home_phone: str | None | Unset = wire(Nullable(String(max_length=20)), default=UNSET, phi=True)
    """Home telephone; null clears it. Source (inferred): the field is documented; that null clears it is not stated."""
    mobile: str | None | Unset = wire(Nullable(String(max_length=20)), default=UNSET, phi=True)
    """Mobile telephone; null clears it. Source (inferred): the field is documented; that null clears it is not
    stated.
    """
    preferred_phone: PreferredPhone | None | Unset = wire(Choice((1, 3)), default=UNSET, phi=True)
    """Telephone on which the patient prefers to be called."""
    fee_cat_id: int | None | Unset = wire(INTEGER, default=UNSET, phi=True)
    """Number of the fee category."""
    default_business_id: int | None | Unset = wire(INTEGER, default=UNSET)
    """Number of the default business."""
    default_practitioner_id: int | None | Unset = wire(INTEGER, default=UNSET)
    """Number of the default practitioner."""
    default_sms_reminder: bool | None | Unset = wire(BOOLEAN, default=UNSET)
    """Whether new appointments remind the patient by text message."""
    default_email_reminder: bool | None | Unset = wire(BOOLEAN, default=UNSET)
    """Whether new appointments remind the patient by e-mail."""
    default_sms_confirmation: bool | None | Unset = wire(BOOLEAN, default=UNSET)
    """Whether new appointments are confirmed by text message."""
    default_email_confirmation: bool | None | Unset = wire(BOOLEAN, default=UNSET)
    """Whether new appointments are confirmed by e-mail."""
    default_sms_follow_up: bool | None | Unset = wire(BOOLEAN, default=UNSET)
    """Whether new appointments are followed up by text message."""
    default_email_follow_up: bool | None | Unset = wire(BOOLEAN, default=UNSET)
    """Whether new appointments are followed up by e-mail."""
    sms_marketing_type: MarketingType | None | Unset = wire(Choice((1, 2, 3, 4)), default=UNSET, phi=True)
    """Whether the patient takes marketing by text message."""
    email_marketing_type: MarketingType | None | Unset = wire(Choice((1, 2, 3, 4)), default=UNSET, phi=True)
    """Whether the patient takes marketing by e-mail."""
    timezone: str | None | Unset = wire(Nullable(STRING), default=UNSET, phi=True)
    """IANA name of the patient's time zone, for instance `Australia/Adelaide`; records call it `time_zone`. Null clears
    it. Source (inferred): the field is documented; that null clears it is not stated.
    """
    sex_id: int | None | Unset = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """Number of the sex; null clears it. Source (inferred): the field is documented; that null clears it is not
    stated.
    """
    pronoun_id: int | None | Unset = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """Number of the pronouns; null clears it. Source (inferred): the field is documented; that null clears it is not
    stated.
    """
