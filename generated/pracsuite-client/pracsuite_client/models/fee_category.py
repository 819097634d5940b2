# Generated from specs/pracsuite/schemas/fee_category.yaml: do not edit.

from __future__ import annotations

from .._runtime.values.codecs import BOOLEAN, INTEGER, STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET
from . import common as _common


class FeeCategory(Model):
    """A fee category (price tier)."""

    fee_cat_id: int = wire(INTEGER)
    """ID of the fee category. Source (inferred): the field is documented; that it is always present is assumed."""
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Position of the record in the whole list, starting at 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    tenant_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """ID of the PracSuite account that owns the record."""
    description: str | None = wire(Nullable(STRING), default=UNSET)
    """Name of the fee category."""
    active: bool | None = wire(Nullable(BOOLEAN), default=UNSET)
    """Whether the fee category is in use."""


class FeeCategoryPage(Model):
    """One page of fee categories."""

    fee_categories: list[FeeCategory] = wire(Array(Object(lambda: FeeCategory)))
    """Fee categories on this page."""
    total_entries: int = wire(INTEGER)
    """Number of fee categories on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """URLs of this page and of the previous and next pages."""
