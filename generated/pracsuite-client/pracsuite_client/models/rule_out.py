# Generated from specs/pracsuite/schemas/rule_out.yaml: do not edit.

from __future__ import annotations

from datetime import datetime

from .._runtime.values.codecs import INTEGER, LOCAL_DATE_TIME, STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET
from . import common as _common


class RuleOut(Model):
    """A time that is blocked out in the appointment book."""

    appointment_id: int = wire(INTEGER)
    """Number of the entry in the appointment book. Source (inferred): the field is documented; that it is always there
    is plain sense.
    """
    app_time: datetime = wire(LOCAL_DATE_TIME)
    """Start, as wall time at the clinic, without an offset. Source (inferred): the field is documented; that it is
    always there is plain sense.
    """
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Place of the record in the whole list, counted from 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    practitioner_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the practitioner."""
    business_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the business (a clinic or location)."""
    duration: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Length in minutes. Source (inferred): the field is documented; the unit is plain sense."""
    column_number: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Column of the practitioner's appointment book, counted from 1."""
    width: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of columns that it covers."""
    category: str | None = wire(Nullable(STRING), default=UNSET)
    """Kind of entry, `Rule Out` here."""


class RuleOutPage(Model):
    """One page of rule outs."""

    rule_outs: list[RuleOut] = wire(Array(Object(lambda: RuleOut)))
    """The rule outs of this page."""
    total_entries: int = wire(INTEGER)
    """Number of rule outs on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """Addresses of this page and of its neighbours."""
