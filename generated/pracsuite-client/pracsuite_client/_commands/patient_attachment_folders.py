# Generated from specs/pracsuite/paths/patient_attachment.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._runtime.command_line.commands import Argument, Command

COMMANDS = {
    "list_by_patient": Command(
        "patient_attachment_folders.list_by_patient", "_LIST_BY_PATIENT", "List the attachment folders of a patient",
        "GET /patient/{client_id}/patient_attachment_folder", "read", "list",
        "Returns the attachment folders of one patient, one page at a time.",
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
            Argument("limit", "limit", "walk", "integer", "Maximum number of records."),
            Argument(
                "allow_changes", "allow-changes", "walk", "boolean",
                "Whether the command succeeds although the list changed while it was read.",
            ),
        ),
    ),
    "get": Command(
        "patient_attachment_folders.get", "_GET", "Get an attachment folder",
        "GET /patient_attachment_folder/{patient_attachment_folder_id}", "read", "record",
        "Returns the folder with the given ID.",
        arguments=(
            Argument(
                "patient_attachment_folder_id", "patient-attachment-folder-id", "path", "integer",
                "ID of the folder, called `attachment_client_folder_id` in records.",
                name="patient_attachment_folder_id", required=True, private=True, positional=True, example="71",
            ),
        ),
    ),
}
