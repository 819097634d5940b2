# Generated from specs/coreplus/paths/payment.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._runtime.command_line.commands import Argument, Command

COMMANDS = {
    "list": Command(
        "payments.list", "_LIST", "List the payments of an invoice", "GET /Payment/", "read", "record",
        "Returns the payments and refunds of one invoice, grouped by line item.",
        arguments=(
            Argument(
                "invoice_id", "invoice-id", "query", "text", "ID of the invoice, a GUID.", name="invoiceId",
                required=True, private=True, subject=True, example="77777777-7777-4777-8777-777777777777",
            ),
        ),
    ),
    "create": Command(
        "payments.create", "_CREATE", "Add payments to an invoice", "POST /Payment/", "unsafe", "record",
        "Adds one or more payments to the line items of one invoice, and returns the invoice.\n\nPayments have no ID. If the response is lost, compare the amounts,\ndates and amount owing of the invoice before and after: two equal payments of one day cannot be distinguished.\n",
        arguments=(
            Argument(
                "invoice_id", "invoice-id", "body", "text", "ID of the invoice, a GUID.", name="invoiceId",
                required=True, private=True, subject=True, example="77777777-7777-4777-8777-777777777777",
            ),
            Argument(
                "payments", "payments", "body", "json", "The payments.", name="payments", many=True, required=True,
                private=True,
            ),
        ),
        data="{\"invoiceId\": \"77777777-7777-4777-8777-777777777777\", \"payments\": [{\"lineItemId\": \"88888888-8888-4888-8888-888888888888\", \"amountPaid\": \"25.50\", \"datePaid\": \"2026-01-06\", \"paymentMethodId\": \"aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa\"}]}",
    ),
}
