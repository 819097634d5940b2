# Generated from specs/pracsuite/schemas/resource.yaml: do not edit.

from __future__ import annotations

from .._runtime.values.codecs import BOOLEAN, INTEGER, STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET
from . import common as _common


class Resource(Model):
    """A room or a piece of equipment that appointments use."""

    resource_id: int = wire(INTEGER)
    """ID of the resource. Source (inferred): the field is documented; that it is always present is assumed."""
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Position of the record in the whole list, starting at 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    tenant_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """ID of the PracSuite account that owns the record."""
    description: str | None = wire(Nullable(STRING), default=UNSET)
    """Name of the resource."""
    resource_rank: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Position in the display order. Source (inferred): the field is documented; its meaning is inferred from its
    name.
    """
    archived: bool | None = wire(Nullable(BOOLEAN), default=UNSET)
    """Whether it is archived and no longer in use."""


class ResourcePage(Model):
    """One page of resources."""

    resources: list[Resource] = wire(Array(Object(lambda: Resource)))
    """Resources on this page."""
    total_entries: int = wire(INTEGER)
    """Number of resources on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """URLs of this page and of the previous and next pages."""
