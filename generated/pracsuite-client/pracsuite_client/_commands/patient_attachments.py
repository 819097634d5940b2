# Generated from specs/pracsuite/paths/patient_attachment.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._runtime.command_line.commands import Argument, Command

COMMANDS = {
    "list_by_patient": Command(
        "patient_attachments.list_by_patient", "_LIST_BY_PATIENT", "List the attachments of a patient",
        "GET /patient/{client_id}/patient_attachment", "read", "list",
        "Returns the attachments of one patient, one page at a time.",
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
    "request_upload": Command(
        "patient_attachments.request_upload", "_REQUEST_UPLOAD", "Request an upload form for a file",
        "POST /patient/{client_id}/patient_attachment", "unsafe", "record",
        "Returns the URL and the form fields for uploading a file directly to the object storage, outside this API. The upload itself creates the attachment.",
        arguments=(
            Argument(
                "client_id", "client-id", "path", "integer", "ID of the patient.", name="client_id", required=True,
                private=True, positional=True, example="7",
            ),
            Argument(
                "file_name", "file-name", "body", "text", "Name of the file, with its extension.", name="file_name",
                required=True, private=True, example="example-letter.pdf",
            ),
        ),
        data="{\"file_name\": \"example-letter.pdf\"}",
    ),
    "upload": Command(
        "patient_attachments.upload", "_UPLOAD", "Upload a file to a patient",
        "POST /patient/{client_id}/patient_attachment", "unsafe", "upload",
        "Requests an upload form and sends it with the file to the object storage, without the credentials of this API. The storage's response does not identify the attachment; `list_by_patient` shows it once it exists. If the storage's response is lost, the file is not sent again automatically: check whether the attachment exists first.",
        arguments=(
            Argument(
                "client_id", "client-id", "path", "integer", "ID of the patient.", name="client_id", required=True,
                private=True, positional=True, example="7",
            ),
            Argument("file", "file", "file", "file", "Path of the file to send.", required=True, positional=True),
        ),
    ),
    "get": Command(
        "patient_attachments.get", "_GET", "Get the details of an attachment",
        "GET /patient_attachment/{patient_attachment_id}", "read", "record",
        "Returns the attachment with the given ID, without its content.",
        arguments=(
            Argument(
                "patient_attachment_id", "patient-attachment-id", "path", "integer",
                "ID of the attachment, called `attachment_client_id` in records.", name="patient_attachment_id",
                required=True, private=True, positional=True, example="61",
            ),
        ),
    ),
    "content": Command(
        "patient_attachments.content", "_CONTENT", "Get a redirect to an attachment's file",
        "GET /patient_attachment/{patient_attachment_id}/content", "read", "text",
        "Returns a redirect to the file: the header `Location` contains a short-lived URL. Follow it without the credentials of this API.",
        arguments=(
            Argument(
                "patient_attachment_id", "patient-attachment-id", "path", "integer",
                "ID of the attachment, called `attachment_client_id` in records.", name="patient_attachment_id",
                required=True, private=True, positional=True, example="61",
            ),
        ),
    ),
    "download": Command(
        "patient_attachments.download", "_CONTENT", "Download an attachment to a file",
        "GET /patient_attachment/{patient_attachment_id}/content", "read", "path",
        "Follows the short-lived URL to the object storage, without the credentials of this API, and saves the file. If `to` is a folder, the file gets the name that the storage reports.",
        arguments=(
            Argument(
                "patient_attachment_id", "patient-attachment-id", "path", "integer",
                "ID of the attachment, called `attachment_client_id` in records.", name="patient_attachment_id",
                required=True, private=True, positional=True, example="61",
            ),
            Argument("to", "to", "file", "file", "Existing folder, or path of the file to create.", required=True),
            Argument("overwrite", "overwrite", "file", "boolean", "Whether an existing file is replaced."),
        ),
    ),
    "presign_url": Command(
        "patient_attachments.presign_url", "_PRESIGN_URL", "Get the URL of an attachment's file",
        "GET /patient_attachment/{patient_attachment_id}/presign_url", "read", "record",
        "Returns a short-lived, read-only URL of the file as JSON.",
        arguments=(
            Argument(
                "patient_attachment_id", "patient-attachment-id", "path", "integer",
                "ID of the attachment, called `attachment_client_id` in records.", name="patient_attachment_id",
                required=True, private=True, positional=True, example="61",
            ),
        ),
    ),
    "list_by_folder": Command(
        "patient_attachments.list_by_folder", "_LIST_BY_FOLDER", "List the attachments in a folder",
        "GET /patient_attachment_folder/{patient_attachment_folder_id}/patient_attachment", "read", "list",
        "Returns the attachments in one folder, one page at a time.",
        arguments=(
            Argument(
                "patient_attachment_folder_id", "patient-attachment-folder-id", "path", "integer",
                "ID of the folder, called `attachment_client_folder_id` in records.",
                name="patient_attachment_folder_id", required=True, private=True, positional=True, example="71",
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
