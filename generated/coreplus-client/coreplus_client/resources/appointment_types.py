# Generated from specs/coreplus/paths/appointment_type.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._runtime.client.resource import AsyncResource, RawMethod, RawResource, RawView, Resource_co, SyncResource
from .._runtime.errors.tracebacks import HIDDEN
from .._runtime.operation.call_options import CallOptions, ExtraBody, ExtraQuery, Headers
from .._runtime.operation.definition import JsonBody, Operation
from .._runtime.pagination.pages import AsyncPages, Page
from .._runtime.pagination.styles import ListOperation
from .._runtime.values.record_codec import Object
from .._runtime.values.unset import UNSET, Unset
from ..models.appointment_type import AppointmentType, AppointmentTypeList, CreatedAppointmentType, NewAppointmentType

_LIST = ListOperation[AppointmentType](
    "appointment_types.list", "GET", "/appointmenttype/", "read", returns=Object(lambda: AppointmentTypeList),
    content_type="application/json", items="appointment_types", totals=("/paging/totalRows",),
)
_CREATE = Operation[CreatedAppointmentType](
    "appointment_types.create", "POST", "/appointmenttype/", "unsafe", body=JsonBody(lambda: NewAppointmentType),
    returns=Object(lambda: CreatedAppointmentType), proof=(("/appointmentTypeId",),), errors=(400, 401, 429),
)


class AppointmentTypes(SyncResource):
    """Types of appointments with their usual durations."""

    with_raw_response = RawView(lambda: AppointmentTypesRaw[AppointmentTypes])

    def list(
        self, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> Page[AppointmentType]:
        """List appointment types.

        ``GET /appointmenttype/``

        Returns all appointment types of the practice.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The appointment types.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether the list has pages, and which other fields an appointment type has.
        - Whether `duration_minutes` is a string or a number.
        - Whether appointment types and specialty types are the same.

        Source (published client code): Two integrations; no vendor page describes the call. The vendor's older pages
        seem to call appointment types specialty types.
        """
        with HIDDEN, HIDDEN:
            return self._list(_LIST, {}, CallOptions(timeout, extra_headers, extra_query))

    def create(
        self, *, description: str, block_colour: str | Unset | None = UNSET,
        duration_minutes: int | Unset | None = UNSET, practitioner_id: str | Unset | None = UNSET,
        location_id: str | Unset | None = UNSET, client_group_id: str | Unset | None = UNSET,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
        extra_body: ExtraBody | None = None,
    ) -> CreatedAppointmentType:
        """Create an appointment type.

        ``POST /appointmenttype/``

        Creates an appointment type for the whole practice, or for one practitioner, location or client group.

        Args:
            description: Name of the appointment type.
            block_colour: Colour in the calendar: six hexadecimal digits, with or without a leading `#`.
            duration_minutes: Usual duration in minutes; at most 120.
            practitioner_id: ID of the practitioner to whom the type belongs, a GUID.
            location_id: ID of the location to which the type belongs, a GUID.
            client_group_id: ID of the client group to which the type belongs, a GUID.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.
            extra_body: Properties of the body that this operation does not declare, as JSON values.

        Returns:
            The new appointment type.

        Raises ``APIConnectionError`` if no response is received; check ``maybe_applied`` before you call again.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether the duration can be sent as a number.
        - Where client groups are listed.
        - The status of success.

        Source (documented): Vendor's page on creating an appointment type.
        """
        with HIDDEN, HIDDEN:
            return self._call(
                _CREATE,
                {
                    "description": description, "block_colour": block_colour, "duration_minutes": duration_minutes,
                    "practitioner_id": practitioner_id, "location_id": location_id, "client_group_id": client_group_id,
                },
                CallOptions(timeout, extra_headers, extra_query, extra_body),
            )


class AsyncAppointmentTypes(AsyncResource):
    """Types of appointments with their usual durations."""

    with_raw_response = RawView(lambda: AppointmentTypesRaw[AsyncAppointmentTypes])

    def list(
        self, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[AppointmentType]:
        """List appointment types.

        ``GET /appointmenttype/``

        Returns all appointment types of the practice.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The appointment types.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether the list has pages, and which other fields an appointment type has.
        - Whether `duration_minutes` is a string or a number.
        - Whether appointment types and specialty types are the same.

        Source (published client code): Two integrations; no vendor page describes the call. The vendor's older pages
        seem to call appointment types specialty types.
        """
        with HIDDEN, HIDDEN:
            return self._list(_LIST, {}, CallOptions(timeout, extra_headers, extra_query))

    async def create(
        self, *, description: str, block_colour: str | Unset | None = UNSET,
        duration_minutes: int | Unset | None = UNSET, practitioner_id: str | Unset | None = UNSET,
        location_id: str | Unset | None = UNSET, client_group_id: str | Unset | None = UNSET,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
        extra_body: ExtraBody | None = None,
    ) -> CreatedAppointmentType:
        """Create an appointment type.

        ``POST /appointmenttype/``

        Creates an appointment type for the whole practice, or for one practitioner, location or client group.

        Args:
            description: Name of the appointment type.
            block_colour: Colour in the calendar: six hexadecimal digits, with or without a leading `#`.
            duration_minutes: Usual duration in minutes; at most 120.
            practitioner_id: ID of the practitioner to whom the type belongs, a GUID.
            location_id: ID of the location to which the type belongs, a GUID.
            client_group_id: ID of the client group to which the type belongs, a GUID.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.
            extra_body: Properties of the body that this operation does not declare, as JSON values.

        Returns:
            The new appointment type.

        Raises ``APIConnectionError`` if no response is received; check ``maybe_applied`` before you call again.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether the duration can be sent as a number.
        - Where client groups are listed.
        - The status of success.

        Source (documented): Vendor's page on creating an appointment type.
        """
        with HIDDEN, HIDDEN:
            return await self._call(
                _CREATE,
                {
                    "description": description, "block_colour": block_colour, "duration_minutes": duration_minutes,
                    "practitioner_id": practitioner_id, "location_id": location_id, "client_group_id": client_group_id,
                },
                CallOptions(timeout, extra_headers, extra_query, extra_body),
            )


class AppointmentTypesRaw(RawResource[Resource_co]):
    """Variant of ``AppointmentTypes`` and ``AsyncAppointmentTypes`` whose methods return ``RawResponse``."""

    list = RawMethod(AppointmentTypes.list, AsyncAppointmentTypes.list)
    create = RawMethod(AppointmentTypes.create, AsyncAppointmentTypes.create)
