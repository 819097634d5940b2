# Generated from specs/pracsuite/schemas/patient_account.yaml: do not edit.

from __future__ import annotations

from datetime import date

from .._runtime.values.codecs import BOOLEAN, DATE, INTEGER, STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET
from . import common as _common


class PatientAccountLinks(Model):
    """Addresses of the account."""

    self_: str = wire(STRING, name="self", phi=True)
    """Address of the account."""


class PatientAccount(Model):
    """An account of a patient, to which treatment is billed: the patient's own, a third party's, a claim's."""

    client_id: int = wire(INTEGER, phi=True)
    """Number of the patient. Source (inferred): the field is documented; that it is always there is plain sense."""
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Place of the record in the whole list, counted from 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    links: PatientAccountLinks | None = wire(Nullable(Object(lambda: PatientAccountLinks)), default=UNSET)
    """Addresses of the account."""
    tenant_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the PracSuite account that owns the record."""
    account_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """Number of the account. The field table does not show it. Source (inferred): the field table lacks it; the sorting
    sample and the account's address show it.
    """
    archive: bool | None = wire(Nullable(BOOLEAN), default=UNSET)
    """Whether the account is archived."""
    bill_3rd_party: bool | None = wire(Nullable(BOOLEAN), default=UNSET)
    """Whether somebody else than the patient is billed."""
    short_description: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Name of the account, for instance Private."""
    billing_name: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Name to put on invoices."""
    email: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """E-mail address."""
    contact_name: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Name of the person to contact."""
    acc_no: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Account number at the third party."""
    claim_number: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Number of the claim."""
    employer_name: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Name of the employer."""
    injury: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """The injury that is claimed for."""
    date_of_injury: date | None = wire(Nullable(DATE), default=UNSET, phi=True)
    """Date of the injury."""
    hospital: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Name of the hospital."""
    fee_cat_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """Number of the fee category."""
    client_no: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Number of the patient at the third party."""
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
    """Telephone."""
    fax: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Fax number."""
    notes: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Notes about the account."""
    payer_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """Number of the third party that pays."""
    payer_contact_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """Number of the person to contact at the third party."""
    custom_field_name: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Name of a field of the clinic's own."""
    custom_field_value: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Value of that field."""
    bill_family: bool | None = wire(Nullable(BOOLEAN), default=UNSET)
    """Whether the family is billed together."""


class PatientAccountPage(Model):
    """One page of accounts."""

    accounts: list[PatientAccount] = wire(Array(Object(lambda: PatientAccount)))
    """The accounts of this page."""
    total_entries: int = wire(INTEGER)
    """Number of accounts on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """Addresses of this page and of its neighbours."""
