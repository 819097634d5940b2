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
        """List group appointments with places.

        At most seven days, none before today at the clinic, and one appointment type, which must be for groups.
        Filters by business, practitioner and profession narrow the answer together.

        Args:
            from_: First day to look at, not before today at the clinic and at most seven days before `to`.
            to: Last day to look at, not before today at the clinic and at most seven days after `from`.
            appointment_type_id: Number of the appointment type to find sessions for; one of the types for groups.
            business_ids: Numbers of the businesses to look at, repeated once each; all when left out.
            practitioner_ids: Numbers of the practitioners to look at, repeated once each; all when left out.
            profession_ids: Numbers of the professions to look at, repeated once each; all when left out.
            page: Number of the page wanted; the first page is 1.
            page_size: Records per page, 100 at most. The server takes 50 when it is left out.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            One page of group appointments.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: A request parameter is wrong, for instance an unknown filter or a page number below
                1.
            AuthenticationError: 401: A key is missing or not accepted. The body repeats status 403 here, in every
                version of the samples.
            PermissionDeniedError: 403: The keys may not do this, or the path does not exist (an unknown path answers
                403, not 404).
            RateLimitError: 429: The vendor key called too often or has used up its daily quota. No figures are
                published.
            InternalServerError: 500: Something went wrong at the vendor's side. Quote the request's number to the
                vendor's support.

        Evidence (documented): vendor's description, February 2026.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST, locals())

    def next(
        self, *, from_: date, to: date, appointment_type_id: int, business_ids: Sequence[int] | Unset = UNSET,
        practitioner_ids: Sequence[int] | Unset = UNSET, profession_ids: Sequence[int] | Unset = UNSET,
        timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> AvailableGroupAppointmentPage:
        """Find the next group appointment with places.

        At most seven days, none before today at the clinic, and one appointment type, which must be for groups.
        Filters by business, practitioner and profession narrow the answer together. The answer has the shape of a
        list without pages.

        Args:
            from_: First day to look at, not before today at the clinic and at most seven days before `to`.
            to: Last day to look at, not before today at the clinic and at most seven days after `from`.
            appointment_type_id: Number of the appointment type to find sessions for; one of the types for groups.
            business_ids: Numbers of the businesses to look at, repeated once each; all when left out.
            practitioner_ids: Numbers of the practitioners to look at, repeated once each; all when left out.
            profession_ids: Numbers of the professions to look at, repeated once each; all when left out.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The next group appointment, in a list.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: A request parameter is wrong, for instance an unknown filter or a page number below
                1.
            AuthenticationError: 401: A key is missing or not accepted. The body repeats status 403 here, in every
                version of the samples.
            PermissionDeniedError: 403: The keys may not do this, or the path does not exist (an unknown path answers
                403, not 404).
            RateLimitError: 429: The vendor key called too often or has used up its daily quota. No figures are
                published.
            InternalServerError: 500: Something went wrong at the vendor's side. Quote the request's number to the
                vendor's support.

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
        """List group appointments with places.

        At most seven days, none before today at the clinic, and one appointment type, which must be for groups.
        Filters by business, practitioner and profession narrow the answer together.

        Args:
            from_: First day to look at, not before today at the clinic and at most seven days before `to`.
            to: Last day to look at, not before today at the clinic and at most seven days after `from`.
            appointment_type_id: Number of the appointment type to find sessions for; one of the types for groups.
            business_ids: Numbers of the businesses to look at, repeated once each; all when left out.
            practitioner_ids: Numbers of the practitioners to look at, repeated once each; all when left out.
            profession_ids: Numbers of the professions to look at, repeated once each; all when left out.
            page: Number of the page wanted; the first page is 1.
            page_size: Records per page, 100 at most. The server takes 50 when it is left out.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            One page of group appointments.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: A request parameter is wrong, for instance an unknown filter or a page number below
                1.
            AuthenticationError: 401: A key is missing or not accepted. The body repeats status 403 here, in every
                version of the samples.
            PermissionDeniedError: 403: The keys may not do this, or the path does not exist (an unknown path answers
                403, not 404).
            RateLimitError: 429: The vendor key called too often or has used up its daily quota. No figures are
                published.
            InternalServerError: 500: Something went wrong at the vendor's side. Quote the request's number to the
                vendor's support.

        Evidence (documented): vendor's description, February 2026.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST, locals())

    async def next(
        self, *, from_: date, to: date, appointment_type_id: int, business_ids: Sequence[int] | Unset = UNSET,
        practitioner_ids: Sequence[int] | Unset = UNSET, profession_ids: Sequence[int] | Unset = UNSET,
        timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> AvailableGroupAppointmentPage:
        """Find the next group appointment with places.

        At most seven days, none before today at the clinic, and one appointment type, which must be for groups.
        Filters by business, practitioner and profession narrow the answer together. The answer has the shape of a
        list without pages.

        Args:
            from_: First day to look at, not before today at the clinic and at most seven days before `to`.
            to: Last day to look at, not before today at the clinic and at most seven days after `from`.
            appointment_type_id: Number of the appointment type to find sessions for; one of the types for groups.
            business_ids: Numbers of the businesses to look at, repeated once each; all when left out.
            practitioner_ids: Numbers of the practitioners to look at, repeated once each; all when left out.
            profession_ids: Numbers of the professions to look at, repeated once each; all when left out.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The next group appointment, in a list.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: A request parameter is wrong, for instance an unknown filter or a page number below
                1.
            AuthenticationError: 401: A key is missing or not accepted. The body repeats status 403 here, in every
                version of the samples.
            PermissionDeniedError: 403: The keys may not do this, or the path does not exist (an unknown path answers
                403, not 404).
            RateLimitError: 429: The vendor key called too often or has used up its daily quota. No figures are
                published.
            InternalServerError: 500: Something went wrong at the vendor's side. Quote the request's number to the
                vendor's support.

        Evidence (documented): vendor's description, February 2026.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return await self._call(_NEXT, locals())


class AvailableGroupAppointmentsRaw(RawResource[Resource_co]):
    """The methods of ``AvailableGroupAppointments`` and ``AsyncAvailableGroupAppointments``, returning raw answers."""

    list = RawMethod(AvailableGroupAppointments.list, AsyncAvailableGroupAppointments.list)
    next = RawMethod(AvailableGroupAppointments.next, AsyncAvailableGroupAppointments.next)
