# Generated from specs/coreplus/schemas/file.yaml: do not edit.

from __future__ import annotations

from typing import ClassVar, Literal

from .._runtime.values.codecs import BOOLEAN, STRING, Choice, String
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET, Unset

FileEntity = Literal["client"]
"""Kind of record to which a file can belong.

- ``client``: A client, the only kind supported.
"""


class FileDetails(Model):
    """What a file is and where it goes."""

    __closed__: ClassVar[bool] = True
    name: str = wire(STRING, phi=True)
    """Name under which the file is kept, with its extension."""
    primary_domain_key: str = wire(STRING, name="primaryDomainKey", phi=True)
    """Identifier of the record to which the file belongs, for a client the `clientId`."""
    size: str = wire(String(pattern="^[0-9]+$"))
    """Length of the file in bytes, as digits."""
    entity: FileEntity = wire(Choice(("client",)))
    """Kind of record to which the file belongs."""
    parent_folder_id: str | None | Unset = wire(STRING, name="parentFolderId", default=UNSET)
    """Identifier of the folder, a GUID. Left out or empty, the file goes to the topmost level."""
    is_folder: bool | None | Unset = wire(BOOLEAN, name="isFolder", default=UNSET)
    """False for a file."""


class FileReceipt(Model):
    """The answer to an upload. Nothing is known of it, so that whatever comes is kept as it is.

    Source (inferred): The page is cut off before the answer.
    """
