# Generated from specs/coreplus/paths/availability_slot.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from .._api import END_DATE, PAGE_NUMBER, PAGE_NUMBER_PAGING, PAGE_SIZE, START_DATE, TIMEZONE_ID
from .._runtime.client.resource import (
    AsyncResource,
    Headers,
    RawMethod,
    RawResource,
    RawView,
    Resource_co,
    SyncResource,
)
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
        self, *, start_date: date, end_date: date, timezone_id: str, specialty_ids: Sequence[str] | Unset = UNSET,
        appointment_type_id: str | Unset = UNSET, practitioner_ids: Sequence[str] | Unset = UNSET,
        location_ids: Sequence[str] | Unset = UNSET, page_number: int | Unset = UNSET, page_size: int | Unset = UNSET,
        timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> Page[AvailabilitySlot]:
        """List free times.

        Free times in a range of days. With an appointment type they are cut to its length, one slot per possible
        booking; without one each gap comes whole. Filters that are left out do not restrict.

        Args:
            start_date: First day of the period, in the zone given by `timezoneId`.
            end_date: Last day of the period, in the zone given by `timezoneId`. Evidence (documented): Table of
                parameters. That the last day counts is not said, but client code searches one day by naming it
                twice.
            timezone_id: Zone in which the dates are read and the answer's times are written: an identifier of the
                vendor's own, found as `timeZone.timezoneId` of a location.
            specialty_ids: Only these specialties, by identifier. Evidence (documented): That several values are
                allowed is documented; that the name is repeated is inferred.
            appointment_type_id: Cuts the free times to the length of this appointment type.
            practitioner_ids: Only these practitioners, by identifier. Evidence (documented): That several values are
                allowed is documented; that the name is repeated is inferred.
            location_ids: Only these locations, by identifier. Evidence (documented): That several values are allowed
                is documented; that the name is repeated is inferred.
            page_number: Number of the page, starting at 1.
            page_size: Number of records on a page. Evidence (documented): The default stands on the client and
                invoice pages, the maximum on an older appointment page only; we apply both everywhere.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            One page of free times.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request cannot be read, a parameter or field is missing or has a wrong value,
                or the body names a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, out of date, wrongly signed, or made for another URL,
                method or server.
            RateLimitError: 429: More than 10 requests in a second. Nothing was done; the request may be sent again
                later.
            InternalServerError: 500: The server failed. A write may have been applied or not.

        Evidence (documented): Vendor's page on availability slots; the answer is known from client code only.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST, locals())


class AsyncAvailabilitySlots(AsyncResource):
    """Free times in which an appointment can be booked."""

    with_raw_response = RawView(lambda: AvailabilitySlotsRaw[AsyncAvailabilitySlots])

    def list(
        self, *, start_date: date, end_date: date, timezone_id: str, specialty_ids: Sequence[str] | Unset = UNSET,
        appointment_type_id: str | Unset = UNSET, practitioner_ids: Sequence[str] | Unset = UNSET,
        location_ids: Sequence[str] | Unset = UNSET, page_number: int | Unset = UNSET, page_size: int | Unset = UNSET,
        timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> AsyncPages[AvailabilitySlot]:
        """List free times.

        Free times in a range of days. With an appointment type they are cut to its length, one slot per possible
        booking; without one each gap comes whole. Filters that are left out do not restrict.

        Args:
            start_date: First day of the period, in the zone given by `timezoneId`.
            end_date: Last day of the period, in the zone given by `timezoneId`. Evidence (documented): Table of
                parameters. That the last day counts is not said, but client code searches one day by naming it
                twice.
            timezone_id: Zone in which the dates are read and the answer's times are written: an identifier of the
                vendor's own, found as `timeZone.timezoneId` of a location.
            specialty_ids: Only these specialties, by identifier. Evidence (documented): That several values are
                allowed is documented; that the name is repeated is inferred.
            appointment_type_id: Cuts the free times to the length of this appointment type.
            practitioner_ids: Only these practitioners, by identifier. Evidence (documented): That several values are
                allowed is documented; that the name is repeated is inferred.
            location_ids: Only these locations, by identifier. Evidence (documented): That several values are allowed
                is documented; that the name is repeated is inferred.
            page_number: Number of the page, starting at 1.
            page_size: Number of records on a page. Evidence (documented): The default stands on the client and
                invoice pages, the maximum on an older appointment page only; we apply both everywhere.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            One page of free times.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request cannot be read, a parameter or field is missing or has a wrong value,
                or the body names a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, out of date, wrongly signed, or made for another URL,
                method or server.
            RateLimitError: 429: More than 10 requests in a second. Nothing was done; the request may be sent again
                later.
            InternalServerError: 500: The server failed. A write may have been applied or not.

        Evidence (documented): Vendor's page on availability slots; the answer is known from client code only.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST, locals())


class AvailabilitySlotsRaw(RawResource[Resource_co]):
    """The methods of ``AvailabilitySlots`` and ``AsyncAvailabilitySlots``, returning raw answers."""

    list = RawMethod(AvailabilitySlots.list, AsyncAvailabilitySlots.list)
