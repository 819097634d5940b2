# Generated from specs/pracsuite/schemas/sex.yaml: do not edit.

from __future__ import annotations

from .._runtime.values.codecs import INTEGER, STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET
from . import common as _common


class Sex(Model):
    """A sex that can be set for a patient."""

    sex_id: int = wire(INTEGER)
    """ID of the sex. Source (inferred): the field is documented; that it is always present is assumed."""
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Position of the record in the whole list, starting at 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    tenant_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """ID of the PracSuite account that owns the record."""
    description: str | None = wire(Nullable(STRING), default=UNSET)
    """Name of the sex."""


class SexPage(Model):
    """One page of sexes."""

    sexes: list[Sex] = wire(Array(Object(lambda: Sex)))
    """Sexes on this page."""
    total_entries: int = wire(INTEGER)
    """Number of sexes on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """URLs of this page and of the previous and next pages."""
