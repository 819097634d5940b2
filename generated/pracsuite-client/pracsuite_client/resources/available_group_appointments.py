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
from .._runtime.client.resource import AsyncResource, RawMethod, RawResource, RawView, Resource_co, SyncResource
from .._runtime.errors.tracebacks import HIDDEN
from .._runtime.operation.call_options import CallOptions, ExtraQuery, Headers
from .._runtime.operation.definition import Operation
from .._runtime.pagination.pages import AsyncPages, Page
from .._runtime.pagination.styles import ListOperation
from .._runtime.pagination.walk import WalkOptions
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
    returns=Object(lambda: AvailableGroupAppointmentPage), ordered=("from_", "to"), items="available_times",
    paging=LINKS_PAGING, key=("appointment_id",),
)
_NEXT = Operation[AvailableGroupAppointmentPage](
    "available_group_appointments.next", "GET", "/next_available_group_appointment", "read",
    parameters={
        "from_": AVAILABLE_FROM, "to": AVAILABLE_TO, "appointment_type_id": AVAILABLE_GROUP_TYPE_ID,
        "business_ids": BUSINESS_IDS, "practitioner_ids": PRACTITIONER_IDS, "profession_ids": PROFESSION_IDS,
    },
    returns=Object(lambda: AvailableGroupAppointmentPage), ordered=("from_", "to"),
)


class AvailableGroupAppointments(SyncResource):
    """Group appointments that still have places."""

    with_raw_response = RawView(lambda: AvailableGroupAppointmentsRaw[AvailableGroupAppointments])

    def list(
        self, *, from_: date, to: date, appointment_type_id: int, business_ids: Sequence[int] | Unset | None = UNSET,
        practitioner_ids: Sequence[int] | Unset | None = UNSET, profession_ids: Sequence[int] | Unset | None = UNSET,
        page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET, limit: int | None = None,
        allow_changes: bool = False, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> Page[AvailableGroupAppointment]:
        """List group appointments that have places.

        ``GET /available_group_appointments``

        Searches at most seven days, from today at the clinic onwards, for one appointment type, which must be for
        groups. The filters for business, practitioner and profession apply together.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            from_: First day of the search. It must not be before today at the clinic, and must be at most seven days
                before `to`.
            to: Last day of the search. It must not be before today at the clinic, and must be at most seven days
                after `from_`.
            appointment_type_id: ID of the appointment type to find sessions for. It must be a type for groups.
            business_ids: IDs of the businesses to search. Default: all businesses.
            practitioner_ids: IDs of the practitioners to search. Default: all practitioners.
            profession_ids: IDs of the professions to search. Default: all professions.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of group appointments.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether a patient joins such a group by being added as a member; this is inferred, no page states it.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST,
                {
                    "from_": from_, "to": to, "appointment_type_id": appointment_type_id, "business_ids": business_ids,
                    "practitioner_ids": practitioner_ids, "profession_ids": profession_ids, "page": page,
                    "page_size": page_size,
                },
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    def next(
        self, *, from_: date, to: date, appointment_type_id: int, business_ids: Sequence[int] | Unset | None = UNSET,
        practitioner_ids: Sequence[int] | Unset | None = UNSET, profession_ids: Sequence[int] | Unset | None = UNSET,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> AvailableGroupAppointmentPage:
        """Find the next group appointment that has places.

        ``GET /next_available_group_appointment``

        Searches at most seven days, from today at the clinic onwards, for one appointment type, which must be for
        groups. The filters for business, practitioner and profession apply together. The response has the form of a
        list, but is not paginated.

        Args:
            from_: First day of the search. It must not be before today at the clinic, and must be at most seven days
                before `to`.
            to: Last day of the search. It must not be before today at the clinic, and must be at most seven days
                after `from_`.
            appointment_type_id: ID of the appointment type to find sessions for. It must be a type for groups.
            business_ids: IDs of the businesses to search. Default: all businesses.
            practitioner_ids: IDs of the practitioners to search. Default: all practitioners.
            profession_ids: IDs of the professions to search. Default: all professions.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The next group appointment, in a list.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether the list is empty if no group has places.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._call(
                _NEXT,
                {
                    "from_": from_, "to": to, "appointment_type_id": appointment_type_id, "business_ids": business_ids,
                    "practitioner_ids": practitioner_ids, "profession_ids": profession_ids,
                },
                CallOptions(timeout, extra_headers, extra_query),
            )


class AsyncAvailableGroupAppointments(AsyncResource):
    """Group appointments that still have places."""

    with_raw_response = RawView(lambda: AvailableGroupAppointmentsRaw[AsyncAvailableGroupAppointments])

    def list(
        self, *, from_: date, to: date, appointment_type_id: int, business_ids: Sequence[int] | Unset | None = UNSET,
        practitioner_ids: Sequence[int] | Unset | None = UNSET, profession_ids: Sequence[int] | Unset | None = UNSET,
        page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET, limit: int | None = None,
        allow_changes: bool = False, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[AvailableGroupAppointment]:
        """List group appointments that have places.

        ``GET /available_group_appointments``

        Searches at most seven days, from today at the clinic onwards, for one appointment type, which must be for
        groups. The filters for business, practitioner and profession apply together.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            from_: First day of the search. It must not be before today at the clinic, and must be at most seven days
                before `to`.
            to: Last day of the search. It must not be before today at the clinic, and must be at most seven days
                after `from_`.
            appointment_type_id: ID of the appointment type to find sessions for. It must be a type for groups.
            business_ids: IDs of the businesses to search. Default: all businesses.
            practitioner_ids: IDs of the practitioners to search. Default: all practitioners.
            profession_ids: IDs of the professions to search. Default: all professions.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of group appointments.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether a patient joins such a group by being added as a member; this is inferred, no page states it.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST,
                {
                    "from_": from_, "to": to, "appointment_type_id": appointment_type_id, "business_ids": business_ids,
                    "practitioner_ids": practitioner_ids, "profession_ids": profession_ids, "page": page,
                    "page_size": page_size,
                },
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    async def next(
        self, *, from_: date, to: date, appointment_type_id: int, business_ids: Sequence[int] | Unset | None = UNSET,
        practitioner_ids: Sequence[int] | Unset | None = UNSET, profession_ids: Sequence[int] | Unset | None = UNSET,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> AvailableGroupAppointmentPage:
        """Find the next group appointment that has places.

        ``GET /next_available_group_appointment``

        Searches at most seven days, from today at the clinic onwards, for one appointment type, which must be for
        groups. The filters for business, practitioner and profession apply together. The response has the form of a
        list, but is not paginated.

        Args:
            from_: First day of the search. It must not be before today at the clinic, and must be at most seven days
                before `to`.
            to: Last day of the search. It must not be before today at the clinic, and must be at most seven days
                after `from_`.
            appointment_type_id: ID of the appointment type to find sessions for. It must be a type for groups.
            business_ids: IDs of the businesses to search. Default: all businesses.
            practitioner_ids: IDs of the practitioners to search. Default: all practitioners.
            profession_ids: IDs of the professions to search. Default: all professions.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The next group appointment, in a list.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether the list is empty if no group has places.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return await self._call(
                _NEXT,
                {
                    "from_": from_, "to": to, "appointment_type_id": appointment_type_id, "business_ids": business_ids,
                    "practitioner_ids": practitioner_ids, "profession_ids": profession_ids,
                },
                CallOptions(timeout, extra_headers, extra_query),
            )


class AvailableGroupAppointmentsRaw(RawResource[Resource_co]):
    """Variant of ``AvailableGroupAppointments`` and ``AsyncAvailableGroupAppointments`` whose methods return
    ``RawResponse``.
    """

    list = RawMethod(AvailableGroupAppointments.list, AsyncAvailableGroupAppointments.list)
    next = RawMethod(AvailableGroupAppointments.next, AsyncAvailableGroupAppointments.next)
