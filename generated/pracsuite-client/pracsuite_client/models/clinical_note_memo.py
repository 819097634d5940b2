# Generated from specs/pracsuite/schemas/clinical_note_memo.yaml: do not edit.

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from .._runtime.values.codecs import INTEGER, LOCAL_DATE_TIME, STRING, Array
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET, Unset


class ClinicalNoteMemoCreate(Model):
    """A memo for the timeline of a patient's clinical notes."""

    __closed__: ClassVar[bool] = True
    client_id: int = wire(INTEGER, phi=True)
    """ID of the patient."""
    memo: str = wire(STRING, phi=True)
    """Text of the memo."""
    memo_time: datetime | Unset | None = wire(LOCAL_DATE_TIME, default=UNSET, phi=True)
    """Time that the memo refers to, in the clinic's local time, without a UTC offset."""
    tag_ids: Sequence[int] | Unset | None = wire(Array(INTEGER), default=UNSET, phi=True)
    """IDs of the tags to put on the memo."""
    attachment_client_ids: Sequence[int] | Unset | None = wire(Array(INTEGER), default=UNSET, phi=True)
    """IDs of attachments that the patient already has."""


class ClinicalNoteMemo(Model):
    """The memo that was created."""

    clinical_note_memo_id: int = wire(INTEGER, phi=True)
    """ID of the memo. Source (inferred): the field is documented; that it is always present is assumed."""
