"""Files of clients."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from practice_mock.coreplus.domain.references import require
from practice_mock.rejection import Problem, Unprocessable
from practice_mock.request_parts import ignored
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant


def upload(tenant: Tenant, details: Mapping[str, Any], content: bytes, content_type: str | None) -> Record:
    """Store a file.

    Raises Unprocessable if the client or the folder does not exist, the name is not a valid file name, or the request
    is for a folder.
    """
    ignored(details, "entity", "size")  # the only entity is a client, and the size has been compared
    problems: list[Problem] = []
    if not _is_file_name(details["name"]):
        problems.append(Problem("json.name", "must be a plain file name"))
    if details.get("isFolder"):
        problems.append(Problem("json.isFolder", "must be false for a file"))
    if problems:
        raise Unprocessable("The body is not valid.", problems)
    client_id = require(tenant, "client", details["primaryDomainKey"], "json.primaryDomainKey")["clientId"]
    file = {
        "fileId": tenant.ids.uuid("file"),
        "clientId": client_id,
        "folderId": _folder_id(tenant, details.get("parentFolderId", ""), client_id),
        "name": details["name"],
        "contentType": content_type,
        "content": content,
        "uploadedAt": tenant.timestamp(),
    }
    tenant.table("file").put(file)
    return file


def of_client(tenant: Tenant, client_id: str) -> Sequence[Record]:
    """Return the files of a client, oldest first."""
    return tenant.table("file").find("client", client_id)


def _is_file_name(name: str) -> bool:
    return bool(name.strip(". ")) and name.isprintable() and not any(mark in name for mark in "/\\")


def _folder_id(tenant: Tenant, folder_id: str, client_id: str) -> str | None:
    """Return the folder in which to store a file; None is the top level."""
    if not folder_id:
        return None
    folder = require(tenant, "folder", folder_id, "json.parentFolderId")
    if folder["clientId"] != client_id:
        raise Unprocessable.because("json.parentFolderId", "is a folder of another client")
    return str(folder["folderId"])
