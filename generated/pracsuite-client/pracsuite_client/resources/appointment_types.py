# Generated from specs/pracsuite/paths/appointment_type.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

from .._api import APPOINTMENT_TYPE_ID, FILTER, LINKS_PAGING, PAGE, PAGE_SIZE, PROFESSION_ID, SORT_BY
from .._runtime.client.resource import (
    AsyncResource,
    Headers,
    RawMethod,
    RawResource,
    RawView,
    Resource_co,
    SyncResource,
)
from .._runtime.operation.definition import Operation
from .._runtime.operation.filters import Condition, Query
from .._runtime.pagination.pages import AsyncPages, Page
from .._runtime.pagination.styles import ListOperation
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
        self, *, where: Sequence[Condition] | Unset = UNSET, order_by: Sequence[ListOrderBy] | Unset = UNSET,
        page: int | Unset = UNSET, page_size: int | Unset = UNSET, sort_by: Sequence[str] | Unset = UNSET,
        q: Sequence[str] | Unset = UNSET, timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> Page[AppointmentType]:
        """List appointment types.

        Returns the appointment types of the account without their durations, one page at a time. The filter
        `archived` takes a time, although the record's field is a flag.

        Filters: ``created`` (date-time), ``archived`` (date-time), ``updated`` (date-time).

        Sorts by: ``appointment_type_id``, ``created``, ``updated``, ``archived``, ``profession_id``.

        Args:
            where: Conditions that a record must all meet, such as ``F.app_time >= datetime(2027, 1, 4)``.
            order_by: Fields to sort by, the weightiest first.
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
            One page of appointment types.

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

        Evidence (documented): vendor's description, February 2026.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST, locals())

    def get(
        self, appointment_type_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None
    ) -> AppointmentType:
        """Get an appointment type.

        Returns the appointment type with the given ID, with its durations.

        Args:
            appointment_type_id: ID of the appointment type.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The appointment type.

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

        Evidence (documented): vendor's description, February 2026.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._call(_GET, locals())

    def list_by_profession(
        self, profession_id: int, *, where: Sequence[Condition] | Unset = UNSET,
        order_by: Sequence[ListOrderBy] | Unset = UNSET, page: int | Unset = UNSET, page_size: int | Unset = UNSET,
        sort_by: Sequence[str] | Unset = UNSET, q: Sequence[str] | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> Page[AppointmentType]:
        """List the appointment types of a profession.

        Returns the appointment types of one profession, without their durations, one page at a time. The filter
        `archived` takes a time, although the record's field is a flag.

        Filters: ``created`` (date-time), ``archived`` (date-time), ``updated`` (date-time).

        Sorts by: ``appointment_type_id``, ``created``, ``updated``, ``archived``, ``profession_id``.

        Args:
            where: Conditions that a record must all meet, such as ``F.app_time >= datetime(2027, 1, 4)``.
            order_by: Fields to sort by, the weightiest first.
            profession_id: ID of the profession.
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
            One page of appointment types.

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

        Evidence (documented): vendor's description, February 2026.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST_BY_PROFESSION, locals())


class AsyncAppointmentTypes(AsyncResource):
    """Types of appointment that the clinic offers."""

    with_raw_response = RawView(lambda: AppointmentTypesRaw[AsyncAppointmentTypes])

    def list(
        self, *, where: Sequence[Condition] | Unset = UNSET, order_by: Sequence[ListOrderBy] | Unset = UNSET,
        page: int | Unset = UNSET, page_size: int | Unset = UNSET, sort_by: Sequence[str] | Unset = UNSET,
        q: Sequence[str] | Unset = UNSET, timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> AsyncPages[AppointmentType]:
        """List appointment types.

        Returns the appointment types of the account without their durations, one page at a time. The filter
        `archived` takes a time, although the record's field is a flag.

        Filters: ``created`` (date-time), ``archived`` (date-time), ``updated`` (date-time).

        Sorts by: ``appointment_type_id``, ``created``, ``updated``, ``archived``, ``profession_id``.

        Args:
            where: Conditions that a record must all meet, such as ``F.app_time >= datetime(2027, 1, 4)``.
            order_by: Fields to sort by, the weightiest first.
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
            One page of appointment types.

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

        Evidence (documented): vendor's description, February 2026.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST, locals())

    async def get(
        self, appointment_type_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None
    ) -> AppointmentType:
        """Get an appointment type.

        Returns the appointment type with the given ID, with its durations.

        Args:
            appointment_type_id: ID of the appointment type.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The appointment type.

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

        Evidence (documented): vendor's description, February 2026.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return await self._call(_GET, locals())

    def list_by_profession(
        self, profession_id: int, *, where: Sequence[Condition] | Unset = UNSET,
        order_by: Sequence[ListOrderBy] | Unset = UNSET, page: int | Unset = UNSET, page_size: int | Unset = UNSET,
        sort_by: Sequence[str] | Unset = UNSET, q: Sequence[str] | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> AsyncPages[AppointmentType]:
        """List the appointment types of a profession.

        Returns the appointment types of one profession, without their durations, one page at a time. The filter
        `archived` takes a time, although the record's field is a flag.

        Filters: ``created`` (date-time), ``archived`` (date-time), ``updated`` (date-time).

        Sorts by: ``appointment_type_id``, ``created``, ``updated``, ``archived``, ``profession_id``.

        Args:
            where: Conditions that a record must all meet, such as ``F.app_time >= datetime(2027, 1, 4)``.
            order_by: Fields to sort by, the weightiest first.
            profession_id: ID of the profession.
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
            One page of appointment types.

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

        Evidence (documented): vendor's description, February 2026.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST_BY_PROFESSION, locals())


class AppointmentTypesRaw(RawResource[Resource_co]):
    """The methods of ``AppointmentTypes`` and ``AsyncAppointmentTypes``, returning raw answers."""

    list = RawMethod(AppointmentTypes.list, AsyncAppointmentTypes.list)
    get = RawMethod(AppointmentTypes.get, AsyncAppointmentTypes.get)
    list_by_profession = RawMethod(AppointmentTypes.list_by_profession, AsyncAppointmentTypes.list_by_profession)
