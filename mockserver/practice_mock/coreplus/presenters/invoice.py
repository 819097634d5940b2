"""Invoices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from practice_mock.coreplus.presenters.fields import Body, only
from practice_mock.state.store import Record


def present_invoice(record: Record, extras: Iterable[str] = (), fields: Sequence[str] | None = None) -> Body:
    """Show an invoice with its lines, and the `extras` among its other fields.

    `fields` limits it to some fields; those of lines are named `lineItems.description` and so on. The identifiers of
    the invoice and of its lines are always shown.
    """
    shown_fields = ("invoiceNumber", "clientId", "generatedAt") if fields is None else fields
    shown = only(record, ("invoiceId", *(name for name in shown_fields if name in record), *extras))
    in_lines = None if fields is None else [name.partition(".")[2] for name in fields if name.startswith("lineItems.")]
    if in_lines is None or in_lines:
        shown["lineItems"] = [_line(line, in_lines) for line in record["lineItems"]]
    return shown


def amount_owing(owed: Decimal) -> str:
    """Return the amount owed for an invoice as invoices write it: `80.0`."""
    return str(float(owed))


def _line(line: Record, fields: Sequence[str] | None) -> Body:
    shown = {
        **only(line, ("lineItemId", "productId", "description", "itemNumber")),
        **{name: float(line[name]) for name in ("unitAmount", "taxAmount", "lineAmount", "quantity")},
    }
    return shown if fields is None else only(shown, ("lineItemId", *fields))
