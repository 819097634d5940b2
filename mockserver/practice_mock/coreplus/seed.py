"""The demo practice of coreplus: invented people, weeks of appointments and their invoices, the same for a seed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from practice_mock import names
from practice_mock.clock import Clock
from practice_mock.coreplus import appointments, client_families, clients, demo, seed_accounts, zones
from practice_mock.coreplus.calendar import CANCELLED
from practice_mock.coreplus.demo import INITIAL_VISIT, KIM, MAIN_CLINIC, SAM, guid
from practice_mock.coreplus.tables import SHAPES
from practice_mock.coreplus.times import kept, wall
from practice_mock.store import MemoryStore, Record
from practice_mock.tenant import Tenant

__all__ = ["FIRST_DAY", "KIM", "SAM", "guid", "snapshot"]

FIRST_DAY = date(2027, 1, 4)
"""A Monday. Days before it are over: their appointments were attended. Its first hour and a half is left free."""

_MELBOURNE = ZoneInfo("Australia/Melbourne")
_WRITTEN = datetime(2026, 11, 20, 1, 2, 3, tzinfo=UTC)
_DAYS = tuple(FIRST_DAY + timedelta(days=day) for day in (-21, -20, -19, -18, -17, 0, 1, 2, 3, 4, 7, 8, 9, 10, 11))
_STARTS = ("10:30", "11:15", "13:30", "14:15", "15:00", "15:45")
_LENGTHS = (15, 30, 45)


@lru_cache(maxsize=16)
def snapshot(seed: int, size: int) -> Any:
    """The content of a store: a practice with so many clients."""
    store = MemoryStore(SHAPES)
    ids = demo.DemoIds(seed)
    tenant = Tenant(0, "seed", _MELBOURNE, store, Clock(_WRITTEN), ids)
    random = Random(seed)
    for table, record in demo.records(ids):
        store.table(table).put(record)
    people = [clients.create(tenant, _SAM), *(_add_client(tenant, random, number) for number in range(2, size + 1))]
    for client in people[2::9]:
        client_families.create(tenant, _relative(client, random))
    for body in (*_sams_visits(), *_visits(tenant, random, people)):
        appointments.book(tenant, body)
    _grow_old(tenant)
    seed_accounts.add(tenant, random)
    return store.snapshot()


def _add_client(tenant: Tenant, random: Random, number: int) -> Record:
    first_name, last_name = names.full_name(random)
    suburb, postcode = random.choice(names.SUBURBS)
    return clients.create(
        tenant,
        {
            "firstName": first_name,
            "lastName": last_name,
            "dateOfBirth": names.birth_date(random),
            "title": random.choice(("Mr", "Ms", "Mrs", "Dr", "")),
            "gender": random.choice(("Female", "Male", "Other", "")),
            "pronouns": random.choice(("she", "he", "they", "")),
            "phoneNumberMobile": names.mobile_number(random),
            "email": names.email_address(first_name, last_name, number),
            "addressResidential": {
                "streetAddress": f"{random.randrange(1, 200)} {random.choice(names.STREETS)} Street",
                "city": suburb,
                "postcode": postcode,
                "state": "VIC",
            },
            "postalSameAsResidential": True,
            "Status": {0: "Closed", 11: "Deleted", 17: "Deceased"}.get(number % 23, "Current"),
            "practitionerId": random.choice(_keys(tenant, "practitioner", "practitionerId")),
            "clientGroupId": random.choice(_keys(tenant, "client_group", "clientGroupId")),
        },
    )


def _keys(tenant: Tenant, table: str, key: str) -> list[str]:
    return [record[key] for record in tenant.table(table).records()]


def _relative(client: Record, random: Random) -> Mapping[str, Any]:
    first_name, _ = names.full_name(random)
    return {
        "clientId": client["clientId"],
        "firstName": first_name,
        "surname": client["lastName"],
        "relationship": random.choice(("Partner", "Mother", "Brother")),
        "mobile": names.mobile_number(random),
        "emergencyContact": True,
    }


def _sams_visits() -> Iterable[Mapping[str, Any]]:
    """One visit to come, and one that is over."""
    for day in (FIRST_DAY + timedelta(days=1), _DAYS[0]):
        start = wall(day, time(9), _MELBOURNE)
        yield _booking(SAM, KIM, MAIN_CLINIC, start, 45, INITIAL_VISIT)


def _visits(tenant: Tenant, random: Random, people: Iterable[Record]) -> Iterable[Mapping[str, Any]]:
    """Three visits for each practitioner on each day, wherever the practitioner works on it."""
    seen = [client["clientId"] for client in people if client["Status"] == "Current"]
    kinds = {kind["durationMinutes"]: kind["appointmentTypeId"] for kind in tenant.table("appointment_type").records()}
    places = {
        (roster["practitionerId"], roster["weekday"]): tenant.table("location").get(roster["locationId"])
        for roster in tenant.table("roster").records()
    }
    for day in _DAYS:
        for practitioner in tenant.table("practitioner").records():
            location = places[practitioner["practitionerId"], day.weekday()]
            if location is None:
                continue
            zone = zones.zone(location["timezoneId"])
            for start in sorted(random.sample(_STARTS, 3)):
                length = random.choice(_LENGTHS)
                moment = wall(day, time.fromisoformat(start), zone)
                yield _booking(
                    random.choice(seen),
                    practitioner["practitionerId"],
                    location["locationId"],
                    moment,
                    length,
                    kinds[str(length)],
                )


def _booking(
    client_id: str, practitioner_id: str, location_id: str, start: datetime, minutes: int, type_id: str
) -> Mapping[str, Any]:
    return {
        "startDateTime": kept(start),
        "endDateTime": kept(start + timedelta(minutes=minutes)),
        "practitioner": {"practitionerId": practitioner_id},
        "locationId": location_id,
        "clients": [{"clientId": client_id}],
        "appointmentTypeId": type_id,
    }


def _grow_old(tenant: Tenant) -> None:
    """What is past was attended; here and there somebody cancelled."""
    table = tenant.table("appointment")
    today = kept(wall(FIRST_DAY, time(), _MELBOURNE))
    for number, appointment in enumerate(list(table.records())):
        if number % 13 == 7:
            table.put({**appointment, "status": CANCELLED})
        elif appointment["startDateTime"] < today:
            table.put({**appointment, "status": "Attended"})


_SAM: Mapping[str, Any] = {
    "firstName": "Sam",
    "lastName": "Doe",
    "dateOfBirth": "1980-02-03",
    "title": "Ms",
    "preferredName": "Sam",
    "pronouns": "they",
    "gender": "Female",
    "phoneNumberMobile": "0400 000 001",
    "email": "sam.doe@example.com",
    "addressResidential": {
        "streetAddress": "1 Example Street",
        "city": "Exampleton",
        "postcode": "3000",
        "state": "VIC",
    },
    "postalSameAsResidential": True,
    "practitionerId": KIM,
}
