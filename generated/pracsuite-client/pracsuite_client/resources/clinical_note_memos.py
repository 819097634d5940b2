# Generated from specs/pracsuite/paths/clinical_note_memo.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from .._runtime.client.resource import (
    AsyncResource,
    Headers,
    RawMethod,
    RawResource,
    RawView,
    Resource_co,
    SyncResource,
)
from .._runtime.operation.definition import JsonBody, Operation
from .._runtime.values.record_codec import Object
from .._runtime.values.unset import UNSET, Unset
from ..models.clinical_note_memo import ClinicalNoteMemo, ClinicalNoteMemoCreate

_CREATE = Operation[ClinicalNoteMemo](
    "clinical_note_memos.create", "POST", "/clinical_note_memo", "unsafe",
    body=JsonBody(lambda: ClinicalNoteMemoCreate), returns=Object(lambda: ClinicalNoteMemo),
)


class ClinicalNoteMemos(SyncResource):
    """Memos in the timeline of a patient's clinical notes."""

    with_raw_response = RawView(lambda: ClinicalNoteMemosRaw[ClinicalNoteMemos])

    def create(
        self, *, client_id: int, memo: str, memo_time: datetime | Unset = UNSET, tag_ids: Sequence[int] | Unset = UNSET,
        attachment_client_ids: Sequence[int] | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> ClinicalNoteMemo:
        """Add a memo to a patient's clinical notes.

        Adds a memo to the timeline of a patient's clinical notes. There is no operation to read it back.

        Args:
            client_id: ID of the patient.
            memo: Text of the memo.
            memo_time: Time that the memo refers to, in the clinic's local time, without a UTC offset.
            tag_ids: IDs of the tags to put on the memo.
            attachment_client_ids: IDs of attachments that the patient already has.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The ID of the new memo.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            AuthenticationError: 401: A key is missing or not accepted. The body of this response contains status
                403.
            PermissionDeniedError: 403: The keys do not permit this call, or the path does not exist. An unknown path
                returns 403, not 404.
            UnprocessableEntityError: 422: The request body is invalid. `error.validation` lists each rejected field
                and the reason.
            RateLimitError: 429: The vendor key exceeded the rate limit or used up its daily quota. The limits are
                not published.
            InternalServerError: 500: Unexpected failure of the API. Quote the request ID to the vendor's support.

        Evidence (documented): current reference page.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._call(_CREATE, locals())


class AsyncClinicalNoteMemos(AsyncResource):
    """Memos in the timeline of a patient's clinical notes."""

    with_raw_response = RawView(lambda: ClinicalNoteMemosRaw[AsyncClinicalNoteMemos])

    async def create(
        self, *, client_id: int, memo: str, memo_time: datetime | Unset = UNSET, tag_ids: Sequence[int] | Unset = UNSET,
        attachment_client_ids: Sequence[int] | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> ClinicalNoteMemo:
        """Add a memo to a patient's clinical notes.

        Adds a memo to the timeline of a patient's clinical notes. There is no operation to read it back.

        Args:
            client_id: ID of the patient.
            memo: Text of the memo.
            memo_time: Time that the memo refers to, in the clinic's local time, without a UTC offset.
            tag_ids: IDs of the tags to put on the memo.
            attachment_client_ids: IDs of attachments that the patient already has.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The ID of the new memo.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            AuthenticationError: 401: A key is missing or not accepted. The body of this response contains status
                403.
            PermissionDeniedError: 403: The keys do not permit this call, or the path does not exist. An unknown path
                returns 403, not 404.
            UnprocessableEntityError: 422: The request body is invalid. `error.validation` lists each rejected field
                and the reason.
            RateLimitError: 429: The vendor key exceeded the rate limit or used up its daily quota. The limits are
                not published.
            InternalServerError: 500: Unexpected failure of the API. Quote the request ID to the vendor's support.

        Evidence (documented): current reference page.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return await self._call(_CREATE, locals())


class ClinicalNoteMemosRaw(RawResource[Resource_co]):
    """The methods of ``ClinicalNoteMemos`` and ``AsyncClinicalNoteMemos``, returning raw answers."""

    create = RawMethod(ClinicalNoteMemos.create, AsyncClinicalNoteMemos.create)
