"""A booking whose response proves neither a success nor a rejection is looked up, and never sent again."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.property.bookings import BOOKINGS, Booking, Run, begin, carry_out
from tests.property.network import Network, World

NOTICE = {"severity": 1, "reason": "No mobile number."}
FAILURE = {"severity": 2, "reason": "Object reference not set."}
UNPROVEN: list[tuple[int | None, Any]] = [
    *((None, body) for body in ({}, [], None, True, "8d0f", {"result": []}, {"appointment": None, "result": None})),
    *(
        (None, body)
        for body in ({"Result": [FAILURE]}, {"result": [NOTICE]}, {"appointment": {}, "appointment_id": None})
    ),
    *((status, {"result": [FAILURE], "message": "No."}) for status in (200, 202, 403, 408, 425, 500, 503)),
]
"""Statuses, ``None`` for that of the response, and bodies. For coreplus, 200 is a rejection."""


@pytest.fixture(scope="module")
def world() -> World:
    return World()


def assert_found(world: World, booking: Booking, run: Run) -> None:
    """Check that the only booking was looked up: it is returned, or it is a candidate of the error."""
    [stored] = booking.stored(world.mock)
    made = stored["appointment_id" if booking.api == "pracsuite" else "appointmentId"]
    assert (len(run.writes), run.reads > 0) == (1, True)
    if run.error is None:
        assert booking.identify(run.value) == made
    else:
        assert run.error.maybe_applied
        assert made in run.error.reconciliation.candidates


@pytest.mark.parametrize("booking", BOOKINGS, ids=str)
@pytest.mark.parametrize(("status", "body"), UNPROVEN, ids=str)
def test_booking_with_an_unproven_response_is_found(
    world: World, booking: Booking, status: int | None, body: Any
) -> None:
    if (booking.api, status) == ("coreplus", 200):
        return

    class Unclear(Network):
        def changed(self, request: httpx.Request, response: httpx.Response) -> httpx.Response:
            if request.method != "POST" or response.status_code >= 400:
                return super().changed(request, response)
            return httpx.Response(status or response.status_code, json=body)

    world.reset()
    begin(world, booking)
    assert_found(world, booking, carry_out(world, booking, [], None, network=Unclear, reconcile=True))


@pytest.mark.parametrize("booking", BOOKINGS, ids=str)
@pytest.mark.parametrize("status", [400, 409])
def test_booking_with_a_record_in_an_error_is_found(world: World, booking: Booking, status: int) -> None:
    class Unclear(Network):
        def changed(self, request: httpx.Request, response: httpx.Response) -> httpx.Response:
            if request.method != "POST" or response.status_code >= 400:
                return super().changed(request, response)
            return httpx.Response(status, json={**response.json(), "result": [FAILURE], "message": "No."})

    world.reset()
    begin(world, booking)
    assert_found(world, booking, carry_out(world, booking, [], None, network=Unclear, reconcile=True))


@pytest.mark.parametrize("booking", BOOKINGS, ids=str)
def test_booking_with_a_notice_is_the_booking(world: World, booking: Booking) -> None:
    class Noticing(Network):
        def changed(self, request: httpx.Request, response: httpx.Response) -> httpx.Response:
            if request.method != "POST" or response.status_code >= 400:
                return super().changed(request, response)
            return httpx.Response(response.status_code, json={**response.json(), "result": [FAILURE, NOTICE]})

    world.reset()
    begin(world, booking)
    run = carry_out(world, booking, [], None, network=Noticing, reconcile=True)
    assert run.error is None
    assert (len(run.writes), run.reads) == (1, 0)
    if booking.api == "coreplus":
        assert [notice.severity for notice in run.value.result] == [2, 1]
