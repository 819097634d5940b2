"""coreplus bookings in any order: no practitioner is booked twice, and no free time is rejected."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, multiple, rule

from tests.mock.coreplus_support import (
    KIM,
    LOU,
    MAIN_CLINIC,
    NORTHERN_CLINIC,
    booking,
    coreplus_alone,
    coreplus_client,
    day_query,
)
from tests.tiers import cases

_MOCK = coreplus_alone()

NINE = datetime(2026, 1, 5, 9)
STARTS = st.integers(0, 31).map(lambda quarters: NINE + timedelta(minutes=15 * quarters))
LENGTHS = st.integers(1, 8).map(lambda quarters: timedelta(minutes=15 * quarters))
WHO = st.sampled_from([KIM, LOU, "00000003-0000-4000-8000-000000000003", "00000003-0000-4000-8000-000000000004"])
WHERE = st.sampled_from([MAIN_CLINIC, NORTHERN_CLINIC])


class Book(RuleBasedStateMachine):
    """Books, moves and cancels in any order, and compares with a model that knows only the working hours."""

    appointments = Bundle("appointments")

    def __init__(self) -> None:
        super().__init__()
        _MOCK.practice.reset()
        self.client = coreplus_client(_MOCK)
        self.book: dict[str, tuple[str, str, datetime, datetime]] = {}

    def teardown(self) -> None:
        self.client.close()

    @rule(target=appointments, start=STARTS, length=LENGTHS, who=WHO, where=WHERE)
    def try_to_book(self, start: datetime, length: timedelta, who: str, where: str) -> Any:
        wanted = (who, where, *instants(start, length, where))
        body = booking(*(moment.isoformat() for moment in wanted[2:]))
        body |= {"practitioner": {"practitionerId": who}, "locationId": where}
        answer = self.client.post("/Appointment/", json=body)
        assert answer.status_code == (200 if self.is_possible(wanted) else 409)
        if answer.status_code != 200:
            return multiple()
        booked: str = answer.json()["appointment"]["appointmentId"]
        assert booked not in self.book
        self.book[booked] = wanted
        return booked

    @rule(appointment=appointments, start=STARTS, length=LENGTHS, who=WHO)
    def try_to_move(self, appointment: str, start: datetime, length: timedelta, who: str) -> None:
        where = self.book[appointment][1]
        wanted = (who, where, *instants(start, length, where))
        begins, ends = (moment.isoformat() for moment in wanted[2:])
        changes = {"practitionerId": who, "startDateTime": begins, "endDateTime": ends}
        answer = self.client.post(f"/Appointment/{appointment}", json=changes)
        assert answer.status_code == (200 if self.is_possible(wanted, except_for=appointment) else 409)
        if answer.status_code == 200:
            self.book[appointment] = wanted

    @rule(appointment=consumes(appointments))
    def cancel(self, appointment: str) -> None:
        answer = self.client.post(f"/Appointment/{appointment}", json={"deleted": True})
        assert answer.json()["appointment"]["status"] == "Cancelled"
        del self.book[appointment]

    @invariant()
    def nobody_is_in_two_places(self) -> None:
        query = day_query("2026-01-05", getPractitionerProfiles=False)
        listed = self.client.get("/Appointment/", params={**query, "pageSize": 100}).json()["appointments"]
        spans: dict[str, list[tuple[str, str]]] = {}
        for one in listed:
            if one["status"] != "Cancelled":
                assert one["appointmentId"] in self.book
                whose = spans.setdefault(one["practitioner"]["practitionerId"], [])
                whose.append((one["startDateTime"], one["endDateTime"]))
        assert sum(map(len, spans.values())) == len(self.book)
        for whose in spans.values():
            whose.sort()
            assert all(end <= start for (_, end), (start, _) in pairwise(whose))

    def is_possible(self, wanted: tuple[str, str, datetime, datetime], except_for: str | None = None) -> bool:
        who, where, start, end = wanted
        away = who == LOU  # on Mondays only Lou is at the other clinic
        if away != (where == NORTHERN_CLINIC):
            return False
        zone = zone_of(where)
        begins, ends = start.astimezone(zone).time(), end.astimezone(zone).time()
        if not (time(9) <= begins and ends <= time(12, 30)) and not (time(13, 30) <= begins and ends <= time(17)):
            return False
        others = [entry for key, entry in self.book.items() if key != except_for and entry[0] == who]
        return all(end <= other[2] or other[3] <= start for other in others)


def zone_of(location_id: str) -> ZoneInfo:
    return ZoneInfo("Australia/Melbourne" if location_id == MAIN_CLINIC else "Australia/Brisbane")


def instants(start: datetime, length: timedelta, where: str) -> tuple[datetime, datetime]:
    begins = start.replace(tzinfo=zone_of(where)).astimezone(UTC)
    return begins, begins + length


Book.TestCase.settings = settings(max_examples=cases(40), stateful_step_count=20, deadline=None)
TestBook: Callable[..., Any] = Book.TestCase
