"""Operations on attachments, and the way from them to the storage."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from practice_mock.pracsuite.domain import patient_attachment
from practice_mock.pracsuite.presenters.links import one_of, presented, within
from practice_mock.pracsuite.routes.listing import getting
from practice_mock.wire import Call, Handler, Redirect

STORAGE_PATH = "/_storage"
"""Where the storage lives on the server of the mock."""

attachment = presented("patient_attachment", "attachment_client_id", content="content", presign_url="presign_url")
folder = presented("patient_attachment_folder", "attachment_client_folder_id", patient_attachments="patient_attachment")


def request_upload(call: Call) -> dict[str, Any]:
    """Where and how to upload a file."""
    fields = patient_attachment.request_upload(call.tenant, **call.path, file_name=call.body["file_name"])
    return {"url": f"{_storage(call)}/", "fields": fields}


def lead_to_content(call: Call) -> Redirect:
    """The way to the file."""
    address, _ = patient_attachment.address(call.tenant, **call.path)
    return Redirect(f"{_storage(call)}/{address.path}")


def presign_url(call: Call) -> dict[str, Any]:
    """The address of the file."""
    address, file_name = patient_attachment.address(call.tenant, **call.path)
    return {"url": f"{_storage(call)}/{address.path}", "expires": address.expires, "file_name": file_name}


def _storage(call: Call) -> str:
    return call.request.origin + STORAGE_PATH


HANDLERS: Mapping[str, Handler] = {
    "listPatientAttachmentsByPatient": within(patient_attachment.of_patient, attachment, key="attachment_clients"),
    "createPatientAttachment": request_upload,
    "getPatientAttachment": getting(patient_attachment.get, attachment),
    "getPatientAttachmentContent": lead_to_content,
    "getPatientAttachmentPresignUrl": presign_url,
    "listPatientAttachmentFoldersByPatient": within(
        patient_attachment.folders_of_patient, folder, key="attachment_client_folders"
    ),
    "getPatientAttachmentFolder": getting(one_of("attachment_folder"), folder),
    "listPatientAttachmentsByFolder": within(patient_attachment.of_folder, attachment, key="attachment_clients"),
}
