# Generated from specs/pracsuite/schemas/item_group.yaml: do not edit.

from __future__ import annotations

from .._runtime.values.codecs import BOOLEAN, INTEGER, STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET
from . import common as _common


class ItemGroupLinks(Model):
    """URLs of the item group and of its related lists."""

    self_: str | None = wire(Nullable(STRING), name="self", default=UNSET)
    """URL of the item group."""
    items: str | None = wire(Nullable(STRING), default=UNSET)
    """URL of the list of its items."""


class ItemGroup(Model):
    """Several items that are billed together."""

    item_group_id: int = wire(INTEGER)
    """ID of the item group. Source (inferred): the field is documented; that it is always present is assumed."""
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Position of the record in the whole list, starting at 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    links: ItemGroupLinks | None = wire(Nullable(Object(lambda: ItemGroupLinks)), default=UNSET)
    """URLs of the item group and of its related lists."""
    tenant_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """ID of the PracSuite account that owns the record."""
    description: str | None = wire(Nullable(STRING), default=UNSET)
    """Name of the item group."""
    archived: bool | None = wire(Nullable(BOOLEAN), default=UNSET)
    """Whether it is archived and no longer in use."""
    item_ids: list[int] | None = wire(Nullable(Array(INTEGER)), default=UNSET)
    """IDs of its items."""


class ItemGroupPage(Model):
    """One page of item groups."""

    item_groups: list[ItemGroup] = wire(Array(Object(lambda: ItemGroup)))
    """Item groups on this page."""
    total_entries: int = wire(INTEGER)
    """Number of item groups on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """URLs of this page and of the previous and next pages."""
