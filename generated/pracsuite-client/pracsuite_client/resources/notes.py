# Generated from specs/pracsuite/paths/note.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from .._api import FILTER, LINKS_PAGING, NOTE_ID, PAGE, PAGE_SIZE
from .._runtime.client.resource import AsyncResource, RawMethod, RawResource, RawView, Resource_co, SyncResource
from .._runtime.errors.tracebacks import HIDDEN
from .._runtime.operation.call_options import CallOptions, ExtraBody, ExtraQuery, Headers
from .._runtime.operation.definition import JsonBody, Operation
from .._runtime.operation.filters import Condition, Query, RawCondition
from .._runtime.operation.reconcile_conditions import Equals
from .._runtime.pagination.pages import AsyncPages, Page
from .._runtime.pagination.styles import ListOperation
from .._runtime.pagination.walk import WalkOptions
from .._runtime.values.codecs import INTEGER, LOCAL_DATE_TIME
from .._runtime.values.record_codec import Object
from .._runtime.values.unset import UNSET, Unset
from ..models.note import Note, NoteCreate, NotePage

_LIST_QUERY = Query(
    filters={
        "created": "date-time", "updated": "date-time", "app_time": "date-time-local", "appointment_id": "integer",
        "business_id": "integer", "practitioner_id": "integer",
    }
)
_LIST = ListOperation[Note](
    "notes.list", "GET", "/note", "read", parameters={"page": PAGE, "page_size": PAGE_SIZE, "q": FILTER},
    returns=Object(lambda: NotePage), query=_LIST_QUERY, items="notes", paging=LINKS_PAGING, key=("appointment_id",),
)
_CREATE = Operation[Note](
    "notes.create", "POST", "/note", "unsafe", body=JsonBody(lambda: NoteCreate), returns=Object(lambda: Note),
    statuses=(201,), proof=(("/appointment_id",),),
    repeated=(
        Equals("/app_time", "/body/app_time", LOCAL_DATE_TIME),
        Equals("/practitioner_id", "/body/practitioner_id", INTEGER),
        Equals("/business_id", "/body/business_id", INTEGER), Equals("/duration", "/body/duration", INTEGER),
        Equals("/column_number", "/body/column_number", INTEGER), Equals("/width", "/body/width", INTEGER),
    ),
    errors=(401, 403, 409, 422, 429),
)
_GET = Operation[Note](
    "notes.get", "GET", "/note/{appointment_id}", "read", parameters={"appointment_id": NOTE_ID},
    returns=Object(lambda: Note), identity=(("appointment_id", "/appointment_id"),), proof=(("/appointment_id",),),
)


class Notes(SyncResource):
    """Free-text blocks in the appointment book."""

    with_raw_response = RawView(lambda: NotesRaw[Notes])

    def list(
        self, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET, limit: int | None = None,
        allow_changes: bool = False, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> Page[Note]:
        """List notes.

        ``GET /note``

        Returns the notes in the appointment book, one page at a time. The text of the notes may be missing.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.app_time >= datetime(2027, 1, 4)``; ``F``
                lists the operators. Fields: ``created`` (date-time), ``updated`` (date-time), ``app_time``
                (date-time-local), ``appointment_id`` (integer), ``business_id`` (integer), ``practitioner_id``
                (integer).
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of notes.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - The fields that it sorts by are not published.
        - Whether the response has `links` and its records have the text in `notes`; the page shows neither.

        Source (documented): current reference page, truncated within the error responses; those not shown are
        inferred.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST, {"page": page, "page_size": page_size, "where": where},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    def create(
        self, *, app_time: datetime, practitioner_id: int, business_id: int, duration: int, description: str,
        notes: str | Unset | None = UNSET, font_colour: str | Unset | None = UNSET,
        bg_colour: str | Unset | None = UNSET, column_number: int | Unset | None = UNSET,
        width: int | Unset | None = UNSET, resource_ids: Sequence[int] | Unset | None = UNSET,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
        extra_body: ExtraBody | None = None,
    ) -> Note:
        """Create a note.

        ``POST /note``

        Adds a note to the appointment book.

        Args:
            app_time: Start of the entry, in the clinic's local time, without a UTC offset. Pass a naive datetime, or
                an aware one if the client has a ``time_zone``, in whole seconds.
            practitioner_id: ID of the practitioner in whose appointment book the note is.
            business_id: ID of the business (a clinic or location).
            duration: Duration in minutes, a multiple of 5 from 5 to 1440.
            description: Heading of the note.
            notes: Text of the note.
            font_colour: Text colour as `#RRGGBB`.
            bg_colour: Background colour as `#RRGGBB`.
            column_number: Column of the practitioner's appointment book, starting at 1.
            width: Number of columns that the note covers.
            resource_ids: IDs of the resources (rooms, equipment) to use.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.
            extra_body: Properties of the body that this operation does not declare, as JSON values.

        Returns:
            The new note.

        Raises:
            ConflictError: 409: The time is taken. Repeating the same request does not help.
            UnprocessableEntityError: 422: The request body is invalid. `error.validation` lists each rejected field
                and the reason.

        Raises ``APIConnectionError`` if no response is received; check ``maybe_applied`` before you call again.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether a note may overlap another entry, and whether the response is 409 if it may not.
        - Whether the texts have a maximum length.
        - Whether and how notes can be changed and removed.

        Source (documented): current reference page, truncated within the error responses; those not shown are
        inferred.
        """
        with HIDDEN, HIDDEN:
            return self._call(
                _CREATE,
                {
                    "app_time": app_time, "practitioner_id": practitioner_id, "business_id": business_id,
                    "duration": duration, "description": description, "notes": notes, "font_colour": font_colour,
                    "bg_colour": bg_colour, "column_number": column_number, "width": width,
                    "resource_ids": resource_ids,
                },
                CallOptions(timeout, extra_headers, extra_query, extra_body),
            )

    def get(
        self, appointment_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> Note:
        """Get a note.

        ``GET /note/{appointment_id}``

        Returns the note with the given ID.

        Args:
            appointment_id: ID of the note. Notes and appointments share one sequence of IDs.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The note.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Known only from a link: errors and the name of the path parameter are inferred by analogy.

        Source (vendor's sample): link in a note's sample response; response and errors are inferred by analogy.
        """
        with HIDDEN, HIDDEN:
            return self._call(
                _GET, {"appointment_id": appointment_id}, CallOptions(timeout, extra_headers, extra_query)
            )


class AsyncNotes(AsyncResource):
    """Free-text blocks in the appointment book."""

    with_raw_response = RawView(lambda: NotesRaw[AsyncNotes])

    def list(
        self, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET, limit: int | None = None,
        allow_changes: bool = False, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[Note]:
        """List notes.

        ``GET /note``

        Returns the notes in the appointment book, one page at a time. The text of the notes may be missing.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.app_time >= datetime(2027, 1, 4)``; ``F``
                lists the operators. Fields: ``created`` (date-time), ``updated`` (date-time), ``app_time``
                (date-time-local), ``appointment_id`` (integer), ``business_id`` (integer), ``practitioner_id``
                (integer).
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of notes.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - The fields that it sorts by are not published.
        - Whether the response has `links` and its records have the text in `notes`; the page shows neither.

        Source (documented): current reference page, truncated within the error responses; those not shown are
        inferred.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST, {"page": page, "page_size": page_size, "where": where},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    async def create(
        self, *, app_time: datetime, practitioner_id: int, business_id: int, duration: int, description: str,
        notes: str | Unset | None = UNSET, font_colour: str | Unset | None = UNSET,
        bg_colour: str | Unset | None = UNSET, column_number: int | Unset | None = UNSET,
        width: int | Unset | None = UNSET, resource_ids: Sequence[int] | Unset | None = UNSET,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
        extra_body: ExtraBody | None = None,
    ) -> Note:
        """Create a note.

        ``POST /note``

        Adds a note to the appointment book.

        Args:
            app_time: Start of the entry, in the clinic's local time, without a UTC offset. Pass a naive datetime, or
                an aware one if the client has a ``time_zone``, in whole seconds.
            practitioner_id: ID of the practitioner in whose appointment book the note is.
            business_id: ID of the business (a clinic or location).
            duration: Duration in minutes, a multiple of 5 from 5 to 1440.
            description: Heading of the note.
            notes: Text of the note.
            font_colour: Text colour as `#RRGGBB`.
            bg_colour: Background colour as `#RRGGBB`.
            column_number: Column of the practitioner's appointment book, starting at 1.
            width: Number of columns that the note covers.
            resource_ids: IDs of the resources (rooms, equipment) to use.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.
            extra_body: Properties of the body that this operation does not declare, as JSON values.

        Returns:
            The new note.

        Raises:
            ConflictError: 409: The time is taken. Repeating the same request does not help.
            UnprocessableEntityError: 422: The request body is invalid. `error.validation` lists each rejected field
                and the reason.

        Raises ``APIConnectionError`` if no response is received; check ``maybe_applied`` before you call again.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether a note may overlap another entry, and whether the response is 409 if it may not.
        - Whether the texts have a maximum length.
        - Whether and how notes can be changed and removed.

        Source (documented): current reference page, truncated within the error responses; those not shown are
        inferred.
        """
        with HIDDEN, HIDDEN:
            return await self._call(
                _CREATE,
                {
                    "app_time": app_time, "practitioner_id": practitioner_id, "business_id": business_id,
                    "duration": duration, "description": description, "notes": notes, "font_colour": font_colour,
                    "bg_colour": bg_colour, "column_number": column_number, "width": width,
                    "resource_ids": resource_ids,
                },
                CallOptions(timeout, extra_headers, extra_query, extra_body),
            )

    async def get(
        self, appointment_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> Note:
        """Get a note.

        ``GET /note/{appointment_id}``

        Returns the note with the given ID.

        Args:
            appointment_id: ID of the note. Notes and appointments share one sequence of IDs.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The note.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Known only from a link: errors and the name of the path parameter are inferred by analogy.

        Source (vendor's sample): link in a note's sample response; response and errors are inferred by analogy.
        """
        with HIDDEN, HIDDEN:
            return await self._call(
                _GET, {"appointment_id": appointment_id}, CallOptions(timeout, extra_headers, extra_query)
            )


class NotesRaw(RawResource[Resource_co]):
    """Variant of ``Notes`` and ``AsyncNotes`` whose methods return ``RawResponse``."""

    list = RawMethod(Notes.list, AsyncNotes.list)
    create = RawMethod(Notes.create, AsyncNotes.create)
    get = RawMethod(Notes.get, AsyncNotes.get)
