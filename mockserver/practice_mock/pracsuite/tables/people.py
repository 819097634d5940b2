"""Tables of patients and their records."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from practice_mock.pracsuite.tables.indexes import by_client
from practice_mock.state.store import Record, Shape


def _by_folder(attachment: Record) -> Iterable[Hashable]:
    folder = attachment["attachment_client_folder_id"]
    return () if folder is None else (folder,)


def _by_file(attachment: Record) -> Iterable[Hashable]:
    return (attachment["file_id"],)


SHAPES: tuple[Shape, ...] = (
    Shape("patient", "client_id"),
    Shape("account", "account_id", {"client": by_client}, start=3),
    Shape("patient_contact", "patient_contact_id", {"client": by_client}, start=31),
    Shape(
        "attachment", "attachment_client_id", {"client": by_client, "folder": _by_folder, "file": _by_file}, start=61
    ),
    Shape("attachment_folder", "attachment_client_folder_id", {"client": by_client}, start=71),
    # The bytes of attachments, by a random key: the object storage knows nothing of patients.
    Shape("stored_file", "file_id"),
    Shape("tag", "tag_id"),
    Shape("clinical_note_memo", "clinical_note_memo_id", {"client": by_client}, start=81),
)
