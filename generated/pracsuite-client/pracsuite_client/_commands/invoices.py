# Generated from specs/pracsuite/paths/invoice.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._runtime.command_line.commands import Argument, Command

COMMANDS = {
    "get": Command(
        "invoices.get", "_GET", "Get an invoice", "GET /invoice/{invoice_id}", "read", "record",
        "Returns the invoice with the given ID, with its lines and the payments on each line.",
        arguments=(
            Argument(
                "invoice_id", "invoice-id", "path", "integer", "ID of the invoice, not the number printed on it.",
                name="invoice_id", required=True, private=True, positional=True, example="201",
            ),
        ),
    ),
    "list_by_patient_account": Command(
        "invoices.list_by_patient_account", "_LIST_BY_PATIENT_ACCOUNT", "List the invoices of a patient's account",
        "GET /patient/{client_id}/account/{account_id}/invoice", "read", "list",
        "Returns the invoices of one account of a patient, one page at a time.",
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
            ("payer_id", "payer_id", "integer"), ("owing", "owing", "number"),
            ("appointment_id", "appointment_id", "integer"), ("payment_id", "payment_id", "integer"),
            ("created", "created", "date-time"), ("updated", "updated", "date-time"),
            ("invoice_date", "invoice_date", "date"), ("invoice_number", "invoice_number", "integer"),
        ),
    ),
    "list_by_patient": Command(
        "invoices.list_by_patient", "_LIST_BY_PATIENT", "List the invoices of a patient",
        "GET /patient/{client_id}/invoice", "read", "list",
        "Returns the invoices on all accounts of one patient, one page at a time.",
        arguments=(
            Argument(
                "client_id", "client-id", "path", "integer", "ID of the patient.", name="client_id", required=True,
                private=True, positional=True, example="7",
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
    ),
}
