# Generated from specs/pracsuite/schemas/patient_account.yaml: do not edit.

from __future__ import annotations

from datetime import date

from .._runtime.values.codecs import BOOLEAN, DATE, INTEGER, STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET
from . import common as _common


class PatientAccountLinks(Model):
    """URLs of the account."""

    self_: str = wire(STRING, name="self", phi=True)
    """URL of the account."""


class PatientAccount(Model):
    """An account of a patient to which treatment is billed, for example the patient's own, a third party's or that of a
    claim.
    """

    client_id: int = wire(INTEGER, phi=True)
    """ID of the patient. Source (inferred): the field is documented; that it is always present is assumed."""
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Position of the record in the whole list, starting at 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    links: PatientAccountLinks | None = wire(Nullable(Object(lambda: PatientAccountLinks)), default=UNSET)
    """URLs of the account."""
    tenant_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """ID of the PracSuite account that owns the record."""
    account_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the account. Source (inferred): not in the field table; the sorting sample and the account's URL show
    it.
    """
    archive: bool | None = wire(Nullable(BOOLEAN), default=UNSET, phi=True)
    """Whether the account is archived."""
    bill_3rd_party: bool | None = wire(Nullable(BOOLEAN), default=UNSET, phi=True)
    """Whether someone other than the patient is billed."""
    short_description: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Name of the account, for example Private."""
    billing_name: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Name on invoices."""
    email: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """E-mail address."""
    contact_name: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Name of the contact person."""
    acc_no: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Account number at the third party."""
    claim_number: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Claim number."""
    employer_name: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Name of the employer."""
    injury: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Injury that the claim is for."""
    date_of_injury: date | None = wire(Nullable(DATE), default=UNSET, phi=True)
    """Date of the injury."""
    hospital: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Name of the hospital."""
    fee_cat_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the fee category."""
    client_no: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """The third party's number for the patient."""
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
    phone: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Phone number."""
    fax: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Fax number."""
    notes: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Notes about the account."""
    payer_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the third-party payer."""
    payer_contact_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the contact person at the third-party payer."""
    custom_field_name: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Name of the clinic's custom field."""
    custom_field_value: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Value of the custom field."""
    bill_family: bool | None = wire(Nullable(BOOLEAN), default=UNSET, phi=True)
    """Whether the family is billed together."""


class PatientAccountPage(Model):
    """One page of accounts."""

    accounts: list[PatientAccount] = wire(Array(Object(lambda: PatientAccount)))
    """Accounts on this page."""
    total_entries: int = wire(INTEGER)
    """Number of accounts on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """URLs of this page and of the previous and next pages."""
