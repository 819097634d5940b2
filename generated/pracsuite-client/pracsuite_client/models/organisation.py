# Generated from specs/pracsuite/schemas/organisation.yaml: do not edit.

from __future__ import annotations

from .._runtime.values.codecs import BOOLEAN, INTEGER, STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET
from . import common as _common


class OrganisationLinks(Model):
    """Addresses of the organisation."""

    self_: str | None = wire(Nullable(STRING), name="self", default=UNSET)
    """Address of the organisation."""


class Organisation(Model):
    """An organisation to which referrers belong."""

    organisation_id: int = wire(INTEGER)
    """Number of the organisation. Source (inferred): the field is documented; that it is always there is plain
    sense.
    """
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Place of the record in the whole list, counted from 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    links: OrganisationLinks | None = wire(Nullable(Object(lambda: OrganisationLinks)), default=UNSET)
    """Addresses of the organisation."""
    tenant_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the PracSuite account that owns the record."""
    description: str | None = wire(Nullable(STRING), default=UNSET)
    """Name of the organisation."""
    address_1: str | None = wire(Nullable(STRING), default=UNSET)
    """First line of the address."""
    address_2: str | None = wire(Nullable(STRING), default=UNSET)
    """Second line of the address."""
    address_3: str | None = wire(Nullable(STRING), default=UNSET)
    """Third line of the address."""
    address_4: str | None = wire(Nullable(STRING), default=UNSET)
    """Fourth line of the address."""
    suburb: str | None = wire(Nullable(STRING), default=UNSET)
    """Suburb or town."""
    address_state: str | None = wire(Nullable(STRING), default=UNSET)
    """State or territory."""
    postcode: str | None = wire(Nullable(STRING), default=UNSET)
    """Postcode."""
    country: str | None = wire(Nullable(STRING), default=UNSET)
    """Country."""
    phone: str | None = wire(Nullable(STRING), default=UNSET)
    """Telephone."""
    fax: str | None = wire(Nullable(STRING), default=UNSET)
    """Fax number."""
    email: str | None = wire(Nullable(STRING), default=UNSET)
    """E-mail address."""
    notes: str | None = wire(Nullable(STRING), default=UNSET)
    """Notes about the organisation."""
    contact: str | None = wire(Nullable(STRING), default=UNSET)
    """Name of the person to contact."""
    active: bool | None = wire(Nullable(BOOLEAN), default=UNSET)
    """Whether it is in use."""
    website: str | None = wire(Nullable(STRING), default=UNSET)
    """Address of its website."""


class OrganisationPage(Model):
    """One page of organisations."""

    organisations: list[Organisation] = wire(Array(Object(lambda: Organisation)))
    """The organisations of this page."""
    total_entries: int = wire(INTEGER)
    """Number of organisations on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """Addresses of this page and of its neighbours. Source (inferred): the page shows none; like every other list."""
