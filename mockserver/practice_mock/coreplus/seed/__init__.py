"""The demo practice of coreplus: invented people, a year of appointments and their invoices.

The same for the same seed and day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from practice_mock.coreplus.domain import appointment as appointments
from practice_mock.coreplus.domain import client as clients
from practice_mock.coreplus.domain import client_family, zones
from practice_mock.coreplus.domain.calendar import CANCELLED
from practice_mock.coreplus.domain.times import kept, wall
from practice_mock.coreplus.seed import directory, invoices
from practice_mock.coreplus.seed.directory import INITIAL_VISIT, KIM, KIMS_DAY_AWAY, MAIN_CLINIC, SAM, guid
from practice_mock.coreplus.tables import SHAPES
from practice_mock.demo import names
from practice_mock.demo.working_days import working_days
from practice_mock.state.clock import Clock
from practice_mock.state.store import MemoryStore, Record
from practice_mock.state.tenant import Tenant

__all__ = ["KIM", "SAM", "guid", "snapshot"]

_MELBOURNE = ZoneInfo("Australia/Melbourne")

# The first hour and a half of every day is left free, for whoever tries the examples.
_STARTS = ("10:30", "11:15", "13:30", "14:15", "15:00", "15:45")
_LENGTHS = (15, 30, 45)


@lru_cache(maxsize=16)
def snapshot(seed: int, today: date, *, people: int = 500, weeks: int = 26) -> Any:
    """The content of a store: a practice with so many clients, and appointments of so many weeks around a day.

    Before that day everything is over, on it nothing has begun.
    """
    store = MemoryStore(SHAPES)
    ids = directory.DemoIds(seed)
    tenant = Tenant(0, "seed", _MELBOURNE, store, Clock(wall(today, time(), _MELBOURNE)), ids)
    random = Random(seed)
    for table, record in directory.records(ids, today):
        store.table(table).put(record)
    known = [clients.create(tenant, _SAM), *(_add_client(tenant, random, number) for number in range(2, people + 1))]
    for client in known[2::9]:
        client_family.create(tenant, _relative(client, random))
    days = list(working_days(today, weeks))
    for body in (*_sams_visits(days, today), *_visits(tenant, random, known, days, today)):
        appointments.book(tenant, body)
    _grow_old(tenant, random, today)
    invoices.add(tenant, random, today)
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


def _sams_visits(days: Iterable[date], today: date) -> Iterable[Mapping[str, Any]]:
    """The next visit to come, and the first of all, wherever Kim is at the first location."""
    suitable = [day for day in days if day.weekday() != KIMS_DAY_AWAY]
    for day in (next(day for day in suitable if day > today), suitable[0]):
        start = wall(day, time(9), _MELBOURNE)
        yield _booking(SAM, KIM, MAIN_CLINIC, start, 45, INITIAL_VISIT)


def _visits(
    tenant: Tenant, random: Random, people: Iterable[Record], days: Iterable[date], today: date
) -> Iterable[Mapping[str, Any]]:
    """Visits to each practitioner on each day, wherever the practitioner works; ever fewer in the weeks to come."""
    seen = [client["clientId"] for client in people if client["Status"] == "Current"]
    kinds = {kind["durationMinutes"]: kind["appointmentTypeId"] for kind in tenant.table("appointment_type").records()}
    places = {
        (roster["practitionerId"], roster["weekday"]): tenant.table("location").get(roster["locationId"])
        for roster in tenant.table("roster").records()
    }
    for day in days:
        ahead = (day - today).days // 7
        most = len(_STARTS) if ahead < 0 else max(3, len(_STARTS) - ahead // 6)
        for practitioner in tenant.table("practitioner").records():
            location = places[practitioner["practitionerId"], day.weekday()]
            if location is None:
                continue
            zone = zones.zone(location["timezoneId"])
            for start in sorted(random.sample(_STARTS, random.randrange(most - 2, most + 1))):
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


def _grow_old(tenant: Tenant, random: Random, today: date) -> None:
    """What is past was attended; here and there somebody but Sam cancelled."""
    table = tenant.table("appointment")
    now = kept(wall(today, time(), _MELBOURNE))
    for appointment in list(table.records()):
        if random.random() < 0.07 and appointment["clientId"] != SAM:
            table.put({**appointment, "status": CANCELLED})
        elif appointment["startDateTime"] < now:
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
