# Generated from specs/pracsuite/schemas/referrer.yaml: do not edit.

from __future__ import annotations

from .._runtime.values.codecs import BOOLEAN, INTEGER, STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET
from . import common as _common


class ReferrerLinks(Model):
    """URLs of the referrer."""

    self_: str | None = wire(Nullable(STRING), name="self", default=UNSET, phi=True)
    """URL of the referrer."""


class Referrer(Model):
    """A person who refers patients to the clinic."""

    referrer_id: int = wire(INTEGER, phi=True)
    """ID of the referrer. Source (inferred): the field is documented; that it is always present is assumed."""
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Position of the record in the whole list, starting at 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    links: ReferrerLinks | None = wire(Nullable(Object(lambda: ReferrerLinks)), default=UNSET)
    """URLs of the referrer."""
    tenant_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """ID of the PracSuite account that owns the record."""
    title: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Title, for example Ms or Dr."""
    first_name: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """First name."""
    surname: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Family name."""
    mobile: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Mobile phone number."""
    archive: bool | None = wire(Nullable(BOOLEAN), default=UNSET, phi=True)
    """Whether the referrer is archived. The filter `active` is the opposite of this field."""
    referrer_type_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the referrer type. The list of types is not published."""
    email: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """E-mail address."""
    phone: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Phone number."""
    fax: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Fax number."""
    notes: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Notes about the referrer."""
    organisation_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the organisation, or null if the referrer has none."""
    provider_no: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Provider number."""
    description: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Description of the referrer."""
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
    contact: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Name of the contact person."""


class ReferrerPage(Model):
    """One page of referrers."""

    referrers: list[Referrer] = wire(Array(Object(lambda: Referrer)))
    """Referrers on this page."""
    total_entries: int = wire(INTEGER)
    """Number of referrers on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """URLs of this page and of the previous and next pages. Source (inferred): the page shows none; inferred from the
    other lists.
    """
