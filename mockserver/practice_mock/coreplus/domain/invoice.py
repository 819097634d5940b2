"""Invoices, and what is owed on them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from practice_mock.coreplus.domain.references import fetch
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant

REFUND = "Refund"
CREDIT = "Credit"


def get(tenant: Tenant, invoice_id: str) -> Record:
    """Return one invoice. Raises NotFound."""
    return fetch(tenant, "invoice", invoice_id)


def changed_since(tenant: Tenant, since: datetime | None) -> list[Record]:
    """Return the invoices that were changed or paid since an instant, oldest first; all if it is None.

    Whether its very second is included depends on a switch.
    """
    if since is not None and tenant.switches.is_at("updated-since", "excluded"):
        since += timedelta(seconds=1)
    return [
        invoice
        for invoice in tenant.table("invoice").records()
        if since is None or datetime.fromisoformat(invoice["updatedAt"]) >= since
    ]


def add_cancellation_fee(tenant: Tenant, appointment: Record, zone: ZoneInfo) -> None:
    """Add an invoice for an appointment that is cancelled too late."""
    day = tenant.now().astimezone(zone).date()
    prefix = f"{day:%y%m%d}-"
    earlier = sum(invoice["invoiceNumber"].startswith(prefix) for invoice in tenant.table("invoice").records())
    line = {
        "lineItemId": tenant.ids.uuid("line"),
        "productId": tenant.ids.uuid("product"),
        "description": "Late cancellation",
        "itemNumber": "CANC",
        "unitAmount": "40.00",
        "taxAmount": "0.00",
        "lineAmount": "40.00",
        "quantity": "1",
    }
    client = tenant.table("client").get(appointment["clientId"]) or {}
    tenant.table("invoice").put(
        {
            "invoiceId": tenant.ids.uuid("invoice"),
            "invoiceNumber": f"{prefix}{earlier + 1}",
            "clientId": appointment["clientId"],
            "generatedAt": day.isoformat(),
            "lineItems": (line,),
            "locked": False,
            "practitionerId": appointment["practitionerId"],
            "locationId": appointment["locationId"],
            "clientGroupId": client.get("clientGroupId"),
            "appointmentId": appointment["appointmentId"],
            "updatedAt": tenant.timestamp(),
        }
    )


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
