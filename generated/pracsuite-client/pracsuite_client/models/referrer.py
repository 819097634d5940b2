# Generated from specs/pracsuite/schemas/referrer.yaml: do not edit.

from __future__ import annotations

from .._runtime.values.codecs import BOOLEAN, INTEGER, STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET
from . import common as _common


class ReferrerLinks(Model):
    """Addresses of the referrer."""

    self_: str | None = wire(Nullable(STRING), name="self", default=UNSET)
    """Address of the referrer."""


class Referrer(Model):
    """Somebody who refers patients to the clinic."""

    referrer_id: int = wire(INTEGER)
    """Number of the referrer. Source (inferred): the field is documented; that it is always there is plain sense."""
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Place of the record in the whole list, counted from 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    links: ReferrerLinks | None = wire(Nullable(Object(lambda: ReferrerLinks)), default=UNSET)
    """Addresses of the referrer."""
    tenant_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the PracSuite account that owns the record."""
    title: str | None = wire(Nullable(STRING), default=UNSET)
    """Form of address, for instance Ms or Dr."""
    first_name: str | None = wire(Nullable(STRING), default=UNSET)
    """First name."""
    surname: str | None = wire(Nullable(STRING), default=UNSET)
    """Family name."""
    mobile: str | None = wire(Nullable(STRING), default=UNSET)
    """Mobile telephone."""
    archive: bool | None = wire(Nullable(BOOLEAN), default=UNSET)
    """Whether the referrer is archived. The filter `active` has the opposite sense."""
    referrer_type_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the kind of referrer. No list of the kinds is published."""
    email: str | None = wire(Nullable(STRING), default=UNSET)
    """E-mail address."""
    phone: str | None = wire(Nullable(STRING), default=UNSET)
    """Telephone."""
    fax: str | None = wire(Nullable(STRING), default=UNSET)
    """Fax number."""
    notes: str | None = wire(Nullable(STRING), default=UNSET)
    """Notes about the referrer."""
    organisation_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the organisation; null for a referrer without one."""
    provider_no: str | None = wire(Nullable(STRING), default=UNSET)
    """Provider number."""
    description: str | None = wire(Nullable(STRING), default=UNSET)
    """What the referrer is."""
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
    contact: str | None = wire(Nullable(STRING), default=UNSET)
    """Name of the person to contact."""


class ReferrerPage(Model):
    """One page of referrers."""

    referrers: list[Referrer] = wire(Array(Object(lambda: Referrer)))
    """The referrers of this page."""
    total_entries: int = wire(INTEGER)
    """Number of referrers on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """Addresses of this page and of its neighbours. Source (inferred): the page shows none; like every other list."""
