"""Types that checkers infer for `pracsuite_client`, and code that they must reject.

`nox -s types` checks this file; nothing runs it. An `assert_type` pins a type. Lines marked with an ignore comment are
deliberate errors; a checker that accepts one reports the unused comment.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping
from datetime import date, datetime
from typing import Any, assert_type

import httpx

from pracsuite_client import (
    UNSET,
    APIConnectionError,
    APIError,
    APIStatusError,
    Appointment,
    AppointmentLinks,
    AppointmentReserve,
    ArgumentError,
    AsyncPage,
    AsyncPages,
    AsyncPracSuite,
    BookedAppointment,
    Condition,
    ConflictError,
    Deviation,
    Drift,
    DriftEntry,
    F,
    MarketingPreference,
    Model,
    NotFoundError,
    Page,
    Patient,
    PracSuite,
    RawResponse,
    Reconciliation,
    ReservedAppointment,
    Response,
    ResponseValidationError,
    Retry,
)
from pracsuite_client.resources.appointment_book import AppointmentBook, AsyncAppointmentBook
from pracsuite_client.resources.appointment_statuses import AppointmentStatuses, AsyncAppointmentStatuses
from pracsuite_client.resources.appointment_types import AppointmentTypes, AsyncAppointmentTypes
from pracsuite_client.resources.appointments import Appointments, AsyncAppointments
from pracsuite_client.resources.available_appointments import AsyncAvailableAppointments, AvailableAppointments
from pracsuite_client.resources.available_group_appointments import (
    AsyncAvailableGroupAppointments,
    AvailableGroupAppointments,
)
from pracsuite_client.resources.businesses import AsyncBusinesses, Businesses
from pracsuite_client.resources.cancellation_reasons import AsyncCancellationReasons, CancellationReasons
from pracsuite_client.resources.cancelled_appointments import AsyncCancelledAppointments, CancelledAppointments
from pracsuite_client.resources.clinical_note_memos import AsyncClinicalNoteMemos, ClinicalNoteMemos
from pracsuite_client.resources.fee_categories import AsyncFeeCategories, FeeCategories
from pracsuite_client.resources.group_appointment_members import AsyncGroupAppointmentMembers, GroupAppointmentMembers
from pracsuite_client.resources.group_appointments import AsyncGroupAppointments, GroupAppointments
from pracsuite_client.resources.invoices import AsyncInvoices, Invoices
from pracsuite_client.resources.item_groups import AsyncItemGroups, ItemGroups
from pracsuite_client.resources.items import AsyncItems, Items
from pracsuite_client.resources.notes import AsyncNotes, Notes
from pracsuite_client.resources.organisations import AsyncOrganisations, Organisations
from pracsuite_client.resources.patient_accounts import AsyncPatientAccounts, PatientAccounts
from pracsuite_client.resources.patient_attachment_folders import (
    AsyncPatientAttachmentFolders,
    PatientAttachmentFolders,
)
from pracsuite_client.resources.patient_attachments import AsyncPatientAttachments, PatientAttachments
from pracsuite_client.resources.patient_contacts import AsyncPatientContacts, PatientContacts
from pracsuite_client.resources.patients import AsyncPatients, Patients
from pracsuite_client.resources.payer_contacts import AsyncPayerContacts, PayerContacts
from pracsuite_client.resources.payers import AsyncPayers, Payers
from pracsuite_client.resources.payments import AsyncPayments, Payments
from pracsuite_client.resources.practitioners import AsyncPractitioners, Practitioners
from pracsuite_client.resources.professions import AsyncProfessions, Professions
from pracsuite_client.resources.pronouns import AsyncPronouns, Pronouns
from pracsuite_client.resources.referrers import AsyncReferrers, Referrers
from pracsuite_client.resources.reschedule_reasons import AsyncRescheduleReasons, RescheduleReasons
from pracsuite_client.resources.resources import AsyncResources, Resources
from pracsuite_client.resources.rule_outs import AsyncRuleOuts, RuleOuts
from pracsuite_client.resources.sexes import AsyncSexes, Sexes


def every_resource(prac: PracSuite, asynchronous: AsyncPracSuite) -> None:
    assert_type(prac.appointment_book, AppointmentBook)
    assert_type(asynchronous.appointment_book, AsyncAppointmentBook)
    assert_type(prac.appointment_statuses, AppointmentStatuses)
    assert_type(asynchronous.appointment_statuses, AsyncAppointmentStatuses)
    assert_type(prac.appointment_types, AppointmentTypes)
    assert_type(asynchronous.appointment_types, AsyncAppointmentTypes)
    assert_type(prac.appointments, Appointments)
    assert_type(asynchronous.appointments, AsyncAppointments)
    assert_type(prac.available_appointments, AvailableAppointments)
    assert_type(asynchronous.available_appointments, AsyncAvailableAppointments)
    assert_type(prac.available_group_appointments, AvailableGroupAppointments)
    assert_type(asynchronous.available_group_appointments, AsyncAvailableGroupAppointments)
    assert_type(prac.businesses, Businesses)
    assert_type(asynchronous.businesses, AsyncBusinesses)
    assert_type(prac.cancellation_reasons, CancellationReasons)
    assert_type(asynchronous.cancellation_reasons, AsyncCancellationReasons)
    assert_type(prac.cancelled_appointments, CancelledAppointments)
    assert_type(asynchronous.cancelled_appointments, AsyncCancelledAppointments)
    assert_type(prac.clinical_note_memos, ClinicalNoteMemos)
    assert_type(asynchronous.clinical_note_memos, AsyncClinicalNoteMemos)
    assert_type(prac.fee_categories, FeeCategories)
    assert_type(asynchronous.fee_categories, AsyncFeeCategories)
    assert_type(prac.group_appointment_members, GroupAppointmentMembers)
    assert_type(asynchronous.group_appointment_members, AsyncGroupAppointmentMembers)
    assert_type(prac.group_appointments, GroupAppointments)
    assert_type(asynchronous.group_appointments, AsyncGroupAppointments)
    assert_type(prac.invoices, Invoices)
    assert_type(asynchronous.invoices, AsyncInvoices)
    assert_type(prac.item_groups, ItemGroups)
    assert_type(asynchronous.item_groups, AsyncItemGroups)
    assert_type(prac.items, Items)
    assert_type(asynchronous.items, AsyncItems)
    assert_type(prac.notes, Notes)
    assert_type(asynchronous.notes, AsyncNotes)
    assert_type(prac.organisations, Organisations)
    assert_type(asynchronous.organisations, AsyncOrganisations)
    assert_type(prac.patient_accounts, PatientAccounts)
    assert_type(asynchronous.patient_accounts, AsyncPatientAccounts)
    assert_type(prac.patient_attachment_folders, PatientAttachmentFolders)
    assert_type(asynchronous.patient_attachment_folders, AsyncPatientAttachmentFolders)
    assert_type(prac.patient_attachments, PatientAttachments)
    assert_type(asynchronous.patient_attachments, AsyncPatientAttachments)
    assert_type(prac.patient_contacts, PatientContacts)
    assert_type(asynchronous.patient_contacts, AsyncPatientContacts)
    assert_type(prac.patients, Patients)
    assert_type(asynchronous.patients, AsyncPatients)
    assert_type(prac.payer_contacts, PayerContacts)
    assert_type(asynchronous.payer_contacts, AsyncPayerContacts)
    assert_type(prac.payers, Payers)
    assert_type(asynchronous.payers, AsyncPayers)
    assert_type(prac.payments, Payments)
    assert_type(asynchronous.payments, AsyncPayments)
    assert_type(prac.practitioners, Practitioners)
    assert_type(asynchronous.practitioners, AsyncPractitioners)
    assert_type(prac.professions, Professions)
    assert_type(asynchronous.professions, AsyncProfessions)
    assert_type(prac.pronouns, Pronouns)
    assert_type(asynchronous.pronouns, AsyncPronouns)
    assert_type(prac.referrers, Referrers)
    assert_type(asynchronous.referrers, AsyncReferrers)
    assert_type(prac.reschedule_reasons, RescheduleReasons)
    assert_type(asynchronous.reschedule_reasons, AsyncRescheduleReasons)
    assert_type(prac.resources, Resources)
    assert_type(asynchronous.resources, AsyncResources)
    assert_type(prac.rule_outs, RuleOuts)
    assert_type(asynchronous.rule_outs, AsyncRuleOuts)
    assert_type(prac.sexes, Sexes)
    assert_type(asynchronous.sexes, AsyncSexes)


def names() -> None:
    from pracsuite_client import Apointment  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]

    print(Apointment)


def a_client(pool: httpx.Client) -> None:
    with PracSuite(vendor_key="v", account_key="a", time_zone="Australia/Adelaide", http_client=pool) as prac:
        assert_type(prac, PracSuite)
    assert_type(prac.with_options(timeout=5, max_retries=0, strict=True), PracSuite)
    assert_type(prac.base_url, str)
    assert_type(prac.drift, Drift)
    assert_type(list(prac.drift), list[DriftEntry])
    assert_type(next(iter(prac.drift)).deviation, Deviation)
    assert_type(prac.drift.overlay(), dict[str, Any])
    PracSuite("v", "a")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    PracSuite(vendor="v")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    PracSuite(timeout="5")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    PracSuite(timeout=None)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    PracSuite(retry=3)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    PracSuite(http_client=httpx.AsyncClient)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    PracSuite(tracer_provider="tracer")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    prac.with_options(base_url="x")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    prac.base_url = "x"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    Retry(retries=3)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


async def an_asynchronous_client(pool: httpx.AsyncClient) -> None:
    async with AsyncPracSuite(http_client=pool) as prac:
        assert_type(prac, AsyncPracSuite)
    AsyncPracSuite(http_client=httpx.Client())  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    with prac:  # type: ignore[attr-defined]  # pyright: ignore[reportGeneralTypeIssues]
        pass


def calls(prac: PracSuite) -> None:
    nine = datetime(2027, 1, 4, 9)
    held = prac.appointments.reserve(app_time=nine, practitioner_id=1, business_id=1, duration=30)
    assert_type(held, ReservedAppointment)
    assert_type(held.appointment_id, int)
    booked = prac.appointments.finalise(held.appointment_id, client_id=7, appointment_type_id=2, item_id=None)
    assert_type(booked, BookedAppointment)
    assert_type(prac.appointments.cancel(1, record_as_cancelled=True, reason="moved", timeout=5), None)
    prac.appointments.cancel(1)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    prac.group_appointment_members.remove(1, client_id=7)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    assert_type(prac.patient_attachments.content(1), str)
    prac.appointments.get("1")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    prac.appointments.get()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    prac.appointments.get(1, 2)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    prac.appointments.get(1, timeouts=5)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    assert_type(prac.appointments.reserve(app_time=nine, duration=30, reconcile=True), ReservedAppointment)
    prac.appointments.reserve(app_time=nine, duration=30, reconcile="yes")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    prac.appointments.get(1, reconcile=True)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    prac.appointments.finalise(1, client_id=7)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    prac.appointments.finalise(1, client_id=None, appointment_type_id=2)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    prac.appointments.reserve(app_time="2027-01-04T09:00:00", duration=30)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    prac.appointments.reserve(app_time=date(2027, 1, 4), duration=30)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    prac.patients.create(first_name="Robin", surname="Example", preferred_phone=2)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    prac.appointment  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]  # noqa: B018
    prac.appointments.fetch(1)  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]


def a_booking_from_a_free_time_to_the_patient(prac: PracSuite) -> None:
    day = date(2027, 1, 4)
    slot = prac.available_appointments.list(from_=day, to=day, appointment_type_id=2).items[0]
    slot = prac.available_appointments.next(from_=day, to=day, appointment_type_id=2).available_times[0]
    held = prac.appointments.reserve(
        app_time=slot.app_time,
        practitioner_id=slot.practitioner_id,
        business_id=slot.business_id,
        duration=slot.duration,
    )
    booked = prac.appointments.finalise(held.appointment_id, client_id=7, appointment_type_id=slot.appointment_type_id)
    edited = prac.appointments.edit(booked.appointment_id, duration=45)
    assert_type(edited, Appointment)
    assert_type(booked.client_id, int)
    assert_type(prac.patients.get(booked.client_id), Patient)
    created = prac.appointments.create(
        client_id=booked.client_id,
        appointment_type_id=slot.appointment_type_id,
        app_time=slot.app_time,
        practitioner_id=slot.practitioner_id,
        business_id=slot.business_id,
        duration=slot.duration,
    )
    every: list[Appointment] = [booked, edited, created, prac.appointments.get(created.appointment_id)]
    print(every)
    prac.patients.get(every[0].client_id)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    only: BookedAppointment = every[0]  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]
    print(only)


def a_place_in_a_group(prac: PracSuite) -> None:
    day = date(2027, 1, 4)
    place = prac.available_group_appointments.list(from_=day, to=day, appointment_type_id=8).items[0]
    prac.appointment_types.get(place.appointment_type_id)
    prac.practitioners.get(place.practitioner_id)
    prac.businesses.get(place.business_id)
    assert_type(place.duration, int)


async def an_asynchronous_booking_from_a_free_time_to_the_patient(prac: AsyncPracSuite) -> None:
    day = date(2027, 1, 4)
    slot = (await prac.available_appointments.list(from_=day, to=day, appointment_type_id=2)).items[0]
    held = await prac.appointments.reserve(
        app_time=slot.app_time,
        practitioner_id=slot.practitioner_id,
        business_id=slot.business_id,
        duration=slot.duration,
    )
    booked = await prac.appointments.finalise(
        held.appointment_id, client_id=7, appointment_type_id=slot.appointment_type_id
    )
    edited = await prac.appointments.edit(booked.appointment_id, duration=45)
    assert_type(edited, Appointment)
    assert_type(await prac.patients.get(booked.client_id), Patient)


async def asynchronous_calls(prac: AsyncPracSuite) -> None:
    assert_type(await prac.patients.get(7), Patient)
    assert_type((await prac.patients.edit(7, mobile=None)).mobile, str | None)
    prac.patients.get(7).surname  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]  # noqa: B018


def lists(prac: PracSuite) -> None:
    page = prac.appointments.list(
        where=[F.app_time >= datetime(2027, 1, 4), F.practitioner_id == 3], order_by=["app_time"]
    )
    assert_type(page, Page[Appointment])
    assert_type(page.items, list[Appointment])
    assert_type(page.total, int | None)
    assert_type(page.has_next, bool)
    assert_type(page.number, int)
    assert_type(len(page), int)
    assert_type(page.first(), Appointment | None)
    assert_type(page.next_page(), Page[Appointment])
    assert_type(page.pages(), Iterator[Page[Appointment]])
    assert_type(page.unique(), Page[Appointment])
    assert_type(iter(page), Iterator[Appointment])
    assert_type(page.body, Model)
    for appointment in page:
        assert_type(appointment, Appointment)
    assert_type(F.app_time < datetime(2027, 1, 4), Condition)
    assert_type(F.surname.contains("ex"), Condition)
    prac.appointments.list(order_by=["surname"])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
    prac.appointments.list(order_by="app_time")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    prac.appointments.list(where=F.duration == 5)  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    prac.appointments.list(where=F.app_time == datetime(2027, 1, 4))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    prac.appointments.list(where=[F.app_time >= "2027-01-04"])  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]
    assert_type(prac.appointments.list(limit=5, allow_changes=True), Page[Appointment])
    assert_type(prac.appointments.with_raw_response.list(limit=5).parse(), Page[Appointment])
    prac.appointments.list(limit="5")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    prac.appointments.list(allow_changes=None)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    prac.appointments.list(page_size="50")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    prac.sexes.list(where=[])  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    prac.appointments.list(1)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


async def asynchronous_lists(prac: AsyncPracSuite) -> None:
    pages = prac.appointments.list(order_by=["app_time"])
    assert_type(pages, AsyncPages[Appointment])
    assert_type(pages.unique(), AsyncPages[Appointment])
    assert_type(await pages.first(), Appointment | None)
    assert_type(prac.appointments.list(limit=5, allow_changes=True), AsyncPages[Appointment])
    page = await pages
    assert_type(page, AsyncPage[Appointment])
    assert_type(page.number, int)
    assert_type(len(page), int)
    assert_type(page.first(), Appointment | None)
    assert_type(page.items, list[Appointment])
    assert_type(await page.next_page(), AsyncPage[Appointment])
    assert_type(page.pages(), AsyncIterator[AsyncPage[Appointment]])
    async for appointment in pages:
        assert_type(appointment, Appointment)
    async for appointment in page:
        assert_type(appointment, Appointment)
    async with pages.unique().prefetch() as appointments:
        assert_type(appointments, AsyncIterator[Appointment])
    async with page.prefetch() as appointments:
        assert_type(appointments, AsyncIterator[Appointment])
    for _ in pages:  # type: ignore[attr-defined]  # pyright: ignore[reportGeneralTypeIssues]
        pass
    pages.items  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]  # noqa: B018


def raw_answers(prac: PracSuite) -> None:
    raw = prac.appointments.with_raw_response.get(1, timeout=5)
    assert_type(raw, RawResponse[Appointment])
    assert_type(raw.status_code, int)
    assert_type(raw.headers, Mapping[str, str])
    assert_type(raw.content, bytes)
    assert_type(raw.attempts, int)
    assert_type(raw.parse(), Appointment)
    assert_type(prac.appointments.with_raw_response.list(page_size=5).parse(), Page[Appointment])
    prac.appointments.with_raw_response.get("1")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    prac.appointments.with_raw_response.list(order_by=["x"])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]


async def asynchronous_raw_answers(prac: AsyncPracSuite) -> None:
    assert_type(await prac.appointments.with_raw_response.get(1), RawResponse[Appointment])
    assert_type((await prac.appointments.with_raw_response.list()).parse(), AsyncPage[Appointment])


def records(appointment: Appointment, booked: BookedAppointment, patient: Patient) -> None:
    assert_type(appointment.client_id, int | None)
    assert_type(booked.client_id, int)
    assert_type(booked.duration, int | None)
    assert_type(booked.replace(duration=30), BookedAppointment)
    assert_type(BookedAppointment.from_dict({"appointment_id": 1}), BookedAppointment)
    BookedAppointment(appointment_id=1, app_time=datetime(2027, 1, 4, 9), client_id=7, duration=30)
    BookedAppointment(appointment_id=1, app_time=datetime(2027, 1, 4, 9))  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    assert_type(appointment.app_time, datetime)
    assert_type(appointment.duration, int | None)
    assert_type(appointment.links, AppointmentLinks | None)
    assert_type(appointment.resource_ids, list[int] | None)
    assert_type(patient.email_marketing, MarketingPreference | str | None)
    assert_type(patient.date_of_birth, date | None)
    assert_type(appointment.fields_set, frozenset[str])
    assert_type(appointment.additional_properties, dict[str, Any])
    assert_type(appointment.to_dict(), dict[str, Any])
    assert_type(appointment.replace(duration=30, notes=None, item_id=UNSET), Appointment)
    assert_type(Appointment.from_dict({"appointment_id": 1}), Appointment)
    appointment.duration = 30  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    appointment.lenght  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]  # noqa: B018
    appointment.replace({"duration": 30})  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    AppointmentReserve(app_time=datetime(2027, 1, 4, 9), duration=30)
    AppointmentReserve(datetime(2027, 1, 4, 9))  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    AppointmentReserve(duration=30)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    AppointmentReserve(app_time=datetime(2027, 1, 4, 9), duration="30")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def errors(
    status: ConflictError, lost: APIConnectionError, unreadable: ResponseValidationError, wrong: ArgumentError
) -> None:
    assert_type(status.status_code, int)
    assert_type(status.code, str | None)
    assert_type(status.detail, str | None)
    assert_type(status.request_id, str | None)
    assert_type(status.validation, tuple[Any, ...])
    assert_type(status.response, Response)
    assert_type(status.operation, str)
    assert_type(status.attempts, int)
    assert_type(lost.maybe_applied, bool)
    assert_type(lost.reconciliation, Reconciliation | None)
    assert_type(unreadable.deviations, tuple[Deviation, ...])
    assert_type(wrong.argument, str)
    assert_type(wrong.reason, str)
    every: list[APIError] = [status, lost, unreadable]
    one: APIStatusError = status
    other: NotFoundError = one  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]
    error: APIError = wrong  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]
    print(every, other, error)
    wrong.operation  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]  # noqa: B018
