# Generated from specs/pracsuite/paths/payer_contact.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._runtime.command_line.commands import Argument, Command

COMMANDS = {
    "list_by_payer": Command(
        "payer_contacts.list_by_payer", "_LIST_BY_PAYER", "List the contacts of a payer",
        "GET /payer/{payer_id}/payer_contact", "read", "list",
        "Returns the contact persons of one payer, one page at a time.",
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
        filters=(
            ("first_name", "first_name", "string"), ("surname", "surname", "string"), ("email", "email", "string"),
            ("home_phone", "home_phone", "string"), ("work_phone", "work_phone", "string"),
            ("mobile", "mobile", "string"), ("phone", "phone", "string"), ("archive", "archive", "boolean"),
        ),
    ),
    "get": Command(
        "payer_contacts.get", "_GET", "Get a contact of a payer", "GET /payer_contact/{payer_contact_id}", "read",
        "record", "Returns the contact with the given ID.",
        arguments=(
            Argument(
                "payer_contact_id", "payer-contact-id", "path", "integer", "ID of the contact.",
                name="payer_contact_id", required=True, private=True, positional=True, example="21",
            ),
        ),
    ),
}
