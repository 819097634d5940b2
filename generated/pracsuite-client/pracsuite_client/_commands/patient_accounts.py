# Generated from specs/pracsuite/paths/patient_account.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._runtime.command_line.commands import Argument, Command

COMMANDS = {
    "list_by_patient": Command(
        "patient_accounts.list_by_patient", "_LIST_BY_PATIENT", "List the accounts of a patient",
        "GET /patient/{client_id}/account", "read", "list",
        "Returns the accounts of one patient, one page at a time. Records do not include the times that the filters `created` and `updated` compare.",
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
            Argument("order_by", "order-by", "order", "text", many=True),
            Argument("limit", "limit", "walk", "integer", "Maximum number of records."),
            Argument(
                "allow_changes", "allow-changes", "walk", "boolean",
                "Whether the command succeeds although the list changed while it was read.",
            ),
        ),
        filters=(
            ("created", "created", "date-time"), ("updated", "updated", "date-time"), ("email", "email", "string"),
            ("phone", "phone", "string"), ("short_description", "short_description", "string"),
        ),
        order=("client_id", "account_id"),
    ),
    "get": Command(
        "patient_accounts.get", "_GET", "Get an account of a patient", "GET /patient/{client_id}/account/{account_id}",
        "read", "record", "Returns the account with the given ID.",
        arguments=(
            Argument(
                "client_id", "client-id", "path", "integer", "ID of the patient.", name="client_id", required=True,
                private=True, positional=True, example="7",
            ),
            Argument(
                "account_id", "account-id", "path", "integer", "ID of the patient's account.", name="account_id",
                required=True, private=True, positional=True, example="9",
            ),
        ),
    ),
    "list_by_payer": Command(
        "patient_accounts.list_by_payer", "_LIST_BY_PAYER", "List the accounts that a payer pays for",
        "GET /payer/{payer_id}/account", "read", "list",
        "Returns the patients' accounts that one third-party payer pays for, one page at a time.",
        arguments=(
            Argument(
                "payer_id", "payer-id", "path", "integer", "ID of the payer.", name="payer_id", required=True,
                private=True, positional=True, example="6",
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
