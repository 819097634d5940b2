"""Payments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from practice_mock.coreplus.presenters.fields import Body, only
from practice_mock.state.store import Record


def present_receipt(invoice: Record, paid: Mapping[str, Decimal], owed: Decimal) -> Body:
    """Show an invoice after a payment: the amount paid for each line, and the amount owed for all lines."""
    shown = ("lineItemId", "productId", "description", "itemNumber")
    lines = [
        {**only(line, shown), "quantity": float(line["quantity"]), "amountPaid": f"{paid[line['lineItemId']]:.2f}"}
        for line in invoice["lineItems"]
    ]
    head = only(invoice, ("invoiceId", "invoiceNumber", "clientId", "generatedAt"))
    return {**head, "lineItems": lines, "amountOwing": f"{owed:.2f}"}


def present_payments(invoice: Record, made: Sequence[Record], methods: Mapping[str, str]) -> Body:
    """Show the payments of an invoice by line, without the lines that have none.

    `methods` are the names of the payment methods by identifier.
    """
    by_line: dict[str, list[Body]] = {line["lineItemId"]: [] for line in invoice["lineItems"]}
    for payment in made:
        shown = only(payment, ("amountPaid", "datePaid", "paymentNotes", "type"))
        by_line[payment["lineItemId"]].append({**shown, "paymentMethod": methods[payment["paymentMethodId"]]})
    lines = [{"lineItemId": line_id, "payments": shown} for line_id, shown in by_line.items() if shown]
    return {"invoiceId": invoice["invoiceId"], "lineItems": lines}
