# Generated from specs/pracsuite/schemas/payer_contact.yaml: do not edit.

from __future__ import annotations

from .._runtime.values.codecs import BOOLEAN, INTEGER, STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET
from . import common as _common


class PayerContactLinks(Model):
    """URLs of the contact."""

    self_: str | None = wire(Nullable(STRING), name="self", default=UNSET, phi=True)
    """URL of the contact."""


class PayerContact(Model):
    """A contact person at a payer."""

    payer_contact_id: int = wire(INTEGER, phi=True)
    """ID of the contact. Source (inferred): the field is documented; that it is always present is assumed."""
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Position of the record in the whole list, starting at 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    links: PayerContactLinks | None = wire(Nullable(Object(lambda: PayerContactLinks)), default=UNSET)
    """URLs of the contact."""
    tenant_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """ID of the PracSuite account that owns the record."""
    payer_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the payer."""
    archive: bool | None = wire(Nullable(BOOLEAN), default=UNSET, phi=True)
    """Whether the contact is archived."""
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
    phone: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Phone number."""
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
    job_title: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Position of the contact at the payer."""
    primary_contact: bool | None = wire(Nullable(BOOLEAN), default=UNSET, phi=True)
    """Whether this is the primary contact."""


class PayerContactPage(Model):
    """One page of contacts."""

    payer_contacts: list[PayerContact] = wire(Array(Object(lambda: PayerContact)))
    """Contacts on this page."""
    total_entries: int = wire(INTEGER)
    """Number of contacts on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """URLs of this page and of the previous and next pages. Source (inferred): the page shows none; inferred from the
    other lists.
    """
