# Generated from specs/coreplus/paths/availability_slot.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from .._api import END_DATE, PAGE_NUMBER, PAGE_NUMBER_PAGING, PAGE_SIZE, START_DATE, TIMEZONE_ID
from .._runtime.client.resource import AsyncResource, RawMethod, RawResource, RawView, Resource_co, SyncResource
from .._runtime.errors.tracebacks import HIDDEN
from .._runtime.operation.call_options import CallOptions, ExtraQuery, Headers
from .._runtime.operation.definition import Parameter
from .._runtime.pagination.pages import AsyncPages, Page
from .._runtime.pagination.styles import ListOperation
from .._runtime.pagination.walk import WalkOptions
from .._runtime.values.codecs import Array, String
from .._runtime.values.record_codec import Object
from .._runtime.values.unset import UNSET, Unset
from ..models.availability_slot import AvailabilitySlot, AvailabilitySlotList

_LIST = ListOperation[AvailabilitySlot](
    "availability_slots.list", "GET", "/AvailabilitySlot/", "read",
    parameters={
        "start_date": START_DATE, "end_date": END_DATE, "timezone_id": TIMEZONE_ID,
        "specialty_ids": Parameter("specialtyId", Array(String(max_length=50))),
        "appointment_type_id": Parameter("appointmentTypeId", String(max_length=50)),
        "practitioner_ids": Parameter("practitionerId", Array(String(max_length=50))),
        "location_ids": Parameter("locationId", Array(String(max_length=50))), "page_number": PAGE_NUMBER,
        "page_size": PAGE_SIZE,
    },
    returns=Object(lambda: AvailabilitySlotList), ordered=("start_date", "end_date"), content_type="application/json",
    items="timeslots", paging=PAGE_NUMBER_PAGING,
)


class AvailabilitySlots(SyncResource):
    """Free times that can be booked."""

    with_raw_response = RawView(lambda: AvailabilitySlotsRaw[AvailabilitySlots])

    def list(
        self, *, start_date: date, end_date: date, timezone_id: str,
        specialty_ids: Sequence[str] | Unset | None = UNSET, appointment_type_id: str | Unset | None = UNSET,
        practitioner_ids: Sequence[str] | Unset | None = UNSET, location_ids: Sequence[str] | Unset | None = UNSET,
        page_number: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET, limit: int | None = None,
        allow_changes: bool = False, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> Page[AvailabilitySlot]:
        """List free times.

        ``GET /AvailabilitySlot/``

        Returns the free times in a range of days, one page at a time. If an appointment type is given, free times
        are split into slots of its duration, one per possible booking; otherwise each gap is returned whole. Omitted
        filters do not restrict the result. A slot does not name its practitioner, whom a booking needs: if there are
        several, request the slots of each with a call of its own.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            start_date: First day of the period, in the time zone `timezone_id`.
            end_date: Last day of the period, in the time zone `timezone_id`.
            timezone_id: ID of the time zone in which the dates are interpreted and the response's times are written.
                It is specific to the vendor: `time_zone.timezone_id` of a location.
            specialty_ids: Only free times of these specialties, by ID.
            appointment_type_id: ID of the appointment type. Free times are split into slots of its duration.
            practitioner_ids: Only free times of these practitioners, by ID.
            location_ids: Only free times at these locations, by ID.
            page_number: Page number, starting at 1. Default: 1.
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
        - Whether the response has a `paging` object, and the default and limit of `page_size`.
        - Whether a slot names its practitioner, and how.
        - How several values of a filter are sent; repeating the parameter is an interpretation.
        - Where specialties are listed.

        Source (documented): Vendor's page on availability slots; the response is known from client code only.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST,
                {
                    "start_date": start_date, "end_date": end_date, "timezone_id": timezone_id,
                    "specialty_ids": specialty_ids, "appointment_type_id": appointment_type_id,
                    "practitioner_ids": practitioner_ids, "location_ids": location_ids, "page_number": page_number,
                    "page_size": page_size,
                },
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )


class AsyncAvailabilitySlots(AsyncResource):
    """Free times that can be booked."""

    with_raw_response = RawView(lambda: AvailabilitySlotsRaw[AsyncAvailabilitySlots])

    def list(
        self, *, start_date: date, end_date: date, timezone_id: str,
        specialty_ids: Sequence[str] | Unset | None = UNSET, appointment_type_id: str | Unset | None = UNSET,
        practitioner_ids: Sequence[str] | Unset | None = UNSET, location_ids: Sequence[str] | Unset | None = UNSET,
        page_number: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET, limit: int | None = None,
        allow_changes: bool = False, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[AvailabilitySlot]:
        """List free times.

        ``GET /AvailabilitySlot/``

        Returns the free times in a range of days, one page at a time. If an appointment type is given, free times
        are split into slots of its duration, one per possible booking; otherwise each gap is returned whole. Omitted
        filters do not restrict the result. A slot does not name its practitioner, whom a booking needs: if there are
        several, request the slots of each with a call of its own.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            start_date: First day of the period, in the time zone `timezone_id`.
            end_date: Last day of the period, in the time zone `timezone_id`.
            timezone_id: ID of the time zone in which the dates are interpreted and the response's times are written.
                It is specific to the vendor: `time_zone.timezone_id` of a location.
            specialty_ids: Only free times of these specialties, by ID.
            appointment_type_id: ID of the appointment type. Free times are split into slots of its duration.
            practitioner_ids: Only free times of these practitioners, by ID.
            location_ids: Only free times at these locations, by ID.
            page_number: Page number, starting at 1. Default: 1.
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
        - Whether the response has a `paging` object, and the default and limit of `page_size`.
        - Whether a slot names its practitioner, and how.
        - How several values of a filter are sent; repeating the parameter is an interpretation.
        - Where specialties are listed.

        Source (documented): Vendor's page on availability slots; the response is known from client code only.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST,
                {
                    "start_date": start_date, "end_date": end_date, "timezone_id": timezone_id,
                    "specialty_ids": specialty_ids, "appointment_type_id": appointment_type_id,
                    "practitioner_ids": practitioner_ids, "location_ids": location_ids, "page_number": page_number,
                    "page_size": page_size,
                },
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )


class AvailabilitySlotsRaw(RawResource[Resource_co]):
    """Variant of ``AvailabilitySlots`` and ``AsyncAvailabilitySlots`` whose methods return ``RawResponse``."""

    list = RawMethod(AvailabilitySlots.list, AsyncAvailabilitySlots.list)
