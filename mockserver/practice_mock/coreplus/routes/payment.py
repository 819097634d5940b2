"""Operations on payments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from practice_mock.coreplus.domain import invoice, payment
from practice_mock.coreplus.presenters.payment import present_payments, present_receipt
from practice_mock.wire import Call, Handler


def create_payments(call: Call) -> dict[str, Any]:
    """Add payments to an invoice and return the invoice."""
    record = payment.create(call.tenant, call.body)
    return present_receipt(record, invoice.paid_by_line(call.tenant, record), invoice.owed(call.tenant, record))


def list_payments(call: Call) -> dict[str, Any]:
    """List the payments and refunds of an invoice."""
    record, made = payment.of_invoice(call.tenant, call.query["invoiceId"])
    methods = {method["paymentMethodId"]: method["name"] for method in call.tenant.table("payment_method").records()}
    return present_payments(record, made, methods)


HANDLERS: Mapping[str, Handler] = {
    "createPayments": create_payments,
    "listPayments": list_payments,
}
