"""Tables of invoices and payments. What an invoice owes is not stored, but computed from the payments."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from practice_mock.pracsuite.tables.indexes import by_client
from practice_mock.state.store import Record, Shape


def _by_invoice(payment: Record) -> Iterable[Hashable]:
    return {part["invoice_id"] for part in payment["payment_items"]}


SHAPES: tuple[Shape, ...] = (
    Shape("invoice", "invoice_id", {"client": by_client}, start=201),
    Shape("payment", "payment_id", {"client": by_client, "invoice": _by_invoice}, start=301),
)
