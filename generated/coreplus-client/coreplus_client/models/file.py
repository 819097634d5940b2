# Generated from specs/coreplus/schemas/file.yaml: do not edit.

from __future__ import annotations

from typing import ClassVar, Literal

from .._runtime.values.codecs import BOOLEAN, STRING, Array, Choice, Nullable, String
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET, Unset
from . import common as _common

FileEntity = Literal["client"]
"""Type of record to which a file can belong.

- ``client``: A client, the only supported type.
"""


class FileDetails(Model):
    """Description and destination of a file."""

    __closed__: ClassVar[bool] = True
    primary_domain_key: str = wire(STRING, name="primaryDomainKey", phi=True)
    """ID of the record to which the file belongs; for a client, its `client_id`."""
    entity: FileEntity = wire(Choice(("client",)), phi=True)
    """Type of the record to which the file belongs."""
    name: str | Unset | None = wire(STRING, default=UNSET, phi=True)
    """Name under which the file is stored, with its extension. Derived from the files if omitted."""
    size: str | Unset | None = wire(String(pattern="^[0-9]+$"), default=UNSET, phi=True)
    """Size of the file in bytes. Derived from the files if omitted."""
    parent_folder_id: str | Unset | None = wire(STRING, name="parentFolderId", default=UNSET, phi=True)
    """ID of the folder, a GUID. If omitted or empty, the file is stored at the top level."""
    is_folder: bool | Unset | None = wire(BOOLEAN, name="isFolder", default=UNSET, phi=True)
    """Whether the upload is a folder; false for a file."""


class FileReceipt(Model):
    """Response to an upload. Its other fields are not known; everything received is kept unchanged.

    Source (inferred): The page is truncated before the response.
    """

    result: list[_common.ErrorReason] | None = wire(Nullable(Array(Object(lambda: _common.ErrorReason))), default=UNSET)
    """Notices about the call. Source (inferred): Seen only on rejected bookings; that other calls have it too is a
    guess.
    """
