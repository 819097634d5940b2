# Generated from specs/pracsuite/schemas/patient_attachment.yaml: do not edit.

from __future__ import annotations

from typing import ClassVar

from .._runtime.values.codecs import INTEGER, STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET
from . import common as _common


class PatientAttachmentLinks(Model):
    """Addresses of the attachment and of its content."""

    self_: str | None = wire(Nullable(STRING), name="self", default=UNSET)
    """Address of the attachment."""
    content: str | None = wire(Nullable(STRING), default=UNSET)
    """Address that leads on to the file."""
    presign_url: str | None = wire(Nullable(STRING), default=UNSET)
    """Address that gives a short-lived address of the file."""


class PatientAttachment(Model):
    """A file on a patient's record, without its content. The path calls its number `patient_attachment_id`."""

    attachment_client_id: int = wire(INTEGER)
    """Number of the attachment. Source (inferred): the field is documented; that it is always there is plain sense."""
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Place of the record in the whole list, counted from 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    links: PatientAttachmentLinks | None = wire(Nullable(Object(lambda: PatientAttachmentLinks)), default=UNSET)
    """Addresses of the attachment and of its content."""
    tenant_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the PracSuite account that owns the record."""
    client_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """Number of the patient."""
    user_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the user who added it."""
    file_date: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Date of the file. Its form is not published."""
    description: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """What the file is."""
    file_type: str | None = wire(Nullable(STRING), default=UNSET)
    """Kind of file. The values are not published."""
    file_size: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Size of the file. The unit is not published."""


class PatientAttachmentPage(Model):
    """One page of attachments.

    Source (inferred): like every other list; the key is read from that of the folders.
    """

    attachment_clients: list[PatientAttachment] = wire(Array(Object(lambda: PatientAttachment)))
    """The attachments of this page."""
    total_entries: int = wire(INTEGER)
    """Number of attachments on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """Addresses of this page and of its neighbours."""


class PatientAttachmentFolderLinks(Model):
    """Addresses of the folder and of what it holds."""

    self_: str | None = wire(Nullable(STRING), name="self", default=UNSET)
    """Address of the folder."""
    patient_attachments: str | None = wire(Nullable(STRING), default=UNSET)
    """Address of the list of the attachments in it."""


class PatientAttachmentFolder(Model):
    """A folder for attachments on a patient's record."""

    attachment_client_folder_id: int = wire(INTEGER)
    """Number of the folder. Source (inferred): the field is documented; that it is always there is plain sense."""
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Place of the record in the whole list, counted from 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    links: PatientAttachmentFolderLinks | None = wire(
        Nullable(Object(lambda: PatientAttachmentFolderLinks)), default=UNSET
    )
    """Addresses of the folder and of what it holds."""
    tenant_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the PracSuite account that owns the record."""
    client_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """Number of the patient."""
    description: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Name of the folder."""


class PatientAttachmentFolderPage(Model):
    """One page of folders."""

    attachment_client_folders: list[PatientAttachmentFolder] = wire(Array(Object(lambda: PatientAttachmentFolder)))
    """The folders of this page."""
    total_entries: int = wire(INTEGER)
    """Number of folders on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """Addresses of this page and of its neighbours. Source (inferred): the page shows none; like every other list."""


class PatientAttachmentUpload(Model):
    """The file that is to be uploaded."""

    __closed__: ClassVar[bool] = True
    file_name: str = wire(STRING, phi=True)
    """Name of the file, with its extension."""


class PresignedUploadFields(Model):
    """Form fields that the upload must carry unchanged, before the file itself. Together they open the storage: keep
    them secret.
    """

    key: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Where the file will lie; a changed key is refused."""
    policy: str | None = wire(Nullable(STRING), name="Policy", default=UNSET, phi=True)
    """What the upload may do, as base64."""
    x_amz_algorithm: str | None = wire(Nullable(STRING), name="x-amz-algorithm", default=UNSET)
    """Method of the signature."""
    x_amz_credential: str | None = wire(Nullable(STRING), name="x-amz-credential", default=UNSET, phi=True)
    """Scope of the signature."""
    x_amz_date: str | None = wire(Nullable(STRING), name="x-amz-date", default=UNSET)
    """Time of the signature, as `YYYYMMDDTHHMMSSZ`, in UTC."""
    x_amz_signature: str | None = wire(Nullable(STRING), name="x-amz-signature", default=UNSET, phi=True)
    """The signature."""
    x_amz_security_token: str | None = wire(Nullable(STRING), name="x-amz-security-token", default=UNSET, phi=True)
    """Token of the temporary key."""


class PresignedUpload(Model):
    """Where and how to upload a file: a multipart form sent to `url`, with every one of `fields` unchanged and the file
    as its last part, no larger than 100 MB, without the keys of this API.
    """

    url: str = wire(STRING, phi=True)
    """Address of the storage. Source (inferred): the field is documented; that it is always there is plain sense."""
    fields: PresignedUploadFields = wire(Object(lambda: PresignedUploadFields))
    """Form fields that the upload must carry unchanged. Source (inferred): the field is documented; that it is always
    there is plain sense.
    """


class PresignedDownload(Model):
    """Where to read a file for a short while. Whoever holds the address can read it: keep it secret."""

    url: str = wire(STRING, phi=True)
    """Address of the file, for reading only. Source (inferred): the field is documented; that it is always there is
    plain sense.
    """
    expires: str | None = wire(Nullable(STRING), default=UNSET)
    """When the address stops working. Its form is not published."""
    file_name: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Name of the file."""
