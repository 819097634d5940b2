# Generated from specs/pracsuite/schemas/organisation.yaml: do not edit.

from __future__ import annotations

from .._runtime.values.codecs import BOOLEAN, INTEGER, STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET
from . import common as _common


class OrganisationLinks(Model):
    """URLs of the organisation."""

    self_: str | None = wire(Nullable(STRING), name="self", default=UNSET, phi=True)
    """URL of the organisation."""


class Organisation(Model):
    """An organisation to which referrers belong."""

    organisation_id: int = wire(INTEGER, phi=True)
    """ID of the organisation. Source (inferred): the field is documented; that it is always present is assumed."""
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Position of the record in the whole list, starting at 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    links: OrganisationLinks | None = wire(Nullable(Object(lambda: OrganisationLinks)), default=UNSET)
    """URLs of the organisation."""
    tenant_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """ID of the PracSuite account that owns the record."""
    description: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Name of the organisation."""
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
    """Notes about the organisation."""
    contact: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Name of the contact person."""
    active: bool | None = wire(Nullable(BOOLEAN), default=UNSET, phi=True)
    """Whether the organisation is active."""
    website: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Website URL."""


class OrganisationPage(Model):
    """One page of organisations."""

    organisations: list[Organisation] = wire(Array(Object(lambda: Organisation)))
    """Organisations on this page."""
    total_entries: int = wire(INTEGER)
    """Number of organisations on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """URLs of this page and of the previous and next pages. Source (inferred): the page shows none; inferred from the
    other lists.
    """
