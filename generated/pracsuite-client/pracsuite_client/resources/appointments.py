# Generated from specs/pracsuite/paths/appointment.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Literal, get_args

from .._api import (
    APPOINTMENT_ID,
    APPOINTMENT_TYPE_ID,
    BUSINESS_ID,
    CLIENT_ID,
    FILTER,
    LINKS_PAGING,
    PAGE,
    PAGE_SIZE,
    PRACTITIONER_ID,
    PROFESSION_ID,
    RESOURCE_ID,
    SORT_BY,
)
from .._runtime.client.resource import AsyncResource, RawMethod, RawResource, RawView, Resource_co, SyncResource
from .._runtime.errors.tracebacks import HIDDEN
from .._runtime.operation.call_options import CallOptions, ExtraBody, ExtraQuery, Headers
from .._runtime.operation.definition import JsonBody, Operation
from .._runtime.operation.filters import Condition, Query, RawCondition
from .._runtime.operation.reconcile_conditions import Const, DateOf, Equals, HasValue, IsAmong, Overlaps, Ref
from .._runtime.operation.reconcile_plan import Between, Read, Reconcile, Rejection, Since
from .._runtime.pagination.pages import AsyncPages, Page
from .._runtime.pagination.styles import ListOperation
from .._runtime.pagination.walk import WalkOptions
from .._runtime.values.codecs import INTEGER, LOCAL_DATE_TIME
from .._runtime.values.record_codec import Object
from .._runtime.values.unset import UNSET, Unset
from ..models.appointment import (
    Appointment,
    AppointmentCancel,
    AppointmentCreate,
    AppointmentEdit,
    AppointmentFinalise,
    AppointmentPage,
    AppointmentReserve,
    BookedAppointment,
    ReservedAppointment,
)

ListOrderBy = Literal[
    "appointment_id", "created", "updated", "profession_id", "business_id", "client_id", "appointment_type_id",
    "app_time",
]
_LIST_QUERY = Query(
    filters={
        "created": "date-time", "updated": "date-time", "app_time": "date-time-local", "profession_id": "integer",
        "business_id": "integer", "client_id": "integer", "appointment_type_id": "integer",
        "practitioner_id": "integer",
    },
    sort=get_args(ListOrderBy),
)
_LIST = ListOperation[Appointment](
    "appointments.list", "GET", "/appointment", "read",
    parameters={"page": PAGE, "page_size": PAGE_SIZE, "sort_by": SORT_BY, "q": FILTER},
    returns=Object(lambda: AppointmentPage), query=_LIST_QUERY, items="appointments", paging=LINKS_PAGING,
    key=("appointment_id",),
)
_CREATE = Operation[BookedAppointment](
    "appointments.create", "POST", "/appointment", "unsafe", body=JsonBody(lambda: AppointmentCreate),
    returns=Object(lambda: BookedAppointment), statuses=(201,), proof=(("/appointment_id",),),
    repeated=(
        Equals("/client_id", "/body/client_id", INTEGER),
        Equals("/appointment_type_id", "/body/appointment_type_id", INTEGER),
        Equals("/app_time", "/body/app_time", LOCAL_DATE_TIME),
        Equals("/practitioner_id", "/body/practitioner_id", INTEGER),
        Equals("/business_id", "/body/business_id", INTEGER), Equals("/duration", "/body/duration", INTEGER),
        Equals("/appointment_status_id", "/body/appointment_status_id", INTEGER),
        Equals("/account_id", "/body/account_id", INTEGER), Equals("/profession_id", "/body/profession_id", INTEGER),
        Equals("/item_id", "/body/item_id", INTEGER), Equals("/item_group_id", "/body/item_group_id", INTEGER),
    ),
    alternatives=(("/body/practitioner_id", "/body/business_id"), ("/body/practitioner_business_id",)),
    contradictions=(HasValue("/category", "Reserved"),), errors=(401, 403, 409, 422, 429),
    reconcile=Reconcile(
        key=(
            Equals("/practitioner_id", "/body/practitioner_id", INTEGER),
            Equals("/business_id", "/body/business_id", INTEGER), Equals("/client_id", "/body/client_id", INTEGER),
            Equals("/app_time", "/body/app_time", LOCAL_DATE_TIME), Equals("/duration", "/body/duration", INTEGER),
            Equals("/appointment_type_id", "/body/appointment_type_id", INTEGER),
            Equals("/account_id", "/body/account_id", INTEGER),
        ),
        get=Read("appointments", "get", arguments={"appointment_id": Ref("/record/appointment_id")}),
        lists=(
            Read(
                "appointments", "list", arguments={"page_size": Const(100)},
                filters={"client_id": Ref("/body/client_id"), "created": Since(30)},
            ),
            Read(
                "cancelled_appointments", "list", arguments={"page_size": Const(100), "include_deletions": Const(True)},
                filters={"client_id": Ref("/body/client_id"), "created": Since(1)}, removed=True,
            ),
        ),
        subject=(Equals("/client_id", "/body/client_id", INTEGER),), created="/created", resend=True,
        needs=("practitioner_id", "business_id"),
    ),
)
_RESERVE = Operation[ReservedAppointment](
    "appointments.reserve", "POST", "/reserve_appointment", "unsafe", body=JsonBody(lambda: AppointmentReserve),
    returns=Object(lambda: ReservedAppointment), statuses=(201,), proof=(("/appointment_id",),),
    repeated=(
        Equals("/app_time", "/body/app_time", LOCAL_DATE_TIME),
        Equals("/practitioner_id", "/body/practitioner_id", INTEGER),
        Equals("/business_id", "/body/business_id", INTEGER), Equals("/duration", "/body/duration", INTEGER),
        Equals("/column_number", "/body/column_number", INTEGER), Equals("/width", "/body/width", INTEGER),
    ),
    alternatives=(("/body/practitioner_id", "/body/business_id"), ("/body/practitioner_business_id",)),
    errors=(401, 403, 409, 422, 429),
    reconcile=Reconcile(
        key=(
            Equals("/practitioner_id", "/body/practitioner_id", INTEGER),
            Equals("/business_id", "/body/business_id", INTEGER),
            Equals("/app_time", "/body/app_time", LOCAL_DATE_TIME), Equals("/duration", "/body/duration", INTEGER),
            Equals("/column_number", "/body/column_number", INTEGER, default=1, former="/body/column"),
            Equals("/width", "/body/width", INTEGER, default=1),
            HasValue("/category", "Reserved", others=("Patient", "Note", "Group", "Rule Out", 1, 2, 3, 4)),
            HasValue("/client_id", None),
        ),
        get=Read(
            "appointments", "get", arguments={"appointment_id": Ref("/record/appointment_id")},
            key=(
                Equals("/practitioner_id", "/body/practitioner_id", INTEGER),
                Equals("/business_id", "/body/business_id", INTEGER),
                Equals("/app_time", "/body/app_time", LOCAL_DATE_TIME), Equals("/duration", "/body/duration", INTEGER),
                HasValue("/category", "Reserved", others=("Patient", "Note", "Group", "Rule Out", 1, 2, 3, 4)),
                HasValue("/client_id", None),
            ),
        ),
        lists=(
            Read(
                "appointment_book", "list", arguments={"page_size": Const(100)},
                filters={
                    "practitioner_id": Ref("/body/practitioner_id"), "business_id": Ref("/body/business_id"),
                    "app_time": Between(
                        DateOf("/body/app_time", LOCAL_DATE_TIME, -1), DateOf("/body/app_time", LOCAL_DATE_TIME, 2)
                    ),
                    "created": Since(3650),
                },
            ),
            Read("appointment_book", "list", arguments={"page_size": Const(100)}, filters={"created": Since(1)}),
        ),
        subject=(
            HasValue("/category", "Reserved", others=("Patient", "Note", "Group", "Rule Out", 1, 2, 3, 4)),
            HasValue("/client_id", None),
        ),
        rejection=Rejection(
            (
                Equals("/practitioner_id", "/body/practitioner_id", INTEGER),
                Equals("/business_id", "/body/business_id", INTEGER),
                IsAmong("/category", ("Patient", "Appointment", "Group", "Rule Out", 1, 3, 4)),
                Overlaps(
                    Equals("/app_time", "/body/app_time", LOCAL_DATE_TIME),
                    Equals("/duration", "/body/duration", INTEGER),
                ),
                Overlaps(
                    Equals("/column_number", "/body/column_number", INTEGER, default=1, former="/body/column"),
                    Equals("/width", "/body/width", INTEGER, default=1),
                ),
            ),
            (
                Equals("/practitioner_id", "/body/practitioner_id", INTEGER),
                Equals("/business_id", "/body/business_id", INTEGER),
                IsAmong("/category", ("Patient", "Appointment", "Group", "Rule Out", 1, 3, 4)),
                Overlaps(
                    Equals("/app_time", "/body/app_time", LOCAL_DATE_TIME),
                    Equals("/duration", "/body/duration", INTEGER),
                ),
            ),
        ),
        created="/created", anonymous=True, resend=True, needs=("practitioner_id", "business_id"),
    ),
)
_GET = Operation[Appointment](
    "appointments.get", "GET", "/appointment/{appointment_id}", "read", parameters={"appointment_id": APPOINTMENT_ID},
    returns=Object(lambda: Appointment), identity=(("appointment_id", "/appointment_id"),),
    proof=(("/appointment_id",),),
)
_FINALISE = Operation[BookedAppointment](
    "appointments.finalise", "POST", "/appointment/{appointment_id}", "unsafe",
    parameters={"appointment_id": APPOINTMENT_ID}, body=JsonBody(lambda: AppointmentFinalise),
    returns=Object(lambda: BookedAppointment), statuses=(201,), identity=(("appointment_id", "/appointment_id"),),
    proof=(("/appointment_id",),),
    repeated=(
        Equals("/client_id", "/body/client_id", INTEGER),
        Equals("/appointment_type_id", "/body/appointment_type_id", INTEGER),
        Equals("/account_id", "/body/account_id", INTEGER), Equals("/profession_id", "/body/profession_id", INTEGER),
        Equals("/appointment_status_id", "/body/appointment_status_id", INTEGER),
        Equals("/item_id", "/body/item_id", INTEGER), Equals("/item_group_id", "/body/item_group_id", INTEGER),
    ),
    contradictions=(HasValue("/category", "Reserved"),), errors=(401, 403, 404, 409, 422, 429),
    reconcile=Reconcile(
        key=(
            Equals("/appointment_id", "/path/appointment_id", INTEGER),
            Equals("/client_id", "/body/client_id", INTEGER),
            Equals("/appointment_type_id", "/body/appointment_type_id", INTEGER),
            Equals("/account_id", "/body/account_id", INTEGER),
        ),
        get=Read("appointments", "get", arguments={"appointment_id": Ref("/path/appointment_id")}),
        subject=(Equals("/client_id", "/body/client_id", INTEGER),),
        before=(HasValue("/category", "Reserved"), HasValue("/client_id", None)), modified="/modified", resend=True,
    ),
)
_EDIT = Operation[Appointment](
    "appointments.edit", "PATCH", "/appointment/{appointment_id}", "unsafe",
    parameters={"appointment_id": APPOINTMENT_ID}, body=JsonBody(lambda: AppointmentEdit),
    returns=Object(lambda: Appointment), identity=(("appointment_id", "/appointment_id"),),
    proof=(("/appointment_id",),),
    repeated=(
        Equals("/appointment_type_id", "/body/appointment_type_id", INTEGER),
        Equals("/app_time", "/body/app_time", LOCAL_DATE_TIME),
        Equals("/practitioner_id", "/body/practitioner_id", INTEGER),
        Equals("/business_id", "/body/business_id", INTEGER), Equals("/duration", "/body/duration", INTEGER),
        Equals("/appointment_status_id", "/body/appointment_status_id", INTEGER),
        Equals("/profession_id", "/body/profession_id", INTEGER), Equals("/item_id", "/body/item_id", INTEGER),
        Equals("/item_group_id", "/body/item_group_id", INTEGER),
    ),
    errors=(401, 403, 404, 409, 422, 429),
)
_CANCEL = Operation[None](
    "appointments.cancel", "POST", "/appointment/{appointment_id}/cancel", "unsafe",
    parameters={"appointment_id": APPOINTMENT_ID}, body=JsonBody(lambda: AppointmentCancel), statuses=(204,),
    errors=(401, 403, 404, 422, 429),
)
_LIST_BY_APPOINTMENT_TYPE = ListOperation[Appointment](
    "appointments.list_by_appointment_type", "GET", "/appointment_type/{appointment_type_id}/appointment", "read",
    parameters={
        "appointment_type_id": APPOINTMENT_TYPE_ID, "page": PAGE, "page_size": PAGE_SIZE, "sort_by": SORT_BY,
        "q": FILTER,
    },
    returns=Object(lambda: AppointmentPage), query=_LIST_QUERY.without("appointment_type_id"), items="appointments",
    paging=LINKS_PAGING, key=("appointment_id",),
)
_LIST_BY_BUSINESS = ListOperation[Appointment](
    "appointments.list_by_business", "GET", "/business/{business_id}/appointment", "read",
    parameters={"business_id": BUSINESS_ID, "page": PAGE, "page_size": PAGE_SIZE, "sort_by": SORT_BY, "q": FILTER},
    returns=Object(lambda: AppointmentPage), query=_LIST_QUERY.without("business_id"), items="appointments",
    paging=LINKS_PAGING, key=("appointment_id",),
)
_LIST_BY_PROFESSION = ListOperation[Appointment](
    "appointments.list_by_profession", "GET", "/profession/{profession_id}/appointment", "read",
    parameters={"profession_id": PROFESSION_ID, "page": PAGE, "page_size": PAGE_SIZE, "sort_by": SORT_BY, "q": FILTER},
    returns=Object(lambda: AppointmentPage), query=_LIST_QUERY.without("profession_id"), items="appointments",
    paging=LINKS_PAGING, key=("appointment_id",),
)
_LIST_BY_PATIENT = ListOperation[Appointment](
    "appointments.list_by_patient", "GET", "/patient/{client_id}/appointment", "read",
    parameters={"client_id": CLIENT_ID, "page": PAGE, "page_size": PAGE_SIZE, "sort_by": SORT_BY, "q": FILTER},
    returns=Object(lambda: AppointmentPage), query=_LIST_QUERY.without("client_id"), items="appointments",
    paging=LINKS_PAGING, key=("appointment_id",),
)
_LIST_BY_PRACTITIONER = ListOperation[Appointment](
    "appointments.list_by_practitioner", "GET", "/practitioner/{practitioner_id}/appointment", "read",
    parameters={
        "practitioner_id": PRACTITIONER_ID, "page": PAGE, "page_size": PAGE_SIZE, "sort_by": SORT_BY, "q": FILTER
    },
    returns=Object(lambda: AppointmentPage), query=_LIST_QUERY.without("appointment_type_id", "practitioner_id"),
    items="appointments", paging=LINKS_PAGING, key=("appointment_id",),
)
_LIST_BY_RESOURCE = ListOperation[Appointment](
    "appointments.list_by_resource", "GET", "/resource/{resource_id}/appointment", "read",
    parameters={"resource_id": RESOURCE_ID, "page": PAGE, "page_size": PAGE_SIZE, "sort_by": SORT_BY, "q": FILTER},
    returns=Object(lambda: AppointmentPage), query=_LIST_QUERY.without("appointment_type_id"), items="appointments",
    paging=LINKS_PAGING, key=("appointment_id",),
)


class Appointments(SyncResource):
    """Patient appointments, from holding a time to cancelling the booking."""

    with_raw_response = RawView(lambda: AppointmentsRaw[Appointments])

    def list(
        self, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET,
        order_by: Sequence[ListOrderBy] | Unset | None = UNSET, limit: int | None = None, allow_changes: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> Page[Appointment]:
        """List appointments.

        ``GET /appointment``

        Returns the appointments of the account, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.app_time >= datetime(2027, 1, 4)``; ``F``
                lists the operators. Fields: ``created`` (date-time), ``updated`` (date-time), ``app_time``
                (date-time-local), ``profession_id`` (integer), ``business_id`` (integer), ``client_id`` (integer),
                ``appointment_type_id`` (integer), ``practitioner_id`` (integer).
            order_by: Fields to sort by, most significant first: ``appointment_id``, ``created``, ``updated``,
                ``profession_id``, ``business_id``, ``client_id``, ``appointment_type_id``, ``app_time``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile. With ``order_by``, it first reads again what may have been skipped.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of appointments.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether the list can be filtered by `appointment_id`, as newer lists can, and by `duration`, as in the
          guide's sample.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST, {"page": page, "page_size": page_size, "where": where, "order_by": order_by},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    def create(
        self, *, client_id: int, appointment_type_id: int, app_time: datetime, duration: int,
        practitioner_id: int | Unset | None = UNSET, business_id: int | Unset | None = UNSET,
        appointment_status_id: int | Unset | None = UNSET, account_id: int | Unset | None = UNSET,
        profession_id: int | Unset | None = UNSET, item_id: int | Unset | None = UNSET,
        item_group_id: int | Unset | None = UNSET, column_number: int | Unset | None = UNSET,
        width: int | Unset | None = UNSET, resource_ids: Sequence[int] | Unset | None = UNSET,
        sms_reminder: bool | Unset | None = UNSET, email_reminder: bool | Unset | None = UNSET,
        sms_confirmation: bool | Unset | None = UNSET, email_confirmation: bool | Unset | None = UNSET,
        sms_follow_up: bool | Unset | None = UNSET, email_follow_up: bool | Unset | None = UNSET,
        practitioner_business_id: int | Unset | None = UNSET, column: int | Unset | None = UNSET,
        hourly_billing: bool | Unset | None = UNSET, reconcile: bool = False, timeout: float | None = None,
        extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
        extra_body: ExtraBody | None = None,
    ) -> BookedAppointment:
        """Book an appointment in one step.

        ``POST /appointment``

        Books a patient at the given start and duration. To hold the time first, reserve it and finalise it instead.

        Side effects: the confirmation, reminder and follow-up flags send messages to the patient, which may cost
        money.

        Args:
            client_id: ID of the patient.
            appointment_type_id: ID of the appointment type.
            app_time: Start of the appointment, in the clinic's local time, without a UTC offset. Pass a naive
                datetime, or an aware one if the client has a ``time_zone``, in whole seconds.
            duration: Duration in minutes, a multiple of 5 from 5 to 1440.
            practitioner_id: ID of the practitioner.
            business_id: ID of the business (a clinic or location).
            appointment_status_id: ID of the appointment status.
            account_id: ID of the patient's account to bill.
            profession_id: ID of the profession in which the practitioner acts. It must be one of the practitioner's
                professions. Default: the practitioner's default profession.
            item_id: ID of the billable item. If it is not null, `item_group_id` must be null or omitted. ``None``
                clears the field.
            item_group_id: ID of the group of billable items. If it is not null, `item_id` must be null or omitted.
                ``None`` clears the field.
            column_number: Column of the practitioner's appointment book, starting at 1, at most the number of
                columns that the clinic has enabled. Default: 1.
            width: Number of columns that the appointment covers. Default: 1.
            resource_ids: IDs of the resources (rooms, equipment) to use.
            sms_reminder: Whether to remind the patient by SMS.
            email_reminder: Whether to remind the patient by e-mail.
            sms_confirmation: Whether to confirm the booking by SMS.
            email_confirmation: Whether to confirm the booking by e-mail.
            sms_follow_up: Whether to follow up by SMS.
            email_follow_up: Whether to follow up by e-mail.
            practitioner_business_id: Deprecated. Combined ID of practitioner and business. Use `practitioner_id` and
                `business_id` instead.
            column: Deprecated. Former name of `column_number`.
            hourly_billing: Deprecated. Whether the appointment is billed by the hour.
            reconcile: If true and the outcome is uncertain (no response, a server error, or a success that cannot be
                read), the client checks whether the call took effect. If the record is found, the client returns it
                (``reconciled`` is true in the raw response). If two complete lookups, with a pause between them,
                find nothing, the client sends the call again, within the limits of ``retry``. In all other cases,
                for instance if a record was moved or cancelled meanwhile, it raises the original error, with details
                in ``error.reconciliation``. A rejection is checked too, because a gateway may have delivered the
                request twice. A record matches if patient, practitioner, business, start, duration and type are
                equal and it was created after this call began, by the server's clock. If another user makes an
                identical booking for the same patient during the call, the two cannot be distinguished, and the one
                booking that exists is returned. If another booking of this patient was made during the call too, the
                error is raised with both. Any other booking of this patient that is dated during the call, up to a
                day before or later, cancelled or not, is a candidate: the error is raised and nothing is sent again,
                because the clocks of an API may differ, and the booking may have been changed. A retry cannot book
                twice as long as the API rejects a time that is taken. Two cases are left: the first request arrives
                after the last lookup, and one of the two bookings is moved before the other is made; or another user
                gives the booking to another patient before the first lookup, or merges the patient with another one.
                Lookups ask for bookings of this patient, so they do not find that booking. If the request was
                rejected although it was carried out, as when a gateway delivers it twice, `maybe_applied` is false
                then. A record that is dated later than the `Date` of its response proves that two clocks of the
                server disagree: then no booking is returned or proven absent, and the error is raised. A `Date` that
                is behind by only a few seconds is not recognized: if another user made an identical booking so
                shortly before the call, and the response is lost, that booking is returned. Lists must show each
                change within the pause between two lookups, which is at least 1.1 seconds and lasts from one to two
                times `first_delay` of `Retry`. If they lag longer, a booking that a gateway delivered twice can be
                reported as rejected, and one that was cancelled or moved in these seconds can be made again.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.
            extra_body: Properties of the body that this operation does not declare, as JSON values.

        Returns:
            The new appointment.

        Raises:
            ConflictError: 409: The time is taken. Repeating the same request does not help.
            UnprocessableEntityError: 422: The request body is invalid. `error.validation` lists each rejected field
                and the reason.

        Raises ``APIConnectionError`` if no response is received; check ``maybe_applied`` before you call again.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Which status and code are returned for a column that the practitioner does not have.
        - Whether the current page requires more fields; only an older page was available in full.
        - Whether lists show a new booking immediately. Reconciliation checks twice for that reason.
        - Whether the rules of online booking, such as a minimum notice, apply, and whether the clinic is alerted.
        - Which messages are sent if the flags are omitted; the patient's own settings are assumed.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._call(
                _CREATE,
                {
                    "client_id": client_id, "appointment_type_id": appointment_type_id, "app_time": app_time,
                    "duration": duration, "practitioner_id": practitioner_id, "business_id": business_id,
                    "appointment_status_id": appointment_status_id, "account_id": account_id,
                    "profession_id": profession_id, "item_id": item_id, "item_group_id": item_group_id,
                    "column_number": column_number, "width": width, "resource_ids": resource_ids,
                    "sms_reminder": sms_reminder, "email_reminder": email_reminder,
                    "sms_confirmation": sms_confirmation, "email_confirmation": email_confirmation,
                    "sms_follow_up": sms_follow_up, "email_follow_up": email_follow_up,
                    "practitioner_business_id": practitioner_business_id, "column": column,
                    "hourly_billing": hourly_billing,
                },
                CallOptions(timeout, extra_headers, extra_query, extra_body, reconcile=reconcile),
            )

    def reserve(
        self, *, app_time: datetime, duration: int, practitioner_id: int | Unset | None = UNSET,
        business_id: int | Unset | None = UNSET, column_number: int | Unset | None = UNSET,
        width: int | Unset | None = UNSET, practitioner_business_id: int | Unset | None = UNSET,
        column: int | Unset | None = UNSET, rule_out: bool | Unset | None = UNSET, reconcile: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
        extra_body: ExtraBody | None = None,
    ) -> ReservedAppointment:
        """Hold a time for 15 minutes.

        ``POST /reserve_appointment``

        Holds a free time for 15 minutes, for example while staff record the details of a new patient. Finalise the
        hold to make it a booking, or cancel it to release the time. What happens to a hold that expires is not
        documented.

        Args:
            app_time: Start of the appointment, in the clinic's local time, without a UTC offset. Pass a naive
                datetime, or an aware one if the client has a ``time_zone``, in whole seconds.
            duration: Duration in minutes, a multiple of 5 from 5 to 1440.
            practitioner_id: ID of the practitioner.
            business_id: ID of the business (a clinic or location).
            column_number: Column of the practitioner's appointment book, starting at 1, at most the number of
                columns that the clinic has enabled. Default: 1.
            width: Number of columns that the appointment covers. Default: 1.
            practitioner_business_id: Deprecated. Combined ID of practitioner and business. Use `practitioner_id` and
                `business_id` instead.
            column: Deprecated. Former name of `column_number`.
            rule_out: Deprecated. Whether to block out the time permanently. A blocked time does not need to be
                finalised.
            reconcile: If true and the outcome is uncertain (no response, a server error, or a success that cannot be
                read), the client checks whether the call took effect. If the record is found, the client returns it
                (``reconciled`` is true in the raw response). If two complete lookups, with a pause between them,
                find nothing, the client sends the call again, within the limits of ``retry``. In all other cases,
                for instance if a record was moved or cancelled meanwhile, it raises the original error, with details
                in ``error.reconciliation``. A rejection is checked too, because a gateway may have delivered the
                request twice. The client first lists the entries of the practitioner's book around this time, which
                costs a request, because a hold does not show who placed it. A hold matches if every value that was
                sent is equal, including column and width, it has no patient, it was not in that list, and it was
                created during this call, by the server's clock. This assumes that the clock that dates holds and the
                one of the `Date` header agree; a record that is dated in the future disproves it, and then no hold
                is returned or proven absent. One case is left: if another integration places an identical hold
                during the call, or moves one there, the two cannot be distinguished, and both callers would finalise
                the same appointment. It has room for one patient, so the second caller gets an error and the time is
                not booked twice. The mock behaves this way; the response of the API is not documented. Any other
                hold that is dated up to a day before the call or later is a candidate, because clocks differ and a
                hold can be moved; so is one that was finalised during the call. Then, if the first list cannot be
                read, and whenever a rejected call finds a hold, the error is raised and nothing is sent again. A
                retry cannot hold the time twice, except if the first request arrives after the last lookup, and one
                of the two holds is moved before the other is placed. Whether the API's appointment book lists holds,
                and whether it shows their columns, is not documented. If it lists none, the original error is raised
                even if the hold was placed, and the hold expires on its own; the mock has a switch for that. So if
                any attempt is rejected, with whatever status, and no list shows a hold, `maybe_applied` is false
                only if an appointment or rule out that overlaps the time is listed before the call and in a lookup
                that is repeated after the rejection, and is then still there when it is read by its ID; or if the
                key was not valid (401) before, during and after the call. A group appointment proves nothing,
                because it cannot be read in that way, and neither does a note, because whether a hold can overlap
                one is not documented. Two cases are left: a user moves that entry away and back during the call, or
                lists that show other holds show that of the call later than the pause between two lookups.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.
            extra_body: Properties of the body that this operation does not declare, as JSON values.

        Returns:
            The held time.

        Raises:
            ConflictError: 409: The time is taken. Repeating the same request does not help.
            UnprocessableEntityError: 422: The request body is invalid. `error.validation` lists each rejected field
                and the reason.

        Raises ``APIConnectionError`` if no response is received; check ``maybe_applied`` before you call again.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - What happens to a hold after 15 minutes.
        - Whether `rule_out` is still accepted.
        - Whether the appointment book lists holds, and whether it shows their columns. The mock does both.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._call(
                _RESERVE,
                {
                    "app_time": app_time, "duration": duration, "practitioner_id": practitioner_id,
                    "business_id": business_id, "column_number": column_number, "width": width,
                    "practitioner_business_id": practitioner_business_id, "column": column, "rule_out": rule_out,
                },
                CallOptions(timeout, extra_headers, extra_query, extra_body, reconcile=reconcile),
            )

    def get(
        self, appointment_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> Appointment:
        """Get an appointment.

        ``GET /appointment/{appointment_id}``

        Returns the appointment with the given ID.

        Args:
            appointment_id: ID of the appointment.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The appointment.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Which `category` denotes a patient's booking.

        Source (documented): current reference page.
        """
        with HIDDEN, HIDDEN:
            return self._call(
                _GET, {"appointment_id": appointment_id}, CallOptions(timeout, extra_headers, extra_query)
            )

    def finalise(
        self, appointment_id: int, *, client_id: int, appointment_type_id: int, account_id: int | Unset | None = UNSET,
        profession_id: int | Unset | None = UNSET, appointment_status_id: int | Unset | None = UNSET,
        item_id: int | Unset | None = UNSET, item_group_id: int | Unset | None = UNSET,
        resource_ids: Sequence[int] | Unset | None = UNSET, sms_reminder: bool | Unset | None = UNSET,
        email_reminder: bool | Unset | None = UNSET, sms_confirmation: bool | Unset | None = UNSET,
        email_confirmation: bool | Unset | None = UNSET, sms_follow_up: bool | Unset | None = UNSET,
        email_follow_up: bool | Unset | None = UNSET, hourly_billing: bool | Unset | None = UNSET,
        reconcile: bool = False, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None, extra_body: ExtraBody | None = None,
    ) -> BookedAppointment:
        """Turn a held time into a booking.

        ``POST /appointment/{appointment_id}``

        Assigns a patient, an appointment type and further details to a held time, which makes it a booking.

        Side effects: the confirmation, reminder and follow-up flags send messages to the patient, which may cost
        money.

        Args:
            appointment_id: ID of the appointment.
            client_id: ID of the patient.
            appointment_type_id: ID of the appointment type.
            account_id: ID of the patient's account to bill.
            profession_id: ID of the profession in which the practitioner acts. It must be one of the practitioner's
                professions.
            appointment_status_id: ID of the appointment status.
            item_id: ID of the billable item. If it is not null, `item_group_id` must be null or omitted. ``None``
                clears the field.
            item_group_id: ID of the group of billable items. If it is not null, `item_id` must be null or omitted.
                ``None`` clears the field.
            resource_ids: IDs of the resources (rooms, equipment) to use.
            sms_reminder: Whether to remind the patient by SMS.
            email_reminder: Whether to remind the patient by e-mail.
            sms_confirmation: Whether to confirm the booking by SMS.
            email_confirmation: Whether to confirm the booking by e-mail.
            sms_follow_up: Whether to follow up by SMS.
            email_follow_up: Whether to follow up by e-mail.
            hourly_billing: Deprecated. Whether the appointment is billed by the hour.
            reconcile: If true and the outcome is uncertain (no response, a server error, or a success that cannot be
                read), the client checks whether the call took effect. If the record is found, the client returns it
                (``reconciled`` is true in the raw response). If two complete lookups, with a pause between them,
                find nothing, the client sends the call again, within the limits of ``retry``. In all other cases,
                for instance if a record was moved or cancelled meanwhile, it raises the original error, with details
                in ``error.reconciliation``. A rejection is checked too, because a gateway may have delivered the
                request twice. The client reads the appointment with this ID. If it has this patient and type, it is
                returned, even if it was moved meanwhile. If it is still a hold, the call is retried. If it has
                another patient or type, another user has finalised or changed it, and the original error is raised;
                so it is if the appointment was last changed before this call began, by the server's clock, or does
                not show when. After a rejection, it is returned only if it was last changed during this call, as
                exactly as the server's clock can be known. If it was last changed later than the `Date` of the
                response, two clocks of the server disagree: the original error is raised. A `Date` that is behind by
                only a few seconds is not recognized: an appointment that another user finalised with the same
                patient and type so shortly before the call is then returned.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.
            extra_body: Properties of the body that this operation does not declare, as JSON values.

        Returns:
            The new appointment.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.
            ConflictError: 409: The time is taken. Repeating the same request does not help.
            UnprocessableEntityError: 422: The request body is invalid. `error.validation` lists each rejected field
                and the reason.

        Raises ``APIConnectionError`` if no response is received; check ``maybe_applied`` before you call again.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - The response if the hold has expired or has already been finalised.
        - Which messages are sent if the flags are omitted; the patient's own settings are assumed.

        Source (documented): vendor's description, February 2026; 409 is inferred, because the time can be taken
        after the hold has expired.
        """
        with HIDDEN, HIDDEN:
            return self._call(
                _FINALISE,
                {
                    "appointment_id": appointment_id, "client_id": client_id,
                    "appointment_type_id": appointment_type_id, "account_id": account_id,
                    "profession_id": profession_id, "appointment_status_id": appointment_status_id, "item_id": item_id,
                    "item_group_id": item_group_id, "resource_ids": resource_ids, "sms_reminder": sms_reminder,
                    "email_reminder": email_reminder, "sms_confirmation": sms_confirmation,
                    "email_confirmation": email_confirmation, "sms_follow_up": sms_follow_up,
                    "email_follow_up": email_follow_up, "hourly_billing": hourly_billing,
                },
                CallOptions(timeout, extra_headers, extra_query, extra_body, reconcile=reconcile),
            )

    def edit(
        self, appointment_id: int, *, appointment_type_id: int | Unset | None = UNSET,
        app_time: datetime | Unset | None = UNSET, practitioner_id: int | Unset | None = UNSET,
        business_id: int | Unset | None = UNSET, duration: int | Unset | None = UNSET,
        column_number: int | Unset | None = UNSET, width: int | Unset | None = UNSET,
        appointment_status_id: int | Unset | None = UNSET, profession_id: int | Unset | None = UNSET,
        item_id: int | Unset | None = UNSET, item_group_id: int | Unset | None = UNSET,
        resource_ids: Sequence[int] | Unset | None = UNSET, sms_reminder: bool | Unset | None = UNSET,
        email_reminder: bool | Unset | None = UNSET, sms_confirmation: bool | Unset | None = UNSET,
        email_confirmation: bool | Unset | None = UNSET, sms_follow_up: bool | Unset | None = UNSET,
        email_follow_up: bool | Unset | None = UNSET, appointment_reschedule_reason_id: int | Unset | None = UNSET,
        reason: str | Unset | None = UNSET, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None, extra_body: ExtraBody | None = None,
    ) -> Appointment:
        """Change or move an appointment.

        ``PATCH /appointment/{appointment_id}``

        Changes the fields that are sent; the others keep their values. A new time, practitioner or business moves
        the appointment; there is no separate operation for that.

        Side effects: an account can be set to reset the status to Booked when an appointment is moved (vendor's
        help).

        Args:
            appointment_id: ID of the appointment.
            appointment_type_id: ID of the appointment type.
            app_time: Start of the appointment, in the clinic's local time, without a UTC offset. Pass a naive
                datetime, or an aware one if the client has a ``time_zone``, in whole seconds.
            practitioner_id: ID of the practitioner.
            business_id: ID of the business (a clinic or location).
            duration: Duration in minutes, a multiple of 5 from 5 to 1440.
            column_number: Column of the practitioner's appointment book, starting at 1, at most the number of
                columns that the clinic has enabled.
            width: Number of columns that the appointment covers.
            appointment_status_id: ID of the appointment status.
            profession_id: ID of the profession in which the practitioner acts. It must be one of the practitioner's
                professions.
            item_id: ID of the billable item. If it is not null, `item_group_id` must be null or omitted. ``None``
                clears the field.
            item_group_id: ID of the group of billable items. If it is not null, `item_id` must be null or omitted.
                ``None`` clears the field.
            resource_ids: IDs of the resources (rooms, equipment) to use.
            sms_reminder: Whether to remind the patient by SMS.
            email_reminder: Whether to remind the patient by e-mail.
            sms_confirmation: Whether to confirm the booking by SMS.
            email_confirmation: Whether to confirm the booking by e-mail.
            sms_follow_up: Whether to follow up by SMS.
            email_follow_up: Whether to follow up by e-mail.
            appointment_reschedule_reason_id: ID of the reason for moving the appointment.
            reason: Reason for moving the appointment, as free text.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.
            extra_body: Properties of the body that this operation does not declare, as JSON values.

        Returns:
            The appointment after the change.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.
            ConflictError: 409: The time is taken. Repeating the same request does not help.
            UnprocessableEntityError: 422: The request body is invalid. `error.validation` lists each rejected field
                and the reason.

        Raises ``APIConnectionError`` if no response is received; check ``maybe_applied`` before you call again.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether a move to a time that is taken returns 409.
        - Whether the column is kept if the practitioner changes.
        - Whether a move through the API resets the status, and sends messages to the patient.

        Source (documented): vendor's description, February 2026; 409 is inferred, because a move can conflict with
        another booking.
        """
        with HIDDEN, HIDDEN:
            return self._call(
                _EDIT,
                {
                    "appointment_id": appointment_id, "appointment_type_id": appointment_type_id, "app_time": app_time,
                    "practitioner_id": practitioner_id, "business_id": business_id, "duration": duration,
                    "column_number": column_number, "width": width, "appointment_status_id": appointment_status_id,
                    "profession_id": profession_id, "item_id": item_id, "item_group_id": item_group_id,
                    "resource_ids": resource_ids, "sms_reminder": sms_reminder, "email_reminder": email_reminder,
                    "sms_confirmation": sms_confirmation, "email_confirmation": email_confirmation,
                    "sms_follow_up": sms_follow_up, "email_follow_up": email_follow_up,
                    "appointment_reschedule_reason_id": appointment_reschedule_reason_id, "reason": reason,
                },
                CallOptions(timeout, extra_headers, extra_query, extra_body),
            )

    def cancel(
        self, appointment_id: int, *, record_as_cancelled: bool,
        appointment_cancellation_reason_id: int | Unset | None = UNSET, reason: str | Unset | None = UNSET,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
        extra_body: ExtraBody | None = None,
    ) -> None:
        """Cancel or remove an appointment.

        ``POST /appointment/{appointment_id}/cancel``

        Removes the appointment from the appointment book, either as a cancellation that stays in the patient's
        attendance history, or as a deletion. According to the vendor's help page on cancelling, a deletion asks for
        no reason and is not logged in the patient's file.

        Args:
            appointment_id: ID of the appointment.
            record_as_cancelled: True keeps the appointment in the patient's attendance history as a cancellation.
                False deletes it: nothing of it stays in that history. The API does not require the field, but its
                default is not documented and may delete.
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
        - The response when an appointment is cancelled a second time.
        - Whether the patient is sent a message.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._call(
                _CANCEL,
                {
                    "appointment_id": appointment_id, "record_as_cancelled": record_as_cancelled,
                    "appointment_cancellation_reason_id": appointment_cancellation_reason_id, "reason": reason,
                },
                CallOptions(timeout, extra_headers, extra_query, extra_body),
            )

    def list_by_appointment_type(
        self, appointment_type_id: int, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET,
        order_by: Sequence[ListOrderBy] | Unset | None = UNSET, limit: int | None = None, allow_changes: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> Page[Appointment]:
        """List the appointments of one type.

        ``GET /appointment_type/{appointment_type_id}/appointment``

        Returns the appointments of one appointment type, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            appointment_type_id: ID of the appointment type.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.app_time >= datetime(2027, 1, 4)``; ``F``
                lists the operators. Fields: ``created`` (date-time), ``updated`` (date-time), ``app_time``
                (date-time-local), ``profession_id`` (integer), ``business_id`` (integer), ``client_id`` (integer),
                ``practitioner_id`` (integer).
            order_by: Fields to sort by, most significant first: ``appointment_id``, ``created``, ``updated``,
                ``profession_id``, ``business_id``, ``client_id``, ``appointment_type_id``, ``app_time``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile. With ``order_by``, it first reads again what may have been skipped.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of appointments.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_APPOINTMENT_TYPE,
                {
                    "appointment_type_id": appointment_type_id, "page": page, "page_size": page_size, "where": where,
                    "order_by": order_by,
                },
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    def list_by_business(
        self, business_id: int, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET,
        order_by: Sequence[ListOrderBy] | Unset | None = UNSET, limit: int | None = None, allow_changes: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> Page[Appointment]:
        """List the appointments of a business.

        ``GET /business/{business_id}/appointment``

        Returns the appointments at one business, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            business_id: ID of the business (a clinic or location).
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.app_time >= datetime(2027, 1, 4)``; ``F``
                lists the operators. Fields: ``created`` (date-time), ``updated`` (date-time), ``app_time``
                (date-time-local), ``profession_id`` (integer), ``client_id`` (integer), ``appointment_type_id``
                (integer), ``practitioner_id`` (integer).
            order_by: Fields to sort by, most significant first: ``appointment_id``, ``created``, ``updated``,
                ``profession_id``, ``business_id``, ``client_id``, ``appointment_type_id``, ``app_time``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile. With ``order_by``, it first reads again what may have been skipped.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of appointments.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_BUSINESS,
                {
                    "business_id": business_id, "page": page, "page_size": page_size, "where": where,
                    "order_by": order_by,
                },
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    def list_by_profession(
        self, profession_id: int, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET,
        order_by: Sequence[ListOrderBy] | Unset | None = UNSET, limit: int | None = None, allow_changes: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> Page[Appointment]:
        """List the appointments of a profession.

        ``GET /profession/{profession_id}/appointment``

        Returns the appointments in one profession, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            profession_id: ID of the profession.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.app_time >= datetime(2027, 1, 4)``; ``F``
                lists the operators. Fields: ``created`` (date-time), ``updated`` (date-time), ``app_time``
                (date-time-local), ``business_id`` (integer), ``client_id`` (integer), ``appointment_type_id``
                (integer), ``practitioner_id`` (integer).
            order_by: Fields to sort by, most significant first: ``appointment_id``, ``created``, ``updated``,
                ``profession_id``, ``business_id``, ``client_id``, ``appointment_type_id``, ``app_time``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile. With ``order_by``, it first reads again what may have been skipped.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of appointments.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Source (documented): current reference page.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_PROFESSION,
                {
                    "profession_id": profession_id, "page": page, "page_size": page_size, "where": where,
                    "order_by": order_by,
                },
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    def list_by_patient(
        self, client_id: int, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET,
        order_by: Sequence[ListOrderBy] | Unset | None = UNSET, limit: int | None = None, allow_changes: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> Page[Appointment]:
        """List the appointments of a patient.

        ``GET /patient/{client_id}/appointment``

        Returns the appointments of one patient, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            client_id: ID of the patient.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.app_time >= datetime(2027, 1, 4)``; ``F``
                lists the operators. Fields: ``created`` (date-time), ``updated`` (date-time), ``app_time``
                (date-time-local), ``profession_id`` (integer), ``business_id`` (integer), ``appointment_type_id``
                (integer), ``practitioner_id`` (integer).
            order_by: Fields to sort by, most significant first: ``appointment_id``, ``created``, ``updated``,
                ``profession_id``, ``business_id``, ``client_id``, ``appointment_type_id``, ``app_time``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile. With ``order_by``, it first reads again what may have been skipped.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of appointments.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_PATIENT,
                {"client_id": client_id, "page": page, "page_size": page_size, "where": where, "order_by": order_by},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    def list_by_practitioner(
        self, practitioner_id: int, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET,
        order_by: Sequence[ListOrderBy] | Unset | None = UNSET, limit: int | None = None, allow_changes: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> Page[Appointment]:
        """List the appointments of a practitioner.

        ``GET /practitioner/{practitioner_id}/appointment``

        Returns the appointments with one practitioner, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            practitioner_id: ID of the practitioner.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.app_time >= datetime(2027, 1, 4)``; ``F``
                lists the operators. Fields: ``created`` (date-time), ``updated`` (date-time), ``app_time``
                (date-time-local), ``profession_id`` (integer), ``business_id`` (integer), ``client_id`` (integer).
            order_by: Fields to sort by, most significant first: ``appointment_id``, ``created``, ``updated``,
                ``profession_id``, ``business_id``, ``client_id``, ``appointment_type_id``, ``app_time``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile. With ``order_by``, it first reads again what may have been skipped.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of appointments.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether the filter `appointment_type_id`, which similar lists have, is omitted on purpose.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_PRACTITIONER,
                {
                    "practitioner_id": practitioner_id, "page": page, "page_size": page_size, "where": where,
                    "order_by": order_by,
                },
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    def list_by_resource(
        self, resource_id: int, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET,
        order_by: Sequence[ListOrderBy] | Unset | None = UNSET, limit: int | None = None, allow_changes: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> Page[Appointment]:
        """List the appointments that use a resource.

        ``GET /resource/{resource_id}/appointment``

        Returns the appointments that use one resource, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            resource_id: ID of the resource.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.app_time >= datetime(2027, 1, 4)``; ``F``
                lists the operators. Fields: ``created`` (date-time), ``updated`` (date-time), ``app_time``
                (date-time-local), ``profession_id`` (integer), ``business_id`` (integer), ``client_id`` (integer),
                ``practitioner_id`` (integer).
            order_by: Fields to sort by, most significant first: ``appointment_id``, ``created``, ``updated``,
                ``profession_id``, ``business_id``, ``client_id``, ``appointment_type_id``, ``app_time``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile. With ``order_by``, it first reads again what may have been skipped.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of appointments.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether the filter `appointment_type_id`, which similar lists have, is omitted on purpose.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_RESOURCE,
                {
                    "resource_id": resource_id, "page": page, "page_size": page_size, "where": where,
                    "order_by": order_by,
                },
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )


class AsyncAppointments(AsyncResource):
    """Patient appointments, from holding a time to cancelling the booking."""

    with_raw_response = RawView(lambda: AppointmentsRaw[AsyncAppointments])

    def list(
        self, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET,
        order_by: Sequence[ListOrderBy] | Unset | None = UNSET, limit: int | None = None, allow_changes: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[Appointment]:
        """List appointments.

        ``GET /appointment``

        Returns the appointments of the account, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.app_time >= datetime(2027, 1, 4)``; ``F``
                lists the operators. Fields: ``created`` (date-time), ``updated`` (date-time), ``app_time``
                (date-time-local), ``profession_id`` (integer), ``business_id`` (integer), ``client_id`` (integer),
                ``appointment_type_id`` (integer), ``practitioner_id`` (integer).
            order_by: Fields to sort by, most significant first: ``appointment_id``, ``created``, ``updated``,
                ``profession_id``, ``business_id``, ``client_id``, ``appointment_type_id``, ``app_time``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile. With ``order_by``, it first reads again what may have been skipped.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of appointments.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether the list can be filtered by `appointment_id`, as newer lists can, and by `duration`, as in the
          guide's sample.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST, {"page": page, "page_size": page_size, "where": where, "order_by": order_by},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    async def create(
        self, *, client_id: int, appointment_type_id: int, app_time: datetime, duration: int,
        practitioner_id: int | Unset | None = UNSET, business_id: int | Unset | None = UNSET,
        appointment_status_id: int | Unset | None = UNSET, account_id: int | Unset | None = UNSET,
        profession_id: int | Unset | None = UNSET, item_id: int | Unset | None = UNSET,
        item_group_id: int | Unset | None = UNSET, column_number: int | Unset | None = UNSET,
        width: int | Unset | None = UNSET, resource_ids: Sequence[int] | Unset | None = UNSET,
        sms_reminder: bool | Unset | None = UNSET, email_reminder: bool | Unset | None = UNSET,
        sms_confirmation: bool | Unset | None = UNSET, email_confirmation: bool | Unset | None = UNSET,
        sms_follow_up: bool | Unset | None = UNSET, email_follow_up: bool | Unset | None = UNSET,
        practitioner_business_id: int | Unset | None = UNSET, column: int | Unset | None = UNSET,
        hourly_billing: bool | Unset | None = UNSET, reconcile: bool = False, timeout: float | None = None,
        extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
        extra_body: ExtraBody | None = None,
    ) -> BookedAppointment:
        """Book an appointment in one step.

        ``POST /appointment``

        Books a patient at the given start and duration. To hold the time first, reserve it and finalise it instead.

        Side effects: the confirmation, reminder and follow-up flags send messages to the patient, which may cost
        money.

        Args:
            client_id: ID of the patient.
            appointment_type_id: ID of the appointment type.
            app_time: Start of the appointment, in the clinic's local time, without a UTC offset. Pass a naive
                datetime, or an aware one if the client has a ``time_zone``, in whole seconds.
            duration: Duration in minutes, a multiple of 5 from 5 to 1440.
            practitioner_id: ID of the practitioner.
            business_id: ID of the business (a clinic or location).
            appointment_status_id: ID of the appointment status.
            account_id: ID of the patient's account to bill.
            profession_id: ID of the profession in which the practitioner acts. It must be one of the practitioner's
                professions. Default: the practitioner's default profession.
            item_id: ID of the billable item. If it is not null, `item_group_id` must be null or omitted. ``None``
                clears the field.
            item_group_id: ID of the group of billable items. If it is not null, `item_id` must be null or omitted.
                ``None`` clears the field.
            column_number: Column of the practitioner's appointment book, starting at 1, at most the number of
                columns that the clinic has enabled. Default: 1.
            width: Number of columns that the appointment covers. Default: 1.
            resource_ids: IDs of the resources (rooms, equipment) to use.
            sms_reminder: Whether to remind the patient by SMS.
            email_reminder: Whether to remind the patient by e-mail.
            sms_confirmation: Whether to confirm the booking by SMS.
            email_confirmation: Whether to confirm the booking by e-mail.
            sms_follow_up: Whether to follow up by SMS.
            email_follow_up: Whether to follow up by e-mail.
            practitioner_business_id: Deprecated. Combined ID of practitioner and business. Use `practitioner_id` and
                `business_id` instead.
            column: Deprecated. Former name of `column_number`.
            hourly_billing: Deprecated. Whether the appointment is billed by the hour.
            reconcile: If true and the outcome is uncertain (no response, a server error, or a success that cannot be
                read), the client checks whether the call took effect. If the record is found, the client returns it
                (``reconciled`` is true in the raw response). If two complete lookups, with a pause between them,
                find nothing, the client sends the call again, within the limits of ``retry``. In all other cases,
                for instance if a record was moved or cancelled meanwhile, it raises the original error, with details
                in ``error.reconciliation``. A rejection is checked too, because a gateway may have delivered the
                request twice. A record matches if patient, practitioner, business, start, duration and type are
                equal and it was created after this call began, by the server's clock. If another user makes an
                identical booking for the same patient during the call, the two cannot be distinguished, and the one
                booking that exists is returned. If another booking of this patient was made during the call too, the
                error is raised with both. Any other booking of this patient that is dated during the call, up to a
                day before or later, cancelled or not, is a candidate: the error is raised and nothing is sent again,
                because the clocks of an API may differ, and the booking may have been changed. A retry cannot book
                twice as long as the API rejects a time that is taken. Two cases are left: the first request arrives
                after the last lookup, and one of the two bookings is moved before the other is made; or another user
                gives the booking to another patient before the first lookup, or merges the patient with another one.
                Lookups ask for bookings of this patient, so they do not find that booking. If the request was
                rejected although it was carried out, as when a gateway delivers it twice, `maybe_applied` is false
                then. A record that is dated later than the `Date` of its response proves that two clocks of the
                server disagree: then no booking is returned or proven absent, and the error is raised. A `Date` that
                is behind by only a few seconds is not recognized: if another user made an identical booking so
                shortly before the call, and the response is lost, that booking is returned. Lists must show each
                change within the pause between two lookups, which is at least 1.1 seconds and lasts from one to two
                times `first_delay` of `Retry`. If they lag longer, a booking that a gateway delivered twice can be
                reported as rejected, and one that was cancelled or moved in these seconds can be made again.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.
            extra_body: Properties of the body that this operation does not declare, as JSON values.

        Returns:
            The new appointment.

        Raises:
            ConflictError: 409: The time is taken. Repeating the same request does not help.
            UnprocessableEntityError: 422: The request body is invalid. `error.validation` lists each rejected field
                and the reason.

        Raises ``APIConnectionError`` if no response is received; check ``maybe_applied`` before you call again.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Which status and code are returned for a column that the practitioner does not have.
        - Whether the current page requires more fields; only an older page was available in full.
        - Whether lists show a new booking immediately. Reconciliation checks twice for that reason.
        - Whether the rules of online booking, such as a minimum notice, apply, and whether the clinic is alerted.
        - Which messages are sent if the flags are omitted; the patient's own settings are assumed.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return await self._call(
                _CREATE,
                {
                    "client_id": client_id, "appointment_type_id": appointment_type_id, "app_time": app_time,
                    "duration": duration, "practitioner_id": practitioner_id, "business_id": business_id,
                    "appointment_status_id": appointment_status_id, "account_id": account_id,
                    "profession_id": profession_id, "item_id": item_id, "item_group_id": item_group_id,
                    "column_number": column_number, "width": width, "resource_ids": resource_ids,
                    "sms_reminder": sms_reminder, "email_reminder": email_reminder,
                    "sms_confirmation": sms_confirmation, "email_confirmation": email_confirmation,
                    "sms_follow_up": sms_follow_up, "email_follow_up": email_follow_up,
                    "practitioner_business_id": practitioner_business_id, "column": column,
                    "hourly_billing": hourly_billing,
                },
                CallOptions(timeout, extra_headers, extra_query, extra_body, reconcile=reconcile),
            )

    async def reserve(
        self, *, app_time: datetime, duration: int, practitioner_id: int | Unset | None = UNSET,
        business_id: int | Unset | None = UNSET, column_number: int | Unset | None = UNSET,
        width: int | Unset | None = UNSET, practitioner_business_id: int | Unset | None = UNSET,
        column: int | Unset | None = UNSET, rule_out: bool | Unset | None = UNSET, reconcile: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
        extra_body: ExtraBody | None = None,
    ) -> ReservedAppointment:
        """Hold a time for 15 minutes.

        ``POST /reserve_appointment``

        Holds a free time for 15 minutes, for example while staff record the details of a new patient. Finalise the
        hold to make it a booking, or cancel it to release the time. What happens to a hold that expires is not
        documented.

        Args:
            app_time: Start of the appointment, in the clinic's local time, without a UTC offset. Pass a naive
                datetime, or an aware one if the client has a ``time_zone``, in whole seconds.
            duration: Duration in minutes, a multiple of 5 from 5 to 1440.
            practitioner_id: ID of the practitioner.
            business_id: ID of the business (a clinic or location).
            column_number: Column of the practitioner's appointment book, starting at 1, at most the number of
                columns that the clinic has enabled. Default: 1.
            width: Number of columns that the appointment covers. Default: 1.
            practitioner_business_id: Deprecated. Combined ID of practitioner and business. Use `practitioner_id` and
                `business_id` instead.
            column: Deprecated. Former name of `column_number`.
            rule_out: Deprecated. Whether to block out the time permanently. A blocked time does not need to be
                finalised.
            reconcile: If true and the outcome is uncertain (no response, a server error, or a success that cannot be
                read), the client checks whether the call took effect. If the record is found, the client returns it
                (``reconciled`` is true in the raw response). If two complete lookups, with a pause between them,
                find nothing, the client sends the call again, within the limits of ``retry``. In all other cases,
                for instance if a record was moved or cancelled meanwhile, it raises the original error, with details
                in ``error.reconciliation``. A rejection is checked too, because a gateway may have delivered the
                request twice. The client first lists the entries of the practitioner's book around this time, which
                costs a request, because a hold does not show who placed it. A hold matches if every value that was
                sent is equal, including column and width, it has no patient, it was not in that list, and it was
                created during this call, by the server's clock. This assumes that the clock that dates holds and the
                one of the `Date` header agree; a record that is dated in the future disproves it, and then no hold
                is returned or proven absent. One case is left: if another integration places an identical hold
                during the call, or moves one there, the two cannot be distinguished, and both callers would finalise
                the same appointment. It has room for one patient, so the second caller gets an error and the time is
                not booked twice. The mock behaves this way; the response of the API is not documented. Any other
                hold that is dated up to a day before the call or later is a candidate, because clocks differ and a
                hold can be moved; so is one that was finalised during the call. Then, if the first list cannot be
                read, and whenever a rejected call finds a hold, the error is raised and nothing is sent again. A
                retry cannot hold the time twice, except if the first request arrives after the last lookup, and one
                of the two holds is moved before the other is placed. Whether the API's appointment book lists holds,
                and whether it shows their columns, is not documented. If it lists none, the original error is raised
                even if the hold was placed, and the hold expires on its own; the mock has a switch for that. So if
                any attempt is rejected, with whatever status, and no list shows a hold, `maybe_applied` is false
                only if an appointment or rule out that overlaps the time is listed before the call and in a lookup
                that is repeated after the rejection, and is then still there when it is read by its ID; or if the
                key was not valid (401) before, during and after the call. A group appointment proves nothing,
                because it cannot be read in that way, and neither does a note, because whether a hold can overlap
                one is not documented. Two cases are left: a user moves that entry away and back during the call, or
                lists that show other holds show that of the call later than the pause between two lookups.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.
            extra_body: Properties of the body that this operation does not declare, as JSON values.

        Returns:
            The held time.

        Raises:
            ConflictError: 409: The time is taken. Repeating the same request does not help.
            UnprocessableEntityError: 422: The request body is invalid. `error.validation` lists each rejected field
                and the reason.

        Raises ``APIConnectionError`` if no response is received; check ``maybe_applied`` before you call again.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - What happens to a hold after 15 minutes.
        - Whether `rule_out` is still accepted.
        - Whether the appointment book lists holds, and whether it shows their columns. The mock does both.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return await self._call(
                _RESERVE,
                {
                    "app_time": app_time, "duration": duration, "practitioner_id": practitioner_id,
                    "business_id": business_id, "column_number": column_number, "width": width,
                    "practitioner_business_id": practitioner_business_id, "column": column, "rule_out": rule_out,
                },
                CallOptions(timeout, extra_headers, extra_query, extra_body, reconcile=reconcile),
            )

    async def get(
        self, appointment_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> Appointment:
        """Get an appointment.

        ``GET /appointment/{appointment_id}``

        Returns the appointment with the given ID.

        Args:
            appointment_id: ID of the appointment.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The appointment.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Which `category` denotes a patient's booking.

        Source (documented): current reference page.
        """
        with HIDDEN, HIDDEN:
            return await self._call(
                _GET, {"appointment_id": appointment_id}, CallOptions(timeout, extra_headers, extra_query)
            )

    async def finalise(
        self, appointment_id: int, *, client_id: int, appointment_type_id: int, account_id: int | Unset | None = UNSET,
        profession_id: int | Unset | None = UNSET, appointment_status_id: int | Unset | None = UNSET,
        item_id: int | Unset | None = UNSET, item_group_id: int | Unset | None = UNSET,
        resource_ids: Sequence[int] | Unset | None = UNSET, sms_reminder: bool | Unset | None = UNSET,
        email_reminder: bool | Unset | None = UNSET, sms_confirmation: bool | Unset | None = UNSET,
        email_confirmation: bool | Unset | None = UNSET, sms_follow_up: bool | Unset | None = UNSET,
        email_follow_up: bool | Unset | None = UNSET, hourly_billing: bool | Unset | None = UNSET,
        reconcile: bool = False, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None, extra_body: ExtraBody | None = None,
    ) -> BookedAppointment:
        """Turn a held time into a booking.

        ``POST /appointment/{appointment_id}``

        Assigns a patient, an appointment type and further details to a held time, which makes it a booking.

        Side effects: the confirmation, reminder and follow-up flags send messages to the patient, which may cost
        money.

        Args:
            appointment_id: ID of the appointment.
            client_id: ID of the patient.
            appointment_type_id: ID of the appointment type.
            account_id: ID of the patient's account to bill.
            profession_id: ID of the profession in which the practitioner acts. It must be one of the practitioner's
                professions.
            appointment_status_id: ID of the appointment status.
            item_id: ID of the billable item. If it is not null, `item_group_id` must be null or omitted. ``None``
                clears the field.
            item_group_id: ID of the group of billable items. If it is not null, `item_id` must be null or omitted.
                ``None`` clears the field.
            resource_ids: IDs of the resources (rooms, equipment) to use.
            sms_reminder: Whether to remind the patient by SMS.
            email_reminder: Whether to remind the patient by e-mail.
            sms_confirmation: Whether to confirm the booking by SMS.
            email_confirmation: Whether to confirm the booking by e-mail.
            sms_follow_up: Whether to follow up by SMS.
            email_follow_up: Whether to follow up by e-mail.
            hourly_billing: Deprecated. Whether the appointment is billed by the hour.
            reconcile: If true and the outcome is uncertain (no response, a server error, or a success that cannot be
                read), the client checks whether the call took effect. If the record is found, the client returns it
                (``reconciled`` is true in the raw response). If two complete lookups, with a pause between them,
                find nothing, the client sends the call again, within the limits of ``retry``. In all other cases,
                for instance if a record was moved or cancelled meanwhile, it raises the original error, with details
                in ``error.reconciliation``. A rejection is checked too, because a gateway may have delivered the
                request twice. The client reads the appointment with this ID. If it has this patient and type, it is
                returned, even if it was moved meanwhile. If it is still a hold, the call is retried. If it has
                another patient or type, another user has finalised or changed it, and the original error is raised;
                so it is if the appointment was last changed before this call began, by the server's clock, or does
                not show when. After a rejection, it is returned only if it was last changed during this call, as
                exactly as the server's clock can be known. If it was last changed later than the `Date` of the
                response, two clocks of the server disagree: the original error is raised. A `Date` that is behind by
                only a few seconds is not recognized: an appointment that another user finalised with the same
                patient and type so shortly before the call is then returned.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.
            extra_body: Properties of the body that this operation does not declare, as JSON values.

        Returns:
            The new appointment.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.
            ConflictError: 409: The time is taken. Repeating the same request does not help.
            UnprocessableEntityError: 422: The request body is invalid. `error.validation` lists each rejected field
                and the reason.

        Raises ``APIConnectionError`` if no response is received; check ``maybe_applied`` before you call again.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - The response if the hold has expired or has already been finalised.
        - Which messages are sent if the flags are omitted; the patient's own settings are assumed.

        Source (documented): vendor's description, February 2026; 409 is inferred, because the time can be taken
        after the hold has expired.
        """
        with HIDDEN, HIDDEN:
            return await self._call(
                _FINALISE,
                {
                    "appointment_id": appointment_id, "client_id": client_id,
                    "appointment_type_id": appointment_type_id, "account_id": account_id,
                    "profession_id": profession_id, "appointment_status_id": appointment_status_id, "item_id": item_id,
                    "item_group_id": item_group_id, "resource_ids": resource_ids, "sms_reminder": sms_reminder,
                    "email_reminder": email_reminder, "sms_confirmation": sms_confirmation,
                    "email_confirmation": email_confirmation, "sms_follow_up": sms_follow_up,
                    "email_follow_up": email_follow_up, "hourly_billing": hourly_billing,
                },
                CallOptions(timeout, extra_headers, extra_query, extra_body, reconcile=reconcile),
            )

    async def edit(
        self, appointment_id: int, *, appointment_type_id: int | Unset | None = UNSET,
        app_time: datetime | Unset | None = UNSET, practitioner_id: int | Unset | None = UNSET,
        business_id: int | Unset | None = UNSET, duration: int | Unset | None = UNSET,
        column_number: int | Unset | None = UNSET, width: int | Unset | None = UNSET,
        appointment_status_id: int | Unset | None = UNSET, profession_id: int | Unset | None = UNSET,
        item_id: int | Unset | None = UNSET, item_group_id: int | Unset | None = UNSET,
        resource_ids: Sequence[int] | Unset | None = UNSET, sms_reminder: bool | Unset | None = UNSET,
        email_reminder: bool | Unset | None = UNSET, sms_confirmation: bool | Unset | None = UNSET,
        email_confirmation: bool | Unset | None = UNSET, sms_follow_up: bool | Unset | None = UNSET,
        email_follow_up: bool | Unset | None = UNSET, appointment_reschedule_reason_id: int | Unset | None = UNSET,
        reason: str | Unset | None = UNSET, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None, extra_body: ExtraBody | None = None,
    ) -> Appointment:
        """Change or move an appointment.

        ``PATCH /appointment/{appointment_id}``

        Changes the fields that are sent; the others keep their values. A new time, practitioner or business moves
        the appointment; there is no separate operation for that.

        Side effects: an account can be set to reset the status to Booked when an appointment is moved (vendor's
        help).

        Args:
            appointment_id: ID of the appointment.
            appointment_type_id: ID of the appointment type.
            app_time: Start of the appointment, in the clinic's local time, without a UTC offset. Pass a naive
                datetime, or an aware one if the client has a ``time_zone``, in whole seconds.
            practitioner_id: ID of the practitioner.
            business_id: ID of the business (a clinic or location).
            duration: Duration in minutes, a multiple of 5 from 5 to 1440.
            column_number: Column of the practitioner's appointment book, starting at 1, at most the number of
                columns that the clinic has enabled.
            width: Number of columns that the appointment covers.
            appointment_status_id: ID of the appointment status.
            profession_id: ID of the profession in which the practitioner acts. It must be one of the practitioner's
                professions.
            item_id: ID of the billable item. If it is not null, `item_group_id` must be null or omitted. ``None``
                clears the field.
            item_group_id: ID of the group of billable items. If it is not null, `item_id` must be null or omitted.
                ``None`` clears the field.
            resource_ids: IDs of the resources (rooms, equipment) to use.
            sms_reminder: Whether to remind the patient by SMS.
            email_reminder: Whether to remind the patient by e-mail.
            sms_confirmation: Whether to confirm the booking by SMS.
            email_confirmation: Whether to confirm the booking by e-mail.
            sms_follow_up: Whether to follow up by SMS.
            email_follow_up: Whether to follow up by e-mail.
            appointment_reschedule_reason_id: ID of the reason for moving the appointment.
            reason: Reason for moving the appointment, as free text.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.
            extra_body: Properties of the body that this operation does not declare, as JSON values.

        Returns:
            The appointment after the change.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.
            ConflictError: 409: The time is taken. Repeating the same request does not help.
            UnprocessableEntityError: 422: The request body is invalid. `error.validation` lists each rejected field
                and the reason.

        Raises ``APIConnectionError`` if no response is received; check ``maybe_applied`` before you call again.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether a move to a time that is taken returns 409.
        - Whether the column is kept if the practitioner changes.
        - Whether a move through the API resets the status, and sends messages to the patient.

        Source (documented): vendor's description, February 2026; 409 is inferred, because a move can conflict with
        another booking.
        """
        with HIDDEN, HIDDEN:
            return await self._call(
                _EDIT,
                {
                    "appointment_id": appointment_id, "appointment_type_id": appointment_type_id, "app_time": app_time,
                    "practitioner_id": practitioner_id, "business_id": business_id, "duration": duration,
                    "column_number": column_number, "width": width, "appointment_status_id": appointment_status_id,
                    "profession_id": profession_id, "item_id": item_id, "item_group_id": item_group_id,
                    "resource_ids": resource_ids, "sms_reminder": sms_reminder, "email_reminder": email_reminder,
                    "sms_confirmation": sms_confirmation, "email_confirmation": email_confirmation,
                    "sms_follow_up": sms_follow_up, "email_follow_up": email_follow_up,
                    "appointment_reschedule_reason_id": appointment_reschedule_reason_id, "reason": reason,
                },
                CallOptions(timeout, extra_headers, extra_query, extra_body),
            )

    async def cancel(
        self, appointment_id: int, *, record_as_cancelled: bool,
        appointment_cancellation_reason_id: int | Unset | None = UNSET, reason: str | Unset | None = UNSET,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
        extra_body: ExtraBody | None = None,
    ) -> None:
        """Cancel or remove an appointment.

        ``POST /appointment/{appointment_id}/cancel``

        Removes the appointment from the appointment book, either as a cancellation that stays in the patient's
        attendance history, or as a deletion. According to the vendor's help page on cancelling, a deletion asks for
        no reason and is not logged in the patient's file.

        Args:
            appointment_id: ID of the appointment.
            record_as_cancelled: True keeps the appointment in the patient's attendance history as a cancellation.
                False deletes it: nothing of it stays in that history. The API does not require the field, but its
                default is not documented and may delete.
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
        - The response when an appointment is cancelled a second time.
        - Whether the patient is sent a message.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return await self._call(
                _CANCEL,
                {
                    "appointment_id": appointment_id, "record_as_cancelled": record_as_cancelled,
                    "appointment_cancellation_reason_id": appointment_cancellation_reason_id, "reason": reason,
                },
                CallOptions(timeout, extra_headers, extra_query, extra_body),
            )

    def list_by_appointment_type(
        self, appointment_type_id: int, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET,
        order_by: Sequence[ListOrderBy] | Unset | None = UNSET, limit: int | None = None, allow_changes: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[Appointment]:
        """List the appointments of one type.

        ``GET /appointment_type/{appointment_type_id}/appointment``

        Returns the appointments of one appointment type, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            appointment_type_id: ID of the appointment type.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.app_time >= datetime(2027, 1, 4)``; ``F``
                lists the operators. Fields: ``created`` (date-time), ``updated`` (date-time), ``app_time``
                (date-time-local), ``profession_id`` (integer), ``business_id`` (integer), ``client_id`` (integer),
                ``practitioner_id`` (integer).
            order_by: Fields to sort by, most significant first: ``appointment_id``, ``created``, ``updated``,
                ``profession_id``, ``business_id``, ``client_id``, ``appointment_type_id``, ``app_time``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile. With ``order_by``, it first reads again what may have been skipped.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of appointments.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_APPOINTMENT_TYPE,
                {
                    "appointment_type_id": appointment_type_id, "page": page, "page_size": page_size, "where": where,
                    "order_by": order_by,
                },
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    def list_by_business(
        self, business_id: int, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET,
        order_by: Sequence[ListOrderBy] | Unset | None = UNSET, limit: int | None = None, allow_changes: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[Appointment]:
        """List the appointments of a business.

        ``GET /business/{business_id}/appointment``

        Returns the appointments at one business, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            business_id: ID of the business (a clinic or location).
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.app_time >= datetime(2027, 1, 4)``; ``F``
                lists the operators. Fields: ``created`` (date-time), ``updated`` (date-time), ``app_time``
                (date-time-local), ``profession_id`` (integer), ``client_id`` (integer), ``appointment_type_id``
                (integer), ``practitioner_id`` (integer).
            order_by: Fields to sort by, most significant first: ``appointment_id``, ``created``, ``updated``,
                ``profession_id``, ``business_id``, ``client_id``, ``appointment_type_id``, ``app_time``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile. With ``order_by``, it first reads again what may have been skipped.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of appointments.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_BUSINESS,
                {
                    "business_id": business_id, "page": page, "page_size": page_size, "where": where,
                    "order_by": order_by,
                },
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    def list_by_profession(
        self, profession_id: int, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET,
        order_by: Sequence[ListOrderBy] | Unset | None = UNSET, limit: int | None = None, allow_changes: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[Appointment]:
        """List the appointments of a profession.

        ``GET /profession/{profession_id}/appointment``

        Returns the appointments in one profession, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            profession_id: ID of the profession.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.app_time >= datetime(2027, 1, 4)``; ``F``
                lists the operators. Fields: ``created`` (date-time), ``updated`` (date-time), ``app_time``
                (date-time-local), ``business_id`` (integer), ``client_id`` (integer), ``appointment_type_id``
                (integer), ``practitioner_id`` (integer).
            order_by: Fields to sort by, most significant first: ``appointment_id``, ``created``, ``updated``,
                ``profession_id``, ``business_id``, ``client_id``, ``appointment_type_id``, ``app_time``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile. With ``order_by``, it first reads again what may have been skipped.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of appointments.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Source (documented): current reference page.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_PROFESSION,
                {
                    "profession_id": profession_id, "page": page, "page_size": page_size, "where": where,
                    "order_by": order_by,
                },
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    def list_by_patient(
        self, client_id: int, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET,
        order_by: Sequence[ListOrderBy] | Unset | None = UNSET, limit: int | None = None, allow_changes: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[Appointment]:
        """List the appointments of a patient.

        ``GET /patient/{client_id}/appointment``

        Returns the appointments of one patient, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            client_id: ID of the patient.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.app_time >= datetime(2027, 1, 4)``; ``F``
                lists the operators. Fields: ``created`` (date-time), ``updated`` (date-time), ``app_time``
                (date-time-local), ``profession_id`` (integer), ``business_id`` (integer), ``appointment_type_id``
                (integer), ``practitioner_id`` (integer).
            order_by: Fields to sort by, most significant first: ``appointment_id``, ``created``, ``updated``,
                ``profession_id``, ``business_id``, ``client_id``, ``appointment_type_id``, ``app_time``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile. With ``order_by``, it first reads again what may have been skipped.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of appointments.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_PATIENT,
                {"client_id": client_id, "page": page, "page_size": page_size, "where": where, "order_by": order_by},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    def list_by_practitioner(
        self, practitioner_id: int, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET,
        order_by: Sequence[ListOrderBy] | Unset | None = UNSET, limit: int | None = None, allow_changes: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[Appointment]:
        """List the appointments of a practitioner.

        ``GET /practitioner/{practitioner_id}/appointment``

        Returns the appointments with one practitioner, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            practitioner_id: ID of the practitioner.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.app_time >= datetime(2027, 1, 4)``; ``F``
                lists the operators. Fields: ``created`` (date-time), ``updated`` (date-time), ``app_time``
                (date-time-local), ``profession_id`` (integer), ``business_id`` (integer), ``client_id`` (integer).
            order_by: Fields to sort by, most significant first: ``appointment_id``, ``created``, ``updated``,
                ``profession_id``, ``business_id``, ``client_id``, ``appointment_type_id``, ``app_time``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile. With ``order_by``, it first reads again what may have been skipped.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of appointments.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether the filter `appointment_type_id`, which similar lists have, is omitted on purpose.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_PRACTITIONER,
                {
                    "practitioner_id": practitioner_id, "page": page, "page_size": page_size, "where": where,
                    "order_by": order_by,
                },
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    def list_by_resource(
        self, resource_id: int, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET,
        order_by: Sequence[ListOrderBy] | Unset | None = UNSET, limit: int | None = None, allow_changes: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[Appointment]:
        """List the appointments that use a resource.

        ``GET /resource/{resource_id}/appointment``

        Returns the appointments that use one resource, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            resource_id: ID of the resource.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.app_time >= datetime(2027, 1, 4)``; ``F``
                lists the operators. Fields: ``created`` (date-time), ``updated`` (date-time), ``app_time``
                (date-time-local), ``profession_id`` (integer), ``business_id`` (integer), ``client_id`` (integer),
                ``practitioner_id`` (integer).
            order_by: Fields to sort by, most significant first: ``appointment_id``, ``created``, ``updated``,
                ``profession_id``, ``business_id``, ``client_id``, ``appointment_type_id``, ``app_time``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile. With ``order_by``, it first reads again what may have been skipped.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of appointments.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether the filter `appointment_type_id`, which similar lists have, is omitted on purpose.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_RESOURCE,
                {
                    "resource_id": resource_id, "page": page, "page_size": page_size, "where": where,
                    "order_by": order_by,
                },
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )


class AppointmentsRaw(RawResource[Resource_co]):
    """Variant of ``Appointments`` and ``AsyncAppointments`` whose methods return ``RawResponse``."""

    list = RawMethod(Appointments.list, AsyncAppointments.list)
    create = RawMethod(Appointments.create, AsyncAppointments.create)
    reserve = RawMethod(Appointments.reserve, AsyncAppointments.reserve)
    get = RawMethod(Appointments.get, AsyncAppointments.get)
    finalise = RawMethod(Appointments.finalise, AsyncAppointments.finalise)
    edit = RawMethod(Appointments.edit, AsyncAppointments.edit)
    cancel = RawMethod(Appointments.cancel, AsyncAppointments.cancel)
    list_by_appointment_type = RawMethod(
        Appointments.list_by_appointment_type, AsyncAppointments.list_by_appointment_type
    )
    list_by_business = RawMethod(Appointments.list_by_business, AsyncAppointments.list_by_business)
    list_by_profession = RawMethod(Appointments.list_by_profession, AsyncAppointments.list_by_profession)
    list_by_patient = RawMethod(Appointments.list_by_patient, AsyncAppointments.list_by_patient)
    list_by_practitioner = RawMethod(Appointments.list_by_practitioner, AsyncAppointments.list_by_practitioner)
    list_by_resource = RawMethod(Appointments.list_by_resource, AsyncAppointments.list_by_resource)
