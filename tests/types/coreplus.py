"""Types that checkers infer for `coreplus_client`, and code that they must reject.

`nox -s types` checks this file; nothing runs it. An `assert_type` pins a type. Lines marked with an ignore comment are
deliberate errors; a checker that accepts one reports the unused comment.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, assert_type

from coreplus_client import (
    Appointment,
    AsyncCoreplus,
    AsyncPage,
    AsyncPages,
    BookingClient,
    BookingPractitioner,
    BookingResponse,
    ClientRecord,
    ConflictError,
    Coreplus,
    Invoice,
    InvoiceLineItem,
    Location,
    MessageData,
    MessageReceipt,
    Page,
    RawResponse,
)
from coreplus_client.resources.appointment_types import AppointmentTypes, AsyncAppointmentTypes
from coreplus_client.resources.appointments import Appointments, AsyncAppointments
from coreplus_client.resources.availability_slots import AsyncAvailabilitySlots, AvailabilitySlots
from coreplus_client.resources.client_families import AsyncClientFamilies, ClientFamilies
from coreplus_client.resources.clients import AsyncClients, Clients
from coreplus_client.resources.files import AsyncFiles, Files
from coreplus_client.resources.invoices import AsyncInvoices, Invoices
from coreplus_client.resources.locations import AsyncLocations, Locations
from coreplus_client.resources.messages import AsyncMessages, Messages
from coreplus_client.resources.payments import AsyncPayments, Payments
from coreplus_client.resources.practitioners import AsyncPractitioners, Practitioners


def every_resource(core: Coreplus, asynchronous: AsyncCoreplus) -> None:
    assert_type(core.appointment_types, AppointmentTypes)
    assert_type(asynchronous.appointment_types, AsyncAppointmentTypes)
    assert_type(core.appointments, Appointments)
    assert_type(asynchronous.appointments, AsyncAppointments)
    assert_type(core.availability_slots, AvailabilitySlots)
    assert_type(asynchronous.availability_slots, AsyncAvailabilitySlots)
    assert_type(core.client_families, ClientFamilies)
    assert_type(asynchronous.client_families, AsyncClientFamilies)
    assert_type(core.clients, Clients)
    assert_type(asynchronous.clients, AsyncClients)
    assert_type(core.files, Files)
    assert_type(asynchronous.files, AsyncFiles)
    assert_type(core.invoices, Invoices)
    assert_type(asynchronous.invoices, AsyncInvoices)
    assert_type(core.locations, Locations)
    assert_type(asynchronous.locations, AsyncLocations)
    assert_type(core.messages, Messages)
    assert_type(asynchronous.messages, AsyncMessages)
    assert_type(core.payments, Payments)
    assert_type(asynchronous.payments, AsyncPayments)
    assert_type(core.practitioners, Practitioners)
    assert_type(asynchronous.practitioners, AsyncPractitioners)


def calls(core: Coreplus, message: MessageData, practitioner: BookingPractitioner) -> None:
    nine = datetime(2027, 1, 4, 9, tzinfo=UTC)
    assert_type(
        core.messages.send(message_data=message, files=[Path("scan.png"), ("a.txt", b"text"), b"bytes"]), MessageReceipt
    )
    answer = core.appointments.book(
        start_date_time=nine,
        end_date_time=nine,
        practitioner=practitioner,
        location_id="4b1d",
        clients=[{"clientId": "7c2e"}],
    )
    assert_type(answer, BookingResponse)
    assert_type(answer.appointment, Appointment | None)
    assert_type(core.appointments.cancel("4b1d"), BookingResponse)
    assert_type(core.clients.get("7c2e"), ClientRecord)
    core.messages.send(message_data=message, files="scan.png")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    core.messages.send(message_data=message, files=[1])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
    core.messages.send(message_data=message)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    core.appointments.get(1)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    core.appointments.update("4b1d", start_date_time=nine, notes=None)
    core.appointments.update("4b1d", start="09:00")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    Coreplus(vendor_key="v")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    Coreplus(time_zone="Australia/Adelaide")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


def a_booking_from_a_free_time_to_the_client(core: Coreplus) -> None:
    day = date(2027, 1, 4)
    location = core.locations.list().items[0]
    zone = location.time_zone.timezone_id
    client = core.clients.list(name="Doe").items[0]
    practitioner = core.practitioners.list().items[0]
    slot = core.availability_slots.list(
        start_date=day,
        end_date=day,
        timezone_id=zone,
        practitioner_ids=[practitioner.practitioner_id],
        location_ids=[location.location_id],
    ).items[0]
    answer = core.appointments.book(
        start_date_time=slot.start_date_time,
        end_date_time=slot.end_date_time,
        practitioner=BookingPractitioner(practitioner_id=practitioner.practitioner_id),
        location_id=slot.location_id,
        clients=[BookingClient(client_id=client.client_id)],
    )
    if answer.appointment is not None:  # the same response carries the reasons of a rejection
        core.appointments.cancel(answer.appointment.appointment_id)
    listed = core.appointments.list(start_date=day, end_date=day, timezone_id=zone).items[0]
    read = core.appointments.get(listed.appointment_id).appointment
    assert_type(core.clients.get(read.clients[0].client_id), ClientRecord)


async def asynchronous_calls(core: AsyncCoreplus) -> None:
    assert_type(await core.appointments.cancel("4b1d"), BookingResponse)
    assert_type(await core.invoices.with_raw_response.get("9a3f"), RawResponse[Invoice])


def lists(core: Coreplus) -> None:
    page = core.invoices.list(fields=["invoiceNumber"], updated_since=datetime(2027, 1, 4, tzinfo=UTC))
    assert_type(page, Page[Invoice])
    assert_type(iter(page.unique()), Iterator[Invoice])
    assert_type(core.invoices.with_raw_response.list().parse(), Page[Invoice])
    assert_type(core.locations.list(), Page[Location])
    assert_type(core.invoices.list(limit=5, allow_changes=True), Page[Invoice])
    core.locations.list(limit=5)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    core.invoices.list(fields=["hat"])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
    core.invoices.list(where=[])  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    core.appointments.list(start_date=date(2027, 1, 4), end_date=date(2027, 1, 4))  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


async def asynchronous_lists(core: AsyncCoreplus) -> None:
    pages = core.invoices.list()
    assert_type(pages, AsyncPages[Invoice])
    assert_type(await pages, AsyncPage[Invoice])
    async with pages.prefetch() as invoices:
        assert_type(invoices, AsyncIterator[Invoice])
    async for invoice in pages:
        assert_type(invoice, Invoice)


def records(invoice: Invoice, client: ClientRecord) -> None:
    assert_type(invoice.amount_owing, Decimal | None)
    assert_type(invoice.generated_at, date | None)
    for line in invoice.line_items or ():
        assert_type(line.unit_amount, Decimal | None)
        assert_type(line.quantity, Decimal | None)
    assert_type(invoice.line_items, list[InvoiceLineItem] | None)
    assert_type(invoice.replace(locked=True), Invoice)
    assert_type(client.gender, str | None)


def errors(refused: ConflictError) -> None:
    assert_type(refused.detail, str | None)
    assert_type(refused.response.json(), Any)
