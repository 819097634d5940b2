"""Calls to calendar and invoices in any order through the client agree with a plain model.

No practitioner has two bookings at one time, a cancellation frees its time, free times are those without a booking,
the amount owed falls by each payment and never below zero, and a rejected call changes nothing.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import httpx
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from coreplus_client import BadRequestError, ConflictError, Coreplus, NotFoundError, Retry
from practice_mock import OTHER, Clock, Practice
from practice_mock.testing import in_process
from tests.property.amount import scenarios
from tests.property.apis import OPERATIONS
from tests.property.clients import NOW

MOCK = in_process(Practice(clock=Clock(NOW)))
DAY = date(2027, 11, 29)
"""A Monday on which the demo practice works and has nothing booked yet."""
BOOKED, CANCELLED = "Booked", "Cancelled"
(PAYMENT,) = (one.example for one in OPERATIONS if one.name == "coreplus-payments.create")

steps = st.integers(0, 9)
lengths = st.sampled_from([5, 15, 30, 45])
choices = st.integers(0, 10**6)
sums = st.integers(0, 12_000).map(lambda cents: Decimal(cents) / 100)


@dataclass(frozen=True)
class Booking:
    """An appointment, by the practitioner's number among those of the day."""

    practitioner: int
    start: datetime
    end: datetime
    client: str
    status: str = BOOKED
    notes: str = ""

    def overlaps(self, other: Booking) -> bool:
        return self.practitioner == other.practitioner and self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Line:
    """A line of an invoice."""

    invoice: str
    number: str


def client_of(keys: Any) -> Coreplus:
    return Coreplus(
        consumer_id=keys.consumer_id,
        consumer_secret=keys.consumer_secret,
        access_token=keys.access_token,
        issuer=keys.issuer,
        base_url=MOCK.coreplus_url,
        http_client=httpx.Client(transport=MOCK.transport),
        max_retries=0,
        retry=Retry(now=lambda: MOCK.practice.clock.now().timestamp()),
        rate_limit=None,
        strict=True,
    )


class Clinic(RuleBasedStateMachine):
    @initialize()
    def begin(self) -> None:
        MOCK.practice.reset()
        self.core, self.stranger = client_of(MOCK.credentials.coreplus), client_of(OTHER.coreplus)
        self.location = next(iter(self.core.locations.list()))
        self.zone = self.location.time_zone.timezone_id
        every = {one.practitioner_id: self.free_times(one.practitioner_id) for one in self.core.practitioners.list()}
        self.practitioners = [practitioner for practitioner, free in every.items() if free][:2]
        self.shifts = [every[practitioner] for practitioner in self.practitioners]
        self.clients = [client.client_id for client in self.core.clients.list(page_size=5).items]
        self.bookings: dict[str, Booking] = {}
        self.owed: dict[Line, Decimal] = {}
        for invoice in self.core.invoices.list(page_size=5).items:
            paid = {
                line.line_item_id: sum((received(payment) for payment in line.payments), Decimal())
                for line in self.core.payments.list(invoice_id=invoice.invoice_id).line_items
            }
            for line in invoice.line_items:
                owed = Decimal(str(line.line_amount)) - paid.get(line.line_item_id, 0)
                self.owed[Line(invoice.invoice_id, line.line_item_id)] = owed
        assert len(self.practitioners) == 2
        assert self.owed

    @rule(who=st.integers(0, 1), step=steps, minutes=lengths, choice=choices)
    def book(self, who: int, step: int, minutes: int, choice: int) -> None:
        start, end = self.times(who, step, minutes)
        wanted = Booking(who, start, end, self.clients[choice % len(self.clients)])
        with self.expecting(None if self.is_possible(wanted) else ConflictError):
            answer = self.core.appointments.book(
                start_date_time=start,
                end_date_time=end,
                practitioner={"practitionerId": self.practitioners[who]},
                location_id=self.location.location_id,
                clients=[{"clientId": wanted.client}],
            )
            number = answer.appointment.appointment_id
            assert number not in self.bookings, "an ID was reused"
            self.bookings[number] = wanted

    @rule(choice=choices, who=st.integers(0, 1), step=steps, minutes=lengths)
    def move(self, choice: int, who: int, step: int, minutes: int) -> None:
        number, booking = self.some(choice)
        start, end = self.times(who, step, minutes)
        expected: type[Exception] | None = NotFoundError
        if booking is not None:
            wanted = replace(booking, practitioner=who, start=start, end=end)
            possible = booking.status == BOOKED and self.is_possible(wanted, besides=number)
            expected = None if possible else ConflictError
        with self.expecting(expected):
            self.core.appointments.update(
                number, start_date_time=start, end_date_time=end, practitioner_id=self.practitioners[who]
            )
            self.bookings[number] = wanted

    @rule(choice=choices, notes=st.text(max_size=20))
    def note(self, choice: int, notes: str) -> None:
        number, booking = self.some(choice)
        changeable = booking is not None and booking.status == BOOKED
        with self.expecting(None if changeable else (NotFoundError if booking is None else ConflictError)):
            self.core.appointments.update(number, notes=notes)
            self.bookings[number] = replace(self.bookings[number], notes=notes)

    @rule(choice=choices)
    def cancel(self, choice: int) -> None:
        number, booking = self.some(choice)
        with self.expecting(NotFoundError if booking is None else None):
            self.core.appointments.cancel(number)
            self.bookings[number] = replace(self.bookings[number], status=CANCELLED)

    @rule(choice=choices, amount=sums, times=st.integers(1, 2))
    def pay(self, choice: int, amount: Decimal, times: int) -> None:
        line = list(self.owed)[choice % len(self.owed)]
        payment = {**PAYMENT["payments"][0], "lineItemId": line.number, "amountPaid": f"{amount:.2f}"}
        allowed = amount * times <= self.owed[line]
        with self.expecting(None if allowed else BadRequestError):
            self.core.payments.create(invoice_id=line.invoice, payments=[payment] * times)
            self.owed[line] -= amount * times

    @rule(choice=choices)
    def be_looked_at_by_a_stranger(self, choice: int) -> None:
        number, _ = self.some(choice)
        for call in (self.stranger.appointments.get, self.stranger.appointments.cancel):
            with pytest.raises(NotFoundError):
                call(number)

    @rule(size=st.integers(1, 5))
    def look_page_by_page(self, size: int) -> None:
        assert {one.appointment_id for one in self.listed(page_size=size)} == set(self.bookings)

    @invariant()
    def the_calendar_is_what_the_model_says(self) -> None:
        assert {
            one.appointment_id: Booking(
                self.practitioners.index(one.practitioner.practitioner_id),
                one.start_date_time,
                one.end_date_time,
                one.clients[0].client_id,
                one.status,
                one.notes,
            )
            for one in self.listed(page_size=100)
        } == self.bookings

    @invariant()
    def nobody_has_a_free_time(self) -> None:
        for who, shifts in enumerate(self.shifts):
            live = [one for one in self.bookings.values() if one.practitioner == who and one.status == BOOKED]
            free = self.free_times(self.practitioners[who])
            assert not any(start < one.end and one.start < end for start, end in free for one in live)
            booked = sum((one.end - one.start for one in live), timedelta())
            assert length(free) == length(shifts) - booked

    @invariant()
    def what_is_owed_is_what_is_left(self) -> None:
        for invoice in {line.invoice for line in self.owed}:
            left = sum((owed for line, owed in self.owed.items() if line.invoice == invoice), Decimal())
            assert Decimal(self.core.invoices.get(invoice).amount_owing) == left >= 0

    def listed(self, page_size: int) -> Any:
        return self.core.appointments.list(start_date=DAY, end_date=DAY, timezone_id=self.zone, page_size=page_size)

    def free_times(self, practitioner: str) -> list[tuple[datetime, datetime]]:
        slots = self.core.availability_slots.list(
            start_date=DAY,
            end_date=DAY,
            timezone_id=self.zone,
            practitioner_ids=[practitioner],
            location_ids=[self.location.location_id],
        )
        return [(slot.start_date_time, slot.end_date_time) for slot in slots]

    def times(self, who: int, step: int, minutes: int) -> tuple[datetime, datetime]:
        """Return a time `step` times ten minutes into a practitioner's first shift; it may end after the shift."""
        begin, finish = self.shifts[who][0]
        start = finish - timedelta(minutes=20) if step == 9 else begin + timedelta(minutes=10 * step)
        return start, start + timedelta(minutes=minutes)

    def is_possible(self, wanted: Booking, besides: str | None = None) -> bool:
        works = any(start <= wanted.start and wanted.end <= end for start, end in self.shifts[wanted.practitioner])
        return works and not any(
            wanted.overlaps(booking)
            for number, booking in self.bookings.items()
            if number != besides and booking.status == BOOKED
        )

    def some(self, choice: int) -> tuple[str, Booking | None]:
        """Return an appointment that was made, if there is one."""
        if not self.bookings:
            return "00000000-0000-4000-8000-0000000fffff", None
        return list(self.bookings.items())[choice % len(self.bookings)]

    @staticmethod
    def expecting(error: type[Exception] | None) -> contextlib.AbstractContextManager[Any]:
        return contextlib.nullcontext() if error is None else pytest.raises(error)


def received(payment: Any) -> Decimal:
    """Return the amount of a payment, negative for a refund."""
    return -payment.amount_paid if payment.type_ == "Refund" else payment.amount_paid


def length(spans: list[tuple[datetime, datetime]]) -> timedelta:
    return sum((end - start for start, end in spans), timedelta())


TestClinic: Callable[..., Any] = Clinic.TestCase
TestClinic.settings = scenarios()
