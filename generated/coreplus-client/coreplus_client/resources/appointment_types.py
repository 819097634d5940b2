# Generated from specs/coreplus/paths/appointment_type.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._runtime.client.resource import (
    AsyncResource,
    Headers,
    RawMethod,
    RawResource,
    RawView,
    Resource_co,
    SyncResource,
)
from .._runtime.operation.definition import JsonBody, Operation
from .._runtime.pagination.pages import AsyncPages, Page
from .._runtime.pagination.styles import ListOperation
from .._runtime.values.record_codec import Object
from .._runtime.values.unset import UNSET, Unset
from ..models.appointment_type import AppointmentType, AppointmentTypeList, NewAppointmentType

_LIST = ListOperation[AppointmentType](
    "appointment_types.list", "GET", "/appointmenttype/", "read", returns=Object(lambda: AppointmentTypeList),
    items="appointment_types",
)
_CREATE = Operation[AppointmentType](
    "appointment_types.create", "POST", "/appointmenttype/", "unsafe", body=JsonBody(lambda: NewAppointmentType),
    returns=Object(lambda: AppointmentType),
)


class AppointmentTypes(SyncResource):
    """Types of appointments with their usual durations."""

    with_raw_response = RawView(lambda: AppointmentTypesRaw[AppointmentTypes])

    def list(self, *, timeout: float | None = None, extra_headers: Headers | None = None) -> Page[AppointmentType]:
        """List appointment types.

        Returns all appointment types of the practice.

        Args:
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The appointment types.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request is malformed, a parameter or field is missing or invalid, or the body
                refers to a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, expired, signed incorrectly, or made for another URL,
                method or server.
            RateLimitError: 429: More than 10 requests in one second. The request was not processed; it can be sent
                again later.
            InternalServerError: 500: The server failed. A write may or may not have been applied.

        Evidence (client-code): Two integrations; no vendor page describes the call. The vendor's older pages seem to
        call appointment types specialty types.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST, locals())

    def create(
        self, *, description: str, block_colour: str | Unset = UNSET, duration_minutes: str | Unset = UNSET,
        practitioner_id: str | Unset = UNSET, location_id: str | Unset = UNSET, client_group_id: str | Unset = UNSET,
        timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> AppointmentType:
        """Create an appointment type.

        Creates an appointment type for the whole practice, or for one practitioner, location or client group.

        Args:
            description: Name of the appointment type.
            block_colour: Colour in the calendar: six hexadecimal digits, with or without a leading `#`. Evidence
                (documented): The table shows no leading hash sign, the example and client code have one; both are
                accepted here.
            duration_minutes: Usual duration in minutes, as a string of digits; at most 120. Evidence (documented): A
                string in table and example; client code seems to send a number.
            practitioner_id: ID of the practitioner to whom the type belongs, a GUID.
            location_id: ID of the location to which the type belongs, a GUID.
            client_group_id: ID of the client group to which the type belongs, a GUID.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The new appointment type.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request is malformed, a parameter or field is missing or invalid, or the body
                refers to a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, expired, signed incorrectly, or made for another URL,
                method or server.
            RateLimitError: 429: More than 10 requests in one second. The request was not processed; it can be sent
                again later.
            InternalServerError: 500: The server failed. A write may or may not have been applied.

        Evidence (documented): Vendor's page on creating an appointment type.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._call(_CREATE, locals())


class AsyncAppointmentTypes(AsyncResource):
    """Types of appointments with their usual durations."""

    with_raw_response = RawView(lambda: AppointmentTypesRaw[AsyncAppointmentTypes])

    def list(
        self, *, timeout: float | None = None, extra_headers: Headers | None = None
    ) -> AsyncPages[AppointmentType]:
        """List appointment types.

        Returns all appointment types of the practice.

        Args:
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The appointment types.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request is malformed, a parameter or field is missing or invalid, or the body
                refers to a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, expired, signed incorrectly, or made for another URL,
                method or server.
            RateLimitError: 429: More than 10 requests in one second. The request was not processed; it can be sent
                again later.
            InternalServerError: 500: The server failed. A write may or may not have been applied.

        Evidence (client-code): Two integrations; no vendor page describes the call. The vendor's older pages seem to
        call appointment types specialty types.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST, locals())

    async def create(
        self, *, description: str, block_colour: str | Unset = UNSET, duration_minutes: str | Unset = UNSET,
        practitioner_id: str | Unset = UNSET, location_id: str | Unset = UNSET, client_group_id: str | Unset = UNSET,
        timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> AppointmentType:
        """Create an appointment type.

        Creates an appointment type for the whole practice, or for one practitioner, location or client group.

        Args:
            description: Name of the appointment type.
            block_colour: Colour in the calendar: six hexadecimal digits, with or without a leading `#`. Evidence
                (documented): The table shows no leading hash sign, the example and client code have one; both are
                accepted here.
            duration_minutes: Usual duration in minutes, as a string of digits; at most 120. Evidence (documented): A
                string in table and example; client code seems to send a number.
            practitioner_id: ID of the practitioner to whom the type belongs, a GUID.
            location_id: ID of the location to which the type belongs, a GUID.
            client_group_id: ID of the client group to which the type belongs, a GUID.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The new appointment type.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request is malformed, a parameter or field is missing or invalid, or the body
                refers to a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, expired, signed incorrectly, or made for another URL,
                method or server.
            RateLimitError: 429: More than 10 requests in one second. The request was not processed; it can be sent
                again later.
            InternalServerError: 500: The server failed. A write may or may not have been applied.

        Evidence (documented): Vendor's page on creating an appointment type.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return await self._call(_CREATE, locals())


class AppointmentTypesRaw(RawResource[Resource_co]):
    """The methods of ``AppointmentTypes`` and ``AsyncAppointmentTypes``, returning raw answers."""

    list = RawMethod(AppointmentTypes.list, AsyncAppointmentTypes.list)
    create = RawMethod(AppointmentTypes.create, AsyncAppointmentTypes.create)
