# Generated from specs/pracsuite/paths/group_appointment.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._api import GROUP_APPOINTMENT_ID
from .._runtime.client.resource import AsyncResource, RawMethod, RawResource, RawView, Resource_co, SyncResource
from .._runtime.errors.tracebacks import HIDDEN
from .._runtime.operation.call_options import CallOptions, ExtraQuery, Headers
from .._runtime.operation.definition import Operation
from .._runtime.values.record_codec import Object
from ..models.group_appointment import GroupAppointment

_GET = Operation[GroupAppointment](
    "group_appointments.get", "GET", "/group_appointment/{appointment_id}", "read",
    parameters={"appointment_id": GROUP_APPOINTMENT_ID}, returns=Object(lambda: GroupAppointment),
    identity=(("appointment_id", "/appointment_id"),), proof=(("/appointment_id",),),
)


class GroupAppointments(SyncResource):
    """Appointments that several patients attend together."""

    with_raw_response = RawView(lambda: GroupAppointmentsRaw[GroupAppointments])

    def get(
        self, appointment_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> GroupAppointment:
        """Get a group appointment.

        ``GET /group_appointment/{appointment_id}``

        Returns the group appointment with the given ID.

        Args:
            appointment_id: ID of the group appointment.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The group appointment.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Known only from a link: errors and the name of the path parameter are inferred by analogy.
        - Which fields the record has; those of an appointment book entry are assumed.
        - How group appointments are listed, created, changed and cancelled.

        Source (vendor's sample): link in the appointment book's sample response; response and errors are inferred by
        analogy.
        """
        with HIDDEN, HIDDEN:
            return self._call(
                _GET, {"appointment_id": appointment_id}, CallOptions(timeout, extra_headers, extra_query)
            )


class AsyncGroupAppointments(AsyncResource):
    """Appointments that several patients attend together."""

    with_raw_response = RawView(lambda: GroupAppointmentsRaw[AsyncGroupAppointments])

    async def get(
        self, appointment_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> GroupAppointment:
        """Get a group appointment.

        ``GET /group_appointment/{appointment_id}``

        Returns the group appointment with the given ID.

        Args:
            appointment_id: ID of the group appointment.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The group appointment.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Known only from a link: errors and the name of the path parameter are inferred by analogy.
        - Which fields the record has; those of an appointment book entry are assumed.
        - How group appointments are listed, created, changed and cancelled.

        Source (vendor's sample): link in the appointment book's sample response; response and errors are inferred by
        analogy.
        """
        with HIDDEN, HIDDEN:
            return await self._call(
                _GET, {"appointment_id": appointment_id}, CallOptions(timeout, extra_headers, extra_query)
            )


class GroupAppointmentsRaw(RawResource[Resource_co]):
    """Variant of ``GroupAppointments`` and ``AsyncGroupAppointments`` whose methods return ``RawResponse``."""

    get = RawMethod(GroupAppointments.get, AsyncGroupAppointments.get)
