# Generated from specs/coreplus/schemas/file.yaml: do not edit.

from __future__ import annotations

from typing import ClassVar, Literal

from .._runtime.values.codecs import BOOLEAN, STRING, Choice, String
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET, Unset

FileEntity = Literal["client"]
"""Type of record to which a file can belong.

- ``client``: A client, the only supported type.
"""


class FileDetails(Model):
    """Description and destination of a file."""

    __closed__: ClassVar[bool] = True
    name: str = wire(STRING, phi=True)
    """Name under which the file is stored, with its extension."""
    primary_domain_key: str = wire(STRING, name="primaryDomainKey", phi=True)
    """ID of the record to which the file belongs; for a client, its `client_id`."""
    size: str = wire(String(pattern="^[0-9]+$"), phi=True)
    """Size of the file in bytes, as a string of digits."""
    entity: FileEntity = wire(Choice(("client",)), phi=True)
    """Type of the record to which the file belongs."""
    parent_folder_id: str | Unset | None = wire(STRING, name="parentFolderId", default=UNSET, phi=True)
    """ID of the folder, a GUID. If omitted or empty, the file is stored at the top level."""
    is_folder: bool | Unset | None = wire(BOOLEAN, name="isFolder", default=UNSET, phi=True)
    """Whether the upload is a folder; false for a file."""


class FileReceipt(Model):
    """Response to an upload. Its fields are not known; everything received is kept unchanged.

    Source (inferred): The page is truncated before the response.
    """
