# Generated from specs/pracsuite/paths/available_group_appointment.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from .._api import (
    AVAILABLE_FROM,
    AVAILABLE_GROUP_TYPE_ID,
    AVAILABLE_TO,
    BUSINESS_IDS,
    LINKS_PAGING,
    PAGE,
    PAGE_SIZE,
    PRACTITIONER_IDS,
    PROFESSION_IDS,
)
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
from .._runtime.pagination.pages import AsyncPages, Page
from .._runtime.pagination.styles import ListOperation
from .._runtime.values.record_codec import Object
from .._runtime.values.unset import UNSET, Unset
from ..models.available_group_appointment import AvailableGroupAppointment, AvailableGroupAppointmentPage

_LIST = ListOperation[AvailableGroupAppointment](
    "available_group_appointments.list", "GET", "/available_group_appointments", "read",
    parameters={
        "from_": AVAILABLE_FROM, "to": AVAILABLE_TO, "appointment_type_id": AVAILABLE_GROUP_TYPE_ID,
        "business_ids": BUSINESS_IDS, "practitioner_ids": PRACTITIONER_IDS, "profession_ids": PROFESSION_IDS,
        "page": PAGE, "page_size": PAGE_SIZE,
    },
    returns=Object(lambda: AvailableGroupAppointmentPage), items="available_times", paging=LINKS_PAGING,
    key=("appointment_id",),
)
_NEXT = Operation[AvailableGroupAppointmentPage](
    "available_group_appointments.next", "GET", "/next_available_group_appointment", "read",
    parameters={
        "from_": AVAILABLE_FROM, "to": AVAILABLE_TO, "appointment_type_id": AVAILABLE_GROUP_TYPE_ID,
        "business_ids": BUSINESS_IDS, "practitioner_ids": PRACTITIONER_IDS, "profession_ids": PROFESSION_IDS,
    },
    returns=Object(lambda: AvailableGroupAppointmentPage),
)


class AvailableGroupAppointments(SyncResource):
    """Group appointments that still have places."""

    with_raw_response = RawView(lambda: AvailableGroupAppointmentsRaw[AvailableGroupAppointments])

    def list(
        self, *, from_: date, to: date, appointment_type_id: int, business_ids: Sequence[int] | Unset = UNSET,
        practitioner_ids: Sequence[int] | Unset = UNSET, profession_ids: Sequence[int] | Unset = UNSET,
        page: int | Unset = UNSET, page_size: int | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> Page[AvailableGroupAppointment]:
        """List group appointments that have places.

        Searches at most seven days, from today at the clinic onwards, for one appointment type, which must be for
        groups. The filters for business, practitioner and profession apply together.

        Args:
            from_: First day of the search. It must not be before today at the clinic, and must be at most seven days
                before `to`.
            to: Last day of the search. It must not be before today at the clinic, and must be at most seven days
                after `from`.
            appointment_type_id: ID of the appointment type to find sessions for. It must be a type for groups.
            business_ids: IDs of the businesses to search. Default: all businesses.
            practitioner_ids: IDs of the practitioners to search. Default: all practitioners.
            profession_ids: IDs of the professions to search. Default: all professions.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            One page of group appointments.

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

    def next(
        self, *, from_: date, to: date, appointment_type_id: int, business_ids: Sequence[int] | Unset = UNSET,
        practitioner_ids: Sequence[int] | Unset = UNSET, profession_ids: Sequence[int] | Unset = UNSET,
        timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> AvailableGroupAppointmentPage:
        """Find the next group appointment that has places.

        Searches at most seven days, from today at the clinic onwards, for one appointment type, which must be for
        groups. The filters for business, practitioner and profession apply together. The response has the form of a
        list, but is not paginated.

        Args:
            from_: First day of the search. It must not be before today at the clinic, and must be at most seven days
                before `to`.
            to: Last day of the search. It must not be before today at the clinic, and must be at most seven days
                after `from`.
            appointment_type_id: ID of the appointment type to find sessions for. It must be a type for groups.
            business_ids: IDs of the businesses to search. Default: all businesses.
            practitioner_ids: IDs of the practitioners to search. Default: all practitioners.
            profession_ids: IDs of the professions to search. Default: all professions.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The next group appointment, in a list.

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
        return self._call(_NEXT, locals())


class AsyncAvailableGroupAppointments(AsyncResource):
    """Group appointments that still have places."""

    with_raw_response = RawView(lambda: AvailableGroupAppointmentsRaw[AsyncAvailableGroupAppointments])

    def list(
        self, *, from_: date, to: date, appointment_type_id: int, business_ids: Sequence[int] | Unset = UNSET,
        practitioner_ids: Sequence[int] | Unset = UNSET, profession_ids: Sequence[int] | Unset = UNSET,
        page: int | Unset = UNSET, page_size: int | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> AsyncPages[AvailableGroupAppointment]:
        """List group appointments that have places.

        Searches at most seven days, from today at the clinic onwards, for one appointment type, which must be for
        groups. The filters for business, practitioner and profession apply together.

        Args:
            from_: First day of the search. It must not be before today at the clinic, and must be at most seven days
                before `to`.
            to: Last day of the search. It must not be before today at the clinic, and must be at most seven days
                after `from`.
            appointment_type_id: ID of the appointment type to find sessions for. It must be a type for groups.
            business_ids: IDs of the businesses to search. Default: all businesses.
            practitioner_ids: IDs of the practitioners to search. Default: all practitioners.
            profession_ids: IDs of the professions to search. Default: all professions.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            One page of group appointments.

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

    async def next(
        self, *, from_: date, to: date, appointment_type_id: int, business_ids: Sequence[int] | Unset = UNSET,
        practitioner_ids: Sequence[int] | Unset = UNSET, profession_ids: Sequence[int] | Unset = UNSET,
        timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> AvailableGroupAppointmentPage:
        """Find the next group appointment that has places.

        Searches at most seven days, from today at the clinic onwards, for one appointment type, which must be for
        groups. The filters for business, practitioner and profession apply together. The response has the form of a
        list, but is not paginated.

        Args:
            from_: First day of the search. It must not be before today at the clinic, and must be at most seven days
                before `to`.
            to: Last day of the search. It must not be before today at the clinic, and must be at most seven days
                after `from`.
            appointment_type_id: ID of the appointment type to find sessions for. It must be a type for groups.
            business_ids: IDs of the businesses to search. Default: all businesses.
            practitioner_ids: IDs of the practitioners to search. Default: all practitioners.
            profession_ids: IDs of the professions to search. Default: all professions.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The next group appointment, in a list.

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
        return await self._call(_NEXT, locals())


class AvailableGroupAppointmentsRaw(RawResource[Resource_co]):
    """The methods of ``AvailableGroupAppointments`` and ``AsyncAvailableGroupAppointments``, returning raw answers."""

    list = RawMethod(AvailableGroupAppointments.list, AsyncAvailableGroupAppointments.list)
    next = RawMethod(AvailableGroupAppointments.next, AsyncAvailableGroupAppointments.next)
