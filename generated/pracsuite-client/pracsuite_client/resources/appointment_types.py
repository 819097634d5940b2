# Generated from specs/pracsuite/paths/appointment_type.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

from .._api import APPOINTMENT_TYPE_ID, FILTER, LINKS_PAGING, PAGE, PAGE_SIZE, PROFESSION_ID, SORT_BY
from .._runtime.client.resource import AsyncResource, RawMethod, RawResource, RawView, Resource_co, SyncResource
from .._runtime.errors.tracebacks import HIDDEN
from .._runtime.operation.call_options import CallOptions, ExtraQuery, Headers
from .._runtime.operation.definition import Operation
from .._runtime.operation.filters import Condition, Query, RawCondition
from .._runtime.pagination.pages import AsyncPages, Page
from .._runtime.pagination.styles import ListOperation
from .._runtime.pagination.walk import WalkOptions
from .._runtime.values.record_codec import Object
from .._runtime.values.unset import UNSET, Unset
from ..models.appointment_type import AppointmentType, AppointmentTypePage

ListOrderBy = Literal["appointment_type_id", "created", "updated", "archived", "profession_id"]
_LIST_QUERY = Query(
    filters={"created": "date-time", "archived": "date-time", "updated": "date-time"}, sort=get_args(ListOrderBy)
)
_LIST = ListOperation[AppointmentType](
    "appointment_types.list", "GET", "/appointment_type", "read",
    parameters={"page": PAGE, "page_size": PAGE_SIZE, "sort_by": SORT_BY, "q": FILTER},
    returns=Object(lambda: AppointmentTypePage), query=_LIST_QUERY, items="appointment_types", paging=LINKS_PAGING,
    key=("appointment_type_id",),
)
_GET = Operation[AppointmentType](
    "appointment_types.get", "GET", "/appointment_type/{appointment_type_id}", "read",
    parameters={"appointment_type_id": APPOINTMENT_TYPE_ID}, returns=Object(lambda: AppointmentType),
    identity=(("appointment_type_id", "/appointment_type_id"),), proof=(("/appointment_type_id",),),
)
_LIST_BY_PROFESSION = ListOperation[AppointmentType](
    "appointment_types.list_by_profession", "GET", "/profession/{profession_id}/appointment_type", "read",
    parameters={"profession_id": PROFESSION_ID, "page": PAGE, "page_size": PAGE_SIZE, "sort_by": SORT_BY, "q": FILTER},
    returns=Object(lambda: AppointmentTypePage), query=_LIST_QUERY, items="appointment_types", paging=LINKS_PAGING,
    key=("appointment_type_id",),
)


class AppointmentTypes(SyncResource):
    """Types of appointment that the clinic offers."""

    with_raw_response = RawView(lambda: AppointmentTypesRaw[AppointmentTypes])

    def list(
        self, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET,
        order_by: Sequence[ListOrderBy] | Unset | None = UNSET, limit: int | None = None, allow_changes: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> Page[AppointmentType]:
        """List appointment types.

        ``GET /appointment_type``

        Returns the appointment types of the account without their durations, one page at a time. The filter
        `archived` takes a time, although the record's field is a flag.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.created >= datetime(2027, 1, 4, tzinfo=UTC)``;
                ``F`` lists the operators. Fields: ``created`` (date-time), ``archived`` (date-time), ``updated``
                (date-time).
            order_by: Fields to sort by, most significant first: ``appointment_type_id``, ``created``, ``updated``,
                ``archived``, ``profession_id``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile. With ``order_by``, it first reads again what may have been skipped.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of appointment types.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - What the filter `archived`, declared as a time, compares with the record's flag of the same name.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST, {"page": page, "page_size": page_size, "where": where, "order_by": order_by},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    def get(
        self, appointment_type_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> AppointmentType:
        """Get an appointment type.

        ``GET /appointment_type/{appointment_type_id}``

        Returns the appointment type with the given ID, with its durations.

        Args:
            appointment_type_id: ID of the appointment type.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The appointment type.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._call(
                _GET, {"appointment_type_id": appointment_type_id}, CallOptions(timeout, extra_headers, extra_query)
            )

    def list_by_profession(
        self, profession_id: int, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET,
        order_by: Sequence[ListOrderBy] | Unset | None = UNSET, limit: int | None = None, allow_changes: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> Page[AppointmentType]:
        """List the appointment types of a profession.

        ``GET /profession/{profession_id}/appointment_type``

        Returns the appointment types of one profession, without their durations, one page at a time. The filter
        `archived` takes a time, although the record's field is a flag.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            profession_id: ID of the profession.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.created >= datetime(2027, 1, 4, tzinfo=UTC)``;
                ``F`` lists the operators. Fields: ``created`` (date-time), ``archived`` (date-time), ``updated``
                (date-time).
            order_by: Fields to sort by, most significant first: ``appointment_type_id``, ``created``, ``updated``,
                ``archived``, ``profession_id``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile. With ``order_by``, it first reads again what may have been skipped.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of appointment types.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - What the filter `archived`, declared as a time, compares with the record's flag of the same name.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_PROFESSION,
                {
                    "profession_id": profession_id, "page": page, "page_size": page_size, "where": where,
                    "order_by": order_by,
                },
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )


class AsyncAppointmentTypes(AsyncResource):
    """Types of appointment that the clinic offers."""

    with_raw_response = RawView(lambda: AppointmentTypesRaw[AsyncAppointmentTypes])

    def list(
        self, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET,
        order_by: Sequence[ListOrderBy] | Unset | None = UNSET, limit: int | None = None, allow_changes: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[AppointmentType]:
        """List appointment types.

        ``GET /appointment_type``

        Returns the appointment types of the account without their durations, one page at a time. The filter
        `archived` takes a time, although the record's field is a flag.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.created >= datetime(2027, 1, 4, tzinfo=UTC)``;
                ``F`` lists the operators. Fields: ``created`` (date-time), ``archived`` (date-time), ``updated``
                (date-time).
            order_by: Fields to sort by, most significant first: ``appointment_type_id``, ``created``, ``updated``,
                ``archived``, ``profession_id``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile. With ``order_by``, it first reads again what may have been skipped.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of appointment types.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - What the filter `archived`, declared as a time, compares with the record's flag of the same name.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST, {"page": page, "page_size": page_size, "where": where, "order_by": order_by},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    async def get(
        self, appointment_type_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> AppointmentType:
        """Get an appointment type.

        ``GET /appointment_type/{appointment_type_id}``

        Returns the appointment type with the given ID, with its durations.

        Args:
            appointment_type_id: ID of the appointment type.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The appointment type.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return await self._call(
                _GET, {"appointment_type_id": appointment_type_id}, CallOptions(timeout, extra_headers, extra_query)
            )

    def list_by_profession(
        self, profession_id: int, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET,
        order_by: Sequence[ListOrderBy] | Unset | None = UNSET, limit: int | None = None, allow_changes: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[AppointmentType]:
        """List the appointment types of a profession.

        ``GET /profession/{profession_id}/appointment_type``

        Returns the appointment types of one profession, without their durations, one page at a time. The filter
        `archived` takes a time, although the record's field is a flag.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            profession_id: ID of the profession.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.created >= datetime(2027, 1, 4, tzinfo=UTC)``;
                ``F`` lists the operators. Fields: ``created`` (date-time), ``archived`` (date-time), ``updated``
                (date-time).
            order_by: Fields to sort by, most significant first: ``appointment_type_id``, ``created``, ``updated``,
                ``archived``, ``profession_id``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile. With ``order_by``, it first reads again what may have been skipped.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of appointment types.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - What the filter `archived`, declared as a time, compares with the record's flag of the same name.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_PROFESSION,
                {
                    "profession_id": profession_id, "page": page, "page_size": page_size, "where": where,
                    "order_by": order_by,
                },
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )


class AppointmentTypesRaw(RawResource[Resource_co]):
    """Variant of ``AppointmentTypes`` and ``AsyncAppointmentTypes`` whose methods return ``RawResponse``."""

    list = RawMethod(AppointmentTypes.list, AsyncAppointmentTypes.list)
    get = RawMethod(AppointmentTypes.get, AsyncAppointmentTypes.get)
    list_by_profession = RawMethod(AppointmentTypes.list_by_profession, AsyncAppointmentTypes.list_by_profession)
