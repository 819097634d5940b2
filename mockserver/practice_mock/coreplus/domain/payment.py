"""Payments and refunds on the lines of invoices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from practice_mock.coreplus.domain.invoice import CREDIT, get, owed_by_line
from practice_mock.coreplus.domain.references import require
from practice_mock.rejection import Unprocessable
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant


def create(tenant: Tenant, body: Mapping[str, Any]) -> Record:
    """Add payments to one invoice, all or none, and return the invoice.

    Raises Unprocessable if invoice, line or payment method does not exist, or more is paid for a line than is owed.
    """
    invoice = require(tenant, "invoice", body["invoiceId"], "invoiceId")
    owed = owed_by_line(tenant, invoice)
    payments: list[Record] = []
    for position, payment in enumerate(body["payments"]):
        field = f"payments.{position}"
        line_id = payment["lineItemId"].lower()
        if line_id not in owed:
            raise Unprocessable.because(f"{field}.lineItemId", "there is no such line on this invoice")
        method = require(tenant, "payment_method", payment["paymentMethodId"], f"{field}.paymentMethodId")
        amount = Decimal(payment["amountPaid"])
        if amount > owed[line_id] and tenant.switches.is_at("overpayment", "rejected"):
            raise Unprocessable.because(f"{field}.amountPaid", "exceeds the amount owed for this line")
        owed[line_id] -= amount
        payments.append(
            {
                "paymentId": tenant.ids.uuid("payment"),
                "invoiceId": invoice["invoiceId"],
                "lineItemId": line_id,
                "amountPaid": payment["amountPaid"],
                "datePaid": payment["datePaid"],
                "paymentMethodId": method["paymentMethodId"],
                "paymentNotes": "",
                "type": CREDIT,
            }
        )
    for record in payments:
        tenant.table("payment").put(record)
    changed = {**invoice, "updatedAt": tenant.timestamp()}
    tenant.table("invoice").put(changed)
    return changed


def of_invoice(tenant: Tenant, invoice_id: str) -> tuple[Record, Sequence[Record]]:
    """Return an invoice, and its payments and refunds, oldest first. Raises NotFound."""
    invoice = get(tenant, invoice_id)
    return invoice, tenant.table("payment").find("invoice", invoice["invoiceId"])
