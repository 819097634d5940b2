# Generated from specs/pracsuite/schemas/business.yaml: do not edit.

from __future__ import annotations

from .._runtime.values.codecs import BOOLEAN, INTEGER, STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET
from . import common as _common


class BusinessLinks(Model):
    """URLs of the business and of its related lists."""

    self_: str | None = wire(Nullable(STRING), name="self", default=UNSET)
    """URL of the business."""
    appointments: str | None = wire(Nullable(STRING), default=UNSET)
    """URL of the list of its appointments."""


class Business(Model):
    """A clinic or location of the account."""

    business_id: int = wire(INTEGER)
    """ID of the business. Source (inferred): the field is documented; that it is always present is assumed."""
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Position of the record in the whole list, starting at 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    links: BusinessLinks | None = wire(Nullable(Object(lambda: BusinessLinks)), default=UNSET)
    """URLs of the business and of its related lists."""
    tenant_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """ID of the PracSuite account that owns the record."""
    business_name: str | None = wire(Nullable(STRING), default=UNSET)
    """Name of the business."""
    display_name: str | None = wire(Nullable(STRING), default=UNSET)
    """Name that patients see."""
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
    registration_number: str | None = wire(Nullable(STRING), default=UNSET)
    """Registration number of the business."""
    registration_type: str | None = wire(Nullable(STRING), default=UNSET)
    """Type of registration. The values are not published."""
    short_description: str | None = wire(Nullable(STRING), default=UNSET)
    """Short name."""
    ndis_registration_number: str | None = wire(Nullable(STRING), default=UNSET)
    """Registration number in the National Disability Insurance Scheme."""
    archive: bool | None = wire(Nullable(BOOLEAN), default=UNSET)
    """Whether the business is archived."""
    email: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """E-mail address."""
    website: str | None = wire(Nullable(STRING), default=UNSET)
    """Website URL."""
    appointment_start_time: str | None = wire(Nullable(STRING), default=UNSET)
    """Time of day at which appointments start."""
    appointment_end_time: str | None = wire(Nullable(STRING), default=UNSET)
    """Time of day at which appointments end."""


class BusinessPage(Model):
    """One page of businesses."""

    businesses: list[Business] = wire(Array(Object(lambda: Business)))
    """Businesses on this page."""
    total_entries: int = wire(INTEGER)
    """Number of businesses on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """URLs of this page and of the previous and next pages."""
