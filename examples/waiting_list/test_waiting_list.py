"""Tests of the waiting list, with the fixtures of practice-mock: `pytest` runs them in this folder.

`pytest --practice-mock-world=pessimistic` runs them where every open question has the most harmful answer.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from waiting_list import FreeTime, Offer, WaitingList

from pracsuite_client import APIConnectionError, ConflictError, F, PracSuite
from practice_mock import Clock
from practice_mock.faults import Faults, Match, Reset, Status
from practice_mock.switches import Switches

TIME = FreeTime(datetime(2031, 5, 5, 9), duration=30, practitioner_id=1, business_id=1)
FIRST, SECOND = 7, 8


@pytest.fixture
def waiting(pracsuite: PracSuite, practice_clock: Clock) -> WaitingList:
    return WaitingList(pracsuite, [FIRST, SECOND], appointment_type_id=2, now=practice_clock.now)


def patients(prac: PracSuite, clock: Clock) -> list[int | None]:
    """Return who has the time. A list may show a booking a second later, so the clock moves first."""
    clock.advance(timedelta(seconds=2))
    conditions = [F.app_time == TIME.app_time, F.practitioner_id == TIME.practitioner_id]
    return [one.client_id for one in prac.appointments.list(where=conditions) if one.client_id is not None]


def offered(offer: Offer | None) -> Offer:
    assert offer is not None
    return offer


def test_accepted_offer_is_booked(waiting: WaitingList, pracsuite: PracSuite, practice_clock: Clock) -> None:
    offer = offered(waiting.offer(TIME))
    assert waiting.accept(offer) is not None
    assert patients(pracsuite, practice_clock) == [FIRST]
    assert waiting.waiting == [SECOND]


def test_offer_that_ends_goes_to_the_next(waiting: WaitingList, pracsuite: PracSuite, practice_clock: Clock) -> None:
    first = offered(waiting.offer(TIME))
    practice_clock.advance(timedelta(minutes=10))
    assert waiting.accept(first) is None
    second = offered(waiting.pass_on(first))
    assert waiting.accept(second) is not None
    assert patients(pracsuite, practice_clock) == [SECOND]


def test_hold_that_is_over_is_passed_on(waiting: WaitingList, pracsuite: PracSuite, practice_clock: Clock) -> None:
    first = offered(waiting.offer(TIME))
    practice_clock.advance(timedelta(hours=1))
    second = offered(waiting.pass_on(first))
    assert second.client_id == SECOND
    assert patients(pracsuite, practice_clock) == []


def test_booked_time_is_not_passed_on(waiting: WaitingList, pracsuite: PracSuite, practice_clock: Clock) -> None:
    offer = offered(waiting.offer(TIME))
    waiting.accept(offer)
    assert waiting.pass_on(offer) is None
    assert patients(pracsuite, practice_clock) == [FIRST]


def test_lost_response_to_a_booking(
    waiting: WaitingList, pracsuite: PracSuite, practice_clock: Clock, practice_faults: Faults
) -> None:
    offer = offered(waiting.offer(TIME))
    practice_faults.add(Reset(after_commit=True), Match(operation="finaliseAppointment", nth=1))
    assert waiting.accept(offer) == offer.hold
    assert patients(pracsuite, practice_clock) == [FIRST]


def test_lost_response_to_a_hold(waiting: WaitingList, practice_faults: Faults, practice_switches: Switches) -> None:
    """If the appointment book shows holds, the client finds it. If not, the patient keeps the place on the list."""
    practice_faults.add(Reset(after_commit=True), Match(operation="reserveAppointment", nth=1))
    if practice_switches.position("holds-in-book") == "listed":
        assert offered(waiting.offer(TIME)).client_id == FIRST
    else:
        with pytest.raises(APIConnectionError):
            waiting.offer(TIME)
        assert waiting.waiting == [FIRST, SECOND]


def test_time_that_is_taken_is_not_offered(waiting: WaitingList, pracsuite: PracSuite, practice_clock: Clock) -> None:
    pracsuite.appointments.create(
        app_time=TIME.app_time,
        duration=TIME.duration,
        practitioner_id=TIME.practitioner_id,
        business_id=TIME.business_id,
        client_id=9,
        appointment_type_id=2,
    )
    assert patients(pracsuite, practice_clock) == [9]
    assert waiting.offer(TIME) is None
    assert waiting.waiting == [FIRST, SECOND]


def test_offer_is_not_booked_over_another_patient(
    waiting: WaitingList, pracsuite: PracSuite, practice_clock: Clock, practice_faults: Faults
) -> None:
    offer = offered(waiting.offer(TIME))
    practice_faults.add(Status(409), Match(operation="finaliseAppointment"))
    with pytest.raises(ConflictError):
        waiting.accept(offer)
    assert patients(pracsuite, practice_clock) == []
