"""Operations on attachments of patients. Their bytes go through the object storage, not through the API."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from practice_mock.pracsuite.domain import patient_attachment
from practice_mock.pracsuite.domain.references import one_of
from practice_mock.pracsuite.presenters.records import present_attachment, present_attachment_folder
from practice_mock.pracsuite.routes.listing import getting, list_below
from practice_mock.wire import Call, Handler, Redirect

STORAGE_PATH = "/_storage"
"""The path of the object storage on the mock's server."""


def create_attachment(call: Call) -> dict[str, Any]:
    """Return the form and the URL with which a file can be uploaded."""
    fields = patient_attachment.request_upload(call.tenant, **call.path, file_name=call.body["file_name"])
    return {"url": f"{_storage_url(call)}/", "fields": fields}


def get_content(call: Call) -> Redirect:
    """Redirect to the file."""
    address, _ = patient_attachment.address(call.tenant, **call.path)
    return Redirect(f"{_storage_url(call)}/{address.path}")


def get_presigned_url(call: Call) -> dict[str, Any]:
    """Return the URL of the file."""
    address, file_name = patient_attachment.address(call.tenant, **call.path)
    return {"url": f"{_storage_url(call)}/{address.path}", "expires": address.expires, "file_name": file_name}


def _storage_url(call: Call) -> str:
    return call.request.own_origin + STORAGE_PATH


HANDLERS: Mapping[str, Handler] = {
    "listPatientAttachmentsByPatient": list_below(
        patient_attachment.of_patient, present_attachment, key="attachment_clients"
    ),
    "createPatientAttachment": create_attachment,
    "getPatientAttachment": getting(patient_attachment.get, present_attachment),
    "getPatientAttachmentContent": get_content,
    "getPatientAttachmentPresignUrl": get_presigned_url,
    "listPatientAttachmentFoldersByPatient": list_below(
        patient_attachment.folders_of_patient, present_attachment_folder, key="attachment_client_folders"
    ),
    "getPatientAttachmentFolder": getting(one_of("attachment_folder"), present_attachment_folder),
    "listPatientAttachmentsByFolder": list_below(
        patient_attachment.of_folder, present_attachment, key="attachment_clients"
    ),
}
