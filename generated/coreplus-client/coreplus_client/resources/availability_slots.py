# Generated from specs/coreplus/paths/availability_slot.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from .._api import END_DATE, PAGE_NUMBER, PAGE_NUMBER_PAGING, PAGE_SIZE, START_DATE, TIMEZONE_ID
from .._runtime.client.resource import AsyncResource, RawMethod, RawResource, RawView, Resource_co, SyncResource
from .._runtime.operation.call_options import CallOptions, ExtraQuery, Headers
from .._runtime.operation.definition import Parameter
from .._runtime.pagination.pages import AsyncPages, Page
from .._runtime.pagination.styles import ListOperation
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
    returns=Object(lambda: AvailabilitySlotList), items="timeslots", paging=PAGE_NUMBER_PAGING,
)


class AvailabilitySlots(SyncResource):
    """Free times in which an appointment can be booked."""

    with_raw_response = RawView(lambda: AvailabilitySlotsRaw[AvailabilitySlots])

    def list(
        self, *, start_date: date, end_date: date, timezone_id: str,
        specialty_ids: Sequence[str] | None | Unset = UNSET, appointment_type_id: str | None | Unset = UNSET,
        practitioner_ids: Sequence[str] | None | Unset = UNSET, location_ids: Sequence[str] | None | Unset = UNSET,
        page_number: int | None | Unset = UNSET, page_size: int | None | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> Page[AvailabilitySlot]:
        """List free times.

        ``GET /AvailabilitySlot/``

        Free times in a range of days. With an appointment type they are cut to its length, one slot per possible
        booking; without one each gap comes whole. Filters that are left out do not restrict.

        Args:
            start_date: First day of the period, in the zone given by `timezoneId`.
            end_date: Last day of the period, in the zone given by `timezoneId`.
            timezone_id: Zone in which the dates are read and the answer's times are written: an identifier of the
                vendor's own, found as `timeZone.timezoneId` of a location.
            specialty_ids: Only these specialties, by identifier.
            appointment_type_id: Cuts the free times to the length of this appointment type.
            practitioner_ids: Only these practitioners, by identifier.
            location_ids: Only these locations, by identifier.
            page_number: Number of the page, starting at 1.
            page_size: Number of records on a page.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of free times.

        Raises ``ArgumentError`` before anything is sent, and the errors common to all calls: see ``APIError``.

        Source (documented): Vendor's page on availability slots; the answer is known from client code only.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(
            _LIST,
            {
                "start_date": start_date, "end_date": end_date, "timezone_id": timezone_id,
                "specialty_ids": specialty_ids, "appointment_type_id": appointment_type_id,
                "practitioner_ids": practitioner_ids, "location_ids": location_ids, "page_number": page_number,
                "page_size": page_size,
            },
            CallOptions(timeout, extra_headers, extra_query),
        )


class AsyncAvailabilitySlots(AsyncResource):
    """Free times in which an appointment can be booked."""

    with_raw_response = RawView(lambda: AvailabilitySlotsRaw[AsyncAvailabilitySlots])

    def list(
        self, *, start_date: date, end_date: date, timezone_id: str,
        specialty_ids: Sequence[str] | None | Unset = UNSET, appointment_type_id: str | None | Unset = UNSET,
        practitioner_ids: Sequence[str] | None | Unset = UNSET, location_ids: Sequence[str] | None | Unset = UNSET,
        page_number: int | None | Unset = UNSET, page_size: int | None | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[AvailabilitySlot]:
        """List free times.

        ``GET /AvailabilitySlot/``

        Free times in a range of days. With an appointment type they are cut to its length, one slot per possible
        booking; without one each gap comes whole. Filters that are left out do not restrict.

        Args:
            start_date: First day of the period, in the zone given by `timezoneId`.
            end_date: Last day of the period, in the zone given by `timezoneId`.
            timezone_id: Zone in which the dates are read and the answer's times are written: an identifier of the
                vendor's own, found as `timeZone.timezoneId` of a location.
            specialty_ids: Only these specialties, by identifier.
            appointment_type_id: Cuts the free times to the length of this appointment type.
            practitioner_ids: Only these practitioners, by identifier.
            location_ids: Only these locations, by identifier.
            page_number: Number of the page, starting at 1.
            page_size: Number of records on a page.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of free times.

        Raises ``ArgumentError`` before anything is sent, and the errors common to all calls: see ``APIError``.

        Source (documented): Vendor's page on availability slots; the answer is known from client code only.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(
            _LIST,
            {
                "start_date": start_date, "end_date": end_date, "timezone_id": timezone_id,
                "specialty_ids": specialty_ids, "appointment_type_id": appointment_type_id,
                "practitioner_ids": practitioner_ids, "location_ids": location_ids, "page_number": page_number,
                "page_size": page_size,
            },
            CallOptions(timeout, extra_headers, extra_query),
        )


class AvailabilitySlotsRaw(RawResource[Resource_co]):
    """The methods of ``AvailabilitySlots`` and ``AsyncAvailabilitySlots``, returning raw responses."""

    list = RawMethod(AvailabilitySlots.list, AsyncAvailabilitySlots.list)
