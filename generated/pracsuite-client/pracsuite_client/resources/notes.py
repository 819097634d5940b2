# Generated from specs/pracsuite/paths/note.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from .._api import FILTER, LINKS_PAGING, NOTE_ID, PAGE, PAGE_SIZE, SORT_BY
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
from .._runtime.operation.filters import Condition, Query
from .._runtime.pagination.pages import AsyncPages, Page
from .._runtime.pagination.styles import ListOperation
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
    "notes.list", "GET", "/note", "read",
    parameters={"page": PAGE, "page_size": PAGE_SIZE, "sort_by": SORT_BY, "q": FILTER},
    returns=Object(lambda: NotePage), query=_LIST_QUERY, items="notes", paging=LINKS_PAGING, key=("appointment_id",),
)
_CREATE = Operation[Note](
    "notes.create", "POST", "/note", "unsafe", body=JsonBody(lambda: NoteCreate), returns=Object(lambda: Note)
)
_GET = Operation[Note](
    "notes.get", "GET", "/note/{appointment_id}", "read", parameters={"appointment_id": NOTE_ID},
    returns=Object(lambda: Note),
)


class Notes(SyncResource):
    """Free-text blocks in the appointment book."""

    with_raw_response = RawView(lambda: NotesRaw[Notes])

    def list(
        self, *, where: Sequence[Condition] | Unset = UNSET, page: int | Unset = UNSET, page_size: int | Unset = UNSET,
        sort_by: Sequence[str] | Unset = UNSET, q: Sequence[str] | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> Page[Note]:
        """List notes.

        Returns the notes in the appointment book, one page at a time. The text of the notes may be missing.

        Filters: ``created`` (date-time), ``updated`` (date-time), ``app_time`` (date-time-local), ``appointment_id``
        (integer), ``business_id`` (integer), ``practitioner_id`` (integer).

        Args:
            where: Conditions that a record must all meet, such as ``F.app_time >= datetime(2027, 1, 4)``.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            sort_by: Fields to sort by, most significant first, as one comma-separated value. Each list defines the
                fields that it can be sorted by. Evidence (documented): described as comma-separated; the samples
                show a JSON array as text instead, and the syntax for descending order is not published.
            q: Conditions that records must all meet, one parameter per condition. A condition has the form
                `FIELD:OPERATORVALUE`, such as `app_time:>=2027-01-04T09:00:00`. Each list defines the fields that it
                can be filtered by, and their formats.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            One page of notes.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: A request parameter is invalid, such as an unknown filter or a page number below 1.
            AuthenticationError: 401: A key is missing or not accepted. The body of this response contains status
                403.
            PermissionDeniedError: 403: The keys do not permit this call, or the path does not exist. An unknown path
                returns 403, not 404.
            RateLimitError: 429: The vendor key exceeded the rate limit or used up its daily quota. The limits are
                not published.
            InternalServerError: 500: Unexpected failure of the API. Quote the request ID to the vendor's support.

        Evidence (documented): current reference page, truncated within the error responses; those not shown are
        inferred.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST, locals())

    def create(
        self, *, app_time: datetime, practitioner_id: int, business_id: int, duration: int, description: str,
        notes: str | Unset = UNSET, font_colour: str | Unset = UNSET, bg_colour: str | Unset = UNSET,
        column_number: int | Unset = UNSET, width: int | Unset = UNSET, resource_ids: Sequence[int] | Unset = UNSET,
        timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> Note:
        """Create a note.

        Adds a note to the appointment book.

        Args:
            app_time: Start of the entry, in the clinic's local time, without a UTC offset.
            practitioner_id: ID of the practitioner in whose appointment book the note is.
            business_id: ID of the business (a clinic or location).
            duration: Duration in minutes, a multiple of 5 from 5 to 1440. Evidence (documented): the limits are
                documented; the unit is inferred.
            description: Heading of the note.
            notes: Text of the note.
            font_colour: Text colour as `#RRGGBB`.
            bg_colour: Background colour as `#RRGGBB`.
            column_number: Column of the practitioner's appointment book, starting at 1.
            width: Number of columns that the note covers.
            resource_ids: IDs of the resources (rooms, equipment) to use.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The new note.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            AuthenticationError: 401: A key is missing or not accepted. The body of this response contains status
                403.
            PermissionDeniedError: 403: The keys do not permit this call, or the path does not exist. An unknown path
                returns 403, not 404.
            ConflictError: 409: The time is taken. Repeating the same request does not help.
            UnprocessableEntityError: 422: The request body is invalid. `error.validation` lists each rejected field
                and the reason.
            RateLimitError: 429: The vendor key exceeded the rate limit or used up its daily quota. The limits are
                not published.
            InternalServerError: 500: Unexpected failure of the API. Quote the request ID to the vendor's support.

        Evidence (documented): current reference page, truncated within the error responses; those not shown are
        inferred.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._call(_CREATE, locals())

    def get(self, appointment_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None) -> Note:
        """Get a note.

        Returns the note with the given ID.

        Args:
            appointment_id: ID of the note. Notes and appointments share one sequence of IDs.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The note.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: A request parameter is invalid, such as an unknown filter or a page number below 1.
            AuthenticationError: 401: A key is missing or not accepted. The body of this response contains status
                403.
            PermissionDeniedError: 403: The keys do not permit this call, or the path does not exist. An unknown path
                returns 403, not 404.
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.
            RateLimitError: 429: The vendor key exceeded the rate limit or used up its daily quota. The limits are
                not published.
            InternalServerError: 500: Unexpected failure of the API. Quote the request ID to the vendor's support.

        Evidence (example): link in a note's sample response; response and errors are inferred by analogy.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._call(_GET, locals())


class AsyncNotes(AsyncResource):
    """Free-text blocks in the appointment book."""

    with_raw_response = RawView(lambda: NotesRaw[AsyncNotes])

    def list(
        self, *, where: Sequence[Condition] | Unset = UNSET, page: int | Unset = UNSET, page_size: int | Unset = UNSET,
        sort_by: Sequence[str] | Unset = UNSET, q: Sequence[str] | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> AsyncPages[Note]:
        """List notes.

        Returns the notes in the appointment book, one page at a time. The text of the notes may be missing.

        Filters: ``created`` (date-time), ``updated`` (date-time), ``app_time`` (date-time-local), ``appointment_id``
        (integer), ``business_id`` (integer), ``practitioner_id`` (integer).

        Args:
            where: Conditions that a record must all meet, such as ``F.app_time >= datetime(2027, 1, 4)``.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            sort_by: Fields to sort by, most significant first, as one comma-separated value. Each list defines the
                fields that it can be sorted by. Evidence (documented): described as comma-separated; the samples
                show a JSON array as text instead, and the syntax for descending order is not published.
            q: Conditions that records must all meet, one parameter per condition. A condition has the form
                `FIELD:OPERATORVALUE`, such as `app_time:>=2027-01-04T09:00:00`. Each list defines the fields that it
                can be filtered by, and their formats.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            One page of notes.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: A request parameter is invalid, such as an unknown filter or a page number below 1.
            AuthenticationError: 401: A key is missing or not accepted. The body of this response contains status
                403.
            PermissionDeniedError: 403: The keys do not permit this call, or the path does not exist. An unknown path
                returns 403, not 404.
            RateLimitError: 429: The vendor key exceeded the rate limit or used up its daily quota. The limits are
                not published.
            InternalServerError: 500: Unexpected failure of the API. Quote the request ID to the vendor's support.

        Evidence (documented): current reference page, truncated within the error responses; those not shown are
        inferred.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST, locals())

    async def create(
        self, *, app_time: datetime, practitioner_id: int, business_id: int, duration: int, description: str,
        notes: str | Unset = UNSET, font_colour: str | Unset = UNSET, bg_colour: str | Unset = UNSET,
        column_number: int | Unset = UNSET, width: int | Unset = UNSET, resource_ids: Sequence[int] | Unset = UNSET,
        timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> Note:
        """Create a note.

        Adds a note to the appointment book.

        Args:
            app_time: Start of the entry, in the clinic's local time, without a UTC offset.
            practitioner_id: ID of the practitioner in whose appointment book the note is.
            business_id: ID of the business (a clinic or location).
            duration: Duration in minutes, a multiple of 5 from 5 to 1440. Evidence (documented): the limits are
                documented; the unit is inferred.
            description: Heading of the note.
            notes: Text of the note.
            font_colour: Text colour as `#RRGGBB`.
            bg_colour: Background colour as `#RRGGBB`.
            column_number: Column of the practitioner's appointment book, starting at 1.
            width: Number of columns that the note covers.
            resource_ids: IDs of the resources (rooms, equipment) to use.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The new note.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            AuthenticationError: 401: A key is missing or not accepted. The body of this response contains status
                403.
            PermissionDeniedError: 403: The keys do not permit this call, or the path does not exist. An unknown path
                returns 403, not 404.
            ConflictError: 409: The time is taken. Repeating the same request does not help.
            UnprocessableEntityError: 422: The request body is invalid. `error.validation` lists each rejected field
                and the reason.
            RateLimitError: 429: The vendor key exceeded the rate limit or used up its daily quota. The limits are
                not published.
            InternalServerError: 500: Unexpected failure of the API. Quote the request ID to the vendor's support.

        Evidence (documented): current reference page, truncated within the error responses; those not shown are
        inferred.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return await self._call(_CREATE, locals())

    async def get(
        self, appointment_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None
    ) -> Note:
        """Get a note.

        Returns the note with the given ID.

        Args:
            appointment_id: ID of the note. Notes and appointments share one sequence of IDs.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The note.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: A request parameter is invalid, such as an unknown filter or a page number below 1.
            AuthenticationError: 401: A key is missing or not accepted. The body of this response contains status
                403.
            PermissionDeniedError: 403: The keys do not permit this call, or the path does not exist. An unknown path
                returns 403, not 404.
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.
            RateLimitError: 429: The vendor key exceeded the rate limit or used up its daily quota. The limits are
                not published.
            InternalServerError: 500: Unexpected failure of the API. Quote the request ID to the vendor's support.

        Evidence (example): link in a note's sample response; response and errors are inferred by analogy.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return await self._call(_GET, locals())


class NotesRaw(RawResource[Resource_co]):
    """The methods of ``Notes`` and ``AsyncNotes``, returning raw answers."""

    list = RawMethod(Notes.list, AsyncNotes.list)
    create = RawMethod(Notes.create, AsyncNotes.create)
    get = RawMethod(Notes.get, AsyncNotes.get)
