# Generated from specs/pracsuite/schemas/item.yaml: do not edit.

from __future__ import annotations

from decimal import Decimal

from .._runtime.values.codecs import BOOLEAN, DECIMAL_NUMBER, INTEGER, STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET
from . import common as _common


class ItemLinks(Model):
    """URLs of the item."""

    self_: str | None = wire(Nullable(STRING), name="self", default=UNSET)
    """URL of the item."""


class ItemFee(Model):
    """Price of an item in one fee category."""

    fee_cat_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """ID of the fee category."""
    charge: Decimal | None = wire(Nullable(DECIMAL_NUMBER), default=UNSET)
    """Price, in the account's currency. Source (inferred): the field is documented; its currency is not."""
    discount: Decimal | None = wire(Nullable(DECIMAL_NUMBER), default=UNSET)
    """Discount, in the account's currency. Source (inferred): the field is documented; its currency is not."""


class Item(Model):
    """Something that the clinic bills, identified by a code."""

    item_id: int = wire(INTEGER)
    """ID of the item. Source (inferred): the field is documented; that it is always present is assumed."""
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Position of the record in the whole list, starting at 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    links: ItemLinks | None = wire(Nullable(Object(lambda: ItemLinks)), default=UNSET)
    """URLs of the item."""
    tenant_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """ID of the PracSuite account that owns the record."""
    item_code: str | None = wire(Nullable(STRING), default=UNSET)
    """Code of the item."""
    description: str | None = wire(Nullable(STRING), default=UNSET)
    """Name of the item."""
    gst: bool | None = wire(Nullable(BOOLEAN), default=UNSET)
    """Whether goods and services tax is charged."""
    archived: bool | None = wire(Nullable(BOOLEAN), default=UNSET)
    """Whether it is archived and no longer in use."""
    print_code: str | None = wire(Nullable(STRING), default=UNSET)
    """Code to print on invoices."""
    item_fees: list[ItemFee] | None = wire(Nullable(Array(Object(lambda: ItemFee))), default=UNSET)
    """Prices by fee category. Lists do not include them."""


class ItemPage(Model):
    """One page of items."""

    items: list[Item] = wire(Array(Object(lambda: Item)))
    """Items on this page."""
    total_entries: int = wire(INTEGER)
    """Number of items on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """URLs of this page and of the previous and next pages."""
