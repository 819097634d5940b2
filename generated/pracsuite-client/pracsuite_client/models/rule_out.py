# Generated from specs/pracsuite/schemas/rule_out.yaml: do not edit.

from __future__ import annotations

from datetime import datetime

from .._runtime.values.codecs import INTEGER, LOCAL_DATE_TIME, STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET
from . import common as _common


class RuleOut(Model):
    """A blocked time in the appointment book."""

    appointment_id: int = wire(INTEGER, phi=True)
    """ID of the entry in the appointment book. Source (inferred): the field is documented; that it is always present is
    assumed.
    """
    app_time: datetime = wire(LOCAL_DATE_TIME, phi=True)
    """Start of the entry, in the clinic's local time, without a UTC offset. Source (inferred): the field is documented;
    that it is always present is assumed.
    """
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Position of the record in the whole list, starting at 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    practitioner_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the practitioner."""
    business_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the business (a clinic or location)."""
    duration: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """Duration in minutes. Source (inferred): the field is documented; the unit is assumed."""
    column_number: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """Column of the practitioner's appointment book, starting at 1."""
    width: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """Number of columns that the rule out covers."""
    category: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Type of entry; `Rule Out` for a rule out."""


class RuleOutPage(Model):
    """One page of rule outs."""

    rule_outs: list[RuleOut] = wire(Array(Object(lambda: RuleOut)))
    """Rule outs on this page."""
    total_entries: int = wire(INTEGER)
    """Number of rule outs on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """URLs of this page and of the previous and next pages."""
