# Generated from specs/pracsuite/paths/appointment_book.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence

from .._api import FILTER, LINKS_PAGING, PAGE, PAGE_SIZE
from .._runtime.client.resource import AsyncResource, RawMethod, RawResource, RawView, Resource_co, SyncResource
from .._runtime.errors.tracebacks import HIDDEN
from .._runtime.operation.call_options import CallOptions, ExtraQuery, Headers
from .._runtime.operation.filters import Condition, Query, RawCondition
from .._runtime.pagination.pages import AsyncPages, Page
from .._runtime.pagination.styles import ListOperation
from .._runtime.pagination.walk import WalkOptions
from .._runtime.values.record_codec import Object
from .._runtime.values.unset import UNSET, Unset
from ..models.appointment_book import AppointmentBookEntry, AppointmentBookPage

_LIST_QUERY = Query(
    filters={
        "created": "date-time", "updated": "date-time", "app_time": "date-time-local", "appointment_id": "integer",
        "profession_id": "integer", "business_id": "integer", "client_id": "integer", "appointment_type_id": "integer",
        "practitioner_id": "integer",
    }
)
_LIST = ListOperation[AppointmentBookEntry](
    "appointment_book.list", "GET", "/appointment_book", "read",
    parameters={"page": PAGE, "page_size": PAGE_SIZE, "q": FILTER}, returns=Object(lambda: AppointmentBookPage),
    query=_LIST_QUERY, items="data", paging=LINKS_PAGING, key=("appointment_id",),
)


class AppointmentBook(SyncResource):
    """All entries of the appointment book, in one list."""

    with_raw_response = RawView(lambda: AppointmentBookRaw[AppointmentBook])

    def list(
        self, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET, limit: int | None = None,
        allow_changes: bool = False, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> Page[AppointmentBookEntry]:
        """List the entries of the appointment book.

        ``GET /appointment_book``

        Returns the entries of every type, one page at a time: appointments, group appointments, notes and rule outs.
        The records are in `data`.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.app_time >= datetime(2027, 1, 4)``; ``F``
                lists the operators. Fields: ``created`` (date-time), ``updated`` (date-time), ``app_time``
                (date-time-local), ``appointment_id`` (integer), ``profession_id`` (integer), ``business_id``
                (integer), ``client_id`` (integer), ``appointment_type_id`` (integer), ``practitioner_id`` (integer).
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of entries.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - The fields that it sorts by are not published.
        - The list of fields is truncated after `item_group_id`; columns, colours, resources and telehealth links may
          follow.
        - The values of `category` for patients' appointments and for group appointments are not published.

        Source (documented): current reference page, truncated within the error responses; those not shown are
        inferred.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST, {"page": page, "page_size": page_size, "where": where},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )


class AsyncAppointmentBook(AsyncResource):
    """All entries of the appointment book, in one list."""

    with_raw_response = RawView(lambda: AppointmentBookRaw[AsyncAppointmentBook])

    def list(
        self, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET, limit: int | None = None,
        allow_changes: bool = False, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[AppointmentBookEntry]:
        """List the entries of the appointment book.

        ``GET /appointment_book``

        Returns the entries of every type, one page at a time: appointments, group appointments, notes and rule outs.
        The records are in `data`.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.app_time >= datetime(2027, 1, 4)``; ``F``
                lists the operators. Fields: ``created`` (date-time), ``updated`` (date-time), ``app_time``
                (date-time-local), ``appointment_id`` (integer), ``profession_id`` (integer), ``business_id``
                (integer), ``client_id`` (integer), ``appointment_type_id`` (integer), ``practitioner_id`` (integer).
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of entries.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - The fields that it sorts by are not published.
        - The list of fields is truncated after `item_group_id`; columns, colours, resources and telehealth links may
          follow.
        - The values of `category` for patients' appointments and for group appointments are not published.

        Source (documented): current reference page, truncated within the error responses; those not shown are
        inferred.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST, {"page": page, "page_size": page_size, "where": where},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )


class AppointmentBookRaw(RawResource[Resource_co]):
    """Variant of ``AppointmentBook`` and ``AsyncAppointmentBook`` whose methods return ``RawResponse``."""

    list = RawMethod(AppointmentBook.list, AsyncAppointmentBook.list)
