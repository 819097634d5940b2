"""Invoices, and what is owed on them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from practice_mock.coreplus.domain.references import fetch
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant

REFUND = "Refund"
CREDIT = "Credit"


def get(tenant: Tenant, invoice_id: str) -> Record:
    """Return one invoice. Raises NotFound."""
    return fetch(tenant, "invoice", invoice_id)


def changed_since(tenant: Tenant, since: datetime | None) -> list[Record]:
    """Return the invoices that were changed or paid at or after an instant, oldest first; all if it is None."""
    return [
        invoice
        for invoice in tenant.table("invoice").records()
        if since is None or datetime.fromisoformat(invoice["updatedAt"]) >= since
    ]


def paid_by_line(tenant: Tenant, invoice: Record) -> Mapping[str, Decimal]:
    """Return the amount paid for each line, less refunds."""
    paid = {line["lineItemId"]: Decimal() for line in invoice["lineItems"]}
    for payment in tenant.table("payment").find("invoice", invoice["invoiceId"]):
        amount = Decimal(payment["amountPaid"])
        paid[payment["lineItemId"]] += -amount if payment["type"] == REFUND else amount
    return paid


def owed_by_line(tenant: Tenant, invoice: Record) -> dict[str, Decimal]:
    """Return the amount owed for each line."""
    paid = paid_by_line(tenant, invoice)
    return {line["lineItemId"]: Decimal(line["lineAmount"]) - paid[line["lineItemId"]] for line in invoice["lineItems"]}


def owed(tenant: Tenant, invoice: Record) -> Decimal:
    """Return the amount owed for the whole invoice."""
    return sum(owed_by_line(tenant, invoice).values(), Decimal())
