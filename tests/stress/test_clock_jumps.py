"""Wherever the clock jumps, by itself or over a change to daylight saving, every worker follows its own rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from practice_mock import Practice
from practice_mock.app import CONTROL_PATH, COREPLUS_PATH, PRACSUITE_PATH
from practice_mock.testing import in_process
from tests.mock import coreplus_support as cp
from tests.mock.booking_flows import PLACE, book_on_both
from tests.mock.support import NOW, token
from tests.stress.support import CONTROL, KEYS, SECONDS, served

CHANGES = (
    datetime(2027, 4, 3, 16, 30, tzinfo=UTC),  # Adelaide repeats an hour
    datetime(2027, 10, 2, 16, 30, tzinfo=UTC),  # and skips one
    datetime(2027, 12, 31, 13, 30, tzinfo=UTC),  # the year changes there
    datetime(2028, 2, 28, 13, 30, tzinfo=UTC),  # the leap day begins
)
SUNDAYS = ("2027-04-04", "2027-10-03")
"""The days on which daylight saving ends and begins."""
OPEN_AT_NIGHT: Mapping[str, Any] = {
    "pracsuite": {
        "rosters": [
            {"practitioner_id": 2, "business_id": 1, "weekday": "Sunday", "start": "01:00", "end": "04:00"},
        ]
    },
    "coreplus": {
        "rosters": [
            {
                "practitionerId": cp.KIM,
                "locationId": cp.MAIN_CLINIC,
                "weekday": "Sunday",
                "startTime": "01:00",
                "endTime": "04:00",
            }
        ]
    },
}


class Caller:
    """Sends requests, each of which may reach another worker."""

    def __init__(self, client: httpx.Client) -> None:
        self._client = client

    def control(self, method: str, path: str, body: object = None) -> int:
        return self._client.request(method, CONTROL_PATH + path, json=body, headers=CONTROL).status_code

    def pracsuite(self, method: str, path: str, body: object = None, **query: Any) -> httpx.Response:
        return self._client.request(method, PRACSUITE_PATH + path, json=body, params=query, headers=KEYS)

    def coreplus(self, method: str, path: str, now: datetime, body: object = None, **query: Any) -> httpx.Response:
        request = self._client.build_request(method, COREPLUS_PATH + path, json=body, params=query)
        request.headers["content-type"] = "application/json"
        request.headers["authorization"] = token(method, str(request.url), now)
        return self._client.send(request)

    def set_clock(self, now: datetime) -> None:
        assert self.control("PUT", "/clock", {"now": now.isoformat(), "running": False}) == 200

    def advance(self, seconds: float) -> None:
        assert self.control("POST", "/clock/advance", {"seconds": seconds}) == 200


@contextmanager
def calling(db: Path, workers: int) -> Iterator[Caller]:
    """Serve a file. Afterwards, nothing was reported, and the file works."""
    with served(db, workers=workers) as mock:
        limits = httpx.Limits(max_keepalive_connections=0)
        with httpx.Client(base_url=mock.origin, limits=limits, timeout=SECONDS) as client:
            caller = Caller(client)
            yield caller
            caller.set_clock(NOW)
        assert mock.stop() == ""
    practice = Practice(db=db)
    book_on_both(in_process(practice))
    practice.clock.advance(timedelta(days=1))
    practice.close()


@pytest.mark.parametrize("workers", [1, 2])
def test_the_clock_may_jump_anywhere(db: Path, rounds: int, workers: int) -> None:
    """Whatever the jump, every later call to every worker works, and so does the file afterwards."""
    jumps = (3e11, -3e11, 1e308, 86_400 * 365 * 800, -86_400 * 365 * 700, 900, -900, 0)
    years = (1899, 1900, 1969, 1970, 2027, 2038, 8999, 9000, 9999)
    hold = {"app_time": "2028-01-03T09:00:00", "practitioner_id": 1, "business_id": 1, "duration": 30}
    with calling(db, workers) as caller:
        for number in range(max(rounds, 9)):
            year = years[number % len(years)]
            instant = datetime(year, 1, 1, 12, tzinfo=UTC).isoformat()
            moved = caller.control("PUT", "/clock", {"now": instant, "running": number % 2 == 0})
            assert moved == (200 if 1900 <= year < 9000 else 400)
            assert caller.control("POST", "/clock/advance", {"seconds": jumps[number % 8]}) in {200, 400}
            assert caller.control("GET", "/clock") == 200
            assert caller.pracsuite("GET", "/appointment").status_code == 200
            assert caller.pracsuite("POST", "/reserve_appointment", hold).status_code in {201, 409}


@pytest.mark.parametrize("workers", [1, 2])
def test_a_hold_lasts_fifteen_minutes_and_stays_lapsed_wherever_the_clock_is(db: Path, workers: int) -> None:
    """The fifteen minutes contain a change to or from daylight saving, or another boundary."""
    with calling(db, workers) as caller:
        for number, change in enumerate(CHANGES):
            start = datetime(2028, 3, 6, 9) + timedelta(days=number)
            place = {"app_time": start.isoformat(), "practitioner_id": 1, "business_id": 1, "duration": 30}

            def reserve(place: object = place) -> httpx.Response:
                return caller.pracsuite("POST", "/reserve_appointment", place)

            def status(hold: httpx.Response) -> int:
                return caller.pracsuite("GET", f"/appointment/{hold.json()['appointment_id']}").status_code

            def finalise(hold: httpx.Response) -> int:
                path = f"/appointment/{hold.json()['appointment_id']}"
                return caller.pracsuite("POST", path, {"client_id": 7, "appointment_type_id": 2}).status_code

            held_at = change - timedelta(minutes=7)
            caller.set_clock(held_at)
            first = reserve()
            assert (first.status_code, reserve().status_code, status(first)) == (201, 409, 200)
            caller.advance(899)
            assert (reserve().status_code, status(first)) == (409, 200)
            caller.advance(1)
            assert (status(first), finalise(first)) == (404, 404)
            caller.set_clock(held_at)  # nothing was written since
            assert (status(first), finalise(first)) == (404, 404)
            caller.advance(900)
            second = reserve()
            assert second.status_code == 201
            caller.set_clock(held_at)
            assert (status(first), finalise(first), reserve().status_code) == (404, 404, 409)
            caller.advance(600)
            assert (status(first), status(second), finalise(second)) == (404, 200, 201)
            caller.advance(86_400)
            assert (status(second), reserve().status_code) == (200, 409)


@pytest.mark.parametrize("workers", [1, 2])
def test_each_time_that_is_offered_where_the_clocks_change_can_be_booked_once(db: Path, workers: int) -> None:
    with calling(db, workers) as caller:
        assert caller.control("POST", "/data", {"data": OPEN_AT_NIGHT}) == 200
        for sunday in SUNDAYS:
            now = datetime.fromisoformat(f"{sunday}T00:00:00+00:00") - timedelta(days=2)
            caller.set_clock(now)
            day = {"from": sunday, "to": sunday, "appointment_type_id": 2, "page_size": 100}
            slots = cp.day_query(sunday, pageSize=100, practitionerId=cp.KIM)
            offered = set()
            while free := caller.pracsuite("GET", "/available_appointments", **day).json()["available_times"]:
                place = {name: free[0][name] for name in PLACE}
                offered.add(free[0]["app_time"])
                booked = {**place, "client_id": 7, "appointment_type_id": 2}
                assert caller.pracsuite("POST", "/appointment", booked).status_code == 201
                assert caller.pracsuite("POST", "/reserve_appointment", place).status_code == 409
            assert offered
            assert not {time for time in offered if sunday == SUNDAYS[1] and time[11:13] == "02"}  # it is skipped
            times = set()
            while free := caller.coreplus("GET", "/AvailabilitySlot/", now, **slots).json()["timeslots"]:
                begin, end = free[0]["startDateTime"], free[0]["endDateTime"]
                times.add(begin)
                place = cp.booking(begin, end, locationId=free[0]["locationId"])
                assert caller.coreplus("POST", "/Appointment/", now, place).status_code == 200
                assert caller.coreplus("POST", "/Appointment/", now, place).status_code == 409
            assert times
