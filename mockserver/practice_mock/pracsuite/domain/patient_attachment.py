"""Files of patients, and their folders. The bytes go to the object storage, not through the API."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter
from pathlib import PurePosixPath
from typing import Any
from unicodedata import category

from practice_mock.pracsuite.domain import object_storage
from practice_mock.pracsuite.domain.references import fetch
from practice_mock.rejection import NotFound, Unprocessable
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant

API_USER = 1
"""The user that the API writes as."""

_LONGEST_NAME = 255
_JOINERS = "\u200c\u200d"  # scripts and emoji need these; other format characters can disguise a name

_NUMBER, _FOLDER_NUMBER = itemgetter("attachment_client_id"), itemgetter("attachment_client_folder_id")


def get(tenant: Tenant, patient_attachment_id: int) -> Record:
    """Return an attachment. Raises NotFound if it does not exist."""
    return fetch(tenant, "attachment", patient_attachment_id)


def of_patient(tenant: Tenant, client_id: int) -> Iterable[Record]:
    """Return the attachments of a patient."""
    return sorted(tenant.table("attachment").find("client", client_id), key=_NUMBER)


def of_folder(tenant: Tenant, patient_attachment_folder_id: int) -> Iterable[Record]:
    """Return the attachments in a folder."""
    return sorted(tenant.table("attachment").find("folder", patient_attachment_folder_id), key=_NUMBER)


def folders_of_patient(tenant: Tenant, client_id: int) -> Iterable[Record]:
    """Return the folders of a patient."""
    return sorted(tenant.table("attachment_folder").find("client", client_id), key=_FOLDER_NUMBER)


def request_upload(tenant: Tenant, client_id: int, file_name: str) -> dict[str, str]:
    """Return the form for uploading a file with this name to a patient.

    Raises NotFound if the patient does not exist, Unprocessable if the name is not a file name with an extension.
    """
    fetch(tenant, "patient", client_id)
    _require_file_name(file_name)
    file_id = tenant.ids.uuid("upload")
    return object_storage.form(tenant, f"temp/1/{tenant.number}/{client_id}/{API_USER}/{file_id}/{file_name}")


def receive(tenant: Tenant, key: str, content: bytes) -> Record:
    """Create an attachment from an upload under a key that `request_upload` returned.

    A second upload under the key replaces the first, so a client may repeat it if the response is lost. Raises NotFound
    if the patient no longer exists.
    """
    *_, client_id, user_id, file_id, file_name = key.split("/")
    fetch(tenant, "patient", int(client_id))
    before = tenant.table("attachment").find("file", file_id)
    number = before[0]["attachment_client_id"] if before else tenant.table("attachment").next_key()
    return put(
        tenant,
        content,
        {
            "attachment_client_id": number,
            "client_id": int(client_id),
            "user_id": int(user_id),
            "attachment_client_folder_id": None,
            "file_date": tenant.now().astimezone(tenant.zone).date().isoformat(),
            "description": file_name,
            "file_id": file_id,
            "file_name": file_name,
        },
    )


def put(tenant: Tenant, content: bytes, details: Record) -> Record:
    """Write an attachment and its bytes, with their size and file type."""
    attachment: dict[str, Any] = {
        **details,
        "file_type": PurePosixPath(details["file_name"]).suffix[1:].lower(),
        "file_size": len(content),
    }
    tenant.table("stored_file").put({"file_id": details["file_id"], "content": content})
    tenant.table("attachment").put(attachment)
    return attachment


def address(tenant: Tenant, patient_attachment_id: int) -> tuple[object_storage.Address, str]:
    """Return where the file of an attachment can be read for a limited time, and its name. Raises NotFound."""
    attachment = get(tenant, patient_attachment_id)
    return object_storage.address(tenant, attachment["file_id"], attachment["file_name"]), attachment["file_name"]


def content(tenant: Tenant, file_id: str) -> bytes:
    """Return the bytes of a file. Raises NotFound if it does not exist."""
    file = tenant.table("stored_file").get(file_id)
    if file is None:
        raise NotFound("There is no such file.")
    stored: bytes = file["content"]
    return stored


def _require_file_name(name: str) -> None:
    if len(name) > _LONGEST_NAME:
        raise Unprocessable.because("file_name", f"must have at most {_LONGEST_NAME} characters")
    if any(char in "/\\" or (category(char) in {"Cc", "Cf"} and char not in _JOINERS) for char in name):
        raise Unprocessable.because("file_name", "must not contain a path or control characters")
    if not PurePosixPath(name).suffix.strip(". "):
        raise Unprocessable.because("file_name", "must have an extension")
