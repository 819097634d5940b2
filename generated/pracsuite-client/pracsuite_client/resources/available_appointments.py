# Generated from specs/pracsuite/paths/available_appointment.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from .._api import (
    AVAILABLE_ACCOUNT_ID,
    AVAILABLE_APPOINTMENT_TYPE_ID,
    AVAILABLE_CLIENT_ID,
    AVAILABLE_FROM,
    AVAILABLE_MANUAL,
    AVAILABLE_ONLINE,
    AVAILABLE_TO,
    AVAILABLE_WAITING_LIST,
    BUSINESS_IDS,
    LINKS_PAGING,
    PAGE,
    PAGE_SIZE,
    PRACTITIONER_IDS,
    PROFESSION_IDS,
    RESOURCE_IDS,
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
from ..models.available_appointment import AvailableAppointment, AvailableAppointmentPage

_LIST = ListOperation[AvailableAppointment](
    "available_appointments.list", "GET", "/available_appointments", "read",
    parameters={
        "from_": AVAILABLE_FROM, "to": AVAILABLE_TO, "appointment_type_id": AVAILABLE_APPOINTMENT_TYPE_ID,
        "client_id": AVAILABLE_CLIENT_ID, "account_id": AVAILABLE_ACCOUNT_ID, "business_ids": BUSINESS_IDS,
        "practitioner_ids": PRACTITIONER_IDS, "profession_ids": PROFESSION_IDS, "resource_ids": RESOURCE_IDS,
        "manual": AVAILABLE_MANUAL, "online": AVAILABLE_ONLINE, "waiting_list": AVAILABLE_WAITING_LIST, "page": PAGE,
        "page_size": PAGE_SIZE,
    },
    returns=Object(lambda: AvailableAppointmentPage), ordered=("from_", "to"), items="available_times",
    paging=LINKS_PAGING, key=("app_time", "practitioner_id", "business_id", "profession_id", "column_number"),
)
_NEXT = Operation[AvailableAppointmentPage](
    "available_appointments.next", "GET", "/next_available_appointment", "read",
    parameters={
        "from_": AVAILABLE_FROM, "to": AVAILABLE_TO, "appointment_type_id": AVAILABLE_APPOINTMENT_TYPE_ID,
        "client_id": AVAILABLE_CLIENT_ID, "account_id": AVAILABLE_ACCOUNT_ID, "business_ids": BUSINESS_IDS,
        "practitioner_ids": PRACTITIONER_IDS, "profession_ids": PROFESSION_IDS, "resource_ids": RESOURCE_IDS,
    },
    returns=Object(lambda: AvailableAppointmentPage), ordered=("from_", "to"),
)


class AvailableAppointments(SyncResource):
    """Free times, from the clinic's rosters."""

    with_raw_response = RawView(lambda: AvailableAppointmentsRaw[AvailableAppointments])

    def list(
        self, *, from_: date, to: date, appointment_type_id: int, client_id: int | Unset | None = UNSET,
        account_id: int | Unset | None = UNSET, business_ids: Sequence[int] | Unset | None = UNSET,
        practitioner_ids: Sequence[int] | Unset | None = UNSET, profession_ids: Sequence[int] | Unset | None = UNSET,
        resource_ids: Sequence[int] | Unset | None = UNSET, manual: bool | Unset | None = UNSET,
        online: bool | Unset | None = UNSET, waiting_list: bool | Unset | None = UNSET,
        page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET, limit: int | None = None,
        allow_changes: bool = False, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> Page[AvailableAppointment]:
        """List free times.

        ``GET /available_appointments``

        Searches at most seven days, from today at the clinic onwards, for one appointment type. The filters for
        business, practitioner, profession and resource apply together. The duration comes from the appointment type
        and can depend on business, profession, practitioner and the patient's fee category, so pass `client_id` and
        `account_id` if they are known. If none of `manual`, `online` and `waiting_list` is given, only times that
        staff may book are returned.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            from_: First day of the search. It must not be before today at the clinic, and must be at most seven days
                before `to`.
            to: Last day of the search. It must not be before today at the clinic, and must be at most seven days
                after `from_`.
            appointment_type_id: ID of the appointment type to find times for.
            client_id: ID of the patient to find times for. Required if `account_id` is given.
            account_id: ID of the patient's account, which determines the fee category.
            business_ids: IDs of the businesses to search. Default: all businesses.
            practitioner_ids: IDs of the practitioners to search. Default: all practitioners.
            profession_ids: IDs of the professions to search. Default: all professions.
            resource_ids: IDs of the resources to search. Default: all resources.
            manual: Whether to return times that staff may book.
            online: Whether to return times that patients may book online.
            waiting_list: Whether to return times that are open to the waiting list.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of free times.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether several of `manual`, `online` and `waiting_list` combine with "or" or with "and".
        - Whether an invalid range of days returns 400.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST,
                {
                    "from_": from_, "to": to, "appointment_type_id": appointment_type_id, "client_id": client_id,
                    "account_id": account_id, "business_ids": business_ids, "practitioner_ids": practitioner_ids,
                    "profession_ids": profession_ids, "resource_ids": resource_ids, "manual": manual, "online": online,
                    "waiting_list": waiting_list, "page": page, "page_size": page_size,
                },
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    def next(
        self, *, from_: date, to: date, appointment_type_id: int, client_id: int | Unset | None = UNSET,
        account_id: int | Unset | None = UNSET, business_ids: Sequence[int] | Unset | None = UNSET,
        practitioner_ids: Sequence[int] | Unset | None = UNSET, profession_ids: Sequence[int] | Unset | None = UNSET,
        resource_ids: Sequence[int] | Unset | None = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> AvailableAppointmentPage:
        """Find the next free time.

        ``GET /next_available_appointment``

        Searches at most seven days, from today at the clinic onwards, for one appointment type. The filters for
        business, practitioner, profession and resource apply together. The duration comes from the appointment type
        and can depend on business, profession, practitioner and the patient's fee category, so pass `client_id` and
        `account_id` if they are known. The response has the form of a list, but is not paginated.

        Args:
            from_: First day of the search. It must not be before today at the clinic, and must be at most seven days
                before `to`.
            to: Last day of the search. It must not be before today at the clinic, and must be at most seven days
                after `from_`.
            appointment_type_id: ID of the appointment type to find times for.
            client_id: ID of the patient to find times for. Required if `account_id` is given.
            account_id: ID of the patient's account, which determines the fee category.
            business_ids: IDs of the businesses to search. Default: all businesses.
            practitioner_ids: IDs of the practitioners to search. Default: all practitioners.
            profession_ids: IDs of the professions to search. Default: all professions.
            resource_ids: IDs of the resources to search. Default: all resources.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The next free time, in a list.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether the list is empty if no time is free.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._call(
                _NEXT,
                {
                    "from_": from_, "to": to, "appointment_type_id": appointment_type_id, "client_id": client_id,
                    "account_id": account_id, "business_ids": business_ids, "practitioner_ids": practitioner_ids,
                    "profession_ids": profession_ids, "resource_ids": resource_ids,
                },
                CallOptions(timeout, extra_headers, extra_query),
            )


class AsyncAvailableAppointments(AsyncResource):
    """Free times, from the clinic's rosters."""

    with_raw_response = RawView(lambda: AvailableAppointmentsRaw[AsyncAvailableAppointments])

    def list(
        self, *, from_: date, to: date, appointment_type_id: int, client_id: int | Unset | None = UNSET,
        account_id: int | Unset | None = UNSET, business_ids: Sequence[int] | Unset | None = UNSET,
        practitioner_ids: Sequence[int] | Unset | None = UNSET, profession_ids: Sequence[int] | Unset | None = UNSET,
        resource_ids: Sequence[int] | Unset | None = UNSET, manual: bool | Unset | None = UNSET,
        online: bool | Unset | None = UNSET, waiting_list: bool | Unset | None = UNSET,
        page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET, limit: int | None = None,
        allow_changes: bool = False, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[AvailableAppointment]:
        """List free times.

        ``GET /available_appointments``

        Searches at most seven days, from today at the clinic onwards, for one appointment type. The filters for
        business, practitioner, profession and resource apply together. The duration comes from the appointment type
        and can depend on business, profession, practitioner and the patient's fee category, so pass `client_id` and
        `account_id` if they are known. If none of `manual`, `online` and `waiting_list` is given, only times that
        staff may book are returned.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            from_: First day of the search. It must not be before today at the clinic, and must be at most seven days
                before `to`.
            to: Last day of the search. It must not be before today at the clinic, and must be at most seven days
                after `from_`.
            appointment_type_id: ID of the appointment type to find times for.
            client_id: ID of the patient to find times for. Required if `account_id` is given.
            account_id: ID of the patient's account, which determines the fee category.
            business_ids: IDs of the businesses to search. Default: all businesses.
            practitioner_ids: IDs of the practitioners to search. Default: all practitioners.
            profession_ids: IDs of the professions to search. Default: all professions.
            resource_ids: IDs of the resources to search. Default: all resources.
            manual: Whether to return times that staff may book.
            online: Whether to return times that patients may book online.
            waiting_list: Whether to return times that are open to the waiting list.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of free times.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether several of `manual`, `online` and `waiting_list` combine with "or" or with "and".
        - Whether an invalid range of days returns 400.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST,
                {
                    "from_": from_, "to": to, "appointment_type_id": appointment_type_id, "client_id": client_id,
                    "account_id": account_id, "business_ids": business_ids, "practitioner_ids": practitioner_ids,
                    "profession_ids": profession_ids, "resource_ids": resource_ids, "manual": manual, "online": online,
                    "waiting_list": waiting_list, "page": page, "page_size": page_size,
                },
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    async def next(
        self, *, from_: date, to: date, appointment_type_id: int, client_id: int | Unset | None = UNSET,
        account_id: int | Unset | None = UNSET, business_ids: Sequence[int] | Unset | None = UNSET,
        practitioner_ids: Sequence[int] | Unset | None = UNSET, profession_ids: Sequence[int] | Unset | None = UNSET,
        resource_ids: Sequence[int] | Unset | None = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> AvailableAppointmentPage:
        """Find the next free time.

        ``GET /next_available_appointment``

        Searches at most seven days, from today at the clinic onwards, for one appointment type. The filters for
        business, practitioner, profession and resource apply together. The duration comes from the appointment type
        and can depend on business, profession, practitioner and the patient's fee category, so pass `client_id` and
        `account_id` if they are known. The response has the form of a list, but is not paginated.

        Args:
            from_: First day of the search. It must not be before today at the clinic, and must be at most seven days
                before `to`.
            to: Last day of the search. It must not be before today at the clinic, and must be at most seven days
                after `from_`.
            appointment_type_id: ID of the appointment type to find times for.
            client_id: ID of the patient to find times for. Required if `account_id` is given.
            account_id: ID of the patient's account, which determines the fee category.
            business_ids: IDs of the businesses to search. Default: all businesses.
            practitioner_ids: IDs of the practitioners to search. Default: all practitioners.
            profession_ids: IDs of the professions to search. Default: all professions.
            resource_ids: IDs of the resources to search. Default: all resources.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The next free time, in a list.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether the list is empty if no time is free.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return await self._call(
                _NEXT,
                {
                    "from_": from_, "to": to, "appointment_type_id": appointment_type_id, "client_id": client_id,
                    "account_id": account_id, "business_ids": business_ids, "practitioner_ids": practitioner_ids,
                    "profession_ids": profession_ids, "resource_ids": resource_ids,
                },
                CallOptions(timeout, extra_headers, extra_query),
            )


class AvailableAppointmentsRaw(RawResource[Resource_co]):
    """Variant of ``AvailableAppointments`` and ``AsyncAvailableAppointments`` whose methods return ``RawResponse``."""

    list = RawMethod(AvailableAppointments.list, AsyncAvailableAppointments.list)
    next = RawMethod(AvailableAppointments.next, AsyncAvailableAppointments.next)
