# Generated from specs/pracsuite/paths/payment.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._runtime.command_line.commands import Argument, Command

COMMANDS = {
    "get": Command(
        "payments.get", "_GET", "Get a payment", "GET /payment/{payment_id}", "read", "record",
        "Returns the payment with the given ID and the invoices to which it was allocated.",
        arguments=(
            Argument(
                "payment_id", "payment-id", "path", "integer", "ID of the payment.", name="payment_id", required=True,
                private=True, positional=True, example="301",
            ),
        ),
    ),
    "list_by_patient_account": Command(
        "payments.list_by_patient_account", "_LIST_BY_PATIENT_ACCOUNT", "List the payments of an account",
        "GET /patient/{client_id}/account/{account_id}/payment", "read", "list",
        "Returns the payments of one account of a patient, one page at a time. `unallocated` and `payment_date` exist only as filters; the record has `allocated` and `payment_time`.",
        arguments=(
            Argument(
                "client_id", "client-id", "path", "integer", "ID of the patient.", name="client_id", required=True,
                private=True, positional=True, example="7",
            ),
            Argument(
                "account_id", "account-id", "path", "integer", "ID of the patient's account.", name="account_id",
                required=True, private=True, positional=True, example="9",
            ),
            Argument(
                "page", "page", "query", "integer", "Number of the page to return, starting at 1.", name="page",
                example="1",
            ),
            Argument(
                "page_size", "page-size", "query", "integer", "Number of records per page, at most 100. Default: 50.",
                name="page_size", example="50",
            ),
            Argument("where", "where", "where", "text", many=True),
            Argument("limit", "limit", "walk", "integer", "Maximum number of records."),
            Argument(
                "allow_changes", "allow-changes", "walk", "boolean",
                "Whether the command succeeds although the list changed while it was read.",
            ),
        ),
        filters=(
            ("total", "total", "number"), ("unallocated", "unallocated", "number"),
            ("invoice_item_id", "invoice_item_id", "integer"), ("created", "created", "date-time"),
            ("updated", "updated", "date-time"), ("payment_date", "payment_date", "date"),
        ),
    ),
}
