# Generated from specs/pracsuite/schemas/patient_attachment.yaml: do not edit.

from __future__ import annotations

from typing import ClassVar

from .._runtime.values.codecs import INTEGER, STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET
from . import common as _common


class PatientAttachmentLinks(Model):
    """URLs of the attachment and of its content."""

    self_: str | None = wire(Nullable(STRING), name="self", default=UNSET, phi=True)
    """URL of the attachment."""
    content: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """URL that redirects to the file."""
    presign_url: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """URL that returns a short-lived URL of the file."""


class PatientAttachment(Model):
    """A file in a patient's record, without its content. Its ID is called `patient_attachment_id` in paths."""

    attachment_client_id: int = wire(INTEGER, phi=True)
    """ID of the attachment. Source (inferred): the field is documented; that it is always present is assumed."""
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Position of the record in the whole list, starting at 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    links: PatientAttachmentLinks | None = wire(Nullable(Object(lambda: PatientAttachmentLinks)), default=UNSET)
    """URLs of the attachment and of its content."""
    tenant_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """ID of the PracSuite account that owns the record."""
    client_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the patient."""
    user_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the user who added the attachment."""
    file_date: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Date of the file. The format is not published."""
    description: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Description of the file."""
    file_type: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Type of file. The values are not published."""
    file_size: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """Size of the file. The unit is not published."""


class PatientAttachmentPage(Model):
    """One page of attachments.

    Source (inferred): inferred from the other lists; the key is inferred from that of the folders.
    """

    attachment_clients: list[PatientAttachment] = wire(Array(Object(lambda: PatientAttachment)))
    """Attachments on this page."""
    total_entries: int = wire(INTEGER)
    """Number of attachments on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """URLs of this page and of the previous and next pages."""


class PatientAttachmentFolderLinks(Model):
    """URLs of the folder and of its attachments."""

    self_: str | None = wire(Nullable(STRING), name="self", default=UNSET, phi=True)
    """URL of the folder."""
    patient_attachments: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """URL of the list of the attachments in the folder."""


class PatientAttachmentFolder(Model):
    """A folder for attachments in a patient's record."""

    attachment_client_folder_id: int = wire(INTEGER, phi=True)
    """ID of the folder. Source (inferred): the field is documented; that it is always present is assumed."""
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Position of the record in the whole list, starting at 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    links: PatientAttachmentFolderLinks | None = wire(
        Nullable(Object(lambda: PatientAttachmentFolderLinks)), default=UNSET
    )
    """URLs of the folder and of its attachments."""
    tenant_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """ID of the PracSuite account that owns the record."""
    client_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the patient."""
    description: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Name of the folder."""


class PatientAttachmentFolderPage(Model):
    """One page of folders."""

    attachment_client_folders: list[PatientAttachmentFolder] = wire(Array(Object(lambda: PatientAttachmentFolder)))
    """Folders on this page."""
    total_entries: int = wire(INTEGER)
    """Number of folders on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """URLs of this page and of the previous and next pages. Source (inferred): the page shows none; inferred from the
    other lists.
    """


class PatientAttachmentUpload(Model):
    """The file to upload."""

    __closed__: ClassVar[bool] = True
    file_name: str = wire(STRING, phi=True)
    """Name of the file, with its extension."""


class PresignedUploadFields(Model):
    """Form fields that the upload must send unchanged, before the file itself. Together they grant access to the
    storage: keep them secret.
    """

    key: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Location of the file in the storage. A changed key is rejected."""
    policy: str | None = wire(Nullable(STRING), name="Policy", default=UNSET, phi=True)
    """Upload policy, base64-encoded."""
    x_amz_algorithm: str | None = wire(Nullable(STRING), name="x-amz-algorithm", default=UNSET, phi=True)
    """Signature algorithm."""
    x_amz_credential: str | None = wire(Nullable(STRING), name="x-amz-credential", default=UNSET, phi=True)
    """Scope of the signature."""
    x_amz_date: str | None = wire(Nullable(STRING), name="x-amz-date", default=UNSET, phi=True)
    """Time of the signature, as `YYYYMMDDTHHMMSSZ`, in UTC."""
    x_amz_signature: str | None = wire(Nullable(STRING), name="x-amz-signature", default=UNSET, phi=True)
    """Signature."""
    x_amz_security_token: str | None = wire(Nullable(STRING), name="x-amz-security-token", default=UNSET, phi=True)
    """Token of the temporary credentials."""


class PresignedUpload(Model):
    """URL and form fields for uploading a file. Send a multipart form to `url` with all `fields` unchanged and the file
    as its last part, at most 100 MB, without the credentials of this API.
    """

    url: str = wire(STRING, phi=True)
    """URL of the storage. Source (inferred): the field is documented; that it is always present is assumed."""
    fields: PresignedUploadFields = wire(Object(lambda: PresignedUploadFields))
    """Form fields that the upload must send unchanged. Source (inferred): the field is documented; that it is always
    present is assumed.
    """


class PresignedDownload(Model):
    """A short-lived URL of a file. Anyone who has the URL can read the file: keep it secret."""

    url: str = wire(STRING, phi=True)
    """Read-only URL of the file. Source (inferred): the field is documented; that it is always present is assumed."""
    expires: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Time at which the URL expires. The format is not published."""
    file_name: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Name of the file."""
