# Generated from specs/pracsuite/schemas/cancellation_reason.yaml: do not edit.

from __future__ import annotations

from .._runtime.values.codecs import INTEGER, STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET
from . import common as _common


class CancellationReason(Model):
    """A reason for cancelling an appointment."""

    appointment_cancellation_reason_id: int = wire(INTEGER)
    """ID of the cancellation reason. Source (inferred): the field is documented; that it is always present is
    assumed.
    """
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Position of the record in the whole list, starting at 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    tenant_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """ID of the PracSuite account that owns the record."""
    reason: str | None = wire(Nullable(STRING), default=UNSET)
    """Text of the reason."""


class CancellationReasonPage(Model):
    """One page of reasons."""

    appointment_cancellation_reasons: list[CancellationReason] = wire(Array(Object(lambda: CancellationReason)))
    """Reasons on this page."""
    total_entries: int = wire(INTEGER)
    """Number of reasons on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """URLs of this page and of the previous and next pages."""
