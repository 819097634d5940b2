# Generated from specs/pracsuite/schemas/patient_contact.yaml: do not edit.

from __future__ import annotations

from .._runtime.values.codecs import BOOLEAN, INTEGER, STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET
from . import common as _common


class PatientContactLinks(Model):
    """URLs of the contact."""

    self_: str | None = wire(Nullable(STRING), name="self", default=UNSET, phi=True)
    """URL of the contact."""


class PatientContact(Model):
    """A person related to a patient, for example a parent or a carer."""

    patient_contact_id: int = wire(INTEGER, phi=True)
    """ID of the contact. Source (inferred): the field is documented; that it is always present is assumed."""
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Position of the record in the whole list, starting at 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    links: PatientContactLinks | None = wire(Nullable(Object(lambda: PatientContactLinks)), default=UNSET)
    """URLs of the contact."""
    tenant_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """ID of the PracSuite account that owns the record."""
    client_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the patient."""
    relationship: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """How the contact is related to the patient. The values are not published."""
    title: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Title, for example Ms or Dr."""
    first_name: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """First name."""
    surname: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Family name."""
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
    email: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """E-mail address."""
    notes: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Notes about the contact."""
    fax: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Fax number."""
    linked_client_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the patient, if the contact is also a patient."""
    linked_referrer_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the referrer, if the contact is also a referrer."""
    linked_payer_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the payer, if the contact is also a payer."""
    account_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the account that belongs to the contact."""
    preferred_phone: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Phone on which the contact prefers to be called. The values are not published."""
    archive: bool | None = wire(Nullable(BOOLEAN), default=UNSET, phi=True)
    """Whether the contact is archived. Source (inferred): the field table is truncated before it; the filter of the
    same name shows it.
    """


class PatientContactPage(Model):
    """One page of contacts."""

    patient_contacts: list[PatientContact] = wire(Array(Object(lambda: PatientContact)))
    """Contacts on this page."""
    total_entries: int = wire(INTEGER)
    """Number of contacts on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """URLs of this page and of the previous and next pages. Source (inferred): truncated on the page; inferred from the
    other lists.
    """
