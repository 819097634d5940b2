# Generated from specs/pracsuite/paths/group_appointment.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence

from .._api import FILTER, GROUP_APPOINTMENT_ID, LINKS_PAGING, PAGE, PAGE_SIZE
from .._runtime.client.resource import AsyncResource, RawMethod, RawResource, RawView, Resource_co, SyncResource
from .._runtime.errors.tracebacks import HIDDEN
from .._runtime.operation.call_options import CallOptions, ExtraBody, ExtraQuery, Headers
from .._runtime.operation.definition import JsonBody, Operation
from .._runtime.operation.filters import Condition, Query, RawCondition
from .._runtime.operation.reconcile_conditions import Equals
from .._runtime.pagination.pages import AsyncPages, Page
from .._runtime.pagination.styles import ListOperation
from .._runtime.pagination.walk import WalkOptions
from .._runtime.values.codecs import INTEGER
from .._runtime.values.record_codec import Object
from .._runtime.values.unset import UNSET, Unset
from ..models.group_appointment import (
    GroupAppointmentMember,
    GroupAppointmentMemberAdd,
    GroupAppointmentMemberPage,
    GroupAppointmentMemberRemove,
)

_LIST_BY_GROUP_APPOINTMENT_QUERY = Query()
_LIST_BY_GROUP_APPOINTMENT = ListOperation[GroupAppointmentMember](
    "group_appointment_members.list_by_group_appointment", "GET",
    "/group_appointment/{appointment_id}/appointment_client", "read",
    parameters={"appointment_id": GROUP_APPOINTMENT_ID, "page": PAGE, "page_size": PAGE_SIZE, "q": FILTER},
    returns=Object(lambda: GroupAppointmentMemberPage), query=_LIST_BY_GROUP_APPOINTMENT_QUERY,
    items="appointment_clients", paging=LINKS_PAGING, key=("appointment_id", "client_id"),
)
_ADD = Operation[GroupAppointmentMember](
    "group_appointment_members.add", "POST", "/group_appointment/{appointment_id}/add_group_member", "unsafe",
    parameters={"appointment_id": GROUP_APPOINTMENT_ID}, body=JsonBody(lambda: GroupAppointmentMemberAdd),
    returns=Object(lambda: GroupAppointmentMember), statuses=(201,), proof=(("/client_id",),),
    repeated=(
        Equals("/client_id", "/body/client_id", INTEGER),
        Equals("/appointment_status_id", "/body/appointment_status_id", INTEGER),
        Equals("/item_id", "/body/item_id", INTEGER), Equals("/item_group_id", "/body/item_group_id", INTEGER),
    ),
    errors=(401, 403, 404, 409, 422, 429),
)
_REMOVE = Operation[None](
    "group_appointment_members.remove", "POST", "/group_appointment/{appointment_id}/remove_group_member", "unsafe",
    parameters={"appointment_id": GROUP_APPOINTMENT_ID}, body=JsonBody(lambda: GroupAppointmentMemberRemove),
    statuses=(204,), errors=(401, 403, 404, 422, 429),
)


class GroupAppointmentMembers(SyncResource):
    """The places of patients in group appointments."""

    with_raw_response = RawView(lambda: GroupAppointmentMembersRaw[GroupAppointmentMembers])

    def list_by_group_appointment(
        self, appointment_id: int, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET, limit: int | None = None,
        allow_changes: bool = False, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> Page[GroupAppointmentMember]:
        """List the members of a group appointment.

        ``GET /group_appointment/{appointment_id}/appointment_client``

        Returns the patients who take part in one group appointment, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            appointment_id: ID of the group appointment.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet. The fields are not documented; use ``F.raw``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of members.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Known only from a link: filters, sorting and errors are inferred by analogy.
        - Which key contains the records; `appointment_clients` is inferred from the name of the link.

        Source (vendor's sample): link in the appointment book's sample response; response and errors are inferred by
        analogy.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_GROUP_APPOINTMENT,
                {"appointment_id": appointment_id, "page": page, "page_size": page_size, "where": where},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    def add(
        self, appointment_id: int, *, client_id: int, account_id: int | Unset | None = UNSET,
        appointment_status_id: int | Unset | None = UNSET, item_id: int | Unset | None = UNSET,
        item_group_id: int | Unset | None = UNSET, sms_reminder: bool | Unset | None = UNSET,
        email_reminder: bool | Unset | None = UNSET, sms_confirmation: bool | Unset | None = UNSET,
        email_confirmation: bool | Unset | None = UNSET, sms_follow_up: bool | Unset | None = UNSET,
        email_follow_up: bool | Unset | None = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
        extra_body: ExtraBody | None = None,
    ) -> GroupAppointmentMember:
        """Add a patient to a group appointment.

        ``POST /group_appointment/{appointment_id}/add_group_member``

        The patient takes one of the places of the group.

        Args:
            appointment_id: ID of the group appointment.
            client_id: ID of the patient.
            account_id: ID of the patient's account to bill.
            appointment_status_id: ID of the appointment status.
            item_id: ID of the billable item. If it is not null, `item_group_id` must be null or omitted. ``None``
                clears the field.
            item_group_id: ID of the group of billable items. If it is not null, `item_id` must be null or omitted.
                ``None`` clears the field.
            sms_reminder: Whether to remind the patient by SMS.
            email_reminder: Whether to remind the patient by e-mail.
            sms_confirmation: Whether to confirm the booking by SMS.
            email_confirmation: Whether to confirm the booking by e-mail.
            sms_follow_up: Whether to follow up by SMS.
            email_follow_up: Whether to follow up by e-mail.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.
            extra_body: Properties of the body that this operation does not declare, as JSON values.

        Returns:
            The new member.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.
            ConflictError: 409: The time is taken. Repeating the same request does not help.
            UnprocessableEntityError: 422: The request body is invalid. `error.validation` lists each rejected field
                and the reason.

        Raises ``APIConnectionError`` if no response is received; check ``maybe_applied`` before you call again.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - The response if the group is full or the patient is already a member.
        - Which messages are sent if the flags are omitted; the patient's own settings are assumed.

        Source (documented): vendor's description, February 2026; 409 is inferred, for a group that is full.
        """
        with HIDDEN, HIDDEN:
            return self._call(
                _ADD,
                {
                    "appointment_id": appointment_id, "client_id": client_id, "account_id": account_id,
                    "appointment_status_id": appointment_status_id, "item_id": item_id, "item_group_id": item_group_id,
                    "sms_reminder": sms_reminder, "email_reminder": email_reminder,
                    "sms_confirmation": sms_confirmation, "email_confirmation": email_confirmation,
                    "sms_follow_up": sms_follow_up, "email_follow_up": email_follow_up,
                },
                CallOptions(timeout, extra_headers, extra_query, extra_body),
            )

    def remove(
        self, appointment_id: int, *, client_id: int, record_as_cancelled: bool,
        appointment_cancellation_reason_id: int | Unset | None = UNSET, reason: str | Unset | None = UNSET,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
        extra_body: ExtraBody | None = None,
    ) -> None:
        """Remove a patient from a group appointment.

        ``POST /group_appointment/{appointment_id}/remove_group_member``

        The patient is identified by `client_id`, not by the ID of the membership.

        Args:
            appointment_id: ID of the group appointment.
            client_id: ID of the patient.
            record_as_cancelled: True keeps a cancellation in the patient's attendance history. False deletes the
                membership: nothing of it stays in that history. The API does not require the field, but its default
                is not documented and may delete.
            appointment_cancellation_reason_id: ID of the reason for cancelling.
            reason: Reason for cancelling, as free text.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.
            extra_body: Properties of the body that this operation does not declare, as JSON values.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.
            UnprocessableEntityError: 422: The request body is invalid. `error.validation` lists each rejected field
                and the reason.

        Raises ``APIConnectionError`` if no response is received; check ``maybe_applied`` before you call again.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - What happens if `record_as_cancelled` is omitted, which is why it is required here.
        - Whether the patient is sent a message.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._call(
                _REMOVE,
                {
                    "appointment_id": appointment_id, "client_id": client_id,
                    "record_as_cancelled": record_as_cancelled,
                    "appointment_cancellation_reason_id": appointment_cancellation_reason_id, "reason": reason,
                },
                CallOptions(timeout, extra_headers, extra_query, extra_body),
            )


class AsyncGroupAppointmentMembers(AsyncResource):
    """The places of patients in group appointments."""

    with_raw_response = RawView(lambda: GroupAppointmentMembersRaw[AsyncGroupAppointmentMembers])

    def list_by_group_appointment(
        self, appointment_id: int, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET, limit: int | None = None,
        allow_changes: bool = False, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[GroupAppointmentMember]:
        """List the members of a group appointment.

        ``GET /group_appointment/{appointment_id}/appointment_client``

        Returns the patients who take part in one group appointment, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            appointment_id: ID of the group appointment.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet. The fields are not documented; use ``F.raw``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of members.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Known only from a link: filters, sorting and errors are inferred by analogy.
        - Which key contains the records; `appointment_clients` is inferred from the name of the link.

        Source (vendor's sample): link in the appointment book's sample response; response and errors are inferred by
        analogy.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_GROUP_APPOINTMENT,
                {"appointment_id": appointment_id, "page": page, "page_size": page_size, "where": where},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    async def add(
        self, appointment_id: int, *, client_id: int, account_id: int | Unset | None = UNSET,
        appointment_status_id: int | Unset | None = UNSET, item_id: int | Unset | None = UNSET,
        item_group_id: int | Unset | None = UNSET, sms_reminder: bool | Unset | None = UNSET,
        email_reminder: bool | Unset | None = UNSET, sms_confirmation: bool | Unset | None = UNSET,
        email_confirmation: bool | Unset | None = UNSET, sms_follow_up: bool | Unset | None = UNSET,
        email_follow_up: bool | Unset | None = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
        extra_body: ExtraBody | None = None,
    ) -> GroupAppointmentMember:
        """Add a patient to a group appointment.

        ``POST /group_appointment/{appointment_id}/add_group_member``

        The patient takes one of the places of the group.

        Args:
            appointment_id: ID of the group appointment.
            client_id: ID of the patient.
            account_id: ID of the patient's account to bill.
            appointment_status_id: ID of the appointment status.
            item_id: ID of the billable item. If it is not null, `item_group_id` must be null or omitted. ``None``
                clears the field.
            item_group_id: ID of the group of billable items. If it is not null, `item_id` must be null or omitted.
                ``None`` clears the field.
            sms_reminder: Whether to remind the patient by SMS.
            email_reminder: Whether to remind the patient by e-mail.
            sms_confirmation: Whether to confirm the booking by SMS.
            email_confirmation: Whether to confirm the booking by e-mail.
            sms_follow_up: Whether to follow up by SMS.
            email_follow_up: Whether to follow up by e-mail.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.
            extra_body: Properties of the body that this operation does not declare, as JSON values.

        Returns:
            The new member.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.
            ConflictError: 409: The time is taken. Repeating the same request does not help.
            UnprocessableEntityError: 422: The request body is invalid. `error.validation` lists each rejected field
                and the reason.

        Raises ``APIConnectionError`` if no response is received; check ``maybe_applied`` before you call again.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - The response if the group is full or the patient is already a member.
        - Which messages are sent if the flags are omitted; the patient's own settings are assumed.

        Source (documented): vendor's description, February 2026; 409 is inferred, for a group that is full.
        """
        with HIDDEN, HIDDEN:
            return await self._call(
                _ADD,
                {
                    "appointment_id": appointment_id, "client_id": client_id, "account_id": account_id,
                    "appointment_status_id": appointment_status_id, "item_id": item_id, "item_group_id": item_group_id,
                    "sms_reminder": sms_reminder, "email_reminder": email_reminder,
                    "sms_confirmation": sms_confirmation, "email_confirmation": email_confirmation,
                    "sms_follow_up": sms_follow_up, "email_follow_up": email_follow_up,
                },
                CallOptions(timeout, extra_headers, extra_query, extra_body),
            )

    async def remove(
        self, appointment_id: int, *, client_id: int, record_as_cancelled: bool,
        appointment_cancellation_reason_id: int | Unset | None = UNSET, reason: str | Unset | None = UNSET,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
        extra_body: ExtraBody | None = None,
    ) -> None:
        """Remove a patient from a group appointment.

        ``POST /group_appointment/{appointment_id}/remove_group_member``

        The patient is identified by `client_id`, not by the ID of the membership.

        Args:
            appointment_id: ID of the group appointment.
            client_id: ID of the patient.
            record_as_cancelled: True keeps a cancellation in the patient's attendance history. False deletes the
                membership: nothing of it stays in that history. The API does not require the field, but its default
                is not documented and may delete.
            appointment_cancellation_reason_id: ID of the reason for cancelling.
            reason: Reason for cancelling, as free text.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.
            extra_body: Properties of the body that this operation does not declare, as JSON values.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.
            UnprocessableEntityError: 422: The request body is invalid. `error.validation` lists each rejected field
                and the reason.

        Raises ``APIConnectionError`` if no response is received; check ``maybe_applied`` before you call again.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - What happens if `record_as_cancelled` is omitted, which is why it is required here.
        - Whether the patient is sent a message.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return await self._call(
                _REMOVE,
                {
                    "appointment_id": appointment_id, "client_id": client_id,
                    "record_as_cancelled": record_as_cancelled,
                    "appointment_cancellation_reason_id": appointment_cancellation_reason_id, "reason": reason,
                },
                CallOptions(timeout, extra_headers, extra_query, extra_body),
            )


class GroupAppointmentMembersRaw(RawResource[Resource_co]):
    """Variant of ``GroupAppointmentMembers`` and ``AsyncGroupAppointmentMembers`` whose methods return
    ``RawResponse``.
    """

    list_by_group_appointment = RawMethod(
        GroupAppointmentMembers.list_by_group_appointment, AsyncGroupAppointmentMembers.list_by_group_appointment
    )
    add = RawMethod(GroupAppointmentMembers.add, AsyncGroupAppointmentMembers.add)
    remove = RawMethod(GroupAppointmentMembers.remove, AsyncGroupAppointmentMembers.remove)
