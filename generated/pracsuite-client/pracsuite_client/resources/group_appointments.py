# Generated from specs/pracsuite/paths/group_appointment.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._api import GROUP_APPOINTMENT_ID
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
from .._runtime.values.record_codec import Object
from ..models.group_appointment import GroupAppointment

_GET = Operation[GroupAppointment](
    "group_appointments.get", "GET", "/group_appointment/{appointment_id}", "read",
    parameters={"appointment_id": GROUP_APPOINTMENT_ID}, returns=Object(lambda: GroupAppointment),
)


class GroupAppointments(SyncResource):
    """Appointments that several patients attend together."""

    with_raw_response = RawView(lambda: GroupAppointmentsRaw[GroupAppointments])

    def get(
        self, appointment_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None
    ) -> GroupAppointment:
        """Get a group appointment.

        Returns the group appointment with the given ID.

        Args:
            appointment_id: ID of the group appointment.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The group appointment.

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

        Evidence (example): link in the appointment book's sample response; response and errors are inferred by
        analogy.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._call(_GET, locals())


class AsyncGroupAppointments(AsyncResource):
    """Appointments that several patients attend together."""

    with_raw_response = RawView(lambda: GroupAppointmentsRaw[AsyncGroupAppointments])

    async def get(
        self, appointment_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None
    ) -> GroupAppointment:
        """Get a group appointment.

        Returns the group appointment with the given ID.

        Args:
            appointment_id: ID of the group appointment.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The group appointment.

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

        Evidence (example): link in the appointment book's sample response; response and errors are inferred by
        analogy.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return await self._call(_GET, locals())


class GroupAppointmentsRaw(RawResource[Resource_co]):
    """The methods of ``GroupAppointments`` and ``AsyncGroupAppointments``, returning raw answers."""

    get = RawMethod(GroupAppointments.get, AsyncGroupAppointments.get)
