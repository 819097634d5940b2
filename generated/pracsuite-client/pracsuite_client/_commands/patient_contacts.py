# Generated from specs/pracsuite/paths/patient_contact.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._runtime.command_line.commands import Argument, Command

COMMANDS = {
    "list": Command(
        "patient_contacts.list", "_LIST", "List the contacts of all patients", "GET /patient_contact", "read", "list",
        "Returns the contacts of all patients, one page at a time. To get those of one patient, filter by `client_id`. The filter `phone` is separate from those of the individual phone fields.",
        arguments=(
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
            ("client_id", "client_id", "integer"), ("first_name", "first_name", "string"),
            ("surname", "surname", "string"), ("email", "email", "string"), ("home_phone", "home_phone", "string"),
            ("work_phone", "work_phone", "string"), ("mobile", "mobile", "string"), ("fax", "fax", "string"),
            ("phone", "phone", "string"), ("archive", "archive", "boolean"),
        ),
    ),
    "get": Command(
        "patient_contacts.get", "_GET", "Get a contact", "GET /patient_contact/{patient_contact_id}", "read", "record",
        "Returns the contact with the given ID.",
        arguments=(
            Argument(
                "patient_contact_id", "patient-contact-id", "path", "integer", "ID of the contact.",
                name="patient_contact_id", required=True, private=True, positional=True, example="31",
            ),
        ),
    ),
    "list_by_patient": Command(
        "patient_contacts.list_by_patient", "_LIST_BY_PATIENT", "List the contacts of a patient",
        "GET /patient/{client_id}/patient_contact", "read", "list",
        "Returns the contacts of one patient, one page at a time.",
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
