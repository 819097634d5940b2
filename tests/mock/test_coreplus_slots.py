"""coreplus free times: the rosters without the appointments."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.mock.coreplus_support import (
    BRISBANE,
    INITIAL_VISIT,
    KIM,
    LOU,
    MAIN_CLINIC,
    MELBOURNE,
    NOBODY,
    NORTHERN_CLINIC,
    all_pages,
    booking,
    coreplus_alone,
    coreplus_client,
    day_query,
)
from tests.tiers import cases


def slots(client: httpx.Client, first: str, last: str | None = None, zone: str = MELBOURNE, **rest: Any) -> list[Any]:
    return all_pages(client, "/AvailabilitySlot/", "timeslots", **day_query(first, last, zone, **rest))


def hours(found: list[Any]) -> list[tuple[str, str]]:
    return [(slot["startDateTime"][11:], slot["endDateTime"][11:]) for slot in found]


def test_slots_without_a_type_are_whole_gaps(coreplus: httpx.Client) -> None:
    whole_day = [("09:00:00+11:00", "12:30:00+11:00"), ("13:30:00+11:00", "17:00:00+11:00")]
    assert hours(slots(coreplus, "2026-01-05", practitionerId=KIM)) == whole_day
    body = booking("2026-01-05T09:30:00+11:00", "2026-01-05T10:00:00+11:00")
    booked = coreplus.post("/Appointment/", json=body).json()["appointment"]["appointmentId"]
    assert hours(slots(coreplus, "2026-01-05", practitionerId=KIM)) == [
        ("09:00:00+11:00", "09:30:00+11:00"),
        ("10:00:00+11:00", "12:30:00+11:00"),
        ("13:30:00+11:00", "17:00:00+11:00"),
    ]
    coreplus.post(f"/Appointment/{booked}", json={"deleted": True})
    assert hours(slots(coreplus, "2026-01-05", practitionerId=KIM)) == whole_day


def test_slots_with_a_type_have_its_duration(coreplus: httpx.Client) -> None:
    found = slots(coreplus, "2026-01-05", practitionerId=KIM, appointmentTypeId=INITIAL_VISIT.upper())
    assert [start[:5] for start, _ in hours(found)] == [
        "09:00",
        "09:45",
        "10:30",
        "11:15",
        "13:30",
        "14:15",
        "15:00",
        "15:45",
    ]
    assert all(length_of(slot) == timedelta(minutes=45) for slot in found)
    assert {slot["locationId"] for slot in found} == {MAIN_CLINIC}


def test_slots_of_a_type_without_duration_are_whole_gaps(coreplus: httpx.Client) -> None:
    type_id = coreplus.post("/appointmenttype/", json={"description": "Call"}).json()["appointmentTypeId"]
    whole = slots(coreplus, "2026-01-05", practitionerId=KIM)
    assert slots(coreplus, "2026-01-05", practitionerId=KIM, appointmentTypeId=type_id) == whole


def test_slots_of_an_owned_type_are_those_of_its_owner(coreplus: httpx.Client) -> None:
    made = {
        "description": "At the north",
        "durationMinutes": "60",
        "practitionerId": LOU,
        "locationId": NORTHERN_CLINIC,
    }
    type_id = coreplus.post("/appointmenttype/", json=made).json()["appointmentTypeId"]
    found = slots(coreplus, "2026-01-05", "2026-01-09", appointmentTypeId=type_id)
    assert {slot["locationId"] for slot in found} == {NORTHERN_CLINIC}
    assert found == slots(coreplus, "2026-01-05", "2026-01-09", appointmentTypeId=type_id, practitionerId=LOU)


def test_slots_are_in_the_requested_zone(coreplus: httpx.Client) -> None:
    """In summer the clocks of Brisbane are an hour behind those of Melbourne; in winter they agree."""
    query = {"practitionerId": KIM, "locationId": MAIN_CLINIC}
    assert hours(slots(coreplus, "2026-01-05", zone=BRISBANE, **query))[0] == ("08:00:00+10:00", "11:30:00+10:00")
    assert hours(slots(coreplus, "2026-06-29", zone=BRISBANE, **query))[0] == ("09:00:00+10:00", "12:30:00+10:00")
    assert hours(slots(coreplus, "2026-06-29", **query))[0] == ("09:00:00+10:00", "12:30:00+10:00")


@pytest.mark.parametrize(
    ("zone", "begins"),
    [
        (MELBOURNE, "09:00:00+11:00"),
        (BRISBANE, "08:00:00+10:00"),
        ("22222222-0000-4000-8000-000000000003", "09:00:00+11:00"),
        ("22222222-0000-4000-8000-000000000004", "09:00:00+11:00"),
        ("22222222-0000-4000-8000-000000000005", "08:30:00+10:30"),
        ("22222222-0000-4000-8000-000000000006", "07:30:00+09:30"),
        ("22222222-0000-4000-8000-000000000007", "06:00:00+08:00"),
    ],
)
def test_slots_can_be_requested_in_every_zone(coreplus: httpx.Client, zone: str, begins: str) -> None:
    found = slots(coreplus, "2026-01-05", zone=zone, practitionerId=KIM, locationId=MAIN_CLINIC)
    assert hours(found)[0][0] == begins


@pytest.mark.parametrize("name", ["practitionerId", "locationId", "specialtyId"])
def test_a_filter_without_matches_gives_no_slots(coreplus: httpx.Client, name: str) -> None:
    assert slots(coreplus, "2026-01-05", **{name: NOBODY}) == []


def test_several_values_of_a_filter_are_alternatives(coreplus: httpx.Client) -> None:
    both = slots(coreplus, "2026-01-05", practitionerId=[KIM, LOU.upper(), NOBODY])
    alone = [slots(coreplus, "2026-01-05", practitionerId=one) for one in (KIM, LOU)]
    assert count(both) == count(alone[0]) + count(alone[1])


def test_specialties_are_those_of_the_practitioners(coreplus: httpx.Client) -> None:
    first, second, third = (f"00000014-0000-4000-8000-{number:012d}" for number in (1, 2, 3))
    tables = _MOCK.practice.coreplus[0]
    whose = {one["practitionerId"]: set(one["specialtyIds"]) for one in tables.table("practitioner").records()}
    assert set().union(*whose.values()) == {first, second, third}
    for wanted in ([first], [second, third], [third]):
        practitioners = [who for who, has in whose.items() if has & set(wanted)]
        found = slots(coreplus, "2026-01-05", specialtyId=wanted)
        assert count(found) == count(slots(coreplus, "2026-01-05", practitionerId=practitioners))


def count(found: list[Any]) -> Counter[tuple[str, ...]]:
    return Counter(tuple(sorted(slot.values())) for slot in found)


def length_of(slot: Any) -> timedelta:
    return datetime.fromisoformat(slot["endDateTime"]) - datetime.fromisoformat(slot["startDateTime"])


_MOCK = coreplus_alone()
_ZONES = {MELBOURNE: ZoneInfo("Australia/Melbourne"), BRISBANE: ZoneInfo("Australia/Brisbane")}
_MINUTE = timedelta(minutes=1)
EDGES = ("startDateTime", "endDateTime")


def free_minutes(who: set[str], where: set[str], first: date, last: date, zone: str) -> dict[Any, set[datetime]]:
    """Return the minutes of the model at which a practitioner works and has no appointment."""
    tenant = _MOCK.practice.coreplus[0]
    begin = datetime.combine(first, time(), _ZONES[zone])
    end = datetime.combine(last + timedelta(days=1), time(), _ZONES[zone])
    minutes: dict[Any, set[datetime]] = {}
    for roster in tenant.table("roster").records():
        person, place = roster["practitionerId"], roster["locationId"]
        if person not in who or place not in where:
            continue
        there = _ZONES[MELBOURNE if place == MAIN_CLINIC else BRISBANE]
        day = first - timedelta(days=1)
        while day <= last + timedelta(days=1):
            if day.weekday() == roster["weekday"]:
                moment = datetime.combine(day, time.fromisoformat(roster["startTime"]), there).astimezone(UTC)
                stop = datetime.combine(day, time.fromisoformat(roster["endTime"]), there)
                while moment < stop:
                    if begin <= moment < end:
                        minutes.setdefault((person, place), set()).add(moment)
                    moment += _MINUTE
            day += timedelta(days=1)
    for appointment in tenant.table("appointment").records():
        if appointment["status"] != "Cancelled":
            moment = datetime.fromisoformat(appointment["startDateTime"])
            while moment < datetime.fromisoformat(appointment["endDateTime"]):
                for (person, _), free in minutes.items():
                    if person == appointment["practitionerId"]:
                        free.discard(moment)
                moment += _MINUTE
    return minutes


def runs(minutes: set[datetime], length: timedelta | None) -> list[tuple[datetime, datetime]]:
    """Return the runs of consecutive minutes, divided into pieces of a length if one is given."""
    found: list[tuple[datetime, datetime]] = []
    begin: datetime | None = None
    for moment in sorted(minutes):
        begin = moment if begin is None else begin
        nothing_follows = moment + _MINUTE not in minutes
        if nothing_follows and length is None:
            found.append((begin, moment + _MINUTE))
        if length is not None and moment + _MINUTE - begin == length:
            found.append((begin, moment + _MINUTE))
            begin = None
        if nothing_follows:
            begin = None
    return found


subsets = st.sets(st.sampled_from([KIM, LOU, "00000003-0000-4000-8000-000000000003"]), min_size=1)
places = st.sets(st.sampled_from([MAIN_CLINIC, NORTHERN_CLINIC]), min_size=1)


@settings(max_examples=cases(25), deadline=None)
@given(
    who=subsets,
    where=places,
    first=st.dates(date(2027, 1, 1), date(2027, 1, 16)),
    days=st.integers(0, 3),
    zone=st.sampled_from(sorted(_ZONES)),
    length=st.sampled_from([None, 15, 30, 45, 60]),
)
def test_slots_match_a_plain_model(
    who: set[str], where: set[str], first: date, days: int, zone: str, length: int | None
) -> None:
    last = first + timedelta(days=days)
    types = {kind["durationMinutes"]: kind["appointmentTypeId"] for kind in _table("appointment_type")}
    kind = {} if length is None else {"appointmentTypeId": types[str(length)]}
    expected = Counter(
        (start, end, place)
        for (_, place), minutes in free_minutes(who, where, first, last, zone).items()
        for start, end in runs(minutes, None if length is None else timedelta(minutes=length))
    )
    with coreplus_client(_MOCK) as client:
        filters = {"practitionerId": sorted(who), "locationId": sorted(where)}
        found = slots(client, first.isoformat(), last.isoformat(), zone, **filters, **kind)
    times = [(*(datetime.fromisoformat(slot[edge]) for edge in EDGES), slot["locationId"]) for slot in found]
    assert Counter(times) == expected
    assert [start for start, *_ in times] == sorted(start for start, *_ in times)


@settings(max_examples=cases(25), deadline=None)
@given(data=st.data(), minutes=st.integers(1, 120), day=st.dates(date(2026, 12, 28), date(2027, 1, 15)))
def test_an_offered_slot_can_be_booked_and_is_gone(data: st.DataObject, minutes: int, day: date) -> None:
    _MOCK.practice.reset()
    who = data.draw(st.sampled_from([one["practitionerId"] for one in _table("practitioner")]))
    with coreplus_client(_MOCK) as client:
        made = {"description": "Any length", "durationMinutes": str(minutes)}
        type_id = client.post("/appointmenttype/", json=made).json()["appointmentTypeId"]
        query = {"practitionerId": who, "appointmentTypeId": type_id}
        offered = slots(client, day.isoformat(), **query)
        assume(offered)
        slot = data.draw(st.sampled_from(offered))
        body = booking(slot["startDateTime"], slot["endDateTime"], locationId=slot["locationId"])
        body |= {"practitioner": {"practitionerId": who}, "appointmentTypeId": type_id}
        booked = client.post("/Appointment/", json=body)
        assert booked.status_code == 200
        left = slots(client, day.isoformat(), **query)
        assert left == [other for other in offered if other != slot]
        assert client.post("/Appointment/", json=body).status_code == 409
        client.post(f"/Appointment/{booked.json()['appointment']['appointmentId']}", json={"deleted": True})
        assert slots(client, day.isoformat(), **query) == offered


def _table(name: str) -> Any:
    return _MOCK.practice.coreplus[0].table(name).records()
