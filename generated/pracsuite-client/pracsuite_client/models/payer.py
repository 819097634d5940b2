# Generated from specs/pracsuite/schemas/payer.yaml: do not edit.

from __future__ import annotations

from .._runtime.values.codecs import BOOLEAN, INTEGER, STRING, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET


class PayerLinks(Model):
    """URLs of the payer and of its related lists."""

    self_: str | None = wire(Nullable(STRING), name="self", default=UNSET, phi=True)
    """URL of the payer."""
    accounts: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """URL of the list of the patients' accounts that the payer pays for."""
    payer_contacts: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """URL of the list of the payer's contacts."""


class Payer(Model):
    """An organisation that pays for patients."""

    payer_id: int = wire(INTEGER, phi=True)
    """ID of the payer. Source (inferred): the field is documented; that it is always present is assumed."""
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Position of the record in the whole list, starting at 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    links: PayerLinks | None = wire(Nullable(Object(lambda: PayerLinks)), default=UNSET)
    """URLs of the payer and of its related lists."""
    tenant_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """ID of the PracSuite account that owns the record."""
    archive: bool | None = wire(Nullable(BOOLEAN), default=UNSET, phi=True)
    """Whether the payer is archived."""
    description: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Name of the payer."""
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
    email: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """E-mail address."""
    notes: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Notes about the payer."""
    website: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Website URL."""
