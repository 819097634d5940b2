# Generated from specs/pracsuite/paths/clinical_note_memo.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from .._runtime.client.resource import AsyncResource, RawMethod, RawResource, RawView, Resource_co, SyncResource
from .._runtime.errors.tracebacks import HIDDEN
from .._runtime.operation.call_options import CallOptions, ExtraBody, ExtraQuery, Headers
from .._runtime.operation.definition import JsonBody, Operation
from .._runtime.values.record_codec import Object
from .._runtime.values.unset import UNSET, Unset
from ..models.clinical_note_memo import ClinicalNoteMemo, ClinicalNoteMemoCreate

_CREATE = Operation[ClinicalNoteMemo](
    "clinical_note_memos.create", "POST", "/clinical_note_memo", "unsafe",
    body=JsonBody(lambda: ClinicalNoteMemoCreate), returns=Object(lambda: ClinicalNoteMemo), statuses=(201,),
    proof=(("/clinical_note_memo_id",),), errors=(401, 403, 422, 429),
)


class ClinicalNoteMemos(SyncResource):
    """Memos in the timeline of a patient's clinical notes."""

    with_raw_response = RawView(lambda: ClinicalNoteMemosRaw[ClinicalNoteMemos])

    def create(
        self, *, client_id: int, memo: str, memo_time: datetime | Unset | None = UNSET,
        tag_ids: Sequence[int] | Unset | None = UNSET, attachment_client_ids: Sequence[int] | Unset | None = UNSET,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
        extra_body: ExtraBody | None = None,
    ) -> ClinicalNoteMemo:
        """Add a memo to a patient's clinical notes.

        ``POST /clinical_note_memo``

        Adds a memo to the timeline of a patient's clinical notes. There is no operation to read it back.

        Args:
            client_id: ID of the patient.
            memo: Text of the memo.
            memo_time: Time that the memo refers to, in the clinic's local time, without a UTC offset. Pass a naive
                datetime, or an aware one if the client has a ``time_zone``, in whole seconds.
            tag_ids: IDs of the tags to put on the memo.
            attachment_client_ids: IDs of attachments that the patient already has.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.
            extra_body: Properties of the body that this operation does not declare, as JSON values.

        Returns:
            The ID of the new memo.

        Raises:
            UnprocessableEntityError: 422: The request body is invalid. `error.validation` lists each rejected field
                and the reason.

        Raises ``APIConnectionError`` if no response is received; check ``maybe_applied`` before you call again.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Where the IDs of the tags come from; no list of tags is published.
        - The response for a patient, tag or attachment that does not exist.

        Source (documented): current reference page.
        """
        with HIDDEN, HIDDEN:
            return self._call(
                _CREATE,
                {
                    "client_id": client_id, "memo": memo, "memo_time": memo_time, "tag_ids": tag_ids,
                    "attachment_client_ids": attachment_client_ids,
                },
                CallOptions(timeout, extra_headers, extra_query, extra_body),
            )


class AsyncClinicalNoteMemos(AsyncResource):
    """Memos in the timeline of a patient's clinical notes."""

    with_raw_response = RawView(lambda: ClinicalNoteMemosRaw[AsyncClinicalNoteMemos])

    async def create(
        self, *, client_id: int, memo: str, memo_time: datetime | Unset | None = UNSET,
        tag_ids: Sequence[int] | Unset | None = UNSET, attachment_client_ids: Sequence[int] | Unset | None = UNSET,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
        extra_body: ExtraBody | None = None,
    ) -> ClinicalNoteMemo:
        """Add a memo to a patient's clinical notes.

        ``POST /clinical_note_memo``

        Adds a memo to the timeline of a patient's clinical notes. There is no operation to read it back.

        Args:
            client_id: ID of the patient.
            memo: Text of the memo.
            memo_time: Time that the memo refers to, in the clinic's local time, without a UTC offset. Pass a naive
                datetime, or an aware one if the client has a ``time_zone``, in whole seconds.
            tag_ids: IDs of the tags to put on the memo.
            attachment_client_ids: IDs of attachments that the patient already has.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.
            extra_body: Properties of the body that this operation does not declare, as JSON values.

        Returns:
            The ID of the new memo.

        Raises:
            UnprocessableEntityError: 422: The request body is invalid. `error.validation` lists each rejected field
                and the reason.

        Raises ``APIConnectionError`` if no response is received; check ``maybe_applied`` before you call again.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Where the IDs of the tags come from; no list of tags is published.
        - The response for a patient, tag or attachment that does not exist.

        Source (documented): current reference page.
        """
        with HIDDEN, HIDDEN:
            return await self._call(
                _CREATE,
                {
                    "client_id": client_id, "memo": memo, "memo_time": memo_time, "tag_ids": tag_ids,
                    "attachment_client_ids": attachment_client_ids,
                },
                CallOptions(timeout, extra_headers, extra_query, extra_body),
            )


class ClinicalNoteMemosRaw(RawResource[Resource_co]):
    """Variant of ``ClinicalNoteMemos`` and ``AsyncClinicalNoteMemos`` whose methods return ``RawResponse``."""

    create = RawMethod(ClinicalNoteMemos.create, AsyncClinicalNoteMemos.create)
